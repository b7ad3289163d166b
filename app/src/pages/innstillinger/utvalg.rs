//! Whom a restriction is aimed at: a search in the directory with the chosen ones below, or the citizen's own
//! prescriptions. All by addresses: the chosen ones stand in the query, and nothing is stored before it is confirmed.

use super::flyt::{Steg, i_tittel};
use crate::components::choices::ErrorSummary;
use crate::components::exhibit::Exhibit;
use crate::components::links::BackLink;
use crate::domain::adresseregister::{Oppforing, Treff};
use crate::domain::metadata::{FLEST_MOTTAKERE, Mottaker, Mottakerslag};
use crate::domain::svar::{Utvalgt, prosent, sporring};
use crate::pages::Tittel;
use crate::t;
use leptos::prelude::*;

/// What there is to choose among.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kilde {
    /// The directory: what was searched for, and what was found.
    Register { sok: String, treff: Treff },
    /// Everything that can be chosen.
    Egne(Vec<Mottaker>),
}

/// The page.
#[component]
pub fn Utvalg(steg: Steg, valgte: Vec<Mottaker>, kilde: Kilde, feil: bool) -> impl IntoView {
    let d = steg.rad.definisjon.clone();
    let egne = matches!(kilde, Kilde::Egne(_));
    let (melding, felt) = if egne { (t!("utvalg-velg-resept"), "m") } else { (t!("utvalg-velg-noen"), "sok") };
    let oppsummering = feil.then(|| {
        view! { <ErrorSummary title=t!("ma-rette") errors=vec![(felt.to_owned(), melding.clone())]/> }
    });
    let tittel = if egne { t!("utvalg-resepter") } else { t!("utvalg-hvem") };
    let tilbake = format!("{}?valg=aktiv", steg.velg_sti());
    let innhold = match kilde {
        Kilde::Register { sok, treff } => {
            view! { <Sokeside steg=steg.clone() valgte=valgte sok=sok treff=treff feil=feil.then_some(melding)/> }
                .into_any()
        }
        Kilde::Egne(alle) => {
            view! { <Egne steg=steg.clone() valgte=valgte alle=alle feil=feil.then_some(melding)/> }.into_any()
        }
    };
    view! {
        <Tittel side=format!("{tittel} {}", i_tittel(&steg)) del=t!("innstillinger-navn") feil=feil/>
        <div class="measure">
            {oppsummering}
            <BackLink href=tilbake text=d.tittel.clone()/>
            <h1>{tittel.clone()}</h1>
            <p class="lead">{d.sporsmal.clone()}</p>
            {innhold}
        </div>
    }
}

/// The directory's page at another choice: the same search with one more or one fewer.
fn adresse(steg: &Steg, utvalg: &[Utvalgt], sok: &str) -> String {
    let sok = if sok.is_empty() { String::new() } else { format!("&sok={}", prosent(sok)) };
    format!("{}/utvalg?{}{sok}", steg.sti(), sporring("aktiv", utvalg, true))
}

/// The choice as hidden fields of a form.
#[component]
fn Skjulte(utvalg: Vec<Utvalgt>) -> impl IntoView {
    let felter = utvalg.iter().map(|u| view! { <input type="hidden" name="m" value=u.kode()/> }).collect_view();
    let ingen = utvalg.is_empty().then(|| view! { <input type="hidden" name="m" value=""/> });
    view! { <input type="hidden" name="valg" value="aktiv"/> {felter} {ingen} }
}

#[component]
fn Sokeside(
    steg: Steg,
    valgte: Vec<Mottaker>,
    sok: String,
    treff: Treff,
    #[prop(optional_no_strip)] feil: Option<String>,
) -> impl IntoView {
    let utvalg: Vec<Utvalgt> = valgte.iter().map(Utvalgt::av).collect();
    let ugyldig = feil.is_some();
    let resultat = (!sok.is_empty()).then(|| {
        view! { <Resultat steg=steg.clone() utvalg=utvalg.clone() sok=sok.clone() treff=treff/> }
    });
    let melding = feil.map(|f| view! { <p class="ds-validation-message" id="sok-error">{f}</p> });
    view! {
        <Valgte steg=steg.clone() valgte=valgte sok=sok.clone()/>
        <form class="search" method="get" action=format!("{}/utvalg", steg.sti()) role="search" novalidate>
            <Skjulte utvalg=utvalg.clone()/>
            <div class="ds-field">
                <label for="sok">{t!("utvalg-sok")}</label>
                <p data-field="description" id="sok-hint">{t!("utvalg-sok-hjelp")}</p>
                <input class="ds-input" type="search" id="sok" name="sok" value=sok.clone() autocomplete="off" maxlength="80"
                    aria-describedby=if ugyldig { "sok-hint sok-error" } else { "sok-hint" } aria-invalid=ugyldig.then_some("true")/>
                {melding}
            </div>
            <div class="form-actions"><button class="ds-button" data-variant="secondary" type="submit">{t!("utvalg-sokeknapp")}</button></div>
        </form>
        {resultat}
        <form method="get" action=format!("{}/bekreft", steg.sti()) novalidate>
            <Skjulte utvalg=utvalg/>
            <div class="form-actions">
                <button class="ds-button" type="submit">{t!("ga-videre")}</button>
                <a class="ds-button" data-variant="tertiary" href=steg.part_sti()>{t!("avbryt")}</a>
            </div>
        </form>
    }
}

#[component]
fn Resultat(steg: Steg, utvalg: Vec<Utvalgt>, sok: String, treff: Treff) -> impl IntoView {
    let antall = treff.antall;
    let vist = treff.viste.len();
    let fullt = utvalg.len() >= FLEST_MOTTAKERE;
    let linjer = treff
        .viste
        .into_iter()
        .map(|o| view! { <Treffrad steg=steg.clone() utvalg=utvalg.clone() sok=sok.clone() o=o/> });
    view! {
        <section aria-labelledby="treff">
            <h2 id="treff">{t!("utvalg-treff", antall = antall, sok = sok.clone())}</h2>
            {fullt.then(|| view! { <p>{t!("utvalg-fullt", flest = FLEST_MOTTAKERE)}</p> })}
            {(antall == 0).then(|| view! { <p>{t!("utvalg-ingen-treff")}</p> })}
            <ul class="pick">{linjer.collect_view()}</ul>
            {(antall > vist).then(|| view! { <p class="meta">{t!("utvalg-flere", vist = vist, antall = antall)}</p> })}
        </section>
    }
}

#[component]
fn Treffrad(steg: Steg, utvalg: Vec<Utvalgt>, sok: String, o: Oppforing) -> impl IntoView {
    let denne = Utvalgt::av(&o.mottaker());
    let valgt = utvalg.contains(&denne);
    let handling = if valgt {
        view! { <span class="ds-tag" data-color="neutral">{t!("utvalg-valgt")}</span> }.into_any()
    } else if utvalg.len() >= FLEST_MOTTAKERE {
        ().into_any()
    } else {
        let href = adresse(&steg, &[utvalg, vec![denne]].concat(), &sok);
        let navn = o.navn.clone();
        view! { <a class="ds-button" data-variant="secondary" href=href>{t!("utvalg-legg-til")}<span class="sr-only">" "{navn}</span></a> }
            .into_any()
    };
    view! {
        <li>
            <div><p><strong><bdi>{o.navn.clone()}</bdi></strong></p><p class="meta">{om(&o)}</p></div>
            {handling}
        </li>
    }
}

fn om(o: &Oppforing) -> String {
    t!(
        "utvalg-om",
        rolle = o.rolle.as_str(),
        sted = o.sted.as_str(),
        slag = nummerslag(o.slag),
        nummer = o.nummer.as_str()
    )
}

fn nummerslag(slag: Mottakerslag) -> String {
    match slag {
        Mottakerslag::Helsepersonell => t!("slag-hpr"),
        Mottakerslag::Virksomhet => t!("slag-orgnr"),
        Mottakerslag::Resept => t!("slag-resept"),
    }
}

/// The chosen ones, each with a way to take it out again.
#[component]
fn Valgte(steg: Steg, valgte: Vec<Mottaker>, sok: String) -> impl IntoView {
    let antall = valgte.len();
    let alle: Vec<Utvalgt> = valgte.iter().map(Utvalgt::av).collect();
    let linjer = valgte.into_iter().map(|m| {
        let uten: Vec<Utvalgt> = alle.iter().filter(|u| **u != Utvalgt::av(&m)).cloned().collect();
        let nummer = format!("{} {}", nummerslag(m.slag), m.nummer);
        let navn = m.navn.clone();
        view! {
            <li>
                <div><p><strong><bdi>{m.navn.clone()}</bdi></strong></p><p class="meta">{nummer}</p></div>
                <a class="ds-button" data-variant="tertiary" href=adresse(&steg, &uten, &sok)>{t!("utvalg-fjern")}<span class="sr-only">" "{navn}</span></a>
            </li>
        }
    });
    let liste = if antall == 0 {
        view! { <p>{t!("utvalg-ingen-valgt")}</p> }.into_any()
    } else {
        view! { <ul class="pick">{linjer.collect_view()}</ul> }.into_any()
    };
    view! {
        <section aria-labelledby="valgte"><h2 id="valgte">{t!("utvalg-valgte", antall = antall)}</h2>{liste}</section>
    }
}

/// The citizen's own prescriptions, with a box for each.
#[component]
fn Egne(
    steg: Steg,
    valgte: Vec<Mottaker>,
    alle: Vec<Mottaker>,
    #[prop(optional_no_strip)] feil: Option<String>,
) -> impl IntoView {
    if alle.is_empty() {
        return view! {
            <div class="empty"><p>{t!("utvalg-ingen-resepter")}</p></div>
            <p><a href=steg.part_sti()>{t!("kvittering-tilbake")}</a></p>
        }
        .into_any();
    }
    let ugyldig = feil.is_some();
    let bokser = alle.into_iter().enumerate().map(|(nr, m)| {
        let id = if nr == 0 { "m".to_owned() } else { format!("m-{nr}") };
        let avkrysset = valgte.iter().any(|v| (v.slag, &v.nummer) == (m.slag, &m.nummer));
        view! {
            <div class="ds-field">
                <input class="ds-input" type="checkbox" id=id.clone() name="m" value=Utvalgt::av(&m).kode() checked=avkrysset
                    aria-invalid=ugyldig.then_some("true")/>
                <label for=id><bdi>{m.navn.clone()}</bdi></label>
            </div>
        }
    });
    let melding = feil.map(|f| view! { <p class="ds-validation-message" id="m-error">{f}</p> });
    view! {
        <form method="get" action=format!("{}/bekreft", steg.sti()) novalidate>
            <input type="hidden" name="valg" value="aktiv"/>
            <input type="hidden" name="m" value=""/>
            <fieldset class="ds-fieldset" aria-describedby=ugyldig.then_some("m-error")>
                <legend>{t!("utvalg-dine-resepter")}</legend>
                <div class="choices">{bokser.collect_view()}</div>
                {melding}
            </fieldset>
            <div class="form-actions">
                <button class="ds-button" type="submit">{t!("ga-videre")}</button>
                <a class="ds-button" data-variant="tertiary" href=steg.part_sti()>{t!("avbryt")}</a>
            </div>
        </form>
    }
    .into_any()
}

fn steg(register: &str, slug: &str) -> Option<Steg> {
    let side = super::prove::part(register, false);
    let rad = side.rad.innstillinger.into_iter().find(|i| i.definisjon.slug == slug)?;
    Some(Steg { omrade: rad.definisjon.omrade, register: side.rad.register, rad })
}

fn sok(ord: &str, valgte: usize, feil: bool) -> AnyView {
    let slag = [Mottakerslag::Helsepersonell, Mottakerslag::Virksomhet];
    let adresser = crate::catalogue::adresseregister().unwrap_or_default();
    let kilde = Kilde::Register { sok: ord.to_owned(), treff: adresser.sok(&slag, ord) };
    let valgte = adresser.alle().take(valgte).map(Oppforing::mottaker).collect();
    steg("kjernejournal", "utvalgt-personell")
        .map(|s| view! { <Utvalg steg=s valgte=valgte kilde=kilde feil=feil/> })
        .into_any()
}

fn resepter(antall: usize, feil: bool) -> AnyView {
    let navn = ["Metformin 500 mg tablett (2.10.2026)", "NovoRapid 100 E/ml injeksjonsvæske (5.10.2026)"];
    let en = |(nr, navn): (usize, &&str)| Mottaker {
        slag: Mottakerslag::Resept,
        nummer: format!("resept-{nr}"),
        navn: (*navn).to_owned(),
    };
    let alle = navn.iter().enumerate().take(antall).map(en).collect();
    steg("resept", "enkeltresepter")
        .map(|s| view! { <Utvalg steg=s valgte=Vec::new() kilde=Kilde::Egne(alle) feil=feil/> })
        .into_any()
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Page: whom a restriction is aimed at",
    states: &[
        ("nobody chosen", || sok("", 0, false)),
        ("hits", || sok("lege", 2, false)),
        ("no hits", || sok("xyz", 1, false)),
        ("error", || sok("", 0, true)),
        ("prescriptions", || resepter(2, false)),
        ("prescriptions, error", || resepter(2, true)),
        ("no prescriptions", || resepter(0, false)),
    ],
};
