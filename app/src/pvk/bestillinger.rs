//! What registries do with orders of insight reports: see which are open, say that they have one or that it cannot be made,
//! and deliver. The same for a registry's program and for a case worker: both are an [`Avsender`].

#[cfg(test)]
mod tests;

use super::levering::kan_tas_imot;
use super::levering::lagre::lagre_rapport;
use super::{Pvk, Pvkfeil};
use crate::domain::aktor::{Registerklient, Saksbehandler};
use crate::domain::bestilling::{Bestillingshendelse, Bestillingsstatus, MAKS_GRUNN, neste};
use crate::domain::bruk::{Bruk, Handling, Hvem};
use crate::domain::definisjon::PartKode;
use crate::domain::fnr::Fnr;
use crate::domain::id::{HendelseId, InnbyggerId};
use crate::domain::klient::{Klientavslag, Skop};
use crate::domain::kvittering::sammendrag;
use crate::domain::levering::{Leveringsslag, beskjaer};
use crate::domain::rapport::{Hovedtype, Rapport, Rapportfeil, les as les_rapport, ren};
use crate::domain::register::Register;
use crate::domain::varsel::Varselinnhold;
use crate::innsyn::bestilling::{Funnet, sql};
use crate::personvern::lagre::las;
use crate::store::bruk::sett_inn;
use crate::store::{self, Feil, fullfor, les, mikro, ny_id, transaksjon};
use jiff::{Timestamp, civil::Date};

/// Tells the citizen in a transaction that is under way.
macro_rules! varsle {
    ($tx:ident, $innbygger:expr, $part:expr, $innhold:expr, $na:expr) => {{
        let innhold = $innhold;
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

/// What the log calls a delivered report, and a look at orders.
const RAPPORT: &str = "innsynsrapport";
const BESTILLINGER: &str = "bestillinger av innsynsrapporter";
/// The role of a case worker in the log.
const SAKSBEHANDLER: &str = "saksbehandler";
/// Most orders in one answer.
pub const PER_SIDE: usize = 200;

/// Who delivers, and for which registries. Made of somebody who has been let in.
#[derive(Clone, Debug)]
pub struct Avsender {
    parter: Vec<PartKode>,
    hvem: Hvem,
}

impl Avsender {
    /// A registry's program: the parts that it has the grant `innsyn` for.
    ///
    /// # Errors
    /// [`Klientavslag::ManglerSkop`].
    pub fn klient(klient: &Registerklient) -> Result<Self, Klientavslag> {
        if !klient.har_skop(Skop::Innsyn) {
            return Err(Klientavslag::ManglerSkop);
        }
        let k = klient.klient();
        let parter = k.tilganger.iter().filter(|t| t.gir(Skop::Innsyn)).map(|t| t.part.clone()).collect();
        Ok(Self { parter, hvem: Hvem::Automatisk { virksomhet: k.virksomhet.clone() } })
    }

    /// A case worker, for the registries whose cases are theirs.
    pub fn saksbehandler(s: &Saksbehandler) -> Self {
        let (navn, virksomhet) = (Some(s.navn().to_owned()), s.virksomhet().to_owned());
        let hvem = Hvem::Person { navn, rolle: SAKSBEHANDLER.to_owned(), virksomhet };
        Self { parter: s.parter().to_vec(), hvem }
    }
}

/// What a registry says of an order without delivering it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bestillingsord {
    Mottatt,
    /// It cannot be made, and why, for the citizen.
    Feilet {
        grunn: String,
    },
}

/// An open order as its registry sees it.
#[derive(Clone, Debug)]
pub struct ApenBestilling {
    pub fnr: Fnr,
    pub guid: String,
    pub hovedtype: Hovedtype,
    pub status: Bestillingsstatus,
    pub bestilt: Timestamp,
    pub frist: Date,
}

/// Why a report is not taken.
#[derive(Debug, thiserror::Error)]
pub enum Leveringsfeil {
    #[error(transparent)]
    Pvk(#[from] Pvkfeil),
    /// Says where the fault is, never what stood there.
    #[error(transparent)]
    Rapport(#[from] Rapportfeil),
}

impl From<Feil> for Leveringsfeil {
    fn from(feil: Feil) -> Self {
        Self::Pvk(feil.into())
    }
}

impl From<Klientavslag> for Leveringsfeil {
    fn from(avslag: Klientavslag) -> Self {
        Self::Pvk(avslag.into())
    }
}

type Apenkolonner = (i64, i64, String, String, String, String, i64, String);

impl Pvk {
    /// Open orders of a part, the first deadline first, at most [`PER_SIDE`]; `etter` is the guid of the last one that the
    /// client has. Noted once a day in each citizen's log.
    ///
    /// # Errors
    /// As [`Registerklient::part`]; [`Klientavslag::UkjentPeker`] for a guid that is no order of the part; database.
    pub async fn bestillinger(
        &self,
        klient: &Registerklient,
        part: &str,
        etter: Option<&str>,
    ) -> Result<Vec<ApenBestilling>, Pvkfeil> {
        let part = klient.part(&self.katalog, part, Skop::Innsyn)?;
        let kode = &part.kode().0;
        let fra: (String, i64, i64) = match etter {
            None => (String::new(), i64::MIN, i64::MIN),
            Some(guid) => les!(&self.basis, k =>
                sqlx::query_as(sql::PLASS).bind(kode).bind(guid).fetch_optional(k).await)?
            .ok_or(Klientavslag::UkjentPeker)?,
        };
        let rader: Vec<Apenkolonner> = les!(&self.basis, k => sqlx::query_as(sql::APNE_FOR_PART)
            .bind(kode)
            .bind(&fra.0)
            .bind(fra.1)
            .bind(fra.2)
            .bind(i64::try_from(PER_SIDE).unwrap_or(i64::MAX))
            .fetch_all(k)
            .await)?;
        let innbyggere: Vec<InnbyggerId> = rader.iter().map(|r| InnbyggerId(r.0)).collect();
        let hvem = (klient.klient().id.as_str(), klient.klient().virksomhet.as_str());
        self.noter_lest(hvem, (&format!("bestillinger {kode}"), BESTILLINGER), &innbyggere).await?;
        rader.into_iter().map(|r| self.apen(r)).collect()
    }

    fn apen(
        &self,
        (_, _, nummer, guid, hovedtype, status, bestilt, frist): Apenkolonner,
    ) -> Result<ApenBestilling, Pvkfeil> {
        Ok(ApenBestilling {
            fnr: Fnr::les(&nummer, self.godtar).map_err(|_| Feil::Ulest("number"))?,
            guid,
            hovedtype: Hovedtype::les(&hovedtype).ok_or(Feil::Ulest("kind of an order"))?,
            status: Bestillingsstatus::les(&status).ok_or(Feil::Ulest("status of an order"))?,
            bestilt: store::tid(bestilt)?,
            frist: store::dag(&frist)?,
        })
    }

    /// Notes what a registry says of an order, and tells the citizen when it failed. Said again, nothing changes.
    ///
    /// # Errors
    /// [`Klientavslag::FinnesIkke`] for no order of the sender's; [`Klientavslag::BestillingAvsluttet`]; database.
    pub async fn si_om_bestilling(&self, av: &Avsender, guid: &str, ord: Bestillingsord) -> Result<(), Pvkfeil> {
        let (innbygger, id, part) = self.finn_bestilling(av, guid).await?;
        let (door, na) = (self.clone(), self.klokke.na());
        let svar = fullfor(async move { door.noter_ord(innbygger, id, &part, ord, na).await });
        Ok(svar.await??)
    }

    async fn noter_ord(
        &self,
        innbygger: InnbyggerId,
        id: HendelseId,
        part: &PartKode,
        ord: Bestillingsord,
        na: Timestamp,
    ) -> Result<Result<(), Klientavslag>, Feil> {
        transaksjon!(&self.basis, tx => {
            las!(tx, innbygger);
            let status: (String,) =
                sqlx::query_as(sql::STATUS).bind(innbygger.0).bind(id.0).fetch_one(&mut **tx).await?;
            let hendelse = match ord {
                Bestillingsord::Mottatt => Bestillingshendelse::Mottatt,
                Bestillingsord::Feilet { .. } => Bestillingshendelse::Feilet,
            };
            let ny = match neste(les_status(&status.0)?, hendelse) {
                Ok(Some(ny)) => ny,
                Ok(None) => return Ok(Ok(())),
                Err(_) => return Ok(Err(Klientavslag::BestillingAvsluttet)),
            };
            match ord {
                Bestillingsord::Mottatt => {
                    sqlx::query(sql::MOTTATT)
                        .bind(innbygger.0)
                        .bind(id.0)
                        .bind(ny.kode())
                        .bind(mikro(na))
                        .execute(&mut **tx)
                        .await?;
                }
                Bestillingsord::Feilet { grunn } => {
                    let grunn: String = ren(&grunn).trim().chars().take(MAKS_GRUNN).collect();
                    sqlx::query(sql::FEILET)
                        .bind(innbygger.0)
                        .bind(id.0)
                        .bind(ny.kode())
                        .bind(&grunn)
                        .bind(mikro(na))
                        .execute(&mut **tx)
                        .await?;
                    varsle!(tx, innbygger, part, Varselinnhold::BestillingFeilet(id), na);
                }
            }
            Ok(Ok(()))
        })
    }

    /// Delivers the report of an order: stored without the sections that the citizen has said no to, the order ready and the
    /// citizen told, in one transaction. The same delivered again has the id it had, and changes nothing.
    ///
    /// # Errors
    /// [`Klientavslag::FinnesIkke`] for no order of the sender's; [`Leveringsfeil::Rapport`];
    /// [`Klientavslag::BestillingAvsluttet`] when it was cancelled or delivered with another report, or with one that would
    /// now be cut otherwise;
    /// [`Klientavslag::KanIkkeLagres`]; database. Then nothing is stored anywhere.
    pub async fn lever_bestilling(&self, av: &Avsender, guid: &str, byte: &[u8]) -> Result<HendelseId, Leveringsfeil> {
        let (innbygger, id, part) = self.finn_bestilling(av, guid).await?;
        let rapport = les_rapport(byte, &part.0)?;
        let (door, hvem) = (self.clone(), av.hvem.clone());
        let svar = fullfor(async move {
            let register = door.katalog.part(&part.0).ok_or(Feil::Ulest("part of an order"))?;
            door.lagre_levert((innbygger, id), register, rapport, hvem).await
        });
        Ok(svar.await??)
    }

    async fn lagre_levert(
        &self,
        (innbygger, id): (InnbyggerId, HendelseId),
        register: &Register,
        mut rapport: Rapport,
        hvem: Hvem,
    ) -> Result<Result<HendelseId, Klientavslag>, Feil> {
        let na = self.klokke.na();
        transaksjon!(&self.basis, tx => {
            las!(tx, innbygger);
            let status: (String,) =
                sqlx::query_as(sql::STATUS).bind(innbygger.0).bind(id.0).fetch_one(&mut **tx).await?;
            let (lagrede, lov) = kan_tas_imot!(tx, innbygger, register, Leveringsslag::Opplysninger, na);
            let _utelatt = beskjaer(&mut rapport, register, &lagrede);
            let ny = match neste(les_status(&status.0)?, Bestillingshendelse::Levert) {
                Ok(Some(ny)) => ny,
                Ok(None) => {
                    let sum = sammendrag(&serde_json::to_string(&rapport).map_err(|_| Feil::Ulest("report"))?);
                    let samme: Option<(i64,)> = sqlx::query_as(super::levering::sql::SAMME_RAPPORT)
                        .bind(innbygger.0)
                        .bind(&register.part.0)
                        .bind(&sum)
                        .bind(Some(id.0))
                        .fetch_optional(&mut **tx)
                        .await?;
                    return Ok(samme.map(|(id,)| HendelseId(id)).ok_or(Klientavslag::BestillingAvsluttet));
                }
                Err(_) => return Ok(Err(Klientavslag::BestillingAvsluttet)),
            };
            if lov.is_err() {
                return Ok(Err(Klientavslag::KanIkkeLagres));
            }
            let lagret = lagre_rapport!(tx, innbygger, register, &rapport, Some(id.0), na);
            sqlx::query(sql::KLAR)
                .bind(innbygger.0)
                .bind(id.0)
                .bind(ny.kode())
                .bind(lagret.0)
                .bind(mikro(na))
                .execute(&mut **tx)
                .await?;
            varsle!(tx, innbygger, &register.part, Varselinnhold::RapportKlar(id), na);
            sett_inn!(tx, innbygger, levert_rad(register, hvem, na)?)?;
            Ok(Ok(lagret))
        })
    }

    /// Whose order it is, among those of the sender's registries.
    async fn finn_bestilling(&self, av: &Avsender, guid: &str) -> Result<Funnet, Pvkfeil> {
        let guid = guid.to_ascii_lowercase();
        let rader: Vec<(i64, i64, String)> =
            les!(&self.basis, k => sqlx::query_as(sql::FINN).bind(&guid).fetch_all(k).await)?;
        let egen = rader.into_iter().find(|(.., part)| av.parter.iter().any(|p| p.0 == *part));
        let (innbygger, id, part) = egen.ok_or(Klientavslag::FinnesIkke)?;
        Ok((InnbyggerId(innbygger), HendelseId(id), PartKode(part)))
    }
}

fn les_status(kode: &str) -> Result<Bestillingsstatus, Feil> {
    Bestillingsstatus::les(kode).ok_or(Feil::Ulest("status of an order"))
}

/// The row of the citizen's log: a delivery is something done with the data.
fn levert_rad(register: &Register, hvem: Hvem, na: Timestamp) -> Result<Bruk, Feil> {
    Ok(Bruk {
        id: ny_id(na)?,
        part: register.part.clone(),
        tidspunkt: na,
        hvem,
        handling: Handling::Bruke,
        kategorier: RAPPORT.to_owned(),
        formal: LEVERT_FORMAL.to_owned(),
        orgnr: String::new(),
        grunnlag: String::new(),
        vilkar: None,
        forklaring: String::new(),
        nokkel: String::new(),
    })
}

/// Why data were used for a report, in the log.
const LEVERT_FORMAL: &str = "innsyn du har bedt om";
