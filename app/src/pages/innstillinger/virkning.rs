//! «Dette endres for deg»: what a choice does with the citizen's own data, and where a deletion stands.

use crate::components::alert::{Alert, Kind};
use crate::components::exhibit::Exhibit;
use crate::components::status::{StatusLine, Tone};
use crate::components::table::Table;
use crate::domain::bruk::Identitet;
use crate::domain::sletting::Slettestatus;
use crate::domain::tjenesten::Tjeneste;
use crate::domain::virkning::{Angre, Apner, Berort, Blir, Innhold, Innholdsslag, Kilde, Kopi, Slettes, Tap, Virkning};
use crate::messages::dato;
use crate::oppsett::oppsett;
use crate::t;
use jiff::civil::Date;
use leptos::prelude::*;

/// The block of the confirming page.
#[component]
pub fn Endres(
    virkning: Virkning,
    /// Short name of the registry.
    register: String,
) -> impl IntoView {
    let v = virkning;
    let innhold = if v.uendret {
        view! { <p>{t!("endres-ingenting")}</p> }.into_any()
    } else {
        let mister = v.mister.iter().map(|m| tap(m, &register)).collect();
        let blir = v.blir.iter().map(blir).collect();
        let far = v.far.iter().map(|t| t!("endres-apnes", tjeneste = tjeneste(*t))).collect();
        view! {
            {v.slettes.map(slettes)}
            {v.avlyst.map(|dag| view! { <p>{t!("endres-avlyst", dato = dato(dag))}</p> })}
            {v.apner.map(apner)}
            {liste(&t!("endres-faller"), v.faller)}
            {v.kopier.map(kopier)}
            {liste(&t!("endres-mister"), mister)}
            {liste(&t!("endres-far"), far)}
            {liste(&t!("endres-foresporsler"), v.foresporsler.iter().map(berort).collect())}
            {liste(&t!("endres-blir"), blir)}
            <h3>{t!("endres-angre")}</h3>
            <p>{angre(v.angre)}</p>
        }
        .into_any()
    };
    view! { <section class="panel" aria-labelledby="endres"><h2 id="endres">{t!("endres-tittel")}</h2>{innhold}</section> }
}

/// A heading and a list; nothing when the list is empty.
fn liste(tittel: &str, punkter: Vec<String>) -> Option<impl IntoView + use<>> {
    let tittel = tittel.to_owned();
    let punkter: Vec<_> = punkter.into_iter().map(|p| view! { <li>{p}</li> }).collect();
    (!punkter.is_empty()).then(|| view! { <h3>{tittel}</h3><ul>{punkter}</ul> })
}

fn slettes(s: Slettes) -> impl IntoView {
    let kolonner = [t!("endres-kolonne-hva"), t!("endres-kolonne-antall")];
    let rader = s.innhold.iter().map(|i| {
        let (hva, antall) = innhold(i);
        vec![hva, i.dager.map_or(antall.clone(), |d| format!("{antall}, {}", aar(d)))]
    });
    let kilde = match &s.kilde {
        Kilde::Rapporter(dager) if !s.innhold.is_empty() => Some(rapporter(dager)),
        _ => None,
    };
    let tom = match s.kilde {
        Kilde::AldriSamtykket => t!("endres-tom-aldri"),
        Kilde::IngenRapport => t!("endres-tom-rapport"),
        Kilde::Skjult => t!("endres-tom-skjult"),
        Kilde::Rapporter(_) => t!("endres-tom-ingenting"),
        Kilde::Portalen => t!("endres-tom-portalen"),
    };
    let tittel = t!("endres-slettes", dato = dato(s.innen));
    view! {
        <h3>{tittel.clone()}</h3>
        <Table caption=tittel columns=kolonner.to_vec() rows=rader.collect() empty=tom headed=true/>
        {kilde.map(|k| view! { <p class="meta">{k}</p> })}
    }
}

/// What is counted, and how many.
fn innhold(i: &Innhold) -> (String, String) {
    let antall = i.antall;
    match &i.hva {
        Innholdsslag::Registreringer(tittel) => (tittel.clone(), t!("endres-registreringer", antall = antall)),
        Innholdsslag::Opplysninger(tittel) => (tittel.clone(), t!("endres-opplysninger", antall = antall)),
        Innholdsslag::Punkter(tittel) => (tittel.clone(), t!("endres-punkter", antall = antall)),
        Innholdsslag::Rapporter => (t!("endres-her-rapporter"), antall.to_string()),
        Innholdsslag::Foresporsler => (t!("endres-her-foresporsler"), antall.to_string()),
        Innholdsslag::Varsler => (t!("endres-her-varsler"), antall.to_string()),
        Innholdsslag::Notater => (t!("endres-her-notater"), antall.to_string()),
    }
}

/// «2011–2021», or one year.
fn aar((fra, til): (Date, Date)) -> String {
    if fra.year() == til.year() { fra.year().to_string() } else { format!("{}–{}", fra.year(), til.year()) }
}

fn rapporter(dager: &[Date]) -> String {
    let siste = dager.first().copied().map(dato).unwrap_or_default();
    let alle: Vec<String> = dager.iter().copied().map(dato).collect();
    let flere = if alle.len() > 1 {
        t!("endres-kilde-flere", antall = alle.len(), datoer = alle.join(", "))
    } else {
        String::new()
    };
    format!("{} {flere}", t!("endres-kilde", dato = siste)).trim_end().to_owned()
}

fn kopier(kopier: Vec<Kopi>) -> impl IntoView {
    let stanses = kopier.iter().any(|k| k.stanses);
    let kolonner =
        [t!("endres-kopi-dato"), t!("endres-kopi-mottaker"), t!("logg-identitet"), t!("endres-kopi-framover")];
    let noen = !kopier.is_empty();
    let rader = kopier.into_iter().map(|k| {
        let identitet = match k.identitet {
            Identitet::MedNummer => t!("identitet-med-nummer"),
            Identitet::Kodet => t!("identitet-kodet"),
            Identitet::Anonym => t!("identitet-anonym"),
        };
        let framover = if k.stanses { t!("endres-kopi-stanses") } else { t!("endres-kopi-fortsetter") };
        vec![dato(k.dato), format!("{}: {}", k.mottaker, k.prosjekt), identitet, framover]
    });
    let tekst = if stanses { t!("endres-kopier-stanses") } else { t!("endres-kopier-tekst") };
    view! {
        <h3>{t!("endres-kopier")}</h3>
        {noen.then(|| view! { <p>{tekst}</p> })}
        <Table caption=t!("endres-kopier") columns=kolonner.to_vec() rows=rader.collect()
            empty=t!("endres-kopier-ingen") headed=true/>
    }
}

fn tap(tap: &Tap, register: &str) -> String {
    match tap {
        Tap::Register { rapporter: 0 } => t!("endres-mister-register", register = register),
        Tap::Register { rapporter } => {
            t!("endres-mister-rapporter", register = register, antall = *rapporter)
        }
        Tap::Innsyn => t!("endres-mister-innsyn", register = register),
        Tap::Tjeneste(t) => t!("endres-stenges", tjeneste = tjeneste(*t)),
    }
}

/// A service in words.
fn tjeneste(t: Tjeneste) -> String {
    match t {
        Tjeneste::Innstillinger => t!("endres-tjeneste-innstillinger"),
        Tjeneste::Helseregistre => t!("endres-tjeneste-helseregistre"),
        Tjeneste::Pasientjournal => t!("endres-tjeneste-pasientjournal"),
        Tjeneste::Kjernejournal => t!("endres-tjeneste-kjernejournal"),
        Tjeneste::PaVegneAv => t!("endres-tjeneste-pa-vegne-av"),
        Tjeneste::Sperre => t!("endres-tjeneste-sperre"),
    }
}

fn blir(b: &Blir) -> String {
    match b {
        Blir::Innhold(deler) => {
            let deler: Vec<String> =
                deler.iter().map(innhold).map(|(hva, antall)| format!("{hva}: {antall}")).collect();
            t!("endres-blir-innhold", deler = deler.join("; "))
        }
        Blir::Innstillinger(titler) => t!("endres-blir-innstillinger", titler = titler.join("; ")),
        Blir::AlleValg => t!("endres-blir-valg"),
        Blir::Historikk(antall) => t!("endres-blir-historikk", antall = *antall),
        Blir::Logg(antall) => t!("endres-blir-logg", antall = *antall),
        Blir::Minimum => t!("endres-blir-minimum"),
        Blir::Hjemmel(hjemmel) => t!("endres-blir-hjemmel", hjemmel = hjemmel.as_str()),
    }
}

fn berort(b: &Berort) -> String {
    let mottatt = dato(b.mottatt);
    if b.besvart {
        t!("endres-foresporsel-besvart", avsender = b.avsender.as_str(), dato = mottatt)
    } else {
        t!("endres-foresporsel-venter", avsender = b.avsender.as_str(), dato = mottatt)
    }
}

fn apner(a: Apner) -> impl IntoView {
    let bakover = a.bakover.then(|| view! { <p>{t!("endres-bakover")}</p> });
    view! { {liste(&t!("endres-lagres"), a.hva)}{bakover}<h3>{t!("endres-hvem")}</h3><p>{a.hvem}</p> }
}

fn angre(a: Angre) -> String {
    match a {
        Angre::Fritt => t!("endres-angre-fritt"),
        Angre::IkkeTilbake => t!("endres-angre-ikke-tilbake"),
        Angre::TilbakeFor(dag) => t!("endres-angre-tilbake", dato = dato(dag)),
        Angre::Bakover => t!("endres-angre-bakover"),
        Angre::Sletter(dager) => t!("endres-angre-sletter", dager = dager.to_string()),
    }
}

/// Where a deletion stands.
#[component]
pub fn Slettelinje(status: Slettestatus) -> impl IntoView {
    match status {
        Slettestatus::Venter(frist) => {
            view! { <StatusLine tone=Tone::Waiting text=t!("sletting-venter", dato = dato(frist))/> }.into_any()
        }
        Slettestatus::Bekreftet(dag) => {
            view! { <StatusLine tone=Tone::Positive text=t!("sletting-bekreftet", dato = dato(dag))/> }.into_any()
        }
        Slettestatus::Avlyst(frist) => {
            view! { <StatusLine tone=Tone::Neutral text=t!("sletting-avlyst", dato = dato(frist))/> }.into_any()
        }
        Slettestatus::Forfalt(frist) => {
            let text = t!("sletting-forfalt", dato = dato(frist), telefon = oppsett().telefon);
            view! { <Alert kind=Kind::Warning text=text/> }.into_any()
        }
    }
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "What a choice changes",
    states: &[
        ("deletes all", || vis(super::prove::virkning())),
        ("nothing stored", || {
            let mut v = super::prove::virkning();
            v.slettes = v.slettes.map(|s| Slettes { innhold: Vec::new(), kilde: Kilde::IngenRapport, ..s });
            v.kopier = Some(Vec::new());
            vis(v)
        }),
        ("same as before", || vis(Virkning { uendret: true, ..super::prove::virkning() })),
        ("deletion awaited", || view! { <Slettelinje status=Slettestatus::Venter(super::prove::DAG)/> }.into_any()),
        ("deletion confirmed", || {
            view! { <Slettelinje status=Slettestatus::Bekreftet(super::prove::DAG)/> }.into_any()
        }),
        ("deletion overdue", || view! { <Slettelinje status=Slettestatus::Forfalt(super::prove::DAG)/> }.into_any()),
        ("deletion called off", || view! { <Slettelinje status=Slettestatus::Avlyst(super::prove::DAG)/> }.into_any()),
    ],
};

fn vis(v: Virkning) -> AnyView {
    view! { <Endres virkning=v register="Diabetesregisteret".into()/> }.into_any()
}
