//! Levering: what a registry delivers about a citizen by itself (contract §6.6), and whether the portal takes it: reports,
//! rows of its log, participation. Faults are named by place, never by what stood there.

mod dekning;
mod deltakelser;
mod logg;
#[cfg(test)]
mod tests;

pub use dekning::{Dekningsfeil, kontroller_dekning, utvid};
pub use deltakelser::{FLESTE_DELTAKELSER, kontroller_deltakelser};
pub use logg::{Loggrad, Mottaker, Prosjekt, Rad, Radhendelse, Utforer};

use super::definisjon::{Definisjon, TypePi, Valg};
use super::innstilling::Personverninnstilling;
use super::lagring::{Lagringsavslag, kan_lagres};
use super::rapport::Rapport;
use super::register::{Apenhet, Grunnlagsslag, Register};
use super::tjenesten;
use jiff::civil::Date;

/// Most rows of a log in one delivery.
pub const FLESTE_RADER: usize = 1000;

/// A fault in what was delivered: where, and what is wrong there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{hvor}: {hva}")]
pub struct Sted {
    pub hvor: String,
    pub hva: &'static str,
}

impl Sted {
    pub(crate) fn ny(hvor: impl Into<String>, hva: &'static str) -> Self {
        Self { hvor: hvor.into(), hva }
    }

    /// The same, seen from further out.
    #[must_use]
    pub fn i(self, ytre: &str) -> Self {
        Self { hvor: format!("{ytre}.{}", self.hvor), ..self }
    }
}

/// What is delivered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leveringsslag {
    /// Data about the citizen: a report, participation.
    Opplysninger,
    /// Who has used the data, and who has got copies.
    Logg,
}

/// Why a delivery is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Leveringsavslag {
    /// The registry is shown to the listed only, and the citizen is not listed.
    #[error("not listed")]
    IkkeOppfort,
    /// The citizen has withdrawn the consent to use the portal: what was here is deleted, and nothing new is kept.
    #[error("does not use the portal")]
    UtenPortalen,
    #[error(transparent)]
    Lagring(#[from] Lagringsavslag),
}

/// Whether what `register` delivers on `dag` is taken. `oppfort`: an active ticket; `lagrede`: the citizen's settings.
///
/// Data are taken when they may be stored ([`kan_lagres`]); participation is data. The log is about access to data, and must
/// stay visible after a consent is withdrawn, against a reservation, and to who comes back to the portal: its rows are taken
/// when the citizen is listed, or has ever answered one of the registry's own questions (who withdraws has consented
/// before). Without either there can be nothing that was looked at, and a row would say that there is.
///
/// # Errors
/// [`Leveringsavslag`].
pub fn kan_tas_imot(
    register: &Register,
    oppfort: bool,
    lagrede: &[Personverninnstilling],
    slag: Leveringsslag,
    dag: Date,
) -> Result<(), Leveringsavslag> {
    let bare_oppforte = register.apent_for == Apenhet::Oppforte;
    match slag {
        Leveringsslag::Logg => {
            let samtykke = register.grunnlag(dag).is_some_and(|g| g.slag == Grunnlagsslag::Samtykke);
            let svart = register.definisjoner.iter().any(|d| lagrede.iter().any(|i| i.definisjon == d.id));
            match oppfort || svart {
                true => Ok(()),
                false if bare_oppforte => Err(Leveringsavslag::IkkeOppfort),
                false if samtykke => Err(Lagringsavslag::IkkeSamtykket.into()),
                false => Ok(()),
            }
        }
        Leveringsslag::Opplysninger => {
            if bare_oppforte && !oppfort {
                return Err(Leveringsavslag::IkkeOppfort);
            }
            if lagrede.iter().any(|i| i.definisjon.0 == tjenesten::BRUK && !i.aktiv) {
                return Err(Leveringsavslag::UtenPortalen);
            }
            Ok(kan_lagres(register, lagrede, dag)?)
        }
    }
}

/// Takes out of a report the sections that the citizen has said no to, or not yet yes: those named by a consent that is not
/// active, or by a reservation that is. Gives their titles.
pub fn beskjaer(rapport: &mut Rapport, register: &Register, lagrede: &[Personverninnstilling]) -> Vec<String> {
    let aktiv = |d: &Definisjon| lagrede.iter().any(|i| i.definisjon == d.id && i.aktiv);
    let nei = register.definisjoner.iter().filter(|d| match d.type_pi {
        TypePi::Samtykke => !aktiv(d),
        TypePi::Reservasjon => aktiv(d) && d.sletter(Valg::Aktiv),
        TypePi::Tilgangsbegrensning | TypePi::Niva => false,
    });
    let titler: Vec<&String> = nei.flat_map(|d| &d.slettes).collect();
    fjern(rapport, |tittel| titler.iter().any(|t| *t == tittel))
}

/// Takes out the sections whose titles `skal` names, and gives those titles. Attachments go with them: a file may hold the
/// whole report, and cannot be cut.
pub fn fjern(rapport: &mut Rapport, skal: impl Fn(&str) -> bool) -> Vec<String> {
    let (ut, blir): (Vec<_>, Vec<_>) =
        std::mem::take(&mut rapport.seksjoner).into_iter().partition(|s| skal(s.tittel.trim()));
    rapport.seksjoner = blir;
    if !ut.is_empty() {
        rapport.vedlegg.clear();
    }
    ut.into_iter().map(|s| s.tittel).collect()
}

/// Whether a text is a GUID as it is written: 32 hexadecimal digits in groups.
pub(crate) fn er_guid(tekst: &str) -> bool {
    tekst.len() == 36
        && tekst.bytes().enumerate().all(|(nr, b)| match nr {
            8 | 13 | 18 | 23 => b == b'-',
            _ => b.is_ascii_hexdigit(),
        })
}
