//! The MS registry's report (screens 6.6). The tables are made from the course, so that they agree with the chart.

use super::bygg::{celle, kanskje_celle, kl, rapport_av, tabell, tekster};
use super::deler::{Serie, andre_rapporter, kodeliste};
use super::filer::pdf;
use crate::domain::forlop::{Attakk, Bedring, Behandling, Behandlingsslag, Edss, Forlop, Mr, Skar};
use crate::domain::rapport::{Celle, Faktum, Kodeliste, Opphav, Rapport, Retning, Seksjon};
use crate::domain::tid::Dato;
use jiff::civil::Date;

pub(super) const HAUKELAND: &str = "Haukeland universitetssjukehus";
pub(super) const ST_OLAV: &str = "St. Olavs hospital";

/// Answers to the yearly questionnaires: date, MSIS-29 physical and psychological, RAND-12 physical and mental.
pub(super) type Svar = (Date, f64, f64, f64, Option<f64>);

/// What the report holds besides the course.
pub(super) struct Tillegg<'a> {
    /// Registry, biobank and questionnaires, each with its answer in words.
    pub samtykke: [(&'a str, &'a str); 3],
    pub debut: &'a [&'a str],
    pub svar: &'a [Svar],
    pub prover: &'a [Prove],
    pub tester: &'a [Test],
    /// Spinal fluid and blood: what was examined, what was found, and when.
    pub funn: &'a [(&'a str, &'a str, Date)],
}

/// The report as the registry would have sent it on `dag`: nothing later is in it.
pub(super) fn rapport_ms(forlop: &Forlop, dag: Date, tillegg: &Tillegg) -> Rapport {
    let forlop = frem_til(forlop, dag);
    let svar: Vec<&Svar> = tillegg.svar.iter().filter(|s| s.0 <= dag).collect();
    let seksjoner = vec![
        Seksjon::med_felt("Samtykke", tekster(&tillegg.samtykke)),
        Seksjon::med_tekst("Debut og diagnose", tillegg.debut),
        Seksjon { forlop: Some(forlop.clone()), ..Seksjon::ny("Sykdomsforløp") },
        attakker(&forlop.attakker),
        behandlinger(&forlop.behandlinger),
        mr(&forlop.mr),
        tester(tillegg, dag),
        sporreskjema(&svar),
        biobank(tillegg.prover.iter().filter(|p| p.0 <= dag)),
    ];
    Rapport {
        data_sist_endret: Some(kl(sist(&forlop, dag), 15, 20).min(kl(dag, 6, 30))),
        kodelister: vec![edss_i_ord()],
        stottede_rapporter: andre_rapporter(Some(("TIME", "Sammendrag til timen hos legen"))),
        vedlegg: vec![pdf(
            "Slik leser du rapporten fra MS-registeret",
            &[
                "Slik leser du rapporten fra MS-registeret",
                "",
                "EDSS går fra 0 (normal undersøkelse) til 10. Trinnene er ikke like store.",
                "Én måling kan være et halvt til ett poeng feil.",
                "Rapporten viser det som var registrert da den ble laget.",
            ],
        )],
        ..rapport_av(kl(dag, 6, 30), dag, seksjoner)
    }
}

/// The day of the last thing recorded in the course.
fn sist(forlop: &Forlop, dag: Date) -> Date {
    let malt = forlop.edss.iter().map(|e| e.dato);
    malt.chain(forlop.mr.iter().map(|m| m.dato)).max().unwrap_or(dag)
}

/// The steps of the scale that separate one everyday life from another.
fn edss_i_ord() -> Kodeliste {
    kodeliste(
        "EDSS",
        "Hva en EDSS-skår betyr",
        &[
            ("0", "Normal undersøkelse"),
            ("1.0", "Små tegn, ingen funksjonstap"),
            ("2.0", "Lett funksjonstap på ett område"),
            ("3.0", "Moderat funksjonstap, går uten hjelp"),
            ("4.0", "Går minst 500 meter uten hjelp og hvile"),
            ("5.0", "Går om lag 200 meter uten hjelp"),
            ("6.0", "Trenger én stokk eller krykke for å gå 100 meter"),
            ("6.5", "Trenger to stokker eller krykker for å gå 20 meter"),
            ("7.0", "Bruker rullestol og flytter seg selv"),
            ("8.0", "Sitter eller ligger store deler av dagen, bruker armene godt"),
            ("9.0", "Er sengeliggende, kan snakke og spise"),
        ],
    )
}

/// What was known on `dag`: later entries are left out, and what ended later was ongoing.
fn frem_til(forlop: &Forlop, dag: Date) -> Forlop {
    let mut f = forlop.clone();
    f.til_og_med = dag;
    f.edss.retain(|e| e.dato <= dag);
    f.attakker.retain(|a| a.dato.tidligst() <= dag);
    f.mr.retain(|m| m.dato <= dag);
    f.behandlinger.retain(|b| b.fra.tidligst() <= dag);
    for b in f.behandlinger.iter_mut().filter(|b| b.til.is_some_and(|t| t > dag)) {
        (b.til, b.grunn) = (None, None);
    }
    f
}

fn attakker(attakker: &[Attakk]) -> Seksjon {
    let rader = attakker
        .iter()
        .map(|a| {
            vec![
                dato_celle(a.dato),
                kanskje_celle(a.beskrivelse.as_deref()),
                celle(bedring(a.bedring)),
                kanskje_celle(a.steroider.map(|s| if s { "Ja" } else { "Nei" })),
                celle(&a.sykehus),
            ]
        })
        .collect();
    let kolonner = ["Dato", "Beskrivelse", "Bedring", "Steroider", "Sykehus"];
    tabell("Attakker", &kolonner, rader, "Ingen attakker er registrert.")
}

const fn bedring(bedring: Bedring) -> &'static str {
    match bedring {
        Bedring::Full => "Full bedring",
        Bedring::Delvis => "Delvis bedring",
        Bedring::Ingen => "Ingen bedring",
        Bedring::Ukjent => "Ikke oppgitt",
    }
}

fn behandlinger(behandlinger: &[Behandling]) -> Seksjon {
    let rader = behandlinger
        .iter()
        .map(|b| {
            vec![
                Celle::Tall(f64::from(b.nr)),
                legemiddel_celle(b),
                dato_celle(b.fra),
                b.til.map_or_else(|| celle("Pågår"), Celle::Dato),
                if b.til.is_none() && b.grunn.is_none() {
                    celle("Ikke avsluttet")
                } else {
                    kanskje_celle(b.grunn.as_deref())
                },
            ]
        })
        .collect();
    let kolonner = ["Nr", "Legemiddel", "Fra", "Til", "Grunn til at behandlingen ble avsluttet"];
    tabell("Behandling", &kolonner, rader, "Ingen behandling er registrert.")
}

fn legemiddel_celle(b: &Behandling) -> Celle {
    match (&b.legemiddel, &b.virkestoff, b.slag) {
        (None, _, Behandlingsslag::Ingen) => celle("Ingen behandling"),
        (Some(navn), Some(stoff), _) => Celle::Tekst(format!("{navn} ({stoff})")),
        (navn, ..) => kanskje_celle(navn.as_deref()),
    }
}

fn mr(mr: &[Mr]) -> Seksjon {
    let antall = |n: Option<u16>| n.map_or_else(|| kanskje_celle(None), |n| Celle::Tall(f64::from(n)));
    let rader = mr
        .iter()
        .map(|m| {
            let kontrast = antall(m.kontrastladende);
            vec![Celle::Dato(m.dato), celle(&m.omrade), antall(m.nye_t2), kontrast, celle(&m.sykehus)]
        })
        .collect();
    let kolonner = ["Dato", "Område", "Nye eller større T2-forandringer", "Kontrastladende forandringer", "Sykehus"];
    tabell("MR", &kolonner, rader, "Ingen MR-undersøkelser er registrert.")
}

fn sporreskjema(svar: &[&Svar]) -> Seksjon {
    let rader = svar
        .iter()
        .map(|(dato, fysisk, psykisk, rand_fysisk, rand_psykisk)| {
            let siste = rand_psykisk.map_or_else(|| kanskje_celle(None), Celle::Tall);
            vec![Celle::Dato(*dato), Celle::Tall(*fysisk), Celle::Tall(*psykisk), Celle::Tall(*rand_fysisk), siste]
        })
        .collect();
    let kolonner = ["Dato", "MSIS-29 fysisk (0–100)", "MSIS-29 psykisk (0–100)", "RAND-12 fysisk", "RAND-12 psykisk"];
    tabell("Spørreskjema", &kolonner, rader, "Ingen spørreskjemaer er besvart.")
}

/// Tests of function: day, SDMT, nine holes with the right and the left hand (seconds), 25 feet (seconds).
pub(super) type Test = (Date, f64, f64, f64, f64);

fn tester(tillegg: &Tillegg, dag: Date) -> Seksjon {
    let serie = |tittel, forklaring, enhet, bedre, velg: fn(&Test) -> f64| {
        let punkter: Vec<(Date, f64)> = tillegg.tester.iter().map(|t| (t.0, velg(t))).collect();
        let skala = None;
        Serie { tittel, forklaring, enhet, kode: None, bedre: Some(bedre), skala, sted: "" }.til(dag, &punkter)
    };
    let pinner = "Hvor lenge du bruker på å sette ni pinner i hull og ta dem ut igjen.";
    let maleserier = vec![
        serie("SDMT", "Hvor mange tegn du kobler til tall på 90 sekunder.", "", Retning::Hoyere, |t| t.1),
        serie("Pinnetest, høyre hånd (9HPT)", pinner, "s", Retning::Lavere, |t| t.2),
        serie("Pinnetest, venstre hånd (9HPT)", pinner, "s", Retning::Lavere, |t| t.3),
        serie("Gangtest (T25FW)", "Hvor lenge du bruker på å gå 7,6 meter.", "s", Retning::Lavere, |t| t.4),
    ];
    let funn = tillegg.funn.iter().filter(|f| f.2 <= dag).map(|(hva, svar, tatt)| {
        let kilde = Opphav { registrert: Some(*tatt), ..Opphav::default() };
        Faktum { kilde: Some(kilde), ..Faktum::tekst(hva, svar) }
    });
    Seksjon { maleserier, ..Seksjon::med_felt("Tester og blodprøver", funn.collect()) }
}

/// Samples in the biobank: day, kind, where taken.
pub(super) type Prove = (Date, &'static str, &'static str);

fn biobank<'a>(prover: impl Iterator<Item = &'a Prove>) -> Seksjon {
    let rader = prover.map(|(dag, slag, sted)| vec![Celle::Dato(*dag), celle(slag), celle(sted)]).collect();
    tabell("Prøver i biobanken", &["Dato", "Prøve", "Sykehus"], rader, "Ingen prøver er oppbevart.")
}

/// A date of unknown precision: an unknown month is never shown as January.
fn dato_celle(dato: Dato) -> Celle {
    const MAANEDER: [&str; 12] = [
        "januar",
        "februar",
        "mars",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "desember",
    ];
    match (dato.maaned, dato.dag) {
        (Some(_), Some(_)) => Celle::Dato(dato.tidligst()),
        (Some(m), None) => {
            let maaned = usize::try_from(m - 1).ok().and_then(|i| MAANEDER.get(i)).copied().unwrap_or_default();
            Celle::Tekst(format!("{maaned} {}", dato.aar))
        }
        _ => Celle::Tekst(dato.aar.to_string()),
    }
}

/// A reading in half points; a score off the scale is no reading.
pub(super) fn edss(dato: Date, halve: u8, sykehus: &str) -> Option<Edss> {
    let skar = Skar::av_halve(halve).ok()?;
    Some(Edss { dato, skar, sykehus: sykehus.to_owned(), kilde: None })
}

pub(super) fn attakk(
    dato: impl Into<Dato>,
    bedring: Bedring,
    steroider: Option<bool>,
    beskrivelse: Option<&str>,
    sykehus: &str,
) -> Attakk {
    Attakk {
        dato: dato.into(),
        bedring,
        steroider,
        beskrivelse: beskrivelse.map(str::to_owned),
        sykehus: sykehus.to_owned(),
        kilde: None,
    }
}

/// A row of the treatment table before it has its number: (drug, substance), kind, start, stop, reason, hospital.
pub(super) type Kur<'a> = (Option<(&'a str, &'a str)>, Behandlingsslag, Dato, Option<Date>, Option<&'a str>, &'a str);

/// Treatments numbered in the registry's order.
pub(super) fn kurer(kurer: &[Kur]) -> Vec<Behandling> {
    (1u16..)
        .zip(kurer)
        .map(|(nr, (middel, slag, fra, til, grunn, sykehus))| Behandling {
            nr,
            legemiddel: middel.map(|m| m.0.to_owned()),
            virkestoff: middel.map(|m| m.1.to_owned()),
            slag: *slag,
            fra: *fra,
            til: *til,
            grunn: grunn.map(str::to_owned),
            sykehus: (*sykehus).to_owned(),
            kilde: None,
        })
        .collect()
}

pub(super) fn mr_bilde(dato: Date, omrade: &str, nye_t2: Option<u16>, kontrast: Option<u16>, sykehus: &str) -> Mr {
    Mr { dato, omrade: omrade.to_owned(), nye_t2, kontrastladende: kontrast, sykehus: sykehus.to_owned(), kilde: None }
}
