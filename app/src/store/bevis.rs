//! Brukte bevis: proofs of possession (DPoP) that have been presented, shared by all processes, so that each is good once.

use super::{Basis, Feil, Klokke, mikro, sql, transaksjon};
use data_encoding::HEXLOWER;
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering::SeqCst};

#[cfg(test)]
mod tests;

/// Microseconds between removals of what has run out.
const RYDDES_HVER: i64 = 60_000_000;

/// The proofs that have been used. Cheap to clone.
#[derive(Clone, Debug)]
pub struct BrukteBevis {
    basis: Basis,
    klokke: Klokke,
    ryddet: Arc<AtomicI64>,
}

impl BrukteBevis {
    pub fn ny(basis: Basis, klokke: Klokke) -> Self {
        Self { basis, klokke, ryddet: Arc::default() }
    }

    /// Notes that the key with the thumbprint `jkt` has presented a proof with this `jti` (RFC 9449 §11.1). True the first
    /// time, in whatever process; remembered for at least `varighet`, which must be longer than a proof is good.
    ///
    /// # Errors
    /// Database; then nobody may be let in by the proof.
    pub async fn forste_gang(&self, jkt: &str, jti: &str, varighet: SignedDuration) -> Result<bool, Feil> {
        let na = self.klokke.na();
        let utloper = mikro(na.checked_add(varighet).unwrap_or(Timestamp::MAX));
        let nokkel = HEXLOWER.encode(&Sha256::digest(format!("{jkt}\n{jti}").as_bytes()));
        let basis = self.basis.clone();
        let ny = super::fullfor(async move {
            transaksjon!(&basis, tx => {
                let satt = sqlx::query(sql::NYTT_BRUKT_BEVIS).bind(&nokkel).bind(utloper).execute(&mut **tx).await?;
                Ok(satt.rows_affected() == 1)
            })
        })
        .await?;
        self.rydd_av_og_til(mikro(na));
        Ok(ny)
    }

    /// Removes what has run out, behind the caller's back: rows that stand too long do no harm.
    fn rydd_av_og_til(&self, na: i64) {
        let sist = self.ryddet.load(SeqCst);
        let nylig = (na - sist).abs() < RYDDES_HVER;
        if nylig || self.ryddet.compare_exchange(sist, na, SeqCst, SeqCst).is_err() {
            return;
        }
        let basis = self.basis.clone();
        tokio::spawn(async move {
            if let Err(feil) = rydd(&basis, na).await {
                tracing::warn!(error = %feil, "used proofs that ran out could not be removed");
            }
        });
    }
}

async fn rydd(basis: &Basis, na: i64) -> Result<(), Feil> {
    transaksjon!(basis, tx => {
        sqlx::query(sql::RYDD_BRUKTE_BEVIS).bind(na).execute(&mut **tx).await?;
        Ok(())
    })
}
