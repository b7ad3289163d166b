//! Reports for the gallery: disease courses of invented people, and one of everything.

use super::{RapportSide, Rapportvisning, SammendragSide};
use crate::components::exhibit::Exhibit;
use crate::domain::id::HendelseId;
use crate::domain::oversikt::Rapportside;
use crate::domain::rapport::{Rapport, les};
use leptos::prelude::*;

/// A report that has one of everything.
const FULL: &str = include_str!("../../../../rapport.example.json");

fn tilstand(part: &str, rapport: Option<Rapport>, visning: Rapportvisning) -> AnyView {
    let register = crate::catalogue::innebygd().ok().and_then(|k| k.part(part).cloned());
    let side = register.zip(rapport).map(|(register, rapport)| Rapportside {
        register,
        id: HendelseId(1),
        rapport,
        notater: Vec::new(),
        sammenligning: None,
    });
    side.map(|s| view! { <RapportSide side=s visning=visning/> }).into_any()
}

fn ms(slug: &str) -> AnyView {
    let tid = jiff::Timestamp::constant(1_795_340_520, 0);
    let person = crate::domain::samples::alle(tid).into_iter().find(|p| p.slug == slug);
    let rapport = person.and_then(|p| p.rapporter.into_iter().find(|(part, _)| part.0 == "MS")).map(|(_, r)| r);
    tilstand("MS", rapport, Rapportvisning::default())
}

fn alt(apne: bool) -> AnyView {
    let visning = Rapportvisning { apne, ..Rapportvisning::default() };
    tilstand("SYSVAK", les(FULL.as_bytes(), "SYSVAK").ok(), visning)
}

/// The page for an appointment.
fn ark() -> AnyView {
    let na = jiff::Timestamp::constant(1_795_340_520, 0);
    let register = crate::catalogue::innebygd().ok().and_then(|k| k.part("SYSVAK").cloned());
    let side = register.zip(les(FULL.as_bytes(), "SYSVAK").ok());
    let side = side.map(|(register, rapport)| Rapportside {
        register,
        id: HendelseId(1),
        rapport,
        notater: Vec::new(),
        sammenligning: None,
    });
    side.map(|s| view! { <SammendragSide side=s na=na/> }).into_any()
}

fn lang() -> AnyView {
    let ord = "Pneumonoultramikroskopiskvulkanokoniose".repeat(6);
    let tekst = FULL.replace("Multippel sklerose", &ord).replace("Fjordgata legesenter", &ord).replace("HbA1c", &ord);
    tilstand("SYSVAK", les(tekst.as_bytes(), "SYSVAK").ok(), Rapportvisning { apne: true, ..Rapportvisning::default() })
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Page: insight report",
    states: &[
        ("rich course", || ms("kari")),
        ("45 years", || ms("gunnar")),
        ("one of everything", || alt(false)),
        ("one of everything, open", || alt(true)),
        ("very long words", lang),
        ("one page for an appointment", ark),
    ],
};
