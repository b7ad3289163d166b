//! What registries deliver by themselves: reports, rows of the log, participation (contract §6.6). Each delivery is kept
//! once, as it was delivered, and only where the portal may keep it ([`crate::domain::levering::kan_tas_imot`]): the
//! citizen's row is locked, then the settings are read, then what came is stored, all in one transaction.

mod deltakelse;
pub(crate) mod lagre;
mod logg;
mod rapport;
pub(crate) mod sql;
#[cfg(test)]
mod tests;

pub use deltakelse::Deltakelseslevering;
pub use logg::{Logglevering, Loggsvar};
pub use rapport::{Rapportlevering, Rapportsvar};

use super::{Pvk, Pvkfeil};
use crate::domain::aktor::Registerklient;
use crate::domain::klient::{Klientavslag, Skop};
use crate::domain::lagring::Lagringsavslag;
use crate::domain::levering::{Leveringsavslag, Sted};
use crate::domain::rapport::Rapportfeil;
use crate::domain::register::Register;
use crate::store::Feil;
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

/// Why a delivery is not taken.
#[derive(Debug, thiserror::Error)]
pub enum Leveringsfeil {
    /// Refused by rule, or a fault of ours.
    #[error(transparent)]
    Pvk(#[from] Pvkfeil),
    /// What was sent cannot be taken, and where. Names a place, never what stood there.
    #[error("{0}: {1}")]
    Innhold(Klientavslag, Sted),
}

impl From<Feil> for Leveringsfeil {
    fn from(feil: Feil) -> Self {
        Self::Pvk(feil.into())
    }
}

impl From<Klientavslag> for Leveringsfeil {
    fn from(avslag: Klientavslag) -> Self {
        Self::Pvk(avslag.into())
    }
}

/// The settings' and tickets' part of the rule, read in the transaction that has locked the citizen: gives the citizen's
/// settings and the rule's answer.
macro_rules! kan_tas_imot {
    ($tx:ident, $innbygger:expr, $register:expr, $slag:expr, $na:expr) => {{
        let rader: Vec<$crate::personvern::Innstillingskolonner> =
            sqlx::query_as($crate::personvern::sql::INNSTILLINGER).bind($innbygger.0).fetch_all(&mut **$tx).await?;
        let lagrede = rader.into_iter().map($crate::personvern::innstilling).collect::<Result<Vec<_>, Feil>>()?;
        let billetter: Vec<(String,)> =
            sqlx::query_as($crate::store::sql::INKLUDERT).bind($innbygger.0).fetch_all(&mut **$tx).await?;
        let oppfort = billetter.iter().any(|(kode,)| *kode == $register.part.0);
        let dag = $crate::domain::tid::dag($na);
        let svar = $crate::domain::levering::kan_tas_imot($register, oppfort, &lagrede, $slag, dag);
        (lagrede, svar)
    }};
}
pub(crate) use kan_tas_imot;

impl Pvk {
    /// The registry that a client delivers for: its own part, and never the portal.
    fn leverer(&self, klient: &Registerklient, part: &str) -> Result<Arc<Register>, Klientavslag> {
        let part = klient.part(&self.katalog, part, Skop::Innsyn)?;
        self.katalog.part(&part.kode().0).cloned().ok_or(Klientavslag::UkjentDefinisjon)
    }
}

/// What the log calls a refused delivery: the refusal tells the registry how a setting stands, and so is a reading.
const AVVIST: &str = "personverninnstillinger";

const fn avslag(grunn: Leveringsavslag) -> Klientavslag {
    match grunn {
        Leveringsavslag::IkkeOppfort => Klientavslag::IkkeOppfort,
        Leveringsavslag::UtenPortalen => Klientavslag::BrukerIkkePortalen,
        Leveringsavslag::Lagring(Lagringsavslag::IkkeSamtykket) => Klientavslag::IkkeSamtykket,
        Leveringsavslag::Lagring(Lagringsavslag::Reservert) => Klientavslag::Reservert,
    }
}

/// A fault in a report. The names of columns in its place are the sender's own; what does not look like a name of the schema is
/// not repeated.
fn rapportfeil(feil: Rapportfeil) -> Leveringsfeil {
    let ved = |hvor: String, hva| Leveringsfeil::Innhold(Klientavslag::FeilRapport, Sted { hvor, hva });
    match feil {
        Rapportfeil::IkkeJson => ved("rapport".to_owned(), "it is not JSON, or is nested too deeply"),
        Rapportfeil::ForStor => ved("rapport".to_owned(), "it is too large"),
        Rapportfeil::Form(form) => ved(format!("rapport ({form})"), "it does not follow the schema"),
        Rapportfeil::Innhold(hvor, hva) => ved(trygt(&hvor), hva),
    }
}

/// Names that the schema of reports has. Were it not to be read, no name would be repeated.
static NAVN: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let mut navn = BTreeSet::new();
    let skjema: Value = serde_json::from_str(include_str!("../../../rapport.schema.json")).unwrap_or_default();
    skjemanavn(&skjema, &mut navn);
    navn
});

fn skjemanavn(skjema: &Value, navn: &mut BTreeSet<String>) {
    match skjema {
        Value::Object(felt) => {
            navn.extend(felt.get("properties").and_then(Value::as_object).into_iter().flat_map(|p| p.keys().cloned()));
            felt.values().for_each(|v| skjemanavn(v, navn));
        }
        Value::Array(liste) => liste.iter().for_each(|v| skjemanavn(v, navn)),
        _ => {}
    }
}

fn trygt(hvor: &str) -> String {
    let ledd = hvor.split('.').filter(|l| !l.is_empty()).map(|l| {
        let (navn, nr) = l.split_once('[').map_or((l, String::new()), |(navn, nr)| (navn, format!("[{nr}")));
        let tall = nr.len() <= 8 && nr.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'[' | b']'));
        format!("{}{}", if NAVN.contains(navn) { navn } else { "*" }, if tall { &nr } else { "" })
    });
    ["rapport".to_owned()].into_iter().chain(ledd.take(20)).collect::<Vec<_>>().join(".")
}
