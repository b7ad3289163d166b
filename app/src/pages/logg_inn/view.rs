//! The login page.

use crate::components::alert::{Alert, Kind};
use crate::components::exhibit::Exhibit;
use crate::oppsett::oppsett;
use crate::pages::Tittel;
use crate::t;
use leptos::prelude::*;

/// An invented person to log in as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Testlinje {
    pub slug: String,
    pub id: crate::domain::id::InnbyggerId,
    pub navn: String,
    pub alder: i16,
    pub viser: String,
}

/// What brought one here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grunn {
    LoggetUt,
    Tidsavbrudd,
    MaLoggeInn,
}

/// The page; `retur` is where one comes back to after login.
#[component]
pub fn LoggInn(
    #[prop(optional_no_strip)] grunn: Option<Grunn>,
    retur: String,
    minutter: i64,
    testpersoner: Vec<Testlinje>,
) -> impl IntoView {
    let o = oppsett();
    let ferdig = (grunn == Some(Grunn::LoggetUt)).then(|| view! { <Alert kind=Kind::Success text=t!("logget-ut")/> });
    let melding = grunn.and_then(|g| match g {
        Grunn::LoggetUt => None,
        Grunn::Tidsavbrudd => {
            let (title, text) = (t!("tidsavbrudd-tittel"), t!("tidsavbrudd", minutter = minutter));
            Some(view! { <Alert kind=Kind::Info title=title text=text/> }.into_any())
        }
        Grunn::MaLoggeInn => Some(view! { <Alert kind=Kind::Info text=t!("logg-inn-forst")/> }.into_any()),
    });
    let maate = if testpersoner.is_empty() {
        let (title, text) = (t!("logg-inn-uten-oppsett"), t!("logg-inn-uten-oppsett-hjelp"));
        view! { <Alert kind=Kind::Warning title=title text=text/> }.into_any()
    } else {
        view! { <Testpersoner retur=retur personer=testpersoner/> }.into_any()
    };
    view! {
        <Tittel side=t!("logg-inn-tittel")/>
        {ferdig}
        <h1>{t!("logg-inn-tittel")}</h1>
        {melding}
        <p class="lead">{t!("logg-inn-ingress")}</p>
        {maate}
        <h2>{t!("logg-inn-hjelp")}</h2>
        <p>{t!("logg-inn-hjelp-telefon", telefon = o.telefon, tid = o.apningstid)}</p>
        <p class="meta">{t!("logg-inn-tidsgrense", minutter = minutter)}</p>
    }
}

#[component]
fn Testpersoner(retur: String, personer: Vec<Testlinje>) -> impl IntoView {
    let linjer = personer.into_iter().map(|p| {
        view! {
            <li>
                <form method="post" action="/logg-inn/testperson">
                    <input type="hidden" name="person" value=p.slug/>
                    <input type="hidden" name="retur" value=retur.clone()/>
                    <button type="submit">
                        <strong>{p.navn}</strong>" "
                        <span>{t!("logg-inn-alder", alder = p.alder)}</span>" "
                        <span>{p.viser}</span>
                    </button>
                </form>
            </li>
        }
    });
    view! {
        <h2>{t!("logg-inn-testperson")}</h2>
        <p>{t!("logg-inn-testperson-hjelp")}</p>
        <ul class="test-people">{linjer.collect_view()}</ul>
    }
}

fn tilstand(grunn: Option<Grunn>) -> AnyView {
    let person = Testlinje {
        slug: "kari".into(),
        id: crate::domain::id::InnbyggerId(1),
        navn: "Kari Danser".into(),
        alder: 47,
        viser: "Har MS, mange opplysninger og en lang historikk".into(),
    };
    view! { <LoggInn grunn=grunn retur="/".into() minutter=30 testpersoner=vec![person.clone(), person]/> }.into_any()
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Page: login",
    states: &[
        ("first", || tilstand(None)),
        ("logged out", || tilstand(Some(Grunn::LoggetUt))),
        ("timed out", || tilstand(Some(Grunn::Tidsavbrudd))),
        ("must log in", || tilstand(Some(Grunn::MaLoggeInn))),
        ("no login set up", || view! { <LoggInn retur="/".into() minutter=30 testpersoner=Vec::new()/> }.into_any()),
    ],
};
