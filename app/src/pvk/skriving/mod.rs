//! What registries register: settings that reached them outside the portal (contract §2), tickets (§3), requests for
//! consent and notices (§4.3). Everything can be sent again without changing more.

mod bevis;
mod foresporsel;
mod inkludering;
mod registrere;
pub(crate) mod sql;

pub use foresporsel::{Mottaker, NyttUtvarsel, Utsending};
pub use inkludering::Billett;
pub use registrere::Registrering;

use super::Pvkfeil;
use crate::domain::avslag::Avslag;
use crate::domain::bruk::{Bruk, Handling, Hvem};
use crate::domain::definisjon::PartKode;
use crate::domain::klient::Klientavslag;
use crate::store::{Feil, ny_id};
use jiff::Timestamp;

/// What came of a registration (contract §2, `instansEndret`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Instansendring {
    Endret,
    IkkeEndret,
}

impl Instansendring {
    const fn av(endret: bool) -> Self {
        if endret { Self::Endret } else { Self::IkkeEndret }
    }
}

/// A program in the citizen's log.
pub(in crate::pvk) fn loggrad(
    virksomhet: &str,
    part: &PartKode,
    handling: Handling,
    kategorier: &str,
    na: Timestamp,
) -> Result<Bruk, Feil> {
    Ok(Bruk {
        id: ny_id(na)?,
        part: part.clone(),
        tidspunkt: na,
        hvem: Hvem::Automatisk { virksomhet: virksomhet.to_owned() },
        handling,
        kategorier: kategorier.to_owned(),
        formal: String::new(),
        orgnr: String::new(),
        grunnlag: String::new(),
        vilkar: None,
        forklaring: String::new(),
        nokkel: String::new(),
    })
}

/// What citizens are refused, as registries are.
fn klientfeil(feil: Feil) -> Pvkfeil {
    let Feil::Avslag(avslag) = feil else { return Pvkfeil::Feil(feil) };
    let grunn = match avslag {
        Avslag::IkkeMulig => Klientavslag::IkkeMulig,
        Avslag::KreverAnnetSamtykke => Klientavslag::KreverAnnetSamtykke,
        Avslag::ManglerUtvalg | Avslag::UgyldigMetadata => Klientavslag::FeilMetadata,
        Avslag::UkjentDefinisjon => Klientavslag::UkjentDefinisjon,
        Avslag::FinnesIkke => Klientavslag::FinnesIkke,
        // The rest are about a citizen's own forms, and cannot come here.
        annet => return Pvkfeil::Feil(Feil::Avslag(annet)),
    };
    Pvkfeil::Avslag(grunn)
}

#[cfg(test)]
mod tests;
