//! A registry with a REST service of its own (contract §6.2, §6.6): asked with a token bound to the citizen.

use super::about;
use super::call::{Answer, Caller, Question, interpret};
use super::config::Format;
use super::log;
use super::token::Issuer;
use super::xml;
use crate::api::contract::source::{
    LogPage, SOURCE_CASE, SOURCE_FUNCTION, SOURCE_INSIGHT, SOURCE_ORDER, SetFunction, SourceQuestion, Taken,
};
use app::domain::definisjon::PartKode;
use app::domain::deltakelse::{Deltakelse, Funksjonsvalg};
use app::domain::rapport::{Hovedtype, Rapport, les, ren, rens_json};
use app::domain::tid;
use app::innsyn::system::{
    Brukssvar, Lovet, Melding, Meldingsslag, Mottak, Oppforing, Registersystem, Sporrer, Systemfeil,
};
use jiff::civil::Date;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::HashSet;

/// Most pages of a log.
const PAGES: u32 = 100;
/// Most projects and programmes of one citizen, and characters of one text in them.
const PROJECTS: usize = 200;
const TEXT: usize = 5_000;
/// Most characters of a registry's number of a case.
const CASE_NUMBER: usize = 64;

/// One registry's service.
#[derive(Debug)]
pub struct Pull {
    pub caller: Caller,
    pub issuer: Issuer,
    pub audience: String,
    pub format: Format,
    pub part: PartKode,
}

impl Pull {
    async fn post(&self, who: &Sporrer, path: &str, body: &impl Serialize) -> Result<Answer, Systemfeil> {
        let (token, body) = (self.issuer.token(who, &self.audience).ok(), serde_json::to_vec(body).ok());
        let (Some(token), Some(body)) = (token, body) else {
            tracing::error!(part = self.part.0, "a question cannot be signed or spelled");
            return Err(Systemfeil::IkkeTilkoblet);
        };
        let accept = match self.format {
            Format::Json => "application/json",
            Format::Xml => "application/xml",
        };
        let content_type = "application/json; charset=utf-8";
        self.caller.ask(Question { path, token: Some(token), content_type, accept, body }).await
    }

    /// The answer to a question, found to be about the citizen and of this registry, and cleaned.
    async fn question(&self, who: &Sporrer, question: &SourceQuestion) -> Result<Value, Systemfeil> {
        let answer = self.post(who, SOURCE_INSIGHT, question).await?;
        let (who, part, format) = (who.clone(), self.part.0.clone(), self.format);
        interpret(move || {
            let mut value = value(&answer, format)?;
            about::check(&value, &who, &part)?;
            rens_json(&mut value);
            Ok(value)
        })
        .await
    }

    async fn whole_log(&self, who: &Sporrer, from: Option<Date>) -> Result<Brukssvar, Systemfeil> {
        let mut all = Brukssvar { bruk: Vec::new(), utleveringer: Vec::new(), komplett: None };
        let today = tid::dag(self.issuer.klokke.na());
        for side in 1..=PAGES {
            let fra_og_med = from.map(|d| d.to_string());
            let question = SourceQuestion { fra_og_med, side: Some(side), ..asked("bruk") };
            let page: LogPage = typed(self.question(who, &question).await?)?;
            let next = page.neste_side;
            log::add(&mut all, page, &self.part, today)?;
            match next {
                None => return Ok(all),
                Some(next) if next == side + 1 => (),
                Some(_) => break,
            }
        }
        Err(Systemfeil::Uforstaelig)
    }

    async fn projects(&self, who: &Sporrer) -> Result<Vec<Deltakelse>, Systemfeil> {
        let mut answer = self.question(who, &asked("status")).await?;
        let projects = answer.get_mut("deltakelser").map(Value::take).ok_or(Systemfeil::Uforstaelig)?;
        if !short(&projects) {
            return Err(Systemfeil::Uforstaelig);
        }
        let projects: Vec<Deltakelse> = typed(projects)?;
        let ids: HashSet<&str> = projects.iter().map(|p| p.id.as_str()).collect();
        let sound = ids.len() == projects.len() && projects.len() <= PROJECTS && projects.iter().all(|p| plain(&p.id));
        if sound { Ok(projects) } else { Err(Systemfeil::Uforstaelig) }
    }

    async fn message(&self, who: &Sporrer, message: &Melding) -> Result<Mottak, Systemfeil> {
        let path = match message.slag {
            Meldingsslag::Sak | Meldingsslag::Svar | Meldingsslag::Klage => SOURCE_CASE,
            Meldingsslag::Bestilling
            | Meldingsslag::Avbestilling
            | Meldingsslag::Purring
            | Meldingsslag::Slettepurring => SOURCE_ORDER,
        };
        // What kind of message it is, and its name, are the receiver's to tell them apart and know them again.
        let mut body = json!({ "melding": message.slag.kode(), "meldingGuid": message.guid });
        match (&mut body, &message.innhold) {
            (Value::Object(body), Value::Object(contents)) => body.extend(contents.clone()),
            _ => return Err(Systemfeil::IkkeTilkoblet),
        }
        let answer = self.post(who, path, &body).await?;
        if answer.body.trim_ascii().is_empty() {
            return Ok(Mottak::default());
        }
        let value = value(&answer, self.format)?;
        about::check(&value, who, &self.part.0)?;
        taken(typed(value)?).ok_or(Systemfeil::Uforstaelig)
    }
}

impl Registersystem for Pull {
    fn rapport<'a>(&'a self, hvem: &'a Sporrer, hovedtype: Hovedtype) -> Lovet<'a, Rapport> {
        let rapport_hoved_type = Some(hovedtype.kode().to_owned());
        let question = SourceQuestion { rapport_hoved_type, ..asked("helseopplysninger") };
        Box::pin(self.caller.within(async move {
            let answer = self.question(hvem, &question).await?;
            report(answer, self.part.0.clone()).await
        }))
    }

    fn bruk<'a>(&'a self, hvem: &'a Sporrer, fra: Option<Date>) -> Lovet<'a, Brukssvar> {
        Box::pin(self.caller.within(self.whole_log(hvem, fra)))
    }

    fn deltakelse<'a>(&'a self, hvem: &'a Sporrer) -> Lovet<'a, Vec<Deltakelse>> {
        Box::pin(self.caller.within(self.projects(hvem)))
    }

    fn sett_funksjon<'a>(&'a self, hvem: &'a Sporrer, valg: &'a Funksjonsvalg) -> Lovet<'a, ()> {
        let body = match valg.clone() {
            Funksjonsvalg::Enkel { kortnavn, ny_tilstand } => SetFunction {
                funksjon_kortnavn: kortnavn,
                funksjons_type: 1,
                ny_tilstand: Some(ny_tilstand),
                valgt_opsjon: None,
            },
            Funksjonsvalg::Radio { kortnavn, valgt_opsjon } => SetFunction {
                funksjon_kortnavn: kortnavn,
                funksjons_type: 2,
                ny_tilstand: None,
                valgt_opsjon: Some(valgt_opsjon),
            },
        };
        Box::pin(self.caller.within(async move { self.post(hvem, SOURCE_FUNCTION, &body).await.map(drop) }))
    }

    fn oppforing<'a>(&'a self, _hvem: &'a Sporrer) -> Lovet<'a, Oppforing> {
        Box::pin(std::future::ready(Err(Systemfeil::IkkeTilkoblet)))
    }

    fn send<'a>(&'a self, hvem: &'a Sporrer, melding: &'a Melding) -> Lovet<'a, Mottak> {
        Box::pin(self.caller.within(self.message(hvem, melding)))
    }
}

fn asked(function: &str) -> SourceQuestion {
    SourceQuestion { funksjon: function.to_owned(), ..SourceQuestion::default() }
}

/// An answer of the kind that was asked for, as a value.
fn value(answer: &Answer, format: Format) -> Result<Value, Systemfeil> {
    let value = match (format, answer.content_type.as_str()) {
        (Format::Json, "application/json") => serde_json::from_slice(&answer.body).ok(),
        (Format::Xml, "application/xml" | "text/xml") => xml::read(&answer.body),
        _ => None,
    };
    value.filter(Value::is_object).ok_or(Systemfeil::Uforstaelig)
}

fn typed<T: DeserializeOwned>(value: Value) -> Result<T, Systemfeil> {
    serde_json::from_value(value).map_err(|_| Systemfeil::Uforstaelig)
}

/// A report by the one way in ([`les`]).
///
/// # Errors
/// [`Systemfeil::Uforstaelig`].
pub(super) async fn report(answer: Value, part: String) -> Result<Rapport, Systemfeil> {
    interpret(move || {
        let bytes = serde_json::to_vec(&answer).map_err(|_| Systemfeil::Uforstaelig)?;
        les(&bytes, &part).map_err(|fault| {
            // Names a place in the schema, never what stood there.
            tracing::info!(part, %fault, "a registry's report cannot be taken");
            Systemfeil::Uforstaelig
        })
    })
    .await
}

fn short(value: &Value) -> bool {
    match value {
        Value::String(text) => text.chars().count() <= TEXT,
        Value::Array(items) => items.iter().all(short),
        Value::Object(properties) => properties.values().all(short),
        _ => true,
    }
}

/// An id that can stand in an address.
fn plain(id: &str) -> bool {
    (1..=64).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
}

fn taken(answer: Taken) -> Option<Mottak> {
    let saksnummer = answer.saksnummer.map(|n| ren(n.trim())).filter(|n| !n.is_empty());
    if saksnummer.as_ref().is_some_and(|n| n.chars().count() > CASE_NUMBER) {
        return None;
    }
    let frist = match answer.svarfrist {
        Some(day) => Some(day.parse().ok()?),
        None => None,
    };
    Some(Mottak { saksnummer, frist })
}
