//! Saksbehandlerøkt: a case worker's session, in a table of its own: a citizen's key opens none, nor the other way round.
//! The cookie holds a random token; the database holds only its hash. Who it is is read anew at every request.

use super::okt::{Oktnokkel, Tidsgrenser};
use super::{Basis, Feil, Klokke, fullfor, les, mikro, transaksjon};
use crate::domain::aktor::Saksbehandler;
use crate::domain::definisjon::PartKode;

pub(crate) mod sql;

/// A case worker as the database has them. [`crate::domain::aktor::Saksbehandler`] is made of it where somebody is let in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saksbehandlerlinje {
    pub id: i64,
    pub navn: String,
    pub virksomhet: String,
    pub parter: Vec<PartKode>,
}

/// What a case worker's cookie leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saksbehandlerokt {
    Gyldig(Saksbehandlerlinje),
    Utlopt,
    /// Never made, or logged out.
    Ukjent,
}

/// The sessions.
#[derive(Clone, Debug)]
pub struct Saksbehandlerokter {
    basis: Basis,
    klokke: Klokke,
    grenser: Tidsgrenser,
}

type Kolonner = (i64, String, String, String);

fn linje((id, navn, virksomhet, parter): Kolonner) -> Saksbehandlerlinje {
    let parter = parter.split(',').filter(|p| !p.is_empty()).map(|p| PartKode(p.to_owned())).collect();
    Saksbehandlerlinje { id, navn, virksomhet, parter }
}

/// Stores the case workers of the demo; one that is there is brought up to date.
pub(super) async fn lagre_saksbehandlere(basis: &Basis, alle: &[Saksbehandler]) -> Result<(), Feil> {
    transaksjon!(basis, tx => {
        for s in alle {
            let parter: Vec<&str> = s.parter().iter().map(|p| p.0.as_str()).collect();
            sqlx::query(sql::LAGRE_SAKSBEHANDLER)
                .bind(s.id())
                .bind(s.navn())
                .bind(s.virksomhet())
                .bind(parter.join(","))
                .execute(&mut **tx)
                .await?;
        }
        Ok(())
    })
}

impl Saksbehandlerokter {
    pub fn ny(basis: Basis, klokke: Klokke, grenser: Tidsgrenser) -> Self {
        Self { basis, klokke, grenser }
    }

    pub fn grenser(&self) -> Tidsgrenser {
        self.grenser
    }

    /// All case workers, for the login page of the demo.
    ///
    /// # Errors
    /// Database.
    pub async fn alle(&self) -> Result<Vec<Saksbehandlerlinje>, Feil> {
        let rader: Vec<Kolonner> = les!(&self.basis, k => sqlx::query_as(sql::SAKSBEHANDLERE).fetch_all(k).await)?;
        Ok(rader.into_iter().map(linje).collect())
    }

    /// Starts a session and removes those that ran out. The key is new at every login.
    ///
    /// # Errors
    /// Database or randomness.
    pub async fn start(&self, saksbehandler: i64) -> Result<Oktnokkel, Feil> {
        let (nokkel, na) = (Oktnokkel::ny()?, mikro(self.klokke.na()));
        let (inaktiv, eldste) = (na - minutter(self.grenser.inaktiv), na - minutter(self.grenser.lengste));
        let (basis, sammendrag) = (self.basis.clone(), nokkel.sammendrag());
        fullfor(async move {
            transaksjon!(&basis, tx => {
                sqlx::query(sql::RYDD_OKTER).bind(inaktiv).bind(eldste).execute(&mut **tx).await?;
                sqlx::query(sql::NY_OKT)
                    .bind(&sammendrag)
                    .bind(saksbehandler)
                    .bind(na)
                    .bind(na)
                    .execute(&mut **tx)
                    .await?;
                Ok(())
            })
        })
        .await?;
        Ok(nokkel)
    }

    /// Looks a session up and keeps it alive; noted at most twice a minute, to spare the disk.
    ///
    /// # Errors
    /// Database. A check that cannot be answered is an error, never "logged out".
    pub async fn finn(&self, nokkel: &Oktnokkel) -> Result<Saksbehandlerokt, Feil> {
        let (na, sammendrag) = (mikro(self.klokke.na()), nokkel.sammendrag());
        let rad: Option<(i64, i64, i64, String, String, String)> =
            les!(&self.basis, k => sqlx::query_as(sql::FINN_OKT).bind(&sammendrag).fetch_optional(k).await)?;
        let Some((opprettet, sist, id, navn, virksomhet, parter)) = rad else { return Ok(Saksbehandlerokt::Ukjent) };
        let slutt = (sist + minutter(self.grenser.inaktiv)).min(opprettet + minutter(self.grenser.lengste));
        if slutt <= na {
            // Gone for good, also if the clock is set back.
            self.slutt(nokkel).await?;
            return Ok(Saksbehandlerokt::Utlopt);
        }
        if na - sist > minutter(1) / 2 {
            let basis = self.basis.clone();
            fullfor(async move {
                transaksjon!(&basis, tx => {
                    sqlx::query(sql::BRUK_OKT).bind(&sammendrag).bind(na).execute(&mut **tx).await?;
                    Ok(())
                })
            })
            .await?;
        }
        Ok(Saksbehandlerokt::Gyldig(linje((id, navn, virksomhet, parter))))
    }

    /// Ends a session; ending it twice is no error.
    ///
    /// # Errors
    /// Database.
    pub async fn slutt(&self, nokkel: &Oktnokkel) -> Result<(), Feil> {
        let (basis, sammendrag) = (self.basis.clone(), nokkel.sammendrag());
        fullfor(async move {
            transaksjon!(&basis, tx => {
                sqlx::query(sql::SLUTT_OKT).bind(&sammendrag).execute(&mut **tx).await?;
                Ok(())
            })
        })
        .await
    }
}

fn minutter(antall: i64) -> i64 {
    antall * 60_000_000
}
