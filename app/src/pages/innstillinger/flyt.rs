//! The flow of one setting: choose → confirm; the receipt is a page of its own. One question, both answers alike, nothing preselected.

use super::view::ROT;
use super::virkning::{Endres, Slettelinje};
use super::{bruk, ord};
use crate::components::alert::{Alert, Kind};
use crate::components::choices::{Choice, Choices, ErrorSummary};
use crate::components::exhibit::Exhibit;
use crate::components::facts::Facts;
use crate::components::links::{BackLink, Breadcrumbs};
use crate::components::status::StatusLine;
use crate::domain::definisjon::{Definisjon, Omrade, TypePi, Valg};
use crate::domain::metadata::{Metadata, Mottaker};
use crate::domain::oversikt::{Bruksside, Innstillingsrad};
use crate::domain::register::{Apenhet, Register};
use crate::domain::svar::{Svar, prosent};
use crate::domain::virkning as domain;
use crate::oppsett::oppsett;
use crate::pages::Tittel;
use crate::pages::gjelder::ForPerson;
use crate::t;
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

    /// Where the question itself stands: the level has a page of its own, the others their setting's.
    pub fn velg_sti(&self) -> String {
        if self.rad.definisjon.type_pi == TypePi::Niva { format!("{ROT}/{}", Omrade::Bruk.sti()) } else { self.sti() }
    }

    /// The last question that `svar` answers: whom, for how long, or yes and no.
    fn sporsmal_sti(&self, svar: &Svar) -> String {
        let (d, q) = (&self.rad.definisjon, svar.query(&self.rad.definisjon));
        match svar.valg.aktiv() {
            true if d.perioder => format!("{}/periode?{q}", self.sti()),
            true if !d.mottakere.is_empty() => format!("{}/utvalg?{q}", self.sti()),
            _ => format!("{}?{q}", self.velg_sti()),
        }
    }

    pub(super) fn part_sti(&self) -> String {
        format!("{ROT}/{}/{}", self.omrade.sti(), self.register.slug)
    }

    pub(super) fn over(&self) -> Vec<(String, String)> {
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
pub(super) fn i_tittel(steg: &Steg) -> String {
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
    let lagret = steg.rad.lagret.as_ref().filter(|l| l.aktiv);
    let omfang = lagret.map(|l| view! { <Omfang linjer=ord::omfang(&d, true, &l.metadata)/> });
    let melding = match merknad {
        Some(Merknad::Uendret) => Some(view! { <Alert kind=Kind::Info text=uendret(&steg.rad)/> }),
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
                {omfang}
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

/// Whom an answer is aimed at and for how long, below its status.
#[component]
pub fn Omfang(linjer: Vec<String>) -> impl IntoView {
    let punkter = linjer.into_iter().map(|l| view! { <li><bdi>{l}</bdi></li> }).collect_view();
    view! { <ul class="scope">{punkter}</ul> }
}

/// What the confirming page shows of the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Valgt {
    pub svar: Svar,
    /// Whom it is aimed at, with names.
    pub mottakere: Vec<Mottaker>,
    /// What a level opens and closes.
    pub bruk: Option<Bruksside>,
}

impl Valgt {
    /// A plain yes or no.
    pub const fn enkelt(valg: Valg) -> Self {
        Self { svar: Svar::enkelt(valg), mottakere: Vec::new(), bruk: None }
    }

    /// The answer in words.
    fn ord(&self, d: &Definisjon) -> String {
        self.svar.niva.map_or_else(|| d.valg.for_valg(self.svar.valg).clone(), ord::niva)
    }

    fn omfang(&self, d: &Definisjon) -> Vec<String> {
        let metadata = Metadata { mottakere: self.mottakere.clone(), ..self.svar.metadata() };
        ord::omfang(d, self.svar.valg.aktiv(), &metadata)
    }
}

/// Step 2: confirm. `nokkel` is the form's one-time key.
#[component]
pub fn Bekreft(
    steg: Steg,
    valgt: Valgt,
    nokkel: String,
    navn: String,
    feil: bool,
    #[prop(optional_no_strip)] endres: Option<domain::Virkning>,
) -> impl IntoView {
    let d = steg.rad.definisjon.clone();
    let valg = valgt.svar.valg;
    let endre = steg.sporsmal_sti(&valgt.svar);
    let fakta = vec![
        (t!("bekreft-register"), steg.register.navn.clone()),
        (t!("bekreft-innstilling"), d.tittel.clone()),
        (t!("bekreft-du-har-valgt"), valgt.ord(&d)),
        (t!("bekreft-gjelder-for"), navn),
        (t!("bekreft-gjelder-fra"), t!("bekreft-gjelder-fra-na")),
    ];
    let linjer = valgt.omfang(&d);
    let omfang = (!linjer.is_empty()).then(|| {
        view! { <div class="consequences"><h2>{t!("bekreft-omfang")}</h2><Omfang linjer=linjer/></div> }
    });
    let tap = valgt.bruk.clone().map(|b| view! { <bruk::Tap bruk=b til=valgt.svar.niva/> });
    let virkning = (valgt.svar.niva.is_none()).then(|| view! { <Dette definisjon=d.clone() valg=valg/> });
    let oppsummering = feil.then(|| {
        view! { <ErrorSummary title=t!("ma-rette") errors=vec![("forstar".to_owned(), t!("bekreft-ma-forsta"))]/> }
    });
    view! {
        <Tittel side=t!("bekreft-tittel") del=t!("innstillinger-navn") feil=feil/>
        <div class="measure">
            {oppsummering}
            <BackLink href=endre.clone() text=t!("bekreft-endre")/>
            <h1>{t!("bekreft-tittel")}</h1>
            <p class="lead">{t!("bekreft-ingress")}</p>
            <Facts facts=fakta/>
            {omfang}
            {tap}
            {virkning}
            {endres.map(|v| view! { <Endres virkning=v register=steg.register.kortnavn.clone()/> })}
            <form method="post" action=format!("{}/bekreft", steg.sti()) novalidate>
                <ForPerson/>
                <Skjulte svar=valgt.svar sekvensnummer=steg.rad.sekvensnummer() nokkel=nokkel/>
                {d.ma_bekreftes(valg).then(|| view! { <Forstar feil=feil/> })}
                <div class="form-actions">
                    <button class="ds-button" type="submit">{d.bekreft.for_valg(valg).clone()}</button>
                    <a class="ds-button" data-variant="secondary" href=endre>{t!("bekreft-endre")}</a>
                    <a class="ds-button" data-variant="tertiary" href=steg.part_sti()>{t!("avbryt")}</a>
                </div>
            </form>
        </div>
    }
}

#[component]
fn Dette(definisjon: Definisjon, valg: Valg) -> impl IntoView {
    let punkter = definisjon.virkning.for_valg(valg).iter().cloned().map(|p| view! { <li>{p}</li> }).collect_view();
    view! { <div class="consequences"><h2>{t!("bekreft-dette-skjer")}</h2><ul>{punkter}</ul></div> }
}

/// The hidden fields of the confirming form: the answer, what it is an answer to, and the one-time key.
#[component]
fn Skjulte(svar: Svar, sekvensnummer: i64, nokkel: String) -> impl IntoView {
    let m: Vec<String> = svar.utvalg.iter().map(|u| prosent(&u.kode())).collect();
    let m = (!m.is_empty()).then(|| view! { <input type="hidden" name="m" value=m.join(" ")/> });
    let periode = svar.periode.map(|p| {
        let dag = |d: Option<jiff::civil::Date>| d.map(|d| d.to_string()).unwrap_or_default();
        view! {
            <input type="hidden" name="fra" value=dag(p.fra)/>
            <input type="hidden" name="til" value=dag(p.til)/>
        }
    });
    view! {
        <input type="hidden" name="valg" value=svar.kode()/>
        <input type="hidden" name="sekvensnummer" value=sekvensnummer/>
        <input type="hidden" name="nokkel" value=nokkel/>
        {m}
        {periode}
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

pub(super) fn uendret(rad: &Innstillingsrad) -> String {
    let lagret = rad.lagret.as_ref().filter(|l| l.aktiv);
    match (rad.definisjon.type_pi, lagret) {
        (TypePi::Samtykke, Some(_)) => t!("uendret-samtykket"),
        (TypePi::Samtykke, None) => t!("uendret-ikke-samtykket"),
        (TypePi::Reservasjon, Some(_)) => t!("uendret-reservert"),
        (TypePi::Reservasjon, None) => t!("uendret-ikke-reservert"),
        (TypePi::Tilgangsbegrensning, Some(_)) => t!("uendret-begrenset"),
        (TypePi::Tilgangsbegrensning, None) => t!("uendret-ikke-begrenset"),
        (TypePi::Niva, Some(l)) => {
            t!("uendret-niva", niva = l.metadata.niva.map(ord::niva).unwrap_or_default())
        }
        (TypePi::Niva, None) => t!("uendret-ikke-samtykket"),
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
        .map(|s| view! { <Bekreft steg=s valgt=Valgt::enkelt(Valg::Aktiv) nokkel="k".into() navn="Line Danser".into() feil=feil/> })
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
    ],
};
