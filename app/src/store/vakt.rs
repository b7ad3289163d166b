//! Vakt: lets an actor in to a service, or says why not. Every reading through a door passes here: may the actor, is
//! the service open at the level chosen, is the access locked; then the reading is noted in the citizen's log.

use super::bruk::{EgetOppslag, noter};
use super::{Basis, Feil, Klokke, les, sql};
use crate::domain::aktor::Aktor;
use crate::domain::bruk::Handling;
use crate::domain::definisjon::DefinisjonId;
use crate::domain::id::InnbyggerId;
use crate::domain::metadata::Metadata;
use crate::domain::representasjon::{Operasjon, Rolle};
use crate::domain::tjenesten::{AKUTTSPERRE, BRUK, Bruksvalg, PASIENTJOURNAL, Tjeneste};

/// The gatekeeper of both doors. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Vakt {
    basis: Basis,
    klokke: Klokke,
}

/// What an actor wants to read.
#[derive(Clone, Copy, Debug)]
pub struct Arend<'a> {
    pub tjeneste: Tjeneste,
    pub operasjon: Operasjon<'a>,
    /// Part and data that the log names.
    pub part: &'a str,
    pub kategorier: &'a str,
}

impl Vakt {
    pub fn ny(basis: Basis, klokke: Klokke) -> Self {
        Self { basis, klokke }
    }

    /// Lets the actor read, and notes it. What cannot be checked or noted is not shown.
    ///
    /// # Errors
    /// The [`crate::domain::avslag::Avslag`] of representation, level or lock; database.
    pub async fn slipp_inn(&self, aktor: &Aktor, arend: Arend<'_>) -> Result<(), Feil> {
        self.apner(aktor, arend.tjeneste, arend.operasjon).await?;
        let oppslag = EgetOppslag { part: arend.part, kategorier: arend.kategorier, handling: Handling::Se };
        noter(&self.basis, aktor, oppslag, self.klokke.na()).await
    }

    /// Whether the actor may use the service; notes nothing.
    ///
    /// # Errors
    /// As [`Self::slipp_inn`].
    pub async fn apner(&self, aktor: &Aktor, tjeneste: Tjeneste, operasjon: Operasjon<'_>) -> Result<(), Feil> {
        aktor.kan(operasjon)?;
        let egne = self.bruksvalg(aktor.innlogget()).await?;
        match aktor.for_annen() {
            None => egne.apner(tjeneste)?,
            Some(r) => {
                egne.apner(Tjeneste::PaVegneAv)?;
                // Never more than the giver of a power of attorney has; children and those without capacity to
                // consent have chosen no level. Where the person has shut their access, nobody else has any.
                let tjeneste = match (r.rolle, tjeneste) {
                    (Rolle::Fullmakt, annen) if annen != Tjeneste::Sperre => annen,
                    _ => Tjeneste::Innstillinger,
                };
                self.bruksvalg(r.innbygger).await?.apner(tjeneste)?;
            }
        }
        Ok(())
    }

    /// The choices that open and close services for a citizen.
    ///
    /// # Errors
    /// Database.
    pub async fn bruksvalg(&self, innbygger: InnbyggerId) -> Result<Bruksvalg, Feil> {
        let rader: Vec<(String, String)> = les!(&self.basis, k => sqlx::query_as(sql::BRUKSVALG)
            .bind(innbygger.0)
            .bind(BRUK)
            .bind(PASIENTJOURNAL)
            .bind(AKUTTSPERRE)
            .fetch_all(k)
            .await)?;
        let aktive = rader
            .into_iter()
            .map(|(id, m)| Ok((DefinisjonId(id), super::metadata(&m)?.niva)))
            .collect::<Result<Vec<_>, Feil>>()?;
        Ok(Bruksvalg::fra(aktive.iter().map(|(id, niva)| (id, *niva))))
    }
}

/// Reads stored metadata.
pub(crate) fn metadata(json: &str) -> Result<Metadata, Feil> {
    serde_json::from_str(json).map_err(|_| Feil::Ulest("metadata of a setting"))
}
