//! What is shown of a chart, chosen by a plain form: no dragging needed, and no script.

use super::valg::{KALENDER, Rekkefolge, dag, parameter};
use crate::charts::Visning;
use crate::charts::kurs::Kurs;
use crate::t;
use leptos::prelude::*;

#[component]
pub(super) fn Visningsskjema(
    kurs: Kurs,
    visning: Visning,
    ovrige: Vec<(String, String)>,
    rekke: Option<Rekkefolge>,
) -> impl IntoView {
    let id = kurs.id.clone();
    let bokser = kurs.spor.iter().enumerate().map(|(nr, s)| {
        let boks = format!("{id}-vis-{}", s.id);
        view! {
            <div class="ds-field">
                <input class="ds-input" type="checkbox" id=boks.clone() name=parameter(&id, "vis") value=s.id.clone() checked=visning.viser(nr)/>
                <label for=boks><bdi>{s.navn.clone()}</bdi></label>
            </div>
        }
    });
    let bokser = bokser.collect_view();
    let (hele, vindu) = (kurs.hele, visning.vindu(&kurs));
    let (forste, siste) = (dag(hele.fra).year(), dag(hele.til).year());
    let ar = [
        ("fra", t!("rapport-graf-fra-aar"), dag(vindu.fra).year()),
        ("til", t!("rapport-graf-til-aar"), dag(vindu.til).year()),
    ];
    let ar = ar.map(|(navn, tekst, valgt)| {
        let valgt = valgt.clamp(forste, siste);
        let valg = (forste..=siste).map(|a| (a.to_string(), a.to_string(), a == valgt)).collect();
        view! { <Valgliste id=format!("{id}-{navn}") navn=parameter(&id, navn) tekst=tekst valg=valg/> }
    });
    let teller = (!kurs.nullpunkter.is_empty()).then(|| {
        let punkter = kurs.nullpunkter.iter().enumerate();
        let punkter = punkter.map(|(nr, p)| (nr.to_string(), p.navn.clone(), visning.nullpunkt == Some(nr)));
        let kalender = (KALENDER.to_owned(), t!("graf-kalender"), visning.nullpunkt.is_none());
        let valg = punkter.chain([kalender]).collect();
        view! { <Valgliste id=format!("{id}-teller") navn=parameter(&id, "teller") tekst=t!("graf-teller") valg=valg/> }
    });
    let rekke = rekke.map(|r| (parameter(&id, "rekke"), r.kode().to_owned()));
    let ovrige =
        ovrige.into_iter().chain(rekke).map(|(navn, verdi)| view! { <input type="hidden" name=navn value=verdi/> });
    let ovrige = ovrige.collect_view();
    view! {
        <form class="search" method="get" action=format!("#{id}") data-graf-form>
            {ovrige}
            <fieldset class="ds-fieldset">
                <legend>{t!("rapport-graf-vis")}</legend>
                <div class="choices-inline">{bokser}</div>
            </fieldset>
            <div class="choices-inline">{ar}{teller}</div>
            <div class="form-actions"><button class="ds-button" data-variant="secondary" type="submit">{t!("rapport-graf-oppdater")}</button></div>
        </form>
    }
}

/// A list to choose one of: value, words, and whether it is the chosen one.
#[component]
fn Valgliste(id: String, navn: String, tekst: String, valg: Vec<(String, String, bool)>) -> impl IntoView {
    let valg = valg.into_iter().map(|(verdi, ord, valgt)| view! { <option value=verdi selected=valgt>{ord}</option> });
    view! {
        <div class="ds-field">
            <label for=id.clone()>{tekst}</label>
            <select class="ds-input" id=id name=navn>{valg.collect_view()}</select>
        </div>
    }
}
