//! Reading orders: what can be ordered, one order, all of them, and following one as it moves.

use super::{Folger, sql};
use crate::domain::aktor::Aktor;
use crate::domain::avslag::Avslag;
use crate::domain::bestilling::{
    Bestilling, Bestillingsrad, Bestillingsside, Bestillingsstatus, Bestillingsvalg, kan_bestilles,
};
use crate::domain::definisjon::PartKode;
use crate::domain::id::HendelseId;
use crate::domain::lagring::kan_lagres;
use crate::domain::rapport::{Hovedtype, Rapport};
use crate::domain::register::{Apenhet, Register};
use crate::domain::representasjon::Operasjon;
use crate::domain::tid;
use crate::domain::tjenesten::Tjeneste;
use crate::innsyn::Innsyn;
use crate::store::bruk::PORTALEN;
use crate::store::{self, Arend, Feil, fullfor, les, mikro, transaksjon};
use std::sync::Arc;

/// What the log calls a look at orders.
const BESTILLINGER: &str = "bestillinger av innsynsrapporter";

/// The columns of [`sql::BESTILLING`].
type Kolonner = (i64, String, String, String, i64, i64, Option<i64>, String, Option<i64>, Option<i64>, String);

impl Innsyn {
    /// What can be ordered from a registry.
    ///
    /// # Errors
    /// [`Avslag::FinnesIkke`] as for [`Self::innhold`], and for a registry that delivers no reports; database.
    pub async fn bestillingsvalg(&self, aktor: &Aktor, slug: &str) -> Result<Bestillingsvalg, Feil> {
        let register = self.synlig(aktor, slug).await?;
        if !kan_bestilles(&register) {
            return Err(Avslag::FinnesIkke.into());
        }
        self.slipp_inn(aktor, &register, Operasjon::SeRegister(&register), BESTILLINGER).await?;
        let typer = self.typer(aktor, &register).await?;
        let innbygger = aktor.gjelder().0;
        let rader: Vec<super::Innstillingskolonner> =
            les!(&self.basis, k => sqlx::query_as(sql::INNSTILLINGER).bind(innbygger).fetch_all(k).await)?;
        let lagrede = super::innstillinger(rader)?;
        let kan_ikke_lagres = kan_lagres(&register, &lagrede, tid::dag(self.klokke.na())).is_err();
        let alle = self.les_bestillinger(aktor).await?;
        let apne = alle.into_iter().filter(|(part, b)| *part == register.part && b.status.apen()).map(|(_, b)| b);
        Ok(Bestillingsvalg { apne: apne.collect(), typer, kan_ikke_lagres, register })
    }

    /// All orders from registries that the actor may see, the newest first.
    ///
    /// # Errors
    /// Level, lock or representation; database.
    pub async fn bestillinger(&self, aktor: &Aktor) -> Result<Vec<Bestillingsrad>, Feil> {
        let (tjeneste, operasjon) = (Tjeneste::Helseregistre, Operasjon::Velge);
        self.vakt.slipp_inn(aktor, Arend { tjeneste, operasjon, part: PORTALEN, kategorier: BESTILLINGER }).await?;
        let billetter = self.billetter(aktor.gjelder()).await?;
        let synlig = |r: &Register| {
            aktor.kan(Operasjon::SeRegister(r)).is_ok() && (r.apent_for == Apenhet::Alle || billetter.contains(&r.part))
        };
        let rader = self.les_bestillinger(aktor).await?.into_iter().filter_map(|(part, bestilling)| {
            let register = self.katalog.part(&part.0).filter(|r| synlig(r))?;
            Some(Bestillingsrad { register: Arc::clone(register), bestilling })
        });
        Ok(rader.collect())
    }

    /// One order. What a notice said of it has been read by then, when it is the citizen who looks.
    ///
    /// # Errors
    /// [`Avslag::FinnesIkke`] alike for no such order and one from a registry that the actor may not know of; database.
    pub async fn bestilling(&self, aktor: &Aktor, id: HendelseId) -> Result<Bestillingsside, Feil> {
        let register = self.bestilt_register(aktor, id).await?;
        self.slipp_inn(aktor, &register, Operasjon::SeRegister(&register), BESTILLINGER).await?;
        let na = self.klokke.na();
        let rad: Option<Kolonner> = les!(&self.basis, k =>
            sqlx::query_as(sql::BESTILLING).bind(aktor.gjelder().0).bind(id.0).fetch_optional(k).await)?;
        let (_, bestilling) = bestilling(rad.ok_or(Avslag::FinnesIkke)?)?;
        if aktor.for_annen().is_none() && !bestilling.status.apen() {
            self.les_varsel(aktor, id).await?;
        }
        Ok(Bestillingsside { rad: Bestillingsrad { register, bestilling }, dag: tid::dag(na) })
    }

    /// The way to follow one order, which counts as one look at it.
    ///
    /// # Errors
    /// As [`Self::bestilling`].
    pub async fn folg_bestilling(&self, aktor: &Aktor, id: HendelseId) -> Result<Folger, Feil> {
        let register = self.bestilt_register(aktor, id).await?;
        self.slipp_inn(aktor, &register, Operasjon::SeRegister(&register), BESTILLINGER).await?;
        Ok(Folger { door: self.clone(), aktor: aktor.clone(), register, id })
    }

    /// The registry of an order, if the actor may know of it. No such order costs and answers the same.
    pub(super) async fn bestilt_register(&self, aktor: &Aktor, id: HendelseId) -> Result<Arc<Register>, Feil> {
        let rad: Option<(String,)> = les!(&self.basis, k =>
            sqlx::query_as(sql::PART).bind(aktor.gjelder().0).bind(id.0).fetch_optional(k).await)?;
        let slug = rad.and_then(|(part,)| self.katalog.part(&part)).map_or("", |r| r.slug.as_str());
        self.synlig(aktor, slug).await
    }

    /// The kinds of report that can be had: the ordinary one, and those that the registry said it has in its newest report.
    /// Its own local kinds are left out: an order has no room for their names.
    pub(super) async fn typer(&self, aktor: &Aktor, register: &Register) -> Result<Vec<Hovedtype>, Feil> {
        let rad: Option<(String,)> = les!(&self.basis, k => sqlx::query_as(crate::personvern::sql::SISTE_RAPPORT)
            .bind(aktor.gjelder().0)
            .bind(&register.part.0)
            .fetch_optional(k)
            .await)?;
        let mut typer = vec![Hovedtype::Standard];
        if let Some((innhold,)) = rad {
            let rapport: Rapport = serde_json::from_str(&innhold).map_err(|_| Feil::Ulest("report"))?;
            for t in rapport.stottede_rapporter.iter().map(|s| s.rapport_hoved_type) {
                if t != Hovedtype::Lokal && !typer.contains(&t) {
                    typer.push(t);
                }
            }
        }
        Ok(typer)
    }

    async fn les_bestillinger(&self, aktor: &Aktor) -> Result<Vec<(PartKode, Bestilling)>, Feil> {
        let rader: Vec<Kolonner> = les!(&self.basis, k =>
            sqlx::query_as(sql::BESTILLINGER).bind(aktor.gjelder().0).fetch_all(k).await)?;
        rader.into_iter().map(bestilling).collect()
    }

    async fn les_varsel(&self, aktor: &Aktor, id: HendelseId) -> Result<(), Feil> {
        let (basis, innbygger, na) = (self.basis.clone(), aktor.gjelder(), self.klokke.na());
        fullfor(async move {
            transaksjon!(&basis, tx => {
                sqlx::query(sql::LES_VARSEL)
                    .bind(innbygger.0)
                    .bind(id.lesbar())
                    .bind(mikro(na))
                    .execute(&mut **tx)
                    .await?;
                Ok(())
            })
        })
        .await
    }
}

fn bestilling(
    (id, part, hovedtype, status, opprettet, endret, mottatt, frist, purret, rapport, grunn): Kolonner,
) -> Result<(PartKode, Bestilling), Feil> {
    let bestilling = Bestilling {
        id: HendelseId(id),
        hovedtype: Hovedtype::les(&hovedtype).ok_or(Feil::Ulest("kind of an order"))?,
        status: Bestillingsstatus::les(&status).ok_or(Feil::Ulest("status of an order"))?,
        opprettet: store::tid(opprettet)?,
        endret: store::tid(endret)?,
        mottatt: mottatt.map(store::tid).transpose()?,
        frist: store::dag(&frist)?,
        purret: purret.map(store::tid).transpose()?,
        rapport: rapport.map(HendelseId),
        grunn,
    };
    Ok((PartKode(part), bestilling))
}
