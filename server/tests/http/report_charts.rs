//! A report's chart as a file, and on one page for an appointment.

use crate::house::House;
use crate::report_pages::{EXAMPLE, selector, text};
use crate::reports::put;
use app::domain::rapport::les;
use scraper::Html;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_chart_is_saved_as_a_drawing_by_its_owner_alone_and_the_reading_is_noted() {
    let house = House::demo().await;
    let report = les(EXAMPLE.as_bytes(), "SYSVAK").expect("a report");
    let (address, cookie) = (put(&house, &report).await, house.log_in("kari").await);
    let noted = "SELECT COUNT(*) FROM bruk WHERE innbygger = 1001 AND kategorier = 'rapport'";
    let before = house.number(noted).await;
    let file = house.get(&format!("{address}/graf/graf.svg"), &cookie).await;
    assert_eq!((file.status.as_u16(), file.header("content-type")), (200, "image/svg+xml"));
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"graf-2026-11-19.svg\"");
    assert_eq!((file.header("x-content-type-options"), file.header("cache-control")), ("nosniff", "no-store"));
    assert_eq!(house.number(noted).await, before + 1);
    let svg = Html::parse_fragment(&file.body);
    let marks = |svg: &Html| svg.select(&selector("[data-rad]")).count();
    assert_eq!(marks(&svg), 7, "three of the timelines and four measurements");
    let description = text(svg.select(&selector("desc")).next().expect("a description"));
    assert!(
        description.contains("Fra 2009 til mars 2011 fikk du Interferon, som ble stoppet på grunn av bivirkninger.")
    );
    assert!(file.body.contains("til og med 19. november 2026"), "the day it speaks of");
    assert!(!file.body.contains("href") && !file.body.contains("style="), "nothing is fetched");
    let part = house.get(&format!("{address}/graf/graf.svg?vis=serie-1&fra=2020&til=2026"), &cookie).await;
    assert_eq!(marks(&Html::parse_fragment(&part.body)), 2, "as the address asks");
    for wrong in ["graf", "graf.png", "del-9.svg", "..%2fgraf.svg"] {
        assert_eq!(house.get(&format!("{address}/graf/{wrong}"), &cookie).await.status.as_u16(), 404, "{wrong}");
    }
    let line = house.log_in("line").await;
    for path in ["graf/graf.svg", "sammendrag"] {
        assert_eq!(house.get(&format!("{address}/{path}"), &line).await.status.as_u16(), 404, "somebody else's");
        assert_eq!(house.get(&format!("{address}/{path}"), "").await.status.as_u16(), 303, "without a session");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_page_for_an_appointment_tells_treatments_now_and_before_last_values_and_events() {
    let house = House::demo().await;
    let report = les(EXAMPLE.as_bytes(), "SYSVAK").expect("a report");
    let (address, cookie) = (put(&house, &report).await, house.log_in("kari").await);
    let whole = house.get(&address, &cookie).await;
    assert!(whole.body.contains(&format!("href=\"{address}/sammendrag\"")), "the report links to it");
    let page = house.get(&format!("{address}/sammendrag"), &cookie).await;
    assert_eq!(page.status.as_u16(), 200);
    let html = Html::parse_document(&page.body);
    let main = text(html.select(&selector("main")).next().expect("the page")).replace('\u{a0}', " ");
    for expected in [
        "Rituksimab, februar 2015 – pågår",
        "Interferon, 2009 – mars 2011, Sprøyte under huden. – Bivirkninger ved sprøyten",
        ": 48,0 mmol/mol (2. februar 2026). Lavest 48,0, høyest 75,5.",
        "1 i alt. Per år: 2012: 1",
        "Det jeg vil spørre om",
        "til og med 19. november 2026",
    ] {
        assert!(main.contains(expected), "{expected}: {main}");
    }
    let now = main.find("Rituksimab, februar").expect("now");
    assert!(now < main.find("Interferon, 2009").expect("before"), "what goes on comes first");
    assert_eq!(html.select(&selector("svg.course[role=img] [data-rad]")).count(), 7);
}
