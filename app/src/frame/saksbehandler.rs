//! What stands around the case workers' pages: their name and organisation, and the way out. No citizen's menu or banner.

use crate::components::exhibit::Exhibit;
use crate::components::ikon::{Icon, Ikon, Mark};
use crate::oppsett::oppsett;
use crate::t;
use leptos::prelude::*;

/// The header; `hvem` is name and organisation of the one who is logged in.
#[component]
pub fn Sakshode(hvem: Option<(String, String)>) -> impl IntoView {
    let meny = hvem.map(|(navn, virksomhet)| {
        let hvem = t!("sb-fra", navn = navn, virksomhet = virksomhet);
        view! {
            <nav class="site-nav" aria-label=t!("sb-hovedmeny")>
                <ul>
                    <li class="site-user"><Icon ikon=Ikon::Person/><span>{hvem}</span></li>
                    <li>
                        <form method="post" action="/saksbehandler/logg-ut">
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
                <a class="site-name" href="/saksbehandler"><Mark/><span>{oppsett().tjeneste}" – "{t!("sb-navn")}</span></a>
                {meny}
            </div>
        </header>
    }
}

/// How long one may be idle, when logged in.
#[component]
pub fn Saksbunn(minutter: Option<i64>) -> impl IntoView {
    let o = oppsett();
    view! {
        <footer class="site-footer">
            <div class="page-width">
                <p>{t!("bunn-telefon", telefon = o.telefon, tid = o.apningstid)}</p>
                {minutter.map(|m| view! { <p>{t!("sb-tidsgrense", minutter = m)}</p> })}
            </div>
        </footer>
    }
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Frame of the case screen",
    states: &[
        ("header, logged in", || {
            let hvem = Some(("Solveig Prøve".into(), "Helse Bergen HF".into()));
            view! { <Sakshode hvem=hvem/> }.into_any()
        }),
        ("header, not logged in", || view! { <Sakshode hvem=None/> }.into_any()),
        ("footer", || view! { <Saksbunn minutter=Some(30)/> }.into_any()),
    ],
};
