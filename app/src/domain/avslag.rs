//! Avslag: every reason to say no to a citizen, in one list. Each has a message and an HTTP status at the edge.

/// Why a request is refused. Carries nothing personal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Avslag {
    /// No such definition, or none that this citizen has: the two are told apart nowhere.
    #[error("unknown definition")]
    UkjentDefinisjon,
    /// No such registry, document or receipt for this citizen.
    #[error("not found")]
    FinnesIkke,
    /// The definition is not open for change, by date or by kind.
    #[error("cannot be changed here")]
    IkkeMulig,
    /// Somebody changed the setting after the form was opened.
    #[error("changed meanwhile")]
    EndretImens,
    /// Another consent of the same registry must come first.
    #[error("another consent is needed first")]
    KreverAnnetSamtykke,
    /// Deletion for good was not confirmed.
    #[error("deletion not confirmed")]
    ManglerBekreftelse,
    /// The form's one-time key was used for another answer.
    #[error("form key used for another answer")]
    BruktNokkel,
}
