use super::*;
use crate::domain::bruk::{Handling, Hvem, Identitet, Vilkar};
use crate::domain::definisjon::PartKode;
use crate::domain::innstilling::Personverninnstilling;
use crate::domain::katalog::Katalog;
use crate::domain::metadata::Metadata;
use crate::domain::rapport::{Seksjon, Vedlegg};
use jiff::Timestamp;
use jiff::civil::date;

const DAG: Date = date(2026, 11, 22);
const GUID: &str = "6E1F4F3A-5f0e-4a57-9d37-0d7d0d1c9d01";

fn na() -> Timestamp {
    "2026-11-22T09:00:00Z".parse().expect("an instant")
}

fn katalog() -> Katalog {
    crate::catalogue::innebygd().expect("a sound catalogue")
}

fn satt(k: &Katalog, register: &str, slug: &str, aktiv: bool) -> Personverninnstilling {
    let d = k.register(register).and_then(|r| r.definisjon(slug)).expect(slug);
    Personverninnstilling {
        definisjon: d.id.clone(),
        aktiv,
        sekvensnummer: 1,
        opprettet: na(),
        endret: na(),
        i_kraft: None,
        metadata: Metadata::default(),
    }
}

/// The rule as a table: registry, listed, settings, and what is said about data and about the log.
#[test]
fn what_is_taken_follows_from_listing_and_settings() {
    let k = katalog();
    let samtykke = |aktiv| vec![satt(&k, "ms", "data", aktiv)];
    let reservert = |aktiv| vec![satt(&k, "diabetes", "lagring", aktiv)];
    let ikke_samtykket = Err(Leveringsavslag::Lagring(Lagringsavslag::IkkeSamtykket));
    let er_reservert = Err(Leveringsavslag::Lagring(Lagringsavslag::Reservert));
    let ikke_oppfort = Err(Leveringsavslag::IkkeOppfort);
    let bruk = |aktiv| vec![satt(&k, "tjenesten", "bruk", aktiv)];
    for (nr, (slug, oppfort, lagrede, data, logg)) in [
        ("ms", true, vec![], ikke_samtykket, Ok(())),
        ("ms", true, samtykke(true), Ok(()), Ok(())),
        ("ms", true, samtykke(false), ikke_samtykket, Ok(())),
        ("ms", false, samtykke(true), ikke_oppfort, Ok(())),
        ("ms", false, samtykke(false), ikke_oppfort, Ok(())),
        ("ms", false, vec![], ikke_oppfort, ikke_oppfort),
        ("diabetes", true, vec![], Ok(()), Ok(())),
        ("diabetes", true, reservert(true), er_reservert, Ok(())),
        ("diabetes", true, reservert(false), Ok(()), Ok(())),
        ("diabetes", false, vec![], ikke_oppfort, ikke_oppfort),
        // Somebody else's consent counts for nothing.
        ("ms", true, reservert(false), ikke_samtykket, Ok(())),
        ("sysvak", false, vec![], Ok(()), Ok(())),
        ("sysvak", false, bruk(true), Ok(()), Ok(())),
        ("sysvak", false, bruk(false), Err(Leveringsavslag::UtenPortalen), Ok(())),
        ("ms", true, [samtykke(true), bruk(false)].concat(), Err(Leveringsavslag::UtenPortalen), Ok(())),
    ]
    .into_iter()
    .enumerate()
    {
        let r = k.register(slug).expect(slug);
        assert_eq!(kan_tas_imot(r, oppfort, &lagrede, Leveringsslag::Opplysninger, DAG), data, "row {nr}, data");
        assert_eq!(kan_tas_imot(r, oppfort, &lagrede, Leveringsslag::Logg, DAG), logg, "row {nr}, log");
    }
}

fn rapport(titler: &[&str]) -> Rapport {
    Rapport {
        register: None,
        hentet: na(),
        data_sist_endret: None,
        til_og_med: DAG,
        mangler: Vec::new(),
        seksjoner: titler.iter().map(|t| Seksjon::med_tekst(t, &["x"])).collect(),
        kodelister: Vec::new(),
        stottede_rapporter: Vec::new(),
        vedlegg: vec![Vedlegg {
            mimetype: "application/pdf".to_owned(),
            innhold: "JVBERi0=".to_owned(),
            innholdsbeskrivelse: "Alt".to_owned(),
        }],
    }
}

#[test]
fn sections_without_a_yes_are_left_out_and_the_files_with_them() {
    let k = katalog();
    let ms = k.register("ms").expect("MS");
    let alle = ["Diagnose", "Prøver i biobanken", " Spørreskjema "];
    for (gitt, ventet, filer) in [
        (vec!["data"], vec!["Diagnose"], 0),
        (vec!["data", "biobank"], vec!["Diagnose", "Prøver i biobanken"], 0),
        (vec!["data", "biobank", "sporreskjema"], alle.to_vec(), 1),
    ] {
        let lagrede: Vec<_> = gitt.into_iter().map(|slug| satt(&k, "ms", slug, true)).collect();
        let mut r = rapport(&alle);
        let ute = beskjaer(&mut r, ms, &lagrede);
        assert_eq!(r.seksjoner.iter().map(|s| s.tittel.as_str()).collect::<Vec<_>>(), ventet);
        assert_eq!((ute.len() + ventet.len(), r.vedlegg.len()), (3, filer));
    }
    let npr = k.register("nprkpr").expect("NPR");
    let mut r = rapport(&["Tannhelse (KPR)", "Kontakter"]);
    assert_eq!(beskjaer(&mut r, npr, &[satt(&k, "nprkpr", "oppbevaring", false)]), Vec::<String>::new());
    assert_eq!(beskjaer(&mut r, npr, &[satt(&k, "nprkpr", "oppbevaring", true)]), ["Tannhelse (KPR)"]);
}

#[test]
fn coverage_grows_where_periods_meet_and_never_spans_days_nobody_has_vouched_for() {
    let p = |fra: i8, til: i8| (date(2026, 3, fra), date(2026, 3, til));
    for (gammel, ny, ventet) in [
        (None, p(1, 9), p(1, 9)),
        (Some(p(1, 9)), p(10, 12), p(1, 12)),
        (Some(p(1, 9)), p(5, 12), p(1, 12)),
        (Some(p(1, 9)), p(3, 4), p(1, 9)),
        (Some(p(10, 12)), p(1, 9), p(1, 12)),
        (Some(p(1, 9)), p(11, 12), p(11, 12)),
        (Some(p(11, 12)), p(1, 9), p(11, 12)),
        (Some(p(3, 4)), p(1, 9), p(1, 9)),
    ] {
        assert_eq!(utvid(gammel, ny), ventet, "{gammel:?} {ny:?}");
    }
    assert_eq!(utvid(Some((Date::MIN, Date::MIN)), (Date::MAX, Date::MAX)), (Date::MAX, Date::MAX));
}

#[test]
fn days_of_coverage_stand_together_and_are_past() {
    let (fra, til) = (Some(date(2026, 1, 1)), Some(DAG));
    assert_eq!(kontroller_dekning(None, None, DAG), Ok(None));
    assert_eq!(kontroller_dekning(fra, til, DAG), Ok(Some((date(2026, 1, 1), DAG))));
    for (fra, til) in [(fra, None), (None, til), (til, fra)] {
        assert_eq!(kontroller_dekning(fra, til, DAG), Err(Dekningsfeil::IngenPeriode));
    }
    assert_eq!(kontroller_dekning(fra, Some(date(2026, 11, 23)), DAG), Err(Dekningsfeil::FramITid));
}

fn se() -> Loggrad {
    Loggrad {
        guid: GUID.to_owned(),
        tidspunkt: Some("2026-11-20T12:00:00.1234567Z".parse().expect("an instant")),
        periode: None,
        hendelse: Radhendelse::Bruk(Handling::Se),
        utfort_av: Some(Utforer {
            navn: None,
            rolle: "Lege".to_owned(),
            virksomhet: "St. Olavs hospital".to_owned(),
            orgnr: "883974832".to_owned(),
        }),
        mottaker: None,
        formal: ("helsehjelp".to_owned(), Some("HH".to_owned())),
        grunnlag: (String::new(), None),
        kategorier: vec!["EDSS".to_owned(), " behandling\u{202e} ".to_owned()],
        identitet: None,
        prosjekt: None,
        forklaring: "En lege så\u{0}.".to_owned(),
        vilkar: Some(Vilkar::Helsehjelp),
        antall: None,
        bruk_til: None,
        reservasjon: None,
    }
}

fn kopi() -> Loggrad {
    Loggrad {
        hendelse: Radhendelse::Utlevering,
        utfort_av: None,
        vilkar: None,
        mottaker: Some(Mottaker {
            virksomhet: "Universitetet i Bergen".to_owned(),
            orgnr: String::new(),
            land: "DK".to_owned(),
        }),
        identitet: Some(Identitet::Kodet),
        prosjekt: Some(Prosjekt {
            tittel: "MS og graviditet".to_owned(),
            referanse: Some("REK 1234".to_owned()),
            url: Some("https://prosjekt.example/ms".to_owned()),
        }),
        antall: Some(4200),
        bruk_til: Some(date(2030, 12, 31)),
        reservasjon: Some(false),
        ..se()
    }
}

fn tolk(rad: Loggrad) -> Result<Rad, Sted> {
    rad.tolk(&PartKode("MS".to_owned()), na())
}

#[test]
fn a_use_is_read_cleaned_and_kept_to_the_microsecond() {
    let Ok(Rad::Bruk(b)) = tolk(se()) else { panic!("a use") };
    assert_eq!(b.nokkel, GUID.to_lowercase());
    assert_eq!(b.tidspunkt.to_string(), "2026-11-20T12:00:00.123456Z");
    assert_eq!((b.kategorier.as_str(), b.formal.as_str()), ("EDSS, behandling\u{FFFD}", "helsehjelp (HH)"));
    assert_eq!((b.forklaring.as_str(), b.orgnr.as_str()), ("En lege så\u{FFFD}.", "883974832"));
    assert!(matches!(b.hvem, Hvem::Person { navn: None, .. }));
    let maskin = Utforer { virksomhet: "FHI".to_owned(), ..Utforer::default() };
    let Ok(Rad::Bruk(b)) = tolk(Loggrad { utfort_av: Some(maskin), ..se() }) else { panic!("a use") };
    assert_eq!(b.hvem, Hvem::Automatisk { virksomhet: "FHI".to_owned() });
    let periode = Some((date(2026, 1, 1), date(2026, 3, 31)));
    let Ok(Rad::Bruk(b)) = tolk(Loggrad { tidspunkt: None, periode, ..se() }) else { panic!("a use") };
    assert_eq!(b.tidspunkt.to_string(), "2025-12-31T23:00:00Z");
    assert!(b.forklaring.starts_with("2026-01-01 – 2026-03-31. "), "{}", b.forklaring);
}

#[test]
fn a_disclosure_has_recipient_project_and_identifiability() {
    let Ok(Rad::Utlevering(u)) = tolk(kopi()) else { panic!("a disclosure") };
    assert_eq!((u.dato, u.mottaker.as_str(), u.land.as_str()), (date(2026, 11, 20), "Universitetet i Bergen", "DK"));
    assert_eq!((u.prosjekt.as_str(), u.lenke.as_str()), ("MS og graviditet (REK 1234)", "https://prosjekt.example/ms"));
    assert_eq!((u.antall, u.reservasjon, u.identitet), (Some(4200), Some(false), Identitet::Kodet));
}

#[test]
fn a_row_that_cannot_be_is_refused_by_its_place() {
    let lang = |n: usize| "x".repeat(n);
    let uten_navn = |virksomhet: &str| Some(Utforer { virksomhet: virksomhet.to_owned(), ..Utforer::default() });
    let url = |u: &str| {
        let prosjekt = Prosjekt { url: Some(u.to_owned()), ..kopi().prosjekt.expect("a project") };
        Loggrad { prosjekt: Some(prosjekt), ..kopi() }
    };
    let mot = |virksomhet: &str, land: &str, orgnr: &str| Loggrad {
        mottaker: Some(Mottaker { virksomhet: virksomhet.to_owned(), orgnr: orgnr.to_owned(), land: land.to_owned() }),
        ..kopi()
    };
    let om = |t: &str| Some(t.parse::<Timestamp>().expect("an instant"));
    for (rad, hvor) in [
        (Loggrad { guid: "1".to_owned(), ..se() }, "radGuid"),
        (Loggrad { guid: lang(36), ..se() }, "radGuid"),
        (Loggrad { tidspunkt: None, ..se() }, "tidspunkt"),
        (Loggrad { periode: Some((DAG, DAG)), ..se() }, "tidspunkt"),
        (Loggrad { tidspunkt: om("2026-11-22T09:05:01Z"), ..se() }, "tidspunkt"),
        (Loggrad { tidspunkt: None, periode: Some((DAG, date(2026, 11, 1))), ..se() }, "periode"),
        (Loggrad { tidspunkt: None, periode: Some((DAG, date(2026, 11, 23))), ..se() }, "periode"),
        (Loggrad { utfort_av: None, ..se() }, "utfortAv"),
        (Loggrad { utfort_av: uten_navn(" "), ..se() }, "utfortAv.virksomhet"),
        (Loggrad { utfort_av: uten_navn(&lang(201)), ..se() }, "utfortAv.virksomhet"),
        (Loggrad { mottaker: kopi().mottaker, ..se() }, "mottaker"),
        (Loggrad { antall: Some(1), ..se() }, "antall"),
        (Loggrad { bruk_til: Some(DAG), ..se() }, "brukTil"),
        (Loggrad { reservasjon: Some(true), ..se() }, "reservasjon"),
        (Loggrad { formal: (lang(501), None), ..se() }, "formal.tekst"),
        (Loggrad { grunnlag: ("x".to_owned(), Some(lang(201))), ..se() }, "rettsligGrunnlag"),
        (Loggrad { kategorier: vec![String::new(); 51], ..se() }, "datakategorier"),
        (Loggrad { kategorier: vec![lang(201)], ..se() }, "datakategorier"),
        (Loggrad { forklaring: lang(2001), ..se() }, "forklaring"),
        (Loggrad { mottaker: None, ..kopi() }, "mottaker"),
        (Loggrad { identitet: None, ..kopi() }, "identifiserbarhet"),
        (Loggrad { vilkar: Some(Vilkar::Lov), ..kopi() }, "vilkar"),
        (Loggrad { antall: Some(0), ..kopi() }, "antall"),
        (mot("", "", ""), "mottaker.virksomhet"),
        (mot("UiB", "dk", ""), "mottaker.land"),
        (mot("UiB", "DNK", ""), "mottaker.land"),
        (mot("UiB", "", "12345678"), "mottaker.orgnr"),
        (mot("UiB", "", "12345678x"), "mottaker.orgnr"),
        (url("javascript:alert(1)"), "prosjekt.url"),
        (url("http://prosjekt.example"), "prosjekt.url"),
        (url("https://"), "prosjekt.url"),
        (url("https://a@b.example"), "prosjekt.url"),
        (url("https://b.example/\"onclick=x"), "prosjekt.url"),
        (url("https://b.example/ x"), "prosjekt.url"),
        (url(&format!("https://b.example/{}", lang(500))), "prosjekt.url"),
    ] {
        let feil = tolk(rad.clone()).expect_err(hvor);
        assert_eq!(feil.hvor, hvor, "{rad:?}");
        assert!(!feil.to_string().contains("xxx"), "{feil}");
    }
    assert!(tolk(Loggrad { tidspunkt: om("2026-11-22T09:05:00Z"), ..se() }).is_ok(), "a clock a little ahead");
}

#[test]
fn participation_is_checked_as_a_whole() {
    let god = r#"{"id":"a-1","slag":"forskning","tittel":"T","status":"S","ansvarlig":"A","fra":"2025-01-01",
        "steg":[{"tittel":"x"}],"funksjoner":[{"kortnavn":"s","tittel":"Språk","funksjonsType":"radio",
        "valgtOpsjon":"nn","opsjoner":[{"kode":"nn","tekst":"Nynorsk"},{"kode":"nb","tekst":"Bokmål"}]}]}"#;
    let les = |tekst: &str| serde_json::from_str(tekst).expect("participation");
    let en: crate::domain::deltakelse::Deltakelse = les(god);
    assert_eq!(kontroller_deltakelser(std::slice::from_ref(&en)), Ok(()));
    let feil = |byttet: (&str, &str)| {
        kontroller_deltakelser(&[les(&god.replace(byttet.0, byttet.1))]).expect_err(byttet.1).hvor
    };
    for (byttet, hvor) in [
        (("a-1", "a/1"), "deltakelser[0].id"),
        (("a-1", ""), "deltakelser[0].id"),
        (("\"T\"", "\" \""), "deltakelser[0].tittel"),
        (("\"fra\":\"2025-01-01\"", "\"fra\":\"2025-01-01\",\"til\":\"2024-12-31\""), "deltakelser[0].til"),
        (("\"tittel\":\"x\"", "\"tittel\":\"\""), "deltakelser[0].steg[0].tittel"),
        (("\"valgtOpsjon\":\"nn\"", "\"valgtOpsjon\":\"en\""), "deltakelser[0].funksjoner[0].valgtOpsjon"),
        (("\"kode\":\"nb\"", "\"kode\":\"nn\""), "deltakelser[0].funksjoner[0].opsjoner.kode"),
    ] {
        assert_eq!(feil(byttet), hvor);
    }
    assert_eq!(kontroller_deltakelser(&[en.clone(), en.clone()]).expect_err("twice").hvor, "deltakelser[1].id");
    assert_eq!(kontroller_deltakelser(&vec![en; 201]).expect_err("many").hvor, "deltakelser");
}
