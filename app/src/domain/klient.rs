//! Klient: a registry's program that calls the portal, as the installation has written it down: what it may do, and
//! where it wants changes sent. Clients are data, not code (README, "Connecting a registry").

use super::definisjon::{DefinisjonId, PartKode};
use super::katalog::Katalog;
use super::tjenesten;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;

mod avslag;
#[cfg(test)]
mod tests;

pub use avslag::Klientavslag;

/// One client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Klient {
    /// `client_id` of its tokens.
    pub id: String,
    /// The organisation, as citizens see it in history and log.
    pub virksomhet: String,
    /// Nine digits.
    pub orgnr: String,
    pub bevis: Bevisform,
    pub tilganger: Vec<Tilgang>,
    /// Requests a second it may make on average; as many more at once.
    pub per_sekund: u32,
    pub abonnement: Option<Abonnement>,
}

/// How a client proves that a token is its own (contract §7.1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Bevisform {
    /// By a DPoP proof with every request.
    #[default]
    Dpop,
    /// Not at all: for old clients, set so one by one.
    Bearer,
}

/// What a client may do with the definitions of one part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tilgang {
    pub part: PartKode,
    pub definisjoner: Vec<DefinisjonId>,
    pub les: bool,
    pub skriv: bool,
    /// May give and take inclusion tickets of the part.
    pub inkludering: bool,
    /// May deliver reports and logs of the part, and work on its orders and cases.
    pub innsyn: bool,
}

/// Where changes of the definitions a client may read are sent (contract §5.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Abonnement {
    /// The registry's address, without `/LagreInnbyggersPersonvernInnstilling`.
    pub url: String,
    /// Every change; otherwise only the newest of those that wait (contract §5.2, folding).
    pub alle: bool,
}

/// What a token may be used for. A client's tokens hold one or more (contract §7.1, scopes).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skop {
    Les,
    Skriv,
    Inkludering,
    /// Deliver reports and logs, and work on orders and cases.
    Innsyn,
}

/// All clients of an installation, by their id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Klientregister(BTreeMap<String, Arc<Klient>>);

/// What is wrong with the file of clients.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Klientfeil {
    #[error("{0}")]
    Toml(String),
    #[error("client {0}: {1}")]
    Klient(String, &'static str),
}

/// Most requests a second where the file says nothing (contract §13 G5).
const PER_SEKUND: u32 = 10;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fil {
    #[serde(default)]
    klient: Vec<KlientFil>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KlientFil {
    client_id: String,
    virksomhet: String,
    orgnr: String,
    #[serde(default)]
    bevis: Bevisform,
    per_sekund: Option<u32>,
    tilgang: Vec<TilgangFil>,
    abonnement: Option<AbonnementFil>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TilgangFil {
    part_kode: String,
    /// Left out: all of the part's.
    definisjoner: Option<Vec<String>>,
    #[serde(default)]
    les: bool,
    #[serde(default)]
    skriv: bool,
    #[serde(default)]
    inkludering: bool,
    #[serde(default)]
    innsyn: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AbonnementFil {
    url: String,
    #[serde(default)]
    alle: bool,
}

impl Klientregister {
    /// Reads the file of clients and checks it against the catalogue.
    ///
    /// # Errors
    /// [`Klientfeil`]: the first fault found.
    pub fn les(tekst: &str, katalog: &Katalog) -> Result<Self, Klientfeil> {
        let fil: Fil = toml::from_str(tekst).map_err(|f| Klientfeil::Toml(f.to_string()))?;
        let mut klienter = BTreeMap::new();
        for k in fil.klient {
            let id = k.client_id.clone();
            let klient = klient(k, katalog).map_err(|grunn| Klientfeil::Klient(id.clone(), grunn))?;
            if klienter.insert(id.clone(), Arc::new(klient)).is_some() {
                return Err(Klientfeil::Klient(id, "stands twice"));
            }
        }
        Ok(Self(klienter))
    }

    pub fn klient(&self, id: &str) -> Option<&Arc<Klient>> {
        self.0.get(id)
    }

    /// Clients in the order of their ids.
    pub fn alle(&self) -> impl Iterator<Item = &Arc<Klient>> {
        self.0.values()
    }

    /// Those to whom changes are sent.
    pub fn abonnenter(&self) -> impl Iterator<Item = (&Arc<Klient>, &Abonnement)> {
        self.alle().filter_map(|k| Some((k, k.abonnement.as_ref()?)))
    }
}

impl Klient {
    /// The definitions it may read, and so the changes it is sent.
    pub fn leser(&self) -> impl Iterator<Item = &DefinisjonId> {
        self.tilganger.iter().filter(|t| t.les).flat_map(|t| &t.definisjoner)
    }

    /// Whether a definition is among those it may read or write.
    pub fn har(&self, definisjon: &DefinisjonId, skop: Skop) -> bool {
        self.tilganger.iter().any(|t| t.gir(skop) && t.definisjoner.contains(definisjon))
    }
}

impl Tilgang {
    pub const fn gir(&self, skop: Skop) -> bool {
        match skop {
            Skop::Les => self.les,
            Skop::Skriv => self.skriv,
            Skop::Inkludering => self.inkludering,
            Skop::Innsyn => self.innsyn,
        }
    }
}

fn klient(k: KlientFil, katalog: &Katalog) -> Result<Klient, &'static str> {
    if k.client_id.trim().is_empty() || k.client_id.len() > 64 || !k.client_id.bytes().all(|b| b.is_ascii_graphic()) {
        return Err("client_id takes 1 to 64 visible ASCII characters");
    }
    if k.virksomhet.trim().is_empty() {
        return Err("virksomhet is empty");
    }
    if k.orgnr.len() != 9 || !k.orgnr.bytes().all(|b| b.is_ascii_digit()) {
        return Err("orgnr takes nine digits");
    }
    if k.per_sekund == Some(0) {
        return Err("per_sekund takes 1 or more");
    }
    let tilganger = k.tilgang.into_iter().map(|t| tilgang(t, katalog)).collect::<Result<_, _>>()?;
    let abonnement = k.abonnement.map(abonnement).transpose()?;
    Ok(Klient {
        id: k.client_id,
        virksomhet: k.virksomhet,
        orgnr: k.orgnr,
        bevis: k.bevis,
        tilganger,
        per_sekund: k.per_sekund.unwrap_or(PER_SEKUND),
        abonnement,
    })
}

fn tilgang(t: TilgangFil, katalog: &Katalog) -> Result<Tilgang, &'static str> {
    let register = katalog.part(&t.part_kode).ok_or("part_kode is not in the catalogue")?;
    if t.part_kode == tjenesten::PART {
        return Err("the portal's own settings are nobody else's");
    }
    let egne: Vec<DefinisjonId> = register.definisjoner.iter().map(|d| d.id.clone()).collect();
    let definisjoner = match t.definisjoner {
        None => egne,
        Some(valgte) => {
            let valgte: Vec<_> = valgte.into_iter().map(|g| DefinisjonId(g.to_ascii_lowercase())).collect();
            if valgte.iter().any(|d| !egne.contains(d)) {
                return Err("a definition is not of that part");
            }
            valgte
        }
    };
    Ok(Tilgang {
        part: register.part.clone(),
        definisjoner,
        les: t.les,
        skriv: t.skriv,
        inkludering: t.inkludering,
        innsyn: t.innsyn,
    })
}

/// Personal numbers go there: plain HTTP only to the machine itself.
fn abonnement(a: AbonnementFil) -> Result<Abonnement, &'static str> {
    let url = a.url.trim_end_matches('/').to_owned();
    let naboen = ["http://127.0.0.1:", "http://localhost:", "http://[::1]:"].iter().any(|h| url.starts_with(h));
    if !url.starts_with("https://") && !naboen {
        return Err("abonnement.url must begin with https://");
    }
    if url.contains(['?', '#', '@']) {
        return Err("abonnement.url takes no query, fragment or name");
    }
    Ok(Abonnement { url, alle: a.alle })
}
