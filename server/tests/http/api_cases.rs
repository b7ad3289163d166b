//! Cases over the registries' services (contract §6.6).

use crate::house::{Answer, House};
use app::domain::klient::Skop;
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

const ALL: &str = "/helseregistre/v1/henvendelse";
pub const GUID: &str = "6f1c0d0e-7a8f-4a55-9a53-0d1c3a6f1b11";
pub const QUESTION: &str = "6f1c0d0e-7a8f-4a55-9a53-0d1c3a6f1b12";
pub const ELSEWHERE: &str = "6f1c0d0e-7a8f-4a55-9a53-0d1c3a6f1b13";

/// Kari's error report and Arne's question at MS, and Kari's at SYSVAK.
pub async fn put(house: &House) {
    for (citizen, id, part, guid, kind, deadline) in [
        (1001, 71, "MS", GUID, "feil", "2026-12-20"),
        (1005, 72, "MS", QUESTION, "sporsmal", "2026-11-01"),
        (1001, 73, "SYSVAK", ELSEWHERE, "feil", "2026-12-20"),
    ] {
        house
            .sql_of(format!(
                "INSERT INTO sak (innbygger, id, part_kode, guid, slag, status, frist, gjelder, tekst, onsket, opprettet, endret)
                 VALUES ({citizen}, {id}, '{part}', '{guid}', '{kind}', 'sendt', '{deadline}', '{{\"seksjon\":\"Diagnose\"}}',
                         '<b>Det var</b> i 2011.', '2011', 1795000000000000, 1795000000000000)"
            ))
            .await;
        house
            .sql_of(format!(
                "INSERT INTO sakhendelse (innbygger, sak, id, hvem, status) VALUES ({citizen}, {id}, 81, 'innbygger', 'sendt')"
            ))
            .await;
    }
    house
        .sql(
            "INSERT INTO sakvedlegg (innbygger, sak, id, hvem, navn, mime, innhold)
             VALUES (1001, 71, 91, 'innbygger', 'brev.pdf', 'application/pdf', 'JVBERi0xLjQK')",
        )
        .await;
}

async fn ask(house: &House, path: &str) -> Answer {
    house.call_with("saker", &[Skop::Innsyn], Method::GET, path, &Value::Null).await
}

async fn set(house: &House, guid: &str, body: &Value) -> Answer {
    house.call_with("saker", &[Skop::Innsyn], Method::POST, &format!("{ALL}/{guid}/status"), body).await
}

fn read(answer: &Answer) -> Value {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    serde_json::from_str(&answer.body).expect("JSON")
}

fn refusal(answer: &Answer) -> (u16, String) {
    let body: Value = serde_json::from_str(&answer.body).expect("an error of the contract");
    (answer.status.as_u16(), body["code"].as_str().expect("a code").to_owned())
}

#[tokio::test]
async fn cases_are_listed_by_deadline_and_read_in_full() {
    let house = House::demo().await;
    put(&house).await;
    let list = read(&ask(&house, &format!("{ALL}?PARTKODE=ms")).await);
    let guids: Vec<_> = list["henvendelser"].as_array().expect("cases").iter().map(|c| &c["henvendelseGuid"]).collect();
    assert_eq!(guids, [QUESTION, GUID]);
    assert_eq!(list["henvendelser"][0]["overFristen"], true);
    assert_eq!(list["neste"], Value::Null);
    let after = read(&ask(&house, &format!("{ALL}?partKode=MS&fra={QUESTION}")).await);
    assert_eq!(after["henvendelser"].as_array().map(Vec::len), Some(1));
    let kind = read(&ask(&house, &format!("{ALL}?partKode=MS&type=sporsmal&alle=true")).await);
    assert_eq!(kind["henvendelser"][0]["henvendelseGuid"], QUESTION);
    let case = read(&ask(&house, &format!("{ALL}/{}", GUID.to_uppercase())).await);
    assert_eq!(case["innbyggerFnr"], house.people[0].fnr);
    assert_eq!((&case["innbyggerNavn"], &case["type"]), (&json!("Kari Danser"), &json!("feil")));
    assert_eq!((&case["tekst"], &case["onsketRettelse"]), (&json!("<b>Det var</b> i 2011."), &json!("2011")));
    assert_eq!((&case["gjelder"], &case["svarfrist"]), (&json!({"seksjon": "Diagnose"}), &json!("2026-12-20")));
    assert_eq!(case["hendelser"][0]["hvem"], "innbygger");
    assert_eq!(
        case["vedlegg"],
        json!([{"nr": 1, "navn": "brev.pdf", "mimeType": "application/pdf", "fraRegisteret": false}])
    );
    let file = ask(&house, &format!("{ALL}/{GUID}/vedlegg/1")).await;
    assert_eq!((file.body.as_str(), file.header("content-type")), ("%PDF-1.4\n", "application/pdf"));
    assert_eq!(file.header("content-disposition"), "attachment");
}

#[tokio::test]
async fn the_call_back_takes_a_case_to_its_answer() {
    let house = House::demo().await;
    put(&house).await;
    for (nr, (status, more)) in [
        ("mottatt", json!({"saksnummer": "2026/77"})),
        ("underBehandling", json!({})),
        ("trengerMer", json!({"tekst": "Har du epikrisen?"})),
        ("underBehandling", json!({})),
        (
            "avslatt",
            json!({"begrunnelse": "Journalen sier 2012.", "klageadgang": "Klag hit.",
                   "vedlegg": [{"mimeType": "application/pdf", "tittel": "Svar", "innhold": "JVBERi0xLjQK"}]}),
        ),
    ]
    .into_iter()
    .enumerate()
    {
        let mut body = more;
        body["status"] = json!(status);
        body["nokkel"] = json!(format!("n{nr}"));
        let first = read(&set(&house, GUID, &body).await);
        assert_eq!(first, json!({"returKode": "ok", "status": status, "endret": true}), "{status}");
        let again = read(&set(&house, GUID, &body).await);
        assert_eq!((&again["status"], &again["endret"]), (&json!(status), &json!(false)), "{status}");
    }
    let case = read(&ask(&house, &format!("{ALL}/{GUID}")).await);
    assert_eq!((&case["status"], &case["saksnummer"]), (&json!("avslatt"), &json!("2026/77")));
    assert_eq!(case["hendelser"][5]["tekst"], "Journalen sier 2012.\n\nKlag hit.");
    assert_eq!(case["hendelser"].as_array().map(Vec::len), Some(6), "one event for each message");
    assert_eq!(case["vedlegg"][1]["fraRegisteret"], true);
    assert_eq!(house.number("SELECT COUNT(*) FROM varsel WHERE innbygger = 1001 AND slag = 'sak'").await, 5);
    let list = read(&ask(&house, &format!("{ALL}?partKode=MS")).await);
    assert_eq!(list["henvendelser"].as_array().map(Vec::len), Some(1), "it is answered");
}

#[tokio::test]
async fn each_refusal_has_its_code_and_changes_nothing() {
    let house = House::demo().await;
    put(&house).await;
    let letter = |kind: &str, text: &str| json!([{"mimeType": kind, "tittel": "Brev", "innhold": text}]);
    let body = |status: &str, tekst: &str| json!({"nokkel": "k", "status": status, "tekst": tekst});
    let with = |name: &str, value: Value| {
        let mut all = body("innvilget", "");
        all[name] = value;
        all
    };
    for (sent, expected) in [
        (body("sendt", "x"), (409, "EPVK-101571")),
        (body("besvart", "Svar"), (400, "EPVK-101573")),
        (body("avslatt", ""), (400, "EPVK-101574")),
        (body("trengerMer", " \r\n "), (400, "EPVK-101574")),
        (body("avslatt", &"x".repeat(5001)), (400, "EPVK-101575")),
        (with("vedlegg", letter("text/html", "JVBERi0xLjQK")), (400, "EPVK-101576")),
        (with("vedlegg", letter("image/png", "JVBERi0xLjQK")), (400, "EPVK-101576")),
        (with("nokkel", json!("")), (409, "EPVK-101577")),
        (with("status", json!("ferdig")), (400, "EPVK-101501")),
        (json!({"status": "mottatt"}), (400, "EPVK-101501")),
    ] {
        assert_eq!(refusal(&set(&house, GUID, &sent).await), (expected.0, expected.1.to_owned()), "{sent}");
    }
    assert_eq!(house.number("SELECT COUNT(*) FROM sakhendelse WHERE hvem = 'register'").await, 0);
    read(&set(&house, GUID, &body("innvilget", "")).await);
    let other = set(&house, GUID, &body("avslatt", "Nei")).await;
    assert_eq!(refusal(&other), (409, "EPVK-101577".to_owned()), "the key stands for another message");
    let mut again = body("avslatt", "Nei");
    again["nokkel"] = json!("k2");
    assert_eq!(refusal(&set(&house, GUID, &again).await), (409, "EPVK-101572".to_owned()), "decided");
    let huge = with("tekst", json!("x".repeat(10 * 1024 * 1024)));
    assert_eq!(set(&house, QUESTION, &huge).await.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn a_case_is_its_registrys_alone() {
    let house = House::demo().await;
    put(&house).await;
    let body = json!({"nokkel": "k", "status": "mottatt"});
    for guid in [ELSEWHERE, "finnes-ikke", "%00", "..%2f"] {
        for answer in [
            ask(&house, &format!("{ALL}/{guid}")).await,
            ask(&house, &format!("{ALL}/{guid}/vedlegg/1")).await,
            set(&house, guid, &body).await,
        ] {
            assert_eq!(refusal(&answer), (404, "EPVK-101540".to_owned()), "{guid}");
        }
    }
    for path in ["/vedlegg/0", "/vedlegg/2", "/vedlegg/x", "/vedlegg/99999999999999999999"] {
        let answer = ask(&house, &format!("{ALL}/{GUID}{path}")).await;
        assert_eq!(refusal(&answer), (404, "EPVK-101540".to_owned()), "{path}");
    }
    for (query, expected) in [
        ("partKode=DIABETES", (403, "EPVK-101531")),
        ("partKode=SYSVAK", (403, "EPVK-101531")),
        ("partKode=INGEN", (400, "EPVK-101500")),
        ("partKode=MS&fra=ukjent", (400, "EPVK-101508")),
        ("", (400, "EPVK-101501")),
    ] {
        let answer = ask(&house, &format!("{ALL}?{query}")).await;
        assert_eq!(refusal(&answer), (expected.0, expected.1.to_owned()), "{query}");
    }
    let others = [Skop::Les, Skop::Skriv, Skop::Inkludering];
    for path in [format!("{ALL}/{GUID}"), format!("{ALL}?partKode=MS")] {
        let answer = house.call_with("saker", &others, Method::GET, &path, &Value::Null).await;
        assert_eq!(refusal(&answer), (403, "EPVK-101530".to_owned()), "{path}");
    }
    assert_eq!(house.number("SELECT COUNT(*) FROM sakhendelse WHERE hvem = 'register'").await, 0);
}
