//! Research and screening: what the citizen takes part in, as registries have delivered it or answer now, and what the
//! citizen sets there (contract §6.2). Only where the citizen has an inclusion ticket.

pub(crate) mod sql;

use super::Innsyn;
use super::system::{Registersystem, Systemfeil};
use crate::domain::aktor::Aktor;
use crate::domain::avslag::Avslag;
use crate::domain::bruk::Handling;
use crate::domain::definisjon::PartKode;
use crate::domain::deltakelse::{Deltakelse, Deltakelseskilde, Funksjonsvalg, Partsdeltakelser};
use crate::domain::id::InnbyggerId;
use crate::domain::kvittering::sammendrag;
use crate::domain::register::Register;
use crate::domain::representasjon::{Operasjon, Representasjonsavslag};
use crate::domain::tjenesten::Tjeneste;
use crate::personvern::lagre::las;
use crate::store::bruk::{EgetOppslag, PORTALEN, egen_rad, sett_inn};
use crate::store::{self, Arend, Feil, fullfor, les, mikro, transaksjon};
use jiff::Timestamp;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

/// How long the page waits for registries' systems, all at once: less than the ten seconds a page may take.
const VENTETID: Duration = Duration::from_secs(8);
/// Longest form key that is taken.
const LENGSTE_NOKKEL: usize = 64;
/// What the log calls a look.
const KATEGORI: &str = "forskning og screening";

/// A form as it was sent: the choice and the form's one-time key.
#[derive(Clone, Debug)]
pub struct Funksjonsskjema {
    pub valg: Funksjonsvalg,
    pub nokkel: String,
}

/// What came of a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Funksjonsutfall {
    /// The registry has it, now or by an earlier sending of the same form.
    Satt,
    /// The installation has no way to the registry.
    IkkeTilkoblet,
    /// The registry did not take it: nothing is noted as changed.
    Feilet,
}

impl Innsyn {
    /// Everything the citizen takes part in, by registry. Registries' systems are asked all at once; one that gives no
    /// answer is named, with what it delivered before.
    ///
    /// # Errors
    /// [`Avslag::IkkePaVegneAv`] when the representative may see no registry; level or lock; database.
    pub async fn deltakelser(&self, aktor: &Aktor) -> Result<Vec<Partsdeltakelser>, Feil> {
        let forste = self.katalog.registre().iter().find(|r| aktor.kan(Operasjon::SeRegister(r)).is_ok());
        let forste = forste.ok_or(Avslag::IkkePaVegneAv(Representasjonsavslag::UtenforOmrade))?;
        let (tjeneste, operasjon) = (Tjeneste::Helseregistre, Operasjon::SeRegister(forste));
        self.vakt.slipp_inn(aktor, Arend { tjeneste, operasjon, part: PORTALEN, kategorier: KATEGORI }).await?;
        let registre = self.med_billett(aktor).await?;
        self.hent_deltakelser(aktor, &registre).await
    }

    /// What the citizen takes part in at one registry.
    ///
    /// # Errors
    /// [`Avslag::FinnesIkke`] alike for no such registry, no ticket, and no such project; database.
    pub async fn deltakelse(
        &self,
        aktor: &Aktor,
        slug: &str,
        id: &str,
    ) -> Result<(Partsdeltakelser, Deltakelse), Feil> {
        let register = self.register_med_billett(aktor, slug).await?;
        self.slipp_inn(aktor, &register, Operasjon::SeRegister(&register), KATEGORI).await?;
        self.en_deltakelse(aktor, register, id).await
    }

    /// Sets one of a project's own functions. The same form sent again is one.
    ///
    /// # Errors
    /// [`Avslag::FinnesIkke`] as for [`Self::deltakelse`]; [`Avslag::IkkeMulig`] for what the project does not offer;
    /// [`Avslag::IkkePaVegneAv`]: nobody chooses for another; [`Avslag::BruktNokkel`]; database.
    pub async fn sett_funksjon(
        &self,
        aktor: &Aktor,
        slug: &str,
        id: &str,
        skjema: Funksjonsskjema,
    ) -> Result<Funksjonsutfall, Feil> {
        if aktor.for_annen().is_some() {
            return Err(Avslag::IkkePaVegneAv(Representasjonsavslag::KunSelv).into());
        }
        if skjema.nokkel.is_empty() || skjema.nokkel.len() > LENGSTE_NOKKEL {
            return Err(Avslag::BruktNokkel.into());
        }
        let (door, aktor, slug, id) = (self.clone(), aktor.clone(), slug.to_owned(), id.to_owned());
        fullfor(async move { door.sett(&aktor, &slug, &id, &skjema).await }).await
    }

    async fn sett(
        &self,
        aktor: &Aktor,
        slug: &str,
        id: &str,
        skjema: &Funksjonsskjema,
    ) -> Result<Funksjonsutfall, Feil> {
        let register = self.register_med_billett(aktor, slug).await?;
        self.vakt.apner(aktor, Tjeneste::for_register(&register), Operasjon::SeRegister(&register)).await?;
        let avtrykk = sammendrag(&format!("{slug}|{id}|{:?}", skjema.valg));
        if self.sendt_for(aktor.gjelder(), &skjema.nokkel, &avtrykk).await? {
            return Ok(Funksjonsutfall::Satt);
        }
        let (_, prosjekt) = self.en_deltakelse(aktor, Arc::clone(&register), id).await?;
        if !prosjekt.tilbyr(&skjema.valg) {
            return Err(Avslag::IkkeMulig.into());
        }
        let Some(system) = self.systemer.for_part(&register.part) else { return Ok(Funksjonsutfall::IkkeTilkoblet) };
        let hvem = self.sporrer(aktor).await?;
        match tokio::time::timeout(VENTETID, system.sett_funksjon(&hvem, &skjema.valg)).await {
            Ok(Ok(())) => (),
            Ok(Err(Systemfeil::IkkeTilkoblet)) => return Ok(Funksjonsutfall::IkkeTilkoblet),
            Ok(Err(_)) | Err(_) => return Ok(Funksjonsutfall::Feilet),
        }
        self.noter_satt(aktor, &register, id, skjema, &avtrykk).await?;
        Ok(Funksjonsutfall::Satt)
    }

    /// Whether the form has been taken before.
    async fn sendt_for(&self, innbygger: InnbyggerId, nokkel: &str, avtrykk: &str) -> Result<bool, Feil> {
        let tidligere: Option<(String, Option<i64>)> = les!(&self.basis, k =>
            sqlx::query_as(crate::personvern::sql::FINN_SKJEMANOKKEL).bind(innbygger.0).bind(nokkel).fetch_optional(k).await)?;
        match tidligere {
            Some((tidligere, _)) if tidligere != avtrykk => Err(Avslag::BruktNokkel.into()),
            tidligere => Ok(tidligere.is_some()),
        }
    }

    /// What the registry has taken: the form's key, the citizen's log, and our copy of what was delivered.
    async fn noter_satt(
        &self,
        aktor: &Aktor,
        register: &Register,
        id: &str,
        skjema: &Funksjonsskjema,
        avtrykk: &str,
    ) -> Result<(), Feil> {
        let (na, innbygger) = (self.klokke.na(), aktor.gjelder());
        let oppslag = EgetOppslag { part: &register.part.0, kategorier: KATEGORI, handling: Handling::Endre };
        let rad = egen_rad(aktor, oppslag, na)?;
        transaksjon!(&self.basis, tx => {
            las!(tx, innbygger);
            sqlx::query(sql::TA_SKJEMANOKKEL)
                .bind(innbygger.0)
                .bind(&skjema.nokkel)
                .bind(avtrykk)
                .bind(mikro(na))
                .execute(&mut **tx)
                .await?;
            let lagret: Option<(String,)> = sqlx::query_as(sql::DELTAKELSE)
                .bind(innbygger.0)
                .bind(&register.part.0)
                .fetch_optional(&mut **tx)
                .await?;
            if let Some((innhold,)) = lagret {
                sqlx::query(sql::ENDRE_DELTAKELSE)
                    .bind(innbygger.0)
                    .bind(&register.part.0)
                    .bind(med_valg(&innhold, id, &skjema.valg)?)
                    .execute(&mut **tx)
                    .await?;
            }
            sett_inn!(tx, innbygger, rad)?;
            Ok(())
        })
    }

    async fn en_deltakelse(
        &self,
        aktor: &Aktor,
        register: Arc<Register>,
        id: &str,
    ) -> Result<(Partsdeltakelser, Deltakelse), Feil> {
        let funnet = self.hent_deltakelser(aktor, &[register]).await?.into_iter().next().ok_or(Avslag::FinnesIkke)?;
        let prosjekt = funnet.deltakelser.iter().find(|d| d.id == id).cloned().ok_or(Avslag::FinnesIkke)?;
        Ok((funnet, prosjekt))
    }

    /// The registries that the actor may see and that the citizen has a ticket for.
    async fn med_billett(&self, aktor: &Aktor) -> Result<Vec<Arc<Register>>, Feil> {
        let billetter = self.billetter(aktor.gjelder()).await?;
        let (registre, _) = self.kjente(aktor, |r| Operasjon::SeRegister(r)).await?;
        Ok(registre.into_iter().filter(|r| billetter.contains(&r.part)).collect())
    }

    async fn register_med_billett(&self, aktor: &Aktor, slug: &str) -> Result<Arc<Register>, Feil> {
        let billetter = self.billetter(aktor.gjelder()).await?;
        let register = self.katalog.register(slug).filter(|r| billetter.contains(&r.part));
        register.cloned().ok_or(Avslag::FinnesIkke.into())
    }

    async fn hent_deltakelser(&self, aktor: &Aktor, registre: &[Arc<Register>]) -> Result<Vec<Partsdeltakelser>, Feil> {
        let mut lagret = self.lagrede_deltakelser(aktor.gjelder()).await?;
        let mut svar = self.spor_systemene(aktor, registre).await?;
        let samlet = registre.iter().filter_map(|register| {
            let lagret = lagret.remove(&register.part);
            let (svar, kan_settes) = match svar.remove(&register.part) {
                None | Some(Err(Systemfeil::IkkeTilkoblet)) => (None, false),
                Some(svar) => (Some(svar), true),
            };
            let (deltakelser, kilde) = match (svar, lagret) {
                (Some(Ok(hentet)), _) => (hentet, Deltakelseskilde::Hentet),
                (None, Some((levert, nar))) => (levert, Deltakelseskilde::Levert(nar)),
                (Some(Err(_)), Some((levert, nar))) => (levert, Deltakelseskilde::Feilet(Some(nar))),
                (Some(Err(_)), None) => (Vec::new(), Deltakelseskilde::Feilet(None)),
                (None, None) => return None,
            };
            let vises = !deltakelser.is_empty() || matches!(kilde, Deltakelseskilde::Feilet(_));
            vises.then(|| Partsdeltakelser { register: Arc::clone(register), deltakelser, kilde, kan_settes })
        });
        Ok(samlet.collect())
    }

    /// Asks the connected systems, all at once.
    async fn spor_systemene(
        &self,
        aktor: &Aktor,
        registre: &[Arc<Register>],
    ) -> Result<HashMap<PartKode, Result<Vec<Deltakelse>, Systemfeil>>, Feil> {
        let systemer: Vec<(PartKode, Arc<dyn Registersystem>)> = registre
            .iter()
            .filter_map(|r| Some((r.part.clone(), Arc::clone(self.systemer.for_part(&r.part)?))))
            .collect();
        if systemer.is_empty() {
            return Ok(HashMap::new());
        }
        let hvem = Arc::new(self.sporrer(aktor).await?);
        let spurt: Vec<_> = systemer
            .into_iter()
            .map(|(part, system)| {
                let hvem = Arc::clone(&hvem);
                let svar = tokio::spawn(async move {
                    tokio::time::timeout(VENTETID, system.deltakelse(&hvem)).await.unwrap_or(Err(Systemfeil::Tregt))
                });
                (part, svar)
            })
            .collect();
        let mut alle = HashMap::new();
        for (part, svar) in spurt {
            alle.insert(part, svar.await.unwrap_or(Err(Systemfeil::Uforstaelig)));
        }
        Ok(alle)
    }

    async fn lagrede_deltakelser(
        &self,
        innbygger: InnbyggerId,
    ) -> Result<HashMap<PartKode, (Vec<Deltakelse>, Timestamp)>, Feil> {
        let rader: Vec<(String, String, i64)> =
            les!(&self.basis, k => sqlx::query_as(sql::DELTAKELSER).bind(innbygger.0).fetch_all(k).await)?;
        let rad = |(part, innhold, mottatt): (String, String, i64)| {
            Ok((PartKode(part), (les_deltakelser(&innhold)?, store::tid(mottatt)?)))
        };
        rader.into_iter().map(rad).collect()
    }
}

fn les_deltakelser(innhold: &str) -> Result<Vec<Deltakelse>, Feil> {
    serde_json::from_str(innhold).map_err(|_| Feil::Ulest("participation"))
}

fn med_valg(innhold: &str, id: &str, valg: &Funksjonsvalg) -> Result<String, Feil> {
    let mut alle = les_deltakelser(innhold)?;
    alle.iter_mut().filter(|d| d.id == id).for_each(|d| d.sett(valg));
    serde_json::to_string(&alle).map_err(|_| Feil::Ulest("participation"))
}

#[cfg(test)]
pub(crate) mod tests;
