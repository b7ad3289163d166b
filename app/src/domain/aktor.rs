//! Aktør: who acts. The first argument of every door method, so that forgetting to ask does not compile.

use super::avslag::Avslag;
use super::historikk::GjortAv;
use super::id::InnbyggerId;
use super::representasjon::{Operasjon, Representasjon, kan};

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
    kode: super::definisjon::PartKode,
}

impl Part {
    /// A registry whose client has been let in.
    pub fn register(kode: super::definisjon::PartKode) -> Self {
        Self { kode }
    }

    pub fn kode(&self) -> &super::definisjon::PartKode {
        &self.kode
    }
}
