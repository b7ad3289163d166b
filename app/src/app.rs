//! The HTML document and what stands on every page: header, footer, time-out warning.

use crate::components::ikon::{Icon, Ikon, Mark};
use crate::islands::TimeLimit;
use crate::messages::Sprak;
use crate::oppsett::{Oppsett, oppsett};
use crate::pages::feil::FeilSide;
use crate::portal::Foresporsel;
use crate::routes::Ruter;
use crate::t;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_meta::{MetaTags, provide_meta_context};

/// The document around a page.
pub fn shell() -> impl IntoView {
    let f = expect_context::<Foresporsel>();
    provide_context::<Oppsett>((*f.portal.oppsett).clone());
    provide_context(Sprak::Nb);
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
        <Topp innlogget=f.innlogget.as_ref().map(|i| i.navn.helt())/>
        {f.portal.oppsett.demo.then(|| view! {
            <section class="operating-message" aria-label=t!("driftsmelding")>
                <div class="page-width"><Icon ikon=Ikon::Info/><p>{t!("demo-melding")}</p></div>
            </section>
        })}
        <main id="innhold" class="page-width" tabindex="-1">{innhold}</main>
        <Bunn minutter=f.innlogget.is_some().then(|| f.portal.okter.grenser().inaktiv)/>
        {f.innlogget.map(|i| view! {
            <TimeLimit seconds=i.sekunder title=t!("tidsgrense-tittel") text=t!("tidsgrense-tekst")
                go_on=t!("tidsgrense-fortsett") log_out=t!("logg-ut")/>
        })}
    }
}

#[component]
fn Topp(innlogget: Option<String>) -> impl IntoView {
    let meny = innlogget.map(|navn| {
        view! {
            <nav class="site-nav" aria-label=t!("hovedmeny")>
                <ul>
                    <li><a href="/meny"><Icon ikon=Ikon::Menu/><span>{t!("meny")}</span></a></li>
                    <li class="site-user"><Icon ikon=Ikon::Person/><span>{navn}</span></li>
                    <li>
                        <form method="post" action="/logg-ut">
                            <button type="submit"><Icon ikon=Ikon::Leave/><span>{t!("logg-ut")}</span></button>
                        </form>
                    </li>
                </ul>
            </nav>
        }
    });
    view! {
        <header class="site-header">
            <div class="page-width">
                <a class="site-name" href="/"><Mark/><span>{oppsett().tjeneste}</span></a>
                {meny}
            </div>
        </header>
    }
}

#[component]
fn Bunn(minutter: Option<i64>) -> impl IntoView {
    let o = oppsett();
    view! {
        <footer class="site-footer">
            <div class="page-width">
                <p>{t!("bunn-telefon", telefon = o.telefon, tid = o.apningstid)}</p>
                {minutter.map(|m| view! { <p>{t!("bunn-tidsgrense", minutter = m)}</p> })}
                <nav aria-label=t!("bunn-om")>
                    <ul>
                        <li><a href="/hjelp">{t!("bunn-hjelp")}</a></li>
                        <li><a href="/personvern">{t!("bunn-personvern")}</a></li>
                        <li><a href="/tilgjengelighet">{t!("bunn-tilgjengelighet")}</a></li>
                    </ul>
                </nav>
            </div>
        </footer>
    }
}
