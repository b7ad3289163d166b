//! Changing a setting: rule, row, history and outbox in one transaction, once per form.

use super::{Innstillingskolonner, Personvern, innstilling, sql};
use crate::domain::aktor::Aktor;
use crate::domain::avslag::Avslag;
use crate::domain::bruk::Handling;
use crate::domain::definisjon::{Definisjon, DefinisjonId};
use crate::domain::historikk::GjortAv;
use crate::domain::id::{HendelseId, InnbyggerId};
use crate::domain::innstilling::{Avgjorelse, Onske, avgjor};
use crate::domain::tid;
use crate::store::bruk::{EgetOppslag, egen_rad, sett_inn};
use crate::store::{self, Feil, fullfor, mikro, ny_id, transaksjon};
use data_encoding::HEXLOWER;
use jiff::Timestamp;
use sha2::{Digest, Sha256};

/// A form as it was sent: the wish and the form's one-time key.
#[derive(Clone, Debug)]
pub struct Skjema {
    pub onske: Onske,
    /// Made when the form was shown; the same form sent twice has the same key.
    pub nokkel: String,
}

/// What came of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Utfall {
    /// Changed, now or by an earlier sending of the same form; the receipt.
    Endret(HendelseId),
    /// The answer was the same as before.
    Uendret,
}

/// Longest form key that is taken.
const LENGSTE_NOKKEL: usize = 64;

impl Personvern {
    /// Sets or lifts one setting of the citizen's own.
    ///
    /// The same form sent again gives the same outcome and changes nothing (quality D-10, D-11).
    ///
    /// # Errors
    /// The [`Avslag`] of the rules; [`Avslag::BruktNokkel`] for a key used with another answer; database. After an
    /// error nothing is stored.
    pub async fn sett(&self, aktor: &Aktor, part: &str, slug: &str, skjema: Skjema) -> Result<Utfall, Feil> {
        let register = self.katalog.register(part).ok_or(Avslag::UkjentDefinisjon)?;
        let definisjon = register.definisjon(slug).ok_or(Avslag::UkjentDefinisjon)?.clone();
        if skjema.nokkel.is_empty() || skjema.nokkel.len() > LENGSTE_NOKKEL {
            return Err(Avslag::BruktNokkel.into());
        }
        let (door, innbygger) = (self.clone(), aktor.gjelder());
        fullfor(async move { door.sett_i_transaksjon(innbygger, &definisjon, &skjema).await }).await
    }

    async fn sett_i_transaksjon(
        &self,
        innbygger: InnbyggerId,
        d: &Definisjon,
        skjema: &Skjema,
    ) -> Result<Utfall, Feil> {
        let na = self.klokke.na();
        let id = ny_id(na)?;
        let sammendrag = sammendrag(d, &skjema.onske);
        transaksjon!(&self.basis, tx => {
            // One change at a time per citizen: rules span settings, and a form sent twice at once is sent one after the other.
            sqlx::query(sql::LAS_INNBYGGER).bind(innbygger.0).execute(&mut **tx).await?;
            let tidligere: Option<Nokkelrad> = sqlx::query_as(sql::FINN_SKJEMANOKKEL)
                .bind(innbygger.0)
                .bind(&skjema.nokkel)
                .fetch_optional(&mut **tx)
                .await?;
            if let Some(rad) = tidligere {
                return gjentatt(&rad, &sammendrag);
            }
            let rader: Vec<Innstillingskolonner> =
                sqlx::query_as(sql::INNSTILLINGER).bind(innbygger.0).fetch_all(&mut **tx).await?;
            let billetter: Vec<(String,)> =
                sqlx::query_as(store::sql::INKLUDERT).bind(innbygger.0).fetch_all(&mut **tx).await?;
            let inkludert = billetter.iter().any(|(kode,)| *kode == d.part.0);
            let endringer = self.regel(d, rader, inkludert, &skjema.onske, na)?;
            if endringer.is_empty() {
                return Ok(Utfall::Uendret);
            }
            sqlx::query(sql::TA_SKJEMANOKKEL)
                .bind(innbygger.0)
                .bind(&skjema.nokkel)
                .bind(&sammendrag)
                .bind(id.0)
                .bind(mikro(na))
                .execute(&mut **tx)
                .await?;
            for (nr, e) in endringer.iter().enumerate() {
                let id = if nr == 0 { id } else { ny_id(na)? };
                lagre!(tx, innbygger, e, id, na);
            }
            sett_inn!(tx, innbygger, egen_rad(
                EgetOppslag { part: &d.part.0, kategorier: "personverninnstillinger", handling: Handling::Endre },
                na,
            )?)?;
            Ok(Utfall::Endret(id))
        })
    }

    /// What is to be stored: nothing, the change, or the change and those that fall with it
    /// (who withdraws a consent withdraws the consents that need it).
    fn regel(
        &self,
        d: &Definisjon,
        rader: Vec<Innstillingskolonner>,
        inkludert: bool,
        onske: &Onske,
        na: Timestamp,
    ) -> Result<Vec<NyVerdi>, Feil> {
        let lagrede = rader.into_iter().map(innstilling).collect::<Result<Vec<_>, _>>()?;
        let aktive: Vec<DefinisjonId> = lagrede.iter().filter(|i| i.aktiv).map(|i| i.definisjon.clone()).collect();
        let lagret = lagrede.iter().find(|i| i.definisjon == d.id);
        let ny = |d: &Definisjon, sekvensnummer| NyVerdi {
            definisjon: d.id.clone(),
            aktiv: onske.valg.aktiv(),
            sekvensnummer,
            versjon: d.versjon,
        };
        match avgjor(d, lagret, inkludert, &aktive, onske, tid::dag(na))? {
            Avgjorelse::Uendret => Ok(Vec::new()),
            Avgjorelse::Endre { sekvensnummer } => {
                let avhengige = self.avhengige(d).filter(|_| !onske.valg.aktiv());
                let faller = avhengige.filter_map(|a| {
                    let i = lagrede.iter().find(|i| i.definisjon == a.id && i.aktiv)?;
                    Some(ny(a, i.sekvensnummer + 1))
                });
                Ok(std::iter::once(ny(d, sekvensnummer)).chain(faller).collect())
            }
        }
    }

    fn avhengige(&self, d: &Definisjon) -> impl Iterator<Item = &Definisjon> {
        let id = d.id.clone();
        let register = self.katalog.part(&d.part.0);
        register.into_iter().flat_map(|r| &r.definisjoner).filter(move |a| a.krever.contains(&id))
    }
}

/// A value to store, guarded by the sequence number before it.
struct NyVerdi {
    definisjon: DefinisjonId,
    aktiv: bool,
    sekvensnummer: i64,
    versjon: i64,
}

/// What a form key was used for, and the receipt that came of it.
type Nokkelrad = (String, Option<i64>);

fn gjentatt((tidligere, kvittering): &Nokkelrad, sammendrag: &str) -> Result<Utfall, Feil> {
    if tidligere != sammendrag {
        return Err(Avslag::BruktNokkel.into());
    }
    Ok(kvittering.map_or(Utfall::Uendret, |id| Utfall::Endret(HendelseId(id))))
}

/// What a form said, as a digest: the same key with anything else is another form.
fn sammendrag(d: &Definisjon, onske: &Onske) -> String {
    let tekst = format!("{}|{}|{}", d.id.0, onske.valg.kode(), onske.sett_sekvensnummer);
    HEXLOWER.encode(&Sha256::digest(tekst.as_bytes()))
}

/// Row, history and outbox of one change, in the transaction that is under way.
macro_rules! lagre {
    ($tx:ident, $innbygger:ident, $e:ident, $id:ident, $na:ident) => {{
        let satt: Option<(i64,)> = sqlx::query_as(sql::SETT)
            .bind($innbygger.0)
            .bind(&$e.definisjon.0)
            .bind($e.aktiv)
            .bind($e.sekvensnummer)
            .bind($e.sekvensnummer - 1)
            .bind(mikro($na))
            .fetch_optional(&mut **$tx)
            .await?;
        if satt.is_none() {
            return Err(Avslag::EndretImens.into());
        }
        let (slag, navn) = GjortAv::Selv.kode();
        sqlx::query(store::sql::NY_HISTORIKK)
            .bind($innbygger.0)
            .bind($id.0)
            .bind(&$e.definisjon.0)
            .bind($e.sekvensnummer)
            .bind($e.aktiv)
            .bind(mikro($na))
            .bind(slag)
            .bind(navn)
            .bind($e.versjon)
            .execute(&mut **$tx)
            .await?;
        sqlx::query(sql::NY_UTBOKS)
            .bind($innbygger.0)
            .bind(&$e.definisjon.0)
            .bind($e.sekvensnummer)
            .bind(mikro($na))
            .execute(&mut **$tx)
            .await?;
    }};
}
use lagre;
