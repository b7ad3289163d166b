//! A row of a registry's log as it is delivered (contract §6.6: one table for use and disclosure), checked, cleaned, and
//! told apart: a disclosure is a copy that left the registry, everything else is use.

use super::{Sted, er_guid};
use crate::domain::bruk::{Bruk, Handling, Hvem, Identitet, Utlevering, Vilkar};
use crate::domain::definisjon::PartKode;
use crate::domain::id::HendelseId;
use crate::domain::rapport::ren;
use crate::domain::tid;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

const MAKS_NAVN: usize = 200;
const MAKS_TEKST: usize = 500;
const MAKS_FORKLARING: usize = 2000;
const MAKS_KATEGORIER: usize = 50;
/// How far a registry's clock may be ahead of ours.
const FORAN: SignedDuration = SignedDuration::from_mins(5);

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Radhendelse {
    Utlevering,
    Bruk(Handling),
}

/// Who did it. Without name and role it is a system that asked by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Utforer {
    pub navn: Option<String>,
    pub rolle: String,
    pub virksomhet: String,
    pub orgnr: String,
}

/// Who got a copy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mottaker {
    pub virksomhet: String,
    pub orgnr: String,
    pub land: String,
}

/// What it was for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prosjekt {
    pub tittel: String,
    pub referanse: Option<String>,
    pub url: Option<String>,
}

/// A row before it is checked. Texts that were not said are empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loggrad {
    pub guid: String,
    /// Either an instant or a period.
    pub tidspunkt: Option<Timestamp>,
    pub periode: Option<(Date, Date)>,
    pub hendelse: Radhendelse,
    pub utfort_av: Option<Utforer>,
    pub mottaker: Option<Mottaker>,
    /// Purpose in words, and its code.
    pub formal: (String, Option<String>),
    /// Legal basis in words, and where it stands.
    pub grunnlag: (String, Option<String>),
    pub kategorier: Vec<String>,
    pub identitet: Option<Identitet>,
    pub prosjekt: Option<Prosjekt>,
    pub forklaring: String,
    pub vilkar: Option<Vilkar>,
    pub antall: Option<i64>,
    pub bruk_til: Option<Date>,
    pub reservasjon: Option<bool>,
}

/// A row that can be stored. Its id is given when it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rad {
    Bruk(Bruk),
    Utlevering(Utlevering),
}

impl Rad {
    /// The registry's own id of the row.
    pub fn nokkel(&self) -> &str {
        match self {
            Self::Bruk(b) => &b.nokkel,
            Self::Utlevering(u) => &u.nokkel,
        }
    }

    /// When it happened: what its id begins with, so that rows sort by time.
    pub fn tidspunkt(&self) -> Timestamp {
        match self {
            Self::Bruk(b) => b.tidspunkt,
            Self::Utlevering(u) => tid::ved_midnatt(u.dato),
        }
    }
}

impl Loggrad {
    /// Checks and cleans the row of `part` at `na`.
    ///
    /// # Errors
    /// The first fault, by its place in the row.
    pub fn tolk(self, part: &PartKode, na: Timestamp) -> Result<Rad, Sted> {
        if !er_guid(&self.guid) {
            return Err(Sted::ny("radGuid", "it is no GUID"));
        }
        match self.hendelse {
            Radhendelse::Bruk(handling) => self.bruk(handling, part, na).map(Rad::Bruk),
            Radhendelse::Utlevering => self.utlevering(part, na).map(Rad::Utlevering),
        }
    }

    fn bruk(self, handling: Handling, part: &PartKode, na: Timestamp) -> Result<Bruk, Sted> {
        let utleveringens = [
            ("mottaker", self.mottaker.is_some()),
            ("antall", self.antall.is_some()),
            ("brukTil", self.bruk_til.is_some()),
            ("reservasjon", self.reservasjon.is_some()),
        ];
        if let Some((felt, _)) = utleveringens.into_iter().find(|(_, er_der)| *er_der) {
            return Err(Sted::ny(felt, "it belongs to a disclosure"));
        }
        let tidspunkt = self.nar(na)?;
        let forklaring = tekst("forklaring", &self.forklaring, MAKS_FORKLARING)?;
        // A row has one instant; what went on for longer says so, in figures.
        let forklaring = match self.periode {
            Some((fra, til)) => format!("{fra} – {til}. {forklaring}").trim_end().to_owned(),
            None => forklaring,
        };
        let formal = med("formal", &self.formal)?;
        let formal = match &self.prosjekt {
            Some(p) if formal.is_empty() => prosjekt(p)?,
            Some(p) => format!("{formal}: {}", prosjekt(p)?),
            None => formal,
        };
        let utforer = self.utfort_av.as_ref().ok_or(Sted::ny("utfortAv", "it is missing"))?;
        Ok(Bruk {
            id: HendelseId(0),
            part: part.clone(),
            tidspunkt,
            hvem: hvem(utforer).map_err(|s| s.i("utfortAv"))?,
            handling,
            kategorier: kategorier(&self.kategorier)?,
            formal,
            orgnr: orgnr(&utforer.orgnr).map_err(|s| s.i("utfortAv"))?,
            grunnlag: med("rettsligGrunnlag", &self.grunnlag)?,
            vilkar: self.vilkar,
            forklaring,
            nokkel: self.guid.to_ascii_lowercase(),
        })
    }

    fn utlevering(self, part: &PartKode, na: Timestamp) -> Result<Utlevering, Sted> {
        if self.vilkar.is_some() {
            return Err(Sted::ny("vilkar", "it belongs to a use"));
        }
        let dato = tid::dag(self.nar(na)?);
        let mottaker = self.mottaker.as_ref().ok_or(Sted::ny("mottaker", "it is missing"))?;
        if self.antall.is_some_and(|n| n < 1) {
            return Err(Sted::ny("antall", "it is less than 1"));
        }
        let land = &mottaker.land;
        if !land.is_empty() && (land.len() != 2 || !land.bytes().all(|b| b.is_ascii_uppercase())) {
            return Err(Sted::ny("mottaker.land", "it is not two capital letters"));
        }
        Ok(Utlevering {
            id: HendelseId(0),
            part: part.clone(),
            dato,
            mottaker: pakrevd("virksomhet", &mottaker.virksomhet).map_err(|s| s.i("mottaker"))?,
            prosjekt: self.prosjekt.as_ref().map(prosjekt).transpose()?.unwrap_or_default(),
            formal: med("formal", &self.formal)?,
            grunnlag: med("rettsligGrunnlag", &self.grunnlag)?,
            variabler: kategorier(&self.kategorier)?,
            identitet: self.identitet.ok_or(Sted::ny("identifiserbarhet", "it is missing"))?,
            orgnr: orgnr(&mottaker.orgnr).map_err(|s| s.i("mottaker"))?,
            land: land.clone(),
            antall: self.antall,
            bruk_til: self.bruk_til,
            reservasjon: self.reservasjon,
            lenke: lenke(self.prosjekt.as_ref().and_then(|p| p.url.as_deref()))?,
            forklaring: tekst("forklaring", &self.forklaring, MAKS_FORKLARING)?,
            nokkel: self.guid.to_ascii_lowercase(),
        })
    }

    /// When it happened, to the microsecond as it is stored; a period at its first day.
    fn nar(&self, na: Timestamp) -> Result<Timestamp, Sted> {
        match (self.tidspunkt, self.periode) {
            (Some(t), None) if t.duration_since(na) > FORAN => Err(Sted::ny("tidspunkt", "it is in the future")),
            (Some(t), None) => Timestamp::from_microsecond(t.as_microsecond())
                .map_err(|_| Sted::ny("tidspunkt", "it is outside the calendar")),
            (None, Some((fra, til))) if fra > til => Err(Sted::ny("periode", "its end is before its beginning")),
            (None, Some((_, til))) if til > tid::dag(na) => Err(Sted::ny("periode", "it is in the future")),
            (None, Some((fra, _))) => Ok(tid::ved_midnatt(fra)),
            _ => Err(Sted::ny("tidspunkt", "either it or `periode` is needed, and not both")),
        }
    }
}

fn hvem(u: &Utforer) -> Result<Hvem, Sted> {
    let virksomhet = pakrevd("virksomhet", &u.virksomhet)?;
    let navn = u.navn.as_deref().map(|n| tekst("navn", n, MAKS_NAVN)).transpose()?.filter(|n| !n.is_empty());
    let rolle = tekst("rolle", &u.rolle, MAKS_NAVN)?;
    Ok(match navn.is_none() && rolle.is_empty() {
        true => Hvem::Automatisk { virksomhet },
        false => Hvem::Person { navn, rolle, virksomhet },
    })
}

fn prosjekt(p: &Prosjekt) -> Result<String, Sted> {
    let tittel = pakrevd("prosjekt.tittel", &p.tittel)?;
    i_parentes("prosjekt.referanse", tittel, p.referanse.as_deref())
}

/// Words with their code or reference.
fn med(felt: &str, (ord, kode): &(String, Option<String>)) -> Result<String, Sted> {
    let ord = tekst(&format!("{felt}.tekst"), ord, MAKS_TEKST)?;
    i_parentes(felt, ord, kode.as_deref())
}

fn i_parentes(felt: &str, ord: String, kode: Option<&str>) -> Result<String, Sted> {
    let kode = kode.map(|k| tekst(felt, k, MAKS_NAVN)).transpose()?.unwrap_or_default();
    Ok(match (ord.is_empty(), kode.is_empty()) {
        (_, true) => ord,
        (true, false) => kode,
        (false, false) => format!("{ord} ({kode})"),
    })
}

fn kategorier(alle: &[String]) -> Result<String, Sted> {
    if alle.len() > MAKS_KATEGORIER {
        return Err(Sted::ny("datakategorier", "there are too many"));
    }
    let alle: Vec<_> = alle.iter().map(|k| tekst("datakategorier", k, MAKS_NAVN)).collect::<Result<_, _>>()?;
    Ok(alle.into_iter().filter(|k| !k.is_empty()).collect::<Vec<_>>().join(", "))
}

fn orgnr(verdi: &str) -> Result<String, Sted> {
    match verdi.is_empty() || verdi.len() == 9 && verdi.bytes().all(|b| b.is_ascii_digit()) {
        true => Ok(verdi.to_owned()),
        false => Err(Sted::ny("orgnr", "it is not nine digits")),
    }
}

/// Only what a browser opens without harm.
fn lenke(url: Option<&str>) -> Result<String, Sted> {
    let Some(url) = url.filter(|u| !u.is_empty()) else { return Ok(String::new()) };
    let rent = url.len() <= MAKS_TEKST && url.bytes().all(|b| b.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&b));
    let vert = url.strip_prefix("https://").map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
    match vert.is_some_and(|v| !v.is_empty() && !v.contains('@')) && rent {
        true => Ok(url.to_owned()),
        false => Err(Sted::ny("prosjekt.url", "it is no https address")),
    }
}

fn pakrevd(felt: &str, verdi: &str) -> Result<String, Sted> {
    let verdi = tekst(felt, verdi, MAKS_NAVN)?;
    if verdi.is_empty() { Err(Sted::ny(felt, "it is empty")) } else { Ok(verdi) }
}

fn tekst(felt: &str, verdi: &str, maks: usize) -> Result<String, Sted> {
    match verdi.chars().count() > maks {
        true => Err(Sted::ny(felt, "it is too long")),
        false => Ok(ren(verdi.trim())),
    }
}
