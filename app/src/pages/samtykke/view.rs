//! The inbox, and one request.

use super::prove;
use super::steg::ROT;
use crate::components::alert::{Alert, Kind};
use crate::components::disclosure::Help;
use crate::components::exhibit::Exhibit;
use crate::components::facts::Facts;
use crate::components::links::{BackLink, ExternalLink};
use crate::components::row::{Level, Row};
use crate::domain::definisjon::{Definisjon, Valg};
use crate::domain::foresporsel::Foresporselstatus;
use crate::domain::foresporsel::svar::Stilling;
use crate::domain::foresporsel::visning::{Foresporselsliste, Foresporselsrad, Foresporselsside, Vedleggsrad};
use crate::domain::historikk::Kanal;
use crate::domain::id::HendelseId;
use crate::domain::register::Lenkeslag;
use crate::domain::tid;
use crate::messages::dato;
use crate::oppsett::oppsett;
use crate::pages::Tittel;
use crate::t;
use jiff::civil::Date;
use leptos::prelude::*;

/// The inbox. `senere`: the request that was put off a moment ago.
#[component]
pub fn Liste(liste: Foresporselsliste, #[prop(optional_no_strip)] senere: Option<HendelseId>) -> impl IntoView {
    let dag = liste.dag;
    let utsatt = liste.venter.iter().find(|r| Some(r.foresporsel.id) == senere).map(|r| {
        let tekst = match r.foresporsel.svarfrist {
            Some(frist) => t!("samtykke-senere", frist = dato(frist)),
            None => t!("samtykke-senere-uten-frist"),
        };
        view! { <Alert kind=Kind::Info text=tekst/> }
    });
    let antall = liste.venter.len();
    let rader = |rader: Vec<Foresporselsrad>| {
        view! { <ul class="rows">{rader.into_iter().map(|r| view! { <Rad rad=r dag=dag/> }).collect_view()}</ul> }
    };
    let innhold = if antall == 0 && liste.tidligere.is_empty() {
        view! { <div class="empty"><p>{t!("samtykke-ingen")}</p><p>{t!("samtykke-ingen-hva-na")}</p></div> }.into_any()
    } else {
        let venter = if antall == 0 {
            view! { <p>{t!("samtykke-ingen-venter")}</p> }.into_any()
        } else {
            rader(liste.venter).into_any()
        };
        let tidligere = (!liste.tidligere.is_empty())
            .then(|| view! { <h2>{t!("samtykke-tidligere")}</h2>{rader(liste.tidligere)} });
        view! { <h2>{t!("samtykke-venter", antall = antall)}</h2>{venter}{tidligere} }.into_any()
    };
    view! {
        <Tittel side=t!("samtykke-navn")/>
        <BackLink href="/" text=t!("forside")/>
        <h1>{t!("samtykke-tittel")}</h1>
        <p class="lead">{t!("samtykke-ingress")}</p>
        {utsatt}
        {innhold}
    }
}

#[component]
fn Rad(rad: Foresporselsrad, dag: Date) -> impl IntoView {
    let f = &rad.foresporsel;
    let mottatt = dato(tid::dag(f.mottatt));
    let linje = match (rad.stilling, f.svarfrist) {
        (Stilling::Venter, Some(frist)) => {
            t!("samtykke-rad-linje-frist", avsender = f.avsender.clone(), mottatt = mottatt, frist = dato(frist))
        }
        _ => t!("samtykke-rad-linje", avsender = f.avsender.clone(), mottatt = mottatt),
    };
    let merker = merker(&rad, dag).into_iter().map(|(farge, tekst)| {
        view! { <span class="ds-tag" data-color=farge>{tekst}</span> }
    });
    view! {
        <Row href=format!("{ROT}/{}", f.id) title=t!("samtykke-rad", register = rad.register.navn.clone()) level=Level::H3>
            <p class="row-note">{linje}</p>
            {merker.collect_view()}
        </Row>
    }
}

/// The tags of a request: what is new and urgent, or what became of it.
fn merker(rad: &Foresporselsrad, dag: Date) -> Vec<(&'static str, String)> {
    match rad.stilling {
        Stilling::Venter => {
            let ny = (rad.foresporsel.status == Foresporselstatus::Sendt).then(|| ("info", t!("samtykke-merke-ny")));
            let dager = rad.foresporsel.svarfrist.map(|frist| (frist - dag).get_days());
            let frist = match dager {
                Some(0) => Some(("warning", t!("samtykke-merke-i-dag"))),
                Some(dager) if dager <= 7 => Some(("warning", t!("samtykke-merke-frist", dager = dager))),
                _ => None,
            };
            ny.into_iter().chain(frist).collect()
        }
        Stilling::Besvart | Stilling::Avgjort { aktiv: true, .. } => vec![("success", t!("samtykke-merke-ja"))],
        Stilling::Avslatt | Stilling::Avgjort { aktiv: false, .. } => vec![("neutral", t!("samtykke-merke-nei"))],
        Stilling::Utlopt => vec![("neutral", t!("samtykke-merke-utlopt"))],
        Stilling::Trukket => vec![("neutral", t!("samtykke-merke-trukket"))],
    }
}

/// One request, with all that one needs to know before answering.
#[component]
pub fn Foresporsel(side: Foresporselsside) -> impl IntoView {
    let (r, f) = (&side.rad.register, &side.rad.foresporsel);
    let fakta = vec![
        (t!("samtykke-fra"), f.avsender.clone()),
        (t!("samtykke-mottatt"), dato(tid::dag(f.mottatt))),
        (t!("samtykke-frist"), f.svarfrist.map_or_else(|| t!("samtykke-uten-frist"), dato)),
    ];
    let kan = side.kan_besvares();
    let avsnitt = f.melding.lines().filter(|l| !l.trim().is_empty()).map(|l| view! { <p>{l.to_owned()}</p> });
    let melding = (!f.melding.is_empty()).then(|| {
        view! { <h2>{t!("samtykke-melding", avsender = f.avsender.clone())}</h2>{avsnitt.collect_view()} }
    });
    let kontakt = r.lenker.iter().filter(|l| l.slag == Lenkeslag::Kontakt).map(|l| {
        let tekst = t!("til-nettsted", tekst = l.tekst.clone(), vert = l.vert.clone());
        view! { <p><ExternalLink href=l.url.clone() text=tekst/></p> }
    });
    let nei = side.deler.first().map(|d| punkter(d.definisjon.virkning.for_valg(Valg::Inaktiv)));
    let hele = side.deler.iter().map(|d| view! { <Del definisjon=d.definisjon.clone()/> }).collect_view();
    view! {
        <Tittel side=t!("samtykke-side") del=t!("samtykke-navn")/>
        <div class="measure">
            <BackLink href=ROT text=t!("samtykke-navn")/>
            <h1>{t!("samtykke-vil-du", register = r.navn.clone())}</h1>
            <Tilstand side=side.clone()/>
            <Facts facts=fakta/>
            <h2>{t!("samtykke-kort")}</h2>
            {punkter(&kort_fortalt(&side))}
            {kan.then(|| view! { <p><a href="#svar">{t!("samtykke-ga-til-svar")}</a></p> })}
            {melding}
            <Vedlegg id=f.id vedlegg=side.vedlegg.clone()/>
            <h2>{t!("samtykke-hva")}</h2>
            {punkter(&r.lagres)}
            <h2>{t!("samtykke-hvem")}</h2>
            <p>{r.far_utlevert.clone()}</p>
            <h2>{t!("samtykke-hvor-lenge")}</h2>
            <p>{r.lagringstid.clone()}</p>
            <h2>{t!("samtykke-nei")}</h2>
            {nei}
            <Help summary=t!("samtykke-hele")>{hele}</Help>
            <h2>{t!("samtykke-sporsmal")}</h2>
            {kontakt.collect_view()}
            <p>{t!("samtykke-sporsmal-telefon", telefon = oppsett().telefon)}</p>
            {kan.then(|| view! { <Svarknapper id=f.id/> })}
        </div>
    }
}

#[component]
fn Svarknapper(id: HendelseId) -> impl IntoView {
    view! {
        <div class="form-actions" id="svar">
            <a class="ds-button" href=format!("{ROT}/{id}/svar")>{t!("samtykke-svar-na")}</a>
            <a class="ds-button" data-variant="tertiary" href=format!("{ROT}?senere={id}")>{t!("samtykke-svar-senere")}</a>
        </div>
    }
}

/// The letters that came with the request, to save.
#[component]
fn Vedlegg(id: HendelseId, vedlegg: Vec<Vedleggsrad>) -> impl IntoView {
    let ett = |v: Vedleggsrad| {
        let tekst =
            t!("samtykke-vedlegg-lenke", tittel = v.tittel, slag = v.slag.navn(), storrelse = (v.byte + 999) / 1000);
        view! { <li><a href=format!("{ROT}/{id}/vedlegg/{}", v.nr) download="">{tekst}</a></li> }
    };
    (!vedlegg.is_empty()).then(|| {
        let lenker = vedlegg.into_iter().map(ett).collect_view();
        view! { <h2>{t!("samtykke-vedlegg")}</h2><ul>{lenker}</ul> }
    })
}

/// The whole text of one part: the question and what follows from each answer.
#[component]
fn Del(definisjon: Definisjon) -> impl IntoView {
    let virkning = [Valg::Aktiv, Valg::Inaktiv].map(|v| {
        let tittel = t!("virkning-hvis", valg = definisjon.valg.for_valg(v).clone());
        view! { <p>{tittel}</p>{punkter(definisjon.virkning.for_valg(v))} }
    });
    view! {
        <p><strong>{definisjon.sporsmal.clone()}</strong></p>
        <p>{definisjon.hjelp.clone()}</p>
        {virkning}
        <p class="meta">{t!("samtykke-hele-versjon", navn = definisjon.navn.clone(), versjon = definisjon.versjon)}</p>
    }
}

/// What became of the request, and who may answer it; nothing while it waits for the one who reads.
#[component]
fn Tilstand(side: Foresporselsside) -> impl IntoView {
    let f = &side.rad.foresporsel;
    let avsender = f.avsender.clone();
    let (kind, tekst, lenke) = match side.rad.stilling {
        Stilling::Venter => {
            let navn = side.gjelder.helt();
            return side
                .ikke_svare
                .map(|_| view! { <Alert kind=Kind::Info text=t!("samtykke-bare-selv", navn = navn)/> }.into_any());
        }
        Stilling::Utlopt => {
            let frist = f.svarfrist.map(dato).unwrap_or_default();
            let na_aktiv = side.deler.iter().any(|d| d.siste.as_ref().is_some_and(|e| e.aktiv));
            let tekst = if na_aktiv {
                t!("samtykke-utlopt-men-senere", frist = frist)
            } else {
                t!("samtykke-utlopt", frist = frist, avsender = avsender)
            };
            (Kind::Info, tekst, na_aktiv.then(|| til_innstillingen(&side, true)))
        }
        Stilling::Trukket => (Kind::Info, t!("samtykke-trukket", avsender = avsender), None),
        Stilling::Avgjort { aktiv, tidspunkt, kanal } => {
            let dato = dato(tid::dag(tidspunkt));
            let tekst = match (aktiv, kanal) {
                (true, Kanal::Papir) => t!("samtykke-pa-papir", dato = dato),
                (true, _) => t!("samtykke-alt-samtykket", dato = dato),
                (false, _) => t!("samtykke-alt-trukket", dato = dato),
            };
            (Kind::Info, tekst, Some(til_innstillingen(&side, aktiv)))
        }
        Stilling::Besvart | Stilling::Avslatt => {
            let dato = dato(tid::dag(f.besvart.unwrap_or(f.mottatt)));
            let ja = side.rad.stilling == Stilling::Besvart;
            let tekst =
                if ja { t!("samtykke-besvart-ja", dato = dato) } else { t!("samtykke-besvart-nei", dato = dato) };
            (Kind::Success, tekst, Some((format!("{ROT}/{}/kvittering", f.id), t!("samtykke-se-svaret"))))
        }
    };
    let lenke = lenke.map(|(sti, tekst)| view! { <p><a href=sti>{tekst}</a></p> });
    Some(view! { <Alert kind=kind text=tekst/>{lenke} }.into_any())
}

/// Where the consent can be changed, withdrawn when it is given.
fn til_innstillingen(side: &Foresporselsside, aktiv: bool) -> (String, String) {
    let d = side.deler.iter().map(|d| &d.definisjon).find(|d| d.krever.is_empty());
    let omrade = d.map_or("forskning", |d| d.omrade.sti());
    let ord = if aktiv { t!("samtykke-trekk") } else { t!("samtykke-se-innstillingen") };
    (format!("/personverninnstillinger/{omrade}/{}", side.rad.register.slug), ord)
}

/// Three to five short points.
fn kort_fortalt(side: &Foresporselsside) -> Vec<String> {
    let titler: Vec<String> = side.deler.iter().map(|d| d.definisjon.tittel.to_lowercase()).collect();
    let deler = (titler.len() > 1).then(|| t!("samtykke-kort-deler", antall = titler.len(), deler = titler.join(", ")));
    let forst = [side.rad.register.formal.clone(), t!("samtykke-kort-frivillig")];
    let sist = [t!("samtykke-kort-stille"), t!("samtykke-kort-trekke")];
    forst.into_iter().chain(deler).chain(sist).collect()
}

/// A list of sentences.
pub(super) fn punkter(linjer: &[String]) -> impl IntoView + use<> {
    let punkter = linjer.iter().cloned().map(|l| view! { <li>{l}</li> }).collect_view();
    view! { <ul>{punkter}</ul> }
}

fn en(slug: &'static str, nr: usize, representant: bool) -> AnyView {
    let side = prove::side(slug, nr).map(|s| if representant { prove::for_annen(s) } else { s });
    side.map(|s| view! { <Foresporsel side=s/> }).into_any()
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Page: requests for consent",
    states: &[
        ("inbox", || view! { <Liste liste=prove::liste("tiril")/> }.into_any()),
        ("inbox, put off", || {
            let liste = prove::liste("tiril");
            let senere = liste.venter.first().map(|r| r.foresporsel.id);
            view! { <Liste liste=liste senere=senere/> }.into_any()
        }),
        ("inbox, nothing waits", || view! { <Liste liste=prove::liste("kari")/> }.into_any()),
        ("inbox, empty", || view! { <Liste liste=prove::liste("line")/> }.into_any()),
        ("request in one part", || en("arne", 0, false)),
        ("request in three parts", || en("tiril", 0, false)),
        ("not for you to answer", || en("arne", 0, true)),
        ("withdrawn by the sender", || en("tiril", 1, false)),
        ("answered on paper", || en("tiril", 2, false)),
        ("expired", || en("kari", 0, false)),
        ("answered no", || en("gunnar", 0, false)),
    ],
};
