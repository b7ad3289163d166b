//! Ordering a report, one order as it moves, and all orders.

use super::ROT;
use crate::components::alert::{Alert, Kind};
use crate::components::choices::ErrorSummary;
use crate::components::exhibit::Exhibit;
use crate::components::facts::Facts;
use crate::components::links::{ActionLink, BackLink};
use crate::components::row::Row;
use crate::components::status::{StatusLine, Tone};
use crate::domain::bestilling::{
    self as regler, Bestilling as Ordre, Bestillingsrad, Bestillingsside, Bestillingsstatus, Bestillingsvalg, Tilstand,
};
use crate::domain::definisjon::Omrade;
use crate::domain::id::HendelseId;
use crate::domain::rapport::Hovedtype;
use crate::domain::register::Register;
use crate::domain::tid;
use crate::islands::{OrderProgress, ProgressStep, ProgressTexts};
use crate::messages::dato;
use crate::pages::Tittel;
use crate::pages::gjelder::ForPerson;
use crate::pages::loggord::stor_forbokstav;
use crate::t;
use jiff::civil::Date;
use leptos::prelude::*;
use std::sync::Arc;

/// What has just been done, or could not be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Merknad {
    /// One of the same kind was open.
    AlleredeBestilt,
    /// It could no longer be cancelled.
    ForSent,
}

impl Merknad {
    pub fn les(kode: &str) -> Option<Self> {
        match kode {
            "alt" => Some(Self::AlleredeBestilt),
            "for-sent" => Some(Self::ForSent),
            _ => None,
        }
    }
}

/// What one gets, how long it takes, and the button. `feil`: there are several kinds and none was chosen.
#[component]
pub fn Bestill(valg: Bestillingsvalg, nokkel: String, feil: bool) -> impl IntoView {
    let r = &valg.register;
    let sti = format!("/helseregistre/{}", r.slug);
    let apne = valg.apne.iter().map(|b| {
        view! {
            <div class="ds-alert" data-color="info">
                <p>{t!("bestill-alt")}" "<a href=format!("{ROT}/{}", b.id)>{t!("bestill-se-status", type_ = hovedtype(b.hovedtype))}</a></p>
            </div>
        }
    });
    let apne = apne.collect_view();
    let ledige: Vec<Hovedtype> =
        valg.typer.iter().copied().filter(|t| !valg.apne.iter().any(|b| b.hovedtype == *t)).collect();
    let feil = feil && ledige.len() > 1;
    let oppsummering = feil.then(|| {
        view! { <ErrorSummary title=t!("ma-rette") errors=vec![("type_".to_owned(), t!("bestill-velg-type"))]/> }
    });
    let skjema = (!ledige.is_empty() && !valg.kan_ikke_lagres)
        .then(|| view! { <Bestillingsskjema sti=format!("{sti}/bestill") typer=ledige nokkel=nokkel feil=feil/> });
    view! {
        <Tittel side=t!("bestill-tittel") del=t!("registre-navn") feil=feil/>
        <div class="measure">
            {oppsummering}
            <BackLink href=format!("{sti}/innhold") text=t!("tilbake-til", sted = r.kortnavn.clone())/>
            <h1>{t!("bestill-tittel")}</h1>
            <p class="lead">{t!("bestill-ingress", register = r.navn.clone())}</p>
            {apne}
            {valg.kan_ikke_lagres.then(|| view! { <KanIkkeLagres register=Arc::clone(r)/> })}
            <h2>{t!("bestill-hva")}</h2>
            <p>{t!("bestill-hva-tekst")}</p>
            <h2>{t!("bestill-tid")}</h2>
            <p>{t!("bestill-tid-tekst", dager = i64::from(regler::VANLIG_DAGER))}</p>
            {skjema}
        </div>
    }
}

/// The registry may not deliver here as things are.
#[component]
fn KanIkkeLagres(register: Arc<Register>) -> impl IntoView {
    let omrade = register.definisjoner.iter().map(|d| d.omrade).find(|o| *o == Omrade::Forskning);
    let lenke = omrade.map(|o| {
        let href = format!("/personverninnstillinger/{}/{}", o.sti(), register.slug);
        view! { <ActionLink href=href text=t!("bestill-til-innstillinger", register = register.kortnavn.clone())/> }
    });
    view! { <Alert kind=Kind::Warning title=t!("bestill-ikke-lagres-tittel") text=t!("bestill-ikke-lagres")/>{lenke} }
}

#[component]
fn Bestillingsskjema(sti: String, typer: Vec<Hovedtype>, nokkel: String, feil: bool) -> impl IntoView {
    let valg = match typer.as_slice() {
        [eneste] => view! { <input type="hidden" name="type_" value=eneste.kode()/> }.into_any(),
        _ => view! { <Typevalg typer=typer.clone() feil=feil.then(|| t!("bestill-velg-type"))/> }.into_any(),
    };
    view! {
        <form method="post" action=sti novalidate>
            <ForPerson/>
            <input type="hidden" name="nokkel" value=nokkel/>
            {valg}
            <div class="form-actions"><button class="ds-button" type="submit">{t!("bestill-knapp")}</button></div>
        </form>
    }
}

#[component]
fn Typevalg(typer: Vec<Hovedtype>, #[prop(optional_no_strip)] feil: Option<String>) -> impl IntoView {
    let ugyldig = feil.is_some();
    let radioer = typer.into_iter().enumerate().map(|(nr, type_)| {
        let id = if nr == 0 { "type_".to_owned() } else { format!("type_-{}", type_.kode()) };
        let om = format!("{id}-om");
        view! {
            <div class="ds-field">
                <input class="ds-input" type="radio" id=id.clone() name="type_" value=type_.kode()
                    aria-invalid=ugyldig.then_some("true") aria-describedby=om.clone()/>
                <label for=id>{stor_forbokstav(&hovedtype(type_))}</label>
                <p data-field="description" id=om>{hovedtype_hjelp(type_)}</p>
            </div>
        }
    });
    let melding = feil.map(|f| view! { <p class="ds-validation-message" id="type_-error">{f}</p> });
    view! {
        <fieldset class="ds-fieldset" aria-describedby=ugyldig.then_some("type_-error")>
            <legend>{t!("bestill-hvilken")}</legend>
            <div class="choices">{radioer.collect_view()}</div>
            {melding}
        </fieldset>
    }
}

/// The name of a kind of report.
fn hovedtype(t: Hovedtype) -> String {
    match t {
        Hovedtype::Standard => t!("rapporttype-std"),
        Hovedtype::Full => t!("rapporttype-full"),
        Hovedtype::Flyttbar => t!("rapporttype-tra"),
        Hovedtype::Lokal => t!("rapporttype-lok"),
    }
}

fn hovedtype_hjelp(t: Hovedtype) -> String {
    match t {
        Hovedtype::Standard => t!("rapporttype-std-hjelp"),
        Hovedtype::Full => t!("rapporttype-full-hjelp"),
        Hovedtype::Flyttbar => t!("rapporttype-tra-hjelp"),
        Hovedtype::Lokal => t!("rapporttype-lok-hjelp"),
    }
}

/// One order and how it moves. Without scripts the page is loaded again by a link. `lytt`: there is a server that tells
/// how an open order moves.
#[component]
pub fn Bestilling(
    side: Bestillingsside,
    #[prop(optional_no_strip)] merknad: Option<Merknad>,
    #[prop(default = true)] lytt: bool,
) -> impl IntoView {
    let (r, b) = (side.rad.register, side.rad.bestilling);
    let tilstand = b.tilstand(side.dag);
    let merknad = merknad.map(|m| match m {
        Merknad::AlleredeBestilt => view! { <Alert kind=Kind::Info text=t!("bestilling-alt")/> },
        Merknad::ForSent => view! { <Alert kind=Kind::Warning text=t!("bestilling-for-sent")/> },
    });
    let fakta = vec![
        (t!("bestilling-type"), hovedtype(b.hovedtype)),
        (t!("bestilling-bestilt"), dato(tid::dag(b.opprettet))),
        (t!("bestilling-frist"), dato(b.frist)),
    ];
    let fremdrift = (tilstand != Tilstand::Avbrutt).then(|| view! { <Fremdrift b=b.clone() lytt=lytt/> });
    view! {
        <Tittel side=t!("bestilling-tittel") del=t!("bestillinger-tittel")/>
        <div class="measure">
            <BackLink href=ROT text=t!("bestillinger-tittel")/>
            <h1>{t!("bestilling-fra", register = r.navn.clone())}</h1>
            {merknad}
            <Beskjed b=b.clone() tilstand=tilstand slug=r.slug.clone()/>
            {fremdrift}
            <Facts facts=fakta/>
            <Handlinger b=b slug=r.slug.clone()/>
        </div>
    }
}

/// What the state means for the citizen, and the way on (screens 6.5c).
#[component]
fn Beskjed(b: Ordre, tilstand: Tilstand, slug: String) -> impl IntoView {
    let mottatt = b.mottatt.map(|m| t!("bestilling-mottatt", dato = dato(tid::dag(m))));
    let varighet = || t!("bestilling-varighet", dager = i64::from(regler::VANLIG_DAGER));
    let (kind, tekst) = match tilstand {
        Tilstand::Bestilt => (Kind::Info, format!("{} {}", t!("bestilling-sendt"), varighet())),
        Tilstand::HosRegisteret => (Kind::Info, format!("{} {}", mottatt.unwrap_or_default(), varighet())),
        Tilstand::Sent => (Kind::Info, t!("bestilling-sent")),
        Tilstand::OverFristen => {
            let purret = b.purret.map(|p| t!("bestilling-purret", dato = dato(tid::dag(p)))).unwrap_or_default();
            (Kind::Warning, format!("{} {purret}", t!("bestilling-over-fristen", dato = dato(b.frist))))
        }
        Tilstand::Feilet => (Kind::Warning, t!("bestilling-feilet", dato = dato(b.frist))),
        Tilstand::Klar => (Kind::Success, t!("bestilling-klar")),
        Tilstand::Slettet => (Kind::Info, t!("bestilling-slettet")),
        Tilstand::Avbrutt => (Kind::Info, t!("bestilling-avbrutt", dato = dato(tid::dag(b.endret)))),
    };
    let grunn = (tilstand == Tilstand::Feilet && !b.grunn.is_empty())
        .then(|| view! { <h2>{t!("bestilling-grunn")}</h2><p dir="auto">{b.grunn.clone()}</p> });
    let les = b.rapport.filter(|_| tilstand == Tilstand::Klar).map(|id| {
        let href = format!("/helseregistre/{slug}/rapport/{id}");
        view! { <p class="form-actions"><a class="ds-button" href=href>{t!("bestilling-les")}</a></p> }
    });
    view! { <Alert kind=kind text=tekst/>{grunn}{les} }
}

/// The steps. Moved by the island while one waits, by a reload without scripts.
#[component]
fn Fremdrift(b: Ordre, lytt: bool) -> impl IntoView {
    let nadd = match b.status {
        Bestillingsstatus::Bestilt | Bestillingsstatus::Avbrutt => 0,
        Bestillingsstatus::HosRegisteret | Bestillingsstatus::Feilet => 1,
        Bestillingsstatus::Klar => 3,
    };
    let steg = vec![
        ProgressStep { title: t!("steg-bestilt"), note: dato(tid::dag(b.opprettet)) },
        ProgressStep {
            title: t!("steg-hos-registeret"),
            note: b.mottatt.map(|m| dato(tid::dag(m))).unwrap_or_default(),
        },
        ProgressStep { title: t!("steg-klar"), note: if nadd == 3 { dato(tid::dag(b.endret)) } else { String::new() } },
    ];
    let sti = format!("{ROT}/{}", b.id);
    let tekster = ProgressTexts {
        done: t!("steg-ferdig"),
        received: t!("fremdrift-mottatt"),
        ready: t!("bestilling-klar"),
        failed: t!("fremdrift-feilet"),
        link: t!("fremdrift-vis"),
    };
    view! { <OrderProgress path=sti steps=steg reached=nadd live=lytt && b.status.apen() texts=tekster/> }
}

/// Reload, cancel, order again.
#[component]
fn Handlinger(b: Ordre, slug: String) -> impl IntoView {
    let sti = format!("{ROT}/{}", b.id);
    let oppdater = b.status.apen().then(|| view! { <p><a href=sti.clone()>{t!("oppdater-siden")}</a></p> });
    let avbryt = b.kan_avbrytes().then(|| {
        view! {
            <form method="post" action=format!("{sti}/avbryt")>
                <ForPerson/>
                <div class="form-actions">
                    <button class="ds-button" data-variant="secondary" type="submit">{t!("bestilling-avbryt")}</button>
                </div>
            </form>
        }
    });
    let igjen = (!b.status.apen())
        .then(|| view! { <ActionLink href=format!("/helseregistre/{slug}/bestill") text=t!("bestilling-igjen")/> });
    view! { {oppdater}{avbryt}{igjen} }
}

/// All orders, the newest first.
#[component]
pub fn Liste(rader: Vec<Bestillingsrad>, dag: Date) -> impl IntoView {
    let tom = rader.is_empty();
    let rader = rader.into_iter().map(|r| view! { <Rad rad=r dag=dag/> }).collect_view();
    let innhold = if tom {
        view! {
            <div class="empty"><p>{t!("bestillinger-tom")}</p><p><a href="/helseregistre">{t!("bestillinger-tom-lenke")}</a></p></div>
        }
        .into_any()
    } else {
        view! { <ul class="rows">{rader}</ul> }.into_any()
    };
    view! {
        <Tittel side=t!("bestillinger-tittel")/>
        <BackLink href="/" text=t!("forside")/>
        <h1>{t!("bestillinger-tittel-delt")}</h1>
        <p class="lead">{t!("bestillinger-ingress")}</p>
        {innhold}
    }
}

#[component]
fn Rad(rad: Bestillingsrad, dag: Date) -> impl IntoView {
    let b = rad.bestilling;
    let (tone, tekst) = match b.tilstand(dag) {
        Tilstand::Bestilt => (Tone::Waiting, t!("status-bestilt")),
        Tilstand::HosRegisteret | Tilstand::Sent => (Tone::Waiting, t!("status-hos-registeret")),
        Tilstand::OverFristen => (Tone::Unknown, t!("status-over-fristen")),
        Tilstand::Feilet => (Tone::Unknown, t!("status-feilet")),
        Tilstand::Klar => (Tone::Positive, t!("status-klar")),
        Tilstand::Slettet => (Tone::Neutral, t!("status-slettet")),
        Tilstand::Avbrutt => (Tone::Neutral, t!("status-avbrutt")),
    };
    let linje = t!("bestillinger-linje", type_ = hovedtype(b.hovedtype), dato = dato(tid::dag(b.opprettet)));
    view! {
        <Row href=format!("{ROT}/{}", b.id) title=rad.register.navn.clone()>
            <p class="row-note">{linje}</p>
            <StatusLine tone=tone text=tekst/>
        </Row>
    }
}

fn prove(status: Bestillingsstatus, dager: u16) -> Option<Bestillingsside> {
    let opprettet = jiff::Timestamp::constant(1_795_340_520, 0);
    let register = crate::catalogue::innebygd().ok()?.register("ms")?.clone();
    let mottatt = (status != Bestillingsstatus::Bestilt).then_some(opprettet);
    let bestilling = Ordre {
        id: HendelseId::av(opprettet, 1),
        hovedtype: Hovedtype::Standard,
        status,
        opprettet,
        endret: opprettet,
        mottatt,
        frist: regler::frist(tid::dag(opprettet)),
        purret: (dager > 20).then_some(opprettet),
        rapport: (status == Bestillingsstatus::Klar).then_some(HendelseId(1)),
        grunn: "Vi fant ikke alle opplysningene.".to_owned(),
    };
    Some(Bestillingsside {
        rad: Bestillingsrad { register, bestilling },
        dag: tid::om_dager(tid::dag(opprettet), dager),
    })
}

fn tilstand(status: Bestillingsstatus, dager: u16, merknad: Option<Merknad>) -> AnyView {
    prove(status, dager).map(|s| view! { <Bestilling side=s merknad=merknad lytt=false/> }).into_any()
}

fn valg(typer: &[Hovedtype], apen: bool, kan_ikke_lagres: bool, feil: bool) -> AnyView {
    prove(Bestillingsstatus::HosRegisteret, 1)
        .map(|s| {
            let apne = if apen { vec![s.rad.bestilling] } else { Vec::new() };
            let valg = Bestillingsvalg { register: s.rad.register, typer: typer.to_vec(), apne, kan_ikke_lagres };
            view! { <Bestill valg=valg nokkel="k".to_owned() feil=feil/> }
        })
        .into_any()
}

fn liste() -> AnyView {
    let rader = Bestillingsstatus::ALLE.into_iter().filter_map(|s| Some(prove(s, 1)?.rad)).collect();
    view! { <Liste rader=rader dag=Date::constant(2026, 11, 22)/> }.into_any()
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Page: orders",
    states: &[
        ("before ordering", || valg(&[Hovedtype::Standard], false, false, false)),
        ("several kinds", || valg(&[Hovedtype::Standard, Hovedtype::Full], false, false, false)),
        ("none chosen", || valg(&[Hovedtype::Standard, Hovedtype::Full], false, false, true)),
        ("already ordered", || valg(&[Hovedtype::Standard], true, false, false)),
        ("may not be kept", || valg(&[Hovedtype::Standard], false, true, false)),
        ("ordered", || tilstand(Bestillingsstatus::Bestilt, 0, None)),
        ("with the registry", || tilstand(Bestillingsstatus::HosRegisteret, 3, None)),
        ("late", || tilstand(Bestillingsstatus::HosRegisteret, 20, None)),
        ("past the deadline", || tilstand(Bestillingsstatus::HosRegisteret, 35, None)),
        ("failed", || tilstand(Bestillingsstatus::Feilet, 5, None)),
        ("ready", || tilstand(Bestillingsstatus::Klar, 5, None)),
        ("cancelled", || tilstand(Bestillingsstatus::Avbrutt, 5, None)),
        ("one was open", || tilstand(Bestillingsstatus::Bestilt, 0, Some(Merknad::AlleredeBestilt))),
        ("too late to cancel", || tilstand(Bestillingsstatus::HosRegisteret, 0, Some(Merknad::ForSent))),
        ("all orders", liste),
        ("no orders", || view! { <Liste rader=Vec::new() dag=Date::constant(2026, 11, 22)/> }.into_any()),
    ],
};
