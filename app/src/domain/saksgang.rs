//! Saksgang: what a registry may do with a case: which status may follow which, which answers fit which kind, and which of
//! them need words (contract §6.6; forvaltningsloven §§ 24–25: a refusal is given with its reason).

use super::sak::{Saksslag, Saksstatus};
use jiff::civil::Date;

pub mod visning;

pub use visning::{
    Apenbestilling, Apenbestillinger, Hendelsesav, Saksfil, Saksfilter, Saksgruppe, Sakshendelse, Saksliste, Saksrad,
    Saksside,
};

/// Characters of what a registry writes in a case.
pub const MAKS_SVAR: usize = 5000;
/// Characters of a registry's own number of a case.
pub const MAKS_SAKSNUMMER: usize = 64;
/// Characters of a file's name.
pub const MAKS_FILNAVN: usize = 120;
/// Files with one message.
pub const MAKS_VEDLEGG: usize = 3;
/// Bytes of one file.
pub const STORSTE_VEDLEGG: usize = 5 * 1024 * 1024;

/// Where a case stands when a registry wants to set its status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stilling<'a> {
    pub slag: Saksslag,
    pub status: Saksstatus,
    /// What the registry wrote when it set the status.
    pub tekst: &'a str,
    /// Whether the citizen has written after the decision: only a complaint can.
    pub klaget: bool,
}

/// What setting a status comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gang {
    Ny,
    /// Said before: nothing changes.
    Gjentatt,
}

/// Why a registry's message in a case is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Saksavslag {
    #[error("Henvendelsen kan ikke få denne statusen nå")]
    Bakover,
    #[error("Henvendelsen er avgjort")]
    Avgjort,
    #[error("Svaret passer ikke med det henvendelsen gjelder")]
    FeilSvar,
    #[error("Denne statusen trenger en tekst til innbyggeren")]
    ManglerTekst,
    #[error("Teksten, saksnummeret eller et filnavn er for langt")]
    ForLang,
    #[error("Et vedlegg kan ikke leses, er for stort, eller det er for mange")]
    FeilVedlegg,
    #[error("Nøkkelen mangler eller er brukt med annet innhold")]
    BruktNokkel,
}

impl Saksavslag {
    pub const ALLE: [Self; 7] = [
        Self::Bakover,
        Self::Avgjort,
        Self::FeilSvar,
        Self::ManglerTekst,
        Self::ForLang,
        Self::FeilVedlegg,
        Self::BruktNokkel,
    ];
}

/// The answers that decide a case of this kind.
pub const fn svar_pa(slag: Saksslag) -> &'static [Saksstatus] {
    match slag {
        Saksslag::Feil | Saksslag::Sletting | Saksslag::Sperring => {
            &[Saksstatus::Innvilget, Saksstatus::DelvisInnvilget, Saksstatus::Avslatt]
        }
        Saksslag::Sporsmal | Saksslag::Oppslag => &[Saksstatus::Besvart],
    }
}

/// Whether a status says nothing to the citizen without words: a question, an answer, a no.
pub const fn krever_tekst(til: Saksstatus) -> bool {
    matches!(til, Saksstatus::TrengerMer | Saksstatus::DelvisInnvilget | Saksstatus::Avslatt | Saksstatus::Besvart)
}

/// Whether an answer can be complained of: a no, in whole or in part.
pub const fn kan_paklages(status: Saksstatus) -> bool {
    matches!(status, Saksstatus::DelvisInnvilget | Saksstatus::Avslatt)
}

/// The words of an answer: the reason, and after a no how one complains of it.
pub fn svartekst(status: Saksstatus, begrunnelse: &str, klageadgang: &str) -> String {
    let (begrunnelse, klageadgang) = (begrunnelse.trim(), klageadgang.trim());
    match kan_paklages(status) && !begrunnelse.is_empty() && !klageadgang.is_empty() {
        true => format!("{begrunnelse}\n\n{klageadgang}"),
        false => begrunnelse.to_owned(),
    }
}

/// What comes of a registry's wish to set the status `til` with these words. Statuses go forward and may be skipped; a
/// question and work on the case follow each other as often as needed; what is decided stays so until a complaint. The
/// same said again changes nothing.
///
/// # Errors
/// [`Saksavslag`].
pub fn gang(fra: Stilling<'_>, til: Saksstatus, tekst: &str) -> Result<Gang, Saksavslag> {
    let lukket = fra.status.avgjort() && !fra.klaget;
    if til.avgjort() && !svar_pa(fra.slag).contains(&til) {
        return Err(Saksavslag::FeilSvar);
    }
    if til == fra.status && (lukket || !til.avgjort()) && (tekst.is_empty() || tekst == fra.tekst) {
        return Ok(Gang::Gjentatt);
    }
    if lukket {
        return Err(Saksavslag::Avgjort);
    }
    let framover = match til {
        Saksstatus::Sendt => false,
        Saksstatus::Mottatt => fra.status == Saksstatus::Sendt || fra.status.avgjort(),
        _ => true,
    };
    if !framover {
        return Err(Saksavslag::Bakover);
    }
    if tekst.chars().count() > MAKS_SVAR {
        return Err(Saksavslag::ForLang);
    }
    if krever_tekst(til) && tekst.is_empty() {
        return Err(Saksavslag::ManglerTekst);
    }
    Ok(Gang::Ny)
}

/// Whether the deadline is over for a case that has no answer.
pub fn sen(status: Saksstatus, frist: Date, dag: Date) -> bool {
    !status.avgjort() && frist < dag
}

#[cfg(test)]
mod tests;
