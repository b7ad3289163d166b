//! The list of cases, by deadline. Numbers of citizens are on the page of one case alone.

use super::{ROT, ord, prove};
use crate::components::exhibit::Exhibit;
use crate::components::navs::{Place, Views};
use crate::components::row::Row;
use crate::components::status::{StatusLine, Tone};
use crate::domain::sak::{Saksslag, Saksstatus};
use crate::domain::saksgang::{Saksfilter, Saksgruppe, Saksliste, Saksrad};
use crate::messages::dato;
use crate::pages::Tittel;
use crate::t;
use leptos::prelude::*;

/// The views of the case screen; `bestillinger` is whether one is at the orders.
#[component]
pub fn Visninger(bestillinger: bool) -> impl IntoView {
    let steder = vec![
        Place::new(ROT, t!("sb-saker"), !bestillinger),
        Place::new(format!("{ROT}/bestillinger"), t!("sb-bestillinger"), bestillinger),
    ];
    view! { <Views label=t!("sb-visninger") places=steder/> }
}

/// The page. `registre` are the part codes and names one works for; `videre` is whether this is not the first page.
#[component]
pub fn Liste(
    liste: Saksliste,
    filter: Saksfilter,
    registre: Vec<(String, String)>,
    #[prop(optional)] videre: bool,
) -> impl IntoView {
    let grunn = sporring(&filter);
    let neste = liste.neste.as_ref().map(|guid| {
        view! { <li><a href=format!("{ROT}?{grunn}&etter={guid}")>{t!("sb-neste-side")}</a></li> }
    });
    let forste = videre.then(|| view! { <li><a href=format!("{ROT}?{grunn}")>{t!("sb-forste-side")}</a></li> });
    let sider = (videre || neste.is_some())
        .then(|| view! { <nav class="pagination" aria-label=t!("sb-sider")><ul>{forste}{neste}</ul></nav> });
    let innhold = if liste.rader.is_empty() {
        view! { <div class="empty"><p>{t!("sb-ingen-saker")}</p></div> }.into_any()
    } else {
        let rader = liste.rader.into_iter().map(|r| view! { <Rad rad=r/> }).collect_view();
        view! { <ul class="rows">{rader}</ul> }.into_any()
    };
    view! {
        <Tittel side=t!("sb-saker") del=t!("sb-navn")/>
        <Visninger bestillinger=false/>
        <h1>{t!("sb-saker")}</h1>
        <p class="lead">{t!("sb-saker-ingress")}</p>
        <Filter filter=filter registre=registre/>
        {innhold}
        {sider}
    }
}

/// The filter as the query has it.
fn sporring(filter: &Saksfilter) -> String {
    let slag = filter.slag.map_or("", Saksslag::kode);
    let part = filter.part.as_deref().unwrap_or_default();
    format!("status={}&slag={slag}&register={part}", filter.gruppe.kode())
}

#[component]
fn Filter(filter: Saksfilter, registre: Vec<(String, String)>) -> impl IntoView {
    let grupper = [
        (Saksgruppe::Apne, t!("sb-gruppe-apne")),
        (Saksgruppe::Avgjorte, t!("sb-gruppe-avgjorte")),
        (Saksgruppe::Alle, t!("sb-gruppe-alle")),
    ];
    let statuser = Saksstatus::ALLE.into_iter().map(|s| (Saksgruppe::Med(s), ord::status(s)));
    let statuser: Vec<_> = grupper.into_iter().chain(statuser).map(|(g, ord)| (g.kode().to_owned(), ord)).collect();
    let slag = Saksslag::ALLE.into_iter().map(|s| (s.kode().to_owned(), ord::slag(s)));
    let alle = |ord: String| std::iter::once((String::new(), ord));
    let slag: Vec<_> = alle(t!("sb-alle-slag")).chain(slag).collect();
    let registre: Vec<_> = alle(t!("sb-alle-registre")).chain(registre).collect();
    let valgt_slag = filter.slag.map_or(String::new(), |s| s.kode().to_owned());
    view! {
        <form class="search" method="get" action=ROT>
            <Nedtrekk navn="status" tekst=t!("sb-filter-status") valg=statuser valgt=filter.gruppe.kode().to_owned()/>
            <Nedtrekk navn="slag" tekst=t!("sb-filter-slag") valg=slag valgt=valgt_slag/>
            <Nedtrekk navn="register" tekst=t!("sb-filter-register") valg=registre valgt=filter.part.unwrap_or_default()/>
            <div class="form-actions">
                <button class="ds-button" data-variant="secondary" type="submit">{t!("sb-filter-vis")}</button>
            </div>
        </form>
    }
}

#[component]
fn Nedtrekk(navn: &'static str, tekst: String, valg: Vec<(String, String)>, valgt: String) -> impl IntoView {
    let valg = valg.into_iter().map(|(verdi, ord)| {
        let er = verdi == valgt;
        view! { <option value=verdi selected=er>{ord}</option> }
    });
    view! {
        <div class="ds-field">
            <label for=navn>{tekst}</label>
            <select class="ds-input" id=navn name=navn>{valg.collect_view()}</select>
        </div>
    }
}

#[component]
fn Rad(rad: Saksrad) -> impl IntoView {
    let tittel = t!("sb-rad", slag = ord::slag(rad.slag), register = rad.register.kortnavn.clone());
    let linje = match rad.saksnummer.as_str() {
        "" => t!("sb-rad-linje", navn = rad.navn.helt(), frist = dato(rad.frist)),
        nr => t!("sb-rad-linje-nummer", navn = rad.navn.helt(), frist = dato(rad.frist), nummer = nr),
    };
    let sen = rad.sen.then(|| view! { <span class="ds-tag" data-color="danger">{t!("sb-over-fristen")}</span> });
    let tone = if rad.status.avgjort() { Tone::Positive } else { Tone::Waiting };
    view! {
        <Row href=format!("{ROT}/sak/{}", rad.guid) title=tittel>
            <p class="row-note">{linje}</p>
            {sen}
            <StatusLine tone=tone text=ord::status(rad.status)/>
        </Row>
    }
}

fn tilstand(rader: Vec<Saksrad>, filter: Saksfilter, videre: bool) -> AnyView {
    let neste = videre.then(|| "x".to_owned());
    let registre = vec![("MS".to_owned(), "MS-registeret".to_owned()), ("SYSVAK".to_owned(), "SYSVAK".to_owned())];
    view! { <Liste liste=Saksliste { rader, neste } filter=filter registre=registre videre=videre/> }.into_any()
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Page: case screen, cases",
    states: &[
        ("open", || tilstand(prove::rader(), Saksfilter::default(), false)),
        ("a page of several", || tilstand(prove::rader(), Saksfilter::default(), true)),
        ("none", || {
            let filter =
                Saksfilter { gruppe: Saksgruppe::Avgjorte, slag: Some(Saksslag::Feil), part: Some("MS".into()) };
            tilstand(Vec::new(), filter, false)
        }),
    ],
};
