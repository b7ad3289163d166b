//! Utsending: what is to be told to a registry's system is written down in the transaction of what it tells of, and sent
//! afterwards, at least once, under a guid by which the receiver knows it again. [`Ko`] is the queue as a process works on
//! it: take what is due under a lease, send it, note what came of it. Any number of processes may, and any may die.

mod innhold;
mod noter;
mod purring;
pub(crate) mod sql;
mod status;
#[cfg(test)]
mod tests;

pub use status::Kostatus;

use super::Innsyn;
use super::system::{Meldingsslag, Registersystemer, Sporrer, Systemfeil};
use crate::domain::definisjon::PartKode;
use crate::domain::fnr::{Fnr, Godtar};
use crate::domain::id::{HendelseId, InnbyggerId};
use crate::domain::katalog::Katalog;
use crate::store::{self, Basis, Feil, Klokke, fullfor, les, mikro, transaksjon};
use jiff::SignedDuration;
use std::sync::Arc;

/// How long what a process has taken is its own. Several times longer than a system may take to answer.
pub const LAANETID: SignedDuration = SignedDuration::from_secs(60);
/// The registry has no system that takes the message: it waits for a person there. Not a fault.
const IKKE_TILKOBLET: &str = "ikke_tilkoblet";
/// What it told of was over before it was sent.
const BORTFALT: &str = "bortfalt";

/// Writes down one message in a transaction that is under way. `gjelder` is the id of the order, case or event, or the
/// sequence number of the deletion, that it tells of.
macro_rules! legg_i_ko {
    ($tx:expr, $innbygger:expr, $part:expr, $slag:expr, $gjelder:expr, $guid:expr, $na:expr) => {{
        let id = $crate::store::ny_id($na)?;
        let slag: $crate::innsyn::system::Meldingsslag = $slag;
        let nar = $crate::store::mikro($na);
        sqlx::query($crate::innsyn::sql::NY_UTSENDING)
            .bind($innbygger.0)
            .bind(id.0)
            .bind(&$part.0)
            .bind(slag.kode())
            .bind($gjelder)
            .bind($guid)
            .bind(nar)
            .execute(&mut **$tx)
            .await
    }};
}
pub(crate) use legg_i_ko;

/// A random GUID (RFC 9562, version 4): the name of an order or a message towards a registry.
pub(crate) fn ny_guid() -> Result<String, Feil> {
    let mut byte: [u8; 16] = store::tilfeldig()?;
    byte[6] = byte[6] & 0x0f | 0x40;
    byte[8] = byte[8] & 0x3f | 0x80;
    let hex = data_encoding::HEXLOWER.encode(&byte);
    Ok([&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-"))
}

/// The queue of messages to registries' systems. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Ko {
    basis: Basis,
    klokke: Klokke,
    katalog: Arc<Katalog>,
    systemer: Registersystemer,
    godtar: Godtar,
}

/// A message that this process, and no other, is to send now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Utsending {
    pub innbygger: InnbyggerId,
    pub id: HendelseId,
    pub part: PartKode,
    pub slag: Meldingsslag,
    /// The order, case or event, or the sequence number of the deletion.
    pub gjelder: i64,
    pub guid: String,
    /// Failures before this attempt.
    forsok: i64,
    /// Until when it is this process's (microseconds); also tells who took it last.
    laast_til: i64,
}

/// What came of an attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Utfall {
    Sendt(super::system::Mottak),
    Feilet(Systemfeil),
    /// There was nothing left to tell.
    Bortfalt,
}

type Kolonner = (i64, i64, String, String, i64, String, i64);

impl Innsyn {
    /// The queue of messages to the registries' systems that this door is connected to.
    pub fn ko(&self, godtar: Godtar) -> Ko {
        Ko {
            basis: self.basis.clone(),
            klokke: self.klokke.clone(),
            katalog: Arc::clone(&self.katalog),
            systemer: self.systemer.clone(),
            godtar,
        }
    }
}

impl Ko {
    /// The registries with a system that can be told something.
    pub fn tilkoblede(&self) -> Vec<PartKode> {
        let parter = self.katalog.registre().iter().map(|r| r.part.clone());
        parter.filter(|p| self.systemer.for_part(p).is_some()).collect()
    }

    /// Makes the queue ready at the start of a process: what waited for a person because a registry had no system is due
    /// now, if it has one since.
    ///
    /// # Errors
    /// Database.
    pub async fn klargjor(&self) -> Result<(), Feil> {
        let (basis, na, parter) = (self.basis.clone(), self.klokke.na(), self.tilkoblede());
        fullfor(async move {
            transaksjon!(&basis, tx => {
                sqlx::query(sql::NY_LAS).execute(&mut **tx).await?;
                for part in &parter {
                    sqlx::query(sql::TA_FRAM)
                        .bind(&part.0)
                        .bind(mikro(na))
                        .bind(IKKE_TILKOBLET)
                        .execute(&mut **tx)
                        .await?;
                }
                Ok(())
            })
        })
        .await
    }

    /// Takes at most `plass` messages to a registry that are due. They are the caller's for [`LAANETID`]. A
    /// cancellation never goes before its order, nor an answer before its case.
    ///
    /// # Errors
    /// Database; then nothing was taken.
    pub async fn neste(&self, part: &PartKode, plass: usize) -> Result<Vec<Utsending>, Feil> {
        let na = self.klokke.na();
        let klart: Option<(i64,)> = les!(&self.basis, k =>
            sqlx::query_as(sql::NOE_ER_KLART).bind(&part.0).bind(mikro(na)).fetch_optional(k).await)?;
        if klart.is_none() || plass == 0 {
            return Ok(Vec::new());
        }
        let (basis, part) = (self.basis.clone(), part.clone());
        let (laast_til, plass) = (mikro(na + LAANETID), i64::try_from(plass).unwrap_or(i64::MAX));
        let rader: Vec<Kolonner> = fullfor(async move {
            transaksjon!(&basis, tx => {
                sqlx::query(sql::LAS_KO).execute(&mut **tx).await?;
                Ok(sqlx::query_as(sql::KREV)
                    .bind(&part.0)
                    .bind(mikro(na))
                    .bind(laast_til)
                    .bind(plass)
                    .fetch_all(&mut **tx)
                    .await?)
            })
        })
        .await?;
        rader.into_iter().map(|r| utsending(r, laast_til)).collect()
    }

    /// Sends one message.
    ///
    /// # Errors
    /// Ours: database, or what cannot be read. Then it is tried again when its time is out.
    pub async fn send(&self, u: &Utsending) -> Result<Utfall, Feil> {
        let Some(melding) = self.melding(u).await? else { return Ok(Utfall::Bortfalt) };
        let Some(system) = self.systemer.for_part(&u.part) else {
            return Ok(Utfall::Feilet(Systemfeil::IkkeTilkoblet));
        };
        let (nummer,): (String,) =
            les!(&self.basis, k => sqlx::query_as(sql::NUMMER).bind(u.innbygger.0).fetch_one(k).await)?;
        let fnr = || Fnr::les(&nummer, self.godtar).map_err(|_| Feil::Ulest("number"));
        // The message was written when the citizen asked; by whom stands in the log.
        let hvem = Sporrer { nummer: fnr()?, innlogget: fnr()?, rolle: None };
        Ok(match system.send(&hvem, &melding).await {
            Ok(mottak) => Utfall::Sendt(mottak),
            Err(feil) => Utfall::Feilet(feil),
        })
    }

    /// Sets aside what is due to registries without a system: there a person sees to it. How many.
    ///
    /// # Errors
    /// Database.
    pub async fn legg_til_side(&self) -> Result<u64, Feil> {
        let na = mikro(self.klokke.na());
        let med = self.tilkoblede().iter().fold(String::from(","), |tekst, p| tekst + &p.0 + ",");
        let klart: Option<(i64,)> = les!(&self.basis, k =>
            sqlx::query_as(sql::UTEN_SYSTEM).bind(&med).bind(na).fetch_optional(k).await)?;
        if klart.is_none() {
            return Ok(0);
        }
        let basis = self.basis.clone();
        fullfor(async move {
            transaksjon!(&basis, tx => {
                sqlx::query(sql::LAS_KO).execute(&mut **tx).await?;
                let lagt = sqlx::query(sql::LEGG_TIL_SIDE).bind(&med).bind(na).bind(IKKE_TILKOBLET);
                Ok(lagt.execute(&mut **tx).await?.rows_affected())
            })
        })
        .await
    }
}

fn utsending((innbygger, id, part, slag, gjelder, guid, forsok): Kolonner, laast_til: i64) -> Result<Utsending, Feil> {
    Ok(Utsending {
        innbygger: InnbyggerId(innbygger),
        id: HendelseId(id),
        part: PartKode(part),
        slag: Meldingsslag::les(&slag).ok_or(Feil::Ulest("kind of a message"))?,
        gjelder,
        guid,
        forsok,
        laast_til,
    })
}
