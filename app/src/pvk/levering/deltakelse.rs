//! A registry delivers the projects and programmes that a citizen takes part in.

use super::{AVVIST, Leveringsfeil, avslag, kan_tas_imot, sql};
use crate::domain::aktor::Registerklient;
use crate::domain::bruk::Handling;
use crate::domain::deltakelse::Deltakelse;
use crate::domain::id::InnbyggerId;
use crate::domain::klient::Klientavslag;
use crate::domain::levering::{FLESTE_DELTAKELSER, Leveringsslag, Sted, kontroller_deltakelser};
use crate::domain::rapport::rens_json;
use crate::domain::register::Register;
use crate::personvern::lagre::las;
use crate::pvk::Pvk;
use crate::pvk::skriving::loggrad;
use crate::store::bruk::sett_inn;
use crate::store::{self, Feil, fullfor, mikro, transaksjon};
use serde_json::Value;
use std::sync::Arc;

/// What the log calls delivered participation.
const KATEGORIER: &str = "deltakelse i forskning og screening";

/// All that a citizen takes part in at one registry. Holds a personal number: no `Debug`.
pub struct Deltakelseslevering {
    pub nummer: String,
    pub part: String,
    /// Each as [`Deltakelse`] is written.
    pub deltakelser: Vec<Value>,
}

impl Pvk {
    /// Stores what the citizen takes part in, in the place of what was stored.
    ///
    /// # Errors
    /// As [`Self::lever_rapport`], with [`Klientavslag::FeilDeltakelse`] for what cannot be read.
    pub async fn lever_deltakelser(
        &self,
        klient: &Registerklient,
        l: Deltakelseslevering,
    ) -> Result<(), Leveringsfeil> {
        let register = self.leverer(klient, &l.part)?;
        let innbygger = self.innbygger(&l.nummer).await?;
        let innhold = les(l.deltakelser).map_err(|sted| Leveringsfeil::Innhold(Klientavslag::FeilDeltakelse, sted))?;
        let innhold = serde_json::to_string(&innhold).map_err(|_| Feil::Ulest("participation"))?;
        let (door, virksomhet) = (self.clone(), klient.klient().virksomhet.clone());
        let svar =
            fullfor(async move { door.ta_imot_deltakelser(innbygger, &register, &innhold, &virksomhet).await }).await?;
        Ok(svar?)
    }

    async fn ta_imot_deltakelser(
        &self,
        innbygger: InnbyggerId,
        register: &Arc<Register>,
        innhold: &str,
        virksomhet: &str,
    ) -> Result<Result<(), Klientavslag>, Feil> {
        let (na, part, register) = (self.klokke.na(), &register.part, register.as_ref());
        transaksjon!(&self.basis, tx => {
            las!(tx, innbygger);
            let (_, lov) = kan_tas_imot!(tx, innbygger, register, Leveringsslag::Opplysninger, na);
            if let Err(grunn) = lov {
                sett_inn!(tx, innbygger, loggrad(virksomhet, part, Handling::Se, AVVIST, na)?)?;
                return Ok(Err(avslag(grunn)));
            }
            sqlx::query(sql::SETT_DELTAKELSE)
                .bind(innbygger.0)
                .bind(&part.0)
                .bind(innhold)
                .bind(mikro(na))
                .execute(&mut **tx)
                .await?;
            sett_inn!(tx, innbygger, loggrad(virksomhet, part, Handling::Endre, KATEGORIER, na)?)?;
            Ok(Ok(()))
        })
    }
}

fn les(sendt: Vec<Value>) -> Result<Vec<Deltakelse>, Sted> {
    if sendt.len() > FLESTE_DELTAKELSER {
        return Err(Sted::ny("deltakelser", "there are too many"));
    }
    let lest = sendt.into_iter().enumerate().map(|(nr, mut verdi)| {
        rens_json(&mut verdi);
        let feil = |_| Sted::ny(format!("deltakelser[{nr}]"), "something is missing, or of the wrong kind");
        serde_json::from_value::<Deltakelse>(verdi).map_err(feil)
    });
    let lest = lest.collect::<Result<Vec<_>, _>>()?;
    kontroller_deltakelser(&lest)?;
    Ok(lest)
}
