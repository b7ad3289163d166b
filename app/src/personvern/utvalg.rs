//! One setting for the pages that change it, and whom a restriction can be aimed at: the directory's people and
//! organisations, and the citizen's own prescriptions.

use super::lese::ETT_REGISTER;
use super::{Innstillingskolonner, Personvern, innstilling, sql};
use crate::domain::adresseregister::rens;
use crate::domain::aktor::Aktor;
use crate::domain::avslag::Avslag;
use crate::domain::definisjon::{Definisjon, Omrade};
use crate::domain::metadata::{Metadata, Mottaker, Mottakerslag};
use crate::domain::oversikt::Innstillingsside;
use crate::domain::rapport::{Post, Rapport};
use crate::domain::representasjon::Operasjon;
use crate::domain::tid;
use crate::domain::tjenesten::Tjeneste;
use crate::store::{Arend, Feil, les};
use std::sync::Arc;

/// The part that holds prescriptions.
const RESEPT: &str = "RESEPT";

impl Personvern {
    /// One setting that concerns the citizen.
    ///
    /// # Errors
    /// [`Avslag::FinnesIkke`] when it does not concern the citizen, [`Avslag::IkkeMulig`] when the definition has ended;
    /// database.
    pub async fn innstilling(
        &self,
        aktor: &Aktor,
        omrade: Omrade,
        part: &str,
        slug: &str,
    ) -> Result<Innstillingsside, Feil> {
        let register = self.katalog.register(part).ok_or(Avslag::FinnesIkke)?;
        let d = register.definisjon(slug).filter(|d| d.omrade == omrade).ok_or(Avslag::FinnesIkke)?;
        let tilstand = self.tilstand(aktor.gjelder()).await?;
        if !tilstand.gjelder(d) {
            return Err(Avslag::FinnesIkke.into());
        }
        self.slipp_inn_til(aktor, d, ETT_REGISTER).await?;
        if !d.periode.dekker(tid::dag(self.klokke.na())) {
            return Err(Avslag::IkkeMulig.into());
        }
        let aktiv = |id| tilstand.innstillinger.get(id).is_some_and(|i| i.aktiv);
        let mangler = register.definisjoner.iter().find(|k| d.krever.contains(&k.id) && !aktiv(&k.id));
        Ok(Innstillingsside {
            register: Arc::clone(register),
            krever: mangler.map(|k| k.tittel.clone()),
            rad: tilstand.rad(d, tid::dag(self.klokke.na())),
        })
    }

    /// The citizen's own prescriptions, newest first.
    ///
    /// # Errors
    /// The refusals of the service that shows them; database.
    pub async fn resepter(&self, aktor: &Aktor) -> Result<Vec<Mottaker>, Feil> {
        let register = self.katalog.part(RESEPT).ok_or(Avslag::FinnesIkke)?;
        let (tjeneste, operasjon) = (Tjeneste::for_register(register), Operasjon::SeRegister(register));
        self.vakt.slipp_inn(aktor, Arend { tjeneste, operasjon, part: RESEPT, kategorier: "resepter" }).await?;
        let rad: Option<(String,)> = les!(&self.basis, k =>
            sqlx::query_as(sql::SISTE_RAPPORT).bind(aktor.gjelder().0).bind(RESEPT).fetch_optional(k).await)?;
        let Some((innhold,)) = rad else { return Ok(Vec::new()) };
        let rapport: Rapport = serde_json::from_str(&innhold).map_err(|_| Feil::Ulest("report"))?;
        Ok(rapport.seksjoner.into_iter().flat_map(|s| s.poster).map(|p| resept(&p)).collect())
    }

    /// `metadata` with the names of those it is aimed at. Who was chosen before keeps the name from then, also when the
    /// directory or the report has them no longer.
    ///
    /// # Errors
    /// [`Avslag::UgyldigMetadata`] for a number that nobody has; database.
    pub async fn navngi(&self, aktor: &Aktor, d: &Definisjon, metadata: Metadata) -> Result<Metadata, Feil> {
        if metadata.mottakere.is_empty() {
            return Ok(metadata);
        }
        let for_ = self.valgt_for(aktor, d).await?;
        let samme = |m: &Mottaker, k: &Mottaker| (m.slag, &m.nummer) == (k.slag, &k.nummer);
        let ukjent_resept = |m: &Mottaker| m.slag == Mottakerslag::Resept && !for_.iter().any(|k| samme(m, k));
        let trenger = d.mottakere.contains(&Mottakerslag::Resept) && metadata.mottakere.iter().any(ukjent_resept);
        let resepter = if trenger { self.resepter(aktor).await? } else { Vec::new() };
        let navngitt = metadata.mottakere.iter().map(|m| {
            let kjent = for_.iter().chain(&resepter).find(|k| samme(m, k)).cloned();
            kjent.or_else(|| self.adresser.finn(m.slag, &m.nummer).map(|o| o.mottaker()))
        });
        let mottakere = navngitt.collect::<Option<Vec<_>>>().ok_or(Avslag::UgyldigMetadata)?;
        Ok(Metadata { mottakere, ..metadata }.ordnet())
    }

    /// Those whom the stored answer is aimed at.
    async fn valgt_for(&self, aktor: &Aktor, d: &Definisjon) -> Result<Vec<Mottaker>, Feil> {
        let rader: Vec<Innstillingskolonner> =
            les!(&self.basis, k => sqlx::query_as(sql::INNSTILLINGER).bind(aktor.gjelder().0).fetch_all(k).await)?;
        let lagret = rader.into_iter().find(|(id, ..)| *id == d.id.0).map(innstilling).transpose()?;
        Ok(lagret.map(|i| i.metadata.mottakere).unwrap_or_default())
    }
}

/// A prescription as something to choose: its title and date tell it from others.
fn resept(p: &Post) -> Mottaker {
    let navn = format!("{} ({}.{}.{})", rens(&p.tittel), p.dato.day(), p.dato.month(), p.dato.year());
    Mottaker { slag: Mottakerslag::Resept, nummer: p.id.clone(), navn }
}
