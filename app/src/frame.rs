//! What stands around every page: header, operating message, footer.

pub mod saksbehandler;

use crate::components::exhibit::Exhibit;
use crate::components::ikon::{Icon, Ikon, Mark};
use crate::oppsett::oppsett;
use crate::t;
use leptos::prelude::*;

/// The product's name, and for somebody logged in the menu, their name, and the way out. `bytte`: the name leads to the
/// page where one chooses whom to act for.
#[component]
pub fn SiteHeader(innlogget: Option<String>, #[prop(optional)] bytte: bool) -> impl IntoView {
    let meny = innlogget.map(|navn| {
        let navn = if bytte {
            view! { <li><a href="/pa-vegne-av"><Icon ikon=Ikon::Person/><span>{navn}<span class="sr-only">" – "{t!("bytt-person")}</span></span></a></li> }.into_any()
        } else {
            view! { <li class="site-user"><Icon ikon=Ikon::Person/><span>{navn}</span></li> }.into_any()
        };
        view! {
            <nav class="site-nav" aria-label=t!("hovedmeny")>
                <ul>
                    <li><a href="/meny"><Icon ikon=Ikon::Menu/><span>{t!("meny")}</span></a></li>
                    {navn}
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

/// Whom one acts for, on every page: right below the header, before what the skip link leads past. `button` makes one
/// act for oneself again.
#[component]
pub fn Behalf(
    /// Who, in bold; may be empty.
    #[prop(into)]
    strong: String,
    #[prop(into)] text: String,
    #[prop(into)] button: String,
) -> impl IntoView {
    let strong = (!strong.is_empty()).then(|| view! { <strong>{strong}</strong>" " });
    view! {
        <section class="behalf" aria-label=t!("pa-vegne-av")>
            <div class="page-width">
                <p>{strong}{text}</p>
                <form method="post" action="/pa-vegne-av">
                    <input type="hidden" name="valg" value="selv"/>
                    <button type="submit">{button}</button>
                </form>
            </div>
        </section>
    }
}

/// One message about the portal itself, below the header.
#[component]
pub fn OperatingMessage(#[prop(into)] text: String) -> impl IntoView {
    view! {
        <section class="operating-message" aria-label=t!("driftsmelding")>
            <div class="page-width"><Icon ikon=Ikon::Info/><p>{text}</p></div>
        </section>
    }
}

/// Help line and information pages, always in the same place. `minutter`: how long one may be idle, when logged in.
#[component]
pub fn SiteFooter(minutter: Option<i64>) -> impl IntoView {
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

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Frame",
    states: &[
        ("header, logged in", || view! { <SiteHeader innlogget=Some("Line Danser".into())/> }.into_any()),
        ("header, not logged in", || view! { <SiteHeader innlogget=None/> }.into_any()),
        ("header, with people to choose", || {
            view! { <SiteHeader innlogget=Some("Line Danser".into()) bytte=true/> }.into_any()
        }),
        ("on behalf of a child", || {
            view! { <Behalf strong="Du bruker Innsyn på vegne av Oliver Danser (9 år)." text="Du har foreldreansvar." button=t!("banner-bytt")/> }
                .into_any()
        }),
        ("no longer on behalf", || {
            let text = format!("{} {}", t!("representasjon-fylt-16", navn = "Oliver"), t!("banner-tilbake"));
            view! { <Behalf strong="" text=text button=t!("banner-forstatt")/> }.into_any()
        }),
        ("operating message", || view! { <OperatingMessage text=t!("demo-melding")/> }.into_any()),
        ("footer", || view! { <SiteFooter minutter=Some(30)/> }.into_any()),
    ],
};
