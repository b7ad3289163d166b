//! Reports as citizens read them: everything in a report's JSON is on its page, and everything on the page is in the JSON.

use crate::house::{House, message};
use crate::report_ours::{composed, counted_by_year, counts, edss_in_words, our_headings};
use crate::report_pages::{EXAMPLE, drawn, pieces, plain, selector, text};
use app::domain::forlop::Forlop;
use app::domain::rapport::{Rapport, les};
use app::domain::tid::Dato;
use app::messages::{dato, dato_som_oppgitt, tall, tidspunkt};
use app::store::Feil;
use jiff::Timestamp;
use jiff::civil::Date;
use scraper::{ElementRef, Html};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// What must be found on a page: texts word for word, each in an element of its own, and figures, days and times as the portal
/// writes them.
#[derive(Debug, Default)]
struct Expected {
    texts: BTreeSet<String>,
    figures: BTreeSet<String>,
    /// Words that stand for codes of the form, e.g. «Vaksinasjon».
    words: BTreeSet<String>,
    /// A year in a field for dates may be a text: then it stands as it is.
    years: BTreeSet<String>,
}

/// Fields whose values are addresses, codes of the form or files: not shown as they are.
const NOT_SHOWN: [&str; 6] = ["register", "id", "mimetype", "innhold", "type", "rapportHovedType"];

impl Expected {
    fn of(report: &Rapport) -> Self {
        let mut all = Self::default();
        all.walk(&serde_json::to_value(report).expect("JSON"), "");
        all
    }

    fn walk(&mut self, value: &Value, name: &str) {
        match value {
            Value::Array(list) => list.iter().for_each(|v| self.walk(v, name)),
            // Columns are named by the registry: no name in a row is one of the form's, but where it comes from.
            Value::Object(cells) if name == "rader" => {
                cells.iter().for_each(|(column, v)| self.walk(v, if column == "kilde" { column } else { "" }));
            }
            Value::Object(fields) => self.fields(fields),
            Value::String(t) => self.text(t, name),
            Value::Number(n) if name == "skar" => {
                let halves = n.as_u64().expect("half points");
                self.figures.insert(format!("{},{}", halves / 2, 5 * (halves % 2)));
                self.words.insert(edss_in_words(halves).to_owned());
            }
            Value::Number(n) => drop(self.figures.insert(tall(n.as_f64().expect("a number")))),
            Value::Bool(yes) => self.yes_or_no(*yes, name),
            Value::Null => {}
        }
    }

    fn fields(&mut self, fields: &Map<String, Value>) {
        let is_empty = |name: &str| fields.get(name).and_then(Value::as_array).is_some_and(Vec::is_empty);
        for (name, value) in fields {
            let list = ["rader", "punkter", "hendelser"].into_iter().find(|l| fields.contains_key(*l));
            // Words for an empty list are shown when it is; columns and units when it is not.
            let shown = match (name.as_str(), list) {
                ("tom", Some(list)) => is_empty(list),
                ("kolonner", Some(list)) | ("enhet", Some(list)) => !is_empty(list),
                (name, _) => !NOT_SHOWN.contains(&name),
            };
            if shown {
                self.walk(value, name);
            }
        }
    }

    fn text(&mut self, t: &str, name: &str) {
        let word = match (name, t) {
            ("slag", "kontakt") => Some("rapport-slag-kontakt"),
            ("slag", "vaksinasjon") => Some("rapport-slag-vaksinasjon"),
            ("slag", "maling") => Some("rapport-slag-maling"),
            ("slag", "resept") => Some("rapport-slag-resept"),
            ("bedre", "hoyere") => Some("rapport-serie-hoyere"),
            ("bedre", "lavere") => Some("rapport-serie-lavere"),
            ("bedring", "full") => Some("bedring-full"),
            ("bedring", "delvis") => Some("bedring-delvis"),
            ("bedring", "ingen") => Some("bedring-ingen"),
            ("bedring", "ukjent") => Some("bedring-ukjent"),
            // How a treatment is drawn.
            ("slag", "moderat" | "hoyeffektiv" | "puls" | "ingen") => return,
            _ => None,
        };
        if let Some(key) = word {
            self.words.insert(message(key).to_owned());
        } else if name == "klokkeslett" {
            self.figures.insert(t.replace(':', "."));
        } else if let Some(day) = t.parse::<Date>().ok().filter(|d| d.to_string() == t) {
            self.figures.insert(dato(day));
        } else if let Some(day) = DATES.contains(&name).then(|| Dato::try_from(t.to_owned()).ok()).flatten() {
            self.figures.insert(dato_som_oppgitt(day));
            self.years.insert(t.to_owned());
        } else if let Some(time) = t.parse::<Timestamp>().ok().filter(|i| i.to_string() == t) {
            self.figures.insert(plain(&tidspunkt(time)));
        } else if !plain(t).is_empty() {
            self.texts.insert(plain(t));
        }
    }

    fn yes_or_no(&mut self, yes: bool, name: &str) {
        let key = match (name, yes) {
            ("pagar", true) => "rapport-pagar",
            ("pagar", false) => return,
            ("steroider", true) => "rapport-steroider",
            ("steroider", false) => "rapport-uten-steroider",
            (_, true) => "ja",
            (_, false) => "nei",
        };
        let word = message(key);
        self.words.insert(word.rsplit('}').next().unwrap_or(word).trim().to_owned());
    }
}

/// Fields that hold dates of any precision.
const DATES: [&str; 4] = ["fra", "til", "debut", "dato"];

/// A page as it is read.
struct Page {
    texts: BTreeSet<String>,
    whole: String,
    /// Pieces of text beside a registry's words in facts, tables, timelines and sentences.
    ours: Vec<String>,
}

impl Page {
    fn read(html: &Html) -> Self {
        let below = html.select(&selector("#innhold-liste")).next().unwrap_or(html.root_element());
        let own = "bdi, [dir=auto]";
        let texts = below.select(&selector(own)).filter(not_in_a_link).map(|e| plain(&text(e))).collect();
        let places = "dd, tbody th, tbody td, .timeline > li, section > p, summary > *";
        let places = selector(places);
        let places = below.select(&places).filter(|e| e.attr("dir").is_none());
        let ours = places.flat_map(|e| pieces(e, &["bdi", "a", "details", "svg"])).collect();
        Self { texts, whole: pieces(below, &[]).join(" "), ours }
    }
}

/// A link «Meld feil» names its item in other words.
fn not_in_a_link(element: &ElementRef<'_>) -> bool {
    let is_link = |e: ElementRef<'_>| e.value().name() == "a" && e.attr("download").is_none();
    !element.ancestors().filter_map(ElementRef::wrap).any(is_link)
}

/// Where figures stand in a text, not as a part of others.
fn place(text: &str, figures: &str) -> Option<usize> {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let alone =
        |at: &usize| !digit(text[..*at].chars().next_back()) && !digit(text[at + figures.len()..].chars().next());
    text.match_indices(figures).map(|(at, _)| at).find(alone)
}

/// Compares a report with its page in both directions.
pub fn compare(report: &Rapport, html: &Html, name: &str) {
    assert_eq!(difference(report, html), None, "{name}");
}

/// What is in a report and not on its page, or the other way round.
fn difference(report: &Rapport, html: &Html) -> Option<String> {
    let (expected, page) = (Expected::of(report), Page::read(html));
    let composed = composed(report);
    let known = |t: &String| {
        expected.texts.contains(t) || expected.years.contains(t) || composed.contains(t) || our_headings().contains(t)
    };
    let mut missing = expected.texts.iter().filter(|t| !page.texts.contains(*t));
    let mut figures = expected.figures.iter().filter(|f| place(&page.whole, &plain(f)).is_none());
    let mut words = expected.words.iter().filter(|w| !page.whole.contains(w.as_str()));
    let mut foreign = page.texts.iter().filter(|t| !t.is_empty() && !known(t));
    // The longest first, so that none is taken for a part of another.
    let mut longest: Vec<String> = expected.figures.iter().map(|f| plain(f)).collect();
    longest.sort_by_key(|f| std::cmp::Reverse(f.len()));
    let mut counted = page.ours.iter().filter(|p| !known(&plain(p)) && has_figures_of_its_own(report, &longest, p));
    let not_on = missing.next().or(figures.next()).or(words.next());
    let not_in = foreign.next().or(counted.next());
    not_on.map(|t| format!("«{t}» is not on the page")).or(not_in.map(|t| format!("«{t}» is not in the report")))
}

/// Whether a piece of our own text has figures that neither the report has nor we have counted.
fn has_figures_of_its_own(report: &Rapport, figures: &[String], piece: &str) -> bool {
    // Sentences that are always the same: how far one walks with a score, and how near an attack it was measured.
    let fixed = (0..=20).map(edss_in_words).chain([message("graf-under-attakk"), message("graf-skala")]);
    let mut rest = fixed.fold(format!(" {piece} "), |rest, sentence| rest.replace(sentence, " "));
    for f in figures {
        if !rest.contains(|c: char| c.is_ascii_digit()) {
            return false;
        }
        while let Some(at) = place(&rest, f) {
            rest.replace_range(at..at + f.len(), " ");
        }
    }
    rest.contains(|c: char| c.is_ascii_digit()) && !counts(report, &rest) && !counted_by_year(report, &rest)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everything_in_a_sample_report_is_on_its_page_and_nothing_else() {
    let house = House::demo().await;
    let mut pages = 0;
    for person in &house.people {
        let (actor, cookie) = (person.aktor(), house.log_in(person.slug).await);
        for (part, report) in &person.rapporter {
            let slug = house.portal.katalog.part(&part.0).expect("a registry").slug.clone();
            let contents = match house.portal.innsyn.innhold(&actor, &slug).await {
                Ok(contents) => contents,
                // The citizen has closed it by level, lock or access: drawn all the same.
                Err(Feil::Avslag(_)) => {
                    compare(report, &Html::parse_fragment(&drawn(report.clone())), person.slug);
                    pages += 1;
                    continue;
                }
                Err(fault) => panic!("{}: {fault}", person.slug),
            };
            for line in contents.rapporter {
                let name = format!("{} {slug}", person.slug);
                let side = house.portal.innsyn.rapport(&actor, &slug, line.id).await.expect("a report");
                let page =
                    house.get(&format!("/helseregistre/{slug}/rapport/{}?alle=ja&apne=alle", line.id), &cookie).await;
                assert_eq!(page.status.as_u16(), 200, "{name}");
                compare(&side.rapport, &Html::parse_document(&page.body), &name);
                compare(&side.rapport, &Html::parse_fragment(&drawn(side.rapport.clone())), &name);
                pages += 1;
            }
        }
    }
    assert!(pages > 45, "{pages} pages");
}

/// Puts a report in the place of Kari's from SYSVAK, and gives its address.
pub async fn put(house: &House, report: &Rapport) -> String {
    let json = serde_json::to_string(report).expect("JSON").replace('\'', "''");
    house
        .sql_of(format!("UPDATE rapport SET innhold = '{json}' WHERE innbygger = 1001 AND part_kode = 'SYSVAK'"))
        .await;
    let contents = house.portal.innsyn.innhold(&house.actor("kari"), "sysvak").await.expect("contents");
    format!("/helseregistre/sysvak/rapport/{}", contents.rapporter[0].id)
}

fn example() -> Rapport {
    les(EXAMPLE.as_bytes(), "SYSVAK").expect("a report")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_report_with_one_of_everything_is_shown_whole() {
    let house = House::demo().await;
    let (address, cookie) = (put(&house, &example()).await, house.log_in("kari").await);
    let page = house.get(&address, &cookie).await;
    compare(&example(), &Html::parse_document(&page.body), "the page of the report");
    compare(&example(), &Html::parse_fragment(&drawn(example())), "its sections alone");
    let contents = house.get("/helseregistre/sysvak/innhold", &cookie).await;
    let html = Html::parse_document(&contents.body);
    for word in ["Registeret ga ikke alt", "Prøvesvar fra laboratoriet", "HbA1c", "Epikrise fra innleggelsen"] {
        let main = html.select(&selector("#innhold-liste")).next().expect("the contents");
        assert!(text(main).contains(word), "{word}");
    }
}

#[test]
fn a_value_that_is_left_out_of_the_page_is_noticed() {
    let mut more = example();
    more.seksjoner[0].felt[4].enhet = Some("steiner".to_owned());
    let html = Html::parse_fragment(&drawn(example()));
    let noticed = |report: &Rapport| difference(report, &html).is_some();
    assert!(!noticed(&example()) && noticed(&more), "a unit");
    let mut more = example();
    more.seksjoner[2].maleserier[0].punkter[0].verdi = 63.25;
    assert!(noticed(&more), "a figure, and one that is not in the report");
    let mut more = example();
    more.seksjoner[3].tabeller[0].rader[1].verdier.clear();
    assert!(noticed(&more), "a value on the page that is not in the report");
}

#[test]
fn every_address_in_the_page_is_there_once_and_every_link_in_it_leads_somewhere() {
    let html = Html::parse_fragment(&drawn(example()));
    let ids: Vec<&str> = html.select(&selector("[id]")).filter_map(|e| e.attr("id")).collect();
    let different: BTreeSet<&&str> = ids.iter().collect();
    assert_eq!(different.len(), ids.len(), "{ids:?}");
    for reference in ["aria-labelledby", "aria-describedby", "for"] {
        for element in html.select(&selector(&format!("[{reference}]"))) {
            let named = element.attr(reference).expect("ids").split_whitespace();
            named.for_each(|id| assert!(ids.contains(&id), "{reference}={id}"));
        }
    }
    let report = example();
    let mut found = [0, 0];
    for link in html.select(&selector("a[href*=henvendelse]")) {
        let href = link.attr("href").expect("an address");
        let (kind, query) = href.split_once("?rapport=").expect("a report");
        let of_all = kind == "/helseregistre/sysvak/henvendelse/feil";
        assert!(of_all || kind == "/helseregistre/sysvak/henvendelse/sporsmal", "{href}");
        let mut fields = query.split('&').skip(1).filter_map(|f| f.split_once('='));
        let section = fields.next().and_then(|(_, v)| v.parse().ok()).expect("a section");
        let felt = unescape(fields.next().expect("an item").1);
        let row = fields.next().and_then(|(_, v)| v.parse().ok());
        let item = report.finn(section, &felt, row).unwrap_or_else(|| panic!("{href} names nothing"));
        let words = plain(&text(link));
        let starts: &[&str] = if of_all { &["Meld feil om ", "Meld feil – "] } else { &["Spør om dette – "] };
        assert!(starts.iter().any(|s| words.starts_with(s)), "{words}");
        // What the form has no room for the portal names by its kind and value.
        let title = if item.tittel == "Behandling" { message("behandling-uten") } else { item.tittel };
        let named = [Some(title), item.verdi.as_deref()].into_iter().flatten();
        assert!(named.filter(|n| !n.is_empty()).any(|n| words.contains(n)), "{href}: {words}");
        found[usize::from(!of_all)] += 1;
    }
    let drawn = 3 + 4;
    let course = report.seksjoner.iter().filter_map(|s| s.forlop.as_ref()).map(Forlop::antall).sum::<usize>();
    assert_eq!(found[0], 10 + 5 + drawn + 3 + course, "facts, records, events, measurements, rows, and the course");
    assert_eq!(found[1], drawn + course, "of what is drawn one can ask");
}

fn unescape(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let (byte, step) = match bytes[at] {
            b'%' => (u8::from_str_radix(&text[at + 1..at + 3], 16).expect("hexadecimal"), 3),
            byte => (byte, 1),
        };
        out.push(byte);
        at += step;
    }
    String::from_utf8(out).expect("UTF-8")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn long_lists_show_the_newest_fifty_and_a_link_to_all() {
    let house = House::demo().await;
    let mut report = example();
    let point = report.seksjoner[2].maleserier[0].punkter[2].clone();
    let first = jiff::civil::date(2024, 1, 1);
    let days: Vec<Date> = first.series(jiff::Span::new().days(1)).take(672).collect();
    report.seksjoner[2].maleserier[0].punkter =
        days.iter().map(|d| app::domain::rapport::Malepunkt { dato: *d, ..point.clone() }).collect();
    let (address, cookie) = (put(&house, &report).await, house.log_in("kari").await);
    let rows = selector("#seksjon-3-serie-1-tabell tbody tr");
    let page = Html::parse_document(&house.get(&address, &cookie).await.body);
    let shown: Vec<String> = page.select(&rows).map(text).collect();
    assert_eq!(shown.len(), 50);
    assert!(shown[0].starts_with(&dato(days[671])), "newest first: {}", shown[0]);
    let link = page.select(&selector("a[href^='?alle=ja#']")).next().expect("a link to all");
    assert!(text(link).contains("Vis alle 672"), "{}", text(link));
    let all = Html::parse_document(&house.get(&format!("{address}?alle=ja"), &cookie).await.body);
    assert_eq!(all.select(&rows).count(), 672);
    let years = all.select(&selector("#seksjon-3-serie-1-ar tbody tr")).count();
    assert_eq!(years, 2, "what the line of a dense series shows, by year");
    compare(&report, &all, "all of it");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_is_saved_as_what_it_is_by_its_owner_alone_and_the_reading_is_noted() {
    let house = House::demo().await;
    let (address, cookie) = (put(&house, &example()).await, house.log_in("kari").await);
    let noted = "SELECT COUNT(*) FROM bruk WHERE innbygger = 1001 AND kategorier = 'vedlegg til rapport'";
    assert_eq!(house.number(noted).await, 0);
    for (nr, kind, name, contents) in
        [(1, "application/pdf", "vedlegg-1.pdf", "%PDF-1.4\n"), (2, "text/plain", "vedlegg-2.txt", "Blåbær\n")]
    {
        let file = house.get(&format!("{address}/vedlegg/{nr}"), &cookie).await;
        assert_eq!((file.status.as_u16(), file.header("content-type")), (200, kind));
        assert_eq!(file.header("content-disposition"), format!("attachment; filename=\"{name}\""));
        assert_eq!(file.header("x-content-type-options"), "nosniff");
        assert_eq!(file.header("cache-control"), "no-store");
        assert_eq!(file.body, contents);
    }
    assert_eq!(house.number(noted).await, 2);
    let page = house.get(&address, &cookie).await;
    for nr in [1, 2] {
        assert!(page.body.contains(&format!("href=\"{address}/vedlegg/{nr}\"")), "{nr}");
    }
    for wrong in ["0", "3", "-1", "x", "1%2f", "99999999999999999999"] {
        assert_eq!(house.get(&format!("{address}/vedlegg/{wrong}"), &cookie).await.status.as_u16(), 404, "{wrong}");
    }
    let line = house.log_in("line").await;
    assert_eq!(house.get(&format!("{address}/vedlegg/1"), &line).await.status.as_u16(), 404, "somebody else's");
    assert_eq!(house.get(&format!("{address}/vedlegg/1"), "").await.status.as_u16(), 303, "without a session");
}
