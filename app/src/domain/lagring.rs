//! Lagring: whether the portal may keep a copy of what a registry delivers about a citizen. Nothing is stored for a
//! consent-based registry before a valid consent, nor against a reservation that deletes.

use super::definisjon::{Definisjon, TypePi, Valg};
use super::innstilling::Personverninnstilling;
use super::register::{Grunnlagsslag, Register};
use jiff::civil::Date;

/// Why nothing may be stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Lagringsavslag {
    /// The registry builds on consent, and the citizen has not given it.
    #[error("no valid consent")]
    IkkeSamtykket,
    /// The citizen has reserved against storage.
    #[error("reserved against storage")]
    Reservert,
}

/// Whether what `register` delivers on `dag` may be stored. `lagrede` are the citizen's settings.
///
/// # Errors
/// [`Lagringsavslag`].
pub fn kan_lagres(register: &Register, lagrede: &[Personverninnstilling], dag: Date) -> Result<(), Lagringsavslag> {
    let aktiv = |d: &Definisjon| lagrede.iter().any(|i| i.definisjon == d.id && i.aktiv);
    let mut grunnleggende = register.definisjoner.iter().filter(|d| d.krever.is_empty() && d.slettes.is_empty());
    match register.grunnlag(dag).map(|g| g.slag) {
        Some(Grunnlagsslag::Samtykke) => {
            let gitt = grunnleggende.any(|d| d.type_pi == TypePi::Samtykke && aktiv(d));
            if gitt { Ok(()) } else { Err(Lagringsavslag::IkkeSamtykket) }
        }
        _ => {
            let mot = |d: &Definisjon| d.type_pi == TypePi::Reservasjon && d.sletter(Valg::Aktiv) && aktiv(d);
            if grunnleggende.any(mot) { Err(Lagringsavslag::Reservert) } else { Ok(()) }
        }
    }
}
