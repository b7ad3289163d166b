//! Levende: what is fetched from a registry's own system while the citizen waits. Asked for after the gatekeeper only, and
//! stored nowhere; a registry that is slow, out or lying makes the page say what is missing, never the page wait for long.

use super::Innsyn;
use super::sql;
use super::system::{Brukssvar, Lovet, Oppforing, Sporrer, Systemfeil};
use crate::domain::aktor::Aktor;
use crate::domain::bruk::{Bruk, Utlevering};
use crate::domain::fnr::{Fnr, Godtar};
use crate::domain::id::{HendelseId, InnbyggerId};
use crate::domain::oversikt::{Hentefeil, Henting, Motsigelse};
use crate::domain::rapport::{Hovedtype, Rapport};
use crate::domain::register::{Integrasjon, Register};
use crate::store::{Feil, les};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::HashSet;
use std::time::Duration;

/// Longest that a page waits for a registry's system, whatever the system's own adapter allows (contract §6.1: 10 s for the
/// whole page).
pub(super) const VENTETID: Duration = Duration::from_secs(9);

/// What came of asking for contents.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Hentet {
    pub henting: Henting,
    pub rapport: Option<Rapport>,
    pub motsigelse: Option<Motsigelse>,
}

impl Innsyn {
    /// Whether the registry's contents are fetched from its system.
    pub(super) fn hentes(&self, register: &Register) -> bool {
        matches!(register.integrasjon, Integrasjon::Pull | Integrasjon::Orkestrator)
            && self.systemer.for_part(&register.part).is_some()
    }

    /// The report, and at the same time whether the registry says that it has the citizen.
    pub(super) async fn hent_innhold(&self, aktor: &Aktor, register: &Register) -> Result<Hentet, Feil> {
        let Some(system) = self.systemer.for_part(&register.part).filter(|_| self.hentes(register)) else {
            return Ok(Hentet::default());
        };
        let sporrer = self.sporrer(aktor).await?;
        let (rapport, oppforing) = tokio::join!(
            self.vent(system.rapport(&sporrer, Hovedtype::Standard)),
            self.vent(system.oppforing(&sporrer))
        );
        let motsigelse = match oppforing {
            Ok(Oppforing::Ikke) => Some(Motsigelse::IkkeOppfort),
            Ok(Oppforing::Slettet) => Some(Motsigelse::Slettet),
            Ok(Oppforing::Oppfort { .. }) | Err(_) => None,
        };
        let (henting, rapport) = utfall(rapport);
        Ok(Hentet { henting, rapport, motsigelse })
    }

    /// The registry's own log, from the day `fra`.
    pub(super) async fn hent_bruk(
        &self,
        aktor: &Aktor,
        register: &Register,
        fra: Option<Date>,
    ) -> Result<(Henting, Option<Brukssvar>), Feil> {
        let Some(system) = self.systemer.for_part(&register.part) else { return Ok((Henting::Levert, None)) };
        let sporrer = self.sporrer(aktor).await?;
        Ok(utfall(self.vent(system.bruk(&sporrer, fra)).await))
    }

    async fn vent<T>(&self, svar: Lovet<'_, T>) -> Result<T, Systemfeil> {
        tokio::time::timeout(self.ventetid, svar).await.unwrap_or(Err(Systemfeil::Tregt))
    }

    /// Whose data are asked for, and who asks.
    pub(super) async fn sporrer(&self, aktor: &Aktor) -> Result<Sporrer, Feil> {
        let nummer = self.nummer(aktor.gjelder()).await?;
        let (innlogget, rolle) = match aktor.for_annen() {
            Some(annen) => (self.nummer(aktor.innlogget()).await?, Some(annen.rolle)),
            None => (nummer.clone(), None),
        };
        Ok(Sporrer { nummer, innlogget, rolle })
    }

    async fn nummer(&self, innbygger: InnbyggerId) -> Result<Fnr, Feil> {
        let (nummer,): (String,) =
            les!(&self.basis, k => sqlx::query_as(sql::NUMMER).bind(innbygger.0).fetch_one(k).await)?;
        // It was checked when it was stored: of the kind that this installation takes.
        let lest = Fnr::les(&nummer, Godtar::Ekte).or_else(|_| Fnr::les(&nummer, Godtar::Syntetiske));
        lest.map_err(|_| Feil::Ulest("number of a citizen"))
    }
}

/// What came, or why it did not. A system that is not connected for this is none.
fn utfall<T>(svar: Result<T, Systemfeil>) -> (Henting, Option<T>) {
    match svar {
        Ok(svar) => (Henting::Hentet, Some(svar)),
        Err(Systemfeil::IkkeTilkoblet) => (Henting::Levert, None),
        Err(Systemfeil::Uforstaelig) => (Henting::Feilet(Hentefeil::Uforstaelig), None),
        Err(Systemfeil::Tregt | Systemfeil::Nede | Systemfeil::Avvist(_)) => {
            (Henting::Feilet(Hentefeil::IngenKontakt), None)
        }
    }
}

/// Puts fetched rows among stored ones, newest first. What is there already under the registry's own key, stays as it is: a
/// stored row has an address.
pub(super) fn flett_bruk(lagret: &mut Vec<Bruk>, hentet: Vec<Bruk>, fra: Timestamp) {
    let kjente: HashSet<String> = lagret.iter().map(|b| b.nokkel.clone()).collect();
    let ny = |nokkel: &String| nokkel.is_empty() || !kjente.contains(nokkel);
    let nye = hentet.into_iter().filter(|b| b.tidspunkt >= fra && ny(&b.nokkel));
    // They have no address, and must still be told apart.
    lagret.extend((1..).zip(nye).map(|(nr, b)| Bruk { id: HendelseId(-nr), ..b }));
    lagret.sort_by_key(|b| std::cmp::Reverse(b.tidspunkt));
}

/// As [`flett_bruk`], of copies that left the registry.
pub(super) fn flett_utleveringer(lagret: &mut Vec<Utlevering>, hentet: Vec<Utlevering>, fra: Option<Date>) {
    let kjente: HashSet<String> = lagret.iter().map(|u| u.nokkel.clone()).collect();
    let ny = |nokkel: &String| nokkel.is_empty() || !kjente.contains(nokkel);
    lagret.extend(hentet.into_iter().filter(|u| fra.is_none_or(|fra| u.dato >= fra) && ny(&u.nokkel)));
    lagret.sort_by_key(|u| std::cmp::Reverse(u.dato));
}
