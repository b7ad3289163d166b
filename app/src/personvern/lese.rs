//! Reading settings and history. Each reading is noted in the citizen's log before anything is read.

use super::{Endringskolonner, Personvern, Tilstand, endring, sql};
use crate::domain::aktor::Aktor;
use crate::domain::avslag::Avslag;
use crate::domain::definisjon::{Definisjon, Omrade};
use crate::domain::historikk::Endring;
use crate::domain::innstilling::{Status, status};
use crate::domain::oversikt::{Gruppe, Historikkrad, Innstillingsoversikt, Partsrad, Partsside};
use crate::domain::register::{Apenhet, Register};
use crate::domain::representasjon::Operasjon;
use crate::domain::tid;
use crate::domain::tjenesten::{self, Tjeneste};
use crate::store::bruk::PORTALEN;
use crate::store::{Arend, Feil, les};
use std::sync::Arc;

/// What the log calls a look at all settings, and at those of one registry.
const ALLE: &str = "alle personverninnstillinger";
pub(super) const ETT_REGISTER: &str = "personverninnstillinger";
/// Changes shown with one registry or on the overview.
const SISTE: i64 = 3;

/// The service that a setting belongs to: the lock, or `ellers`.
pub(super) fn sperre_eller(d: &Definisjon, ellers: Tjeneste) -> Tjeneste {
    if d.id.0 == tjenesten::AKUTTSPERRE { Tjeneste::Sperre } else { ellers }
}

impl Personvern {
    /// The three groups and the latest changes.
    ///
    /// # Errors
    /// Database.
    pub async fn oversikt(&self, aktor: &Aktor) -> Result<Innstillingsoversikt, Feil> {
        self.slipp_inn(aktor, PORTALEN, ALLE).await?;
        let tilstand = self.tilstand(aktor.gjelder()).await?;
        let grupper = [Omrade::Bruk, Omrade::Tilgang, Omrade::Forskning].map(|omrade| {
            let alle: Vec<_> =
                self.registre(aktor).flat_map(|r| &r.definisjoner).filter(|d| d.omrade == omrade).collect();
            let lagret = |d: &Definisjon| tilstand.innstillinger.get(&d.id);
            let status: Vec<_> = alle.iter().map(|d| status(d, lagret(d))).collect();
            let niva = alle.iter().filter_map(|d| lagret(d)?.metadata.niva).next();
            Gruppe {
                omrade,
                begrenset: status.iter().any(|s| s.begrenser()),
                samtykket: (omrade == Omrade::Bruk).then(|| status.contains(&Status::Samtykket)),
                niva,
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
        let rader = self.registre(aktor).map(|r| self.rad(r, omrade, &tilstand));
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

    /// Lets the actor in to settings, of all registries or of one.
    pub(super) async fn slipp_inn(&self, aktor: &Aktor, part: &str, kategorier: &str) -> Result<(), Feil> {
        let (tjeneste, operasjon) = (Tjeneste::Innstillinger, self.se_innstillinger(aktor, part)?);
        self.vakt.slipp_inn(aktor, Arend { tjeneste, operasjon, part, kategorier }).await
    }

    /// Lets the actor in to one setting or its receipts; the emergency lock's own are open while access is shut.
    pub(super) async fn slipp_inn_til(&self, aktor: &Aktor, d: &Definisjon, kategorier: &str) -> Result<(), Feil> {
        let tjeneste = sperre_eller(d, Tjeneste::Innstillinger);
        let operasjon = self.se_innstillinger(aktor, &d.part.0)?;
        self.vakt.slipp_inn(aktor, Arend { tjeneste, operasjon, part: &d.part.0, kategorier }).await
    }

    /// What a look at settings is, for the rule of representation. Where only the listed may know of a registry, a
    /// representative's refusal must not tell who is listed.
    fn se_innstillinger(&self, aktor: &Aktor, part: &str) -> Result<Operasjon<'_>, Feil> {
        let register = self.katalog.part(part);
        let operasjon = register.map_or(Operasjon::SeInnstillinger, |r| Operasjon::SeInnstillingerI(r));
        if register.is_some_and(|r| r.apent_for == Apenhet::Oppforte) && aktor.kan(operasjon).is_err() {
            return Err(Avslag::FinnesIkke.into());
        }
        Ok(operasjon)
    }

    /// The registries whose settings the actor may see: all for oneself, fewer for another.
    pub(super) fn registre(&self, aktor: &Aktor) -> impl Iterator<Item = &Arc<Register>> {
        self.katalog.registre().iter().filter(|r| aktor.kan(Operasjon::SeInnstillingerI(r)).is_ok())
    }

    fn rad(&self, register: &Arc<Register>, omrade: Omrade, tilstand: &Tilstand) -> Partsrad {
        let dag = tid::dag(self.klokke.na());
        let innstillinger = register
            .definisjoner
            .iter()
            .filter(|d| d.omrade == omrade && d.periode.dekker(dag) && tilstand.gjelder(d))
            .map(|d| tilstand.rad(d, dag))
            .collect();
        Partsrad { register: Arc::clone(register), innstillinger }
    }

    /// Changes of what the actor may see, newest first. For another they are sorted out here: what is left out is known
    /// to the catalogue, not to the database.
    pub(super) async fn endringer(&self, aktor: &Aktor, antall: i64, fra: i64) -> Result<Vec<Historikkrad>, Feil> {
        if aktor.for_annen().is_none() {
            return self.alle_endringer(aktor, antall, fra).await;
        }
        let alle = self.alle_endringer(aktor, i64::MAX, 0).await?;
        let synlige = alle.into_iter().filter(|h| aktor.kan(Operasjon::SeInnstillingerI(&h.register)).is_ok());
        let (fra, antall) = (usize::try_from(fra).unwrap_or(0), usize::try_from(antall).unwrap_or(usize::MAX));
        Ok(synlige.skip(fra).take(antall).collect())
    }

    async fn alle_endringer(&self, aktor: &Aktor, antall: i64, fra: i64) -> Result<Vec<Historikkrad>, Feil> {
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
