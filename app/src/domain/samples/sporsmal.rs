//! Builders of requests for consent and of notices.

use super::bygg::{hendelse, kl, part};
use crate::domain::definisjon::DefinisjonId;
use crate::domain::foresporsel::{Delsvar, Foresporselsformal, Foresporselstatus, Samtykkeforesporsel};
use crate::domain::id::InnbyggerId;
use crate::domain::tid;
use crate::domain::varsel::{Varsel, Varselinnhold};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

/// The consents that people are asked for, as the catalogue identifies them.
pub(super) const MS_DATA: &str = "2c3ba0f0-468a-4b16-8fac-18a8f1e99f98";
pub(super) const MS_BIOBANK: &str = "050e4a21-2434-42ae-92a3-872ed6eb0fad";
pub(super) const MS_SPORRESKJEMA: &str = "c7e97c16-7719-4953-9a17-c9cff79c46dd";
pub(super) const LKG_LAGRING: &str = "019d56cc-4700-40d9-9fa3-e5def3827ae3";

/// What differs from one request to another.
pub(super) struct Sporsmal<'a> {
    pub guid: &'a str,
    pub part: &'a str,
    pub definisjoner: &'a [&'a str],
    pub avsender: (&'a str, &'a str),
    pub melding: &'a str,
    pub mottatt: Date,
    pub svarfrist: Date,
}

/// A request in the morning of the day it came; `nr` sets it apart from the person's other events.
pub(super) fn sporsmal(id: InnbyggerId, nr: u32, na: Timestamp, s: &Sporsmal<'_>) -> Samtykkeforesporsel {
    let mottatt = kl(s.mottatt, 9, 30).min(na);
    Samtykkeforesporsel {
        id: hendelse(id, mottatt, nr),
        guid: s.guid.to_owned(),
        part: part(s.part),
        definisjoner: s.definisjoner.iter().map(|d| DefinisjonId((*d).to_owned())).collect(),
        avsender: s.avsender.0.to_owned(),
        avsender_orgnr: s.avsender.1.to_owned(),
        formal: Foresporselsformal::Register,
        melding: s.melding.to_owned(),
        mottatt,
        svarfrist: Some(s.svarfrist),
        status: Foresporselstatus::Sendt,
        besvart: None,
        svar: Vec::new(),
    }
}

/// The request, answered no to everything eight days after it came.
pub(super) fn svart_nei(f: Samtykkeforesporsel) -> Samtykkeforesporsel {
    let nei = |d: &DefinisjonId| Delsvar { definisjon: d.clone(), samtykket: false, kvittering: None };
    Samtykkeforesporsel {
        status: Foresporselstatus::Avslatt,
        besvart: f.mottatt.checked_add(SignedDuration::from_hours(8 * 24 + 10)).ok(),
        svar: f.definisjoner.iter().map(nei).collect(),
        ..f
    }
}

/// A registry's notice that points to one of its settings, unread.
pub(super) fn melding(id: InnbyggerId, nr: u32, tid: Timestamp, kode: &str, definisjon: &str, tekst: &str) -> Varsel {
    let definisjon = DefinisjonId(definisjon.to_owned());
    let innhold = Varselinnhold::FraPart { definisjon, tekst: tekst.to_owned() };
    Varsel { id: hendelse(id, tid, nr), part: part(kode), innhold, lest: None }
}

/// The notice that came with each request, unread while the request is new.
pub(super) fn varsler_om(foresporsler: &[Samtykkeforesporsel], na: Timestamp) -> Vec<Varsel> {
    let ny = |f: &Samtykkeforesporsel| {
        f.status == Foresporselstatus::Sendt && f.svarfrist.is_none_or(|frist| tid::dag(na) <= frist)
    };
    let varsel = |f: &Samtykkeforesporsel| Varsel {
        id: f.id,
        part: f.part.clone(),
        innhold: Varselinnhold::Foresporsel(f.id),
        lest: (!ny(f)).then_some(f.mottatt),
    };
    foresporsler.iter().map(varsel).collect()
}
