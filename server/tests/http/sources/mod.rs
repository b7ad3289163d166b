//! Registries' own systems, over real HTTP: what is asked, what is taken, and what every fault comes to.

mod faults;
mod orchestrator;
mod pages;
mod pull;
pub mod registry;
mod stand_in;

use app::domain::definisjon::PartKode;
use app::domain::fnr::{Fnr, Godtar};
use app::domain::katalog::Katalog;
use app::innsyn::system::{Registersystem, Registersystemer, Sporrer};
use app::store::Klokke;
use data_encoding::BASE64;
use server::replication::SystemKey;
use server::sources::{Issuer, SourceFile, connect};
use std::sync::Arc;

pub const PORTAL: &str = "https://innsyn.example";
/// The bytes of the key that the tests' orchestrator shares with the portal.
pub const SHARED: [u8; 32] = [9; 32];
pub const CITIZEN: &str = "01819945620";
pub const PARENT: &str = "54896001798";
pub const STRANGER: &str = "57895012361";

pub fn key() -> Arc<SystemKey> {
    Arc::new(SystemKey::read(include_bytes!("../../replication/pkcs8.pem")).expect("a key"))
}

fn number(digits: &str) -> Fnr {
    Fnr::les(digits, Godtar::Syntetiske).expect("a synthetic number")
}

/// The citizen, asking for oneself.
pub fn citizen() -> Sporrer {
    Sporrer { nummer: number(CITIZEN), innlogget: number(CITIZEN), rolle: None }
}

/// Connects the systems of a file, as the server does at its start.
pub fn connected(file: &str, klokke: &Klokke) -> Registersystemer {
    connected_to(&app::catalogue::innebygd().expect("the embedded catalogue is sound"), file, klokke)
}

/// As [`connected`], to registries of this catalogue.
pub fn connected_to(katalog: &Katalog, file: &str, klokke: &Klokke) -> Registersystemer {
    let file = SourceFile::read(file, katalog, |_| Some(BASE64.encode(&SHARED))).expect("a sound file");
    let issuer = Issuer { key: key(), klokke: klokke.clone(), address: PORTAL.to_owned(), name: "Innsyn".to_owned() };
    connect(file, Some(&issuer), klokke).expect("systems")
}

/// One connected system.
pub fn system(file: &str, part: &str) -> Arc<dyn Registersystem> {
    let systems = connected(file, &Klokke::Maskin);
    Arc::clone(systems.for_part(&PartKode(part.to_owned())).expect(part))
}

/// A source that is pulled from, with short limits.
pub fn pull_file(address: &str, format: &str) -> String {
    format!(
        "forbindelse_ms = 500\nkall_ms = 1500\n[[kilde]]\npart_kode = \"NPRKPR\"\nurl = \"{address}\"\nmate = \"pull\"\n\
         funksjoner = [\"rapport\", \"bruk\", \"status\", \"meldinger\"]\nformat = \"{format}\"\n"
    )
}

/// A source behind an orchestrator, with short limits.
pub fn orchestrator_file(address: &str) -> String {
    format!(
        "forbindelse_ms = 500\nkall_ms = 1500\n[[kilde]]\npart_kode = \"MS\"\nurl = \"{address}\"\nmate = \"orkestrator\"\n\
         funksjoner = [\"rapport\"]\nnokkel_fil = \"ms.key\"\n"
    )
}
