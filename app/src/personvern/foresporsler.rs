//! Samtykkeforespørsler: the citizen reads and answers them, a registry sends and withdraws them.

mod lese;
mod mottakere;
pub(super) mod sende;
mod svare;
mod vedlegg;

pub use svare::Svarskjema;

use super::{Personvern, sql};
use crate::domain::aktor::Aktor;
use crate::domain::definisjon::{Definisjon, DefinisjonId, PartKode};
use crate::domain::foresporsel::svar::{SisteEndring, stilling};
use crate::domain::foresporsel::visning::Foresporselsrad;
use crate::domain::foresporsel::{Delsvar, Foresporselsformal, Foresporselstatus, Samtykkeforesporsel};
use crate::domain::historikk::Kanal;
use crate::domain::id::{HendelseId, InnbyggerId};
use crate::domain::katalog::Katalog;
use crate::domain::representasjon::Operasjon;
use crate::domain::tid;
use crate::store::{self, Feil, les};
use std::sync::Arc;

/// What the log calls a look at all requests, and one of them.
const ALLE: &str = "samtykkeforespørsler";
const EN: &str = "samtykkeforespørsel";

impl Personvern {
    /// The requests that the actor may see, with where they stand, newest first, and the latest changes of all settings.
    pub(super) async fn synlige(&self, aktor: &Aktor) -> Result<(Vec<Foresporselsrad>, Vec<SisteEndring>), Feil> {
        let (rader, siste) = self.rader(aktor.gjelder()).await?;
        let synlig = |r: &Foresporselsrad| aktor.kan(Operasjon::SeInnstillingerI(&r.register)).is_ok();
        Ok((rader.into_iter().filter(synlig).collect(), siste))
    }

    /// All requests of a citizen with where they stand, newest first, and the latest changes of all settings.
    async fn rader(&self, innbygger: InnbyggerId) -> Result<(Vec<Foresporselsrad>, Vec<SisteEndring>), Feil> {
        let dag = tid::dag(self.klokke.na());
        let kolonner: Vec<Foresporselkolonner> =
            les!(&self.basis, k => sqlx::query_as(sql::FORESPORSLER).bind(innbygger.0).fetch_all(k).await)?;
        let svar: Vec<Svarkolonner> =
            les!(&self.basis, k => sqlx::query_as(sql::SVAR).bind(innbygger.0).fetch_all(k).await)?;
        let siste: Vec<Sistekolonner> =
            les!(&self.basis, k => sqlx::query_as(sql::SISTE_ENDRINGER).bind(innbygger.0).fetch_all(k).await)?;
        let siste = siste.into_iter().map(siste_endring).collect::<Result<Vec<_>, _>>()?;
        let mut rader = Vec::with_capacity(kolonner.len());
        for k in kolonner {
            let foresporsel = foresporsel(k, &svar)?;
            let register = self.katalog.part(&foresporsel.part.0).ok_or(Feil::Ulest("part of a request"))?;
            let stilling = stilling(&foresporsel, &siste, dag);
            rader.push(Foresporselsrad { register: Arc::clone(register), foresporsel, stilling });
        }
        Ok((rader, siste))
    }
}

/// The definitions of a request, in its order.
fn definisjoner<'k>(katalog: &'k Katalog, f: &Samtykkeforesporsel) -> Result<Vec<&'k Definisjon>, Feil> {
    let en = |id| katalog.definisjon(id).map(|(_, d)| d).ok_or(Feil::Ulest("definition of a request"));
    f.definisjoner.iter().map(en).collect()
}

type Foresporselkolonner =
    (i64, String, String, String, String, i64, Option<String>, String, String, String, String, Option<i64>);

fn foresporsel(
    (id, part, definisjoner, avsender, melding, mottatt, frist, status, guid, avsender_orgnr, formal, besvart): Foresporselkolonner,
    svar: &[Svarkolonner],
) -> Result<Samtykkeforesporsel, Feil> {
    let definisjoner: Vec<DefinisjonId> = serde_json::from_str(&definisjoner).map_err(|_| Feil::Ulest("request"))?;
    let del = |d: &DefinisjonId| {
        let (.., samtykket, kvittering) = svar.iter().find(|(f, gjelder, ..)| *f == id && *gjelder == d.0)?;
        Some(Delsvar { definisjon: d.clone(), samtykket: *samtykket, kvittering: kvittering.map(HendelseId) })
    };
    Ok(Samtykkeforesporsel {
        id: HendelseId(id),
        guid,
        part: PartKode(part),
        svar: definisjoner.iter().filter_map(del).collect(),
        definisjoner,
        avsender,
        avsender_orgnr,
        formal: Foresporselsformal::les(&formal).ok_or(Feil::Ulest("purpose of a request"))?,
        melding,
        mottatt: store::tid(mottatt)?,
        svarfrist: frist.as_deref().map(store::dag).transpose()?,
        status: Foresporselstatus::les(&status).ok_or(Feil::Ulest("status of a request"))?,
        besvart: besvart.map(store::tid).transpose()?,
    })
}

/// Request, definition, whether consented, receipt.
type Svarkolonner = (i64, String, bool, Option<i64>);

type Sistekolonner = (String, bool, i64, i64, String);

fn siste_endring((definisjon, aktiv, sekvensnummer, tidspunkt, kanal): Sistekolonner) -> Result<SisteEndring, Feil> {
    Ok(SisteEndring {
        definisjon: DefinisjonId(definisjon),
        aktiv,
        sekvensnummer,
        tidspunkt: store::tid(tidspunkt)?,
        kanal: Kanal::les(&kanal).ok_or(Feil::Ulest("channel of a change"))?,
    })
}
