//! Cases whose every text is hostile: the citizen's form, what the registry asks and answers, and the names of files. The pages
//! of the citizen and of the case worker are the same with other words.

use crate::case_screen::{SOLVEIG, log_in};
use crate::hostile::{harmless_below, marked_to_fit};
use crate::house::{Answer, House, request};
use crate::payloads;
use crate::report_pages::{Part, selector, skeleton, text};
use app::domain::klient::Skop;
use app::domain::rapport::ren;
use axum::body::Body;
use axum::http::{Method, header};
use scraper::Html;
use serde_json::{Value, json};

const FORM: &str = "/helseregistre/ms/henvendelse/feil";
const PDF: &str = "JVBERi0xLjQK";

/// A text without its spaces and line breaks, which pages draw as paragraphs.
fn dense(text: &str) -> String {
    text.split_whitespace().collect()
}

/// A form in parts with one file, as a browser sends it.
async fn send(house: &House, path: &str, cookie: &str, fields: &[(&str, &str)], file: &str) -> Answer {
    let mut body = String::new();
    for (name, value) in [("gjelder", "1001")].iter().chain(fields) {
        body += &format!("--=X=\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    }
    // What a browser does with a name.
    let name = file.replace('\r', "%0D").replace('\n', "%0A").replace('"', "%22");
    body += &format!(
        "--=X=\r\nContent-Disposition: form-data; name=\"vedlegg\"; filename=\"{name}\"\r\n\r\n%PDF-1.4\n\r\n--=X=--\r\n"
    );
    let request = request(Method::POST, path, cookie)
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=\"=X=\"");
    house.send(request.body(Body::from(body)).expect("a request")).await
}

/// What happens in one instant has no order.
fn a_second_later(house: &House) {
    house.portal.klokke.flytt(jiff::SignedDuration::from_secs(1));
}

/// As [`send`]; a name that no form can hold is refused and sent again without what broke it.
async fn sent(house: &House, path: &str, cookie: &str, fields: &[(&str, &str)], file: &str) -> Answer {
    a_second_later(house);
    let answer = send(house, path, cookie, fields, file).await;
    if answer.status.as_u16() == 303 {
        return answer;
    }
    assert!(answer.status.is_client_error(), "{file:.60}: {}", answer.status);
    let tame: String = file.chars().filter(|c| !c.is_control()).collect();
    let answer = send(house, path, cookie, fields, &tame).await;
    assert_eq!(answer.status.as_u16(), 303, "{file:.60}: {}", answer.body);
    answer
}

async fn say(house: &House, guid: &str, body: &Value) {
    a_second_later(house);
    let path = format!("/helseregistre/v1/henvendelse/{guid}/status");
    let answer = house.call_with("saker", &[Skop::Innsyn], Method::POST, &path, body).await;
    assert_eq!(answer.status.as_u16(), 200, "plain text is taken, whatever it says: {}", answer.body);
}

/// One case from the first word to the answer, every text of it the payload: its address, its guid, and the texts.
async fn told(house: &House, cookie: &str, payload: &str, nr: usize) -> (String, String, Vec<String>) {
    let fit = |field: usize, most: usize| marked_to_fit(payload, nr * 100 + field, most);
    let (ord, tekst, onsket) = (fit(1, 200), fit(2, 2000), fit(3, 2000));
    let key = format!("n{nr}");
    let fields = [("nokkel", key.as_str()), ("ord", &ord), ("tekst", &tekst), ("onsket", &onsket)];
    let address = sent(house, FORM, cookie, &fields, &fit(4, 200)).await.header("location").to_owned();
    let address = address.split('?').next().unwrap_or_default().to_owned();
    let guid = format!("sak-{nr}");
    house.sql_of(format!("UPDATE sak SET guid = '{guid}' WHERE guid NOT LIKE 'sak-%'")).await;
    let (sporsmal, nummer, brev) = (fit(5, 5000), fit(6, 64), fit(7, 120));
    let letter = json!([{"mimeType": "application/pdf", "tittel": brev, "innhold": PDF}]);
    say(
        house,
        &guid,
        &json!({"nokkel": key, "status": "trengerMer", "tekst": sporsmal, "saksnummer": nummer, "vedlegg": letter}),
    )
    .await;
    let svar = fit(8, 2000);
    let fields = [("nokkel", &*format!("s{nr}")), ("tekst", &svar)];
    sent(house, &format!("{address}/svar"), cookie, &fields, &fit(9, 200)).await;
    let (grunn, klage) = (fit(10, 3000), fit(11, 900));
    say(
        house,
        &guid,
        &json!({"nokkel": format!("k{nr}"), "status": "avslatt", "begrunnelse": grunn, "klageadgang": klage}),
    )
    .await;
    // A registry's words are trimmed before they are cleaned, a citizen's after.
    let hers = [ord, tekst, onsket, svar].map(|t| dense(&ren(&t)));
    let theirs = [sporsmal, nummer, brev, grunn, klage].map(|t| dense(&ren(t.trim())));
    (address, guid, hers.into_iter().chain(theirs).collect())
}

/// A page's elements, and the text of its contents.
async fn page(house: &House, address: &str, cookie: &str) -> (Vec<Part>, String) {
    let page = house.get(address, cookie).await;
    assert_eq!(page.status.as_u16(), 200, "{address}: {}", page.body);
    let html = Html::parse_document(&page.body);
    let main = html.select(&selector("main")).next().expect("the contents");
    let inside = |a: &str| a.starts_with('#') || a.starts_with('?') || a.starts_with('/') && !a.starts_with("//");
    harmless_below(main, &|a| inside(a) || a.starts_with("https://") && !a.contains("evil"), address);
    (skeleton(&html), dense(&text(main)))
}

/// A harmless text with the same lines: the citizen's page has a paragraph for each.
fn twin(payload: &str) -> String {
    payload.chars().map(|c| if c.is_whitespace() { c } else { 'o' }).collect()
}

/// The only case, as the citizen and the case worker see it.
async fn drawn(house: &House, (cookie, worker): (&str, &str), payload: &str, nr: usize) -> [Vec<Part>; 2] {
    for sql in ["DELETE FROM sakvedlegg", "DELETE FROM sakhendelse", "DELETE FROM sak", "DELETE FROM varsel"] {
        house.sql(sql).await;
    }
    let (address, guid, texts) = told(house, cookie, payload, nr).await;
    let hers = page(house, &address, cookie).await;
    let theirs = page(house, &format!("/saksbehandler/sak/{guid}"), worker).await;
    for (place, (_, words)) in [("the citizen's page", &hers), ("the case worker's", &theirs)] {
        for text in &texts {
            assert!(words.contains(text.as_str()), "{place} reads otherwise: {text:.60}: {payload:.60}");
        }
    }
    [hers.0, theirs.0]
}

fn same(pages: &[Vec<Part>; 2], pattern: &[Vec<Part>; 2], payload: &str) {
    for (page, pattern) in pages.iter().zip(pattern) {
        let other = page.iter().zip(pattern).find(|(d, p)| d != p);
        assert_eq!((other, page.len()), (None, pattern.len()), "other elements: {payload:.60}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_payload_in_every_text_of_a_case_is_shown_as_the_text_it_is() {
    let house = House::demo().await;
    let who = (house.log_in("kari").await, log_in(&house, SOLVEIG).await);
    let who = (who.0.as_str(), who.1.as_str());
    let pattern = drawn(&house, who, "ord", 1).await;
    let lists = async || {
        [page(&house, "/henvendelser", who.0).await.0, page(&house, "/saksbehandler?status=alle", who.1).await.0]
    };
    let list_pattern = lists().await;
    let payloads = payloads::all();
    for (nr, payload) in payloads.iter().enumerate() {
        let nr = (nr + 1) * 2;
        let of_lines = match payload.contains(['\n', '\r']) {
            true => Some(drawn(&house, who, &twin(payload), nr + 1).await),
            false => None,
        };
        let pages = drawn(&house, who, payload, nr).await;
        same(&pages, of_lines.as_ref().unwrap_or(&pattern), payload);
        // The lists hold little of a case, and are drawn for some.
        if nr % 20 == 0 {
            same(&lists().await, &list_pattern, payload);
        }
    }
    assert!(payloads.len() >= 300);
}
