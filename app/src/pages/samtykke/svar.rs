//! The flow of an answer: one page per part, confirm, receipt. Yes and no are alike in every way, and nothing is
//! preselected.

use super::prove;
use super::steg::{ROT, Steg, til_skjema};
use super::view::punkter;
use crate::components::choices::{Choice, Choices, ErrorSummary};
use crate::components::exhibit::Exhibit;
use crate::components::facts::Facts;
use crate::components::links::BackLink;
use crate::components::receipt::Receipt;
use crate::domain::definisjon::{Definisjon, DefinisjonId, Valg};
use crate::domain::foresporsel::visning::{Foresporselsdel, Foresporselsside};
use crate::islands::PrintButton;
use crate::messages::tidspunkt;
use crate::pages::Tittel;
use crate::pages::gjelder::ForPerson;
use crate::t;
use leptos::prelude::*;

/// The question about the next part.
#[component]
pub fn Sporsmal(steg: Steg, #[prop(optional_no_strip)] valgt: Option<Valg>, feil: bool) -> impl IntoView {
    let d = steg.neste().cloned()?;
    let sporsmal = match steg.nummer() {
        (_, 1) => d.sporsmal.clone(),
        (nr, av) => t!("samtykke-del", nr = nr, av = av, sporsmal = d.sporsmal.clone()),
    };
    let ma_velge = t!("ma-velge-om", sporsmal = d.sporsmal.clone());
    let oppsummering = feil.then(|| {
        let feltet = vec![("valg".to_owned(), ma_velge.clone())];
        view! { <ErrorSummary title=t!("ma-rette") errors=feltet/> }
    });
    let rekke = [Valg::Aktiv, Valg::Inaktiv];
    let svar = rekke.map(|v| Choice { value: v.kode().to_owned(), label: d.valg.for_valg(v).clone() }).to_vec();
    let (tilbake, ord) = match steg.for_siste() {
        (for_, Some(siste)) => (for_.sti(Some(siste)), t!("samtykke-endre")),
        _ => (format!("{ROT}/{}", steg.id()), t!("samtykke-tilbake")),
    };
    let virkning = rekke.map(|v| {
        let tittel = t!("virkning-hvis", valg = d.valg.for_valg(v).clone());
        view! { <div class="consequences"><h2>{tittel}</h2>{punkter(d.virkning.for_valg(v))}</div> }
    });
    Some(view! {
        <Tittel side=t!("samtykke-side") del=t!("samtykke-navn") feil=feil/>
        <div class="measure">
            {oppsummering}
            <BackLink href=tilbake text=ord/>
            <form method="get" action=format!("{ROT}/{}/svar", steg.id()) novalidate>
                <input type="hidden" name="svar" value=steg.kode()/>
                <input type="hidden" name="sendt" value="ja"/>
                <Choices name="valg" legend=sporsmal hint=t!("samtykke-hint") choices=svar
                    chosen=valgt.map(|v| v.kode().to_owned()) error=feil.then_some(ma_velge)/>
                {virkning}
                <div class="form-actions">
                    <button class="ds-button" type="submit">{t!("ga-videre")}</button>
                    <a class="ds-button" data-variant="tertiary" href=format!("{ROT}?senere={}", steg.id())>{t!("samtykke-svar-senere")}</a>
                </div>
            </form>
        </div>
    })
}

/// Confirm. `nokkel` is the form's one-time key.
#[component]
pub fn Bekreft(steg: Steg, nokkel: String) -> impl IntoView {
    let side = &steg.side;
    let mut fakta = vec![(t!("samtykke-bekreft-register"), side.rad.register.navn.clone())];
    fakta.extend(side.deler.iter().map(|d| (d.definisjon.tittel.clone(), svart(&steg, d))));
    fakta.push((t!("samtykke-bekreft-for"), side.gjelder.helt()));
    let virkning = side.deler.iter().filter_map(|d| {
        let valg = steg.svar_pa(&d.definisjon.id)?;
        Some(view! {
            <div class="consequences">
                <h2>{t!("virkning-hvis", valg = format!("{}: {}", d.definisjon.tittel, d.definisjon.valg.for_valg(valg)))}</h2>
                {punkter(d.definisjon.virkning.for_valg(valg))}
            </div>
        })
    });
    let (for_, siste) = steg.for_siste();
    let endre = for_.sti(siste);
    view! {
        <Tittel side=t!("bekreft-tittel") del=t!("samtykke-navn")/>
        <div class="measure">
            <BackLink href=endre.clone() text=t!("samtykke-endre")/>
            <h1>{t!("bekreft-tittel")}</h1>
            <p class="lead">{t!("samtykke-bekreft-ingress")}</p>
            <Facts facts=fakta/>
            {virkning.collect_view()}
            <form method="post" action=format!("{ROT}/{}/bekreft", steg.id()) novalidate>
                <ForPerson/>
                <input type="hidden" name="svar" value=til_skjema(&steg.gitt)/>
                <input type="hidden" name="tekst" value=side.fingeravtrykk.clone()/>
                <input type="hidden" name="nokkel" value=nokkel/>
                <div class="form-actions">
                    <button class="ds-button" type="submit">{t!("samtykke-send")}</button>
                    <a class="ds-button" data-variant="secondary" href=endre>{t!("samtykke-endre")}</a>
                    <a class="ds-button" data-variant="tertiary" href=format!("{ROT}?senere={}", steg.id())>{t!("samtykke-svar-senere")}</a>
                </div>
            </form>
        </div>
    }
}

/// What the confirming page says of a part.
fn svart(steg: &Steg, del: &Foresporselsdel) -> String {
    match steg.svar_pa(&del.definisjon.id) {
        Some(valg) => del.definisjon.valg.for_valg(valg).clone(),
        None if del.apen => t!("samtykke-faller"),
        None => t!("samtykke-alt-gitt"),
    }
}

/// The receipt of an answer, with the ways to the signed receipts of what was consented to.
#[component]
pub fn Kvittering(side: Foresporselsside) -> impl IntoView {
    let f = &side.rad.foresporsel;
    let ja = f.svar.iter().any(|s| s.samtykket);
    let tittel = if ja { t!("samtykke-kvittering-ja") } else { t!("samtykke-kvittering-nei") };
    let tid = tidspunkt(f.besvart.unwrap_or(f.mottatt));
    let linje = t!("kvittering-linje", register = side.rad.register.navn.clone(), tidspunkt = tid);
    let svar = f.svar.iter().filter_map(|s| {
        let d = del(&side, &s.definisjon)?;
        Some((d.tittel.clone(), d.valg.for_valg(Valg::av(s.samtykket)).clone()))
    });
    let lenker = f.svar.iter().filter_map(|s| {
        let (d, id) = (del(&side, &s.definisjon)?, s.kvittering?);
        let tekst = t!("samtykke-kvittering-lenke", tittel = d.tittel.clone());
        Some(view! { <li><a href=format!("/personverninnstillinger/kvittering/{id}")>{tekst}</a></li> })
    });
    let lenker = lenker.collect_view();
    let lenker = (!lenker.is_empty()).then(|| view! { <h2>{t!("samtykke-kvitteringer")}</h2><ul>{lenker}</ul> });
    view! {
        <Tittel side=tittel.trim_end_matches('.') del=t!("samtykke-navn")/>
        <div class="measure">
            <Receipt title=tittel.clone() line=linje number=t!("samtykke-kvittering-nummer", nummer = f.id.lesbar())/>
            <h2>{t!("samtykke-svart")}</h2>
            <Facts facts=svar.collect()/>
            <h2>{t!("kvittering-hva-skjer")}</h2>
            <Etterpa side=side.clone()/>
            {lenker}
            <div class="tools"><PrintButton text=t!("kvittering-skriv-ut")/></div>
            <p><a href=ROT>{t!("tilbake-til", sted = t!("samtykke-navn"))}</a></p>
        </div>
    }
}

/// The consent of the request that an answer is to.
fn del<'s>(side: &'s Foresporselsside, id: &DefinisjonId) -> Option<&'s Definisjon> {
    side.deler.iter().map(|d| &d.definisjon).find(|d| d.id == *id)
}

/// What happens next: for a yes what the registry does, for a no that nothing does.
#[component]
fn Etterpa(side: Foresporselsside) -> impl IntoView {
    let f = &side.rad.foresporsel;
    let ja = |d: &&Foresporselsdel| f.svar.iter().any(|s| s.samtykket && s.definisjon == d.definisjon.id);
    let etter: Vec<String> = side.deler.iter().filter(ja).map(|d| d.definisjon.etterpa.aktiv.clone()).collect();
    if etter.is_empty() {
        // A consent that rests on one outside the request was asked of somebody who may stand in the registry.
        let utenfor = |d: &Foresporselsdel| d.definisjon.krever.iter().any(|k| !f.definisjoner.contains(k));
        let for_ = side.deler.iter().any(utenfor);
        let lagret = if for_ { t!("samtykke-kvittering-for") } else { t!("samtykke-kvittering-ingenting") };
        return view! { <p>{lagret}</p><p>{t!("samtykke-kvittering-spor")}</p> }.into_any();
    }
    let avsnitt = etter.into_iter().map(|tekst| view! { <p>{tekst}</p> }).collect_view();
    let innstillinger = format!("/personverninnstillinger/forskning/{}", side.rad.register.slug);
    view! {
        {avsnitt}
        <p>{t!("samtykke-kvittering-trekke")}" "<a href=innstillinger>{t!("innstillinger-navn")}</a>"."</p>
    }
    .into_any()
}

fn steg(svar: &str) -> Option<Steg> {
    Some(Steg::les(prove::side("tiril", 0)?, svar))
}

fn sporsmal(svar: &str, feil: bool) -> AnyView {
    steg(svar).map(|s| view! { <Sporsmal steg=s feil=feil/> }).into_any()
}

fn bekreft(svar: &str) -> AnyView {
    steg(svar).map(|s| view! { <Bekreft steg=s nokkel="k".into()/> }).into_any()
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Page: answering a request",
    states: &[
        ("first part", || sporsmal("", false)),
        ("first part, nothing chosen", || sporsmal("", true)),
        ("last part", || sporsmal("data.aktiv_biobank.inaktiv", false)),
        ("confirm yes and no", || bekreft("data.aktiv_biobank.inaktiv_sporreskjema.aktiv")),
        ("confirm no", || bekreft("data.inaktiv")),
        ("receipt, yes", || prove::side("tiril", 0).map(|s| view! { <Kvittering side=prove::besvart(s)/> }).into_any()),
        ("receipt, no", || prove::side("gunnar", 0).map(|s| view! { <Kvittering side=s/> }).into_any()),
    ],
};
