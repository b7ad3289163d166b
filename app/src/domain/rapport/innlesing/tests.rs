use super::*;
use crate::domain::rapport::Celle;

const LITEN: &str = r#"{"generertTidspunkt":"2026-02-01T23:30:00Z","seksjoner":[
  {"tittel":"Diagnose","felt":[{"kode":"G35","kodeverk":"7110","navn":"Hoveddiagnose","verdi":"Multippel sklerose"}],
   "tabeller":[{"tittel":"Behandling","kolonner":[{"id":"fra","navn":"Fra","type":"dato"}],"rader":[{"fra":"2021-05-01"}]}]}]}"#;

fn les_tekst(tekst: &str) -> Result<Rapport, Rapportfeil> {
    les(tekst.as_bytes(), "DEMO")
}

#[test]
fn the_example_of_the_contract_is_a_report() {
    let rapport = les_tekst(LITEN).expect("a report");
    assert_eq!(rapport.til_og_med.to_string(), "2026-02-02", "the Norwegian day on which it was made");
    let tabell = &rapport.seksjoner[0].tabeller[0];
    let celler: Vec<_> = tabell.celler(&tabell.rader[0]).collect();
    assert!(matches!(celler[..], [Some(Celle::Dato(_))]));
    let igjen = les(&serde_json::to_vec(&rapport).expect("JSON"), "DEMO");
    assert_eq!(igjen, Ok(rapport));
}

#[test]
fn what_is_hidden_in_a_text_is_replaced_and_shows() {
    let rapport = les_tekst(&LITEN.replace("Multippel", "Mul\\u0000ti\\u202eppel\\u0007")).expect("a report");
    let verdi = rapport.seksjoner[0].felt[0].verdi.clone();
    assert_eq!(verdi, Some(Celle::Tekst("Mul\u{FFFD}ti\u{FFFD}ppel\u{FFFD} sklerose".to_owned())));
}

#[test]
fn a_report_of_another_registry_is_refused() {
    let annen = LITEN.replacen('{', r#"{"register":"ANNET","#, 1);
    assert!(matches!(les_tekst(&annen), Err(Rapportfeil::Innhold(hvor, _)) if hvor == "register"));
    assert!(les_tekst(&LITEN.replacen('{', r#"{"register":"demo","#, 1)).is_ok());
}

#[test]
fn a_fault_says_where_and_never_what_stood_there() {
    let lang = "x".repeat(MAKS_TEKST + 1);
    let feil = les_tekst(&LITEN.replace("Multippel", &lang)).expect_err("too long").to_string();
    assert!(feil.starts_with(".seksjoner[0].felt[0].verdi") && !feil.contains("xxx"), "{feil}");
    let feil =
        les_tekst(&LITEN.replace("\"2026-02-01T23:30:00Z\"", "\"01017012345\"")).expect_err("no instant").to_string();
    assert!(!feil.contains("0101"), "{feil}");
    let dyp = "[".repeat(100_000);
    assert_eq!(les_tekst(&dyp), Err(Rapportfeil::IkkeJson));
    let feil = les_tekst(&LITEN.replace("\"2021-05-01\"}", "\"2021-05-01\",\"fremmed\":1}")).expect_err("no column");
    assert!(feil.to_string().contains("without a column"));
}
