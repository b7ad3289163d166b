//! Reading cases, and what the form for a new one is drawn from. Each reading is noted before anything is read.

use super::{Hendelseskolonner, Sakskolonner, hendelse, kan_skrive, sql};
use crate::domain::aktor::Aktor;
use crate::domain::avslag::Avslag;
use crate::domain::dokument::{Dokument, Dokumentslag};
use crate::domain::id::HendelseId;
use crate::domain::oversikt::Navn;
use crate::domain::register::Register;
use crate::domain::representasjon::Operasjon;
use crate::domain::sak::{
    Gjelder, Henvisning, STORSTE_VEDLEGG, Saksliste, Saksrad, Saksside, Saksslag, Saksstatus, Saksutvalg, Skjemaside,
    Vedleggslinje, finn, ord_for_bruk,
};
use crate::domain::tid;
use crate::domain::tjenesten::Tjeneste;
use crate::innsyn::Innsyn;
use crate::innsyn::logg::{Brukskolonner, bruk};
use crate::personvern;
use crate::store::bruk::PORTALEN;
use crate::store::{Arend, Feil, fullfor, les, mikro, transaksjon};

/// Cases in a page of the list.
pub(super) const PER_SIDE: usize = 50;
/// Cases that are read; a citizen with more sees the newest.
const FLEST: i64 = 2000;
/// What the log calls them.
const ALLE: &str = "henvendelser";
pub(super) const EN: &str = "henvendelse";

impl Innsyn {
    /// What the form for a new case is drawn from: the registry, and the item it is about as the portal has it stored.
    ///
    /// # Errors
    /// [`Avslag::FinnesIkke`] alike for no such registry, one the citizen is not listed in, one that cannot be asked this,
    /// and an item that is not there or not the citizen's; level, lock or representation; database.
    pub async fn saksskjema(
        &self,
        aktor: &Aktor,
        slug: &str,
        slag: Saksslag,
        henvisning: Henvisning,
    ) -> Result<Skjemaside, Feil> {
        let register = self.synlig(aktor, slug).await?;
        kan_skrive(aktor, &register, slag)?;
        self.slipp_inn(aktor, &register, Operasjon::Sak(&register, slag), EN).await?;
        let gjelder = self.gjelder(aktor, &register, slag, &henvisning, "").await?;
        Ok(Skjemaside { register, slag, henvisning, gjelder })
    }

    /// The citizen's cases, newest first.
    ///
    /// # Errors
    /// [`Avslag::FinnesIkke`] for a registry that the citizen may not know of; level, lock or representation; database.
    pub async fn saker(&self, aktor: &Aktor, utvalg: &Saksutvalg) -> Result<Saksliste, Feil> {
        let register = match &utvalg.register {
            Some(slug) => {
                let register = self.synlig(aktor, slug).await?;
                self.slipp_inn(aktor, &register, Operasjon::SeRegister(&register), ALLE).await?;
                Some(register)
            }
            None => {
                self.til_saker(aktor, ALLE).await?;
                None
            }
        };
        let eldre = |r: &Saksrad| utvalg.eldre_enn.is_none_or(|id| r.sak.id < id);
        let her = |r: &Saksrad| register.as_ref().is_none_or(|reg| reg.part == r.register.part);
        let mut rader: Vec<_> = self.synlige_saker(aktor).await?.into_iter().filter(|r| eldre(r) && her(r)).collect();
        let flere = rader.len() > PER_SIDE;
        rader.truncate(PER_SIDE);
        Ok(Saksliste { rader, flere, register, dag: tid::dag(self.klokke.na()) })
    }

    /// The cases in which a registry has asked the citizen something.
    ///
    /// # Errors
    /// Level, lock or representation; database.
    pub async fn ventende_saker(&self, aktor: &Aktor) -> Result<Vec<Saksrad>, Feil> {
        self.til_saker(aktor, ALLE).await?;
        let rader = self.synlige_saker(aktor).await?;
        Ok(rader.into_iter().filter(|r| r.sak.status == Saksstatus::TrengerMer).collect())
    }

    /// One case. The citizen's own look makes its notices read.
    ///
    /// # Errors
    /// [`Avslag::FinnesIkke`] alike for no such case, somebody else's, and one the actor may not see; level, lock or
    /// representation; database.
    pub async fn sak(&self, aktor: &Aktor, id: HendelseId) -> Result<Saksside, Feil> {
        self.til_saker(aktor, EN).await?;
        let rad = self.en_sak(aktor, id).await?;
        let innbygger = aktor.gjelder().0;
        let hendelser: Vec<Hendelseskolonner> =
            les!(&self.basis, k => sqlx::query_as(sql::HENDELSER).bind(innbygger).bind(id.0).fetch_all(k).await)?;
        let vedlegg: Vec<Vedleggskolonner> =
            les!(&self.basis, k => sqlx::query_as(sql::VEDLEGGSLISTE).bind(innbygger).bind(id.0).fetch_all(k).await)?;
        let (fornavn, etternavn): (String, String) =
            les!(&self.basis, k => sqlx::query_as(personvern::sql::NAVN).bind(innbygger).fetch_one(k).await)?;
        if aktor.for_annen().is_none() {
            self.merk_saksvarsel_lest(aktor, id).await?;
        }
        Ok(Saksside {
            kan_skrive: kan_skrive(aktor, &rad.register, rad.sak.slag).is_ok(),
            rad,
            hendelser: hendelser.into_iter().map(hendelse).collect::<Result<_, _>>()?,
            vedlegg: vedlegg.into_iter().map(vedleggslinje).collect::<Result<_, _>>()?,
            navn: Navn { fornavn, etternavn },
            dag: tid::dag(self.klokke.na()),
        })
    }

    /// One file of a case. Who may see the case may have its files.
    ///
    /// # Errors
    /// As [`Self::sak`]; [`Avslag::FinnesIkke`] also for no such file.
    pub async fn sakvedlegg(&self, aktor: &Aktor, id: HendelseId, vedlegg: HendelseId) -> Result<Dokument, Feil> {
        self.til_saker(aktor, "vedlegg til henvendelse").await?;
        self.en_sak(aktor, id).await?;
        let rad: Option<(String, String)> = les!(&self.basis, k => sqlx::query_as(sql::VEDLEGG)
            .bind(aktor.gjelder().0)
            .bind(id.0)
            .bind(vedlegg.0)
            .fetch_optional(k)
            .await)?;
        let (mime, innhold) = rad.ok_or(Avslag::FinnesIkke)?;
        let slag = Dokumentslag::les_i_sak(&mime).ok_or(Feil::Ulest("kind of a file in a case"))?;
        Dokument::les(slag, innhold, STORSTE_VEDLEGG).map_err(|_| Feil::Ulest("file in a case"))
    }

    /// The item that a case is about. Where the portal stores it, its words are read from there, and whatever the form
    /// says of them is left aside; `ord` are the citizen's own for what is fetched live.
    pub(super) async fn gjelder(
        &self,
        aktor: &Aktor,
        register: &Register,
        slag: Saksslag,
        h: &Henvisning,
        ord: &str,
    ) -> Result<Gjelder, Feil> {
        if slag == Saksslag::Oppslag || h.oppslag.is_some() {
            aktor.kan(Operasjon::SeLogg(register)).map_err(|_| Avslag::FinnesIkke)?;
            let id = h.oppslag.ok_or(Avslag::FinnesIkke)?;
            let rad: Option<Brukskolonner> = les!(&self.basis, k => sqlx::query_as(sql::BRUKSRAD)
                .bind(aktor.gjelder().0)
                .bind(&register.part.0)
                .bind(id.0)
                .fetch_optional(k)
                .await)?;
            let rad = bruk(&register.part, rad.ok_or(Avslag::FinnesIkke)?)?;
            return Ok(Gjelder { oppslag: Some(id.0), ord: ord_for_bruk(&rad), ..Gjelder::default() });
        }
        let Some(id) = h.rapport else { return Ok(h.uten_lager(ord)) };
        let rapport = self.les_rapport(aktor, register, id).await?;
        Ok(finn(&rapport, h).ok_or(Avslag::FinnesIkke)?)
    }

    /// Lets the actor in to cases, and notes it in the portal's own log: being in touch with a registry may be sensitive.
    async fn til_saker(&self, aktor: &Aktor, kategorier: &str) -> Result<(), Feil> {
        let (tjeneste, operasjon) = (Tjeneste::Helseregistre, Operasjon::Velge);
        self.vakt.slipp_inn(aktor, Arend { tjeneste, operasjon, part: PORTALEN, kategorier }).await
    }

    async fn synlige_saker(&self, aktor: &Aktor) -> Result<Vec<Saksrad>, Feil> {
        let adgang = self.vakt.adgang(aktor).await?;
        let rader: Vec<Sakskolonner> = les!(&self.basis, k =>
            sqlx::query_as(sql::SAKER).bind(aktor.gjelder().0).bind(FLEST).fetch_all(k).await)?;
        rader.into_iter().filter_map(|rad| self.synlig_sak(aktor, adgang, rad).transpose()).collect()
    }

    async fn en_sak(&self, aktor: &Aktor, id: HendelseId) -> Result<Saksrad, Feil> {
        let adgang = self.vakt.adgang(aktor).await?;
        let rad: Option<Sakskolonner> = les!(&self.basis, k =>
            sqlx::query_as(sql::SAK).bind(aktor.gjelder().0).bind(id.0).fetch_optional(k).await)?;
        Ok(self.synlig_sak(aktor, adgang, rad.ok_or(Avslag::FinnesIkke)?)?.ok_or(Avslag::FinnesIkke)?)
    }

    async fn merk_saksvarsel_lest(&self, aktor: &Aktor, id: HendelseId) -> Result<(), Feil> {
        let (basis, innbygger, na) = (self.basis.clone(), aktor.gjelder().0, mikro(self.klokke.na()));
        fullfor(async move {
            transaksjon!(&basis, tx => {
                let lest = sqlx::query(sql::LES_VARSEL).bind(innbygger).bind(id.lesbar()).bind(na);
                lest.execute(&mut **tx).await?;
                Ok(())
            })
        })
        .await
    }
}

type Vedleggskolonner = (i64, String, String, String, i64);

fn vedleggslinje((id, hvem, navn, mime, tegn): Vedleggskolonner) -> Result<Vedleggslinje, Feil> {
    Ok(Vedleggslinje {
        id: HendelseId(id),
        eget: hvem == "innbygger",
        navn,
        slag: Dokumentslag::les_i_sak(&mime).ok_or(Feil::Ulest("kind of a file in a case"))?,
        // Base64 has four characters for three bytes; up to two too many do not show.
        byte: usize::try_from(tegn).unwrap_or(0) / 4 * 3,
    })
}
