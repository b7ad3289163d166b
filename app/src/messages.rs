//! Every word shown to citizens, from the message files in `app/messages/` (Project Fluent; a folder per language, a file per part of the portal), in the language of the
//! page. `t!("key")` or `t!("key", name = value)`; a test compares the keys with the code in both directions.

use crate::domain::tid::{self, Dato};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use jiff::{Timestamp, civil::Date};
use std::sync::OnceLock;

mod nb {
    include!(concat!(env!("OUT_DIR"), "/messages_nb.rs"));
}

/// The languages that have message files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sprak {
    /// Bokmål, complete.
    #[default]
    Nb,
}

impl Sprak {
    pub const ALLE: &[Self] = &[Self::Nb];

    /// As `lang` attributes spell it.
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Nb => "nb",
        }
    }

    /// The message files, one after the other.
    fn kilde(self) -> String {
        let filer = match self {
            Self::Nb => nb::FILER,
        };
        filer.iter().map(|(_, tekst)| *tekst).collect::<Vec<_>>().join("\n")
    }

    fn bunt(self) -> &'static FluentBundle<FluentResource> {
        static NB: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
        match self {
            Self::Nb => NB.get_or_init(|| bunt(self)),
        }
    }
}

fn bunt(sprak: Sprak) -> FluentBundle<FluentResource> {
    // A faulty line is left out and found by the test of this file; the others still stand.
    let ressurs = FluentResource::try_new(sprak.kilde()).unwrap_or_else(|(ressurs, _)| ressurs);
    let koder = sprak.kode().parse().map(|id| vec![id]).unwrap_or_default();
    let mut bunt = FluentBundle::new_concurrent(koder);
    // Isolation marks would show up in copied text and in titles; no right-to-left language is offered.
    bunt.set_use_isolating(false);
    bunt.add_resource_overriding(ressurs);
    bunt
}

/// The text of a key in the language of the page. An unknown key shows itself, and fails the test of this file.
pub fn tekst(nokkel: &str, args: Option<&FluentArgs<'_>>) -> String {
    let sprak: Sprak = leptos::prelude::use_context().unwrap_or_default();
    let bunt = sprak.bunt();
    let Some(monster) = bunt.get_message(nokkel).and_then(|m| m.value()) else { return nokkel.to_owned() };
    bunt.format_pattern(monster, args, &mut Vec::new()).into_owned()
}

/// `t!("key")`, `t!("key", name = value, …)`: the text of a message as a `String`.
#[macro_export]
macro_rules! t {
    ($nokkel:expr) => { $crate::messages::tekst($nokkel, None) };
    ($nokkel:expr, $($navn:ident = $verdi:expr),+ $(,)?) => {{
        let mut args = ::fluent_bundle::FluentArgs::new();
        $(args.set(stringify!($navn), $verdi);)+
        $crate::messages::tekst($nokkel, Some(&args))
    }};
}

/// «3. november 2026».
pub fn dato(d: Date) -> String {
    t!("dato", dag = d.day().to_string(), maaned = maaned(d.month()), aar = d.year().to_string())
}

/// «3. november 2026», «november 2026» or «2026», as much as is recorded.
pub fn dato_som_oppgitt(d: Dato) -> String {
    match (d.maaned, d.dag) {
        (Some(_), Some(_)) => dato(d.tidligst()),
        (Some(m), None) => t!("dato-maaned", maaned = maaned(m), aar = d.aar.to_string()),
        _ => d.aar.to_string(),
    }
}

/// «3. november 2026 kl. 14.12», in Norwegian time.
pub fn tidspunkt(t: Timestamp) -> String {
    let z = t.to_zoned(tid::oslo());
    t!("tidspunkt", dato = dato(z.date()), klokken = format!("{:02}.{:02}", z.hour(), z.minute()))
}

/// A figure with decimal comma and, from five digits on, a space between thousands: «12 000», «3,5», and «1996», which may be a year.
pub fn tall(verdi: f64) -> String {
    let tekst = format!("{verdi}");
    let (hele, desimaler) = tekst.split_once('.').map_or((tekst.as_str(), None), |(h, d)| (h, Some(d)));
    let (fortegn, siffer) = hele.strip_prefix('-').map_or(("", hele), |s| ("−", s));
    let mut ut = String::from(fortegn);
    for (i, c) in siffer.chars().enumerate() {
        if i > 0 && siffer.len() > 4 && (siffer.len() - i).is_multiple_of(3) {
            ut.push('\u{a0}');
        }
        ut.push(c);
    }
    desimaler.map_or(ut.clone(), |d| format!("{ut},{d}"))
}

fn maaned(nr: i8) -> String {
    tekst(&format!("maaned-{nr}"), None)
}

#[cfg(test)]
mod tests;
