//! Words of cases and orders as case workers read them.

use crate::domain::rapport::Hovedtype;
use crate::domain::sak::{Saksslag, Saksstatus};
use crate::domain::saksgang::Hendelsesav;
use crate::t;

/// What a case is.
pub fn slag(slag: Saksslag) -> String {
    match slag {
        Saksslag::Feil => t!("sb-slag-feil"),
        Saksslag::Sletting => t!("sb-slag-sletting"),
        Saksslag::Sperring => t!("sb-slag-sperring"),
        Saksslag::Sporsmal => t!("sb-slag-sporsmal"),
        Saksslag::Oppslag => t!("sb-slag-oppslag"),
    }
}

/// Where it stands.
pub fn status(status: Saksstatus) -> String {
    match status {
        Saksstatus::Sendt => t!("sb-status-sendt"),
        Saksstatus::Mottatt => t!("sb-status-mottatt"),
        Saksstatus::UnderBehandling => t!("sb-status-under-behandling"),
        Saksstatus::TrengerMer => t!("sb-status-trenger-mer"),
        Saksstatus::Innvilget => t!("sb-status-innvilget"),
        Saksstatus::DelvisInnvilget => t!("sb-status-delvis"),
        Saksstatus::Avslatt => t!("sb-status-avslatt"),
        Saksstatus::Besvart => t!("sb-status-besvart"),
    }
}

/// Who did something.
pub fn hvem(hvem: Hendelsesav, navn: &str) -> String {
    let ord = match hvem {
        Hendelsesav::Innbygger => t!("sb-hvem-innbygger"),
        Hendelsesav::Representant => t!("sb-hvem-representant"),
        Hendelsesav::Register => t!("sb-hvem-register"),
        Hendelsesav::Portal => t!("sb-hvem-portal"),
    };
    if navn.is_empty() { ord } else { format!("{ord} ({navn})") }
}

/// What kind of report is ordered.
pub fn rapport(hovedtype: Hovedtype) -> String {
    match hovedtype {
        Hovedtype::Standard => t!("sb-rapport-std"),
        Hovedtype::Full => t!("sb-rapport-full"),
        Hovedtype::Flyttbar => t!("sb-rapport-tra"),
        Hovedtype::Lokal => t!("sb-rapport-lok"),
    }
}
