//! A registry sends requests and notices to many, and withdraws requests. Some hundred citizens a transaction: a crash
//! in the middle leaves whole batches, and sending again reaches the rest, each once.

use super::Personvern;
use crate::domain::aktor::Part;
use crate::domain::foresporsel::Foresporselsformal;
use crate::domain::foresporsel::sending::{Levering, Leveringer, NyForesporsel, NyttVarsel, Ugyldig};
use crate::domain::id::InnbyggerId;
use crate::domain::tid;
use crate::domain::tjenesten;
use crate::domain::varsel::Varselinnhold;
use crate::personvern::sql;
use crate::store::liste::{Liste, ordnet};
use crate::store::{Feil, fullfor, mikro, ny_id, transaksjon};
use std::collections::HashSet;

/// Citizens in one transaction.
pub(super) const I_GANGEN: usize = 500;
/// The definition that reserves against requests about research (catalogue, `tjenesten`).
const HENVENDELSER: &str = "6f0c6a52-0f3b-4d43-9f0e-2f2f4a8f6a10";

/// Why nothing, or not all, was sent.
#[derive(Debug, thiserror::Error)]
pub enum Sendefeil {
    /// Nothing was sent.
    #[error(transparent)]
    Ugyldig(#[from] Ugyldig),
    /// Some may have been sent; sending again is harmless.
    #[error(transparent)]
    Feil(#[from] Feil),
}

impl Personvern {
    /// Sends a request to many; each gets it once, whatever is sent again.
    ///
    /// # Errors
    /// [`Ugyldig`] before anything is sent, [`Ugyldig::AnnetInnhold`] among them: a GUID stands for one request; database.
    pub async fn send_foresporsler(
        &self,
        part: &Part,
        ny: NyForesporsel,
        innbyggere: &[InnbyggerId],
    ) -> Result<Leveringer, Sendefeil> {
        ny.kontroller(part, &self.katalog, tid::dag(self.klokke.na()))?;
        let (door, part, innbyggere) = (self.clone(), part.clone(), ordnet(innbyggere));
        let sendt = fullfor(async move {
            if !door.ta_guid(&part, &ny).await? {
                return Ok(None);
            }
            let mut ut = Vec::with_capacity(innbyggere.len());
            for bunke in innbyggere.chunks(I_GANGEN) {
                ut.extend(door.send_bunke(&part, &ny, bunke).await?);
            }
            Ok(Some(ut))
        });
        Ok(sendt.await?.ok_or(Ugyldig::AnnetInnhold)?)
    }

    /// Ties the sender's GUID to what the request says, and keeps its letters. False when it stands for another request.
    async fn ta_guid(&self, part: &Part, ny: &NyForesporsel) -> Result<bool, Feil> {
        let sammendrag = ny.sammendrag();
        transaksjon!(&self.basis, tx => {
            let forste: Option<(String,)> = sqlx::query_as(sql::NY_SENDING)
                .bind(&part.kode().0)
                .bind(&ny.guid)
                .bind(&sammendrag)
                .fetch_optional(&mut **tx)
                .await?;
            if forste.is_none() {
                let (tidligere,): (String,) = sqlx::query_as(sql::SENDING)
                    .bind(&part.kode().0)
                    .bind(&ny.guid)
                    .fetch_one(&mut **tx)
                    .await?;
                return Ok(tidligere == sammendrag);
            }
            for (nr, v) in (1_i64..).zip(&ny.vedlegg) {
                sqlx::query(sql::NYTT_VEDLEGG)
                    .bind(&part.kode().0)
                    .bind(&ny.guid)
                    .bind(nr)
                    .bind(v.dokument.slag().mime())
                    .bind(v.tittel.trim())
                    .bind(v.dokument.base64())
                    .execute(&mut **tx)
                    .await?;
            }
            Ok(true)
        })
    }

    async fn send_bunke(&self, part: &Part, ny: &NyForesporsel, bunke: &[InnbyggerId]) -> Result<Leveringer, Feil> {
        let na = self.klokke.na();
        let (id, liste) = (ny_id(na)?, Liste::av(bunke));
        let definisjoner = serde_json::to_string(&ny.definisjoner).map_err(|_| Feil::Ulest("request"))?;
        let reservasjon = if ny.formal == Foresporselsformal::Forskning { HENVENDELSER } else { "" };
        let (sendt, har): (Vec<(i64,)>, Vec<(i64,)>) = transaksjon!(&self.basis, tx => {
            let sendt: Vec<(i64,)> = sqlx::query_as(sql::SEND_FORESPORSLER)
                .bind(&liste.ider)
                .bind(liste.antall)
                .bind(id.0)
                .bind(&part.kode().0)
                .bind(&definisjoner)
                .bind(ny.avsender.trim())
                .bind(&ny.melding)
                .bind(mikro(na))
                .bind(ny.svarfrist.map(|d| d.to_string()))
                .bind(&ny.guid)
                .bind(&ny.orgnr)
                .bind(ny.formal.kode())
                .bind(tjenesten::BRUK)
                .bind(reservasjon)
                .fetch_all(&mut **tx)
                .await?;
            if !sendt.is_empty() {
                let nye = Liste::av(&sendt.iter().map(|(i,)| InnbyggerId(*i)).collect::<Vec<_>>());
                sqlx::query(sql::VARSLE_OM_FORESPORSLER)
                    .bind(&nye.ider)
                    .bind(nye.antall)
                    .bind(id.0)
                    .bind(&part.kode().0)
                    .bind(Varselinnhold::Foresporsel(id).kolonner().1)
                    .execute(&mut **tx)
                    .await?;
            }
            let har = sqlx::query_as(sql::HAR_FORESPORSEL)
                .bind(&liste.ider)
                .bind(liste.antall)
                .bind(&ny.guid)
                .bind(&part.kode().0)
                .fetch_all(&mut **tx)
                .await?;
            Ok((sendt, har))
        })?;
        Ok(leveringer(bunke, &sendt, &har))
    }

    /// Sends a notice to many that leads to one of the registry's own settings; each gets it once.
    ///
    /// # Errors
    /// [`Ugyldig`] before anything is sent; database.
    pub async fn send_varsel(
        &self,
        part: &Part,
        nytt: NyttVarsel,
        innbyggere: &[InnbyggerId],
    ) -> Result<Leveringer, Sendefeil> {
        nytt.kontroller(part, &self.katalog)?;
        let (door, part, innbyggere) = (self.clone(), part.clone(), ordnet(innbyggere));
        Ok(fullfor(async move {
            let mut ut = Vec::with_capacity(innbyggere.len());
            for bunke in innbyggere.chunks(I_GANGEN) {
                ut.extend(door.varsle_bunke(&part, &nytt, bunke).await?);
            }
            Ok(ut)
        })
        .await?)
    }

    async fn varsle_bunke(&self, part: &Part, nytt: &NyttVarsel, bunke: &[InnbyggerId]) -> Result<Leveringer, Feil> {
        let (id, liste) = (ny_id(self.klokke.na())?, Liste::av(bunke));
        let (sendt, har): (Vec<(i64,)>, Vec<(i64,)>) = transaksjon!(&self.basis, tx => {
            let sendt = sqlx::query_as(sql::SEND_VARSEL)
                .bind(&liste.ider)
                .bind(liste.antall)
                .bind(id.0)
                .bind(&part.kode().0)
                .bind(&nytt.definisjon.0)
                .bind(&nytt.tekst)
                .bind(&nytt.nokkel)
                .bind(tjenesten::BRUK)
                .fetch_all(&mut **tx)
                .await?;
            let har = sqlx::query_as(sql::HAR_VARSEL)
                .bind(&liste.ider)
                .bind(liste.antall)
                .bind(&part.kode().0)
                .bind(&nytt.nokkel)
                .fetch_all(&mut **tx)
                .await?;
            Ok((sendt, har))
        })?;
        Ok(leveringer(bunke, &sendt, &har))
    }

    /// Withdraws a request from those who have not answered and still could; gives them.
    ///
    /// # Errors
    /// Database; withdrawing again is harmless.
    pub async fn trekk(&self, part: &Part, guid: &str, innbyggere: &[InnbyggerId]) -> Result<Vec<InnbyggerId>, Feil> {
        let (door, part, guid, innbyggere) = (self.clone(), part.clone(), guid.to_owned(), ordnet(innbyggere));
        fullfor(async move {
            let dag = tid::dag(door.klokke.na()).to_string();
            let mut trukket = Vec::new();
            for bunke in innbyggere.chunks(I_GANGEN) {
                let liste = Liste::av(bunke);
                let rader: Vec<(i64,)> = transaksjon!(&door.basis, tx => {
                    Ok(sqlx::query_as(sql::TREKK_FORESPORSLER)
                        .bind(&liste.ider)
                        .bind(liste.antall)
                        .bind(&guid)
                        .bind(&part.kode().0)
                        .bind(&dag)
                        .fetch_all(&mut **tx)
                        .await?)
                })?;
                trukket.extend(rader.into_iter().map(|(id,)| InnbyggerId(id)));
            }
            trukket.sort();
            Ok(trukket)
        })
        .await
    }
}

fn leveringer(bunke: &[InnbyggerId], sendt: &[(i64,)], har: &[(i64,)]) -> Leveringer {
    let (sendt, har): (HashSet<i64>, HashSet<i64>) =
        (sendt.iter().map(|(i,)| *i).collect(), har.iter().map(|(i,)| *i).collect());
    let en = |i: &InnbyggerId| match (sendt.contains(&i.0), har.contains(&i.0)) {
        (true, _) => Levering::Sendt,
        (false, true) => Levering::AlleredeSendt,
        (false, false) => Levering::IkkeLevert,
    };
    bunke.iter().map(|i| (*i, en(i))).collect()
}
