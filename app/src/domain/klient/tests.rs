use super::*;
use crate::domain::aktor::Registerklient;

fn katalog() -> Katalog {
    crate::catalogue::innebygd().expect("the embedded catalogue is sound")
}

const MS_DATA: &str = "2c3ba0f0-468a-4b16-8fac-18a8f1e99f98";

fn fil(mer: &str) -> String {
    format!(
        "[[klient]]\nclient_id = \"ms\"\nvirksomhet = \"Helse Bergen HF\"\norgnr = \"983974724\"\n{mer}\n\
         [[klient.tilgang]]\npart_kode = \"MS\"\nles = true\n"
    )
}

#[test]
fn a_client_gets_what_its_file_says_and_nothing_else() {
    let register = Klientregister::les(&fil(""), &katalog()).expect("a sound file");
    let klient = register.klient("ms").expect("the client");
    assert_eq!((klient.bevis, klient.per_sekund), (Bevisform::Dpop, 10));
    let data = DefinisjonId(MS_DATA.to_owned());
    assert!(klient.har(&data, Skop::Les) && !klient.har(&data, Skop::Skriv) && !klient.har(&data, Skop::Inkludering));
    assert!(klient.leser().count() > 1);
    assert!(register.klient("MS").is_none());
}

#[test]
fn a_file_that_is_wrong_is_refused_with_the_reason() {
    for (mer, grunn) in [
        ("per_sekund = 0", "per_sekund"),
        ("abonnement = { url = \"http://register.example\" }", "https://"),
        ("abonnement = { url = \"https://register.example/?x=1\" }", "query"),
        ("bevis = \"none\"", "none"),
        ("ukjent = 1", "ukjent"),
    ] {
        let feil = Klientregister::les(&fil(mer), &katalog()).expect_err(mer).to_string();
        assert!(feil.contains(grunn), "{feil}");
    }
    let to = format!("{}{}", fil(""), fil(""));
    assert!(Klientregister::les(&to, &katalog()).expect_err("twice").to_string().contains("twice"));
    let fremmed = fil("").replace("part_kode = \"MS\"", "part_kode = \"HELSENORGE\"");
    assert!(Klientregister::les(&fremmed, &katalog()).expect_err("ours").to_string().contains("own settings"));
}

#[test]
fn scope_definition_part_and_grant_are_all_needed() {
    let katalog = katalog();
    let register = Klientregister::les(&fil(""), &katalog).expect("a sound file");
    let klient = register.klient("ms").expect("the client");
    let med = |skop: &[Skop]| Registerklient::innsluppet(Arc::clone(klient), skop.to_vec());
    let spor = |skop: &[Skop], part: &str, guid: &str, vil| med(skop).definisjon(&katalog, part, guid, vil).map(drop);
    assert_eq!(spor(&[Skop::Les], "MS", MS_DATA, Skop::Les), Ok(()));
    assert_eq!(spor(&[Skop::Les], "ms", &MS_DATA.to_uppercase(), Skop::Les), Ok(()));
    assert_eq!(spor(&[Skop::Skriv], "MS", MS_DATA, Skop::Les), Err(Klientavslag::ManglerSkop));
    assert_eq!(spor(&[Skop::Skriv], "MS", MS_DATA, Skop::Skriv), Err(Klientavslag::ManglerTilgang));
    assert_eq!(spor(&[Skop::Les], "ALS", MS_DATA, Skop::Les), Err(Klientavslag::UkjentDefinisjon));
    assert_eq!(spor(&[Skop::Les], "MS", "2c3ba0f0", Skop::Les), Err(Klientavslag::UkjentDefinisjon));
    assert_eq!(med(&[Skop::Les]).part(&katalog, "ALS", Skop::Les).map(drop), Err(Klientavslag::ManglerTilgang));
    assert!(med(&[Skop::Les]).part(&katalog, "MS", Skop::Les).is_ok());
}
