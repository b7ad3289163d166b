//! Samtykkeforespørsler: what waits for the citizen, and what was asked before.

use super::{Personvern, sql};
use crate::domain::aktor::Aktor;
use crate::domain::definisjon::PartKode;
use crate::domain::foresporsel::{Foresporselsformal, Foresporselstatus, Samtykkeforesporsel};
use crate::domain::id::HendelseId;
use crate::domain::oversikt::Ventende;
use crate::domain::representasjon::Operasjon;
use crate::domain::tid;
use crate::domain::tjenesten::Tjeneste;
use crate::store::bruk::PORTALEN;
use crate::store::{self, Arend, Feil, les};
use std::sync::Arc;

impl Personvern {
    /// What waits for the citizen.
    ///
    /// # Errors
    /// Database.
    pub async fn ventende(&self, aktor: &Aktor) -> Result<Ventende, Feil> {
        let (tjeneste, operasjon) = (Tjeneste::Helseregistre, Operasjon::SeMeldinger);
        let arend = Arend { tjeneste, operasjon, part: PORTALEN, kategorier: "samtykkeforesporsler" };
        self.vakt.slipp_inn(aktor, arend).await?;
        let dag = tid::dag(self.klokke.na());
        let rader: Vec<Foresporselkolonner> =
            les!(&self.basis, k => sqlx::query_as(sql::FORESPORSLER).bind(aktor.gjelder().0).fetch_all(k).await)?;
        let mut foresporsler = Vec::new();
        for f in rader.into_iter().map(foresporsel) {
            let f = f?;
            let register = self.katalog.part(&f.part.0).ok_or(Feil::Ulest("part of a request"))?;
            let venter = matches!(f.status, Foresporselstatus::Sendt | Foresporselstatus::Lest);
            if aktor.kan(Operasjon::SeInnstillingerI(register)).is_err() {
                continue;
            }
            if venter && f.svarfrist.is_none_or(|frist| dag <= frist) {
                foresporsler.push((Arc::clone(register), f));
            }
        }
        Ok(Ventende { foresporsler })
    }
}

pub(super) type Foresporselkolonner =
    (i64, String, String, String, String, i64, Option<String>, String, String, String, String);

pub(super) fn foresporsel(
    (id, part, definisjoner, avsender, melding, mottatt, frist, status, guid, avsender_orgnr, formal): Foresporselkolonner,
) -> Result<Samtykkeforesporsel, Feil> {
    Ok(Samtykkeforesporsel {
        id: HendelseId(id),
        guid,
        part: PartKode(part),
        definisjoner: serde_json::from_str(&definisjoner).map_err(|_| Feil::Ulest("request"))?,
        avsender,
        avsender_orgnr,
        formal: Foresporselsformal::les(&formal).ok_or(Feil::Ulest("purpose of a request"))?,
        melding,
        mottatt: store::tid(mottatt)?,
        svarfrist: frist.as_deref().map(store::dag).transpose()?,
        status: Foresporselstatus::les(&status).ok_or(Feil::Ulest("status of a request"))?,
    })
}
