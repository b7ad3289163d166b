//! The words of a disease course: of how an attack ended, of kinds of treatment, of types of the disease.

use crate::domain::forlop::{Bedring, Behandling, Behandlingsslag, Fase, Faseslag};
use crate::t;

/// How the citizen recovered from an attack.
pub(in crate::pages::registre) fn bedring(bedring: Bedring) -> String {
    match bedring {
        Bedring::Full => t!("bedring-full"),
        Bedring::Delvis => t!("bedring-delvis"),
        Bedring::Ingen => t!("bedring-ingen"),
        Bedring::Ukjent => t!("bedring-ukjent"),
    }
}

/// What kind of treatment it is.
pub(in crate::pages::registre) fn slag(slag: Behandlingsslag) -> String {
    match slag {
        Behandlingsslag::Moderat => t!("graf-moderat"),
        Behandlingsslag::Hoyeffektiv => t!("graf-hoyeffektiv"),
        Behandlingsslag::Puls => t!("graf-puls"),
        Behandlingsslag::Ingen => t!("behandling-uten"),
    }
}

/// What a treatment without a drug's name is called.
pub(super) fn uten_navn(b: &Behandling) -> String {
    if b.slag == Behandlingsslag::Ingen { t!("behandling-uten") } else { t!("behandling-uten-navn") }
}

/// What the type of the disease is called in full.
pub(super) fn fase(f: &Fase) -> String {
    match f.slag {
        Faseslag::Rrms => t!("fase-rrms"),
        Faseslag::Spms => t!("fase-spms"),
        Faseslag::Ppms => t!("fase-ppms"),
        Faseslag::Cis => t!("fase-cis"),
        Faseslag::Ris => t!("fase-ris"),
    }
}
