//! The flow of one setting: choose → confirm → receipt. One question, both answers alike, nothing preselected.

use super::ord;
use super::view::ROT;
use super::virkning::{Endres, Slettelinje};
use crate::components::alert::{Alert, Kind};
use crate::components::choices::{Choice, Choices, ErrorSummary};
use crate::components::exhibit::Exhibit;
use crate::components::facts::Facts;
use crate::components::links::{BackLink, Breadcrumbs};
use crate::components::receipt::Receipt;
use crate::components::status::{StatusLine, Tone};
use crate::domain::definisjon::{Definisjon, Omrade, TypePi, Valg};
use crate::domain::innstilling::slettes_innen;
use crate::domain::oversikt::{self, Innstillingsrad};
use crate::domain::register::{Apenhet, Register};
use crate::domain::virkning as domain;
use crate::islands::PrintButton;
use crate::messages::{dato, tidspunkt};
use crate::oppsett::oppsett;
use crate::pages::Tittel;
use crate::t;
use jiff::Timestamp;
use leptos::prelude::*;
use std::sync::Arc;

/// What a page of the flow is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Steg {
    pub omrade: Omrade,
    pub register: Arc<Register>,
    pub rad: Innstillingsrad,
}

impl Steg {
    pub fn sti(&self) -> String {
        format!("{ROT}/{}/{}/{}", self.omrade.sti(), self.register.slug, self.rad.definisjon.slug)
    }

    fn part_sti(&self) -> String {
        format!("{ROT}/{}/{}", self.omrade.sti(), self.register.slug)
    }

    fn over(&self) -> Vec<(String, String)> {
        let (_, kort, _) = ord::gruppe(self.omrade, &oppsett().tjeneste);
        vec![
            (ROT.to_owned(), t!("innstillinger-navn")),
            (format!("{ROT}/{}", self.omrade.sti()), kort),
            (self.part_sti(), self.register.kortnavn.clone()),
        ]
    }
}

/// What came of the last attempt, said on the choosing page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Merknad {
    /// Nothing was chosen.
    Velg,
    /// The answer was the same as before.
    Uendret,
    /// Another consent must come first, by its title.
    Krever(String),
}

/// The setting in a page title; without its name where only the listed may know of the registry.
fn i_tittel(steg: &Steg) -> String {
    match steg.register.apent_for {
        Apenhet::Alle => format!("{}: {}", steg.rad.definisjon.tittel, steg.register.kortnavn),
        Apenhet::Oppforte => t!("en-innstilling"),
    }
}

/// Step 1: choose.
#[component]
pub fn Velg(
    steg: Steg,
    #[prop(optional_no_strip)] valgt: Option<Valg>,
    #[prop(optional_no_strip)] merknad: Option<Merknad>,
) -> impl IntoView {
    let d = steg.rad.definisjon.clone();
    let feil = merknad == Some(Merknad::Velg);
    let (tone, status) = ord::status_med_dato(&steg.rad);
    let melding = match merknad {
        Some(Merknad::Uendret) => {
            Some(view! { <Alert kind=Kind::Info text=uendret(&d, steg.rad.lagret.as_ref().is_some_and(|l| l.aktiv))/> })
        }
        Some(Merknad::Krever(tittel)) => {
            Some(view! { <Alert kind=Kind::Warning text=t!("krever-annet", tittel = tittel)/> })
        }
        Some(Merknad::Velg) | None => None,
    };
    let oppsummering = feil.then(|| {
        let feltet = vec![("valg".to_owned(), t!("ma-velge-om", sporsmal = d.sporsmal.clone()))];
        view! { <ErrorSummary title=t!("ma-rette") errors=feltet/> }
    });
    // Consent asks for the yes first; a reservation asks whether data may be stored, and that yes is "not active".
    let rekke = if d.type_pi == TypePi::Samtykke { [Valg::Aktiv, Valg::Inaktiv] } else { [Valg::Inaktiv, Valg::Aktiv] };
    let svar = rekke.map(|v| Choice { value: v.kode().to_owned(), label: d.valg.for_valg(v).clone() }).to_vec();
    view! {
        <Tittel side=i_tittel(&steg) del=t!("innstillinger-navn") feil=feil/>
        <div class="measure">
            {oppsummering}
            <Breadcrumbs label=t!("du-er-her") places=steg.over()/>
            {melding}
            <form method="get" action=format!("{}/bekreft", steg.sti()) novalidate>
                <Choices name="valg" legend=d.sporsmal.clone() hint=d.hjelp.clone() choices=svar
                    chosen=valgt.map(|v| v.kode().to_owned()) error=feil.then(|| t!("ma-velge-om", sporsmal = d.sporsmal.clone()))/>
                <StatusLine tone=tone text=t!("velg-na", status = status)/>
                {steg.rad.sletting.map(|s| view! { <Slettelinje status=s/> })}
                {rekke.map(|v| view! { <Virkning definisjon=d.clone() valg=v/> })}
                <div class="form-actions">
                    <button class="ds-button" type="submit">{t!("ga-videre")}</button>
                    <a class="ds-button" data-variant="tertiary" href=steg.part_sti()>{t!("avbryt")}</a>
                </div>
            </form>
        </div>
    }
}

#[component]
fn Virkning(definisjon: Definisjon, valg: Valg) -> impl IntoView {
    let punkter = definisjon.virkning.for_valg(valg).iter().cloned().map(|p| view! { <li>{p}</li> }).collect_view();
    let tittel = t!("virkning-hvis", valg = definisjon.valg.for_valg(valg).clone());
    view! { <div class="consequences"><h2>{tittel}</h2><ul>{punkter}</ul></div> }
}

/// Step 2: confirm. `nokkel` is the form's one-time key.
#[component]
pub fn Bekreft(
    steg: Steg,
    valg: Valg,
    nokkel: String,
    navn: String,
    feil: bool,
    #[prop(optional_no_strip)] virkning: Option<domain::Virkning>,
) -> impl IntoView {
    let d = steg.rad.definisjon.clone();
    let fakta = vec![
        (t!("bekreft-register"), steg.register.navn.clone()),
        (t!("bekreft-innstilling"), d.tittel.clone()),
        (t!("bekreft-du-har-valgt"), d.valg.for_valg(valg).clone()),
        (t!("bekreft-gjelder-for"), navn),
        (t!("bekreft-gjelder-fra"), t!("bekreft-gjelder-fra-na")),
    ];
    let punkter = d.virkning.for_valg(valg).iter().cloned().map(|p| view! { <li>{p}</li> }).collect_view();
    let oppsummering = feil.then(|| {
        view! { <ErrorSummary title=t!("ma-rette") errors=vec![("forstar".to_owned(), t!("bekreft-ma-forsta"))]/> }
    });
    view! {
        <Tittel side=t!("bekreft-tittel") del=t!("innstillinger-navn") feil=feil/>
        <div class="measure">
            {oppsummering}
            <BackLink href=format!("{}?valg={}", steg.sti(), valg.kode()) text=t!("bekreft-endre")/>
            <h1>{t!("bekreft-tittel")}</h1>
            <p class="lead">{t!("bekreft-ingress")}</p>
            <Facts facts=fakta/>
            <div class="consequences"><h2>{t!("bekreft-dette-skjer")}</h2><ul>{punkter}</ul></div>
            {virkning.map(|v| view! { <Endres virkning=v register=steg.register.kortnavn.clone()/> })}
            <form method="post" action=format!("{}/bekreft", steg.sti()) novalidate>
                <input type="hidden" name="valg" value=valg.kode()/>
                <input type="hidden" name="sekvensnummer" value=steg.rad.sekvensnummer()/>
                <input type="hidden" name="nokkel" value=nokkel/>
                {d.ma_bekreftes(valg).then(|| view! { <Forstar feil=feil/> })}
                <div class="form-actions">
                    <button class="ds-button" type="submit">{d.bekreft.for_valg(valg).clone()}</button>
                    <a class="ds-button" data-variant="secondary" href=format!("{}?valg={}", steg.sti(), valg.kode())>{t!("bekreft-endre")}</a>
                    <a class="ds-button" data-variant="tertiary" href=steg.part_sti()>{t!("avbryt")}</a>
                </div>
            </form>
        </div>
    }
}

#[component]
fn Forstar(feil: bool) -> impl IntoView {
    view! {
        <div class="choices">
            <div class="ds-field">
                <input class="ds-input" type="checkbox" id="forstar" name="forstar" value="ja"
                    aria-invalid=feil.then_some("true") aria-describedby=feil.then_some("forstar-error")/>
                <label for="forstar">{t!("bekreft-forstar")}</label>
            </div>
        </div>
        {feil.then(|| view! { <p class="ds-validation-message" id="forstar-error">{t!("bekreft-ma-forsta")}</p> })}
    }
}

/// Step 3: the receipt. It keeps its address and stands in the history.
#[component]
pub fn Kvittering(kvittering: oversikt::Kvittering) -> impl IntoView {
    let (rad, e) = (&kvittering.rad, &kvittering.rad.endring);
    let (d, valg) = (&rad.definisjon, Valg::av(e.aktiv));
    let gjort = ord::gjort(d, e.aktiv);
    let linje = t!("kvittering-linje", register = rad.register.navn.clone(), tidspunkt = tidspunkt(e.tidspunkt));
    let nummer = t!("kvittering-med-nummer", nummer = e.id.lesbar());
    let sti = format!("{ROT}/{}/{}/{}", d.omrade.sti(), rad.register.slug, d.slug);
    let status = match kvittering.i_kraft {
        Some(tid) => {
            view! { <StatusLine tone=Tone::Positive text=t!("kvittering-i-kraft", tidspunkt = tidspunkt(tid))/> }
        }
        None => view! { <StatusLine tone=Tone::Waiting text=t!("status-sendt")/> },
    };
    view! {
        <Tittel side=format!("{}: {gjort}", t!("kvittering-navn")) del=t!("innstillinger-navn")/>
        <div class="measure">
            <Receipt title=gjort line=linje number=nummer/>
            <p>{d.tittel.clone()}</p>
            <h2>{t!("kvittering-hva-skjer")}</h2>
            <p>{etterpa(d, valg, e.tidspunkt)}</p>
            {status}
            <h2>{t!("kvittering-angrer")}</h2>
            <p>{t!("kvittering-angrer-tekst")}" "<a href=sti>{t!("kvittering-angrer-lenke", tittel = d.tittel.clone())}</a></p>
            <p class="meta">{t!("kvittering-nummer")}</p>
            <div class="tools"><PrintButton text=t!("kvittering-skriv-ut")/></div>
            <p><a href=format!("{ROT}/{}", d.omrade.sti())>{t!("kvittering-tilbake")}</a></p>
        </div>
    }
}

/// What happens next, with the date of deletion filled in.
fn etterpa(d: &Definisjon, valg: Valg, tid: Timestamp) -> String {
    let innen = slettes_innen(d, valg, tid).map(dato).unwrap_or_default();
    d.etterpa.for_valg(valg).replace("{slettes_innen}", &innen)
}

fn uendret(d: &Definisjon, aktiv: bool) -> String {
    match (d.type_pi, aktiv) {
        (TypePi::Samtykke, true) => t!("uendret-samtykket"),
        (TypePi::Samtykke, false) => t!("uendret-ikke-samtykket"),
        (_, true) => t!("uendret-reservert"),
        (_, false) => t!("uendret-ikke-reservert"),
    }
}

fn steg(aktiv: bool) -> Option<Steg> {
    let side = super::prove::part("diabetes", aktiv);
    let rad = side.rad.innstillinger.into_iter().next()?;
    Some(Steg { omrade: Omrade::Forskning, register: side.rad.register, rad })
}

fn velg(merknad: Option<Merknad>, aktiv: bool) -> AnyView {
    steg(aktiv).map(|s| view! { <Velg steg=s merknad=merknad/> }).into_any()
}

fn bekreft(feil: bool) -> AnyView {
    steg(false)
        .map(|s| view! { <Bekreft steg=s valg=Valg::Aktiv nokkel="k".into() navn="Line Danser".into() feil=feil/> })
        .into_any()
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Page: one setting",
    states: &[
        ("choose", || velg(None, false)),
        ("choose, nothing chosen", || velg(Some(Merknad::Velg), false)),
        ("choose, same as before", || velg(Some(Merknad::Uendret), true)),
        ("choose, another consent first", || velg(Some(Merknad::Krever("Opplysninger i registeret".into())), false)),
        ("confirm", || bekreft(false)),
        ("confirm, not ticked", || bekreft(true)),
        ("receipt", || super::prove::kvittering().map(|k| view! { <Kvittering kvittering=k/> }).into_any()),
    ],
};
