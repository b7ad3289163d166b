use super::*;
use crate::domain::forlop::sammenligning::Skala;
use crate::domain::notat::{FLEST, Notatinnhold};
use crate::domain::representasjon::{Fakta, Representasjon, Rolle};
use crate::store::prove::{Prove, pa_begge};

fn avslag<T: std::fmt::Debug>(svar: Result<T, Feil>) -> Avslag {
    match svar {
        Err(Feil::Avslag(avslag)) => avslag,
        annet => panic!("a refusal was expected: {annet:?}"),
    }
}

/// Kari's newest report from the MS registry, found past the doors.
pub(crate) async fn karis_rapport(p: &Prove) -> HendelseId {
    HendelseId(p.tall("SELECT MAX(id) FROM rapport WHERE innbygger = 1001 AND part_kode = 'MS'").await)
}

pub(crate) fn ny(dato: &str, tekst: &str) -> Notatendring {
    Notatendring::Ny(innhold(dato, tekst))
}

fn innhold(dato: &str, tekst: &str) -> Notatinnhold {
    Notatinnhold { dato: Dato::try_from(dato.to_owned()).expect("a date"), tekst: tekst.to_owned() }
}

pub(crate) fn viser(skala: Skala, nokkel: &str) -> Sammenligningsskjema {
    Sammenligningsskjema { valg: Sammenligningsvalg::Vis(skala), nokkel: nokkel.to_owned() }
}

/// Line, who may see Kari's registries on her behalf.
fn line_for_kari(p: &Prove) -> Aktor {
    let fakta = Fakta {
        representant_alder: 40,
        innbygger_alder: 47,
        adressesperre: false,
        samme_bosted: false,
        skjermet_for_foreldre: false,
        gyldig: true,
        omrader: vec![crate::domain::representasjon::Fullmaktsomrade::Innsyn],
    };
    let innbygger = p.aktor("kari").gjelder();
    let representant_navn = "Line Danser".to_owned();
    let for_kari = Representasjon { innbygger, rolle: Rolle::Fullmakt, fakta, til: None, representant_navn };
    Aktor::representant(p.aktor("line").gjelder(), for_kari)
}

/// Kari's notes as she sees them: dates and words.
async fn karis(p: &Prove) -> Vec<(String, String)> {
    let side = p.portal.innsyn.notater(&p.aktor("kari"), "ms").await.expect("notes");
    side.notater.into_iter().map(|n| (n.dato.into(), n.tekst)).collect()
}

fn par(notater: &[(&str, &str)]) -> Vec<(String, String)> {
    notater.iter().map(|(d, t)| ((*d).to_owned(), (*t).to_owned())).collect()
}

async fn forste(p: &Prove) -> HendelseId {
    p.portal.innsyn.notater(&p.aktor("kari"), "ms").await.expect("notes").notater[0].id
}

const ENDRINGER: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM bruk WHERE innbygger = 1001 AND part_kode = 'MS' \
    AND kategorier = 'egne notater' AND handling <> 'se'";
const LAGRET: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM notat";

pa_begge! {
    async fn notes_are_kept_in_order_of_time_and_written_once_per_form(p: &Prove) {
        let (dor, kari) = (&p.portal.innsyn, p.aktor("kari"));
        for (nr, (dato, tekst)) in [("2019-03-14", "b"), ("2019", "a"), ("2008-02", "c")].into_iter().enumerate() {
            for _ in 0..2 {
                dor.endre_notater(&kari, "ms", ny(dato, tekst), &format!("n{nr}")).await.expect("a note");
            }
        }
        assert_eq!(karis(p).await, par(&[("2008-02", "c"), ("2019", "a"), ("2019-03-14", "b")]));
        let annet = dor.endre_notater(&kari, "ms", ny("2019", "annet"), "n1").await;
        assert_eq!(avslag(annet), Avslag::BruktNokkel, "the same key for another note");
        for nokkel in [String::new(), "n".repeat(65)] {
            assert_eq!(avslag(dor.endre_notater(&kari, "ms", ny("2019", "x"), &nokkel).await), Avslag::BruktNokkel);
        }
        assert_eq!((p.tall(LAGRET).await, p.tall(ENDRINGER).await), (3, 3));
    }

    async fn a_note_is_changed_deleted_and_had_back(p: &Prove) {
        let (dor, kari) = (&p.portal.innsyn, p.aktor("kari"));
        dor.endre_notater(&kari, "ms", ny("2019", "a"), "1").await.expect("a note");
        let id = forste(p).await;
        dor.endre_notater(&kari, "ms", Notatendring::Endre(id, innhold("2020-05", "b")), "2").await.expect("a change");
        assert_eq!(karis(p).await, par(&[("2020-05", "b")]));
        dor.endre_notater(&kari, "ms", Notatendring::Slett(id), "3").await.expect("deleted");
        let side = dor.notater(&kari, "ms").await.expect("notes");
        assert_eq!((side.notater, side.slettede), (vec![], vec![id]));
        for (nr, endring) in [Notatendring::Slett(id), Notatendring::Endre(id, innhold("2020", "x"))].into_iter().enumerate() {
            let svar = dor.endre_notater(&kari, "ms", endring, &format!("borte{nr}")).await;
            assert_eq!(avslag(svar), Avslag::FinnesIkke, "what is deleted is not there");
        }
        dor.endre_notater(&kari, "ms", Notatendring::Angre(id), "4").await.expect("had back");
        assert_eq!(karis(p).await, par(&[("2020-05", "b")]));
        assert_eq!(avslag(dor.endre_notater(&kari, "ms", Notatendring::Angre(id), "5").await), Avslag::FinnesIkke);
        assert_eq!(p.tall(ENDRINGER).await, 4, "what was refused is not noted");
    }

    async fn what_was_deleted_an_hour_ago_is_gone(p: &Prove) {
        let (dor, kari) = (&p.portal.innsyn, p.aktor("kari"));
        for nr in 0..2 {
            dor.endre_notater(&kari, "ms", ny("2019", "a"), &format!("ny{nr}")).await.expect("a note");
        }
        let id = forste(p).await;
        dor.endre_notater(&kari, "ms", Notatendring::Slett(id), "slett").await.expect("deleted");
        p.ga(60);
        p.portal.pvk.folg_opp_slettinger().await.expect("a round");
        assert_eq!(p.tall(LAGRET).await, 2, "within the hour it can be had back");
        p.ga(1);
        assert_eq!(dor.notater(&kari, "ms").await.expect("notes").slettede, []);
        assert_eq!(avslag(dor.endre_notater(&kari, "ms", Notatendring::Angre(id), "angre").await), Avslag::FinnesIkke);
        p.portal.pvk.folg_opp_slettinger().await.expect("a round");
        assert_eq!(p.tall(LAGRET).await, 1, "the other stays");
    }

    async fn there_is_a_bound_to_how_many_one_has(p: &Prove) {
        let (dor, kari) = (&p.portal.innsyn, p.aktor("kari"));
        for nr in 0..FLEST {
            dor.endre_notater(&kari, "ms", ny("2019", "a"), &format!("n{nr}")).await.expect("a note");
        }
        assert_eq!(avslag(dor.endre_notater(&kari, "ms", ny("2019", "a"), "full").await), Avslag::IkkeMulig);
        assert_eq!(karis(p).await.len(), FLEST, "nothing is stored");
        let id = forste(p).await;
        dor.endre_notater(&kari, "ms", Notatendring::Slett(id), "slett").await.expect("deleted");
        dor.endre_notater(&kari, "ms", ny("2019", "b"), "full").await.expect("the same form, now that there is room");
        assert_eq!(avslag(dor.endre_notater(&kari, "ms", Notatendring::Angre(id), "angre").await), Avslag::IkkeMulig);
    }

    async fn notes_are_of_one_citizen_and_one_registry(p: &Prove) {
        let (dor, kari, ingrid) = (&p.portal.innsyn, p.aktor("kari"), p.aktor("ingrid"));
        dor.endre_notater(&kari, "sysvak", ny("2019", "a"), "1").await.expect("a note");
        let id = dor.notater(&kari, "sysvak").await.expect("notes").notater[0].id;
        assert_eq!(karis(p).await, []);
        for (aktor, slug) in [(&kari, "ms"), (&ingrid, "sysvak")] {
            for (nr, endring) in [Notatendring::Slett(id), Notatendring::Endre(id, innhold("2020", "x"))].into_iter().enumerate() {
                let svar = dor.endre_notater(aktor, slug, endring, &format!("n{nr}")).await;
                assert_eq!(avslag(svar), Avslag::FinnesIkke, "{slug}");
            }
        }
        for slug in ["ms", "als", "finnes-ikke", ""] {
            assert_eq!(avslag(dor.notater(&ingrid, slug).await), Avslag::FinnesIkke, "{slug}");
            assert_eq!(avslag(dor.endre_notater(&ingrid, slug, ny("2019", "a"), "n").await), Avslag::FinnesIkke, "{slug}");
        }
    }

    async fn the_choice_is_asked_for_stored_and_changed(p: &Prove) {
        let (dor, kari, id) = (&p.portal.innsyn, p.aktor("kari"), karis_rapport(p).await);
        let valg = async || dor.rapport(&kari, "ms", id).await.expect("a report").sammenligning.expect("EDSS").valg;
        assert_eq!(valg().await, Sammenligningsvalg::Ikke, "off until it is chosen");
        let fodt = dor.sammenligning(&kari, "ms", id).await.expect("a page").sammenligning.expect("EDSS").fodt;
        assert_eq!(fodt, p.folk.iter().find(|f| f.slug == "kari").expect("Kari").fodt);
        for (nr, nytt) in [
            Sammenligningsvalg::Vis(Skala::Msss),
            Sammenligningsvalg::Vis(Skala::Armss),
            Sammenligningsvalg::Aldri,
            Sammenligningsvalg::Ikke,
        ]
        .into_iter()
        .enumerate()
        {
            let skjema = Sammenligningsskjema { valg: nytt, nokkel: format!("n{nr}") };
            for _ in 0..2 {
                dor.velg_sammenligning(&kari, "ms", id, skjema.clone()).await.expect("a choice");
            }
            assert_eq!(valg().await, nytt);
        }
        let annet = dor.velg_sammenligning(&kari, "ms", id, viser(Skala::Msss, "n1")).await;
        assert_eq!(avslag(annet), Avslag::BruktNokkel);
        dor.velg_sammenligning(&kari, "ms", id, viser(Skala::Armss, "n1")).await.expect("an old form sent again");
        assert_eq!(valg().await, Sammenligningsvalg::Ikke, "changes nothing");
        p.utfor("UPDATE grafvalg SET sammenligning = 'x'").await;
        assert!(matches!(dor.rapport(&kari, "ms", id).await, Err(Feil::Ulest(_))), "unreadable is not off");
    }

    async fn only_a_report_with_edss_can_be_compared(p: &Prove) {
        let (dor, kari) = (&p.portal.innsyn, p.aktor("kari"));
        let sysvak = HendelseId(p.tall("SELECT MAX(id) FROM rapport WHERE innbygger = 1001 AND part_kode = 'SYSVAK'").await);
        assert_eq!(dor.rapport(&kari, "sysvak", sysvak).await.expect("a report").sammenligning, None);
        for (slug, id) in [("sysvak", sysvak), ("ms", HendelseId(1)), ("finnes-ikke", sysvak)] {
            assert_eq!(avslag(dor.sammenligning(&kari, slug, id).await), Avslag::FinnesIkke, "{slug}");
            let svar = dor.velg_sammenligning(&kari, slug, id, viser(Skala::Msss, "n")).await;
            assert_eq!(avslag(svar), Avslag::FinnesIkke, "{slug}");
        }
        assert_eq!(p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM grafvalg").await, 0);
    }

    async fn whoever_acts_for_another_neither_sees_nor_changes_it(p: &Prove) {
        let (dor, kari, line, id) = (&p.portal.innsyn, p.aktor("kari"), line_for_kari(p), karis_rapport(p).await);
        dor.endre_notater(&kari, "ms", ny("2019", "hemmelig"), "1").await.expect("a note");
        dor.velg_sammenligning(&kari, "ms", id, viser(Skala::Msss, "2")).await.expect("a choice");
        let hennes = dor.rapport(&kari, "ms", id).await.expect("a report");
        assert!(hennes.notater.len() == 1 && hennes.sammenligning.is_some());
        let for_kari = dor.rapport(&line, "ms", id).await;
        let for_kari = for_kari.expect("Line may see the registry");
        assert_eq!((for_kari.notater, for_kari.sammenligning), (vec![], None));
        let uttrekk = |alle: Vec<crate::domain::uttrekk::Registeruttrekk>| alle.into_iter().flat_map(|r| r.notater).count();
        assert_eq!(uttrekk(dor.uttrekk(&line).await.expect("an extract")), 0);
        assert_eq!(uttrekk(dor.uttrekk(&kari).await.expect("an extract")), 1);
        let nei = Avslag::IkkePaVegneAv(Representasjonsavslag::KunSelv);
        for slug in ["ms", "als", "finnes-ikke"] {
            assert_eq!(avslag(dor.notater(&line, slug).await), nei, "{slug}");
            assert_eq!(avslag(dor.endre_notater(&line, slug, ny("2019", "x"), "x").await), nei, "{slug}");
            assert_eq!(avslag(dor.sammenligning(&line, slug, id).await), nei, "{slug}");
            assert_eq!(avslag(dor.velg_sammenligning(&line, slug, id, viser(Skala::Armss, "y")).await), nei, "{slug}");
        }
        assert_eq!((karis(p).await.len(), p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM grafvalg WHERE sammenligning = 'msss'").await), (1, 1));
    }
}
