//! The words of cases: kinds, states, files that are not taken. One wording per state (screens 5.5, 6.5c).

use crate::components::choices::ErrorSummary;
use crate::components::status::Tone;
use crate::components::text_area::FileField;
use crate::domain::register::Register;
use crate::domain::sak::{Felt, Feltfeil, MAKS_TEGN, Sak, Saksslag, Saksstatus, Vedleggsfeil};
use crate::t;
use leptos::prelude::*;

/// Kinds of files that browsers offer first; what they are is decided by what is in them.
const FILTYPER: &str = ".pdf,.png,.jpg,.jpeg,.txt";

/// What a case is called.
pub(super) fn slag(slag: Saksslag) -> String {
    match slag {
        Saksslag::Feil => t!("sak-feil"),
        Saksslag::Sletting => t!("sak-sletting"),
        Saksslag::Sperring => t!("sak-sperring"),
        Saksslag::Sporsmal => t!("sak-sporsmal"),
        Saksslag::Oppslag => t!("sak-oppslag"),
    }
}

/// The state of a case and its icon.
pub(super) fn status(sak: &Sak) -> (Tone, String) {
    match sak.status {
        Saksstatus::Sendt => (Tone::Waiting, t!("sak-sendt")),
        Saksstatus::Mottatt => (Tone::Waiting, t!("sak-mottatt")),
        Saksstatus::UnderBehandling => (Tone::Waiting, t!("sak-under-behandling")),
        Saksstatus::TrengerMer => (Tone::Waiting, t!("sak-trenger-mer")),
        ferdig => (tone(ferdig), svar(sak.slag, ferdig)),
    }
}

fn tone(status: Saksstatus) -> Tone {
    match status {
        Saksstatus::Innvilget | Saksstatus::Besvart => Tone::Positive,
        _ => Tone::Neutral,
    }
}

/// What a registry's last word was.
pub(super) fn svar(slag: Saksslag, status: Saksstatus) -> String {
    match (slag, status) {
        (Saksslag::Feil, Saksstatus::Innvilget) => t!("sak-rettet"),
        (Saksslag::Feil, Saksstatus::DelvisInnvilget) => t!("sak-delvis-rettet"),
        (Saksslag::Feil, Saksstatus::Avslatt) => t!("sak-ikke-rettet"),
        (Saksslag::Sletting, Saksstatus::Innvilget) => t!("sak-slettet"),
        (Saksslag::Sletting, Saksstatus::DelvisInnvilget) => t!("sak-delvis-slettet"),
        (Saksslag::Sletting, Saksstatus::Avslatt) => t!("sak-ikke-slettet"),
        (Saksslag::Sperring, Saksstatus::Innvilget) => t!("sak-sperret"),
        (Saksslag::Sperring, Saksstatus::DelvisInnvilget) => t!("sak-delvis-sperret"),
        (Saksslag::Sperring, Saksstatus::Avslatt) => t!("sak-ikke-sperret"),
        _ => t!("sak-besvart"),
    }
}

/// The links that lead to writing to a registry, by kind.
pub(super) fn handling(slag: Saksslag) -> String {
    match slag {
        Saksslag::Feil => t!("sak-meld-feil"),
        Saksslag::Sletting => t!("sak-be-om-sletting"),
        Saksslag::Sperring => t!("sak-be-om-sperring"),
        Saksslag::Sporsmal => t!("sak-still-sporsmal"),
        Saksslag::Oppslag => t!("sak-meld-oppslag"),
    }
}

/// The name of a field, as ids and the error summary have it.
pub(super) fn felt(felt: Felt) -> &'static str {
    match felt {
        Felt::Ord => "ord",
        Felt::Tekst => "tekst",
        Felt::Onsket => "onsket",
        Felt::Omfang => "omfang",
    }
}

/// What must be put right in a field, the same sentence in the summary and by the field.
pub(super) fn feltfeil(slag: Saksslag, feil: Feltfeil) -> String {
    match feil {
        Feltfeil::ForLang(Felt::Ord, tegn) => t!("sak-ord-for-langt", tegn = tegn),
        Feltfeil::ForLang(_, tegn) => for_lang(tegn),
        Feltfeil::Mangler(Felt::Ord) => t!("sak-mangler-ord"),
        Feltfeil::Mangler(Felt::Omfang) if slag == Saksslag::Sperring => t!("sak-mangler-hvem"),
        Feltfeil::Mangler(Felt::Omfang) => t!("sak-mangler-hvilke"),
        Feltfeil::Mangler(_) => match slag {
            Saksslag::Feil => t!("sak-mangler-feil"),
            Saksslag::Sletting => t!("sak-mangler-noen"),
            Saksslag::Sperring => t!("sak-mangler-noen-personer"),
            Saksslag::Sporsmal | Saksslag::Oppslag => t!("sak-mangler-sporsmal"),
        },
    }
}

/// A message that is empty or too long.
pub(super) fn meldingsfeil(feil: Feltfeil) -> String {
    match feil {
        Feltfeil::ForLang(_, tegn) => for_lang(tegn),
        Feltfeil::Mangler(_) => t!("sak-mangler-melding"),
    }
}

fn for_lang(tegn: usize) -> String {
    t!("sak-for-lang", maks = MAKS_TEGN.to_string(), tegn = tegn.to_string())
}

/// What became of files that were sent along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filfeil {
    Avvist(Vedleggsfeil),
    /// All of it together was too large.
    ForStortIAlt,
    /// Nothing is wrong with them, but a browser does not send them again by itself.
    VelgIgjen(Vec<String>),
}

pub(super) fn filfeil(feil: &Filfeil) -> String {
    match feil {
        Filfeil::Avvist(Vedleggsfeil::ForMange) => t!("sak-fil-for-mange"),
        Filfeil::Avvist(Vedleggsfeil::ForStort(navn)) => t!("sak-fil-for-stor", navn = navn.as_str()),
        Filfeil::Avvist(Vedleggsfeil::Tomt(navn)) => t!("sak-fil-tom", navn = navn.as_str()),
        Filfeil::Avvist(Vedleggsfeil::FeilSlag(navn)) => t!("sak-fil-feil-slag", navn = navn.as_str()),
        Filfeil::ForStortIAlt => t!("sak-fil-for-stort-i-alt"),
        Filfeil::VelgIgjen(navn) => t!("sak-fil-velg-igjen", navn = navn.join(", ")),
    }
}

/// The error summary of a form; nothing when nothing is wrong.
#[component]
pub(super) fn Oppsummering(feil: Vec<(String, String)>) -> impl IntoView {
    (!feil.is_empty()).then(|| view! { <ErrorSummary title=t!("ma-rette") errors=feil/> })
}

/// The field for files, the same in every form.
#[component]
pub(super) fn Filfelt(navn: &'static str, feil: Vec<Filfeil>) -> impl IntoView {
    let feil = (!feil.is_empty()).then(|| feil.iter().map(filfeil).collect::<Vec<_>>().join(" "));
    view! { <FileField name=navn label=t!("sak-filer") hint=t!("sak-filer-hjelp") accept=FILTYPER error=feil/> }
}

/// A registry's own sentence about a kind of case; empty when it has none.
pub(super) fn om(register: &Register, slag: Saksslag) -> &str {
    match slag {
        Saksslag::Feil => &register.henvendelse.rettes_av,
        Saksslag::Sletting => &register.henvendelse.slettes_ikke,
        _ => "",
    }
}
