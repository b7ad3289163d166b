//! Quality D-35: no fødselsnummer on any page, and none in what is printed for debugging.

use crate::house::House;
use crate::routes::pages;
use app::domain::oversikt::Navn;
use app::portal::{Foresporsel, Innlogget};

/// Eleven digits in a row, no more and no less.
fn has_number(text: &str) -> Option<&str> {
    text.split(|c: char| !c.is_ascii_digit()).find(|digits| digits.len() == 11)
}

/// Every address that a citizen can come to: the table's pages, and each registry's own.
async fn addresses(house: &House) -> Vec<String> {
    let mut all = pages(house).await;
    for register in house.portal.katalog.registre() {
        for page in ["innhold", "innhold?apne=alle&vis=ja", "logg?tidsrom=alt"] {
            all.push(format!("/helseregistre/{}/{page}", register.slug));
        }
        for area in ["bruk", "tilgang", "forskning"] {
            all.push(format!("/personverninnstillinger/{area}/{}", register.slug));
        }
    }
    all
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_page_of_anybody_shows_a_fodselsnummer() {
    let house = House::demo().await;
    let addresses = addresses(&house).await;
    let mut shown = 0;
    for person in &house.people {
        let cookie = house.log_in(person.slug).await;
        for address in &addresses {
            let answer = house.get(address, &cookie).await;
            assert!(answer.status.as_u16() < 500, "{}: {address}", person.slug);
            assert_eq!(has_number(&answer.body), None, "{}: {address}", person.slug);
            shown += usize::from(answer.status == 200);
        }
    }
    assert!(shown > 400, "only {shown} pages were shown");
    for error in ["/finnes-ikke", "/14827921433", "/helseregistre/14827921433/innhold"] {
        let cookie = house.log_in("kari").await;
        assert_eq!(has_number(&house.get(error, &cookie).await.body), None, "{error}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_prints_a_fodselsnummer() {
    let house = House::demo().await;
    let kari = house.actor("kari");
    let navn = Navn { fornavn: "Kari".to_owned(), etternavn: "Danser".to_owned() };
    let asker =
        Innlogget { aktor: kari.clone(), navn, sekunder: 1800, for_annen: None, slutt: None, har_relasjoner: false };
    let request = Foresporsel { portal: house.portal.clone(), innlogget: Some(asker), feil: None };
    for printed in [format!("{:?}", house.portal), format!("{request:?}"), format!("{kari:?}")] {
        for person in &house.people {
            assert!(!printed.contains(person.fnr), "{}", person.slug);
        }
    }
}
