//! How what the doors give is spelled in the contract, and how what is sent is read.

use super::contract::{Change, Faste, FasteMetadata, OmfangElement, Status7609, TypePi};
use app::domain::definisjon::{Definisjon, Omfang, TypePi as Slag};
use app::domain::fnr::Fnr;
use app::domain::innstilling::Personverninnstilling;
use app::domain::klient::Klientavslag;
use app::domain::metadata::{Metadata, Mottaker};
use app::domain::tid::{self, Periode};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use serde::Deserialize;
use serde_json::{Value, json};

/// UTC with `Z` and at most six decimals (contract §1.0).
pub fn instant(tid: Timestamp) -> String {
    tid.to_string()
}

/// The kind of a definition; none for the portal's own level of use.
pub const fn type_pi(slag: Slag) -> Option<TypePi> {
    match slag {
        Slag::Samtykke => Some(TypePi::Samtykke),
        Slag::Reservasjon => Some(TypePi::Reservasjon),
        Slag::Tilgangsbegrensning => Some(TypePi::Tilgangsbegrensning),
        Slag::Niva => None,
    }
}

/// A definition's fixed metadata, under the name that fits the kind; none when the catalogue has none.
pub fn fixed(definisjon: &Definisjon) -> Faste {
    if definisjon.omfang.is_empty() {
        return Faste::default();
    }
    let element = |o: &Omfang| OmfangElement {
        omfang_kode: Some(o.kode.clone()),
        logisk_omfang: Some(o.logisk.kode().to_owned()),
        presisering: o.presisering.clone(),
    };
    let elementer = FasteMetadata { omfang_elementer: definisjon.omfang.iter().map(element).collect() };
    match definisjon.type_pi {
        Slag::Reservasjon => Faste { re_faste_metadata: Some(elementer), ..Faste::default() },
        Slag::Samtykke => Faste { sa_faste_metadata: Some(elementer), ..Faste::default() },
        Slag::Tilgangsbegrensning => Faste { tb_metadata: Some(elementer), ..Faste::default() },
        Slag::Niva => Faste::default(),
    }
}

/// `innbyggerMetadata`: an array of recipients, or an object with periods; with both, an object with both [INFERRED].
pub fn metadata(metadata: &Metadata) -> Option<Value> {
    let perioder: Vec<Value> =
        metadata.perioder.iter().map(|p| json!({"fraOgMed": p.fra, "tilOgMed": p.til})).collect();
    match (metadata.mottakere.is_empty(), perioder.is_empty()) {
        (true, true) => None,
        (false, true) => serde_json::to_value(&metadata.mottakere).ok(),
        (true, false) => Some(json!({ "perioder": perioder })),
        (false, false) => Some(json!({ "mottakere": metadata.mottakere, "perioder": perioder })),
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum SentMetadata {
    Recipients(Vec<Mottaker>),
    Both {
        #[serde(default)]
        mottakere: Vec<Mottaker>,
        #[serde(default)]
        perioder: Vec<SentPeriod>,
    },
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct SentPeriod {
    fra_og_med: Option<Date>,
    til_og_med: Option<Date>,
}

/// Reads [`metadata`] again. Whether it fits the definition is the domain's to say.
///
/// # Errors
/// [`Klientavslag::FeilMetadata`] for any other shape.
pub fn read_metadata(sent: Option<Value>) -> Result<Metadata, Klientavslag> {
    let Some(sent) = sent else { return Ok(Metadata::default()) };
    let (mottakere, perioder) = match serde_json::from_value(sent).map_err(|_| Klientavslag::FeilMetadata)? {
        SentMetadata::Recipients(mottakere) => (mottakere, Vec::new()),
        SentMetadata::Both { mottakere, perioder } => (mottakere, perioder),
    };
    let perioder = perioder.into_iter().map(|p| Periode { fra: p.fra_og_med, til: p.til_og_med }).collect();
    Ok(Metadata { niva: None, mottakere, perioder }.ordnet())
}

/// `sekvensnummer` on the wire is an int32 (contract §1.4).
pub fn int32(n: i64) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX)
}

/// A change as it is sent and fetched; none for what is no setting of the contract.
pub fn change(fnr: &Fnr, definisjon: &Definisjon, faste: Faste, i: &Personverninnstilling) -> Option<Change> {
    Some(Change {
        innbygger_fnr: fnr.siffer().to_owned(),
        definisjon_guid: definisjon.id.0.clone(),
        definisjon_navn: definisjon.navn.clone(),
        part_kode: definisjon.part.0.clone(),
        type_pi: type_pi(definisjon.type_pi)?,
        status: Status7609::of(definisjon.type_pi, i.aktiv)?,
        faste,
        innbygger_metadata: metadata(&i.metadata).filter(|_| i.aktiv),
        sekvensnummer: int32(i.sekvensnummer),
        opprettet_tidspunkt: instant(i.opprettet),
        sist_endret_tidspunkt: instant(i.endret),
    })
}

/// Reads an instant (ISO 8601). Without an offset it is Norwegian time, and a day alone is its beginning [INFERRED]. What
/// is before 1900 is no day on a paper but a program's empty value, and not read.
pub fn read_instant(sent: &str) -> Option<Timestamp> {
    let local = || sent.parse::<DateTime>().ok()?.to_zoned(tid::oslo()).ok().map(|z| z.timestamp());
    sent.parse().ok().or_else(local).filter(|t| tid::dag(*t).year() >= 1900)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_read_with_and_without_offset() {
        for (sent, read) in [
            ("2025-06-24T08:05:39Z", "2025-06-24T08:05:39Z"),
            ("2025-06-24T08:05:39.1234567Z", "2025-06-24T08:05:39.1234567Z"),
            ("2025-06-24T10:05:39+02:00", "2025-06-24T08:05:39Z"),
            ("2025-06-24T10:05:39", "2025-06-24T08:05:39Z"),
            ("2025-01-24T10:05:39.5", "2025-01-24T09:05:39.5Z"),
            ("2025-06-24", "2025-06-23T22:00:00Z"),
        ] {
            assert_eq!(read_instant(sent).map(instant).as_deref(), Some(read), "{sent}");
        }
        for sent in ["", "i går", "24.06.2025", "2025-13-01", "0001-01-01T00:00:00", "1899-12-31T12:00:00Z", "1"] {
            assert_eq!(read_instant(sent), None, "{sent}");
        }
    }
}
