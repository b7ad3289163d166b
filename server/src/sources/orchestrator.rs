//! A registry behind an Innsynsorkestrator (contract §6.4): two services, bodies sealed with a shared key.

use super::about;
use super::call::{Caller, Question, interpret};
use super::cipher::SharedKey;
use super::pull::report;
use super::xml;
use crate::api::contract::source::{Listing, ORCHESTRATOR_LISTING, ORCHESTRATOR_REPORT};
use app::domain::definisjon::PartKode;
use app::domain::deltakelse::{Deltakelse, Funksjonsvalg};
use app::domain::rapport::{Hovedtype, Rapport};
use app::domain::tid::oslo;
use app::innsyn::system::{Brukssvar, Lovet, Melding, Mottak, Oppforing, Registersystem, Sporrer, Systemfeil};
use app::store::{Klokke, tilfeldig};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use serde_json::{Map, Value, json};
use std::sync::Arc;

/// One registry behind an orchestrator.
#[derive(Debug)]
pub struct Orchestrator {
    pub caller: Caller,
    pub key: Arc<SharedKey>,
    pub klokke: Klokke,
    pub part: PartKode,
}

impl Orchestrator {
    /// Asks one service; the answer is opened and found to be about the citizen. Whether it was base64, padding or JSON
    /// that was wrong is told nowhere.
    async fn question(&self, who: &Sporrer, path: &str, question: &Value) -> Result<Value, Systemfeil> {
        let body = serde_json::to_vec(question).map_err(|_| Systemfeil::IkkeTilkoblet)?;
        let iv = tilfeldig().map_err(|_| Systemfeil::IkkeTilkoblet)?;
        let body = self.key.seal(iv, &body).into_bytes();
        let (content_type, accept) = ("text/plain; charset=utf-8", "*/*");
        let answer = self.caller.ask(Question { path, token: None, content_type, accept, body }).await?;
        let (key, who, part) = (Arc::clone(&self.key), who.clone(), self.part.0.clone());
        interpret(move || {
            let opened = key.open(&answer.body).map_err(|_| Systemfeil::Uforstaelig)?;
            let value: Value = serde_json::from_slice(&opened).map_err(|_| Systemfeil::Uforstaelig)?;
            about::check(&value, &who, &part)?;
            Ok(value)
        })
        .await
    }

    async fn report(&self, who: &Sporrer, kind: Hovedtype) -> Result<Rapport, Systemfeil> {
        let question = json!({ "fodselsnummer": who.nummer.siffer(), "rapportHovedType": kind.kode() });
        let answer = self.question(who, ORCHESTRATOR_REPORT, &question).await?;
        let (who, part, now) = (who.clone(), self.part.0.clone(), self.klokke.na());
        let answer = interpret(move || {
            let answer = joined(answer, kind, now).ok_or(Systemfeil::Uforstaelig)?;
            about::check(&answer, &who, &part)?;
            Ok(answer)
        })
        .await?;
        report(answer, self.part.0.clone()).await
    }

    async fn listing(&self, who: &Sporrer) -> Result<Oppforing, Systemfeil> {
        let question = json!({ "fodselsnummer": who.nummer.siffer() });
        let answer = self.question(who, ORCHESTRATOR_LISTING, &question).await?;
        let listing: Listing = serde_json::from_value(answer).map_err(|_| Systemfeil::Uforstaelig)?;
        let changed = listing.data_sist_endret.filter(|t| !t.is_empty());
        match (listing.oppforingsstatus, changed) {
            (0, _) => Ok(Oppforing::Ikke),
            (1, None) => Ok(Oppforing::Oppfort { sist_endret: None }),
            (1, Some(changed)) => {
                let changed = moment(&changed).ok_or(Systemfeil::Uforstaelig)?;
                Ok(Oppforing::Oppfort { sist_endret: Some(changed) })
            }
            (2, _) => Ok(Oppforing::Slettet),
            _ => Err(Systemfeil::Uforstaelig),
        }
    }
}

impl Registersystem for Orchestrator {
    fn rapport<'a>(&'a self, hvem: &'a Sporrer, hovedtype: Hovedtype) -> Lovet<'a, Rapport> {
        Box::pin(self.caller.within(self.report(hvem, hovedtype)))
    }

    fn bruk<'a>(&'a self, _hvem: &'a Sporrer, _fra: Option<Date>) -> Lovet<'a, Brukssvar> {
        not_there()
    }

    fn deltakelse<'a>(&'a self, _hvem: &'a Sporrer) -> Lovet<'a, Vec<Deltakelse>> {
        not_there()
    }

    fn sett_funksjon<'a>(&'a self, _hvem: &'a Sporrer, _valg: &'a Funksjonsvalg) -> Lovet<'a, ()> {
        not_there()
    }

    fn oppforing<'a>(&'a self, hvem: &'a Sporrer) -> Lovet<'a, Oppforing> {
        Box::pin(self.caller.within(self.listing(hvem)))
    }

    fn send<'a>(&'a self, _hvem: &'a Sporrer, _melding: &'a Melding) -> Lovet<'a, Mottak> {
        not_there()
    }
}

/// The contract has two services (the other processes are handled by hand there).
fn not_there<'a, T: Send + 'a>() -> Lovet<'a, T> {
    Box::pin(std::future::ready(Err(Systemfeil::IkkeTilkoblet)))
}

/// The report's XML, which the standard report must have, with what stands beside it.
fn joined(mut answer: Value, kind: Hovedtype, now: Timestamp) -> Option<Value> {
    let text = answer.get("innsyn").and_then(Value::as_str).filter(|t| !t.trim().is_empty());
    let mut report = match (text, kind) {
        (Some(text), _) => match xml::read(text.as_bytes())? {
            Value::Object(report) => report,
            _ => return None,
        },
        (None, Hovedtype::Standard) => return None,
        (None, _) => Map::from_iter([("seksjoner".to_owned(), json!([]))]),
    };
    for name in ["generertTidspunkt", "dataSistEndret"] {
        if let Some(Value::String(text)) = report.get_mut(name) {
            *text = moment(text)?.to_string();
        }
    }
    report.entry("generertTidspunkt").or_insert_with(|| now.to_string().into());
    for name in ["stottedeRapporter", "vedlegg"] {
        if let Some(value) = answer.get_mut(name).map(Value::take).filter(|v| !v.is_null()) {
            report.insert(name.to_owned(), value);
        }
    }
    Some(Value::Object(report))
}

/// A time without zone is Norwegian.
fn moment(text: &str) -> Option<Timestamp> {
    if let Ok(moment) = text.parse::<Timestamp>() {
        return Some(moment);
    }
    text.parse::<DateTime>().ok()?.to_zoned(oslo()).ok().map(|z| z.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_without_zone_is_norwegian() {
        for (text, moment) in [
            ("2018-10-19T12:38:48", "2018-10-19T10:38:48Z"),
            ("2018-12-19T12:38:48", "2018-12-19T11:38:48Z"),
            ("2018-12-19T12:38:48Z", "2018-12-19T12:38:48Z"),
            ("2018-12-19T12:38:48+02:00", "2018-12-19T10:38:48Z"),
        ] {
            assert_eq!(super::moment(text).map(|t| t.to_string()).as_deref(), Some(moment), "{text}");
        }
        assert_eq!(super::moment("i går"), None);
    }

    #[test]
    fn the_standard_report_has_its_contents_and_others_may_be_files() {
        let now = "2026-11-22T09:00:00Z".parse().expect("an instant");
        let files = json!({ "vedlegg": [{ "mimetype": "application/pdf" }], "stottedeRapporter": null });
        assert_eq!(joined(files.clone(), Hovedtype::Standard, now), None);
        let full = joined(files, Hovedtype::Full, now).expect("a report of files");
        assert_eq!(full["generertTidspunkt"], "2026-11-22T09:00:00Z");
        assert_eq!((full["seksjoner"].clone(), full.get("stottedeRapporter")), (json!([]), None));
        assert!(joined(json!({ "innsyn": "<a>tekst</a>" }), Hovedtype::Full, now).is_none());
    }
}
