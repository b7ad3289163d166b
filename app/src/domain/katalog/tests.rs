use super::*;
use crate::catalogue;
use jiff::civil::date;

fn med_ny_fil(tekst: &str) -> Result<Katalog, Katalogfeil> {
    let filer: Vec<(&str, &str)> = catalogue::filer().collect();
    catalogue::les(filer.into_iter().chain([("nytt.toml", tekst)]), "Innsyn")
}

const NYTT: &str = r#"part_kode = "NYTT"
slug = "nytt"
navn = "Norsk register for nye ting"
kortnavn = "Nyregisteret"
sammendrag = "Nye ting."
formal = "Å vise at et register er data."
lagres = ["Ting"]
far_utlevert = "Ingen."
lagringstid = "Ti år."
slag = "kvalitetsregister"
apent_for = "oppforte"
sensitivt = false
integrasjon = "push"
innsyn = "her"
funksjoner = ["innhold", "logg"]
sokeord = ["ting"]

[[ansvarlig]]
navn = "Nytt sykehus HF"

[[grunnlag]]
type = "reservasjon"
hjemmel = "forskrift"
fra = 2020-01-01
"#;

#[test]
fn the_catalogue_holds_all_26_registries_and_services() {
    let katalog = catalogue::innebygd().expect("the embedded catalogue is sound");
    assert_eq!(katalog.registre().len(), 26);
}

#[test]
fn adding_a_registry_is_adding_a_file() {
    let katalog = med_ny_fil(NYTT).expect("the catalogue with one file more is sound");
    assert_eq!(katalog.registre().len(), 27);
    let nytt = katalog.register("nytt").expect("the new registry");
    assert_eq!(nytt.ansvarlig(date(2026, 1, 1)).map(|a| a.navn.as_str()), Some("Nytt sykehus HF"));
    assert!(nytt.treffer("ting NYE"));
}

#[test]
fn a_broken_file_is_named_with_line_and_reason() {
    let feil = |fra: &str, til: &str| med_ny_fil(&NYTT.replace(fra, til)).map(|_| ()).expect_err(fra).to_string();
    assert!(feil("sensitivt = false", "sensitivt = 3").starts_with("nytt.toml:12: "));
    assert!(feil("sokeord", "sokord").starts_with("nytt.toml:16: unknown field"));
    assert_eq!(feil("\"NYTT\"", "\"SYSVAK\""), "nytt.toml:1: part_kode is used before: \"SYSVAK\"");
    assert!(feil("fra = 2020-01-01", "fra = 2020-13-01").starts_with("nytt.toml:24: "));
    assert!(feil("slug = \"nytt\"", "slug = \"gammelt\"").starts_with("nytt.toml:2: slug and file name differ"));
    let overlapp =
        format!("{NYTT}til = 2021-12-31\n[[grunnlag]]\ntype = \"samtykke\"\nhjemmel = \"x\"\nfra = 2021-06-01\n");
    let grunn = med_ny_fil(&overlapp).map(|_| ()).expect_err("overlap").to_string();
    assert!(grunn.contains("periods overlap or are out of order"), "{grunn}");
}

#[test]
fn owner_and_legal_basis_are_those_of_the_day() {
    let katalog = catalogue::innebygd().expect("the embedded catalogue is sound");
    let npr = katalog.part("NPRKPR").expect("NPR and KPR");
    assert_eq!(npr.ansvarlig(date(2023, 12, 31)).map(|a| a.navn.as_str()), Some("Helsedirektoratet"));
    assert_eq!(npr.ansvarlig(date(2024, 1, 1)).map(|a| a.navn.as_str()), Some("Folkehelseinstituttet"));
    let diabetes = katalog.part("DIABETES").expect("the diabetes registry");
    let slag = |dag| diabetes.grunnlag(dag).map(|g| g.slag);
    use crate::domain::register::Grunnlagsslag::{Reservasjon, Samtykke};
    assert_eq!(slag(date(2020, 10, 31)), Some(Samtykke));
    assert_eq!(slag(date(2020, 11, 1)), Some(Reservasjon));
}

#[test]
fn the_als_registry_is_consent_based_and_only_the_patient_may_consent() {
    let katalog = catalogue::innebygd().expect("the embedded catalogue is sound");
    let als = katalog.part("ALS").expect("the ALS registry");
    let [samtykke] = als.definisjoner.as_slice() else { panic!("one definition") };
    assert_eq!(samtykke.type_pi, crate::domain::definisjon::TypePi::Samtykke);
    assert!(samtykke.representasjon.is_empty());
    assert_eq!(samtykke.slettefrist_dager, Some(30));
}

#[test]
fn the_ms_registry_has_three_consents_of_which_two_need_the_first() {
    let katalog = catalogue::innebygd().expect("the embedded catalogue is sound");
    let ms = katalog.part("MS").expect("the MS registry");
    assert_eq!(ms.definisjoner.len(), 3);
    let forste = &ms.definisjoner[0].id;
    assert!(ms.definisjoner[1..].iter().all(|d| d.krever == [forste.clone()]));
}

#[test]
fn registries_stand_in_norwegian_alphabetical_order() {
    let mut navn = ["Ørebarn", "Aker", "Åsane", "Ærlig", "ablanor"];
    navn.sort_by_key(|n| sorteringsnokkel(n));
    assert_eq!(navn, ["ablanor", "Aker", "Ærlig", "Ørebarn", "Åsane"]);
}

const MED_TIDLIGERE: &str = r#"
[[definisjon]]
guid = "00000000-0000-4000-8000-000000000001"
slug = "lagring"
type = "reservasjon"
omrade = "forskning"
navn = "Reservasjon mot nye ting"
tittel = "Nye ting"
sporsmal = "Skal nye ting lagres?"
hjelp = "Du trenger ikke gi noen grunn."
apen_for = "inkluderte"
versjon = 3
fra = 2020-01-01
valg = { aktiv = "Nei", inaktiv = "Ja", bekreft_aktiv = "Ja, reserver meg", bekreft_inaktiv = "Ja, opphev" }
virkning = { aktiv = ["Ingen ting."], inaktiv = ["Noen ting."] }
etterpa = { aktiv = "Ingen.", inaktiv = "Noen." }

[[definisjon.tidligere]]
versjon = 1
til = 2021-12-31
sporsmal = "Skal ting lagres?"
virkning = { aktiv = ["Ingen."], inaktiv = ["Alle ting."] }

[[definisjon.tidligere]]
versjon = 2
til = 2023-12-31
sporsmal = "Skal flere ting lagres?"
virkning = { aktiv = ["Ingen."], inaktiv = ["Alle."] }
"#;

#[test]
fn the_text_of_a_day_is_the_version_that_was_in_use() {
    let katalog = med_ny_fil(&format!("{NYTT}{MED_TIDLIGERE}")).expect("sound earlier texts");
    let d = katalog.part("NYTT").and_then(|r| r.definisjon("lagring")).expect("the new definition");
    let den = |dag| d.tekst(d.versjon_den(dag)).map(|(sporsmal, _)| sporsmal);
    assert_eq!(den(date(2021, 12, 31)), Some("Skal ting lagres?"));
    assert_eq!(den(date(2022, 1, 1)), Some("Skal flere ting lagres?"));
    assert_eq!(den(date(2024, 1, 1)), Some("Skal nye ting lagres?"));
    assert_eq!(d.tekst(4), None);
}

#[test]
fn a_faulty_earlier_text_is_named_with_line_and_reason() {
    let feil = |fra: &str, til: &str| {
        let tekst = format!("{NYTT}{}", MED_TIDLIGERE.replace(fra, til));
        med_ny_fil(&tekst).map(|_| ()).expect_err(fra).to_string()
    };
    let stiger = "earlier texts rise in versjon and til, below the version in use";
    assert_eq!(feil("versjon = 1\n", "versjon = 0\n"), format!("nytt.toml:43: {stiger}"));
    assert_eq!(feil("versjon = 2\n", "versjon = 3\n"), format!("nytt.toml:49: {stiger}"));
    assert_eq!(feil("versjon = 2\n", "versjon = 1\n"), format!("nytt.toml:49: {stiger}"));
    assert_eq!(feil("til = 2023-12-31", "til = 2021-12-31"), format!("nytt.toml:49: {stiger}"));
    let for_tidlig = "nytt.toml:43: an earlier text ends before the definition starts";
    assert_eq!(feil("til = 2021-12-31", "til = 2019-12-31"), for_tidlig);
    assert!(feil("til = 2021-12-31\n", "").starts_with("nytt.toml:42: missing field"));
    assert!(feil("\"Skal ting lagres?\"", "\"\"").starts_with("nytt.toml:45: sporsmal takes 1 to 160"));
    assert!(feil("[\"Alle ting.\"]", "[]").starts_with("nytt.toml:46: virkning: one to four bullets"));
    assert!(feil("\"Skal ting lagres?\"", "\"Ting?\"\nnavn = 1").starts_with("nytt.toml:46: unknown field"));
}

#[test]
fn some_texts_have_changed_and_the_old_ones_are_kept() {
    let katalog = catalogue::innebygd().expect("the embedded catalogue is sound");
    let alle = katalog.registre().iter().flat_map(|r| &r.definisjoner);
    for d in alle.filter(|d| d.versjon > 1) {
        for versjon in 1..=d.versjon {
            assert!(d.tekst(versjon).is_some(), "{} {} version {versjon}", d.part.0, d.slug);
        }
        for t in &d.tidligere {
            assert_ne!((&t.sporsmal, &t.virkning), (&d.sporsmal, &d.virkning), "{} {}", d.part.0, d.slug);
        }
    }
    let endret = |part: &str, slug: &str| katalog.part(part).and_then(|r| r.definisjon(slug)).map(|d| d.versjon);
    for (part, slug) in
        [("MS", "data"), ("NYFODT", "lagring"), ("DIABETES", "lagring"), ("NPRKPR", "utlevering-formal")]
    {
        assert_eq!(endret(part, slug), Some(2), "{part} {slug}");
    }
}

#[test]
fn what_a_definition_covers_is_read_and_a_fault_in_it_named() {
    const OMFANG: &str = "[[definisjon.omfang]]\nkode = \"UO\"\nlogisk = \"Angitte\"\npresisering = \"Ting\"\n";
    let les = |omfang: &str| med_ny_fil(&format!("{NYTT}{MED_TIDLIGERE}\n{omfang}"));
    let katalog = les(OMFANG).expect("sound");
    let d = katalog.part("NYTT").and_then(|r| r.definisjon("lagring")).expect("the new definition");
    assert_eq!((d.omfang[0].kode.as_str(), d.omfang[0].logisk.kode()), ("UO", "Angitte"));
    for (fra, til, grunn) in [
        ("\"UO\"", "\"\"", "kode takes 1 to 10 capitals"),
        ("\"UO\"", "\"uo\"", "kode takes 1 to 10 capitals"),
        ("\"Ting\"", "\"\"", "presisering takes 1 to 240 characters"),
        ("presisering = \"Ting\"", "", "presisering stands where some are listed, and there only"),
        ("\"Angitte\"", "\"Alle\"", "presisering stands where some are listed, and there only"),
        ("\"Angitte\"", "\"Noen\"", "unknown variant"),
    ] {
        let feil = les(&OMFANG.replace(fra, til)).map(|_| ()).expect_err(grunn).to_string();
        assert!(feil.contains(grunn), "{feil}");
    }
    let egne = catalogue::innebygd().expect("the embedded catalogue is sound");
    let med = |part: &str| egne.part(part).map(|r| r.definisjoner.iter().filter(|d| !d.omfang.is_empty()).count());
    assert_eq!((med("NPRKPR"), med("MS"), med("KJERNEJOURNAL")), (Some(3), Some(1), Some(1)));
}
