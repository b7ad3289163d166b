//! What registries do with citizens' cases (contract §6.6): list them, read one with its files, set its status. Done by a
//! registry's program or by a case worker; every reading is a row in the citizen's log.

mod lese;
mod noter;
pub(crate) mod sql;
mod status;

pub use status::{NySaksfil, Saksutfall, Statusmelding};

use super::{Pvk, Pvkfeil};
use crate::domain::aktor::{Registerklient, Saksbehandler};
use crate::domain::bruk::Hvem;
use crate::domain::definisjon::PartKode;
use crate::domain::id::InnbyggerId;
use crate::domain::klient::{Klientavslag, Skop};
use crate::store::les;

/// Who works on cases: a registry's program, or somebody who has logged in.
#[derive(Clone, Copy, Debug)]
pub enum Behandler<'a> {
    Klient(&'a Registerklient),
    Saksbehandler(&'a Saksbehandler),
}

/// What a [`Behandler`] may work on, and how citizens see them.
#[derive(Clone, Debug)]
struct Ramme {
    parter: Vec<PartKode>,
    /// As the citizen's log has it.
    hvem: Hvem,
    /// As the case's events have it.
    navn: String,
    /// Tells behandlere apart.
    nokkel: String,
}

impl Behandler<'_> {
    fn ramme(&self) -> Result<Ramme, Klientavslag> {
        match self {
            Self::Klient(k) if !k.har_skop(Skop::Innsyn) => Err(Klientavslag::ManglerSkop),
            Self::Klient(k) => {
                let klient = k.klient();
                Ok(Ramme {
                    parter: klient.tilganger.iter().filter(|t| t.innsyn).map(|t| t.part.clone()).collect(),
                    hvem: Hvem::Automatisk { virksomhet: klient.virksomhet.clone() },
                    navn: klient.virksomhet.clone(),
                    nokkel: format!("klient/{}", klient.id),
                })
            }
            Self::Saksbehandler(s) => Ok(Ramme {
                parter: s.parter().to_vec(),
                hvem: Hvem::Person {
                    navn: Some(s.navn().to_owned()),
                    rolle: ROLLE.to_owned(),
                    virksomhet: s.virksomhet().to_owned(),
                },
                navn: format!("{}, {}", s.navn(), s.virksomhet()),
                nokkel: format!("saksbehandler/{}", s.id()),
            }),
        }
    }
}

/// What the log calls a case worker.
const ROLLE: &str = "saksbehandler";

/// A case by its keys.
#[derive(Clone)]
struct Funnet {
    innbygger: InnbyggerId,
    id: i64,
    part: PartKode,
}

impl Pvk {
    /// The case with a GUID, if it is of one of the parts. One of another part and one that does not exist are alike.
    async fn finn_sak(&self, ramme: &Ramme, guid: &str) -> Result<Funnet, Pvkfeil> {
        let rader: Vec<(i64, i64, String)> =
            les!(&self.basis, k => sqlx::query_as(sql::FINN).bind(guid.to_ascii_lowercase()).fetch_all(k).await)?;
        let egen = rader.into_iter().find(|(.., part)| ramme.parter.iter().any(|p| p.0 == *part));
        let (innbygger, id, part) = egen.ok_or(Klientavslag::FinnesIkke)?;
        Ok(Funnet { innbygger: InnbyggerId(innbygger), id, part: PartKode(part) })
    }
}

#[cfg(test)]
mod tests;
