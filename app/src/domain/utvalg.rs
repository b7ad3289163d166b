//! Utvalg: the part of the history that a citizen asks to see.

use super::definisjon::Omrade;
use super::historikk::GjortAv;
use super::oversikt::Historikkrad;
use super::tid;
use jiff::civil::Date;

/// Who made a change, as the filter tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Utforer {
    /// The citizen.
    Selv,
    /// Somebody acting for the citizen.
    Representant,
    /// A registry or hospital, on paper.
    Virksomhet,
}

impl Utforer {
    pub const ALLE: [Self; 3] = [Self::Selv, Self::Representant, Self::Virksomhet];

    /// As forms and addresses spell it.
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Selv => "selv",
            Self::Representant => "representant",
            Self::Virksomhet => "virksomhet",
        }
    }

    /// Reads [`Self::kode`]; anything else is no filter.
    pub fn les(kode: &str) -> Option<Self> {
        Self::ALLE.into_iter().find(|u| u.kode() == kode)
    }

    pub const fn av(gjort_av: &GjortAv) -> Self {
        match gjort_av {
            GjortAv::Selv => Self::Selv,
            GjortAv::Representant { .. } => Self::Representant,
            GjortAv::Virksomhet(_) => Self::Virksomhet,
        }
    }
}

/// The groups that the filter offers.
pub const OMRADER: [Omrade; 3] = [Omrade::Bruk, Omrade::Tilgang, Omrade::Forskning];

/// A filter; the default lets everything through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Utvalg {
    pub omrade: Option<Omrade>,
    /// The registry's slug.
    pub register: Option<String>,
    pub hvem: Option<Utforer>,
    /// First and last Norwegian day.
    pub fra: Option<Date>,
    pub til: Option<Date>,
}

impl Utvalg {
    /// What a form asks for, without its days. What cannot be read filters nothing.
    pub fn les(omrade: &str, register: &str, hvem: &str) -> Self {
        let slug = |s: &str| s.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        Self {
            omrade: OMRADER.into_iter().find(|o| o.sti() == omrade),
            register: Some(register).filter(|r| !r.is_empty() && r.len() <= 40 && slug(r)).map(str::to_owned),
            hvem: Utforer::les(hvem),
            ..Self::default()
        }
    }

    /// Whether nothing is filtered away.
    pub fn alt(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a change is asked for.
    pub fn passer(&self, rad: &Historikkrad) -> bool {
        let dag = tid::dag(rad.endring.tidspunkt);
        self.omrade.is_none_or(|o| rad.definisjon.omrade == o)
            && self.register.as_ref().is_none_or(|slug| rad.register.slug == *slug)
            && self.hvem.is_none_or(|h| Utforer::av(&rad.endring.gjort_av) == h)
            && self.fra.is_none_or(|fra| fra <= dag)
            && self.til.is_none_or(|til| dag <= til)
    }

    /// The filter as the query of an address, without the question mark; empty when nothing is filtered away. Every
    /// value is of letters, digits and hyphens.
    pub fn sporring(&self) -> String {
        let deler = [
            self.omrade.map(|o| format!("omrade={}", o.sti())),
            self.register.as_ref().map(|r| format!("register={r}")),
            self.hvem.map(|h| format!("hvem={}", h.kode())),
            self.fra.map(|d| format!("fra={d}")),
            self.til.map(|d| format!("til={d}")),
        ];
        deler.into_iter().flatten().collect::<Vec<_>>().join("&")
    }
}
