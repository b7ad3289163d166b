//! Reading settings and history. Each reading is noted in the citizen's log before anything is read.

use super::{Endringskolonner, Personvern, Tilstand, endring, sql};
use crate::domain::aktor::Aktor;
use crate::domain::avslag::Avslag;
use crate::domain::definisjon::Omrade;
use crate::domain::historikk::Endring;
use crate::domain::id::HendelseId;
use crate::domain::innstilling::{Status, status};
use crate::domain::oversikt::{
    Gruppe, Historikkrad, Historikkside, Innstillingsoversikt, Innstillingsrad, Kvittering, Partsrad, Partsside,
};
use crate::domain::register::Register;
use crate::domain::representasjon::Operasjon;
use crate::domain::tid;
use crate::domain::tjenesten::{self, Tjeneste};
use crate::store::bruk::PORTALEN;
use crate::store::{self, Arend, Feil, les};
use std::sync::Arc;

/// What the log calls a look at all settings, and at those of one registry.
const ALLE: &str = "alle personverninnstillinger";
const ETT_REGISTER: &str = "personverninnstillinger";
/// Changes on a page of the history.
const PER_SIDE: u32 = 20;
/// Changes shown with one registry or on the overview.
const SISTE: i64 = 3;

impl Personvern {
    /// The three groups and the latest changes.
    ///
    /// # Errors
    /// Database.
    pub async fn oversikt(&self, aktor: &Aktor) -> Result<Innstillingsoversikt, Feil> {
        self.slipp_inn(aktor, PORTALEN, ALLE).await?;
        let tilstand = self.tilstand(aktor.gjelder()).await?;
        let grupper = [Omrade::Bruk, Omrade::Tilgang, Omrade::Forskning].map(|omrade| {
            let alle = self.katalog.registre().iter().flat_map(|r| &r.definisjoner).filter(|d| d.omrade == omrade);
            let status: Vec<_> = alle.map(|d| status(d, tilstand.innstillinger.get(&d.id))).collect();
            Gruppe {
                omrade,
                begrenset: status.iter().any(|s| s.begrenser()),
                samtykket: (omrade == Omrade::Bruk).then(|| status.contains(&Status::Samtykket)),
            }
        });
        let siste = self.endringer(aktor, SISTE, 0).await?;
        Ok(Innstillingsoversikt { grupper: grupper.into(), siste })
    }

    /// The registries with settings of a group that concern the citizen, in alphabetical order.
    ///
    /// # Errors
    /// Database.
    pub async fn liste(&self, aktor: &Aktor, omrade: Omrade) -> Result<Vec<Partsrad>, Feil> {
        self.slipp_inn(aktor, PORTALEN, ALLE).await?;
        let tilstand = self.tilstand(aktor.gjelder()).await?;
        let rader = self.katalog.registre().iter().map(|r| self.rad(r, omrade, &tilstand));
        Ok(rader.filter(|r| !r.innstillinger.is_empty()).collect())
    }

    /// One registry's settings in a group.
    ///
    /// # Errors
    /// [`Avslag::FinnesIkke`] when none concerns the citizen; database.
    pub async fn part(&self, aktor: &Aktor, omrade: Omrade, slug: &str) -> Result<Partsside, Feil> {
        let register = self.katalog.register(slug).ok_or(Avslag::FinnesIkke)?;
        let tilstand = self.tilstand(aktor.gjelder()).await?;
        let rad = self.rad(register, omrade, &tilstand);
        if rad.innstillinger.is_empty() {
            return Err(Avslag::FinnesIkke.into());
        }
        self.slipp_inn(aktor, &register.part.0, ETT_REGISTER).await?;
        let historikk = self.endringer(aktor, i64::MAX, 0).await?;
        Ok(Partsside {
            historikk: historikk.into_iter().filter(|h| h.register.part == register.part).collect(),
            rad,
            dag: tid::dag(self.klokke.na()),
        })
    }

    /// The history of all settings, newest first.
    ///
    /// # Errors
    /// Database.
    pub async fn historikk(&self, aktor: &Aktor, side: u32) -> Result<Historikkside, Feil> {
        self.slipp_inn(aktor, PORTALEN, "historikk").await?;
        let innbygger = aktor.gjelder().0;
        let (antall,): (i64,) =
            les!(&self.basis, k => sqlx::query_as(sql::HISTORIKK_ANTALL).bind(innbygger).fetch_one(k).await)?;
        let sider = u32::try_from(antall).unwrap_or(u32::MAX).div_ceil(PER_SIDE).max(1);
        let side = side.clamp(1, sider);
        let rader = self.endringer(aktor, i64::from(PER_SIDE), i64::from((side - 1) * PER_SIDE)).await?;
        Ok(Historikkside { rader, side, sider })
    }

    /// The receipt of one change.
    ///
    /// # Errors
    /// [`Avslag::FinnesIkke`] when the citizen has no such receipt, whoever else may; database.
    pub async fn kvittering(&self, aktor: &Aktor, id: HendelseId) -> Result<Kvittering, Feil> {
        let innbygger = aktor.gjelder();
        let kolonner: Option<Endringskolonner> = les!(&self.basis, k =>
            sqlx::query_as(sql::HISTORIKK_EN).bind(innbygger.0).bind(id.0).fetch_optional(k).await)?;
        let rad = self.historikkrad(endring(kolonner.ok_or(Avslag::FinnesIkke)?)?)?;
        self.slipp_inn(aktor, &rad.register.part.0, "kvittering").await?;
        let (jws, sammendrag, i_kraft): (String, String, Option<i64>) = les!(&self.basis, k =>
            sqlx::query_as(sql::KVITTERING).bind(innbygger.0).bind(id.0).fetch_one(k).await)?;
        let i_kraft = i_kraft.map(store::tid).transpose()?;
        Ok(Kvittering { rad, i_kraft, jws, sammendrag })
    }

    /// Lets the actor in to settings; the portal's own are open even when access is shut.
    pub(super) async fn slipp_inn(&self, aktor: &Aktor, part: &str, kategorier: &str) -> Result<(), Feil> {
        let egen = part == tjenesten::PART && kategorier != "historikk" && kategorier != ALLE;
        let tjeneste = if egen { Tjeneste::Sperre } else { Tjeneste::Innstillinger };
        let operasjon = Operasjon::SeInnstillinger;
        self.vakt.slipp_inn(aktor, Arend { tjeneste, operasjon, part, kategorier }).await
    }

    fn rad(&self, register: &Arc<Register>, omrade: Omrade, tilstand: &Tilstand) -> Partsrad {
        let dag = tid::dag(self.klokke.na());
        let innstillinger = register
            .definisjoner
            .iter()
            .filter(|d| d.omrade == omrade && d.periode.dekker(dag) && tilstand.gjelder(d))
            .map(|d| Innstillingsrad { definisjon: d.clone(), lagret: tilstand.innstillinger.get(&d.id).cloned() })
            .collect();
        Partsrad { register: Arc::clone(register), innstillinger }
    }

    async fn endringer(&self, aktor: &Aktor, antall: i64, fra: i64) -> Result<Vec<Historikkrad>, Feil> {
        let innbygger = aktor.gjelder().0;
        let rader: Vec<Endringskolonner> = les!(&self.basis, k =>
            sqlx::query_as(sql::HISTORIKK_SIDE).bind(innbygger).bind(antall).bind(fra).fetch_all(k).await)?;
        rader.into_iter().map(|k| self.historikkrad(endring(k)?)).collect()
    }

    pub(super) fn historikkrad(&self, endring: Endring) -> Result<Historikkrad, Feil> {
        let (register, definisjon) =
            self.katalog.definisjon(&endring.definisjon).ok_or(Feil::Ulest("definition of a change"))?;
        Ok(Historikkrad { register: Arc::clone(register), definisjon: definisjon.clone(), endring })
    }
}
