//! Orders of reports that have not been delivered, by deadline.

use super::liste::Visninger;
use super::{ROT, ord, prove};
use crate::components::alert::{Alert, Kind};
use crate::components::exhibit::Exhibit;
use crate::components::row::Row;
use crate::domain::saksgang::{Apenbestilling, Apenbestillinger};
use crate::messages::{dato, tidspunkt};
use crate::pages::Tittel;
use crate::t;
use leptos::prelude::*;

/// What was just done with an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gjort {
    Levert,
    Feilet,
}

impl Gjort {
    /// As the address has it.
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Levert => "levert",
            Self::Feilet => "feilet",
        }
    }

    pub fn les(kode: &str) -> Option<Self> {
        [Self::Levert, Self::Feilet].into_iter().find(|g| g.kode() == kode)
    }
}

/// The page.
#[component]
pub fn Bestillinger(alle: Apenbestillinger, #[prop(optional_no_strip)] gjort: Option<Gjort>) -> impl IntoView {
    let gjort = gjort.map(|g| match g {
        Gjort::Levert => t!("sb-bestilling-levert"),
        Gjort::Feilet => t!("sb-bestilling-feilet"),
    });
    let gjort = gjort.map(|tekst| view! { <Alert kind=Kind::Success text=tekst/> });
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
        {gjort}
        <p class="lead">{t!("sb-bestillinger-ingress")}</p>
        {innhold}
        {flere}
    }
}

#[component]
fn Rad(rad: Apenbestilling) -> impl IntoView {
    let tittel = t!("sb-rad", slag = ord::rapport(rad.hovedtype), register = rad.register.kortnavn.clone());
    let purret = rad.purret.map(|p| view! { <p class="row-note">{t!("sb-purret", tidspunkt = tidspunkt(p))}</p> });
    let sen = rad.sen.then(|| view! { <span class="ds-tag" data-color="danger">{t!("sb-over-fristen")}</span> });
    view! {
        <Row href=format!("{ROT}/bestilling/{}", rad.guid) title=tittel>
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
        ("one was delivered", || {
            let alle = Apenbestillinger { rader: prove::bestillinger(), flere: false };
            view! { <Bestillinger alle=alle gjort=Some(Gjort::Levert)/> }.into_any()
        }),
        ("none", || view! { <Bestillinger alle=Apenbestillinger { rader: Vec::new(), flere: false }/> }.into_any()),
    ],
};
