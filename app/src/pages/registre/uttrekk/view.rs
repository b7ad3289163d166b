//! The page where a citizen chooses which file to take along.

use crate::components::exhibit::Exhibit;
use crate::components::links::BackLink;
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

#[component]
pub fn TaMed() -> impl IntoView {
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
        <p>{t!("ta-med-logg", tjeneste = oppsett().tjeneste)}</p>
    }
}

pub const EXHIBIT: Exhibit = Exhibit { name: "Page: take along", states: &[("own", || view! { <TaMed/> }.into_any())] };
