//! The published form of a report (`app/rapport.schema.json`) says what the portal reads: whatever is written is valid, and
//! what the schema refuses is refused.

mod check;
mod generate;

use app::domain::rapport::{
    MAKS_BYTE, MAKS_FORLOP, MAKS_KOLONNER, MAKS_NAVN, MAKS_PUNKTER, MAKS_SEKSJONER, MAKS_TEKST, MAKS_VEDLEGG, les,
};
use check::fault;
use proptest::prelude::*;
use serde_json::{Value, json};

const EXAMPLE: &str = include_str!("../../rapport.example.json");

fn schema() -> Value {
    serde_json::from_str(include_str!("../../rapport.schema.json")).expect("the schema is JSON")
}

fn example() -> Value {
    serde_json::from_str(EXAMPLE).expect("the example is JSON")
}

/// Whether `les` takes it as the registry DEMO's.
fn is_taken(report: &Value) -> bool {
    les(report.to_string().as_bytes(), "DEMO").is_ok()
}

#[test]
fn every_sample_report_is_valid_and_is_read_as_it_was() {
    let now = "2026-11-22T09:00:00Z".parse().expect("an instant");
    let (schema, mut count) = (schema(), 0);
    for person in app::domain::samples::alle(now) {
        for (part, report) in person.rapporter {
            let written = serde_json::to_value(&report).expect("JSON");
            assert_eq!(fault(&schema, &written), None, "{} {}", person.slug, part.0);
            assert_eq!(les(written.to_string().as_bytes(), &part.0), Ok(report), "{} {}", person.slug, part.0);
            count += 1;
        }
    }
    assert!(count > 30, "{count} reports");
}

#[test]
fn the_example_has_one_of_everything_and_is_valid() {
    let (schema, example) = (schema(), example());
    assert_eq!(fault(&schema, &example), None);
    let report = les(EXAMPLE.as_bytes(), "DEMO").expect("a report");
    let mut known = Vec::new();
    names(&serde_json::to_value(report).expect("JSON"), &mut known);
    let mut described = Vec::new();
    for definition in schema["$defs"].as_object().into_iter().flat_map(|d| d.values()).chain([&schema]) {
        described.extend(definition["properties"].as_object().into_iter().flat_map(|p| p.keys().cloned()));
    }
    // Whose it is, is said by the way it came.
    for name in described.iter().filter(|n| *n != "register") {
        assert!(known.contains(name), "the example has no {name}");
    }
}

fn names(value: &Value, all: &mut Vec<String>) {
    match value {
        Value::Array(list) => list.iter().for_each(|v| names(v, all)),
        Value::Object(fields) => {
            all.extend(fields.keys().cloned());
            fields.values().for_each(|v| names(v, all));
        }
        _ => {}
    }
}

#[test]
fn what_the_schema_refuses_is_refused() {
    let broken: Vec<Value> = serde_json::from_str(include_str!("broken.json")).expect("a table");
    let schema = schema();
    assert!(is_taken(&example()));
    let mut by_schema = 0;
    for case in &broken {
        let (name, report) = (&case["name"], change(case));
        let refused = fault(&schema, &report).is_some();
        assert_eq!(refused, case["schema"] != json!(false), "{name}: by the schema");
        assert!(!is_taken(&report), "{name}: it was taken");
        by_schema += usize::from(refused);
    }
    assert!(by_schema >= 60, "{by_schema} of {} are refused by the schema", broken.len());
}

/// The example with one value changed or taken out.
fn change(case: &Value) -> Value {
    let mut report = example();
    let at = case["at"].as_str().expect("a place");
    let Some((parent, name)) = at.rsplit_once('/') else { return case["value"].clone() };
    let parent = report.pointer_mut(parent).unwrap_or_else(|| panic!("the example has no {parent}"));
    match (case["remove"] == json!(true), parent) {
        (true, Value::Object(fields)) => assert!(fields.remove(name).is_some(), "{at}"),
        (false, Value::Object(fields)) => {
            fields.insert(name.to_owned(), case["value"].clone());
        }
        (false, Value::Array(list)) => list[name.parse::<usize>().expect("an index")] = case["value"].clone(),
        _ => panic!("{at}"),
    }
    report
}

#[test]
fn the_limits_in_the_schema_are_the_portals() {
    let schema = schema();
    let number = |place: &str| schema.pointer(place).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok());
    assert_eq!(number("/properties/seksjoner/maxItems"), Some(MAKS_SEKSJONER));
    assert_eq!(number("/properties/vedlegg/maxItems"), Some(MAKS_VEDLEGG));
    assert_eq!(number("/$defs/table/properties/kolonner/maxItems"), Some(MAKS_KOLONNER));
    for part in ["edss", "attakker", "behandlinger", "mr", "faser", "maleserier"] {
        assert_eq!(number(&format!("/$defs/course/properties/{part}/maxItems")), Some(MAKS_FORLOP), "{part}");
    }
    let mut lengths = Vec::new();
    values(&schema, "maxLength", &mut lengths);
    assert!(lengths.len() > 3 && lengths.iter().all(|n| n.as_u64() == Some(MAKS_TEKST as u64)), "{lengths:?}");
    let words = schema["description"].as_str().expect("a description");
    for limit in [MAKS_BYTE, MAKS_PUNKTER, MAKS_NAVN, MAKS_FORLOP] {
        assert!(words.contains(&format!(" {limit} ")), "{limit} is not told");
    }
}

fn values<'v>(value: &'v Value, name: &str, all: &mut Vec<&'v Value>) {
    match value {
        Value::Array(list) => list.iter().for_each(|v| values(v, name, all)),
        Value::Object(fields) => {
            all.extend(fields.get(name));
            fields.values().for_each(|v| values(v, name, all));
        }
        _ => {}
    }
}

#[test]
fn at_a_limit_a_report_is_taken_and_beyond_it_refused_by_both() {
    let schema = schema();
    let section = |n: usize| json!({ "generertTidspunkt": "2026-11-20T07:15:00Z", "seksjoner": vec![json!({ "tittel": "T" }); n] });
    let text =
        |n: usize| json!({ "generertTidspunkt": "2026-11-20T07:15:00Z", "seksjoner": [{ "tittel": "ø".repeat(n) }] });
    let file = json!({ "mimetype": "text/plain", "innhold": "SGVp", "innholdsbeskrivelse": "a" });
    let files = |n: usize| json!({ "generertTidspunkt": "2026-11-20T07:15:00Z", "seksjoner": [], "vedlegg": vec![file.clone(); n] });
    let columns = |n: usize| {
        let columns: Vec<_> = (0..n).map(|i| json!({ "id": i.to_string(), "navn": "N" })).collect();
        json!({ "generertTidspunkt": "2026-11-20T07:15:00Z", "seksjoner": [{ "tittel": "T", "tabeller": [{ "kolonner": columns }] }] })
    };
    let all: [(usize, &dyn Fn(usize) -> Value); 4] =
        [(MAKS_SEKSJONER, &section), (MAKS_TEKST, &text), (MAKS_VEDLEGG, &files), (MAKS_KOLONNER, &columns)];
    for (limit, report) in all {
        assert!(fault(&schema, &report(limit)).is_none() && is_taken(&report(limit)), "{limit}");
        assert!(fault(&schema, &report(limit + 1)).is_some() && !is_taken(&report(limit + 1)), "{limit} + 1");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_report_is_valid_as_it_is_written_and_is_read_as_it_was(report in generate::report()) {
        let written = serde_json::to_value(&report).expect("JSON");
        prop_assert_eq!(fault(&schema(), &written), None);
        prop_assert_eq!(les(written.to_string().as_bytes(), "DEMO"), Ok(report));
    }

    /// Any one value of the example replaced by any other: where the schema says no, so does the portal.
    #[test]
    fn no_change_that_the_schema_refuses_is_taken(nr in any::<prop::sample::Index>(), new in any_value()) {
        let mut report = example();
        let count = change_nth(&mut report, usize::MAX, &new);
        change_nth(&mut report, nr.index(count), &new);
        prop_assert!(fault(&schema(), &report).is_none() || !is_taken(&report), "{}", report);
    }
}

fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(json!(null)),
        Just(json!(true)),
        Just(json!(-1)),
        Just(json!(1.5)),
        Just(json!(70000)),
        Just(json!("")),
        Just(json!("tekst")),
        Just(json!("2021-05-01")),
        Just(json!("20210501")),
        Just(json!("2021-05-01T10:00:00Z")),
        Just(json!("2021-05-01T10:00Z")),
        Just(json!("2021-W05-1")),
        Just(json!([])),
        Just(json!({})),
        Just(json!(["a", null])),
        Just(json!({ "kode": "a", "verdi": "b" })),
        Just(json!({ "dato": null })),
    ]
}

/// Replaces the value with this number, counted through the whole; says how many there are.
fn change_nth(value: &mut Value, nth: usize, new: &Value) -> usize {
    fn walk(value: &mut Value, left: &mut usize, count: &mut usize, new: &Value) {
        *count += 1;
        if *left == 0 {
            *value = new.clone();
            *left = usize::MAX;
            return;
        }
        *left -= usize::from(*left != usize::MAX);
        match value {
            Value::Array(list) => list.iter_mut().for_each(|v| walk(v, left, count, new)),
            Value::Object(fields) => fields.values_mut().for_each(|v| walk(v, left, count, new)),
            _ => {}
        }
    }
    let (mut left, mut count) = (nth, 0);
    walk(value, &mut left, &mut count, new);
    count
}
