//! The citizen's inbox, and one request. Each reading is noted before anything is read.

use super::{ALLE, EN, Personvern, definisjoner, sql};
use crate::domain::aktor::Aktor;
use crate::domain::avslag::Avslag;
use crate::domain::foresporsel::Foresporselstatus;
use crate::domain::foresporsel::svar::{Stilling, apne_deler, fingeravtrykk};
use crate::domain::foresporsel::visning::{Foresporselsdel, Foresporselsliste, Foresporselsrad, Foresporselsside};
use crate::domain::id::{HendelseId, InnbyggerId};
use crate::domain::oversikt::{Navn, Ventende};
use crate::domain::representasjon::Operasjon;
use crate::domain::tid;
use crate::domain::tjenesten::Tjeneste;
use crate::store::bruk::PORTALEN;
use crate::store::{Arend, Feil, fullfor, les, mikro, transaksjon};
use std::sync::Arc;

impl Personvern {
    /// What waits for the citizen, and how many notices are unread.
    ///
    /// # Errors
    /// Level, lock or representation; database.
    pub async fn ventende(&self, aktor: &Aktor) -> Result<Ventende, Feil> {
        self.til_foresporsler(aktor, ALLE).await?;
        let (rader, _) = self.synlige(aktor).await?;
        let venter = rader.into_iter().filter(|r| r.stilling == Stilling::Venter);
        let (uleste,): (i64,) = les!(&self.basis, k =>
            sqlx::query_as(sql::ULESTE_VARSLER).bind(aktor.gjelder().0).fetch_one(k).await)?;
        let klare: Vec<(String, String)> = les!(&self.basis, k =>
            sqlx::query_as(sql::KLARE_RAPPORTER).bind(aktor.gjelder().0).fetch_all(k).await)?;
        let rapporter = klare.into_iter().filter_map(|(part, id)| {
            let register = self.katalog.part(&part).filter(|r| aktor.kan(Operasjon::SeRegister(r)).is_ok())?;
            Some((Arc::clone(register), HendelseId::les(&id)?))
        });
        let (foresporsler, rapporter) = (venter.map(|r| (r.register, r.foresporsel)).collect(), rapporter.collect());
        Ok(Ventende { foresporsler, rapporter, uleste })
    }

    /// The inbox: what waits for an answer, and what was asked before.
    ///
    /// # Errors
    /// Level, lock or representation; database.
    pub async fn foresporsler(&self, aktor: &Aktor) -> Result<Foresporselsliste, Feil> {
        self.til_foresporsler(aktor, ALLE).await?;
        let (rader, _) = self.synlige(aktor).await?;
        let (venter, tidligere) = rader.into_iter().partition(|r: &Foresporselsrad| r.stilling == Stilling::Venter);
        Ok(Foresporselsliste { venter, tidligere, dag: tid::dag(self.klokke.na()) })
    }

    /// One request. It is read from now on, for its sender too, unless the reader may not answer it.
    ///
    /// # Errors
    /// [`Avslag::FinnesIkke`] when the citizen has no such request, whoever else may; level, lock or representation;
    /// database.
    pub async fn foresporsel(&self, aktor: &Aktor, id: HendelseId) -> Result<Foresporselsside, Feil> {
        self.til_foresporsler(aktor, EN).await?;
        let innbygger = aktor.gjelder();
        let (rader, siste) = self.synlige(aktor).await?;
        let rad = rader.into_iter().find(|r| r.foresporsel.id == id).ok_or(Avslag::FinnesIkke)?;
        let definisjoner = definisjoner(&self.katalog, &rad.foresporsel)?;
        let ikke_svare = definisjoner.iter().find_map(|d| match aktor.kan(Operasjon::Sette(d)) {
            Err(Avslag::IkkePaVegneAv(hvorfor)) => Some(hvorfor),
            _ => None,
        });
        if ikke_svare.is_none() && rad.foresporsel.status == Foresporselstatus::Sendt {
            self.merk_lest(innbygger, id).await?;
        }
        let apne = apne_deler(&rad.foresporsel, &definisjoner, &siste);
        let del = |d: &&crate::domain::definisjon::Definisjon| Foresporselsdel {
            definisjon: (*d).clone(),
            apen: apne.iter().any(|a| a.id == d.id),
            siste: siste.iter().find(|e| e.definisjon == d.id).cloned(),
        };
        Ok(Foresporselsside {
            deler: definisjoner.iter().map(del).collect(),
            fingeravtrykk: fingeravtrykk(&rad.foresporsel, &rad.register, &definisjoner),
            vedlegg: self.vedleggsrader(&rad.foresporsel).await?,
            gjelder: self.navn(innbygger).await?,
            ikke_svare,
            rad,
        })
    }

    /// Lets the actor in to requests, and notes it in the log of the portal itself: who asks need not hold anything.
    pub(super) async fn til_foresporsler(&self, aktor: &Aktor, kategorier: &str) -> Result<(), Feil> {
        let (tjeneste, operasjon) = (Tjeneste::Helseregistre, Operasjon::SeMeldinger);
        self.vakt.slipp_inn(aktor, Arend { tjeneste, operasjon, part: PORTALEN, kategorier }).await
    }

    /// The request and its notice have been read.
    async fn merk_lest(&self, innbygger: InnbyggerId, id: HendelseId) -> Result<(), Feil> {
        let (basis, na) = (self.basis.clone(), mikro(self.klokke.na()));
        fullfor(async move {
            transaksjon!(&basis, tx => {
                sqlx::query(sql::LES_FORESPORSEL).bind(innbygger.0).bind(id.0).execute(&mut **tx).await?;
                sqlx::query(sql::LES_VARSEL_OM)
                    .bind(innbygger.0)
                    .bind(id.lesbar())
                    .bind(na)
                    .execute(&mut **tx)
                    .await?;
                Ok(())
            })
        })
        .await
    }

    async fn navn(&self, innbygger: InnbyggerId) -> Result<Navn, Feil> {
        let (fornavn, etternavn): (String, String) =
            les!(&self.basis, k => sqlx::query_as(sql::NAVN).bind(innbygger.0).fetch_one(k).await)?;
        Ok(Navn { fornavn, etternavn })
    }
}
