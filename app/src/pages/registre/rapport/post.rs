//! Dated records, newest first: closed they show day and title, open their facts.

use super::ramme::{Sted, navn_i_anker, reg};
use super::verdi::{i_post, kilde};
use crate::components::disclosure::Record;
use crate::domain::rapport::{Post, Postslag};
use crate::messages::dato;
use crate::t;
use leptos::prelude::*;

/// The records of a section.
pub(super) fn poster(sted: Sted<'_>, poster: &[Post], tittel: &str) -> Option<AnyView> {
    let mut nyeste: Vec<(usize, &Post)> = poster.iter().enumerate().collect();
    nyeste.sort_by_key(|(_, p)| std::cmp::Reverse(p.dato));
    let en = |(nr, p): (usize, &Post)| post(sted, nr, p);
    let vist = nyeste.into_iter().take(sted.vises(poster.len())).map(en).collect_view();
    let flere = sted.flere(poster.len(), "rapport-nyeste", &sted.anker(), tittel);
    (!poster.is_empty()).then(|| view! { <div class="records">{vist}</div>{flere} }.into_any())
}

fn post(sted: Sted<'_>, nr: usize, p: &Post) -> AnyView {
    let id = sted.anker_til(&format!("post-{}", navn_i_anker(&p.id, nr + 1)));
    let (dag, ord) = (dato(p.dato), p.tittel.clone());
    let tittel = move || view! { {format!("{dag} – ")}{reg(&ord)} };
    let slag = p.slag.map(|s| view! { <p><span class="ds-tag" data-color="neutral">{slagord(s)}</span></p> });
    let meld = sted.meld(&p.id, None, &format!("{} {}", p.tittel, dato(p.dato)));
    let innhold = view! {
        {slag}
        {i_post(sted.ramme.rapport, &p.fakta)}
        {p.kilde.as_ref().and_then(kilde)}
        {meld.map(|m| view! { <p>{m}</p> })}
    }
    .into_any();
    view! { <Record id=id title=tittel open=sted.ramme.apne level=sted.underniva()>{innhold}</Record> }.into_any()
}

fn slagord(slag: Postslag) -> String {
    match slag {
        Postslag::Kontakt => t!("rapport-slag-kontakt"),
        Postslag::Vaksinasjon => t!("rapport-slag-vaksinasjon"),
        Postslag::Maling => t!("rapport-slag-maling"),
        Postslag::Resept => t!("rapport-slag-resept"),
    }
}
