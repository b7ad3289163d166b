//! The log of use: of one registry, and of all that the citizen may know of, merged by time. Each row says whether it
//! matches a contact that the citizen's own reports tell of.

mod rad;
pub(crate) mod sql;

pub(in crate::innsyn) use self::rad::{Brukskolonner, bruk};
use self::rad::{Partsrad, delt};
use super::Innsyn;
use super::levende::{flett_bruk, flett_utleveringer};
use crate::domain::aktor::Aktor;
use crate::domain::avslag::Avslag;
use crate::domain::bruk::{Bruk, Loggdekning, Tidsrom};
use crate::domain::definisjon::PartKode;
use crate::domain::id::{HendelseId, InnbyggerId};
use crate::domain::kontakt::Kontakter;
use crate::domain::loggfilter::{Loggfilter, Loggmerke, Loggpost, Loggrad, Loggside, Loggslag};
use crate::domain::oversikt::Logg;
use crate::domain::rapport::Rapport;
use crate::domain::register::{Apenhet, Register};
use crate::domain::representasjon::{Operasjon, Representasjonsavslag, Rolle};
use crate::domain::tid;
use crate::domain::tjenesten::Tjeneste;
use crate::store::bruk::PORTALEN;
use crate::store::{self, Arend, Feil, Utleveringskolonner, les, utlevering};
use std::collections::HashMap;
use std::sync::Arc;

/// Rows of one registry's log shown at once.
pub(super) const LOGGRADER: i64 = 200;
/// Rows on a page of the log of all registries.
pub(super) const PER_SIDE: usize = 50;
/// Rows in a file.
pub const FILRADER: usize = 20_000;
/// Rows read at a time.
const BUNKE: i64 = 500;
/// Times that are read for one page: where few rows fit, the page ends and the next goes on from there.
const BUNKER: usize = 80;

/// What is asked of the log of all registries.
#[derive(Clone, Debug)]
pub struct Loggsporring {
    pub filter: Loggfilter,
    pub mengde: Loggmengde,
}

/// How much of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loggmengde {
    /// A page, from the newest row or from the one that the page before ended with.
    Side(Option<Loggmerke>),
    /// All rows, up to [`FILRADER`].
    Fil,
}

impl Innsyn {
    /// Who has used the citizen's data in one registry: what it has delivered, the portal's own rows, and what its system
    /// says now, where it is connected.
    ///
    /// # Errors
    /// [`Avslag::FinnesIkke`] as for [`Self::innhold`]; database.
    pub async fn logg(&self, aktor: &Aktor, slug: &str, tidsrom: Tidsrom) -> Result<Logg, Feil> {
        let register = self.synlig(aktor, slug).await?;
        self.slipp_inn(aktor, &register, Operasjon::SeLogg(&register), "logg").await?;
        let na = self.klokke.na();
        let (innbygger, fra) = (aktor.gjelder().0, tidsrom.fra(na));
        let rader: Vec<Brukskolonner> = les!(&self.basis, k => sqlx::query_as(sql::BRUK)
            .bind(innbygger)
            .bind(&register.part.0)
            .bind(store::mikro(fra))
            .bind(LOGGRADER + 1)
            .fetch_all(k)
            .await)?;
        let forste_dag = (tidsrom != Tidsrom::Alt).then(|| tid::dag(fra));
        let kopier: Vec<Utleveringskolonner> = les!(&self.basis, k => sqlx::query_as(sql::UTLEVERINGER)
            .bind(innbygger)
            .bind(&register.part.0)
            .bind(forste_dag.map(|d| d.to_string()).unwrap_or_default())
            .bind(LOGGRADER + 1)
            .fetch_all(k)
            .await)?;
        let mut bruk: Vec<Bruk> = rader.into_iter().map(|r| bruk(&register.part, r)).collect::<Result<_, Feil>>()?;
        let kopier = kopier.into_iter().map(|r| utlevering(&register.part, r));
        let mut utleveringer: Vec<_> = kopier.collect::<Result<_, _>>()?;
        let mut dekning = self.dekning(aktor.gjelder()).await?.remove(&register.part);
        let (henting, hentet) = self.hent_bruk(aktor, &register, forste_dag).await?;
        if let Some(hentet) = hentet {
            let komplett = hentet.komplett.map(|(fra, til)| Loggdekning { fra, til, mottatt: na });
            dekning = komplett.or(dekning);
            flett_bruk(&mut bruk, hentet.bruk, fra);
            flett_utleveringer(&mut utleveringer, hentet.utleveringer, forste_dag);
        }
        let grense = usize::try_from(LOGGRADER).unwrap_or(usize::MAX);
        let flere = bruk.len() > grense || utleveringer.len() > grense;
        bruk.truncate(grense);
        utleveringer.truncate(grense);
        let kontakter = self.kontakter(aktor).await?;
        let uten_kontakt = bruk.iter().filter(|b| kontakter.merkes(b)).map(|b| b.id).collect();
        let dag = tid::dag(na);
        Ok(Logg { register, tidsrom, bruk, utleveringer, uten_kontakt, dekning, flere, henting, dag })
    }

    /// Who has used the citizen's data in all registries that the citizen may know of and the actor may see the log of.
    /// Noted once.
    ///
    /// # Errors
    /// [`Avslag::IkkePaVegneAv`] when there is none; level or lock; database.
    pub async fn hele_loggen(&self, aktor: &Aktor, sporring: Loggsporring) -> Result<Loggside, Feil> {
        let forste = self.katalog.registre().iter().find(|r| aktor.kan(Operasjon::SeLogg(r)).is_ok());
        let forste = forste.ok_or(Avslag::IkkePaVegneAv(ingen_logg(aktor)))?;
        let (tjeneste, operasjon) = (Tjeneste::Helseregistre, Operasjon::SeLogg(forste));
        self.vakt.slipp_inn(aktor, Arend { tjeneste, operasjon, part: PORTALEN, kategorier: "hele loggen" }).await?;
        let (registre, stengt) = self.kjente(aktor, |r| Operasjon::SeLogg(r)).await?;
        let mut dekning = self.dekning(aktor.gjelder()).await?;
        let registre: Vec<_> = registre.into_iter().map(|r| (Arc::clone(&r), dekning.remove(&r.part))).collect();
        let Loggsporring { filter, mengde } = sporring;
        let (fra, antall) = match mengde {
            Loggmengde::Side(merke) => (merke.unwrap_or(Loggmerke::FORST), PER_SIDE),
            Loggmengde::Fil => (Loggmerke::FORST, FILRADER),
        };
        let mut side = Loggside {
            rader: Vec::new(),
            filter,
            eldre: None,
            senere: fra != Loggmerke::FORST,
            registre,
            stengt,
            dag: tid::dag(self.klokke.na()),
        };
        if side.valgte().next().is_some() {
            let kontakter = self.kontakter(aktor).await?;
            self.fyll(aktor.gjelder(), &mut side, fra, antall, &kontakter).await?;
        }
        Ok(side)
    }

    /// Reads rows, newest first, until there are `antall` that fit or no more.
    async fn fyll(
        &self,
        innbygger: InnbyggerId,
        side: &mut Loggside,
        fra: Loggmerke,
        antall: usize,
        kontakter: &Kontakter,
    ) -> Result<(), Feil> {
        let registre: HashMap<PartKode, Arc<Register>> =
            side.valgte().map(|(r, _)| (r.part.clone(), Arc::clone(r))).collect();
        let mut merke = fra;
        for _ in 0..BUNKER {
            let (poster, neste) = self.bunke(innbygger, side, merke).await?;
            for post in poster {
                let Some(register) = registre.get(post.part()) else { continue };
                let merket = matches!(&post, Loggpost::Bruk(b) if kontakter.merkes(b));
                if !side.filter.passer(&post, merket) {
                    continue;
                }
                if side.rader.len() == antall {
                    side.eldre = side.rader.last().map(|r| r.post.merke());
                    return Ok(());
                }
                side.rader.push(Loggrad { register: Arc::clone(register), post, merket });
            }
            side.eldre = neste;
            match neste {
                Some(neste) => merke = neste,
                None => return Ok(()),
            }
        }
        Ok(())
    }

    /// The rows of both kinds that follow `merke`, merged, as far as both have been read; and where to go on.
    async fn bunke(
        &self,
        innbygger: InnbyggerId,
        side: &Loggside,
        merke: Loggmerke,
    ) -> Result<(Vec<Loggpost>, Option<Loggmerke>), Feil> {
        let part = match &side.filter.register {
            Some(_) => side.valgte().next().map_or("", |(r, _)| r.part.0.as_str()),
            None => "",
        };
        let mut poster = Vec::new();
        let mut grense = None;
        for slag in Loggslag::ALLE.into_iter().filter(|s| side.filter.tar(*s)) {
            let del = match slag {
                Loggslag::Oppslag => self.oppslag(innbygger, &side.filter, part, merke).await?,
                Loggslag::Kopier => self.kopier(innbygger, &side.filter, part, merke).await?,
            };
            // A full pile may have more below it: what is older than its last row waits for the next.
            if del.len() >= usize::try_from(BUNKE).unwrap_or(usize::MAX) {
                grense = grense.max(del.last().map(Loggpost::merke));
            }
            poster.extend(del);
        }
        poster.sort_by_key(|p| std::cmp::Reverse(p.merke()));
        poster.retain(|p| grense.is_none_or(|g| p.merke() >= g));
        Ok((poster, grense))
    }

    async fn oppslag(
        &self,
        innbygger: InnbyggerId,
        filter: &Loggfilter,
        part: &str,
        merke: Loggmerke,
    ) -> Result<Vec<Loggpost>, Feil> {
        let eldst = filter.fra.map_or(i64::MIN, |fra| store::mikro(tid::ved_midnatt(fra)));
        // Days are Norwegian and begin at another instant than those of the database: the filter looks again.
        let nyest = filter.til.map_or(merke, |til| merke.min(slutten_av(til)));
        let rader: Vec<(String, Brukskolonner)> = les!(&self.basis, k => sqlx::query_as(sql::ALL_BRUK)
            .bind(innbygger.0)
            .bind(store::mikro(nyest.tid))
            .bind(nyest.id.0)
            .bind(eldst)
            .bind(part)
            .bind(BUNKE)
            .fetch_all(k)
            .await)
        .map(|rader: Vec<Partsrad>| rader.into_iter().map(delt).collect())?;
        rader.into_iter().map(|(part, r)| Ok(Loggpost::Bruk(bruk(&PartKode(part), r)?))).collect()
    }

    async fn kopier(
        &self,
        innbygger: InnbyggerId,
        filter: &Loggfilter,
        part: &str,
        merke: Loggmerke,
    ) -> Result<Vec<Loggpost>, Feil> {
        let nyest = filter.til.map_or(merke, |til| merke.min(slutten_av(til)));
        let dag = tid::dag(nyest.tid);
        // A copy stands at the beginning of its day: those of a day that is under way come after all that happened in it.
        let id = if tid::ved_midnatt(dag) < nyest.tid { i64::MAX } else { nyest.id.0 };
        let rader: Vec<Utleveringskolonner> = les!(&self.basis, k => sqlx::query_as(sql::ALLE_UTLEVERINGER)
            .bind(innbygger.0)
            .bind(dag.to_string())
            .bind(id)
            .bind(filter.fra.map(|fra| fra.to_string()).unwrap_or_default())
            .bind(part)
            .bind(BUNKE)
            .fetch_all(k)
            .await)?;
        let kopi = |mut rad: Utleveringskolonner| {
            let part = PartKode(std::mem::take(&mut rad.15));
            Ok(Loggpost::Kopi(utlevering(&part, rad)?))
        };
        rader.into_iter().map(kopi).collect()
    }

    /// The registries that the citizen may know of, for which the actor may do what `operasjon` says and the level opens
    /// the service; and whether the level closes any.
    pub(super) async fn kjente(
        &self,
        aktor: &Aktor,
        operasjon: impl Fn(&Register) -> Operasjon<'_>,
    ) -> Result<(Vec<Arc<Register>>, bool), Feil> {
        let billetter = self.billetter(aktor.gjelder()).await?;
        let adgang = self.vakt.adgang(aktor).await?;
        let kjent = |r: &&Arc<Register>| {
            (r.apent_for == Apenhet::Alle || billetter.contains(&r.part)) && aktor.kan(operasjon(r)).is_ok()
        };
        let (apne, stengte): (Vec<_>, Vec<_>) = self
            .katalog
            .registre()
            .iter()
            .filter(kjent)
            .cloned()
            .partition(|r| adgang.apner(Tjeneste::for_register(r)).is_ok());
        Ok((apne, !stengte.is_empty()))
    }

    /// The citizen's contacts, from the reports that the actor may see: a mark tells nothing of the others.
    async fn kontakter(&self, aktor: &Aktor) -> Result<Kontakter, Feil> {
        let (registre, _) = self.kjente(aktor, |r| Operasjon::SeRegister(r)).await?;
        let rader: Vec<(String, String)> = les!(&self.basis, k =>
            sqlx::query_as(sql::NYESTE_RAPPORTER).bind(aktor.gjelder().0).fetch_all(k).await)?;
        let mut kontakter = Kontakter::default();
        for (_, innhold) in rader.iter().filter(|(part, _)| registre.iter().any(|r| r.part.0 == *part)) {
            let rapport: Rapport = serde_json::from_str(innhold).map_err(|_| Feil::Ulest("report"))?;
            kontakter.fra_rapport(&rapport);
        }
        Ok(kontakter)
    }

    async fn dekning(&self, innbygger: InnbyggerId) -> Result<HashMap<PartKode, Loggdekning>, Feil> {
        let rader: Vec<(String, String, String, i64)> =
            les!(&self.basis, k => sqlx::query_as(sql::LOGGDEKNING).bind(innbygger.0).fetch_all(k).await)?;
        let rad = |(part, fra, til, mottatt): (String, String, String, i64)| {
            let (fra, til) = (store::dag(&fra)?, store::dag(&til)?);
            Ok((PartKode(part), Loggdekning { fra, til, mottatt: store::tid(mottatt)? }))
        };
        rader.into_iter().map(rad).collect()
    }
}

/// Why an actor may see no log at all.
fn ingen_logg(aktor: &Aktor) -> Representasjonsavslag {
    match aktor.kan(Operasjon::Velge) {
        Err(Avslag::IkkePaVegneAv(hvorfor)) => hvorfor,
        _ if aktor.for_annen().is_some_and(|r| r.rolle == Rolle::Foreldreansvar) => Representasjonsavslag::Fra12,
        _ => Representasjonsavslag::UtenforOmrade,
    }
}

/// After everything that happened on a day.
fn slutten_av(dag: jiff::civil::Date) -> Loggmerke {
    Loggmerke { tid: tid::ved_midnatt(tid::om_dager(dag, 1)), id: HendelseId(0) }
}

#[cfg(test)]
mod tests;
