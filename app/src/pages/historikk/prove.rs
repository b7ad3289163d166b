//! Sample states, put together from the catalogue and the invented people: for the gallery and for tests.

use crate::domain::definisjon::DefinisjonId;
use crate::domain::historikk::{Endring, GjortAv, Kanal};
use crate::domain::id::{HendelseId, InnbyggerId};
use crate::domain::katalog::Katalog;
use crate::domain::metadata::{Metadata, Mottaker, Mottakerslag, Niva};
use crate::domain::oversikt::{Historikkrad, Historikkside, Tekstside};
use crate::domain::representasjon::Rolle;
use crate::domain::samples::{self, Testperson};
use crate::domain::tid::{Periode, ved_midnatt};
use crate::domain::tidsreise::{Listing, Tidsforskjell, Tidsreise, forskjell, tilstand};
use crate::domain::utvalg::Utvalg;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::HashMap;
use std::sync::Arc;

pub(super) const DAG: Date = Date::constant(2026, 11, 22);
pub(super) const TID: Timestamp = Timestamp::constant(1_795_340_520, 0);

fn person(slug: &str) -> Option<Testperson> {
    samples::alle(TID).into_iter().find(|p| p.slug == slug)
}

/// A person's changes, oldest first, as the store numbers them.
fn endringer(katalog: &Katalog, person: &Testperson) -> Vec<Endring> {
    let mut sekvens: HashMap<DefinisjonId, i64> = HashMap::new();
    let alle = (1..).zip(&person.endringer).filter_map(|(nr, e)| {
        let d = katalog.part(e.part)?.definisjon(e.definisjon)?;
        let neste = sekvens.entry(d.id.clone()).or_insert(0);
        *neste += 1;
        Some(e.endring(d, *neste, nr))
    });
    alle.collect()
}

fn listinger(person: &Testperson) -> Vec<Listing> {
    let en = |(nr, part): (i64, &crate::domain::definisjon::PartKode)| Listing {
        id: HendelseId(nr),
        part: part.clone(),
        aktiv: true,
        tidspunkt: person.oppfort(part).map(ved_midnatt),
    };
    (0..).zip(&person.inkludert).map(en).collect()
}

fn rad(katalog: &Katalog, endring: Endring) -> Option<Historikkrad> {
    let (register, definisjon) = katalog.definisjon(&endring.definisjon)?;
    Some(Historikkrad { register: Arc::clone(register), definisjon: definisjon.clone(), endring })
}

fn side(alle: Vec<Historikkrad>, utvalg: Utvalg) -> Historikkside {
    let mut registre: Vec<_> = alle.iter().map(|r| Arc::clone(&r.register)).collect();
    registre.sort_by(|a, b| a.part.cmp(&b.part));
    registre.dedup_by(|a, b| a.part == b.part);
    let i_alt = alle.len();
    let rader: Vec<_> = alle.into_iter().filter(|r| utvalg.passer(r)).collect();
    Historikkside { antall: rader.len(), rader, side: 1, sider: 1, utvalg, i_alt, registre }
}

/// A person's history through a filter.
pub(super) fn historikk(slug: &str, utvalg: Utvalg) -> Historikkside {
    let katalog = crate::catalogue::innebygd().unwrap_or_default();
    let endringer = person(slug).map(|p| endringer(&katalog, &p)).unwrap_or_default();
    side(endringer.into_iter().rev().filter_map(|e| rad(&katalog, e)).collect(), utvalg)
}

/// A row of every kind: level, recipients, period, each role and channel, and text from outside that is not markup.
pub(super) fn alt_mulig() -> Historikkside {
    let katalog = crate::catalogue::innebygd().unwrap_or_default();
    let navn = "Kari <b>Danser</b>".to_owned();
    let representant = |rolle| GjortAv::Representant { id: InnbyggerId(1), rolle, navn: navn.clone() };
    let mottaker = |nummer: &str, navn: &str| Mottaker {
        slag: Mottakerslag::Helsepersonell,
        nummer: nummer.to_owned(),
        navn: navn.to_owned(),
    };
    let metadata = Metadata {
        niva: None,
        mottakere: vec![mottaker("1", "=Anna Åsen"), mottaker("2", "Nordby; legekontor")],
        perioder: vec![Periode { fra: Some(DAG), til: None }],
    };
    let alle = [
        ("HELSENORGE", "bruk", GjortAv::Selv, Kanal::Portal, Metadata::niva(Niva::BasisPluss)),
        ("KJERNEJOURNAL", "utvalgt-personell", GjortAv::Selv, Kanal::Portal, metadata),
        ("NYFODT", "lagring", representant(Rolle::Foreldreansvar), Kanal::Foresporsel, Metadata::default()),
        ("DIABETES", "lagring", representant(Rolle::TildeltFullmakt), Kanal::Portal, Metadata::default()),
        ("MS", "data", GjortAv::Virksomhet("Haukeland".to_owned()), Kanal::Papir, Metadata::default()),
        ("MS", "biobank", GjortAv::Virksomhet("Haukeland".to_owned()), Kanal::Fagsystem, Metadata::default()),
    ];
    let rader = (0..).zip(alle).filter_map(|(nr, (part, slug, gjort_av, kanal, metadata))| {
        let d = katalog.part(part)?.definisjon(slug)?;
        let endring = Endring {
            id: HendelseId::av(TID, nr),
            definisjon: d.id.clone(),
            sekvensnummer: 1,
            aktiv: nr % 2 == 0,
            metadata,
            tidspunkt: TID,
            gjort_av,
            kanal,
            tekst_versjon: 1,
        };
        rad(&katalog, endring)
    });
    side(rader.collect(), Utvalg::default())
}

/// A person's settings as they were.
pub(super) fn reise(slug: &str, dag: Date) -> Tidsreise {
    let katalog = crate::catalogue::innebygd().unwrap_or_default();
    let registre = person(slug).map(|p| tilstand(&katalog, &endringer(&katalog, &p), &listinger(&p), dag));
    Tidsreise { dag, registre: registre.unwrap_or_default() }
}

/// What is different between two days.
pub(super) fn to_dager(slug: &str, fra: Date, til: Date) -> Tidsforskjell {
    Tidsforskjell { fra, til, forskjeller: forskjell(&reise(slug, fra).registre, &reise(slug, til).registre) }
}

/// The text of a person's first change of a setting.
pub(super) fn tekst(slug: &str, definisjon: &str) -> Option<Tekstside> {
    let rader = historikk(slug, Utvalg::default()).rader;
    let rad = rader.into_iter().rev().find(|r| r.definisjon.slug == definisjon)?;
    let (sporsmal, virkning) = rad.definisjon.tekst(rad.endring.tekst_versjon)?;
    Some(Tekstside { sporsmal: sporsmal.to_owned(), virkning: virkning.clone(), rad: rad.clone() })
}
