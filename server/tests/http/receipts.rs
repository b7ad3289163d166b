//! Signed receipts: taken along by their owner, judged for everybody.

use crate::house::{Answer, House, message, request};
use axum::body::Body;
use axum::http::{Method, header};

const CHECK: &str = "/verifiser";
const BOUNDARY: &str = "----innsyn-test";

/// The form as a browser sends it: parts by name, those named `fil` as files.
fn parts(fields: &[(&str, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        let file = if *name == "fil" { "; filename=\"kvittering.jws\"\r\nContent-Type: application/jose" } else { "" };
        let head = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n");
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(value);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
    body
}

async fn send(house: &House, body: Vec<u8>) -> Answer {
    let request = request(Method::POST, CHECK, "")
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"));
    house.send(request.body(Body::from(body)).expect("a request")).await
}

async fn check(house: &House, fields: &[(&str, &[u8])]) -> Answer {
    send(house, parts(fields)).await
}

/// A signed receipt of Kari's, and its number.
async fn signed(house: &House) -> (String, String) {
    let path = house.receipt("kari").await;
    let answer = house.get(&format!("{path}/signert"), &house.log_in("kari").await).await;
    assert_eq!(answer.status, 200);
    (answer.body, path.rsplit('/').next().expect("a number").to_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_owner_takes_the_signed_receipt_along_and_nobody_else_does() {
    let house = House::demo().await;
    let path = house.receipt("kari").await;
    let file = format!("{path}/signert");
    let cookie = house.log_in("kari").await;
    let answer = house.get(&file, &cookie).await;
    assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, "application/jose"));
    let number = path.rsplit('/').next().expect("a number");
    let name = format!("attachment; filename=\"kvittering-{number}.jws\"");
    assert_eq!((answer.header("content-disposition"), answer.header("cache-control")), (name.as_str(), "no-store"));
    assert_eq!(answer.body.split('.').count(), 3);
    let page = house.get(&path, &cookie).await.body;
    assert!(page.contains(&format!("href=\"{file}\"")), "the receipt leads to its file");
    assert!(page.contains(&format!("https://innsyn.example{path}")), "and has its address on paper");
    assert_eq!(house.get(&file, "").await.status, 303, "a stranger is sent to the login");
    for other in ["line", "ingrid"] {
        let answer = house.get(&file, &house.log_in(other).await).await;
        assert_eq!((answer.status.as_u16(), answer.h1()), (404, message("feil-finnes-ikke-tittel")), "{other}");
    }
    for hostile in ["x", "%00", "..%2f..", "0000-0000-00000", "%FF"] {
        let answer = house.get(&format!("/personverninnstillinger/kvittering/{hostile}/signert"), &cookie).await;
        assert!(answer.status.is_client_error(), "{hostile}: {}", answer.status);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn anybody_sees_that_a_receipt_is_genuine_and_nothing_about_the_person() {
    let house = House::demo().await;
    let (file, number) = signed(&house).await;
    let padded = format!("\r\n  {file}\n");
    for fields in [
        &[("fil", file.as_bytes()), ("tekst", &b""[..])][..],
        &[("fil", &b""[..]), ("tekst", file.as_bytes())],
        &[("fil", &b""[..]), ("tekst", padded.as_bytes())],
        &[("annet", &b"x"[..]), ("fil", file.as_bytes()), ("tekst", &b"x"[..])],
    ] {
        let answer = check(&house, fields).await;
        assert_eq!((answer.status.as_u16(), answer.h1()), (200, message("verifiser-ekte")));
        assert!(answer.body.contains(&number));
        for private in ["Kari", "Danser", "register og", "NPRKPR", "reserver", "/innstilling/", "pii_principal"] {
            let main = answer.body.split("<main").nth(1).expect("a main part");
            assert!(!main.contains(private), "{private}");
        }
        assert_eq!(answer.header("cache-control"), "no-store");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_not_a_receipt_as_it_was_signed_is_refused_with_the_reason() {
    let house = House::demo().await;
    let (file, _) = signed(&house).await;
    let parts: Vec<&str> = file.split('.').collect();
    let payload = format!("{}.{}.{}", parts[0], &parts[1].replacen('a', "b", 1), parts[2]);
    let bare = format!("{}..{}", parts[0], parts[2]);
    let newline = format!("{file}\n");
    for (text, title) in [
        (payload.as_bytes(), "verifiser-endret"),
        (bare.as_bytes(), "verifiser-endret"),
        (newline.as_bytes(), "verifiser-ikke"),
        (b"hei", "verifiser-ikke"),
        (b"<script>alert(1)</script>", "verifiser-ikke"),
        (b"\0\xff\xfe", "verifiser-ikke"),
        (b"a.b.c", "verifiser-ikke"),
    ] {
        let answer = check(&house, &[("fil", text)]).await;
        assert_eq!((answer.status.as_u16(), answer.h1()), (200, message(title)), "{title}");
        assert!(!answer.body.contains("alert(1)"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_with_nothing_or_too_much_comes_back_with_an_error() {
    let house = House::demo().await;
    let (large, huge) = (vec![b'a'; 32 * 1024 + 1], vec![b'a'; 5 * 1024 * 1024]);
    let empty: &[u8] = b"";
    for (fields, status, error) in [
        (&[][..], 422, "verifiser-ingenting"),
        (&[("fil", empty), ("tekst", empty)], 422, "verifiser-ingenting"),
        (&[("tekst", &b" \r\n "[..])], 422, "verifiser-ingenting"),
        (&[("fil", &large[..])], 413, "verifiser-for-stor"),
        (&[("tekst", &large[..])], 413, "verifiser-for-stor"),
        (&[("fil", &huge[..])], 413, "verifiser-for-stor"),
    ] {
        let answer = check(&house, fields).await;
        assert_eq!((answer.status.as_u16(), answer.h1()), (status, message("verifiser-tittel")), "{error}");
        assert_eq!(answer.body.matches(message(error)).count(), 2, "in the summary and by the field");
        assert!(answer.body.contains("<title>Feil: "), "{error}");
    }
    let just_right = check(&house, &[("fil", &large[1..])]).await;
    assert_eq!(just_right.h1(), message("verifiser-ikke"), "32 kB are looked at");
    for broken in [&b""[..], b"--", b"------innsyn-test\r\nContent-Disposition: form-data; name=\"fil\"\r\n\r\nx"] {
        let answer = send(&house, broken.to_vec()).await;
        assert_eq!((answer.status.as_u16(), answer.h1()), (400, message("feil-skjema-tittel")));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn keys_that_cannot_be_looked_up_are_a_fault_and_not_a_verdict() {
    let house = House::demo().await;
    let (file, _) = signed(&house).await;
    house.sql("DROP TABLE signeringsnokkel").await;
    let answer = check(&house, &[("fil", file.as_bytes())]).await;
    assert_eq!((answer.status.as_u16(), answer.h1()), (500, message("feil-nede-tittel")));
    assert_eq!(house.get("/.well-known/jwks.json", "").await.status, 500);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_public_keys_are_published_and_the_private_ones_are_not() {
    let house = House::demo().await;
    for cookie in ["", &house.log_in("kari").await] {
        let answer = house.get("/.well-known/jwks.json", cookie).await;
        assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, "application/jwk-set+json"));
        assert_eq!(answer.header("cache-control"), "public, max-age=3600");
        let set: serde_json::Value = serde_json::from_str(&answer.body).expect("JSON");
        let keys = set["keys"].as_array().expect("a list of keys");
        assert_eq!(keys.len(), 1);
        let fields: Vec<&String> = keys[0].as_object().expect("a key").keys().collect();
        assert_eq!(fields, ["alg", "crv", "kid", "kty", "use", "x"]);
        assert_eq!((&keys[0]["kty"], &keys[0]["crv"]), (&"OKP".into(), &"Ed25519".into()));
    }
}
