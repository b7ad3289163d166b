//! What a registry may do with a case.

use super::*;
use crate::domain::id::HendelseId;
use proptest::prelude::*;

const APNE: [Saksstatus; 4] =
    [Saksstatus::Sendt, Saksstatus::Mottatt, Saksstatus::UnderBehandling, Saksstatus::TrengerMer];

fn stilling(slag: Saksslag, status: Saksstatus) -> Stilling<'static> {
    Stilling { slag, status, tekst: "", klaget: false }
}

fn slag() -> impl Strategy<Value = Saksslag> {
    prop::sample::select(Saksslag::ALLE.to_vec())
}

fn status() -> impl Strategy<Value = Saksstatus> {
    prop::sample::select(Saksstatus::ALLE.to_vec())
}

proptest! {
    /// Whatever a registry sends, in whatever order: the case goes forward, ends with an answer that fits, and stays.
    #[test]
    fn a_case_goes_forward_and_ends(slag in slag(), onsker in prop::collection::vec((status(), "[ab]{0,2}"), 0..12)) {
        let (mut na, mut sagt) = (Saksstatus::Sendt, String::new());
        for (til, tekst) in onsker {
            let fra = Stilling { slag, status: na, tekst: &sagt, klaget: false };
            match gang(fra, til, &tekst) {
                Ok(Gang::Ny) => {
                    prop_assert!(!na.avgjort(), "{na:?} was final");
                    prop_assert!(til != Saksstatus::Sendt);
                    prop_assert!(til != Saksstatus::Mottatt || na == Saksstatus::Sendt);
                    prop_assert!(!til.avgjort() || svar_pa(slag).contains(&til));
                    prop_assert!(!krever_tekst(til) || !tekst.is_empty());
                    (na, sagt) = (til, tekst);
                }
                Ok(Gang::Gjentatt) => prop_assert!(til == na),
                Err(_) => {}
            }
        }
    }

    /// What has been taken can be sent again at once, and changes nothing.
    #[test]
    fn the_same_again_changes_nothing(slag in slag(), fra in status(), til in status(), tekst in "[ab]{0,2}", klaget: bool) {
        if gang(Stilling { klaget, ..stilling(slag, fra) }, til, &tekst) == Ok(Gang::Ny) {
            let etter = Stilling { slag, status: til, tekst: &tekst, klaget: false };
            prop_assert_eq!(gang(etter, til, &tekst), Ok(Gang::Gjentatt));
        }
    }

    /// A decided case is shut until the citizen complains, and then open to every answer that fits.
    #[test]
    fn a_complaint_opens_a_decided_case(slag in slag(), nr in 0usize..3, til in status()) {
        let svar = svar_pa(slag);
        let fra = stilling(slag, svar[nr % svar.len()]);
        prop_assert_ne!(gang(fra, til, "nytt"), Ok(Gang::Ny));
        let passer = til != Saksstatus::Sendt && (!til.avgjort() || svar.contains(&til));
        prop_assert_eq!(gang(Stilling { klaget: true, ..fra }, til, "nytt") == Ok(Gang::Ny), passer);
    }
}

#[test]
fn each_kind_has_its_own_answers() {
    for slag in Saksslag::ALLE {
        for til in Saksstatus::ALLE.into_iter().filter(|s| s.avgjort()) {
            let sporsmal = matches!(slag, Saksslag::Sporsmal | Saksslag::Oppslag);
            let passer = sporsmal == (til == Saksstatus::Besvart);
            let svar = gang(stilling(slag, Saksstatus::UnderBehandling), til, "fordi");
            assert_eq!(svar, if passer { Ok(Gang::Ny) } else { Err(Saksavslag::FeilSvar) }, "{slag:?} {til:?}");
        }
    }
}

#[test]
fn a_no_a_question_and_an_answer_need_words() {
    let fra = stilling(Saksslag::Feil, Saksstatus::Mottatt);
    for til in [Saksstatus::Avslatt, Saksstatus::DelvisInnvilget, Saksstatus::TrengerMer] {
        assert_eq!(gang(fra, til, ""), Err(Saksavslag::ManglerTekst), "{til:?}");
    }
    assert_eq!(gang(fra, Saksstatus::Innvilget, ""), Ok(Gang::Ny));
    assert_eq!(gang(fra, Saksstatus::Innvilget, &"æ".repeat(MAKS_SVAR)), Ok(Gang::Ny));
    assert_eq!(gang(fra, Saksstatus::Innvilget, &"æ".repeat(MAKS_SVAR + 1)), Err(Saksavslag::ForLang));
}

#[test]
fn steps_may_be_skipped_but_not_undone() {
    for fra in APNE {
        for til in APNE {
            let ventet = match til {
                _ if til == fra => Err(Saksavslag::Bakover),
                Saksstatus::Sendt => Err(Saksavslag::Bakover),
                Saksstatus::Mottatt if fra != Saksstatus::Sendt => Err(Saksavslag::Bakover),
                _ => Ok(Gang::Ny),
            };
            let svar = gang(stilling(Saksslag::Sporsmal, fra), til, "ord");
            // More words while the case is worked on, or a second question, are news.
            let igjen = til == fra && matches!(til, Saksstatus::UnderBehandling | Saksstatus::TrengerMer);
            assert_eq!(svar, if igjen { Ok(Gang::Ny) } else { ventet }, "{fra:?} {til:?}");
        }
    }
}

#[test]
fn a_case_is_late_the_day_after_its_deadline_and_never_when_it_is_answered() {
    let frist = jiff::civil::date(2026, 12, 22);
    let dagen_etter = jiff::civil::date(2026, 12, 23);
    assert!(!sen(Saksstatus::Mottatt, frist, frist) && sen(Saksstatus::Mottatt, frist, dagen_etter));
    assert!(!sen(Saksstatus::Avslatt, frist, dagen_etter));
}

#[test]
fn what_the_citizen_writes_after_a_decision_is_a_complaint() {
    let h = |id: i64, hvem: Hendelsesav, status: Option<Saksstatus>, tekst: &str| Sakshendelse {
        id: HendelseId(id),
        hvem,
        navn: String::new(),
        status,
        tekst: tekst.to_owned(),
    };
    let (borger, register) = (Hendelsesav::Innbygger, Hendelsesav::Register);
    let mut alle =
        vec![h(1, borger, Some(Saksstatus::Sendt), "feil"), h(2, register, Some(Saksstatus::Avslatt), "nei")];
    assert_eq!(visning::siste(&alle), (HendelseId(2), "nei", false));
    alle.push(h(3, borger, None, "uenig"));
    assert_eq!(visning::siste(&alle), (HendelseId(3), "nei", true));
    alle.push(h(4, register, Some(Saksstatus::Avslatt), "fortsatt nei"));
    assert_eq!(visning::siste(&alle), (HendelseId(4), "fortsatt nei", false));
    assert_eq!(visning::siste(&[]), (HendelseId(0), "", false));
}

#[test]
fn groups_are_read_as_they_are_spelled() {
    for kode in ["apne", "avgjorte", "alle", "trenger_mer"] {
        assert_eq!(Saksgruppe::les(kode).map(Saksgruppe::kode), Some(kode));
    }
    assert_eq!(Saksgruppe::les("' OR 1=1"), None);
    for status in Saksstatus::ALLE {
        assert!(Saksgruppe::Alle.har(status) && Saksgruppe::Apne.har(status) != Saksgruppe::Avgjorte.har(status));
    }
}
