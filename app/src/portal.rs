//! What a request is answered with: the doors, the set-up, and who asks. Provided to pages as context by the server.

use crate::domain::adresseregister::Adresseregister;
use crate::domain::aktor::Aktor;
use crate::domain::avslag::Avslag;
use crate::domain::fnr::Godtar;
use crate::domain::katalog::Katalog;
use crate::domain::klient::Klientregister;
use crate::domain::oversikt::Navn;
use crate::domain::representasjon::Slutt;
use crate::innsyn::Innsyn;
use crate::innsyn::system::Registersystemer;
use crate::innsyn::utsending::Ko;
use crate::oppsett::Oppsett;
use crate::pages::feil::Feilslag;
use crate::pages::gjelder::Gjelder;
use crate::pages::logg_inn::view::Testlinje;
use crate::personvern::Personvern;
use crate::pvk::Pvk;
use crate::store::okt::Okter;
use crate::store::relasjoner::ForAnnen;
use crate::store::saksbehandlerokt::Saksbehandlerokter;
use crate::store::signering::Signering;
use crate::store::{Basis, Feil, Klokke};
use std::sync::Arc;

pub mod saksbehandler;

/// The whole portal, shared by all requests. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Portal {
    pub basis: Basis,
    pub klokke: Klokke,
    pub katalog: Arc<Katalog>,
    pub personvern: Personvern,
    pub innsyn: Innsyn,
    /// The registries' own systems that are connected.
    pub systemer: Registersystemer,
    pub pvk: Pvk,
    /// The registries' programs that may call.
    pub klienter: Arc<Klientregister>,
    /// Settings on a page of a registry's listing.
    pub listeside: usize,
    pub okter: Okter,
    /// The case workers' sessions; nobody else's.
    pub saksbehandlerokter: Saksbehandlerokter,
    pub signering: Signering,
    /// Whom a restriction can be aimed at.
    pub adresser: Arc<Adresseregister>,
    pub oppsett: Arc<Oppsett>,
    /// Invented people to log in as; empty outside the demo.
    pub testpersoner: Arc<Vec<Testlinje>>,
}

impl Portal {
    pub fn ny(
        basis: Basis,
        klokke: Klokke,
        katalog: Arc<Katalog>,
        signering: Signering,
        oppsett: Oppsett,
        grenser: Tidsgrenser,
    ) -> Self {
        // The directory is compiled in and a test reads it; without it nobody can be chosen.
        let adresser = Arc::new(crate::catalogue::adresseregister().unwrap_or_default());
        let (katalog_, adresser_) = (Arc::clone(&katalog), Arc::clone(&adresser));
        let personvern = Personvern::ny(basis.clone(), klokke.clone(), katalog_, signering.clone(), adresser_);
        let godtar = if oppsett.demo { Godtar::Syntetiske } else { Godtar::Ekte };
        Self {
            pvk: Pvk::ny(basis.clone(), klokke.clone(), Arc::clone(&katalog), personvern.clone(), godtar),
            klienter: Arc::default(),
            systemer: Registersystemer::default(),
            listeside: 1000,
            personvern,
            adresser,
            signering,
            innsyn: Innsyn::ny(basis.clone(), klokke.clone(), Arc::clone(&katalog)),
            saksbehandlerokter: Saksbehandlerokter::ny(basis.clone(), klokke.clone(), grenser),
            okter: Okter::ny(basis.clone(), klokke.clone(), grenser),
            oppsett: Arc::new(oppsett),
            testpersoner: Arc::default(),
            basis,
            klokke,
            katalog,
        }
    }
}

impl Portal {
    /// The queue of what registries' systems are to be told.
    pub fn ko(&self) -> Ko {
        self.innsyn.ko(self.godtar())
    }

    /// Which numbers this installation takes: the demo only invented ones, production only real ones.
    pub fn godtar(&self) -> Godtar {
        if self.oppsett.demo { Godtar::Syntetiske } else { Godtar::Ekte }
    }

    /// The same, connected to registries' own systems.
    #[must_use]
    pub fn koble(self, systemer: Registersystemer) -> Self {
        Self { innsyn: self.innsyn.med_systemer(systemer.clone()), systemer, ..self }
    }

    /// Today, in Norway.
    pub fn dag(&self) -> jiff::civil::Date {
        crate::domain::tid::dag(self.klokke.na())
    }
}

pub use crate::store::okt::Tidsgrenser;

/// One request: the portal, and who asks.
#[derive(Clone, Debug)]
pub struct Foresporsel {
    pub portal: Portal,
    pub innlogget: Option<Innlogget>,
    /// Set when the answer is an error page whatever the address says.
    pub feil: Option<Feilslag>,
}

/// Somebody who is logged in.
#[derive(Clone, Debug)]
pub struct Innlogget {
    pub aktor: Aktor,
    pub navn: Navn,
    /// Seconds until the session ends without activity.
    pub sekunder: u32,
    /// Whom they act for.
    pub for_annen: Option<ForAnnen>,
    /// Why they no longer act for the one they chose.
    pub slutt: Option<Slutt>,
    /// Whether there is anybody to choose.
    pub har_relasjoner: bool,
}

impl Innlogget {
    /// Who the pages of this request are about.
    pub fn gjelder(&self) -> Gjelder {
        let navn = self.for_annen.as_ref().map_or(&self.navn, |a| &a.navn).clone();
        Gjelder {
            innbygger: self.aktor.gjelder(),
            navn,
            for_annen: self.aktor.for_annen().cloned(),
            slutt: self.slutt.clone(),
        }
    }
}

impl Foresporsel {
    /// The actor of a personal page. The server lets nobody past without one; should it, nothing is shown.
    ///
    /// # Errors
    /// [`Avslag::FinnesIkke`] without a login.
    pub fn aktor(&self) -> Result<&Aktor, Feil> {
        self.innlogget.as_ref().map(|i| &i.aktor).ok_or(Feil::Avslag(Avslag::FinnesIkke))
    }
}
