//! What both doors stand on: the database of either engine, transactions, migrations, the clock and randomness,
//! sessions, the log of use, the gatekeeper, the key of receipts. Knows nothing of rules.

mod basis;
pub mod bevis;
pub mod bruk;
mod demo;
mod feil;
mod klokke;
pub(crate) mod liste;
mod migrering;
pub mod okt;
pub mod relasjoner;
pub mod saksbehandlerokt;
pub mod signering;
pub mod sql;
mod utlevering;
mod vakt;

pub use basis::Basis;
pub(crate) use basis::{les, oyeblikk, transaksjon};
pub use demo::{fyll_med_provedata, lagre_definisjoner};
pub use feil::Feil;
pub use klokke::Klokke;
pub(crate) use utlevering::{Utleveringskolonner, sett_inn_utlevering, utlevering};
pub(crate) use vakt::metadata;
pub use vakt::{Arend, Vakt};

use crate::domain::id::HendelseId;
use jiff::Timestamp;

/// Microseconds since 1970, as instants are stored.
pub(crate) fn mikro(tid: Timestamp) -> i64 {
    tid.as_microsecond()
}

/// Reads [`mikro`] again.
pub(crate) fn tid(mikro: i64) -> Result<Timestamp, Feil> {
    Timestamp::from_microsecond(mikro).map_err(|_| Feil::Ulest("instant"))
}

/// A stored calendar day.
pub(crate) fn dag(tekst: &str) -> Result<jiff::civil::Date, Feil> {
    tekst.parse().map_err(|_| Feil::Ulest("day"))
}

/// Random bytes from the operating system.
///
/// # Errors
/// When the operating system has none; nothing weaker is used instead.
pub fn tilfeldig<const N: usize>() -> Result<[u8; N], Feil> {
    let mut byte = [0; N];
    getrandom::fill(&mut byte).map_err(|_| Feil::Tilfeldighet)?;
    Ok(byte)
}

/// A new id for something that happened at `tid`.
pub(crate) fn ny_id(tid: Timestamp) -> Result<HendelseId, Feil> {
    Ok(HendelseId::av(tid, u32::from_le_bytes(tilfeldig()?)))
}

/// Runs a write to its end even when the caller is dropped (a browser that hangs up), so that nothing is half-known.
pub(crate) async fn fullfor<T: Send + 'static>(
    arbeid: impl Future<Output = Result<T, Feil>> + Send + 'static,
) -> Result<T, Feil> {
    tokio::spawn(arbeid).await.map_err(|_| Feil::Avbrutt)?
}

#[cfg(test)]
pub(crate) mod prove;
#[cfg(test)]
mod tests;
