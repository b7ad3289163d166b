//! The log of use of all registries, as a page and as a file; and what the citizen takes part in.

use crate::house::{Answer, House, message};
use crate::routes::PROJECT;
use axum::http::StatusCode;

const LOG: &str = "/logg";
const FILE: &str = "/logg.csv";

/// Rows of the log on a page.
fn rows(page: &str) -> usize {
    page.split("class=\"rows log\"")
        .skip(1)
        .map(|l| l.split("</ul>").next().unwrap_or_default())
        .map(|l| l.matches("class=\"row\"").count())
        .sum()
}

/// Lines of the file that are rows of the log: they begin with a day.
fn lines(file: &str) -> usize {
    file.lines().filter(|l| l.starts_with("20")).count()
}

/// Rows of somebody else in Ingrid's log, of whom the samples have delivered nothing.
async fn house_with_rows() -> (House, String) {
    let house = House::demo().await;
    let cookie = house.log_in("ingrid").await;
    house
        .sql(
            "INSERT INTO bruk (innbygger, part_kode, id, tidspunkt, hvem, navn, rolle, virksomhet, handling, kategorier, formal, vilkar) VALUES \
             (1006, 'SYSVAK', 11, 1780000000000000, 'person', NULL, 'Lege', 'Nordby legekontor', 'se', 'vaksinasjoner', 'helsehjelp', 'helsehjelp'), \
             (1006, 'MSIS', 12, 1780000001000000, 'automatisk', NULL, '', 'Folkehelseinstituttet', 'endre', 'meldinger', '', '')",
        )
        .await;
    house
        .sql(
            "INSERT INTO utlevering (innbygger, part_kode, id, dato, mottaker, prosjekt, formal, grunnlag, variabler, identitet, lenke, land) \
             VALUES (1006, 'MFR', 13, '2026-03-01', 'Universitetet', 'Studien', 'forskning', 'REK', 'fødselsvekt', 'kodet', \
                     'https://helsedata.no/prosjekt', 'SE')",
        )
        .await;
    (house, cookie)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_file_holds_what_the_page_holds_with_the_same_filter() {
    let (house, cookie) = house_with_rows().await;
    for (filter, others) in [
        ("", 3),
        ("?register=sysvak", 1),
        ("?slag=kopier", 1),
        ("?slag=oppslag", 2),
        ("?hvem=personer", 1),
        ("?hvem=automatisk", 1),
        ("?kontakt=ja", 1),
        ("?fra=2026-03-01&til=2026-03-01", 1),
        ("?fra=2026-03-02", 2),
        ("?register=finnes-ikke", 0),
        ("?register=als", 0),
    ] {
        let page = house.get(&format!("{LOG}{filter}"), &cookie).await;
        assert_eq!(page.status, StatusCode::OK, "{filter}");
        let own = page.body.matches(">Du så på ").count();
        assert_eq!(rows(&page.body) - own, others, "{filter}");
        let file = house.get(&format!("{FILE}{filter}"), &cookie).await;
        let own = file.body.matches(";Du;").count();
        assert_eq!(lines(&file.body) - own, others, "{filter}");
        if let Some((_, query)) = filter.split_once('?') {
            let link = format!("href=\"{FILE}?{}\"", query.replace('&', "&amp;"));
            assert!(page.body.contains(&link), "{link}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_file_is_a_spreadsheet_to_keep_and_is_kept_by_no_cache() {
    let (house, cookie) = house_with_rows().await;
    let file = house.get(FILE, &cookie).await;
    assert_eq!(file.header("content-type"), "text/csv; charset=utf-8; header=present");
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"logg-2026-11-22.csv\"");
    assert_eq!(file.header("cache-control"), "no-store");
    assert!(file.body.starts_with("\u{feff}Tidspunkt;Register;"), "{}", file.body);
    let stranger = house.get(FILE, "").await;
    assert_eq!(stranger.status, StatusCode::SEE_OTHER);
    assert!(stranger.header("location").starts_with("/logg-inn?"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_row_is_explained_and_has_the_way_to_ask() {
    let (house, cookie) = house_with_rows().await;
    let page = house.get(LOG, &cookie).await.body;
    for words in [
        "Lege ved Nordby legekontor så på vaksinasjoner. Oppgitt formål: helsehjelp. De oppgir at det gjaldt helsehjelp til deg.",
        "Et datasystem hos Folkehelseinstituttet endret meldinger. Det skjedde automatisk",
        "Universitetet fikk en kopi av fødselsvekt. Oppgitt formål: forskning. Kopien har en kode",
        "Les om prosjektet Studien (helsedata.no)",
        "href=\"https://helsedata.no/prosjekt\"",
        "<dd>Sverige</dd>",
        "id=\"ingen-kontakt\"",
    ] {
        assert!(page.contains(words), "{words}");
    }
    assert_eq!(page.matches(&format!("<span>{}</span>", message("logg-merke"))).count(), 1, "the doctor alone");
    let id = "0000-0000-0000B";
    assert!(page.contains(&format!("href=\"/helseregistre/sysvak/henvendelse/oppslag?oppslag={id}\"")), "{page}");
}

/// Complete and empty, not complete, not delivered: three different texts, and the first alone says that nobody looked.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_empty_log_says_what_it_means() {
    let house = House::demo().await;
    let cookie = house.log_in("ingrid").await;
    let asked = "?register=mfr&fra=2026-01-01&til=2026-11-22";
    house.sql("DELETE FROM loggdekning").await;
    let of = async |answer: Answer| {
        let section = answer.body.split("class=\"empty\"").nth(1).unwrap_or_default();
        section.split("</div>").next().unwrap_or_default().to_owned()
    };
    let nobody = "Ingen andre har brukt opplysningene fra 1. januar 2026 til 22. november 2026";
    let unknown = of(house.get(&format!("{LOG}{asked}"), &cookie).await).await;
    assert!(
        unknown.contains("Det betyr ikke at ingen har sett opplysningene") && !unknown.contains(nobody),
        "{unknown}"
    );
    house.sql("INSERT INTO loggdekning (innbygger, part_kode, fra, til, mottatt) VALUES (1006, 'MFR', '2020-01-01', '2026-06-30', 0)").await;
    let partly = of(house.get(&format!("{LOG}{asked}"), &cookie).await).await;
    assert!(partly.contains("For resten av tiden vet vi ikke") && !partly.contains(nobody), "{partly}");
    house.sql("UPDATE loggdekning SET til = '2026-11-22'").await;
    let whole = of(house.get(&format!("{LOG}{asked}"), &cookie).await).await;
    assert!(whole.contains(nobody), "{whole}");
    let of_registry = house.get("/helseregistre/mfr/logg", &cookie).await;
    assert!(of_registry.body.contains("Ingen andre har brukt opplysningene fra"), "{}", of_registry.body);
    assert!(of_registry.body.contains("Loggen er komplett fra 1. januar 2020 til 22. november 2026."));
    let nothing_fits = of(house.get(&format!("{LOG}{asked}&slag=kopier"), &cookie).await).await;
    assert!(nothing_fits.contains(message("logg-ingen-treff")), "{nothing_fits}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_day_that_is_not_is_said_on_the_page_and_gives_no_file() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    for day in ["2024-02-30", "i+g%C3%A5r", "2026-11-23", "%3Cscript%3E"] {
        let page = house.get(&format!("{LOG}?fra={day}"), &cookie).await;
        assert_eq!(page.status, StatusCode::OK, "{day}");
        assert!(page.body.contains("href=\"#fra\"") && rows(&page.body) == 0, "{day}");
        let file = house.get(&format!("{FILE}?fra={day}"), &cookie).await;
        assert_eq!(file.status, StatusCode::SEE_OTHER, "{day}");
        assert_eq!(file.header("location"), format!("{LOG}?fra={day}"));
    }
    for odd in ["?eldre=x", "?eldre=1.2.3", "?register=%00", "?slag=alt&hvem=ingen&kontakt=kanskje", "?apne=alle"] {
        assert_eq!(house.get(&format!("{LOG}{odd}"), &cookie).await.status, StatusCode::OK, "{odd}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn older_rows_are_one_link_away_until_there_are_no_more() {
    let house = House::demo().await;
    let cookie = house.log_in("ingrid").await;
    house
        .sql(
            "INSERT INTO bruk (innbygger, part_kode, id, tidspunkt, hvem, rolle, virksomhet, handling, kategorier, formal) \
             WITH RECURSIVE nr (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM nr WHERE n < 120) \
             SELECT 1006, 'SYSVAK', n, 1780000000000000 + n, 'person', 'Lege', 'X', 'se', 'rad ' || n || '.', '' FROM nr",
        )
        .await;
    let mut address = format!("{LOG}?hvem=personer");
    let mut seen = 0;
    for (page, number) in [(1, 50), (2, 50), (3, 20)] {
        let answer = house.get(&address, &cookie).await;
        assert_eq!(rows(&answer.body), number, "page {page}");
        seen += number;
        let next = answer.body.split("<a href=\"").skip(1).find(|a| a.contains("rel=\"next\""));
        let next = next.and_then(|a| a.split('"').next()).map(|a| a.replace("&amp;", "&"));
        assert_eq!(next.is_some(), page < 3, "page {page}");
        address = next.unwrap_or_default();
    }
    assert_eq!(seen, 120);
}

/// Every text of a row is hostile: it stays text, and no address of it leads anywhere.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hostile_rows_are_text() {
    let house = House::demo().await;
    let cookie = house.log_in("ingrid").await;
    for (nr, evil) in [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "</title><svg onload=alert(1)>",
        "javascript:alert(1)",
        "{{7*7}}",
        "' OR 1=1 --",
    ]
    .into_iter()
    .enumerate()
    {
        let text = evil.replace('\'', "''");
        house
            .sql_of(format!(
                "INSERT INTO bruk (innbygger, part_kode, id, tidspunkt, hvem, navn, rolle, virksomhet, handling, kategorier, formal, \
                 orgnr, grunnlag, forklaring) VALUES (1006, 'SYSVAK', {nr}, 1780000000000000, 'person', '{text}', '{text}', '{text}', 'se', \
                 '{text}', '{text}', '{text}', '{text}', '{text}')"
            ))
            .await;
        house
            .sql_of(format!(
                "INSERT INTO utlevering (innbygger, part_kode, id, dato, mottaker, prosjekt, formal, grunnlag, variabler, identitet, \
                 orgnr, land, lenke, forklaring) VALUES (1006, 'MFR', {nr}, '2026-03-01', '{text}', '{text}', '{text}', '{text}', \
                 '{text}', 'kodet', '{text}', '{text}', '{text}', '{text}')"
            ))
            .await;
    }
    for page in
        [LOG, "/logg?apne=alle", "/helseregistre/sysvak/logg?tidsrom=alt", "/helseregistre/mfr/logg?tidsrom=alt"]
    {
        let answer = house.get(page, &cookie).await;
        assert_eq!(answer.status, StatusCode::OK);
        for harm in ["<script>alert", "<img src=x", "<svg onload", "href=\"javascript:", "onerror=alert(1)>"] {
            assert!(!answer.body.contains(harm), "{page}: {harm}");
        }
        assert!(answer.body.contains("&lt;script&gt;alert(1)"), "{page} still shows what was written");
    }
}

/// A parent reads a small child's log; of a child from 12, nobody but the child does.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_log_of_a_child_is_read_by_acting_for_the_child() {
    let house = House::demo().await;
    let cookie = house.log_in("line").await;
    assert!(house.get(LOG, &cookie).await.body.contains(message("logg-barn-lenke")));
    house.act_for(&cookie, "1003-FO").await;
    assert!(house.get("/", &cookie).await.body.contains("href=\"/logg\""));
    let oliver = house.get(LOG, &cookie).await;
    assert_eq!(oliver.status, StatusCode::OK);
    assert!(oliver.body.contains("Line Danser på vegne av Oliver Danser så på loggen over bruk for alle registre."));
    let file = house.get(FILE, &cookie).await;
    assert!(file.body.contains("Line Danser på vegne av Oliver Danser"), "{}", file.body);
    house.act_for(&cookie, "1004-FO").await;
    assert!(!house.get("/", &cookie).await.body.contains("href=\"/logg\""));
    for address in [LOG, FILE] {
        assert_eq!(house.get(address, &cookie).await.status, StatusCode::FORBIDDEN, "{address}");
    }
    let ingrid = house.log_in("ingrid").await;
    assert!(!house.get(LOG, &ingrid).await.body.contains(message("logg-barn-lenke")), "she has nobody to act for");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_project_shows_the_way_and_refuses_a_choice_that_nobody_takes() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    assert!(house.get("/deltakelse", &cookie).await.body.contains(&format!("href=\"{PROJECT}\"")));
    let page = house.get(PROJECT, &cookie).await;
    assert_eq!(page.h1(), "Tidlig behandling");
    for words in [
        "data-state=\"done\"",
        "data-state=\"current\" aria-current=\"step\"",
        "Ferdig 10. januar 2026",
        "Du er her nå",
    ] {
        assert!(page.body.contains(words), "{words}: {}", page.body);
    }
    assert!(!page.body.contains("name=\"funksjon\"") && page.body.contains(message("deltakelse-ikke-her")));
    let before = house.state().await;
    let choice = "funksjon=paaminnelse&slag=enkel&verdi=ja&nokkel=n";
    let answer = house.post(&format!("{PROJECT}/valg"), &cookie, choice).await;
    assert_eq!(
        (answer.status, answer.header("location")),
        (StatusCode::SEE_OTHER, "/deltakelse/ms/p-1?merknad=ikke-tilkoblet")
    );
    let said = house.get(answer.header("location"), &cookie).await;
    assert!(said.body.contains("Valget er ikke lagret. MS-registeret kan ikke ta imot valg herfra."), "{}", said.body);
    let empty = house.post(&format!("{PROJECT}/valg"), &cookie, "funksjon=paaminnelse&slag=enkel&nokkel=n").await;
    assert_eq!(empty.header("location"), "/deltakelse/ms/p-1?merknad=ingen-valgt");
    assert_eq!(house.state().await, before);
    for (path, status) in [
        ("/deltakelse/ms/annet/valg", 404),
        ("/deltakelse/als/p-1/valg", 404),
        ("/deltakelse/finnes-ikke/p-1/valg", 404),
    ] {
        assert_eq!(house.post(path, &cookie, choice).await.status, status, "{path}");
    }
    let ingrid = house.log_in("ingrid").await;
    assert_eq!(house.get(PROJECT, &ingrid).await.status, StatusCode::NOT_FOUND);
    assert!(house.get("/deltakelse", &ingrid).await.body.contains(message("deltakelse-tom")));
}
