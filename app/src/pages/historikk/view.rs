//! The history: filter, list, print and file.

use super::ord::{self, Leser};
use crate::components::choices::ErrorSummary;
use crate::components::exhibit::Exhibit;
use crate::components::links::{ActionLink, BackLink};
use crate::components::navs::Pagination;
use crate::domain::oversikt::{Historikkrad, Historikkside};
use crate::domain::utvalg::{OMRADER, Utforer, Utvalg};
use crate::islands::PrintButton;
use crate::messages::tidspunkt;
use crate::oppsett::oppsett;
use crate::pages::felt::{Dag, Datofelt, Velger, feilliste};
use crate::pages::gjelder::DuBetyr;
use crate::pages::ord::kanal;
use crate::pages::{Tittel, ord as felles};
use crate::t;
use jiff::{Timestamp, civil::Date};
use leptos::prelude::*;

pub(super) const INNSTILLINGER: &str = "/personverninnstillinger";
pub(super) const ROT: &str = "/personverninnstillinger/historikk";
pub(super) const FIL: &str = "/personverninnstillinger/historikk.csv";
pub(super) const TIDSREISE: &str = "/personverninnstillinger/tidsreise";

/// What the page is drawn with, besides the changes.
#[derive(Clone, Debug)]
pub struct Ramme {
    pub leser: Leser,
    pub i_dag: Date,
    pub fra: Datofelt,
    pub til: Datofelt,
    /// All rows on one page, to print: whose history, and when it was fetched.
    pub utskrift: Option<(String, Timestamp)>,
}

impl Ramme {
    fn feil(&self) -> Vec<(String, String)> {
        let felter = [("fra", t!("historikk-fra"), &self.fra), ("til", t!("historikk-til"), &self.til)];
        feilliste(&felter, self.i_dag)
    }
}

/// The page.
#[component]
pub fn Historikk(side: Historikkside, ramme: Ramme) -> impl IntoView {
    let feil = ramme.feil();
    let galt = !feil.is_empty();
    let oppsummering = galt.then(|| view! { <ErrorSummary title=t!("ma-rette") errors=feil/> });
    let hode = ramme.utskrift.clone().map(|(navn, tid)| {
        let adresse = adresse(ROT, &side.utvalg.sporring(), "alle=1");
        view! { <Utskriftshode navn=navn tid=tid adresse=adresse/> }
    });
    let innhold = if side.i_alt == 0 {
        view! { <div class="empty"><p>{t!("historikk-tom")}</p></div> }.into_any()
    } else {
        let resultat = (!galt).then(|| view! { <Resultat side=side.clone() ramme=ramme.clone()/> });
        view! { <Filter side=side ramme=ramme/>{resultat} }.into_any()
    };
    view! {
        <Tittel side=t!("historikk") del=t!("innstillinger-navn") feil=galt/>
        {hode}
        {oppsummering}
        <BackLink href=INNSTILLINGER text=t!("innstillinger-navn")/>
        <h1>{t!("historikk")}</h1>
        <p class="lead">{t!("historikk-ingress")}</p>
        <DuBetyr/>
        <p class="no-print"><ActionLink href=TIDSREISE text=t!("tidsreise-lenke")/></p>
        {innhold}
    }
}

#[component]
fn Filter(side: Historikkside, ramme: Ramme) -> impl IntoView {
    let u = side.utvalg;
    let omrade = u.omrade.map(|o| o.sti().to_owned()).unwrap_or_default();
    let omrader = OMRADER.map(|o| (o.sti().to_owned(), felles::gruppe(o, &oppsett().tjeneste).1)).to_vec();
    let registre = side.registre.iter().map(|r| (r.slug.clone(), r.navn.clone())).collect();
    let hvem = Utforer::ALLE.map(|h| (h.kode().to_owned(), ord::utforer(h, ramme.leser))).to_vec();
    let valgt = u.hvem.map(|h| h.kode().to_owned()).unwrap_or_default();
    let filtrert = !u.alt() || ramme.fra.feil.or(ramme.til.feil).is_some();
    view! {
        <search>
            <form class="search" method="get" action=ROT novalidate aria-label=t!("historikk-filter")>
                <div class="filter">
                    <Velger navn="omrade" ledetekst=t!("historikk-omrade") alle=t!("historikk-alle-omrader") valg=omrader valgt=omrade/>
                    <Velger navn="register" ledetekst=t!("historikk-register") alle=t!("historikk-alle-registre") valg=registre valgt=u.register.unwrap_or_default()/>
                    <Velger navn="hvem" ledetekst=t!("historikk-gjort-av") alle=t!("historikk-alle") valg=hvem valgt=valgt/>
                    <Dag navn="fra" ledetekst=t!("historikk-fra") felt=ramme.fra i_dag=ramme.i_dag/>
                    <Dag navn="til" ledetekst=t!("historikk-til") felt=ramme.til i_dag=ramme.i_dag/>
                </div>
                <div class="form-actions">
                    <button class="ds-button" type="submit">{t!("historikk-vis")}</button>
                    {filtrert.then(|| view! { <a class="ds-button" data-variant="tertiary" href=ROT>{t!("historikk-fjern")}</a> })}
                </div>
            </form>
        </search>
    }
}

/// What the filter found: count, list, pages, print and file; or that nothing fits.
#[component]
fn Resultat(side: Historikkside, ramme: Ramme) -> impl IntoView {
    if side.antall == 0 {
        return view! {
            <div class="empty" role="status"><p>{t!("historikk-ingen-treff")}</p><p><a href=ROT>{t!("historikk-fjern")}</a></p></div>
        }
        .into_any();
    }
    let register =
        side.registre.iter().find(|r| Some(&r.slug) == side.utvalg.register.as_ref()).map(|r| r.navn.clone());
    let valgt = ord::utvalg(&side.utvalg, register.as_deref(), ramme.leser);
    let valgt = (!valgt.is_empty()).then(|| view! { <p class="meta">{t!("historikk-utvalg", utvalg = valgt)}</p> });
    let (sporring, alle) = (side.utvalg.sporring(), ramme.utskrift.is_some());
    let antall = antall(&side);
    view! {
        <p class="meta" role="status">{antall}</p>
        {valgt}
        <Historikktabell rader=side.rader leser=ramme.leser/>
        <Pagination label=t!("historikk-sider") path=adresse(ROT, &sporring, "") page=side.side pages=side.sider/>
        <Verktoy sporring=sporring alle=alle/>
    }
    .into_any()
}

/// «Viser 21–40 av 43 endringer», or how many there are when they all stand on the page.
fn antall(side: &Historikkside) -> String {
    if side.sider <= 1 {
        return t!("historikk-antall", antall = side.antall);
    }
    let for_ = (side.side as usize).saturating_sub(1) * 20;
    t!("historikk-antall-side", fra = for_ + 1, til = for_ + side.rader.len(), antall = side.antall)
}

/// An address with the filter kept and perhaps something more.
fn adresse(sti: &str, sporring: &str, mer: &str) -> String {
    let deler: Vec<&str> = [sporring, mer].into_iter().filter(|d| !d.is_empty()).collect();
    if deler.is_empty() { sti.to_owned() } else { format!("{sti}?{}", deler.join("&")) }
}

#[component]
fn Verktoy(sporring: String, alle: bool) -> impl IntoView {
    let skriv_ut = if alle {
        view! { <PrintButton text=t!("historikk-skriv-ut")/><a href=adresse(ROT, &sporring, "")>{t!("historikk-sidevis")}</a> }.into_any()
    } else {
        view! { <a href=adresse(ROT, &sporring, "alle=1")>{t!("historikk-vis-alle")}</a> }.into_any()
    };
    view! {
        <div class="tools">{skriv_ut}<a href=adresse(FIL, &sporring, "") download="">{t!("historikk-last-ned")}</a></div>
        <p class="meta no-print">{t!("historikk-last-ned-hjelp")}</p>
    }
}

/// On paper only: whose history it is, when it was fetched, and where.
#[component]
fn Utskriftshode(navn: String, tid: Timestamp, adresse: String) -> impl IntoView {
    view! {
        <div class="print-only">
            <p>{t!("historikk-utskrift", navn = navn, tidspunkt = tidspunkt(tid), tjeneste = oppsett().tjeneste)}</p>
            <p>{adresse}</p>
        </div>
    }
}

#[component]
fn Historikktabell(rader: Vec<Historikkrad>, leser: Leser) -> impl IntoView {
    let kolonner = [
        t!("historikk-tidspunkt"),
        t!("historikk-innstilling"),
        t!("historikk-endring"),
        t!("historikk-gjort-av"),
        t!("historikk-kvittering"),
    ];
    let hode = kolonner.clone().map(|k| view! { <th scope="col">{k}</th> });
    let linjer = rader.into_iter().map(move |rad| linje(&rad, &kolonner, leser)).collect_view();
    view! {
        <table class="ds-table stack">
            <caption class="sr-only">{t!("historikk")}</caption>
            <thead><tr>{hode}</tr></thead>
            <tbody>{linjer}</tbody>
        </table>
    }
}

fn linje(rad: &Historikkrad, kolonner: &[String; 5], leser: Leser) -> impl IntoView + use<> {
    let e = &rad.endring;
    let [tid, innstilling, endring, av, kvittering] = kolonner.clone();
    let naar = tidspunkt(e.tidspunkt);
    let detaljer = ord::detaljer(&e.metadata).into_iter().map(|d| view! { <p class="meta">{d}</p> }).collect_view();
    let endret = rad.tekst_endret().then(|| {
        view! {
            <p class="meta">
                <a href=format!("{INNSTILLINGER}/tekst/{}", e.id)>
                    {felles::tekst_endret(&rad.definisjon, e.aktiv)}
                    <span class="sr-only">" "{t!("historikk-se-kvittering-skjult", tidspunkt = naar.clone())}</span>
                </a>
            </p>
        }
    });
    view! {
        <tr>
            <th scope="row" data-l=tid>{naar.clone()}</th>
            <td data-l=innstilling>
                <p>{rad.definisjon.tittel.clone()}</p>
                <p class="meta">{rad.register.navn.clone()}</p>
            </td>
            <td data-l=endring>
                <p>{felles::gjort(&rad.definisjon, e.aktiv)}</p>
                {detaljer}
                <p class="meta">{t!("historikk-tekstversjon", versjon = e.tekst_versjon)}</p>
                {endret}
            </td>
            <td data-l=av><p>{ord::hvem(e, leser)}</p><p class="meta">{kanal(e.kanal)}</p></td>
            <td data-l=kvittering>
                <a href=format!("{INNSTILLINGER}/kvittering/{}", e.id)>
                    {t!("historikk-se-kvittering")}
                    <span class="sr-only">" "{t!("historikk-se-kvittering-skjult", tidspunkt = naar)}</span>
                </a>
                <p class="print-only">{e.id.lesbar()}</p>
            </td>
        </tr>
    }
}

fn tilstand(side: Historikkside, fra: &str, utskrift: bool, leser: Leser) -> AnyView {
    let i_dag = super::prove::DAG;
    let navn = ("Kari Danser".to_owned(), super::prove::TID);
    let ramme = Ramme {
        leser,
        i_dag,
        fra: Datofelt::les_valgfri(fra, i_dag).1,
        til: Datofelt::default(),
        utskrift: utskrift.then_some(navn),
    };
    view! { <Historikk side=side ramme=ramme/> }.into_any()
}

fn filtrert(u: Utvalg) -> AnyView {
    tilstand(super::prove::historikk("kari", u), "", false, Leser::Selv)
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Page: history",
    states: &[
        ("all", || filtrert(Utvalg::default())),
        ("filtered", || filtrert(Utvalg::les("forskning", "ms", "virksomhet"))),
        ("none match", || filtrert(Utvalg::les("", "", "representant"))),
        ("none at all", || tilstand(super::prove::historikk("", Utvalg::default()), "", false, Leser::Selv)),
        ("a day that is not", || {
            tilstand(super::prove::historikk("kari", Utvalg::default()), "31.4.2024", false, Leser::Selv)
        }),
        ("to print", || tilstand(super::prove::historikk("kari", Utvalg::default()), "", true, Leser::Selv)),
        ("second page of three", || {
            let side = super::prove::historikk("kari", Utvalg::default());
            tilstand(Historikkside { side: 2, sider: 3, antall: 43, ..side }, "", false, Leser::Selv)
        }),
        ("levels, recipients, representatives", || tilstand(super::prove::alt_mulig(), "", false, Leser::Selv)),
        ("read by a representative", || tilstand(super::prove::alt_mulig(), "", false, Leser::Representant)),
    ],
};
