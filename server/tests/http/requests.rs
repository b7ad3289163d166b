//! Requests for consent over HTTP: the flow of an answer, its errors, and that a no is as easy as a yes.

use crate::house::{Answer, House, message};
use crate::routes::arnes_answer;

/// The values of the hidden fields of the page's form.
fn hidden(page: &Answer) -> String {
    let fields = page.body.split("type=\"hidden\"").skip(1).filter_map(|rest| {
        let tag = rest.split_once('>')?.0;
        let value = |name: &str| Some(tag.split_once(&format!("{name}=\""))?.1.split('"').next()?.to_owned());
        Some(format!("{}={}", value("name")?, value("value").unwrap_or_default()))
    });
    fields.collect::<Vec<_>>().join("&")
}

/// Fetches a page and follows the flow's redirects.
async fn follow(house: &House, path: &str, cookie: &str) -> (String, Answer) {
    let mut at = path.to_owned();
    for _ in 0..5 {
        let answer = house.get(&at, cookie).await;
        if answer.status != 303 {
            return (at, answer);
        }
        at = answer.header("location").to_owned();
    }
    panic!("{path} leads round and round");
}

async fn waiting(house: &House, slug: &str) -> String {
    let inbox = house.portal.personvern.foresporsler(&house.actor(slug)).await.expect("an inbox");
    format!("/samtykke/{}", inbox.venter.first().expect("a request").foresporsel.id)
}

/// Answers one question as the page's own form would; gives the number of the step.
async fn choose(house: &House, path: &str, cookie: &str, choice: &str) -> (String, Answer) {
    let page = house.get(path, cookie).await;
    let action = path.split('?').next().unwrap_or_default();
    follow(house, &format!("{action}?{}&valg={choice}", hidden(&page)), cookie).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn yes_and_no_take_the_same_steps() {
    let mut steps = Vec::new();
    for choice in ["aktiv", "inaktiv"] {
        let house = House::demo().await;
        let cookie = house.log_in("arne").await;
        let request = waiting(&house, "arne").await;
        let (at, confirm) = choose(&house, &format!("{request}/svar"), &cookie, choice).await;
        assert_eq!(at, format!("{request}/bekreft?svar=lagring.{choice}"));
        assert_eq!(confirm.h1(), message("bekreft-tittel"));
        let fields = hidden(&confirm);
        let sent = house.post(&format!("{request}/bekreft"), &cookie, &fields).await;
        assert_eq!(sent.header("location"), format!("{request}/kvittering"));
        let receipt = house.get(sent.header("location"), &cookie).await;
        let key = if choice == "aktiv" { "samtykke-kvittering-ja" } else { "samtykke-kvittering-nei" };
        assert_eq!(receipt.h1(), message(key));
        assert_eq!(receipt.body.contains("/personverninnstillinger/kvittering/"), choice == "aktiv");
        let again = house.post(&format!("{request}/bekreft"), &cookie, &fields).await;
        assert_eq!(again.header("location"), sent.header("location"), "the same form twice");
        steps.push((fields.split('&').count(), house.number("SELECT COUNT(*) FROM svar WHERE innbygger = 1005").await));
    }
    assert_eq!(steps[0], steps[1]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn parts_are_asked_one_by_one_and_a_no_to_the_first_ends_it() {
    let house = House::demo().await;
    let cookie = house.log_in("tiril").await;
    let request = waiting(&house, "tiril").await;
    let (at, page) = choose(&house, &format!("{request}/svar"), &cookie, "aktiv").await;
    assert_eq!(at, format!("{request}/svar?svar=data.aktiv"));
    assert!(page.h1().starts_with("Del 2 av 3: "), "{}", page.h1());
    let (at, _) = choose(&house, &at, &cookie, "inaktiv").await;
    assert_eq!(at, format!("{request}/svar?svar=data.aktiv_biobank.inaktiv"));
    let (at, _) = choose(&house, &at, &cookie, "aktiv").await;
    assert!(at.starts_with(&format!("{request}/bekreft?svar=")), "{at}");
    let (at, confirm) = choose(&house, &format!("{request}/svar"), &cookie, "inaktiv").await;
    assert_eq!(at, format!("{request}/bekreft?svar=data.inaktiv"));
    assert_eq!(confirm.body.matches(message("samtykke-faller")).count(), 2);
    let back = house.get(&format!("{request}/svar?svar=data.aktiv&valg=inaktiv"), &cookie).await;
    assert_eq!(back.body.matches(" checked").count(), 1, "what was answered is filled in");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_question_without_an_answer_says_so_and_nothing_is_preselected() {
    let house = House::demo().await;
    let cookie = house.log_in("arne").await;
    let request = waiting(&house, "arne").await;
    let page = house.get(&format!("{request}/svar"), &cookie).await;
    assert_eq!((page.body.matches("type=\"radio\"").count(), page.body.matches(" checked").count()), (2, 0));
    for path in ["svar?sendt=ja", "svar?sendt=ja&valg=kanskje", "bekreft", "bekreft?svar=tull.aktiv"] {
        let page = house.get(&format!("{request}/{path}"), &cookie).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(page.body.contains("<title>Feil: ") && page.body.contains("ds-error-summary"), "{path}");
    }
    let (_, form) = arnes_answer();
    let empty = form.split_once("&tekst").map(|(_, rest)| format!("svar=&tekst{rest}")).expect("a form");
    let sent = house.post(&format!("{request}/bekreft"), &cookie, &empty).await;
    assert_eq!((sent.status.as_u16(), sent.header("location")), (303, format!("{request}/bekreft").as_str()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_cannot_be_answered_any_more_says_why() {
    let house = House::demo().await;
    let cookie = house.log_in("arne").await;
    let (number, form) = arnes_answer();
    let path = format!("/samtykke/{number}/bekreft");
    let before = house.state().await;
    let stale = house.post(&path, &cookie, &form.replace("tekst=", "tekst=0")).await;
    assert_eq!((stale.status.as_u16(), stale.h1()), (409, message("feil-tekst-tittel")));
    assert!(stale.body.contains(&format!("href=\"/samtykke/{number}\"")), "the way to read it again");
    house.sql("UPDATE foresporsel SET status = 'trukket'").await;
    let closed = house.post(&path, &cookie, &form).await;
    assert_eq!((closed.status.as_u16(), closed.h1()), (409, message("feil-lukket-tittel")));
    house.sql("UPDATE foresporsel SET status = 'sendt'").await;
    let kari = house.log_in("kari").await;
    let other = house.post(&path, &kari, &form).await;
    assert_eq!((other.status.as_u16(), other.h1()), (404, message("feil-finnes-ikke-tittel")));
    for unreadable in ["", "svar=x", "svar=x&tekst=y"] {
        assert_eq!(house.post(&path, &cookie, unreadable).await.status, 400, "{unreadable}");
    }
    for gone in ["/samtykke/tull", "/samtykke/0000-0000-00001", &format!("/samtykke/{number}/kvittering")] {
        assert_eq!(house.get(gone, &cookie).await.status, 404, "{gone}");
    }
    assert_eq!(house.state().await[..4], before[..4], "nothing was stored");
    house.sql("ALTER TABLE svar RENAME TO borte").await;
    let fault = house.post(&path, &cookie, &form).await;
    assert_eq!(fault.status, 500);
    assert!([message("feil-lagre-tittel"), message("feil-nede-tittel")].contains(&fault.h1()), "{}", fault.h1());
    house.sql("ALTER TABLE borte RENAME TO svar").await;
    assert_eq!(house.post(&path, &cookie, &form).await.status, 303, "the same form can be sent again");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_front_page_leads_to_what_waits_and_counts_it() {
    let house = House::demo().await;
    let cookie = house.log_in("arne").await;
    let request = waiting(&house, "arne").await;
    let front = house.get("/", &cookie).await;
    assert!(front.body.contains(&format!("href=\"{request}\"")), "a link to the request");
    for words in ["1 venter", message("flis-samtykke-venter-skjult"), "1 nytt"] {
        assert!(front.body.contains(words), "{words}");
    }
    house.get(&request, &cookie).await;
    let front = house.get("/", &cookie).await;
    assert!(front.body.contains("1 venter") && !front.body.contains("1 nytt"), "read, and still waiting");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn notices_are_marked_as_read_by_a_form_that_may_be_sent_twice() {
    let house = House::demo().await;
    let cookie = house.log_in("line").await;
    let page = house.get("/varsler", &cookie).await;
    assert!(page.body.contains("/innstilling/") && page.body.contains(message("varsler-merk-alle")));
    for _ in 0..2 {
        let sent = house.post("/varsler/lest", &cookie, &hidden(&page)).await;
        assert_eq!((sent.status.as_u16(), sent.header("location")), (303, "/varsler"));
    }
    let read = house.get("/varsler", &cookie).await;
    assert!(!read.body.contains(message("varsler-merk-alle")) && !read.body.contains("ds-tag"));
    for bad in ["", "til=tull", "til=ZZZZ-ZZZZ-ZZZZZ"] {
        assert_eq!(house.post("/varsler/lest", &cookie, bad).await.status, 400, "{bad}");
    }
}
