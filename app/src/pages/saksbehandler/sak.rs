//! One case: what it is about, what has been said, the files, and what can be done now.

use super::handling::{Handlinger, Ugyldig};
use super::{ROT, ord, prove};
use crate::components::alert::{Alert, Kind};
use crate::components::choices::ErrorSummary;
use crate::components::exhibit::Exhibit;
use crate::components::facts::Facts;
use crate::components::links::BackLink;
use crate::domain::dokument::Dokumentslag;
use crate::domain::sak::{Gjelder, Saksstatus};
use crate::domain::saksgang::{Saksfil, Sakshendelse, Saksside};
use crate::messages::{dato, tidspunkt};
use crate::pages::Tittel;
use crate::t;
use leptos::prelude::*;

/// A form that could not be taken, with what was typed. What it says is about a citizen: no `Debug`.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Utkast {
    pub guid: String,
    /// What was chosen.
    pub status: Option<Saksstatus>,
    pub tekst: String,
    pub klageadgang: String,
    pub saksnummer: String,
    /// The form: a question, or an answer.
    pub sporsmal: bool,
    /// By the field's id.
    pub feil: Vec<(&'static str, Ugyldig)>,
}

impl std::fmt::Debug for Utkast {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Utkast").field("feil", &self.feil).finish_non_exhaustive()
    }
}

/// The page. `nokler` are one-time keys, one for each form.
#[component]
pub fn Sak(
    side: Saksside,
    nokler: [String; 4],
    #[prop(optional)] lagret: bool,
    #[prop(optional)] utkast: Utkast,
) -> impl IntoView {
    let rad = &side.rad;
    let tittel = ord::slag(rad.slag);
    let oppsummering = (!utkast.feil.is_empty()).then(|| {
        let feil = utkast.feil.iter().map(|(felt, u)| ((*felt).to_owned(), u.tekst())).collect::<Vec<_>>();
        view! { <ErrorSummary title=t!("ma-rette") errors=feil/> }
    });
    let lagret = lagret.then(|| view! { <Alert kind=Kind::Success text=t!("sb-lagret")/> });
    let sen = rad.sen.then(|| view! { <Alert kind=Kind::Warning text=t!("sb-sen", frist = dato(rad.frist))/> });
    let klage = side.klaget.then(|| view! { <Alert kind=Kind::Warning text=t!("sb-klaget")/> });
    let fakta = fakta(&side);
    let onsket = (!side.onsket.is_empty()).then(|| {
        view! { <h2>{t!("sb-onsket")}</h2><p class="typed">{side.onsket.clone()}</p> }
    });
    view! {
        <Tittel side=tittel.clone() del=t!("sb-navn") feil=!utkast.feil.is_empty()/>
        {oppsummering}
        <BackLink href=ROT text=t!("sb-saker")/>
        <h1>{tittel}</h1>
        {lagret}
        {sen}
        {klage}
        <Facts facts=fakta/>
        <Gjelderdel gjelder=side.gjelder.clone()/>
        <h2>{t!("sb-skrevet")}</h2>
        <p class="typed">{side.tekst.clone()}</p>
        {onsket}
        <Filer guid=rad.guid.clone() filer=side.filer.clone()/>
        <Trad hendelser=side.hendelser.clone()/>
        <Handlinger side=side nokler=nokler utkast=utkast/>
    }
}

fn fakta(side: &Saksside) -> Vec<(String, String)> {
    let rad = &side.rad;
    let mut fakta = vec![
        (t!("sb-fakta-status"), ord::status(rad.status)),
        (t!("sb-fakta-register"), rad.register.navn.clone()),
        (t!("sb-fakta-navn"), rad.navn.helt()),
        (t!("sb-fakta-nummer"), rad.nummer.siffer().to_owned()),
        (t!("sb-fakta-sendt"), tidspunkt(rad.opprettet)),
        (t!("sb-fakta-frist"), dato(rad.frist)),
    ];
    if !rad.saksnummer.is_empty() {
        fakta.push((t!("sb-fakta-saksnummer"), rad.saksnummer.clone()));
    }
    fakta
}

/// The very item, in the words the citizen saw.
#[component]
fn Gjelderdel(gjelder: Gjelder) -> impl IntoView {
    let mut fakta = Vec::new();
    let mut en = |navn: String, verdi: String| {
        if !verdi.is_empty() {
            fakta.push((navn, verdi));
        }
    };
    en(t!("sb-gjelder-ord"), gjelder.ord);
    en(t!("sb-gjelder-seksjon"), gjelder.seksjon);
    en(t!("sb-gjelder-felt"), gjelder.felt);
    en(t!("sb-gjelder-rad"), gjelder.rad.map(|r| r.to_string()).unwrap_or_default());
    view! {
        <h2>{t!("sb-gjelder")}</h2>
        {if fakta.is_empty() {
            view! { <p>{t!("sb-gjelder-hele")}</p> }.into_any()
        } else {
            view! { <Facts facts=fakta/> }.into_any()
        }}
    }
}

#[component]
fn Filer(guid: String, filer: Vec<Saksfil>) -> impl IntoView {
    let linje = |f: Saksfil| {
        let slag = Dokumentslag::les(&f.mime).map_or(f.mime.clone(), |s| s.navn().to_owned());
        let fra = if f.fra_registeret { t!("sb-fil-fra-registeret") } else { t!("sb-fil-fra-innbyggeren") };
        let kb = f.byte.div_ceil(1024).to_string();
        view! {
            <li>
                <a href=format!("{ROT}/sak/{guid}/vedlegg/{}", f.nr) download="">{f.navn}</a>
                " "{t!("sb-fil", slag = slag, kb = kb, fra = fra)}
            </li>
        }
    };
    (!filer.is_empty()).then(|| {
        view! { <h2>{t!("sb-filer")}</h2><ul>{filer.into_iter().map(linje).collect_view()}</ul> }
    })
}

#[component]
fn Trad(hendelser: Vec<Sakshendelse>) -> impl IntoView {
    let en = |h: Sakshendelse| {
        let status = h.status.map(|s| view! { <p><strong>{ord::status(s)}</strong></p> });
        let tekst = (!h.tekst.is_empty()).then(|| view! { <p class="typed">{h.tekst}</p> });
        view! {
            <li>
                <p class="meta">{tidspunkt(h.id.tidspunkt())}" · "{ord::hvem(h.hvem, &h.navn)}</p>
                {status}
                {tekst}
            </li>
        }
    };
    view! {
        <h2>{t!("sb-historikk")}</h2>
        <ol class="thread">{hendelser.into_iter().map(en).collect_view()}</ol>
    }
}

fn nokler() -> [String; 4] {
    ["1", "2", "3", "4"].map(str::to_owned)
}

fn tilstand(nr: usize, utkast: Utkast) -> AnyView {
    prove::side(nr).map(|side| view! { <Sak side=side nokler=nokler() utkast=utkast/> }).into_any()
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Page: case screen, one case",
    states: &[
        ("new", || tilstand(0, Utkast::default())),
        ("question, waiting for the citizen", || tilstand(1, Utkast::default())),
        ("late", || tilstand(2, Utkast::default())),
        ("decided", || tilstand(3, Utkast::default())),
        ("complained of", || tilstand(4, Utkast::default())),
        ("saved", || prove::side(1).map(|side| view! { <Sak side=side nokler=nokler() lagret=true/> }).into_any()),
        ("answer without a reason", || {
            let feil = vec![("svar-tekst", Ugyldig::ManglerTekst), ("svar-fil", Ugyldig::FeilFil)];
            tilstand(0, Utkast { status: Some(Saksstatus::Avslatt), feil, ..Utkast::default() })
        }),
        ("question without words", || {
            let feil = vec![("sporsmal-tekst", Ugyldig::ManglerTekst)];
            tilstand(0, Utkast { sporsmal: true, feil, ..Utkast::default() })
        }),
    ],
};
