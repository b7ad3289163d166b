//! Error pages of the case screen.

use super::bestilling::Leveringsutkast;
use super::sak::Utkast;
use super::{INNLOGGING, ROT};
use crate::components::exhibit::Exhibit;
use crate::oppsett::oppsett;
use crate::pages::Tittel;
use crate::t;
use leptos::prelude::*;
use std::sync::Arc;

/// What a case worker is told, each with its HTTP status.
#[derive(Clone, PartialEq, Eq)]
pub enum Saksfeil {
    /// No such page or case, or another registry's.
    FinnesIkke,
    IkkeHerfra,
    /// A fault while reading; the code leads to our log.
    Nede {
        kode: String,
    },
    /// A fault while saving: nothing was changed.
    IkkeLagret {
        kode: String,
    },
    /// The write was broken off: it may or may not have been stored.
    Uvisst {
        kode: String,
        guid: String,
    },
    /// Something happened in the case after the form was opened.
    EndretImens {
        guid: String,
    },
    /// The case stands so that this cannot be done now.
    IkkeMulig {
        guid: String,
    },
    BruktNokkel {
        guid: String,
    },
    UlestSkjema,
    ForStort,
    FeilMetode,
    /// The case page again, with what must be put right and what was typed.
    Rettes(Arc<Utkast>),
    /// The order was cancelled, or has another report.
    BestillingAvsluttet,
    /// The citizen has said no meanwhile, so that nothing may be stored.
    KanIkkeLagres,
    /// A fault while a delivery was stored. Delivered again it is the same.
    Leveringsfeil {
        kode: String,
    },
    /// The order's page again, with what must be put right.
    LeveringRettes(Arc<Leveringsutkast>),
}

impl std::fmt::Debug for Saksfeil {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Saksfeil({})", self.status())
    }
}

impl Saksfeil {
    /// The HTTP status of the page.
    pub const fn status(&self) -> u16 {
        match self {
            Self::FinnesIkke => 404,
            Self::IkkeHerfra => 403,
            Self::Nede { .. } | Self::IkkeLagret { .. } | Self::Uvisst { .. } | Self::Leveringsfeil { .. } => 500,
            Self::EndretImens { .. } | Self::IkkeMulig { .. } | Self::BestillingAvsluttet | Self::KanIkkeLagres => 409,
            Self::BruktNokkel { .. } | Self::Rettes(_) | Self::LeveringRettes(_) => 422,
            Self::UlestSkjema => 400,
            Self::ForStort => 413,
            Self::FeilMetode => 405,
        }
    }

    fn tekster(&self) -> (String, String) {
        let telefon = oppsett().telefon;
        match self {
            Self::FinnesIkke => (t!("sb-feil-finnes-ikke-tittel"), t!("sb-feil-finnes-ikke")),
            Self::IkkeHerfra => (t!("sb-feil-adgang-tittel"), t!("sb-feil-adgang")),
            Self::Nede { kode } => {
                (t!("sb-feil-nede-tittel"), t!("sb-feil-nede", telefon = telefon, kode = kode.as_str()))
            }
            Self::IkkeLagret { kode } => {
                (t!("sb-feil-lagre-tittel"), t!("sb-feil-lagre", telefon = telefon, kode = kode.as_str()))
            }
            Self::Uvisst { kode, .. } => {
                (t!("sb-feil-uvisst-tittel"), t!("sb-feil-uvisst", telefon = telefon, kode = kode.as_str()))
            }
            Self::EndretImens { .. } => (t!("sb-feil-endret-tittel"), t!("sb-feil-endret")),
            Self::IkkeMulig { .. } => (t!("sb-feil-ikke-mulig-tittel"), t!("sb-feil-ikke-mulig")),
            Self::BruktNokkel { .. } => (t!("sb-feil-nokkel-tittel"), t!("sb-feil-nokkel")),
            Self::ForStort => (t!("sb-feil-stort-tittel"), t!("sb-feil-stort")),
            Self::BestillingAvsluttet => (t!("sb-feil-avsluttet-tittel"), t!("sb-feil-avsluttet")),
            Self::KanIkkeLagres => (t!("sb-feil-kan-ikke-lagres-tittel"), t!("sb-feil-kan-ikke-lagres")),
            Self::Leveringsfeil { kode } => {
                (t!("sb-feil-levering-tittel"), t!("sb-feil-levering", telefon = telefon, kode = kode.as_str()))
            }
            Self::UlestSkjema | Self::Rettes(_) | Self::LeveringRettes(_) => {
                (t!("sb-feil-skjema-tittel"), t!("sb-feil-skjema"))
            }
            Self::FeilMetode => (t!("sb-feil-metode-tittel"), t!("sb-feil-metode")),
        }
    }

    /// The way on: address and words.
    fn vei(&self) -> (String, String) {
        match self {
            Self::EndretImens { guid }
            | Self::IkkeMulig { guid }
            | Self::BruktNokkel { guid }
            | Self::Uvisst { guid, .. } => (format!("{ROT}/sak/{guid}"), t!("sb-feil-til-saken")),
            Self::BestillingAvsluttet | Self::KanIkkeLagres | Self::Leveringsfeil { .. } => {
                (format!("{ROT}/bestillinger"), t!("sb-feil-til-bestillingene"))
            }
            Self::IkkeHerfra => (INNLOGGING.to_owned(), t!("sb-feil-til-innlogging")),
            _ => (ROT.to_owned(), t!("sb-feil-til-listen")),
        }
    }
}

/// An error page.
#[component]
pub fn Saksfeilside(feil: Saksfeil) -> impl IntoView {
    let (tittel, tekst) = feil.tekster();
    let (adresse, lenke) = feil.vei();
    view! {
        <Tittel side=tittel.trim_end_matches('.') del=t!("sb-navn")/>
        <div class="measure">
            <h1>{tittel.clone()}</h1>
            <p class="lead">{tekst}</p>
            <p><a href=adresse>{lenke}</a></p>
        </div>
    }
}

fn tilstand(feil: Saksfeil) -> AnyView {
    view! { <Saksfeilside feil=feil/> }.into_any()
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Page: case screen, errors",
    states: &[
        ("not found", || tilstand(Saksfeil::FinnesIkke)),
        ("not from here", || tilstand(Saksfeil::IkkeHerfra)),
        ("out of order", || tilstand(Saksfeil::Nede { kode: "K7QX".into() })),
        ("not saved", || tilstand(Saksfeil::IkkeLagret { kode: "K7QX".into() })),
        ("perhaps saved", || tilstand(Saksfeil::Uvisst { kode: "K7QX".into(), guid: "x".into() })),
        ("changed meanwhile", || tilstand(Saksfeil::EndretImens { guid: "x".into() })),
        ("not possible now", || tilstand(Saksfeil::IkkeMulig { guid: "x".into() })),
        ("form used before", || tilstand(Saksfeil::BruktNokkel { guid: "x".into() })),
        ("form not understood", || tilstand(Saksfeil::UlestSkjema)),
        ("order closed", || tilstand(Saksfeil::BestillingAvsluttet)),
        ("may not be stored", || tilstand(Saksfeil::KanIkkeLagres)),
        ("delivery not stored", || tilstand(Saksfeil::Leveringsfeil { kode: "K7QX".into() })),
        ("too large", || tilstand(Saksfeil::ForStort)),
        ("wrong method", || tilstand(Saksfeil::FeilMetode)),
    ],
};
