//! Kvittering: the machine-readable receipt of a change. Fields after ISO/IEC TS 27560 (consent record structure) and
//! the Kantara consent receipt; signed as JWS by the store. Holds no name, number or address: the citizen is a random
//! pseudonym.

use super::definisjon::{Definisjon, TypePi};
use super::historikk::{Endring, GjortAv};
use super::register::{Grunnlagsslag, Register};
use super::tid;
use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Names the form of the payload.
pub const SKJEMA: &str = "ISO-27560:2023 innsyn-1";

/// The payload of a receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kvitteringsinnhold {
    pub schema_version: String,
    /// The number on the receipt.
    pub record_id: String,
    /// The citizen's pseudonym, the same in all their receipts.
    pub pii_principal_id: String,
    /// Place in the citizen's chain of receipts, from 1.
    pub sequence: i64,
    /// SHA-256 (hexadecimal) of the citizen's previous receipt as it was signed; none in the first.
    pub previous_receipt_sha256: Option<String>,
    pub pii_processing: Behandling,
    pub party_identification: Vec<Parti>,
    pub event: Hendelse,
}

/// What the choice is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Behandling {
    pub privacy_notice: Tekstversjon,
    pub language: String,
    pub purpose: String,
    /// `consent`, `legitimate_public_task` (opt-out) or `legal_obligation`.
    pub lawful_basis: String,
    pub pii_controllers: Vec<String>,
    pub jurisdiction: String,
    /// Address, below the portal's own, where the choice can be changed.
    pub withdrawal_method: String,
    /// Days until stored data are deleted after a no.
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

/// A party to the choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parti {
    pub party_id: String,
    pub party_role: String,
    pub party_name: String,
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
    /// +1 at every change of this setting.
    pub event_sequence: i64,
    /// `data_subject`, `parent`, `next_of_kin` or `organisation`.
    pub entity_type: String,
    /// `portal`, `foresporsel`, `papir` or `fagsystem`.
    pub channel: String,
    /// Level of use, where that is what was chosen.
    pub level: Option<String>,
    /// How many a restriction is aimed at; who they are is not in the receipt.
    pub recipients: usize,
}

/// Place in the chain: number from 1, and the digest of the receipt before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kjede {
    pub nr: i64,
    pub forrige: Option<String>,
}

/// The payload for one change.
pub fn innhold(register: &Register, d: &Definisjon, e: &Endring, pseudonym: &str, kjede: Kjede) -> Kvitteringsinnhold {
    let dag = tid::dag(e.tidspunkt);
    let ansvarlig = register.ansvarlig(dag).map(|a| a.navn.clone()).unwrap_or_else(|| register.navn.clone());
    let grunnlag = match register.grunnlag(dag).map(|g| g.slag) {
        Some(Grunnlagsslag::Samtykke) => "consent",
        Some(Grunnlagsslag::Reservasjon) => "legitimate_public_task",
        Some(Grunnlagsslag::Lovbestemt) | None => "legal_obligation",
    };
    Kvitteringsinnhold {
        schema_version: SKJEMA.to_owned(),
        record_id: e.id.lesbar(),
        pii_principal_id: pseudonym.to_owned(),
        sequence: kjede.nr,
        previous_receipt_sha256: kjede.forrige,
        pii_processing: Behandling {
            privacy_notice: Tekstversjon {
                id: d.id.0.clone(),
                version: e.tekst_versjon,
                sha256: tekst_sammendrag(d, e.tekst_versjon),
            },
            language: "nb".to_owned(),
            purpose: register.formal.clone(),
            lawful_basis: grunnlag.to_owned(),
            pii_controllers: vec![ansvarlig.clone()],
            jurisdiction: "NO".to_owned(),
            withdrawal_method: format!("/innstilling/{}", d.id.0),
            deletion_days: d.slettefrist_dager,
        },
        party_identification: vec![Parti {
            party_id: register.part.0.clone(),
            party_role: "pii_controller".to_owned(),
            party_name: ansvarlig,
        }],
        event: hendelse(d, e),
    }
}

fn hendelse(d: &Definisjon, e: &Endring) -> Hendelse {
    use super::representasjon::Rolle;
    let entity = match &e.gjort_av {
        GjortAv::Selv => "data_subject",
        GjortAv::Representant { rolle: Rolle::Foreldreansvar, .. } => "parent",
        GjortAv::Representant { .. } => "next_of_kin",
        GjortAv::Virksomhet(_) => "organisation",
    };
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
        event_sequence: e.sekvensnummer,
        entity_type: entity.to_owned(),
        channel: e.kanal.kode().to_owned(),
        level: e.metadata.niva.map(|n| n.kode().to_owned()),
        recipients: e.metadata.mottakere.len(),
    }
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
