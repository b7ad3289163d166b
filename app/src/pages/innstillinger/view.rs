//! Overview, lists and one registry.

use super::sletting::Sletteforlop;
use super::{flyt, ord};
use crate::components::alert::{Alert, Kind};
use crate::components::disclosure::Help;
use crate::components::exhibit::Exhibit;
use crate::components::links::{ActionLink, BackLink, Breadcrumbs, ExternalLink};
use crate::components::row::Row;
use crate::components::status::{StatusLine, Tone};
use crate::domain::definisjon::Omrade;
use crate::domain::oversikt::{Gruppe, Historikkrad, Innstillingsoversikt, Innstillingsrad, Partsrad, Partsside};
use crate::domain::register::{Grunnlagsslag, Lenkeslag, Register};
use crate::domain::representasjon::{Operasjon, Rolle};
use crate::messages::{dato, tidspunkt};
use crate::oppsett::oppsett;
use crate::pages::gjelder::{DuBetyr, gjelder};
use crate::pages::{Tittel, i_tittel};
use crate::t;
use jiff::civil::Date;
use leptos::prelude::*;
use std::sync::Arc;

pub(super) const ROT: &str = "/personverninnstillinger";

/// The three groups and the latest changes.
#[component]
pub fn Oversikt(oversikt: Innstillingsoversikt) -> impl IntoView {
    let grupper = oversikt.grupper.into_iter().map(|g| view! { <Gruppepanel gruppe=g/> });
    let historikk = if oversikt.siste.is_empty() {
        view! { <p>{t!("historikk-tom")}</p> }.into_any()
    } else {
        view! {
            <Endringsliste rader=oversikt.siste/>
            <ActionLink href=format!("{ROT}/historikk") text=t!("se-hele-historikken")/>
        }
        .into_any()
    };
    view! {
        <Tittel side=t!("innstillinger-navn")/>
        <BackLink href="/" text=t!("forside")/>
        <h1>{t!("innstillinger-tittel")}</h1>
        <p class="lead">{t!("innstillinger-ingress")}</p>
        <DuBetyr/>
        {kan_ikke_endre(Side::Oversikt)}
        {grupper.collect_view()}
        <section aria-labelledby="historikk">
            <h2 id="historikk">{t!("historikk")}</h2>
            {historikk}
            <p><ActionLink href=format!("{ROT}/tidsreise") text=t!("tidsreise-lenke")/></p>
        </section>
    }
}

/// Where the limits of a power of attorney are said.
enum Side {
    Oversikt,
    Liste,
}

/// By power of attorney: nothing here can be changed, and who can.
fn kan_ikke_endre(side: Side) -> Option<impl IntoView> {
    let g = gjelder();
    let navn = g.annen().filter(|_| g.rolle() == Some(Rolle::Fullmakt))?.fornavn.clone();
    let tekst = match side {
        Side::Oversikt => t!("innstillinger-kan-ikke-endre", navn = navn),
        Side::Liste => t!("liste-kan-ikke-endre", navn = navn),
    };
    Some(view! { <Alert kind=Kind::Info text=tekst/> })
}

#[component]
fn Gruppepanel(gruppe: Gruppe) -> impl IntoView {
    let tjeneste = oppsett().tjeneste;
    let (tittel, _, tekst) = ord::gruppe(gruppe.omrade, &tjeneste);
    let id = gruppe.omrade.sti();
    let (lenke, skjult) = match gruppe.omrade {
        Omrade::Bruk => (t!("gruppe-bruk-lenke"), t!("gruppe-bruk-lenke-skjult", tjeneste = tjeneste)),
        Omrade::Tilgang => (t!("endre-innstillinger"), t!("gruppe-tilgang-lenke-skjult")),
        Omrade::Forskning => (t!("endre-innstillinger"), t!("gruppe-forskning-lenke-skjult")),
    };
    let rolle = gjelder().rolle();
    let lenke = if rolle == Some(Rolle::Foreldreansvar) { t!("se-innstillinger") } else { lenke };
    let lenke = (rolle != Some(Rolle::Fullmakt))
        .then(|| view! { <ActionLink href=format!("{ROT}/{id}") text=lenke hidden=skjult/> });
    let (tone, status) = match (gruppe.samtykket, gruppe.begrenset) {
        (Some(true), _) if gruppe.niva.is_some() => {
            let niva = gruppe.niva.map(ord::niva).unwrap_or_default();
            (Tone::Positive, t!("status-samtykket-til", niva = niva))
        }
        (Some(true), _) => (Tone::Positive, t!("status-samtykket")),
        (Some(false), _) => (Tone::Neutral, t!("status-ikke-samtykket")),
        (None, true) => (Tone::Neutral, t!("status-grupper-begrenset")),
        (None, false) => (Tone::Positive, t!("status-grupper-ubegrenset")),
    };
    view! {
        <section class="panel" aria-labelledby=id>
            <h2 id=id>{tittel}</h2>
            <p>{tekst}</p>
            <StatusLine tone=tone text=status/>
            {lenke}
        </section>
    }
}

#[component]
fn Endringsliste(rader: Vec<Historikkrad>) -> impl IntoView {
    let linjer = rader.into_iter().map(|rad| {
        let tid = rad.endring.tidspunkt;
        view! {
            <li>
                <time datetime=tid.to_string()>{tidspunkt(tid)}</time>
                <p>{ord::endring(&rad)}</p>
                <p class="meta">
                    {ord::gjort_av(&rad.endring)}" · "
                    <a href=format!("{ROT}/kvittering/{}", rad.endring.id)>
                        {t!("historikk-se-kvittering")}
                        <span class="sr-only">" "{t!("historikk-se-kvittering-skjult", tidspunkt = tidspunkt(tid))}</span>
                    </a>
                </p>
            </li>
        }
    });
    view! { <ul class="history-list">{linjer.collect_view()}</ul> }
}

/// The registries of one group.
#[component]
pub fn Liste(omrade: Omrade, rader: Vec<Partsrad>, dag: Date) -> impl IntoView {
    let tjeneste = oppsett().tjeneste;
    let (tittel, kort, _) = ord::gruppe(omrade, &tjeneste);
    let innhold = if rader.is_empty() {
        view! { <div class="empty"><p>{t!("liste-tom")}</p></div> }.into_any()
    } else {
        let linjer = rader.into_iter().map(|rad| view! { <Partslinje omrade=omrade rad=rad dag=dag/> });
        view! { <p class="lead">{t!("liste-ingress")}</p><ul class="rows">{linjer.collect_view()}</ul> }.into_any()
    };
    view! {
        <Tittel side=kort del=t!("innstillinger-navn")/>
        <BackLink href=ROT text=t!("innstillinger-navn")/>
        <h1>{tittel}</h1>
        <DuBetyr/>
        {kan_ikke_endre(Side::Liste)}
        {innhold}
    }
}

#[component]
fn Partslinje(omrade: Omrade, rad: Partsrad, dag: Date) -> impl IntoView {
    let (tone, text) = ord::samlet(&rad);
    let r = rad.register;
    let lese = gjelder().rolle() == Some(Rolle::Fullmakt);
    let href = if lese { String::new() } else { format!("{ROT}/{}/{}", omrade.sti(), r.slug) };
    view! {
        <Row href=href title=r.navn.clone()>
            {r.ansvarlig(dag).map(|a| view! { <p class="row-note">{t!("liste-ansvarlig", navn = a.navn.clone())}</p> })}
            <StatusLine tone=tone text=text/>
        </Row>
    }
}

/// One registry's settings.
#[component]
pub fn Part(omrade: Omrade, side: Partsside) -> impl IntoView {
    let r = Arc::clone(&side.rad.register);
    let (_, kort, _) = ord::gruppe(omrade, &oppsett().tjeneste);
    let over = vec![(ROT.to_owned(), t!("innstillinger-navn")), (format!("{ROT}/{}", omrade.sti()), kort.clone())];
    let paneler = side.rad.innstillinger.into_iter().map({
        let (r, historikk) = (Arc::clone(&r), side.historikk.clone());
        move |i| {
            let endret = tekst_endret(&historikk, &i);
            view! { <Innstillingspanel omrade=omrade register=Arc::clone(&r) rad=i endret=endret/> }
        }
    });
    let ansvarlig = r.ansvarlig(side.dag).map(|a| t!("part-ansvarlig", navn = a.navn.clone())).unwrap_or_default();
    let historikk = (!side.historikk.is_empty()).then(|| {
        view! { <section aria-labelledby="historikk"><h2 id="historikk">{t!("part-historikk")}</h2><Endringsliste rader=side.historikk/><p><ActionLink href=format!("{ROT}/historikk?register={}", r.slug) text=t!("part-hele-historikken")/></p></section> }
    });
    view! {
        <Tittel side=i_tittel(&r) del=kort/>
        <Breadcrumbs label=t!("du-er-her") places=over/>
        <h1>{r.navn.clone()}</h1>
        <p class="lead">{r.formal.clone()}" "{ansvarlig}</p>
        <DuBetyr/>
        {grunnlag_endret(&r, side.dag)}
        {paneler.collect_view()}
        <Om register=r/>
        {historikk}
    }
}

/// Says that the legal basis has changed, where it has: an earlier consent is history, not a present state.
fn grunnlag_endret(r: &Register, dag: Date) -> Option<impl IntoView + use<>> {
    let na = r.grunnlag(dag).filter(|_| r.grunnlag.len() > 1)?;
    let fra = dato(na.periode.fra?);
    let tekst = match na.slag {
        Grunnlagsslag::Samtykke => t!("part-grunnlag-endret-samtykke", dato = fra),
        Grunnlagsslag::Reservasjon => t!("part-grunnlag-endret-reservasjon", dato = fra),
        Grunnlagsslag::Lovbestemt => t!("part-grunnlag-endret-lovbestemt", dato = fra),
    };
    Some(view! { <div class="ds-alert" data-color="info"><p>{tekst}</p></div> })
}

/// The change that the present yes rests on, when its text is no longer today's: the link to both texts, and its words.
fn tekst_endret(historikk: &[Historikkrad], rad: &Innstillingsrad) -> Option<(String, String)> {
    let siste = historikk.iter().find(|h| h.definisjon.id == rad.definisjon.id)?;
    let gjelder = siste.endring.aktiv && siste.tekst_endret();
    gjelder.then(|| (format!("{ROT}/tekst/{}", siste.endring.id), ord::tekst_endret(&siste.definisjon, true)))
}

#[component]
fn Innstillingspanel(
    omrade: Omrade,
    register: Arc<Register>,
    rad: Innstillingsrad,
    endret: Option<(String, String)>,
) -> impl IntoView {
    let endret = endret.map(|(sti, tekst)| {
        let hele = view! { {tekst}". "<a href=sti>{t!("tekst-se-forskjellen")}<span class="sr-only">" "{t!("part-endre-skjult", tittel = rad.definisjon.tittel.clone())}</span></a> };
        view! { <p class="meta">{hele}</p> }
    });
    let (tone, text) = ord::status_med_dato(&rad);
    let d = rad.definisjon.clone();
    let id = format!("innstilling-{}", d.slug);
    let venter = (!rad.bekreftet()).then(|| view! { <StatusLine tone=Tone::Waiting text=t!("status-sendt")/> });
    let sti = format!("{ROT}/{}/{}/{}", omrade.sti(), register.slug, d.slug);
    let lagret = rad.lagret.as_ref().filter(|l| l.aktiv);
    let omfang = lagret.map(|l| view! { <flyt::Omfang linjer=ord::omfang(&d, true, &l.metadata)/> });
    let kan = gjelder().kan(Operasjon::Sette(&d));
    let angre = lagret.filter(|_| kan).map(|_| {
        view! { <p><a href=format!("{sti}/bekreft?valg=inaktiv")>{ord::angre(d.type_pi)}<span class="sr-only">" "{t!("part-angre-skjult", tittel = d.tittel.clone())}</span></a></p> }
    });
    let handling = if kan {
        view! { <ActionLink href=sti text=t!("part-endre") hidden=t!("part-endre-skjult", tittel = d.tittel.clone())/> }
            .into_any()
    } else {
        let navn = gjelder().annen().map(|n| n.fornavn.clone()).unwrap_or_default();
        view! { <p class="meta">{t!("representasjon-kun-selv", navn = navn)}</p> }.into_any()
    };
    view! {
        <section class="panel" aria-labelledby=id.clone()>
            <h2 id=id.clone()>{d.tittel.clone()}</h2>
            <p>{d.sporsmal.clone()}</p>
            <StatusLine tone=tone text=text/>
            {venter}
            {omfang}
            {endret}
            <Sletteforlop definisjon=d.clone() status=rad.sletting steg=rad.slettesteg/>
            {d.ubekreftet.then(|| view! { <p class="meta">{t!("ikke-bekreftet")}</p> })}
            {angre}
            {handling}
        </section>
    }
}

#[component]
fn Om(register: Arc<Register>) -> impl IntoView {
    let r = register;
    let punkt = |t: String| view! { <li>{t}</li> };
    let lagres = r.lagres.iter().cloned().map(punkt).collect_view();
    let eiere = r.ansvarlige.iter().rev().map(|a| punkt(ord::med_periode(&a.navn, a.periode))).collect_view();
    let grunnlag = r.grunnlag.iter().rev().map(|g| {
        let ubekreftet = if g.ubekreftet { format!(" – {}", t!("ikke-bekreftet")) } else { String::new() };
        punkt(format!("{}{ubekreftet}", ord::med_periode(&ord::grunnlag(g.slag), g.periode)))
    });
    let grunnlag = grunnlag.collect_view();
    let lenker = r.lenker.iter().filter(|l| l.slag == Lenkeslag::Om).map(|l| {
        let tekst = t!("til-nettsted", tekst = l.tekst.clone(), vert = l.vert.clone());
        view! { <p><ExternalLink href=l.url.clone() text=tekst/></p> }
    });
    let lenker = lenker.collect_view();
    let (far_utlevert, lagringstid) = (r.far_utlevert.clone(), r.lagringstid.clone());
    view! {
        <section aria-labelledby="om">
            <h2 id="om">{t!("part-om", register = r.kortnavn.clone())}</h2>
            <Help summary=t!("part-om-lagres")><ul>{lagres}</ul></Help>
            <Help summary=t!("part-om-utlevert")><p>{far_utlevert}</p></Help>
            <Help summary=t!("part-om-lenge")><p>{lagringstid}</p></Help>
            <Help summary=t!("part-om-grunnlag")><ul>{grunnlag}</ul></Help>
            <Help summary=t!("part-om-ansvarlig")><ul>{eiere}</ul></Help>
            {lenker}
        </section>
    }
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Page: settings",
    states: &[
        ("overview", || view! { <Oversikt oversikt=super::prove::oversikt(true)/> }.into_any()),
        ("overview, first time", || view! { <Oversikt oversikt=super::prove::oversikt(false)/> }.into_any()),
        ("list", || {
            view! { <Liste omrade=Omrade::Forskning rader=super::prove::rader() dag=super::prove::DAG/> }.into_any()
        }),
        ("list, empty", || {
            view! { <Liste omrade=Omrade::Forskning rader=Vec::new() dag=super::prove::DAG/> }.into_any()
        }),
        ("one registry", || {
            view! { <Part omrade=Omrade::Forskning side=super::prove::part("diabetes", true)/> }.into_any()
        }),
        ("three settings", || {
            view! { <Part omrade=Omrade::Forskning side=super::prove::part("nprkpr", false)/> }.into_any()
        }),
    ],
};
