//! Case workers deliver ordered reports over HTTP: what each form takes, what it says of a file that does not fit, and what the
//! citizen sees then.

use crate::case_screen::{SOLVEIG, TOR, log_in};
use crate::house::{Answer, House, message, request};
use app::domain::bestilling::MAKS_GRUNN;
use app::domain::rapport::MAKS_BYTE;
use axum::body::Body;
use axum::http::{Method, StatusCode, header};

const LIST: &str = "/saksbehandler/bestillinger";
const REPORT: &str =
    r#"{"generertTidspunkt":"2026-11-22T08:00:00Z","seksjoner":[{"tittel":"Vaksiner","tekst":["Levert av Tor"]}]}"#;
const DELIVERED: &str = "SELECT COUNT(*) FROM rapport WHERE bestilling IS NOT NULL";

/// The page of the one order in a case worker's list.
async fn of_list(house: &House, cookie: &str) -> String {
    let list = house.get(LIST, cookie).await.body;
    let links: Vec<&str> = list.split("href=\"").skip(1).filter_map(|l| l.split('"').next()).collect();
    let orders: Vec<&&str> = links.iter().filter(|l| l.starts_with("/saksbehandler/bestilling/")).collect();
    let [order] = orders[..] else { panic!("one order was expected: {orders:?}") };
    (*order).to_owned()
}

/// Sends a form in parts with one field, as a browser does from our page.
async fn send(house: &House, cookie: &str, path: &str, head: &str, value: &[u8]) -> Answer {
    let head = format!("--X\r\nContent-Disposition: form-data; {head}\r\n\r\n");
    let body = [head.as_bytes(), value, b"\r\n--X--\r\n"].concat();
    let request = request(Method::POST, path, cookie)
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=X");
    house.send(request.body(Body::from(body)).expect("a request")).await
}

async fn deliver(house: &House, cookie: &str, order: &str, file: &[u8]) -> Answer {
    send(house, cookie, &format!("{order}/rapport"), "name=\"fil\"; filename=\"rapport.json\"", file).await
}

async fn fail(house: &House, cookie: &str, order: &str, reason: &str) -> Answer {
    send(house, cookie, &format!("{order}/feilet"), "name=\"grunn\"", reason.as_bytes()).await
}

/// Kari's order at SYSVAK as she has it and as Tor has it, with both sessions.
async fn ordered(house: &House) -> (String, String, String, String) {
    let hers = format!("/bestillinger/{}", house.order("kari", "sysvak", "order").await);
    let (kari, tor) = (house.log_in("kari").await, log_in(house, TOR).await);
    let order = of_list(house, &tor).await;
    (kari, hers, tor, order)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_delivered_file_is_what_the_citizen_reads() {
    let house = House::demo().await;
    let (kari, hers, tor, order) = ordered(&house).await;
    let page = house.get(&order, &tor).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("Kari Danser") && page.body.contains(house.people[0].fnr), "whom it is about");
    let title = page.body.split("<title>").nth(1).and_then(|t| t.split("</title>").next()).expect("a title");
    assert!(!title.contains("Kari") && !title.contains(house.people[0].fnr), "{title}");
    let seen = "SELECT COUNT(*) FROM bruk WHERE innbygger = 1001 AND part_kode = 'SYSVAK' \
                AND kategorier = 'bestilt innsynsrapport' AND rolle = 'saksbehandler'";
    assert_eq!(house.number(seen).await, 2, "the list of the day, and the order");
    for time in 0..2 {
        let answer = deliver(&house, &tor, &order, REPORT.as_bytes()).await;
        let place = format!("{LIST}?gjort=levert");
        assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, place.as_str()), "{time}");
    }
    assert_eq!(house.number(DELIVERED).await, 1, "sent twice it is one");
    let list = house.get(&format!("{LIST}?gjort=levert"), &tor).await;
    assert!(list.body.contains(message("sb-bestilling-levert")) && !list.body.contains(&order), "{}", list.body);
    let page = house.get(&hers, &kari).await;
    assert!(page.body.contains(message("bestilling-klar")), "{}", page.body);
    let report = page.body.split("href=\"/helseregistre/sysvak/rapport/").nth(1).and_then(|l| l.split('"').next());
    let report = format!("/helseregistre/sysvak/rapport/{}", report.expect("a link to the report"));
    assert!(house.get(&report, &kari).await.body.contains("Levert av Tor"));
    assert_eq!(house.get(&order, &tor).await.status, StatusCode::NOT_FOUND, "it is open no more");
    let other = deliver(&house, &tor, &order, REPORT.replace("Tor", "To").as_bytes()).await;
    assert_eq!((other.status, other.h1()), (StatusCode::CONFLICT, message("sb-feil-avsluttet-tittel")));
    assert_eq!(house.number(DELIVERED).await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_does_not_fit_is_refused_by_its_place_and_the_form_is_there_again() {
    let house = House::demo().await;
    let (kari, hers, tor, order) = ordered(&house).await;
    let another = REPORT.replacen('{', r#"{"register":"MS","#, 1);
    let hostile = REPORT.replace("\"Vaksiner\"", "{\"<script>alert(1)</script>\": 1}");
    let large = vec![b' '; MAKS_BYTE + 1];
    let huge = vec![b' '; MAKS_BYTE + 2 * 1024 * 1024];
    for (file, says) in [
        (&b""[..], message("sb-lever-ingen-fil")),
        (b"{", message("sb-lever-ikke-json")),
        (b"\xff\xfe", message("sb-lever-ikke-json")),
        (b"{}", "Rapporten følger ikke skjemaet: missing field"),
        (REPORT.replace("Vaksiner", " ").as_bytes(), "ved seksjoner[0].tittel: it is empty"),
        (another.as_bytes(), "ved register: another registry"),
        (hostile.as_bytes(), "Rapporten følger ikke skjemaet: "),
        (&large, "Filen er større enn 12 MB"),
        (&huge, "Filen er større enn 12 MB"),
    ] {
        let answer = deliver(&house, &tor, &order, file).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{says}");
        assert_eq!(answer.body.matches(says).count(), 2, "in the summary and by the field: {says}: {}", answer.body);
        assert!(answer.body.contains("<title>Feil: ") && answer.body.contains("href=\"#fil\""), "{says}");
        assert!(answer.body.contains(&format!("action=\"{order}/rapport\"")), "{says}: the form again");
        assert!(!answer.body.contains("<script>alert"), "{says}");
    }
    let empty = send(&house, &tor, &format!("{order}/rapport"), "name=\"annet\"", REPORT.as_bytes()).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY, "a form without the file");
    assert_eq!(house.number(DELIVERED).await, 0);
    assert!(house.get(&hers, &kari).await.body.contains(message("bestilling-sendt")));
    let mut whole = REPORT.as_bytes().to_vec();
    whole.resize(MAKS_BYTE, b' ');
    let answer = deliver(&house, &tor, &order, &whole).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "the largest that is taken: {}", answer.body);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_registrys_order_is_one_that_does_not_exist() {
    let house = House::demo().await;
    let (_, _, _, order) = ordered(&house).await;
    let solveig = log_in(&house, SOLVEIG).await;
    assert!(!house.get(LIST, &solveig).await.body.contains(&order));
    let nobodys = "/saksbehandler/bestilling/11111111-1111-4111-8111-111111111111";
    let main = |a: &Answer| {
        let main = a.body.split("<main").nth(1).and_then(|m| m.split("</main>").next());
        main.expect("the contents").to_owned()
    };
    let (theirs, none) = (house.get(&order, &solveig).await, house.get(nobodys, &solveig).await);
    assert_eq!((theirs.status, none.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
    assert_eq!(main(&theirs), main(&none));
    for path in [order.as_str(), nobodys] {
        assert_eq!(deliver(&house, &solveig, path, REPORT.as_bytes()).await.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(fail(&house, &solveig, path, "Nei").await.status, StatusCode::NOT_FOUND, "{path}");
        let broken = deliver(&house, &solveig, path, b"{").await;
        assert_eq!((broken.status, main(&broken)), (StatusCode::NOT_FOUND, main(&none)), "{path}: nor by its faults");
    }
    let open = "SELECT COUNT(*) FROM bestilling WHERE status = 'bestilt'";
    assert_eq!((house.number(DELIVERED).await, house.number(open).await), (0, 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_report_that_cannot_be_made_is_said_with_its_reason() {
    let house = House::demo().await;
    let (kari, hers, tor, order) = ordered(&house).await;
    let long = format!("Behold meg</textarea><b>{}", "x".repeat(MAKS_GRUNN));
    for (reason, says) in [(" \r\n", message("sb-feilet-ingen-grunn")), (&long, "Teksten kan ha høyst 500 tegn")] {
        let answer = fail(&house, &tor, &order, reason).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{says}");
        assert_eq!(answer.body.matches(says).count(), 2, "{says}: {}", answer.body);
        let kept = answer.body.contains("Behold meg&lt;/textarea&gt;&lt;b&gt;");
        assert_eq!(kept, reason == long, "what was typed is kept: {says}");
    }
    for _ in 0..2 {
        let answer = fail(&house, &tor, &order, "Vi har ingen <b>opplysninger</b> om deg.").await;
        assert_eq!(answer.header("location"), format!("{LIST}?gjort=feilet"), "{}", answer.body);
    }
    let list = house.get(&format!("{LIST}?gjort=feilet"), &tor).await;
    assert!(list.body.contains(message("sb-bestilling-feilet")) && !list.body.contains(&order));
    let page = house.get(&hers, &kari).await;
    assert!(page.body.contains("Vi har ingen &lt;b&gt;opplysninger&lt;/b&gt; om deg."), "{}", page.body);
    assert_eq!(house.number("SELECT COUNT(*) FROM varsel WHERE slag = 'bestilling_feilet'").await, 1);
    assert_eq!(
        deliver(&house, &tor, &order, REPORT.as_bytes()).await.status,
        StatusCode::SEE_OTHER,
        "it came after all"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_did_not_come_from_our_page_changes_nothing() {
    let house = House::demo().await;
    let (_, _, tor, order) = ordered(&house).await;
    for (service, field) in [("rapport", "fil"), ("feilet", "grunn")] {
        let body = format!("--X\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{REPORT}\r\n--X--\r\n");
        let foreign = request(Method::POST, &format!("{order}/{service}"), &tor)
            .header("sec-fetch-site", "cross-site")
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=X");
        let answer = house.send(foreign.body(Body::from(body)).expect("a request")).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{service}");
        let plain = house.post(&format!("{order}/{service}"), &tor, &format!("{field}=x")).await;
        assert_eq!(plain.status, StatusCode::BAD_REQUEST, "{service}: not in parts");
    }
    let open = "SELECT COUNT(*) FROM bestilling WHERE status = 'bestilt'";
    assert_eq!((house.number(DELIVERED).await, house.number(open).await), (0, 1));
}
