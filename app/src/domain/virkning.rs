//! Virkning: what a choice does with the citizen's own data, computed from what is held about them: what is deleted
//! and when, what stays and why, copies that cannot be called back, what one loses oneself, and how to undo it.

use super::bruk::{Identitet, Utlevering};
use super::definisjon::{Definisjon, Valg};
use super::foresporsel::Samtykkeforesporsel;
use super::innstilling::Personverninnstilling;
use super::metadata::Metadata;
use super::rapport::Rapport;
use super::register::Register;
use super::tjenesten::Tjeneste;
use jiff::{Timestamp, civil::Date};

mod regler;

/// What a choice is computed from. Disclosures and requests of other registries may be among the rows; they are left
/// out.
#[derive(Clone, Debug)]
pub struct Situasjon<'a> {
    pub register: &'a Register,
    pub definisjon: &'a Definisjon,
    pub valg: Valg,
    pub metadata: &'a Metadata,
    pub na: Timestamp,
    /// The citizen's stored answers.
    pub innstillinger: &'a [Personverninnstilling],
    /// None where the actor may not see what the registry holds.
    pub holdt: Option<Holdt<'a>>,
    pub foresporsler: &'a [Samtykkeforesporsel],
    /// Last day of a deletion of this setting that is awaited.
    pub avventet: Option<Date>,
    pub antall: Antall,
}

/// What a registry holds and has given away.
#[derive(Clone, Copy, Debug)]
pub struct Holdt<'a> {
    /// The newest report.
    pub rapport: Option<&'a Rapport>,
    /// The days of all reports, newest first.
    pub rapportdager: &'a [Date],
    pub utleveringer: &'a [Utlevering],
}

/// Numbers of rows that are not themselves needed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Antall {
    /// Changes of this registry's settings, each with its receipt.
    pub endringer: i64,
    /// Rows in the log of use of this registry.
    pub bruk: i64,
    /// All reports, requests and notices that the portal itself keeps.
    pub rapporter: i64,
    pub foresporsler: i64,
    pub varsler: i64,
    /// The citizen's own; counted for the citizen alone.
    pub notater: i64,
}

/// What the choice does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Virkning {
    /// The answer is the one that holds already.
    pub uendret: bool,
    pub slettes: Option<Slettes>,
    pub blir: Vec<Blir>,
    /// Titles of the consents that fall with this one.
    pub faller: Vec<String>,
    /// Newest first; none where the choice is no no, or the actor may not see them.
    pub kopier: Option<Vec<Kopi>>,
    pub mister: Vec<Tap>,
    /// Services that open.
    pub far: Vec<Tjeneste>,
    pub foresporsler: Vec<Berort>,
    pub apner: Option<Apner>,
    /// Last day of an awaited deletion that the choice makes pointless.
    pub avlyst: Option<Date>,
    pub angre: Angre,
}

/// What is deleted, and the last day by which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slettes {
    pub innen: Date,
    pub innhold: Vec<Innhold>,
    pub kilde: Kilde,
}

/// What the numbers are taken from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kilde {
    /// The citizen never consented, so that nothing is stored.
    AldriSamtykket,
    /// The registry has delivered no report here.
    IngenRapport,
    /// The actor may not see what the registry holds.
    Skjult,
    /// The newest of the reports of these days.
    Rapporter(Vec<Date>),
    /// The portal's own tables.
    Portalen,
}

/// One kind of contents, with how many there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Innhold {
    pub hva: Innholdsslag,
    pub antall: i64,
    /// First and last day, where records have days.
    pub dager: Option<(Date, Date)>,
}

/// What is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Innholdsslag {
    /// Records or rows of a section of the report, by its title.
    Registreringer(String),
    /// Values or paragraphs of a section.
    Opplysninger(String),
    /// Points of a disease course.
    Punkter(String),
    /// Reports, requests and notices in the portal itself.
    Rapporter,
    Foresporsler,
    Varsler,
    Notater,
}

/// What the choice leaves as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Blir {
    /// The rest of the report.
    Innhold(Vec<Innhold>),
    /// Other active settings of the same registry, by title.
    Innstillinger(Vec<String>),
    /// All choices, with history and receipts, when the portal is no longer used.
    AlleValg,
    /// The history of the registry's settings, with receipts.
    Historikk(i64),
    /// Rows in the log of use.
    Logg(i64),
    /// What is needed so that the citizen is not registered again.
    Minimum,
    /// The law that lets the registry hold the rest.
    Hjemmel(String),
}

/// A copy that was disclosed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kopi {
    pub dato: Date,
    pub mottaker: String,
    pub prosjekt: String,
    pub identitet: Identitet,
    /// The choice stops copies like this one from now on.
    pub stanses: bool,
}

/// What the citizen loses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tap {
    /// The registry is shown to the listed only, and so no more; the number of reports that go with it.
    Register { rapporter: usize },
    /// Nothing is left to see in the registry.
    Innsyn,
    /// A service closes.
    Tjeneste(Tjeneste),
}

/// A request for consent that the choice touches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Berort {
    pub avsender: String,
    pub mottatt: Date,
    /// Answered with yes before; else it still waits.
    pub besvart: bool,
}

/// What the registry may store or give away from now on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Apner {
    pub hva: Vec<String>,
    pub hvem: String,
    /// Also what happened before.
    pub bakover: bool,
}

/// How the choice is undone, and what comes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Angre {
    /// Another answer holds from the day it is given.
    Fritt,
    /// What is deleted does not come back.
    IkkeTilbake,
    /// The contents come back when it is undone before this day.
    TilbakeFor(Date),
    /// Undoing it lets the registry record back in time.
    Bakover,
    /// Undoing it deletes what was stored, within so many days.
    Sletter(u16),
}

/// Computes what a choice does.
pub fn virkning(s: &Situasjon<'_>) -> Virkning {
    let lagret = s.innstillinger.iter().find(|i| i.definisjon == s.definisjon.id);
    let uendret =
        lagret.map_or(!s.valg.aktiv(), |i| i.aktiv == s.valg.aktiv() && (!i.aktiv || i.metadata == *s.metadata));
    if uendret {
        return Virkning { angre: s.angre(None), uendret, ..Virkning::ingen() };
    }
    let faller = s.faller();
    let slettes = s.slettes(&faller);
    let (mister, far) = s.tjenester();
    Virkning {
        uendret,
        blir: s.blir(&faller, slettes.is_some()),
        kopier: s.kopier(),
        mister: s.tap().into_iter().chain(mister.into_iter().map(Tap::Tjeneste)).collect(),
        far,
        foresporsler: s.berorte(&faller),
        apner: s.apner(),
        avlyst: s.avventet.filter(|_| !s.definisjon.sletter(s.valg)),
        angre: s.angre(slettes.as_ref().map(|s| s.innen)),
        faller: faller.into_iter().map(|d| d.tittel.clone()).collect(),
        slettes,
    }
}

impl Virkning {
    fn ingen() -> Self {
        Self {
            uendret: true,
            slettes: None,
            blir: Vec::new(),
            faller: Vec::new(),
            kopier: None,
            mister: Vec::new(),
            far: Vec::new(),
            foresporsler: Vec::new(),
            apner: None,
            avlyst: None,
            angre: Angre::Fritt,
        }
    }
}

#[cfg(test)]
mod tests;
