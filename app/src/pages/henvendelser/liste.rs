//! The lists: everything one has written, and what one has written to one registry.

use super::ord::{slag, status};
use super::{REGISTRE, ROT, prove};
use crate::components::exhibit::Exhibit;
use crate::components::links::BackLink;
use crate::components::navs::{Place, Views};
use crate::components::row::Row;
use crate::components::status::{StatusLine, Tone};
use crate::domain::register::Register;
use crate::domain::representasjon::Operasjon;
use crate::domain::sak::{Saksliste, Saksrad, er_sen};
use crate::domain::tid;
use crate::messages::dato;
use crate::pages::gjelder::gjelder;
use crate::pages::{Tittel, i_tittel};
use crate::t;
use jiff::civil::Date;
use leptos::prelude::*;

/// The page, for all registries or for one.
#[component]
pub fn Liste(liste: Saksliste) -> impl IntoView {
    let (dag, en) = (liste.dag, liste.register.is_some());
    let tom = liste.rader.is_empty();
    let sti = liste.register.as_ref().map_or_else(|| ROT.to_owned(), |r| format!("{REGISTRE}/{}{ROT}", r.slug));
    let eldre = liste.rader.last().filter(|_| liste.flere).map(|r| {
        let href = format!("{sti}?eldre={}", r.sak.id);
        view! { <p><a href=href>{t!("sak-vis-eldre")}</a></p> }
    });
    let antall = liste.rader.len();
    let rader = liste.rader.into_iter().map(|r| view! { <Rad rad=r dag=dag/> }).collect_view();
    let innhold = match (tom, en) {
        (false, _) => view! { <ul class="rows">{rader}</ul>{eldre} }.into_any(),
        (true, true) => view! { <div class="empty"><p>{t!("sak-ingen-her")}</p></div> }.into_any(),
        (true, false) => {
            view! { <div class="empty"><p>{t!("sak-ingen")}</p><p>{t!("sak-ingen-hva-na")}" "<a href=REGISTRE>{t!("registre-navn")}</a></p></div> }
                .into_any()
        }
    };
    match liste.register {
        Some(r) => view! { <Registerhode register=r dag=dag antall=antall flere=liste.flere/><h2>{t!("sak-navn")}</h2>{innhold} }.into_any(),
        None => view! {
            <Tittel side=t!("sak-navn")/>
            <BackLink href="/" text=t!("forside")/>
            <h1>{t!("sak-navn")}</h1>
            <p class="lead">{t!("sak-ingress")}</p>
            {innhold}
        }
        .into_any(),
    }
}

/// Heading and views of a registry, as on the pages for its contents and log.
#[component]
fn Registerhode(register: std::sync::Arc<Register>, dag: Date, antall: usize, flere: bool) -> impl IntoView {
    let r = register;
    let ansvarlig = r.ansvarlig(dag).map(|a| a.navn.clone()).unwrap_or_default();
    let sted = |del: &str| format!("{REGISTRE}/{}/{del}", r.slug);
    let mut visninger = vec![Place::new(sted("innhold"), t!("visning-innhold"), false)];
    if gjelder().kan(Operasjon::SeLogg(&r)) {
        visninger.push(Place::new(sted("logg"), t!("visning-logg"), false));
    }
    let her = if flere { t!("sak-navn") } else { t!("visning-henvendelser", antall = antall) };
    visninger.push(Place::new(sted("henvendelser"), her, true));
    view! {
        <Tittel side=format!("{}: {}", t!("sak-navn"), i_tittel(&r)) del=t!("registre-navn")/>
        <BackLink href=REGISTRE text=t!("registre-navn")/>
        <h1>{r.navn.clone()}</h1>
        <p class="lead">{t!("register-ansvarlig", sammendrag = r.sammendrag.clone(), ansvarlig = ansvarlig)}</p>
        <Views label=t!("visninger") places=visninger/>
    }
}

#[component]
fn Rad(rad: Saksrad, dag: Date) -> impl IntoView {
    let sak = &rad.sak;
    let tittel = t!("sak-tittel", slag = slag(sak.slag), register = rad.register.kortnavn.clone());
    let (tone, ord) = status(sak);
    let sendt = dato(tid::dag(sak.id.tidspunkt()));
    let linje = if sak.status.avgjort() {
        t!("sak-linje", dato = sendt)
    } else {
        t!("sak-linje-frist", dato = sendt, frist = dato(sak.frist))
    };
    let sen = er_sen(sak.status, sak.frist, dag)
        .then(|| view! { <StatusLine tone=Tone::Unknown text=t!("sak-tar-lengre-tid")/> });
    view! {
        <Row href=format!("{ROT}/{}", sak.id) title=tittel>
            <p class="row-note">{linje}</p>
            <StatusLine tone=tone text=ord/>
            {sen}
        </Row>
    }
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Page: cases",
    states: &[
        ("all", || view! { <Liste liste=prove::liste(false)/> }.into_any()),
        ("one registry's", || view! { <Liste liste=prove::liste(true)/> }.into_any()),
        ("none", || view! { <Liste liste=Saksliste { rader: Vec::new(), ..prove::liste(false) }/> }.into_any()),
        ("none at one registry", || {
            view! { <Liste liste=Saksliste { rader: Vec::new(), ..prove::liste(true) }/> }.into_any()
        }),
    ],
};
