//! What citizens add of their own to a registry's reports: notes, and the comparison with a group that one must ask for.

use crate::house::{Answer, House, message};
use axum::http::StatusCode;

const NOTES: &str = "/helseregistre/ms/notater";

/// Kari's newest report from the MS registry.
async fn report(house: &House) -> String {
    let ms = house.portal.innsyn.innhold(&house.actor("kari"), "ms").await.expect("Kari's reports");
    format!("/helseregistre/ms/rapport/{}", ms.rapporter[0].id)
}

/// The first value of a hidden field of the page's forms.
fn field(page: &Answer, name: &str) -> String {
    let value = page.body.split(&format!("name=\"{name}\" value=\"")).nth(1).and_then(|v| v.split('"').next());
    value.unwrap_or_else(|| panic!("no {name}: {}", page.body)).to_owned()
}

/// Writes a note as a browser does; where it leads.
async fn write(house: &House, cookie: &str, form: &str) -> Answer {
    let page = house.get(NOTES, cookie).await;
    house.post(NOTES, cookie, &format!("{form}&nokkel={}", field(&page, "nokkel"))).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_note_is_written_changed_deleted_and_had_back() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    let page = house.get(NOTES, &cookie).await;
    assert!(page.h1() == message("notater-tittel") && page.body.contains(message("notater-ingen")));
    let form = format!("aar=2019&maaned=3&dag=&tekst=Flyttet+%3Cb%3E&nokkel={}", field(&page, "nokkel"));
    for _ in 0..2 {
        let answer = house.post(NOTES, &cookie, &form).await;
        assert_eq!(
            (answer.status, answer.header("location")),
            (StatusCode::SEE_OTHER, "/helseregistre/ms/notater?merknad=lagret")
        );
    }
    assert_eq!(house.number("SELECT COUNT(*) FROM notat").await, 1, "sent twice it is one note");
    let page = house.get("/helseregistre/ms/notater?merknad=lagret", &cookie).await;
    assert!(page.body.contains("mars 2019") && page.body.contains("Flyttet &lt;b"), "{}", page.body);
    assert!(page.body.contains(message("notater-lagret")));

    let note = field(&page, "notat");
    let page = house.get(&format!("{NOTES}?endre={note}"), &cookie).await;
    assert!(
        page.body.contains("value=\"2019\"") && page.body.contains("Flyttet &lt;b&gt;</textarea>"),
        "{}",
        page.body
    );
    let changed = write(&house, &cookie, &format!("notat={note}&aar=2020&maaned=&dag=&tekst=Flyttet")).await;
    assert_eq!(changed.status, StatusCode::SEE_OTHER, "{}", changed.body);
    assert_eq!(house.number("SELECT COUNT(*) FROM notat WHERE dato = '2020' AND tekst = 'Flyttet'").await, 1);

    let deleted = house.post(&format!("{NOTES}/slett"), &cookie, &format!("notat={note}&nokkel=slett")).await;
    assert_eq!(deleted.status, StatusCode::SEE_OTHER);
    let page = house.get(deleted.header("location"), &cookie).await;
    assert!(page.body.contains(message("notater-slettet")) && !page.body.contains("Flyttet"), "{}", page.body);
    let back =
        house.post(&format!("{NOTES}/angre"), &cookie, &format!("notat={}&nokkel=angre", field(&page, "notat"))).await;
    let page = house.get(back.header("location"), &cookie).await;
    assert!(page.body.contains(message("notater-angret")) && page.body.contains("Flyttet"), "{}", page.body);
    let late = house.post(&format!("{NOTES}/angre"), &cookie, &format!("notat={note}&nokkel=igjen")).await;
    assert_eq!(late.status, StatusCode::SEE_OTHER);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_must_be_put_right_is_said_by_the_field_and_what_was_written_is_kept() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    for (form, key, kept) in [
        ("aar=&tekst=Ny+jobb", "notater-feil-aar-mangler", "Ny jobb</textarea>"),
        ("aar=19&tekst=Ny+jobb", "notater-feil-aar", "value=\"19\""),
        ("aar=2019&dag=4&tekst=Ny+jobb", "notater-feil-maaned", "value=\"4\""),
        ("aar=2019&maaned=2&dag=30&tekst=Ny+jobb", "notater-feil-dag", "value=\"30\""),
        ("aar=2027&tekst=Ny+jobb", "notater-feil-framtid", "value=\"2027\""),
        ("aar=2019&tekst=", "notater-feil-tekst-mangler", "value=\"2019\""),
    ] {
        let answer = write(&house, &cookie, form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{form}");
        assert_eq!(answer.body.matches(message(key)).count(), 2, "{form}: in the summary and by the field");
        assert!(answer.body.contains(kept) && answer.body.contains("<title>Feil: "), "{form}: {}", answer.body);
    }
    let long = write(&house, &cookie, &format!("aar=2019&tekst={}", "a".repeat(501))).await;
    assert!(long.body.contains("Notatet kan ha høyst 500 tegn. Du har skrevet 501."), "{}", long.body);
    assert_eq!(house.number("SELECT COUNT(*) FROM notat").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_compared_before_it_is_asked_for_and_the_choice_can_be_changed() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    let report = report(&house).await;
    let choice = format!("{report}/sammenligning");
    let page = house.get(&report, &cookie).await;
    assert!(page.body.contains(message("sammenligning-tilbud")), "{}", page.body);
    assert!(!page.body.contains("Av 100 personer"), "off until it is chosen");

    let first = house.get(&choice, &cookie).await;
    assert!(first.body.contains(message("sammenligning-ingress")) && !first.body.contains("Av 100 personer"));
    assert!(!first.body.contains(" checked"), "nothing is chosen beforehand");
    let key = field(&first, "nokkel");
    let none = house.post(&choice, &cookie, &format!("valg=vis&nokkel={key}")).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(none.body.matches(message("sammenligning-mangler")).count(), 2, "in the summary and by the field");

    let shown = house.post(&choice, &cookie, &format!("skala=msss&valg=vis&nokkel={key}")).await;
    assert_eq!((shown.status, shown.header("location")), (StatusCode::SEE_OTHER, format!("{report}#graf").as_str()));
    let page = house.get(&report, &cookie).await;
    assert!(page.body.contains("Av 100 personer med MS i omtrent"), "{}", page.body);
    assert!(page.body.contains(message("sammenligning-ikke-spadom")) && page.body.contains("9 892 pasienter"));
    assert!(!page.body.contains(message("sammenligning-tilbud")));

    let never = house.post(&choice, &cookie, "valg=aldri&nokkel=aldri").await;
    assert_eq!(never.header("location"), report);
    let page = house.get(&report, &cookie).await;
    assert!(!page.body.contains("Av 100 personer") && !page.body.contains(message("sammenligning-tilbud")));
    assert!(page.body.contains(&format!("href=\"{choice}\"")), "the way to the choice stays at the end");
    let again = house.get(&choice, &cookie).await;
    assert!(again.body.contains(message("sammenligning-na-aldri")));
    for bad in ["skala=edss&valg=vis", "skala=msss&valg=kanskje", "skala=msss"] {
        let answer = house.post(&choice, &cookie, &format!("{bad}&nokkel=bad")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{bad}");
    }
}

/// Line has a power of attorney to see what registries hold about Kari.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_acts_for_another_sees_and_changes_none_of_it() {
    let house = House::demo().await;
    let kari = house.log_in("kari").await;
    let report = report(&house).await;
    let choice = format!("{report}/sammenligning");
    write(&house, &kari, "aar=2019&tekst=Hemmelig+notat").await;
    house.post(&choice, &kari, "skala=msss&valg=vis&nokkel=vis").await;
    assert!(house.get("/helseregistre/ta-med/innsyn.json", &kari).await.body.contains("Hemmelig notat"));

    let line = house.log_in("line").await;
    house.act_for(&line, "1001-FU").await;
    let page = house.get(&report, &line).await;
    for words in ["Hemmelig", "Av 100 personer", "/notater", "/sammenligning"] {
        assert!(!page.body.contains(words), "{words}");
    }
    assert_eq!(page.status, StatusCode::OK, "she may see the report");
    assert!(!house.get("/helseregistre/ta-med/innsyn.json", &line).await.body.contains("Hemmelig"));
    for path in [NOTES, &choice] {
        let page = house.get(path, &line).await;
        assert!(page.status == StatusCode::FORBIDDEN && !page.body.contains("Hemmelig"), "{path}: {}", page.status);
    }
    for (path, form) in [(NOTES, "aar=2019&tekst=Fra+Line&nokkel=x"), (&choice, "valg=aldri&nokkel=y")] {
        let answer = house.post(path, &line, form).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
    }
    assert_eq!(house.number("SELECT COUNT(*) FROM notat").await, 1);
    assert_eq!(house.number("SELECT COUNT(*) FROM grafvalg WHERE sammenligning = 'msss'").await, 1);
}
