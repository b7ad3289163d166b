//! One registry: its contents, and who has used them.

use super::ROT;
use super::henting::Hentetilstand;
use super::rapport::{Grafvalg, Rapportplass, Seksjoner};
use crate::components::alert::{Alert, Kind};
use crate::components::links::{ActionLink, BackLink};
use crate::components::navs::{Place, Views};
use crate::components::row::{Level, Row};
use crate::domain::bestilling::kan_bestilles;
use crate::domain::definisjon::Omrade;
use crate::domain::oversikt::{Hentefeil, Henting, Innhold, Motsigelse};
use crate::domain::rapport::Seksjon;
use crate::domain::register::{Funksjon, Innsynsvei, Register};
use crate::domain::representasjon::Operasjon;
use crate::domain::sak::Saksslag;
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
pub(super) fn Hode(register: std::sync::Arc<Register>, dag: Date, logg: bool) -> impl IntoView {
    let r = register;
    let ansvarlig = r.ansvarlig(dag).map(|a| a.navn.clone()).unwrap_or_default();
    let sti = |del: &str| format!("{ROT}/{}/{del}", r.slug);
    let mut visninger = vec![Place::new(sti("innhold"), t!("visning-innhold"), !logg)];
    if gjelder().kan(Operasjon::SeLogg(&r)) {
        visninger.push(Place::new(sti("logg"), t!("visning-logg"), logg));
    }
    if gjelder().kan(Operasjon::SeRegister(&r)) {
        visninger.push(Place::new(sti("henvendelser"), t!("sak-navn"), false));
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

/// What the registry has delivered. `apne` opens all records; `vis` shows a sensitive registry's contents; `alle` shows
/// long lists whole.
#[component]
pub fn InnholdSide(
    innhold: Innhold,
    apne: bool,
    vis: bool,
    #[prop(optional)] alle: bool,
    #[prop(optional)] valg: Grafvalg,
) -> impl IntoView {
    let r = std::sync::Arc::clone(&innhold.register);
    let plass = innhold.rapporter.first().filter(|_| innhold.henting != Henting::Hentet);
    let plass = plass.map(|l| Rapportplass {
        slug: r.slug.clone(),
        id: l.id,
        meld: r.har(Funksjon::MeldFeil),
        sporsmal: r.har(Funksjon::Sporsmal),
    });
    let alle_lenke = if vis { "?vis=ja&alle=ja" } else { "?alle=ja" };
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
            <article id="innhold-liste"><Seksjoner valg=valg.clone() rapport=rapport apne=apne niva=3 plass=plass alle=alle alle_lenke=alle_lenke/></article>
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
    let par = innhold.rapporter.windows(2).map(|to| {
        let (til, fra) = (&to[0], &to[1]);
        let href = format!("{ROT}/{slug}/rapport/{}/forskjell/{}", fra.id, til.id);
        let tekst = t!("forskjell-lenke", fra = dato(fra.til_og_med), til = dato(til.til_og_med));
        view! { <ActionLink href=href text=tekst/> }
    });
    let sammenlign = par.collect_view();
    let rader = innhold.rapporter.into_iter().enumerate().map(move |(nr, l)| {
        let tittel = t!("innhold-rapport-til", dato = dato(l.til_og_med));
        view! {
            <Row href=format!("{ROT}/{slug}/rapport/{}", l.id) title=tittel level=Level::H3>
                <p class="row-note">{if nr == 0 { format!("{} · ", t!("innhold-rapport-nyeste")) } else { String::new() }}{t!("innhold-rapport-les")}</p>
            </Row>
        }
    });
    view! { <ul class="rows">{rader.collect_view()}</ul>{sammenlign} }
}

/// What one can do from here: order a report, write to the registry, as far as it takes it, and see its settings, where it has any.
#[component]
fn Videre(register: std::sync::Arc<Register>) -> impl IntoView {
    let omrade = register.definisjoner.iter().map(|d| d.omrade).find(|o| *o == Omrade::Forskning);
    let g = gjelder();
    let skrive = [
        (Saksslag::Feil, t!("sak-meld-feil")),
        (Saksslag::Sletting, t!("sak-be-om-sletting")),
        (Saksslag::Sperring, t!("sak-be-om-sperring")),
        (Saksslag::Sporsmal, t!("sak-still-sporsmal")),
    ];
    let skrive = skrive.into_iter().filter(|(s, _)| register.har(s.funksjon()) && g.kan(Operasjon::Sak(&register, *s)));
    let mut lenker: Vec<_> =
        skrive.map(|(s, tekst)| (format!("{ROT}/{}/henvendelse/{}", register.slug, s.kode()), tekst)).collect();
    if kan_bestilles(&register) {
        lenker.insert(0, (format!("{ROT}/{}/bestill", register.slug), t!("bestill-lenke")));
        lenker.insert(1, ("/bestillinger".to_owned(), t!("bestill-se-bestillinger")));
    }
    if let Some(o) = omrade {
        let tekst = t!("innhold-innstillinger", register = register.kortnavn.clone());
        lenker.push((format!("/personverninnstillinger/{}/{}", o.sti(), register.slug), tekst));
    }
    let rader = lenker.into_iter().map(|(href, tekst)| view! { <Row href=href title=tekst level=Level::H3>""</Row> });
    let rader = rader.collect::<Vec<_>>();
    (!rader.is_empty()).then(|| {
        view! {
            <section aria-labelledby="videre">
                <h2 id="videre">{t!("innhold-hva-vil-du")}</h2>
                <ul class="rows">{rader}</ul>
            </section>
        }
    })
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
