//! What citizens add of their own to a registry's reports: notes, and whether their course is shown beside a reference
//! group. It is for the citizen alone: whoever acts for another neither sees nor changes it, and no registry gets it.

pub(crate) mod notater;
mod sammenligning;
pub(crate) mod sql;
#[cfg(test)]
pub(crate) mod tests;

pub use notater::Notatendring;
pub use sammenligning::Sammenligningsskjema;

use super::Innsyn;
use crate::domain::aktor::Aktor;
use crate::domain::avslag::Avslag;
use crate::domain::forlop::sammenligning::{Egensammenligning, Sammenligningsvalg};
use crate::domain::id::HendelseId;
use crate::domain::notat::Notat;
use crate::domain::rapport::Rapport;
use crate::domain::register::Register;
use crate::domain::representasjon::Representasjonsavslag;
use crate::domain::tid::Dato;
use crate::store::{self, Feil, les};

/// What the log calls it.
const NOTATER: &str = "egne notater";
const SAMMENLIGNING: &str = "sammenligning med andre";
/// Longest form key that is taken.
const LENGSTE_NOKKEL: usize = 64;

/// What the citizen has added, as far as the actor may see it.
#[derive(Default)]
pub(super) struct Eget {
    pub(super) notater: Vec<Notat>,
    pub(super) sammenligning: Option<Egensammenligning>,
}

impl Innsyn {
    /// What belongs to a report of a registry that the actor has been let in to.
    pub(super) async fn eget(&self, aktor: &Aktor, register: &Register, rapport: &Rapport) -> Result<Eget, Feil> {
        if aktor.for_annen().is_some() {
            return Ok(Eget::default());
        }
        let notater = self.lagrede_notater(aktor, register).await?;
        let sammenligning = match har_edss(rapport) {
            true => Some(self.egen_sammenligning(aktor, register).await?),
            false => None,
        };
        Ok(Eget { notater, sammenligning })
    }

    pub(super) async fn lagrede_notater(&self, aktor: &Aktor, register: &Register) -> Result<Vec<Notat>, Feil> {
        kun_selv(aktor)?;
        let rader: Vec<(i64, String, String)> = les!(&self.basis, k => sqlx::query_as(sql::NOTATER)
            .bind(aktor.gjelder().0).bind(&register.part.0).fetch_all(k).await)?;
        let notat = |(id, dato, tekst): (i64, String, String)| {
            let dato = Dato::try_from(dato).map_err(|_| Feil::Ulest("date of a note"))?;
            Ok(Notat { id: HendelseId(id), dato, tekst })
        };
        rader.into_iter().map(notat).collect()
    }

    async fn egen_sammenligning(&self, aktor: &Aktor, register: &Register) -> Result<Egensammenligning, Feil> {
        let innbygger = aktor.gjelder().0;
        let (fodt,): (String,) = les!(&self.basis, k => sqlx::query_as(sql::FODT).bind(innbygger).fetch_one(k).await)?;
        let valg: Option<(String,)> = les!(&self.basis, k =>
            sqlx::query_as(sql::GRAFVALG).bind(innbygger).bind(&register.part.0).fetch_optional(k).await)?;
        let valg = match valg {
            Some((kode,)) => Sammenligningsvalg::les(&kode).ok_or(Feil::Ulest("choice of comparison"))?,
            None => Sammenligningsvalg::default(),
        };
        Ok(Egensammenligning { valg, fodt: store::dag(&fodt)? })
    }
}

/// Whether there is anything to compare.
fn har_edss(rapport: &Rapport) -> bool {
    rapport.seksjoner.iter().filter_map(|s| s.forlop.as_ref()).any(|f| !f.edss.is_empty())
}

/// Nobody sees or changes another's own. The answer is the same whatever registry is asked for.
fn kun_selv(aktor: &Aktor) -> Result<(), Avslag> {
    match aktor.for_annen() {
        Some(_) => Err(Avslag::IkkePaVegneAv(Representasjonsavslag::KunSelv)),
        None => Ok(()),
    }
}

fn kontroller_nokkel(nokkel: &str) -> Result<(), Avslag> {
    if nokkel.is_empty() || nokkel.len() > LENGSTE_NOKKEL { Err(Avslag::BruktNokkel) } else { Ok(()) }
}

/// Takes a form's key in a transaction that is under way; whether the very same form was taken before.
macro_rules! ta_nokkel {
    ($tx:ident, $innbygger:expr, $nokkel:expr, $avtrykk:expr, $na:expr) => {{
        let tidligere: Option<(String, Option<i64>)> = sqlx::query_as(crate::personvern::sql::FINN_SKJEMANOKKEL)
            .bind($innbygger.0)
            .bind($nokkel)
            .fetch_optional(&mut **$tx)
            .await?;
        match tidligere {
            Some((brukt, _)) if brukt != $avtrykk => return Err(Avslag::BruktNokkel.into()),
            Some(_) => true,
            None => {
                sqlx::query(crate::personvern::sql::TA_SKJEMANOKKEL)
                    .bind($innbygger.0)
                    .bind($nokkel)
                    .bind(&$avtrykk)
                    .bind(None::<i64>)
                    .bind(crate::store::mikro($na))
                    .execute(&mut **$tx)
                    .await?;
                false
            }
        }
    }};
}
use ta_nokkel;
