//! Kvittering: the machine-readable receipt of a change. The fields are those of ISO/IEC TS 27560:2023 (consent record
//! information structure, as published in the guide of the W3C's Data Privacy Vocabularies group), which grew out of the
//! Kantara consent receipt; those of our own stand beside them and say so. Signed as JWS by the store. Holds no name,
//! number or address of a person: the citizen is a random pseudonym, a representative is a role, and those whom a
//! restriction is aimed at are a count.

use super::definisjon::{Definisjon, TypePi};
use super::historikk::{Endring, GjortAv};
use super::register::{Grunnlagsslag, Register};
use super::representasjon::Rolle;
use super::tid::{self, Periode};
use data_encoding::HEXLOWER;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Names the form of the payload.
pub const SKJEMA: &str = "ISO/IEC TS 27560:2023; innsyn 1";

/// The payload of a receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kvitteringsinnhold {
    /// Who signs (a registered claim of JWT): the portal's address; the public keys stand below it.
    pub iss: String,
    pub schema_version: String,
    /// The number on the receipt.
    pub receipt_id: String,
    /// This setting of this citizen, the same in all its receipts.
    pub record_id: String,
    /// The citizen's pseudonym, the same in all their receipts.
    pub pii_principal_id: String,
    /// Our own: place in the citizen's chain of receipts, from 1.
    pub sequence: i64,
    /// Our own: SHA-256 (hexadecimal) of the citizen's previous receipt as it was signed; none in the first.
    pub previous_receipt_sha256: Option<String>,
    pub pii_processing: Behandling,
    pub party_identification: Vec<Parti>,
    pub event: Hendelse,
}

/// What the choice is about. Where data are stored (`storage_locations`) is not known here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Behandling {
    pub privacy_notice: Tekstversjon,
    pub language: String,
    pub purpose: String,
    /// `consent`, `public_task` (stored unless the citizen says no) or `legal_obligation`.
    pub lawful_basis: String,
    pub pii_information: Vec<Opplysning>,
    /// `party_id` of those responsible.
    pub pii_controllers: Vec<String>,
    pub retention_period: String,
    pub jurisdiction: String,
    pub recipient_third_parties: Vec<String>,
    /// Address where the choice can be changed.
    pub withdrawal_method: String,
    /// Our own: days until stored data are deleted after a no.
    pub deletion_days: Option<u16>,
}

/// The text that was shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tekstversjon {
    /// GUID of the definition.
    pub id: String,
    pub version: i64,
    /// SHA-256 (hexadecimal) of question and consequences as JSON.
    pub sha256: String,
}

/// A kind of data that the registry holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opplysning {
    pub pii_type: String,
}

/// A party to the choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parti {
    pub party_id: String,
    pub party_role: String,
    pub party_name: String,
    pub party_url: Option<String>,
}

/// The change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hendelse {
    /// ISO 8601, UTC.
    pub event_time: String,
    /// `consent`, `reservation`, `access_restriction` or `level_of_use`.
    pub event_type: String,
    /// `given` or `withdrawn`.
    pub event_state: String,
    /// Who did it, as a role: `pii_principal`, `parent`, `guardian`, `holder_of_attorney`, `next_of_kin` or
    /// `organisation`.
    pub entity_id: String,
    /// Periods that the choice is for (ISO 8601; `..` where an end is open); none: until it is changed.
    pub validity_duration: Vec<String>,
    /// Our own: +1 at every change of this setting.
    pub event_sequence: i64,
    /// Our own: `portal`, `foresporsel`, `papir` or `fagsystem`.
    pub channel: String,
    /// Our own: level of use, where that is what was chosen.
    pub level: Option<String>,
    /// Our own: how many a restriction is aimed at.
    pub recipients: usize,
}

/// What ties a receipt to its signer and its citizen: the signer's address, the citizen's pseudonym, the number in the
/// chain from 1, and the digest of the receipt before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ledd<'a> {
    pub utsteder: &'a str,
    pub pseudonym: &'a str,
    pub nr: i64,
    pub forrige: Option<String>,
}

/// What a genuine receipt says to somebody who checks it: nothing about whom or what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bevis {
    pub nummer: String,
    pub tidspunkt: Timestamp,
    /// Place in the chain of the citizen's receipts.
    pub plass: i64,
    /// The key it is signed with.
    pub nokkel: String,
}

/// Why what was handed in is not a receipt of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ugyldig {
    /// Not a receipt at all.
    IkkeKvittering,
    /// Signed with a key that is none of ours.
    UkjentNokkel,
    /// The signature does not fit the content: something was altered.
    Endret,
}

/// The payload for one change.
pub fn innhold(register: &Register, d: &Definisjon, e: &Endring, ledd: Ledd<'_>) -> Kvitteringsinnhold {
    let ansvarlig = register.ansvarlig(tid::dag(e.tidspunkt)).map_or(&register.navn, |a| &a.navn);
    Kvitteringsinnhold {
        iss: ledd.utsteder.to_owned(),
        schema_version: SKJEMA.to_owned(),
        receipt_id: e.id.lesbar(),
        record_id: format!("{}:{}", ledd.pseudonym, d.id.0),
        pii_principal_id: ledd.pseudonym.to_owned(),
        sequence: ledd.nr,
        previous_receipt_sha256: ledd.forrige,
        pii_processing: behandling(register, d, e, ledd.utsteder),
        party_identification: vec![Parti {
            party_id: register.part.0.clone(),
            party_role: "pii_controller".to_owned(),
            party_name: ansvarlig.clone(),
            party_url: register.lenker.first().map(|l| l.url.clone()),
        }],
        event: hendelse(d, e),
    }
}

fn behandling(register: &Register, d: &Definisjon, e: &Endring, utsteder: &str) -> Behandling {
    Behandling {
        privacy_notice: Tekstversjon {
            id: d.id.0.clone(),
            version: e.tekst_versjon,
            sha256: tekst_sammendrag(d, e.tekst_versjon),
        },
        language: "nb".to_owned(),
        purpose: register.formal.clone(),
        lawful_basis: grunnlag(register, d, e).to_owned(),
        pii_information: register.lagres.iter().map(|l| Opplysning { pii_type: l.clone() }).collect(),
        pii_controllers: vec![register.part.0.clone()],
        retention_period: register.lagringstid.clone(),
        jurisdiction: "NO".to_owned(),
        recipient_third_parties: vec![register.far_utlevert.clone()],
        withdrawal_method: format!("{utsteder}{}", d.adresse()),
        deletion_days: d.slettefrist_dager,
    }
}

/// A consent rests on itself, whatever else the registry rests on.
fn grunnlag(register: &Register, d: &Definisjon, e: &Endring) -> &'static str {
    if matches!(d.type_pi, TypePi::Samtykke | TypePi::Niva) {
        return "consent";
    }
    match register.grunnlag(tid::dag(e.tidspunkt)).map(|g| g.slag) {
        Some(Grunnlagsslag::Samtykke) => "consent",
        Some(Grunnlagsslag::Reservasjon) => "public_task",
        Some(Grunnlagsslag::Lovbestemt) | None => "legal_obligation",
    }
}

fn hendelse(d: &Definisjon, e: &Endring) -> Hendelse {
    let slag = match d.type_pi {
        TypePi::Samtykke => "consent",
        TypePi::Reservasjon => "reservation",
        TypePi::Tilgangsbegrensning => "access_restriction",
        TypePi::Niva => "level_of_use",
    };
    Hendelse {
        event_time: e.tidspunkt.to_string(),
        event_type: slag.to_owned(),
        event_state: if e.aktiv { "given" } else { "withdrawn" }.to_owned(),
        entity_id: hvem(&e.gjort_av).to_owned(),
        validity_duration: e.metadata.perioder.iter().map(|p| periode(*p)).collect(),
        event_sequence: e.sekvensnummer,
        channel: e.kanal.kode().to_owned(),
        level: e.metadata.niva.map(|n| n.kode().to_owned()),
        recipients: e.metadata.mottakere.len(),
    }
}

const fn hvem(gjort_av: &GjortAv) -> &'static str {
    match gjort_av {
        GjortAv::Selv => "pii_principal",
        GjortAv::Representant { rolle, .. } => match rolle {
            Rolle::Foreldreansvar => "parent",
            Rolle::Vergemal => "guardian",
            Rolle::Fullmakt => "holder_of_attorney",
            Rolle::TildeltFullmakt => "next_of_kin",
        },
        GjortAv::Virksomhet(_) => "organisation",
    }
}

/// An interval of days, both ends included.
fn periode(p: Periode) -> String {
    let ende = |d: Option<jiff::civil::Date>| d.map_or_else(|| "..".to_owned(), |d| d.to_string());
    format!("{}/{}", ende(p.fra), ende(p.til))
}

/// SHA-256 of the question and the consequences of a version; of nothing when the version is no longer known.
pub fn tekst_sammendrag(d: &Definisjon, versjon: i64) -> String {
    let tekst = d.tekst(versjon).and_then(|t| serde_json::to_string(&t).ok()).unwrap_or_default();
    sammendrag(&tekst)
}

/// SHA-256 in hexadecimal.
pub fn sammendrag(tekst: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(tekst.as_bytes()))
}
