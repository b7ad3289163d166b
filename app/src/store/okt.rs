//! Økt: a citizen's session. The cookie holds a random token; the database holds only its hash. Whom the session acts for
//! is in [`super::relasjoner`].

use super::relasjoner::ForAnnen;
use super::{Basis, Feil, Klokke, Vakt, les, mikro, sql, tilfeldig, transaksjon};
use crate::domain::id::InnbyggerId;
use crate::domain::oversikt::Navn;
use crate::domain::representasjon::{Personfakta, Slutt};
use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};
use std::fmt;

/// How long a session lives, in minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tidsgrenser {
    /// Without activity.
    pub inaktiv: i64,
    /// After login, whatever happens.
    pub lengste: i64,
}

impl Default for Tidsgrenser {
    /// As ID-porten has it: 30 and 120 minutes (quality D-26).
    fn default() -> Self {
        Self { inaktiv: 30, lengste: 120 }
    }
}

/// The secret in the cookie: 256 random bits. Never in a log.
#[derive(Clone, PartialEq, Eq)]
pub struct Oktnokkel(String);

impl Oktnokkel {
    /// Takes a cookie value as it is; one that we never made finds no session.
    pub fn fra_kake(verdi: &str) -> Self {
        Self(verdi.to_owned())
    }

    /// A key that nobody has had.
    pub(super) fn ny() -> Result<Self, Feil> {
        Ok(Self(BASE64URL_NOPAD.encode(&tilfeldig::<32>()?)))
    }

    /// The value of the cookie.
    pub fn verdi(&self) -> &str {
        &self.0
    }

    pub(super) fn sammendrag(&self) -> String {
        HEXLOWER.encode(&Sha256::digest(self.0.as_bytes()))
    }
}

impl fmt::Debug for Oktnokkel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Oktnokkel(…)")
    }
}

/// What a cookie leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Okt {
    /// A session that is alive.
    Gyldig(Box<Gyldig>),
    /// A session that has run out.
    Utlopt,
    /// No such session: never made, or logged out.
    Ukjent,
}

/// A session that is alive: who has logged in, and whom they act for at this moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gyldig {
    pub innbygger: InnbyggerId,
    pub navn: Navn,
    /// Seconds until it ends without further activity.
    pub sekunder: u32,
    pub for_annen: Option<ForAnnen>,
    /// Why the session no longer acts for the one who was chosen.
    pub slutt: Option<Slutt>,
    /// Whether there is anybody to choose.
    pub har_relasjoner: bool,
}

/// The sessions.
#[derive(Clone, Debug)]
pub struct Okter {
    pub(super) basis: Basis,
    pub(super) klokke: Klokke,
    pub(super) vakt: Vakt,
    grenser: Tidsgrenser,
}

/// A session as it is stored, with what stands about its citizen.
pub(super) struct Oktrad {
    pub innbygger: i64,
    opprettet: i64,
    sist_brukt: i64,
    navn: Navn,
    fodt: String,
    adressesperre: bool,
    bosted: String,
    pub gjelder: Option<i64>,
    pub rolle: Option<String>,
    pub slutt: Option<String>,
    /// First name of the one chosen.
    pub valgt_fornavn: Option<String>,
    relasjoner: i64,
}

/// `FINN_OKT`, in its order: the session, its citizen, whom it acts for, and how many there are to choose.
type Oktkolonner = (
    i64,
    i64,
    i64,
    String,
    String,
    String,
    bool,
    String,
    Option<i64>,
    Option<String>,
    Option<String>,
    Option<String>,
    i64,
);

impl From<Oktkolonner> for Oktrad {
    fn from(
        (
            innbygger,
            opprettet,
            sist_brukt,
            fornavn,
            etternavn,
            fodt,
            adressesperre,
            bosted,
            gjelder,
            rolle,
            slutt,
            valgt_fornavn,
            relasjoner,
        ): Oktkolonner,
    ) -> Self {
        let navn = Navn { fornavn, etternavn };
        Self {
            innbygger,
            opprettet,
            sist_brukt,
            navn,
            fodt,
            adressesperre,
            bosted,
            gjelder,
            rolle,
            slutt,
            valgt_fornavn,
            relasjoner,
        }
    }
}

impl Oktrad {
    pub fn navn(&self) -> &Navn {
        &self.navn
    }

    /// The facts about the one who has logged in; their own wish about parents has no say.
    pub fn fakta(&self) -> Result<Personfakta, Feil> {
        Ok(Personfakta {
            fodt: super::dag(&self.fodt)?,
            adressesperre: self.adressesperre,
            bosted: self.bosted.clone(),
            skjermet_for_foreldre: false,
        })
    }
}

/// Whether looking a session up keeps it alive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Oppslag {
    /// A page or form: the citizen is active.
    Aktiv,
    /// A script asks how long is left.
    Passiv,
}

impl Okter {
    pub fn ny(basis: Basis, klokke: Klokke, grenser: Tidsgrenser) -> Self {
        let vakt = Vakt::ny(basis.clone(), klokke.clone());
        Self { basis, klokke, vakt, grenser }
    }

    pub fn grenser(&self) -> Tidsgrenser {
        self.grenser
    }

    /// Starts a session and removes those that ran out. The key is new at every login.
    ///
    /// # Errors
    /// Database or randomness.
    pub async fn start(&self, innbygger: InnbyggerId) -> Result<Oktnokkel, Feil> {
        let nokkel = Oktnokkel::ny()?;
        let na = self.klokke.na();
        let (inaktiv, eldste) = (for_minutter(na, self.grenser.inaktiv), for_minutter(na, self.grenser.lengste));
        let sammendrag = nokkel.sammendrag();
        let basis = self.basis.clone();
        super::fullfor(async move {
            transaksjon!(&basis, tx => {
                sqlx::query(sql::RYDD_OKTER).bind(mikro(inaktiv)).bind(mikro(eldste)).execute(&mut **tx).await?;
                sqlx::query(sql::NY_OKT)
                    .bind(&sammendrag)
                    .bind(innbygger.0)
                    .bind(mikro(na))
                    .bind(mikro(na))
                    .execute(&mut **tx)
                    .await?;
                Ok(())
            })
        })
        .await?;
        Ok(nokkel)
    }

    /// Looks a session up. Activity is noted at most twice a minute, to spare the disk.
    ///
    /// # Errors
    /// Database. A check that cannot be answered is an error, never "logged out".
    pub async fn finn(&self, nokkel: &Oktnokkel, oppslag: Oppslag) -> Result<Okt, Feil> {
        let na = self.klokke.na();
        let sammendrag = nokkel.sammendrag();
        let Some(rad) = self.rad(nokkel).await? else { return Ok(Okt::Ukjent) };
        let (opprettet, sist_brukt) = (rad.opprettet, rad.sist_brukt);
        let minutt = |m: i64| m * 60_000_000;
        let aktiv = oppslag == Oppslag::Aktiv;
        let igjen =
            |sist: i64| (sist + minutt(self.grenser.inaktiv)).min(opprettet + minutt(self.grenser.lengste)) - mikro(na);
        if igjen(sist_brukt) <= 0 {
            if aktiv {
                // Gone for good, also if the clock is set back.
                self.slutt(nokkel).await?;
            }
            return Ok(Okt::Utlopt);
        }
        if aktiv && mikro(na) - sist_brukt > minutt(1) / 2 {
            self.forleng(sammendrag, na).await?;
        }
        let sekunder = igjen(if aktiv { mikro(na) } else { sist_brukt }) / 1_000_000;
        let (for_annen, slutt) = self.for_annen(nokkel, &rad, oppslag).await?;
        Ok(Okt::Gyldig(Box::new(Gyldig {
            innbygger: InnbyggerId(rad.innbygger),
            navn: rad.navn().clone(),
            sekunder: u32::try_from(sekunder).unwrap_or(0),
            for_annen,
            slutt,
            har_relasjoner: rad.relasjoner > 0,
        })))
    }

    pub(super) async fn rad(&self, nokkel: &Oktnokkel) -> Result<Option<Oktrad>, Feil> {
        let sammendrag = nokkel.sammendrag();
        let rad: Option<Oktkolonner> =
            les!(&self.basis, k => sqlx::query_as(sql::FINN_OKT).bind(&sammendrag).fetch_optional(k).await)?;
        Ok(rad.map(Oktrad::from))
    }

    async fn forleng(&self, sammendrag: String, na: Timestamp) -> Result<(), Feil> {
        let basis = self.basis.clone();
        super::fullfor(async move {
            transaksjon!(&basis, tx => {
                sqlx::query(sql::BRUK_OKT).bind(&sammendrag).bind(mikro(na)).execute(&mut **tx).await?;
                Ok(())
            })
        })
        .await
    }

    /// Ends a session; ending it twice is no error.
    ///
    /// # Errors
    /// Database.
    pub async fn slutt(&self, nokkel: &Oktnokkel) -> Result<(), Feil> {
        let (basis, sammendrag) = (self.basis.clone(), nokkel.sammendrag());
        super::fullfor(async move {
            transaksjon!(&basis, tx => {
                sqlx::query(sql::SLUTT_OKT).bind(&sammendrag).execute(&mut **tx).await?;
                Ok(())
            })
        })
        .await
    }
}

fn for_minutter(na: Timestamp, minutter: i64) -> Timestamp {
    na.checked_sub(SignedDuration::from_mins(minutter)).unwrap_or(Timestamp::MIN)
}
