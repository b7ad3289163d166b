//! The registries' own systems: adapters of [`app::innsyn::system`], one for each way of integration, connected as the
//! installation's file says.

mod about;
mod call;
mod cipher;
mod config;
mod log;
mod orchestrator;
mod pull;
mod token;
mod xml;

pub use call::Limits;
pub use cipher::SharedKey;
pub use config::{Function, Source, SourceFault, SourceFile, Way};
pub use token::Issuer;

use app::domain::deltakelse::{Deltakelse, Funksjonsvalg};
use app::domain::rapport::{Hovedtype, Rapport};
use app::innsyn::system::{
    Brukssvar, Lovet, Melding, Mottak, Oppforing, Registersystem, Registersystemer, Sporrer, Systemfeil,
};
use app::store::Klokke;
use call::Caller;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Why systems cannot be connected.
#[derive(Debug, thiserror::Error)]
pub enum ConnectFault {
    #[error("registries' systems cannot be called: {0}")]
    Client(#[from] reqwest::Error),
    #[error("source {0} is asked with signed tokens, and there is no key to sign with")]
    NoKey(String),
}

/// Connects the systems of a file. `issuer` signs the tokens; only the orchestrator's way needs none.
///
/// # Errors
/// [`ConnectFault`].
pub fn connect(file: SourceFile, issuer: Option<&Issuer>, klokke: &Klokke) -> Result<Registersystemer, ConnectFault> {
    let client = call::client(file.limits)?;
    let mut parts: BTreeMap<String, Joined> = BTreeMap::new();
    for Source { part, url, way, functions } in file.sources {
        let caller = Caller::new(client.clone(), &part.0, &url, file.limits);
        let (name, klokke) = (part.0.clone(), klokke.clone());
        let system: Arc<dyn Registersystem> = match way {
            Way::Pull { audience, format } => {
                let issuer = issuer.cloned().ok_or_else(|| ConnectFault::NoKey(name.clone()))?;
                Arc::new(pull::Pull { caller, issuer, audience, format, part })
            }
            Way::Orchestrator(key) => Arc::new(orchestrator::Orchestrator { caller, key: Arc::new(key), klokke, part }),
        };
        parts.entry(name).or_default().0.push((functions, system));
    }
    Ok(Registersystemer::nye(parts.into_iter().map(|(part, joined)| {
        let system: Arc<dyn Registersystem> = Arc::new(joined);
        (app::domain::definisjon::PartKode(part), system)
    })))
}

/// All that answers for one registry, each for its functions. A function that nobody answers is not connected.
#[derive(Debug, Default)]
struct Joined(Vec<(Vec<Function>, Arc<dyn Registersystem>)>);

impl Joined {
    fn with(&self, function: Function) -> Option<&dyn Registersystem> {
        self.0.iter().find(|(functions, _)| functions.contains(&function)).map(|(_, system)| &**system)
    }
}

fn or_not_connected<T: Send>(answer: Option<Lovet<'_, T>>) -> Lovet<'_, T> {
    match answer {
        Some(answer) => answer,
        None => Box::pin(async { Err(Systemfeil::IkkeTilkoblet) }),
    }
}

impl Registersystem for Joined {
    fn rapport<'a>(&'a self, hvem: &'a Sporrer, hovedtype: Hovedtype) -> Lovet<'a, Rapport> {
        or_not_connected(self.with(Function::Rapport).map(|s| s.rapport(hvem, hovedtype)))
    }

    fn bruk<'a>(&'a self, hvem: &'a Sporrer, fra: Option<Date>) -> Lovet<'a, Brukssvar> {
        or_not_connected(self.with(Function::Bruk).map(|s| s.bruk(hvem, fra)))
    }

    fn deltakelse<'a>(&'a self, hvem: &'a Sporrer) -> Lovet<'a, Vec<Deltakelse>> {
        or_not_connected(self.with(Function::Status).map(|s| s.deltakelse(hvem)))
    }

    fn sett_funksjon<'a>(&'a self, hvem: &'a Sporrer, valg: &'a Funksjonsvalg) -> Lovet<'a, ()> {
        or_not_connected(self.with(Function::Status).map(|s| s.sett_funksjon(hvem, valg)))
    }

    fn oppforing<'a>(&'a self, hvem: &'a Sporrer) -> Lovet<'a, Oppforing> {
        or_not_connected(self.with(Function::Rapport).map(|s| s.oppforing(hvem)))
    }

    fn send<'a>(&'a self, hvem: &'a Sporrer, melding: &'a Melding) -> Lovet<'a, Mottak> {
        or_not_connected(self.with(Function::Meldinger).map(|s| s.send(hvem, melding)))
    }
}
