//! Time travel: settings, owners, legal bases and listings as they were. The rule is in `domain::tidsreise`.

use super::{Personvern, sql};
use crate::domain::aktor::Aktor;
use crate::domain::definisjon::PartKode;
use crate::domain::historikk::Endring;
use crate::domain::id::HendelseId;
use crate::domain::representasjon::Operasjon;
use crate::domain::tid;
use crate::domain::tidsreise::{Listing, Registertilstand, Tidsforskjell, Tidsreise, forskjell, tilstand};
use crate::store::bruk::PORTALEN;
use crate::store::{self, Feil, les};
use jiff::civil::Date;

/// What the log calls a look at the past.
const SOM_DE_VAR: &str = "personverninnstillinger som de var";

impl Personvern {
    /// Everything as it was at the end of `dag`; a day to come is today.
    ///
    /// # Errors
    /// Database.
    pub async fn tidsreise(&self, aktor: &Aktor, dag: Date) -> Result<Tidsreise, Feil> {
        self.slipp_inn(aktor, PORTALEN, SOM_DE_VAR).await?;
        let (endringer, listinger) = self.fortid(aktor).await?;
        let dag = dag.min(self.i_dag());
        Ok(Tidsreise { dag, registre: self.som_det_var(aktor, &endringer, &listinger, dag) })
    }

    /// What is different at the end of `til` from the end of `fra`; a day to come is today.
    ///
    /// # Errors
    /// Database.
    pub async fn tidsforskjell(&self, aktor: &Aktor, fra: Date, til: Date) -> Result<Tidsforskjell, Feil> {
        self.slipp_inn(aktor, PORTALEN, SOM_DE_VAR).await?;
        let (endringer, listinger) = self.fortid(aktor).await?;
        let (fra, til) = (fra.min(self.i_dag()), til.min(self.i_dag()));
        let [a, b] = [fra, til].map(|dag| self.som_det_var(aktor, &endringer, &listinger, dag));
        Ok(Tidsforskjell { fra, til, forskjeller: forskjell(&a, &b) })
    }

    /// The registries as they were, without those that a representative may not see.
    fn som_det_var(
        &self,
        aktor: &Aktor,
        endringer: &[Endring],
        listinger: &[Listing],
        dag: Date,
    ) -> Vec<Registertilstand> {
        let alle = tilstand(&self.katalog, endringer, listinger, dag).into_iter();
        alle.filter(|t| aktor.kan(Operasjon::SeInnstillingerI(&t.register)).is_ok()).collect()
    }

    fn i_dag(&self) -> Date {
        tid::dag(self.klokke.na())
    }

    /// All changes of settings and of tickets.
    async fn fortid(&self, aktor: &Aktor) -> Result<(Vec<Endring>, Vec<Listing>), Feil> {
        let endringer = self.endringer(aktor, i64::MAX, 0).await?.into_iter().map(|r| r.endring).collect();
        let rader: Vec<(i64, String, bool, i64)> = les!(&self.basis, k =>
            sqlx::query_as(sql::LISTINGER).bind(aktor.gjelder().0).fetch_all(k).await)?;
        let listinger = rader.into_iter().map(listing).collect::<Result<_, _>>()?;
        Ok((endringer, listinger))
    }
}

fn listing((id, part, aktiv, tidspunkt): (i64, String, bool, i64)) -> Result<Listing, Feil> {
    let tidspunkt = (tidspunkt != 0).then(|| store::tid(tidspunkt)).transpose()?;
    Ok(Listing { id: HendelseId(id), part: PartKode(part), aktiv, tidspunkt })
}
