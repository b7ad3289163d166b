//! One registry's log of use: who has seen the contents, and who has got copies, with how complete the log is.

use super::ROT;
use super::henting::Loggtilstand;
use super::view::Hode;
use crate::components::exhibit::Exhibit;
use crate::components::navs::{Pills, Place};
use crate::components::status::{StatusLine, Tone};
use crate::domain::bruk::{Bruk, Loggdekning, Tidsrom};
use crate::domain::loggfilter::{Dekning, Loggpost, Loggrad};
use crate::domain::oversikt::{Hentefeil, Henting, Logg};
use crate::domain::{tid, tjenesten};
use crate::islands::PrintButton;
use crate::pages::gjelder::DuBetyr;
use crate::pages::loggdekning;
use crate::pages::loggrad::{Logghjelp, Loggliste};
use crate::t;
use jiff::civil::Date;
use leptos::prelude::*;
use std::sync::Arc;

/// The page. `na`: when it is read; the days shown end there.
#[component]
pub fn LoggSide(logg: Logg, na: jiff::Timestamp) -> impl IntoView {
    let r = Arc::clone(&logg.register);
    let sti = format!("{ROT}/{}/logg", r.slug);
    let tidsrom =
        Tidsrom::ALLE.map(|t| Place::new(format!("{sti}?tidsrom={}", t.kode()), tidsrom(t), t == logg.tidsrom));
    let fra = (logg.tidsrom != Tidsrom::Alt).then(|| tid::dag(logg.tidsrom.fra(na)));
    let dekning = Dekning::av(logg.dekning.as_ref(), fra, logg.dag);
    let hull = loggdekning::hull(dekning).map(|tekst| view! { <StatusLine tone=Tone::Unknown text=tekst/> });
    let komplett = loggdekning::komplett(&r, logg.dekning.as_ref());
    let (antall, merket) = (logg.bruk.len(), !logg.uten_kontakt.is_empty());
    let (bruk, kopier) = rader(&logg);
    // One's own look at this very log is always there: what matters is whether anybody else is, also further down.
    let feilet = matches!(logg.henting, Henting::Feilet(_));
    let tilstand = view! { <Loggtilstand logg=logg.clone()/> };
    let ingen = !feilet && !logg.flere && !bruk.iter().any(|r| r.post.andres()) && r.part.0 != tjenesten::PART;
    let ingen_andre = ingen.then(|| view! { <p>{loggdekning::ingen_andre(&r, dekning)}</p> });
    let ingen_kopier = (kopier.is_empty() && !feilet)
        .then(|| view! { <p>{t!("logg-utlevert-tom", register = r.kortnavn.clone())}</p> });
    view! {
        <Hode register=Arc::clone(&r) dag=logg.dag logg=true/>
        <Pills label=t!("logg-tidsrom") places=tidsrom.to_vec()/>
        {tilstand}
        <p>{komplett}</p>
        {hull}
        <DuBetyr/>
        <div class="tools">
            <a href=format!("/logg?register={}", r.slug)>{t!("logg-filtrer")}</a>
            <PrintButton text=t!("innhold-skriv-ut")/>
        </div>
        <section aria-labelledby="sett">
            <h2 id="sett">{t!("logg-sett")}</h2>
            <p>{t!("logg-sett-tekst")}</p>
            {ingen_andre}
            {(!bruk.is_empty()).then(|| view! { <Loggliste rader=bruk/> })}
            {logg.flere.then(|| view! { <p class="meta">{t!("logg-flere", antall = antall)}</p> })}
            <Logghjelp merket=merket/>
        </section>
        <section aria-labelledby="utlevert">
            <h2 id="utlevert">{t!("logg-utlevert")}</h2>
            <p>{t!("logg-utlevert-tekst")}</p>
            {ingen_kopier}
            {(!kopier.is_empty()).then(|| view! { <Loggliste rader=kopier/> })}
        </section>
    }
}

/// Look-ups and copies, as rows.
fn rader(logg: &Logg) -> (Vec<Loggrad>, Vec<Loggrad>) {
    let rad = |post: Loggpost, merket: bool| Loggrad { register: Arc::clone(&logg.register), post, merket };
    let merket = |b: &Bruk| logg.uten_kontakt.contains(&b.id);
    let bruk = logg.bruk.iter().map(|b| rad(Loggpost::Bruk(b.clone()), merket(b)));
    let kopier = logg.utleveringer.iter().map(|u| rad(Loggpost::Kopi(u.clone()), false));
    (bruk.collect(), kopier.collect())
}

fn tidsrom(t: Tidsrom) -> String {
    match t {
        Tidsrom::SisteTreManeder => t!("logg-3m"),
        Tidsrom::SisteAr => t!("logg-1ar"),
        Tidsrom::Alt => t!("logg-alt"),
    }
}

const NA: jiff::Timestamp = jiff::Timestamp::constant(1_795_340_520, 0);

fn tilstand(noe: bool, dekning: Option<(Date, Date)>) -> AnyView {
    hentet(noe, dekning, Henting::Levert)
}

fn hentet(noe: bool, dekning: Option<(Date, Date)>, henting: Henting) -> AnyView {
    let Some(register) = crate::catalogue::innebygd().ok().and_then(|k| k.register("sysvak").cloned()) else {
        return ().into_any();
    };
    let kari = crate::domain::samples::alle(NA).into_iter().find(|p| p.slug == "kari" && noe);
    let bruk: Vec<_> = kari.iter().flat_map(|p| p.bruk.clone()).collect();
    let utleveringer = kari.iter().flat_map(|p| p.utleveringer.clone()).collect();
    let logg = Logg {
        register,
        tidsrom: Tidsrom::SisteAr,
        uten_kontakt: bruk.iter().skip(2).take(1).map(|b| b.id).collect(),
        bruk,
        utleveringer,
        dekning: dekning.map(|(fra, til)| Loggdekning { fra, til, mottatt: NA }),
        flere: noe,
        henting,
        dag: tid::dag(NA),
    };
    view! { <LoggSide logg=logg na=NA/> }.into_any()
}

const I_FJOR: Date = Date::constant(2025, 1, 1);
const I_DAG: Date = Date::constant(2026, 11, 22);

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Page: a registry's log",
    states: &[
        ("rows, some without a contact", || tilstand(true, Some((I_FJOR, I_DAG)))),
        ("rows, completeness not known", || tilstand(true, None)),
        ("nobody, complete", || tilstand(false, Some((I_FJOR, I_DAG)))),
        ("nobody, not complete", || tilstand(false, Some((I_FJOR, Date::constant(2026, 10, 1))))),
        ("nobody, other days", || tilstand(false, Some((I_FJOR, Date::constant(2025, 2, 1))))),
        ("nobody, not delivered", || tilstand(false, None)),
        ("not fetched", || hentet(false, Some((I_FJOR, I_DAG)), Henting::Feilet(Hentefeil::IngenKontakt))),
    ],
};
