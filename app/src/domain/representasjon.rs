//! Representasjon: who may act for whom (code set 7611; contract §9), decided by one pure function, [`kan`].

use super::definisjon::Definisjon;
use super::id::InnbyggerId;
use super::register::{Register, Registerslag};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

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
    /// See settings, their history and receipts.
    SeInnstillinger,
    /// See what a registry holds.
    SeRegister(&'a Register),
    /// See who has used the data in a registry.
    SeLogg(&'a Register),
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

/// Decides whether somebody in `rolle` may do `operasjon` for another (contract §9). The one place for the rule.
///
/// # Errors
/// Why not.
pub fn kan(rolle: Rolle, fakta: &Fakta, operasjon: Operasjon<'_>) -> Result<(), Representasjonsavslag> {
    use Representasjonsavslag as Nei;
    if fakta.adressesperre {
        return Err(Nei::Adressesperre);
    }
    if !fakta.gyldig {
        return Err(Nei::Utlopt);
    }
    if fakta.representant_alder < 18 {
        return Err(Nei::ForUng);
    }
    match rolle {
        Rolle::Vergemal => Err(Nei::Verge),
        Rolle::Foreldreansvar => forelder(fakta, operasjon),
        Rolle::Fullmakt => fullmektig(fakta, operasjon),
        Rolle::TildeltFullmakt => parorende(fakta, operasjon),
    }
}

/// Parents: under 12 what is open to children; from 12 to 15 less; at 16 nothing, on the birthday.
fn forelder(fakta: &Fakta, operasjon: Operasjon<'_>) -> Result<(), Representasjonsavslag> {
    use Representasjonsavslag as Nei;
    if fakta.innbygger_alder >= 16 {
        return Err(Nei::Fylt16);
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
        Operasjon::SeRegister(r) if fra_12 && (r.sensitivt || r.slag == Registerslag::Tjeneste) => Err(Nei::Fra12),
        Operasjon::SeLogg(_) if fra_12 => Err(Nei::Fra12),
        Operasjon::Sette(d) => apen_for(d, if fra_12 { "FO_12_15" } else { "FO_UNDER_12" }, Nei::KunSelv),
        _ => Ok(()),
    }
}

/// Power of attorney: sees in the areas given, changes nothing.
fn fullmektig(fakta: &Fakta, operasjon: Operasjon<'_>) -> Result<(), Representasjonsavslag> {
    use Representasjonsavslag as Nei;
    if fakta.innbygger_alder < 16 {
        return Err(Nei::ForUng);
    }
    let omrade = match operasjon {
        Operasjon::Sette(_) => return Err(Nei::KunSe),
        Operasjon::Velge => return Ok(()),
        Operasjon::SeRegister(r) | Operasjon::SeLogg(r) if r.slag == Registerslag::Tjeneste => {
            Fullmaktsomrade::Pasientjournal
        }
        _ => Fullmaktsomrade::Innsyn,
    };
    if fakta.omrader.contains(&omrade) { Ok(()) } else { Err(Nei::UtenforOmrade) }
}

/// Next of kin for somebody without capacity: sees; sets what the definition allows.
fn parorende(fakta: &Fakta, operasjon: Operasjon<'_>) -> Result<(), Representasjonsavslag> {
    use Representasjonsavslag as Nei;
    if fakta.innbygger_alder < 12 {
        return Err(Nei::ForUng);
    }
    match operasjon {
        Operasjon::Sette(d) => apen_for(d, "TD", Nei::KunSelv),
        _ => Ok(()),
    }
}

fn apen_for(d: &Definisjon, kode: &str, ellers: Representasjonsavslag) -> Result<(), Representasjonsavslag> {
    if d.representasjon.iter().any(|r| r == kode) { Ok(()) } else { Err(ellers) }
}
