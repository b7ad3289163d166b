//! Level of use and emergency lock, over all addresses; whom a restriction is aimed at; what does not fit.

use crate::house::{Answer, House, message};
use crate::routes::{PUBLIC, pages};
use crate::walk::Walk;

const LEVEL: &str = "/personverninnstillinger/bruk";
const LEVEL_FORM: &str = "/personverninnstillinger/bruk/tjenesten/bruk/bekreft";
const LOCK: &str = "/personverninnstillinger/tilgang/tjenesten/akuttsperre";
const NAMED: &str = "/personverninnstillinger/tilgang/kjernejournal/utvalgt-personell";
const VISITS: &str = "/personverninnstillinger/tilgang/kjernejournal/besokshistorikk";
const PRESCRIPTIONS: &str = "/personverninnstillinger/tilgang/resept/enkeltresepter";

/// Kari has never been here.
const NO_LEVEL: [&str; 2] = [
    "DELETE FROM innstilling WHERE innbygger = 1001 AND definisjon = '90bbb7c1-f8b0-4f08-9db3-7a2c95db741a'",
    "DELETE FROM historikk WHERE innbygger = 1001 AND definisjon = '90bbb7c1-f8b0-4f08-9db3-7a2c95db741a'",
];

async fn set_level(walk: &mut Walk<'_>, level: &str) {
    walk.open(LEVEL).await;
    walk.send("/bekreft", &[("valg", level)]).await;
    walk.send("/bekreft", &[]).await;
    assert!(walk.path.contains("/kvittering/"), "{level}: {}", walk.path);
}

fn refused(answer: &Answer, title: &str, what: &str) {
    assert_eq!((answer.status.as_u16(), answer.h1()), (403, message(title)), "{what}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_level_opens_and_closes_addresses_on_the_server() {
    let house = House::demo().await;
    let mut walk = Walk::new(&house, "kari").await;
    let cookie = house.log_in("kari").await;
    let record =
        ["/helseregistre/kjernejournal/innhold", "/helseregistre/resept/innhold", "/helseregistre/resept/logg"];
    let registries = ["/helseregistre", "/helseregistre/sysvak/innhold", "/helseregistre/ms/logg"];
    let always = ["/personverninnstillinger", "/personverninnstillinger/forskning", LEVEL, "/"];
    for (level, opens_registries, opens_record) in
        [("basis-pluss", true, true), ("basis", true, false), ("inaktiv", false, false), ("full", true, true)]
    {
        set_level(&mut walk, level).await;
        for (paths, open) in [(&record[..], opens_record), (&registries[..], opens_registries), (&always[..], true)] {
            for path in paths {
                let answer = house.get(path, &cookie).await;
                if open {
                    assert_eq!(answer.status, 200, "{level} {path}");
                } else {
                    refused(&answer, "feil-niva-tittel", &format!("{level} {path}"));
                    assert!(answer.body.contains(&format!("href=\"{LEVEL}\"")), "the way to the level");
                }
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn at_the_first_visit_a_level_is_chosen_before_one_goes_on() {
    let house = House::demo().await;
    for statement in NO_LEVEL {
        house.sql(statement).await;
    }
    let cookie = house.log_in("kari").await;
    let front = house.get("/", &cookie).await;
    assert_eq!((front.status.as_u16(), front.header("location")), (303, "/personverninnstillinger/bruk?merknad=forst"));
    let mut walk = Walk::new(&house, "kari").await;
    walk.open("/").await;
    assert!(walk.page.body.contains("før du går videre."), "{}", walk.page.body);
    assert!(!walk.page.body.contains(" checked"), "nothing is chosen in advance");
    walk.send("/bekreft", &[]).await;
    assert!(walk.page.body.contains(message("ma-rette")), "a level must be chosen");
    set_level(&mut walk, "basis").await;
    assert_eq!(house.get("/", &cookie).await.status, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_level_closes_says_so_before_one_goes_there() {
    let house = House::demo().await;
    let mut walk = Walk::new(&house, "kari").await;
    walk.open(LEVEL).await;
    walk.send("/bekreft", &[("valg", "basis")]).await;
    assert!(walk.page.body.contains(message("niva-mister")), "what is lost is said first");
    assert!(walk.page.body.contains(message("tjeneste-kjernejournal")));
    walk.send("/bekreft", &[]).await;
    assert!(walk.page.body.contains("Du har samtykket til Basis"), "{}", walk.page.h1());
    walk.open("/helseregistre").await;
    assert!(walk.page.body.contains(message("registre-for-lavt")));
    assert!(!walk.links().iter().any(|l| l == "/helseregistre/resept/innhold"), "no link to a refusal");
    assert!(walk.links().iter().any(|l| l == "/helseregistre/sysvak/innhold"));
    set_level(&mut walk, "inaktiv").await;
    walk.open("/").await;
    assert!(walk.page.body.contains(message("flis-stengt")));
    assert!(!walk.links().iter().any(|l| l == "/helseregistre"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_level_as_now_changes_nothing() {
    let house = House::demo().await;
    let mut walk = Walk::new(&house, "kari").await;
    let before = house.state().await;
    walk.open(LEVEL).await;
    walk.send("/bekreft", &[]).await;
    assert!(walk.path.ends_with("/bruk?merknad=uendret"), "the present level is chosen already: {}", walk.path);
    assert!(walk.page.body.contains("Du har alt valgt Full. Ingenting er endret."));
    assert_eq!(house.state().await, before);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ones_own_access_given_up_closes_what_it_says() {
    let house = House::demo().await;
    let mut walk = Walk::new(&house, "kari").await;
    let cookie = house.log_in("kari").await;
    for (setting, closed, open) in [
        ("kjernejournal/egen-tilgang", &["kjernejournal"][..], &["resept", "sysvak"][..]),
        ("tjenesten/pasientjournal", &["kjernejournal", "resept"], &["sysvak"]),
    ] {
        let own = format!("/personverninnstillinger/tilgang/{setting}");
        for (value, shut) in [("aktiv", true), ("inaktiv", false)] {
            walk.open(&own).await;
            walk.send("/bekreft", &[("valg", value)]).await;
            walk.send("/bekreft", &[]).await;
            for slug in closed.iter().chain(open) {
                let answer = house.get(&format!("/helseregistre/{slug}/innhold"), &cookie).await;
                if shut && closed.contains(slug) {
                    refused(&answer, "feil-uten-tilgang-tittel", slug);
                    assert!(answer.body.contains(&format!("href=\"{own}\"")), "the way to give it back");
                } else {
                    assert_eq!(answer.status, 200, "{setting} {value} {slug}");
                }
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_emergency_lock_shuts_every_page_but_its_own() {
    let house = House::demo().await;
    let all = pages(&house).await;
    let mut walk = Walk::new(&house, "kari").await;
    walk.open(LOCK).await;
    walk.send("/bekreft", &[("valg", "aktiv")]).await;
    walk.send("/bekreft", &[]).await;
    let receipt = walk.path.clone();
    let cookie = house.log_in("kari").await;
    let open = |p: &str| PUBLIC.contains(&p) || p == "/meny";
    for path in all.iter().filter(|p| !open(p)) {
        let answer = house.get(path, &cookie).await;
        refused(&answer, "feil-sperret-tittel", path);
        assert!(answer.body.contains(&format!("href=\"{LOCK}\"")), "{path}: the way to lift");
    }
    let part = house.get("/personverninnstillinger/tilgang/tjenesten", &cookie).await;
    refused(&part, "feil-sperret-tittel", "the portal's other settings");
    let before = house.state().await;
    let other = house.post(LEVEL_FORM, &cookie, "valg=basis&sekvensnummer=1&nokkel=n").await;
    refused(&other, "feil-sperret-tittel", "another setting's form");
    assert_eq!(house.state().await, before);
    for own in [LOCK.to_owned(), format!("{LOCK}/bekreft?valg=inaktiv"), receipt, "/hjelp".to_owned()] {
        assert_eq!(house.get(&own, &cookie).await.status, 200, "{own}");
    }
    walk.open(LOCK).await;
    walk.send("/bekreft", &[("valg", "inaktiv")]).await;
    walk.send("/bekreft", &[]).await;
    assert!(walk.path.contains("/kvittering/"));
    assert_eq!(house.get("/", &cookie).await.status, 200);
    assert_eq!(house.post("/logg-ut", &cookie, "").await.status, 303);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn chosen_ones_are_searched_for_added_taken_out_and_kept() {
    let house = House::demo().await;
    let mut walk = Walk::new(&house, "kari").await;
    walk.open(NAMED).await;
    walk.send("/bekreft", &[("valg", "aktiv")]).await;
    assert!(walk.path.ends_with("/utvalg?valg=aktiv"), "{}", walk.path);
    walk.send("/bekreft", &[]).await;
    assert!(walk.page.body.contains(message("utvalg-velg-noen")), "at least one is needed");
    walk.send("/utvalg", &[("sok", "IDA hölm")]).await;
    let add = |walk: &Walk<'_>, code: &str| walk.links().into_iter().find(|l| l.contains(code)).expect("a link");
    let (ida, pharmacy) = ("m=helsepersonell:9900001", "m=virksomhet:999000070");
    walk.follow(&add(&walk, ida)).await;
    walk.send("/utvalg", &[("sok", "apoteket torget")]).await;
    walk.follow(&add(&walk, pharmacy)).await;
    walk.send("/bekreft", &[]).await;
    assert!(walk.page.body.contains("Ida Holm") && walk.page.body.contains("Apoteket ved Torget"));
    walk.send("/bekreft", &[]).await;
    assert!(walk.path.contains("/kvittering/") && walk.page.body.contains("Ida Holm"));

    let before = house.state().await;
    walk.open(&format!("{NAMED}/utvalg?valg=aktiv")).await;
    assert_eq!(walk.values("m").len(), 4, "both forms of the page have both who are stored");
    walk.send("/bekreft", &[]).await;
    walk.send("/bekreft", &[]).await;
    assert!(walk.page.body.contains(message("uendret-begrenset")), "the same ones are no change");
    assert_eq!(house.state().await, before);

    walk.open(&format!("{NAMED}/utvalg?valg=aktiv")).await;
    let out = walk.links().into_iter().find(|l| l.contains("/utvalg?") && !l.contains(ida)).expect("a link «Fjern»");
    walk.follow(&out).await;
    walk.send("/bekreft", &[]).await;
    walk.send("/bekreft", &[]).await;
    assert!(walk.path.contains("/kvittering/"), "other ones are a change");
    assert!(!walk.page.body.contains("Ida Holm") && walk.page.body.contains("Apoteket ved Torget"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn recipients_that_nobody_has_and_periods_that_are_none_are_refused() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    let before = house.state().await;
    let form = "valg=aktiv&sekvensnummer=0&nokkel=n";
    for (path, more, status) in [
        (NAMED, "&m=helsepersonell:1234567", 409),
        (NAMED, "&m=virksomhet:9900001", 409),
        (NAMED, "&m=resept:resept-1", 409),
        (NAMED, "&m=lege:9900001", 400),
        (NAMED, "&m=helsepersonell:9900001&fra=2020-01-01", 409),
        (NAMED, "", 303),
        (PRESCRIPTIONS, "&m=resept:resept-99", 409),
        (PRESCRIPTIONS, "&m=helsepersonell:9900001", 409),
        (LOCK, "&m=helsepersonell:9900001", 409),
    ] {
        let answer = house.post(&format!("{path}/bekreft"), &cookie, &format!("{form}{more}")).await;
        assert_eq!(answer.status.as_u16(), status, "{path} {more}");
    }
    // Kari's visit history has been restricted and opened: its number is 2.
    for (more, status) in [("&fra=2020-02-30", 400), ("&fra=2020-01-02&til=2020-01-01", 400), ("&til=2020-01-01", 400)]
    {
        let form = format!("valg=aktiv&sekvensnummer=2&nokkel=n{more}");
        assert_eq!(house.post(&format!("{VISITS}/bekreft"), &cookie, &form).await.status.as_u16(), status, "{more}");
    }
    assert_eq!(house.get(&format!("{NAMED}/bekreft?valg=aktiv&m=helsepersonell:1234567"), &cookie).await.status, 409);
    assert_eq!(house.get("/personverninnstillinger/forskning/nprkpr/oppbevaring/utvalg", &cookie).await.status, 404);
    assert_eq!(house.state().await, before);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_period_is_read_as_people_write_it_and_errors_stand_by_their_field() {
    let house = House::demo().await;
    let mut walk = Walk::new(&house, "kari").await;
    walk.open(VISITS).await;
    walk.send("/bekreft", &[("valg", "aktiv")]).await;
    assert!(walk.path.contains("/periode?"), "{}", walk.path);
    assert!(!walk.page.body.contains(message("ma-rette")), "nothing is wrong before one has answered");
    for (fields, error) in [
        (&[][..], "periode-velg"),
        (&[("omfang", "periode")], "periode-fra-mangler"),
        (&[("omfang", "periode"), ("fra", "i fjor")], "periode-fra-ulest"),
        (&[("omfang", "periode"), ("fra", "1.1.2020"), ("til", "31.2.2020")], "periode-til-ulest"),
        (&[("omfang", "periode"), ("fra", "2.1.2020"), ("til", "1.1.2020")], "periode-omvendt"),
    ] {
        walk.send("/bekreft", fields).await;
        assert_eq!(walk.page.body.matches(message(error)).count(), 2, "{error}: in the summary and by the field");
    }
    walk.send("/bekreft", &[("omfang", "periode"), ("fra", "1. mars 2020"), ("til", "31/12/2021")]).await;
    assert!(walk.page.body.contains("fra 1. mars 2020 til 31. desember 2021"), "{}", walk.page.body);
    walk.send("/bekreft", &[]).await;
    assert!(walk.page.body.contains("fra 1. mars 2020 til 31. desember 2021"), "on the receipt");
    walk.open(&format!("{VISITS}/periode?valg=aktiv")).await;
    assert!(walk.page.body.contains("value=\"1.3.2020\""), "the stored period is filled in");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn prescriptions_are_ones_own_and_need_their_level() {
    let house = House::demo().await;
    let ask = format!("{PRESCRIPTIONS}/utvalg?valg=aktiv");
    let ingrid = house.log_in("ingrid").await;
    let none = house.get(&ask, &ingrid).await;
    assert!(none.status == 200 && none.body.contains(message("utvalg-ingen-resepter")));
    let mut walk = Walk::new(&house, "kari").await;
    walk.open(&ask).await;
    assert!(walk.values("m").iter().filter(|m| m.starts_with("resept:")).count() > 1);
    set_level(&mut walk, "basis").await;
    walk.open(&ask).await;
    refused(&walk.page, "feil-niva-tittel", "prescriptions are not shown past the level");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hostile_text_in_the_address_is_text_on_the_page() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    for sok in ["%3Cscript%3Ealert(1)%3C%2Fscript%3E", "%22%3E%3Cimg%20src%3Dx%3E", "%E2%80%AEgrav"] {
        let answer = house.get(&format!("{NAMED}/utvalg?valg=aktiv&m=%3Cb%3E&sok={sok}"), &cookie).await;
        assert_eq!(answer.status, 200);
        assert!(!answer.body.contains("<script>alert") && !answer.body.contains("<img src=x"), "{sok}");
    }
    let many: String = (0..60).map(|n| format!("&m=helsepersonell:{n:07}")).collect();
    assert_eq!(house.get(&format!("{NAMED}/utvalg?valg=aktiv{many}"), &cookie).await.status, 200);
}
