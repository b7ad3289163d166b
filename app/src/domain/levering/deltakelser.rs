//! What a delivered list of projects and programmes must hold to besides its types.

use super::Sted;
use crate::domain::deltakelse::{Deltakelse, Egenfunksjon, Funksjonstilstand};
use std::collections::HashSet;

/// Most projects and programmes of one citizen in one registry.
pub const FLESTE_DELTAKELSER: usize = 200;
const MAKS_STEG: usize = 100;
const MAKS_FUNKSJONER: usize = 50;
const MAKS_OPSJONER: usize = 50;
const MAKS_NAVN: usize = 200;
const MAKS_TEKST: usize = 2000;
const MAKS_ID: usize = 64;

/// Checks the list; texts have been cleaned.
///
/// # Errors
/// The first fault, by its place.
pub fn kontroller_deltakelser(alle: &[Deltakelse]) -> Result<(), Sted> {
    if alle.len() > FLESTE_DELTAKELSER {
        return Err(Sted::ny("deltakelser", "there are too many"));
    }
    let mut ider = HashSet::new();
    for (nr, d) in alle.iter().enumerate() {
        let her = format!("deltakelser[{nr}]");
        en(d).map_err(|s| s.i(&her))?;
        if !ider.insert(&d.id) {
            return Err(Sted::ny("id", "two have the same").i(&her));
        }
    }
    Ok(())
}

fn en(d: &Deltakelse) -> Result<(), Sted> {
    // It becomes a part of an address.
    let i_adresse = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
    if d.id.is_empty() || d.id.len() > MAKS_ID || !d.id.bytes().all(i_adresse) {
        return Err(Sted::ny("id", "it takes 1 to 64 letters, digits, hyphens and underscores"));
    }
    navn("tittel", &d.tittel)?;
    navn("status", &d.status)?;
    navn("ansvarlig", &d.ansvarlig)?;
    tekst("forklaring", d.forklaring.as_deref())?;
    if d.fra.zip(d.til).is_some_and(|(fra, til)| fra > til) {
        return Err(Sted::ny("til", "it is before `fra`"));
    }
    if d.steg.len() > MAKS_STEG {
        return Err(Sted::ny("steg", "there are too many"));
    }
    for (nr, s) in d.steg.iter().enumerate() {
        let her = format!("steg[{nr}]");
        navn("tittel", &s.tittel)
            .and_then(|()| tekst("beskrivelse", s.beskrivelse.as_deref()))
            .map_err(|f| f.i(&her))?;
    }
    if d.funksjoner.len() > MAKS_FUNKSJONER {
        return Err(Sted::ny("funksjoner", "there are too many"));
    }
    let mut kortnavn = HashSet::new();
    for (nr, f) in d.funksjoner.iter().enumerate() {
        let her = format!("funksjoner[{nr}]");
        funksjon(f).map_err(|s| s.i(&her))?;
        if !kortnavn.insert(&f.kortnavn) {
            return Err(Sted::ny("kortnavn", "two have the same").i(&her));
        }
    }
    Ok(())
}

fn funksjon(f: &Egenfunksjon) -> Result<(), Sted> {
    navn("kortnavn", &f.kortnavn)?;
    navn("tittel", &f.tittel)?;
    tekst("forklaring", f.forklaring.as_deref())?;
    let Funksjonstilstand::Radio { valgt_opsjon, opsjoner } = &f.tilstand else { return Ok(()) };
    if opsjoner.is_empty() || opsjoner.len() > MAKS_OPSJONER {
        return Err(Sted::ny("opsjoner", "there are none, or too many"));
    }
    let mut koder = HashSet::new();
    for o in opsjoner {
        navn("opsjoner.kode", &o.kode)?;
        navn("opsjoner.tekst", &o.tekst)?;
        if !koder.insert(o.kode.as_str()) {
            return Err(Sted::ny("opsjoner.kode", "two have the same"));
        }
    }
    match koder.contains(valgt_opsjon.as_str()) {
        true => Ok(()),
        false => Err(Sted::ny("valgtOpsjon", "it is none of them")),
    }
}

fn navn(felt: &str, verdi: &str) -> Result<(), Sted> {
    match verdi.trim().is_empty() || verdi.chars().count() > MAKS_NAVN {
        true => Err(Sted::ny(felt, "it is empty or too long")),
        false => Ok(()),
    }
}

fn tekst(felt: &str, verdi: Option<&str>) -> Result<(), Sted> {
    match verdi.is_some_and(|t| t.chars().count() > MAKS_TEKST) {
        true => Err(Sted::ny(felt, "it is too long")),
        false => Ok(()),
    }
}
