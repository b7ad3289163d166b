//! Writing to a registry: a form per kind, and for deletion and blocking the page that confirms.

use super::ord::{Filfeil, Filfelt, Oppsummering, felt, feltfeil, filfeil, handling, om};
use super::{REGISTRE, prove};
use crate::components::alert::{Alert, Kind};
use crate::components::choices::{Choice, HintedChoices};
use crate::components::exhibit::Exhibit;
use crate::components::facts::Facts;
use crate::components::links::{BackLink, ExternalLink};
use crate::components::text_area::{TextArea, TextLine};
use crate::domain::register::Lenkeslag;
use crate::domain::sak::{Felt, Feltfeil, Henvisning, Omfang, Saksskjema, Saksslag, Skjemaside};
use crate::pages::Tittel;
use crate::pages::gjelder::{DuBetyr, ForPerson, gjelder};
use crate::t;
use leptos::prelude::*;

/// A form as it was sent, to be drawn again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Utkast {
    pub skjema: Saksskjema,
    /// The form's one-time key, kept: whatever is sent in the end is sent once.
    pub nokkel: String,
    pub feil: Vec<Feltfeil>,
    pub filfeil: Vec<Filfeil>,
    /// Nothing is wrong, and it is to be confirmed.
    pub bekreft: bool,
}

impl Utkast {
    /// An empty form.
    pub fn nytt(slag: Saksslag, henvisning: Henvisning, nokkel: String) -> Self {
        let skjema = Saksskjema::ny(slag, henvisning, ["", "", ""], "");
        Self { skjema, nokkel, feil: Vec::new(), filfeil: Vec::new(), bekreft: false }
    }

    /// What is wrong with a field, in words.
    fn feil_i(&self, f: Felt) -> Option<String> {
        let mut her = self.feil.iter().filter(|feil| sted(**feil) == f);
        her.next().map(|feil| feltfeil(self.skjema.slag, *feil))
    }

    fn alle_feil(&self) -> Vec<(String, String)> {
        let felter = self.feil.iter().map(|f| (felt(sted(*f)).to_owned(), feltfeil(self.skjema.slag, *f)));
        felter.chain(self.filfeil.iter().map(|f| ("vedlegg".to_owned(), filfeil(f)))).collect()
    }
}

fn sted(feil: Feltfeil) -> Felt {
    match feil {
        Feltfeil::Mangler(felt) | Feltfeil::ForLang(felt, _) => felt,
    }
}

/// The form, or what it is confirmed with.
#[component]
pub fn Ny(side: Skjemaside, utkast: Utkast) -> impl IntoView {
    if utkast.bekreft {
        view! { <Bekreft side=side utkast=utkast/> }.into_any()
    } else {
        view! { <Skjema side=side utkast=utkast/> }.into_any()
    }
}

fn sti(side: &Skjemaside) -> String {
    format!("{REGISTRE}/{}/henvendelse/{}", side.register.slug, side.slag.kode())
}

#[component]
fn Skjema(side: Skjemaside, utkast: Utkast) -> impl IntoView {
    let (r, slag) = (side.register.clone(), side.slag);
    let feil = utkast.alle_feil();
    let (har_feil, kort, mal) = (!feil.is_empty(), r.kortnavn.clone(), sti(&side));
    // Where answers are chosen between, the question stands by them.
    let tittel = if slag.ma_bekreftes() { handling(slag) } else { sporsmal(slag) };
    let felter = view! { <Felter side=side.clone() utkast=utkast.clone()/> };
    let knapp = if slag.ma_bekreftes() { t!("ga-videre") } else { t!("sak-send", register = kort.clone()) };
    let tilbake = format!("{REGISTRE}/{}/innhold", r.slug);
    view! {
        <Tittel side=handling(slag) del=t!("registre-navn") feil=har_feil/>
        <div class="measure">
            <Oppsummering feil=feil/>
            <BackLink href=tilbake.clone() text=t!("tilbake-til", sted = kort.clone())/>
            <h1>{tittel}</h1>
            <p class="lead">{t!("sak-til", register = r.navn.clone())}</p>
            <Forst side=side.clone()/>
            <form method="post" action=mal enctype="multipart/form-data" novalidate>
                <ForPerson/>
                <Skjulte henvisning=side.henvisning nokkel=utkast.nokkel/>
                {felter}
                <div class="form-actions">
                    <button class="ds-button" type="submit">{knapp}</button>
                    <a class="ds-button" data-variant="tertiary" href=tilbake>{t!("avbryt")}</a>
                </div>
            </form>
        </div>
    }
}

/// The heading of a form.
fn sporsmal(slag: Saksslag) -> String {
    match slag {
        Saksslag::Feil => t!("sak-h-feil"),
        Saksslag::Sletting => t!("sak-h-sletting"),
        Saksslag::Sperring => t!("sak-h-sperring"),
        Saksslag::Sporsmal => t!("sak-h-sporsmal"),
        Saksslag::Oppslag => t!("sak-h-oppslag"),
    }
}

/// What one should know first: who corrects, what cannot be deleted, what this is not for, and the item it is about.
#[component]
fn Forst(side: Skjemaside) -> impl IntoView {
    let (r, slag) = (&side.register, side.slag);
    let om = om(r, slag).to_owned();
    let om = (!om.is_empty()).then(|| view! { <Alert kind=Kind::Info text=om/> });
    let kontakt =
        r.lenker.iter().find(|l| l.slag == Lenkeslag::Kontakt).filter(|_| om.is_some() && slag == Saksslag::Feil);
    let kontakt = kontakt.map(|l| {
        let tekst = t!("til-nettsted", tekst = l.tekst.clone(), vert = l.vert.clone());
        view! { <p><ExternalLink href=l.url.clone() text=tekst/></p> }
    });
    let gjelder = (!side.gjelder.ord.is_empty()).then(|| {
        view! { <Facts facts=vec![(t!("sak-gjelder"), side.gjelder.ord.clone())]/> }
    });
    let akutt = matches!(slag, Saksslag::Sporsmal | Saksslag::Feil)
        .then(|| view! { <div class="notice"><p>{t!("sak-akutt")}</p></div> });
    view! { {om}{kontakt}<DuBetyr/>{gjelder}{akutt} }
}

/// Whatever the form carries without showing it.
#[component]
fn Skjulte(henvisning: Henvisning, nokkel: String) -> impl IntoView {
    let felter = henvisning.felter().into_iter().filter(|(_, v)| !v.is_empty());
    let felter = felter.map(|(navn, verdi)| view! { <input type="hidden" name=navn value=verdi/> }).collect_view();
    view! { <input type="hidden" name="nokkel" value=nokkel/>{felter} }
}

#[component]
fn Felter(side: Skjemaside, utkast: Utkast) -> impl IntoView {
    let (s, slag) = (utkast.skjema.clone(), side.slag);
    let tekst = |etikett: String, hint: String| {
        view! { <TextArea name="tekst" label=etikett hint=hint value=s.tekst.clone() error=utkast.feil_i(Felt::Tekst)/> }
    };
    match slag {
        Saksslag::Feil => {
            let ord = (side.gjelder.rapport.is_none()).then(|| {
                view! {
                    <TextLine name="ord" label=t!("sak-ord") hint=t!("sak-ord-hjelp") value=s.ord.clone()
                        error=utkast.feil_i(Felt::Ord)/>
                }
            });
            let onsket = view! {
                <TextArea name="onsket" label=t!("sak-onsket") hint=t!("sak-tegn") value=s.onsket.clone()
                    error=utkast.feil_i(Felt::Onsket)/>
            };
            view! {
                {ord}
                {tekst(t!("sak-hva-er-feil"), t!("sak-tegn"))}
                {onsket}
                <Filfelt navn="vedlegg" feil=utkast.filfeil.clone()/>
            }
            .into_any()
        }
        Saksslag::Sletting => {
            view! { <Valg side=side utkast=utkast.clone()/>{tekst(t!("sak-hvorfor-slette"), t!("sak-hvorfor-slette-hjelp"))} }.into_any()
        }
        Saksslag::Sperring => {
            view! { <Valg side=side utkast=utkast.clone()/>{tekst(t!("sak-hvem-sperre"), t!("sak-hvem-sperre-hjelp"))} }.into_any()
        }
        Saksslag::Sporsmal => {
            view! { {tekst(t!("sak-hva-lurer"), t!("sak-tegn"))}<Filfelt navn="vedlegg" feil=utkast.filfeil.clone()/> }.into_any()
        }
        Saksslag::Oppslag => {
            view! { {tekst(t!("sak-hvorfor-oppslag"), t!("sak-tegn"))}<Filfelt navn="vedlegg" feil=utkast.filfeil.clone()/> }.into_any()
        }
    }
}

/// How far to go, with what it leads to below.
#[component]
fn Valg(side: Skjemaside, utkast: Utkast) -> impl IntoView {
    let svar = Omfang::ALLE
        .into_iter()
        .filter(|o| *o != Omfang::Denne || side.slag == Saksslag::Sletting && !side.gjelder.ord.is_empty())
        .map(|o| (Choice { value: o.kode().to_owned(), label: omfang(side.slag, o) }, String::new()))
        .collect();
    let valgt = utkast.skjema.omfang.map(|o| o.kode().to_owned());
    view! {
        <HintedChoices name="omfang" legend=sporsmal(side.slag) hint=t!("sak-omfang-hjelp") choices=svar chosen=valgt
            error=utkast.feil_i(Felt::Omfang) below=true/>
        <Virkning slag=side.slag/>
    }
}

fn omfang(slag: Saksslag, o: Omfang) -> String {
    match (slag, o) {
        (Saksslag::Sperring, Omfang::Noen) => t!("sak-omfang-noen-personer"),
        (Saksslag::Sperring, _) => t!("sak-omfang-alle-personer"),
        (_, Omfang::Alt) => t!("sak-omfang-alt"),
        (_, Omfang::Denne) => t!("sak-omfang-denne"),
        (_, Omfang::Noen) => t!("sak-omfang-noen"),
    }
}

/// What a deletion or a blocking leads to.
#[component]
fn Virkning(slag: Saksslag) -> impl IntoView {
    let punkter = match slag {
        Saksslag::Sperring => {
            [t!("sak-virkning-sperring-1"), t!("sak-virkning-sperring-2"), t!("sak-virkning-sperring-3")]
        }
        _ => [t!("sak-virkning-sletting-1"), t!("sak-virkning-sletting-2"), t!("sak-virkning-sletting-3")],
    };
    let punkter = punkter.map(|p| view! { <li>{p}</li> }).into_iter().collect_view();
    view! { <div class="consequences"><h2>{t!("sak-virkning")}</h2><ul>{punkter}</ul></div> }
}

/// What is about to be asked, in full, and two ways on: send, or back to the form with everything in it.
#[component]
fn Bekreft(side: Skjemaside, utkast: Utkast) -> impl IntoView {
    let (s, g, r, mal) = (utkast.skjema, gjelder(), side.register.clone(), sti(&side));
    let valg = s.omfang.map(|o| omfang(side.slag, o)).unwrap_or_default();
    let mut fakta = vec![(t!("samtykke-bekreft-register"), r.navn.clone()), (handling(side.slag), valg)];
    if !side.gjelder.ord.is_empty() {
        fakta.push((t!("sak-gjelder"), side.gjelder.ord.clone()));
    }
    if !s.tekst.is_empty() {
        fakta.push((t!("sak-du-skrev"), s.tekst.clone()));
    }
    if let Some(annen) = g.annen() {
        fakta.push((t!("samtykke-bekreft-for"), annen.helt()));
    }
    view! {
        <Tittel side=t!("bekreft-tittel") del=t!("registre-navn")/>
        <div class="measure">
            <h1>{t!("bekreft-tittel")}</h1>
            <p class="lead">{t!("sak-bekreft-ingress")}</p>
            <Facts facts=fakta/>
            <Virkning slag=side.slag/>
            <form method="post" action=mal novalidate>
                <ForPerson/>
                <Skjulte henvisning=side.henvisning nokkel=utkast.nokkel/>
                <input type="hidden" name="omfang" value=s.omfang.map_or("", Omfang::kode)/>
                <input type="hidden" name="tekst" value=s.tekst/>
                <div class="form-actions">
                    <button class="ds-button" type="submit" name="steg" value="send">{t!("sak-send", register = r.kortnavn.clone())}</button>
                    <button class="ds-button" data-variant="secondary" type="submit" name="steg" value="endre">{t!("sak-endre")}</button>
                    <a class="ds-button" data-variant="tertiary" href=format!("{REGISTRE}/{}/innhold", r.slug)>{t!("avbryt")}</a>
                </div>
            </form>
        </div>
    }
}

fn tom(slag: Saksslag) -> AnyView {
    prove::skjema(slag)
        .map(|side| {
            let utkast = Utkast::nytt(slag, side.henvisning.clone(), "k".into());
            view! { <Ny side=side utkast=utkast/> }
        })
        .into_any()
}

fn med(slag: Saksslag, endre: fn(&mut Utkast)) -> AnyView {
    prove::skjema(slag)
        .map(|side| {
            let mut utkast = Utkast::nytt(slag, side.henvisning.clone(), "k".into());
            endre(&mut utkast);
            view! { <Ny side=side utkast=utkast/> }
        })
        .into_any()
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Page: write to a registry",
    states: &[
        ("error", || tom(Saksslag::Feil)),
        ("error, to put right", || {
            med(Saksslag::Feil, |u| {
                u.skjema.onsket = "x".repeat(2143);
                u.feil = vec![Feltfeil::Mangler(Felt::Tekst), Feltfeil::ForLang(Felt::Onsket, 2143)];
                u.filfeil = vec![Filfeil::VelgIgjen(vec!["vaksinekort.pdf".into()])];
            })
        }),
        ("deletion", || tom(Saksslag::Sletting)),
        ("deletion, nothing chosen", || med(Saksslag::Sletting, |u| u.feil = vec![Feltfeil::Mangler(Felt::Omfang)])),
        ("deletion, confirm", || {
            med(Saksslag::Sletting, |u| {
                u.skjema.omfang = Some(Omfang::Denne);
                u.skjema.tekst = "Jeg ønsker ikke at dette står der.".into();
                u.bekreft = true;
            })
        }),
        ("blocking", || tom(Saksslag::Sperring)),
        ("blocking, confirm", || {
            med(Saksslag::Sperring, |u| {
                u.skjema.omfang = Some(Omfang::Alt);
                u.bekreft = true;
            })
        }),
        ("question", || tom(Saksslag::Sporsmal)),
        ("question, file not taken", || {
            med(Saksslag::Sporsmal, |u| {
                use crate::domain::sak::Vedleggsfeil;
                u.skjema.tekst = "Hvor lenge lagres dette?".into();
                u.filfeil = vec![
                    Filfeil::Avvist(Vedleggsfeil::FeilSlag("program.exe".into())),
                    Filfeil::Avvist(Vedleggsfeil::ForStort("film.pdf".into())),
                ];
            })
        }),
        ("suspicious look-up", || tom(Saksslag::Oppslag)),
    ],
};
