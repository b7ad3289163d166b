//! Orders of reports that have not been delivered, by deadline.

use super::liste::Visninger;
use super::prove;
use crate::components::exhibit::Exhibit;
use crate::components::row::Row;
use crate::domain::rapport::Hovedtype;
use crate::domain::saksgang::{Apenbestilling, Apenbestillinger};
use crate::messages::{dato, tidspunkt};
use crate::pages::Tittel;
use crate::t;
use leptos::prelude::*;

/// The page.
#[component]
pub fn Bestillinger(alle: Apenbestillinger) -> impl IntoView {
    let flere = alle.flere.then(|| view! { <p>{t!("sb-bestillinger-flere")}</p> });
    let innhold = if alle.rader.is_empty() {
        view! { <div class="empty"><p>{t!("sb-ingen-bestillinger")}</p></div> }.into_any()
    } else {
        let rader = alle.rader.into_iter().map(|r| view! { <Rad rad=r/> }).collect_view();
        view! { <ul class="rows">{rader}</ul> }.into_any()
    };
    view! {
        <Tittel side=t!("sb-bestillinger") del=t!("sb-navn")/>
        <Visninger bestillinger=true/>
        <h1>{t!("sb-bestillinger")}</h1>
        <p class="lead">{t!("sb-bestillinger-ingress")}</p>
        {innhold}
        {flere}
    }
}

#[component]
fn Rad(rad: Apenbestilling) -> impl IntoView {
    let hva = match rad.hovedtype {
        Hovedtype::Standard => t!("sb-rapport-std"),
        Hovedtype::Full => t!("sb-rapport-full"),
        Hovedtype::Flyttbar => t!("sb-rapport-tra"),
        Hovedtype::Lokal => t!("sb-rapport-lok"),
    };
    let purret = rad.purret.map(|p| view! { <p class="row-note">{t!("sb-purret", tidspunkt = tidspunkt(p))}</p> });
    let sen = rad.sen.then(|| view! { <span class="ds-tag" data-color="danger">{t!("sb-over-fristen")}</span> });
    view! {
        <Row title=t!("sb-rad", slag = hva, register = rad.register.kortnavn.clone())>
            <p class="row-note">{t!("sb-rad-linje", navn = rad.navn.helt(), frist = dato(rad.frist))}</p>
            <p class="row-note">{t!("sb-bestilt", tidspunkt = tidspunkt(rad.bestilt))}</p>
            {purret}
            {sen}
        </Row>
    }
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Page: case screen, orders",
    states: &[
        ("some", || {
            view! { <Bestillinger alle=Apenbestillinger { rader: prove::bestillinger(), flere: true }/> }.into_any()
        }),
        ("none", || view! { <Bestillinger alle=Apenbestillinger { rader: Vec::new(), flere: false }/> }.into_any()),
    ],
};
