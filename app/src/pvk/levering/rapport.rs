//! A registry delivers a report that nobody has ordered.

use super::lagre::lagre_rapport_en_gang;
use super::{AVVIST, Leveringsfeil, avslag, kan_tas_imot, rapportfeil, sql};
use crate::domain::aktor::Registerklient;
use crate::domain::bruk::Handling;
use crate::domain::id::{HendelseId, InnbyggerId};
use crate::domain::klient::Klientavslag;
use crate::domain::levering::{Leveringsslag, beskjaer};
use crate::domain::rapport::{Rapport, av_verdi};
use crate::domain::register::Register;
use crate::domain::varsel::Varselinnhold;
use crate::personvern::lagre::las;
use crate::pvk::Pvk;
use crate::pvk::skriving::loggrad;
use crate::store::bruk::sett_inn;
use crate::store::{self, Feil, fullfor, ny_id, transaksjon};
use std::sync::Arc;

/// What the log calls a delivered report.
const KATEGORIER: &str = "rapport til innsyn";

/// One delivered report, not yet read. Holds a personal number: no `Debug`.
pub struct Rapportlevering {
    pub nummer: String,
    pub part: String,
    /// Bounded in bytes by the one who took it.
    pub rapport: serde_json::Value,
}

/// What came of a delivered report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rapportsvar {
    pub id: HendelseId,
    /// Titles of sections that the citizen has said no to, and that were not kept.
    pub utelatt: Vec<String>,
}

impl Pvk {
    /// Stores a report of the client's part. The same delivered again is the one that was; a new one is a notice to the
    /// citizen, of which at most one from each registry is unread.
    ///
    /// # Errors
    /// [`Klientavslag`]: scope, part and grant; the citizen; [`Klientavslag::FeilRapport`] with the place; then whether it may
    /// be stored: [`Klientavslag::IkkeOppfort`], [`Klientavslag::BrukerIkkePortalen`], [`Klientavslag::IkkeSamtykket`],
    /// [`Klientavslag::Reservert`]. Database. After an error nothing is stored but the row that says that settings were
    /// read.
    pub async fn lever_rapport(
        &self,
        klient: &Registerklient,
        l: Rapportlevering,
    ) -> Result<Rapportsvar, Leveringsfeil> {
        let register = self.leverer(klient, &l.part)?;
        let innbygger = self.innbygger(&l.nummer).await?;
        let rapport = av_verdi(l.rapport, &register.part.0).map_err(rapportfeil)?;
        let (door, virksomhet) = (self.clone(), klient.klient().virksomhet.clone());
        let svar =
            fullfor(async move { door.ta_imot_rapport(innbygger, &register, rapport, &virksomhet).await }).await?;
        Ok(svar?)
    }

    async fn ta_imot_rapport(
        &self,
        innbygger: InnbyggerId,
        register: &Arc<Register>,
        rapport: Rapport,
        virksomhet: &str,
    ) -> Result<Result<Rapportsvar, Klientavslag>, Feil> {
        let (na, part, register) = (self.klokke.na(), &register.part, register.as_ref());
        transaksjon!(&self.basis, tx => {
            las!(tx, innbygger);
            let (lagrede, lov) = kan_tas_imot!(tx, innbygger, register, Leveringsslag::Opplysninger, na);
            if let Err(grunn) = lov {
                sett_inn!(tx, innbygger, loggrad(virksomhet, part, Handling::Se, AVVIST, na)?)?;
                return Ok(Err(avslag(grunn)));
            }
            let mut rapport = rapport;
            let utelatt = beskjaer(&mut rapport, register, &lagrede);
            let (id, ny) = lagre_rapport_en_gang!(tx, innbygger, register, &rapport, None, na);
            if ny {
                varsle!(tx, innbygger, part, id, na);
            }
            sett_inn!(tx, innbygger, loggrad(virksomhet, part, Handling::Endre, KATEGORIER, na)?)?;
            Ok(Ok(Rapportsvar { id, utelatt }))
        })
    }
}

/// The notice of a new report takes the place of one that has not been read.
macro_rules! varsle {
    ($tx:ident, $innbygger:expr, $part:expr, $id:expr, $na:expr) => {{
        sqlx::query(sql::SLETT_ULEST_VARSEL).bind($innbygger.0).bind(&$part.0).execute(&mut **$tx).await?;
        let innhold = Varselinnhold::NyRapport($id);
        let (slag, gjelder, tekst) = innhold.kolonner();
        sqlx::query(store::sql::NY_VARSEL)
            .bind($innbygger.0)
            .bind(ny_id($na)?.0)
            .bind(slag)
            .bind(&$part.0)
            .bind(&gjelder)
            .bind(tekst)
            .bind(None::<i64>)
            .execute(&mut **$tx)
            .await?;
    }};
}
use varsle;
