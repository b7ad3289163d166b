//! How it stands with what is to be told to registries' systems, for those who operate the portal.

use super::{BORTFALT, IKKE_TILKOBLET, Ko, sql};
use crate::domain::definisjon::PartKode;
use crate::domain::replikering::ALARM_ETTER;
use crate::store::{self, Feil, fullfor, les, mikro, transaksjon};
use jiff::Timestamp;

/// How it stands with one registry. Without numbers or names of citizens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kostatus {
    pub part: PartKode,
    /// Messages that will be tried.
    pub venter: i64,
    /// When the oldest of them was written.
    pub eldste: Option<Timestamp>,
    /// Most failures of one.
    pub forsok: i64,
    /// Messages that the registry refuses.
    pub trenger_person: i64,
    /// Messages for which the registry has no system: a person there sees to them.
    pub uten_system: i64,
    /// One of the failures, in a word.
    pub feil: String,
}

impl Kostatus {
    /// Whether an operator must see to it: something is refused, or has waited for more than an hour.
    pub fn alarm(&self, na: Timestamp) -> bool {
        self.trenger_person > 0 || self.eldste.is_some_and(|e| na.duration_since(e) > ALARM_ETTER)
    }
}

type Kolonner = (String, i64, Option<i64>, i64, i64, i64, String);

impl Ko {
    /// How it stands with every registry that something waits for.
    ///
    /// # Errors
    /// Database: what cannot be answered is not "all is well".
    pub async fn status(&self) -> Result<Vec<Kostatus>, Feil> {
        let rader: Vec<Kolonner> = les!(&self.basis, k =>
            sqlx::query_as(sql::STATUS).bind(IKKE_TILKOBLET).bind(BORTFALT).fetch_all(k).await)?;
        let status = |(part, venter, eldste, forsok, trenger_person, uten_system, feil): Kolonner| {
            let eldste = eldste.map(store::tid).transpose()?;
            Ok(Kostatus { part: PartKode(part), venter, eldste, forsok, trenger_person, uten_system, feil })
        };
        rader.into_iter().map(status).collect()
    }

    /// Makes what failed to a registry due now, when a person has mended what was wrong; how much.
    ///
    /// # Errors
    /// Database.
    pub async fn prov_igjen(&self, part: &PartKode) -> Result<u64, Feil> {
        let (basis, na, part) = (self.basis.clone(), mikro(self.klokke.na()), part.clone());
        fullfor(async move {
            transaksjon!(&basis, tx => {
                let igjen = sqlx::query(sql::PROV_IGJEN).bind(&part.0).bind(na).bind(IKKE_TILKOBLET).bind(BORTFALT);
                Ok(igjen.execute(&mut **tx).await?.rows_affected())
            })
        })
        .await
    }
}
