//! Looking settings up: one citizen's (contract §1.2, §1.3), all who have an active one (§1.4), the feed of changes and
//! reconciliation. What cannot be answered or noted is an error, never "not active".

mod avstemming;
mod endringer;
mod liste;
pub(super) mod noter;
pub(crate) mod sql;
#[cfg(test)]
mod tests;

pub use avstemming::Avstemming;
pub use endringer::Endringer;
pub use liste::Side;

use super::{Instans, Pvk, Pvkfeil};
use crate::domain::aktor::Registerklient;
use crate::domain::definisjon::{Definisjon, DefinisjonId, PartKode};
use crate::domain::fnr::{Fnr, Godtar};
use crate::domain::innstilling::Personverninnstilling;
use crate::domain::klient::{Klientavslag, Skop};
use crate::personvern::{Innstillingskolonner, innstilling};
use crate::store::{self, Feil, les};

/// A citizen's answer to one definition.
#[derive(Clone, Debug)]
pub struct Enkeltsvar<'k> {
    pub definisjon: &'k Definisjon,
    /// None when the citizen has never answered.
    pub innstilling: Option<Personverninnstilling>,
}

/// A citizen's active settings of one part.
#[derive(Clone, Debug)]
pub struct Partsvar<'k> {
    pub part: &'k PartKode,
    /// In the catalogue's order.
    pub aktive: Vec<(&'k Definisjon, Personverninnstilling)>,
}

impl Pvk {
    /// The answer of the citizen with number `fnr` to one definition, as it is now (contract §1.2).
    ///
    /// # Errors
    /// As [`Registerklient::definisjon`]; [`Klientavslag::UkjentInnbygger`]; database.
    pub async fn status(
        &self,
        klient: &Registerklient,
        fnr: &str,
        part: &str,
        guid: &str,
    ) -> Result<Enkeltsvar<'_>, Pvkfeil> {
        let (_, definisjon) = klient.definisjon(&self.katalog, part, guid, Skop::Les)?;
        let innbygger = self.innbygger(fnr).await?;
        self.noter_en(klient, innbygger).await?;
        let rad: Option<Innstillingskolonner> = les!(&self.basis, k => sqlx::query_as(sql::INNSTILLING)
            .bind(innbygger.0)
            .bind(&definisjon.id.0)
            .fetch_optional(k)
            .await)?;
        Ok(Enkeltsvar { definisjon, innstilling: rad.map(innstilling).transpose()? })
    }

    /// What is active for the citizen with number `fnr`, of the part's definitions that the client may read
    /// (contract §1.3).
    ///
    /// # Errors
    /// As [`Registerklient::part`]; [`Klientavslag::UkjentInnbygger`]; database.
    pub async fn for_part(&self, klient: &Registerklient, fnr: &str, part: &str) -> Result<Partsvar<'_>, Pvkfeil> {
        let part = klient.part(&self.katalog, part, Skop::Les)?;
        let register = self.katalog.part(&part.kode().0).ok_or(Klientavslag::UkjentDefinisjon)?;
        let innbygger = self.innbygger(fnr).await?;
        self.noter_en(klient, innbygger).await?;
        let rader: Vec<Innstillingskolonner> =
            les!(&self.basis, k => sqlx::query_as(sql::AKTIVE).bind(innbygger.0).fetch_all(k).await)?;
        let mut alle = rader.into_iter().map(innstilling).collect::<Result<Vec<_>, _>>()?;
        let leser = |d: &&Definisjon| klient.klient().har(&d.id, Skop::Les);
        let aktive = register.definisjoner.iter().filter(leser).filter_map(|d| {
            let plass = alle.iter().position(|i| i.definisjon == d.id)?;
            Some((d, alle.swap_remove(plass)))
        });
        Ok(Partsvar { aktive: aktive.collect(), part: &register.part })
    }
}

/// Columns of an answer as it stood after one change: number, active, sequence number, first set, changed, metadata.
type Instanskolonner = (String, bool, i64, i64, i64, String);

fn instans(definisjon: &DefinisjonId, godtar: Godtar, kolonner: Instanskolonner) -> Result<Instans, Feil> {
    let (nummer, aktiv, sekvensnummer, opprettet, endret, metadata) = kolonner;
    Ok(Instans {
        fnr: lagret_fnr(&nummer, godtar)?,
        innstilling: Personverninnstilling {
            definisjon: definisjon.clone(),
            aktiv,
            sekvensnummer,
            opprettet: store::tid(opprettet)?,
            endret: store::tid(endret)?,
            i_kraft: None,
            metadata: store::metadata(&metadata)?,
        },
    })
}

pub(super) fn lagret_fnr(nummer: &str, godtar: Godtar) -> Result<Fnr, Feil> {
    Fnr::les(nummer, godtar).map_err(|_| Feil::Ulest("number of a citizen"))
}

/// A number of rows as the databases take it.
fn antall(rader: usize) -> i64 {
    i64::try_from(rader).unwrap_or(i64::MAX)
}
