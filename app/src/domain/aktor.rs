//! Aktør: who acts. The first argument of every door method, so that forgetting to ask does not compile.

use super::avslag::Avslag;
use super::definisjon::{Definisjon, DefinisjonId, PartKode};
use super::historikk::GjortAv;
use super::id::InnbyggerId;
use super::katalog::Katalog;
use super::klient::{Klient, Klientavslag, Skop};
use super::register::Register;
use super::representasjon::{Operasjon, Representasjon, kan};
use std::sync::Arc;

/// Somebody the system has let in. Constructors are called only where somebody is let in
/// (`server::auth`) and for invented people (`domain::samples`); a test reads the sources and says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aktor {
    innlogget: InnbyggerId,
    for_annen: Option<Representasjon>,
}

impl Aktor {
    /// A citizen who has logged in and acts for themselves.
    pub fn innbygger(id: InnbyggerId) -> Self {
        Self { innlogget: id, for_annen: None }
    }

    /// A citizen who has logged in and acts for another.
    pub fn representant(id: InnbyggerId, for_annen: Representasjon) -> Self {
        Self { innlogget: id, for_annen: Some(for_annen) }
    }

    /// Whose data the actor works on.
    pub fn gjelder(&self) -> InnbyggerId {
        self.for_annen.as_ref().map_or(self.innlogget, |r| r.innbygger)
    }

    /// Who has logged in.
    pub fn innlogget(&self) -> InnbyggerId {
        self.innlogget
    }

    /// Whom the actor acts for and why; none for themselves.
    pub fn for_annen(&self) -> Option<&Representasjon> {
        self.for_annen.as_ref()
    }

    /// Whether the actor may do this. Everybody may for themselves.
    ///
    /// # Errors
    /// [`Avslag::IkkePaVegneAv`] with the reason.
    pub fn kan(&self, operasjon: Operasjon<'_>) -> Result<(), Avslag> {
        match &self.for_annen {
            Some(r) => kan(r.rolle, &r.fakta, operasjon).map_err(Avslag::IkkePaVegneAv),
            None => Ok(()),
        }
    }

    /// How the history names the actor.
    pub fn gjort_av(&self) -> GjortAv {
        match &self.for_annen {
            Some(r) => GjortAv::Representant { id: self.innlogget, rolle: r.rolle, navn: r.representant_navn.clone() },
            None => GjortAv::Selv,
        }
    }
}

/// Part: a registry that the system has let in, by its code. Made where [`Aktor`] is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    kode: PartKode,
}

impl Part {
    /// A registry whose client has been let in.
    pub fn register(kode: PartKode) -> Self {
        Self { kode }
    }

    /// The registry that a subscriber speaks for when it confirms a change of a definition: only who may register
    /// settings or tickets for the part is the registry itself; others may read it, and their word puts nothing in force.
    pub fn som_bekrefter(klient: &Klient, definisjon: &DefinisjonId) -> Option<Self> {
        let egen =
            klient.tilganger.iter().find(|t| (t.skriv || t.inkludering) && t.definisjoner.contains(definisjon))?;
        Some(Self::register(egen.part.clone()))
    }

    pub fn kode(&self) -> &PartKode {
        &self.kode
    }
}

/// Saksbehandler: somebody at a registry without a system of its own, who has logged in to work on its cases. Made where
/// [`Aktor`] is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saksbehandler {
    id: i64,
    navn: String,
    virksomhet: String,
    parter: Vec<PartKode>,
}

impl Saksbehandler {
    /// A case worker whose session is good.
    pub fn innlogget(id: i64, navn: String, virksomhet: String, parter: Vec<PartKode>) -> Self {
        Self { id, navn, virksomhet, parter }
    }

    pub fn id(&self) -> i64 {
        self.id
    }

    pub fn navn(&self) -> &str {
        &self.navn
    }

    pub fn virksomhet(&self) -> &str {
        &self.virksomhet
    }

    /// The registries whose cases they may work on.
    pub fn parter(&self) -> &[PartKode] {
        &self.parter
    }
}

/// Registerklient: a registry's program that the system has let in, with what its token lets it do. Made where
/// [`Aktor`] is.
#[derive(Clone, Debug)]
pub struct Registerklient {
    klient: Arc<Klient>,
    skop: Vec<Skop>,
}

impl Registerklient {
    /// A client whose token and proof have been found good.
    pub fn innsluppet(klient: Arc<Klient>, skop: Vec<Skop>) -> Self {
        Self { klient, skop }
    }

    pub fn klient(&self) -> &Arc<Klient> {
        &self.klient
    }

    /// The definition that a request names, when the client may do this with it. Part and GUID are both named, and must
    /// fit (contract §1.0).
    ///
    /// # Errors
    /// Scope, then definition, then grant: [`Klientavslag::ManglerSkop`], [`Klientavslag::UkjentDefinisjon`],
    /// [`Klientavslag::ManglerTilgang`].
    pub fn definisjon<'k>(
        &self,
        katalog: &'k Katalog,
        part: &str,
        guid: &str,
        skop: Skop,
    ) -> Result<(&'k Arc<Register>, &'k Definisjon), Klientavslag> {
        self.har(skop)?;
        let id = DefinisjonId(guid.to_ascii_lowercase());
        let (register, definisjon) = katalog.definisjon(&id).ok_or(Klientavslag::UkjentDefinisjon)?;
        if !register.part.0.eq_ignore_ascii_case(part) {
            return Err(Klientavslag::UkjentDefinisjon);
        }
        if !self.klient.har(&id, skop) {
            return Err(Klientavslag::ManglerTilgang);
        }
        Ok((register, definisjon))
    }

    /// The part that a request names, when the client may do this for it.
    ///
    /// # Errors
    /// As [`Self::definisjon`].
    pub fn part(&self, katalog: &Katalog, part: &str, skop: Skop) -> Result<Part, Klientavslag> {
        self.har(skop)?;
        let register = katalog.registre().iter().find(|r| r.part.0.eq_ignore_ascii_case(part));
        let register = register.ok_or(Klientavslag::UkjentDefinisjon)?;
        if !self.klient.tilganger.iter().any(|t| t.part == register.part && t.gir(skop)) {
            return Err(Klientavslag::ManglerTilgang);
        }
        Ok(Part::register(register.part.clone()))
    }

    /// Whether the token holds a scope.
    pub fn har_skop(&self, skop: Skop) -> bool {
        self.skop.contains(&skop)
    }

    fn har(&self, skop: Skop) -> Result<(), Klientavslag> {
        if self.har_skop(skop) { Ok(()) } else { Err(Klientavslag::ManglerSkop) }
    }
}
