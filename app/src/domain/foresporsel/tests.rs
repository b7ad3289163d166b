use super::sending::{NyForesporsel, NyttVarsel, Ugyldig};
use super::svar::{Grunnlag, SisteEndring, Stilling, Svar, apne_deler, besvar, fingeravtrykk, neste_del, stilling};
use super::*;
use crate::catalogue;
use crate::domain::aktor::{Aktor, Part};
use crate::domain::avslag::Avslag;
use crate::domain::definisjon::{Definisjon, Valg, Valg::Aktiv, Valg::Inaktiv};
use crate::domain::historikk::Kanal;
use crate::domain::id::InnbyggerId;
use crate::domain::katalog::Katalog;
use crate::domain::register::Register;
use crate::domain::representasjon::{Fakta, Fullmaktsomrade, Representasjon, Rolle};
use crate::domain::samples;
use crate::domain::tid;
use jiff::civil::date;

fn na() -> Timestamp {
    "2026-11-22T09:00:00Z".parse().expect("a valid instant")
}

fn katalog() -> Katalog {
    catalogue::innebygd().expect("the embedded catalogue is sound")
}

/// A request for all three consents of the MS registry, as the invented Tiril has it.
fn ms() -> Samtykkeforesporsel {
    let folk = samples::alle(na());
    let tiril = folk.into_iter().find(|p| p.slug == "tiril").expect("Tiril");
    tiril.foresporsler.into_iter().find(|f| f.definisjoner.len() == 3 && f.status.apen()).expect("a request")
}

fn selv() -> Aktor {
    samples::alle(na()).first().map(samples::Testperson::aktor).expect("somebody")
}

fn siste(definisjon: &DefinisjonId, aktiv: bool, tidspunkt: Timestamp) -> SisteEndring {
    SisteEndring { definisjon: definisjon.clone(), aktiv, sekvensnummer: 4, tidspunkt, kanal: Kanal::Papir }
}

/// Runs `prove` with the request, its registry and its definitions.
fn med(f: &Samtykkeforesporsel, prove: impl FnOnce(&Register, &[&Definisjon])) {
    let katalog = katalog();
    let register = katalog.part(&f.part.0).expect("the part");
    let definisjoner: Vec<&Definisjon> =
        f.definisjoner.iter().map(|id| katalog.definisjon(id).expect("a definition").1).collect();
    prove(register, &definisjoner);
}

fn svar_pa(
    f: &Samtykkeforesporsel,
    valg: &[Valg],
    endringer: &[SisteEndring],
    dag: Date,
) -> Result<svar::Besvarelse, Avslag> {
    let mut ut = Err(Avslag::FinnesIkke);
    med(f, |register, definisjoner| {
        let deler = f.definisjoner.iter().cloned().zip(valg.iter().copied()).collect();
        let svar = Svar { deler, fingeravtrykk: fingeravtrykk(f, register, definisjoner) };
        ut = besvar(&selv(), Grunnlag { foresporsel: f, register, definisjoner, siste: endringer, dag }, &svar);
    });
    ut
}

#[test]
fn a_yes_to_all_makes_a_setting_of_each() {
    let f = ms();
    let b = svar_pa(&f, &[Aktiv; 3], &[], tid::dag(na())).expect("an answer");
    assert_eq!((b.status, b.svar.len()), (Foresporselstatus::Besvart, 3));
    assert_eq!(b.nye, f.definisjoner.iter().map(|d| (d.clone(), 1)).collect::<Vec<_>>());
}

#[test]
fn a_no_makes_no_setting_and_takes_the_rest_with_it() {
    let f = ms();
    for valg in [&[Inaktiv][..], &[Inaktiv; 3]] {
        let b = svar_pa(&f, valg, &[], tid::dag(na())).expect("an answer");
        assert_eq!((b.status, b.nye.len(), b.svar.len()), (Foresporselstatus::Avslatt, 0, 3));
        assert!(b.svar.iter().all(|(_, valg)| *valg == Inaktiv));
    }
}

#[test]
fn one_yes_is_an_answer() {
    let b = svar_pa(&ms(), &[Aktiv, Inaktiv, Inaktiv], &[], tid::dag(na())).expect("an answer");
    assert_eq!((b.status, b.nye.len()), (Foresporselstatus::Besvart, 1));
}

#[test]
fn a_yes_needs_the_yes_it_rests_on() {
    let (f, dag) = (ms(), tid::dag(na()));
    assert_eq!(svar_pa(&f, &[Inaktiv, Aktiv, Inaktiv], &[], dag), Err(Avslag::KreverAnnetSamtykke));
    // Given before, another way: then the rest can be answered without it.
    let data = siste(&f.definisjoner[0], true, na());
    med(&f, |register, definisjoner| {
        let deler = vec![(f.definisjoner[1].clone(), Aktiv), (f.definisjoner[2].clone(), Inaktiv)];
        let svar = Svar { deler, fingeravtrykk: fingeravtrykk(&f, register, definisjoner) };
        let grunnlag = Grunnlag { foresporsel: &f, register, definisjoner, siste: &[data], dag };
        let b = besvar(&selv(), grunnlag, &svar).expect("an answer");
        assert_eq!(b.nye, [(f.definisjoner[1].clone(), 1)]);
    });
}

#[test]
fn the_order_of_the_request_does_not_matter_for_what_needs_what() {
    let mut f = ms();
    f.definisjoner.reverse();
    let b = svar_pa(&f, &[Aktiv; 3], &[], tid::dag(na())).expect("an answer");
    assert_eq!(b.nye.first().map(|(id, _)| id), f.definisjoner.last(), "what the others need comes first");
}

#[test]
fn every_consent_must_be_answered_once() {
    let (f, dag) = (ms(), tid::dag(na()));
    for valg in [&[][..], &[Aktiv], &[Aktiv, Aktiv]] {
        assert_eq!(svar_pa(&f, valg, &[], dag), Err(Avslag::ManglerSvar));
    }
    med(&f, |register, definisjoner| {
        let fingeravtrykk = fingeravtrykk(&f, register, definisjoner);
        let id = &f.definisjoner;
        for deler in [
            vec![(id[0].clone(), Aktiv), (id[0].clone(), Inaktiv), (id[1].clone(), Aktiv), (id[2].clone(), Aktiv)],
            vec![(DefinisjonId("x".to_owned()), Aktiv), (id[0].clone(), Inaktiv)],
        ] {
            let svar = Svar { deler, fingeravtrykk: fingeravtrykk.clone() };
            let g = Grunnlag { foresporsel: &f, register, definisjoner, siste: &[], dag };
            assert_eq!(besvar(&selv(), g, &svar), Err(Avslag::ManglerSvar));
        }
    });
}

#[test]
fn the_last_day_is_a_day_to_answer_and_the_next_is_not() {
    let f = ms();
    let frist = f.svarfrist.expect("a deadline");
    assert!(svar_pa(&f, &[Inaktiv], &[], frist).is_ok());
    let neste = frist.tomorrow().expect("a day");
    assert_eq!(svar_pa(&f, &[Inaktiv], &[], neste), Err(Avslag::ForesporselLukket));
    assert_eq!((stilling(&f, &[], frist), stilling(&f, &[], neste)), (Stilling::Venter, Stilling::Utlopt));
    let uten = Samtykkeforesporsel { svarfrist: None, ..f };
    assert_eq!(stilling(&uten, &[], date(2099, 1, 1)), Stilling::Venter);
}

#[test]
fn what_is_answered_refused_or_withdrawn_cannot_be_answered_again() {
    for status in Foresporselstatus::ALLE.into_iter().filter(|s| !s.apen()) {
        let f = Samtykkeforesporsel { status, ..ms() };
        assert_eq!(svar_pa(&f, &[Aktiv; 3], &[], tid::dag(na())), Err(Avslag::ForesporselLukket), "{status:?}");
    }
}

#[test]
fn another_text_than_the_one_on_the_page_is_refused() {
    let f = ms();
    let endret = Samtykkeforesporsel { melding: format!("{} ", f.melding), ..f.clone() };
    med(&f, |register, definisjoner| {
        let svar = Svar {
            deler: vec![(f.definisjoner[0].clone(), Inaktiv)],
            fingeravtrykk: fingeravtrykk(&f, register, definisjoner),
        };
        let dag = tid::dag(na());
        let g = Grunnlag { foresporsel: &endret, register, definisjoner, siste: &[], dag };
        assert_eq!(besvar(&selv(), g, &svar), Err(Avslag::TekstEndret));
        let mut nye: Vec<Definisjon> = definisjoner.iter().map(|d| (*d).clone()).collect();
        for endre in [|d: &mut Definisjon| d.versjon += 1, |d: &mut Definisjon| d.virkning.aktiv[0].push('!')] {
            endre(&mut nye[2]);
            let nye: Vec<&Definisjon> = nye.iter().collect();
            let g = Grunnlag { foresporsel: &f, register, definisjoner: &nye, siste: &[], dag };
            assert_eq!(besvar(&selv(), g, &svar), Err(Avslag::TekstEndret));
        }
        let mut annet = register.clone();
        annet.lagres.push("Mer".to_owned());
        assert_ne!(fingeravtrykk(&f, &annet, definisjoner), svar.fingeravtrykk);
    });
}

#[test]
fn a_no_to_what_was_meanwhile_consented_to_is_told() {
    let f = ms();
    let data = siste(&f.definisjoner[0], true, na());
    assert_eq!(svar_pa(&f, &[Inaktiv; 3], &[data], tid::dag(na())), Err(Avslag::EndretImens));
}

#[test]
fn a_yes_to_what_is_active_changes_nothing_and_a_new_yes_counts_on() {
    let f = ms();
    let for_lenge_siden: Timestamp = "2020-01-01T00:00:00Z".parse().expect("an instant");
    let endringer = [siste(&f.definisjoner[0], true, na()), siste(&f.definisjoner[1], false, for_lenge_siden)];
    let b = svar_pa(&f, &[Aktiv, Aktiv, Inaktiv], &endringer, tid::dag(na())).expect("an answer");
    assert_eq!(b.nye, [(f.definisjoner[1].clone(), 5)]);
}

#[test]
fn a_definition_that_has_ended_cannot_be_consented_to() {
    let f = ms();
    med(&f, |register, definisjoner| {
        let mut endte: Vec<Definisjon> = definisjoner.iter().map(|d| (*d).clone()).collect();
        endte[0].periode.til = Some(date(2026, 11, 21));
        let endte: Vec<&Definisjon> = endte.iter().collect();
        let deler = f.definisjoner.iter().map(|d| (d.clone(), Aktiv)).collect();
        let svar = Svar { deler, fingeravtrykk: fingeravtrykk(&f, register, definisjoner) };
        let g = Grunnlag { foresporsel: &f, register, definisjoner: &endte, siste: &[], dag: tid::dag(na()) };
        assert_eq!(besvar(&selv(), g, &svar), Err(Avslag::IkkeMulig));
    });
}

#[test]
fn an_answer_on_paper_closes_the_request_and_says_so() {
    let f = ms();
    let dag = tid::dag(na());
    let papir: Vec<SisteEndring> = f.definisjoner.iter().map(|d| siste(d, true, na())).collect();
    assert_eq!(stilling(&f, &papir, dag), Stilling::Avgjort { aktiv: true, tidspunkt: na(), kanal: Kanal::Papir });
    assert_eq!(svar_pa(&f, &[Aktiv; 3], &papir, dag), Err(Avslag::ForesporselLukket));
    assert_eq!(stilling(&f, &papir, dag).status(f.status), Foresporselstatus::Besvart);
    // Withdrawn again: still decided, and not asked again.
    let trukket: Vec<SisteEndring> = f.definisjoner.iter().map(|d| siste(d, false, na())).collect();
    assert_eq!(stilling(&f, &trukket, dag).status(f.status), Foresporselstatus::Avslatt);
    // A withdrawal from before the request is no answer to it.
    let for_lenge_siden: Timestamp = "2020-01-01T00:00:00Z".parse().expect("an instant");
    let gammelt: Vec<SisteEndring> = f.definisjoner.iter().map(|d| siste(d, false, for_lenge_siden)).collect();
    assert_eq!(stilling(&f, &gammelt, dag), Stilling::Venter);
    // A consent given after the deadline is not an answer to the request.
    let frist = f.svarfrist.and_then(|d| d.tomorrow().ok()).expect("a day");
    let sent: Vec<SisteEndring> = f.definisjoner.iter().map(|d| siste(d, true, tid::ved_midnatt(frist))).collect();
    assert_eq!(stilling(&f, &sent, frist), Stilling::Utlopt);
}

#[test]
fn the_first_answer_decides_whether_the_rest_are_asked() {
    let f = ms();
    med(&f, |_, definisjoner| {
        let apne = apne_deler(&f, definisjoner, &[]);
        let id = |nr: usize| f.definisjoner[nr].clone();
        let slug = |gitt: &[(DefinisjonId, Valg)]| neste_del(&apne, gitt).map(|d| d.slug.clone());
        assert_eq!(slug(&[]).as_deref(), Some("data"));
        assert_eq!(slug(&[(id(0), Inaktiv)]), None);
        assert_eq!(slug(&[(id(0), Aktiv)]).as_deref(), Some("biobank"));
        assert_eq!(slug(&[(id(0), Aktiv), (id(1), Inaktiv)]).as_deref(), Some("sporreskjema"));
        assert_eq!(slug(&[(id(0), Aktiv), (id(1), Inaktiv), (id(2), Aktiv)]), None);
    });
}

/// Nobody but the patient answers for ALS, whatever the role (contract §9).
#[test]
fn only_the_patient_answers_for_als() {
    let folk = samples::alle(na());
    let arne = folk.iter().find(|p| p.slug == "arne").expect("Arne");
    let f = &arne.foresporsler[0];
    med(f, |register, definisjoner| {
        let svar = Svar {
            deler: vec![(f.definisjoner[0].clone(), Aktiv)],
            fingeravtrykk: fingeravtrykk(f, register, definisjoner),
        };
        let g = Grunnlag { foresporsel: f, register, definisjoner, siste: &[], dag: tid::dag(na()) };
        assert!(besvar(&selv(), g, &svar).is_ok());
        for rolle in Rolle::ALLE {
            for alder in [5, 13, 17, 61] {
                let fakta = Fakta {
                    representant_alder: 40,
                    innbygger_alder: alder,
                    adressesperre: false,
                    samme_bosted: true,
                    skjermet_for_foreldre: false,
                    gyldig: true,
                    omrader: Fullmaktsomrade::ALLE.to_vec(),
                };
                let for_annen = Representasjon {
                    innbygger: InnbyggerId(1),
                    rolle,
                    fakta,
                    til: None,
                    representant_navn: "Line Danser".to_owned(),
                };
                let svar = besvar(&Aktor::representant(InnbyggerId(2), for_annen), g, &svar);
                assert!(matches!(svar, Err(Avslag::IkkePaVegneAv(_))), "{rolle:?} {alder}: {svar:?}");
            }
        }
    });
}

fn ny() -> NyForesporsel {
    NyForesporsel {
        guid: "0e3f3c9e-4f0b-4b0c-9d57-0c8f4a1d2e3f".to_owned(),
        definisjoner: ms().definisjoner,
        formal: Foresporselsformal::Register,
        avsender: "Helse Bergen HF".to_owned(),
        orgnr: "983974724".to_owned(),
        melding: "Vi spør deg.".to_owned(),
        svarfrist: Some(date(2026, 11, 22)),
        vedlegg: Vec::new(),
    }
}

#[test]
fn a_request_is_checked_before_anybody_gets_it() {
    let (katalog, dag, ms) = (katalog(), date(2026, 11, 22), Part::register(PartKode("MS".to_owned())));
    let kontroller = |f: NyForesporsel| f.kontroller(&ms, &katalog, dag).map(|r| r.slug.clone());
    assert_eq!(kontroller(ny()).as_deref(), Ok("ms"));
    assert!(kontroller(NyForesporsel { melding: "æ".repeat(2000), svarfrist: None, ..ny() }).is_ok());
    let dobbel = vec![ny().definisjoner[0].clone(); 2];
    let fremmed = vec![DefinisjonId("0f8f1843-6482-463c-b60a-bd303566cbf3".to_owned())];
    for (f, ventet) in [
        (NyForesporsel { guid: String::new(), ..ny() }, Ugyldig::Nokkel),
        (NyForesporsel { guid: "a b".to_owned(), ..ny() }, Ugyldig::Nokkel),
        (NyForesporsel { guid: "a".repeat(65), ..ny() }, Ugyldig::Nokkel),
        (NyForesporsel { definisjoner: Vec::new(), ..ny() }, Ugyldig::Definisjoner),
        (NyForesporsel { definisjoner: dobbel, ..ny() }, Ugyldig::Definisjoner),
        (NyForesporsel { definisjoner: fremmed, ..ny() }, Ugyldig::FremmedDefinisjon),
        (NyForesporsel { melding: "æ".repeat(2001), ..ny() }, Ugyldig::Tekst),
        (NyForesporsel { melding: " \n".to_owned(), ..ny() }, Ugyldig::Tekst),
        (NyForesporsel { melding: "a\0b".to_owned(), ..ny() }, Ugyldig::Tekst),
        (NyForesporsel { avsender: " ".to_owned(), ..ny() }, Ugyldig::Avsender),
        (NyForesporsel { orgnr: "98397472".to_owned(), ..ny() }, Ugyldig::Avsender),
        (NyForesporsel { svarfrist: Some(date(2026, 11, 21)), ..ny() }, Ugyldig::Svarfrist),
    ] {
        assert_eq!(kontroller(f.clone()), Err(ventet), "{f:?}");
    }
    let ukjent = Part::register(PartKode("FINNES-IKKE".to_owned()));
    assert_eq!(ny().kontroller(&ukjent, &katalog, dag).map(drop), Err(Ugyldig::UkjentPart));
    let diabetes = Part::register(PartKode("DIABETES".to_owned()));
    let reservasjon = katalog.register("diabetes").and_then(|r| r.definisjoner.first()).expect("a reservation");
    let f = NyForesporsel { definisjoner: vec![reservasjon.id.clone()], ..ny() };
    assert_eq!(f.kontroller(&diabetes, &katalog, dag).map(drop), Err(Ugyldig::IkkeSamtykke));
}

#[test]
fn a_notice_is_checked_and_does_not_name_a_sensitive_registry() {
    let katalog = katalog();
    let varsel = |slug: &str, tekst: &str| {
        let register = katalog.register(slug).expect(slug);
        let definisjon = register.definisjoner.first().expect("a setting").id.clone();
        let varsel = NyttVarsel { definisjon, tekst: tekst.to_owned(), nokkel: "k".to_owned() };
        varsel.kontroller(&Part::register(register.part.clone()), &katalog).map(drop)
    };
    assert_eq!(varsel("diabetes", "Nytt om Diabetesregisteret."), Ok(()));
    assert_eq!(varsel("kvarus", "Vi har fått nye regler."), Ok(()));
    assert_eq!(varsel("kvarus", "Nytt om kvarus."), Err(Ugyldig::NavngirRegister));
    assert_eq!(varsel("diabetes", &"a".repeat(501)), Err(Ugyldig::Tekst));
    assert_eq!(varsel("diabetes", ""), Err(Ugyldig::Tekst));
}
