use super::*;
use Tjeneste::{Helseregistre, Innstillinger, Kjernejournal, PaVegneAv, Pasientjournal, Sperre};

const NIVAER: [Option<Niva>; 4] = [None, Some(Niva::Basis), Some(Niva::BasisPluss), Some(Niva::Full)];

/// The table, written out: the least level of each service.
const TABELL: [(Tjeneste, Option<Niva>); 6] = [
    (Innstillinger, None),
    (Helseregistre, Some(Niva::Basis)),
    (Pasientjournal, Some(Niva::BasisPluss)),
    (Kjernejournal, Some(Niva::BasisPluss)),
    (PaVegneAv, Some(Niva::Full)),
    (Sperre, None),
];

/// Every combination of level, both restrictions of one's own access, and lock.
fn alle_valg() -> Vec<Bruksvalg> {
    let mut ut = Vec::new();
    for niva in NIVAER {
        for bit in 0..8 {
            let [uten_journal, uten_kjernejournal, sperret] = [bit & 1 != 0, bit & 2 != 0, bit & 4 != 0];
            ut.push(Bruksvalg { niva, har_valgt: niva.is_some(), uten_journal, uten_kjernejournal, sperret });
        }
    }
    ut
}

#[test]
fn every_service_opens_at_its_level_and_closes_by_restriction_and_lock() {
    assert_eq!(TABELL.map(|(t, _)| t), Tjeneste::ALLE);
    for valg in alle_valg() {
        for (tjeneste, minst) in TABELL {
            let journal = tjeneste == Pasientjournal || tjeneste == Kjernejournal;
            let ventet = if valg.sperret && tjeneste != Sperre {
                Err(Avslag::Sperret)
            } else if minst.is_some() && valg.niva < minst {
                Err(Avslag::ForLavtNiva)
            } else if journal && valg.uten_journal {
                Err(Avslag::UtenTilgang(Pasientjournal))
            } else if tjeneste == Kjernejournal && valg.uten_kjernejournal {
                Err(Avslag::UtenTilgang(Kjernejournal))
            } else {
                Ok(())
            };
            assert_eq!(valg.apner(tjeneste), ventet, "{tjeneste:?} {valg:?}");
        }
    }
}

#[test]
fn settings_are_open_at_every_level_and_the_lock_can_always_be_lifted() {
    for valg in alle_valg() {
        assert_eq!(valg.apner(Sperre), Ok(()), "{valg:?}");
        assert_eq!(valg.apner(Innstillinger).is_ok(), !valg.sperret, "{valg:?}");
    }
}

#[test]
fn a_higher_level_closes_nothing() {
    for valg in alle_valg() {
        for til in NIVAER.into_iter().filter(|n| *n >= valg.niva) {
            assert_eq!(valg.ved_bytte(til).0, [], "{valg:?} {til:?}");
        }
        let (mister, far) = valg.ved_bytte(valg.niva);
        assert!(mister.is_empty() && far.is_empty());
    }
}

#[test]
fn what_is_lost_by_going_down_is_what_opens_by_going_up() {
    let full = Bruksvalg { niva: Some(Niva::Full), ..Bruksvalg::default() };
    for (til, ventet) in [
        (Some(Niva::BasisPluss), vec![PaVegneAv]),
        (Some(Niva::Basis), vec![Pasientjournal, Kjernejournal, PaVegneAv]),
        (None, vec![Helseregistre, Pasientjournal, Kjernejournal, PaVegneAv]),
    ] {
        assert_eq!(full.ved_bytte(til), (ventet.clone(), Vec::new()), "{til:?}");
        assert_eq!(Bruksvalg { niva: til, ..full }.ved_bytte(full.niva), (Vec::new(), ventet), "{til:?}");
    }
    let uten_journal = Bruksvalg { uten_journal: true, ..full };
    assert_eq!(uten_journal.ved_bytte(Some(Niva::Basis)).0, [PaVegneAv], "what is closed already is not lost");
}

#[test]
fn a_representative_needs_full_use_and_gets_no_more_than_the_giver_of_the_power() {
    for egne in alle_valg() {
        for andres in alle_valg() {
            for rolle in Rolle::ALLE {
                let adgang = Adgang { egne, for_annen: Some((rolle, andres)) };
                for tjeneste in Tjeneste::ALLE {
                    let apen = adgang.apner(tjeneste);
                    if egne.apner(PaVegneAv).is_err() {
                        assert_eq!(apen, egne.apner(PaVegneAv));
                    } else if andres.sperret {
                        assert_eq!(apen, Err(Avslag::IkkePaVegneAv(Representasjonsavslag::Sperret)));
                    } else if rolle == Rolle::Fullmakt {
                        assert_eq!(apen, andres.apner(tjeneste));
                    } else {
                        assert_eq!(apen, Ok(()), "children and those without capacity have chosen no level");
                    }
                }
            }
        }
    }
}

#[test]
fn an_old_consent_without_a_level_is_full_and_only_no_answer_ever_sends_one_to_choose() {
    let id = DefinisjonId(BRUK.to_owned());
    let gammel = Bruksvalg::fra([(&id, None)]);
    assert_eq!((gammel.niva, gammel.har_valgt), (Some(Niva::Full), true));
    let adgang = |egne| Adgang { egne, for_annen: None };
    assert!(adgang(Bruksvalg::default()).ma_velge_niva());
    assert!(!adgang(gammel).ma_velge_niva());
    assert!(!adgang(Bruksvalg { har_valgt: true, ..Bruksvalg::default() }).ma_velge_niva(), "withdrawn");
    let for_barn = Adgang { for_annen: Some((Rolle::Foreldreansvar, Bruksvalg::default())), ..adgang(gammel) };
    assert!(!for_barn.ma_velge_niva());
}

#[test]
fn the_embedded_catalogue_has_the_settings_that_open_and_close() {
    let katalog = crate::catalogue::innebygd().expect("the embedded catalogue is sound");
    for guid in [BRUK, PASIENTJOURNAL, KJERNEJOURNAL, AKUTTSPERRE] {
        assert!(katalog.definisjon(&DefinisjonId(guid.to_owned())).is_some(), "{guid}");
    }
    let tjeneste = |slug| katalog.register(slug).map(|r| Tjeneste::for_register(r));
    assert_eq!(tjeneste("kjernejournal"), Some(Kjernejournal));
    assert_eq!(tjeneste("resept"), Some(Pasientjournal));
    for slug in ["tjenesten", "sysvak", "ms", "tarm"] {
        assert_eq!(tjeneste(slug), Some(Helseregistre), "{slug}");
    }
}
