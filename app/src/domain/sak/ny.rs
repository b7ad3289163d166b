//! What a citizen writes, checked: a [`Nysak`] and a [`Saksmelding`] can only be made of a form that holds what it must.

use super::{Gjelder, Henvisning, MAKS_TEGN, Saksslag};
use crate::domain::rapport::ren;

/// A form as it came, cleaned. What is wrong with it is [`Saksskjema::kontroller`]'s to say; the form is shown again as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saksskjema {
    pub slag: Saksslag,
    pub henvisning: Henvisning,
    /// The citizen's own words for the item, where the portal stores none.
    pub ord: String,
    pub tekst: String,
    /// What it should say instead (errors).
    pub onsket: String,
    pub omfang: Option<Omfang>,
}

/// How far a deletion or a blocking is to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Omfang {
    /// Everything the registry holds; all health personnel.
    Alt,
    /// The item that the form was opened from.
    Denne,
    /// What, or whom, the citizen writes.
    Noen,
}

impl Omfang {
    pub const ALLE: [Self; 3] = [Self::Alt, Self::Denne, Self::Noen];

    /// As it is sent and stored (`sak.onsket`).
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Alt => "alt",
            Self::Denne => "denne",
            Self::Noen => "noen",
        }
    }

    pub fn les(kode: &str) -> Option<Self> {
        Self::ALLE.into_iter().find(|o| o.kode() == kode)
    }
}

/// A field of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Felt {
    Ord,
    Tekst,
    Onsket,
    Omfang,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feltfeil {
    Mangler(Felt),
    /// With the number of characters that were written.
    ForLang(Felt, usize),
}

/// A case to be opened. The item has been found by whoever makes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nysak {
    slag: Saksslag,
    tekst: String,
    onsket: String,
}

/// Characters of the citizen's own words for an item.
pub(super) const MAKS_ORD: usize = 200;

impl Saksskjema {
    /// A form's texts as they are kept: line breaks alike, dangerous characters replaced, no space around.
    pub fn ny(slag: Saksslag, henvisning: Henvisning, tekster: [&str; 3], omfang: &str) -> Self {
        let [ord, tekst, onsket] = tekster.map(rens);
        Self { slag, henvisning, ord, tekst, onsket, omfang: Omfang::les(omfang) }
    }

    /// The case, if the form holds what its kind takes. `gjelder` is the item as the portal found it.
    ///
    /// # Errors
    /// What is wrong, in the order of the fields.
    pub fn kontroller(&self, gjelder: &Gjelder) -> Result<Nysak, Vec<Feltfeil>> {
        let mut feil = Vec::new();
        if self.slag == Saksslag::Feil && gjelder.rapport.is_none() {
            feil.extend(tekst(Felt::Ord, &self.ord, true, MAKS_ORD));
        }
        let noen = self.omfang == Some(Omfang::Noen);
        if self.slag.ma_bekreftes() && (self.omfang.is_none() || !self.kan_velge(gjelder)) {
            feil.push(Feltfeil::Mangler(Felt::Omfang));
        }
        let ma_skrives = matches!(self.slag, Saksslag::Feil | Saksslag::Sporsmal) || self.slag.ma_bekreftes() && noen;
        feil.extend(tekst(Felt::Tekst, &self.tekst, ma_skrives, MAKS_TEGN));
        if self.slag == Saksslag::Feil {
            feil.extend(tekst(Felt::Onsket, &self.onsket, false, MAKS_TEGN));
        }
        if !feil.is_empty() {
            return Err(feil);
        }
        let onsket = match self.slag {
            Saksslag::Feil => self.onsket.clone(),
            Saksslag::Sletting | Saksslag::Sperring => self.omfang.map_or("", Omfang::kode).to_owned(),
            Saksslag::Sporsmal | Saksslag::Oppslag => String::new(),
        };
        Ok(Nysak { slag: self.slag, tekst: self.tekst.clone(), onsket })
    }

    /// «This item» can be chosen for a deletion that was opened from an item.
    fn kan_velge(&self, gjelder: &Gjelder) -> bool {
        self.omfang != Some(Omfang::Denne) || self.slag == Saksslag::Sletting && !gjelder.ord.is_empty()
    }
}

impl Nysak {
    pub fn slag(&self) -> Saksslag {
        self.slag
    }

    pub fn tekst(&self) -> &str {
        &self.tekst
    }

    pub fn onsket(&self) -> &str {
        &self.onsket
    }
}

/// A message in a case: never empty, never too long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saksmelding(String);

impl Saksmelding {
    /// Reads what was written.
    ///
    /// # Errors
    /// What is wrong with it, and the text as it is to be shown again.
    pub fn ny(skrevet: &str) -> Result<Self, (Feltfeil, String)> {
        let renset = rens(skrevet);
        match tekst(Felt::Tekst, &renset, true, MAKS_TEGN) {
            Some(feil) => Err((feil, renset)),
            None => Ok(Self(renset)),
        }
    }

    pub fn tekst(&self) -> &str {
        &self.0
    }
}

fn tekst(felt: Felt, verdi: &str, ma_skrives: bool, maks: usize) -> Option<Feltfeil> {
    let tegn = verdi.chars().count();
    match tegn {
        0 if ma_skrives => Some(Feltfeil::Mangler(felt)),
        _ if tegn > maks => Some(Feltfeil::ForLang(felt, tegn)),
        _ => None,
    }
}

/// Browsers send line breaks as two characters, and count them as one.
fn rens(skrevet: &str) -> String {
    ren(&skrevet.replace("\r\n", "\n").replace('\r', "\n")).trim().to_owned()
}
