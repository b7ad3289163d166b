//! Definisjon: what can be set about the use of one's data, identified by a GUID that both sides agreed on
//! (contract §0.2). Owned by a *part* (registry, screening programme, service), known by its `part_kode`.

use super::bruk::{Identitet, Utlevering};
use super::metadata::Mottakerslag;
use super::tid::Periode;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The GUID of a definition, lower case with hyphens.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DefinisjonId(pub String);

/// The agreed short name of a part, e.g. `DIABETES` (contract §0.2). Synthetic in this catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PartKode(pub String);

/// What kind of choice a definition is (`typePi` of the contract, §0.2), plus the portal's own level of use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TypePi {
    /// Consent: nothing is stored before a yes.
    Samtykke,
    /// Reservation: stored unless the citizen says no.
    Reservasjon,
    /// Access restriction: stored, but fewer may see it.
    Tilgangsbegrensning,
    /// Level of use of the portal itself; not a setting of the contract.
    Niva,
}

/// The three groups of the settings overview (screens 6.2a).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Omrade {
    Bruk,
    Tilgang,
    Forskning,
}

impl Omrade {
    /// The part of the address that names the group.
    pub const fn sti(self) -> &'static str {
        match self {
            Self::Bruk => "bruk",
            Self::Tilgang => "tilgang",
            Self::Forskning => "forskning",
        }
    }
}

/// The headings of the group for services and access (screens 6.2c).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tilgangsgruppe {
    /// What the citizen sees.
    Egen,
    /// Who may contact the citizen.
    Kontakt,
    /// What health personnel see.
    Helsepersonell,
    /// The emergency lock.
    Akutt,
}

/// Whose settings list a definition stands in (contract §3: a ticket is a gate for the citizen's user interface).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ApenFor {
    Alle,
    Inkluderte,
}

/// One of the two answers to a definition: active (consented, reserved, restricted) or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Valg {
    Aktiv,
    Inaktiv,
}

impl Valg {
    pub const fn aktiv(self) -> bool {
        matches!(self, Self::Aktiv)
    }

    pub const fn av(aktiv: bool) -> Self {
        if aktiv { Self::Aktiv } else { Self::Inaktiv }
    }

    /// As the forms spell it.
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Aktiv => "aktiv",
            Self::Inaktiv => "inaktiv",
        }
    }

    /// Reads [`Self::kode`]; anything else is no answer.
    pub fn les(kode: &str) -> Option<Self> {
        [Self::Aktiv, Self::Inaktiv].into_iter().find(|v| v.kode() == kode)
    }
}

/// A text for each of the two answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PerValg<T> {
    pub aktiv: T,
    pub inaktiv: T,
}

impl<T> PerValg<T> {
    pub const fn for_valg(&self, valg: Valg) -> &T {
        match valg {
            Valg::Aktiv => &self.aktiv,
            Valg::Inaktiv => &self.inaktiv,
        }
    }
}

/// An earlier version of a definition's text, so that what was agreed to can be shown beside what holds today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TidligereTekst {
    pub versjon: i64,
    /// Last day the text was in use.
    pub til: Date,
    pub sporsmal: String,
    pub virkning: PerValg<Vec<String>>,
}

/// Which disclosures a reservation stops from the day it is made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stans {
    /// Those with the national identity number.
    #[serde(default)]
    pub med_nummer: bool,
    /// Those for these purposes, by a part of the purpose's words.
    #[serde(default)]
    pub formal: Vec<String>,
}

impl Stans {
    /// Whether a copy like this one would be stopped.
    pub fn rammer(&self, u: &Utlevering) -> bool {
        let formal = u.formal.to_lowercase();
        self.med_nummer && u.identitet == Identitet::MedNummer || self.formal.iter().any(|f| formal.contains(f))
    }
}

/// One element of what a definition covers, for machines (`omfangElementer` of the contract, §1.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Omfang {
    /// `omfangKode`; an open code set.
    pub kode: String,
    pub logisk: LogiskOmfang,
    /// Which data are meant, in words; always there when some are listed.
    #[serde(default)]
    pub presisering: Option<String>,
}

/// `logiskOmfang`: how the words of an element are to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LogiskOmfang {
    Alle,
    Angitte,
    AlleUnntattAngitte,
}

impl LogiskOmfang {
    /// As the contract spells it.
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Alle => "Alle",
            Self::Angitte => "Angitte",
            Self::AlleUnntattAngitte => "AlleUnntattAngitte",
        }
    }
}

/// A definition with everything a citizen needs to understand the choice. Texts come from the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Definisjon {
    pub id: DefinisjonId,
    pub part: PartKode,
    /// Last part of the address, unique within the part.
    pub slug: String,
    pub type_pi: TypePi,
    pub omrade: Omrade,
    /// `definisjonNavn` of the contract.
    pub navn: String,
    pub tittel: String,
    pub sporsmal: String,
    pub hjelp: String,
    pub apen_for: ApenFor,
    /// Version of the text; what a citizen agreed to is always kept with it.
    pub versjon: i64,
    pub periode: Periode,
    /// Definitions of the same part that must be active first (the MS registry's B and C need A).
    pub krever: Vec<DefinisjonId>,
    /// Heading in the group for services and access; none in the other groups.
    #[serde(default)]
    pub gruppe: Option<Tilgangsgruppe>,
    /// What an active answer is aimed at, chosen by the citizen; empty when it holds for all.
    #[serde(default)]
    pub mottakere: Vec<Mottakerslag>,
    /// Whether the citizen may limit an active answer to a period.
    #[serde(default)]
    pub perioder: bool,
    /// Titles of the report sections that an answer which deletes covers; empty when it covers all.
    #[serde(default)]
    pub slettes: Vec<String>,
    /// Lifting lets the registry record back in time as well.
    #[serde(default)]
    pub tilbakevirkende: bool,
    /// What an active answer deletes comes back when it is lifted before the deadline.
    #[serde(default)]
    pub kommer_tilbake: bool,
    /// Which disclosures an active answer stops.
    #[serde(default)]
    pub stanser: Option<Stans>,
    /// What it covers, for machines; empty when nobody has written it down.
    #[serde(default)]
    pub omfang: Vec<Omfang>,
    /// Earlier versions of the text, oldest first.
    #[serde(default)]
    pub tidligere: Vec<TidligereTekst>,
    /// Days until stored data are deleted after the citizen says no, where saying no deletes.
    pub slettefrist_dager: Option<u16>,
    /// Who may act besides the citizen, as codes of [`super::representasjon`].
    pub representasjon: Vec<String>,
    /// Set where no public source confirmed the setting.
    pub ubekreftet: bool,
    /// Label of each answer.
    pub valg: PerValg<String>,
    /// Label of the button that confirms each answer.
    pub bekreft: PerValg<String>,
    /// Consequences of each answer, at most four.
    pub virkning: PerValg<Vec<String>>,
    /// What happens next, shown on the receipt; `{slettes_innen}` is a date that the page fills in.
    pub etterpa: PerValg<String>,
}

impl Definisjon {
    /// The address, below the portal's own, that leads to the setting wherever it stands: for links from outside.
    pub fn adresse(&self) -> String {
        format!("/innstilling/{}", self.id.0)
    }

    /// The version of the text that was in use on `dag`.
    pub fn versjon_den(&self, dag: Date) -> i64 {
        self.tidligere.iter().find(|t| dag <= t.til).map_or(self.versjon, |t| t.versjon)
    }

    /// The text of a version: the question and the consequences. None when the catalogue no longer has it.
    pub fn tekst(&self, versjon: i64) -> Option<(&str, &PerValg<Vec<String>>)> {
        if versjon == self.versjon {
            return Some((&self.sporsmal, &self.virkning));
        }
        self.tidligere.iter().find(|t| t.versjon == versjon).map(|t| (t.sporsmal.as_str(), &t.virkning))
    }

    /// Whether `valg` is a no that must be confirmed by a tick because it deletes for good. Withdrawing a consent asks
    /// for no more than giving it did (GDPR art. 7(3)), so only a reservation does.
    pub fn ma_bekreftes(&self, valg: Valg) -> bool {
        self.type_pi == TypePi::Reservasjon && self.sletter(valg)
    }

    /// Whether answering `valg` makes the registry delete what it holds: a reservation set, a consent withdrawn.
    pub fn sletter(&self, valg: Valg) -> bool {
        let nei = match self.type_pi {
            TypePi::Samtykke | TypePi::Niva => Valg::Inaktiv,
            _ => Valg::Aktiv,
        };
        self.slettefrist_dager.is_some() && valg == nei
    }
}
