//! Who a page is about: context of every page, so that titles, forms and sentences can say it. A form about a person's
//! data has `<ForPerson/>` in it and is taken by [`super::skjema::Personskjema`].

use crate::components::alert::{Alert, Kind};
use crate::domain::id::InnbyggerId;
use crate::domain::oversikt::Navn;
use crate::domain::representasjon::{
    Fullmaktsomrade, Operasjon, Representasjon, Representasjonsavslag, Rolle, Slutt, Sluttgrunn, kan,
};
use crate::domain::tid;
use crate::messages::dato;
use crate::oppsett::oppsett;
use crate::t;
use jiff::civil::Date;
use leptos::prelude::*;

/// The person whose data the pages of this request show, and by what right when it is not oneself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gjelder {
    pub innbygger: InnbyggerId,
    pub navn: Navn,
    pub for_annen: Option<Representasjon>,
    /// Why one no longer acts for the one chosen.
    pub slutt: Option<Slutt>,
}

impl Default for Gjelder {
    fn default() -> Self {
        let navn = Navn { fornavn: String::new(), etternavn: String::new() };
        Self { innbygger: InnbyggerId(0), navn, for_annen: None, slutt: None }
    }
}

/// Who this page is about. Outside a page (the gallery) nobody in particular, for oneself.
pub fn gjelder() -> Gjelder {
    use_context().unwrap_or_default()
}

impl Gjelder {
    /// The person's name, when one acts for another.
    pub fn annen(&self) -> Option<&Navn> {
        self.for_annen.as_ref().map(|_| &self.navn)
    }

    pub fn rolle(&self) -> Option<Rolle> {
        self.for_annen.as_ref().map(|r| r.rolle)
    }

    /// Whether the one who looks may do this. The doors ask again.
    pub fn kan(&self, operasjon: Operasjon<'_>) -> bool {
        self.for_annen.as_ref().is_none_or(|r| kan(r.rolle, &r.fakta, operasjon).is_ok())
    }

    /// Whether there is any registry the one who looks may see.
    pub fn ser_registre(&self) -> bool {
        let omrader = [Fullmaktsomrade::Innsyn, Fullmaktsomrade::Pasientjournal];
        self.for_annen
            .as_ref()
            .is_none_or(|r| r.rolle != Rolle::Fullmakt || omrader.iter().any(|o| r.fakta.omrader.contains(o)))
    }

    /// Acting for a child from 12 to 15, about whom parents see less.
    pub fn fra_12(&self) -> bool {
        self.for_annen.as_ref().is_some_and(|r| r.rolle == Rolle::Foreldreansvar && r.fakta.innbygger_alder >= 12)
    }
}

/// The hidden field that says whom a form was opened for. Stands in every form that changes something about a person.
#[component]
pub fn ForPerson() -> impl IntoView {
    view! { <input type="hidden" name="gjelder" value=gjelder().innbygger.0/> }
}

/// Who «du» is in words that are written to the citizen, when somebody else reads them.
#[component]
pub fn DuBetyr() -> impl IntoView {
    let g = gjelder();
    g.annen().map(|navn| view! { <p>{t!("du-betyr", navn = navn.helt())}</p> })
}

/// Acting for a child from 12 to 15: why parents see less than before.
#[component]
pub fn FraTolv() -> impl IntoView {
    let g = gjelder();
    g.annen().filter(|_| g.fra_12()).map(|navn| {
        view! { <Alert kind=Kind::Info text=t!("representasjon-fra-12", navn = navn.fornavn.clone())/> }
    })
}

/// Days before its end that a power of attorney is said to end soon.
const SNART: u16 = 30;

/// The words of the banner: in bold, after that, and on the button. None when there is nothing to say.
pub fn banner(g: &Gjelder, dag: Date) -> Option<(String, String, String)> {
    let tjeneste = oppsett().tjeneste;
    if let Some(r) = &g.for_annen {
        let hvem = t!("banner-hvem", tjeneste = tjeneste, navn = g.navn.helt(), alder = r.fakta.innbygger_alder);
        let snart = r.til.filter(|til| r.rolle != Rolle::Foreldreansvar && *til <= tid::om_dager(dag, SNART));
        let grunn = match snart {
            Some(til) => t!("banner-gar-ut", dato = dato(til)),
            None => format!("{}.", hvorfor(r.rolle, r.til)),
        };
        return Some((hvem, grunn, t!("banner-bytt")));
    }
    let slutt = g.slutt.as_ref()?;
    let grunn = match slutt.grunn {
        Sluttgrunn::Representasjon(avslag) => hvorfor_ikke(avslag, Some(slutt.rolle), &slutt.fornavn),
        Sluttgrunn::Niva => t!("banner-niva", tjeneste = tjeneste, navn = slutt.fornavn.as_str()),
    };
    Some((String::new(), format!("{grunn} {}", t!("banner-tilbake")), t!("banner-forstatt")))
}

/// Why one may act: «Du har foreldreansvar.» `til` is the relation's last day.
pub fn hvorfor(rolle: Rolle, til: Option<Date>) -> String {
    match (rolle, til) {
        (Rolle::Foreldreansvar, _) => t!("rolle-foreldreansvar"),
        (Rolle::Vergemal, _) => t!("rolle-vergemal"),
        (Rolle::Fullmakt, Some(til)) => t!("rolle-fullmakt-til", dato = dato(til)),
        (Rolle::Fullmakt, None) => t!("rolle-fullmakt"),
        (Rolle::TildeltFullmakt, Some(til)) => t!("rolle-tildelt-til", dato = dato(til)),
        (Rolle::TildeltFullmakt, None) => t!("rolle-tildelt"),
    }
}

/// Why one may not act, or not do this, in words (screens 6.7). `navn` is the person's first name.
pub fn hvorfor_ikke(avslag: Representasjonsavslag, rolle: Option<Rolle>, navn: &str) -> String {
    use Representasjonsavslag as Nei;
    match avslag {
        Nei::Adressesperre => t!("representasjon-adressesperre"),
        Nei::Utlopt if rolle == Some(Rolle::Foreldreansvar) => t!("representasjon-utlopt-forelder", navn = navn),
        Nei::Utlopt => t!("representasjon-utlopt"),
        Nei::Fylt16 => t!("representasjon-fylt-16", navn = navn),
        Nei::AnnenAdresse => t!("representasjon-annen-adresse", tjeneste = oppsett().tjeneste, navn = navn),
        Nei::Skjermet => t!("representasjon-skjermet", navn = navn),
        Nei::Fra12 => t!("representasjon-fra-12", navn = navn),
        Nei::ForUng => t!("representasjon-for-ung", navn = navn),
        Nei::Verge => t!("representasjon-verge"),
        Nei::UtenforOmrade => t!("representasjon-omrade"),
        Nei::KunSe => t!("representasjon-kun-se", navn = navn),
        Nei::KunSelv => t!("representasjon-kun-selv", navn = navn),
        Nei::Sperret => t!("representasjon-sperret"),
    }
}
