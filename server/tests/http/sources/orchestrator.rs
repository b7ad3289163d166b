//! A registry behind an Innsynsorkestrator (contract §6.4): sealed both ways, and what every alteration comes to.

use super::registry::{Registry, answer, xml};
use super::{CITIZEN, SHARED, STRANGER, citizen, orchestrator_file, system};
use app::domain::definisjon::PartKode;
use app::domain::rapport::{Hovedtype, les};
use app::innsyn::system::{Melding, Meldingsslag, Oppforing, Systemfeil};
use axum::http::StatusCode;
use data_encoding::BASE64;
use serde_json::{Value, json};
use server::sources::SharedKey;

fn shared() -> SharedKey {
    SharedKey::read(&BASE64.encode(&SHARED)).expect("a key")
}

fn sealed(value: &Value) -> String {
    shared().seal([5; 16], value.to_string().as_bytes())
}

/// A registry that answers every question with these bytes.
async fn saying(body: impl Into<String>) -> Registry {
    let body = body.into();
    Registry::answering(move |_| answer(StatusCode::OK, "text/plain", body.clone())).await
}

fn innsyn() -> Value {
    json!({ "register": "MS", "generertTidspunkt": "2018-10-19T12:38:48", "dataSistEndret": "2018-10-01T00:00:00",
        "seksjoner": [{ "tittel": "Debut", "felt": [{ "navn": "År", "verdi": 1999 }] }] })
}

fn whole() -> Value {
    json!({ "innsyn": xml("innsyn", &innsyn()), "stottedeRapporter": [{ "rapportHovedType": "FULL" }],
        "vedlegg": [{ "mimetype": "application/pdf", "innhold": "JVBERi0=", "innholdsbeskrivelse": "Samme som PDF" }] })
}

#[tokio::test]
async fn question_and_answer_are_sealed_and_times_are_norwegian() {
    let registry = saying(sealed(&whole())).await;
    let system = system(&orchestrator_file(&registry.address), "MS");
    let report = system.rapport(&citizen(), Hovedtype::Standard).await.expect("a report");
    let mut wanted = innsyn();
    wanted["generertTidspunkt"] = "2018-10-19T10:38:48Z".into();
    wanted["dataSistEndret"] = "2018-09-30T22:00:00Z".into();
    wanted["stottedeRapporter"] = whole()["stottedeRapporter"].clone();
    wanted["vedlegg"] = whole()["vedlegg"].clone();
    assert_eq!(report, les(wanted.to_string().as_bytes(), "MS").expect("sound"));
    let [call] = &registry.calls()[..] else { panic!("one call") };
    assert_eq!((call.path.as_str(), call.token()), ("/InnsynHelseopplysninger", ""));
    let question: Value = serde_json::from_slice(&shared().open(&call.body).expect("opens")).expect("JSON");
    assert_eq!(question, json!({ "fodselsnummer": CITIZEN, "rapportHovedType": "STD" }));
    assert!(!String::from_utf8_lossy(&call.body).contains(CITIZEN));
    drop(system.rapport(&citizen(), Hovedtype::Standard).await);
    let calls = registry.calls();
    assert_ne!(calls[0].body[..20], calls[1].body[..20], "the same question has another beginning each time");
}

#[tokio::test]
async fn a_report_of_files_alone_is_for_the_other_kinds() {
    let registry = saying(sealed(&json!({ "vedlegg": whole()["vedlegg"].clone() }))).await;
    let system = system(&orchestrator_file(&registry.address), "MS");
    assert_eq!(system.rapport(&citizen(), Hovedtype::Standard).await, Err(Systemfeil::Uforstaelig));
    let full = system.rapport(&citizen(), Hovedtype::Full).await.expect("a report of files");
    assert_eq!((full.vedlegg.len(), full.seksjoner.len()), (1, 0));
}

#[tokio::test]
async fn each_status_of_listing_is_read() {
    let changed = Some("2018-10-19T10:38:48Z".parse().expect("an instant"));
    for (answer, listing) in [
        (json!({ "oppforingsstatus": 0, "statusTidsstempel": "2018-10-19T12:38:48" }), Ok(Oppforing::Ikke)),
        (json!({ "oppforingsstatus": 1 }), Ok(Oppforing::Oppfort { sist_endret: None })),
        (
            json!({ "oppforingsstatus": 1, "dataSistEndret": "2018-10-19T12:38:48" }),
            Ok(Oppforing::Oppfort { sist_endret: changed }),
        ),
        (json!({ "oppforingsstatus": 2 }), Ok(Oppforing::Slettet)),
        (json!({ "oppforingsstatus": 3 }), Err(Systemfeil::Uforstaelig)),
        (json!({ "oppforingsstatus": "1" }), Err(Systemfeil::Uforstaelig)),
        (json!({ "oppforingsstatus": 1, "dataSistEndret": "nylig" }), Err(Systemfeil::Uforstaelig)),
        (json!({ "oppforingsstatus": 1, "fodselsnummer": STRANGER }), Err(Systemfeil::Uforstaelig)),
        (json!({}), Err(Systemfeil::Uforstaelig)),
    ] {
        let registry = saying(sealed(&answer)).await;
        let system = system(&orchestrator_file(&registry.address), "MS");
        assert_eq!(system.oppforing(&citizen()).await, listing, "{answer}");
        assert_eq!(registry.calls()[0].path, "/Oppforing");
    }
}

/// What is altered on the way is told apart nowhere: each comes to the same word.
#[tokio::test]
async fn what_is_altered_sealed_otherwise_or_about_another_is_refused_alike() {
    let good = BASE64.decode(sealed(&whole()).as_bytes()).expect("base64");
    let mut wrong: Vec<(String, String)> = Vec::new();
    // The IV and the first block begin the JSON; the last two blocks hold its end and the padding.
    for place in (0..32).chain(good.len() - 32..good.len()) {
        let mut altered = good.clone();
        altered[place] ^= 0x80;
        wrong.push((format!("byte {place}"), BASE64.encode(&altered)));
    }
    for cut in [0, 1, 15, 16, 17, good.len() - 1, good.len() - 16] {
        wrong.push((format!("{cut} bytes"), BASE64.encode(&good[..cut])));
    }
    let other_key = SharedKey::read(&BASE64.encode(&[8; 32])).expect("a key");
    let mut lying = innsyn();
    lying["seksjoner"][0]["felt"][0]["verdi"] = STRANGER.into();
    let mut elsewhere = innsyn();
    elsewhere["register"] = "ALS".into();
    let says = |text: String| json!({ "innsyn": text });
    for (what, body) in [
        ("another key", other_key.seal([5; 16], whole().to_string().as_bytes())),
        ("not sealed", whole().to_string()),
        ("not base64", "***".to_owned()),
        ("a page", "<html></html>".to_owned()),
        ("nothing", String::new()),
        ("not JSON", shared().seal([5; 16], b"hei")),
        ("not UTF-8", shared().seal([5; 16], b"{\"innsyn\":\"\xe6\"}")),
        ("no XML", sealed(&says("hei".to_owned()))),
        ("a document type", sealed(&says("<!DOCTYPE a [<!ENTITY b 'c'>]><a><b>&b;</b></a>".to_owned()))),
        ("another person within", sealed(&says(xml("innsyn", &lying)))),
        ("another register within", sealed(&says(xml("innsyn", &elsewhere)))),
        ("another person", sealed(&json!({ "innsyn": whole()["innsyn"], "fodselsnummer": STRANGER }))),
        ("a time that is none", sealed(&says(xml("innsyn", &json!({ "generertTidspunkt": "x", "seksjoner": [] }))))),
    ] {
        wrong.push((what.to_owned(), body));
    }
    for (what, body) in wrong {
        let registry = saying(body).await;
        let system = system(&orchestrator_file(&registry.address), "MS");
        let answer = system.rapport(&citizen(), Hovedtype::Standard).await;
        assert_eq!(answer, Err(Systemfeil::Uforstaelig), "{what}");
    }
}

#[tokio::test]
async fn what_the_orchestrator_does_not_have_is_not_connected() {
    let registry = saying("").await;
    let system = system(&orchestrator_file(&registry.address), "MS");
    assert_eq!(system.bruk(&citizen(), None).await, Err(Systemfeil::IkkeTilkoblet));
    assert_eq!(system.deltakelse(&citizen()).await, Err(Systemfeil::IkkeTilkoblet));
    let part = PartKode("MS".to_owned());
    let melding = Melding { part, slag: Meldingsslag::Sak, guid: "g".to_owned(), innhold: json!({}) };
    assert_eq!(system.send(&citizen(), &melding).await, Err(Systemfeil::IkkeTilkoblet));
    assert!(registry.calls().is_empty());
}
