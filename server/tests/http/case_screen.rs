//! The case screen over HTTP: who gets in, what each sees, and what each form does.

use crate::api_cases::{ELSEWHERE, GUID, QUESTION, put};
use crate::house::{Answer, House, message, request};
use app::routes::saksbehandler::Saksruter;
use axum::body::Body;
use axum::http::{Method, StatusCode, header};
use leptos_axum::generate_route_list;
use server::config::Mode;

const LOGIN: &str = "/saksbehandler/logg-inn";
/// Solveig works for MS and DIABETES, Tor for SYSVAK and others, Berit for MS.
pub const SOLVEIG: i64 = 9001;
pub const TOR: i64 = 9002;
const BERIT: i64 = 9003;

pub async fn log_in(house: &House, worker: i64) -> String {
    let answer = house.post(LOGIN, "", &format!("saksbehandler={worker}")).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/saksbehandler"));
    answer.cookie()
}

pub fn case(guid: &str) -> String {
    format!("/saksbehandler/sak/{guid}")
}

/// The value of a hidden field of the form that has `mark` in it.
fn hidden(page: &str, mark: &str, name: &str) -> String {
    let form = page.split("<form").find(|f| f.contains(mark)).unwrap_or_else(|| panic!("no form with {mark}"));
    let field = form.split("<input").find(|i| i.contains(&format!("name=\"{name}\""))).expect(name);
    field.split("value=\"").nth(1).and_then(|v| v.split('"').next()).expect("a value").to_owned()
}

/// A form as a browser sends it, with what the page gave it.
pub fn filled(page: &str, mark: &str, more: &[(&str, &str)]) -> Vec<(String, String)> {
    let given = ["nokkel", "sett"].map(|n| (n.to_owned(), hidden(page, mark, n)));
    given.into_iter().chain(more.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))).collect()
}

pub async fn send(
    house: &House,
    cookie: &str,
    guid: &str,
    fields: &[(String, String)],
    file: Option<(&str, &[u8])>,
) -> Answer {
    let mut body = Vec::new();
    for (name, value) in fields {
        let head = format!("--X\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
        body.extend([head.as_bytes(), value.as_bytes(), b"\r\n"].concat());
    }
    if let Some((name, bytes)) = file {
        let head = format!("--X\r\nContent-Disposition: form-data; name=\"fil\"; filename=\"{name}\"\r\n\r\n");
        body.extend([head.as_bytes(), bytes, b"\r\n"].concat());
    }
    body.extend(b"--X--\r\n");
    let request = request(Method::POST, &format!("{}/status", case(guid)), cookie)
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=X");
    house.send(request.body(Body::from(body)).expect("a request")).await
}

fn between(page: &str, from: &str, to: &str) -> String {
    let rest = page.split(from).nth(1).unwrap_or_else(|| panic!("no {from}"));
    rest.split(to).next().unwrap_or_default().to_owned()
}

/// Every page and form of the case screen.
fn addresses() -> Vec<(Method, String)> {
    let pages = generate_route_list(Saksruter).iter().map(|r| r.path().to_owned()).collect::<Vec<_>>();
    assert_eq!(pages.len(), 5, "{pages:?}");
    let pages = pages.into_iter().map(|p| (Method::GET, p.replace("{guid}", GUID)));
    let source = include_str!("../../../app/src/routes/saksbehandler.rs");
    let routes = source.split(".route(\"").skip(1).map(|r| r.split_once('"').expect("an address"));
    let more = routes.map(|(path, rest)| {
        let method = if rest.contains("post(") && !rest.starts_with(", get(") { Method::POST } else { Method::GET };
        (method, path.replace("{guid}", GUID).replace("{nr}", "1"))
    });
    pages.chain(more).chain([(Method::GET, "/saksbehandler/finnes/ikke".to_owned())]).collect()
}

async fn knock(house: &House, method: &Method, path: &str, cookie: &str) -> Answer {
    let request = request(method.clone(), path, cookie).header("sec-fetch-site", "same-origin");
    house.send(request.body(Body::empty()).expect("a request")).await
}

#[tokio::test]
async fn nobody_gets_in_without_a_case_workers_session() {
    let house = House::demo().await;
    put(&house).await;
    let citizen = house.log_in("kari").await;
    let forged = citizen.replace("__Host-innsyn=", "__Host-innsyn-saksbehandler=");
    let unknown = "__Host-innsyn-saksbehandler=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    for (method, path) in addresses().into_iter().filter(|(_, p)| p != LOGIN) {
        for cookie in ["", &citizen, &forged, unknown] {
            let answer = knock(&house, &method, &path, cookie).await;
            let place = "/saksbehandler/logg-inn?grunn=inn";
            assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, place), "{path} {cookie}");
            assert!(answer.body.is_empty(), "{path}");
        }
    }
    assert_eq!(house.number("SELECT COUNT(*) FROM sakhendelse WHERE hvem = 'register'").await, 0);
}

#[tokio::test]
async fn a_case_workers_session_is_none_of_a_citizens() {
    let house = House::demo().await;
    let worker = log_in(&house, SOLVEIG).await;
    let forged = worker.replace("__Host-innsyn-saksbehandler=", "__Host-innsyn=");
    for cookie in [&worker, &forged] {
        for path in ["/", "/helseregistre", "/varsler", "/personverninnstillinger"] {
            let answer = house.get(path, cookie).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
            assert!(answer.header("location").starts_with("/logg-inn"), "{path}");
        }
    }
    let both = format!("{worker}; {}", house.log_in("kari").await);
    assert_eq!(house.get("/helseregistre", &both).await.status, StatusCode::OK);
    let out = house.post("/saksbehandler/logg-ut", &both, "").await;
    assert_eq!(out.header("location"), "/saksbehandler/logg-inn?grunn=logget-ut");
    assert_eq!(house.get("/saksbehandler", &both).await.status, StatusCode::SEE_OTHER);
    assert_eq!(house.get("/helseregistre", &both).await.status, StatusCode::OK, "the citizen is still logged in");
}

#[tokio::test]
async fn the_login_is_the_demos_alone() {
    let house = House::demo().await;
    let page = house.get(LOGIN, "").await;
    assert!(page.body.contains("Solveig Prøve") && page.body.contains("Berit Oppdiktet"), "{}", page.body);
    let answer = house.post(LOGIN, "", &format!("saksbehandler={SOLVEIG}")).await;
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("__Host-innsyn-saksbehandler="), "{cookie}");
    for part in ["; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    for nobody in ["saksbehandler=1", "saksbehandler=1001", "saksbehandler=-1"] {
        let answer = house.post(LOGIN, "", nobody).await;
        assert_eq!((answer.status, answer.header("set-cookie")), (StatusCode::NOT_FOUND, ""), "{nobody}");
    }
    assert_eq!(house.post(LOGIN, "", "saksbehandler=x").await.status, StatusCode::BAD_REQUEST);

    let production = House::new(Mode::Production).await;
    let page = production.get(LOGIN, "").await;
    assert!(page.body.contains(message("sb-uten-oppsett")) && !page.body.contains("Solveig"), "{}", page.body);
    let answer = production.post(LOGIN, "", &format!("saksbehandler={SOLVEIG}")).await;
    assert_eq!((answer.status, answer.header("set-cookie")), (StatusCode::NOT_FOUND, ""));
}

#[tokio::test]
async fn a_session_ends_after_half_an_hour_of_nothing() {
    let house = House::demo().await;
    let cookie = log_in(&house, SOLVEIG).await;
    let go = |minutes: i64| house.portal.klokke.flytt(jiff::SignedDuration::from_mins(minutes));
    for _ in 0..3 {
        go(29);
        assert_eq!(house.get("/saksbehandler", &cookie).await.status, StatusCode::OK);
    }
    go(30);
    let answer = house.get("/saksbehandler", &cookie).await;
    assert_eq!(answer.header("location"), "/saksbehandler/logg-inn?grunn=tidsavbrudd");
    go(-30);
    let answer = house.get("/saksbehandler", &cookie).await;
    assert_eq!(answer.header("location"), "/saksbehandler/logg-inn?grunn=inn", "gone for good");
    house.sql("DROP TABLE saksbehandlerokt").await;
    let answer = house.get("/saksbehandler", &cookie).await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "what cannot be checked is a fault, not a no");
}

#[tokio::test]
async fn a_case_worker_sees_the_cases_of_their_registries_alone() {
    let house = House::demo().await;
    put(&house).await;
    let (solveig, tor) = (log_in(&house, SOLVEIG).await, log_in(&house, TOR).await);
    let list = house.get("/saksbehandler", &solveig).await;
    assert!(list.body.contains(GUID) && list.body.contains(QUESTION) && !list.body.contains(ELSEWHERE));
    assert!(list.body.contains(message("sb-over-fristen")), "one is late");
    assert!(!list.body.contains(house.people[0].fnr), "numbers are on the page of one case alone");
    let filtered = house.get("/saksbehandler?status=apne&slag=feil&register=MS", &solveig).await;
    assert!(filtered.body.contains(GUID) && !filtered.body.contains(QUESTION));
    let page = house.get(&case(GUID), &solveig).await;
    assert!(page.body.contains(house.people[0].fnr) && page.body.contains("Kari Danser"));
    let title = between(&page.body, "<title>", "</title>");
    assert!(!title.contains("Kari") && !title.contains(house.people[0].fnr), "{title}");
    assert!(page.body.contains("&lt;b&gt;Det var") && !page.body.contains("<b>Det var"), "text is text");

    let (other, none) = (house.get(&case(GUID), &tor).await, house.get(&case("finnes-ikke"), &tor).await);
    assert_eq!((other.status, none.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
    let plain = |a: &Answer| between(&a.body, "<main", "</html>");
    assert_eq!(plain(&other), plain(&none));
    for path in ["/saksbehandler?register=MS", "/saksbehandler?etter=finnes-ikke"] {
        assert_eq!(house.get(path, &tor).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(house.get(&format!("{}/vedlegg/1", case(GUID)), &tor).await.status, StatusCode::NOT_FOUND);
    let file = house.get(&format!("{}/vedlegg/1", case(GUID)), &solveig).await;
    assert_eq!((file.body.as_str(), file.header("x-content-type-options")), ("%PDF-1.4\n", "nosniff"));
    assert!(file.header("content-disposition").starts_with("attachment"));
    let log =
        "SELECT COUNT(*) FROM bruk WHERE innbygger = 1001 AND navn = 'Solveig Prøve' AND kategorier = 'henvendelse'";
    assert_eq!(house.number(log).await, 3, "the list of the day, the case, and the file");
}

#[tokio::test]
async fn each_form_does_what_it_says_once() {
    let house = House::demo().await;
    put(&house).await;
    let cookie = log_in(&house, SOLVEIG).await;
    for (mark, more, status) in [
        ("value=\"mottatt\"", [("status", "mottatt"), ("skjema", "")], "mottatt"),
        ("value=\"under_behandling\"", [("status", "under_behandling"), ("skjema", "")], "under_behandling"),
        ("value=\"sporsmal\"", [("status", "trenger_mer"), ("tekst", "Har du\r\nepikrisen?")], "trenger_mer"),
        ("value=\"svar\"", [("status", "innvilget"), ("tekst", "")], "innvilget"),
    ] {
        let page = house.get(&case(GUID), &cookie).await.body;
        let form = filled(&page, mark, &more);
        for time in 0..2 {
            let answer = send(&house, &cookie, GUID, &form, None).await;
            let place = format!("{}?lagret=ja", case(GUID));
            assert_eq!(
                (answer.status, answer.header("location")),
                (StatusCode::SEE_OTHER, place.as_str()),
                "{mark} {time}"
            );
        }
        let all = house.get(&format!("/saksbehandler?status={status}"), &cookie).await;
        assert!(all.body.contains(GUID), "{status}");
    }
    assert_eq!(house.number("SELECT COUNT(*) FROM sakhendelse WHERE hvem = 'register'").await, 4);
    assert_eq!(house.number("SELECT COUNT(*) FROM sak WHERE id = 71 AND status = 'innvilget'").await, 1);
    assert_eq!(house.number("SELECT COUNT(*) FROM varsel WHERE slag = 'sak'").await, 4);
    let page = house.get(&format!("{}?lagret=ja", case(GUID)), &cookie).await;
    assert!(page.body.contains(message("sb-lagret")) && page.body.contains(message("sb-avgjort")));
    assert!(!page.body.contains("enctype"), "a decided case has no forms");
}

#[tokio::test]
async fn a_no_has_its_reason_and_the_way_to_complain_and_a_letter() {
    let house = House::demo().await;
    put(&house).await;
    let cookie = log_in(&house, BERIT).await;
    let page = house.get(&case(GUID), &cookie).await.body;
    let proposal = message("sb-klageadgang-forslag");
    assert!(page.contains(proposal), "the way to complain is filled in");
    let more = [("status", "avslatt"), ("tekst", "Fordi."), ("klageadgang", proposal), ("saksnummer", "7")];
    let form = filled(&page, "value=\"svar\"", &more);
    let answer = send(&house, &cookie, GUID, &form, Some(("Svar.pdf", b"%PDF-1.4\n"))).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let page = house.get(&case(GUID), &cookie).await.body;
    assert!(
        page.contains("Fordi.\n\nDu kan klage") && page.contains("Svar.pdf") && page.contains("Berit Oppdiktet, Helse")
    );
}

#[tokio::test]
async fn what_is_missing_is_said_by_the_field_and_what_was_typed_is_kept() {
    let house = House::demo().await;
    put(&house).await;
    let cookie = log_in(&house, SOLVEIG).await;
    let page = house.get(&case(GUID), &cookie).await.body;
    let typed = ("klageadgang", "Slik </textarea><b>klager</b>\nde");
    for (more, file, says) in [
        (vec![("tekst", "x"), typed], None, "sb-ugyldig-valg"),
        (vec![("status", "avslatt"), typed], None, "sb-ugyldig-tekst"),
        (vec![("status", "innvilget"), typed], Some(("a.exe", b"MZ\x90".as_slice())), "sb-ugyldig-fil"),
        (vec![("status", "innvilget"), ("saksnummer", &"9".repeat(65)), typed], None, "sb-ugyldig-nummer"),
    ] {
        let form = filled(&page, "value=\"svar\"", &more);
        let answer = send(&house, &cookie, GUID, &form, file).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{says}");
        assert_eq!(answer.body.matches(message(says)).count(), 2, "in the summary and by the field: {says}");
        assert!(answer.body.contains("Slik &lt;/textarea&gt;&lt;b&gt;klager&lt;/b&gt;\nde"), "{says}");
        assert!(answer.body.contains("<title>Feil: "), "{says}");
        let title = answer.h1().to_owned();
        assert_eq!(title, message("sb-slag-feil"), "{says}");
    }
    let form = filled(&page, "value=\"svar\"", &[("status", "avslatt"), ("tekst", "Nei"), ("klageadgang", " ")]);
    let answer = send(&house, &cookie, GUID, &form, None).await;
    assert!(answer.body.contains(message("sb-ugyldig-klageadgang")));
    assert_eq!(house.number("SELECT COUNT(*) FROM sakhendelse WHERE hvem = 'register'").await, 0);
}

#[tokio::test]
async fn of_two_who_have_the_case_open_one_wins_and_the_other_reads_why() {
    let house = House::demo().await;
    put(&house).await;
    let (solveig, berit) = (log_in(&house, SOLVEIG).await, log_in(&house, BERIT).await);
    let (hers, other) = (house.get(&case(GUID), &solveig).await.body, house.get(&case(GUID), &berit).await.body);
    let yes = filled(&hers, "value=\"svar\"", &[("status", "innvilget"), ("tekst", "")]);
    assert_eq!(send(&house, &solveig, GUID, &yes, None).await.status, StatusCode::SEE_OTHER);
    let no = filled(&other, "value=\"svar\"", &[("status", "avslatt"), ("tekst", "Nei"), ("klageadgang", "Klag")]);
    let answer = send(&house, &berit, GUID, &no, None).await;
    assert_eq!((answer.status, answer.h1()), (StatusCode::CONFLICT, message("sb-feil-endret-tittel")));
    assert!(answer.body.contains(&case(GUID)), "the way to the new state");
    let mut other =
        filled(&hers, "value=\"svar\"", &[("status", "avslatt"), ("tekst", "Nei"), ("klageadgang", "Klag")]);
    other[0].1.clone_from(&yes[0].1);
    let answer = send(&house, &solveig, GUID, &other, None).await;
    assert_eq!((answer.status, answer.h1()), (StatusCode::UNPROCESSABLE_ENTITY, message("sb-feil-nokkel-tittel")));
    assert_eq!(house.number("SELECT COUNT(*) FROM sakhendelse WHERE hvem = 'register'").await, 1);
}

#[tokio::test]
async fn what_is_no_form_of_ours_changes_nothing() {
    let house = House::demo().await;
    put(&house).await;
    let (solveig, tor) = (log_in(&house, SOLVEIG).await, log_in(&house, TOR).await);
    let page = house.get(&case(GUID), &solveig).await.body;
    let form = filled(&page, "value=\"mottatt\"", &[("status", "mottatt")]);
    assert_eq!(send(&house, &tor, GUID, &form, None).await.status, StatusCode::NOT_FOUND, "another's case");
    assert_eq!(send(&house, &solveig, GUID, &form[..1], None).await.status, StatusCode::BAD_REQUEST, "nothing seen");
    let odd = filled(&page, "value=\"mottatt\"", &[("status", "ferdig")]);
    assert_eq!(send(&house, &solveig, GUID, &odd, None).await.status, StatusCode::BAD_REQUEST);
    let wrong = filled(&page, "value=\"mottatt\"", &[("status", "besvart"), ("tekst", "Svar")]);
    assert_eq!(send(&house, &solveig, GUID, &wrong, None).await.status, StatusCode::CONFLICT, "no answer to an error");
    let huge = vec![0u8; 7 * 1024 * 1024];
    let answer = send(&house, &solveig, GUID, &form, Some(("stor.pdf", &huge))).await;
    assert_eq!((answer.status, answer.h1()), (StatusCode::PAYLOAD_TOO_LARGE, message("sb-feil-stort-tittel")));
    for (site, origin) in [("cross-site", ""), ("same-site", ""), ("none", ""), ("", "https://evil.example"), ("", "")]
    {
        let mut foreign = request(Method::POST, LOGIN, "");
        if !site.is_empty() {
            foreign = foreign.header("sec-fetch-site", site);
        }
        if !origin.is_empty() {
            foreign = foreign.header(header::ORIGIN, origin);
        }
        let foreign = foreign.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let body = Body::from(format!("saksbehandler={SOLVEIG}"));
        let answer = house.send(foreign.body(body).expect("a request")).await;
        assert_eq!((answer.status, answer.header("set-cookie")), (StatusCode::FORBIDDEN, ""), "{site} {origin}");
    }
    let wrong = house.post("/saksbehandler", &solveig, "").await;
    assert_eq!((wrong.status, wrong.h1()), (StatusCode::METHOD_NOT_ALLOWED, message("sb-feil-metode-tittel")));
    assert_eq!(house.number("SELECT COUNT(*) FROM sakhendelse WHERE hvem = 'register'").await, 0);
}

#[tokio::test]
async fn every_page_has_the_frame_and_the_headers_of_all_pages() {
    let house = House::demo().await;
    put(&house).await;
    let cookie = log_in(&house, SOLVEIG).await;
    for (_, path) in addresses().into_iter().filter(|(m, p)| m == Method::GET && !p.contains("/vedlegg/")) {
        let page = house.get(&path, &cookie).await;
        assert!(!page.h1().is_empty(), "{path}");
        assert!(
            page.body.contains("Solveig Prøve, Helse Bergen HF") && !page.body.contains("href=\"/meny\""),
            "{path}"
        );
        assert_eq!(
            (page.header("cache-control"), page.header("referrer-policy")),
            ("no-store", "no-referrer"),
            "{path}"
        );
        assert!(page.header("content-security-policy").contains("form-action 'self'"), "{path}");
        assert!(!between(&page.body, "<html", "</html>").contains("<script"), "{path}: needs no script");
    }
    assert!(
        house.get("/saksbehandlerne", &cookie).await.header("location").starts_with("/logg-inn"),
        "a citizen's address"
    );
}
