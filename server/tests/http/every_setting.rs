//! Every setting of the catalogue can be set and undone by its own forms, and withdrawing takes no more than giving.

use crate::house::House;
use crate::walk::{Effort, Walk};
use app::domain::definisjon::{Definisjon, TypePi};
use app::domain::register::Register;
use app::domain::tid;
use std::sync::Arc;

/// Lets Kari be listed in every registry, so that every setting concerns her.
const LISTED_EVERYWHERE: &str = "INSERT INTO inkludering (innbygger, part_kode, aktiv, endret)
     SELECT 1001, part_kode, TRUE, 0 FROM (SELECT DISTINCT part_kode FROM definisjon) AS alle WHERE TRUE
     ON CONFLICT (innbygger, part_kode) DO UPDATE SET aktiv = TRUE";

/// Every setting in force, with its registry.
fn settings(house: &House) -> Vec<(Arc<Register>, Definisjon)> {
    let day = tid::dag(house.portal.klokke.na());
    let all = house
        .portal
        .katalog
        .registre()
        .iter()
        .flat_map(|r| r.definisjoner.iter().filter(|d| d.periode.dekker(day)).map(|d| (Arc::clone(r), d.clone())));
    all.collect()
}

fn page_of(register: &Register, d: &Definisjon) -> String {
    format!("/personverninnstillinger/{}/{}", d.omrade.sti(), register.slug)
}

/// Whether the setting is active now, as the registry's page shows it.
async fn active(walk: &mut Walk<'_>, register: &Register, d: &Definisjon) -> bool {
    walk.open(&page_of(register, d)).await;
    assert_eq!(walk.page.status, 200, "{}", walk.path);
    let shortcut = format!("{}/{}/bekreft?valg=inaktiv", page_of(register, d), d.slug);
    walk.links().contains(&shortcut)
}

/// From the registry's page to the receipt.
async fn answer(walk: &mut Walk<'_>, register: &Register, d: &Definisjon, yes: bool) -> Effort {
    let own = format!("{}/{}", page_of(register, d), d.slug);
    walk.open(&page_of(register, d)).await;
    walk.count();
    walk.follow(&own).await;
    let value = match (yes, d.type_pi) {
        (true, TypePi::Niva) => "full",
        (true, _) => "aktiv",
        (false, _) => "inaktiv",
    };
    walk.send("/bekreft", &[("valg", value)]).await;
    if yes && d.mottakere.is_empty() && d.perioder {
        walk.send("/bekreft", &[("omfang", "alt")]).await;
    } else if yes && !d.mottakere.is_empty() {
        choose(walk).await;
    }
    confirm(walk, d, yes).await
}

/// Chooses somebody from the directory, or a prescription.
async fn choose(walk: &mut Walk<'_>) {
    if walk.asks("/utvalg") {
        walk.send("/utvalg", &[("sok", "holm ida")]).await;
        let add = walk.links().into_iter().find(|l| l.contains("m=helsepersonell:9900001")).expect("a hit");
        walk.follow(&add).await;
        walk.send("/bekreft", &[]).await;
    } else {
        let own = walk.values("m").into_iter().find(|v| v.starts_with("resept:")).expect("a prescription of one's own");
        walk.send("/bekreft", &[("m", &own)]).await;
    }
}

async fn confirm(walk: &mut Walk<'_>, d: &Definisjon, yes: bool) -> Effort {
    assert!(walk.page.body.contains("name=\"nokkel\""), "{}: not the confirming page: {}", d.navn, walk.path);
    let tick: &[(&str, &str)] = if walk.values("forstar").is_empty() { &[] } else { &[("forstar", "ja")] };
    walk.send("/bekreft", tick).await;
    assert!(walk.path.contains("/kvittering/"), "{} {yes}: {} {}", d.navn, walk.path, walk.page.h1());
    assert_eq!(walk.page.status, 200, "{}", walk.path);
    walk.effort
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_setting_is_set_and_undone_by_its_forms_and_stands_in_the_history() {
    let house = House::demo().await;
    house.sql(LISTED_EVERYWHERE).await;
    let mut walk = Walk::new(&house, "kari").await;
    let all = settings(&house);
    assert!(all.len() >= 30, "only {} settings", all.len());
    for (register, d) in &all {
        let was = active(&mut walk, register, d).await;
        let mut receipts = Vec::new();
        for yes in [!was, was] {
            house.portal.klokke.flytt(jiff::SignedDuration::from_secs(30));
            answer(&mut walk, register, d, yes).await;
            receipts.push(walk.path.clone());
            assert!(walk.page.body.contains(&d.tittel), "{}: the receipt does not name it", d.navn);
            // The lock shuts the rest; every other page shows what was answered.
            if d.slug != "akuttsperre" {
                assert_eq!(active(&mut walk, register, d).await, yes, "{}", d.navn);
            }
        }
        walk.open("/personverninnstillinger/historikk").await;
        for receipt in receipts {
            assert!(walk.links().contains(&receipt), "{}: {receipt} is not in the history", d.navn);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn withdrawing_a_consent_takes_no_more_than_giving_it() {
    let house = House::demo().await;
    house.sql(LISTED_EVERYWHERE).await;
    let mut walk = Walk::new(&house, "kari").await;
    let consents: Vec<_> = settings(&house).into_iter().filter(|(_, d)| d.type_pi == TypePi::Samtykke).collect();
    assert!(consents.len() >= 6, "{}", consents.len());
    for (register, d) in consents {
        if active(&mut walk, &register, &d).await {
            answer(&mut walk, &register, &d, false).await;
        }
        let needed = register.definisjoner.iter().find(|n| d.krever.contains(&n.id));
        if let Some(needed) = needed
            && !active(&mut walk, &register, needed).await
        {
            answer(&mut walk, &register, needed, true).await;
        }
        let giving = answer(&mut walk, &register, &d, true).await;
        let withdrawing = answer(&mut walk, &register, &d, false).await;
        assert!(no_more(withdrawing, giving), "{}: {withdrawing:?} to withdraw, {giving:?} to give", d.navn);

        answer(&mut walk, &register, &d, true).await;
        walk.open(&page_of(&register, &d)).await;
        walk.count();
        walk.follow(&format!("{}/{}/bekreft?valg=inaktiv", page_of(&register, &d), d.slug)).await;
        let short = confirm(&mut walk, &d, false).await;
        assert!(no_more(short, withdrawing) && short.fields == 0, "{}: {short:?} by the link", d.navn);
    }
}

fn no_more(a: Effort, b: Effort) -> bool {
    a.pages <= b.pages && a.clicks <= b.clicks && a.fields <= b.fields
}
