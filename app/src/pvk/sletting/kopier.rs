//! Removing our own copies of what a citizen has said no to: reports with their attachments, and participation. What a
//! definition names sections for is cut out of the reports; the rest of them stays. The log of use, settings, history and receipts
//! stay: they tell who has used the data and what was chosen, and without them nobody could show that the deletion was due,
//! or done. Copies that were disclosed stay in the log for the same reason: they are out there still.

use super::{Apen, fremdeles, sql};
use crate::domain::bruk::Handling;
use crate::domain::id::InnbyggerId;
use crate::domain::kvittering::sammendrag;
use crate::domain::levering::fjern;
use crate::domain::rapport::Rapport;
use crate::domain::sletting::{Sletting, kopier_skal_bort};
use crate::domain::tid;
use crate::personvern::lagre::las;
use crate::pvk::Pvk;
use crate::pvk::skriving::loggrad;
use crate::store::bruk::sett_inn;
use crate::store::{self, Feil, fullfor, mikro, transaksjon};
use jiff::Timestamp;

/// What is removed.
#[derive(Clone)]
enum Omfang {
    /// All that one registry has delivered.
    Alt,
    /// Sections of its reports, by their titles.
    Seksjoner(Vec<String>),
    /// All that is stored in the portal but choices and logs (`domain::virkning`).
    Portalen,
}

/// One removal, owned.
struct Oppdrag {
    innbygger: InnbyggerId,
    part: crate::domain::definisjon::PartKode,
    sletting: Sletting,
    kommer_tilbake: bool,
    omfang: Omfang,
    /// What the portal is called in its log.
    navn: String,
}

impl Pvk {
    /// Removes the copies of one deletion, and notes it, in one transaction; whether there was anything to do.
    pub(super) async fn slett_kopier(&self, apen: &Apen<'_>) -> Result<bool, Feil> {
        let portalen = self.katalog.part(crate::store::bruk::PORTALEN);
        let oppdrag = Oppdrag {
            innbygger: apen.innbygger,
            part: apen.register.part.clone(),
            sletting: apen.sletting.clone(),
            kommer_tilbake: apen.definisjon.kommer_tilbake,
            omfang: match (apen.egen(), &apen.definisjon.slettes) {
                (true, _) => Omfang::Portalen,
                (false, titler) if titler.is_empty() => Omfang::Alt,
                (false, titler) => Omfang::Seksjoner(titler.clone()),
            },
            navn: portalen.map(|r| r.navn.clone()).unwrap_or_default(),
        };
        let (door, na) = (self.clone(), self.klokke.na());
        fullfor(async move { door.slett_i_transaksjon(&oppdrag, na).await }).await
    }

    async fn slett_i_transaksjon(&self, o: &Oppdrag, na: Timestamp) -> Result<bool, Feil> {
        transaksjon!(&self.basis, tx => {
            las!(tx, o.innbygger);
            let naa = fremdeles!(tx, o.innbygger, o.sletting);
            if !naa.is_some_and(|s| kopier_skal_bort(&s, o.kommer_tilbake, tid::dag(na))) {
                return Ok(false);
            }
            match &o.omfang {
                Omfang::Alt => {
                    sqlx::query(sql::SLETT_RAPPORTER).bind(o.innbygger.0).bind(&o.part.0).execute(&mut **tx).await?;
                    sqlx::query(sql::SLETT_DELTAKELSE).bind(o.innbygger.0).bind(&o.part.0).execute(&mut **tx).await?;
                    sqlx::query(sql::SLETT_RAPPORTVARSLER).bind(o.innbygger.0).bind(&o.part.0).execute(&mut **tx).await?;
                }
                Omfang::Seksjoner(titler) => {
                    let rader: Vec<(i64, String)> = sqlx::query_as(sql::RAPPORTER)
                        .bind(o.innbygger.0)
                        .bind(&o.part.0)
                        .fetch_all(&mut **tx)
                        .await?;
                    for (id, innhold) in rader {
                        let Some(innhold) = uten(&innhold, titler)? else { continue };
                        sqlx::query(sql::BESKJAER_RAPPORT)
                            .bind(o.innbygger.0)
                            .bind(&o.part.0)
                            .bind(id)
                            .bind(&innhold)
                            .bind(sammendrag(&innhold))
                            .execute(&mut **tx)
                            .await?;
                    }
                }
                Omfang::Portalen => {
                    sqlx::query(sql::SLETT_ALLE_RAPPORTER).bind(o.innbygger.0).execute(&mut **tx).await?;
                    sqlx::query(sql::SLETT_ALL_DELTAKELSE).bind(o.innbygger.0).execute(&mut **tx).await?;
                    sqlx::query(sql::SLETT_ALLE_SVAR).bind(o.innbygger.0).execute(&mut **tx).await?;
                    sqlx::query(sql::SLETT_ALLE_FORESPORSLER).bind(o.innbygger.0).execute(&mut **tx).await?;
                    sqlx::query(sql::SLETT_ALLE_VARSLER).bind(o.innbygger.0).execute(&mut **tx).await?;
                    sqlx::query(sql::SLETT_ALLE_NOTATER).bind(o.innbygger.0).execute(&mut **tx).await?;
                    sqlx::query(sql::SLETT_GRAFVALG).bind(o.innbygger.0).execute(&mut **tx).await?;
                }
            }
            // The portal's own deletion is done with this: nobody else has anything to confirm.
            let bekreftet = matches!(o.omfang, Omfang::Portalen).then(|| mikro(na));
            sqlx::query(sql::KOPIER_SLETTET)
                .bind(o.innbygger.0)
                .bind(&o.sletting.definisjon.0)
                .bind(o.sletting.sekvensnummer)
                .bind(mikro(na))
                .bind(bekreftet)
                .execute(&mut **tx)
                .await?;
            sett_inn!(tx, o.innbygger, loggrad(&o.navn, &o.part, Handling::Slette, &kategorier(&o.omfang), na)?)?;
            Ok(true)
        })
    }
}

/// A stored report without these sections; none when it has none of them.
fn uten(innhold: &str, titler: &[String]) -> Result<Option<String>, Feil> {
    let mut rapport: Rapport = serde_json::from_str(innhold).map_err(|_| Feil::Ulest("report"))?;
    if fjern(&mut rapport, |tittel| titler.iter().any(|t| t == tittel)).is_empty() {
        return Ok(None);
    }
    serde_json::to_string(&rapport).map(Some).map_err(|_| Feil::Ulest("report"))
}

/// What the log says was removed.
fn kategorier(omfang: &Omfang) -> String {
    match omfang {
        Omfang::Alt => "kopier her av rapporter og deltakelse".to_owned(),
        Omfang::Seksjoner(titler) => format!("kopier her av {}", titler.join(", ")),
        Omfang::Portalen => "rapporter, forespørsler, varsler og egne notater her".to_owned(),
    }
}
