//! Links from outside: from the GUID of a definition to where the setting stands.

use super::Personvern;
use crate::domain::aktor::Aktor;
use crate::domain::avslag::Avslag;
use crate::domain::definisjon::{Definisjon, DefinisjonId};
use crate::domain::register::Register;
use crate::domain::representasjon::Operasjon;
use crate::domain::tid;
use crate::domain::tjenesten::{self, Tjeneste};
use crate::store::Feil;
use std::sync::Arc;

impl Personvern {
    /// The setting that a GUID leads the citizen to. Notes nothing: what is shown there is noted there.
    ///
    /// # Errors
    /// [`Avslag::GjelderIkke`] when it does not concern the citizen now, be it unknown, ended, or a registry's that they
    /// are not listed in; the refusals of representation, level and lock; database.
    pub async fn lenke(&self, aktor: &Aktor, guid: &str) -> Result<(Arc<Register>, Definisjon), Feil> {
        let funnet = self.katalog.definisjon(&DefinisjonId(guid.to_ascii_lowercase()));
        let egen = funnet.is_some_and(|(register, _)| register.part.0 == tjenesten::PART);
        let tjeneste = if egen { Tjeneste::Sperre } else { Tjeneste::Innstillinger };
        self.vakt.apner(aktor, tjeneste, Operasjon::SeInnstillinger).await?;
        // Asked for every GUID, so that the time it takes tells nothing either.
        let tilstand = self.tilstand(aktor.gjelder()).await?;
        let dag = tid::dag(self.klokke.na());
        let (register, d) =
            funnet.filter(|(_, d)| d.periode.dekker(dag) && tilstand.gjelder(d)).ok_or(Avslag::GjelderIkke)?;
        Ok((Arc::clone(register), d.clone()))
    }
}
