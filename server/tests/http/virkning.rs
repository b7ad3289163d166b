//! What a choice changes is on the page before it is made, and the deletion it starts after.

use crate::house::House;

const MS: &str = "/personverninnstillinger/forskning/ms";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_confirming_page_shows_what_changes_from_the_citizens_own_data() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    let before = house.state().await;
    let page = house.get(&format!("{MS}/data/bekreft?valg=inaktiv"), &cookie).await.body;
    let kari = house.actor("kari");
    let ms = house.portal.innsyn.innhold(&kari, "ms").await.expect("Kari's reports");
    let newest = house.portal.innsyn.rapport(&kari, "ms", ms.rapporter[0].id).await.expect("a report").rapport;
    let attacks: usize = newest.seksjoner.iter().filter_map(|s| s.forlop.as_ref()).map(|f| f.attakker.len()).sum();
    assert!(attacks > 1);
    let attacks = format!("{attacks} registreringer");
    for words in ["Dette endres for deg", "Dette slettes innen", "Attakker", &attacks, "Universitetet i Bergen"] {
        assert!(page.contains(words), "{words}");
    }
    assert!(!page.contains("Helse Bergen HF"), "a copy from another registry");
    let same = house.get(&format!("{MS}/data/bekreft?valg=aktiv"), &cookie).await.body;
    assert!(same.contains("Ingenting endres."));
    assert_eq!(house.state().await, before, "looking changes nothing");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_withdrawal_shows_its_deadline_until_the_registry_confirms() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    let form = "valg=inaktiv&sekvensnummer=1&nokkel=n";
    let answer = house.post(&format!("{MS}/data/bekreft"), &cookie, form).await;
    assert_eq!(answer.status, 303, "a withdrawal asks for no tick");
    for path in [MS.to_owned(), format!("{MS}/data")] {
        assert!(house.get(&path, &cookie).await.body.contains("Opplysningene slettes innen"), "{path}");
    }
    house.sql("UPDATE sletting SET bekreftet = 1796205600000000").await;
    assert!(house.get(MS, &cookie).await.body.contains("at opplysningene er slettet."));
    house.sql("UPDATE sletting SET bekreftet = NULL, frist = '2020-01-01'").await;
    assert!(house.get(MS, &cookie).await.body.contains("Registeret har ikke bekreftet at det er gjort."));
}
