//! The list of notes, with the forms that add, change, delete and have back.

use crate::components::choices::ErrorSummary;
use crate::components::exhibit::Exhibit;
use crate::components::links::BackLink;
use crate::components::text_area::{TextArea, TextLine};
use crate::domain::id::HendelseId;
use crate::domain::notat::{FLEST, MAKS_TEGN, Notat, Notatfeil, Notatside, Notatskjema};
use crate::domain::tid::Dato;
use crate::messages::{dato_som_oppgitt, tekst};
use crate::pages::Tittel;
use crate::pages::felt::Velger;
use crate::pages::gjelder::ForPerson;
use crate::t;
use jiff::civil::Date;
use leptos::prelude::*;

/// The form as it is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Utkast {
    pub skjema: Notatskjema,
    pub feil: Vec<Notatfeil>,
    /// The note that is changed; none: a new one.
    pub endres: Option<HendelseId>,
    /// The forms' one-time key.
    pub nokkel: String,
    /// There are as many as there may be.
    pub fullt: bool,
}

/// What was just done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Merknad {
    Lagret,
    Slettet(HendelseId),
    Angret,
}

impl Merknad {
    /// What addresses end in.
    pub fn sporring(self) -> String {
        match self {
            Self::Lagret => "?merknad=lagret".to_owned(),
            Self::Slettet(id) => format!("?merknad=slettet&notat={id}"),
            Self::Angret => "?merknad=angret".to_owned(),
        }
    }

    /// Reads the two parameters of [`Self::sporring`].
    pub fn les(merknad: &str, notat: &str) -> Option<Self> {
        match merknad {
            "lagret" => Some(Self::Lagret),
            "slettet" => HendelseId::les(notat).map(Self::Slettet),
            "angret" => Some(Self::Angret),
            _ => None,
        }
    }
}

pub(super) fn sti(register: &str) -> String {
    format!("/helseregistre/{register}/notater")
}

/// The page.
#[component]
pub fn Side(side: Notatside, utkast: Utkast, #[prop(optional_no_strip)] merknad: Option<Merknad>) -> impl IntoView {
    let (r, rot) = (side.register.clone(), sti(&side.register.slug));
    let feil = feilliste(&utkast);
    let har_feil = !feil.is_empty();
    let oppsummering = har_feil.then(|| view! { <ErrorSummary title=t!("ma-rette") errors=feil/> });
    let kan_angres = |id: &HendelseId| side.slettede.contains(id);
    let svar = merknad.map(|m| match m {
        Merknad::Lagret => view! { <p>{t!("notater-lagret")}</p> }.into_any(),
        Merknad::Angret => view! { <p>{t!("notater-angret")}</p> }.into_any(),
        Merknad::Slettet(id) if kan_angres(&id) => {
            view! { <p>{t!("notater-slettet")}</p><Angre id=id rot=rot.clone() nokkel=utkast.nokkel.clone()/> }
                .into_any()
        }
        Merknad::Slettet(_) => view! { <p>{t!("notater-slettet-helt")}</p> }.into_any(),
    });
    let tomt = side.notater.is_empty().then(|| view! { <div class="empty"><p>{t!("notater-ingen")}</p></div> });
    let ett = |(nr, n): (usize, Notat)| {
        view! { <Ett notat=n rot=rot.clone() nokkel=format!("{}-{nr}", utkast.nokkel)/> }
    };
    let liste = side.notater.into_iter().enumerate().map(ett).collect_view();
    let liste = tomt.is_none().then(|| view! { <ul class="rows">{liste}</ul> });
    view! {
        <Tittel side=t!("notater-tittel") del=t!("registre-navn") feil=har_feil/>
        <div class="measure">
            {oppsummering}
            <BackLink href=format!("/helseregistre/{}/innhold", r.slug) text=t!("tilbake-til", sted = r.kortnavn.clone())/>
            <h1>{t!("notater-tittel")}</h1>
            <p class="lead">{t!("notater-ingress")}</p>
            <p>{t!("notater-hvem", register = r.kortnavn.clone())}</p>
            <div role="status">{svar.map(|s| view! { <div class="ds-alert" data-color="success">{s}</div> })}</div>
            <Skjema utkast=utkast rot=rot/>
            <section aria-labelledby="liste">
                <h2 id="liste">{t!("notater-liste")}</h2>
                {tomt}
                {liste}
            </section>
        </div>
    }
}

/// One note, with what can be done with it. Buttons are told apart by its date and words.
#[component]
fn Ett(notat: Notat, rot: String, nokkel: String) -> impl IntoView {
    let (nar, id) = (dato_som_oppgitt(notat.dato), notat.id.to_string());
    let kort: String = notat.tekst.chars().take(40).collect();
    let hva = format!(" {}", t!("notater-hvilket", dato = nar.clone(), tekst = kort));
    let endre = format!("{rot}?endre={id}#skjema");
    view! {
        <li class="row">
            <h3 class="row-title">{nar}</h3>
            <p dir="auto">{notat.tekst}</p>
            <form class="tools" method="post" action=format!("{rot}/slett")>
                <ForPerson/>
                <input type="hidden" name="nokkel" value=nokkel/>
                <input type="hidden" name="notat" value=id/>
                <a href=endre>{t!("notater-endre")}<span class="sr-only">{hva.clone()}</span></a>
                <button class="ds-button" data-variant="tertiary" type="submit">
                    {t!("notater-slett")}<span class="sr-only">{hva}</span>
                </button>
            </form>
        </li>
    }
}

#[component]
fn Angre(id: HendelseId, rot: String, nokkel: String) -> impl IntoView {
    view! {
        <form method="post" action=format!("{rot}/angre")>
            <ForPerson/>
            <input type="hidden" name="nokkel" value=format!("{nokkel}-angre")/>
            <input type="hidden" name="notat" value=id.to_string()/>
            <button class="ds-button" data-variant="secondary" type="submit">{t!("notater-angre")}</button>
        </form>
    }
}

/// The form for a new note, or for the one that is changed.
#[component]
fn Skjema(utkast: Utkast, rot: String) -> impl IntoView {
    let Utkast { skjema: s, feil, endres, nokkel, fullt } = utkast;
    let tittel = if endres.is_some() { t!("notater-endre-tittel") } else { t!("notater-nytt") };
    let feil_i = |felt: &str| feil.iter().find(|f| sted(**f) == felt).map(|f| feiltekst(*f));
    let (aar, maaned, dag, innhold) = (feil_i("aar"), feil_i("maaned"), feil_i("dag"), feil_i("tekst"));
    let maaneder = (1..=12).map(|nr| (nr.to_string(), tekst(&format!("maaned-{nr}"), None))).collect();
    let maanedsfeil = maaned.map(|tekst| view! { <p class="ds-validation-message" id="maaned-error">{tekst}</p> });
    let avbryt = endres.map(|_| {
        view! { <a class="ds-button" data-variant="tertiary" href=rot.clone()>{t!("avbryt")}</a> }
    });
    let endres = endres.map(|id| view! { <input type="hidden" name="notat" value=id.to_string()/> });
    view! {
        <section aria-labelledby="skjema">
            <h2 id="skjema">{tittel}</h2>
            {fullt.then(|| view! { <p id="fullt">{t!("notater-fullt", antall = FLEST)}</p> })}
            <form method="post" action=rot novalidate>
                <ForPerson/>
                <input type="hidden" name="nokkel" value=nokkel/>
                {endres}
                <fieldset class="ds-fieldset" aria-describedby="nar-hint">
                    <legend>{t!("notater-nar")}</legend>
                    <p id="nar-hint">{t!("notater-nar-hjelp")}</p>
                    <TextLine name="aar" label=t!("notater-aar") hint=t!("notater-aar-hjelp") value=s.aar error=aar/>
                    <Velger navn="maaned" ledetekst=t!("notater-maaned") alle=t!("notater-vet-ikke") valg=maaneder valgt=s.maaned/>
                    {maanedsfeil}
                    <TextLine name="dag" label=t!("notater-dag") hint=t!("notater-dag-hjelp") value=s.dag error=dag/>
                </fieldset>
                <TextArea name="tekst" label=t!("notater-tekst") hint=t!("notater-tekst-hjelp", antall = MAKS_TEGN)
                    value=s.tekst error=innhold/>
                <div class="form-actions">
                    <button class="ds-button" type="submit">{t!("notater-lagre")}</button>
                    {avbryt}
                </div>
            </form>
        </section>
    }
}

/// The field that a fault is in.
const fn sted(feil: Notatfeil) -> &'static str {
    match feil {
        Notatfeil::AarMangler | Notatfeil::AarUmulig | Notatfeil::Framtid => "aar",
        Notatfeil::MaanedMangler => "maaned",
        Notatfeil::DagUmulig => "dag",
        Notatfeil::TekstMangler | Notatfeil::ForLang(_) => "tekst",
    }
}

fn feiltekst(feil: Notatfeil) -> String {
    match feil {
        Notatfeil::AarMangler => t!("notater-feil-aar-mangler"),
        Notatfeil::AarUmulig => t!("notater-feil-aar"),
        Notatfeil::MaanedMangler => t!("notater-feil-maaned"),
        Notatfeil::DagUmulig => t!("notater-feil-dag"),
        Notatfeil::Framtid => t!("notater-feil-framtid"),
        Notatfeil::TekstMangler => t!("notater-feil-tekst-mangler"),
        Notatfeil::ForLang(tegn) => {
            t!("notater-feil-for-lang", antall = MAKS_TEGN.to_string(), tegn = tegn.to_string())
        }
    }
}

/// The faults for the error summary.
fn feilliste(utkast: &Utkast) -> Vec<(String, String)> {
    let felt = utkast.feil.iter().map(|f| (sted(*f).to_owned(), feiltekst(*f)));
    let fullt = utkast.fullt.then(|| ("fullt".to_owned(), t!("notater-fullt", antall = FLEST)));
    felt.chain(fullt).collect()
}

fn vist(antall: usize, utkast: Utkast, merknad: Option<Merknad>) -> AnyView {
    let register = crate::catalogue::innebygd().ok().and_then(|k| k.part("MS").cloned());
    let alle = [
        (Dato::aar(2008), "Flyttet til Bergen."),
        (Dato::maaned(2012, 6), "Vi fikk Ida."),
        (Date::constant(2017, 9, 4).into(), "Begynte i ny jobb, halv stilling.\nBedre enn jeg trodde."),
    ];
    let notat = |(nr, (dato, tekst)): (i64, (Dato, &str))| Notat { id: HendelseId(nr), dato, tekst: tekst.to_owned() };
    let notater = (1..).zip(alle).map(notat).take(antall).collect();
    let dag = Date::constant(2026, 11, 22);
    let side = register.map(|register| Notatside { register, notater, slettede: vec![HendelseId(9)], dag });
    side.map(|side| view! { <Side side=side utkast=utkast merknad=merknad/> }).into_any()
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Page: own notes",
    states: &[
        ("none", || vist(0, Utkast::default(), None)),
        ("some", || vist(3, Utkast::default(), Some(Merknad::Lagret))),
        ("deleted, can be had back", || vist(2, Utkast::default(), Some(Merknad::Slettet(HendelseId(9))))),
        ("to put right", || {
            let skjema = Notatskjema::ny(["19", "", "31", ""]);
            let feil = vec![Notatfeil::AarUmulig, Notatfeil::TekstMangler];
            vist(1, Utkast { skjema, feil, ..Utkast::default() }, None)
        }),
        ("as many as there may be", || vist(3, Utkast { fullt: true, ..Utkast::default() }, None)),
        ("changing one", || {
            let skjema = Notatskjema::ny(["2012", "6", "", "Vi fikk Ida."]);
            vist(3, Utkast { skjema, endres: Some(HendelseId(2)), ..Utkast::default() }, None)
        }),
    ],
};
