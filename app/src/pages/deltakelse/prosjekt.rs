//! One project or programme: status, the way through, and its functions as small forms.

use super::view::{Ferskhet, ROT, periode, prove, slag, sti};
use crate::components::alert::{Alert, Kind};
use crate::components::exhibit::Exhibit;
use crate::components::facts::Facts;
use crate::components::links::{ActionLink, BackLink};
use crate::domain::deltakelse::{
    Deltakelse, Deltakelseskilde, Egenfunksjon, Funksjonstilstand, Opsjon, Partsdeltakelser, Steg,
};
use crate::messages::dato;
use crate::pages::Tittel;
use crate::pages::gjelder::{DuBetyr, ForPerson, gjelder};
use crate::t;
use leptos::prelude::*;

/// What came of the form that was just sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Merknad {
    Satt,
    IkkeTilkoblet,
    Feilet,
    /// No answer was chosen.
    IngenValgt,
}

impl Merknad {
    pub const ALLE: [Self; 4] = [Self::Satt, Self::IkkeTilkoblet, Self::Feilet, Self::IngenValgt];

    /// As addresses spell it.
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Satt => "satt",
            Self::IkkeTilkoblet => "ikke-tilkoblet",
            Self::Feilet => "feilet",
            Self::IngenValgt => "ingen-valgt",
        }
    }

    pub fn les(kode: &str) -> Option<Self> {
        Self::ALLE.into_iter().find(|m| m.kode() == kode)
    }
}

/// The page. `nokkel`: for the forms, one for all of them, since each reload makes another.
#[component]
pub fn Prosjekt(
    part: Partsdeltakelser,
    prosjekt: Deltakelse,
    #[prop(optional_no_strip)] merknad: Option<Merknad>,
    nokkel: String,
) -> impl IntoView {
    let Partsdeltakelser { register: r, kilde, kan_settes, .. } = part;
    let fakta = fakta(&prosjekt, r.navn.clone());
    let handling = format!("{}/valg", sti(&r.slug, &prosjekt.id));
    let steg = (!prosjekt.steg.is_empty()).then(|| view! { <Veien na=prosjekt.na() steg=prosjekt.steg.clone()/> });
    let kan_settes = kan_settes && gjelder().annen().is_none();
    let funksjoner = (!prosjekt.funksjoner.is_empty()).then(
        || view! { <Funksjoner funksjoner=prosjekt.funksjoner handling=handling nokkel=nokkel kan_settes=kan_settes/> },
    );
    view! {
        // The name of a project is health information: it is kept out of histories.
        <Tittel side=t!("deltakelse-prosjekt-tittel") del=t!("deltakelse-tittel")/>
        <BackLink href=ROT text=t!("deltakelse-tittel")/>
        <h1>{prosjekt.tittel}</h1>
        {merknad.map(|m| view! { <div role="status"><Utfall merknad=m register=r.kortnavn.clone()/></div> })}
        {prosjekt.forklaring.map(|f| view! { <p class="lead">{f}</p> })}
        <DuBetyr/>
        <Ferskhet kilde=kilde register=r.kortnavn.clone()/>
        <Facts facts=fakta/>
        {steg}
        {funksjoner}
        <section aria-labelledby="samtykke">
            <h2 id="samtykke">{t!("deltakelse-samtykke")}</h2>
            <ActionLink href=format!("/personverninnstillinger/forskning/{}", r.slug)
                text=t!("deltakelse-samtykke-i", register = r.kortnavn.clone())/>
        </section>
    }
}

fn fakta(p: &Deltakelse, register: String) -> Vec<(String, String)> {
    let fakta = [
        (t!("deltakelse-status"), p.status.clone()),
        (t!("deltakelse-slag"), slag(p.slag)),
        (t!("deltakelse-ansvarlig"), p.ansvarlig.clone()),
        (t!("deltakelse-register"), register),
        (t!("deltakelse-periode"), periode(p).unwrap_or_default()),
    ];
    fakta.into_iter().filter(|(_, verdi)| !verdi.trim().is_empty()).collect()
}

#[component]
fn Utfall(merknad: Merknad, register: String) -> impl IntoView {
    match merknad {
        Merknad::Satt => view! { <Alert kind=Kind::Success text=t!("deltakelse-satt", register = register)/> },
        Merknad::IkkeTilkoblet => {
            view! { <Alert kind=Kind::Warning text=t!("deltakelse-ikke-tilkoblet", register = register)/> }
        }
        Merknad::Feilet => view! { <Alert kind=Kind::Warning text=t!("deltakelse-ikke-satt", register = register)/> },
        Merknad::IngenValgt => view! { <Alert kind=Kind::Warning text=t!("deltakelse-velg-forst")/> },
    }
}

/// The way from invitation to result.
#[component]
fn Veien(steg: Vec<Steg>, na: Option<usize>) -> impl IntoView {
    let steg = steg.into_iter().enumerate().map(|(nr, s)| {
        let her = na == Some(nr);
        let (tilstand, ord) = match s.ferdig {
            Some(dag) => ("done", t!("deltakelse-ferdig", dato = dato(dag))),
            None if her => ("current", t!("deltakelse-her")),
            None => ("todo", t!("deltakelse-kommer")),
        };
        view! {
            <li data-state=tilstand aria-current=her.then_some("step")>
                {s.tittel}
                <p>{ord}</p>
                {s.beskrivelse.map(|b| view! { <p>{b}</p> })}
            </li>
        }
    });
    view! {
        <section aria-labelledby="veien">
            <h2 id="veien">{t!("deltakelse-veien")}</h2>
            <ol class="steps">{steg.collect_view()}</ol>
        </section>
    }
}

#[component]
fn Funksjoner(funksjoner: Vec<Egenfunksjon>, handling: String, nokkel: String, kan_settes: bool) -> impl IntoView {
    let skjemaer = funksjoner.into_iter().enumerate().map(|(nr, f)| {
        view! { <Funksjon f=f nr=nr handling=handling.clone() nokkel=format!("{nokkel}-{nr}") kan_settes=kan_settes/> }
    });
    let lukket = (!kan_settes).then(|| {
        let tekst = match gjelder().annen() {
            Some(navn) => t!("deltakelse-bare-selv", navn = navn.fornavn.clone()),
            None => t!("deltakelse-ikke-her"),
        };
        view! { <p>{tekst}</p> }
    });
    view! {
        <section aria-labelledby="valg">
            <h2 id="valg">{t!("deltakelse-valg")}</h2>
            {lukket}
            {skjemaer.collect_view()}
        </section>
    }
}

/// One function: how it stands now, and the form that changes it.
#[component]
fn Funksjon(f: Egenfunksjon, nr: usize, handling: String, nokkel: String, kan_settes: bool) -> impl IntoView {
    let id = format!("funksjon-{nr}");
    let (na, slag, valgt, opsjoner) = match f.tilstand {
        Funksjonstilstand::Enkel { tilstand } => {
            let valgt = if tilstand { "ja" } else { "nei" };
            let opsjon = |kode: &str, tekst: String| Opsjon { kode: kode.to_owned(), tekst };
            let opsjoner = vec![opsjon("ja", t!("deltakelse-pa")), opsjon("nei", t!("deltakelse-av"))];
            (if tilstand { t!("deltakelse-pa") } else { t!("deltakelse-av") }, "enkel", valgt.to_owned(), opsjoner)
        }
        Funksjonstilstand::Radio { valgt_opsjon, opsjoner } => {
            let na = opsjoner.iter().find(|o| o.kode == valgt_opsjon).map(|o| o.tekst.clone());
            (na.unwrap_or_else(|| valgt_opsjon.clone()), "radio", valgt_opsjon, opsjoner)
        }
    };
    let radioer = opsjoner.into_iter().enumerate().map(|(i, o)| {
        let felt = format!("{id}-{i}");
        let satt = o.kode == valgt;
        view! {
            <div class="ds-field">
                <input class="ds-input" type="radio" id=felt.clone() name="verdi" value=o.kode checked=satt/>
                <label for=felt>{o.tekst}</label>
            </div>
        }
    });
    let radioer = radioer.collect_view();
    let skjema = kan_settes.then(|| {
        view! {
            <form method="post" action=handling novalidate>
                <ForPerson/>
                <input type="hidden" name="nokkel" value=nokkel/>
                <input type="hidden" name="funksjon" value=f.kortnavn/>
                <input type="hidden" name="slag" value=slag/>
                <fieldset class="ds-fieldset" aria-labelledby=id.clone()><div class="choices">{radioer}</div></fieldset>
                <div class="form-actions">
                    <button class="ds-button" data-variant="secondary" type="submit">
                        {t!("deltakelse-lagre")}<span class="sr-only">" "{f.tittel.clone()}</span>
                    </button>
                </div>
            </form>
        }
    });
    view! {
        <div class="panel">
            <h3 id=id>{f.tittel}</h3>
            {f.forklaring.map(|tekst| view! { <p>{tekst}</p> })}
            <p>{t!("deltakelse-na", valg = na)}</p>
            {skjema}
        </div>
    }
}

fn vist(kilde: Deltakelseskilde, kan_settes: bool, merknad: Option<Merknad>) -> AnyView {
    let parter = prove(kilde).into_iter();
    let sider = parter.filter_map(|p| {
        let prosjekt = p.deltakelser.first().cloned()?;
        let part = Partsdeltakelser { kan_settes, ..p };
        Some(view! { <Prosjekt part=part prosjekt=prosjekt merknad=merknad nokkel="n".to_owned()/> })
    });
    sider.collect_view().into_any()
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Page: a project",
    states: &[
        ("with choices", || vist(Deltakelseskilde::Hentet, true, None)),
        ("a choice has been made", || vist(Deltakelseskilde::Hentet, true, Some(Merknad::Satt))),
        ("the registry did not take it", || vist(Deltakelseskilde::Hentet, true, Some(Merknad::Feilet))),
        ("not connected", || vist(Deltakelseskilde::Hentet, false, None)),
    ],
};
