//! Door 1, personvern: reads and changes a citizen's settings. Hides SQL, transactions, history, outbox and clock.
//! Does not decide: the rules are in `domain::innstilling`.

mod bruk;
mod foresporsler;
mod historikk;
mod kvitter;
mod kvitteringer;
pub(crate) mod lagre;
mod lenke;
mod lese;
pub(crate) mod regel;
mod sette;
mod slette;
pub(crate) mod sql;
mod tidsreise;
mod utvalg;
mod virkning;

pub use historikk::{Historikksporring, Mengde};
mod varsler;

pub use foresporsler::Svarskjema;
pub use foresporsler::sende::Sendefeil;
pub use sette::{Skjema, Utfall};

use crate::domain::adresseregister::Adresseregister;
use crate::domain::definisjon::{ApenFor, Definisjon, DefinisjonId, PartKode};
use crate::domain::historikk::Kanal;
use crate::domain::historikk::{Endring, GjortAv};
use crate::domain::id::{HendelseId, InnbyggerId};
use crate::domain::innstilling::Personverninnstilling;
use crate::domain::katalog::Katalog;
use crate::domain::oversikt::Innstillingsrad;
use crate::domain::sletting::Sletting;
use crate::domain::sletting::{slettestatus, slettesteg};
use crate::store::signering::Signering;
use crate::store::{self, Basis, Feil, Klokke, Vakt, les};
use jiff::civil::Date;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The door. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Personvern {
    basis: Basis,
    klokke: Klokke,
    katalog: Arc<Katalog>,
    signering: Signering,
    adresser: Arc<Adresseregister>,
    vakt: Vakt,
}

/// A citizen's stored answers and tickets.
struct Tilstand {
    innstillinger: HashMap<DefinisjonId, Personverninnstilling>,
    inkludert: HashSet<PartKode>,
    slettinger: Vec<Sletting>,
}

impl Tilstand {
    /// A definition with the citizen's answer and what is awaited after it.
    fn rad(&self, d: &Definisjon, dag: Date) -> Innstillingsrad {
        let lagret = self.innstillinger.get(&d.id).cloned();
        let sletting = lagret.as_ref().and_then(|l| slettestatus(&self.slettinger, l, dag));
        let steg = lagret.as_ref().and_then(|l| slettesteg(&self.slettinger, l, dag));
        Innstillingsrad { definisjon: d.clone(), lagret, sletting, slettesteg: steg }
    }

    /// Whether a definition concerns this citizen: open to all, listed, or already answered.
    fn gjelder(&self, d: &Definisjon) -> bool {
        d.apen_for == ApenFor::Alle || self.inkludert.contains(&d.part) || self.innstillinger.contains_key(&d.id)
    }
}

impl Personvern {
    pub fn ny(
        basis: Basis,
        klokke: Klokke,
        katalog: Arc<Katalog>,
        signering: Signering,
        adresser: Arc<Adresseregister>,
    ) -> Self {
        let vakt = Vakt::ny(basis.clone(), klokke.clone());
        Self { basis, klokke, katalog, signering, adresser, vakt }
    }

    /// The key of receipts, for what registries register.
    pub(crate) fn signering(&self) -> &Signering {
        &self.signering
    }

    async fn tilstand(&self, innbygger: InnbyggerId) -> Result<Tilstand, Feil> {
        let rader: Vec<Innstillingskolonner> =
            les!(&self.basis, k => sqlx::query_as(sql::INNSTILLINGER).bind(innbygger.0).fetch_all(k).await)?;
        let billetter: Vec<(String,)> =
            les!(&self.basis, k => sqlx::query_as(store::sql::INKLUDERT).bind(innbygger.0).fetch_all(k).await)?;
        let slettinger: Vec<Slettekolonner> =
            les!(&self.basis, k => sqlx::query_as(sql::SLETTINGER).bind(innbygger.0).fetch_all(k).await)?;
        Ok(Tilstand {
            slettinger: slettinger.into_iter().map(sletting).collect::<Result<_, _>>()?,
            innstillinger: rader
                .into_iter()
                .map(innstilling)
                .map(|i| i.map(|i| (i.definisjon.clone(), i)))
                .collect::<Result<_, _>>()?,
            inkludert: billetter.into_iter().map(|(kode,)| PartKode(kode)).collect(),
        })
    }
}

pub(crate) type Innstillingskolonner = (String, bool, i64, i64, i64, Option<i64>, String);

pub(crate) fn innstilling(
    (definisjon, aktiv, sekvensnummer, opprettet, endret, i_kraft, metadata): Innstillingskolonner,
) -> Result<Personverninnstilling, Feil> {
    Ok(Personverninnstilling {
        definisjon: DefinisjonId(definisjon),
        aktiv,
        sekvensnummer,
        opprettet: store::tid(opprettet)?,
        endret: store::tid(endret)?,
        i_kraft: i_kraft.map(store::tid).transpose()?,
        metadata: store::metadata(&metadata)?,
    })
}

pub(crate) type Slettekolonner = (String, i64, String, Option<i64>, Option<i64>, Option<i64>);

pub(crate) fn sletting(
    (definisjon, sekvensnummer, frist, bekreftet, purret, kopier_slettet): Slettekolonner,
) -> Result<Sletting, Feil> {
    Ok(Sletting {
        definisjon: DefinisjonId(definisjon),
        sekvensnummer,
        frist: store::dag(&frist)?,
        bekreftet: bekreftet.map(store::tid).transpose()?,
        purret: purret.map(store::tid).transpose()?,
        kopier_slettet: kopier_slettet.map(store::tid).transpose()?,
    })
}

type Endringskolonner = (i64, String, i64, bool, i64, String, String, i64, String, String, Option<i64>);

fn endring(
    (id, definisjon, sekvensnummer, aktiv, tidspunkt, slag, navn, tekst_versjon, metadata, kanal, av): Endringskolonner,
) -> Result<Endring, Feil> {
    Ok(Endring {
        id: HendelseId(id),
        definisjon: DefinisjonId(definisjon),
        sekvensnummer,
        aktiv,
        tidspunkt: store::tid(tidspunkt)?,
        metadata: store::metadata(&metadata)?,
        gjort_av: GjortAv::les(&slag, navn, av).ok_or(Feil::Ulest("who made a change"))?,
        kanal: Kanal::les(&kanal).ok_or(Feil::Ulest("channel of a change"))?,
        tekst_versjon,
    })
}

#[cfg(test)]
pub(crate) mod tests;
