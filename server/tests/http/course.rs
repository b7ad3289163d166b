//! Charts of reports over HTTP: their marks are the rows of their tables, for everybody and in every view, whatever the
//! address asks for.

use crate::api_write::number;
use crate::chart_pages::{Chart, charts, minute};
use crate::house::House;
use crate::reports::put;
use app::charts::kurs::{Innhold, TETT};
use app::domain::forlop::Forlop;
use app::domain::rapport::{Rapport, Seksjon};
use app::store::Feil;
use axum::http::{Method, StatusCode};
use jiff::civil::{Date, date};
use scraper::Html;
use serde_json::{Value, json};
use server::api::contract::insight::path;
use std::io::Write;

/// A citizen's newest report.
async fn newest(house: &House, person: &str, slug: &str) -> String {
    let contents = house.portal.innsyn.innhold(&house.actor(person), slug).await.expect("contents");
    format!("/helseregistre/{slug}/rapport/{}", contents.rapporter[0].id)
}

/// A page's charts, after it has been answered as a page.
async fn fetch(house: &House, address: &str, cookie: &str) -> Vec<Chart> {
    let page = house.get(address, cookie).await;
    assert_eq!(page.status, StatusCode::OK, "{address}: {}", page.body);
    charts(&page.body, address)
}

/// The one chart of a page.
async fn one(house: &House, address: &str, cookie: &str) -> Chart {
    let mut all = fetch(house, address, cookie).await;
    assert_eq!(all.len(), 1, "{address}");
    all.remove(0)
}

/// How many marks a section must have: all of a course, or the events and measurements of a section with a series.
fn marks_of(section: &Seksjon) -> usize {
    if let Some(course) = &section.forlop {
        return course.antall();
    }
    if section.maleserier.iter().all(|m| m.punkter.is_empty()) {
        return 0;
    }
    let measured = section.maleserier.iter().map(|m| m.punkter.len()).filter(|n| *n <= TETT);
    measured.sum::<usize>() + section.tidslinjer.iter().map(|t| t.hendelser.len()).sum::<usize>()
}

/// Every EDSS reading, scan, attack and treatment of a report is in its chart, with its own day and value.
fn has_the_course(chart: &Chart, course: &Forlop, name: &str) {
    let length = |id: &str| chart.course.spor[chart.track(id)].innhold.antall();
    let lengths = ["edss", "attakker", "behandling", "mr"].map(length);
    let delivered = [course.edss.len(), course.attakker.len(), course.behandlinger.len(), course.mr.len()];
    assert_eq!(lengths, delivered, "{name}");
    let Innhold::Serie(series) = &chart.course.spor[chart.track("edss")].innhold else { panic!("{name}: EDSS") };
    let drawn = series.punkter.iter().map(|p| (p.nar, p.verdi));
    assert!(
        drawn.eq(course.edss.iter().map(|e| (minute(e.dato), e.skar.verdi()))),
        "{name}: each reading as delivered"
    );
    let Innhold::Hendelser(scans) = &chart.course.spor[chart.track("mr")].innhold else { panic!("{name}: MR") };
    assert!(scans.iter().map(|s| s.nar.fra).eq(course.mr.iter().map(|m| minute(m.dato))), "{name}: each scan");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_mark_of_everybodys_charts_is_a_row_of_its_table() {
    let house = House::demo().await;
    let (mut seen, mut marks) = (0, 0);
    for person in &house.people {
        let cookie = house.log_in(person.slug).await;
        for register in house.portal.katalog.registre() {
            let contents = match house.portal.innsyn.innhold(&person.aktor(), &register.slug).await {
                Ok(contents) => contents,
                // Not listed, or closed by the citizen: other tests see to these.
                Err(Feil::Avslag(_)) => continue,
                Err(fault) => panic!("{}: {fault}", person.slug),
            };
            for line in contents.rapporter {
                let name = format!("{} {}", person.slug, register.slug);
                let side = house.portal.innsyn.rapport(&person.aktor(), &register.slug, line.id).await.expect(&name);
                let address = format!("/helseregistre/{}/rapport/{}", register.slug, line.id);
                let page = house.get(&address, &cookie).await;
                assert!(!page.body.contains(person.fnr), "{name}");
                let all = charts(&page.body, &name);
                whole(&side.rapport, &all, &name);
                seen += all.len();
                marks += all.iter().map(|c| c.rows.len()).sum::<usize>();
            }
        }
    }
    assert!(seen >= 10 && marks >= 500, "{seen} charts with {marks} marks");
}

/// A page has a chart for each section that has anything to draw, and they hold all of it.
fn whole(report: &Rapport, all: &[Chart], name: &str) {
    let expected: Vec<usize> = report.seksjoner.iter().map(marks_of).filter(|n| *n > 0).collect();
    // The citizen's own notes and the like come on top: none of the invented people has any.
    let there: Vec<usize> = all.iter().map(|c| c.rows.len()).filter(|n| *n > 0).collect();
    assert_eq!(there, expected, "{name}");
    for chart in all {
        assert_eq!(chart.marks, chart.within(&chart.hidden_tracks, None), "{name}: nothing is chosen yet");
        chart.is_drawn_by_the_same_function(name);
    }
    if let Some((chart, course)) = all.first().zip(report.seksjoner.iter().find_map(|s| s.forlop.as_ref())) {
        has_the_course(chart, course, name);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_address_says_which_tracks_which_years_and_where_years_are_counted_from() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    let address = newest(&house, "kari", "ms").await;
    let first = one(&house, &address, &cookie).await;
    let all: Vec<usize> = (0..first.course.spor.len()).collect();
    let without = |shown: &[&str]| {
        let shown: Vec<usize> = shown.iter().map(|id| first.track(id)).collect();
        all.iter().copied().filter(|nr| !shown.contains(nr)).collect::<Vec<_>>()
    };
    let whole_years = |from: i16, to: i16| Some((date(from, 1, 1), date(to, 12, 31)));
    let cases = [
        ("vis=edss", without(&["edss"]), None),
        ("vis=edss&vis=attakker", without(&["edss", "attakker"]), None),
        ("vis=behandling&fra=2013&til=2016", without(&["behandling"]), whole_years(2013, 2016)),
        ("fra=2018&til=2018", first.hidden_tracks.clone(), whole_years(2018, 2018)),
        ("fra=2018-05-28&til=2018-06-14", first.hidden_tracks.clone(), Some((date(2018, 5, 28), date(2018, 6, 14)))),
        ("vis=mr&fra=2012&til=2013", without(&["mr"]), whole_years(2012, 2013)),
    ];
    for (query, hidden, days) in cases {
        let chart = one(&house, &format!("{address}?{query}"), &cookie).await;
        assert_eq!(chart.hidden_tracks, hidden, "{query}: the boxes");
        assert_eq!(chart.marks, chart.within(&hidden, days), "{query}");
        assert!(!chart.marks.is_empty() && chart.marks.len() < chart.rows.len(), "{query} shows some and not all");
        assert_eq!(chart.course, first.course, "{query}: the course is the same");
        for (field, chosen) in ["fra=", "til="].iter().zip(&chart.chosen) {
            let asked = query.split('&').find_map(|f| f.strip_prefix(field)).filter(|v| v.len() == 4);
            assert!(asked.is_none_or(|year| year == chosen), "{query}: {chosen} is chosen");
        }
    }
    counted_from(&house, &address, &cookie, &first).await;
}

/// Counting years from another point changes the second axis, and nothing of what is shown.
async fn counted_from(house: &House, address: &str, cookie: &str, first: &Chart) {
    assert!(first.course.nullpunkter.len() > 2, "onset and each treatment");
    let title = |chart: &Chart, nr: usize| chart.drawing.contains(&chart.course.nullpunkter[nr].navn);
    assert!(title(first, 0) && !title(first, 1));
    let second = one(house, &format!("{address}?teller=1"), cookie).await;
    assert!(title(&second, 1) && !title(&second, 0), "years are counted from {}", second.course.nullpunkter[1].navn);
    assert_eq!((second.chosen[2].as_str(), &second.marks), ("1", &first.marks));
    let calendar = one(house, &format!("{address}?teller=kalender"), cookie).await;
    assert!((0..first.course.nullpunkter.len()).all(|nr| !title(&calendar, nr)), "the calendar alone");
    assert_eq!((calendar.chosen[2].as_str(), &calendar.marks), ("kalender", &first.marks));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_that_an_address_can_hold_breaks_the_page_or_its_chart() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    let address = newest(&house, "kari", "ms").await;
    let plain = one(&house, &address, &cookie).await;
    let long = "9".repeat(6_000);
    let values = [
        "",
        "%00",
        "a%00b",
        "-1",
        "-2012",
        "0",
        "1000000000",
        "99999999999999999999",
        &long,
        "2012-13-45",
        "2012-02-30",
        "-009999-01-01",
        "9999-12-31",
        "1e9",
        "NaN",
        "edss%2Cmr",
        "%3Cscript%3Ealert(1)%3C/script%3E",
        "%22%3E%3Cg%20data-rad=%220",
        "%F0%9F%98%80",
        "%ff%fe",
        "../../etc/passwd",
        "graf-fra",
        "'%20OR%201=1--",
        "2016%0d%0aSet-Cookie:x=y",
    ];
    for name in ["vis", "fra", "til", "teller", "graf-fra", "visning"] {
        for value in values {
            let query = format!("{name}={value}");
            let page = house.get(&format!("{address}?{query}&{query}"), &cookie).await;
            assert_eq!(page.status, StatusCode::OK, "{query}");
            assert!(!page.body.contains("<script>alert") && !page.body.contains('\0'), "{query}");
            // What holds for every chart is checked by reading it.
            assert_eq!(charts(&page.body, &query).len(), 1, "{query}");
        }
    }
    for query in ["fra=2016&til=2012", "fra=1800&til=1801", "fra=2100&til=2101", "fra=x&til=2012&teller=-1&vis=x"] {
        let chart = one(&house, &format!("{address}?{query}"), &cookie).await;
        assert_eq!(chart.course, plain.course, "{query}");
    }
    let turned = one(&house, &format!("{address}?fra=2016&til=2012"), &cookie).await;
    let right = one(&house, &format!("{address}?fra=2012&til=2016"), &cookie).await;
    assert_eq!(turned.marks, right.marks, "years in the wrong order are put right");
}

/// A report with three charts and a section that has nothing to draw.
fn three_charts() -> Rapport {
    let series = |title: &str, first: f64| {
        let points: Vec<Value> =
            (0..12).map(|n| json!({"dato": date(2012 + n, 3, 1), "verdi": first + f64::from(n)})).collect();
        json!({"tittel": title, "enhet": "kg", "punkter": points, "tom": "Ingen."})
    };
    let events = json!([{"tittel": "Behandling", "tom": "Ingen.", "hendelser": [
        {"fra": "2014-01-01", "til": "2017-05-02", "tittel": "Ett legemiddel"}, {"fra": "2018", "tittel": "Operasjon"}]}]);
    let report = json!({
        "register": "SYSVAK", "generertTidspunkt": "2026-11-20T10:00:00Z", "tilOgMed": "2026-11-20",
        "seksjoner": [
            {"tittel": "Vekt", "maleserier": [series("Vekt", 70.0)]},
            {"tittel": "Bare ord", "tekst": ["Ingenting å tegne."]},
            {"tittel": "Puls", "maleserier": [series("Puls", 60.0)], "tidslinjer": events},
            {"tittel": "Høyde", "maleserier": [series("Høyde", 150.0), series("Fot", 20.0)]},
        ],
    });
    app::domain::rapport::les(report.to_string().as_bytes(), "SYSVAK").expect("a report")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_of_several_charts_has_its_own_part_of_the_address() {
    let house = House::demo().await;
    let (address, cookie) = (put(&house, &three_charts()).await, house.log_in("kari").await);
    let all = fetch(&house, &address, &cookie).await;
    assert_eq!(all.len(), 3);
    whole(&three_charts(), &all, "three charts");
    let ids = all.iter().map(|c| &c.id).collect::<std::collections::BTreeSet<_>>();
    assert_eq!(ids.len(), 3, "{ids:?}");
    for (nr, chart) in all.iter().enumerate() {
        let before = if nr == 0 { String::new() } else { format!("{}-", chart.id) };
        let query = format!("{before}fra=2015&{before}til=2016");
        let again = fetch(&house, &format!("{address}?{query}"), &cookie).await;
        for (place, (now, then)) in again.iter().zip(&all).enumerate() {
            let days = (place == nr).then_some((date(2015, 1, 1), date(2016, 12, 31)));
            assert_eq!(now.marks, now.within(&now.hidden_tracks, days), "{query}: {}", now.id);
            assert_eq!(now.marks.len() < then.marks.len(), place == nr, "{query}: {}", now.id);
        }
    }
}

/// Kari's course with 500 marks, as a registry sends it.
fn five_hundred_marks() -> Value {
    let day = |nr: i32| date(1985, 1, 1).saturating_add(jiff::Span::new().days(30 + nr * 41 + nr * nr % 23));
    let far = |nr: i32| date(1985, 1, 1).saturating_add(jiff::Span::new().days(90 + nr * 190 + nr * 29 % 47));
    let hospital = "Haukeland universitetssjukehus";
    let edss = (0..340).map(|n| json!({"dato": day(n), "skar": 2 + n / 34 + n * 7 % 3, "sykehus": hospital}));
    let attacks = (0..70).map(|n| {
        let recovery = ["full", "delvis", "ingen", "ukjent"][usize::try_from(n).expect("small") % 4];
        let when = if n % 5 == 0 { json!(far(n).strftime("%Y-%m").to_string()) } else { json!(far(n)) };
        json!({"dato": when, "bedring": recovery, "steroider": n % 3 == 0, "beskrivelse": "Nummen arm",
               "sykehus": hospital})
    });
    let kinds = ["moderat", "hoyeffektiv", "puls", "ingen"];
    let treatments = (0..20).map(|n| {
        let kind = kinds[usize::try_from(n).expect("small") % 4];
        let drug = (kind != "ingen").then(|| format!("Legemiddel {n}"));
        json!({"nr": n + 1, "legemiddel": drug, "virkestoff": null, "slag": kind, "fra": day(n * 16), "sykehus": hospital,
               "til": day(n * 16 + 15), "grunn": "Bivirkninger"})
    });
    let scans = (0..70).map(
        |n| json!({"dato": far(n), "omrade": "hjerne", "nyeT2": n % 4, "kontrastladende": n % 2, "sykehus": hospital}),
    );
    let course = json!({
        "debut": "1985", "diagnose": "1985-06-03", "tilOgMed": "2026-11-20", "edss": edss.collect::<Vec<_>>(),
        "attakker": attacks.collect::<Vec<_>>(), "behandlinger": treatments.collect::<Vec<_>>(),
        "mr": scans.collect::<Vec<_>>(),
    });
    json!({"register": "MS", "generertTidspunkt": "2026-11-20T10:00:00Z", "tilOgMed": "2026-11-20",
           "seksjoner": [{"tittel": "Sykdomsforløp", "forlop": course}]})
}

fn brotli(bytes: &[u8]) -> usize {
    let mut packed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut packed, 4096, 11, 22);
    writer.write_all(bytes).expect("memory");
    drop(writer);
    packed.len()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_course_of_five_hundred_marks_is_drawn_whole_in_twenty_kilobytes() {
    let house = House::demo().await;
    let body = json!({"innbyggerFnr": number(&house, "kari"), "partKode": "MS", "rapport": five_hundred_marks()});
    let sent = house.call("ms", Method::POST, path::REPORT, &body).await;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.body);
    let cookie = house.log_in("kari").await;
    let chart = one(&house, &newest(&house, "kari", "ms").await, &cookie).await;
    assert_eq!((chart.marks.len(), chart.rows.len()), (500, 500));
    let size = brotli(chart.drawing.as_bytes());
    assert!(size <= 20_000, "{size} bytes");
    chart.is_drawn_by_the_same_function("500 marks");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_address_in_a_page_with_a_chart_holds_eleven_digits_and_every_place_in_it_exists() {
    let house = House::demo().await;
    for (person, slug) in [("kari", "ms"), ("gunnar", "ms"), ("line", "diabetes"), ("ragnhild", "als")] {
        let cookie = house.log_in(person).await;
        let page = house.get(&newest(&house, person, slug).await, &cookie).await;
        let html = Html::parse_document(&page.body);
        let all = crate::report_pages::selector("[href], [action], [src], [data-graf] [id]");
        for element in html.select(&all) {
            for attribute in ["href", "action", "src", "id"] {
                let address = element.attr(attribute).unwrap_or_default();
                let eleven = address.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 11);
                assert!(!eleven, "{person}: {address}");
                if let Some(id) = address.strip_prefix('#').filter(|id| !id.is_empty()) {
                    assert!(page.body.contains(&format!("id=\"{id}\"")), "{person}: {address} leads nowhere");
                }
            }
        }
        for line in charts(&page.body, person).iter().flat_map(|c| &c.course.linjer) {
            assert!(!line.navn.is_empty(), "{person}: every line has its name");
        }
    }
}

/// A day to come, a stop before the start, an EDSS of 0.5, an overlap and an attack before onset are drawn as delivered.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn faults_are_drawn_as_delivered_and_told_beside_the_chart() {
    let house = House::demo().await;
    let cookie = house.log_in("gunnar").await;
    let address = newest(&house, "gunnar", "ms").await;
    let chart = one(&house, &address, &cookie).await;
    let last: Date = date(2026, 11, 22).saturating_add(jiff::Span::new().days(54));
    assert!(chart.course.hele.til >= minute(last), "the scan that is yet to come is within the axis");
    assert!(chart.course.hele.fra <= minute(date(1981, 3, 1)), "and the attack before onset");
    let Innhold::Serie(edss) = &chart.course.spor[chart.track("edss")].innhold else { panic!("EDSS") };
    assert!(edss.punkter.iter().any(|p| (p.verdi - 0.5).abs() < f64::EPSILON));
    assert_eq!(chart.marks.len(), chart.within(&chart.hidden_tracks, None).len(), "all are drawn");
    let page = house.get(&address, &cookie).await;
    for said in ["Dette kan være feil", "0,5", "Aubagio", "Tysabri", "mars 1981"] {
        assert!(page.body.contains(said), "{said}");
    }
    let hers = house.get(&newest(&house, "kari", "ms").await, &house.log_in("kari").await).await;
    assert!(!hers.body.contains("Dette kan være feil"), "nothing is wrong with hers");
}
