//! Saker: what citizens ask of registries, and how it goes. The registries' side is `pvk`'s.

mod lese;
mod skrive;
pub(crate) mod sql;

pub use skrive::{Nysakutfall, Nyttsvar};

use super::Innsyn;
use crate::domain::aktor::Aktor;
use crate::domain::avslag::Avslag;
use crate::domain::definisjon::PartKode;
use crate::domain::id::HendelseId;
use crate::domain::register::Register;
use crate::domain::representasjon::Operasjon;
use crate::domain::sak::{Hendelsesslag, Sak, Sakhendelse, Saksrad, Saksslag, Saksstatus};
use crate::domain::tjenesten::{Adgang, Tjeneste};
use crate::store::{self, Feil};
use std::sync::Arc;

/// How a complaint's event is marked, so that there is one in a case. Registries' own keys never begin like this.
const KLAGENOKKEL: &str = "innsyn:klage";

impl Innsyn {
    /// A stored case, if the actor may see it: it is the citizen's, what it is about is the actor's to see, and the service
    /// is open.
    fn synlig_sak(&self, aktor: &Aktor, adgang: Adgang, rad: Sakskolonner) -> Result<Option<Saksrad>, Feil> {
        let sak = sak(rad)?;
        let register = self.katalog.part(&sak.part.0).ok_or(Feil::Ulest("part of a case"))?;
        let ser = aktor.kan(Operasjon::SeRegister(register)).is_ok()
            && (sak.slag != Saksslag::Oppslag || aktor.kan(Operasjon::SeLogg(register)).is_ok())
            && adgang.apner(Tjeneste::for_register(register)).is_ok();
        Ok(ser.then(|| Saksrad { register: Arc::clone(register), sak }))
    }
}

/// Whether somebody may write this kind of case to a registry. Where only the listed may know of it, a refusal must not
/// tell who is listed.
fn kan_skrive(aktor: &Aktor, register: &Register, slag: Saksslag) -> Result<(), Avslag> {
    let skjult = register.apent_for == crate::domain::register::Apenhet::Oppforte;
    if !register.har(slag.funksjon()) {
        return Err(Avslag::FinnesIkke);
    }
    aktor.kan(Operasjon::Sak(register, slag)).map_err(|nei| if skjult { Avslag::FinnesIkke } else { nei })
}

type Sakskolonner = (i64, String, String, String, String, String, String, String, String);

fn sak((id, part, slag, status, saksnummer, frist, gjelder, tekst, onsket): Sakskolonner) -> Result<Sak, Feil> {
    Ok(Sak {
        id: HendelseId(id),
        part: PartKode(part),
        slag: Saksslag::les(&slag).ok_or(Feil::Ulest("kind of a case"))?,
        status: Saksstatus::les(&status).ok_or(Feil::Ulest("status of a case"))?,
        saksnummer,
        frist: store::dag(&frist)?,
        gjelder: serde_json::from_str(&gjelder).map_err(|_| Feil::Ulest("what a case is about"))?,
        tekst,
        onsket,
    })
}

type Hendelseskolonner = (i64, String, String, String, String, String);

fn hendelse((id, hvem, navn, status, tekst, nokkel): Hendelseskolonner) -> Result<Sakhendelse, Feil> {
    Ok(Sakhendelse {
        id: HendelseId(id),
        hvem: Hendelsesslag::les(&hvem, navn).ok_or(Feil::Ulest("who did something in a case"))?,
        status: match status.as_str() {
            "" => None,
            kode => Some(Saksstatus::les(kode).ok_or(Feil::Ulest("status of an event"))?),
        },
        tekst,
        klage: nokkel == KLAGENOKKEL,
    })
}

#[cfg(test)]
mod tests;
