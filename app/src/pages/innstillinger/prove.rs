//! Sample states of the settings pages, put together from the catalogue: for the gallery and for tests.

use crate::domain::bruk::Identitet;
use crate::domain::definisjon::{DefinisjonId, Omrade};
use crate::domain::historikk::{Endring, GjortAv, Kanal};
use crate::domain::id::HendelseId;
use crate::domain::innstilling::Personverninnstilling;
use crate::domain::metadata::{Metadata, Niva};
use crate::domain::oversikt::{
    Gruppe, Historikkrad, Innstillingsoversikt, Innstillingsrad, Kvittering, Partsrad, Partsside,
};
use crate::domain::register::Register;
use crate::domain::virkning::{Angre, Berort, Blir, Innhold, Innholdsslag, Kilde, Kopi, Slettes, Tap, Virkning};
use jiff::Timestamp;
use jiff::civil::Date;
use std::sync::Arc;

pub(crate) const DAG: Date = Date::constant(2026, 11, 22);
pub(crate) const TID: Timestamp = Timestamp::constant(1_795_340_520, 0);

fn register(slug: &str) -> Option<Arc<Register>> {
    crate::catalogue::innebygd().ok()?.register(slug).cloned()
}

fn rad(r: &Arc<Register>, aktiv: bool) -> Partsrad {
    let innstilling = |d: &DefinisjonId| Personverninnstilling {
        definisjon: d.clone(),
        aktiv: true,
        sekvensnummer: 1,
        opprettet: TID,
        endret: TID,
        i_kraft: None,
        metadata: Metadata::default(),
    };
    let rader = r.definisjoner.iter().enumerate().map(|(nr, d)| Innstillingsrad {
        definisjon: d.clone(),
        lagret: (aktiv && nr == 0).then(|| innstilling(&d.id)),
        sletting: None,
        slettesteg: None,
    });
    Partsrad { register: Arc::clone(r), innstillinger: rader.collect() }
}

pub(crate) fn rader() -> Vec<Partsrad> {
    ["nprkpr", "diabetes", "ms"].into_iter().filter_map(register).map(|r| rad(&r, r.slug == "diabetes")).collect()
}

pub(crate) fn historikk() -> Vec<Historikkrad> {
    let ett = |(nr, (slug, av)): (usize, (&str, GjortAv))| {
        let register = register(slug)?;
        let definisjon = register.definisjoner.first()?.clone();
        let endring = Endring {
            id: HendelseId::av(TID, u32::try_from(nr).ok()?),
            definisjon: definisjon.id.clone(),
            sekvensnummer: 1,
            aktiv: true,
            metadata: Metadata::default(),
            tidspunkt: TID,
            kanal: if matches!(av, GjortAv::Virksomhet(_)) { Kanal::Papir } else { Kanal::Portal },
            gjort_av: av,
            tekst_versjon: 1,
        };
        Some(Historikkrad { endring, register, definisjon })
    };
    let rader = [("diabetes", GjortAv::Selv), ("ms", GjortAv::Virksomhet("Haukeland universitetssjukehus".to_owned()))];
    rader.into_iter().enumerate().filter_map(ett).collect()
}

pub(crate) fn oversikt(begrenset: bool) -> Innstillingsoversikt {
    let grupper = [Omrade::Bruk, Omrade::Tilgang, Omrade::Forskning];
    Innstillingsoversikt {
        grupper: grupper
            .map(|omrade| Gruppe {
                omrade,
                begrenset: begrenset && omrade == Omrade::Forskning,
                samtykket: (omrade == Omrade::Bruk).then_some(begrenset),
                niva: (omrade == Omrade::Bruk && begrenset).then_some(Niva::Full),
            })
            .to_vec(),
        siste: if begrenset { historikk() } else { Vec::new() },
    }
}

/// # Panics
/// Never in the gallery: the catalogue is compiled in, and a test reads it.
pub(crate) fn part(slug: &str, aktiv: bool) -> Partsside {
    let register = register(slug).expect("a registry of the embedded catalogue");
    let historikk = historikk().into_iter().filter(|h| h.register.slug == slug).collect();
    Partsside { rad: rad(&register, aktiv), historikk, dag: DAG }
}

pub(crate) fn kvittering(i_kraft: bool, metadata: Metadata) -> Option<Kvittering> {
    let mut rad = historikk().into_iter().next()?;
    rad.endring.metadata = metadata;
    Some(Kvittering {
        rad,
        i_kraft: i_kraft.then_some(TID),
        bevis: false,
        slettesteg: None,
        jws: String::new(),
        sammendrag: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".to_owned(),
    })
}

/// What it would mean to be removed from the diabetes registry.
pub(crate) fn virkning() -> Virkning {
    let dag = |aar, maaned| Date::constant(aar, maaned, 5);
    let deler = [("Årskontroller", 7, Some((dag(2020, 11), dag(2026, 10)))), ("Diagnose", 4, None)];
    let innhold = deler.map(|(tittel, antall, dager)| Innhold {
        hva: match dager {
            Some(_) => Innholdsslag::Registreringer(tittel.to_owned()),
            None => Innholdsslag::Opplysninger(tittel.to_owned()),
        },
        antall,
        dager,
    });
    let kopi = |identitet, stanses| Kopi {
        dato: dag(2025, 3),
        mottaker: "Universitetet i Oslo".to_owned(),
        prosjekt: "Blodsukker og arbeid".to_owned(),
        identitet,
        stanses,
    };
    Virkning {
        uendret: false,
        slettes: Some(Slettes {
            innen: dag(2026, 12),
            innhold: innhold.into(),
            kilde: Kilde::Rapporter(vec![dag(2026, 11), dag(2025, 11)]),
        }),
        blir: vec![Blir::Minimum, Blir::Logg(6), Blir::Historikk(1)],
        faller: vec!["Spørreskjema".to_owned()],
        kopier: Some(vec![kopi(Identitet::Kodet, true), kopi(Identitet::MedNummer, false)]),
        mister: vec![Tap::Register { rapporter: 2 }],
        far: Vec::new(),
        foresporsler: vec![Berort { avsender: "Noklus".to_owned(), mottatt: dag(2026, 11), besvart: false }],
        apner: None,
        avlyst: None,
        angre: Angre::IkkeTilbake,
    }
}
