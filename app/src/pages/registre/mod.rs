//! Helseregistre (screens 6.4–6.6): the list with its filter, one registry's contents and log, and insight reports.

pub mod liste;
#[cfg(feature = "ssr")]
pub mod page;
pub mod rapport;
pub mod view;

pub use liste::EXHIBIT;
pub use rapport::EXHIBIT as EXHIBIT_RAPPORT;

use crate::domain::register::{Apenhet, Register};
use crate::t;

pub(crate) const ROT: &str = "/helseregistre";

/// The name of a registry in a page title: being listed in some is itself health information.
fn i_tittel(register: &Register) -> String {
    match register.apent_for {
        Apenhet::Alle => register.navn.clone(),
        Apenhet::Oppforte => t!("register-uten-navn"),
    }
}
