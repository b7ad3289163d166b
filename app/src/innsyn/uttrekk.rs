//! Everything that the portal can show about a citizen, for the citizen to take along. Each registry is read, and noted
//! in the log, as when its page is opened; what is closed to the actor is left out.

use super::logg::{self, Brukskolonner, bruk};
use super::{Innsyn, sql};
use crate::domain::aktor::Aktor;
use crate::domain::bruk::Loggdekning;
use crate::domain::deltakelse::Deltakelse;
use crate::domain::notat::Notatinnhold;
use crate::domain::oversikt::Henting;
use crate::domain::rapport::Rapport;
use crate::domain::register::{Apenhet, Register};
use crate::domain::representasjon::Operasjon;
use crate::domain::tid;
use crate::domain::uttrekk::Registeruttrekk;
use crate::store::{self, Feil, Utleveringskolonner, les, utlevering};
use jiff::civil::Date;

/// Who the extract is about, for its first lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub navn: String,
    pub fodt: Date,
}

/// Rows of the log of one registry, and of its disclosures, in an extract.
const MAKS_RADER: i64 = 100_000;

impl Innsyn {
    /// Name and date of birth of the one acted for.
    ///
    /// # Errors
    /// Database.
    pub async fn person(&self, aktor: &Aktor) -> Result<Person, Feil> {
        let (fornavn, etternavn, fodt): (String, String, String) =
            les!(&self.basis, k => sqlx::query_as(sql::PERSON).bind(aktor.gjelder().0).fetch_one(k).await)?;
        Ok(Person { navn: format!("{fornavn} {etternavn}"), fodt: store::dag(&fodt)? })
    }

    /// All that each registry holds which the actor may see.
    ///
    /// # Errors
    /// As [`Self::registre`]; database.
    pub async fn uttrekk(&self, aktor: &Aktor) -> Result<Vec<Registeruttrekk>, Feil> {
        let kjente = self.registre(aktor).await?;
        let apne: Vec<_> = kjente.into_iter().filter(|r| r.stengt.is_none()).collect();
        for rad in &apne {
            self.slipp_inn(aktor, &rad.register, Operasjon::SeRegister(&rad.register), "uttrekk").await?;
        }
        // All at once, since some may have to be asked for.
        let deler = apne.iter().map(|rad| self.en_del(aktor, &rad.register, rad.oppfort));
        futures_util::future::try_join_all(deler).await
    }

    async fn en_del(&self, aktor: &Aktor, register: &Register, oppfort: bool) -> Result<Registeruttrekk, Feil> {
        let (innbygger, part) = (aktor.gjelder().0, &register.part.0);
        let rapporter: Vec<(String,)> = les!(&self.basis, k =>
            sqlx::query_as(sql::ALLE_RAPPORTER).bind(innbygger).bind(part).fetch_all(k).await)?;
        let les_rapport =
            |(json,): &(String,)| serde_json::from_str::<Rapport>(json).map_err(|_| Feil::Ulest("report"));
        let mut rapporter = rapporter.iter().map(les_rapport).collect::<Result<Vec<_>, _>>()?;
        let hentet = self.hent_innhold(aktor, register).await?;
        if let Some(rapport) = hentet.rapport {
            rapporter.insert(0, rapport);
        }
        let deltakelser: Option<(String,)> = les!(&self.basis, k =>
            sqlx::query_as(sql::DELTAKELSER).bind(innbygger).bind(part).fetch_optional(k).await)?;
        let deltakelser = deltakelser.map_or(Ok(Vec::new()), |(json,)| {
            serde_json::from_str::<Vec<Deltakelse>>(&json).map_err(|_| Feil::Ulest("participation"))
        })?;
        let notater = match aktor.for_annen() {
            Some(_) => Vec::new(),
            None => self.lagrede_notater(aktor, register).await?,
        };
        let mut del = Registeruttrekk {
            part: register.part.clone(),
            navn: register.navn.clone(),
            ansvarlig: register.ansvarlig(tid::dag(self.klokke.na())).map(|a| a.navn.clone()),
            oppfort: oppfort || register.apent_for == Apenhet::Alle,
            rapporter,
            ufullstendig: matches!(hentet.henting, Henting::Feilet(_)),
            bruk: Vec::new(),
            utleveringer: Vec::new(),
            dekning: None,
            deltakelser,
            notater: notater.into_iter().map(|n| Notatinnhold { dato: n.dato, tekst: n.tekst }).collect(),
        };
        if aktor.kan(Operasjon::SeLogg(register)).is_ok() {
            self.med_logg(&mut del, innbygger).await?;
        }
        Ok(del)
    }

    async fn med_logg(&self, del: &mut Registeruttrekk, innbygger: i64) -> Result<(), Feil> {
        let part = &del.part;
        let rader: Vec<Brukskolonner> = les!(&self.basis, k => sqlx::query_as(logg::sql::BRUK)
            .bind(innbygger).bind(&part.0).bind(i64::MIN).bind(MAKS_RADER).fetch_all(k).await)?;
        let kopier: Vec<Utleveringskolonner> = les!(&self.basis, k => sqlx::query_as(logg::sql::UTLEVERINGER)
            .bind(innbygger).bind(&part.0).bind("").bind(MAKS_RADER).fetch_all(k).await)?;
        let dekning: Option<(String, String, i64)> = les!(&self.basis, k =>
            sqlx::query_as(sql::LOGGDEKNING).bind(innbygger).bind(&part.0).fetch_optional(k).await)?;
        let dekning = dekning.map(|(fra, til, mottatt)| {
            Ok::<_, Feil>(Loggdekning { fra: store::dag(&fra)?, til: store::dag(&til)?, mottatt: store::tid(mottatt)? })
        });
        (del.bruk, del.utleveringer, del.dekning) = (
            rader.into_iter().map(|r| bruk(part, r)).collect::<Result<_, _>>()?,
            kopier.into_iter().map(|r| utlevering(part, r)).collect::<Result<_, _>>()?,
            dekning.transpose()?,
        );
        Ok(())
    }
}
