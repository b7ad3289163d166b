//! Every reason to say no to a registry's program, in one list. Each has a code of the contract at the edge.

use crate::domain::saksgang::Saksavslag;

/// Why a registry's request is refused. Carries nothing personal and nothing that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Klientavslag {
    /// No citizen with that number, or no such number: the two are told apart nowhere (contract §1.5).
    #[error("Fant ikke innbygger")]
    UkjentInnbygger,
    /// Unknown definition, GUID not well formed, or a part that does not own it (contract §1.5).
    #[error("Definisjonen finnes ikke hos denne parten")]
    UkjentDefinisjon,
    /// The token has not the scope.
    #[error("Tokenet mangler skopet som trengs")]
    ManglerSkop,
    /// The client has no grant for the definition or part.
    #[error("Klienten har ikke tilgang til definisjonen")]
    ManglerTilgang,
    /// `typePi` is another than the definition's.
    #[error("typePi stemmer ikke med definisjonen")]
    FeilType,
    /// `tidspunkt` is in the future.
    #[error("tidspunkt er fram i tid")]
    FramITid,
    /// `innbyggerMetadata` does not fit the definition.
    #[error("innbyggerMetadata passer ikke med definisjonen")]
    FeilMetadata,
    /// The definition cannot be set now.
    #[error("Definisjonen kan ikke settes nå")]
    IkkeMulig,
    /// Another consent of the same registry must come first.
    #[error("Et annet samtykke må være gitt først")]
    KreverAnnetSamtykke,
    /// Evidence without its kind, of another kind than it says, not base64, or too large.
    #[error("Signert bevis kan ikke leses eller er for stort")]
    FeilBevis,
    /// `pagingReference` or position that was never given, is another client's or has run out.
    #[error("Ukjent eller utløpt pagingReference")]
    UkjentPeker,
    /// A request, notice or its attachment that cannot be sent.
    #[error("Forespørselen kan ikke sendes slik")]
    FeilForesporsel,
    /// An order that has been delivered with something else, or that the citizen has cancelled.
    #[error("Bestillingen er avsluttet")]
    BestillingAvsluttet,
    /// The portal may keep no copy: no valid consent, or a reservation.
    #[error("Innbyggerens valg tillater ikke at rapporten lagres her")]
    KanIkkeLagres,
    /// No request, change or deletion that this client could mean.
    #[error("Finnes ikke")]
    FinnesIkke,
    /// A message in a case that is not taken (contract §6.6).
    #[error(transparent)]
    Sak(#[from] Saksavslag),
    /// The registry builds on consent, and the citizen has not given it: nothing is stored.
    #[error("Innbyggeren har ikke samtykket, så ingenting lagres")]
    IkkeSamtykket,
    /// The citizen has reserved against storage.
    #[error("Innbyggeren har reservert seg, så ingenting lagres")]
    Reservert,
    /// The registry is for the listed, and the citizen has no ticket.
    #[error("Innbyggeren er ikke oppført hos parten")]
    IkkeOppfort,
    /// The citizen has withdrawn from the portal.
    #[error("Innbyggeren bruker ikke portalen, så ingenting lagres")]
    BrukerIkkePortalen,
    /// A report that does not follow the schema.
    #[error("Rapporten kan ikke tas imot")]
    FeilRapport,
    /// A row of the log, or the days it is complete for, that cannot be taken.
    #[error("Loggen kan ikke tas imot")]
    FeilLogg,
    /// A row whose GUID was used for another row.
    #[error("radGuid er brukt om en annen rad")]
    BruktGuid,
    /// Participation that cannot be taken.
    #[error("Deltakelsene kan ikke tas imot")]
    FeilDeltakelse,
}
