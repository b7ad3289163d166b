//! The way to the registry of the test: messages as JSON over HTTP, nothing else.

use app::domain::deltakelse::{Deltakelse, Funksjonsvalg};
use app::domain::rapport::{Hovedtype, Rapport};
use app::innsyn::system::{Brukssvar, Lovet, Melding, Mottak, Oppforing, Registersystem, Sporrer, Systemfeil};
use jiff::civil::Date;
use std::time::Duration;

#[derive(Debug)]
pub struct Http {
    client: reqwest::Client,
    url: String,
}

impl Http {
    pub fn new(url: String) -> Self {
        drop(rustls::crypto::ring::default_provider().install_default());
        let client = reqwest::Client::builder().timeout(Duration::from_secs(8)).no_proxy().build();
        Self { client: client.expect("a client"), url }
    }
}

fn none<'a, T>() -> Lovet<'a, T> {
    Box::pin(async { Err(Systemfeil::IkkeTilkoblet) })
}

impl Registersystem for Http {
    fn rapport<'a>(&'a self, _: &'a Sporrer, _: Hovedtype) -> Lovet<'a, Rapport> {
        none()
    }
    fn bruk<'a>(&'a self, _: &'a Sporrer, _: Option<Date>) -> Lovet<'a, Brukssvar> {
        none()
    }
    fn deltakelse<'a>(&'a self, _: &'a Sporrer) -> Lovet<'a, Vec<Deltakelse>> {
        none()
    }
    fn sett_funksjon<'a>(&'a self, _: &'a Sporrer, _: &'a Funksjonsvalg) -> Lovet<'a, ()> {
        none()
    }
    fn oppforing<'a>(&'a self, _: &'a Sporrer) -> Lovet<'a, Oppforing> {
        none()
    }
    fn send<'a>(&'a self, _: &'a Sporrer, melding: &'a Melding) -> Lovet<'a, Mottak> {
        let request = self.client.post(&self.url).json(&melding.innhold);
        Box::pin(async move {
            let answer = request
                .send()
                .await
                .map_err(|fault| if fault.is_timeout() { Systemfeil::Tregt } else { Systemfeil::Nede })?;
            match answer.status().as_u16() {
                200..=299 => Ok(Mottak::default()),
                status => Err(Systemfeil::Avvist(status)),
            }
        })
    }
}
