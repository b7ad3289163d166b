//! The front page.

use crate::components::alert::{Alert, Kind};
use crate::components::exhibit::Exhibit;
use crate::components::ikon::Ikon;
use crate::components::row::{Level, Row};
use crate::components::status::{StatusLine, Tone};
use crate::components::tile::Tile;
use crate::domain::foresporsel::Samtykkeforesporsel;
use crate::domain::id::HendelseId;
use crate::domain::oversikt::{Navn, Ventende};
use crate::domain::register::Register;
use crate::domain::representasjon::Operasjon;
use crate::domain::sak::Saksrad;
use crate::messages::dato;
use crate::oppsett::oppsett;
use crate::pages::Tittel;
use crate::pages::gjelder::{FraTolv, Gjelder, gjelder};
use crate::t;
use leptos::prelude::*;
use std::sync::Arc;

/// The page. The section of what waits is left out when nothing does, and for another whatever may not be seen.
/// `saker`: in which a registry has asked something. `apent`: the level opens the registries. `byttet`: one has just chosen whom to act for.
#[component]
pub fn Forside(
    fornavn: String,
    ventende: Ventende,
    #[prop(optional)] saker: Vec<Saksrad>,
    #[prop(default = true)] apent: bool,
    #[prop(optional)] byttet: bool,
) -> impl IntoView {
    let g = gjelder();
    let hode = g.annen().map_or_else(|| t!("hei", navn = fornavn), Navn::helt);
    let byttet = byttet.then(|| view! { <Byttet/> });
    let innstillinger = g.kan(Operasjon::SeInnstillinger);
    let antall = ventende.foresporsler.len();
    let venter_merke = if antall > 0 { t!("flis-samtykke-venter", antall = antall) } else { String::new() };
    let uleste = ventende.uleste;
    let nye_merke = if uleste > 0 { t!("flis-varsler-nye", antall = uleste) } else { String::new() };
    let registre = g.ser_registre();
    // Parents of children from 12 to 15 see no log at all.
    let logg = registre && !g.fra_12();
    let (valg, registrert, endringer) = flistekster(&g);
    let (sett, deltar) = match g.annen().map(|navn| navn.fornavn.as_str()) {
        Some(navn) => (t!("flis-logg-annen", navn = navn), t!("flis-deltakelse-annen", navn = navn)),
        None => (t!("flis-logg-tekst"), t!("flis-deltakelse-tekst")),
    };
    let klare = if ventende.rapporter.is_empty() { String::new() } else { t!("flis-rapporter-klar") };
    let saksmerke = if saker.is_empty() { String::new() } else { t!("flis-saker-venter", antall = saker.len()) };
    let noe_venter = !ventende.foresporsler.is_empty() || !ventende.rapporter.is_empty() || !saker.is_empty();
    let venter = noe_venter.then(|| {
        let rader = ventende.foresporsler.into_iter().map(|(register, f)| view! { <Venter register=register f=f/> });
        let rapporter =
            ventende.rapporter.into_iter().map(|(register, id)| view! { <RapportKlar register=register id=id/> });
        let saker = saker.into_iter().map(|rad| view! { <Saken rad=rad/> });
        view! {
            <section aria-labelledby="venter">
                <h2 id="venter">{t!("venter-pa-deg")}</h2>
                <ul class="rows">{rader.collect_view()}{rapporter.collect_view()}{saker.collect_view()}</ul>
            </section>
        }
    });
    view! {
        <Tittel side=t!("forside")/>
        {byttet}
        <h1>{hode}</h1>
        <FraTolv/>
        {venter}
        <section aria-labelledby="tjenester">
            <h2 id="tjenester">{t!("tjenester")}</h2>
            <ul class="tiles">
                {innstillinger.then(|| view! { <Tile ikon=Ikon::Shield href="/personverninnstillinger" title=t!("flis-innstillinger") text=valg.clone()/> })}
                <Tile ikon=Ikon::CheckCircle href="/samtykke" title=t!("flis-samtykke") text=t!("flis-samtykke-tekst")
                    tag=venter_merke tag_hidden=t!("flis-samtykke-venter-skjult")/>
                {registre.then(|| view! { <Tjenesteflis apen=apent ikon=Ikon::Folder href="/helseregistre" title=t!("flis-registre") text=registrert.clone()/> })}
                {(registre && apent).then(|| view! { <Tile ikon=Ikon::FileText href="/bestillinger" title=t!("flis-rapporter") text=t!("flis-rapporter-tekst") tag=klare/> })}
                {(registre && apent).then(|| view! { <Tile ikon=Ikon::Question href="/henvendelser" title=t!("flis-saker") text=t!("flis-saker-tekst")
                    tag=saksmerke.clone() tag_hidden=t!("flis-saker-venter-skjult")/> })}
                {logg.then(|| view! { <Tjenesteflis apen=apent ikon=Ikon::Eye href="/logg" title=t!("flis-logg") text=sett/> })}
                {registre.then(|| view! { <Tjenesteflis apen=apent ikon=Ikon::Report href="/deltakelse" title=t!("flis-deltakelse") text=deltar/> })}
                {innstillinger.then(|| view! { <Tile ikon=Ikon::FileText href="/personverninnstillinger/historikk" title=endringer.0.clone() text=endringer.1.clone()/> })}
                <Tile ikon=Ikon::Inbox href="/varsler" title=t!("flis-varsler") text=t!("flis-varsler-tekst")
                    tag=nye_merke tag_hidden=t!("flis-varsler-nye-skjult", antall = uleste)/>
                <Tile ikon=Ikon::Help href="/hjelp" title=t!("flis-hjelp") text=t!("flis-hjelp-tekst")/>
            </ul>
        </section>
    }
}

/// The texts of the tiles for settings and registries, and title and text of the one for changes.
fn flistekster(g: &Gjelder) -> (String, String, (String, String)) {
    match g.annen().map(|navn| navn.fornavn.as_str()) {
        Some(navn) => (
            t!("flis-innstillinger-annen", navn = navn),
            t!("flis-registre-annen", navn = navn),
            (t!("flis-historikk-annen"), t!("flis-historikk-annen-tekst")),
        ),
        None => (
            t!("flis-innstillinger-tekst"),
            t!("flis-registre-tekst"),
            (t!("flis-historikk"), t!("flis-historikk-tekst")),
        ),
    }
}

/// Says whom one now acts for.
#[component]
fn Byttet() -> impl IntoView {
    let tjeneste = oppsett().tjeneste;
    let tekst = match gjelder().annen() {
        Some(navn) => t!("byttet-til", tjeneste = tjeneste, navn = navn.helt()),
        None => t!("byttet-tilbake", tjeneste = tjeneste),
    };
    view! { <div role="status"><Alert kind=Kind::Success text=tekst/></div> }
}

/// A tile that the level may close: it stays, says so, and leads to the choice of level (screens 6.1b).
#[component]
fn Tjenesteflis(apen: bool, ikon: Ikon, href: &'static str, title: String, text: String) -> impl IntoView {
    let (href, text) = if apen { (href, text) } else { ("/personverninnstillinger/bruk", t!("flis-stengt")) };
    view! { <Tile ikon=ikon href=href title=title text=text/> }
}

#[component]
fn Venter(register: Arc<Register>, f: Samtykkeforesporsel) -> impl IntoView {
    view! {
        <Row href=format!("/samtykke/{}", f.id) title=t!("ber-om-samtykke", avsender = f.avsender) level=Level::H3>
            <p class="row-note">{t!("ber-om-samtykke-register", register = register.navn.clone())}</p>
            {f.svarfrist.map(|frist| view! { <StatusLine tone=Tone::Waiting text=t!("svar-innen", dato = dato(frist))/> })}
        </Row>
    }
}

/// A report that was ordered has come. Being listed in some registries is not for everybody's eyes: those are not named.
#[component]
fn RapportKlar(register: Arc<Register>, id: HendelseId) -> impl IntoView {
    let tittel = match register.sensitivt {
        true => t!("rapport-klar-uten-navn"),
        false => t!("rapport-klar", register = register.navn.clone()),
    };
    view! {
        <Row href=format!("/bestillinger/{id}") title=tittel level=Level::H3>
            <StatusLine tone=Tone::Positive text=t!("rapport-klar-les")/>
        </Row>
    }
}

/// A case in which a registry asks something. A sensitive one is not named: somebody may look over one's shoulder.
#[component]
fn Saken(rad: Saksrad) -> impl IntoView {
    let tittel = if rad.register.sensitivt {
        t!("sak-venter-skjult")
    } else {
        t!("sak-venter", register = rad.register.kortnavn.clone())
    };
    view! {
        <Row href=format!("/henvendelser/{}", rad.sak.id) title=tittel level=Level::H3>
            <StatusLine tone=Tone::Waiting text=t!("sak-trenger-mer")/>
        </Row>
    }
}

/// A report that has come, for the gallery.
fn klare() -> Vec<(Arc<Register>, HendelseId)> {
    let katalog = crate::catalogue::innebygd().unwrap_or_default();
    katalog.register("sysvak").map(|r| (Arc::clone(r), HendelseId(1))).into_iter().collect()
}

/// A request for the gallery: Arne's, as the samples have it.
fn prove() -> Vec<(Arc<Register>, Samtykkeforesporsel)> {
    let arne = crate::domain::samples::alle(jiff::Timestamp::constant(1_795_340_520, 0))
        .into_iter()
        .find(|p| p.slug == "arne");
    let katalog = crate::catalogue::innebygd().unwrap_or_default();
    let foresporsler = arne.map(|p| p.foresporsler).unwrap_or_default();
    foresporsler.into_iter().filter_map(|f| Some((Arc::clone(katalog.part(&f.part.0)?), f))).collect()
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Page: front page",
    states: &[
        ("nothing waits", || {
            view! { <Forside fornavn="Kari".into() ventende=Ventende { foresporsler: Vec::new(), rapporter: Vec::new(), uleste: 0 }/> }
                .into_any()
        }),
        ("level too low", || {
            view! { <Forside fornavn="Kari".into() ventende=Ventende { foresporsler: Vec::new(), rapporter: Vec::new(), uleste: 0 } apent=false/> }
                .into_any()
        }),
        ("something waits", || {
            let foresporsler = prove();
            view! { <Forside fornavn="Arne".into() ventende=Ventende { foresporsler, rapporter: klare(), uleste: 2 }/> }
                .into_any()
        }),
    ],
};
