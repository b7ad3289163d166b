//! Answering a request: rule, answers, settings with their receipts and the request's status in one transaction, once
//! per form.

use super::{
    EN, Foresporselkolonner, Personvern, Sistekolonner, Svarkolonner, definisjoner, foresporsel, siste_endring,
};
use crate::domain::aktor::Aktor;
use crate::domain::avslag::Avslag;
use crate::domain::bruk::Handling;
use crate::domain::definisjon::{Definisjon, Valg};
use crate::domain::foresporsel::Samtykkeforesporsel;
use crate::domain::foresporsel::svar::{Besvarelse, Grunnlag, Svar, besvar};
use crate::domain::historikk::Kanal;
use crate::domain::id::HendelseId;
use crate::domain::kvittering;
use crate::domain::metadata::Metadata;
use crate::domain::register::Register;
use crate::domain::representasjon::Operasjon;
use crate::domain::tid;
use crate::domain::tjenesten::Tjeneste;
use crate::personvern::lagre::{Endringsramme, NyVerdi, lagre, las};
use crate::personvern::sql;
use crate::store::bruk::{EgetOppslag, PORTALEN, egen_rad, sett_inn};
use crate::store::{self, Feil, fullfor, mikro, ny_id, transaksjon};
use jiff::Timestamp;
use std::sync::Arc;

/// An answer and its form's one-time key.
#[derive(Clone, Debug)]
pub struct Svarskjema {
    pub svar: Svar,
    pub nokkel: String,
}

/// Longest form key that is taken.
const LENGSTE_NOKKEL: usize = 64;

impl Personvern {
    /// Answers a request. The same form sent again changes nothing and is no error.
    ///
    /// # Errors
    /// The [`Avslag`] of the rule [`besvar`]; [`Avslag::FinnesIkke`]; [`Avslag::BruktNokkel`] for a key used with
    /// another answer; level, lock or representation; database. After an error nothing is stored.
    pub async fn svar(&self, aktor: &Aktor, id: HendelseId, skjema: Svarskjema) -> Result<(), Feil> {
        if skjema.nokkel.is_empty() || skjema.nokkel.len() > LENGSTE_NOKKEL {
            return Err(Avslag::BruktNokkel.into());
        }
        self.vakt.apner(aktor, Tjeneste::Helseregistre, Operasjon::SeMeldinger).await?;
        let (door, aktor) = (self.clone(), aktor.clone());
        fullfor(async move { door.svar_i_transaksjon(&aktor, id, &skjema).await }).await
    }

    async fn svar_i_transaksjon(&self, aktor: &Aktor, id: HendelseId, skjema: &Svarskjema) -> Result<(), Feil> {
        let (na, innbygger) = (self.klokke.na(), aktor.gjelder());
        let sammendrag = sammendrag(id, &skjema.svar);
        transaksjon!(&self.basis, tx => {
            // One change at a time per citizen, as for settings: consents rest on each other.
            let pseudonym = las!(tx, innbygger);
            let tidligere: Option<(String, Option<i64>)> = sqlx::query_as(sql::FINN_SKJEMANOKKEL)
                .bind(innbygger.0)
                .bind(&skjema.nokkel)
                .fetch_optional(&mut **tx)
                .await?;
            if let Some((brukt, _)) = tidligere {
                return if brukt == sammendrag { Ok(()) } else { Err(Avslag::BruktNokkel.into()) };
            }
            let kolonner: Option<Foresporselkolonner> =
                sqlx::query_as(sql::FORESPORSEL).bind(innbygger.0).bind(id.0).fetch_optional(&mut **tx).await?;
            let svar: Vec<Svarkolonner> = sqlx::query_as(sql::SVAR).bind(innbygger.0).fetch_all(&mut **tx).await?;
            let siste: Vec<Sistekolonner> =
                sqlx::query_as(sql::SISTE_ENDRINGER).bind(innbygger.0).fetch_all(&mut **tx).await?;
            let f = foresporsel(kolonner.ok_or(Avslag::FinnesIkke)?, &svar)?;
            let (b, nye) = self.besvarelse(aktor, &f, siste, &skjema.svar, na)?;
            sqlx::query(sql::TA_SKJEMANOKKEL)
                .bind(innbygger.0)
                .bind(&skjema.nokkel)
                .bind(&sammendrag)
                .bind(None::<i64>)
                .bind(mikro(na))
                .execute(&mut **tx)
                .await?;
            let ramme = Endringsramme { gjort_av: aktor.gjort_av(), kanal: Kanal::Foresporsel, na, pseudonym };
            let mut kvitteringer = Vec::with_capacity(nye.len());
            for ny in &nye {
                let endring = ny_id(na)?;
                lagre!(&self.signering, tx, innbygger, ramme, *ny, endring);
                kvitteringer.push((ny.definisjon.id.clone(), endring.0));
            }
            for (definisjon, valg) in &b.svar {
                sqlx::query(store::sql::NY_SVAR)
                    .bind(innbygger.0)
                    .bind(id.0)
                    .bind(&definisjon.0)
                    .bind(valg.aktiv())
                    .bind(self.katalog.definisjon(definisjon).map_or(0, |(_, d)| d.versjon))
                    .bind(mikro(na))
                    .bind(kvitteringer.iter().find(|(d, _)| d == definisjon).map(|(_, id)| *id))
                    .execute(&mut **tx)
                    .await?;
            }
            // The sender may withdraw it at the same moment: then it is no longer open, and nothing is stored.
            let besvart: Option<(i64,)> = sqlx::query_as(sql::BESVAR_FORESPORSEL)
                .bind(innbygger.0)
                .bind(id.0)
                .bind(b.status.kode())
                .bind(mikro(na))
                .fetch_optional(&mut **tx)
                .await?;
            besvart.ok_or(Avslag::ForesporselLukket)?;
            sqlx::query(sql::LES_VARSEL_OM)
                .bind(innbygger.0)
                .bind(id.lesbar())
                .bind(mikro(na))
                .execute(&mut **tx)
                .await?;
            sett_inn!(tx, innbygger, egen_rad(
                aktor,
                EgetOppslag { part: PORTALEN, kategorier: EN, handling: Handling::Endre },
                na,
            )?)?;
            Ok(())
        })
    }

    /// What the answer does, and the settings that come of it.
    fn besvarelse(
        &self,
        aktor: &Aktor,
        f: &Samtykkeforesporsel,
        siste: Vec<Sistekolonner>,
        svar: &Svar,
        na: Timestamp,
    ) -> Result<(Besvarelse, Vec<NyVerdi>), Feil> {
        let register = self.katalog.part(&f.part.0).ok_or(Feil::Ulest("part of a request"))?;
        let definisjoner = definisjoner(&self.katalog, f)?;
        let siste = siste.into_iter().map(siste_endring).collect::<Result<Vec<_>, _>>()?;
        let grunnlag =
            Grunnlag { foresporsel: f, register, definisjoner: &definisjoner, siste: &siste, dag: tid::dag(na) };
        let b = besvar(aktor, grunnlag, svar)?;
        let nye = b.nye.iter().filter_map(|(id, sekvensnummer)| {
            let d = definisjoner.iter().find(|d| d.id == *id)?;
            Some(ny_verdi(register, d, *sekvensnummer, na))
        });
        let nye = nye.collect();
        Ok((b, nye))
    }
}

fn ny_verdi(register: &Arc<Register>, d: &Definisjon, sekvensnummer: i64, satt: Timestamp) -> NyVerdi {
    NyVerdi {
        register: Arc::clone(register),
        definisjon: d.clone(),
        valg: Valg::Aktiv,
        metadata: Metadata::default(),
        sekvensnummer,
        satt,
    }
}

/// What a form said, as a digest: the same key with anything else is another form.
fn sammendrag(id: HendelseId, svar: &Svar) -> String {
    let deler: Vec<String> = svar.deler.iter().map(|(d, valg)| format!("{}={}", d.0, valg.kode())).collect();
    kvittering::sammendrag(&format!("{id}|{}|{}", deler.join(","), svar.fingeravtrykk))
}
