//! A registry gives or takes a ticket (contract §3).

use super::{Instansendring, klientfeil, loggrad};
use crate::domain::aktor::Registerklient;
use crate::domain::bruk::Handling;
use crate::domain::definisjon::PartKode;
use crate::domain::id::InnbyggerId;
use crate::domain::inkludering::{Billetter, Billettslag};
use crate::domain::klient::Skop;
use crate::personvern::lagre::las;
use crate::pvk::{Pvk, Pvkfeil};
use crate::store::bruk::sett_inn;
use crate::store::{self, Feil, fullfor, mikro, ny_id, transaksjon};

/// What the log calls a ticket.
const KATEGORIER: &str = "oppføring i registeret";

/// A ticket given or taken. Holds a personal number: no `Debug`.
#[derive(Clone)]
pub struct Billett {
    pub nummer: String,
    pub part: String,
    pub slag: Billettslag,
    pub aktiv: bool,
}

impl Pvk {
    /// Gives or takes a ticket of the client's part. What is so already stays so.
    ///
    /// # Errors
    /// [`crate::domain::klient::Klientavslag`]: scope, part and grant; the citizen. Database.
    pub async fn inkluder(&self, klient: &Registerklient, b: Billett) -> Result<Instansendring, Pvkfeil> {
        let part = klient.part(&self.katalog, &b.part, Skop::Inkludering)?.kode().clone();
        let innbygger = self.innbygger(&b.nummer).await?;
        let (door, virksomhet) = (self.clone(), klient.klient().virksomhet.clone());
        fullfor(async move { door.inkluder_i_transaksjon(innbygger, &part, &b, &virksomhet).await })
            .await
            .map_err(klientfeil)
    }

    async fn inkluder_i_transaksjon(
        &self,
        innbygger: InnbyggerId,
        part: &PartKode,
        b: &Billett,
        virksomhet: &str,
    ) -> Result<Instansendring, Feil> {
        let na = self.klokke.na();
        transaksjon!(&self.basis, tx => {
            las!(tx, innbygger);
            let rad: Option<(String,)> = sqlx::query_as(super::sql::BILLETTER)
                .bind(innbygger.0)
                .bind(&part.0)
                .fetch_optional(&mut **tx)
                .await?;
            let for_ = rad.map_or_else(|| Some(Billetter::default()), |(t,)| Billetter::les(&t));
            let mut billetter = for_.ok_or(Feil::Ulest("tickets"))?;
            let fantes = billetter.noen();
            let endret = billetter.sett(b.slag, b.aktiv);
            if endret {
                sqlx::query(super::sql::SETT_BILLETTER)
                    .bind(innbygger.0)
                    .bind(&part.0)
                    .bind(billetter.noen())
                    .bind(mikro(na))
                    .bind(billetter.koder())
                    .execute(&mut **tx)
                    .await?;
            }
            if fantes != billetter.noen() {
                sqlx::query(store::sql::NY_INKLUDERINGSENDRING)
                    .bind(innbygger.0)
                    .bind(ny_id(na)?.0)
                    .bind(&part.0)
                    .bind(billetter.noen())
                    .bind(mikro(na))
                    .execute(&mut **tx)
                    .await?;
            }
            let handling = if endret { Handling::Endre } else { Handling::Se };
            sett_inn!(tx, innbygger, loggrad(virksomhet, part, handling, KATEGORIER, na)?)?;
            Ok(Instansendring::av(endret))
        })
    }
}
