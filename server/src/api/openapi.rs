//! The document of this interface (OpenAPI 3.1), made from the handlers and the types of the contract; `server/openapi.json`
//! is the same, committed. What all services have in common is put on here, so that no handler repeats it.

#[cfg(test)]
pub(super) mod tests;

use super::contract::{self, AUDIENCE, BODY_BYTES, Error, Misuse, SCOPES, WRITE_BYTES, path};
use app::domain::klient::{Klientavslag as A, Skop};
use app::domain::saksgang::Saksavslag;
use app::oppsett::Oppsett;
use app::portal::Portal;
use axum::Router;
use axum::body::Bytes;
use axum::http::header;
use axum::routing::get;
use utoipa::ToSchema;
use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::path::Operation;
use utoipa::openapi::security::{OpenIdConnect, SecurityScheme};
use utoipa::openapi::{
    ContentBuilder, InfoBuilder, ObjectBuilder, OpenApi, PathItem, Ref, RefOr, Response, ResponseBuilder, Server, Type,
};

/// Name of the security scheme in the handlers.
const SCHEME: &str = "helseid";
/// Where an installation that uses HelseID in production gets its tokens from (contract §7.1).
const DISCOVERY: &str = "https://helseid-sts.nhn.no/.well-known/openid-configuration";
/// The text that the document begins with. Codes are put in where it says so.
const ABOUT: &str = include_str!("openapi/about.md");

const REFUSALS: [A; 23] = [
    A::UkjentDefinisjon,
    A::FeilType,
    A::FramITid,
    A::FeilMetadata,
    A::IkkeMulig,
    A::KreverAnnetSamtykke,
    A::FeilBevis,
    A::UkjentPeker,
    A::FeilForesporsel,
    A::UkjentInnbygger,
    A::ManglerSkop,
    A::ManglerTilgang,
    A::BestillingAvsluttet,
    A::KanIkkeLagres,
    A::FinnesIkke,
    A::IkkeSamtykket,
    A::Reservert,
    A::IkkeOppfort,
    A::BrukerIkkePortalen,
    A::FeilRapport,
    A::FeilLogg,
    A::BruktGuid,
    A::FeilDeltakelse,
];
const MISUSES: [Misuse; 8] = [
    Misuse::Unreadable,
    Misuse::NoSuchService,
    Misuse::WrongMethod,
    Misuse::WrongMediaType,
    Misuse::TooLarge,
    Misuse::TooMany,
    Misuse::Fault,
    Misuse::Unavailable,
];

/// Answers that any service may give: status, name among the components, meaning, whether only to a body.
const COMMON: [(&str, &str, &str, bool); 8] = [
    ("400", "Refused", "The request cannot be read, or is refused by rule.", false),
    ("401", "NotLetIn", "No access token, or token or proof do not hold. No body.", false),
    ("403", "NotGranted", "The token has not the scope, or the client has no grant.", false),
    ("413", "TooLarge", "The body is too large.", true),
    ("415", "WrongMediaType", "The body is not `application/json`.", true),
    ("429", "TooMany", "More requests than the client may make.", false),
    ("500", "Fault", "A fault of the service. The request may be sent again.", false),
    ("503", "Unavailable", "The service cannot answer now. The request may be sent again.", false),
];

/// The whole document.
pub fn document() -> OpenApi {
    complete(super::services().split_for_parts().1)
}

/// The document as it is committed and served.
pub fn text() -> String {
    // A map of strings, numbers and lists: there is nothing in it that could not be written.
    serde_json::to_string_pretty(&document()).unwrap_or_default() + "\n"
}

/// The form of a report, with the placeholder of its own address.
const REPORT_SCHEMA: &str = include_str!("../../../app/rapport.schema.json");
const PLACEHOLDER: &str = "https://innsyn.example";

/// The document, the page that shows it, and the form of a report; no token is needed.
pub fn routes(oppsett: &Oppsett) -> Router<Portal> {
    let document = Bytes::from(text());
    let json = move || async move { ([(header::CONTENT_TYPE, "application/json")], document) };
    let schema = Bytes::from(REPORT_SCHEMA.replacen(PLACEHOLDER, &oppsett.adresse, 1));
    let schema = move || async move { ([(header::CONTENT_TYPE, "application/schema+json")], schema) };
    Router::new()
        .route(path::OPENAPI, get(json))
        .route(path::REPORT_SCHEMA, get(schema))
        .merge(super::documentation::routes(oppsett))
}

/// Puts on what all services have in common. What a handler says about a status itself stands.
fn complete(mut document: OpenApi) -> OpenApi {
    let title = "Personvernkomponenten (PVK): privacy settings for registries";
    document.info =
        InfoBuilder::new().title(title).version(env!("CARGO_PKG_VERSION")).description(Some(about())).build();
    document.servers = Some(vec![Server::new("/")]);
    for item in document.paths.paths.values_mut() {
        for (_, operation) in operations(item) {
            add_common(operation);
        }
    }
    let components = document.components.get_or_insert_default();
    components.schemas.insert(Error::name().into_owned(), <Error as utoipa::PartialSchema>::schema());
    Error::schemas_into(&mut components.schemas);
    for (status, name, meaning, _) in COMMON {
        components.responses.insert(name.to_owned(), RefOr::T(common(status, meaning)));
    }
    components.headers.insert("CorrelationId".to_owned(), RefOr::T(correlation_id()));
    components.security_schemes.insert(SCHEME.to_owned(), RefOr::T(scheme()));
    document
}

/// The operations of a path that are there, by method.
fn operations(item: &mut PathItem) -> impl Iterator<Item = (&'static str, &mut Operation)> {
    let all = [
        ("get", &mut item.get),
        ("post", &mut item.post),
        ("put", &mut item.put),
        ("patch", &mut item.patch),
        ("delete", &mut item.delete),
    ];
    all.into_iter().filter_map(|(method, operation)| Some((method, operation.as_mut()?)))
}

fn add_common(operation: &mut Operation) {
    let has_body = operation.request_body.is_some();
    let responses = &mut operation.responses.responses;
    for (_, response) in responses.iter_mut() {
        if let RefOr::T(response) = response {
            let number = Ref::new("#/components/headers/CorrelationId");
            response.headers.entry("CorrelationId".to_owned()).or_insert(RefOr::Ref(number));
        }
    }
    for (status, name, _, only_body) in COMMON {
        if has_body || !only_body {
            let common = || RefOr::Ref(Ref::new(format!("#/components/responses/{name}")));
            responses.entry(status.to_owned()).or_insert_with(common);
        }
    }
}

/// An answer that any service may give, with the codes it may have.
fn common(status: &str, meaning: &str) -> Response {
    let mut response =
        ResponseBuilder::new().header_ref("CorrelationId", Ref::new("#/components/headers/CorrelationId"));
    if status == "401" {
        let challenge = HeaderBuilder::new().schema(Some(string(None))).description(Some("RFC 6750 and RFC 9449"));
        return response.description(meaning).header("WWW-Authenticate", challenge.build()).build();
    }
    if status == "429" || status == "503" {
        let seconds = ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(1)).build();
        let wait = HeaderBuilder::new().schema(Some(seconds)).description(Some("Whole seconds to wait"));
        response = response.header("Retry-After", wait.build());
    }
    let codes = codes().filter(|(s, ..)| s.to_string() == status).map(|(_, code, words)| format!("- `{code}` {words}"));
    let description = [format!("{meaning}\n")].into_iter().chain(codes).collect::<Vec<_>>().join("\n");
    let error = ContentBuilder::new().schema(Some(Ref::from_schema_name(Error::name()))).build();
    response.description(description).content("application/json", error).build()
}

/// Every code there is: status, code, message.
fn codes() -> impl Iterator<Item = (u16, &'static str, String)> {
    let refused = REFUSALS.into_iter().chain(Saksavslag::ALLE.map(A::Sak)).map(|avslag| {
        let (status, code) = contract::refusal(avslag);
        (status.as_u16(), code, avslag.to_string())
    });
    let misused = MISUSES.into_iter().map(|misuse| {
        let (status, code, words) = contract::misuse(misuse);
        (status.as_u16(), code, words.to_owned())
    });
    let mut all: Vec<_> = refused.chain(misused).collect();
    all.sort();
    all.into_iter()
}

fn correlation_id() -> utoipa::openapi::header::Header {
    let about = "Number of this request in the service's log. Name it when you ask about an answer.";
    HeaderBuilder::new().schema(Some(string(Some("uuid")))).description(Some(about)).build()
}

fn string(format: Option<&str>) -> utoipa::openapi::Object {
    let format = format.map(|f| utoipa::openapi::SchemaFormat::Custom(f.to_owned()));
    ObjectBuilder::new().schema_type(Type::String).format(format).build()
}

fn scheme() -> SecurityScheme {
    let about = format!(
        "Access token by client credentials, sent as `Authorization: DPoP` with a proof in `DPoP` (RFC 9449); `aud` is \
         `{AUDIENCE}`. Installations for testing have another issuer. Scopes:\n\n{}",
        scopes()
    );
    SecurityScheme::OpenIdConnect(OpenIdConnect::with_description(DISCOVERY, &about))
}

/// The scopes, and what each allows.
fn scopes() -> String {
    let allows = |skop| match skop {
        Skop::Les => "looking up, listing and following",
        Skop::Skriv => "settings, requests and notices",
        Skop::Inkludering => "inclusion tickets",
        Skop::Innsyn => "reports, logs, orders and cases",
    };
    let all: Vec<String> = SCOPES.iter().map(|(scope, skop)| format!("- `{scope}`: {}", allows(*skop))).collect();
    all.join("\n")
}

fn about() -> String {
    let codes: Vec<String> = codes().map(|(status, code, words)| format!("- `{code}` ({status}): {words}")).collect();
    ABOUT
        .replace("{codes}", &codes.join("\n"))
        .replace("{audience}", AUDIENCE)
        .replace("{scopes}", &scopes())
        .replace("{write}", &format!("{} MiB", WRITE_BYTES / 1024 / 1024))
        .replace("{report}", &format!("{} MiB", contract::insight::REPORT_BYTES / 1024 / 1024))
        .replace("{body}", &format!("{} KiB", BODY_BYTES / 1024))
        .replace("{openapi}", path::OPENAPI)
}

/// [`ToSchema::schemas`] into a map: a type, and all that it holds.
trait SchemasInto: ToSchema {
    fn schemas_into(into: &mut std::collections::BTreeMap<String, RefOr<utoipa::openapi::Schema>>) {
        let mut all = Vec::new();
        Self::schemas(&mut all);
        into.extend(all);
    }
}

impl<T: ToSchema> SchemasInto for T {}
