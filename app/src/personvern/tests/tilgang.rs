//! Level, lock, recipients and periods at the door.

use super::{antall, avslag, kvittering};
use crate::domain::aktor::Aktor;
use crate::domain::avslag::Avslag;
use crate::domain::bruk::Tidsrom;
use crate::domain::definisjon::Omrade;
use crate::domain::definisjon::Valg::{self, Aktiv, Inaktiv};
use crate::domain::id::HendelseId;
use crate::domain::innstilling::Onske;
use crate::domain::metadata::{Metadata, Mottaker, Mottakerslag, Niva};
use crate::domain::representasjon::{Fakta, Fullmaktsomrade, Representasjon, Representasjonsavslag, Rolle};
use crate::domain::tid::Periode;
use crate::domain::tjenesten::Tjeneste;
use crate::personvern::{Skjema, Utfall};
use crate::store::Feil;
use crate::store::prove::{Prove, pa_begge, skjema};
use jiff::civil::date;

fn med(valg: Valg, sekvens: i64, metadata: Metadata) -> Skjema {
    let onske = Onske { valg, metadata, sett_sekvensnummer: sekvens, forstar_sletting: true };
    Skjema { onske, nokkel: format!("{sekvens}-{}", valg.kode()) }
}

fn til(mottakere: &[(Mottakerslag, &str)]) -> Metadata {
    let navnlos = |(slag, nummer): &(Mottakerslag, &str)| Mottaker {
        slag: *slag,
        nummer: (*nummer).to_owned(),
        navn: "et annet navn".to_owned(),
    };
    Metadata { mottakere: mottakere.iter().map(navnlos).collect(), ..Metadata::default() }
}

async fn sett(p: &Prove, part: &str, slug: &str, skjema: Skjema) -> Result<Utfall, Feil> {
    p.portal.personvern.sett(&p.aktor("kari"), part, slug, skjema).await
}

async fn lagret(p: &Prove, part: &str, slug: &str) -> (i64, Metadata) {
    let side = p.portal.personvern.innstilling(&p.aktor("kari"), Omrade::Tilgang, part, slug).await.expect("a setting");
    side.rad.lagret.map_or((0, Metadata::default()), |l| (l.sekvensnummer, l.metadata))
}

/// Kari's level, from the one she has.
async fn velg_niva(p: &Prove, sekvens: i64, niva: Option<Niva>) {
    let metadata = niva.map_or_else(Metadata::default, Metadata::niva);
    p.ga(1);
    kvittering(sett(p, "tjenesten", "bruk", med(Valg::av(niva.is_some()), sekvens, metadata)).await);
}

/// What each method that reads says to the actor: nothing when it lets in.
async fn svar(p: &Prove, hvem: &Aktor, part: &str) -> Vec<(&'static str, Option<Avslag>)> {
    fn nei<T: std::fmt::Debug>(svar: Result<T, Feil>) -> Option<Avslag> {
        svar.is_err().then(|| avslag(svar))
    }
    let (pv, inn) = (&p.portal.personvern, &p.portal.innsyn);
    vec![
        ("registre", nei(inn.registre(hvem).await)),
        ("innhold", nei(inn.innhold(hvem, part).await)),
        ("logg", nei(inn.logg(hvem, part, Tidsrom::Alt).await)),
        ("ventende", nei(pv.ventende(hvem).await)),
        ("oversikt", nei(pv.oversikt(hvem).await)),
        ("liste", nei(pv.liste(hvem, Omrade::Forskning).await)),
        ("part", nei(pv.part(hvem, Omrade::Forskning, "nprkpr").await)),
        ("historikk", nei(pv.historikk(hvem, 1).await)),
        ("bruk", nei(pv.bruk(hvem).await)),
        ("adgang", nei(pv.adgang(hvem).await)),
        ("resepter", nei(pv.resepter(hvem).await)),
    ]
}

fn representant(p: &Prove, rolle: Rolle) -> Aktor {
    let fakta = Fakta {
        representant_alder: 40,
        innbygger_alder: if rolle == Rolle::Foreldreansvar { 8 } else { 40 },
        adressesperre: false,
        samme_bosted: true,
        skjermet_for_foreldre: false,
        gyldig: true,
        omrader: Fullmaktsomrade::ALLE.to_vec(),
    };
    let navn = "Line Danser".to_owned();
    let for_kari =
        Representasjon { innbygger: p.aktor("kari").gjelder(), rolle, fakta, til: None, representant_navn: navn };
    Aktor::representant(p.aktor("line").gjelder(), for_kari)
}

pa_begge! {
    async fn each_method_opens_at_its_level(p: &Prove) {
        let kari = p.aktor("kari");
        let apne = |nei: Option<Avslag>| nei.is_none();
        let nivaer = [(2, Some(Niva::BasisPluss)), (3, Some(Niva::Basis)), (4, None), (5, Some(Niva::Full))];
        for (sekvens, niva) in nivaer {
            velg_niva(p, sekvens - 1, niva).await;
            for part in ["sysvak", "resept", "kjernejournal"] {
                for (metode, nei) in svar(p, &kari, part).await {
                    let minst = match metode {
                        "registre" | "ventende" => Some(Niva::Basis),
                        "innhold" | "logg" if part == "sysvak" => Some(Niva::Basis),
                        "innhold" | "logg" | "resepter" => Some(Niva::BasisPluss),
                        _ => None,
                    };
                    assert_eq!(apne(nei), minst.is_none() || niva >= minst, "{metode} {part} at {niva:?}: {nei:?}");
                    assert!(nei.is_none_or(|n| n == Avslag::ForLavtNiva), "{metode} {part}");
                }
            }
        }
    }

    /// The lock shuts every method but those that lift it, also for whoever acts for the citizen.
    async fn the_emergency_lock_shuts_every_method(p: &Prove) {
        let kari = p.aktor("kari");
        kvittering(sett(p, "tjenesten", "akuttsperre", skjema(Aktiv, 0, "sperr")).await);
        for (metode, nei) in svar(p, &kari, "sysvak").await {
            assert_eq!(nei, Some(Avslag::Sperret), "{metode}");
        }
        for rolle in [Rolle::Foreldreansvar, Rolle::Fullmakt, Rolle::TildeltFullmakt] {
            let line = representant(p, rolle);
            for (metode, nei) in svar(p, &line, "sysvak").await {
                assert_eq!(nei, Some(Avslag::IkkePaVegneAv(Representasjonsavslag::Sperret)), "{rolle:?} {metode}");
            }
        }
        let for_ = antall(p).await;
        for (part, slug) in [("nprkpr", "oppbevaring"), ("tjenesten", "varsler"), ("kjernejournal", "helsepersonell")] {
            assert_eq!(avslag(sett(p, part, slug, skjema(Aktiv, 0, slug)).await), Avslag::Sperret, "{slug}");
            let side = p.portal.personvern.innstilling(&kari, Omrade::Tilgang, part, slug).await;
            assert!(side.is_err(), "{slug}");
        }
        assert_eq!(antall(p).await, for_);
        let (sekvens, _) = lagret(p, "tjenesten", "akuttsperre").await;
        p.ga(1);
        let id = kvittering(sett(p, "tjenesten", "akuttsperre", skjema(Inaktiv, sekvens, "åpne")).await);
        assert!(p.portal.personvern.kvittering(&kari, id).await.is_ok());
        assert_eq!(svar(p, &kari, "sysvak").await.into_iter().find(|(_, nei)| nei.is_some()), None);
    }

    /// A receipt of anything else stays shut; the lock's own is open.
    async fn a_locked_citizen_sees_the_receipts_of_the_lock_only(p: &Prove) {
        let kari = p.aktor("kari");
        let annen = kvittering(sett(p, "tjenesten", "varsler", skjema(Aktiv, 0, "v")).await);
        p.ga(1);
        let egen = kvittering(sett(p, "tjenesten", "akuttsperre", skjema(Aktiv, 0, "s")).await);
        assert!(p.portal.personvern.kvittering(&kari, egen).await.is_ok());
        assert_eq!(avslag(p.portal.personvern.kvittering(&kari, annen).await), Avslag::Sperret);
        assert_eq!(avslag(p.portal.personvern.kvittering(&kari, HendelseId(i64::MAX)).await), Avslag::FinnesIkke);
    }

    async fn a_power_of_attorney_gives_no_more_than_its_giver_has(p: &Prove) {
        let line = representant(p, Rolle::Fullmakt);
        assert!(p.portal.innsyn.innhold(&line, "resept").await.is_ok());
        velg_niva(p, 1, Some(Niva::Basis)).await;
        assert_eq!(avslag(p.portal.innsyn.innhold(&line, "resept").await), Avslag::ForLavtNiva);
        assert!(p.portal.innsyn.innhold(&line, "sysvak").await.is_ok());
    }

    async fn the_list_of_registries_says_which_are_closed(p: &Prove) {
        velg_niva(p, 1, Some(Niva::Basis)).await;
        for rad in p.portal.innsyn.registre(&p.aktor("kari")).await.expect("a list") {
            let journal = [Tjeneste::Pasientjournal, Tjeneste::Kjernejournal];
            let ventet = journal.contains(&Tjeneste::for_register(&rad.register)).then_some(Avslag::ForLavtNiva);
            assert_eq!(rad.stengt, ventet, "{}", rad.register.slug);
        }
    }

    async fn the_level_page_knows_what_has_been_delivered(p: &Prove) {
        let side = p.portal.personvern.bruk(&p.aktor("kari")).await.expect("a page");
        assert_eq!(side.valg.niva, Some(Niva::Full));
        let slugger: Vec<&str> = side.data.iter().map(|(r, _)| r.slug.as_str()).collect();
        assert!(slugger.contains(&"ms") && slugger.contains(&"resept"), "{slugger:?}");
        assert!(p.portal.personvern.bruk(&p.aktor("ingrid")).await.expect("a page").data.is_empty());
    }

    async fn chosen_ones_get_their_names_from_the_directory_and_a_new_choice_is_a_change(p: &Prove) {
        let (ida, apotek) = ((Mottakerslag::Helsepersonell, "9900001"), (Mottakerslag::Virksomhet, "999000070"));
        let (part, slug) = ("kjernejournal", "utvalgt-personell");
        kvittering(sett(p, part, slug, med(Aktiv, 0, til(&[apotek, ida, ida]))).await);
        let (sekvens, metadata) = lagret(p, part, slug).await;
        let navn: Vec<&str> = metadata.mottakere.iter().map(|m| m.navn.as_str()).collect();
        assert_eq!((sekvens, navn), (1, vec!["Ida Holm", "Apoteket ved Torget"]));
        let samme = sett(p, part, slug, med(Aktiv, 1, til(&[ida, apotek]))).await.expect("allowed");
        assert_eq!(samme, Utfall::Uendret, "the same ones in another order");
        p.ga(1);
        kvittering(sett(p, part, slug, med(Aktiv, 1, til(&[ida]))).await);
        let (sekvens, metadata) = lagret(p, part, slug).await;
        assert_eq!((sekvens, metadata.mottakere.len()), (2, 1));
        p.ga(1);
        kvittering(sett(p, part, slug, med(Inaktiv, 2, Metadata::default())).await);
        assert_eq!(lagret(p, part, slug).await, (3, Metadata::default()));
    }

    async fn what_does_not_fit_the_definition_is_refused_and_stores_nothing(p: &Prove) {
        let for_ = antall(p).await;
        let ida = til(&[(Mottakerslag::Helsepersonell, "9900001")]);
        let periode = |fra, til| Metadata { perioder: vec![Periode { fra, til }], ..Metadata::default() };
        let (nyttar, dagen_for) = (Some(date(2020, 1, 1)), Some(date(2019, 12, 31)));
        for (part, slug, sekvens, valg, metadata, ventet) in [
            ("kjernejournal", "utvalgt-personell", 0, Aktiv, Metadata::default(), Avslag::ManglerUtvalg),
            ("kjernejournal", "utvalgt-personell", 0, Aktiv, til(&[(Mottakerslag::Helsepersonell, "1")]), Avslag::UgyldigMetadata),
            ("kjernejournal", "utvalgt-personell", 0, Inaktiv, ida.clone(), Avslag::UgyldigMetadata),
            ("resept", "enkeltresepter", 0, Aktiv, til(&[(Mottakerslag::Resept, "resept-99")]), Avslag::UgyldigMetadata),
            ("resept", "enkeltresepter", 0, Aktiv, ida.clone(), Avslag::UgyldigMetadata),
            ("kjernejournal", "helsepersonell", 0, Aktiv, ida, Avslag::UgyldigMetadata),
            ("kjernejournal", "helsepersonell", 0, Aktiv, periode(nyttar, None), Avslag::UgyldigMetadata),
            ("kjernejournal", "besokshistorikk", 2, Aktiv, periode(None, nyttar), Avslag::UgyldigMetadata),
            ("kjernejournal", "besokshistorikk", 2, Aktiv, periode(nyttar, dagen_for), Avslag::UgyldigMetadata),
            ("tjenesten", "bruk", 1, Aktiv, Metadata::default(), Avslag::UgyldigMetadata),
        ] {
            assert_eq!(avslag(sett(p, part, slug, med(valg, sekvens, metadata)).await), ventet, "{part}/{slug}");
        }
        assert_eq!(antall(p).await, for_);
        kvittering(sett(p, "kjernejournal", "besokshistorikk", med(Aktiv, 2, periode(nyttar, None))).await);
        assert_eq!(lagret(p, "kjernejournal", "besokshistorikk").await.1, periode(nyttar, None));
    }

    async fn a_restricted_prescription_stays_so_when_the_report_has_it_no_longer(p: &Prove) {
        let kari = p.aktor("kari");
        let egne = p.portal.personvern.resepter(&kari).await.expect("prescriptions");
        let forste = til(&[(Mottakerslag::Resept, egne[0].nummer.as_str())]);
        kvittering(sett(p, "resept", "enkeltresepter", med(Aktiv, 0, forste.clone())).await);
        p.utfor("DELETE FROM rapport WHERE part_kode = 'RESEPT'").await;
        assert!(p.portal.personvern.resepter(&kari).await.expect("none").is_empty());
        let samme = sett(p, "resept", "enkeltresepter", med(Aktiv, 1, forste)).await.expect("allowed");
        assert_eq!(samme, Utfall::Uendret);
        assert_eq!(lagret(p, "resept", "enkeltresepter").await.1.mottakere[0].navn, egne[0].navn);
    }

    async fn a_setting_whose_definition_has_ended_is_shown_as_impossible(p: &Prove) {
        // The reservation in the diabetes registry came in November 2020.
        p.portal.klokke.flytt(jiff::SignedDuration::from_hours(-24 * 365 * 7));
        let side = p.portal.personvern.innstilling(&p.aktor("line"), Omrade::Forskning, "diabetes", "lagring").await;
        assert_eq!(avslag(side), Avslag::IkkeMulig);
    }
}
