//! A report, drawn from its data, from whatever registry: each kind of contents in a file of its own. No code for any
//! one registry stands here.

#[cfg(feature = "ssr")]
pub mod adresse;
mod eget;
mod egne_spor;
mod forklaringsord;
mod forlop;
pub(in crate::pages::registre) mod forlopsord;
mod generelt;
pub mod graf;
mod grafer;
mod graftilstand;
mod post;
mod ramme;
mod rundt;
mod sammendrag;
mod tabell;
mod tid;
mod tilstand;
mod verdi;

pub use grafer::{Rapportgraf, graf_i};
pub use graftilstand::EXHIBIT as EXHIBIT_GRAF;
pub use ramme::Rapportplass;
pub use sammendrag::SammendragSide;
pub use tilstand::EXHIBIT;

use super::ROT;
use crate::components::links::BackLink;
use crate::domain::oversikt::Rapportside;
use crate::domain::rapport::{Rapport, Seksjon};
use crate::domain::register::Funksjon;
use crate::islands::{OpenAll, PrintButton};
use crate::messages::dato;
use crate::oppsett::oppsett;
use crate::pages::{Tittel, i_tittel};
use crate::t;
pub use graf::valg::Grafvalg;
use leptos::prelude::*;
use ramme::{Ramme, Sted, anker, med_ord, merke, overskrift, reg};

/// What the address of a report asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rapportvisning {
    /// What is drawn of the charts.
    pub valg: Grafvalg,
    /// Whether records are open.
    pub apne: bool,
    /// Whether long lists are shown whole.
    pub alle: bool,
}

/// An insight report as a page of its own.
#[component]
pub fn RapportSide(side: Rapportside, #[prop(into)] visning: Rapportvisning) -> impl IntoView {
    let (tilbud, lenker) = (eget::tilbud(&side), eget::lenker(&side));
    let r = side.register;
    let sammendrag = grafer::forste_graf(&side.rapport).map(|_| {
        let href = format!("{ROT}/{}/rapport/{}/sammendrag", r.slug, side.id);
        view! { <a class="no-print target" href=href>{t!("grafark-sammendrag")}</a> }
    });
    let har_forlop = side.rapport.seksjoner.iter().any(|s| s.forlop.is_some());
    let innhold = side.rapport.seksjoner.iter().enumerate().map(|(nr, s)| {
        view! { <li><a href=format!("#{}", anker(nr + 1))>{reg(&s.tittel)}</a></li> }
    });
    let innhold = innhold.collect_view();
    let til_og_med = dato(side.rapport.til_og_med);
    let plass = Rapportplass {
        slug: r.slug.clone(),
        id: side.id,
        meld: r.har(Funksjon::MeldFeil),
        sporsmal: r.har(Funksjon::Sporsmal),
    };
    let feil = if plass.meld {
        t!("rapport-feil-meld", telefon = oppsett().telefon)
    } else {
        t!("rapport-feil-tekst", telefon = oppsett().telefon)
    };
    let ramme = Ramme {
        rapport: &side.rapport,
        plass: Some(plass),
        prefiks: String::new(),
        niva: 2,
        apne: visning.apne,
        alle: visning.alle,
        alle_lenke: "?alle=ja".to_owned(),
        valg: visning.valg,
        egen: side.sammenligning,
        notater: side.notater,
    };
    view! {
        <Tittel side=format!("{} {til_og_med}: {}", t!("rapport-navn"), i_tittel(&r)) del=t!("registre-navn")/>
        <BackLink href=format!("{ROT}/{}/innhold", r.slug) text=t!("tilbake-til", sted = r.kortnavn.clone())/>
        <h1>{t!("rapport-tittel", register = r.kortnavn.clone())}</h1>
        <p class="lead">{t!("rapport-periode", dato = til_og_med)}</p>
        {har_forlop.then(|| view! { <div class="notice"><p>{t!("rapport-merknad")}</p></div> })}
        <div class="tools">{apne_alle(&side.rapport)}<PrintButton text=t!("innhold-skriv-ut")/>{sammendrag}</div>
        <nav class="toc" aria-labelledby="toc">
            <h2 id="toc">{t!("rapport-innhold")}</h2>
            <ul>{innhold}</ul>
        </nav>
        {tilbud}
        <article id="innhold-liste">{tegn(&ramme)}</article>
        {lenker}
        <section aria-labelledby="feil">
            <h2 id="feil">{t!("rapport-feil")}</h2>
            <p>{feil}</p>
        </section>
    }
}

/// Opens and closes the records, where there are any.
fn apne_alle(rapport: &Rapport) -> Option<AnyView> {
    let poster: usize = rapport.seksjoner.iter().map(|s| s.poster.len()).sum();
    (poster > 0).then(|| {
        view! {
            <OpenAll path=String::new() open=t!("innhold-apne-alle") close=t!("innhold-lukk-alle")
                all_open=t!("innhold-alle-apne", antall = poster) all_closed=t!("innhold-alle-lukket")/>
        }
        .into_any()
    })
}

/// All of a report under headings of level `niva` (2 or 3). With `plass`, its files and items have addresses.
/// `alle` shows long lists whole, which the query `alle_lenke` asks for.
#[component]
pub fn Seksjoner(
    rapport: Rapport,
    apne: bool,
    niva: u8,
    #[prop(default = None)] plass: Option<Rapportplass>,
    #[prop(optional)] alle: bool,
    #[prop(optional, into)] alle_lenke: String,
    /// For a page with several reports: before every address in it.
    #[prop(optional, into)]
    prefiks: String,
    #[prop(optional)] valg: Grafvalg,
) -> impl IntoView {
    let alle_lenke = if alle_lenke.is_empty() { "?alle=ja".to_owned() } else { alle_lenke };
    let (egen, notater) = (None, Vec::new());
    tegn(&Ramme { rapport: &rapport, plass, prefiks, niva, apne, alle, alle_lenke, valg, egen, notater })
}

fn tegn(ramme: &Ramme<'_>) -> AnyView {
    let forste_graf = grafer::forste_graf(ramme.rapport);
    let en = |(nr, s): (usize, &Seksjon)| {
        let sted = Sted { ramme, nr: nr + 1 };
        let ord = match s.poster.len() {
            0 => reg(&s.tittel),
            antall => med_ord(&t!("innhold-gruppe", tittel = merke(0), antall = antall), &[&s.tittel]),
        };
        let tittel = overskrift(ramme.niva, Some(sted.anker()), ord);
        let kropp = kropp(sted, s, ramme.prefiks.is_empty() && forste_graf == Some(nr));
        view! { <section aria-labelledby=sted.anker()>{tittel}{kropp}</section> }
    };
    let seksjoner = ramme.rapport.seksjoner.iter().enumerate().map(en).collect_view();
    view! { {rundt::foran(ramme)}{seksjoner}{rundt::etter(ramme)} }.into_any()
}

fn kropp(sted: Sted<'_>, s: &Seksjon, forste_graf: bool) -> AnyView {
    let tekst = |t: &String| view! { <p dir="auto">{t.clone()}</p> };
    let forlop = s.forlop.as_ref().map(|f| forlop::seksjon(sted, f, forste_graf));
    let sammenligning = s.forlop.as_ref().and_then(|f| eget::forklaring(sted, f));
    let graf = generelt::tegning(sted, s, sted.graf_id(s, forste_graf));
    let tegnet = graf.is_some();
    let graf = graf.map(|g| generelt::graf(sted, s, g));
    let grafside = (tegnet || forlop.is_some())
        .then(|| view! { <div class="grafside">{graf}{forlop}{sammenligning}</div> }.into_any());
    view! {
        {s.forklaring.clone().map(|h| view! { <p class="meta" dir="auto">{h}</p> })}
        {s.kilde.as_ref().and_then(verdi::kilde)}
        {s.tekst.iter().map(tekst).collect_view()}
        {verdi::felt(sted, &s.felt)}
        {post::poster(sted, &s.poster, &s.tittel)}
        {s.tidslinjer.iter().enumerate().map(|(nr, t)| tid::tidslinje(sted, nr, t, tegnet)).collect_view()}
        {s.maleserier.iter().enumerate().map(|(nr, m)| tid::maleserie(sted, nr, m, tegnet)).collect_view()}
        {grafside}
        {s.tabeller.iter().enumerate().map(|(nr, t)| tabell::tabell(sted, nr, t, &s.tittel)).collect_view()}
    }
    .into_any()
}
