//! The list of registries, with search and filters. All entries that the citizen may know of stand in the page; those
//! that do not pass are hidden, so that the island can show them again without asking the server.

use super::ROT;
use crate::components::disclosure::Help;
use crate::components::exhibit::Exhibit;
use crate::components::links::{ActionLink, BackLink, ExternalLink};
use crate::domain::avslag::Avslag;
use crate::domain::oversikt::{Hentefeil, Henting, Motsigelse, Registerrad};
use crate::domain::register::{Apenhet, Innsynsvei};
use crate::islands::{FilterTexts, LiveFilter};
use crate::oppsett::oppsett;
use crate::pages::Tittel;
use crate::pages::gjelder::FraTolv;
use crate::t;
use jiff::civil::Date;
use leptos::prelude::*;

/// The filters, as the address spells them.
const ALLE: &str = "alle";
const OPPFORT: &str = "oppfort";
const INNSYN: &str = "innsyn";

/// The page. `sok` and `vis` come from the address.
#[component]
pub fn Liste(rader: Vec<Registerrad>, sok: String, vis: String, dag: Date) -> impl IntoView {
    let vis = if [OPPFORT, INNSYN].contains(&vis.as_str()) { vis } else { ALLE.to_owned() };
    let passer =
        |r: &Registerrad| crate::islands::passes(&r.register.soketekst(), &filtre(r), &sok.to_lowercase(), &vis);
    let antall = rader.iter().filter(|r| passer(r)).count();
    let tomt = antall == 0 && vis == OPPFORT;
    let kort: Vec<_> = rader
        .into_iter()
        .map(|r| (passer(&r), r))
        .map(|(vises, r)| view! { <Kort rad=r vises=vises dag=dag/> })
        .collect();
    view! {
        <Tittel side=t!("registre-navn")/>
        <BackLink href="/" text=t!("forside")/>
        <h1>{t!("registre-tittel")}</h1>
        <p class="lead">{t!("registre-ingress")}</p>
        <FraTolv/>
        <LiveFilter path=ROT list="registre" sok=sok vis=vis shown=antall texts=tekster()/>
        {tomt.then(|| view! { <p class="empty">{t!("registre-ingen-oppforte")}</p> })}
        <ul class="cards" id="registre">{kort}</ul>
        <p class="meta">{t!("registre-merknad")}</p>
        <ActionLink href="/helseregistre/ta-med" text=t!("ta-med-tittel")/>
    }
}

/// The filters that an entry passes, separated by spaces.
fn filtre(rad: &Registerrad) -> String {
    let mut filtre = vec![ALLE];
    if rad.oppfort {
        filtre.push(OPPFORT);
    }
    if rad.register.innsyn == Innsynsvei::Her {
        filtre.push(INNSYN);
    }
    filtre.join(" ")
}

#[component]
fn Kort(rad: Registerrad, vises: bool, dag: Date) -> impl IntoView {
    let r = &rad.register;
    let ansvarlig = r.ansvarlig(dag).map(|a| a.navn.clone()).unwrap_or_default();
    let oppfort = match (rad.oppfort, r.apent_for) {
        (true, _) => Some(("success", t!("merke-oppfort"))),
        (false, Apenhet::Alle) => Some(("info", t!("merke-apent"))),
        (false, Apenhet::Oppforte) => None,
    };
    let vei = match r.innsyn {
        Innsynsvei::Her => None,
        Innsynsvei::Bestilles => Some(("neutral", t!("merke-bestilles"))),
        Innsynsvei::Utenfor => Some(("neutral", t!("merke-utenfor", tjeneste = oppsett().tjeneste))),
    };
    let merke = |(farge, tekst)| view! { <span class="ds-tag" data-color=farge>{tekst}</span>" " };
    let merker = [oppfort, vei].map(|m| m.map(merke));
    view! {
        <li class="card" hidden=!vises data-sok=r.soketekst() data-vis=filtre(&rad)>
            <article>
                <h2>{r.navn.clone()}</h2>
                <p class="card-meta"><span>{ansvarlig}</span>" "{merker}</p>
                <p>{r.sammendrag.clone()}</p>
                <Inngang rad=rad.clone()/>
                <Detaljer rad=rad.clone() dag=dag/>
            </article>
        </li>
    }
}

/// The way in, or why there is none and what opens it.
#[component]
fn Inngang(rad: Registerrad) -> impl IntoView {
    let r = &rad.register;
    let (tekst, adresse, lenke) = match rad.stengt {
        None => {
            let href = format!("{ROT}/{}/innhold", r.slug);
            return view! { <ActionLink href=href text=t!("registre-se", register = r.kortnavn.clone())/> }.into_any();
        }
        Some(Avslag::UtenTilgang(_)) => {
            (t!("registre-uten-tilgang"), "/personverninnstillinger/tilgang", t!("registre-til-tilgang"))
        }
        Some(_) => (t!("registre-for-lavt"), "/personverninnstillinger/bruk", t!("feil-til-niva")),
    };
    view! {
        <p>{tekst}</p>
        <ActionLink href=adresse text=lenke hidden=t!("registre-apne-skjult", register = r.kortnavn.clone())/>
    }
    .into_any()
}

#[component]
fn Detaljer(rad: Registerrad, dag: Date) -> impl IntoView {
    let r = rad.register;
    let lagres = r.lagres.iter().cloned().map(|p| view! { <li>{p}</li> }).collect_view();
    let hjemmel = r.grunnlag(dag).map(|g| view! { <p>{t!("registre-lovgrunnlag")}": "{g.hjemmel.clone()}</p> });
    let lenker = r.lenker.iter().map(|l| {
        let tekst = t!("til-nettsted", tekst = l.tekst.clone(), vert = l.vert.clone());
        view! { <li><ExternalLink href=l.url.clone() text=tekst/></li> }
    });
    let (lenker, formal) = (lenker.collect_view(), r.formal.clone());
    view! {
        <Help summary=t!("registre-les-mer", register = r.kortnavn.clone())>
            <p>{formal}</p>
            <ul>{lagres}</ul>
            {hjemmel}
            <ul>{lenker}</ul>
        </Help>
    }
}

fn tekster() -> FilterTexts {
    FilterTexts {
        label: t!("registre-sok"),
        hint: t!("registre-sok-hjelp"),
        legend: t!("registre-vis"),
        filters: vec![
            (ALLE.to_owned(), t!("registre-vis-alle")),
            (OPPFORT.to_owned(), t!("registre-vis-oppfort")),
            (INNSYN.to_owned(), t!("registre-vis-innsyn")),
        ],
        button: t!("registre-sokeknapp"),
        clear: t!("registre-fjern"),
        one: t!("registre-antall", antall = 1),
        many: t!("registre-antall", antall = "{antall}"),
        one_hit: t!("registre-treff", antall = 1, sok = "{sok}"),
        many_hits: t!("registre-treff", antall = "{antall}", sok = "{sok}"),
        no_hits: t!("registre-ingen-treff", sok = "{sok}"),
        none: t!("registre-ingen"),
    }
}

fn tilstand(sok: &str, vis: &str, oppfort: bool) -> AnyView {
    let alle = crate::catalogue::innebygd().map(|k| k.registre().to_vec()).unwrap_or_default();
    let rader = alle.into_iter().map(|register| Registerrad {
        oppfort: oppfort && register.slug == "diabetes",
        stengt: (oppfort && register.slug == "resept").then_some(Avslag::ForLavtNiva),
        register,
    });
    view! { <Liste rader=rader.collect() sok=sok.to_owned() vis=vis.to_owned() dag=Date::constant(2026, 11, 22)/> }
        .into_any()
}

const INGEN_KONTAKT: Henting = Henting::Feilet(Hentefeil::IngenKontakt);

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Page: registries",
    states: &[
        ("all", || tilstand("", ALLE, true)),
        ("hits", || tilstand("hjerte", ALLE, true)),
        ("no hits", || tilstand("xyz", ALLE, true)),
        ("listed in none", || tilstand("", OPPFORT, false)),
        ("contents", || super::view::tilstand("sysvak", true, Henting::Levert)),
        ("contents, nothing registered", || super::view::tilstand("sysvak", false, Henting::Levert)),
        ("contents, fetched", || super::view::tilstand("sysvak", true, Henting::Hentet)),
        ("contents, fetched in part", super::view::mangler),
        ("contents, no contact, an earlier report", || super::view::tilstand("sysvak", true, INGEN_KONTAKT)),
        ("contents, no contact, nothing earlier", || super::view::tilstand("sysvak", false, INGEN_KONTAKT)),
        ("contents, not listed says the registry", || super::view::motsagt(Motsigelse::IkkeOppfort)),
        ("contents, deleted says the registry", || super::view::motsagt(Motsigelse::Slettet)),
        ("contents, sensitive, not asked yet", || super::view::tilstand("msis", false, Henting::Venter)),
        ("contents, elsewhere", || super::view::tilstand("norkar", false, Henting::Levert)),
    ],
};
