//! The choice of level: what it opens and closes for one citizen.

use super::{Personvern, sql};
use crate::domain::aktor::Aktor;
use crate::domain::oversikt::Bruksside;
use crate::domain::representasjon::Operasjon;
use crate::domain::tjenesten::{Adgang, PART, Tjeneste};
use crate::store::{Feil, les};
use std::sync::Arc;

impl Personvern {
    /// What opens and closes services for the actor, for pages that show the way to them. Reads nothing but what the
    /// gatekeeper itself reads.
    ///
    /// # Errors
    /// The refusals of representation and lock; database.
    pub async fn adgang(&self, aktor: &Aktor) -> Result<Adgang, Feil> {
        self.vakt.apner(aktor, Tjeneste::Innstillinger, Operasjon::SeInnstillinger).await?;
        self.vakt.adgang(aktor).await
    }

    /// What the citizen's level opens, and which registries have delivered something that a lower one would close.
    ///
    /// # Errors
    /// The refusals of representation and lock; database.
    pub async fn bruk(&self, aktor: &Aktor) -> Result<Bruksside, Feil> {
        self.slipp_inn(aktor, PART, "bruk av tjenesten").await?;
        let innbygger = aktor.gjelder();
        let levert: Vec<(String,)> =
            les!(&self.basis, k => sqlx::query_as(sql::LEVERT).bind(innbygger.0).fetch_all(k).await)?;
        let med_data = self.katalog.registre().iter().filter(|r| levert.iter().any(|(kode,)| *kode == r.part.0));
        Ok(Bruksside {
            valg: self.vakt.bruksvalg(innbygger).await?,
            data: med_data.map(|r| (Arc::clone(r), Tjeneste::for_register(r))).collect(),
        })
    }
}
