//! Takes what is due, gives its contents, and notes what came of it.

use super::{LAANETID, Sending, Utfall, leser, sql};
use crate::domain::aktor::Part;
use crate::domain::definisjon::DefinisjonId;
use crate::domain::fnr::Fnr;
use crate::domain::id::InnbyggerId;
use crate::domain::innstilling::Personverninnstilling;
use crate::domain::klient::Klient;
use crate::domain::replikering::{Svar, Ventetider};
use crate::pvk::{Instans, Pvk};
use crate::store::{self, Feil, fullfor, les, mikro, tilfeldig, transaksjon};
use jiff::Timestamp;

/// Citizen, definition, wanted, confirmed, failures in a row.
type Ko = (i64, String, i64, i64, i64);
/// Number, active, when, metadata, first made.
type Endringsrad = (String, bool, i64, String, i64);

/// An outcome as it is stored.
struct Notat {
    utfall: Utfall,
    /// When to try again; none when it is through.
    neste: Option<Timestamp>,
}

/// Stores one outcome in the transaction that is under way.
macro_rules! noter {
    ($tx:ident, $klient:expr, $notat:expr, $na:expr) => {{
        let (n, s) = ($notat, &$notat.utfall.sending);
        let setning = match n.utfall.svar {
            Svar::Mottatt => sqlx::query(sql::MOTTATT),
            Svar::Senere { .. } | Svar::Avvist { .. } => sqlx::query(sql::FEILET),
        };
        let setning = setning.bind($klient).bind(s.innbygger.0).bind(&s.definisjon.0).bind(s.laast_til);
        let setning = match &n.utfall.svar {
            Svar::Mottatt => setning.bind(s.sekvensnummer).bind($na),
            Svar::Senere { feil, .. } | Svar::Avvist { feil } => {
                setning.bind(feil).bind($na).bind(n.neste.map(mikro)).bind(matches!(n.utfall.svar, Svar::Avvist { .. }))
            }
        };
        setning.execute(&mut **$tx).await?;
    }};
}

impl Pvk {
    /// Notes what came of earlier sendings, and takes at most `plass` that are due. What is taken is the caller's for
    /// [`LAANETID`]: no other process gets the same citizen and definition in that time, so a change is never sent
    /// before the one before it is through or replaced (contract §5.2). An outcome that comes after that time is left
    /// alone: somebody else sends it again.
    ///
    /// # Errors
    /// Database, randomness; then no outcome was noted and nothing taken.
    pub async fn neste_sendinger(
        &self,
        klient: &Klient,
        utfall: Vec<Utfall>,
        plass: usize,
        ventetider: &Ventetider,
    ) -> Result<Vec<Sending>, Feil> {
        let na = self.klokke.na();
        if utfall.is_empty() && (plass == 0 || !self.noe_er_klart(klient, na).await?) {
            return Ok(Vec::new());
        }
        let notater = utfall.into_iter().map(|u| notat(u, ventetider, na)).collect::<Result<Vec<_>, _>>()?;
        let alle = klient.abonnement.as_ref().is_some_and(|a| a.alle);
        let (basis, id, leser) = (self.basis.clone(), klient.id.clone(), leser(klient));
        let laast_til = mikro(na + LAANETID);
        let plass = i64::try_from(plass).unwrap_or(i64::MAX);
        let tatt: Vec<Ko> = fullfor(async move {
            transaksjon!(&basis, tx => {
                sqlx::query(sql::LAS_ABONNENT).bind(&id).execute(&mut **tx).await?;
                for n in &notater {
                    noter!(tx, &id, n, mikro(na));
                }
                if plass == 0 {
                    return Ok(Vec::new());
                }
                Ok(sqlx::query_as(sql::KREV)
                    .bind(&id)
                    .bind(mikro(na))
                    .bind(laast_til)
                    .bind(plass)
                    .bind(&leser)
                    .fetch_all(&mut **tx)
                    .await?)
            })
        })
        .await?;
        let sending = |(innbygger, definisjon, onsket, levert, forsok): Ko| Sending {
            innbygger: InnbyggerId(innbygger),
            definisjon: DefinisjonId(definisjon),
            sekvensnummer: if alle { levert + 1 } else { onsket },
            forsok,
            laast_til,
        };
        Ok(tatt.into_iter().map(sending).collect())
    }

    async fn noe_er_klart(&self, klient: &Klient, na: Timestamp) -> Result<bool, Feil> {
        let klart: Option<(i64,)> = les!(&self.basis, k => {
            sqlx::query_as(sql::NOE_ER_KLART).bind(&klient.id).bind(mikro(na)).fetch_optional(k).await
        })?;
        Ok(klart.is_some())
    }

    /// The state to send, as it was after that change.
    ///
    /// # Errors
    /// Database; [`Feil::Ulest`] for a change that is not there or cannot be read.
    pub async fn innhold(&self, sending: &Sending) -> Result<Instans, Feil> {
        let rad: Option<Endringsrad> = les!(&self.basis, k => {
            sqlx::query_as(sql::ENDRING)
                .bind(sending.innbygger.0)
                .bind(&sending.definisjon.0)
                .bind(sending.sekvensnummer)
                .fetch_optional(k)
                .await
        })?;
        let (nummer, aktiv, endret, metadata, opprettet) = rad.ok_or(Feil::Ulest("change to send"))?;
        Ok(Instans {
            fnr: Fnr::les(&nummer, self.godtar).map_err(|_| Feil::Ulest("number"))?,
            innstilling: Personverninnstilling {
                definisjon: sending.definisjon.clone(),
                aktiv,
                sekvensnummer: sending.sekvensnummer,
                opprettet: store::tid(opprettet)?,
                endret: store::tid(endret)?,
                i_kraft: None,
                metadata: store::metadata(&metadata)?,
            },
        })
    }

    /// The subscriber has confirmed a change. When it is the registry's own program, the change is in force from now on,
    /// and the citizen sees it; the first confirmation stands. Earlier changes that were folded into this one never were
    /// in force, and are not said to have been. To be told before the outcome is noted: the other way round a process
    /// that dies in between would leave a change that never comes in force.
    ///
    /// # Errors
    /// Database.
    pub async fn kvitter_sending(&self, klient: &Klient, sending: &Sending) -> Result<(), Feil> {
        let Some(part) = Part::som_bekrefter(klient, &sending.definisjon) else { return Ok(()) };
        self.personvern.kvitter(&part, sending.innbygger, &sending.definisjon, sending.sekvensnummer).await
    }
}

fn notat(utfall: Utfall, ventetider: &Ventetider, na: Timestamp) -> Result<Notat, Feil> {
    let lodd = u32::from_le_bytes(tilfeldig()?);
    let neste = ventetider.neste(&utfall.svar, utfall.sending.forsok + 1, lodd, na);
    Ok(Notat { utfall, neste })
}
