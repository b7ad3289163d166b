//! Where a registry's own request stands with each who got it. Each citizen's log says that it was asked, before it is
//! read.

use super::sende::I_GANGEN;
use super::{EN, Foresporselkolonner, Personvern, Sistekolonner, Svarkolonner, foresporsel, siste_endring};
use crate::domain::aktor::Part;
use crate::domain::bruk::Handling;
use crate::domain::foresporsel::sending::Mottakerstatus;
use crate::domain::foresporsel::svar::{SisteEndring, Stilling, stilling};
use crate::domain::foresporsel::{Foresporselstatus, Samtykkeforesporsel};
use crate::domain::id::InnbyggerId;
use crate::domain::tid;
use crate::personvern::sql;
use crate::store::bruk::PORTALEN;
use crate::store::liste::{Liste, ordnet};
use crate::store::{Feil, fullfor, les, mikro, ny_id, transaksjon};
use std::collections::HashMap;

/// A row with its citizen before it: a request, an answer, a latest change.
type Foresporselrad =
    (i64, i64, String, String, String, String, i64, Option<String>, String, String, String, String, Option<i64>);
type Svarrad = (i64, i64, String, bool, Option<i64>);
type Sisterad = (i64, String, bool, i64, i64, String);

impl Personvern {
    /// Where the registry's own request stands with one citizen.
    ///
    /// # Errors
    /// Database.
    pub async fn status(&self, part: &Part, guid: &str, innbygger: InnbyggerId) -> Result<Mottakerstatus, Feil> {
        let funnet = self.statuser(part, guid, &[innbygger]).await?.pop();
        let ikke_levert = || Mottakerstatus { status: Foresporselstatus::IkkeLevert, svar: Vec::new() };
        Ok(funnet.map_or_else(ikke_levert, |(_, status)| status))
    }

    /// Where the registry's own request stands with those of `innbyggere` who got it, in the order of their ids.
    ///
    /// # Errors
    /// Database.
    pub async fn statuser(
        &self,
        part: &Part,
        guid: &str,
        innbyggere: &[InnbyggerId],
    ) -> Result<Vec<(InnbyggerId, Mottakerstatus)>, Feil> {
        let alle = ordnet(innbyggere);
        let mut ut = Vec::with_capacity(alle.len());
        for bunke in alle.chunks(I_GANGEN) {
            let liste = Liste::av(bunke);
            self.noter_status(part, guid, &liste).await?;
            ut.extend(self.les_statuser(part, guid, &liste).await?);
        }
        Ok(ut)
    }

    async fn les_statuser(
        &self,
        part: &Part,
        guid: &str,
        liste: &Liste,
    ) -> Result<Vec<(InnbyggerId, Mottakerstatus)>, Feil> {
        let kode = &part.kode().0;
        let rader: Vec<Foresporselrad> = les!(&self.basis, k => sqlx::query_as(sql::FORESPORSLER_TIL)
            .bind(&liste.ider)
            .bind(liste.antall)
            .bind(guid)
            .bind(kode)
            .fetch_all(k)
            .await)?;
        let alle_svar: Vec<Svarrad> = les!(&self.basis, k => sqlx::query_as(sql::SVAR_TIL)
            .bind(&liste.ider)
            .bind(liste.antall)
            .bind(guid)
            .bind(kode)
            .fetch_all(k)
            .await)?;
        let alle_siste: Vec<Sisterad> = les!(&self.basis, k => sqlx::query_as(sql::SISTE_TIL)
            .bind(&liste.ider)
            .bind(liste.antall)
            .bind(kode)
            .fetch_all(k)
            .await)?;
        let (mut svar, mut siste): (HashMap<i64, Vec<Svarkolonner>>, HashMap<i64, Vec<Sistekolonner>>) =
            (HashMap::new(), HashMap::new());
        for (i, f, d, samtykket, kvittering) in alle_svar {
            svar.entry(i).or_default().push((f, d, samtykket, kvittering));
        }
        for (i, d, aktiv, nr, tid, kanal) in alle_siste {
            siste.entry(i).or_default().push((d, aktiv, nr, tid, kanal));
        }
        let dag = tid::dag(self.klokke.na());
        let en = |(i, id, part, d, avs, m, mottatt, frist, st, guid, orgnr, formal, besvart): Foresporselrad| {
            let kolonner: Foresporselkolonner = (id, part, d, avs, m, mottatt, frist, st, guid, orgnr, formal, besvart);
            let f = foresporsel(kolonner, svar.get(&i).map_or(&[], Vec::as_slice))?;
            let siste = siste.remove(&i).unwrap_or_default().into_iter().map(siste_endring);
            Ok((InnbyggerId(i), mottakerstatus(&f, &siste.collect::<Result<Vec<_>, Feil>>()?, dag)))
        };
        rader.into_iter().map(en).collect()
    }

    /// A row in the log of each who got the request.
    async fn noter_status(&self, part: &Part, guid: &str, liste: &Liste) -> Result<(), Feil> {
        let na = self.klokke.na();
        let register = self.katalog.part(&part.kode().0).ok_or(Feil::Ulest("part of a request"))?;
        let (kode, guid, navn) = (part.kode().0.clone(), guid.to_owned(), register.navn.clone());
        let (basis, id, liste) = (self.basis.clone(), ny_id(na)?, liste.clone());
        fullfor(async move {
            transaksjon!(&basis, tx => {
                sqlx::query(sql::NOTER_FORESPORSLER)
                    .bind(&liste.ider)
                    .bind(liste.antall)
                    .bind(&guid)
                    .bind(&kode)
                    .bind(PORTALEN)
                    .bind(id.0)
                    .bind(mikro(na))
                    .bind(&navn)
                    .bind(Handling::Se.kode())
                    .bind(EN)
                    .execute(&mut **tx)
                    .await?;
                Ok(())
            })
        })
        .await
    }
}

fn mottakerstatus(f: &Samtykkeforesporsel, siste: &[SisteEndring], dag: jiff::civil::Date) -> Mottakerstatus {
    let stilling = stilling(f, siste, dag);
    let avgjort = matches!(stilling, Stilling::Avgjort { .. });
    let svar = f.definisjoner.iter().map(|d| {
        let gitt = f.svar.iter().find(|s| s.definisjon == *d).map(|s| s.samtykket);
        let ellers = siste.iter().find(|e| avgjort && e.definisjon == *d).map(|e| e.aktiv);
        (d.clone(), gitt.or(ellers))
    });
    Mottakerstatus { status: stilling.status(f.status), svar: svar.collect() }
}
