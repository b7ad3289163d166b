//! Menu and information pages. They need no data, and all but the menu are open to everybody.

use crate::components::disclosure::Help;
use crate::components::exhibit::Exhibit;
use crate::components::links::BackLink;
use crate::components::row::Row;
use crate::oppsett::oppsett;
use crate::pages::Tittel;
use crate::t;
use leptos::prelude::*;

#[component]
pub fn Meny() -> impl IntoView {
    let lenker = [
        ("/", t!("forside"), t!("tjenester")),
        ("/personverninnstillinger", t!("flis-innstillinger"), t!("flis-innstillinger-tekst")),
        ("/samtykke", t!("flis-samtykke"), t!("flis-samtykke-tekst")),
        ("/helseregistre", t!("flis-registre"), t!("flis-registre-tekst")),
        ("/logg", t!("flis-logg"), t!("flis-logg-tekst")),
        ("/deltakelse", t!("flis-deltakelse"), t!("flis-deltakelse-tekst")),
        ("/personverninnstillinger/historikk", t!("flis-historikk"), t!("flis-historikk-tekst")),
        ("/varsler", t!("flis-varsler"), t!("flis-varsler-tekst")),
        ("/hjelp", t!("flis-hjelp"), t!("flis-hjelp-tekst")),
    ];
    view! {
        <Tittel side=t!("meny-tittel")/>
        <h1>{t!("meny-tittel")}</h1>
        <ul class="rows">
            {lenker.map(|(href, title, text)| view! { <Row href=href title=title><p class="row-note">{text}</p></Row> })}
        </ul>
    }
}

#[component]
pub fn Hjelp() -> impl IntoView {
    let o = oppsett();
    let svar = [
        (t!("hjelp-register"), t!("hjelp-register-svar")),
        (t!("hjelp-reservere"), t!("hjelp-reservere-svar")),
        (t!("hjelp-samtykke"), t!("hjelp-samtykke-svar")),
        (t!("hjelp-behandling"), t!("hjelp-behandling-svar")),
        (t!("hjelp-finner-ikke"), t!("hjelp-finner-ikke-svar")),
        (t!("hjelp-logg"), t!("hjelp-logg-svar")),
    ];
    view! {
        <Tittel side=t!("hjelp-tittel")/>
        <BackLink href="/" text=t!("forside")/>
        <h1>{t!("hjelp-tittel")}</h1>
        <p class="lead">{t!("hjelp-ingress")}</p>
        {svar.map(|(sporsmal, svar)| view! { <Help summary=sporsmal><p>{svar}</p></Help> })}
        <Help summary=t!("hjelp-kvittering")>
            <p>{t!("hjelp-kvittering-svar")}" "<a href="/verifiser">{t!("verifiser-tittel")}</a></p>
        </Help>
        <h2>{t!("hjelp-ring")}</h2>
        <p>{t!("hjelp-ring-tekst", telefon = o.telefon, tid = o.apningstid)}</p>
        <p>{t!("hjelp-akutt")}</p>
    }
}

#[component]
pub fn Personvern() -> impl IntoView {
    let o = oppsett();
    let lagrer = [
        t!("personvern-lagrer-1"),
        t!("personvern-lagrer-2"),
        t!("personvern-lagrer-3"),
        t!("personvern-lagrer-4"),
        t!("personvern-lagrer-5"),
    ];
    view! {
        <Tittel side=t!("personvern-tittel")/>
        <BackLink href="/" text=t!("forside")/>
        <h1>{t!("personvern-tittel")}</h1>
        <p class="lead">{t!("personvern-ingress", tjeneste = o.tjeneste)}</p>
        <h2>{t!("personvern-lagrer")}</h2>
        <ul>{lagrer.map(|l| view! { <li>{l}</li> })}</ul>
        <h2>{t!("personvern-kaker")}</h2>
        <p>{t!("personvern-kaker-tekst")}</p>
        <h2>{t!("personvern-rettigheter")}</h2>
        <p>{t!("personvern-rettigheter-tekst", telefon = o.telefon)}</p>
    }
}

#[component]
pub fn Tilgjengelighet() -> impl IntoView {
    let o = oppsett();
    view! {
        <Tittel side=t!("tilgjengelighet-navn")/>
        <BackLink href="/" text=t!("forside")/>
        <h1>{t!("tilgjengelighet-tittel")}</h1>
        <p class="lead">{t!("tilgjengelighet-ingress", tjeneste = o.tjeneste)}</p>
        <h2>{t!("tilgjengelighet-gjort")}</h2>
        <ul><li>{t!("tilgjengelighet-gjort-1")}</li><li>{t!("tilgjengelighet-gjort-2")}</li></ul>
        <h2>{t!("tilgjengelighet-ikke")}</h2>
        <ul><li>{t!("tilgjengelighet-ikke-1")}</li></ul>
        <h2>{t!("tilgjengelighet-meld")}</h2>
        <p>{t!("tilgjengelighet-meld-tekst", telefon = o.telefon)}</p>
    }
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Page: about",
    states: &[
        ("menu", || view! { <Meny/> }.into_any()),
        ("help", || view! { <Hjelp/> }.into_any()),
        ("privacy", || view! { <Personvern/> }.into_any()),
        ("accessibility", || view! { <Tilgjengelighet/> }.into_any()),
    ],
};
