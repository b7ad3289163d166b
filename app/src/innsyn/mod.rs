//! Door 2, innsyn: what registries hold about a citizen, and who has used it. Hides SQL and clock; every reading is
//! noted in the citizen's log before anything is read.

mod levende;
pub(crate) mod sql;
pub mod system;
pub(crate) mod utsending;

use self::levende::{Hentet, VENTETID, flett_bruk, flett_utleveringer};
use self::system::Registersystemer;
use crate::domain::aktor::Aktor;
use crate::domain::avslag::Avslag;
use crate::domain::bruk::{Bruk, Handling, Hvem, Tidsrom, Vilkar};
use crate::domain::definisjon::PartKode;
use crate::domain::id::{HendelseId, InnbyggerId};
use crate::domain::katalog::Katalog;
use crate::domain::oversikt::{Henting, Innhold, Logg, Rapportlinje, Rapportside, Registerrad};
use crate::domain::rapport::Rapport;
use crate::domain::register::{Apenhet, Register};
use crate::domain::representasjon::{Operasjon, Representasjonsavslag, Rolle};
use crate::domain::tid;
use crate::domain::tjenesten::Tjeneste;
use crate::store::bruk::PORTALEN;
use crate::store::{self, Arend, Basis, Feil, Klokke, Utleveringskolonner, Vakt, les, utlevering};
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

/// Rows of a log shown at once.
const LOGGRADER: i64 = 200;

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
        Ok(Rapportside { register, id, rapport })
    }

    /// Who has used the citizen's data in one registry: what it has delivered, the portal's own rows, and what its system
    /// says now, where it is connected.
    ///
    /// # Errors
    /// [`Avslag::FinnesIkke`] as for [`Self::innhold`]; database.
    pub async fn logg(&self, aktor: &Aktor, slug: &str, tidsrom: Tidsrom) -> Result<Logg, Feil> {
        let register = self.synlig(aktor, slug).await?;
        self.slipp_inn(aktor, &register, Operasjon::SeLogg(&register), "logg").await?;
        let na = self.klokke.na();
        let (innbygger, fra) = (aktor.gjelder().0, tidsrom.fra(na));
        let rader: Vec<Brukskolonner> = les!(&self.basis, k => sqlx::query_as(sql::BRUK)
            .bind(innbygger)
            .bind(&register.part.0)
            .bind(store::mikro(fra))
            .bind(LOGGRADER + 1)
            .fetch_all(k)
            .await)?;
        let forste_dag = (tidsrom != Tidsrom::Alt).then(|| tid::dag(fra));
        let fra_dag = forste_dag.map(|d| d.to_string()).unwrap_or_default();
        let kopier: Vec<Utleveringskolonner> = les!(&self.basis, k => sqlx::query_as(sql::UTLEVERINGER)
            .bind(innbygger)
            .bind(&register.part.0)
            .bind(&fra_dag)
            .bind(LOGGRADER + 1)
            .fetch_all(k)
            .await)?;
        let mut bruk: Vec<_> = rader.into_iter().map(|r| bruk(&register.part, r)).collect::<Result<_, _>>()?;
        let kopier = kopier.into_iter().map(|r| utlevering(&register.part, r));
        let mut utleveringer: Vec<_> = kopier.collect::<Result<_, _>>()?;
        let (henting, hentet) = self.hent_bruk(aktor, &register, forste_dag).await?;
        let komplett = hentet.as_ref().and_then(|h| h.komplett);
        if let Some(hentet) = hentet {
            flett_bruk(&mut bruk, hentet.bruk, fra);
            flett_utleveringer(&mut utleveringer, hentet.utleveringer, forste_dag);
        }
        let grense = usize::try_from(LOGGRADER).unwrap_or(usize::MAX);
        let flere = bruk.len() > grense || utleveringer.len() > grense;
        bruk.truncate(grense);
        utleveringer.truncate(grense);
        Ok(Logg { tidsrom, flere, henting, komplett, dag: tid::dag(na), bruk, utleveringer, register })
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

/// The columns of [`sql::BRUK`].
#[rustfmt::skip]
type Brukskolonner = (
    i64, i64, String, Option<String>, String, String, String, String, String, String, String, String, String, String,
);

#[rustfmt::skip]
fn bruk(
    part: &PartKode,
    (id, tidspunkt, hvem, navn, rolle, virksomhet, handling, kategorier, formal, orgnr, grunnlag, vilkar, forklaring,
     nokkel): Brukskolonner,
) -> Result<Bruk, Feil> {
    Ok(Bruk {
        id: HendelseId(id),
        part: part.clone(),
        tidspunkt: store::tid(tidspunkt)?,
        hvem: match hvem.as_str() {
            "selv" => Hvem::Selv,
            "representant" => Hvem::Representant {
                rolle: Rolle::les(&rolle).ok_or(Feil::Ulest("role of a representative"))?,
                navn: navn.unwrap_or_default(),
            },
            "person" => Hvem::Person { navn, rolle, virksomhet },
            "automatisk" => Hvem::Automatisk { virksomhet },
            _ => return Err(Feil::Ulest("who used data")),
        },
        handling: Handling::les(&handling).ok_or(Feil::Ulest("use of data"))?,
        kategorier,
        formal,
        orgnr,
        grunnlag,
        vilkar: match vilkar.as_str() {
            "" => None,
            kode => Some(Vilkar::les(kode).ok_or(Feil::Ulest("condition of use"))?),
        },
        forklaring,
        nokkel,
    })
}

#[cfg(test)]
mod tests;
