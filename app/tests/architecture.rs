//! Reads the sources and fails when the house is no longer what ARCHITECTURE.md says it is.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A source file: its path from the root of the repository, and its text without comments and without unit tests.
struct Kilde {
    sti: String,
    kode: String,
    linjer: usize,
}

fn rot() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace").to_owned()
}

/// All Rust sources below `mappe`, in a fixed order.
fn kilder(mappe: &str) -> Vec<Kilde> {
    let mut stier = Vec::new();
    samle(&rot().join(mappe), &mut stier);
    stier.sort();
    assert!(!stier.is_empty(), "{mappe} has no sources");
    stier.iter().map(|sti| les(sti)).collect()
}

fn samle(mappe: &Path, stier: &mut Vec<PathBuf>) {
    for innslag in fs::read_dir(mappe).expect("a folder of sources") {
        let sti = innslag.expect("an entry").path();
        if sti.is_dir() {
            samle(&sti, stier);
        } else if sti.extension().is_some_and(|e| e == "rs") {
            stier.push(sti);
        }
    }
}

fn les(sti: &Path) -> Kilde {
    let tekst = fs::read_to_string(sti).expect("a readable source");
    let linjer = tekst.lines().count();
    let produkt = tekst.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let kode: Vec<&str> = produkt.lines().filter(|l| !l.trim_start().starts_with("//")).collect();
    let sti = sti.strip_prefix(rot()).expect("inside the repository").to_string_lossy().into_owned();
    Kilde { sti, kode: kode.join("\n"), linjer }
}

impl Kilde {
    /// Whether the whole file is compiled for tests only.
    fn er_prove(&self) -> bool {
        let deler: Vec<&str> = self.sti.split('/').collect();
        deler.contains(&"tests") || self.sti.ends_with("/tests.rs") || self.sti == "app/src/store/prove.rs"
    }

    /// The names that follow `forstavelse`, wherever it stands in the code: `crate::x`, `crate::{x, y}`.
    fn navn_etter(&self, forstavelse: &str) -> BTreeSet<String> {
        let mut navn = BTreeSet::new();
        for (plass, _) in self.kode.match_indices(forstavelse) {
            let for_ = self.kode[..plass].chars().next_back();
            if for_.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '$' || c == ':') {
                continue;
            }
            navn.extend(forste_ledd(&self.kode[plass + forstavelse.len()..]));
        }
        navn
    }
}

/// The first parts of what a path goes on with: `a::b` gives a, `{a::{b}, c}` gives a and c.
fn forste_ledd(resten: &str) -> Vec<String> {
    let navn = |t: &str| t.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let Some(gruppe) = resten.strip_prefix('{') else { return vec![navn(resten)] };
    let mut dybde = 0;
    let (mut ledd, mut na) = (Vec::new(), String::new());
    for c in gruppe.chars() {
        match c {
            '{' => dybde += 1,
            '}' if dybde == 0 => break,
            '}' => dybde -= 1,
            ',' if dybde == 0 => ledd.push(navn(std::mem::take(&mut na).trim())),
            _ => na.push(c),
        }
    }
    ledd.push(navn(na.trim()));
    ledd.into_iter().filter(|l| !l.is_empty()).collect()
}

/// Who may use whom, inside `app`. `t` is the macro of `messages`.
const TABELL: [(&str, &[&str]); 18] = [
    ("domain", &["domain"]),
    ("catalogue", &["domain"]),
    ("store", &["store", "domain"]),
    ("personvern", &["personvern", "domain", "store"]),
    ("innsyn", &["innsyn", "domain", "store", "personvern"]),
    ("pvk", &["pvk", "domain", "store", "personvern", "innsyn"]),
    ("messages", &["messages", "domain"]),
    ("oppsett", &[]),
    ("charts", &["charts", "domain"]),
    ("components", &["components", "charts"]),
    ("islands", &["islands", "components", "domain", "charts"]),
    ("graf", &["graf", "charts", "domain"]),
    ("frame", &["components", "messages", "t", "oppsett"]),
    ("pages", &["pages", "components", "islands", "charts", "domain", "messages", "t", "oppsett"]),
    ("portal", &["domain", "catalogue", "store", "personvern", "innsyn", "pvk", "oppsett", "pages"]),
    ("routes", &["pages", "portal"]),
    ("app", &["frame", "islands", "messages", "t", "oppsett", "pages", "portal", "routes"]),
    ("lib", &[]),
];

/// Files of a page that run on the server only, and so may reach the doors.
const PA_TJENEREN: [&str; 5] = ["/page.rs", "/skjema.rs", "/adresse.rs", "pages/mod.rs", "pages/feil/mod.rs"];
/// What those may use besides.
const DORER: [&str; 5] = ["portal", "store", "personvern", "innsyn", "pvk"];

/// What EXHIBITs need: invented contents from the catalogue, and in the list of all of them the frame's own.
fn for_utstilling(brukt: &str, sti: &str) -> bool {
    brukt == "catalogue" && sti.starts_with("app/src/pages/") || brukt == "frame" && sti == "app/src/pages/mod.rs"
}

#[test]
fn modules_use_only_what_the_table_allows() {
    for kilde in kilder("app/src").iter().filter(|k| !k.er_prove()) {
        let modul = kilde.sti["app/src/".len()..].split(['/', '.']).next().unwrap_or_default();
        let tillatt =
            TABELL.iter().find(|(m, _)| *m == modul).unwrap_or_else(|| panic!("{modul} is not in the table")).1;
        let dorer = PA_TJENEREN.iter().any(|slutt| kilde.sti.ends_with(slutt));
        for brukt in kilde.navn_etter("crate::") {
            let lov = tillatt.contains(&brukt.as_str())
                || dorer && DORER.contains(&brukt.as_str())
                || for_utstilling(&brukt, &kilde.sti);
            assert!(lov, "{}: `{modul}` may not use `{brukt}`", kilde.sti);
        }
        assert!(
            !kilde.kode.contains("super::super"),
            "{}: a path that leaves its module begins with crate::",
            kilde.sti
        );
    }
}

#[test]
fn no_page_uses_another_page() {
    let sider: BTreeSet<String> = fs::read_dir(rot().join("app/src/pages"))
        .expect("the pages")
        .filter_map(Result::ok)
        .filter(|e| e.path().is_dir())
        .map(|e| e.file_name().to_string_lossy().into_owned())
        .collect();
    for kilde in kilder("app/src/pages").iter().filter(|k| !k.er_prove()) {
        let Some((egen, _)) = kilde.sti["app/src/pages/".len()..].split_once('/') else { continue };
        // Every page may answer with an error page.
        for annen in kilde.navn_etter("crate::pages::").iter().filter(|s| sider.contains(*s) && *s != "feil") {
            assert!(annen == egen, "{}: `{egen}` may not use `{annen}`", kilde.sti);
        }
    }
}

#[test]
fn an_aktor_is_made_only_where_somebody_is_let_in() {
    for (konstruktor, ventet) in [
        ("Aktor::innbygger(", 2),
        ("Aktor::representant(", 2),
        ("Part::register(", 1),
        ("Registerklient::innsluppet(", 1),
        ("Saksbehandler::innlogget(", 2),
    ] {
        let kilder = ["app/src", "server/src"].into_iter().flat_map(kilder).filter(|k| !k.er_prove());
        let steder: Vec<String> = kilder.filter(|k| k.kode.contains(konstruktor)).map(|k| k.sti).collect();
        for sti in &steder {
            let lov = sti.starts_with("server/src/auth/")
                || ["app/src/domain/samples.rs", "app/src/domain/samples/saksbehandlere.rs", "app/src/domain/aktor.rs"]
                    .contains(&sti.as_str());
            assert!(lov, "{konstruktor}: {sti}");
        }
        assert!(steder.len() >= ventet, "{konstruktor}: {steder:?}");
    }
}

/// A form about a person goes through `Personskjema`, which refuses one that was opened for somebody else. These need
/// none: logging in and out, the choice of person, which names the person itself, and the public check of a receipt.
/// The case screen is no citizen's: its forms have a rule of their own, below.
const UTEN_PERSON: [&str; 4] = [
    "app/src/pages/logg_inn/",
    "app/src/pages/pa_vegne_av/",
    "app/src/pages/verifiser/",
    "app/src/pages/saksbehandler/",
];

#[test]
fn every_form_about_a_person_says_whom_it_was_opened_for() {
    let mut antall = 0;
    for kilde in kilder("app/src/pages").iter().filter(|k| !k.er_prove()) {
        if kilde.sti == "app/src/pages/skjema.rs" || UTEN_PERSON.iter().any(|mappe| kilde.sti.starts_with(mappe)) {
            continue;
        }
        let taker = ["Form<", "RawForm", "Multipart", "Bytes", "Json<"].iter().find(|t| kilde.kode.contains(**t));
        assert!(taker.is_none(), "{}: takes {taker:?} instead of Personskjema", kilde.sti);
        if kilde.sti.ends_with("/skjema.rs") {
            assert!(kilde.kode.contains("Personskjema<"), "{}", kilde.sti);
            antall += 1;
        }
        for form in kilde.kode.split("<form method=\"post\"").skip(1) {
            let form = form.split("</form>").next().unwrap_or_default();
            assert!(form.contains("<ForPerson/>"), "{}: a form without <ForPerson/>", kilde.sti);
        }
    }
    assert!(antall > 0, "no form was read");
}

/// A case worker's form has a one-time key and says what had happened in the case when it was shown. The login's needs none,
/// nor do the two of an order: what they do is done once, and the same again changes nothing.
#[test]
fn every_form_of_a_case_has_a_key_and_what_was_seen() {
    let mut antall = 0;
    let uten_nokkel = ["/innlogging.rs", "/bestilling/mod.rs"];
    for kilde in kilder("app/src/pages/saksbehandler").iter() {
        if uten_nokkel.iter().any(|slutt| kilde.sti.ends_with(slutt)) {
            continue;
        }
        for form in kilde.kode.split("<form method=\"post\"").skip(1) {
            let form = form.split("</form>").next().unwrap_or_default();
            assert!(form.contains("<Engangs nokkel=nokkel sett=sett/>"), "{}: a form without <Engangs>", kilde.sti);
            antall += 1;
        }
    }
    assert_eq!(antall, 3, "one button, a question, an answer");
}

#[test]
fn sql_stands_only_in_files_named_sql() {
    for kilde in ["app/src", "server/src"].into_iter().flat_map(kilder) {
        if kilde.er_prove() || kilde.sti.ends_with("/sql.rs") {
            continue;
        }
        for tekst in kilde.kode.split('"').skip(1) {
            let ord = tekst.split_whitespace().next().unwrap_or_default();
            assert!(!["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"].contains(&ord), "{}: {tekst}", kilde.sti);
        }
    }
}

#[test]
fn queries_take_named_statements_only() {
    let mut antall = 0;
    for kilde in ["app/src", "server/src"].into_iter().flat_map(kilder) {
        if kilde.er_prove() {
            continue;
        }
        for (plass, kall) in kilde.kode.match_indices("sqlx::query") {
            let resten = &kilde.kode[plass + kall.len()..];
            let argument = resten.split_once('(').map(|(_, a)| a).unwrap_or_default();
            let argument = argument.split([')', '.', ',']).next().unwrap_or_default().trim();
            let navn = argument.split_once("sql::").filter(|(sti, _)| sti.is_empty() || sti.ends_with("::"));
            let fast = navn
                .map(|(_, n)| n)
                .is_some_and(|n| n.chars().all(|c| c.is_ascii_uppercase() || c == '_' || c.is_ascii_digit()));
            assert!(fast, "{}: query({argument})", kilde.sti);
            antall += 1;
        }
        assert!(!kilde.kode.contains("AssertSqlSafe") && !kilde.kode.contains("raw_sql"), "{}", kilde.sti);
    }
    assert!(antall > 30, "{antall} queries were read");
}

#[test]
fn inner_html_stands_in_one_component() {
    let steder: Vec<String> = ["app/src", "app/gallery", "server/src"]
        .into_iter()
        .flat_map(kilder)
        .filter(|k| k.kode.contains("inner_html"))
        .map(|k| k.sti)
        .collect();
    // On the server and in the browser.
    assert_eq!(steder, ["app/src/components/drawing.rs", "app/src/graf/markup.rs"]);
}

/// Leptos does not escape what is in a `textarea`; the component does. One that is always empty may stand elsewhere.
#[test]
fn a_textarea_with_a_text_in_it_is_the_components() {
    let mut steder = Vec::new();
    for kilde in kilder("app/src").iter().filter(|k| !k.er_prove()) {
        for felt in kilde.kode.split("<textarea").skip(1) {
            let innhold = felt.split("</textarea>").next().unwrap_or_default();
            if !innhold.trim_end().ends_with('>') {
                steder.push(kilde.sti.clone());
            }
        }
    }
    assert_eq!(steder, ["app/src/components/text_area.rs"]);
}

/// Gates on features stand in `lib.rs`; on the `mod` lines of a page; on what pages have in common and on the error
/// pages, where server and gallery share a file; and in the two attributes that make a component an island.
#[test]
fn gates_on_features_stand_where_this_list_says() {
    for kilde in kilder("app/src") {
        let linjer: Vec<&str> = kilde.kode.lines().collect();
        for (nr, linje) in linjer.iter().enumerate().filter(|(_, l)| l.contains("cfg") && l.contains("feature")) {
            let neste = linjer.get(nr + 1).copied().unwrap_or_default();
            let side = kilde.sti.starts_with("app/src/pages/") && kilde.sti.ends_with("/mod.rs");
            let lov = match kilde.sti.as_str() {
                "app/src/lib.rs" | "app/src/pages/mod.rs" | "app/src/pages/feil/mod.rs" => true,
                _ if side => neste.trim_start().starts_with("pub mod "),
                sti if sti.starts_with("app/src/islands/") => {
                    linje.contains("cfg_attr(") && linje.contains("\"islands\"")
                }
                _ => false,
            };
            assert!(lov, "{}: {linje}", kilde.sti);
        }
    }
}

#[test]
fn the_domain_has_no_gates_and_asks_nobody() {
    for kilde in kilder("app/src/domain").iter().filter(|k| !k.er_prove()) {
        let utenfor = [
            "cfg(",
            "std::fs",
            "std::env",
            "std::net",
            "std::time",
            "tokio",
            "sqlx",
            "axum",
            "getrandom",
            "leptos",
            "async ",
        ];
        for ord in utenfor {
            let utenfor = kilde.kode.replace("#[cfg(test)]", "").contains(ord);
            assert!(!utenfor, "{}: {ord}", kilde.sti);
        }
    }
}

#[test]
fn nothing_unwraps_outside_tests() {
    for kilde in ["app/src", "app/gallery", "server/src", "xtask/src"].into_iter().flat_map(kilder) {
        assert!(kilde.er_prove() || !kilde.kode.contains(".unwrap()"), "{}", kilde.sti);
    }
}

#[test]
fn the_machines_clock_is_read_in_one_place() {
    let steder: Vec<String> = ["app/src", "app/gallery", "server/src"]
        .into_iter()
        .flat_map(kilder)
        .filter(|k| ["Timestamp::now", "Zoned::now", "SystemTime::now"].iter().any(|na| k.kode.contains(na)))
        .map(|k| k.sti)
        .collect();
    assert_eq!(steder, ["app/src/store/klokke.rs"]);
}

#[test]
fn files_are_short_enough_to_be_read_at_once() {
    for kilde in ["app", "server", "xtask"].into_iter().flat_map(kilder) {
        assert!(kilde.linjer <= 450, "{} has {} lines", kilde.sti, kilde.linjer);
    }
}

/// The reader of sources reads what it should: a wrong reader would pass everything.
#[test]
fn the_reader_finds_names_in_groups_and_alone() {
    let kode = "use crate::{a::{b, c}, d};\nfn x() { crate::e::f(); $crate::g; other_crate::h }".to_owned();
    let kilde = Kilde { sti: String::new(), kode, linjer: 2 };
    let funnet: Vec<String> = kilde.navn_etter("crate::").into_iter().collect();
    assert_eq!(funnet, ["a", "d", "e"]);
}
