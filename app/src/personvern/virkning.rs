//! What a choice would change, from the citizen's own rows. Reads reports and disclosures by statements of its own,
//! since a door does not go through another.

use super::{Personvern, sql};
use crate::domain::aktor::Aktor;
use crate::domain::avslag::Avslag;
use crate::domain::bruk::Utlevering;
use crate::domain::definisjon::Valg;
use crate::domain::foresporsel::Foresporselstatus;
use crate::domain::foresporsel::svar::Stilling;
use crate::domain::foresporsel::visning::Foresporselsrad;
use crate::domain::metadata::Metadata;
use crate::domain::rapport::Rapport;
use crate::domain::register::Register;
use crate::domain::representasjon::Operasjon;
use crate::domain::sletting::{Slettestatus, slettestatus};
use crate::domain::tid;
use crate::domain::tjenesten::Tjeneste;
use crate::domain::virkning::{Antall, Holdt, Situasjon, Virkning, virkning};
use crate::store::{self, Feil, Utleveringskolonner, les, utlevering};
use jiff::civil::Date;
use std::collections::HashMap;

/// What the log calls it.
const KATEGORIER: &str = "innhold og utleveringer, for å vise hva et valg endrer";

/// The registry's rows, owned.
struct Rader {
    rapport: Option<Rapport>,
    dager: Vec<Date>,
    utleveringer: Vec<Utlevering>,
}

impl Personvern {
    /// What the answer `valg` to a setting would change for the citizen. Changes nothing.
    ///
    /// # Errors
    /// [`Avslag::FinnesIkke`] when the setting does not concern the citizen; database.
    pub async fn virkning(
        &self,
        aktor: &Aktor,
        part: &str,
        slug: &str,
        valg: Valg,
        metadata: &Metadata,
    ) -> Result<Virkning, Feil> {
        let register = self.katalog.register(part).ok_or(Avslag::FinnesIkke)?;
        let definisjon = register.definisjon(slug).ok_or(Avslag::FinnesIkke)?;
        let tilstand = self.tilstand(aktor.gjelder()).await?;
        if !tilstand.gjelder(definisjon) {
            return Err(Avslag::FinnesIkke.into());
        }
        self.slipp_inn_til(aktor, definisjon, KATEGORIER).await?;
        let rader = self.holdt(aktor, register).await?;
        let (foresporsler, _) = self.synlige(aktor).await?;
        let angar =
            |r: &Foresporselsrad| r.stilling == Stilling::Venter || r.foresporsel.status == Foresporselstatus::Besvart;
        let foresporsler: Vec<_> = foresporsler.into_iter().filter(angar).map(|r| r.foresporsel).collect();
        let na = self.klokke.na();
        let sletting = tilstand.innstillinger.get(&definisjon.id);
        let sletting = sletting.and_then(|l| slettestatus(&tilstand.slettinger, l, tid::dag(na)));
        let innstillinger: Vec<_> = tilstand.innstillinger.into_values().collect();
        Ok(virkning(&Situasjon {
            register,
            definisjon,
            valg,
            metadata,
            na,
            innstillinger: &innstillinger,
            holdt: rader.as_ref().map(|r| Holdt {
                rapport: r.rapport.as_ref(),
                rapportdager: &r.dager,
                utleveringer: &r.utleveringer,
            }),
            foresporsler: &foresporsler,
            avventet: match sletting {
                Some(Slettestatus::Venter(frist)) => Some(frist),
                _ => None,
            },
            antall: self.antall(aktor, register).await?,
        }))
    }

    /// What the registry holds; none for an actor who may not see its contents and log, or whose level does not open
    /// them.
    async fn holdt(&self, aktor: &Aktor, register: &Register) -> Result<Option<Rader>, Feil> {
        let tjeneste = Tjeneste::for_register(register);
        for operasjon in [Operasjon::SeRegister(register), Operasjon::SeLogg(register)] {
            match self.vakt.apner(aktor, tjeneste, operasjon).await {
                Ok(()) => (),
                Err(Feil::Avslag(_)) => return Ok(None),
                Err(feil) => return Err(feil),
            }
        }
        let (innbygger, part) = (aktor.gjelder().0, &register.part.0);
        let rapport: Option<(String,)> = les!(&self.basis, k =>
            sqlx::query_as(sql::SISTE_RAPPORT).bind(innbygger).bind(part).fetch_optional(k).await)?;
        let rapport = rapport.map(|(json,)| serde_json::from_str(&json).map_err(|_| Feil::Ulest("report")));
        let dager: Vec<(String,)> = les!(&self.basis, k =>
            sqlx::query_as(sql::RAPPORTDAGER).bind(innbygger).bind(part).fetch_all(k).await)?;
        let kopier: Vec<Utleveringskolonner> = les!(&self.basis, k =>
            sqlx::query_as(sql::UTLEVERT).bind(innbygger).bind(part).fetch_all(k).await)?;
        Ok(Some(Rader {
            rapport: rapport.transpose()?,
            dager: dager.iter().map(|(dag,)| store::dag(dag)).collect::<Result<_, _>>()?,
            utleveringer: kopier.into_iter().map(|k| utlevering(&register.part, k)).collect::<Result<_, _>>()?,
        }))
    }

    async fn antall(&self, aktor: &Aktor, register: &Register) -> Result<Antall, Feil> {
        let (innbygger, part) = (aktor.gjelder().0, &register.part.0);
        let (bruk,): (i64,) = les!(&self.basis, k =>
            sqlx::query_as(sql::ANTALL_BRUK).bind(innbygger).bind(part).fetch_one(k).await)?;
        let endringer: Vec<(String, i64)> = les!(&self.basis, k =>
            sqlx::query_as(sql::ANTALL_ENDRINGER).bind(innbygger).fetch_all(k).await)?;
        let endringer: HashMap<String, i64> = endringer.into_iter().collect();
        let (rapporter, foresporsler, varsler, notater): (i64, i64, i64, i64) =
            les!(&self.basis, k => sqlx::query_as(sql::ANTALL_HER).bind(innbygger).fetch_one(k).await)?;
        let egne = register.definisjoner.iter().filter_map(|d| endringer.get(&d.id.0));
        // Nobody else is told that there are any.
        let notater = if aktor.for_annen().is_some() { 0 } else { notater };
        Ok(Antall { endringer: egne.sum(), bruk, rapporter, foresporsler, varsler, notater })
    }
}
