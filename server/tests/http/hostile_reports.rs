//! Reports whose every text is hostile: read, drawn and parsed again, they are the same page with other words.

use crate::hostile::{harmless_below, marked, read_back};
use crate::house::House;
use crate::payloads;
use crate::report_pages::{EXAMPLE, Part, drawing_parts, drawn, selector, skeleton, text};
use crate::reports::put;
use app::domain::rapport::{MAKS_BYTE, MAKS_TEKST, Rapport, Rapportfeil, les, ren};
use scraper::Html;
use serde_json::Value;

/// Fields that are not free text: days, instants, words of the form, files.
const NOT_FREE: [&str; 15] = [
    "generertTidspunkt",
    "dataSistEndret",
    "tilOgMed",
    "rapportHovedType",
    "mimetype",
    "innhold",
    "registrert",
    "sistEndret",
    "dato",
    "klokkeslett",
    "slag",
    "type",
    "bedre",
    "bedring",
    "debut",
];
/// Fields that are dates in some places and free text in none.
const DATES: [&str; 3] = ["fra", "til", "diagnose"];

/// Changes every free text of a report by its number; says how many there are. `fra` of a table is a value as any.
fn each(value: &mut Value, name: &str, count: &mut usize, new: &dyn Fn(usize, &str) -> Option<Value>) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(|v| each(v, name, count, new)),
        Value::Object(fields) => {
            for (name, field) in fields.iter_mut() {
                each(field, name, count, new);
            }
        }
        Value::String(old)
            if !(NOT_FREE.contains(&name) || DATES.contains(&name) && old.as_bytes()[0].is_ascii_digit()) =>
        {
            let changed = new(*count, name);
            *count += 1;
            if let Some(new) = changed {
                *value = new;
            }
        }
        _ => {}
    }
}

/// The example with a text in every place, each with its number so that it can be found again. Columns keep their ids,
/// which their values' names must match; [`hostile_columns`] changes both.
fn filled(payload: &str) -> (Value, usize) {
    let mut report: Value = serde_json::from_str(EXAMPLE).expect("JSON");
    let mut count = 0;
    each(&mut report, "", &mut count, &|nr, name| (name != "id").then(|| Value::String(marked(payload, nr))));
    (report, count)
}

fn skeleton_of(report: Rapport) -> (Vec<Part>, Html) {
    let html = Html::parse_fragment(&drawn(report));
    (skeleton(&html), html)
}

fn taken(report: &Value) -> Rapport {
    les(report.to_string().as_bytes(), "SYSVAK").expect("plain text is taken, whatever it says")
}

#[test]
fn every_payload_in_every_field_is_shown_as_the_text_it_is() {
    let (harmless, fields) = filled("ord");
    let (pattern, html) = skeleton_of(taken(&harmless));
    let (elements, attributes) = drawing_parts(&html);
    assert!(fields > 100 && pattern.len() > 500, "{fields} texts, {} elements", pattern.len());
    let payloads = payloads::all();
    for payload in &payloads {
        let name: String = payload.chars().take(40).collect();
        let report = taken(&filled(payload).0);
        let (parts, html) = skeleton_of(report);
        assert_eq!(parts.len(), pattern.len(), "{name}: another number of elements");
        assert_eq!(parts, pattern, "{name}: other elements");
        let (inside, marked_with) = drawing_parts(&html);
        assert!(inside.is_subset(&elements) && marked_with.is_subset(&attributes), "{name}: in a drawing");
        let whole = text(html.root_element());
        for nr in (0..fields).filter(|nr| shown(*nr)) {
            assert!(whole.contains(&read_back(&ren(&marked(payload, nr)))), "{name}: text {nr} reads otherwise");
        }
        harmless_below(html.root_element(), &leads_inside, &name);
    }
    assert!(payloads.len() >= 300);
}

/// Texts that the page shows; the others are said instead of nothing where there is something.
fn shown(nr: usize) -> bool {
    static HIDDEN: std::sync::LazyLock<Vec<usize>> = std::sync::LazyLock::new(|| {
        let (harmless, fields) = filled("ord");
        let whole = text(Html::parse_fragment(&drawn(taken(&harmless))).root_element());
        let hidden: Vec<usize> = (0..fields).filter(|nr| !whole.contains(&marked("ord", *nr))).collect();
        // The ids of 5 records and 12 columns, and the name of a column without rows.
        assert!(hidden.len() <= 18, "{hidden:?} of {fields} texts are not shown");
        hidden
    });
    !HIDDEN.contains(&nr)
}

/// Whether an address leads within the page, or to a page of the report's registry.
fn leads_inside(address: &str) -> bool {
    ["#", "?", "/helseregistre/sysvak/"].iter().any(|p| address.starts_with(p))
}

#[test]
fn hostile_ids_and_columns_name_nothing_but_themselves() {
    let mut tried = 0;
    let (pattern, _) = skeleton_of(taken(&hostile_ids("ord")));
    for payload in payloads::all().iter().filter(|p| p.chars().count() < 150) {
        let (parts, html) = skeleton_of(taken(&hostile_ids(payload)));
        assert_eq!(parts, pattern, "{payload}");
        harmless_below(html.root_element(), &leads_inside, payload);
        let ids: Vec<&str> = html.select(&selector("[id]")).filter_map(|e| e.attr("id")).collect();
        assert!(ids.iter().all(|id| id.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))), "{ids:?}");
        let different: std::collections::BTreeSet<&&str> = ids.iter().collect();
        assert_eq!(different.len(), ids.len(), "{payload}");
        tried += 1;
    }
    assert!(tried >= 300, "{tried}");
}

/// The example with hostile ids of records and columns, and values under the columns' new names.
fn hostile_ids(payload: &str) -> Value {
    let mut report: Value = serde_json::from_str(EXAMPLE).expect("JSON");
    for section in report["seksjoner"].as_array_mut().expect("sections") {
        for (nr, record) in section.get_mut("poster").and_then(Value::as_array_mut).into_iter().flatten().enumerate() {
            record["id"] = Value::String(marked(payload, nr));
        }
        for table in section.get_mut("tabeller").and_then(Value::as_array_mut).into_iter().flatten() {
            for nr in 0..table["kolonner"].as_array().expect("columns").len() {
                let new = marked(payload, nr);
                let old = std::mem::replace(&mut table["kolonner"][nr]["id"], Value::String(new.clone()));
                let rows = table["rader"].as_array_mut().expect("rows").iter_mut().filter_map(Value::as_object_mut);
                for row in rows {
                    if let Some(value) = row.remove(old.as_str().expect("an id")) {
                        row.insert(new.clone(), value);
                    }
                }
            }
        }
    }
    report
}

#[test]
fn a_text_that_is_too_long_or_no_text_at_all_is_refused_in_every_field() {
    let (mut report, mut fields) = (serde_json::from_str::<Value>(EXAMPLE).expect("JSON"), 0);
    each(&mut report, "", &mut fields, &|_, _| None);
    let deep = (0..60).fold(Value::Null, |inner, _| Value::Array(vec![inner]));
    let long = Value::String("x".repeat(MAKS_TEKST + 1));
    for target in 0..fields {
        for wrong in [&long, &deep] {
            let mut report: Value = serde_json::from_str(EXAMPLE).expect("JSON");
            each(&mut report, "", &mut 0, &|nr, _| (nr == target).then(|| wrong.clone()));
            let refused = les(report.to_string().as_bytes(), "SYSVAK");
            assert!(refused.is_err(), "text {target} of {fields}");
        }
    }
}

/// The example with raw bytes in the place of one value.
fn raw(bytes: &[u8]) -> Vec<u8> {
    let (before, after) = EXAMPLE.split_once("\"verdi\": \"Multippel sklerose\"").expect("the value");
    [before.as_bytes(), b"\"verdi\": ", bytes, after.as_bytes()].concat()
}

#[test]
fn what_is_not_json_is_refused_and_what_is_odd_json_is_read_one_way() {
    let deep = |n: usize| [vec![b'['; n], vec![b']'; n]].concat();
    let long = |n: usize| format!("\"{}\"", "x".repeat(n)).into_bytes();
    let refused: Vec<Vec<u8>> = vec![
        b"1e999".to_vec(),
        b"-1e999".to_vec(),
        b"NaN".to_vec(),
        b"Infinity".to_vec(),
        b"-Infinity".to_vec(),
        b"01".to_vec(),
        b"+1".to_vec(),
        b".5".to_vec(),
        b"0x10".to_vec(),
        b"'text'".to_vec(),
        b"undefined".to_vec(),
        b"\"\\ud800\"".to_vec(),
        b"\"\\udc00\\ud800\"".to_vec(),
        b"\"\\x41\"".to_vec(),
        b"\"\\u00\"".to_vec(),
        b"\"a\nb\"".to_vec(),
        b"\"a\0b\"".to_vec(),
        b"\"\xff\xfe\"".to_vec(),
        b"\"\xc0\xaf\"".to_vec(),
        b"\"\xed\xa0\x80\"".to_vec(),
        b"\"\xf4\x90\x80\x80\"".to_vec(),
        b"\"\xe2\x82\"".to_vec(),
        b"\"open".to_vec(),
        b"{".to_vec(),
        b"[1,]".to_vec(),
        b"/* */ 1".to_vec(),
        b"".to_vec(),
        deep(50),
        deep(127),
        deep(200),
        deep(100_000),
        vec![b'['; 1_000_000],
        b"{\"a\":".repeat(100_000),
        long(MAKS_TEKST + 1),
        long(10 * 1024 * 1024),
        long(MAKS_BYTE),
    ];
    assert!(les(&raw(b"\"Multippel sklerose\""), "SYSVAK").is_ok());
    for bytes in &refused {
        let answer = les(&raw(bytes), "SYSVAK");
        let what = String::from_utf8_lossy(&bytes[..bytes.len().min(40)]).into_owned();
        let fault = answer.expect_err(&what).to_string();
        assert!(fault.len() < 300 && !fault.contains("xxx") && !fault.contains("open"), "{what}: {fault}");
    }
    assert_eq!(les(&raw(&long(MAKS_BYTE)), "SYSVAK"), Err(Rapportfeil::ForStor));

    let value = |bytes: &[u8]| {
        let what = String::from_utf8_lossy(bytes).into_owned();
        let report = les(&raw(bytes), "SYSVAK").expect(&what);
        serde_json::to_value(&report.seksjoner[0].felt[0].verdi).expect("JSON")
    };
    assert_eq!(value(b"1e308"), 1e308);
    assert_eq!(value(b"123456789012345678901234567890"), 123_456_789_012_345_678_901_234_567_890_f64);
    assert_eq!(value(b"\"a\", \"verdi\": \"b\""), "b", "of two values the last");
    assert_eq!(value(b"\"\\ud83d\\ude00\""), "😀");
    assert_eq!(value(b"\"\\u0000\\u202e\""), "\u{FFFD}\u{FFFD}");
    for bytes in [b"1e308".as_slice(), b"-1e-300", b"123456789012345678901234567890"] {
        assert!(drawn(les(&raw(bytes), "SYSVAK").expect("it is JSON")).len() > 10_000);
    }
}

#[test]
fn names_that_are_hostile_are_ignored_or_refused() {
    for payload in payloads::all() {
        let mut report: Value = serde_json::from_str(EXAMPLE).expect("JSON");
        report[payload.as_str()] = Value::String(payload.clone());
        report["seksjoner"][0][payload.as_str()] = Value::Bool(true);
        match les(report.to_string().as_bytes(), "SYSVAK") {
            Ok(read) => assert_eq!(read, les(EXAMPLE.as_bytes(), "SYSVAK").expect("a report")),
            Err(fault) => {
                assert!(payload.chars().count() > 200 || payload == "kilde", "{payload}: {fault}");
                assert!(!fault.to_string().contains(&payload), "{fault}");
            }
        }
    }
}

#[test]
fn dates_at_the_ends_of_the_calendar_are_drawn_or_refused() {
    for day in ["-009999-01-01", "0000-01-01", "0001-01-01", "1899-12-31", "1900-01-01", "2200-12-31", "9999-12-31"] {
        for old in ["2021-06-02", "2020-09-01", "2026-11-19", "2001-02-13", "2009", "1999-05", "2008-06-30"] {
            if let Ok(report) = les(EXAMPLE.replace(&format!("\"{old}\""), &format!("\"{day}\"")).as_bytes(), "SYSVAK")
            {
                assert!(drawn(report).len() > 10_000, "{day} for {old}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_worst_are_harmless_on_the_whole_page_too() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    let mut pattern = None;
    for payload in std::iter::once("ord".to_owned()).chain(payloads::worst()) {
        let address = put(&house, &taken(&filled(&payload).0)).await;
        for address in [&address, "/helseregistre/sysvak/innhold?apne=alle"] {
            let page = house.get(address, &cookie).await;
            assert_eq!(page.status.as_u16(), 200, "{payload}");
            assert!(page.header("content-security-policy").contains("'nonce-"), "{payload}");
        }
        let page = house.get(&address, &cookie).await;
        let parts = skeleton(&Html::parse_document(&page.body));
        assert_eq!(&parts, pattern.get_or_insert_with(|| parts.clone()), "{payload}");
        let head = page.body.split("</title>").next().unwrap_or_default();
        assert!(!head.contains("·1·"), "{payload}: in the title");
    }
}
