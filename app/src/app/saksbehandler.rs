//! The HTML document of the case workers' pages, with their frame. No islands: nothing in it needs a script.

use crate::frame::OperatingMessage;
use crate::frame::saksbehandler::{Saksbunn, Sakshode};
use crate::messages::Sprak;
use crate::oppsett::Oppsett;
use crate::pages::saksbehandler::feil::{Saksfeil, Saksfeilside};
use crate::portal::saksbehandler::Saksforesporsel;
use crate::routes::saksbehandler::Saksruter;
use crate::t;
use leptos::prelude::*;
use leptos_meta::{MetaTags, provide_meta_context};

/// The document around a page.
pub fn shell() -> impl IntoView {
    let f = expect_context::<Saksforesporsel>();
    provide_context::<Oppsett>((*f.portal.oppsett).clone());
    provide_context(Sprak::Nb);
    provide_meta_context();
    let filer = f.portal.oppsett.filer.clone();
    view! {
        <!DOCTYPE html>
        <html lang=Sprak::Nb.kode() data-color-scheme="light">
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="referrer" content="no-referrer"/>
                <link rel="preload" href=filer.font r#as="font" r#type="font/woff2" crossorigin="anonymous"/>
                <link rel="stylesheet" href=filer.css/>
                <link rel="icon" href="/favicon.svg" r#type="image/svg+xml"/>
                <MetaTags/>
            </head>
            <body><Side/></body>
        </html>
    }
}

#[component]
fn Side() -> impl IntoView {
    let f = expect_context::<Saksforesporsel>();
    let innhold = match f.feil.clone() {
        // The page of the case or the order says what must be put right.
        None | Some(Saksfeil::Rettes(_) | Saksfeil::LeveringRettes(_)) => view! { <Saksruter/> }.into_any(),
        Some(feil) => view! { <Saksfeilside feil=feil/> }.into_any(),
    };
    let hvem = f.saksbehandler.as_ref().map(|s| (s.navn().to_owned(), s.virksomhet().to_owned()));
    let minutter = hvem.is_some().then(|| f.portal.saksbehandlerokter.grenser().inaktiv);
    view! {
        <a class="ds-skip-link" href="#innhold">{t!("hopp-til-innhold")}</a>
        <Sakshode hvem=hvem/>
        {f.portal.oppsett.demo.then(|| view! { <OperatingMessage text=t!("demo-melding")/> })}
        <main id="innhold" class="page-width" tabindex="-1">{innhold}</main>
        <Saksbunn minutter=minutter/>
    }
}
