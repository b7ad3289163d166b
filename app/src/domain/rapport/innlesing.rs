//! The one way a report comes in: bounded, cleaned, typed, and checked as a whole. Says where a fault is, never what stood
//! there.

use super::{Rapport, Seksjon};
use crate::domain::forlop::Forlop;
use crate::domain::tid;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::Value;
use std::collections::HashSet;

/// Bytes of a report's JSON, attachments included.
pub const MAKS_BYTE: usize = 12 * 1024 * 1024;
/// Characters of one text that is not an attachment's contents.
pub const MAKS_TEKST: usize = 20_000;
/// Points of all series together, and records and rows of all lists and tables together.
pub const MAKS_PUNKTER: usize = 200_000;
/// Sections of a report.
pub const MAKS_SEKSJONER: usize = 200;
/// Attachments of a report.
pub const MAKS_VEDLEGG: usize = 10;
/// Columns of one table.
pub const MAKS_KOLONNER: usize = 60;
/// Readings, relapses, treatments, scans, phases and points of the series of one disease course together: all of them are
/// drawn in one chart.
pub const MAKS_FORLOP: usize = 2_000;
/// Words at the scale of one series.
pub const MAKS_BAND: usize = 20;
/// Characters of a name in the JSON.
pub const MAKS_NAVN: usize = 200;

/// Why a report cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Rapportfeil {
    #[error("the report is not JSON, or is nested too deeply")]
    IkkeJson,
    #[error("the report is larger than {MAKS_BYTE} bytes")]
    ForStor,
    /// What does not fit the schema; names a line, a column and a type, never a value.
    #[error("the report does not follow the schema: {0}")]
    Form(String),
    #[error("{0}: {1}")]
    Innhold(String, &'static str),
}

/// Reads and checks a report. `register` is the part code of the one that sent it.
///
/// # Errors
/// [`Rapportfeil`].
pub fn les(byte: &[u8], register: &str) -> Result<Rapport, Rapportfeil> {
    if byte.len() > MAKS_BYTE {
        return Err(Rapportfeil::ForStor);
    }
    let verdi: Value = serde_json::from_slice(byte).map_err(|_| Rapportfeil::IkkeJson)?;
    av_verdi(verdi, register)
}

/// As [`les`], of a value that stood inside something larger: its size was bounded with that.
///
/// # Errors
/// [`Rapportfeil`].
pub fn av_verdi(mut verdi: Value, register: &str) -> Result<Rapport, Rapportfeil> {
    rens_json(&mut verdi);
    if let Value::Object(felt) = &mut verdi
        && !felt.contains_key("tilOgMed")
        && let Some(tid) =
            felt.get("generertTidspunkt").and_then(Value::as_str).and_then(|t| t.parse::<Timestamp>().ok())
    {
        felt.insert("tilOgMed".to_owned(), Value::String(tid::dag(tid).to_string()));
    }
    tekstlengder(&verdi, &mut String::new())?;
    let rapport = Rapport::deserialize(&verdi).map_err(|f| Rapportfeil::Form(uten_verdier(&f)))?;
    let skrevet = serde_json::to_value(&rapport).map_err(|f| Rapportfeil::Form(uten_verdier(&f)))?;
    if !samme_form(&verdi, &skrevet) {
        return Err(Rapportfeil::Form("a value of the wrong kind".to_owned()));
    }
    if rapport.register.as_deref().is_some_and(|r| !r.eq_ignore_ascii_case(register)) {
        return Err(Rapportfeil::Innhold("register".to_owned(), "another registry's report"));
    }
    kontroller(&rapport)?;
    Ok(rapport)
}

/// Whether a report was written as the schema says: as we write it ourselves, but for fields of its own and for instants,
/// which may be written in more than one way. serde alone would take a list for an object, and `20210501` for a date.
fn samme_form(lest: &Value, skrevet: &Value) -> bool {
    match (lest, skrevet) {
        (Value::Object(l), Value::Object(s)) => s.iter().all(|(navn, v)| l.get(navn).is_none_or(|l| samme_form(l, v))),
        (Value::Array(l), Value::Array(s)) => l.len() == s.len() && l.iter().zip(s).all(|(l, s)| samme_form(l, s)),
        (Value::String(l), Value::String(s)) => l == s || er_tidspunkt(l),
        (Value::Number(l), Value::Number(s)) => l.as_f64() == s.as_f64(),
        (l, s) => l == s,
    }
}

/// Whether a text is an instant by RFC 3339, in capital letters.
fn er_tidspunkt(tekst: &str) -> bool {
    let (tegn, monster) = (tekst.as_bytes(), b"0000-00-00T00:00:00");
    let passer = |t: &u8, m: &u8| if *m == b'0' { t.is_ascii_digit() } else { t == m };
    if tegn.len() <= monster.len() || !tegn.iter().zip(monster).all(|(t, m)| passer(t, m)) {
        return false;
    }
    let resten = &tekst[monster.len()..];
    let sone = resten.strip_prefix('.').map_or(resten, |r| r.trim_start_matches(|c: char| c.is_ascii_digit()));
    let desimaler = resten.len() - sone.len();
    let forskyvning =
        |s: &[u8]| matches!(s, [b'+' | b'-', t, t2, b':', m, m2] if [t, t2, m, m2].iter().all(|c| c.is_ascii_digit()));
    desimaler != 1 && desimaler <= 10 && (sone == "Z" || forskyvning(sone.as_bytes()))
}

/// serde's messages quote values after "invalid …: "; only their kind is kept.
fn uten_verdier(feil: &serde_json::Error) -> String {
    let tekst = feil.to_string();
    let forste = tekst.split(['"', '`']).next().unwrap_or_default().trim_end();
    let kjent = ["missing field", "unknown variant", "unknown field"].iter().any(|k| forste.starts_with(k));
    match (kjent, tekst.split('`').nth(1)) {
        // A field's name is ours.
        (true, Some(navn)) if forste.starts_with("missing field") => format!("missing field {navn}"),
        (true, _) => forste.to_owned(),
        _ => "a value of the wrong kind".to_owned(),
    }
}

/// Replaces what must never reach a page, a file or a log, by U+FFFD, so that it shows that something was there: control
/// characters other than tab and line break, and characters that turn the direction of the text around them.
pub fn ren(tekst: &str) -> String {
    tekst.chars().map(|c| if farlig(c) { '\u{FFFD}' } else { c }).collect()
}

fn farlig(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t' | '\r'))
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{FEFF}')
        || matches!(c, '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// [`ren`] of every text and every name in a value.
pub fn rens_json(verdi: &mut Value) {
    match verdi {
        Value::String(t) if t.chars().any(farlig) => *t = ren(t),
        Value::Array(liste) => liste.iter_mut().for_each(rens_json),
        Value::Object(felt) => {
            if felt.keys().any(|n| n.chars().any(farlig)) {
                *felt = std::mem::take(felt).into_iter().map(|(n, v)| (ren(&n), v)).collect();
            }
            felt.values_mut().for_each(rens_json);
        }
        _ => {}
    }
}

/// Refuses texts that are too long; `sti` is where we are. Attachments are bounded by the whole.
fn tekstlengder(verdi: &Value, sti: &mut String) -> Result<(), Rapportfeil> {
    match verdi {
        Value::String(t) if t.len() > MAKS_TEKST && t.chars().count() > MAKS_TEKST => {
            Err(Rapportfeil::Innhold(sti.clone(), "the text is too long"))
        }
        Value::Array(liste) => liste.iter().enumerate().try_for_each(|(nr, v)| under(sti, &format!("[{nr}]"), v)),
        Value::Object(felt) => {
            let er_vedlegg = sti.starts_with(".vedlegg[") && felt.contains_key("mimetype");
            felt.iter().filter(|(n, _)| !(er_vedlegg && *n == "innhold")).try_for_each(|(navn, v)| {
                if navn.chars().count() > MAKS_NAVN {
                    return Err(Rapportfeil::Innhold(sti.clone(), "a name is too long"));
                }
                under(sti, &format!(".{navn}"), v)
            })
        }
        _ => Ok(()),
    }
}

fn under(sti: &mut String, ledd: &str, verdi: &Value) -> Result<(), Rapportfeil> {
    let lengde = sti.len();
    sti.push_str(ledd);
    tekstlengder(verdi, sti)?;
    sti.truncate(lengde);
    Ok(())
}

fn feil(hvor: impl Into<String>, hva: &'static str) -> Rapportfeil {
    Rapportfeil::Innhold(hvor.into(), hva)
}

/// What types cannot say.
fn kontroller(r: &Rapport) -> Result<(), Rapportfeil> {
    if r.seksjoner.len() > MAKS_SEKSJONER {
        return Err(feil("seksjoner", "there are too many"));
    }
    if r.vedlegg.len() > MAKS_VEDLEGG {
        return Err(feil("vedlegg", "there are too many"));
    }
    if let Some(nr) = r.vedlegg.iter().position(|v| v.dokument().is_err()) {
        return Err(feil(format!("vedlegg[{nr}]"), "it is not a file of its kind, or its kind is not taken"));
    }
    let mut punkter = 0usize;
    for (nr, s) in r.seksjoner.iter().enumerate() {
        seksjon(s).map_err(|(del, hva)| feil(format!("seksjoner[{nr}]{del}"), hva))?;
        punkter += s.poster.len()
            + s.felt.len()
            + s.tabeller.iter().map(|t| t.rader.len()).sum::<usize>()
            + s.maleserier.iter().map(|m| m.punkter.len()).sum::<usize>()
            + s.tidslinjer.iter().map(|t| t.hendelser.len()).sum::<usize>()
            + s.forlop.as_ref().map_or(0, Forlop::antall);
    }
    if punkter > MAKS_PUNKTER {
        return Err(feil("seksjoner", "they hold too many items"));
    }
    Ok(())
}

/// The part of a section that is wrong, and what is.
fn seksjon(s: &Seksjon) -> Result<(), (&'static str, &'static str)> {
    if s.tittel.trim().is_empty() {
        return Err((".tittel", "it is empty"));
    }
    let ider: HashSet<&str> = s.poster.iter().map(|p| p.id.as_str()).collect();
    if ider.len() != s.poster.len() {
        return Err((".poster", "two records have the same id"));
    }
    for t in &s.tabeller {
        let kolonner: HashSet<&str> = t.kolonner.iter().map(|k| k.id.as_str()).collect();
        if kolonner.len() != t.kolonner.len() || kolonner.contains("kilde") || kolonner.len() > MAKS_KOLONNER {
            return Err((".tabeller", "the ids of the columns are not usable"));
        }
        if t.rader.iter().flat_map(|r| r.verdier.keys()).any(|n| !kolonner.contains(n.as_str())) {
            return Err((".tabeller", "a row has a value without a column"));
        }
    }
    let mut serier = s.maleserier.iter().chain(s.forlop.iter().flat_map(|f| &f.maleserier));
    if serier.clone().any(|m| !m.punkter.is_sorted_by_key(|p| (p.dato, p.klokkeslett))) {
        return Err((".maleserier", "the points are not in the order of time"));
    }
    if serier.any(|m| m.band.len() > MAKS_BAND || !m.band.is_sorted_by(|a, b| a.fra < b.fra)) {
        return Err((".maleserier", "the words of the scale are too many, or not from the lowest"));
    }
    match &s.forlop {
        Some(f) if f.dager().any(|d| !(1900..=2200).contains(&d.year())) => {
            Err((".forlop", "a date lies outside 1900-2200"))
        }
        Some(f) if f.antall() > MAKS_FORLOP => Err((".forlop", "there are too many items")),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
