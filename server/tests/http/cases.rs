//! Writing to registries over HTTP: every form with and without every field, files, hostile texts, and the case's page.

use crate::forms::{self, arrived};
use crate::house::{Answer, House, message, request};
use axum::body::Body;
use axum::http::{Method, StatusCode, header};

const FORM: &str = "/helseregistre/sysvak/henvendelse";
const HOSTILE: [&str; 8] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "</textarea><script>alert(1)</script>",
    "javascript:alert(1)",
    "a\u{202e}b\u{2066}c\u{200f}",
    "a\u{0}b\u{1b}[2Jc",
    "{{7*7}} ${7*7} %0d%0aSet-Cookie:x=y",
];

/// Sends a form as Kari's page does.
async fn send(house: &House, path: &str, cookie: &str, fields: &[(&str, &str)], files: &[(&str, &[u8])]) -> Answer {
    let fields: Vec<_> = [("gjelder", "1001")].into_iter().chain(fields.iter().copied()).collect();
    forms::send(house, path, cookie, &fields, files).await
}

async fn cases(house: &House) -> i64 {
    house.number("SELECT COUNT(*) FROM sak").await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_kind_is_written_sent_and_shown_with_number_and_deadline() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    let registry = house.get("/helseregistre/sysvak/innhold", &cookie).await;
    for kind in ["feil", "sletting", "sperring", "sporsmal"] {
        assert!(registry.body.contains(&format!("href=\"{FORM}/{kind}\"")), "a link to {kind}");
        let page = house.get(&format!("{FORM}/{kind}"), &cookie).await;
        assert_eq!(page.status, StatusCode::OK, "{kind}");
        assert!(page.body.contains("name=\"nokkel\""), "{kind}");
        let mut fields = vec![("nokkel", kind), ("tekst", "Hva skjer?"), ("ord", "Tetravac"), ("onsket", "Noe annet")];
        if ["sletting", "sperring"].contains(&kind) {
            fields.push(("omfang", "alt"));
            let confirm = send(&house, &format!("{FORM}/{kind}"), &cookie, &fields, &[]).await;
            assert_eq!((confirm.status, confirm.h1()), (StatusCode::OK, message("bekreft-tittel")), "{kind}");
            assert!(confirm.body.contains("value=\"Hva skjer?\"") && confirm.body.contains(message("sak-virkning")));
            fields.push(("steg", "endre"));
            let again = send(&house, &format!("{FORM}/{kind}"), &cookie, &fields, &[]).await;
            assert!(again.body.contains("Hva skjer?</textarea>") && again.body.contains("checked"), "{kind}");
            fields.pop();
            fields.push(("steg", "send"));
        }
        let before = cases(&house).await;
        let answer = send(&house, &format!("{FORM}/{kind}"), &cookie, &fields, &[]).await;
        let page = arrived(&house, &cookie, &answer).await;
        assert!(page.body.contains("22. desember 2026") && page.body.contains("Hva skjer?"), "{kind}");
        let twice = send(&house, &format!("{FORM}/{kind}"), &cookie, &fields, &[]).await;
        assert_eq!(twice.header("location"), answer.header("location"), "{kind}");
        assert_eq!(cases(&house).await, before + 1, "{kind}");
    }
    for list in ["/henvendelser", "/helseregistre/sysvak/henvendelser"] {
        let page = house.get(list, &cookie).await;
        assert_eq!(page.body.matches("href=\"/henvendelser/").count(), 4, "{list}");
    }
    assert_eq!(
        house.get("/helseregistre/mfr/henvendelser", &cookie).await.body.matches("href=\"/henvendelser/").count(),
        0
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_must_be_put_right_is_said_and_what_was_written_is_kept() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    let long = "æ".repeat(2143);
    let pdf: &[u8] = b"%PDF-1.4\n";
    for (kind, fields, key) in [
        ("feil", vec![("onsket", "Behold meg")], "sak-mangler-feil"),
        ("feil", vec![("tekst", "Behold meg")], "sak-mangler-ord"),
        ("sporsmal", vec![], "sak-mangler-sporsmal"),
        ("sletting", vec![("tekst", "Behold meg")], "sak-mangler-hvilke"),
        ("sletting", vec![("omfang", "noen")], "sak-mangler-noen"),
        ("sperring", vec![("tekst", "Behold meg"), ("steg", "send")], "sak-mangler-hvem"),
    ] {
        let fields: Vec<_> = fields.into_iter().chain([("nokkel", "n")]).collect();
        let answer = send(&house, &format!("{FORM}/{kind}"), &cookie, &fields, &[]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{kind} {fields:?}");
        assert_eq!(answer.body.matches(message(key)).count(), 2, "{kind}: in the summary and by the field: {key}");
        let kept = fields.iter().any(|(_, v)| *v == "Behold meg");
        assert_eq!(answer.body.contains("Behold meg"), kept, "{kind}");
        assert!(answer.body.contains("<title>Feil: ") && answer.body.contains("value=\"n\""), "{kind}");
    }
    let fields = [("nokkel", "n"), ("tekst", long.as_str())];
    let answer = send(&house, &format!("{FORM}/sporsmal"), &cookie, &fields, &[("kort.pdf", pdf)]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("høyst 2000 tegn. Du har skrevet 2143.") && answer.body.contains(&long));
    assert!(answer.body.contains("Velg disse på nytt: kort.pdf."), "files must be chosen again");
    assert_eq!(cases(&house).await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn files_are_taken_by_what_is_in_them_and_given_back_as_files() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    let (form, fields) = (format!("{FORM}/sporsmal"), [("nokkel", "n"), ("tekst", "Se vedlegget")]);
    let pdf: &[u8] = b"%PDF-1.4\n";
    let large = vec![b'x'; 5 * 1024 * 1024 + 1];
    for (files, words) in [
        (vec![("virus.pdf", b"MZ\x90\0".as_slice())], "Filen «virus.pdf» er ikke av et slag vi tar imot"),
        (vec![("tom.pdf", b"".as_slice())], "Filen «tom.pdf» er tom"),
        (vec![("stor.txt", large.as_slice())], "Filen «stor.txt» er større enn 5 MB"),
        (vec![("1.pdf", pdf), ("2.pdf", pdf), ("3.pdf", pdf), ("4.pdf", pdf)], "Du kan legge ved høyst tre filer"),
    ] {
        let answer = send(&house, &form, &cookie, &fields, &files).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
        assert!(answer.body.contains(words) && answer.body.contains("Se vedlegget</textarea>"), "{words}");
    }
    let huge = vec![b'x'; 25 * 1024 * 1024];
    let answer = send(&house, &form, &cookie, &fields, &[("film.txt", &huge)]).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(
        answer.body.contains(message("sak-fil-for-stort-i-alt")) && answer.body.contains("Se vedlegget</textarea>")
    );
    assert_eq!(cases(&house).await, 0);

    let svg: &[u8] = b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>";
    let answer = send(&house, &form, &cookie, &fields, &[("../<b>kort</b>.PDF", pdf), ("x.svg", svg)]).await;
    let page = arrived(&house, &cookie, &answer).await;
    let links: Vec<&str> = page.body.split("href=\"").skip(1).filter_map(|l| l.split('"').next()).collect();
    let files: Vec<&&str> = links.iter().filter(|l| l.contains("/vedlegg/")).collect();
    assert_eq!(files.len(), 2);
    for (path, kind, bytes) in [(files[0], "application/pdf", pdf), (files[1], "text/plain", svg)] {
        let file = house.get(path, &cookie).await;
        assert_eq!((file.header("content-type"), file.header("x-content-type-options")), (kind, "nosniff"));
        assert!(file.header("content-disposition").starts_with("attachment; filename=\"vedlegg-"));
        assert_eq!(file.body.as_bytes(), bytes);
        for other in ["line", "ingrid"] {
            assert_eq!(house.get(path, &house.log_in(other).await).await.status, StatusCode::NOT_FOUND, "{other}");
        }
        assert_eq!(house.get(path, "").await.status, StatusCode::SEE_OTHER, "a stranger");
    }
}

/// Whatever is written in a field is shown as it was written, as text.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hostile_texts_are_text_in_every_field() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    for (nr, hostile) in HOSTILE.into_iter().enumerate() {
        let key = format!("n{nr}");
        for field in
            ["tekst", "ord", "onsket", "omfang", "steg", "seksjon", "felt", "rad", "oppslag", "rapport", "nokkel"]
        {
            let mut fields = vec![("tekst", "x"), ("ord", "y"), ("nokkel", key.as_str())];
            fields.retain(|(name, _)| *name != field);
            fields.push((field, hostile));
            let answer = send(&house, &format!("{FORM}/feil"), &cookie, &fields, &[]).await;
            let page = match answer.status {
                StatusCode::SEE_OTHER => arrived(&house, &cookie, &answer).await,
                status => {
                    assert!(status.is_client_error(), "{field} {hostile:?}: {status}");
                    answer
                }
            };
            assert_harmless(&page, field);
            house.sql("DELETE FROM skjemanokkel").await;
        }
        let name = hostile.replace(['"', '\0', '\u{1b}'], "");
        let (path, fields) = (format!("{FORM}/sporsmal"), [("tekst", "x"), ("nokkel", key.as_str())]);
        let answer = send(&house, &path, &cookie, &fields, &[(&name, b"%PDF-1.4\n")]).await;
        let page =
            if answer.status == StatusCode::SEE_OTHER { arrived(&house, &cookie, &answer).await } else { answer };
        assert_harmless(&page, "the name of a file");
        let query = format!("{FORM}/feil?seksjon={0}&felt={0}&ord={0}", escaped(hostile));
        assert_harmless(&house.get(&query, &cookie).await, "the address");
    }
    for list in ["/henvendelser", "/"] {
        assert_harmless(&house.get(list, &cookie).await, list);
    }
}

fn escaped(text: &str) -> String {
    text.bytes().map(|b| format!("%{b:02X}")).collect()
}

fn assert_harmless(page: &Answer, what: &str) {
    for bad in
        ["<script>alert", "<img src=x", "<svg/onload", "</textarea><script", "\u{202e}", "\u{2066}", "\0", "\u{1b}"]
    {
        assert!(!page.body.contains(bad), "{what}: {bad:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_megabytes_of_text_are_refused_with_a_page() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    let text = "a".repeat(10 * 1024 * 1024);
    for field in ["tekst", "ord", "onsket", "nokkel", "omfang"] {
        let answer = send(&house, &format!("{FORM}/feil"), &cookie, &[("nokkel", "n"), (field, &text)], &[]).await;
        assert!(answer.status.is_client_error(), "{field}: {}", answer.status);
        assert!(answer.body.len() < 100_000, "{field}");
        let plain = house.post(&format!("{FORM}/feil"), &cookie, &format!("nokkel=n&{field}={text}")).await;
        assert!(plain.status.is_client_error(), "{field}: {}", plain.status);
    }
    assert_eq!(cases(&house).await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_that_is_broken_is_refused_and_never_a_fault() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    let path = format!("{FORM}/sporsmal");
    for (kind, body) in [
        ("multipart/form-data; boundary=x", "--y\r\n\r\n"),
        ("multipart/form-data", "x"),
        ("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"gjelder\"\r\n\r\n1001"),
        ("application/json", "{\"gjelder\":1001}"),
        ("text/plain", "gjelder=1001"),
        ("application/x-www-form-urlencoded", "gjelder=1001&tekst=x"),
        ("application/x-www-form-urlencoded", "gjelder=1001&gjelder=1001&tekst=x&nokkel=n"),
    ] {
        let request = request(Method::POST, &path, &cookie)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, kind);
        let answer = house.send(request.body(Body::from(body)).expect("a request")).await;
        assert_eq!(
            (answer.status, answer.h1()),
            (StatusCode::BAD_REQUEST, message("feil-skjema-tittel")),
            "{kind}: {body}"
        );
    }
    let other = send(&house, &path, &house.log_in("line").await, &[("nokkel", "n"), ("tekst", "x")], &[]).await;
    assert_eq!((other.status, other.h1()), (StatusCode::CONFLICT, message("feil-person-tittel")));
    assert_eq!(cases(&house).await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_learns_of_a_registry_by_writing_to_it() {
    let house = House::demo().await;
    let cookie = house.log_in("ingrid").await;
    let mut bodies = Vec::new();
    for registry in ["ms", "als", "finnes-ikke"] {
        for path in [
            format!("/helseregistre/{registry}/henvendelse/sporsmal"),
            format!("/helseregistre/{registry}/henvendelser"),
        ] {
            let answer = house.get(&path, &cookie).await;
            assert_eq!(answer.h1(), message("feil-finnes-ikke-tittel"), "{path}");
            bodies.push((answer.status, answer.body.len()));
        }
        let form = "gjelder=1006&tekst=x&nokkel=n";
        let answer = house.post(&format!("/helseregistre/{registry}/henvendelse/sporsmal"), &cookie, form).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{registry}");
    }
    assert!(bodies.iter().all(|b| b.0 == StatusCode::NOT_FOUND && b.1.abs_diff(bodies[0].1) < 64), "{bodies:?}");
    for path in ["/helseregistre/sysvak/henvendelse/x", "/helseregistre/norkar/henvendelse/feil", "/henvendelser/x"] {
        assert_eq!(house.get(path, &cookie).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_registry_asks_and_is_answered_refuses_and_is_complained_about() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    let case = house.case("kari").await;
    house.sql("UPDATE sak SET slag = 'feil', status = 'trenger_mer'").await;
    house.portal.klokke.flytt(jiff::SignedDuration::from_mins(1));
    let front = house.get("/", &cookie).await;
    assert!(front.body.contains(&format!("href=\"{case}\"")) && front.body.contains("SYSVAK trenger svar fra deg"));
    let empty = send(&house, &format!("{case}/svar"), &cookie, &[("nokkel", "s"), ("tekst", " ")], &[]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(empty.body.matches(message("sak-mangler-melding")).count(), 2);
    let answer = send(&house, &format!("{case}/svar"), &cookie, &[("nokkel", "s"), ("tekst", "Her er det")], &[]).await;
    let page = arrived(&house, &cookie, &answer).await;
    assert!(page.body.contains(message("sak-kvittering-svar")) && page.body.contains("Her er det"));
    assert!(page.body.contains(message("sak-under-behandling")));

    house.sql("UPDATE sak SET status = 'avslatt'").await;
    house.sql("UPDATE sakhendelse SET status = 'avslatt', hvem = 'register' WHERE tekst <> ''").await;
    let late = send(&house, &format!("{case}/svar"), &cookie, &[("nokkel", "t"), ("tekst", "Vent litt")], &[]).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "decided meanwhile");
    assert!(
        late.body.contains(message("sak-lukket-tittel")) && late.body.contains("Vent litt"),
        "what was written is kept"
    );
    let page = house.get(&case, &cookie).await;
    assert!(page.body.contains("til og med 13. desember 2026") && page.body.contains(message("sak-ikke-rettet")));
    let answer = send(&house, &format!("{case}/klage"), &cookie, &[("nokkel", "k"), ("tekst", "Uenig")], &[]).await;
    arrived(&house, &cookie, &answer).await;
    assert_eq!(house.number("SELECT COUNT(*) FROM utsending WHERE slag = 'klage'").await, 1);
    let again = send(&house, &format!("{case}/klage"), &cookie, &[("nokkel", "l"), ("tekst", "Uenig")], &[]).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "once");
    house.portal.klokke.flytt(jiff::SignedDuration::from_hours(24 * 29));
    let cookie = house.log_in("kari").await;
    house.portal.klokke.flytt(jiff::SignedDuration::from_mins(5));
    assert!(!house.get(&case, &cookie).await.body.contains(message("sak-sen")), "not late before its deadline");
    house.sql("UPDATE sak SET frist = '2026-12-01'").await;
    assert!(house.get(&case, &cookie).await.body.contains(message("sak-sen")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_look_up_is_reported_from_its_row_and_an_item_from_its_report() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    let id = |n: i64| app::domain::id::HendelseId(n).lesbar();
    let row = id(house
        .number("SELECT MAX(id) FROM bruk WHERE innbygger = 1001 AND part_kode = 'SYSVAK' AND hvem = 'person'")
        .await);
    let report = id(house.number("SELECT id FROM rapport WHERE innbygger = 1001 AND part_kode = 'SYSVAK'").await);
    for (kind, query) in [("oppslag", format!("oppslag={row}")), ("feil", format!("rapport={report}&seksjon=1"))] {
        let page = house.get(&format!("{FORM}/{kind}?{query}"), &cookie).await;
        assert!(page.body.contains(message("sak-gjelder")), "{kind}: the item stands on top");
        let answer = house.post(&format!("{FORM}/{kind}"), &cookie, &format!("{query}&tekst=x&nokkel={kind}")).await;
        arrived(&house, &cookie, &answer).await;
        for person in ["line", "ingrid"] {
            let other = house.log_in(person).await;
            let page = house.get(&format!("{FORM}/{kind}?{query}"), &other).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{kind} {person}");
        }
    }
    assert_eq!(house.get(&format!("{FORM}/oppslag"), &cookie).await.status, StatusCode::NOT_FOUND, "without a row");
}
