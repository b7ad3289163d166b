//! Acting for others (screens 6.7): choosing, the banner, what ends it, and forms that were opened for somebody else.

use crate::house::{Answer, House, message};
use crate::routes::{SETTING, WITHOUT_PERSON, forms, pages};
use app::domain::bruk::{Hvem, Tidsrom};
use axum::http::StatusCode;
use jiff::SignedDuration;

const OLIVER: &str = "1003-FO";
const NORA: &str = "1004-FO";
const KARI: &str = "1001-FU";

/// Line, logged in and acting for somebody.
async fn line_for(choice: &str) -> (House, String) {
    let house = House::demo().await;
    let cookie = house.log_in("line").await;
    let answer = house.act_for(&cookie, choice).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/?merknad=byttet"), "{choice}");
    (house, cookie)
}

fn title(answer: &Answer) -> &str {
    answer.body.split("<title>").nth(1).and_then(|t| t.split("</title>").next()).unwrap_or_default()
}

/// The text of the section that says whom one acts for; empty without one.
fn banner(answer: &Answer) -> &str {
    answer.body.split("class=\"behalf\"").nth(1).and_then(|t| t.split("</section>").next()).unwrap_or_default()
}

/// What the hidden field of every form about a person says.
fn persons(answer: &Answer) -> Vec<&str> {
    let fields = answer.body.split("name=\"gjelder\" value=\"").skip(1);
    fields.filter_map(|f| f.split('"').next()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_chooses_a_child_sees_it_on_every_page_and_goes_back_to_oneself() {
    let (house, cookie) = line_for(OLIVER).await;
    let front = house.get("/?merknad=byttet", &cookie).await;
    assert_eq!(front.h1(), "Oliver Danser");
    assert!(front.body.contains("Du bruker nå Innsyn på vegne av Oliver Danser."));
    assert!(front.body.contains("Line Danser"), "the header still says who has logged in");
    for page in [
        "/",
        "/meny",
        "/personverninnstillinger",
        "/helseregistre",
        "/helseregistre/sysvak/innhold",
        "/hjelp",
        "/finnes-ikke",
    ] {
        let answer = house.get(page, &cookie).await;
        let text = banner(&answer);
        assert!(text.contains("Du bruker Innsyn på vegne av Oliver Danser (9 år)."), "{page}: {text}");
        assert!(text.contains("Du har foreldreansvar."), "{page}: {text}");
        assert!(title(&answer).ends_with(" – for Oliver Danser – Innsyn"), "{page}: {}", title(&answer));
        let header = answer.body.find("</header>").expect("a header");
        let section = answer.body.find("class=\"behalf\"").expect("a banner");
        assert!(header < section && section < answer.body.find("<main").expect("main"), "{page}");
    }
    let back = house.act_for(&cookie, "selv").await;
    assert_eq!(back.header("location"), "/?merknad=byttet");
    let front = house.get(back.header("location"), &cookie).await;
    assert!(front.body.contains("Du bruker Innsyn som deg selv igjen.") && banner(&front).is_empty());
    assert_eq!(front.h1(), "Hei, Line");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_starts_as_oneself_at_every_login() {
    let (house, _) = line_for(OLIVER).await;
    let again = house.log_in("line").await;
    assert!(banner(&house.get("/", &again).await).is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_chooser_offers_those_one_may_act_for_and_says_why_not_for_the_others() {
    let house = House::demo().await;
    let cookie = house.log_in("line").await;
    let page = house.get("/pa-vegne-av", &cookie).await;
    assert_eq!(page.h1(), message("pa-vegne-av-tittel"));
    assert!(house.get("/", &cookie).await.body.contains("href=\"/pa-vegne-av\""), "the name leads there");
    for words in [
        "Født 4. mai 2017 (9 år) · Du har foreldreansvar",
        "Du har fullmakt til 1. mars 2027",
        "Fullmakten gikk ut 1. oktober 2026.",
        "Du kan ikke bruke tjenesten på vegne av Emil.",
    ] {
        assert!(page.body.contains(words), "{words}");
    }
    for choice in [OLIVER, NORA, KARI] {
        assert!(page.body.contains(&format!("value=\"{choice}\"")), "{choice}");
    }
    for choice in ["1012-FO", "1011-FU"] {
        assert!(!page.body.contains(&format!("value=\"{choice}\"")), "{choice} has no button");
    }
    let ingrid = house.log_in("ingrid").await;
    assert!(!house.get("/", &ingrid).await.body.contains("href=\"/pa-vegne-av\""), "she has nobody to choose");
    assert!(house.get("/pa-vegne-av", &ingrid).await.body.contains(message("pa-vegne-av-ingen")));
}

/// Whoever one has no relation to does not exist, and a relation in another role is none.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_can_be_chosen_without_a_relation_that_holds() {
    let house = House::demo().await;
    let cookie = house.log_in("line").await;
    for choice in ["1006-FO", "1001-TD", "1001-FO", "1003-FU", "1002-FU", "999999-FO"] {
        let answer = house.post("/pa-vegne-av", &cookie, &format!("valg={choice}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{choice}");
    }
    for choice in ["", "1003", "FO", "1003-fo", "x-FO", "99999999999999999999-FO", "-1-FU"] {
        let answer = house.post("/pa-vegne-av", &cookie, &format!("valg={choice}")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{choice}");
    }
    for choice in ["1012-FO", "1011-FU"] {
        let answer = house.post("/pa-vegne-av", &cookie, &format!("valg={choice}")).await;
        assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/pa-vegne-av?merknad=avslag"));
    }
    assert!(banner(&house.get("/", &cookie).await).is_empty());
    for (person, choice) in [("jonas", OLIVER), ("arne", "1013-VE"), ("amina", "1008-FU"), ("sunniva", "1007-FU")] {
        let cookie = house.log_in(person).await;
        let answer = house.post("/pa-vegne-av", &cookie, &format!("valg={choice}")).await;
        assert_eq!(answer.header("location"), "/pa-vegne-av?merknad=avslag", "{person}");
        assert!(banner(&house.get("/", &cookie).await).is_empty(), "{person}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn acting_for_others_takes_the_level_full() {
    let house = House::demo().await;
    house.sql("UPDATE innstilling SET metadata = '{\"niva\":\"basis\"}' WHERE innbygger = 1002 AND definisjon = '90bbb7c1-f8b0-4f08-9db3-7a2c95db741a'").await;
    let cookie = house.log_in("line").await;
    let page = house.get("/pa-vegne-av", &cookie).await;
    assert!(page.body.contains("Du må ha valgt nivået Full"), "{}", page.body);
    assert!(!page.body.contains("value=\"1003-FO\""));
    let answer = house.post("/pa-vegne-av", &cookie, "valg=1003-FO").await;
    assert_eq!(answer.header("location"), "/pa-vegne-av?merknad=avslag");
}

/// Every form about a person, opened for another than the session is for now: refused, and nothing is saved.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_form_that_was_opened_for_somebody_else_is_taken() {
    let house = House::demo().await;
    for (session, others) in [("selv", ["1003", "1001", "0"]), (OLIVER, ["1002", "1004", "-1003"])] {
        let cookie = house.log_in("line").await;
        house.act_for(&cookie, session).await;
        let before = house.state().await;
        let forms = forms();
        let about_a_person: Vec<_> =
            forms.iter().filter(|(path, _)| !WITHOUT_PERSON.contains(&path.as_str())).collect();
        assert!(!about_a_person.is_empty());
        for (path, form) in about_a_person {
            for other in others {
                let answer = house.post(path, &cookie, &format!("{form}&gjelder={other}")).await;
                assert_eq!(answer.status, StatusCode::CONFLICT, "{path} as {session} for {other}");
                assert_eq!(answer.h1(), message("feil-person-tittel"), "{path}");
            }
            for nobody in ["gjelder=", "gjelder=oliver", "gjelder=1002&gjelder=1003"] {
                let answer = house.post(path, &cookie, &format!("{form}&{nobody}")).await;
                assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{path}: {nobody}");
            }
        }
        assert_eq!(house.state().await, before, "{session}");
    }
}

/// No form forgets whom it is about: every form in every page that changes something has the field, with the right value.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_form_on_every_page_says_whom_it_is_about() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    let mut found = 0;
    let setting = format!("/personverninnstillinger/{SETTING}/bekreft?valg=aktiv");
    for page in pages(&house).await.into_iter().chain([setting]) {
        let answer = house.get(&page, &cookie).await;
        for form in answer.body.split("<form").skip(1).filter(|f| f.starts_with(" method=\"post\"")) {
            let form = form.split("</form>").next().unwrap_or_default();
            let action = form.split("action=\"").nth(1).and_then(|a| a.split('"').next()).unwrap_or_default();
            if WITHOUT_PERSON.contains(&action) {
                continue;
            }
            assert!(form.contains("name=\"gjelder\" value=\"1001\""), "{page}: {form}");
            found += 1;
        }
    }
    assert!(found > 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_parent_sets_for_the_child_and_it_stands_in_the_childs_history_and_log_by_name() {
    let (house, cookie) = line_for(OLIVER).await;
    let path = "/personverninnstillinger/forskning/nyfodt/lagring/bekreft";
    let confirm = house.get(&format!("{path}?valg=inaktiv"), &cookie).await;
    assert_eq!(persons(&confirm), ["1003"]);
    let row = confirm.body.split("Gjelder for").nth(1).unwrap_or_default();
    assert!(row.split("</div>").next().unwrap_or_default().contains("Oliver Danser"));
    let answer = house.post(path, &cookie, "valg=inaktiv&sekvensnummer=1&nokkel=n&forstar=ja").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let receipt = house.get(answer.header("location"), &cookie).await;
    assert_eq!(receipt.status, StatusCode::OK);

    let own = house.log_in("oliver").await;
    let history = house.get("/personverninnstillinger/historikk", &own).await;
    assert!(history.body.contains("Line Danser (forelder) på vegne av deg"), "{}", history.body);
    assert_eq!(house.get(answer.header("location"), &own).await.status, StatusCode::OK, "the receipt is Oliver's");
    house.act_for(&cookie, "selv").await;
    assert_eq!(house.get(answer.header("location"), &cookie).await.status, StatusCode::NOT_FOUND, "and not Line's");
    assert_eq!(house.number("SELECT COUNT(*) FROM varsel WHERE innbygger = 1003 AND slag = 'innstilling'").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_representative_looks_at_stands_in_the_persons_log_by_name() {
    let (house, cookie) = line_for(OLIVER).await;
    house.get("/helseregistre/sysvak/innhold", &cookie).await;
    // Oliver sees his log when he has taken the portal into use.
    house
        .sql(
            "INSERT INTO innstilling (innbygger, definisjon, aktiv, sekvensnummer, opprettet, endret, metadata) \
             VALUES (1003, '90bbb7c1-f8b0-4f08-9db3-7a2c95db741a', TRUE, 1, 0, 0, '{\"niva\":\"full\"}')",
        )
        .await;
    let log = house.portal.innsyn.logg(&house.actor("oliver"), "sysvak", Tidsrom::Alt).await.expect("Oliver's log");
    let by_line = |h: &Hvem| matches!(h, Hvem::Representant { navn, .. } if navn == "Line Danser");
    assert_eq!(log.bruk.iter().filter(|b| by_line(&b.hvem) && b.kategorier == "innhold").count(), 1);
    let own = house.log_in("oliver").await;
    let page = house.get("/helseregistre/sysvak/logg?tidsrom=alt", &own).await;
    assert!(page.body.contains("Line Danser på vegne av deg"));
    let portal = house.get("/helseregistre/tjenesten/logg?tidsrom=alt", &own).await;
    assert!(portal.body.contains("Line Danser på vegne av deg"), "that she chose him is noted too");
}

/// By power of attorney: everything in the area is seen, nothing is changed.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_holder_of_a_power_of_attorney_sees_and_changes_nothing() {
    let (house, cookie) = line_for(KARI).await;
    let overview = house.get("/personverninnstillinger", &cookie).await;
    assert!(overview.body.contains("Du kan ikke endre personverninnstillingene til Kari. Det må Kari gjøre selv."));
    for area in ["bruk", "tilgang", "forskning"] {
        assert!(!overview.body.contains(&format!("href=\"/personverninnstillinger/{area}\"")), "{area}");
    }
    let list = house.get("/personverninnstillinger/forskning", &cookie).await;
    assert!(list.body.contains("Du kan ikke endre disse valgene for Kari."));
    assert!(!list.body.contains("href=\"/personverninnstillinger/forskning/"));
    let setting = format!("/personverninnstillinger/{SETTING}");
    for page in [setting.clone(), format!("{setting}/bekreft?valg=aktiv")] {
        assert_eq!(house.get(&page, &cookie).await.status, StatusCode::FORBIDDEN, "{page}");
    }
    let before = house.state().await;
    let answer =
        house.post(&format!("{setting}/bekreft"), &cookie, "valg=aktiv&sekvensnummer=0&nokkel=n&forstar=ja").await;
    assert_eq!((answer.status, house.state().await), (StatusCode::FORBIDDEN, before));
    assert!(answer.body.contains("Du kan se, men ikke endre, personverninnstillingene til Kari."));
    assert_eq!(house.get("/helseregistre/ms/innhold", &cookie).await.status, StatusCode::OK);
    let outside = house.get("/helseregistre/resept/innhold", &cookie).await;
    assert_eq!(outside.status, StatusCode::FORBIDDEN);
    assert!(outside.body.contains(message("representasjon-omrade")));
    let registries = house.get("/helseregistre", &cookie).await;
    assert!(!registries.body.contains("/helseregistre/resept/"), "the list leaves it out");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn parents_of_a_child_of_14_see_less_and_are_told_why() {
    let (house, cookie) = line_for(NORA).await;
    let why = "Nora har fylt 12 år. Derfor ser du færre opplysninger enn før.";
    assert!(house.get("/", &cookie).await.body.contains(why));
    let registries = house.get("/helseregistre", &cookie).await;
    assert!(registries.body.contains(why));
    for hidden in ["kjernejournal", "resept", "msis", "kvarus"] {
        assert!(!registries.body.contains(&format!("/helseregistre/{hidden}/")), "{hidden}");
        let page = house.get(&format!("/helseregistre/{hidden}/innhold"), &cookie).await;
        assert!(page.status == 403 || page.status == 404, "{hidden}: {}", page.status);
    }
    let contents = house.get("/helseregistre/sysvak/innhold", &cookie).await;
    assert_eq!(contents.status, StatusCode::OK);
    assert!(!contents.body.contains("/helseregistre/sysvak/logg"));
    assert_eq!(house.get("/helseregistre/sysvak/logg", &cookie).await.status, StatusCode::FORBIDDEN);
}

/// Where only the listed may know of a registry, a refusal is the same whether the person is listed or not.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refusal_does_not_tell_a_representative_who_is_listed() {
    let (house, cookie) = line_for(NORA).await;
    let addresses =
        ["/helseregistre/kvarus/innhold", "/helseregistre/kvarus/logg", "/personverninnstillinger/forskning/kvarus"];
    let mut before = Vec::new();
    for address in addresses {
        before.push(house.get(address, &cookie).await.status);
    }
    house.sql("INSERT INTO inkludering (innbygger, part_kode, aktiv, endret) VALUES (1004, 'KVARUS', TRUE, 0)").await;
    for (address, status) in addresses.into_iter().zip(before) {
        assert_eq!(
            (status, house.get(address, &cookie).await.status),
            (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND),
            "{address}"
        );
    }
}

/// What ends elsewhere ends here at once: the next page is one's own and says why, until one has seen it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn when_the_relation_ends_the_session_is_ones_own_and_says_why() {
    for (choice, sql, words) in [
        (KARI, "UPDATE relasjon SET til = '2026-11-21' WHERE innbygger = 1001", "Fullmakten er ikke lenger gyldig."),
        (KARI, "DELETE FROM relasjon WHERE innbygger = 1001", "Fullmakten er ikke lenger gyldig."),
        (
            OLIVER,
            "UPDATE innbygger SET fodt = '2010-11-22' WHERE id = 1003",
            "Oliver har fylt 16 år og bestemmer selv.",
        ),
        (OLIVER, "UPDATE innbygger SET bosted = 'storgata-4' WHERE id = 1002", "dere ikke bor på samme adresse"),
        (OLIVER, "UPDATE innbygger SET adressesperre = TRUE WHERE id = 1003", "En av dere har sperret adresse."),
        (NORA, "UPDATE innbygger SET skjermet_for_foreldre = TRUE WHERE id = 1004", "Ta det opp med barnet"),
        (
            OLIVER,
            "UPDATE innstilling SET aktiv = FALSE WHERE innbygger = 1002 AND definisjon = '90bbb7c1-f8b0-4f08-9db3-7a2c95db741a'",
            "Du har ikke lenger valgt nivået Full.",
        ),
    ] {
        let (house, cookie) = line_for(choice).await;
        house.sql(sql).await;
        let path = format!("/personverninnstillinger/{SETTING}/bekreft");
        let before = house.state().await;
        let form = house.post(&path, &cookie, "valg=aktiv&sekvensnummer=0&nokkel=n&forstar=ja").await;
        assert_eq!((form.status, house.state().await), (StatusCode::CONFLICT, before), "{sql}: nothing is saved");
        assert!(banner(&form).contains(words), "{sql}: {}", banner(&form));
        for page in ["/personverninnstillinger", "/personverninnstillinger/historikk"] {
            let answer = house.get(page, &cookie).await;
            assert!(
                banner(&answer).contains(words) && banner(&answer).contains(message("banner-tilbake")),
                "{sql}: {}",
                banner(&answer)
            );
            assert!(!title(&answer).contains("– for "), "{sql}: {}", title(&answer));
        }
        house.act_for(&cookie, "selv").await;
        assert!(banner(&house.get("/meny", &cookie).await).is_empty(), "{sql}");
    }
}

/// A relation that comes back does not take the session back with it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_has_ended_stays_ended_until_one_chooses_again() {
    let (house, cookie) = line_for(OLIVER).await;
    house.sql("UPDATE innbygger SET bosted = 'storgata-4' WHERE id = 1002").await;
    assert!(banner(&house.get("/", &cookie).await).contains(message("banner-tilbake")));
    house.sql("UPDATE innbygger SET bosted = 'fjordgata-12' WHERE id = 1002").await;
    assert!(banner(&house.get("/", &cookie).await).contains(message("banner-tilbake")));
    house.act_for(&cookie, OLIVER).await;
    assert!(banner(&house.get("/", &cookie).await).contains("på vegne av Oliver Danser (9 år)"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_power_of_attorney_that_soon_ends_says_so() {
    let (house, cookie) = line_for(KARI).await;
    assert!(banner(&house.get("/", &cookie).await).contains("Du har fullmakt til 1. mars 2027."));
    house.sql("UPDATE relasjon SET til = '2026-12-15' WHERE innbygger = 1001").await;
    assert!(banner(&house.get("/", &cookie).await).contains("Fullmakten går ut 15. desember 2026."));
    house.portal.klokke.flytt(SignedDuration::from_mins(31));
    assert_eq!(house.get("/", &cookie).await.status, StatusCode::SEE_OTHER, "the session's own end is as before");
}

/// Next of kin for somebody who has never used the portal and cannot.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn next_of_kin_sees_and_reserves_for_one_without_capacity() {
    let house = House::demo().await;
    let cookie = house.log_in("hjordis").await;
    house.act_for(&cookie, "1013-TD").await;
    assert_eq!(house.get("/helseregistre/sysvak/innhold", &cookie).await.status, StatusCode::OK);
    let path = format!("/personverninnstillinger/{SETTING}/bekreft");
    let answer = house.post(&path, &cookie, "valg=aktiv&sekvensnummer=0&nokkel=n&forstar=ja").await;
    assert!(answer.header("location").contains("/kvittering/"), "{} {}", answer.status, answer.body);
}
