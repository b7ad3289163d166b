//! The HTML document, with the frame around the page and the time-out warning.

pub mod saksbehandler;

use crate::frame::{Behalf, OperatingMessage, SiteFooter, SiteHeader};
use crate::islands::TimeLimit;
use crate::messages::Sprak;
use crate::oppsett::Oppsett;
use crate::pages::feil::FeilSide;
use crate::pages::gjelder::{banner, gjelder};
use crate::portal::Foresporsel;
use crate::routes::Ruter;
use crate::t;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_meta::{MetaTags, provide_meta_context};

/// Lets the browser fade from page to page, unless somebody has asked for less motion.
const VIEW_TRANSITION: &str = "@media (prefers-reduced-motion:no-preference){@view-transition{navigation:auto}}";

/// The document around a page.
pub fn shell() -> impl IntoView {
    let f = expect_context::<Foresporsel>();
    provide_context::<Oppsett>((*f.portal.oppsett).clone());
    provide_context(Sprak::Nb);
    if let Some(innlogget) = &f.innlogget {
        provide_context(innlogget.gjelder());
    }
    provide_meta_context();
    let filer = f.portal.oppsett.filer.clone();
    let nonce = use_nonce();
    let personal = f.innlogget.is_some().then_some("");
    view! {
        <!DOCTYPE html>
        <html lang=Sprak::Nb.kode() data-color-scheme="light" data-personal=personal
            data-dev-reload=f.portal.oppsett.utvikling.then_some("")>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="referrer" content="no-referrer"/>
                <link rel="preload" href=filer.font r#as="font" r#type="font/woff2" crossorigin="anonymous"/>
                // Chromium decides before a late stylesheet is there, and reports an aborted transition otherwise.
                <style nonce=nonce.clone()>{VIEW_TRANSITION}</style>
                <link rel="stylesheet" href=filer.css/>
                <link rel="icon" href="/favicon.svg" r#type="image/svg+xml"/>
                <script r#type="module" src=filer.js data-wasm=filer.wasm nonce=nonce></script>
                <MetaTags/>
            </head>
            <body><Side/></body>
        </html>
    }
}

#[component]
fn Side() -> impl IntoView {
    let f = expect_context::<Foresporsel>();
    let innhold = match f.feil.clone() {
        Some(slag) => view! { <FeilSide slag=slag/> }.into_any(),
        None => view! { <Ruter/> }.into_any(),
    };
    view! {
        <a class="ds-skip-link" href="#innhold">{t!("hopp-til-innhold")}</a>
        <SiteHeader innlogget=f.innlogget.as_ref().map(|i| i.navn.helt())
            bytte=f.innlogget.as_ref().is_some_and(|i| i.har_relasjoner)/>
        {banner(&gjelder(), f.portal.dag()).map(|(strong, text, button)| view! { <Behalf strong=strong text=text button=button/> })}
        {f.portal.oppsett.demo.then(|| view! { <OperatingMessage text=t!("demo-melding")/> })}
        <main id="innhold" class="page-width" tabindex="-1">{innhold}</main>
        <SiteFooter minutter=f.innlogget.is_some().then(|| f.portal.okter.grenser().inaktiv)/>
        {f.innlogget.map(|i| view! {
            <TimeLimit seconds=i.sekunder title=t!("tidsgrense-tittel") text=t!("tidsgrense-tekst")
                go_on=t!("tidsgrense-fortsett") log_out=t!("logg-ut")/>
        })}
    }
}
