//! What is done about deletions that citizens' choices have started: our own copies are removed, registries that have not
//! confirmed are reminded, and it can be seen what is overdue. Any number of processes may do so at once: each step locks
//! its citizen, sees whether it is still to be done, and is one transaction. A new answer to the setting ends all of it.

mod kopier;
mod purring;
pub(crate) mod sql;
#[cfg(test)]
mod tests;

use super::Pvk;
use crate::domain::definisjon::{Definisjon, DefinisjonId};
use crate::domain::id::InnbyggerId;
use crate::domain::register::Register;
use crate::domain::sletting::{Sletting, kopier_skal_bort, purres};
use crate::domain::tid;
use crate::domain::tjenesten;
use crate::innsyn::eget::notater::kan_angres_fra;
use crate::personvern::sletting;
use crate::store::{Feil, les, transaksjon};
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Deletions read at a time.
const I_GANGEN: i64 = 200;

/// What one round did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sletterunde {
    /// Deletions whose copies here were removed.
    pub kopier: usize,
    /// Reminders put into the queue.
    pub purringer: usize,
    /// Steps that failed; they are tried again in the next round.
    pub feil: usize,
}

/// How it stands with the deletions of one definition, for those who operate the portal. Counts, and nobody's name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slettetall {
    pub part: String,
    pub definisjon: String,
    /// Not confirmed by the registry.
    pub venter: usize,
    /// Of these, those whose deadline has passed.
    pub forfalt: usize,
    /// The earliest deadline among those that wait.
    pub eldste: Option<Date>,
    /// With copies here that should be gone.
    pub kopier: usize,
}

/// The columns of [`sql::APNE`].
type Apenkolonner = (i64, String, i64, String, Option<i64>, Option<i64>, Option<i64>);

/// A deletion that has not come to its end, with the definition it belongs to.
struct Apen<'k> {
    innbygger: InnbyggerId,
    sletting: Sletting,
    register: &'k Arc<Register>,
    definisjon: &'k Definisjon,
}

impl Apen<'_> {
    /// The portal's own: there is no registry to tell, remind or wait for.
    fn egen(&self) -> bool {
        self.register.part.0 == tjenesten::PART
    }

    fn kopier_skal_bort(&self, dag: Date) -> bool {
        kopier_skal_bort(&self.sletting, self.definisjon.kommer_tilbake, dag)
    }

    fn purres(&self, dag: Date) -> bool {
        let dager = i64::from(self.definisjon.slettefrist_dager.unwrap_or(0));
        let bestilt = self.sletting.frist.saturating_sub(dager.days());
        let purret = self.sletting.purret.map(tid::dag);
        !self.egen() && self.sletting.bekreftet.is_none() && purres(self.sletting.frist, bestilt, purret, dag)
    }
}

impl Pvk {
    /// Takes every deletion as far as it can be taken now. A step that fails is told of and stops no other.
    ///
    /// # Errors
    /// When the deletions cannot be read, or deleted notes not be removed.
    pub async fn folg_opp_slettinger(&self) -> Result<Sletterunde, Feil> {
        self.rydd_notater().await?;
        let mut runde = Sletterunde::default();
        let mut etter = (InnbyggerId(i64::MIN), DefinisjonId(String::new()));
        loop {
            let (side, siste) = self.apne_slettinger(&etter).await?;
            for apen in &side {
                let dag = tid::dag(self.klokke.na());
                if apen.kopier_skal_bort(dag) {
                    runde.kopier += tell(self.slett_kopier(apen).await, apen, &mut runde.feil);
                }
                if apen.purres(dag) {
                    runde.purringer += tell(self.purr(apen).await, apen, &mut runde.feil);
                }
            }
            match siste {
                Some(neste) => etter = neste,
                None => return Ok(runde),
            }
        }
    }

    /// Removes the notes that citizens have deleted and can no longer have back.
    async fn rydd_notater(&self) -> Result<(), Feil> {
        let for_ = kan_angres_fra(self.klokke.na());
        transaksjon!(&self.basis, tx => {
            sqlx::query(sql::RYDD_NOTATER).bind(for_).execute(&mut **tx).await?;
            Ok(())
        })
    }

    /// How it stands with all deletions that are not at their end, by definition.
    ///
    /// # Errors
    /// Database.
    pub async fn slettetall(&self) -> Result<Vec<Slettetall>, Feil> {
        let dag = tid::dag(self.klokke.na());
        let mut alle: BTreeMap<(String, String), Slettetall> = BTreeMap::new();
        let mut etter = (InnbyggerId(i64::MIN), DefinisjonId(String::new()));
        loop {
            let (side, siste) = self.apne_slettinger(&etter).await?;
            for apen in &side {
                let (part, definisjon) = (apen.register.part.0.clone(), apen.definisjon.slug.clone());
                let tall = alle.entry((part.clone(), definisjon.clone())).or_default();
                (tall.part, tall.definisjon) = (part, definisjon);
                tall.kopier += usize::from(apen.kopier_skal_bort(dag));
                if apen.sletting.bekreftet.is_none() {
                    tall.venter += 1;
                    tall.forfalt += usize::from(apen.sletting.frist < dag);
                    tall.eldste = Some(tall.eldste.map_or(apen.sletting.frist, |e| e.min(apen.sletting.frist)));
                }
            }
            match siste {
                Some(neste) => etter = neste,
                None => return Ok(alle.into_values().collect()),
            }
        }
    }

    /// Deletions after a place, in the order of citizens and definitions, and the place of the next; none at the end. A
    /// definition that is no longer in the catalogue is told of and left out.
    async fn apne_slettinger(
        &self,
        (innbygger, definisjon): &(InnbyggerId, DefinisjonId),
    ) -> Result<(Vec<Apen<'_>>, Option<(InnbyggerId, DefinisjonId)>), Feil> {
        let rader: Vec<Apenkolonner> = les!(&self.basis, k => sqlx::query_as(sql::APNE)
                .bind(innbygger.0)
                .bind(&definisjon.0)
                .bind(I_GANGEN)
                .fetch_all(k)
                .await)?;
        let full = rader.len() >= usize::try_from(I_GANGEN).unwrap_or(usize::MAX);
        let siste = rader.last().filter(|_| full).map(|r| (InnbyggerId(r.0), DefinisjonId(r.1.clone())));
        let mut apne = Vec::with_capacity(rader.len());
        for (innbygger, definisjon, sekvens, frist, bekreftet, purret, kopier) in rader {
            let sletting = sletting((definisjon, sekvens, frist, bekreftet, purret, kopier))?;
            match self.katalog.definisjon(&sletting.definisjon) {
                Some((register, definisjon)) => {
                    apne.push(Apen { innbygger: InnbyggerId(innbygger), sletting, register, definisjon });
                }
                None => tracing::error!(
                    definisjon = sletting.definisjon.0,
                    "a deletion waits for a definition that is not in the catalogue"
                ),
            }
        }
        Ok((apne, siste))
    }
}

fn tell(svar: Result<bool, Feil>, apen: &Apen<'_>, feil: &mut usize) -> usize {
    match svar {
        Ok(gjort) => usize::from(gjort),
        Err(fault) => {
            tracing::error!(error = %fault, definisjon = apen.definisjon.id.0, "a step of a deletion failed");
            *feil += 1;
            0
        }
    }
}

/// The deletion as it is now, in the transaction that has locked its citizen; none when it is no longer to be seen to.
macro_rules! fremdeles {
    ($tx:ident, $innbygger:expr, $sletting:expr) => {{
        let rad: Option<$crate::personvern::Slettekolonner> = sqlx::query_as($crate::pvk::sletting::sql::APEN)
            .bind($innbygger.0)
            .bind(&$sletting.definisjon.0)
            .bind($sletting.sekvensnummer)
            .fetch_optional(&mut **$tx)
            .await?;
        match rad {
            Some(rad) => Some($crate::personvern::sletting(rad)?),
            None => None,
        }
    }};
}
use fremdeles;
