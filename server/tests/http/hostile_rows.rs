//! Rows of logs whose every text is hostile: as a page they are the same page with other words, and as a file no cell is a
//! formula.

use crate::api_write::number;
use crate::hostile::{harmless_below, marked, marked_to_fit, read_back};
use crate::house::{Answer, House};
use crate::payloads;
use crate::report_pages::{Part, selector, skeleton, text};
use app::domain::rapport::ren;
use axum::http::Method;
use scraper::Html;
use serde_json::{Value, json};
use server::api::contract::insight::path;

/// The texts of a row of use, with the most characters of each.
const USE: [(&str, usize); 9] = [
    ("/utfortAv/navn", 200),
    ("/utfortAv/rolle", 200),
    ("/utfortAv/virksomhet", 200),
    ("/formal/tekst", 500),
    ("/formal/kode", 200),
    ("/rettsligGrunnlag/tekst", 500),
    ("/rettsligGrunnlag/referanse", 200),
    ("/datakategorier/0", 200),
    ("/forklaring", 2000),
];
/// The texts of a disclosure.
const COPY: [(&str, usize); 9] = [
    ("/mottaker/virksomhet", 200),
    ("/prosjekt/tittel", 200),
    ("/prosjekt/referanse", 200),
    ("/formal/tekst", 500),
    ("/formal/kode", 200),
    ("/rettsligGrunnlag/tekst", 500),
    ("/rettsligGrunnlag/referanse", 200),
    ("/datakategorier/0", 200),
    ("/forklaring", 2000),
];
/// Rows of each kind in one delivery: with a citizen's own look-ups they fit on one page.
const BATCH: usize = 20;
const ROWS: &str =
    "SELECT (SELECT COUNT(*) FROM bruk WHERE nokkel <> '') + (SELECT COUNT(*) FROM utlevering WHERE nokkel <> '')";
const PROJECT: &str = "https://prosjekt.example/ms";

/// A row of use, or a disclosure, with nothing filled in.
fn empty(copy: bool, nr: usize) -> Value {
    let mut row = json!({
        "radGuid": format!("00000000-0000-4000-8000-{:012}", nr * 2 + usize::from(copy)),
        "tidspunkt": "2026-11-10T09:15:00Z", "formal": {"tekst": "", "kode": ""},
        "rettsligGrunnlag": {"tekst": "", "referanse": ""}, "datakategorier": [""], "forklaring": "",
    });
    let more = if copy {
        json!({"hendelse": "utlevering", "mottaker": {"virksomhet": ""}, "identifiserbarhet": "indirekte",
               "prosjekt": {"tittel": "", "referanse": "", "url": PROJECT}})
    } else {
        json!({"hendelse": "innsyn", "utfortAv": {"navn": "", "rolle": "", "virksomhet": ""}, "vilkar": "lov"})
    };
    row.as_object_mut().expect("a row").extend(more.as_object().expect("fields").clone());
    row
}

/// The number that stands by a text: which row, which kind, which field.
fn place(nr: usize, copy: bool, field: usize) -> usize {
    nr * 100 + usize::from(copy) * 50 + field
}

/// A row whose every text is the payload, and those texts. `cut`: to what each field takes.
fn filled(payload: &str, copy: bool, nr: usize, cut: bool) -> (Value, Vec<String>) {
    let mut row = empty(copy, nr);
    let mut texts = Vec::new();
    for (field, (pointer, most)) in (if copy { COPY } else { USE }).into_iter().enumerate() {
        let place = place(nr, copy, field);
        let text = if cut { marked_to_fit(payload, place, most) } else { marked(payload, place) };
        *row.pointer_mut(pointer).expect(pointer) = json!(text);
        texts.push(ren(text.trim()));
    }
    (row, texts)
}

async fn deliver(house: &House, rows: Vec<Value>) -> Answer {
    let (copies, uses): (Vec<Value>, Vec<Value>) = rows.into_iter().partition(|r| r["hendelse"] == "utlevering");
    let body = json!({
        "innbyggerFnr": number(house, "kari"), "partKode": "MS", "bruk": uses, "utleveringer": copies,
        "loggKomplettFraOgMed": "2026-01-01", "loggKomplettTilOgMed": "2026-11-21",
    });
    house.call("ms", Method::POST, path::LOG, &body).await
}

/// The pages that show the log, each with its elements and the text of its contents.
async fn pages(house: &House, cookie: &str) -> Vec<(Vec<Part>, String)> {
    let mut pages = Vec::new();
    for address in ["/helseregistre/ms/logg?tidsrom=alt", "/logg?register=ms"] {
        let page = house.get(address, cookie).await;
        assert_eq!(page.status.as_u16(), 200, "{address}");
        let html = Html::parse_document(&page.body);
        let main = html.select(&selector("main")).next().expect("the contents");
        let inside = |a: &str| a.starts_with('#') || a.starts_with('?') || a.starts_with('/') && !a.starts_with("//");
        harmless_below(main, &|a| inside(a) || a == PROJECT, address);
        pages.push((skeleton(&html), text(main)));
    }
    pages
}

/// Delivers one batch alone, and gives the pages and the file.
async fn shown(house: &House, cookie: &str, rows: Vec<Value>) -> (Vec<(Vec<Part>, String)>, Answer) {
    for sql in ["DELETE FROM bruk", "DELETE FROM utlevering"] {
        house.sql(sql).await;
    }
    let answer = deliver(house, rows).await;
    assert_eq!(answer.status.as_u16(), 200, "plain text is taken, whatever it says: {}", answer.body);
    (pages(house, cookie).await, house.get("/logg.csv?register=ms", cookie).await)
}

/// The cells of the file, one below the other; none begins as a formula does.
fn cells(file: &Answer) -> (usize, String) {
    assert_eq!(file.status.as_u16(), 200);
    let body = file.body.strip_prefix('\u{feff}').expect("the mark of the file");
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(body.as_bytes());
    let (mut lines, mut all) = (0, String::new());
    for record in reader.records() {
        let record = record.expect("a line with as many cells as the head");
        lines += 1;
        for cell in &record {
            let start = cell.trim_start_matches(' ').chars().next();
            assert!(!start.is_some_and(|c| "=+-@\t\r\n＝＋－＠".contains(c)), "{cell}");
            all.push_str(cell);
            all.push('\n');
        }
    }
    (lines, all)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_payload_in_every_text_of_a_row_is_shown_as_the_text_it_is() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    let of = |payloads: &[String]| {
        let rows = (0..BATCH).flat_map(|nr| [(nr, false), (nr, true)]);
        rows.map(|(nr, copy)| filled(payloads.get(nr).map_or("ord", String::as_str), copy, nr, true)).unzip()
    };
    let (rows, texts): (Vec<Value>, Vec<Vec<String>>) = of(&[]);
    let (pattern, file) = shown(&house, &cookie, rows).await;
    let lines = cells(&file).0;
    for ((_, page), place) in pattern.iter().zip(["the registry's log", "the whole log"]) {
        for text in texts.iter().flatten() {
            assert!(page.contains(text), "{place}: {text}");
        }
    }
    assert!(pattern.iter().all(|(parts, _)| parts.len() > 40 * 20), "forty rows on each page");
    let payloads = payloads::all();
    for batch in payloads.chunks(BATCH) {
        let (rows, texts): (Vec<Value>, Vec<Vec<String>>) = of(batch);
        let (drawn, file) = shown(&house, &cookie, rows).await;
        let (same_lines, file) = cells(&file);
        assert_eq!(same_lines, lines, "{batch:?}");
        for ((parts, page), (pattern, _)) in drawn.iter().zip(&pattern) {
            assert_eq!(parts.len(), pattern.len(), "another number of elements: {batch:?}");
            assert!(parts == pattern, "other elements: {batch:?}");
            for text in texts.iter().flatten() {
                assert!(page.contains(&read_back(text)), "reads otherwise: {text:.60}");
            }
        }
        for text in texts.iter().flatten() {
            assert!(file.contains(text.as_str()), "reads otherwise in the file: {text:.60}");
        }
    }
    assert!(payloads.len() >= 300);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_too_long_or_no_text_is_refused_and_nothing_of_it_is_kept() {
    let house = House::demo().await;
    let (mut tried, before) = (0, house.number(ROWS).await);
    for payload in payloads::all() {
        let long = payload.chars().count() > 2000;
        for (copy, pointers) in
            [(false, ["/radGuid", "/utfortAv/orgnr"].as_slice()), (true, &["/prosjekt/url", "/mottaker/land"])]
        {
            let mut wrong: Vec<Value> = Vec::new();
            for pointer in pointers {
                let mut row = filled("ord", copy, 0, true).0;
                let (object, name) = pointer.rsplit_once('/').expect("a pointer");
                row.pointer_mut(object).expect(object)[name] = json!(payload);
                wrong.push(row);
            }
            if long {
                wrong.push(filled(&payload, copy, 0, false).0);
            }
            for row in wrong {
                // A plain address of the web is an address, whoever's it is.
                if row["prosjekt"]["url"]
                    .as_str()
                    .is_some_and(|u| u.starts_with("https://") && u != PROJECT && u.len() < 500)
                {
                    continue;
                }
                let answer = deliver(&house, vec![row]).await;
                assert!(answer.status.is_client_error(), "{payload:.60}: {}", answer.status);
                assert!(answer.body.len() < 2000, "{payload:.60}");
                tried += 1;
            }
        }
    }
    assert_eq!(house.number(ROWS).await, before);
    assert!(tried > 1200, "{tried}");
}
