//! The case workers' login page. In the demo one chooses an invented case worker; otherwise no login is offered yet.

use crate::components::alert::{Alert, Kind};
use crate::components::exhibit::Exhibit;
use crate::pages::Tittel;
use crate::t;
use leptos::prelude::*;

/// An invented case worker to log in as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Valgbar {
    pub id: i64,
    pub navn: String,
    pub virksomhet: String,
    /// Short names of the registries.
    pub registre: String,
}

/// What brought one here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grunn {
    LoggetUt,
    Tidsavbrudd,
    MaLoggeInn,
}

/// The page. `valgbare` is empty outside the demo.
#[component]
pub fn Innlogging(
    #[prop(optional_no_strip)] grunn: Option<Grunn>,
    minutter: i64,
    valgbare: Vec<Valgbar>,
) -> impl IntoView {
    let melding = grunn.map(|g| match g {
        Grunn::LoggetUt => view! { <Alert kind=Kind::Success text=t!("sb-logget-ut")/> },
        Grunn::Tidsavbrudd => view! { <Alert kind=Kind::Info text=t!("sb-tidsavbrudd", minutter = minutter)/> },
        Grunn::MaLoggeInn => view! { <Alert kind=Kind::Info text=t!("sb-logg-inn-forst")/> },
    });
    let maate = if valgbare.is_empty() {
        view! { <Alert kind=Kind::Warning title=t!("sb-uten-oppsett") text=t!("sb-uten-oppsett-hjelp")/> }.into_any()
    } else {
        let knapper = valgbare.into_iter().map(|v| {
            view! {
                <li>
                    <form method="post" action=super::INNLOGGING>
                        <input type="hidden" name="saksbehandler" value=v.id/>
                        <button type="submit">
                            <strong>{v.navn}</strong>" "<span>{v.virksomhet}</span>" "<span>{v.registre}</span>
                        </button>
                    </form>
                </li>
            }
        });
        view! {
            <h2>{t!("sb-velg")}</h2>
            <p>{t!("sb-velg-hjelp")}</p>
            <ul class="test-people">{knapper.collect_view()}</ul>
        }
        .into_any()
    };
    view! {
        <Tittel side=t!("sb-logg-inn") del=t!("sb-navn")/>
        <h1>{t!("sb-logg-inn-tittel")}</h1>
        {melding}
        <p class="lead">{t!("sb-logg-inn-ingress")}</p>
        {maate}
        <p class="meta">{t!("sb-tidsgrense", minutter = minutter)}</p>
    }
}

fn tilstand(grunn: Option<Grunn>) -> AnyView {
    let en = Valgbar {
        id: 1,
        navn: "Solveig Prøve".into(),
        virksomhet: "Helse Bergen HF".into(),
        registre: "MS-registeret og Diabetesregisteret".into(),
    };
    view! { <Innlogging grunn=grunn minutter=30 valgbare=vec![en.clone(), en]/> }.into_any()
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Page: case screen, login",
    states: &[
        ("first", || tilstand(None)),
        ("logged out", || tilstand(Some(Grunn::LoggetUt))),
        ("timed out", || tilstand(Some(Grunn::Tidsavbrudd))),
        ("must log in", || tilstand(Some(Grunn::MaLoggeInn))),
        ("no login set up", || view! { <Innlogging minutter=30 valgbare=Vec::new()/> }.into_any()),
    ],
};
