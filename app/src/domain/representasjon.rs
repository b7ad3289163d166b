//! Representasjon: who may act for whom (code set 7611; contract §9), decided by one pure function, [`kan`].

use super::definisjon::Definisjon;
use super::id::InnbyggerId;
use super::register::Register;
use super::sak::Saksslag;
use super::tid;
use super::tjenesten::Tjeneste;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

mod valg;

pub use valg::{Personrad, Personvalg, Slutt, Sluttgrunn};

/// Why one person may act for another, by the codes of 7611.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rolle {
    /// Foreldreansvar: parental responsibility.
    #[serde(rename = "FO")]
    Foreldreansvar,
    /// Vergemål: guardian by decision. The decision alone gives no access here.
    #[serde(rename = "VE")]
    Vergemal,
    /// Fullmakt: power of attorney given by the citizen.
    #[serde(rename = "FU")]
    Fullmakt,
    /// Tildelt fullmakt: next of kin for somebody without capacity to consent.
    #[serde(rename = "TD")]
    TildeltFullmakt,
}

impl Rolle {
    pub const ALLE: [Self; 4] = [Self::Foreldreansvar, Self::Vergemal, Self::Fullmakt, Self::TildeltFullmakt];

    pub const fn kode(self) -> &'static str {
        match self {
            Self::Foreldreansvar => "FO",
            Self::Vergemal => "VE",
            Self::Fullmakt => "FU",
            Self::TildeltFullmakt => "TD",
        }
    }

    pub fn les(kode: &str) -> Option<Self> {
        Self::ALLE.into_iter().find(|r| r.kode() == kode)
    }
}

/// Fullmaktsområde: what a power of attorney covers (contract §9).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fullmaktsomrade {
    /// 1: insight in what is registered.
    Innsyn,
    /// 2: the patient record.
    Pasientjournal,
    /// 3: digital health services.
    Helsetjenester,
}

impl Fullmaktsomrade {
    pub const ALLE: [Self; 3] = [Self::Innsyn, Self::Pasientjournal, Self::Helsetjenester];

    pub const fn nummer(self) -> &'static str {
        match self {
            Self::Innsyn => "1",
            Self::Pasientjournal => "2",
            Self::Helsetjenester => "3",
        }
    }

    /// Reads a comma-separated list of numbers; an unknown number is no area.
    pub fn les_liste(liste: &str) -> Vec<Self> {
        let numre: Vec<&str> = liste.split(',').map(str::trim).collect();
        Self::ALLE.into_iter().filter(|o| numre.contains(&o.nummer())).collect()
    }
}

/// What the population register says about one of the two, as far as the rule asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Personfakta {
    pub fodt: Date,
    pub adressesperre: bool,
    /// Dwelling, opaque; empty when it is not known.
    pub bosted: String,
    pub skjermet_for_foreldre: bool,
}

/// `representant` may act for `innbygger` until `til`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relasjon {
    pub innbygger: InnbyggerId,
    pub representant: InnbyggerId,
    pub rolle: Rolle,
    pub til: Option<Date>,
    pub omrader: Vec<Fullmaktsomrade>,
}

/// What the decision rests on, as it is on the day of the request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fakta {
    /// Completed years.
    pub representant_alder: i16,
    pub innbygger_alder: i16,
    /// Either of the two has a confidential address.
    pub adressesperre: bool,
    /// Both are registered at the same dwelling.
    pub samme_bosted: bool,
    /// The child has asked that the parents are not told.
    pub skjermet_for_foreldre: bool,
    /// The relation's last day has not passed.
    pub gyldig: bool,
    pub omrader: Vec<Fullmaktsomrade>,
}

impl Fakta {
    /// The facts on `dag`. A dwelling that is not known is nobody's in common.
    pub fn den(dag: Date, representant: &Personfakta, innbygger: &Personfakta, relasjon: &Relasjon) -> Self {
        Self {
            representant_alder: tid::alder(representant.fodt, dag),
            innbygger_alder: tid::alder(innbygger.fodt, dag),
            adressesperre: representant.adressesperre || innbygger.adressesperre,
            samme_bosted: !innbygger.bosted.is_empty() && representant.bosted == innbygger.bosted,
            skjermet_for_foreldre: innbygger.skjermet_for_foreldre,
            gyldig: relasjon.til.is_none_or(|til| dag <= til),
            omrader: relasjon.omrader.clone(),
        }
    }
}

/// Somebody acting for another, in this request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Representasjon {
    pub innbygger: InnbyggerId,
    pub rolle: Rolle,
    pub fakta: Fakta,
    /// Last day of the relation.
    pub til: Option<Date>,
    /// The representative's name, for the log and the history of the one represented.
    pub representant_navn: String,
}

/// What a representative wants to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operasjon<'a> {
    /// Choose the person at all.
    Velge,
    /// See settings, their history and receipts at all.
    SeInnstillinger,
    /// See the settings of one registry, with their history, receipts and requests.
    SeInnstillingerI(&'a Register),
    /// See what a registry holds.
    SeRegister(&'a Register),
    /// See who has used the data in a registry.
    SeLogg(&'a Register),
    /// Write to a registry, or in a case there.
    Sak(&'a Register, Saksslag),
    /// See requests for consent and notices.
    SeMeldinger,
    /// Set or lift a setting, or answer a request for consent to it.
    Sette(&'a Definisjon),
}

/// Why a representative may not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Representasjonsavslag {
    /// Confidential address: nothing on behalf, neither way.
    Adressesperre,
    /// The relation has ended.
    Utlopt,
    /// The child is 16 and decides alone.
    Fylt16,
    /// The representative does not live where the child does.
    AnnenAdresse,
    /// The child has asked that the parents are not told.
    Skjermet,
    /// Not open to parents of children from 12 to 15.
    Fra12,
    /// Too young to represent, or to be represented in this role.
    ForUng,
    /// A guardian's decision alone gives no access.
    Verge,
    /// The power of attorney does not cover the area.
    UtenforOmrade,
    /// A power of attorney never changes settings.
    KunSe,
    /// Only the person can answer.
    KunSelv,
    /// The person has locked their own access.
    Sperret,
}

impl Representasjonsavslag {
    pub const ALLE: [Self; 12] = [
        Self::Adressesperre,
        Self::Utlopt,
        Self::Fylt16,
        Self::AnnenAdresse,
        Self::Skjermet,
        Self::Fra12,
        Self::ForUng,
        Self::Verge,
        Self::UtenforOmrade,
        Self::KunSe,
        Self::KunSelv,
        Self::Sperret,
    ];

    /// As a session that was ended by it is stored.
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Adressesperre => "adressesperre",
            Self::Utlopt => "utlopt",
            Self::Fylt16 => "fylt16",
            Self::AnnenAdresse => "annen-adresse",
            Self::Skjermet => "skjermet",
            Self::Fra12 => "fra12",
            Self::ForUng => "for-ung",
            Self::Verge => "verge",
            Self::UtenforOmrade => "omrade",
            Self::KunSe => "kun-se",
            Self::KunSelv => "kun-selv",
            Self::Sperret => "sperret",
        }
    }

    /// Reads [`Self::kode`].
    pub fn les(kode: &str) -> Option<Self> {
        Self::ALLE.into_iter().find(|a| a.kode() == kode)
    }
}

/// Decides whether somebody in `rolle` may do `operasjon` for another (contract §9). The one place for the rule.
///
/// # Errors
/// Why not.
pub fn kan(rolle: Rolle, fakta: &Fakta, operasjon: Operasjon<'_>) -> Result<(), Representasjonsavslag> {
    use Representasjonsavslag as Nei;
    if fakta.adressesperre {
        return Err(Nei::Adressesperre);
    }
    match rolle {
        Rolle::Vergemal => Err(Nei::Verge),
        Rolle::Foreldreansvar => forelder(fakta, operasjon),
        Rolle::Fullmakt => fullmektig(fakta, operasjon),
        Rolle::TildeltFullmakt => parorende(fakta, operasjon),
    }
}

/// Parents, of any age: under 12 what is open to children; from 12 to 15 less; at 16 nothing, on the birthday. They write
/// to the registries they may see, and may ask for deletion and blocking there, as nobody else may for another.
fn forelder(fakta: &Fakta, operasjon: Operasjon<'_>) -> Result<(), Representasjonsavslag> {
    use Representasjonsavslag as Nei;
    if fakta.innbygger_alder >= 16 {
        return Err(Nei::Fylt16);
    }
    if !fakta.gyldig {
        return Err(Nei::Utlopt);
    }
    // Sources differ on whether a parent who lives elsewhere may; the stricter holds until it is cleared (G15).
    if !fakta.samme_bosted {
        return Err(Nei::AnnenAdresse);
    }
    let fra_12 = fakta.innbygger_alder >= 12;
    if fra_12 && fakta.skjermet_for_foreldre {
        return Err(Nei::Skjermet);
    }
    match operasjon {
        Operasjon::SeRegister(r) | Operasjon::SeInnstillingerI(r) | Operasjon::Sak(r, _)
            if fra_12 && (r.sensitivt || i_journalen(r)) =>
        {
            Err(Nei::Fra12)
        }
        Operasjon::SeLogg(_) | Operasjon::Sak(_, Saksslag::Oppslag) if fra_12 => Err(Nei::Fra12),
        Operasjon::Sette(d) => apen_for(d, if fra_12 { "FO_12_15" } else { "FO_UNDER_12" }, Nei::KunSelv),
        _ => Ok(()),
    }
}

/// Power of attorney: sees in the areas given, changes nothing.
fn fullmektig(fakta: &Fakta, operasjon: Operasjon<'_>) -> Result<(), Representasjonsavslag> {
    use Representasjonsavslag as Nei;
    voksen_med_gyldig(fakta, 16)?;
    let omrade = match operasjon {
        Operasjon::Sette(_) => return Err(Nei::KunSe),
        Operasjon::Velge => return Ok(()),
        Operasjon::Sak(_, slag) if slag.ma_bekreftes() => return Err(Nei::KunSelv),
        Operasjon::SeRegister(r) | Operasjon::SeLogg(r) | Operasjon::SeInnstillingerI(r) | Operasjon::Sak(r, _)
            if i_journalen(r) =>
        {
            Fullmaktsomrade::Pasientjournal
        }
        _ => Fullmaktsomrade::Innsyn,
    };
    if fakta.omrader.contains(&omrade) { Ok(()) } else { Err(Nei::UtenforOmrade) }
}

/// Next of kin for somebody without capacity: sees; sets what the definition allows.
fn parorende(fakta: &Fakta, operasjon: Operasjon<'_>) -> Result<(), Representasjonsavslag> {
    voksen_med_gyldig(fakta, 12)?;
    match operasjon {
        Operasjon::Sette(d) => apen_for(d, "TD", Representasjonsavslag::KunSelv),
        Operasjon::Sak(_, slag) if slag.ma_bekreftes() => Err(Representasjonsavslag::KunSelv),
        _ => Ok(()),
    }
}

/// What both kinds of power of attorney take: a relation in force, somebody of age, and a person old enough.
fn voksen_med_gyldig(fakta: &Fakta, fra_alder: i16) -> Result<(), Representasjonsavslag> {
    if !fakta.gyldig {
        return Err(Representasjonsavslag::Utlopt);
    }
    if fakta.representant_alder < 18 || fakta.innbygger_alder < fra_alder {
        return Err(Representasjonsavslag::ForUng);
    }
    Ok(())
}

/// Whether the entry is part of the treatment record rather than a registry.
fn i_journalen(r: &Register) -> bool {
    matches!(Tjeneste::for_register(r), Tjeneste::Pasientjournal | Tjeneste::Kjernejournal)
}

fn apen_for(d: &Definisjon, kode: &str, ellers: Representasjonsavslag) -> Result<(), Representasjonsavslag> {
    if d.representasjon.iter().any(|r| r == kode) { Ok(()) } else { Err(ellers) }
}

#[cfg(test)]
mod tests;
