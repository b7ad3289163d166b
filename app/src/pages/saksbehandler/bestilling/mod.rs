//! One order of a report: whom it is about, and the two forms: deliver the report as a file, or say why it cannot be made.

#[cfg(feature = "ssr")]
pub mod skjema;

use super::{ROT, ord, prove};
use crate::components::alert::{Alert, Kind};
use crate::components::choices::ErrorSummary;
use crate::components::exhibit::Exhibit;
use crate::components::facts::Facts;
use crate::components::links::BackLink;
use crate::components::text_area::{FileField, TextArea};
use crate::domain::bestilling::MAKS_GRUNN;
use crate::domain::rapport::{MAKS_BYTE, Rapportfeil};
use crate::domain::saksgang::Apenbestilling;
use crate::messages::{dato, tidspunkt};
use crate::pages::Tittel;
use crate::t;
use leptos::prelude::*;

/// Fields of the forms, by name and id.
pub const FIL: &str = "fil";
pub const GRUNN: &str = "grunn";
/// Bytes in a megabyte as people are told of it.
const MEGABYTE: usize = 1024 * 1024;

/// What must be put right in one of the forms.
#[derive(Clone, PartialEq, Eq)]
pub enum Mangel {
    IngenFil,
    ForStor,
    /// Where the report breaks the schema; never what stood there.
    Rapport(Rapportfeil),
    IngenGrunn,
    ForLangGrunn,
}

impl Mangel {
    const fn felt(&self) -> &'static str {
        match self {
            Self::IngenFil | Self::ForStor | Self::Rapport(_) => FIL,
            Self::IngenGrunn | Self::ForLangGrunn => GRUNN,
        }
    }

    fn tekst(&self) -> String {
        match self {
            Self::IngenFil => t!("sb-lever-ingen-fil"),
            Self::ForStor | Self::Rapport(Rapportfeil::ForStor) => t!("sb-lever-stor", mb = MAKS_BYTE / MEGABYTE),
            Self::Rapport(Rapportfeil::IkkeJson) => t!("sb-lever-ikke-json"),
            Self::Rapport(Rapportfeil::Form(form)) => t!("sb-lever-form", sted = form.as_str()),
            Self::Rapport(Rapportfeil::Innhold(hvor, hva)) => {
                t!("sb-lever-innhold", sted = hvor.as_str(), hva = *hva)
            }
            Self::IngenGrunn => t!("sb-feilet-ingen-grunn"),
            Self::ForLangGrunn => t!("sb-feilet-lang", tegn = MAKS_GRUNN),
        }
    }
}

/// A form of an order that could not be taken, with what was typed. What it says is about a citizen: no `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Leveringsutkast {
    pub guid: String,
    pub grunn: String,
    pub mangel: Mangel,
}

/// The page.
#[component]
pub fn Bestilling(
    bestilling: Apenbestilling,
    #[prop(optional_no_strip)] utkast: Option<Leveringsutkast>,
) -> impl IntoView {
    let b = bestilling;
    let sti = format!("{ROT}/bestilling/{}", b.guid);
    let feil = utkast.as_ref().map(|u| (u.mangel.felt(), u.mangel.tekst()));
    let ved = |felt: &str| feil.as_ref().filter(|(f, _)| *f == felt).map(|(_, tekst)| tekst.clone());
    let (filfeil, grunnfeil) = (ved(FIL), ved(GRUNN));
    let ugyldig = feil.is_some();
    let oppsummering = feil.map(|(felt, tekst)| {
        view! { <ErrorSummary title=t!("ma-rette") errors=vec![(felt.to_owned(), tekst)]/> }
    });
    let grunn = utkast.map(|u| u.grunn).unwrap_or_default();
    let tittel = t!("sb-rad", slag = ord::rapport(b.hovedtype), register = b.register.kortnavn.clone());
    let sen = b.sen.then(|| view! { <Alert kind=Kind::Warning text=t!("sb-bestilling-sen", frist = dato(b.frist))/> });
    view! {
        <Tittel side=tittel.clone() del=t!("sb-navn") feil=ugyldig/>
        {oppsummering}
        <BackLink href=format!("{ROT}/bestillinger") text=t!("sb-bestillinger")/>
        <h1>{tittel}</h1>
        {sen}
        <Facts facts=fakta(&b)/>
        <h2>{t!("sb-lever")}</h2>
        <form method="post" action=format!("{sti}/rapport") enctype="multipart/form-data" novalidate>
            <FileField name=FIL label=t!("sb-lever-fil") hint=t!("sb-lever-hjelp", mb = MAKS_BYTE / MEGABYTE)
                accept=".json,application/json" error=filfeil/>
            <div class="form-actions"><button class="ds-button" type="submit">{t!("sb-lever-knapp")}</button></div>
        </form>
        <h2>{t!("sb-feilet")}</h2>
        <form method="post" action=format!("{sti}/feilet") enctype="multipart/form-data" novalidate>
            <TextArea name=GRUNN label=t!("sb-feilet-grunn") hint=t!("sb-feilet-hjelp", tegn = MAKS_GRUNN) value=grunn
                error=grunnfeil/>
            <div class="form-actions">
                <button class="ds-button" data-variant="secondary" type="submit">{t!("sb-feilet-knapp")}</button>
            </div>
        </form>
    }
}

fn fakta(b: &Apenbestilling) -> Vec<(String, String)> {
    let mut fakta = vec![
        (t!("sb-fakta-register"), b.register.navn.clone()),
        (t!("sb-fakta-navn"), b.navn.helt()),
        (t!("sb-fakta-nummer"), b.nummer.siffer().to_owned()),
        (t!("sb-fakta-bestilt"), tidspunkt(b.bestilt)),
        (t!("sb-fakta-frist"), dato(b.frist)),
    ];
    if let Some(purret) = b.purret {
        fakta.push((t!("sb-fakta-purret"), tidspunkt(purret)));
    }
    fakta
}

fn tilstand(nr: usize, mangel: Option<Mangel>) -> AnyView {
    let utkast = mangel.map(|mangel| Leveringsutkast {
        guid: "x".to_owned(),
        grunn: "Vi har ikke opplysninger om deg.".to_owned(),
        mangel,
    });
    let bestilling = prove::bestillinger().into_iter().nth(nr);
    bestilling.map(|b| view! { <Bestilling bestilling=b utkast=utkast/> }).into_any()
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Page: case screen, one order",
    states: &[
        ("late", || tilstand(0, None)),
        ("new", || tilstand(1, None)),
        ("no file", || tilstand(1, Some(Mangel::IngenFil))),
        ("file too large", || tilstand(1, Some(Mangel::ForStor))),
        ("not JSON", || tilstand(1, Some(Mangel::Rapport(Rapportfeil::IkkeJson)))),
        ("breaks the schema", || {
            let form = "missing field `seksjoner` at line 1 column 2".to_owned();
            tilstand(1, Some(Mangel::Rapport(Rapportfeil::Form(form))))
        }),
        ("fault at a place", || {
            let feil = Rapportfeil::Innhold("seksjoner[0].tittel".to_owned(), "it is empty");
            tilstand(1, Some(Mangel::Rapport(feil)))
        }),
        ("no reason", || tilstand(1, Some(Mangel::IngenGrunn))),
        ("too long a reason", || tilstand(1, Some(Mangel::ForLangGrunn))),
    ],
};
