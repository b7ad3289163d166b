//! All citizens with an active setting, a page at a time (contract §1.4). Ordered by the citizen's internal number: who is
//! active during the whole listing is listed once, whatever others do meanwhile.

use super::{Instans, antall, instans, sql};
use crate::domain::aktor::Registerklient;
use crate::domain::definisjon::{Definisjon, DefinisjonId};
use crate::domain::id::InnbyggerId;
use crate::domain::klient::{Klientavslag, Skop};
use crate::pvk::{Pvk, Pvkfeil};
use crate::store::{Feil, fullfor, les, mikro, transaksjon};
use jiff::{SignedDuration, Timestamp};

/// How long a reference holds.
const LEVETID: SignedDuration = SignedDuration::from_hours(24);
/// The largest reference: an int32 on the wire.
const STORSTE: i64 = i32::MAX as i64;

/// A page of a listing.
#[derive(Clone, Debug)]
pub struct Side<'k> {
    pub definisjon: &'k Definisjon,
    pub instanser: Vec<Instans>,
    /// Where to go on: 1 to 2³¹−1, and 0 exactly when nobody is left.
    pub peker: i32,
}

/// Internal number, then the columns of an answer.
type Siderad = (i64, String, bool, i64, i64, i64, String);

impl Pvk {
    /// At most `storrelse` citizens who have an active setting, from `peker` on (0: from the start).
    ///
    /// # Errors
    /// As [`Registerklient::definisjon`]; [`Klientavslag::UkjentPeker`] for a reference that was not given to this client for
    /// this definition within a day; database.
    pub async fn liste(
        &self,
        klient: &Registerklient,
        part: &str,
        guid: &str,
        peker: i32,
        storrelse: usize,
    ) -> Result<Side<'_>, Pvkfeil> {
        let (_, definisjon) = klient.definisjon(&self.katalog, part, guid, Skop::Les)?;
        let na = self.klokke.na();
        let etter = self.etter_peker(klient, &definisjon.id, peker, na).await?;
        let mut rader: Vec<Siderad> = les!(&self.basis, k => sqlx::query_as(sql::SIDE)
            .bind(&definisjon.id.0)
            .bind(etter.0)
            .bind(antall(storrelse).saturating_add(1))
            .fetch_all(k)
            .await)?;
        let flere = rader.len() > storrelse;
        rader.truncate(storrelse);
        let innbyggere: Vec<InnbyggerId> = rader.iter().map(|r| InnbyggerId(r.0)).collect();
        let hvem = (klient.klient().id.as_str(), klient.klient().virksomhet.as_str());
        self.noter_mange(hvem, &definisjon.id, &innbyggere).await?;
        let peker = match innbyggere.last() {
            Some(siste) if flere => self.ny_peker(klient, &definisjon.id, *siste, na).await?,
            _ => 0,
        };
        let instanser = rader
            .into_iter()
            .map(|(_, nummer, aktiv, nr, opprettet, endret, m)| {
                instans(&definisjon.id, self.godtar, (nummer, aktiv, nr, opprettet, endret, m))
            })
            .collect::<Result<_, _>>()?;
        Ok(Side { definisjon, instanser, peker })
    }

    /// The citizen after whom the page begins.
    async fn etter_peker(
        &self,
        klient: &Registerklient,
        definisjon: &DefinisjonId,
        peker: i32,
        na: Timestamp,
    ) -> Result<InnbyggerId, Pvkfeil> {
        if peker == 0 {
            return Ok(InnbyggerId(i64::MIN));
        }
        let funnet: Option<(i64,)> = les!(&self.basis, k => sqlx::query_as(sql::PEKER)
            .bind(i64::from(peker))
            .bind(&klient.klient().id)
            .bind(&definisjon.0)
            .bind(mikro(na))
            .fetch_optional(k)
            .await)?;
        Ok(funnet.map(|(id,)| InnbyggerId(id)).ok_or(Klientavslag::UkjentPeker)?)
    }

    /// A reference that nobody holds. Those that have run out are removed on the way.
    async fn ny_peker(
        &self,
        klient: &Registerklient,
        definisjon: &DefinisjonId,
        siste: InnbyggerId,
        na: Timestamp,
    ) -> Result<i32, Feil> {
        let (klient, definisjon) = (klient.klient().id.clone(), definisjon.clone());
        let utloper = na.checked_add(LEVETID).unwrap_or(Timestamp::MAX);
        let basis = self.basis.clone();
        fullfor(async move {
            transaksjon!(&basis, tx => {
                let mut ryddet = false;
                loop {
                    let (nr,): (i64,) =
                        sqlx::query_as(sql::NESTE_PEKER).bind(STORSTE).fetch_one(&mut **tx).await?;
                    if !ryddet {
                        sqlx::query(sql::RYDD_PEKERE).bind(mikro(na)).execute(&mut **tx).await?;
                        ryddet = true;
                    }
                    let ny: Option<(i64,)> = sqlx::query_as(sql::NY_PEKER)
                        .bind(nr)
                        .bind(&klient)
                        .bind(&definisjon.0)
                        .bind(siste.0)
                        .bind(mikro(utloper))
                        .fetch_optional(&mut **tx)
                        .await?;
                    if ny.is_some() {
                        return i32::try_from(nr).map_err(|_| Feil::Ulest("reference of a listing"));
                    }
                }
            })
        })
        .await
    }
}
