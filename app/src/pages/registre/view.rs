//! One registry: its contents, and who has used them.

use super::ROT;
use super::henting::{Hentetilstand, Loggtilstand};
use super::rapport::Seksjoner;
use crate::components::alert::{Alert, Kind};
use crate::components::disclosure::Help;
use crate::components::links::{ActionLink, BackLink};
use crate::components::navs::{Pills, Place, Views};
use crate::components::row::{Level, Row};
use crate::components::table::Table;
use crate::domain::bruk::{Bruk, Handling, Hvem, Identitet, Tidsrom, Utlevering};
use crate::domain::definisjon::Omrade;
use crate::domain::oversikt::{Hentefeil, Henting, Innhold, Logg, Motsigelse};
use crate::domain::rapport::Seksjon;
use crate::domain::register::{Funksjon, Innsynsvei, Register};
use crate::domain::representasjon::Operasjon;
use crate::islands::{OpenAll, PrintButton};
use crate::messages::{dato, tidspunkt};
use crate::oppsett::oppsett;
use crate::pages::gjelder::gjelder;
use crate::pages::{Tittel, i_tittel};
use crate::t;
use jiff::civil::Date;
use leptos::prelude::*;

/// Heading, responsible body, and the two views.
#[component]
fn Hode(register: std::sync::Arc<Register>, dag: Date, logg: bool) -> impl IntoView {
    let r = register;
    let ansvarlig = r.ansvarlig(dag).map(|a| a.navn.clone()).unwrap_or_default();
    let sti = |del: &str| format!("{ROT}/{}/{del}", r.slug);
    let mut visninger = vec![Place::new(sti("innhold"), t!("visning-innhold"), !logg)];
    if gjelder().kan(Operasjon::SeLogg(&r)) {
        visninger.push(Place::new(sti("logg"), t!("visning-logg"), logg));
    }
    let del = if logg { t!("visning-logg") } else { t!("visning-innhold") };
    view! {
        <Tittel side=format!("{del}: {}", i_tittel(&r)) del=t!("registre-navn")/>
        <BackLink href=ROT text=t!("registre-navn")/>
        <h1>{r.navn.clone()}</h1>
        <p class="lead">{t!("register-ansvarlig", sammendrag = r.sammendrag.clone(), ansvarlig = ansvarlig)}</p>
        <Views label=t!("visninger") places=visninger/>
    }
}

/// What the registry has delivered. `apne` opens all records; `vis` shows a sensitive registry's contents.
#[component]
pub fn InnholdSide(innhold: Innhold, apne: bool, vis: bool) -> impl IntoView {
    let r = std::sync::Arc::clone(&innhold.register);
    let skjult = r.sensitivt && !vis && (innhold.siste.is_some() || innhold.henting == Henting::Venter);
    let (henting, tidligere) = (innhold.henting, innhold.rapporter.len());
    let tilstand = (!skjult).then(|| view! { <Hentetilstand innhold=innhold.clone() vis=vis/> });
    let kropp = if skjult {
        view! { <Sensitivt register=std::sync::Arc::clone(&r)/> }.into_any()
    } else if !r.har(Funksjon::Innhold) && henting != Henting::Hentet && !innhold.rapporter.is_empty() {
        view! { <Rapporter innhold=innhold.clone()/> }.into_any()
    } else if let Some(rapport) = innhold.siste.clone() {
        let rapporter = (!r.har(Funksjon::Innhold) && tidligere > 0).then(|| {
            view! { <h2>{t!("kilde-tidligere-rapporter")}</h2><Rapporter innhold=innhold.clone()/> }
        });
        let poster: usize = rapport.seksjoner.iter().map(antall_poster).sum();
        let sti = format!("{ROT}/{}/innhold", r.slug);
        let verktoy = (poster > 0).then(|| {
            view! {
                <div class="tools">
                    <OpenAll path=sti open=t!("innhold-apne-alle") close=t!("innhold-lukk-alle")
                        all_open=t!("innhold-alle-apne", antall = poster) all_closed=t!("innhold-alle-lukket")/>
                    <PrintButton text=t!("innhold-skriv-ut")/>
                </div>
            }
        });
        view! {
            {(!matches!(henting, Henting::Feilet(_))).then(|| {
                view! { <p class="meta">{t!("innhold-hentet", tidspunkt = tidspunkt(rapport.hentet))}</p> }
            })}
            {verktoy}
            <div id="innhold-liste"><Seksjoner rapport=rapport apne=apne niva=3/></div>
            {rapporter}
        }
        .into_any()
    } else if matches!(henting, Henting::Feilet(_)) {
        // Nothing came and nothing is stored: that is not the same as nothing being registered.
        ().into_any()
    } else {
        view! { <Tomt register=std::sync::Arc::clone(&r) dag=innhold.dag/> }.into_any()
    };
    view! {
        <Hode register=std::sync::Arc::clone(&r) dag=innhold.dag logg=false/>
        <h2>{t!("visning-innhold")}</h2>
        {tilstand}
        {kropp}
        <Videre register=r/>
    }
}

fn antall_poster(seksjon: &Seksjon) -> usize {
    seksjon.poster.len()
}

#[component]
fn Tomt(register: std::sync::Arc<Register>, dag: Date) -> impl IntoView {
    let tjeneste = oppsett().tjeneste;
    let har_innhold = register.har(Funksjon::Innhold);
    let tekst = match register.innsyn {
        Innsynsvei::Her if !har_innhold => t!("innhold-andre-sider", tjeneste = tjeneste),
        Innsynsvei::Her => t!("innhold-tomt", register = register.kortnavn.clone()),
        Innsynsvei::Bestilles => t!("innhold-bestilles"),
        Innsynsvei::Utenfor => t!("innhold-utenfor", tjeneste = tjeneste),
    };
    let lenker = register.lenker.iter().map(|l| {
        let tekst = t!("til-nettsted", tekst = l.tekst.clone(), vert = l.vert.clone());
        view! { <p><crate::components::links::ExternalLink href=l.url.clone() text=tekst/></p> }
    });
    let utenfor = register.ansvarlig(dag).filter(|_| register.innsyn == Innsynsvei::Utenfor);
    let utenfor = utenfor.map(|a| view! { <p>{t!("kilde-sok-innsyn", ansvarlig = a.navn.clone())}</p> });
    let hva_na =
        (register.innsyn == Innsynsvei::Her && har_innhold).then(|| view! { <p>{t!("innhold-tomt-hva-na")}</p> });
    view! { <div class="empty"><p>{tekst}</p>{utenfor}{hva_na}</div>{lenker.collect_view()} }
}

/// One step more before contents that may be hard to see, or that somebody may see over one's shoulder.
#[component]
fn Sensitivt(register: std::sync::Arc<Register>) -> impl IntoView {
    view! {
        <Alert kind=Kind::Warning title=t!("innhold-sensitivt-tittel") text=t!("innhold-sensitivt")/>
        <form method="get" action=format!("{ROT}/{}/innhold", register.slug)>
            <input type="hidden" name="vis" value="ja"/>
            <div class="form-actions"><button class="ds-button" type="submit">{t!("innhold-sensitivt-vis")}</button></div>
        </form>
    }
}

#[component]
fn Rapporter(innhold: Innhold) -> impl IntoView {
    let slug = innhold.register.slug.clone();
    let rader = innhold.rapporter.into_iter().enumerate().map(move |(nr, l)| {
        let tittel = t!("innhold-rapport-til", dato = dato(l.til_og_med));
        view! {
            <Row href=format!("{ROT}/{slug}/rapport/{}", l.id) title=tittel level=Level::H3>
                <p class="row-note">{if nr == 0 { format!("{} · ", t!("innhold-rapport-nyeste")) } else { String::new() }}{t!("innhold-rapport-les")}</p>
            </Row>
        }
    });
    view! { <ul class="rows">{rader.collect_view()}</ul> }
}

/// What one can do from here: see the registry's settings, where it has any.
#[component]
fn Videre(register: std::sync::Arc<Register>) -> impl IntoView {
    let omrade = register.definisjoner.iter().map(|d| d.omrade).find(|o| *o == Omrade::Forskning);
    omrade.map(|o| {
        view! {
            <section aria-labelledby="videre">
                <h2 id="videre">{t!("innhold-hva-vil-du")}</h2>
                <ActionLink href=format!("/personverninnstillinger/{}/{}", o.sti(), register.slug)
                    text=t!("innhold-innstillinger", register = register.kortnavn.clone())/>
            </section>
        }
    })
}

/// Who has seen the contents, and who has got copies.
#[component]
pub fn LoggSide(logg: Logg) -> impl IntoView {
    let r = std::sync::Arc::clone(&logg.register);
    let sti = format!("{ROT}/{}/logg", r.slug);
    let tidsrom =
        Tidsrom::ALLE.map(|t| Place::new(format!("{sti}?tidsrom={}", t.kode()), tidsrom(t), t == logg.tidsrom));
    let kolonner =
        vec![t!("logg-tidspunkt"), t!("logg-virksomhet"), t!("logg-rolle"), t!("logg-hva"), t!("logg-formal")];
    let antall = logg.bruk.len();
    let tilstand = view! { <Loggtilstand logg=logg.clone()/> };
    let rader = logg.bruk.into_iter().map(bruksrad).collect();
    let kopikolonner = vec![
        t!("logg-dato"),
        t!("logg-mottaker"),
        t!("logg-prosjekt"),
        t!("logg-formal"),
        t!("logg-opplysninger"),
        t!("logg-identitet"),
        t!("logg-grunnlag"),
    ];
    let kopier = logg.utleveringer.into_iter().map(kopirad).collect();
    view! {
        <Hode register=r dag=logg.dag logg=true/>
        <Pills label=t!("logg-tidsrom") places=tidsrom.to_vec()/>
        {tilstand}
        <section aria-labelledby="sett">
            <h2 id="sett">{t!("logg-sett")}</h2>
            <p>{t!("logg-sett-tekst")}</p>
            <Table caption=t!("logg-sett-tabell") columns=kolonner rows=rader empty=t!("logg-tom")/>
            {logg.flere.then(|| view! { <p class="meta">{t!("logg-flere", antall = antall)}</p> })}
            <Help summary=t!("logg-hjelp")><p>{t!("logg-hjelp-tekst", telefon = oppsett().telefon)}</p></Help>
        </section>
        <section aria-labelledby="utlevert">
            <h2 id="utlevert">{t!("logg-utlevert")}</h2>
            <p>{t!("logg-utlevert-tekst")}</p>
            <Table caption=t!("logg-utlevert-tabell") columns=kopikolonner rows=kopier empty=t!("logg-utlevert-tom")/>
        </section>
    }
}

fn tidsrom(t: Tidsrom) -> String {
    match t {
        Tidsrom::SisteTreManeder => t!("logg-3m"),
        Tidsrom::SisteAr => t!("logg-1ar"),
        Tidsrom::Alt => t!("logg-alt"),
    }
}

fn bruksrad(b: Bruk) -> Vec<String> {
    let (g, representert) = (gjelder(), matches!(b.hvem, Hvem::Representant { .. }));
    let (virksomhet, rolle) = match (b.hvem, g.annen()) {
        (Hvem::Selv, None) => (oppsett().tjeneste, t!("logg-du")),
        (Hvem::Selv, Some(annen)) => (oppsett().tjeneste, annen.helt()),
        (Hvem::Representant { navn, .. }, None) => (oppsett().tjeneste, t!("logg-representant", navn = navn)),
        (Hvem::Representant { navn, .. }, Some(annen)) => {
            (oppsett().tjeneste, t!("logg-pa-vegne-av-navn", representant = navn, navn = annen.helt()))
        }
        (Hvem::Person { navn, rolle, virksomhet }, _) => {
            (virksomhet, navn.map_or(rolle.clone(), |n| format!("{rolle}, {n}")))
        }
        (Hvem::Automatisk { virksomhet }, _) => (virksomhet, t!("logg-automatisk")),
    };
    let gjort = match b.handling {
        Handling::Se => t!("handling-se"),
        Handling::Endre => t!("handling-endre"),
        Handling::Slette => t!("handling-slette"),
        Handling::Bruke => t!("handling-bruke"),
        Handling::Sammenstille => t!("handling-sammenstille"),
    };
    let formal = match g.annen() {
        _ if !b.formal.is_empty() => stor_forbokstav(&b.formal),
        None if representert => t!("logg-pa-vegne-av"),
        None => t!("logg-eget"),
        Some(annen) if representert => t!("logg-pa-vegne-av-annen", navn = annen.fornavn.clone()),
        Some(_) => t!("logg-eget-annen"),
    };
    vec![tidspunkt(b.tidspunkt), virksomhet, rolle, format!("{gjort}: {}", b.kategorier), formal]
}

/// Registries write purposes in either case; a cell begins with a capital.
fn stor_forbokstav(tekst: &str) -> String {
    let mut tegn = tekst.chars();
    tegn.next().map_or_else(String::new, |forste| forste.to_uppercase().chain(tegn).collect())
}

fn kopirad(u: Utlevering) -> Vec<String> {
    let identitet = match u.identitet {
        Identitet::MedNummer => t!("identitet-med-nummer"),
        Identitet::Kodet => t!("identitet-kodet"),
        Identitet::Anonym => t!("identitet-anonym"),
    };
    vec![dato(u.dato), u.mottaker, u.prosjekt, u.formal, u.variabler, identitet, u.grunnlag]
}

fn person(slug: &str) -> Option<crate::domain::samples::Testperson> {
    let tid = jiff::Timestamp::constant(1_795_340_520, 0);
    crate::domain::samples::alle(tid).into_iter().find(|p| p.slug == slug)
}

/// What the gallery shows: with a report or without, and what came of asking the registry's system.
pub(super) fn tilstand(slug: &str, noe: bool, henting: Henting) -> AnyView {
    let Some(mut innhold) = eksempel(slug) else { return ().into_any() };
    innhold.siste = innhold.siste.filter(|_| noe);
    innhold.henting = henting;
    view! { <InnholdSide innhold=innhold apne=false vis=false/> }.into_any()
}

pub(super) fn mangler() -> AnyView {
    let Some(mut innhold) = eksempel("sysvak") else { return ().into_any() };
    innhold.henting = Henting::Hentet;
    innhold.siste.iter_mut().for_each(|s| s.mangler = vec!["Koronavaksiner".to_owned(), "Resepter".to_owned()]);
    view! { <InnholdSide innhold=innhold apne=false vis=false/> }.into_any()
}

pub(super) fn motsagt(motsigelse: Motsigelse) -> AnyView {
    let Some(mut innhold) = eksempel("ms") else { return ().into_any() };
    innhold.henting = Henting::Feilet(Hentefeil::Uforstaelig);
    innhold.motsigelse = Some(motsigelse);
    view! { <InnholdSide innhold=innhold apne=false vis=false/> }.into_any()
}

fn eksempel(slug: &str) -> Option<Innhold> {
    let register = crate::catalogue::innebygd().ok()?.register(slug).cloned()?;
    let siste =
        person("kari").and_then(|p| p.rapporter.into_iter().find(|(part, _)| *part == register.part)).map(|(_, r)| r);
    let (rapporter, henting, dag) = (Vec::new(), Henting::Levert, Date::constant(2026, 11, 22));
    Some(Innhold { register, rapporter, siste, henting, motsigelse: None, dag })
}

pub(super) fn loggtilstand(noe: bool, henting: Henting) -> AnyView {
    let Some(register) = crate::catalogue::innebygd().ok().and_then(|k| k.register("sysvak").cloned()) else {
        return ().into_any();
    };
    let kari = person("kari").filter(|_| noe);
    let bruk = kari.iter().flat_map(|p| p.bruk.clone()).collect();
    let utleveringer = kari.iter().flat_map(|p| p.utleveringer.clone()).collect();
    let (tidsrom, dag) = (Tidsrom::Alt, Date::constant(2026, 11, 22));
    let logg = Logg { register, tidsrom, bruk, utleveringer, flere: noe, henting, komplett: None, dag };
    view! { <LoggSide logg=logg/> }.into_any()
}
