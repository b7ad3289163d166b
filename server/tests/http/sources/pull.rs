//! A registry's REST service (contract §6.2, §6.6): each function, in each format, and the token.

use super::registry::{Call, Registry, answer, json, report, xml};
use super::{CITIZEN, PARENT, PORTAL, citizen, key, number, pull_file, system};
use app::domain::bruk::Hvem;
use app::domain::definisjon::PartKode;
use app::domain::deltakelse::Funksjonsvalg;
use app::domain::rapport::{Hovedtype, les};
use app::domain::representasjon::Rolle;
use app::innsyn::system::{Melding, Meldingsslag, Mottak, Sporrer, Systemfeil};
use axum::body::Body;
use axum::http::{Response, StatusCode};
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use serde_json::{Value, json};
use server::api::contract::source::CitizenClaims;
use server::api::contract::system_client_id;
use std::collections::HashSet;

const FORMATS: [&str; 2] = ["json", "xml"];

/// An answer in the format that is asked for.
fn in_format(call: &Call, value: &Value) -> Response<Body> {
    match call.header("accept") {
        "application/json" => json(value),
        "application/xml" => answer(StatusCode::OK, "application/xml", xml("svar", value)),
        other => panic!("asked for {other}"),
    }
}

fn part() -> PartKode {
    PartKode("NPRKPR".to_owned())
}

#[tokio::test]
async fn a_report_comes_whole_in_either_format() {
    let wanted = les(report().to_string().as_bytes(), "NPRKPR").expect("a sound report");
    for format in FORMATS {
        let registry = Registry::answering(|call| in_format(call, &report())).await;
        let system = system(&pull_file(&format!("{}/npr/", registry.address), format), "NPRKPR");
        let got = system.rapport(&citizen(), Hovedtype::Standard).await.expect(format);
        assert_eq!(got, wanted, "{format}");
        assert!(got.seksjoner[1].tekst[0].contains("<script>") && !got.seksjoner[1].tekst[0].contains('\u{202E}'));
        let [call] = &registry.calls()[..] else { panic!("one call") };
        assert_eq!(call.path, "/npr/innsyn/v1");
        assert_eq!(call.json(), json!({ "funksjon": "helseopplysninger", "rapportHovedType": "STD" }));
        let heads = format!("{} {:?}", call.path, call.headers);
        assert!(
            !heads.contains(CITIZEN) && !String::from_utf8_lossy(&call.body).contains(CITIZEN),
            "in the token alone"
        );
    }
}

#[tokio::test]
async fn the_token_says_who_asks_about_whom_and_lasts_a_minute() {
    let registry = Registry::answering(|call| in_format(call, &report())).await;
    let system = system(&pull_file(&format!("{}/npr", registry.address), "json"), "NPRKPR");
    let parent = Sporrer { innlogget: number(PARENT), rolle: Some(Rolle::Foreldreansvar), ..citizen() };
    for who in [citizen(), parent] {
        system.rapport(&who, Hovedtype::Full).await.expect("a report");
    }
    let calls = registry.calls();
    let mut rules = Validation::new(Algorithm::RS256);
    rules.set_audience(&[&registry.address]);
    rules.set_issuer(&[PORTAL]);
    rules.set_required_spec_claims(&["exp", "nbf", "aud", "iss", "sub"]);
    let public = DecodingKey::from_jwk(key().public()).expect("a public key");
    let claims: Vec<CitizenClaims> = calls
        .iter()
        .map(|call| {
            let header = decode_header(call.token()).expect("a header");
            assert_eq!(header.kid, key().public().common.key_id);
            assert_eq!(header.extras.get::<String>("typ_2").expect("a text").as_deref(), Some("user_ws_sync"));
            decode(call.token(), &public, &rules).expect("a genuine token").claims
        })
        .collect();
    for claims in &claims {
        assert_eq!((claims.sub.as_str(), claims.pid.as_str(), claims.auth_level), (CITIZEN, CITIZEN, 4));
        assert!((1..=60).contains(&(claims.exp - claims.iat)));
        assert_eq!(claims.client_id, system_client_id(PORTAL));
    }
    assert_eq!((claims[0].acting_pid.as_str(), claims[0].rep.as_deref()), (CITIZEN, None));
    assert_eq!((claims[1].acting_pid.as_str(), claims[1].rep.as_deref()), (PARENT, Some("FO")));
    assert_ne!(claims[0].jti, claims[1].jti);
    let mut altered = calls[0].token().to_owned();
    altered.replace_range(..1, if altered.starts_with('e') { "f" } else { "e" });
    assert!(decode::<CitizenClaims>(&altered, &public, &rules).is_err());
}

#[tokio::test]
async fn all_pages_of_the_log_are_followed() {
    for format in FORMATS {
        let registry = Registry::answering(|call| {
            let page = call.json()["side"].as_u64().expect("a number");
            let row = json!({ "radGuid": format!("r{page}"), "tidspunkt": "2026-11-01T10:00:00Z", "hendelse": "innsyn",
                "utfortAv": { "rolle": "Lege", "virksomhet": "V" } });
            let mut answer = json!({ "register": "NPRKPR", "bruk": [row], "loggKomplettFraOgMed": "2024-01-01",
                "loggKomplettTilOgMed": "2026-11-21" });
            if page < 3 {
                answer["nesteSide"] = (page + 1).into();
            }
            in_format(call, &answer)
        })
        .await;
        let system = system(&pull_file(&registry.address, format), "NPRKPR");
        let from = Some("2026-08-22".parse().expect("a day"));
        let log = system.bruk(&citizen(), from).await.expect(format);
        let keys: Vec<_> = log.bruk.iter().map(|b| b.nokkel.as_str()).collect();
        assert_eq!((keys, &log.bruk[0].part), (vec!["r1", "r2", "r3"], &part()));
        assert!(matches!(&log.bruk[0].hvem, Hvem::Person { rolle, .. } if rolle == "Lege"));
        assert_eq!(log.komplett.map(|(_, to)| to.to_string()).as_deref(), Some("2026-11-21"));
        assert_eq!(registry.calls()[1].json(), json!({ "funksjon": "bruk", "fraOgMed": "2026-08-22", "side": 2 }));
    }
}

#[tokio::test]
async fn a_log_that_leads_in_a_circle_or_on_for_ever_is_refused() {
    for step in [0, 2] {
        let registry = Registry::answering(move |call| {
            let page = call.json()["side"].as_u64().expect("a number");
            json(&json!({ "bruk": [], "nesteSide": page + step }))
        })
        .await;
        let system = system(&pull_file(&registry.address, "json"), "NPRKPR");
        assert_eq!(system.bruk(&citizen(), None).await, Err(Systemfeil::Uforstaelig));
        assert_eq!(registry.calls().len(), 1, "{step}");
    }
    let registry =
        Registry::answering(|call| json(&json!({ "nesteSide": call.json()["side"].as_u64().expect("a number") + 1 })))
            .await;
    let system = system(&pull_file(&registry.address, "json").replace("kall_ms = 1500", ""), "NPRKPR");
    assert_eq!(system.bruk(&citizen(), None).await, Err(Systemfeil::Uforstaelig));
    assert_eq!(registry.calls().len(), 100);
}

#[tokio::test]
async fn participation_is_read_and_its_functions_are_set_as_the_contract_says() {
    let project = json!({ "id": "tarm-1", "slag": "screening", "tittel": "Tarm", "status": "Invitert", "ansvarlig": "FHI",
        "steg": [{ "tittel": "Invitasjon", "ferdig": "2026-02-01" }, { "tittel": "Prøve" }],
        "funksjoner": [
            { "kortnavn": "paaminnelse", "tittel": "Påminnelse", "funksjonsType": "enkel", "tilstand": true },
            { "kortnavn": "sprak", "tittel": "Språk", "funksjonsType": "radio", "valgtOpsjon": "nb",
              "opsjoner": [{ "kode": "nb", "tekst": "Bokmål" }, { "kode": "nn", "tekst": "Nynorsk" }] }] });
    for format in FORMATS {
        let answer = json!({ "deltakelser": [project] });
        let registry = Registry::answering(move |call| in_format(call, &answer)).await;
        let system = system(&pull_file(&registry.address, format), "NPRKPR");
        let projects = system.deltakelse(&citizen()).await.expect(format);
        assert_eq!(serde_json::to_value(&projects).expect("JSON"), json!([project]), "{format}");
        let on = Funksjonsvalg::Enkel { kortnavn: "paaminnelse".to_owned(), ny_tilstand: true };
        let language = Funksjonsvalg::Radio { kortnavn: "sprak".to_owned(), valgt_opsjon: "nn".to_owned() };
        system.sett_funksjon(&citizen(), &on).await.expect("set");
        system.sett_funksjon(&citizen(), &language).await.expect("set");
        let calls = registry.calls();
        assert_eq!(calls[0].json(), json!({ "funksjon": "status" }));
        assert_eq!(calls[1].path, "/funksjon/v1");
        assert_eq!(
            calls[1].json(),
            json!({ "funksjonKortnavn": "paaminnelse", "funksjonsType": 1, "nyTilstand": true })
        );
        assert_eq!(calls[2].json(), json!({ "funksjonKortnavn": "sprak", "funksjonsType": 2, "valgtOpsjon": "nn" }));
    }
    for wrong in [
        json!({}),
        json!({ "deltakelser": [project, project] }),
        json!({ "deltakelser": [{ "id": "../x", "slag": "screening", "tittel": "", "status": "", "ansvarlig": "" }] }),
        json!({ "deltakelser": [{ "id": "x", "slag": "screening", "tittel": "x".repeat(5_001), "status": "", "ansvarlig": "" }] }),
    ] {
        let registry = Registry::answering(move |_| json(&wrong)).await;
        let system = system(&pull_file(&registry.address, "json"), "NPRKPR");
        assert_eq!(system.deltakelse(&citizen()).await, Err(Systemfeil::Uforstaelig));
    }
}

fn message(slag: Meldingsslag) -> Melding {
    let innhold = json!({ "henvendelseGuid": "g", "tekst": "Feil dato" });
    Melding { part: part(), slag, guid: "m-1".to_owned(), innhold }
}

#[tokio::test]
async fn messages_go_where_their_kind_goes() {
    let taken = json!({ "saksnummer": " 2026/17 ", "status": "mottatt", "svarfrist": "2026-12-22" });
    let registry = Registry::answering(move |call| in_format(call, &taken)).await;
    let system = system(&pull_file(&registry.address, "json"), "NPRKPR");
    let mut went = HashSet::new();
    for slag in Meldingsslag::ALLE {
        let mottak = system.send(&citizen(), &message(slag)).await.expect("taken");
        let frist = Some("2026-12-22".parse().expect("a day"));
        assert_eq!(mottak, Mottak { saksnummer: Some("2026/17".to_owned()), frist });
        let call = registry.calls().pop().expect("a call");
        let wanted =
            json!({ "melding": slag.kode(), "meldingGuid": "m-1", "henvendelseGuid": "g", "tekst": "Feil dato" });
        assert_eq!(call.json(), wanted);
        went.insert((slag.kode(), call.path));
    }
    let path = |slag: Meldingsslag| went.iter().find(|(kode, _)| *kode == slag.kode()).map(|(_, path)| path.as_str());
    for slag in [Meldingsslag::Sak, Meldingsslag::Svar, Meldingsslag::Klage] {
        assert_eq!(path(slag), Some("/henvendelse/v1"));
    }
    for slag in
        [Meldingsslag::Bestilling, Meldingsslag::Avbestilling, Meldingsslag::Purring, Meldingsslag::Slettepurring]
    {
        assert_eq!(path(slag), Some("/bestilling/v1"));
    }
}

#[tokio::test]
async fn a_message_may_be_taken_without_a_word() {
    let registry = Registry::answering(|_| answer(StatusCode::NO_CONTENT, "text/plain", "")).await;
    let system_ = system(&pull_file(&registry.address, "json"), "NPRKPR");
    assert_eq!(system_.send(&citizen(), &message(Meldingsslag::Sak)).await, Ok(Mottak::default()));
    for (status, fault) in [(400, Systemfeil::Avvist(400)), (409, Systemfeil::Avvist(409)), (503, Systemfeil::Nede)] {
        let status = StatusCode::from_u16(status).expect("a status");
        let registry = Registry::answering(move |_| answer(status, "application/json", "{}")).await;
        let system = system(&pull_file(&registry.address, "json"), "NPRKPR");
        assert_eq!(system.send(&citizen(), &message(Meldingsslag::Bestilling)).await, Err(fault));
    }
}

#[tokio::test]
async fn a_function_that_the_file_does_not_name_is_not_connected() {
    let registry = Registry::answering(|_| json(&report())).await;
    let file =
        pull_file(&registry.address, "json").replace("\"rapport\", \"bruk\", \"status\", \"meldinger\"", "\"bruk\"");
    let system = system(&file, "NPRKPR");
    assert_eq!(system.rapport(&citizen(), Hovedtype::Standard).await, Err(Systemfeil::IkkeTilkoblet));
    assert_eq!(system.deltakelse(&citizen()).await, Err(Systemfeil::IkkeTilkoblet));
    assert_eq!(system.send(&citizen(), &message(Meldingsslag::Sak)).await, Err(Systemfeil::IkkeTilkoblet));
    assert_eq!(system.oppforing(&citizen()).await, Err(Systemfeil::IkkeTilkoblet));
    assert!(registry.calls().is_empty());
}
