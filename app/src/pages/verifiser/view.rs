//! The public page that tells whether a receipt is genuine. It shows nothing about whom or what the receipt is about.

use crate::components::alert::{Alert, Kind};
use crate::components::choices::ErrorSummary;
use crate::components::exhibit::Exhibit;
use crate::components::facts::Facts;
use crate::components::links::BackLink;
use crate::components::receipt::Receipt;
use crate::domain::kvittering::{Bevis, Ugyldig};
use crate::messages::tidspunkt;
use crate::oppsett::oppsett;
use crate::pages::Tittel;
use crate::t;
use leptos::prelude::*;

/// What came of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Utfall {
    Ekte(Bevis),
    Ugyldig(Ugyldig),
    IkkeLest(Valgfeil),
}

/// Why there was nothing to judge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Valgfeil {
    Ingenting,
    ForStor,
}

#[component]
pub fn Verifiser(#[prop(optional_no_strip)] utfall: Option<Utfall>) -> impl IntoView {
    match utfall {
        Some(Utfall::Ekte(bevis)) => view! { <Ekte bevis=bevis/> }.into_any(),
        Some(Utfall::Ugyldig(hvorfor)) => view! { <IkkeEkte hvorfor=hvorfor/> }.into_any(),
        Some(Utfall::IkkeLest(feil)) => view! { <Sporsmal feil=Some(feil)/> }.into_any(),
        None => view! { <Sporsmal/> }.into_any(),
    }
}

/// The page as one comes to it.
#[component]
fn Sporsmal(#[prop(optional_no_strip)] feil: Option<Valgfeil>) -> impl IntoView {
    let melding = feil.map(|f| match f {
        Valgfeil::Ingenting => t!("verifiser-ingenting"),
        Valgfeil::ForStor => t!("verifiser-for-stor"),
    });
    let oppsummering = melding.clone().map(|m| {
        view! { <ErrorSummary title=t!("ma-rette") errors=vec![("fil".to_owned(), m)]/> }
    });
    view! {
        <Tittel side=t!("verifiser-tittel") feil=feil.is_some()/>
        <div class="measure">
            {oppsummering}
            <BackLink href="/hjelp" text=t!("bunn-hjelp")/>
            <h1>{t!("verifiser-tittel")}</h1>
            <p class="lead">{t!("verifiser-ingress", tjeneste = oppsett().tjeneste)}</p>
            <p>{t!("verifiser-viser-ikke")}</p>
            <Skjema feil=melding/>
            <h2>{t!("verifiser-selv")}</h2>
            <p>{t!("verifiser-selv-tekst")}" "<a href="/.well-known/jwks.json">{t!("verifiser-nokler")}</a></p>
        </div>
    }
}

/// A file, or the text of one.
#[component]
fn Skjema(#[prop(optional_no_strip)] feil: Option<String>) -> impl IntoView {
    let ugyldig = feil.is_some();
    view! {
        <form method="post" action="/verifiser" enctype="multipart/form-data" novalidate>
            <div class="ds-field">
                <label for="fil">{t!("verifiser-fil")}</label>
                <p data-field="description" id="fil-hint">{t!("verifiser-fil-hjelp")}</p>
                <input class="ds-input" type="file" id="fil" name="fil" accept=".jws,.txt,application/jose"
                    aria-describedby=if ugyldig { "fil-hint fil-error" } else { "fil-hint" }
                    aria-invalid=ugyldig.then_some("true")/>
                {feil.map(|f| view! { <p class="ds-validation-message" id="fil-error">{f}</p> })}
            </div>
            <div class="ds-field">
                <label for="tekst">{t!("verifiser-tekst")}</label>
                <p data-field="description" id="tekst-hint">{t!("verifiser-tekst-hjelp")}</p>
                <textarea class="ds-input" id="tekst" name="tekst" rows="6" spellcheck="false" autocomplete="off"
                    aria-describedby="tekst-hint"></textarea>
            </div>
            <div class="form-actions"><button class="ds-button" type="submit">{t!("verifiser-knapp")}</button></div>
        </form>
    }
}

#[component]
fn Ekte(bevis: Bevis) -> impl IntoView {
    let fakta = vec![
        (t!("verifiser-nummer"), bevis.nummer.clone()),
        (t!("verifiser-tid"), tidspunkt(bevis.tidspunkt)),
        (t!("verifiser-plass"), t!("verifiser-plass-nr", plass = bevis.plass)),
        (t!("verifiser-nokkel"), bevis.nokkel),
    ];
    view! {
        <Tittel side=t!("verifiser-ekte") del=t!("verifiser-tittel")/>
        <div class="measure">
            <Receipt title=t!("verifiser-ekte") line=t!("verifiser-ekte-linje", tjeneste = oppsett().tjeneste)
                number=t!("kvittering-med-nummer", nummer = bevis.nummer)/>
            <Facts facts=fakta/>
            <p>{t!("verifiser-plass-hjelp")}</p>
            <p>{t!("verifiser-viser-ikke")}</p>
            <p><a href="/verifiser">{t!("verifiser-en-til")}</a></p>
        </div>
    }
}

#[component]
fn IkkeEkte(hvorfor: Ugyldig) -> impl IntoView {
    let (tittel, tekst) = match hvorfor {
        Ugyldig::Endret => (t!("verifiser-endret"), t!("verifiser-endret-tekst")),
        Ugyldig::UkjentNokkel => (t!("verifiser-ukjent"), t!("verifiser-ukjent-tekst")),
        Ugyldig::IkkeKvittering => (t!("verifiser-ikke"), t!("verifiser-ikke-tekst")),
    };
    view! {
        <Tittel side=tittel.clone() del=t!("verifiser-tittel")/>
        <div class="measure">
            <h1>{tittel}</h1>
            <Alert kind=Kind::Danger text=tekst/>
            <h2>{t!("verifiser-igjen")}</h2>
            <Skjema/>
        </div>
    }
}

fn tilstand(utfall: Option<Utfall>) -> AnyView {
    view! { <Verifiser utfall=utfall/> }.into_any()
}

fn bevis() -> Bevis {
    let tidspunkt = jiff::Timestamp::constant(1_795_340_520, 0);
    Bevis { nummer: "05M1-8X2K-V0Q7T".into(), tidspunkt, plass: 13, nokkel: "9f86d081884c7d65".into() }
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Page: check a receipt",
    states: &[
        ("first", || tilstand(None)),
        ("nothing chosen", || tilstand(Some(Utfall::IkkeLest(Valgfeil::Ingenting)))),
        ("too large", || tilstand(Some(Utfall::IkkeLest(Valgfeil::ForStor)))),
        ("genuine", || tilstand(Some(Utfall::Ekte(bevis())))),
        ("altered", || tilstand(Some(Utfall::Ugyldig(Ugyldig::Endret)))),
        ("unknown key", || tilstand(Some(Utfall::Ugyldig(Ugyldig::UkjentNokkel)))),
        ("no receipt", || tilstand(Some(Utfall::Ugyldig(Ugyldig::IkkeKvittering)))),
    ],
};
