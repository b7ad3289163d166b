//! Vakt: lets an actor in to a service, or says why not. Every reading through a door passes here: may the actor, is
//! the service open at the level chosen, is the access locked; then the reading is noted in the citizen's log.

use super::bruk::{EgetOppslag, noter};
use super::{Basis, Feil, Klokke, les, sql};
use crate::domain::aktor::Aktor;
use crate::domain::bruk::Handling;
use crate::domain::definisjon::DefinisjonId;
use crate::domain::id::InnbyggerId;
use crate::domain::metadata::Metadata;
use crate::domain::representasjon::Operasjon;
use crate::domain::tjenesten::{AKUTTSPERRE, Adgang, BRUK, Bruksvalg, KJERNEJOURNAL, PASIENTJOURNAL, Tjeneste};

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
        Ok(self.adgang(aktor).await?.apner(tjeneste)?)
    }

    /// What opens and closes services for the actor.
    ///
    /// # Errors
    /// Database.
    pub async fn adgang(&self, aktor: &Aktor) -> Result<Adgang, Feil> {
        let egne = self.bruksvalg(aktor.innlogget()).await?;
        let for_annen = match aktor.for_annen() {
            Some(r) => Some((r.rolle, self.bruksvalg(r.innbygger).await?)),
            None => None,
        };
        Ok(Adgang { egne, for_annen })
    }

    /// The choices that open and close services for a citizen.
    ///
    /// # Errors
    /// Database.
    pub async fn bruksvalg(&self, innbygger: InnbyggerId) -> Result<Bruksvalg, Feil> {
        let rader: Vec<(String, String, bool)> = les!(&self.basis, k => sqlx::query_as(sql::BRUKSVALG)
            .bind(innbygger.0)
            .bind(BRUK)
            .bind(PASIENTJOURNAL)
            .bind(KJERNEJOURNAL)
            .bind(AKUTTSPERRE)
            .fetch_all(k)
            .await)?;
        let har_valgt = rader.iter().any(|(id, ..)| id == BRUK);
        let aktive = rader
            .into_iter()
            .filter(|(.., aktiv)| *aktiv)
            .map(|(id, m, _)| Ok((DefinisjonId(id), super::metadata(&m)?.niva)))
            .collect::<Result<Vec<_>, Feil>>()?;
        Ok(Bruksvalg { har_valgt, ..Bruksvalg::fra(aktive.iter().map(|(id, niva)| (id, *niva))) })
    }
}

/// Reads stored metadata.
pub(crate) fn metadata(json: &str) -> Result<Metadata, Feil> {
    serde_json::from_str(json).map_err(|_| Feil::Ulest("metadata of a setting"))
}
