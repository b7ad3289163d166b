//! Every door method leaves a row in the log that the citizen sees (architecture invariant 10, quality D-37).

use super::*;
use crate::domain::bruk::Tidsrom;
use crate::domain::metadata::Metadata;
use crate::domain::rapport::Hovedtype;
use crate::domain::sak::{Henvisning, Saksmelding, Saksskjema, Saksslag, Saksutvalg};
use crate::innsyn::eget::tests as eget;
use crate::innsyn::saker::Nyttsvar;
use std::collections::BTreeSet;

/// Every method of both doors that takes an actor.
const METODER: &[&str] = &[
    "oversikt",
    "liste",
    "part",
    "historikk",
    "tekst",
    "tidsreise",
    "tidsforskjell",
    "kvittering",
    "signert",
    "bevis",
    "vedlegg",
    "sett",
    "ventende",
    "virkning",
    "foresporsler",
    "foresporsel",
    "svar",
    "varsler",
    "merk_varsler_lest",
    "registre",
    "innhold",
    "innhold_nar",
    "rapport",
    "rapportvedlegg",
    "logg",
    "rapportforskjell",
    "bestill",
    "avbryt_bestilling",
    "bestillingsvalg",
    "bestillinger",
    "bestilling",
    "folg_bestilling",
    "saksskjema",
    "ny_sak",
    "saker",
    "ventende_saker",
    "sak",
    "sakvedlegg",
    "svar_i_sak",
    "klag",
    "hele_loggen",
    "deltakelser",
    "deltakelse",
    "sett_funksjon",
    "notater",
    "endre_notater",
    "sammenligning",
    "velg_sammenligning",
];

const DAG: jiff::civil::Date = jiff::civil::Date::constant(2020, 1, 1);

/// One of Kari's changes, found past the doors.
async fn en_endring(p: &Prove) -> HendelseId {
    let (id,): (i64,) = les!(&p.portal.basis, k =>
        sqlx::query_as("SELECT id FROM historikk WHERE innbygger = 1001").fetch_one(k).await)
    .expect("a change");
    HendelseId(id)
}

/// Puts a document beside one of Kari's changes.
async fn gi_bevis(p: &Prove, id: HendelseId) {
    let antall = p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM bevis").await;
    assert_eq!(antall, 0, "change {id}");
    p.utfor(
        "INSERT INTO bevis (innbygger, id, definisjon, hendelse, mime, innhold, virksomhet, mottatt) \
         SELECT innbygger, id, definisjon, id, 'application/pdf', 'JVBERi0xLjQK', 'V', 0 FROM historikk WHERE innbygger = 1001",
    )
    .await;
}

async fn kall(p: &Prove, metode: &str) {
    let (personvern, innsyn, kari) = (&p.portal.personvern, &p.portal.innsyn, p.aktor("kari"));
    let ok = match metode {
        "oversikt" => personvern.oversikt(&kari).await.is_ok(),
        "liste" => personvern.liste(&kari, Omrade::Forskning).await.is_ok(),
        "part" => personvern.part(&kari, Omrade::Forskning, "ms").await.is_ok(),
        "historikk" => personvern.historikk(&kari, 1).await.is_ok(),
        "tidsreise" => personvern.tidsreise(&kari, DAG).await.is_ok(),
        "tidsforskjell" => personvern.tidsforskjell(&kari, DAG, DAG).await.is_ok(),
        "tekst" => personvern.tekst(&kari, en_endring(p).await).await.is_ok(),
        "kvittering" => personvern.kvittering(&kari, en_endring(p).await).await.is_ok(),
        "signert" => personvern.signert(&kari, en_endring(p).await).await.is_ok(),
        "bevis" => {
            let id = en_endring(p).await;
            gi_bevis(p, id).await;
            personvern.bevis(&kari, id).await.is_ok()
        }
        "vedlegg" => {
            p.utfor(
                "INSERT INTO vedlegg (part_kode, guid, nr, mime, tittel, innhold) \
                 SELECT part_kode, guid, 1, 'application/pdf', 'Brev', 'JVBERi0xLjQK' FROM foresporsel WHERE innbygger = 1001",
            )
            .await;
            personvern.vedlegg(&kari, karis_foresporsel(p), 1).await.is_ok()
        }
        "sett" => personvern.sett(&kari, "nprkpr", "oppbevaring", skjema(Aktiv, 0, "n")).await.is_ok(),
        "virkning" => personvern.virkning(&kari, "ms", "data", Inaktiv, &Metadata::default()).await.is_ok(),
        "ventende" => personvern.ventende(&kari).await.is_ok(),
        "foresporsler" => personvern.foresporsler(&kari).await.is_ok(),
        "foresporsel" => personvern.foresporsel(&kari, karis_foresporsel(p)).await.is_ok(),
        "svar" => {
            // The request of the samples has run out; given more time, it can be answered.
            p.utfor(
                "UPDATE foresporsel SET svarfrist = '2099-01-01', mottatt = 2000000000000000 WHERE innbygger = 1001",
            )
            .await;
            p.utfor("UPDATE innstilling SET aktiv = FALSE WHERE innbygger = 1001").await;
            p.utfor("UPDATE innstilling SET aktiv = TRUE WHERE innbygger = 1001 AND metadata <> '{}'").await;
            svar_nei(p).await
        }
        "varsler" => personvern.varsler(&kari, 1).await.is_ok(),
        "merk_varsler_lest" => personvern.merk_varsler_lest(&kari, HendelseId(1)).await.is_ok(),
        "registre" => innsyn.registre(&kari).await.is_ok(),
        "innhold_nar" => innsyn.innhold_nar(&kari, "msis", false).await.is_ok(),
        "innhold" => innsyn.innhold(&kari, "sysvak").await.is_ok(),
        "rapport" => {
            let (id,): (i64,) = les!(&p.portal.basis, k =>
                sqlx::query_as("SELECT id FROM rapport WHERE innbygger = 1001 AND part_kode = 'MS'").fetch_one(k).await)
            .expect("a report");
            innsyn.rapport(&kari, "ms", HendelseId(id)).await.is_ok()
        }
        "rapportvedlegg" => {
            p.utfor(
                "UPDATE rapport SET innhold = '{\"generertTidspunkt\":\"2026-02-01T10:00:00Z\",\"tilOgMed\":\"2026-02-01\",\
                 \"seksjoner\":[],\"vedlegg\":[{\"mimetype\":\"text/plain\",\"innhold\":\"SGVpCg==\",\
                 \"innholdsbeskrivelse\":\"Brev\"}]}' WHERE innbygger = 1001 AND part_kode = 'SYSVAK'",
            )
            .await;
            let (id,): (i64,) = les!(&p.portal.basis, k =>
                sqlx::query_as("SELECT id FROM rapport WHERE innbygger = 1001 AND part_kode = 'SYSVAK'").fetch_one(k).await)
            .expect("a report");
            innsyn.rapportvedlegg(&kari, "sysvak", HendelseId(id), 1).await.is_ok()
        }
        "logg" => innsyn.logg(&kari, "sysvak", Tidsrom::Alt).await.is_ok(),
        "rapportforskjell" => {
            let ider: Vec<(i64,)> = les!(&p.portal.basis, k =>
                sqlx::query_as("SELECT id FROM rapport WHERE innbygger = 1001 AND part_kode = 'MS' ORDER BY id").fetch_all(k).await)
            .expect("reports");
            innsyn.rapportforskjell(&kari, "ms", (HendelseId(ider[0].0), HendelseId(ider[1].0))).await.is_ok()
        }
        "bestill" => innsyn.bestill(&kari, "sysvak", Hovedtype::Standard, "en").await.is_ok(),
        "avbryt_bestilling" => innsyn.avbryt_bestilling(&kari, karis_bestilling(p).await).await.is_ok(),
        "bestillingsvalg" => innsyn.bestillingsvalg(&kari, "sysvak").await.is_ok(),
        "bestillinger" => innsyn.bestillinger(&kari).await.is_ok(),
        "bestilling" => innsyn.bestilling(&kari, karis_bestilling(p).await).await.is_ok(),
        "folg_bestilling" => innsyn.folg_bestilling(&kari, karis_bestilling(p).await).await.is_ok(),
        "saksskjema" => {
            let (slag, hva) = (Saksslag::Sporsmal, Henvisning::default());
            innsyn.saksskjema(&kari, "sysvak", slag, hva).await.is_ok()
        }
        "ny_sak" => innsyn.ny_sak(&kari, "sysvak", &karis_sporsmal(), vec![], "sak").await.is_ok(),
        "saker" => innsyn.saker(&kari, &Saksutvalg::default()).await.is_ok(),
        "ventende_saker" => innsyn.ventende_saker(&kari).await.is_ok(),
        "sak" => innsyn.sak(&kari, karis_sak(p).await).await.is_ok(),
        "sakvedlegg" => {
            p.utfor(
                "INSERT INTO sakvedlegg (innbygger, sak, id, hvem, navn, mime, innhold) \
                 SELECT innbygger, id, 1, 'register', 'a.txt', 'text/plain', 'YQ==' FROM sak WHERE innbygger = 1001",
            )
            .await;
            innsyn.sakvedlegg(&kari, karis_sak(p).await, HendelseId(1)).await.is_ok()
        }
        "svar_i_sak" => innsyn.svar_i_sak(&kari, karis_sak(p).await, melding("sak-svar")).await.is_ok(),
        "klag" => {
            p.utfor("UPDATE sak SET status = 'avslatt' WHERE innbygger = 1001").await;
            p.utfor("UPDATE sakhendelse SET status = 'avslatt' WHERE innbygger = 1001 AND tekst <> ''").await;
            innsyn.klag(&kari, karis_sak(p).await, melding("sak-klage")).await.is_ok()
        }
        "hele_loggen" => {
            let mengde = crate::innsyn::Loggmengde::Side(None);
            innsyn.hele_loggen(&kari, crate::innsyn::Loggsporring { filter: Default::default(), mengde }).await.is_ok()
        }
        "deltakelser" => innsyn.deltakelser(&kari).await.is_ok(),
        "deltakelse" => {
            crate::innsyn::deltakelse::tests::deltar(p, "ms").await;
            innsyn.deltakelse(&kari, "ms", "p1").await.is_ok()
        }
        "sett_funksjon" => crate::innsyn::deltakelse::tests::setter(p, &kari).await,
        "notater" => innsyn.notater(&kari, "ms").await.is_ok(),
        "endre_notater" => innsyn.endre_notater(&kari, "ms", eget::ny("2019", "Flyttet"), "notat").await.is_ok(),
        "sammenligning" => innsyn.sammenligning(&kari, "ms", eget::karis_rapport(p).await).await.is_ok(),
        "velg_sammenligning" => {
            let skjema = eget::viser(crate::domain::forlop::sammenligning::Skala::Msss, "valg");
            innsyn.velg_sammenligning(&kari, "ms", eget::karis_rapport(p).await, skjema).await.is_ok()
        }
        ukjent => panic!("a new door method, `{ukjent}`, is not tested"),
    };
    assert!(ok, "{metode}");
}

/// What Kari has ordered, found past the doors.
async fn karis_bestilling(p: &Prove) -> HendelseId {
    let (id,): (i64,) =
        les!(&p.portal.basis, k => sqlx::query_as("SELECT id FROM bestilling").fetch_one(k).await).expect("an order");
    HendelseId(id)
}

fn karis_sporsmal() -> Saksskjema {
    Saksskjema::ny(Saksslag::Sporsmal, Henvisning::default(), ["", "Hvor lenge lagres dette?", ""], "")
}

fn melding(nokkel: &str) -> Nyttsvar {
    let melding = Saksmelding::ny("En ting til.").expect("a message");
    Nyttsvar { melding, vedlegg: Vec::new(), nokkel: nokkel.to_owned() }
}

/// The case that Kari has opened, found past the doors.
async fn karis_sak(p: &Prove) -> HendelseId {
    HendelseId(p.tall("SELECT id FROM sak WHERE innbygger = 1001").await)
}

fn karis_foresporsel(p: &Prove) -> HendelseId {
    p.folk[0].foresporsler[0].id
}

/// Answers Kari's request with a no, made from what the page shows without looking at it (which is noted by itself).
async fn svar_nei(p: &Prove) -> bool {
    use crate::domain::foresporsel::svar::{Svar, fingeravtrykk};
    let mut f = p.folk[0].foresporsler[0].clone();
    f.svarfrist = Some(jiff::civil::date(2099, 1, 1));
    let register = p.portal.katalog.part(&f.part.0).expect("the part");
    let definisjoner: Vec<_> =
        f.definisjoner.iter().map(|d| p.portal.katalog.definisjon(d).expect("a definition").1).collect();
    let svar = Svar {
        deler: f.definisjoner.iter().map(|d| (d.clone(), Inaktiv)).collect(),
        fingeravtrykk: fingeravtrykk(&f, register, &definisjoner),
    };
    let skjema = crate::personvern::Svarskjema { svar, nokkel: "svar".to_owned() };
    p.portal.personvern.svar(&p.aktor("kari"), f.id, skjema).await.is_ok()
}

const EGNE: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM bruk WHERE innbygger = 1001 AND hvem = 'selv'";

pa_begge! {
    async fn every_door_method_leaves_a_row_in_the_citizens_log(p: &Prove) {
        for metode in METODER {
            let for_ = p.tall(EGNE).await;
            kall(p, metode).await;
            assert_eq!(p.tall(EGNE).await, for_ + 1, "{metode}");
        }
    }

    async fn what_cannot_be_logged_is_not_shown(p: &Prove) {
        let (personvern, innsyn, kari) = (&p.portal.personvern, &p.portal.innsyn, p.aktor("kari"));
        p.utfor("DROP TABLE bruk").await;
        let vist = [
            ("oversikt", personvern.oversikt(&kari).await.is_ok()),
            ("liste", personvern.liste(&kari, Omrade::Forskning).await.is_ok()),
            ("part", personvern.part(&kari, Omrade::Forskning, "ms").await.is_ok()),
            ("historikk", personvern.historikk(&kari, 1).await.is_ok()),
            ("tidsreise", personvern.tidsreise(&kari, DAG).await.is_ok()),
            ("virkning", personvern.virkning(&kari, "ms", "data", Inaktiv, &Metadata::default()).await.is_ok()),
            ("ventende", personvern.ventende(&kari).await.is_ok()),
            ("foresporsler", personvern.foresporsler(&kari).await.is_ok()),
            ("foresporsel", personvern.foresporsel(&kari, karis_foresporsel(p)).await.is_ok()),
            ("bevis", personvern.bevis(&kari, HendelseId(1)).await.is_ok()),
            ("vedlegg", personvern.vedlegg(&kari, karis_foresporsel(p), 1).await.is_ok()),
            ("svar", svar_nei(p).await),
            ("varsler", personvern.varsler(&kari, 1).await.is_ok()),
            ("merk_varsler_lest", personvern.merk_varsler_lest(&kari, HendelseId(1)).await.is_ok()),
            ("registre", innsyn.registre(&kari).await.is_ok()),
            ("innhold", innsyn.innhold(&kari, "sysvak").await.is_ok()),
            ("ny_sak", innsyn.ny_sak(&kari, "sysvak", &karis_sporsmal(), vec![], "sak").await.is_ok()),
            ("saker", innsyn.saker(&kari, &Saksutvalg::default()).await.is_ok()),
            ("notater", innsyn.notater(&kari, "ms").await.is_ok()),
            ("endre_notater", innsyn.endre_notater(&kari, "ms", eget::ny("2019", "x"), "notat").await.is_ok()),
            ("sammenligning", innsyn.sammenligning(&kari, "ms", eget::karis_rapport(p).await).await.is_ok()),
            ("ventende_saker", innsyn.ventende_saker(&kari).await.is_ok()),
        ];
        assert!(vist.iter().all(|(_, vist)| !vist), "{vist:?}");
    }

    async fn a_refusal_leaves_no_row_about_the_registry(p: &Prove) {
        let for_ = p.tall(EGNE).await;
        assert!(p.portal.innsyn.innhold(&p.aktor("kari"), "diabetes").await.is_err());
        assert_eq!(p.tall(EGNE).await, for_);
    }
}

#[test]
fn the_list_of_door_methods_is_whole() {
    let kilder = [
        include_str!("../foresporsler.rs"),
        include_str!("../historikk.rs"),
        include_str!("../foresporsler/lese.rs"),
        include_str!("../foresporsler/svare.rs"),
        include_str!("../foresporsler/vedlegg.rs"),
        include_str!("../varsler.rs"),
        include_str!("../kvitteringer.rs"),
        include_str!("../lese.rs"),
        include_str!("../tidsreise.rs"),
        include_str!("../sette.rs"),
        include_str!("../virkning.rs"),
        include_str!("../../innsyn/mod.rs"),
        include_str!("../../innsyn/forskjell.rs"),
        include_str!("../../innsyn/bestilling/mod.rs"),
        include_str!("../../innsyn/bestilling/lese.rs"),
        include_str!("../../innsyn/saker/lese.rs"),
        include_str!("../../innsyn/saker/skrive.rs"),
        include_str!("../../innsyn/logg.rs"),
        include_str!("../../innsyn/deltakelse.rs"),
        include_str!("../../innsyn/eget/notater.rs"),
        include_str!("../../innsyn/eget/sammenligning.rs"),
    ];
    let navn = |linje: &'static str| linje.trim().strip_prefix("pub async fn ")?.split('(').next();
    let funnet: BTreeSet<&str> = kilder.into_iter().flat_map(str::lines).filter_map(navn).collect();
    assert_eq!(funnet, METODER.iter().copied().collect());
    for kilde in kilder {
        for metode in kilde.split("pub async fn ").skip(1) {
            let argumenter = metode.split_once('(').map(|(_, a)| a.split_whitespace().collect::<Vec<_>>().join(" "));
            let argumenter = argumenter.unwrap_or_default();
            assert!(argumenter.starts_with("&self, aktor: &Aktor"), "{}", &metode[..40]);
        }
    }
}

/// A registry's methods take the registry that was let in, and say nothing about a citizen but what it may know.
#[test]
fn every_method_for_registries_takes_the_part_first() {
    let kilder = [include_str!("../foresporsler/sende.rs"), include_str!("../foresporsler/mottakere.rs")];
    let metoder: Vec<&str> = kilder.into_iter().flat_map(|k| k.split("pub async fn ").skip(1)).collect();
    assert_eq!(metoder.len(), 5);
    for metode in metoder {
        let argumenter = metode.split_once('(').map(|(_, a)| a.trim_start()).unwrap_or_default();
        let argumenter: String = argumenter.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(argumenter.starts_with("&self, part: &Part"), "{}", &metode[..40]);
    }
}
