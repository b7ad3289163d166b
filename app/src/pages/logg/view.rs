//! The log of all registries: what it is, filter, rows, and how complete it is.

use crate::components::alert::{Alert, Kind};
use crate::components::choices::ErrorSummary;
use crate::components::disclosure::Help;
use crate::components::exhibit::Exhibit;
use crate::components::links::{ActionLink, BackLink};
use crate::components::status::{StatusLine, Tone};
use crate::domain::bruk::Loggdekning;
use crate::domain::kontakt;
use crate::domain::loggfilter::{Brukerslag, Dekning, Loggfilter, Loggpost, Loggrad, Loggside, Loggslag};
use crate::domain::register::Register;
use crate::domain::tid;
use crate::islands::PrintButton;
use crate::pages::felt::{Dag, Datofelt, Velger, feilliste};
use crate::pages::gjelder::{DuBetyr, FraTolv, gjelder};
use crate::pages::loggord as ord;
use crate::pages::loggrad::{Logghjelp, Loggliste};
use crate::pages::{Tittel, Utskriftshode, loggdekning};
use crate::t;
use jiff::{Timestamp, civil::Date};
use leptos::prelude::*;
use std::sync::Arc;

pub(super) const ROT: &str = "/logg";
const FIL: &str = "/logg.csv";

/// What the page is drawn with, besides the rows.
#[derive(Clone, Debug)]
pub struct Ramme {
    /// Whose log it is, and when it was fetched.
    pub navn: String,
    pub na: Timestamp,
    pub fra: Datofelt,
    pub til: Datofelt,
    /// All that the sources say stands open, to print.
    pub apne: bool,
    /// There is somebody one may act for.
    pub andre: bool,
}

impl Ramme {
    fn feil(&self, i_dag: Date) -> Vec<(String, String)> {
        let felter = [("fra", t!("historikk-fra"), &self.fra), ("til", t!("historikk-til"), &self.til)];
        feilliste(&felter, i_dag)
    }
}

/// The page.
#[component]
pub fn LoggSide(side: Loggside, ramme: Ramme) -> impl IntoView {
    let feil = ramme.feil(side.dag);
    let galt = !feil.is_empty();
    let oppsummering = galt.then(|| view! { <ErrorSummary title=t!("ma-rette") errors=feil/> });
    let sti = adresse(ROT, &side.filter.sporring(), "");
    let resultat = (!galt).then(|| view! { <Resultat side=side.clone() apne=ramme.apne/> });
    let merket = side.rader.iter().any(|r| r.merket);
    let barn = (ramme.andre && gjelder().annen().is_none()).then(|| view! { <Barn/> });
    let stengt = side.stengt.then(|| view! { <Stengt/> });
    let fullstendig = view! { <Fullstendig side=side.clone()/> };
    view! {
        <Tittel side=t!("logg-tittel") feil=galt/>
        <Utskriftshode navn=ramme.navn.clone() hentet=ramme.na sti=sti/>
        {oppsummering}
        <BackLink href="/" text=t!("forside")/>
        <h1>{t!("logg-tittel")}</h1>
        <p class="lead">{t!("logg-ingress")}</p>
        <DuBetyr/>
        <FraTolv/>
        {stengt}
        <Filter side=side ramme=ramme/>
        {resultat}
        <section aria-labelledby="hjelp">
            <h2 id="hjelp">{t!("logg-hjelp-til")}</h2>
            <Logghjelp merket=merket/>
        </section>
        {fullstendig}
        {barn}
    }
}

#[component]
fn Filter(side: Loggside, ramme: Ramme) -> impl IntoView {
    let (g, f) = (gjelder(), side.filter.clone());
    let registre = side.registre.iter().map(|(r, _)| (r.slug.clone(), r.navn.clone())).collect();
    let slag = Loggslag::ALLE.map(|s| (s.kode().to_owned(), ord::slag(s))).to_vec();
    let hvem = Brukerslag::ALLE.map(|b| (b.kode().to_owned(), ord::brukerslag(b, g.annen()))).to_vec();
    let valgt_slag = f.slag.map(|s| s.kode().to_owned()).unwrap_or_default();
    let valgt_hvem = f.hvem.map(|b| b.kode().to_owned()).unwrap_or_default();
    let filtrert = !f.alt() || ramme.fra.feil.or(ramme.til.feil).is_some();
    let kontakt = vec![("ja".to_owned(), t!("logg-bare-uten-kontakt"))];
    let valgt_kontakt = if f.uten_kontakt { "ja".to_owned() } else { String::new() };
    view! {
        <search>
            <form class="search" method="get" action=ROT novalidate aria-label=t!("historikk-filter")>
                <div class="filter">
                    <Velger navn="register" ledetekst=t!("logg-register") alle=t!("historikk-alle-registre") valg=registre valgt=f.register.unwrap_or_default()/>
                    <Velger navn="slag" ledetekst=t!("logg-slag") alle=t!("logg-alle-slag") valg=slag valgt=valgt_slag/>
                    <Velger navn="hvem" ledetekst=t!("logg-hvem") alle=t!("historikk-alle") valg=hvem valgt=valgt_hvem/>
                    <Velger navn="kontakt" ledetekst=t!("logg-kontakt") alle=t!("logg-alle-rader") valg=kontakt valgt=valgt_kontakt/>
                    <Dag navn="fra" ledetekst=t!("historikk-fra") felt=ramme.fra i_dag=side.dag/>
                    <Dag navn="til" ledetekst=t!("historikk-til") felt=ramme.til i_dag=side.dag/>
                </div>
                <div class="form-actions">
                    <button class="ds-button" type="submit">{t!("logg-vis")}</button>
                    {filtrert.then(|| view! { <a class="ds-button" data-variant="tertiary" href=ROT>{t!("historikk-fjern")}</a> })}
                </div>
            </form>
        </search>
    }
}

/// What the filter found, or what an empty list means.
#[component]
fn Resultat(side: Loggside, apne: bool) -> impl IntoView {
    let filter = side.filter.sporring();
    let andre = side.rader.iter().any(|r| r.post.andres());
    let slutt = side.eldre.is_none() && !side.senere;
    let tomt = (slutt && !andre).then(|| view! { <IngenAndre side=side.clone()/> });
    let eldre = side.eldre.map(|merke| adresse(ROT, &filter, &format!("eldre={}", merke.kode())));
    let antall = match (side.rader.len(), side.eldre) {
        (0, Some(_)) => t!("logg-antall-leter"),
        (antall, Some(_)) if side.senere => t!("logg-antall-midt", antall = antall),
        (antall, Some(_)) => t!("logg-antall-nyeste", antall = antall),
        (antall, None) if side.senere => t!("logg-antall-eldste", antall = antall),
        (antall, None) => t!("logg-antall", antall = antall),
    };
    let rader = (!side.rader.is_empty()).then(|| view! { <Loggliste rader=side.rader navngi=true apne=apne/> });
    let nyeste = side.senere.then(|| view! { <a href=adresse(ROT, &filter, "")>{t!("logg-til-nyeste")}</a> });
    let skriv_ut = if apne {
        view! { <PrintButton text=t!("innhold-skriv-ut")/> }.into_any()
    } else {
        view! { <a href=adresse(ROT, &filter, "apne=alle")>{t!("logg-skriv-ut")}</a> }.into_any()
    };
    view! {
        <section aria-labelledby="rader">
            <h2 id="rader">{t!("logg-rader")}</h2>
            <p class="meta" role="status">{antall}</p>
            {tomt}
            {rader}
            <div class="tools">
                {eldre.map(|adresse| view! { <a href=adresse rel="next">{t!("logg-eldre")}</a> })}
                {nyeste}
                {skriv_ut}
                <a href=adresse(FIL, &filter, "") download="">{t!("historikk-last-ned")}</a>
            </div>
            <p class="meta no-print">{t!("logg-fil-hjelp")}" "{t!("historikk-last-ned-hjelp")}</p>
        </section>
    }
}

/// Nobody else stands in the list: what that means, for each registry that was asked about. With a filter on rows it
/// means only that none fits.
#[component]
fn IngenAndre(side: Loggside) -> impl IntoView {
    let (fra, til) = (side.filter.fra, side.filter.til.unwrap_or(side.dag));
    if side.valgte().next().is_none() {
        return view! { <div class="empty"><p>{t!("logg-ingen-registre")}</p></div> }.into_any();
    }
    if side.filter.velger_rader() {
        return side
            .rader
            .is_empty()
            .then(|| view! { <div class="empty"><p>{t!("logg-ingen-treff")}</p></div> })
            .into_any();
    }
    let mut linjer: Vec<String> = Vec::new();
    let mut ukjente: Vec<&str> = Vec::new();
    for (r, d) in side.valgte().filter(|(r, _)| r.part.0 != crate::domain::tjenesten::PART) {
        match Dekning::av(d.as_ref(), fra, til) {
            Dekning::Ukjent => ukjente.push(&r.kortnavn),
            dekning => linjer.push(loggdekning::ingen_andre(r, dekning)),
        }
    }
    let ukjente = (!ukjente.is_empty()).then(|| {
        view! { <p>{t!("logg-ingen-ukjente", antall = ukjente.len(), registre = ukjente.join(", "))}</p> }
    });
    let linjer = linjer.into_iter().map(|linje| view! { <li>{linje}</li> }).collect_view();
    view! { <div class="empty"><p>{t!("logg-ingen-andre")}</p>{ukjente}<ul>{linjer}</ul></div> }.into_any()
}

/// What each registry says of completeness, and of the days asked about, with the way to its own log.
#[component]
fn Fullstendig(side: Loggside) -> impl IntoView {
    let kjente = side.valgte().filter(|(r, d)| loggdekning::er_sagt(r, d.as_ref())).count();
    let (fra, til) = (side.filter.fra, side.filter.til.unwrap_or(side.dag));
    let linje = |(r, d): &(Arc<Register>, Option<Loggdekning>)| {
        let tone = if loggdekning::er_sagt(r, d.as_ref()) { Tone::Positive } else { Tone::Unknown };
        // Without a first day one asks about all time, which no registry covers.
        let hull = fra.and_then(|_| loggdekning::hull(Dekning::av(d.as_ref(), fra, til)));
        view! {
            <li>
                <a href=format!("/helseregistre/{}/logg", r.slug)>{t!("logg-i-register", register = r.navn.clone())}</a>
                <StatusLine tone=tone text=loggdekning::komplett(r, d.as_ref())/>
                {hull.map(|tekst| view! { <StatusLine tone=Tone::Unknown text=tekst/> })}
            </li>
        }
    };
    let linjer = side.valgte().map(linje).collect_view();
    view! {
        <section aria-labelledby="fullstendig">
            <h2 id="fullstendig">{t!("logg-fullstendig")}</h2>
            <p>{t!("logg-fullstendig-antall", kjente = kjente, i_alt = side.valgte().count())}</p>
            <Help summary=t!("logg-fullstendig-liste")><ul class="coverage">{linjer}</ul></Help>
        </section>
    }
}

/// The level leaves registries out.
#[component]
fn Stengt() -> impl IntoView {
    view! {
        <Alert kind=Kind::Info text=t!("logg-stengt")/>
        <p><a href="/personverninnstillinger/bruk">{t!("feil-til-niva")}</a></p>
    }
}

/// The way to the logs of others.
#[component]
fn Barn() -> impl IntoView {
    view! {
        <section class="no-print" aria-labelledby="barn">
            <h2 id="barn">{t!("logg-barn")}</h2>
            <p>{t!("logg-barn-tekst")}</p>
            <ActionLink href="/pa-vegne-av" text=t!("logg-barn-lenke")/>
        </section>
    }
}

/// An address with the filter kept and perhaps something more.
fn adresse(sti: &str, sporring: &str, mer: &str) -> String {
    let deler: Vec<&str> = [sporring, mer].into_iter().filter(|d| !d.is_empty()).collect();
    if deler.is_empty() { sti.to_owned() } else { format!("{sti}?{}", deler.join("&")) }
}

const NA: Timestamp = Timestamp::constant(1_795_340_520, 0);
const I_FJOR: Date = Date::constant(2025, 1, 1);

/// Kari's log for the gallery, by the real rule of contacts.
fn prove(filter: Loggfilter, noe: bool, kjent: bool) -> Loggside {
    let katalog = crate::catalogue::innebygd().unwrap_or_default();
    let kari = crate::domain::samples::alle(NA).into_iter().find(|p| p.slug == "kari" && noe);
    let mut kontakter = kontakt::Kontakter::default();
    kari.iter().flat_map(|k| &k.rapporter).for_each(|(_, rapport)| kontakter.fra_rapport(rapport));
    let rad = |post: Loggpost, merket: bool| {
        let register = Arc::clone(katalog.part(&post.part().0)?);
        filter.passer(&post, merket).then_some(Loggrad { register, post, merket })
    };
    let bruk = kari.iter().flat_map(|k| &k.bruk).filter_map(|b| rad(Loggpost::Bruk(b.clone()), kontakter.merkes(b)));
    let kopier = kari.iter().flat_map(|k| &k.utleveringer).filter_map(|u| rad(Loggpost::Kopi(u.clone()), false));
    let mut rader: Vec<_> = bruk.chain(kopier).collect();
    rader.sort_by_key(|r| std::cmp::Reverse(r.post.merke()));
    let dekning = Loggdekning { fra: I_FJOR, til: tid::dag(NA), mottatt: NA };
    let registre =
        katalog.registre().iter().take(4).map(|r| (Arc::clone(r), kjent.then_some(dekning))).collect::<Vec<_>>();
    Loggside { rader, filter, eldre: None, senere: false, registre, stengt: false, dag: tid::dag(NA) }
}

fn vist(side: Loggside, fra: &str) -> AnyView {
    let fra = Datofelt::les_valgfri(fra, side.dag).1;
    let ramme =
        Ramme { navn: "Kari Danser".to_owned(), na: NA, fra, til: Datofelt::default(), apne: false, andre: true };
    view! { <LoggSide side=side ramme=ramme/> }.into_any()
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Page: log of use",
    states: &[
        ("rows and copies", || vist(prove(Loggfilter::default(), true, true), "")),
        ("without a contact", || {
            vist(prove(Loggfilter { uten_kontakt: true, ..Loggfilter::default() }, true, true), "")
        }),
        ("older rows, some registries closed", || {
            let side = prove(Loggfilter::default(), true, true);
            let eldre = side.rader.last().map(|r| r.post.merke());
            vist(Loggside { senere: true, eldre, stengt: true, ..side }, "")
        }),
        ("nobody, complete", || {
            vist(prove(Loggfilter { fra: Some(I_FJOR), ..Loggfilter::default() }, false, true), "2025-01-01")
        }),
        ("nobody, not complete", || vist(prove(Loggfilter::default(), false, true), "")),
        ("nobody, not delivered", || vist(prove(Loggfilter::default(), false, false), "")),
        ("nothing fits", || {
            vist(prove(Loggfilter { slag: Some(Loggslag::Kopier), ..Loggfilter::default() }, false, true), "")
        }),
        ("a faulty day", || vist(prove(Loggfilter::default(), true, true), "31.4.2026")),
    ],
};
