//! Changing a setting: rule, row, history and outbox in one transaction, once per form.

use super::lagre::{Endringsramme, lagre, las};
use super::lese::sperre_eller;
use super::regel::{Mal, Tider, nye_verdier};
use super::{Innstillingskolonner, Personvern, innstilling, sql};
use crate::domain::aktor::Aktor;
use crate::domain::avslag::Avslag;
use crate::domain::bruk::Handling;
use crate::domain::definisjon::Definisjon;
use crate::domain::historikk::Kanal;
use crate::domain::id::HendelseId;
use crate::domain::innstilling::Onske;
use crate::domain::kvittering;
use crate::domain::representasjon::Operasjon;
use crate::domain::tjenesten::Tjeneste;
use crate::store::bruk::{EgetOppslag, egen_rad, sett_inn};
use crate::store::{self, Feil, fullfor, mikro, ny_id, transaksjon};
use std::sync::Arc;

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
        let definisjon = register.definisjon(slug).ok_or(Avslag::UkjentDefinisjon)?;
        if skjema.nokkel.is_empty() || skjema.nokkel.len() > LENGSTE_NOKKEL {
            return Err(Avslag::BruktNokkel.into());
        }
        let mal = Mal { register: Arc::clone(register), definisjon: definisjon.clone() };
        let (door, aktor) = (self.clone(), aktor.clone());
        fullfor(async move {
            let (d, mut skjema) = (&mal.definisjon, skjema);
            // The emergency lock can be lifted while access is shut, and nothing else can be done.
            door.vakt.apner(&aktor, sperre_eller(d, Tjeneste::Innstillinger), Operasjon::Sette(d)).await?;
            skjema.onske.metadata = door.navngi(&aktor, d, skjema.onske.metadata).await?;
            door.sett_i_transaksjon(&aktor, &mal, &skjema).await
        })
        .await
    }

    async fn sett_i_transaksjon(&self, aktor: &Aktor, mal: &Mal, skjema: &Skjema) -> Result<Utfall, Feil> {
        let (na, innbygger, d) = (self.klokke.na(), aktor.gjelder(), &mal.definisjon);
        let id = ny_id(na)?;
        let sammendrag = sammendrag(d, &skjema.onske)?;
        transaksjon!(&self.basis, tx => {
            // One change at a time per citizen: rules span settings, and a form sent twice at once is sent one after the other.
            let pseudonym = las!(tx, innbygger);
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
            let lagrede = rader.into_iter().map(innstilling).collect::<Result<Vec<_>, _>>()?;
            let endringer = nye_verdier(mal, &lagrede, inkludert, &skjema.onske, Tider { na, satt: na })?;
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
            let ramme = Endringsramme { gjort_av: aktor.gjort_av(), kanal: Kanal::Portal, na, pseudonym };
            for (nr, e) in endringer.iter().enumerate() {
                let id = if nr == 0 { id } else { ny_id(na)? };
                lagre!(&self.signering, tx, innbygger, ramme, *e, id);
            }
            sett_inn!(tx, innbygger, egen_rad(
                aktor,
                EgetOppslag { part: &d.part.0, kategorier: "personverninnstillinger", handling: Handling::Endre },
                na,
            )?)?;
            Ok(Utfall::Endret(id))
        })
    }
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
fn sammendrag(d: &Definisjon, onske: &Onske) -> Result<String, Feil> {
    let metadata = serde_json::to_string(&onske.metadata).map_err(|_| Feil::Ulest("metadata"))?;
    Ok(kvittering::sammendrag(&format!("{}|{}|{metadata}|{}", d.id.0, onske.valg.kode(), onske.sett_sekvensnummer)))
}
