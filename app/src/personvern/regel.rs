//! What a permitted wish comes to: nothing, the change, or the change and those that fall with it. Shared by citizens'
//! forms and registries' registrations.

use super::lagre::NyVerdi;
use crate::domain::avslag::Avslag;
use crate::domain::definisjon::{Definisjon, DefinisjonId};
use crate::domain::innstilling::{Avgjorelse, Onske, Personverninnstilling, avgjor};
use crate::domain::metadata::Metadata;
use crate::domain::register::Register;
use crate::domain::tid;
use jiff::Timestamp;
use std::sync::Arc;

/// What a wish is about.
pub(crate) struct Mal {
    pub register: Arc<Register>,
    pub definisjon: Definisjon,
}

/// When a wish was made, and when it is stored.
#[derive(Clone, Copy)]
pub(crate) struct Tider {
    pub na: Timestamp,
    /// The same as `na`, except for what was set on paper before. Never before the setting's own last change.
    pub satt: Timestamp,
}

/// What is to be stored: nothing, the change, or the change and those that fall with it (who withdraws a consent withdraws
/// the consents that need it). What falls is dated no earlier than its own last change, and no later than now.
///
/// # Errors
/// The [`Avslag`] of the rule [`avgjor`].
pub(crate) fn nye_verdier(
    mal: &Mal,
    lagrede: &[Personverninnstilling],
    inkludert: bool,
    onske: &Onske,
    tider: Tider,
) -> Result<Vec<NyVerdi>, Avslag> {
    let d = &mal.definisjon;
    let aktive: Vec<DefinisjonId> = lagrede.iter().filter(|i| i.aktiv).map(|i| i.definisjon.clone()).collect();
    let lagret = lagrede.iter().find(|i| i.definisjon == d.id);
    let ny = |d: &Definisjon, metadata: Metadata, sekvensnummer, satt| NyVerdi {
        register: Arc::clone(&mal.register),
        definisjon: d.clone(),
        valg: onske.valg,
        metadata,
        sekvensnummer,
        satt,
    };
    match avgjor(d, lagret, inkludert, &aktive, onske, tid::dag(tider.na))? {
        Avgjorelse::Uendret => Ok(Vec::new()),
        Avgjorelse::Endre { sekvensnummer } => {
            let avhengige = mal.register.avhengige(d).into_iter().filter(|_| !onske.valg.aktiv());
            let faller = avhengige.filter_map(|a| {
                let i = lagrede.iter().find(|i| i.definisjon == a.id && i.aktiv)?;
                Some(ny(a, Metadata::default(), i.sekvensnummer + 1, tider.satt.max(i.endret.min(tider.na))))
            });
            Ok(std::iter::once(ny(d, onske.metadata.clone(), sekvensnummer, tider.satt)).chain(faller).collect())
        }
    }
}
