//! The one way a report comes in: bounded, cleaned, typed, and checked as a whole. Says where a fault is, never what stood
//! there.

use super::Rapport;
use crate::domain::tid;
use jiff::Timestamp;
use serde_json::Value;
use std::collections::HashSet;

/// Bytes of a report's JSON, attachments included.
pub const MAKS_BYTE: usize = 12 * 1024 * 1024;
/// Characters of one text that is not an attachment's contents.
pub const MAKS_TEKST: usize = 20_000;
/// Points of all series together, and records and rows of all lists and tables together.
pub const MAKS_PUNKTER: usize = 200_000;
const MAKS_SEKSJONER: usize = 200;
const MAKS_VEDLEGG: usize = 10;

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
    let rapport: Rapport = serde_json::from_value(verdi).map_err(|f| Rapportfeil::Form(uten_verdier(&f)))?;
    if rapport.register.as_deref().is_some_and(|r| !r.eq_ignore_ascii_case(register)) {
        return Err(Rapportfeil::Innhold("register".to_owned(), "another registry's report"));
    }
    kontroller(&rapport)?;
    Ok(rapport)
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
        Value::String(t) => {
            if t.chars().any(farlig) {
                *t = ren(t);
            }
        }
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
            let er_vedlegg = felt.contains_key("mimetype");
            felt.iter().filter(|(n, _)| !(er_vedlegg && *n == "innhold")).try_for_each(|(navn, v)| {
                if navn.chars().count() > 200 {
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

/// What types cannot say.
fn kontroller(r: &Rapport) -> Result<(), Rapportfeil> {
    let feil = |hvor: String, hva: &'static str| Err(Rapportfeil::Innhold(hvor, hva));
    if r.seksjoner.len() > MAKS_SEKSJONER {
        return feil("seksjoner".to_owned(), "there are too many");
    }
    if r.vedlegg.len() > MAKS_VEDLEGG {
        return feil("vedlegg".to_owned(), "there are too many");
    }
    let mut punkter = 0usize;
    for (nr, s) in r.seksjoner.iter().enumerate() {
        let her = |hva: &str| format!("seksjoner[{nr}]{hva}");
        if s.tittel.trim().is_empty() {
            return feil(her(".tittel"), "it is empty");
        }
        let ider: HashSet<&str> = s.poster.iter().map(|p| p.id.as_str()).collect();
        if ider.len() != s.poster.len() {
            return feil(her(".poster"), "two records have the same id");
        }
        for t in &s.tabeller {
            let kolonner: HashSet<&str> = t.kolonner.iter().map(|k| k.id.as_str()).collect();
            if kolonner.len() != t.kolonner.len() || kolonner.contains("kilde") || kolonner.len() > 60 {
                return feil(her(".tabeller"), "the ids of the columns are not usable");
            }
            if t.rader.iter().flat_map(|r| r.verdier.keys()).any(|n| !kolonner.contains(n.as_str())) {
                return feil(her(".tabeller"), "a row has a value without a column");
            }
        }
        punkter += s.poster.len()
            + s.felt.len()
            + s.tabeller.iter().map(|t| t.rader.len()).sum::<usize>()
            + s.maleserier.iter().map(|m| m.punkter.len()).sum::<usize>()
            + s.tidslinjer.iter().map(|t| t.hendelser.len()).sum::<usize>();
        if s.maleserier.iter().any(|m| !m.punkter.is_sorted_by_key(|p| p.dato)) {
            return feil(her(".maleserier"), "the points are not in the order of time");
        }
    }
    if punkter > MAKS_PUNKTER {
        return feil("seksjoner".to_owned(), "they hold too many items");
    }
    Ok(())
}

#[cfg(test)]
mod tests;
