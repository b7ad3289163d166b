//! The history: filtered, by the page or whole, and the text that a change was an answer to.

use super::{Endringskolonner, Personvern, endring, sql};
use crate::domain::aktor::Aktor;
use crate::domain::avslag::Avslag;
use crate::domain::definisjon::{Definisjon, PerValg};
use crate::domain::id::HendelseId;
use crate::domain::katalog::sorteringsnokkel;
use crate::domain::oversikt::{Historikkrad, Historikkside, Tekstside};
use crate::domain::register::Register;
use crate::domain::utvalg::Utvalg;
use crate::store::bruk::PORTALEN;
use crate::store::{Feil, les};
use std::sync::Arc;

/// Changes on a page of the history.
const PER_SIDE: usize = 20;

/// What of the history is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Historikksporring {
    pub utvalg: Utvalg,
    pub mengde: Mengde,
}

/// How much of what fits the filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mengde {
    /// One page, from 1; a page that is not there becomes the nearest.
    Side(u32),
    /// Everything, to print.
    Alle,
    /// Everything, as a file.
    Fil,
}

impl Default for Mengde {
    fn default() -> Self {
        Self::Side(1)
    }
}

impl From<u32> for Historikksporring {
    fn from(side: u32) -> Self {
        Self { utvalg: Utvalg::default(), mengde: Mengde::Side(side) }
    }
}

impl Personvern {
    /// The history of all settings, newest first.
    ///
    /// # Errors
    /// Database.
    pub async fn historikk(&self, aktor: &Aktor, hva: impl Into<Historikksporring>) -> Result<Historikkside, Feil> {
        let Historikksporring { utvalg, mengde } = hva.into();
        let kategorier = if mengde == Mengde::Fil { "historikk, lastet ned" } else { "historikk" };
        self.slipp_inn(aktor, PORTALEN, kategorier).await?;
        let alle = self.endringer(aktor, i64::MAX, 0).await?;
        let mut registre: Vec<Arc<Register>> = alle.iter().map(|r| Arc::clone(&r.register)).collect();
        registre.sort_by_key(|r| (sorteringsnokkel(&r.navn), r.part.clone()));
        registre.dedup_by(|a, b| a.part == b.part);
        let i_alt = alle.len();
        let rader: Vec<Historikkrad> = alle.into_iter().filter(|r| utvalg.passer(r)).collect();
        let antall = rader.len();
        let (rader, side, sider) = match mengde {
            Mengde::Side(side) => en_side(rader, side),
            Mengde::Alle | Mengde::Fil => (rader, 1, 1),
        };
        Ok(Historikkside { rader, side, sider, utvalg, antall, i_alt, registre })
    }

    /// The text that a change was an answer to.
    ///
    /// # Errors
    /// [`Avslag::FinnesIkke`] when the citizen has no such change, whoever else may; database, and a version of the text
    /// that nobody has kept.
    pub async fn tekst(&self, aktor: &Aktor, id: HendelseId) -> Result<Tekstside, Feil> {
        let innbygger = aktor.gjelder();
        let kolonner: Option<Endringskolonner> = les!(&self.basis, k =>
            sqlx::query_as(sql::HISTORIKK_EN).bind(innbygger.0).bind(id.0).fetch_optional(k).await)?;
        let rad = self.historikkrad(endring(kolonner.ok_or(Avslag::FinnesIkke)?)?)?;
        self.slipp_inn(aktor, &rad.register.part.0, "tekst").await?;
        let (sporsmal, virkning) = self.versjon(&rad.definisjon, rad.endring.tekst_versjon).await?;
        Ok(Tekstside { rad, sporsmal, virkning })
    }

    /// A version of a text: from the catalogue, or as it was stored when it was offered.
    async fn versjon(&self, d: &Definisjon, versjon: i64) -> Result<(String, PerValg<Vec<String>>), Feil> {
        if let Some((sporsmal, virkning)) = d.tekst(versjon) {
            return Ok((sporsmal.to_owned(), virkning.clone()));
        }
        let lagret: Option<(String,)> = les!(&self.basis, k =>
            sqlx::query_as(sql::LAGRET_DEFINISJON).bind(&d.id.0).bind(versjon).fetch_optional(k).await)?;
        let (innhold,) = lagret.ok_or(Feil::Ulest("version of a text"))?;
        let da: Definisjon = serde_json::from_str(&innhold).map_err(|_| Feil::Ulest("stored definition"))?;
        Ok((da.sporsmal, da.virkning))
    }
}

/// The rows of one page, its number and the number of pages.
fn en_side(rader: Vec<Historikkrad>, side: u32) -> (Vec<Historikkrad>, u32, u32) {
    let sider = u32::try_from(rader.len().div_ceil(PER_SIDE)).unwrap_or(u32::MAX).max(1);
    let side = side.clamp(1, sider);
    let for_ = usize::try_from(side - 1).unwrap_or(usize::MAX).saturating_mul(PER_SIDE);
    (rader.into_iter().skip(for_).take(PER_SIDE).collect(), side, sider)
}
