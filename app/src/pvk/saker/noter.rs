//! What is read about cases, in the log that the citizen reads: a case each time, a list once a day.

use super::{Funnet, Ramme, sql};
use crate::domain::bruk::{Bruk, Handling};
use crate::domain::definisjon::PartKode;
use crate::domain::id::InnbyggerId;
use crate::pvk::Pvk;
use crate::pvk::lesing::noter::dagens_id;
use crate::store::bruk::{hvem_kolonner, sett_inn};
use crate::store::liste::{Liste, ordnet};
use crate::store::{Feil, fullfor, mikro, ny_id, transaksjon};
use jiff::Timestamp;

/// Why cases are read.
const FORMAL: &str = "behandle henvendelser";
/// What the log calls a case, and an order of a report.
pub(super) const HENVENDELSE: &str = "henvendelse";
pub(super) const BESTILLING: &str = "bestilt innsynsrapport";

impl Ramme {
    /// A row of the citizen's log.
    pub(super) fn rad(
        &self,
        part: &PartKode,
        handling: Handling,
        kategorier: &str,
        na: Timestamp,
    ) -> Result<Bruk, Feil> {
        Ok(Bruk {
            id: ny_id(na)?,
            part: part.clone(),
            tidspunkt: na,
            hvem: self.hvem.clone(),
            handling,
            kategorier: kategorier.to_owned(),
            formal: FORMAL.to_owned(),
            orgnr: String::new(),
            grunnlag: String::new(),
            vilkar: None,
            forklaring: String::new(),
            nokkel: String::new(),
        })
    }
}

impl Pvk {
    /// Notes that one case is looked at.
    pub(super) async fn noter_sak(&self, ramme: &Ramme, sak: &Funnet) -> Result<(), Feil> {
        self.noter_blikk(ramme, sak.innbygger, &sak.part, HENVENDELSE).await
    }

    /// Notes that one thing about a citizen is looked at.
    pub(super) async fn noter_blikk(
        &self,
        ramme: &Ramme,
        innbygger: InnbyggerId,
        part: &PartKode,
        kategorier: &str,
    ) -> Result<(), Feil> {
        let basis = self.basis.clone();
        let rad = ramme.rad(part, Handling::Se, kategorier, self.klokke.na())?;
        fullfor(async move {
            transaksjon!(&basis, tx => {
                sett_inn!(tx, innbygger, rad)?;
                Ok(())
            })
        })
        .await
    }

    /// Notes that these citizens are in a list that is looked at: one row a day for each.
    pub(super) async fn noter_liste(
        &self,
        ramme: &Ramme,
        part: &PartKode,
        kategorier: &'static str,
        innbyggere: &[InnbyggerId],
    ) -> Result<(), Feil> {
        if innbyggere.is_empty() {
            return Ok(());
        }
        let liste = Liste::av(&ordnet(innbyggere));
        let na = self.klokke.na();
        let id = dagens_id(&ramme.nokkel, &format!("{kategorier}/{}", part.0), na);
        let (basis, hvem, part) = (self.basis.clone(), ramme.hvem.clone(), part.clone());
        fullfor(async move {
            let (slag, navn, rolle, virksomhet) = hvem_kolonner(&hvem);
            transaksjon!(&basis, tx => {
                sqlx::query(sql::NOTER_LISTE)
                    .bind(&liste.ider)
                    .bind(liste.antall)
                    .bind(&part.0)
                    .bind(id.0)
                    .bind(mikro(na))
                    .bind(slag)
                    .bind(navn)
                    .bind(rolle)
                    .bind(virksomhet)
                    .bind(Handling::Se.kode())
                    .bind(kategorier)
                    .bind(FORMAL)
                    .execute(&mut **tx)
                    .await?;
                Ok(())
            })
        })
        .await
    }
}
