//! The extract as one page that opens anywhere: nothing is fetched, nothing runs, and it prints well on A4.

use crate::components::table::Table;
use crate::domain::bruk::{Bruk, Utlevering};
use crate::domain::rapport::Rapport;
use crate::domain::uttrekk::{Registeruttrekk, Uttrekk};
use crate::messages::{dato, tidspunkt};
use crate::pages::loggord;
use crate::pages::registre::rapport::Seksjoner;
use crate::t;
use leptos::prelude::*;
use leptos::tachys::view::RenderHtml;

const CSS: &str = include_str!("dokument.css");
/// Allows the page's own style and its attachments, and nothing else.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/// The whole document.
pub fn html(u: Uttrekk) -> String {
    let tittel = t!("uttrekk-tittel", navn = u.navn.as_str());
    let kropp = Owner::new().with(|| view! { <Dokument u=u/> }.to_html());
    let tittel = tekst(&tittel);
    format!(
        "<!DOCTYPE html>\n<html lang=\"nb\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\"><meta http-equiv=\"Content-Security-Policy\" \
         content=\"{POLICY}\"><meta name=\"robots\" content=\"noindex\"><meta name=\"referrer\" content=\"no-referrer\">\
         <title>{tittel}</title><style>{CSS}</style></head><body>{kropp}</body></html>\n"
    )
}

/// A text between tags.
pub(in crate::pages::registre) fn tekst(t: &str) -> String {
    t.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[component]
fn Dokument(u: Uttrekk) -> impl IntoView {
    let ingress =
        t!("uttrekk-ingress", tidspunkt = tidspunkt(u.laget), tjeneste = u.tjeneste.as_str(), fodt = dato(u.fodt));
    let deler: Vec<Registeruttrekk> = u.med_innhold().cloned().collect();
    let toc = deler.iter().enumerate().map(|(nr, r)| view! { <li><a href=format!("#r{nr}")>{r.navn.clone()}</a></li> });
    let toc = toc.collect_view();
    let registre = deler.iter().cloned().enumerate().map(|(nr, r)| view! { <Registerdel nr=nr r=r/> }).collect_view();
    let valg = u.innstillinger.iter().map(|i| {
        let svar = if i.aktiv { t!("ja") } else { t!("nei") };
        vec![i.register.clone(), i.sporsmal.clone(), svar, tidspunkt(i.endret)]
    });
    let valg = valg.collect::<Vec<_>>();
    let kolonner = vec![t!("csv-register"), t!("csv-sporsmal"), t!("csv-svar"), t!("csv-endret")];
    view! {
        <main>
            <h1>{t!("uttrekk-tittel", navn = u.navn.as_str())}</h1>
            <p>{ingress}</p>
            <p>{t!("uttrekk-uten-nett")}</p>
            <nav aria-labelledby="innhold">
                <h2 id="innhold">{t!("uttrekk-innhold")}</h2>
                <ul>{toc}<li><a href="#valg">{t!("uttrekk-valg")}</a></li></ul>
            </nav>
            {registre}
            <section id="valg">
                <h2>{t!("uttrekk-valg")}</h2>
                <Table caption=t!("uttrekk-valg") columns=kolonner rows=valg empty=t!("nei") headed=true/>
            </section>
        </main>
    }
}

#[component]
fn Registerdel(nr: usize, r: Registeruttrekk) -> impl IntoView {
    let dekning = match r.dekning {
        Some(d) => t!("uttrekk-dekning", fra = dato(d.fra), til = dato(d.til)),
        None => t!("uttrekk-dekning-ukjent"),
    };
    let logg = (!r.bruk.is_empty()).then(|| {
        let kolonner = vec![t!("csv-tidspunkt"), t!("uttrekk-hva"), t!("csv-formal"), t!("csv-grunnlag")];
        let rader = r.bruk.iter().map(bruksrad).collect();
        view! { <Table caption=t!("uttrekk-logg") columns=kolonner rows=rader empty=t!("uttrekk-ingen-logg") headed=true/> }
    });
    let kopier = (!r.utleveringer.is_empty()).then(|| {
        let kolonner =
            vec![t!("tabell-dato"), t!("csv-mottaker"), t!("csv-prosjekt"), t!("csv-formal"), t!("csv-grunnlag")];
        let rader = r.utleveringer.iter().map(kopirad).collect();
        view! {
            <h3>{t!("uttrekk-kopier")}</h3>
            <Table caption=t!("uttrekk-kopier") columns=kolonner rows=rader empty=t!("uttrekk-ingen-logg") headed=true/>
        }
    });
    let deltar = r.deltakelser.iter().map(|d| vec![d.tittel.clone(), d.status.clone(), d.ansvarlig.clone()]).collect();
    let kolonner = vec![t!("csv-prosjekt"), t!("uttrekk-status"), t!("uttrekk-ansvarlig-kort")];
    let deltar = (!r.deltakelser.is_empty()).then(|| {
        view! {
            <h3>{t!("uttrekk-deltar")}</h3>
            <Table caption=t!("uttrekk-deltar") columns=kolonner rows=deltar empty=t!("nei") headed=true/>
        }
    });
    let rapport = r.rapporter.into_iter().next();
    view! {
        <section id=format!("r{nr}") class="register">
            <h2>{r.navn}</h2>
            {r.ansvarlig.map(|a| view! { <p>{t!("uttrekk-ansvarlig", navn = a)}</p> })}
            {r.ufullstendig.then(|| view! { <p><strong>{t!("uttrekk-mangler")}</strong></p> })}
            {match rapport {
                Some(rapport) => view! { <Rapportdel rapport=rapport prefiks=format!("r{nr}-")/> }.into_any(),
                None => view! { <p>{t!("uttrekk-ingen-rapport")}</p> }.into_any(),
            }}
            {deltar}
            <h3>{t!("uttrekk-logg")}</h3>
            <p>{dekning}</p>
            {logg}
            {kopier}
        </section>
    }
}

#[component]
fn Rapportdel(rapport: Rapport, prefiks: String) -> impl IntoView {
    view! {
        <p>{t!("uttrekk-rapport", dato = dato(rapport.til_og_med))}</p>
        <Seksjoner rapport=rapport apne=true niva=3 alle=true prefiks=prefiks/>
    }
}

fn bruksrad(b: &Bruk) -> Vec<String> {
    vec![tidspunkt(b.tidspunkt), loggord::setning(b, None), b.formal.clone(), b.grunnlag.clone()]
}

fn kopirad(u: &Utlevering) -> Vec<String> {
    vec![dato(u.dato), u.mottaker.clone(), u.prosjekt.clone(), u.formal.clone(), u.grunnlag.clone()]
}
