//! Projects and programmes that a citizen takes part in, as a registry delivers them.

use super::super::names;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

/// All that one citizen takes part in at the registry, in the place of what was delivered before.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = participation_example)]
pub struct ParticipationDelivery {
    #[schema(pattern = "^[0-9]{11}$", example = "01819945620")]
    pub innbygger_fnr: String,
    pub part_kode: String,
    #[schema(max_items = 200)]
    pub deltakelser: Vec<Participation>,
}
names!(ParticipationDelivery: "innbyggerFnr" "partKode" "deltakelser");

/// Kinds of what one takes part in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum ParticipationKind {
    Forskning,
    Screening,
}

/// A research project or a screening programme.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Participation {
    /// The registry's own name for it; stands in addresses.
    #[schema(pattern = "^[A-Za-z0-9_-]{1,64}$")]
    pub id: String,
    pub slag: ParticipationKind,
    #[schema(min_length = 1, max_length = 200)]
    pub tittel: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 2000)]
    pub forklaring: Option<String>,
    /// Where it stands, in words.
    #[schema(min_length = 1, max_length = 200)]
    pub status: String,
    /// Who is responsible.
    #[schema(min_length = 1, max_length = 200)]
    pub ansvarlig: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    pub fra: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    pub til: Option<String>,
    /// The way through, in order.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_items = 100)]
    pub steg: Option<Vec<ParticipationStep>>,
    /// What the citizen can set.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_items = 50)]
    pub funksjoner: Option<Vec<ParticipationSwitch>>,
}

/// A step: done on a day, or to come.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ParticipationStep {
    #[schema(min_length = 1, max_length = 200)]
    pub tittel: String,
    /// When it was done; left out when it is to come.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    pub ferdig: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 2000)]
    pub beskrivelse: Option<String>,
}

/// Kinds of what the citizen can set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum SwitchKind {
    /// On or off: `tilstand`.
    Enkel,
    /// One of several: `valgtOpsjon` and `opsjoner`.
    Radio,
}

/// Something the citizen can set.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ParticipationSwitch {
    #[schema(min_length = 1, max_length = 200)]
    pub kortnavn: String,
    #[schema(min_length = 1, max_length = 200)]
    pub tittel: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 2000)]
    pub forklaring: Option<String>,
    pub funksjons_type: SwitchKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tilstand: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 200)]
    pub valgt_opsjon: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(min_items = 1, max_items = 50)]
    pub opsjoner: Option<Vec<SwitchOption>>,
}

/// One of several.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SwitchOption {
    #[schema(min_length = 1, max_length = 200)]
    pub kode: String,
    #[schema(min_length = 1, max_length = 200)]
    pub tekst: String,
}

/// A project with a step and a switch, for the document.
pub fn participation_example() -> Value {
    json!({
        "innbyggerFnr": "01819945620", "partKode": "MS",
        "deltakelser": [{
            "id": "ms-studien", "slag": "forskning", "tittel": "MS-studien", "status": "Du er med",
            "ansvarlig": "Universitetet i Bergen", "fra": "2025-03-01",
            "steg": [{"tittel": "Invitert", "ferdig": "2025-02-01"}, {"tittel": "Første prøve"}],
            "funksjoner": [{
                "kortnavn": "paaminnelse", "tittel": "Påminnelse", "funksjonsType": "enkel", "tilstand": true
            }]
        }]
    })
}
