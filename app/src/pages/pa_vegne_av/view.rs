//! Everybody one may act for, oneself first, and those one may not, with the reason.

use crate::components::alert::{Alert, Kind};
use crate::components::disclosure::Help;
use crate::components::exhibit::Exhibit;
use crate::components::links::BackLink;
use crate::components::row::{Level, Row};
use crate::components::status::{StatusLine, Tone};
use crate::domain::avslag::Avslag;
use crate::domain::id::InnbyggerId;
use crate::domain::oversikt::Navn;
use crate::domain::representasjon::{Fullmaktsomrade, Personrad, Personvalg, Representasjonsavslag, Rolle};
use crate::messages::dato;
use crate::oppsett::oppsett;
use crate::pages::Tittel;
use crate::pages::gjelder::{hvorfor, hvorfor_ikke};
use crate::t;
use jiff::civil::Date;
use leptos::prelude::*;

/// The page. `navn` is whoever has logged in; `avslatt`: the choice just made was refused.
#[component]
pub fn PaVegneAv(navn: String, personer: Personvalg, avslatt: bool) -> impl IntoView {
    let tjeneste = oppsett().tjeneste;
    let Personvalg { stengt, rader, valgt } = personer;
    let ingen = rader.is_empty();
    let (kan, kan_ikke): (Vec<_>, Vec<_>) = rader.into_iter().partition(|r| r.avslag.is_none());
    let apent = stengt.is_none();
    let kan = kan.into_iter().map(move |r| {
        let valgt_na = valgt == Some((r.id, r.rolle));
        view! { <Person rad=r valgt_na=valgt_na apent=apent/> }
    });
    let kan_ikke = (!kan_ikke.is_empty()).then(|| {
        let rader = kan_ikke.into_iter().map(|r| view! { <KanIkke rad=r/> });
        view! {
            <section aria-labelledby="kan-ikke">
                <h2 id="kan-ikke">{t!("pa-vegne-av-ikke")}</h2>
                <ul class="rows">{rader.collect_view()}</ul>
            </section>
        }
    });
    view! {
        <Tittel side=t!("pa-vegne-av-tittel")/>
        <div class="measure">
            <BackLink href="/" text=t!("forside")/>
            <h1>{t!("pa-vegne-av-tittel")}</h1>
            {avslatt.then(|| view! { <Alert kind=Kind::Warning text=t!("pa-vegne-av-avslag", tjeneste = oppsett().tjeneste)/> })}
            <p class="lead">{t!("pa-vegne-av-ingress", tjeneste = tjeneste)}</p>
            {stengt.map(|avslag| view! { <Stengt avslag=avslag/> })}
            <ul class="rows"><Selv navn=navn valgt_na=valgt.is_none()/>{kan.collect_view()}</ul>
            {ingen.then(|| view! { <p>{t!("pa-vegne-av-ingen")}</p> })}
            {kan_ikke}
            <Help summary=t!("pa-vegne-av-mer-tittel")>
                <p>{t!("pa-vegne-av-mer-foreldre")}</p>
                <p>{t!("pa-vegne-av-mer-fullmakt")}</p>
                <p>{t!("pa-vegne-av-mer-tildelt")}</p>
            </Help>
        </div>
    }
}

/// Why one can act for nobody now, and the way to change it.
#[component]
fn Stengt(avslag: Avslag) -> impl IntoView {
    let tjeneste = oppsett().tjeneste;
    if avslag == Avslag::Sperret {
        view! { <Alert kind=Kind::Info text=t!("pa-vegne-av-sperret", tjeneste = tjeneste)/> }.into_any()
    } else {
        view! {
            <div class="ds-alert" data-color="info">
                <p>{t!("pa-vegne-av-niva", tjeneste = tjeneste)}" "<a href="/personverninnstillinger/bruk">{t!("pa-vegne-av-niva-lenke")}</a></p>
            </div>
        }
        .into_any()
    }
}

#[component]
fn Selv(navn: String, valgt_na: bool) -> impl IntoView {
    let tekst = t!("pa-vegne-av-bruk-selv", tjeneste = oppsett().tjeneste);
    view! {
        <Row title=t!("pa-vegne-av-deg-selv")>
            <p class="row-note">{navn}</p>
            <Velg valg="selv".to_owned() tekst=tekst valgt_na=valgt_na/>
        </Row>
    }
}

#[component]
fn Person(rad: Personrad, valgt_na: bool, apent: bool) -> impl IntoView {
    let navn = rad.navn.helt();
    let tekst = t!("pa-vegne-av-bruk", tjeneste = oppsett().tjeneste, navn = navn.as_str());
    let valg = format!("{}-{}", rad.id.0, rad.rolle.kode());
    let note =
        format!("{} · {}", fodt(&rad), hvorfor(rad.rolle, rad.til.filter(|_| rad.rolle != Rolle::Foreldreansvar)));
    let omrader = (rad.rolle == Rolle::Fullmakt).then(|| view! { <p class="row-note">{omrader(&rad.omrader)}</p> });
    view! {
        <Row title=navn>
            <p class="row-note">{note}</p>
            {omrader}
            {(apent || valgt_na).then(|| view! { <Velg valg=valg tekst=tekst valgt_na=valgt_na/> })}
        </Row>
    }
}

/// The button that chooses, or a mark on the one chosen.
#[component]
fn Velg(valg: String, tekst: String, valgt_na: bool) -> impl IntoView {
    if valgt_na {
        return view! { <span class="ds-tag" data-color="success">{t!("pa-vegne-av-valgt")}</span> }.into_any();
    }
    view! {
        <form method="post" action="/pa-vegne-av">
            <input type="hidden" name="valg" value=valg/>
            <div class="form-actions"><button class="ds-button" data-variant="secondary" type="submit">{tekst}</button></div>
        </form>
    }
    .into_any()
}

#[component]
fn KanIkke(rad: Personrad) -> impl IntoView {
    let grunn = rad.avslag.map(|a| match (a, rad.rolle, rad.til) {
        (Representasjonsavslag::Utlopt, Rolle::Fullmakt | Rolle::TildeltFullmakt, Some(til)) => {
            t!("rolle-fullmakt-gikk-ut", dato = dato(til))
        }
        _ => hvorfor_ikke(a, Some(rad.rolle), &rad.navn.fornavn),
    });
    view! {
        <Row title=rad.navn.helt() level=Level::H3>
            <p class="row-note">{fodt(&rad)}</p>
            {grunn.map(|g| view! { <StatusLine tone=Tone::Neutral text=g/> })}
        </Row>
    }
}

fn fodt(rad: &Personrad) -> String {
    t!("pa-vegne-av-fodt", dato = dato(rad.fodt), alder = rad.alder)
}

fn omrader(omrader: &[Fullmaktsomrade]) -> String {
    let ord = omrader.iter().map(|o| match o {
        Fullmaktsomrade::Innsyn => t!("omrade-innsyn"),
        Fullmaktsomrade::Pasientjournal => t!("omrade-pasientjournal"),
        Fullmaktsomrade::Helsetjenester => t!("omrade-helsetjenester"),
    });
    let ord: Vec<String> = ord.collect();
    if ord.is_empty() { t!("pa-vegne-av-uten-omrade") } else { t!("pa-vegne-av-omrader", omrader = ord.join(", ")) }
}

/// Line's people for the gallery, and some she may not act for.
fn prove(stengt: Option<Avslag>, valgt: bool) -> AnyView {
    let rad = |id: i64, fornavn: &str, fodt: Date, rolle: Rolle, avslag: Option<Representasjonsavslag>| Personrad {
        id: InnbyggerId(id),
        navn: Navn { fornavn: fornavn.to_owned(), etternavn: "Danser".to_owned() },
        fodt,
        alder: crate::domain::tid::alder(fodt, Date::constant(2026, 11, 22)),
        rolle,
        til: (rolle == Rolle::Fullmakt).then_some(Date::constant(2027, 3, 1)),
        omrader: vec![Fullmaktsomrade::Innsyn],
        avslag,
    };
    let rader = vec![
        rad(1, "Kari", Date::constant(1979, 2, 14), Rolle::Fullmakt, None),
        rad(3, "Oliver", Date::constant(2017, 5, 4), Rolle::Foreldreansvar, None),
        rad(4, "Sofie", Date::constant(2010, 5, 4), Rolle::Foreldreansvar, Some(Representasjonsavslag::Fylt16)),
        rad(5, "Jon", Date::constant(1944, 5, 4), Rolle::Vergemal, Some(Representasjonsavslag::Verge)),
    ];
    let valgt = valgt.then_some((InnbyggerId(3), Rolle::Foreldreansvar));
    let personer = Personvalg { stengt, rader, valgt };
    view! { <PaVegneAv navn="Line Danser".into() personer=personer avslatt=false/> }.into_any()
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Page: on behalf of",
    states: &[
        ("as oneself", || prove(None, false)),
        ("for a child", || prove(None, true)),
        ("level too low", || prove(Some(Avslag::ForLavtNiva), false)),
        ("nobody to choose", || {
            let personer = Personvalg { stengt: None, rader: Vec::new(), valgt: None };
            view! { <PaVegneAv navn="Ingrid Solli".into() personer=personer avslatt=false/> }.into_any()
        }),
    ],
};
