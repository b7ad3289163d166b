//! The contract as it is spelled on the wire: paths, scopes, codes, and the types of requests and answers. What is
//! documented, what was read in a client and what is inferred is said beside each name ([DOC], [CLIENT], [INFERRED]: the
//! marks of the contract's own text); all that is inferred is here and can be changed here.

mod feed;
pub mod insight;
mod request;
mod setting;
pub mod source;
mod system;

pub use feed::*;
pub use insight::*;
pub use request::*;
pub use setting::*;

pub use system::*;

use app::domain::klient::{Klientavslag, Skop};
use axum::http::StatusCode;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Paths, in lower case: requests are matched in any letter case [INFERRED: the real service looks like ASP.NET].
pub mod path {
    /// Everything below is the registries'; what is not known there is answered as the contract's error.
    pub const BASE: &str = "/personvern/";
    /// The registries' side of insight: reports, logs, orders and cases (§6.6) [INFERRED].
    pub const INSIGHT: &str = "/helseregistre/v1/";
    /// §1.2 [CLIENT]
    pub const STATUS: &str = "/personvern/personverninnstillinger/sjekkinnbyggerspistatus/v2";
    /// §1.3 [CLIENT]
    pub const FOR_PART: &str = "/personvern/personverninnstillinger/hentinnbyggerspiforpart/v2";
    /// §1.4 [CLIENT]
    pub const LIST: &str = "/personvern/personverninnstillinger/hentinnbyggereaktivepifordefinisjon/v2";
    /// §2 [CLIENT]
    pub const SET: &str = "/personvern/personverninnstillinger/settinnbyggerspersonverninnstilling/v2";
    /// §3 [CLIENT]
    pub const INCLUSION: &str = "/personvern/v1/settinnbyggersinkludering";
    /// §4.3 [INFERRED]
    pub const REQUEST: &str = "/personvern/v1/samtykkeforesporsel";
    /// The same request to many [INFERRED].
    pub const REQUESTS: &str = "/personvern/v1/samtykkeforesporsel/flere";
    /// §4.3 [INFERRED]
    pub const REQUEST_ONE: &str = "/personvern/v1/samtykkeforesporsel/{guid}";
    /// A notice to many that leads to a setting [INFERRED].
    pub const NOTICE: &str = "/personvern/v1/varsel";
    /// Changes since a position, for those who fetch instead of being sent [INFERRED].
    pub const FEED: &str = "/personvern/v1/endringer";
    /// Count and digest of a definition's active set [INFERRED].
    pub const RECONCILE: &str = "/personvern/v1/avstemming";
    /// A registry that fetches says that a change is in force there [INFERRED].
    pub const ACKNOWLEDGE: &str = "/personvern/v1/kvittering";
    /// A registry says that it has deleted [INFERRED].
    pub const DELETED: &str = "/personvern/v1/slettebekreftelse";
    /// The document of this interface, and the page that shows it.
    pub const OPENAPI: &str = "/personvern/openapi.json";
    pub const DOCUMENTATION: &str = "/personvern/dokumentasjon";
    /// The published form of a report (JSON Schema 2020-12) [INFERRED].
    pub const REPORT_SCHEMA: &str = "/helseregistre/v1/rapport.schema.json";
}

/// What is appended to a subscriber's address (§5.1) [DOC].
pub const REPLICATION: &str = "/LagreInnbyggersPersonvernInnstilling";

/// `aud` of tokens (§7.1) [DOC].
pub const AUDIENCE: &str = "nhn:helsenorge.eksternapi";

/// The scopes that allow something (§7.1). Those for reading and writing settings are [DOC]; those for inclusion
/// [INFERRED], from the name in the self-service portal.
pub const SCOPES: [(&str, Skop); 5] = [
    ("nhn:helsenorge.eksternapi/personverninnstilling_read", Skop::Les),
    ("nhn:helsenorge.eksternapi/personverninnstilling_write", Skop::Skriv),
    ("nhn:helsenorge.eksternapi/inkluderingsbillett_write", Skop::Inkludering),
    ("nhn:helsenorge.eksternapi/Inkluderingsbillett_skriv", Skop::Inkludering),
    // Inferred: no name of a scope for insight was found (contract §6.6).
    ("nhn:helsenorge.eksternapi/helseregister_innsyn", Skop::Innsyn),
];

/// Settings on a page of a listing (§1.4) [INFERRED].
pub const PAGE: usize = 1000;
/// Hours that a `pagingReference` holds (§13 G5) [INFERRED].
pub const REFERENCE_HOURS: i64 = 24;
/// Most changes in one answer of the feed [INFERRED].
pub const FEED_PAGE: usize = 1000;
/// Minutes that `tidspunkt` may be ahead of our clock (§2) [INFERRED].
pub const AHEAD_MINUTES: i64 = 5;
/// Largest body of a write: evidence of 4 MiB in base64, and some (§2) [CLIENT] / [INFERRED].
pub const WRITE_BYTES: usize = 8 * 1024 * 1024;
/// Largest body of everything else [INFERRED].
pub const BODY_BYTES: usize = 64 * 1024;
/// Most recipients of one call of the bulk services [INFERRED].
pub const RECIPIENTS: usize = 10_000;

/// Whose fault an error is (§1.5) [INFERRED].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub enum ErrorCategory {
    /// The request cannot be carried out as it is.
    Functional,
    /// A fault of the service; the same request may be sent again.
    Technical,
}

/// The body of every answer of 400 and above but 401 (§1.5) [CLIENT].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Error {
    /// `EPVK-` and six digits.
    #[schema(pattern = "^EPVK-[0-9]{6}$", example = "EPVK-101518")]
    pub code: String,
    /// What is wrong, for people who read logs. Never holds what was sent.
    #[schema(example = "Fant ikke innbygger")]
    pub message: String,
    pub error_category: ErrorCategory,
}

/// Status and code of each refusal. `EPVK-101500` and `EPVK-101518` are [CLIENT], their status and all others [INFERRED].
pub const fn refusal(avslag: Klientavslag) -> (StatusCode, &'static str) {
    use Klientavslag as A;
    match avslag {
        A::UkjentDefinisjon => (StatusCode::BAD_REQUEST, "EPVK-101500"),
        A::FeilType => (StatusCode::BAD_REQUEST, "EPVK-101502"),
        A::FramITid => (StatusCode::BAD_REQUEST, "EPVK-101503"),
        A::FeilMetadata => (StatusCode::BAD_REQUEST, "EPVK-101504"),
        A::IkkeMulig => (StatusCode::BAD_REQUEST, "EPVK-101505"),
        A::KreverAnnetSamtykke => (StatusCode::BAD_REQUEST, "EPVK-101506"),
        A::FeilBevis => (StatusCode::BAD_REQUEST, "EPVK-101507"),
        A::UkjentPeker => (StatusCode::BAD_REQUEST, "EPVK-101508"),
        A::FeilForesporsel => (StatusCode::BAD_REQUEST, "EPVK-101509"),
        A::UkjentInnbygger => (StatusCode::BAD_REQUEST, "EPVK-101518"),
        A::ManglerSkop => (StatusCode::FORBIDDEN, "EPVK-101530"),
        A::ManglerTilgang => (StatusCode::FORBIDDEN, "EPVK-101531"),
        A::BestillingAvsluttet => (StatusCode::CONFLICT, "EPVK-101550"),
        A::KanIkkeLagres => (StatusCode::CONFLICT, "EPVK-101551"),
        A::FinnesIkke => (StatusCode::NOT_FOUND, "EPVK-101540"),
        A::Sak(avslag) => insight::case_refusal(avslag),
        A::IkkeSamtykket => (StatusCode::BAD_REQUEST, "EPVK-101560"),
        A::Reservert => (StatusCode::BAD_REQUEST, "EPVK-101561"),
        A::IkkeOppfort => (StatusCode::BAD_REQUEST, "EPVK-101562"),
        A::BrukerIkkePortalen => (StatusCode::BAD_REQUEST, "EPVK-101563"),
        A::FeilRapport => (StatusCode::BAD_REQUEST, "EPVK-101564"),
        A::FeilLogg => (StatusCode::BAD_REQUEST, "EPVK-101565"),
        A::BruktGuid => (StatusCode::BAD_REQUEST, "EPVK-101566"),
        A::FeilDeltakelse => (StatusCode::BAD_REQUEST, "EPVK-101567"),
    }
}

/// What is refused before a door is asked [INFERRED].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misuse {
    /// The body or the query cannot be read.
    Unreadable,
    NoSuchService,
    WrongMethod,
    WrongMediaType,
    TooLarge,
    TooMany,
    /// A fault of ours.
    Fault,
    /// We cannot answer now.
    Unavailable,
}

/// Status, code and words of what is refused before a door is asked [INFERRED].
pub const fn misuse(misuse: Misuse) -> (StatusCode, &'static str, &'static str) {
    use Misuse as M;
    match misuse {
        M::Unreadable => (StatusCode::BAD_REQUEST, "EPVK-101501", "Forespørselen kan ikke leses"),
        M::NoSuchService => (StatusCode::NOT_FOUND, "EPVK-101541", "Tjenesten finnes ikke"),
        M::WrongMethod => (StatusCode::METHOD_NOT_ALLOWED, "EPVK-101542", "Tjenesten tar ikke denne metoden"),
        M::WrongMediaType => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "EPVK-101543", "Innholdet må være application/json"),
        M::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "EPVK-101544", "Innholdet er for stort"),
        M::TooMany => (StatusCode::TOO_MANY_REQUESTS, "EPVK-101545", "For mange kall. Vent og prøv igjen"),
        M::Fault => (StatusCode::INTERNAL_SERVER_ERROR, "EPVK-101590", "Feil hos oss. Prøv igjen"),
        M::Unavailable => (StatusCode::SERVICE_UNAVAILABLE, "EPVK-101591", "Tjenesten svarer ikke nå. Prøv igjen"),
    }
}

/// A request body or query: its property names are taken in any letter case [INFERRED], unknown ones are left alone, and `null`
/// means the same as absent.
pub trait Body: DeserializeOwned {
    /// Property names as the contract spells them, and older names that mean the same, each with today's.
    const NAMES: &'static [(&'static str, &'static str)];
}

/// Names of `$type`'s properties, and other names that are taken for them.
macro_rules! names {
    ($type:ty: $($name:literal)+ $(; $($old:literal => $new:literal)+)?) => {
        impl $crate::api::contract::Body for $type {
            const NAMES: &'static [(&'static str, &'static str)] = &[$(($name, $name),)+ $($(($old, $new),)+)?];
        }
    };
}
pub(crate) use names;
