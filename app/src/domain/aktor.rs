//! Aktør: who acts. The first argument of every door method, so that forgetting to ask does not compile.

use super::id::InnbyggerId;

/// Somebody the system has let in. Constructors are called only where somebody is let in
/// (`server::auth`) and for invented people (`domain::samples`); a test reads the sources and says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aktor {
    som: InnbyggerId,
}

impl Aktor {
    /// A citizen who has logged in and acts for themselves.
    pub fn innbygger(id: InnbyggerId) -> Self {
        Self { som: id }
    }

    /// Whose data the actor works on.
    pub fn gjelder(&self) -> InnbyggerId {
        self.som
    }
}
