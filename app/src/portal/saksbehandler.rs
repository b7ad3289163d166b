//! One request of a case worker: the portal, and who asks. Apart from citizens' requests in every way.

use super::Portal;
use crate::domain::aktor::Saksbehandler;
use crate::domain::klient::Klientavslag;
use crate::pages::saksbehandler::feil::Saksfeil;
use crate::pages::saksbehandler::sak::Utkast;
use crate::pvk::Pvkfeil;
use std::sync::Arc;

/// One request: the portal, and who asks.
#[derive(Clone, Debug)]
pub struct Saksforesporsel {
    pub portal: Portal,
    pub saksbehandler: Option<Arc<Saksbehandler>>,
    /// Set when the answer is an error page whatever the address says.
    pub feil: Option<Saksfeil>,
    /// A form that could not be taken, to be shown again with what was typed.
    pub utkast: Option<Arc<Utkast>>,
}

impl Saksforesporsel {
    /// Who works on cases. The server lets nobody past without a login; should it, nothing is shown.
    ///
    /// # Errors
    /// [`Klientavslag::FinnesIkke`] without a login.
    pub fn saksbehandler(&self) -> Result<&Saksbehandler, Pvkfeil> {
        self.saksbehandler.as_deref().ok_or(Klientavslag::FinnesIkke.into())
    }
}
