//! The stand-in registries of `end2end`, written from the contract in another language: both ways of integration, in both
//! formats, and every fault they have, through the same adapters as the portal's. Needs Node.js and `npm ci`.

use super::{STRANGER, citizen, key, number};
use app::domain::definisjon::PartKode;
use app::domain::deltakelse::{Funksjonstilstand, Funksjonsvalg};
use app::domain::rapport::Hovedtype;
use app::domain::representasjon::Rolle;
use app::innsyn::system::{Melding, Meldingsslag, Oppforing, Registersystem, Sporrer, Systemfeil};
use app::store::Klokke;
use axum::routing::get;
use data_encoding::{BASE64, HEXLOWER};
use serde_json::{Value, json};
use server::sources::{Issuer, SourceFile, connect};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

/// A running stand-in; it ends with the value.
struct StandIn {
    node: Child,
    folder: PathBuf,
    address: String,
    issuer: Issuer,
    http: reqwest::Client,
}

impl StandIn {
    async fn start() -> Self {
        drop(rustls::crypto::ring::default_provider().install_default());
        let http = reqwest::Client::builder().no_proxy().build().expect("a client");
        // The portal's published keys, and nothing else of it.
        let keys = json!({ "keys": [key().public()] });
        let portal = axum::Router::new().route("/.well-known/jwks.json", get(move || async move { axum::Json(keys) }));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let origin = format!("http://{}", listener.local_addr().expect("an address"));
        tokio::spawn(async move { drop(axum::serve(listener, portal).await) });
        let port = std::net::TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address").port();
        let address = format!("http://127.0.0.1:{port}");
        let random: [u8; 8] = app::store::tilfeldig().expect("randomness");
        let folder = std::env::temp_dir().join(format!("innsyn-stand-in-{}", HEXLOWER.encode(&random)));
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(folder.join("ms.key"), BASE64.encode(&super::SHARED)).expect("a key");
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let node = Command::new("node")
            .current_dir(root)
            .arg("end2end/registry-service.mjs")
            .arg(&folder)
            .args([&port.to_string(), "--with-parent"])
            .env("PVK_ORIGIN", &origin)
            .env("REGISTRY_WORK_MS", "60000")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("Node.js starts the stand-in");
        let klokke = Klokke::Maskin;
        let issuer = Issuer { key: key(), klokke, address: origin, name: "Innsyn".to_owned() };
        let stand_in = Self { node, folder, address, issuer, http };
        for _ in 0..400 {
            if stand_in.http.get(format!("{}/kontroll", stand_in.address)).send().await.is_ok() {
                return stand_in;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the stand-in did not become ready: is Node.js there, and `npm ci` done?");
    }

    /// Connects as the demo's own file does, in this format and with these limits.
    fn system(&self, part: &str, format: &str, issuer: &Issuer) -> Arc<dyn Registersystem> {
        let file = include_str!("../../../../end2end/registry/demo/sources.toml").replace("@SERVICE@", &self.address);
        let file = file.replacen("mate = \"pull\"", &format!("mate = \"pull\"\nformat = \"{format}\""), 1);
        let katalog = app::catalogue::innebygd().expect("the embedded catalogue is sound");
        let key = |name: &str| std::fs::read_to_string(self.folder.join(name)).ok();
        let file =
            SourceFile::read(&format!("kall_ms = 2500\n{file}"), &katalog, key).expect("the demo's file is sound");
        let systems = connect(file, Some(issuer), &issuer.klokke).expect("systems");
        Arc::clone(systems.for_part(&PartKode(part.to_owned())).expect(part))
    }

    async fn account(&self) -> Value {
        let answer = self.http.get(format!("{}/kontroll", self.address)).send().await.expect("an account");
        serde_json::from_slice(&answer.bytes().await.expect("a body")).expect("JSON")
    }

    async fn spoil(&self, part: &str, fault: &str) {
        let body = json!({ "feil": fault, "register": part, "ganger": 1 });
        let asked = self.http.post(format!("{}/kontroll", self.address)).body(body.to_string()).send().await;
        assert_eq!(asked.expect("an answer").status().as_u16(), 200, "{fault}");
    }
}

impl Drop for StandIn {
    fn drop(&mut self) {
        drop(self.node.kill());
        drop(self.node.wait());
        drop(std::fs::remove_dir_all(&self.folder));
    }
}

#[tokio::test]
async fn both_ways_speak_with_registries_written_by_others() {
    let house = StandIn::start().await;
    for format in ["json", "xml"] {
        let npr = house.system("NPRKPR", format, &house.issuer);
        let report = npr.rapport(&citizen(), Hovedtype::Standard).await.expect(format);
        assert_eq!((report.seksjoner[0].poster.len(), report.kodelister.len()), (4, 1), "{format}");
        let log = npr.bruk(&citizen(), None).await.expect(format);
        assert_eq!((log.bruk.len(), log.utleveringer.len(), log.komplett.is_some()), (6, 1, true), "{format}");
        let on = Funksjonsvalg::Enkel { kortnavn: "paaminnelse".to_owned(), ny_tilstand: format == "json" };
        npr.sett_funksjon(&citizen(), &on).await.expect(format);
        let projects = npr.deltakelse(&citizen()).await.expect(format);
        let set = &projects[0].funksjoner[0].tilstand;
        assert_eq!(set, &Funksjonstilstand::Enkel { tilstand: format == "json" }, "what was set is there");
    }
    let ms = house.system("MS", "json", &house.issuer);
    let report = ms.rapport(&citizen(), Hovedtype::Standard).await.expect("a report");
    assert_eq!((report.seksjoner.len(), report.vedlegg.len(), report.stottede_rapporter.len()), (3, 1, 1));
    assert!(matches!(ms.oppforing(&citizen()).await, Ok(Oppforing::Oppfort { sist_endret: Some(_) })));
    let parent = Sporrer { innlogget: number(super::PARENT), rolle: Some(Rolle::Foreldreansvar), ..citizen() };
    let npr = house.system("NPRKPR", "json", &house.issuer);
    assert!(npr.rapport(&parent, Hovedtype::Standard).await.is_ok());
    let account = house.account().await;
    assert_eq!(account["avvist"], json!([]), "{account}");
    assert!(!account.to_string().contains(super::CITIZEN), "it does not say about whom");
}

#[tokio::test]
async fn messages_are_taken_once_by_their_guid() {
    let house = StandIn::start().await;
    let guid = "0f9a8f4e-6c5d-4f0e-9a53-0d3b7d1c2b11".to_owned();
    let send = |slag, innhold| {
        let melding = Melding { part: PartKode("MS".to_owned()), slag, guid: guid.clone(), innhold };
        let ms = house.system("MS", "json", &house.issuer);
        async move { ms.send(&citizen(), &melding).await.expect("taken") }
    };
    let case = json!({ "henvendelseGuid": guid, "type": "feil", "gjelder": {}, "tekst": "Feil dato" });
    let first = send(Meldingsslag::Sak, case.clone()).await;
    assert!(first.saksnummer.is_some() && first.frist.is_some());
    assert_eq!(send(Meldingsslag::Sak, case).await, first, "the same case");
    for slag in [Meldingsslag::Bestilling, Meldingsslag::Bestilling, Meldingsslag::Purring, Meldingsslag::Avbestilling]
    {
        send(slag, json!({ "bestillingGuid": guid, "rapportHovedType": "STD" })).await;
    }
    let account = house.account().await;
    assert_eq!(account["henvendelser"].as_array().map(Vec::len), Some(1));
    assert_eq!(account["bestillinger"], json!([{ "part": "MS", "status": "mottatt", "purret": 1, "avbestilt": true }]));
}

#[tokio::test]
async fn a_token_that_is_not_the_portals_own_opens_nothing() {
    let house = StandIn::start().await;
    let late = Klokke::stilt("2026-01-01T00:00:00Z".parse().expect("an instant"));
    let elsewhere = "https://annen.example".to_owned();
    for issuer in
        [Issuer { klokke: late, ..house.issuer.clone() }, Issuer { address: elsewhere, ..house.issuer.clone() }]
    {
        let npr = house.system("NPRKPR", "json", &issuer);
        assert_eq!(npr.rapport(&citizen(), Hovedtype::Standard).await, Err(Systemfeil::Avvist(401)));
    }
    let npr = house.system("NPRKPR", "json", &house.issuer);
    let no_role = Sporrer { innlogget: number(STRANGER), ..citizen() };
    assert_eq!(npr.rapport(&no_role, Hovedtype::Standard).await, Err(Systemfeil::Avvist(401)), "another, in no role");
    assert_eq!(house.account().await["avvist"].as_array().map(Vec::len), Some(3));
}

#[tokio::test]
async fn every_fault_on_demand_comes_to_what_it_is() {
    let house = StandIn::start().await;
    let (dead, odd) = (Err(Systemfeil::Nede), Err(Systemfeil::Uforstaelig));
    for part in ["NPRKPR", "MS"] {
        for (fault, outcome) in [
            ("slow", Err(Systemfeil::Tregt)),
            ("hang", Err(Systemfeil::Tregt)),
            ("drop", dead),
            ("500", dead),
            ("truncated", dead),
            ("expired", Err(Systemfeil::Avvist(401))),
            ("html", odd),
            ("redirect", odd),
            ("empty", odd),
            ("wrong person", odd),
            ("wrong register", odd),
            ("huge", odd),
            ("deep", odd),
            ("bad padding", odd),
            ("bad key", odd),
            ("partial", Ok(2)),
            ("hostile", Ok(0)),
        ] {
            house.spoil(part, fault).await;
            // Connected anew, so that one fault does not make the next a matter of the breaker.
            let system = house.system(part, "json", &house.issuer);
            let got = system.rapport(&citizen(), Hovedtype::Standard).await.map(|report| report.mangler.len());
            assert_eq!(got, outcome, "{part}: {fault}");
        }
        let system = house.system(part, "json", &house.issuer);
        assert!(system.rapport(&citizen(), Hovedtype::Standard).await.is_ok(), "{part}: and well again");
    }
}
