//! The feed: a definition's changes in the order of their numbers, for those who fetch instead of being sent.

use super::{Instans, antall, instans, sql};
use crate::domain::aktor::Registerklient;
use crate::domain::definisjon::Definisjon;
use crate::domain::id::InnbyggerId;
use crate::domain::klient::{Klientavslag, Skop};
use crate::pvk::{Pvk, Pvkfeil};
use crate::store::{Feil, les};

/// Changes after a position.
#[derive(Clone, Debug)]
pub struct Endringer<'k> {
    pub definisjon: &'k Definisjon,
    /// Each as it stood after its own change, in order.
    pub endringer: Vec<Instans>,
    /// The position to go on from; all before it have been given.
    pub neste: i64,
    pub flere: bool,
}

/// Number, internal number, and the columns of an answer; those of other tables may be missing.
type Endringsrad = (i64, i64, Option<String>, Option<bool>, i64, Option<i64>, Option<i64>, Option<String>);

impl Pvk {
    /// At most `storrelse` changes of a definition after the position `etter`: all that were answered before the call, in
    /// order, and none that comes later goes before them.
    ///
    /// # Errors
    /// As [`Registerklient::definisjon`]; [`Klientavslag::UkjentPeker`] for a position that was never given; database.
    pub async fn endringer(
        &self,
        klient: &Registerklient,
        part: &str,
        guid: &str,
        etter: i64,
        storrelse: usize,
    ) -> Result<Endringer<'_>, Pvkfeil> {
        let (_, definisjon) = klient.definisjon(&self.katalog, part, guid, Skop::Les)?;
        self.nummerer_alt().await?;
        let (hode,): (i64,) = les!(&self.basis, k => sqlx::query_as(sql::HODE).fetch_one(k).await)?;
        if !(0..=hode).contains(&etter) {
            return Err(Klientavslag::UkjentPeker.into());
        }
        let mut rader: Vec<Endringsrad> = les!(&self.basis, k => sqlx::query_as(sql::ENDRINGER)
            .bind(&definisjon.id.0)
            .bind(etter)
            .bind(antall(storrelse).saturating_add(1))
            .fetch_all(k)
            .await)?;
        let flere = rader.len() > storrelse;
        rader.truncate(storrelse);
        let neste = rader.last().map_or(etter, |r| r.0);
        let innbyggere: Vec<InnbyggerId> = rader.iter().map(|r| InnbyggerId(r.1)).collect();
        let hvem = (klient.klient().id.as_str(), klient.klient().virksomhet.as_str());
        self.noter_mange(hvem, &definisjon.id, &innbyggere).await?;
        let endringer = rader.into_iter().map(|rad| {
            let (_, _, Some(nummer), Some(aktiv), nr, Some(opprettet), Some(tidspunkt), Some(metadata)) = rad else {
                return Err(Feil::Ulest("change"));
            };
            instans(&definisjon.id, self.godtar, (nummer, aktiv, nr, opprettet, tidspunkt, metadata))
        });
        Ok(Endringer { definisjon, endringer: endringer.collect::<Result<_, _>>()?, neste, flere })
    }
}
