use super::*;
use crate::domain::bruk::Hvem;
use crate::domain::loggfilter::Brukerslag;
use crate::domain::representasjon::{Fakta, Fullmaktsomrade, Representasjon};
use crate::store::prove::{Prove, pa_begge};
use jiff::civil::date;
use std::collections::BTreeSet;

async fn side(p: &Prove, hvem: &str, filter: Loggfilter) -> Loggside {
    fra(p, hvem, filter, None).await
}

async fn fra(p: &Prove, hvem: &str, filter: Loggfilter, merke: Option<Loggmerke>) -> Loggside {
    let sporring = Loggsporring { filter, mengde: Loggmengde::Side(merke) };
    p.portal.innsyn.hele_loggen(&p.aktor(hvem), sporring).await.expect("the log")
}

/// All rows, page by page, as a citizen who goes on to the last one sees them.
async fn alle(p: &Prove, hvem: &str, filter: Loggfilter) -> Vec<Loggrad> {
    let (mut rader, mut merke) = (Vec::new(), None);
    loop {
        let side = fra(p, hvem, filter.clone(), merke).await;
        assert!(side.rader.len() <= PER_SIDE && side.senere == merke.is_some());
        rader.extend(side.rader);
        merke = side.eldre;
        if merke.is_none() {
            return rader;
        }
    }
}

fn register(slug: &str) -> Loggfilter {
    Loggfilter { register: Some(slug.to_owned()), ..Loggfilter::default() }
}

fn ider(rader: &[Loggrad]) -> Vec<HendelseId> {
    rader.iter().map(|r| r.post.merke().id).collect()
}

/// Ingrid, of whom nobody has delivered anything, gets rows: 120 in SYSVAK, each an hour apart, and 70 copies in MFR.
async fn fyll_ingrid(p: &Prove) {
    p.utfor(
        "INSERT INTO bruk (innbygger, part_kode, id, tidspunkt, hvem, rolle, virksomhet, handling, kategorier, formal) \
         WITH RECURSIVE nr (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM nr WHERE n < 120) \
         SELECT 1006, 'SYSVAK', n, 1767261600000000 + n * 3600000000, \
           CASE WHEN n % 3 = 0 THEN 'automatisk' ELSE 'person' END, 'Lege', 'Legevakten', 'se', 'vaksinasjoner', '' FROM nr",
    )
    .await;
    p.utfor(
        "INSERT INTO utlevering (innbygger, part_kode, id, dato, mottaker, prosjekt, formal, grunnlag, variabler, identitet) \
         WITH RECURSIVE nr (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM nr WHERE n < 70) \
         SELECT 1006, 'MFR', 1000 + n, CASE WHEN n % 2 = 0 THEN '2026-01-02' ELSE '2026-01-03' END, \
           'm', 'p', 'f', 'g', 'v', 'kodet' FROM nr",
    )
    .await;
}

/// Line, acting for Kari, who is as old as this.
fn som_kari(p: &Prove, rolle: Rolle, alder: i16, omrader: &[Fullmaktsomrade]) -> Aktor {
    let fakta = Fakta {
        representant_alder: 40,
        innbygger_alder: alder,
        adressesperre: false,
        samme_bosted: true,
        skjermet_for_foreldre: false,
        gyldig: true,
        omrader: omrader.to_vec(),
    };
    let innbygger = p.aktor("kari").gjelder();
    let representant_navn = "Line Danser".to_owned();
    Aktor::representant(
        p.aktor("line").gjelder(),
        Representasjon { innbygger, rolle, fakta, til: None, representant_navn },
    )
}

pa_begge! {
    async fn the_whole_log_is_the_registries_logs_merged_by_time(p: &Prove) {
        let rader = alle(p, "kari", Loggfilter::default()).await;
        assert!(rader.is_sorted_by(|a, b| a.post.merke() > b.post.merke()), "newest first, each once");
        let kari = p.aktor("kari");
        let mut hver_for_seg = BTreeSet::new();
        for rad in p.portal.innsyn.registre(&kari).await.expect("registries") {
            let logg = p.portal.innsyn.logg(&kari, &rad.register.slug, Tidsrom::Alt).await.expect("a log");
            let egne = |b: &&Bruk| b.tidspunkt < p.portal.klokke.na();
            hver_for_seg.extend(logg.bruk.iter().filter(egne).map(|b| (b.part.clone(), b.id)));
            hver_for_seg.extend(logg.utleveringer.iter().map(|u| (u.part.clone(), u.id)));
        }
        let na = p.portal.klokke.na();
        let samlet = rader.iter().filter(|r| r.post.merke().tid < na);
        let samlet: BTreeSet<_> = samlet.map(|r| (r.post.part().clone(), r.post.merke().id)).collect();
        assert!(samlet.len() > 20);
        assert_eq!(samlet, hver_for_seg);
    }

    async fn pages_hold_each_row_once_whatever_happens_meanwhile(p: &Prove) {
        fyll_ingrid(p).await;
        let forste = side(p, "ingrid", Loggfilter::default()).await;
        assert_eq!(forste.rader.len(), PER_SIDE);
        // New rows come on top while the citizen reads: the reading itself is one.
        p.ga(1);
        let mut rader = forste.rader;
        let mut merke = forste.eldre;
        while let Some(m) = merke {
            let neste = fra(p, "ingrid", Loggfilter::default(), Some(m)).await;
            rader.extend(neste.rader);
            merke = neste.eldre;
        }
        let andres: Vec<_> = rader.iter().filter(|r| r.post.andres()).collect();
        assert_eq!(andres.len(), 190);
        assert!(rader.is_sorted_by(|a, b| a.post.merke() > b.post.merke()));
        assert_eq!(rader.iter().filter(|r| !r.post.andres()).count(), 1, "this look, noted before it was read");
    }

    async fn a_copy_stands_at_the_beginning_of_its_day(p: &Prove) {
        fyll_ingrid(p).await;
        p.utfor("DELETE FROM utlevering WHERE innbygger = 1006 AND id <> 1001").await;
        let rader = alle(p, "ingrid", Loggfilter { fra: Some(date(2026, 1, 2)), til: Some(date(2026, 1, 3)), ..Loggfilter::default() }).await;
        // 1 January at 11 Norwegian time and n hours: 2 January begins with n = 13, 3 January with 37. At the same moment
        // the greater id comes first.
        let ventet: Vec<_> = (38..=60).rev().chain([1001]).chain((13..=37).rev()).map(HendelseId).collect();
        assert_eq!(ider(&rader), ventet);
    }

    async fn each_filter_lets_through_what_it_says(p: &Prove) {
        fyll_ingrid(p).await;
        let antall = async |filter: Loggfilter| {
            let rader = alle(p, "ingrid", filter.clone()).await;
            let andres = rader.iter().filter(|r| r.post.andres()).count();
            assert!(rader.iter().all(|r| filter.passer(&r.post, r.merket)), "{filter:?}");
            (andres, rader.len() - andres)
        };
        assert_eq!(antall(register("sysvak")).await, (120, 0));
        assert_eq!(antall(register("mfr")).await, (70, 0));
        assert_eq!(antall(register("msis")).await, (0, 0));
        let slag = |kode: &str| Loggfilter::les("", kode, "", "");
        assert_eq!(antall(slag("kopier")).await, (70, 0));
        assert_eq!(antall(slag("oppslag")).await.0, 120);
        let hvem = |h: Brukerslag| Loggfilter { hvem: Some(h), ..Loggfilter::default() };
        assert_eq!(antall(hvem(Brukerslag::Personer)).await, (80, 0));
        assert_eq!(antall(hvem(Brukerslag::Automatisk)).await, (40, 0));
        let (andres, egne) = antall(hvem(Brukerslag::Egne)).await;
        assert!(andres == 0 && egne > 0);
        assert_eq!(antall(Loggfilter { uten_kontakt: true, ..Loggfilter::default() }).await, (80, 0), "she has no contacts");
        let dag = date(2026, 1, 3);
        let en_dag = Loggfilter { fra: Some(dag), til: Some(dag), ..Loggfilter::default() };
        assert_eq!(antall(en_dag).await, (24 + 35, 0));
        assert_eq!(antall(Loggfilter { til: Some(date(2025, 12, 31)), ..Loggfilter::default() }).await, (0, 0));
    }

    /// Where few rows fit, reading goes on through many that do not.
    async fn a_filter_that_fits_few_rows_finds_them_all(p: &Prove) {
        p.utfor(
            "INSERT INTO bruk (innbygger, part_kode, id, tidspunkt, hvem, rolle, virksomhet, handling, kategorier, formal) \
             WITH RECURSIVE nr (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM nr WHERE n < 1600) \
             SELECT 1006, 'SYSVAK', n, 1767261600000000 + n, CASE WHEN n % 800 = 1 THEN 'person' ELSE 'automatisk' END, \
               'Lege', 'Legevakten', 'se', 'vaksinasjoner', '' FROM nr",
        )
        .await;
        let filter = Loggfilter { uten_kontakt: true, ..Loggfilter::default() };
        let funnet = side(p, "ingrid", filter).await;
        assert_eq!((ider(&funnet.rader), funnet.eldre), (vec![HendelseId(801), HendelseId(1)], None));
    }

    async fn a_row_is_marked_when_no_contact_with_the_unit_is_known(p: &Prove) {
        fyll_ingrid(p).await;
        let merket = |s: &Loggside| s.rader.iter().map(|r| r.merket).collect::<BTreeSet<_>>();
        let personer = Loggfilter { hvem: Some(Brukerslag::Personer), ..register("sysvak") };
        assert_eq!(merket(&side(p, "ingrid", personer.clone()).await), BTreeSet::from([true]));
        let logg = p.portal.innsyn.logg(&p.aktor("ingrid"), "sysvak", Tidsrom::Alt).await.expect("a log");
        assert_eq!(logg.uten_kontakt.len(), 80);
        // A report of another registry tells of a visit within 90 days of all of them.
        p.utfor(
            "INSERT INTO rapport (innbygger, part_kode, id, til_og_med, innhold) VALUES (1006, 'NPRKPR', 7, '2026-01-05', \
             '{\"generertTidspunkt\":\"2026-01-05T08:00:00Z\",\"tilOgMed\":\"2026-01-05\",\"seksjoner\":[{\"tittel\":\"K\",\
               \"poster\":[{\"id\":\"a\",\"dato\":\"2026-01-05\",\"slag\":\"kontakt\",\"tittel\":\"B\",\"felt\":[],\
               \"kilde\":{\"virksomhet\":\"LEGEVAKTEN HF\"}}]}]}')",
        )
        .await;
        assert_eq!(merket(&side(p, "ingrid", personer.clone()).await), BTreeSet::from([false]));
        let logg = p.portal.innsyn.logg(&p.aktor("ingrid"), "sysvak", Tidsrom::Alt).await.expect("a log");
        assert_eq!(logg.uten_kontakt, BTreeSet::new());
        let uten = Loggfilter { uten_kontakt: true, ..Loggfilter::default() };
        assert_eq!(side(p, "ingrid", uten).await.rader.len(), 0);
        p.utfor("UPDATE rapport SET innhold = '{' WHERE innbygger = 1006").await;
        let sporring = Loggsporring { filter: personer, mengde: Loggmengde::Side(None) };
        let svar = p.portal.innsyn.hele_loggen(&p.aktor("ingrid"), sporring).await;
        assert!(matches!(svar, Err(Feil::Ulest(_))), "contacts that cannot be read are a fault: {svar:?}");
    }

    async fn completeness_is_what_the_registry_has_said_and_nobody_else(p: &Prove) {
        p.utfor("DELETE FROM loggdekning").await;
        p.utfor(
            "INSERT INTO loggdekning (innbygger, part_kode, fra, til, mottatt) VALUES \
             (1006, 'SYSVAK', '2024-01-01', '2026-11-20', 1763622000000000), (1001, 'MFR', '2020-01-01', '2026-11-20', 0)",
        )
        .await;
        let ingrids = side(p, "ingrid", Loggfilter::default()).await;
        let kjente: Vec<_> = ingrids.registre.iter().filter_map(|(r, d)| Some((r.slug.as_str(), (*d)?))).collect();
        let [(slug, d)] = &kjente[..] else { panic!("{kjente:?}") };
        assert_eq!((*slug, d.fra, d.til), ("sysvak", date(2024, 1, 1), date(2026, 11, 20)));
        assert_eq!(store::mikro(d.mottatt), 1_763_622_000_000_000);
        let en = p.portal.innsyn.logg(&p.aktor("ingrid"), "sysvak", Tidsrom::Alt).await.expect("a log");
        assert_eq!(en.dekning, Some(*d));
        let annen = p.portal.innsyn.logg(&p.aktor("ingrid"), "mfr", Tidsrom::Alt).await.expect("a log");
        assert_eq!(annen.dekning, None);
    }

    /// Rows of a registry that only the listed may know of are nobody's without a ticket, whatever was delivered.
    async fn a_registry_one_is_not_listed_in_is_not_in_the_log(p: &Prove) {
        p.utfor(
            "INSERT INTO bruk (innbygger, part_kode, id, tidspunkt, hvem, rolle, virksomhet, handling, kategorier, formal) \
             VALUES (1006, 'ALS', 1, 1767261600000000, 'person', 'Lege', 'X', 'se', 'alt', '')",
        )
        .await;
        let uten = alle(p, "ingrid", Loggfilter::default()).await;
        assert!(uten.iter().all(|r| r.register.slug != "als"));
        let spurt = side(p, "ingrid", register("als")).await;
        let finnes_ikke = side(p, "ingrid", register("finnes-ikke")).await;
        assert_eq!((spurt.rader.len(), spurt.valgte().count()), (0, 0));
        assert_eq!((finnes_ikke.rader.len(), finnes_ikke.registre), (0, spurt.registre));
        p.utfor("INSERT INTO inkludering (innbygger, part_kode, aktiv, endret) VALUES (1006, 'ALS', TRUE, 0)").await;
        assert_eq!(side(p, "ingrid", register("als")).await.rader.len(), 1);
    }

    async fn a_level_that_closes_a_registry_leaves_it_out_and_says_so(p: &Prove) {
        let for_ = side(p, "kari", Loggfilter::default()).await;
        assert!(!for_.stengt && for_.registre.iter().any(|(r, _)| r.slug == "resept"));
        p.utfor(
            "UPDATE innstilling SET metadata = '{\"niva\":\"basis\"}' WHERE innbygger = 1001 \
             AND definisjon = '90bbb7c1-f8b0-4f08-9db3-7a2c95db741a'",
        )
        .await;
        let etter = side(p, "kari", Loggfilter::default()).await;
        assert!(etter.stengt && etter.registre.iter().all(|(r, _)| r.slug != "resept"));
        assert!(alle(p, "kari", Loggfilter::default()).await.iter().all(|r| r.register.slug != "resept"));
    }

    async fn the_whole_log_is_noted_once_and_not_once_for_each_registry(p: &Prove) {
        let for_ = p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM bruk WHERE innbygger = 1001").await;
        side(p, "kari", Loggfilter::default()).await;
        let sporring = Loggsporring { filter: Loggfilter::default(), mengde: Loggmengde::Fil };
        let fil = p.portal.innsyn.hele_loggen(&p.aktor("kari"), sporring).await.expect("a file");
        let etter = p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM bruk WHERE innbygger = 1001").await;
        assert_eq!(etter, for_ + 2);
        assert_eq!((fil.rader.len(), fil.eldre), (alle(p, "kari", Loggfilter::default()).await.len() - 1, None));
    }

    /// A parent sees the log of a small child, not of one from 12; one with a power of attorney what it covers.
    async fn a_representative_sees_the_logs_that_the_rule_opens(p: &Prove) {
        let som = |rolle, alder, omrader: &[Fullmaktsomrade]| som_kari(p, rolle, alder, omrader);
        let les = async |aktor: &Aktor| {
            let sporring = Loggsporring { filter: Loggfilter::default(), mengde: Loggmengde::Side(None) };
            p.portal.innsyn.hele_loggen(aktor, sporring).await
        };
        let liten = les(&som(Rolle::Foreldreansvar, 8, &[])).await.expect("a small child's log");
        let egen = liten.rader.iter().find(|r| !r.post.andres()).expect("the parent's own look");
        assert!(matches!(&egen.post, Loggpost::Bruk(Bruk { hvem: Hvem::Representant { navn, .. }, .. }) if navn == "Line Danser"));
        let stor = les(&som(Rolle::Foreldreansvar, 12, &[])).await;
        let Err(Feil::Avslag(Avslag::IkkePaVegneAv(Representasjonsavslag::Fra12))) = stor else { panic!("{stor:?}") };
        let uten = les(&som(Rolle::Fullmakt, 40, &[Fullmaktsomrade::Helsetjenester])).await;
        let Err(Feil::Avslag(Avslag::IkkePaVegneAv(Representasjonsavslag::UtenforOmrade))) = uten else { panic!("{uten:?}") };
        let innsyn = les(&som(Rolle::Fullmakt, 40, &[Fullmaktsomrade::Innsyn])).await.expect("the registries' logs");
        assert!(innsyn.registre.iter().all(|(r, _)| Tjeneste::for_register(r) == Tjeneste::Helseregistre));
    }

    /// A contact that only the prescriptions tell of would otherwise be told to one who may not see them.
    async fn a_mark_tells_a_representative_nothing_of_registries_that_are_closed_to_them(p: &Prove) {
        p.utfor(
            "INSERT INTO bruk (innbygger, part_kode, id, tidspunkt, hvem, rolle, virksomhet, handling, kategorier, formal) \
             VALUES (1001, 'SYSVAK', 77, 1780000000000000, 'person', 'Lege', 'Stedet X', 'se', 'alt', '')",
        )
        .await;
        p.utfor(
            "INSERT INTO rapport (innbygger, part_kode, id, til_og_med, innhold) VALUES (1001, 'RESEPT', 9223372036854770000, \
             '2026-06-05', '{\"generertTidspunkt\":\"2026-06-05T08:00:00Z\",\"tilOgMed\":\"2026-06-05\",\"seksjoner\":[{\
               \"tittel\":\"K\",\"poster\":[{\"id\":\"a\",\"dato\":\"2026-06-05\",\"slag\":\"kontakt\",\"tittel\":\"B\",\
               \"felt\":[],\"kilde\":{\"virksomhet\":\"Stedet X\"}}]}]}')",
        )
        .await;
        let innsyn = som_kari(p, Rolle::Fullmakt, 40, &[Fullmaktsomrade::Innsyn]);
        for (aktor, merket) in [(p.aktor("kari"), false), (innsyn, true)] {
            let logg = p.portal.innsyn.logg(&aktor, "sysvak", Tidsrom::Alt).await.expect("a log");
            assert_eq!(logg.uten_kontakt.contains(&HendelseId(77)), merket);
        }
    }

    async fn a_database_without_the_log_or_its_completeness_is_a_fault_and_never_nobody(p: &Prove) {
        for tabell in ["ALTER TABLE loggdekning RENAME TO borte", "ALTER TABLE utlevering RENAME TO borte2"] {
            p.utfor(tabell).await;
            let sporring = Loggsporring { filter: Loggfilter::default(), mengde: Loggmengde::Side(None) };
            let svar = p.portal.innsyn.hele_loggen(&p.aktor("kari"), sporring).await;
            assert!(matches!(svar, Err(Feil::Basis(_))), "{tabell}");
            assert!(p.portal.innsyn.logg(&p.aktor("kari"), "sysvak", Tidsrom::Alt).await.is_err(), "{tabell}");
            if tabell.contains("borte2") { break; }
            p.utfor("ALTER TABLE borte RENAME TO loggdekning").await;
        }
    }
}
