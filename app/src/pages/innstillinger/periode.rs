//! Which part of a history a restriction is for: all of it, or a period that the citizen writes.

use super::flyt::{Steg, i_tittel};
use crate::components::choices::ErrorSummary;
use crate::components::exhibit::Exhibit;
use crate::components::links::BackLink;
use crate::domain::svar::{ALT, PERIODE, Periodefeil};
use crate::pages::Tittel;
use crate::t;
use jiff::civil::Date;
use leptos::prelude::*;

/// What stands in the fields, as it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Felter {
    pub omfang: String,
    pub fra: String,
    pub til: String,
}

/// What the stored answer would have in the fields.
pub fn lagrede(steg: &Steg) -> Felter {
    let Some(lagret) = steg.rad.lagret.as_ref().filter(|l| l.aktiv) else { return Felter::default() };
    let Some(p) = lagret.metadata.perioder.first() else {
        return Felter { omfang: ALT.to_owned(), ..Felter::default() };
    };
    let dag = |d: Option<Date>| d.map(|d| format!("{}.{}.{}", d.day(), d.month(), d.year())).unwrap_or_default();
    Felter { omfang: PERIODE.to_owned(), fra: dag(p.fra), til: dag(p.til) }
}

/// The page. `utvalg` is what was chosen before, as the codes of the address.
#[component]
pub fn Periode(steg: Steg, felter: Felter, feil: Vec<Periodefeil>, utvalg: Vec<String>) -> impl IntoView {
    let har_feil = !feil.is_empty();
    let meldt = |felt: &str| feil.iter().find(|f| felt_for(**f) == felt).map(|f| melding(*f));
    let linjer = feil.iter().map(|f| (felt_for(*f).to_owned(), melding(*f))).collect();
    let oppsummering = har_feil.then(|| view! { <ErrorSummary title=t!("ma-rette") errors=linjer/> });
    let omfang = meldt("omfang");
    let skjulte = utvalg.into_iter().map(|m| view! { <input type="hidden" name="m" value=m/> }).collect_view();
    let radio = |id: &'static str, verdi: &'static str, tekst: String| {
        view! {
            <div class="ds-field">
                <input class="ds-input" type="radio" id=id name="omfang" value=verdi checked=felter.omfang == verdi
                    aria-invalid=omfang.is_some().then_some("true")/>
                <label for=id>{tekst}</label>
            </div>
        }
    };
    view! {
        <Tittel side=format!("{} {}", t!("periode-tittel"), i_tittel(&steg)) del=t!("innstillinger-navn") feil=har_feil/>
        <div class="measure">
            {oppsummering}
            <BackLink href=format!("{}?valg=aktiv", steg.velg_sti()) text=steg.rad.definisjon.tittel.clone()/>
            <form method="get" action=format!("{}/bekreft", steg.sti()) novalidate>
                <input type="hidden" name="valg" value="aktiv"/>
                {skjulte}
                <fieldset class="ds-fieldset" aria-describedby=omfang.is_some().then_some("omfang-error")>
                    <legend><h1>{t!("periode-tittel")}</h1></legend>
                    <div class="choices">
                        {radio("omfang", ALT, t!("periode-alt"))}
                        {radio("omfang-periode", PERIODE, t!("periode-en"))}
                    </div>
                    {omfang.clone().map(|m| view! { <p class="ds-validation-message" id="omfang-error">{m}</p> })}
                </fieldset>
                <fieldset class="ds-fieldset">
                    <legend><h2>{t!("periode-hvis")}</h2></legend>
                    <p>{t!("periode-hjelp")}</p>
                    <Dag id="fra" navn=t!("periode-fra-dag") verdi=felter.fra.clone() feil=meldt("fra")/>
                    <Dag id="til" navn=t!("periode-til-dag") verdi=felter.til.clone() feil=meldt("til")/>
                </fieldset>
                <div class="form-actions">
                    <button class="ds-button" type="submit">{t!("ga-videre")}</button>
                    <a class="ds-button" data-variant="tertiary" href=steg.part_sti()>{t!("avbryt")}</a>
                </div>
            </form>
        </div>
    }
}

#[component]
fn Dag(
    id: &'static str,
    navn: String,
    verdi: String,
    #[prop(optional_no_strip)] feil: Option<String>,
) -> impl IntoView {
    let melding_id = format!("{id}-error");
    view! {
        <div class="ds-field">
            <label for=id>{navn}</label>
            <input class="ds-input" type="text" id=id name=id value=verdi autocomplete="off" maxlength="30"
                aria-invalid=feil.is_some().then_some("true") aria-describedby=feil.is_some().then(|| melding_id.clone())/>
            {feil.map(|f| view! { <p class="ds-validation-message" id=melding_id.clone()>{f}</p> })}
        </div>
    }
}

/// The field that is to be put right.
const fn felt_for(feil: Periodefeil) -> &'static str {
    match feil {
        Periodefeil::Omfang => "omfang",
        Periodefeil::FraMangler | Periodefeil::FraUlest => "fra",
        Periodefeil::TilUlest | Periodefeil::Omvendt => "til",
    }
}

fn melding(feil: Periodefeil) -> String {
    match feil {
        Periodefeil::Omfang => t!("periode-velg"),
        Periodefeil::FraMangler => t!("periode-fra-mangler"),
        Periodefeil::FraUlest => t!("periode-fra-ulest"),
        Periodefeil::TilUlest => t!("periode-til-ulest"),
        Periodefeil::Omvendt => t!("periode-omvendt"),
    }
}

fn side(omfang: &str, fra: &str, til: &str, feil: Vec<Periodefeil>) -> AnyView {
    let part = super::prove::part("kjernejournal", false);
    let rad = part.rad.innstillinger.into_iter().find(|i| i.definisjon.perioder);
    let felter = Felter { omfang: omfang.to_owned(), fra: fra.to_owned(), til: til.to_owned() };
    rad.map(|rad| {
        let steg = Steg { omrade: rad.definisjon.omrade, register: part.rad.register, rad };
        view! { <Periode steg=steg felter=felter feil=feil utvalg=Vec::new()/> }
    })
    .into_any()
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Page: for how long",
    states: &[
        ("nothing chosen yet", || side("", "", "", Vec::new())),
        ("nothing chosen", || side("", "", "", vec![Periodefeil::Omfang])),
        ("dates not understood", || {
            side(PERIODE, "i fjor", "32.1.2026", vec![Periodefeil::FraUlest, Periodefeil::TilUlest])
        }),
        ("ends before it starts", || side(PERIODE, "3.11.2026", "2.11.2026", vec![Periodefeil::Omvendt])),
    ],
};
