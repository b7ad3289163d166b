//! Personverninnstilling: one citizen's answer to one definition (contract §0.2 *instans*), and the rules for
//! changing it. Pure: the doors do the storing.

use super::avslag::Avslag;
use super::definisjon::{ApenFor, Definisjon, DefinisjonId, TypePi, Valg};
use super::metadata::Metadata;
use super::tid;
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

/// The stored state. `sekvensnummer` is 1 at first and grows by one at every change (contract §1.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Personverninnstilling {
    pub definisjon: DefinisjonId,
    pub aktiv: bool,
    pub sekvensnummer: i64,
    pub opprettet: Timestamp,
    pub endret: Timestamp,
    /// When the registry confirmed it, if it has.
    pub i_kraft: Option<Timestamp>,
    /// What the answer holds besides its yes.
    pub metadata: Metadata,
}

/// The closed list of states a citizen is shown (screens 5.5); each has one wording and one icon everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Status {
    Samtykket,
    IkkeSamtykket,
    SamtykkeTrukket,
    Reservert,
    IkkeReservert,
    Begrenset,
    IkkeBegrenset,
}

/// What a citizen's state is called. No stored answer means the definition's silent default:
/// not consented, not reserved, not restricted (screens 6.2e).
pub fn status(definisjon: &Definisjon, lagret: Option<&Personverninnstilling>) -> Status {
    status_av(definisjon.type_pi, lagret.map(|i| i.aktiv))
}

/// As [`status`], from the kind of definition and the answer alone.
pub const fn status_av(type_pi: TypePi, svar: Option<bool>) -> Status {
    match (type_pi, svar) {
        (TypePi::Samtykke | TypePi::Niva, Some(true)) => Status::Samtykket,
        (TypePi::Samtykke | TypePi::Niva, Some(false)) => Status::SamtykkeTrukket,
        (TypePi::Samtykke | TypePi::Niva, None) => Status::IkkeSamtykket,
        (TypePi::Reservasjon, Some(true)) => Status::Reservert,
        (TypePi::Reservasjon, _) => Status::IkkeReservert,
        (TypePi::Tilgangsbegrensning, Some(true)) => Status::Begrenset,
        (TypePi::Tilgangsbegrensning, _) => Status::IkkeBegrenset,
    }
}

impl Status {
    /// Whether the state limits the use of the citizen's data (the group line of the overview).
    pub const fn begrenser(self) -> bool {
        matches!(self, Self::Reservert | Self::Begrenset | Self::SamtykkeTrukket)
    }
}

/// What the citizen asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Onske {
    pub valg: Valg,
    pub metadata: Metadata,
    /// The sequence number the form was made from; 0 when there was none. Guards against two open windows.
    pub sett_sekvensnummer: i64,
    /// Whether "I understand that data are deleted for good" was ticked.
    pub forstar_sletting: bool,
}

/// The outcome of a permitted wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Avgjorelse {
    /// The answer is the same as before; nothing is stored.
    Uendret,
    /// Store this sequence number.
    Endre { sekvensnummer: i64 },
}

/// Decides whether a citizen's own wish may be carried out on `dag`.
/// `aktive` are the citizen's active definitions of the same part.
///
/// # Errors
/// The [`Avslag`] that the citizen is told.
pub fn avgjor(
    definisjon: &Definisjon,
    lagret: Option<&Personverninnstilling>,
    inkludert: bool,
    aktive: &[DefinisjonId],
    onske: &Onske,
    dag: Date,
) -> Result<Avgjorelse, Avslag> {
    if !definisjon.periode.dekker(dag) {
        return Err(Avslag::IkkeMulig);
    }
    if definisjon.apen_for == ApenFor::Inkluderte && !inkludert && lagret.is_none() {
        return Err(Avslag::UkjentDefinisjon);
    }
    let na = lagret.map_or(0, |i| i.sekvensnummer);
    if na != onske.sett_sekvensnummer {
        return Err(Avslag::EndretImens);
    }
    onske.metadata.kontroller(definisjon, onske.valg)?;
    let (er, holder) = lagret.map_or((Valg::Inaktiv, None), |i| (Valg::av(i.aktiv), Some(&i.metadata)));
    if er == onske.valg && (!er.aktiv() || holder == Some(&onske.metadata)) {
        return Ok(Avgjorelse::Uendret);
    }
    if onske.valg.aktiv() && definisjon.krever.iter().any(|k| !aktive.contains(k)) {
        return Err(Avslag::KreverAnnetSamtykke);
    }
    if definisjon.ma_bekreftes(onske.valg) && !onske.forstar_sletting {
        return Err(Avslag::ManglerBekreftelse);
    }
    Ok(Avgjorelse::Endre { sekvensnummer: na + 1 })
}

/// The last day by which stored data are deleted, when `valg` deletes and was made at `tidspunkt`.
pub fn slettes_innen(definisjon: &Definisjon, valg: Valg, tidspunkt: Timestamp) -> Option<Date> {
    let dager = definisjon.slettefrist_dager?;
    definisjon.sletter(valg).then(|| tid::om_dager(tid::dag(tidspunkt), dager))
}

#[cfg(test)]
mod tests;
