use super::*;
use crate::domain::rapport::{Celle, Faktum, Kolonne, Post, Rad, Rapport, Seksjon, Tabell};
use jiff::civil::date;
use proptest::prelude::*;
use proptest::sample::select;

fn status() -> impl Strategy<Value = Saksstatus> {
    select(Saksstatus::ALLE.to_vec())
}

proptest! {
    #[test]
    fn a_case_goes_forward_and_ends(veien in prop::collection::vec(status(), 0..20)) {
        let mut na = Saksstatus::Sendt;
        let mut avgjort = None;
        for til in veien {
            match neste(na, til) {
                Ok(Overgang::Uendret) => prop_assert_eq!(na, til),
                Ok(Overgang::Ny) => {
                    prop_assert!(avgjort.is_none(), "after its end it went to {:?}", til);
                    na = til;
                }
                Err(Overgangsfeil::Avgjort) => prop_assert_eq!(avgjort, Some(na)),
                Err(Overgangsfeil::Bakover) => {
                    let tilbake = matches!(til, Saksstatus::Sendt | Saksstatus::Mottatt);
                    prop_assert!(tilbake && na != Saksstatus::Sendt && avgjort.is_none());
                }
                Err(Overgangsfeil::IngenKlage) => prop_assert!(false, "nobody complained"),
            }
            if na.avgjort() {
                avgjort = Some(na);
            }
        }
    }

    #[test]
    fn from_every_open_status_every_end_is_reached(fra in status(), til in status()) {
        let svar = neste(fra, til);
        if !fra.avgjort() && til.avgjort() {
            prop_assert_eq!(svar, Ok(Overgang::Ny));
        }
        if fra.avgjort() && fra != til {
            prop_assert_eq!(svar, Err(Overgangsfeil::Avgjort));
        }
    }

    #[test]
    fn a_complaint_is_for_what_was_not_granted_in_time_and_once(fra in status(), dager in 0i64..60, klaget: bool) {
        let avgjort = date(2026, 11, 1);
        let dag = avgjort.saturating_add(jiff::Span::new().days(dager));
        let ventet = matches!(fra, Saksstatus::Avslatt | Saksstatus::DelvisInnvilget) && dager <= 21 && !klaget;
        prop_assert_eq!(ved_klage(fra, avgjort, klaget, dag).is_ok(), ventet);
    }

    /// Whatever is written is taken whole or refused: never cut, never with a character that turns or hides text.
    #[test]
    fn hostile_text_is_cleaned_and_counted(tekst in "\\PC{0,300}[\u{202e}\u{0}\r\n\t\u{feff}]{0,5}\\PC{0,5}", slag in select(Saksslag::ALLE.to_vec())) {
        let skjema = Saksskjema::ny(slag, Henvisning::default(), [&tekst, &tekst, &tekst], &tekst);
        for t in [&skjema.ord, &skjema.tekst, &skjema.onsket] {
            let farlig = t.contains(['\u{202e}', '\0', '\r', '\u{feff}']);
            prop_assert!(!farlig, "{}", t);
            prop_assert_eq!(t.trim(), t.as_str());
        }
        if let Ok(sak) = skjema.kontroller(&Gjelder::default()) {
            prop_assert!(sak.tekst().chars().count() <= MAKS_TEGN);
        }
    }

    #[test]
    fn a_hostile_file_name_becomes_a_harmless_one(navn in "\\PC{0,200}", endelse in select(vec!["", "pdf", "txt"])) {
        let rent = rent_navn(&navn, endelse);
        prop_assert!(!rent.is_empty() && !rent.starts_with('.') && rent.chars().count() <= 90, "{}", rent);
        prop_assert!(!rent.contains(['/', '\\', '"', '<', '>', '\0', '\n', '%', ';']), "{}", rent);
        let slutt = if endelse.is_empty() { String::new() } else { format!(".{endelse}") };
        prop_assert!(rent.ends_with(&slutt), "{}", rent);
        prop_assert_eq!(rent_navn(&rent, endelse), rent.clone(), "twice is once");
    }
}

#[test]
fn a_dot_that_the_cut_leaves_near_the_end_is_no_ending() {
    let rent = rent_navn(&format!("{}.abc def", "x".repeat(76)), "");
    assert_eq!(rent, format!("{}_abc", "x".repeat(76)));
    assert_eq!(rent_navn(&rent, ""), rent);
    assert_eq!(rent_navn("rapport v1.2.pdf", "pdf"), "rapport v1_2.pdf");
}

#[test]
fn the_deadline_is_thirty_days_and_a_decided_case_is_never_late() {
    let frist = frist(date(2026, 11, 22));
    assert_eq!(frist, date(2026, 12, 22));
    assert!(!er_sen(Saksstatus::Sendt, frist, frist));
    assert!(er_sen(Saksstatus::TrengerMer, frist, date(2026, 12, 23)));
    for status in Saksstatus::ALLE {
        assert_eq!(er_sen(status, frist, date(2027, 6, 1)), !status.avgjort(), "{status:?}");
    }
}

#[test]
fn each_kind_ends_with_answers_that_fit_it() {
    use Saksstatus::{Avslatt, Besvart, DelvisInnvilget, Innvilget};
    for slag in Saksslag::ALLE {
        let slutt: Vec<_> = Saksstatus::ALLE.into_iter().filter(|s| slag.kan_ende_med(*s)).collect();
        let ventet = match slag {
            Saksslag::Sporsmal | Saksslag::Oppslag => vec![Besvart],
            _ => vec![Innvilget, DelvisInnvilget, Avslatt],
        };
        assert_eq!(slutt, ventet, "{slag:?}");
    }
}

fn skjema(slag: Saksslag, tekst: &str, omfang: &str) -> Saksskjema {
    Saksskjema::ny(slag, Henvisning::default(), ["Datoen", tekst, ""], omfang)
}

#[test]
fn a_form_holds_what_its_kind_takes() {
    let om = Gjelder { ord: "2. juni 2021 – Tetravac".into(), rapport: Some(1), ..Gjelder::default() };
    let mangler = |slag, tekst, omfang, gjelder: &Gjelder| skjema(slag, tekst, omfang).kontroller(gjelder).err();
    let ingen = Gjelder::default();
    for (slag, tekst, omfang, gjelder, ventet) in [
        (Saksslag::Feil, "", "", &ingen, Some(vec![Feltfeil::Mangler(Felt::Tekst)])),
        (Saksslag::Feil, "x", "", &ingen, None),
        (Saksslag::Sporsmal, "", "", &ingen, Some(vec![Feltfeil::Mangler(Felt::Tekst)])),
        (Saksslag::Oppslag, "", "", &ingen, None),
        (Saksslag::Sletting, "", "", &ingen, Some(vec![Feltfeil::Mangler(Felt::Omfang)])),
        (Saksslag::Sletting, "", "alt", &ingen, None),
        (Saksslag::Sletting, "", "noen", &ingen, Some(vec![Feltfeil::Mangler(Felt::Tekst)])),
        (Saksslag::Sletting, "", "denne", &ingen, Some(vec![Feltfeil::Mangler(Felt::Omfang)])),
        (Saksslag::Sletting, "", "denne", &om, None),
        (Saksslag::Sperring, "", "denne", &om, Some(vec![Feltfeil::Mangler(Felt::Omfang)])),
        (Saksslag::Sperring, "", "<script>", &om, Some(vec![Feltfeil::Mangler(Felt::Omfang)])),
        (Saksslag::Sperring, "", "alt", &om, None),
    ] {
        assert_eq!(mangler(slag, tekst, omfang, gjelder), ventet, "{slag:?} {tekst:?} {omfang:?}");
    }
    let uten_ord = Saksskjema::ny(Saksslag::Feil, Henvisning::default(), ["", "x", ""], "");
    assert_eq!(uten_ord.kontroller(&ingen), Err(vec![Feltfeil::Mangler(Felt::Ord)]));
    assert!(uten_ord.kontroller(&om).is_ok(), "the portal has the item's words");
}

#[test]
fn two_thousand_characters_are_taken_and_one_more_is_not() {
    let akkurat = "æ".repeat(MAKS_TEGN);
    assert!(skjema(Saksslag::Sporsmal, &akkurat, "").kontroller(&Gjelder::default()).is_ok());
    assert!(Saksmelding::ny(&akkurat).is_ok());
    let over = format!("{akkurat}ø");
    let feil = Feltfeil::ForLang(Felt::Tekst, 2001);
    assert_eq!(skjema(Saksslag::Sporsmal, &over, "").kontroller(&Gjelder::default()), Err(vec![feil]));
    assert_eq!(Saksmelding::ny(&over), Err((feil, over)));
    let linjer = "a\r\n".repeat(1000);
    assert!(Saksmelding::ny(&linjer).is_ok(), "a line break counts once, however a browser sends it");
}

fn rapport() -> Rapport {
    let mut rapport = crate::domain::samples::alle(jiff::Timestamp::UNIX_EPOCH)[0].rapporter[0].1.clone();
    let post = Post {
        id: "v1".into(),
        dato: date(2021, 6, 2),
        slag: None,
        tittel: "Tetravac".into(),
        fakta: Vec::new(),
        kilde: None,
    };
    let kolonne = |id: &str, navn: &str| Kolonne {
        id: id.into(),
        navn: navn.into(),
        slag: crate::domain::rapport::Kolonneslag::Tekst,
        enhet: None,
    };
    let rad = |fra: &str| Rad {
        kilde: None,
        verdier: [("fra".to_owned(), Celle::Dato(fra.parse().expect("a day"))), ("dose".to_owned(), Celle::Tall(1.5))]
            .into(),
    };
    let tabell = Tabell {
        tittel: "Behandling".into(),
        kolonner: vec![kolonne("fra", "Fra"), kolonne("dose", "Dose")],
        rader: vec![rad("2021-05-01"), rad("2022-05-01")],
        tom: String::new(),
        ..Tabell::default()
    };
    let felt = vec![Faktum::tekst("Diagnose", "Multippel\u{202e} sklerose")];
    rapport.seksjoner =
        vec![Seksjon { poster: vec![post], tabeller: vec![tabell], felt, ..Seksjon::ny("Vaksinasjoner") }];
    rapport
}

fn pa(seksjon: &str, felt: &str, rad: &str) -> Option<Gjelder> {
    finn(&rapport(), &Henvisning::les("", seksjon, felt, rad, "")?)
}

#[test]
fn an_item_is_found_again_with_its_words() {
    for (seksjon, felt, rad, ord) in [
        ("1", "v1", "", "2. juni 2021 – Tetravac"),
        ("seksjon-1", "v1", "", "2. juni 2021 – Tetravac"),
        ("Vaksinasjoner", "v1", "", "2. juni 2021 – Tetravac"),
        ("1", "", "", "Vaksinasjoner"),
        ("1", "Diagnose", "", "Diagnose: Multippel\u{fffd} sklerose"),
        ("1", "dose", "2", "1. mai 2022 – Dose: 1,5"),
        ("1", "", "1", "1. mai 2021 – 1,5"),
        ("", "", "", ""),
    ] {
        let gjelder = pa(seksjon, felt, rad).unwrap_or_else(|| panic!("{seksjon} {felt} {rad}"));
        assert_eq!(gjelder.ord, ord);
    }
}

#[test]
fn an_item_that_is_not_there_is_not_found() {
    for (seksjon, felt, rad) in [
        ("2", "v1", ""),
        ("0", "", ""),
        ("1", "v2", ""),
        ("1", "dose", "3"),
        ("1", "", "9"),
        ("", "v1", ""),
        ("x", "", ""),
    ] {
        assert_eq!(pa(seksjon, felt, rad), None, "{seksjon} {felt} {rad}");
    }
    for rad in ["0", "-1", "x", "99999999999"] {
        assert_eq!(Henvisning::les("", "1", "", rad, ""), None, "{rad}");
    }
    assert_eq!(Henvisning::les("x", "", "", "", ""), None);
    assert_eq!(Henvisning::les("", "", "", "", "' OR 1=1"), None);
}

#[test]
fn an_address_says_what_was_read_from_it() {
    let h = Henvisning::les("05M1-8X2K-V0Q7T", "1", "v 1", "2", "").expect("an item");
    let [rapport, seksjon, felt, rad, oppslag] = h.felter().map(|(_, v)| v);
    assert_eq!(Henvisning::les(&rapport, &seksjon, &felt, &rad, &oppslag), Some(h));
}

#[test]
fn a_file_is_what_is_in_it() {
    let pdf = les_vedlegg("../../etc/pass\"wd.exe", b"%PDF-1.4\n").expect("a PDF");
    assert_eq!(pdf.navn, "pass_wd.pdf");
    assert_eq!(les_vedlegg("a.pdf", b"MZ\x90\0"), Err(Vedleggsfeil::FeilSlag("a.pdf".into())));
    assert_eq!(les_vedlegg("a.pdf", b""), Err(Vedleggsfeil::Tomt("a.pdf".into())));
    let tekst = |n: usize| vec![b'x'; n];
    assert!(les_vedlegg("a.txt", &tekst(STORSTE_VEDLEGG)).is_ok());
    assert_eq!(les_vedlegg("a.txt", &tekst(STORSTE_VEDLEGG + 1)), Err(Vedleggsfeil::ForStort("a.txt".into())));
    assert_eq!(
        les_vedlegg("<script>alert(1)</script>", b"<svg onload=alert(1)>").map(|v| v.navn),
        Ok("script_.txt".into())
    );
}

#[test]
fn codes_read_back_to_what_they_stand_for() {
    assert!(Saksslag::ALLE.into_iter().all(|s| Saksslag::les(s.kode()) == Some(s)));
    assert!(Saksstatus::ALLE.into_iter().all(|s| Saksstatus::les(s.kode()) == Some(s)));
    assert!(Omfang::ALLE.into_iter().all(|o| Omfang::les(o.kode()) == Some(o)));
}
