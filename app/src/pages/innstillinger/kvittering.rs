//! Step 3 of the flow: the receipt (screens 6.2e). It keeps its address, stands in the history, can be printed, and can be
//! taken along signed.

use super::ord;
use super::sletting::Sletteforlop;
use super::view::ROT;
use crate::components::exhibit::Exhibit;
use crate::components::facts::Facts;
use crate::components::receipt::Receipt;
use crate::components::status::{StatusLine, Tone};
use crate::domain::definisjon::{Definisjon, Valg};
use crate::domain::historikk::Endring;
use crate::domain::innstilling::slettes_innen;
use crate::domain::metadata::{Metadata, Mottaker, Mottakerslag, Niva};
use crate::domain::oversikt::Kvittering;
use crate::domain::sletting::Slettestatus;
use crate::domain::tid::Periode;
use crate::islands::PrintButton;
use crate::messages::{dato, tidspunkt};
use crate::oppsett::oppsett;
use crate::pages::{Tittel, Utskriftshode};
use crate::t;
use jiff::Timestamp;
use leptos::prelude::*;

/// The receipt of one change; `navn` and `hentet` stand on paper.
#[component]
pub fn Kvitteringsside(kvittering: Kvittering, navn: String, hentet: Timestamp) -> impl IntoView {
    let (rad, e) = (&kvittering.rad, &kvittering.rad.endring);
    let (d, valg) = (&rad.definisjon, Valg::av(e.aktiv));
    let gjort = ord::hva_ble_gjort(d, e);
    let linje = t!("kvittering-linje", register = rad.register.navn.clone(), tidspunkt = tidspunkt(e.tidspunkt));
    let nummer = t!("kvittering-med-nummer", nummer = e.id.lesbar());
    let egen = format!("{ROT}/kvittering/{}", e.id);
    let sti = format!("{ROT}/{}/{}/{}", d.omrade.sti(), rad.register.slug, d.slug);
    let status = match kvittering.i_kraft {
        Some(tid) => {
            view! { <StatusLine tone=Tone::Positive text=t!("kvittering-i-kraft", tidspunkt = tidspunkt(tid))/> }
        }
        None => view! { <StatusLine tone=Tone::Waiting text=t!("status-sendt")/> },
    };
    let sletting = kvittering.slettesteg.map(|s| {
        // The deadline is said above.
        let status = Some(s.status).filter(|s| !matches!(s, Slettestatus::Venter(_)));
        view! { <Sletteforlop definisjon=d.clone() status=status steg=Some(s)/> }
    });
    view! {
        <Tittel side=format!("{}: {gjort}", t!("kvittering-navn")) del=t!("innstillinger-navn")/>
        <div class="measure">
            <Utskriftshode navn=navn hentet=hentet sti=egen.clone()/>
            <Receipt title=gjort line=linje number=nummer/>
            <p>{d.tittel.clone()}</p>
            <h2>{t!("kvittering-hva-skjer")}</h2>
            <p>{etterpa(d, valg, e.id.tidspunkt())}</p>
            {status}
            {sletting}
            <h2>{t!("kvittering-angrer")}</h2>
            <p>{t!("kvittering-angrer-tekst")}" "<a href=sti>{t!("kvittering-angrer-lenke", tittel = d.tittel.clone())}</a></p>
            <h2>{t!("kvittering-om-endringen")}</h2>
            <Facts facts=fakta(&kvittering)/>
            <p class="meta">{t!("kvittering-nummer")}</p>
            {kvittering.bevis.then(|| view! { <Bevis sti=egen.clone()/> })}
            <Signert sti=egen sammendrag=kvittering.sammendrag.clone()/>
            <div class="tools"><PrintButton text=t!("kvittering-skriv-ut")/></div>
            <p class="no-print"><a href=format!("{ROT}/{}", d.omrade.sti())>{t!("kvittering-tilbake")}</a></p>
        </div>
    }
}

/// The receipt to take along, and how others can check it.
#[component]
fn Signert(sti: String, sammendrag: String) -> impl IntoView {
    view! {
        <h2>{t!("kvittering-signert")}</h2>
        <p>{t!("kvittering-signert-tekst")}</p>
        <p class="no-print"><a href=format!("{sti}/signert") download>{t!("kvittering-last-ned")}</a></p>
        <p class="no-print"><a href="/verifiser">{t!("kvittering-sjekk")}</a></p>
        <p class="print-only">{t!("kvittering-sjekk-pa", adresse = format!("{}/verifiser", oppsett().adresse))}</p>
        <p class="meta">{t!("kvittering-fingeravtrykk")}" "<code>{grupper(&sammendrag)}</code></p>
    }
}

/// The document that a registry sent with what it registered.
#[component]
fn Bevis(sti: String) -> impl IntoView {
    view! {
        <h2>{t!("kvittering-bevis")}</h2>
        <p>{t!("kvittering-bevis-tekst")}</p>
        <p class="no-print"><a href=format!("{sti}/bevis") download="">{t!("kvittering-bevis-lenke")}</a></p>
    }
}

/// What was changed, when, how and by whom.
fn fakta(kvittering: &Kvittering) -> Vec<(String, String)> {
    let (rad, e) = (&kvittering.rad, &kvittering.rad.endring);
    let i_kraft = kvittering.i_kraft.map_or_else(|| t!("kvittering-ikke-bekreftet"), tidspunkt);
    let mut fakta = vec![
        (t!("kvittering-register"), rad.register.navn.clone()),
        (t!("kvittering-innstilling"), rad.definisjon.tittel.clone()),
        (t!("kvittering-svar"), rad.definisjon.valg.for_valg(Valg::av(e.aktiv)).clone()),
    ];
    fakta.extend(utvalg(&rad.definisjon, e));
    fakta.push((t!("kvittering-satt"), tidspunkt(e.tidspunkt)));
    // What was answered on paper is registered later; the number on the receipt is made then.
    let registrert = tidspunkt(e.id.tidspunkt());
    fakta.extend((registrert != tidspunkt(e.tidspunkt)).then(|| (t!("kvittering-registrert"), registrert)));
    fakta.extend([
        (t!("kvittering-kraft"), i_kraft),
        (t!("kvittering-hvem"), ord::gjort_av(e)),
        (t!("kvittering-kanal"), ord::kanal(e.kanal)),
        (t!("kvittering-tekst"), t!("kvittering-tekst-versjon", versjon = e.tekst_versjon)),
    ]);
    fakta
}

/// Level, recipients and periods, where the answer has any.
fn utvalg(d: &Definisjon, e: &Endring) -> Vec<(String, String)> {
    let niva = e.metadata.niva.map(|n| (t!("kvittering-niva"), ord::niva(n)));
    let omfang = ord::omfang(d, e.aktiv, &e.metadata).join("; ");
    niva.into_iter().chain((!omfang.is_empty()).then(|| (t!("kvittering-omfang"), omfang))).collect()
}

/// What happens next, with the date of deletion filled in.
fn etterpa(d: &Definisjon, valg: Valg, tid: Timestamp) -> String {
    let innen = slettes_innen(d, valg, tid).map(dato).unwrap_or_default();
    d.etterpa.for_valg(valg).replace("{slettes_innen}", &innen)
}

/// A long figure in groups of eight, so that it can be compared by eye and broken on a narrow page.
fn grupper(tekst: &str) -> String {
    let tegn: Vec<char> = tekst.chars().collect();
    tegn.chunks(8).map(|del| del.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

fn vis(i_kraft: bool, metadata: Metadata) -> AnyView {
    super::prove::kvittering(i_kraft, metadata)
        .map(|k| view! { <Kvitteringsside kvittering=k navn="Line Danser".into() hentet=super::prove::TID/> })
        .into_any()
}

fn registrert() -> AnyView {
    super::prove::kvittering(true, Metadata::default())
        .map(|mut k| {
            k.bevis = true;
            k.rad.endring.tidspunkt -= jiff::SignedDuration::from_hours(72);
            view! { <Kvitteringsside kvittering=k navn="Line Danser".into() hentet=super::prove::TID/> }
        })
        .into_any()
}

fn valgt() -> Metadata {
    let en = |navn: &str| Mottaker { slag: Mottakerslag::Helsepersonell, nummer: navn.into(), navn: navn.into() };
    let periode = Periode { fra: Some(super::prove::DAG), til: None };
    Metadata { niva: None, mottakere: vec![en("Ola Lege"), en("Eva Sykepleier")], perioder: vec![periode] }
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Page: receipt",
    states: &[
        ("set, not yet in force", || vis(false, Metadata::default())),
        ("in force", || vis(true, Metadata::default())),
        ("registered by an organisation, with a document", registrert),
        ("level", || vis(true, Metadata::niva(Niva::BasisPluss))),
        ("recipients and a period", || vis(false, valgt())),
    ],
};
