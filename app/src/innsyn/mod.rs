//! Door 2, innsyn: what registries hold about a citizen, and who has used it. Hides SQL and clock; every reading is
//! noted in the citizen's log before anything is read.

pub mod bestilling;
pub(crate) mod deltakelse;
pub(crate) mod eget;
mod forskjell;
mod levende;
pub(crate) mod logg;
pub mod saker;
pub(crate) mod sql;
pub mod system;
pub mod utsending;
mod uttrekk;

pub use self::deltakelse::{Funksjonsskjema, Funksjonsutfall};
pub use self::eget::{Notatendring, Sammenligningsskjema};
use self::levende::{Hentet, VENTETID};
pub use self::logg::{FILRADER, Loggmengde, Loggsporring};
use self::system::Registersystemer;
use crate::domain::aktor::Aktor;
use crate::domain::avslag::Avslag;
use crate::domain::definisjon::PartKode;
use crate::domain::dokument::Dokument;
use crate::domain::id::{HendelseId, InnbyggerId};
use crate::domain::katalog::Katalog;
use crate::domain::oversikt::{Henting, Innhold, Rapportlinje, Rapportside, Registerrad};
use crate::domain::rapport::Rapport;
use crate::domain::register::{Apenhet, Register};
use crate::domain::representasjon::{Operasjon, Representasjonsavslag};
use crate::domain::tid;
use crate::domain::tjenesten::Tjeneste;
use crate::store::bruk::PORTALEN;
use crate::store::{self, Arend, Basis, Feil, Klokke, Vakt, les};
use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

/// The door. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Innsyn {
    basis: Basis,
    klokke: Klokke,
    katalog: Arc<Katalog>,
    vakt: Vakt,
    systemer: Registersystemer,
    ventetid: Duration,
}

impl Innsyn {
    pub fn ny(basis: Basis, klokke: Klokke, katalog: Arc<Katalog>) -> Self {
        let vakt = Vakt::ny(basis.clone(), klokke.clone());
        Self { basis, klokke, katalog, vakt, systemer: Registersystemer::default(), ventetid: VENTETID }
    }

    /// The same, connected to the registries' own systems.
    #[must_use]
    pub fn med_systemer(self, systemer: Registersystemer) -> Self {
        Self { systemer, ..self }
    }

    /// The same, waiting no longer than this for a registry's system.
    #[must_use]
    pub fn med_ventetid(self, ventetid: Duration) -> Self {
        Self { ventetid, ..self }
    }

    /// The registries that this citizen may know of: open to all, or listed in. For another, those that the
    /// representative may see.
    ///
    /// # Errors
    /// [`Avslag::IkkePaVegneAv`] when that is none; database.
    pub async fn registre(&self, aktor: &Aktor) -> Result<Vec<Registerrad>, Feil> {
        let synlig = |r: &Register| aktor.kan(Operasjon::SeRegister(r)).is_ok();
        if !self.katalog.registre().iter().any(|r| synlig(r)) {
            return Err(Avslag::IkkePaVegneAv(Representasjonsavslag::UtenforOmrade).into());
        }
        let (tjeneste, operasjon) = (Tjeneste::Helseregistre, Operasjon::Velge);
        self.vakt.slipp_inn(aktor, Arend { tjeneste, operasjon, part: PORTALEN, kategorier: "registre" }).await?;
        let billetter = self.billetter(aktor.gjelder()).await?;
        let adgang = self.vakt.adgang(aktor).await?;
        let alle = self.katalog.registre().iter().filter(|r| synlig(r));
        Ok(alle
            .filter_map(|r| {
                let oppfort = billetter.contains(&r.part);
                let stengt = adgang.apner(Tjeneste::for_register(r)).err();
                let kjent = oppfort || r.apent_for == Apenhet::Alle;
                kjent.then(|| Registerrad { register: Arc::clone(r), oppfort, stengt })
            })
            .collect())
    }

    /// What a registry holds about the citizen: fetched now, where its system is connected, and what it has delivered.
    ///
    /// # Errors
    /// [`Avslag::FinnesIkke`] alike for no such registry and for one the citizen is not listed in; database. A system that
    /// does not answer is no error: [`Innhold::henting`] says so.
    pub async fn innhold(&self, aktor: &Aktor, slug: &str) -> Result<Innhold, Feil> {
        self.innhold_nar(aktor, slug, true).await
    }

    /// The same. A sensitive registry's system is asked only when the citizen has said that the contents shall be shown
    /// (`vis`).
    ///
    /// # Errors
    /// As [`Self::innhold`].
    pub async fn innhold_nar(&self, aktor: &Aktor, slug: &str, vis: bool) -> Result<Innhold, Feil> {
        let register = self.synlig(aktor, slug).await?;
        self.slipp_inn(aktor, &register, Operasjon::SeRegister(&register), "innhold").await?;
        let rader: Vec<(i64, String)> = les!(&self.basis, k =>
            sqlx::query_as(sql::RAPPORTLISTE).bind(aktor.gjelder().0).bind(&register.part.0).fetch_all(k).await)?;
        let rapporter = rader
            .into_iter()
            .map(|(id, dag)| Ok(Rapportlinje { id: HendelseId(id), til_og_med: store::dag(&dag)? }))
            .collect::<Result<Vec<_>, Feil>>()?;
        let hentet = match register.sensitivt && !vis && self.hentes(&register) {
            true => Hentet { henting: Henting::Venter, ..Hentet::default() },
            false => self.hent_innhold(aktor, &register).await?,
        };
        let siste = match (hentet.rapport, rapporter.first()) {
            (Some(rapport), _) => Some(rapport),
            (None, Some(linje)) => Some(self.les_rapport(aktor, &register, linje.id).await?),
            (None, None) => None,
        };
        let (henting, motsigelse) = (hentet.henting, hentet.motsigelse);
        Ok(Innhold { register, rapporter, siste, henting, motsigelse, dag: tid::dag(self.klokke.na()) })
    }

    /// One delivered report.
    ///
    /// # Errors
    /// [`Avslag::FinnesIkke`] alike for no such report and for somebody else's; database.
    pub async fn rapport(&self, aktor: &Aktor, slug: &str, id: HendelseId) -> Result<Rapportside, Feil> {
        let register = self.synlig(aktor, slug).await?;
        self.slipp_inn(aktor, &register, Operasjon::SeRegister(&register), "rapport").await?;
        let rapport = self.les_rapport(aktor, &register, id).await?;
        let eget = self.eget(aktor, &register, &rapport).await?;
        Ok(Rapportside { register, id, rapport, notater: eget.notater, sammenligning: eget.sammenligning })
    }

    /// A file that belongs to a delivered report; `nr` counts from 1.
    ///
    /// # Errors
    /// [`Avslag::FinnesIkke`] as for [`Self::rapport`], and for no such file; database.
    pub async fn rapportvedlegg(&self, aktor: &Aktor, slug: &str, id: HendelseId, nr: usize) -> Result<Dokument, Feil> {
        let register = self.synlig(aktor, slug).await?;
        self.slipp_inn(aktor, &register, Operasjon::SeRegister(&register), "vedlegg til rapport").await?;
        let rapport = self.les_rapport(aktor, &register, id).await?;
        let vedlegg = nr.checked_sub(1).and_then(|n| rapport.vedlegg.get(n)).ok_or(Avslag::FinnesIkke)?;
        vedlegg.dokument().map_err(|_| Feil::Ulest("attachment of a report"))
    }

    /// Lets the actor in to a registry; see [`Vakt::slipp_inn`]. Where only the listed may know of it, a
    /// representative's refusal must not tell who is listed.
    async fn slipp_inn(
        &self,
        aktor: &Aktor,
        register: &Register,
        operasjon: Operasjon<'_>,
        kategorier: &str,
    ) -> Result<(), Feil> {
        if register.apent_for == Apenhet::Oppforte && aktor.kan(operasjon).is_err() {
            return Err(Avslag::FinnesIkke.into());
        }
        let tjeneste = Tjeneste::for_register(register);
        self.vakt.slipp_inn(aktor, Arend { tjeneste, operasjon, part: &register.part.0, kategorier }).await
    }

    async fn billetter(&self, innbygger: InnbyggerId) -> Result<HashSet<PartKode>, Feil> {
        let rader: Vec<(String,)> =
            les!(&self.basis, k => sqlx::query_as(store::sql::INKLUDERT).bind(innbygger.0).fetch_all(k).await)?;
        Ok(rader.into_iter().map(|(kode,)| PartKode(kode)).collect())
    }

    /// The registry, if this citizen may know of it. Asks the database in every case, so that a registry that does not
    /// exist, and one that the citizen is not listed in, cost the same.
    async fn synlig(&self, aktor: &Aktor, slug: &str) -> Result<Arc<Register>, Feil> {
        let billetter = self.billetter(aktor.gjelder()).await?;
        let register =
            self.katalog.register(slug).filter(|r| r.apent_for == Apenhet::Alle || billetter.contains(&r.part));
        register.cloned().ok_or(Avslag::FinnesIkke.into())
    }

    async fn les_rapport(&self, aktor: &Aktor, register: &Register, id: HendelseId) -> Result<Rapport, Feil> {
        let rad: Option<(String,)> = les!(&self.basis, k => sqlx::query_as(sql::RAPPORT)
            .bind(aktor.gjelder().0)
            .bind(&register.part.0)
            .bind(id.0)
            .fetch_optional(k)
            .await)?;
        let (innhold,) = rad.ok_or(Avslag::FinnesIkke)?;
        serde_json::from_str(&innhold).map_err(|_| Feil::Ulest("report"))
    }
}

#[cfg(test)]
mod tests;
