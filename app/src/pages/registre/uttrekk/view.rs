//! The page where a citizen chooses which file to take along.

use crate::components::disclosure::Help;
use crate::components::exhibit::Exhibit;
use crate::components::links::BackLink;
use crate::domain::avslag::Avslag;
use crate::domain::oversikt::Registerrad;
use crate::oppsett::oppsett;
use crate::pages::Tittel;
use crate::pages::gjelder::gjelder;
use crate::t;
use leptos::prelude::*;

/// Where the page stands; the files are below it.
pub const STI: &str = "/helseregistre/ta-med";

/// The forms an extract can have: file, message id of its name and of what it is good for.
const FORMER: [(&str, &str); 4] = [
    ("innsyn.html", "side"),
    ("innsyn.json", "json"),
    ("innsyn-tabeller.zip", "tabeller"),
    ("innsyn-fhir.json", "fhir"),
];

/// The page. `rader` are the registries that the citizen may know of.
#[component]
pub fn TaMed(rader: Vec<Registerrad>) -> impl IntoView {
    let apne: Vec<_> = rader.iter().filter(|r| r.stengt.is_none()).map(|r| r.register.navn.clone()).collect();
    let antall = apne.len();
    let apne = apne.into_iter().map(|navn| view! { <li>{navn}</li> }).collect_view();
    let stengt = rader.iter().filter(|r| r.stengt.is_some()).map(|r| r.register.kortnavn.clone()).collect::<Vec<_>>();
    let stengt = (!stengt.is_empty()).then(|| view! { <p>{t!("ta-med-stengt", registre = stengt.join(", "))}</p> });
    let form = |(fil, navn): (&'static str, &'static str)| {
        let (tittel, tekst) = match navn {
            "side" => (t!("ta-med-side"), t!("ta-med-side-tekst")),
            "json" => (t!("ta-med-json"), t!("ta-med-json-tekst")),
            "tabeller" => (t!("ta-med-tabeller"), t!("ta-med-tabeller-tekst")),
            _ => (t!("ta-med-fhir"), t!("ta-med-fhir-tekst")),
        };
        view! {
            <li class="card">
                <h3>{tittel.clone()}</h3>
                <p>{tekst}</p>
                <p><a class="ds-link" href=format!("{STI}/{fil}") download>{t!("ta-med-lagre", hva = tittel)}</a></p>
            </li>
        }
    };
    let ingress = match gjelder().annen() {
        Some(annen) => t!("ta-med-ingress-annen", navn = annen.helt()),
        None => t!("ta-med-ingress"),
    };
    view! {
        <Tittel side=t!("ta-med-tittel") del=t!("registre-navn")/>
        <BackLink href="/helseregistre" text=t!("registre-navn")/>
        <h1>{t!("ta-med-tittel")}</h1>
        <p class="lead">{ingress}</p>
        <div class="notice"><p>{t!("ta-med-advarsel")}</p></div>
        <h2>{t!("ta-med-velg")}</h2>
        <ul class="cards">{FORMER.map(form).collect_view()}</ul>
        <h2>{t!("ta-med-hva")}</h2>
        <p>{t!("ta-med-hva-tekst")}</p>
        <Help summary=t!("ta-med-registre", antall = antall)><ul>{apne}</ul></Help>
        {stengt}
        <p>{t!("ta-med-logg", tjeneste = oppsett().tjeneste)}</p>
    }
}

fn tilstand(stengt: bool) -> AnyView {
    let alle = crate::catalogue::innebygd().map(|k| k.registre().to_vec()).unwrap_or_default();
    let rad = |register| Registerrad { register, oppfort: true, stengt: stengt.then_some(Avslag::ForLavtNiva) };
    view! { <TaMed rader=alle.into_iter().take(3).map(rad).collect()/> }.into_any()
}

pub const EXHIBIT: Exhibit =
    Exhibit { name: "Page: take along", states: &[("open", || tilstand(false)), ("closed", || tilstand(true))] };
