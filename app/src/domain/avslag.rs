//! Avslag: every reason to say no to a citizen, in one list. Each has a message and an HTTP status at the edge.

use super::representasjon::Representasjonsavslag;
use super::tjenesten::Tjeneste;

/// Why a request is refused. Carries nothing personal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Avslag {
    /// No such definition, or none that this citizen has: the two are told apart nowhere.
    #[error("unknown definition")]
    UkjentDefinisjon,
    /// No such registry, document or receipt for this citizen.
    #[error("not found")]
    FinnesIkke,
    /// A link leads to a setting that does not concern this citizen now, or to none.
    #[error("does not concern the citizen")]
    GjelderIkke,
    /// The definition is not open for change, by date or by kind.
    #[error("cannot be changed here")]
    IkkeMulig,
    /// Somebody changed the setting after the form was opened.
    #[error("changed meanwhile")]
    EndretImens,
    /// Another consent of the same registry must come first.
    #[error("another consent is needed first")]
    KreverAnnetSamtykke,
    /// Whom a restriction is aimed at must be chosen first.
    #[error("nobody chosen")]
    ManglerUtvalg,
    /// Level, recipients or periods that the definition does not take.
    #[error("metadata that do not fit the definition")]
    UgyldigMetadata,
    /// The citizen's level of use does not cover the service.
    #[error("level of use too low")]
    ForLavtNiva,
    /// The citizen has given up their own access to the service.
    #[error("own access to the service given up")]
    UtenTilgang(Tjeneste),
    /// The citizen has locked their own access.
    #[error("own access locked")]
    Sperret,
    /// A representative may not do this, and why.
    #[error("not on behalf of another")]
    IkkePaVegneAv(Representasjonsavslag),
    /// The form was opened for another person than the session acts for now.
    #[error("another person in another window")]
    AnnenPerson,
    /// The text of a request changed after it was opened.
    #[error("text changed meanwhile")]
    TekstEndret,
    /// The request is answered, run out or withdrawn.
    #[error("request closed")]
    ForesporselLukket,
    /// A consent of the request has no answer.
    #[error("not all of the request answered")]
    ManglerSvar,
    /// Deletion for good was not confirmed.
    #[error("deletion not confirmed")]
    ManglerBekreftelse,
    /// The form's one-time key was used for another answer.
    #[error("form key used for another answer")]
    BruktNokkel,
}
