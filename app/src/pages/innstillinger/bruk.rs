//! The level of use (screens 6.2b): the question with the present level chosen, and what a change opens and closes.

use super::flyt::{Merknad, Steg, Velg};
use super::ord;
use super::view::ROT;
use crate::components::alert::{Alert, Kind};
use crate::components::choices::{Choice, ErrorSummary, HintedChoices};
use crate::components::exhibit::Exhibit;
use crate::components::links::BackLink;
use crate::components::status::StatusLine;
use crate::domain::definisjon::{Omrade, Valg};
use crate::domain::metadata::Niva;
use crate::domain::oversikt::Bruksside;
use crate::domain::tjenesten::{Bruksvalg, Tjeneste};
use crate::oppsett::oppsett;
use crate::pages::Tittel;
use crate::t;
use leptos::prelude::*;
use std::sync::Arc;

/// The question. `forst` says that a level must be chosen before one goes on.
#[component]
pub fn Sporsmal(
    steg: Steg,
    #[prop(optional_no_strip)] valgt: Option<String>,
    #[prop(optional_no_strip)] merknad: Option<Merknad>,
    #[prop(optional)] forst: bool,
) -> impl IntoView {
    let tjeneste = oppsett().tjeneste;
    let d = steg.rad.definisjon.clone();
    let feil = merknad == Some(Merknad::Velg);
    let na = steg.rad.lagret.as_ref().filter(|l| l.aktiv);
    // A setting that stands, not a new consent: the present level is chosen.
    let valgt = valgt.or_else(|| na.map(|l| l.metadata.niva.map_or(Valg::Aktiv.kode(), Niva::kode).to_owned()));
    let (tone, status) = ord::status_med_dato(&steg.rad);
    let uendret = (merknad == Some(Merknad::Uendret)).then(|| steg.rad.clone());
    let meldt = (merknad == Some(Merknad::Velg)).then(|| t!("ma-velge-om", sporsmal = d.sporsmal.clone()));
    let oppsummering = meldt.clone().map(|m| {
        view! { <ErrorSummary title=t!("ma-rette") errors=vec![("valg".to_owned(), m)]/> }
    });
    let virkning = d.virkning.inaktiv.iter().cloned().map(|p| view! { <li>{p}</li> }).collect_view();
    view! {
        <Tittel side=d.sporsmal.clone() del=t!("innstillinger-navn") feil=feil/>
        <div class="measure">
            {oppsummering}
            <BackLink href=ROT text=t!("innstillinger-navn")/>
            {forst.then(|| view! { <Alert kind=Kind::Info text=t!("niva-forst", tjeneste = tjeneste.clone())/> })}
            {uendret.map(|rad| view! { <Alert kind=Kind::Info text=super::flyt::uendret(&rad)/> })}
            <form method="get" action=format!("{}/bekreft", steg.sti()) novalidate>
                <HintedChoices name="valg" legend=d.sporsmal.clone() hint=t!("niva-hjelp") choices=svar() chosen=valgt error=meldt/>
                <StatusLine tone=tone text=t!("velg-na", status = status)/>
                <div class="consequences"><h2>{t!("virkning-hvis", valg = t!("niva-ingen"))}</h2><ul>{virkning}</ul></div>
                <div class="form-actions">
                    <button class="ds-button" type="submit">{t!("ga-videre")}</button>
                    <a class="ds-button" data-variant="tertiary" href=ROT>{t!("avbryt")}</a>
                </div>
            </form>
            <p><a href=steg.part_sti()>{t!("niva-om", tjeneste = tjeneste)}</a></p>
        </div>
    }
}

fn svar() -> Vec<(Choice, String)> {
    let niva = |n: Niva| {
        let hjelp = match n {
            Niva::Full => t!("niva-full-hjelp"),
            Niva::BasisPluss => t!("niva-basis-pluss-hjelp"),
            Niva::Basis => t!("niva-basis-hjelp"),
        };
        (Choice { value: n.kode().to_owned(), label: ord::niva(n) }, hjelp)
    };
    let ingen = Choice { value: Valg::Inaktiv.kode().to_owned(), label: t!("niva-ingen") };
    Niva::ALLE.into_iter().map(niva).chain([(ingen, t!("niva-ingen-hjelp"))]).collect()
}

/// What the change to `til` closes and opens, with the registries that have data about the citizen.
#[component]
pub fn Tap(bruk: Bruksside, til: Option<Niva>) -> impl IntoView {
    let (mister, far) = bruk.valg.ved_bytte(til);
    let liste = |tjenester: &[Tjeneste]| {
        let linjer = linjer(&bruk, tjenester);
        view! { <ul>{linjer.into_iter().map(|l| view! { <li>{l}</li> }).collect_view()}</ul> }
    };
    let mister = (!mister.is_empty()).then(|| {
        view! {
            <div class="consequences">
                <h2>{t!("niva-mister")}</h2>
                {liste(&mister)}
            </div>
            <p>{t!("niva-mister-blir")}</p>
        }
    });
    let far = (!far.is_empty()).then(|| {
        view! { <div class="consequences"><h2>{t!("niva-far")}</h2>{liste(&far)}</div> }
    });
    view! { {mister} {far} }
}

/// A line per service, with the registries that have delivered something about the citizen.
fn linjer(bruk: &Bruksside, tjenester: &[Tjeneste]) -> Vec<String> {
    let mut ut = Vec::new();
    for t in tjenester {
        let her = bruk.data.iter().filter(|(_, vises)| vises == t);
        let med_data: Vec<&str> = her.map(|(r, _)| r.kortnavn.as_str()).collect();
        ut.push(match (med_data.is_empty(), *t) {
            (true, t) => tjenestenavn(t),
            (false, Tjeneste::Helseregistre) => {
                t!("niva-med-registre", tjeneste = tjenestenavn(*t), registre = med_data.join(", "))
            }
            (false, t) => t!("niva-med-data", tjeneste = tjenestenavn(t)),
        });
    }
    ut
}

fn tjenestenavn(t: Tjeneste) -> String {
    match t {
        Tjeneste::Innstillinger | Tjeneste::Sperre => t!("innstillinger-navn"),
        Tjeneste::Helseregistre => t!("tjeneste-helseregistre"),
        Tjeneste::Pasientjournal => t!("tjeneste-pasientjournal"),
        Tjeneste::Kjernejournal => t!("tjeneste-kjernejournal"),
        Tjeneste::PaVegneAv => t!("tjeneste-pa-vegne-av"),
    }
}

fn steg(aktiv: bool) -> Option<Steg> {
    let side = super::prove::part("tjenesten", aktiv);
    let mut rad = side.rad.innstillinger.into_iter().next()?;
    if let Some(l) = &mut rad.lagret {
        l.metadata.niva = Some(Niva::Full);
    }
    Some(Steg { omrade: Omrade::Bruk, register: side.rad.register, rad })
}

fn sporsmal(aktiv: bool, merknad: Option<Merknad>, forst: bool) -> AnyView {
    steg(aktiv).map(|s| view! { <Sporsmal steg=s merknad=merknad forst=forst/> }).into_any()
}

fn tap(fra: Option<Niva>, til: Option<Niva>) -> AnyView {
    let register = |slug| Some(Arc::clone(crate::catalogue::innebygd().ok()?.register(slug)?));
    let med_data = ["sysvak", "mfr", "resept"].into_iter().filter_map(register);
    let data = med_data.map(|r| (Arc::clone(&r), Tjeneste::for_register(&r))).collect();
    let bruk = Bruksside { valg: Bruksvalg { niva: fra, ..Bruksvalg::default() }, data };
    let valgt = super::flyt::Valgt {
        svar: crate::domain::svar::Svar { niva: til, ..crate::domain::svar::Svar::enkelt(Valg::av(til.is_some())) },
        mottakere: Vec::new(),
        bruk: Some(bruk),
    };
    steg(fra.is_some())
        .map(|s| view! { <super::flyt::Bekreft steg=s valgt=valgt nokkel="k".into() navn="Line Danser".into() feil=false/> })
        .into_any()
}

/// The choosing page of any setting: the level has its own.
pub fn velg(steg: Steg, valgt: Option<String>, merknad: Option<Merknad>) -> AnyView {
    if steg.rad.definisjon.omrade == Omrade::Bruk {
        return view! { <Sporsmal steg=steg valgt=valgt merknad=merknad/> }.into_any();
    }
    let valgt = valgt.as_deref().and_then(Valg::les);
    view! { <Velg steg=steg valgt=valgt merknad=merknad/> }.into_any()
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Page: level of use",
    states: &[
        ("Full", || sporsmal(true, None, false)),
        ("first visit", || sporsmal(false, None, true)),
        ("nothing chosen", || sporsmal(false, Some(Merknad::Velg), false)),
        ("same as before", || sporsmal(true, Some(Merknad::Uendret), false)),
        ("confirm, down", || tap(Some(Niva::Full), Some(Niva::Basis))),
        ("confirm, up", || tap(Some(Niva::Basis), Some(Niva::Full))),
        ("confirm, none", || tap(Some(Niva::Full), None)),
    ],
};
