//! The history as pages and as a file, settings as they were, and the text that was answered.

use crate::house::{House, message};
use axum::http::StatusCode;

const HISTORY: &str = "/personverninnstillinger/historikk";
const FILE: &str = "/personverninnstillinger/historikk.csv";
const PAST: &str = "/personverninnstillinger/tidsreise";

fn rows(page: &str) -> usize {
    page.split_once("<tbody>").and_then(|(_, t)| t.split_once("</tbody>")).map_or(0, |(t, _)| t.matches("<tr").count())
}

fn lines(file: &str) -> usize {
    file.lines().count().saturating_sub(1)
}

#[tokio::test]
async fn the_file_holds_what_the_page_holds_with_the_same_filter() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    for filter in
        ["", "?register=ms", "?omrade=forskning&hvem=selv", "?fra=2021-05-11&til=2023-01-15", "?hvem=virksomhet"]
    {
        let page = house.get(&format!("{HISTORY}{filter}"), &cookie).await;
        let file = house.get(&format!("{FILE}{filter}"), &cookie).await;
        assert_eq!((page.status, file.status), (StatusCode::OK, StatusCode::OK), "{filter}");
        assert!(rows(&page.body) > 0, "{filter}");
        assert_eq!(lines(&file.body), rows(&page.body), "{filter}");
        if let Some((_, query)) = filter.split_once('?') {
            let link = format!("href=\"{FILE}?{}\"", query.replace('&', "&amp;"));
            assert!(page.body.contains(&link), "{link}");
        }
    }
}

#[tokio::test]
async fn the_file_is_a_spreadsheet_to_keep_and_is_kept_by_no_cache() {
    let house = House::demo().await;
    let file = house.get(FILE, &house.log_in("kari").await).await;
    assert_eq!(file.header("content-type"), "text/csv; charset=utf-8; header=present");
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"historikk-2026-11-22.csv\"");
    assert_eq!(file.header("cache-control"), "no-store");
    assert!(file.body.starts_with("\u{feff}Tidspunkt;Område;Register;Innstilling;Endring;"), "{}", file.body);
    assert!(file.body.contains("Utlevering med fødselsnummer"));
    let taken =
        house.number("SELECT COUNT(*) FROM bruk WHERE innbygger = 1001 AND kategorier = 'historikk, lastet ned'").await;
    assert_eq!(taken, 1, "the citizen's log tells of it");
    let stranger = house.get(FILE, "").await;
    assert_eq!(stranger.status, StatusCode::SEE_OTHER);
    assert!(stranger.header("location").starts_with("/logg-inn?"), "{}", stranger.header("location"));
}

#[tokio::test]
async fn a_day_that_is_not_is_said_on_the_page_and_gives_no_file() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    for day in ["2024-02-30", "i+g%C3%A5r", "1899-12-31", "2026-11-23", "%3Cscript%3E"] {
        for address in
            [format!("{HISTORY}?fra={day}"), format!("{PAST}?dato={day}"), format!("{PAST}?fra={day}&til=2024-01-01")]
        {
            let page = house.get(&address, &cookie).await;
            assert_eq!(page.status, StatusCode::OK, "{address}");
            assert!(page.body.contains("ds-error-summary") && page.body.contains("<title>Feil: "), "{address}");
            assert!(!page.body.contains("<tbody>") && !page.body.contains("<script>"), "{address}");
        }
        let file = house.get(&format!("{FILE}?fra={day}"), &cookie).await;
        assert_eq!(file.status, StatusCode::SEE_OTHER);
        assert_eq!(file.header("location"), format!("{HISTORY}?fra={day}"));
    }
    for address in
        [format!("{PAST}?dato="), format!("{PAST}?fra=2024-01-01"), format!("{PAST}?fra=2024-01-02&til=2024-01-01")]
    {
        assert!(house.get(&address, &cookie).await.body.contains("ds-error-summary"), "{address}");
    }
    assert_eq!(house.get(&format!("{FILE}?fra=2024-01-01&fra=x"), &cookie).await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn pages_keep_the_filter_and_the_list_to_print_is_whole() {
    let house = House::demo().await;
    for number in 0..25 {
        house.sql_of(format!(
            "INSERT INTO historikk (innbygger, id, definisjon, sekvensnummer, aktiv, tidspunkt, gjort_av, gjort_av_navn, tekst_versjon)
             SELECT 1001, 900000000000000000 + {number}, guid, {number} + 1, TRUE, 1795340520000000, 'selv', '', 1
             FROM definisjon WHERE part_kode = 'NPRKPR' AND navn LIKE '%oppbevaring%'"
        ))
        .await;
    }
    let cookie = house.log_in("kari").await;
    let page = house.get(&format!("{HISTORY}?omrade=forskning&side=2"), &cookie).await;
    assert!(page.body.contains(&format!("href=\"{HISTORY}?omrade=forskning&amp;side=1\"")), "{}", page.body);
    assert!(page.body.contains("Viser 21–"), "the count says which");
    let all = house.get(&format!("{HISTORY}?omrade=forskning&alle=1"), &cookie).await;
    assert!(rows(&all.body) > 25 && !all.body.contains("side=2"), "{} rows", rows(&all.body));
    assert!(all.body.contains("print-only") && all.body.contains("Historikk for Kari Danser"));
}

#[tokio::test]
async fn nobody_and_nothing_found_are_told_apart() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    let nothing = house.get(&format!("{HISTORY}?hvem=representant"), &cookie).await;
    assert!(
        nothing.body.contains(message("historikk-ingen-treff")) && nothing.body.contains(message("historikk-fjern"))
    );
    house.sql("DELETE FROM historikk WHERE innbygger = 1006").await;
    let ingrid = house.log_in("ingrid").await;
    let none = house.get(HISTORY, &ingrid).await;
    assert!(none.body.contains(message("historikk-tom")) && !none.body.contains("<form class=\"search\""));
    assert_eq!(lines(&house.get(FILE, &ingrid).await.body), 0);
}

#[tokio::test]
async fn a_day_and_two_days_are_shown() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    let day = house.get(&format!("{PAST}?dato=2022-01-01"), &cookie).await;
    for words in [
        "Slik var det 1. januar 2022",
        "Helsedirektoratet",
        "Norsk MS-register og biobank",
        "Du har reservert deg siden 11. mai 2021",
    ] {
        assert!(day.body.contains(words), "{words}");
    }
    assert!(!day.body.contains("ALS"), "a registry that she does not know of");
    let two = house.get(&format!("{PAST}?fra=2022-01-01&til=2025-01-01"), &cookie).await;
    for words in ["Endret fra 1. januar 2022 til 1. januar 2025", "Folkehelseinstituttet", "Versjon 2"] {
        assert!(two.body.contains(words), "{words}");
    }
    let same = house.get(&format!("{PAST}?fra=2022-01-01&til=2022-01-01"), &cookie).await;
    assert!(same.body.contains(message("tidsreise-likt")));
}

#[tokio::test]
async fn a_changed_text_is_said_and_shown_beside_todays() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    let registry = house.get("/personverninnstillinger/forskning/ms", &cookie).await;
    assert_eq!(
        registry.body.matches(message("tekst-endret-samtykket")).count(),
        1,
        "of three consents one has changed"
    );
    let link = registry.body.split("href=\"").find_map(|l| l.split('"').next().filter(|l| l.contains("/tekst/")));
    let link = link.expect("a link to the texts").to_owned();
    let page = house.get(&link, &cookie).await;
    assert!(page.body.contains("<del>") && page.body.contains("<ins>"), "{}", page.body);
    assert!(page.body.contains("19. mars 2009 (versjon 1)") && page.body.contains("I dag (versjon 2)"));
    let history = house.get(&format!("{HISTORY}?register=ms"), &cookie).await;
    assert!(history.body.contains(&format!("href=\"{link}\"")));
    for nothing in ["/personverninnstillinger/tekst/x", "/personverninnstillinger/tekst/0000-0000-00000"] {
        assert_eq!(house.get(nothing, &cookie).await.status, StatusCode::NOT_FOUND, "{nothing}");
    }
}
