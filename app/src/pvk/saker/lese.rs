//! Reading cases and open orders.

use super::noter::{BESTILLING, HENVENDELSE};
use super::{Behandler, Funnet, Ramme, sql};
use crate::domain::aktor::Saksbehandler;
use crate::domain::definisjon::PartKode;
use crate::domain::dokument::{Dokument, Dokumentslag};
use crate::domain::id::{HendelseId, InnbyggerId};
use crate::domain::klient::{Klientavslag, Skop};
use crate::domain::oversikt::Navn;
use crate::domain::rapport::Hovedtype;
use crate::domain::register::Register;
use crate::domain::sak::{Saksslag, Saksstatus};
use crate::domain::saksgang::{
    Apenbestilling, Apenbestillinger, Hendelsesav, STORSTE_VEDLEGG, Saksfil, Saksfilter, Sakshendelse, Saksliste,
    Saksrad, Saksside, sen, visning::siste,
};
use crate::domain::tid;
use crate::pvk::lesing::lagret_fnr;
use crate::pvk::{Pvk, Pvkfeil};
use crate::store::{self, Feil, les};
use std::sync::Arc;

/// Open orders that are shown at once.
const BESTILLINGER: i64 = 100;

/// A case with what it is sorted by: deadline, citizen, id.
type Plassert = ((String, i64, i64), Saksrad);
/// The columns of [`sql::LISTE`] and [`sql::EN`].
#[rustfmt::skip]
type Radkolonner = (
    String, i64, i64, String, String, String, String, String, i64, i64, String, String, String,
);
/// The columns of [`sql::BESTILLINGER`].
type Bestillingskolonner = (String, i64, i64, String, String, i64, Option<i64>, String, String, String);
/// The columns of [`sql::BESTILLING`]: the part first.
#[rustfmt::skip]
type EnBestillingskolonner = (
    String, String, i64, i64, String, String, i64, Option<i64>, String, String, String,
);

impl Pvk {
    /// Cases by deadline, at most `antall`; after the case with the GUID `etter` when one is named.
    ///
    /// # Errors
    /// Scope and grant; [`Klientavslag::FinnesIkke`] for a part that is not a case worker's; [`Klientavslag::UkjentPeker`];
    /// database.
    pub async fn saker(
        &self,
        behandler: Behandler<'_>,
        filter: &Saksfilter,
        etter: Option<&str>,
        antall: u32,
    ) -> Result<Saksliste, Pvkfeil> {
        let ramme = self.med_part(behandler, filter.part.as_deref())?;
        let fra = match etter {
            Some(guid) => self.plass(&ramme, guid).await?,
            None => (String::new(), 0, 0),
        };
        let mut alle: Vec<Plassert> = Vec::new();
        for part in &ramme.parter {
            alle.extend(self.saker_for(part, filter, &fra, i64::from(antall) + 1).await?);
        }
        alle.sort_by(|(a, _), (b, _)| a.cmp(b));
        let grense = usize::try_from(antall).unwrap_or(usize::MAX);
        let flere = alle.len() > grense;
        alle.truncate(grense);
        for part in &ramme.parter {
            let egne = alle.iter().filter(|(_, r)| r.register.part == *part);
            let egne: Vec<_> = egne.map(|((_, innbygger, _), _)| InnbyggerId(*innbygger)).collect();
            self.noter_liste(&ramme, part, HENVENDELSE, &egne).await?;
        }
        let rader: Vec<Saksrad> = alle.into_iter().map(|(_, rad)| rad).collect();
        let neste = rader.last().filter(|_| flere).map(|r| r.guid.clone());
        Ok(Saksliste { rader, neste })
    }

    /// One case.
    ///
    /// # Errors
    /// Scope; [`Klientavslag::FinnesIkke`] alike for no such case and another registry's; database.
    pub async fn sak(&self, behandler: Behandler<'_>, guid: &str) -> Result<Saksside, Pvkfeil> {
        let ramme = behandler.ramme()?;
        let funnet = self.finn_sak(&ramme, guid).await?;
        self.noter_sak(&ramme, &funnet).await?;
        let (innbygger, id) = (funnet.innbygger.0, funnet.id);
        let rad: Radkolonner =
            les!(&self.basis, k => sqlx::query_as(sql::EN).bind(innbygger).bind(id).fetch_one(k).await)?;
        let (_, rad) = self.rad(rad)?;
        let (gjelder, tekst, onsket): (String, String, String) =
            les!(&self.basis, k => sqlx::query_as(sql::INNHOLD).bind(innbygger).bind(id).fetch_one(k).await)?;
        let hendelser: Vec<Hendelseskolonner> =
            les!(&self.basis, k => sqlx::query_as(sql::HENDELSER).bind(innbygger).bind(id).fetch_all(k).await)?;
        let hendelser = hendelser.into_iter().map(hendelse).collect::<Result<Vec<_>, _>>()?;
        let filer = self.filer(&funnet).await?;
        let (sett, _, klaget) = siste(&hendelser);
        let gjelder = serde_json::from_str(&gjelder).map_err(|_| Feil::Ulest("subject of a case"))?;
        Ok(Saksside { rad, gjelder, tekst, onsket, filer, sett, klaget, hendelser })
    }

    /// A file of a case, by its number from 1.
    ///
    /// # Errors
    /// As [`Self::sak`]; [`Klientavslag::FinnesIkke`] for no such file.
    pub async fn saksfil(&self, behandler: Behandler<'_>, guid: &str, nr: i64) -> Result<Dokument, Pvkfeil> {
        let ramme = behandler.ramme()?;
        let funnet = self.finn_sak(&ramme, guid).await?;
        self.noter_sak(&ramme, &funnet).await?;
        let plass = nr.checked_sub(1).filter(|n| *n >= 0).ok_or(Klientavslag::FinnesIkke)?;
        let rad: Option<(String, String)> = les!(&self.basis, k => sqlx::query_as(sql::FIL)
            .bind(funnet.innbygger.0)
            .bind(funnet.id)
            .bind(plass)
            .fetch_optional(k)
            .await)?;
        let (mime, innhold) = rad.ok_or(Klientavslag::FinnesIkke)?;
        let slag = Dokumentslag::les(&mime).ok_or(Feil::Ulest("kind of a case's file"))?;
        Ok(Dokument::les(slag, innhold, STORSTE_VEDLEGG).map_err(|_| Feil::Ulest("a case's file"))?)
    }

    /// Orders that a case worker's registries have not delivered, by deadline.
    ///
    /// # Errors
    /// Database.
    pub async fn apne_bestillinger(&self, saksbehandler: &Saksbehandler) -> Result<Apenbestillinger, Pvkfeil> {
        let ramme = Behandler::Saksbehandler(saksbehandler).ramme()?;
        let mut alle = Vec::new();
        for part in &ramme.parter {
            let rader: Vec<Bestillingskolonner> = les!(&self.basis, k => sqlx::query_as(sql::BESTILLINGER)
                .bind(&part.0)
                .bind(BESTILLINGER + 1)
                .fetch_all(k)
                .await)?;
            let innbyggere: Vec<_> = rader.iter().map(|r| InnbyggerId(r.1)).collect();
            self.noter_liste(&ramme, part, BESTILLING, &innbyggere).await?;
            let register = self.register(part)?;
            for rad in rader {
                alle.push(((rad.0.clone(), rad.1, rad.2), self.bestilling(&register, rad)?));
            }
        }
        alle.sort_by(|(a, _), (b, _)| a.cmp(b));
        let grense = usize::try_from(BESTILLINGER).unwrap_or(usize::MAX);
        let flere = alle.len() > grense;
        Ok(Apenbestillinger { rader: alle.into_iter().take(grense).map(|(_, b)| b).collect(), flere })
    }

    /// One order that has not been delivered. Noted in the citizen's log each time: the page holds their number.
    ///
    /// # Errors
    /// [`Klientavslag::FinnesIkke`] for no open order of the case worker's registries; database.
    pub async fn apen_bestilling(&self, saksbehandler: &Saksbehandler, guid: &str) -> Result<Apenbestilling, Pvkfeil> {
        let ramme = Behandler::Saksbehandler(saksbehandler).ramme()?;
        let guid = guid.to_ascii_lowercase();
        let rader: Vec<EnBestillingskolonner> =
            les!(&self.basis, k => sqlx::query_as(sql::BESTILLING).bind(&guid).fetch_all(k).await)?;
        let egen = rader.into_iter().find(|rad| ramme.parter.iter().any(|p| p.0 == rad.0));
        let (part, frist, innbygger, id, guid, hovedtype, opprettet, purret, nummer, fornavn, etternavn) =
            egen.ok_or(Klientavslag::FinnesIkke)?;
        let (part, rad) =
            (PartKode(part), (frist, innbygger, id, guid, hovedtype, opprettet, purret, nummer, fornavn, etternavn));
        self.noter_blikk(&ramme, InnbyggerId(innbygger), &part, BESTILLING).await?;
        Ok(self.bestilling(&self.register(&part)?, rad)?)
    }

    /// The one who asks, narrowed to the part that is named. A program's part is asked of its grant, with its own refusals.
    fn med_part(&self, behandler: Behandler<'_>, part: Option<&str>) -> Result<Ramme, Klientavslag> {
        let mut ramme = behandler.ramme()?;
        let Some(part) = part else { return Ok(ramme) };
        let kode = match behandler {
            Behandler::Klient(k) => k.part(&self.katalog, part, Skop::Innsyn)?.kode().clone(),
            Behandler::Saksbehandler(s) => {
                let egen = s.parter().iter().find(|p| p.0.eq_ignore_ascii_case(part));
                egen.cloned().ok_or(Klientavslag::FinnesIkke)?
            }
        };
        ramme.parter = vec![kode];
        Ok(ramme)
    }

    async fn plass(&self, ramme: &Ramme, guid: &str) -> Result<(String, i64, i64), Pvkfeil> {
        let funnet = self.finn_sak(ramme, guid).await.map_err(|feil| match feil {
            Pvkfeil::Avslag(_) => Klientavslag::UkjentPeker.into(),
            annen => annen,
        })?;
        let (innbygger, id) = (funnet.innbygger.0, funnet.id);
        let (frist,): (String,) =
            les!(&self.basis, k => sqlx::query_as(sql::PLASS).bind(innbygger).bind(id).fetch_one(k).await)?;
        Ok((frist, innbygger, id))
    }

    async fn saker_for(
        &self,
        part: &PartKode,
        filter: &Saksfilter,
        fra: &(String, i64, i64),
        antall: i64,
    ) -> Result<Vec<Plassert>, Pvkfeil> {
        let statuser = Saksstatus::ALLE.into_iter().filter(|s| filter.gruppe.har(*s)).map(Saksstatus::kode);
        let slag = Saksslag::ALLE.into_iter().filter(|s| filter.slag.is_none_or(|f| f == *s)).map(Saksslag::kode);
        let (statuser, slag) = (med_komma(statuser), med_komma(slag));
        let rader: Vec<Radkolonner> = les!(&self.basis, k => sqlx::query_as(sql::LISTE)
            .bind(&part.0)
            .bind(&statuser)
            .bind(&slag)
            .bind(&fra.0)
            .bind(fra.1)
            .bind(fra.2)
            .bind(antall)
            .fetch_all(k)
            .await)?;
        Ok(rader.into_iter().map(|r| self.rad(r)).collect::<Result<_, _>>()?)
    }

    #[rustfmt::skip]
    fn rad(
        &self,
        (frist, innbygger, id, part, guid, slag, status, saksnummer, opprettet, endret, nummer, fornavn,
         etternavn): Radkolonner,
    ) -> Result<Plassert, Feil> {
        let status = Saksstatus::les(&status).ok_or(Feil::Ulest("status of a case"))?;
        let dag = store::dag(&frist)?;
        let rad = Saksrad {
            register: self.register(&PartKode(part))?,
            guid,
            nummer: lagret_fnr(&nummer, self.godtar)?,
            navn: Navn { fornavn, etternavn },
            slag: Saksslag::les(&slag).ok_or(Feil::Ulest("kind of a case"))?,
            status,
            saksnummer,
            frist: dag,
            opprettet: store::tid(opprettet)?,
            endret: store::tid(endret)?,
            sen: sen(status, dag, tid::dag(self.klokke.na())),
        };
        Ok(((frist, innbygger, id), rad))
    }

    fn bestilling(
        &self,
        register: &Arc<Register>,
        (frist, _, _, guid, hovedtype, opprettet, purret, nummer, fornavn, etternavn): Bestillingskolonner,
    ) -> Result<Apenbestilling, Feil> {
        let frist = store::dag(&frist)?;
        Ok(Apenbestilling {
            register: Arc::clone(register),
            guid,
            nummer: lagret_fnr(&nummer, self.godtar)?,
            navn: Navn { fornavn, etternavn },
            hovedtype: Hovedtype::les(&hovedtype).ok_or(Feil::Ulest("kind of an ordered report"))?,
            bestilt: store::tid(opprettet)?,
            frist,
            purret: purret.map(store::tid).transpose()?,
            sen: frist < tid::dag(self.klokke.na()),
        })
    }

    async fn filer(&self, sak: &Funnet) -> Result<Vec<Saksfil>, Pvkfeil> {
        let rader: Vec<(String, String, String, i64)> = les!(&self.basis, k =>
            sqlx::query_as(sql::FILER).bind(sak.innbygger.0).bind(sak.id).fetch_all(k).await)?;
        let en = |(nr, (hvem, navn, mime, tegn)): (i64, (String, String, String, i64))| Saksfil {
            nr,
            fra_registeret: hvem == Hendelsesav::Register.kode(),
            navn,
            mime,
            // Four characters of base64 are three bytes.
            byte: u64::try_from(tegn).unwrap_or(0) / 4 * 3,
        };
        Ok((1..).zip(rader).map(en).collect())
    }

    fn register(&self, part: &PartKode) -> Result<Arc<Register>, Feil> {
        self.katalog.part(&part.0).cloned().ok_or(Feil::Ulest("part of a case"))
    }
}

/// `,a,b,`: what a column's value with a comma around it is looked for in.
fn med_komma(koder: impl Iterator<Item = &'static str>) -> String {
    koder.fold(",".to_owned(), |liste, kode| format!("{liste}{kode},"))
}

/// The columns of [`sql::HENDELSER`].
pub(super) type Hendelseskolonner = (i64, String, String, String, String);

pub(super) fn hendelse((id, hvem, navn, status, tekst): Hendelseskolonner) -> Result<Sakshendelse, Feil> {
    let status = match status.as_str() {
        "" => None,
        kode => Some(Saksstatus::les(kode).ok_or(Feil::Ulest("status of an event"))?),
    };
    let hvem = Hendelsesav::les(&hvem).ok_or(Feil::Ulest("who did something in a case"))?;
    Ok(Sakshendelse { id: HendelseId(id), hvem, navn, status, tekst })
}
