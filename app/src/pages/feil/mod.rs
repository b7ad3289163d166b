//! Error pages (screens 5.4): what happened, that nothing is lost, and the way on.

use crate::components::exhibit::Exhibit;
use crate::domain::representasjon::Representasjonsavslag;
use crate::domain::tjenesten::Tjeneste;
use crate::oppsett::oppsett;
use crate::pages::Tittel;
use crate::pages::gjelder::{gjelder, hvorfor_ikke};
use crate::t;
use leptos::prelude::*;

/// What a citizen is told, each with its HTTP status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Feilslag {
    FinnesIkke,
    /// A link to a setting that does not concern the citizen now: unknown, ended, or of a registry they are not in.
    GjelderIkke,
    /// The request did not come from the portal's own pages.
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
    },
    /// Changed after the form was opened; the way to the new state.
    EndretImens {
        adresse: String,
    },
    BruktNokkel,
    UlestSkjema,
    ForStort,
    FeilMetode,
    IkkeMulig,
    /// The citizen has not chosen to use the service.
    ForLavtNiva,
    /// The citizen has given up their own access to a service.
    UtenTilgang(Tjeneste),
    /// The citizen has shut their own access.
    Sperret,
    /// A representative may not do this.
    IkkePaVegneAv(Representasjonsavslag),
    /// The form was opened for another person.
    AnnenPerson,
    /// A request's text changed after it was opened; the way to it.
    TekstEndret {
        adresse: String,
    },
    /// A request that can no longer be answered; the way to it.
    ForesporselLukket {
        adresse: String,
    },
}

impl Feilslag {
    /// The HTTP status of the page.
    pub const fn status(&self) -> u16 {
        match self {
            Self::FinnesIkke | Self::GjelderIkke => 404,
            Self::IkkeHerfra | Self::ForLavtNiva | Self::UtenTilgang(_) | Self::Sperret | Self::IkkePaVegneAv(_) => 403,
            Self::Nede { .. } | Self::IkkeLagret { .. } | Self::Uvisst { .. } => 500,
            Self::EndretImens { .. }
            | Self::IkkeMulig
            | Self::AnnenPerson
            | Self::TekstEndret { .. }
            | Self::ForesporselLukket { .. } => 409,
            Self::BruktNokkel => 422,
            Self::UlestSkjema => 400,
            Self::ForStort => 413,
            Self::FeilMetode => 405,
        }
    }

    fn tekster(&self) -> (String, String) {
        if let Some(tekster) = self.pa_vegne_av() {
            return tekster;
        }
        let o = oppsett();
        let (telefon, tjeneste) = (o.telefon, o.tjeneste);
        match self {
            Self::FinnesIkke => (t!("feil-finnes-ikke-tittel"), t!("feil-finnes-ikke")),
            Self::GjelderIkke => (t!("feil-gjelder-ikke-tittel"), t!("feil-gjelder-ikke")),
            Self::IkkeHerfra => (t!("feil-adgang-tittel"), t!("feil-adgang", tjeneste = tjeneste)),
            Self::Nede { kode } => {
                let kode = t!("feil-nede-kode", telefon = telefon, kode = kode.as_str());
                (t!("feil-nede-tittel"), format!("{} {kode}", t!("feil-nede")))
            }
            Self::IkkeLagret { kode } => {
                (t!("feil-lagre-tittel"), t!("feil-lagre", telefon = telefon, kode = kode.as_str()))
            }
            Self::Uvisst { kode } => {
                (t!("feil-uvisst-tittel"), t!("feil-uvisst", telefon = telefon, kode = kode.as_str()))
            }
            Self::EndretImens { .. } => (t!("feil-endret-tittel"), t!("feil-endret")),
            Self::BruktNokkel => (t!("feil-nokkel-tittel"), t!("feil-nokkel")),
            Self::UlestSkjema => (t!("feil-skjema-tittel"), t!("feil-skjema")),
            Self::ForStort => (t!("feil-stort-tittel"), t!("feil-stort")),
            Self::FeilMetode => (t!("feil-metode-tittel"), t!("feil-metode")),
            Self::IkkeMulig => (t!("feil-ikke-mulig-tittel"), t!("feil-ikke-mulig", telefon = telefon)),
            Self::ForLavtNiva => (t!("feil-niva-tittel"), t!("feil-niva", tjeneste = tjeneste)),
            Self::UtenTilgang(Tjeneste::Kjernejournal) => {
                (t!("feil-uten-tilgang-tittel"), t!("feil-uten-kjernejournal"))
            }
            Self::UtenTilgang(_) => (t!("feil-uten-tilgang-tittel"), t!("feil-uten-journal")),
            Self::Sperret => (t!("feil-sperret-tittel"), t!("feil-sperret", telefon = telefon)),
            Self::IkkePaVegneAv(hvorfor) => {
                (t!("feil-representasjon-tittel"), hvorfor_ikke(*hvorfor, None, &t!("representasjon-personen")))
            }
            Self::AnnenPerson => (t!("feil-person-tittel"), t!("feil-person")),
            Self::TekstEndret { .. } => (t!("feil-tekst-tittel"), t!("feil-tekst")),
            Self::ForesporselLukket { .. } => (t!("feil-lukket-tittel"), t!("feil-lukket")),
        }
    }

    /// What one who acts for another is told about what is not theirs to do or see.
    fn pa_vegne_av(&self) -> Option<(String, String)> {
        let g = gjelder();
        let navn = g.annen()?.fornavn.as_str();
        match self {
            Self::IkkePaVegneAv(hvorfor) => {
                Some((t!("representasjon-tittel", navn = navn), hvorfor_ikke(*hvorfor, g.rolle(), navn)))
            }
            Self::ForLavtNiva | Self::Sperret => {
                Some((t!("representasjon-tjeneste", navn = navn), t!("representasjon-ikke-mer", navn = navn)))
            }
            _ => None,
        }
    }

    /// The way on: address and words.
    fn vei(&self) -> (String, String) {
        const HISTORIKK: &str = "/personverninnstillinger/historikk";
        match self {
            Self::EndretImens { adresse } => (adresse.clone(), t!("feil-endret-lenke")),
            Self::TekstEndret { adresse } | Self::ForesporselLukket { adresse } => {
                (adresse.clone(), t!("feil-til-foresporselen"))
            }
            Self::GjelderIkke => ("/personverninnstillinger".to_owned(), t!("feil-gjelder-ikke-lenke")),
            Self::ForLavtNiva | Self::Sperret if gjelder().annen().is_some() => {
                ("/".to_owned(), t!("feil-til-forsiden"))
            }
            Self::ForLavtNiva => ("/personverninnstillinger/bruk".to_owned(), t!("feil-til-niva")),
            Self::UtenTilgang(Tjeneste::Kjernejournal) => (EGEN_KJERNEJOURNAL.to_owned(), t!("feil-til-egen-tilgang")),
            Self::UtenTilgang(_) => (EGEN_JOURNAL.to_owned(), t!("feil-til-egen-tilgang")),
            Self::Sperret => (SPERREN.to_owned(), t!("feil-til-sperren")),
            Self::IkkePaVegneAv(Representasjonsavslag::UtenforOmrade) => {
                ("/pa-vegne-av".to_owned(), t!("representasjon-omrade-lenke"))
            }
            Self::IkkePaVegneAv(_) | Self::AnnenPerson => ("/pa-vegne-av".to_owned(), t!("feil-til-bytte")),
            Self::Uvisst { .. } | Self::BruktNokkel => (HISTORIKK.to_owned(), t!("feil-til-historikken")),
            _ => ("/".to_owned(), t!("feil-til-forsiden")),
        }
    }
}

#[cfg(feature = "ssr")]
impl Feilslag {
    /// The page for what went wrong while reading. A fault is logged here, once, with the code that is shown.
    pub fn ved_lesing(feil: crate::store::Feil) -> Self {
        use crate::domain::avslag::Avslag;
        match feil {
            crate::store::Feil::Avslag(avslag) => Self::om_adgang(avslag).unwrap_or(match avslag {
                Avslag::IkkeMulig | Avslag::UgyldigMetadata => Self::IkkeMulig,
                Avslag::GjelderIkke => Self::GjelderIkke,
                _ => Self::FinnesIkke,
            }),
            fault => Self::Nede { kode: logg(&fault) },
        }
    }

    /// The page for a refusal that is about who may come in.
    const fn om_adgang(avslag: crate::domain::avslag::Avslag) -> Option<Self> {
        use crate::domain::avslag::Avslag;
        match avslag {
            Avslag::ForLavtNiva => Some(Self::ForLavtNiva),
            Avslag::UtenTilgang(tjeneste) => Some(Self::UtenTilgang(tjeneste)),
            Avslag::Sperret => Some(Self::Sperret),
            Avslag::IkkePaVegneAv(hvorfor) => Some(Self::IkkePaVegneAv(hvorfor)),
            Avslag::AnnenPerson => Some(Self::AnnenPerson),
            _ => None,
        }
    }

    /// The page for what went wrong while saving; `adresse` leads to the setting.
    pub fn ved_lagring(feil: crate::store::Feil, adresse: String) -> Self {
        use crate::domain::avslag::Avslag;
        use crate::store::Feil;
        match feil {
            Feil::Avslag(Avslag::UkjentDefinisjon | Avslag::FinnesIkke) => Self::FinnesIkke,
            Feil::Avslag(Avslag::EndretImens) => Self::EndretImens { adresse },
            Feil::Avslag(Avslag::BruktNokkel) => Self::BruktNokkel,
            Feil::Avslag(Avslag::TekstEndret) => Self::TekstEndret { adresse },
            Feil::Avslag(Avslag::ForesporselLukket) => Self::ForesporselLukket { adresse },
            Feil::Avslag(avslag) => Self::om_adgang(avslag).unwrap_or(Self::IkkeMulig),
            // A commit whose answer was lost may have been done.
            fault @ (Feil::Avbrutt | Feil::Basis(sqlx::Error::Io(_) | sqlx::Error::Protocol(_))) => {
                Self::Uvisst { kode: logg(&fault) }
            }
            fault => Self::IkkeLagret { kode: logg(&fault) },
        }
    }
}

#[cfg(feature = "ssr")]
impl Feilslag {
    /// The page for a form whose body cannot be read.
    pub fn fra_skjema(feil: axum::extract::rejection::FormRejection) -> Self {
        use axum::response::IntoResponse;
        if feil.into_response().status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
            Self::ForStort
        } else {
            Self::UlestSkjema
        }
    }
}

/// The status alone, with the kind for whoever draws the page (the outermost layer of the server).
#[cfg(feature = "ssr")]
impl axum::response::IntoResponse for Feilslag {
    fn into_response(self) -> axum::response::Response {
        let status = axum::http::StatusCode::from_u16(self.status()).unwrap_or_default();
        (status, axum::Extension(self)).into_response()
    }
}

/// Where the emergency lock is lifted.
const SPERREN: &str = "/personverninnstillinger/tilgang/tjenesten/akuttsperre";

/// Where the citizen's own access is given back.
const EGEN_JOURNAL: &str = "/personverninnstillinger/tilgang/tjenesten/pasientjournal";
const EGEN_KJERNEJOURNAL: &str = "/personverninnstillinger/tilgang/kjernejournal/egen-tilgang";

/// Logs a fault and gives the code that leads to it.
#[cfg(feature = "ssr")]
pub fn logg(feil: &dyn std::error::Error) -> String {
    let byte = crate::store::tilfeldig::<5>().unwrap_or_default();
    let kode = data_encoding::BASE32_NOPAD.encode(&byte);
    tracing::error!(kode, error = %feil, "a request failed");
    kode
}

/// An error page with its status.
#[component]
pub fn FeilSide(slag: Feilslag) -> impl IntoView {
    #[cfg(feature = "ssr")]
    if let Some(svar) = use_context::<leptos_axum::ResponseOptions>() {
        svar.set_status(axum::http::StatusCode::from_u16(slag.status()).unwrap_or_default());
    }
    let (tittel, tekst) = slag.tekster();
    let (adresse, lenke) = slag.vei();
    view! {
        <Tittel side=tittel.trim_end_matches('.')/>
        <div class="measure">
            <h1>{tittel.clone()}</h1>
            <p class="lead">{tekst}</p>
            <p><a href=adresse>{lenke}</a></p>
        </div>
    }
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Page: errors",
    states: &[
        ("not found", || view! { <FeilSide slag=Feilslag::FinnesIkke/> }.into_any()),
        ("a link that does not concern one", || view! { <FeilSide slag=Feilslag::GjelderIkke/> }.into_any()),
        ("not from here", || view! { <FeilSide slag=Feilslag::IkkeHerfra/> }.into_any()),
        ("out of order", || view! { <FeilSide slag=Feilslag::Nede { kode: "K7QX".into() }/> }.into_any()),
        ("not saved", || view! { <FeilSide slag=Feilslag::IkkeLagret { kode: "K7QX".into() }/> }.into_any()),
        ("perhaps saved", || view! { <FeilSide slag=Feilslag::Uvisst { kode: "K7QX".into() }/> }.into_any()),
        ("changed meanwhile", || view! { <FeilSide slag=Feilslag::EndretImens { adresse: "#".into() }/> }.into_any()),
        ("form used before", || view! { <FeilSide slag=Feilslag::BruktNokkel/> }.into_any()),
        ("form not understood", || view! { <FeilSide slag=Feilslag::UlestSkjema/> }.into_any()),
        ("too large", || view! { <FeilSide slag=Feilslag::ForStort/> }.into_any()),
        ("wrong method", || view! { <FeilSide slag=Feilslag::FeilMetode/> }.into_any()),
        ("level too low", || view! { <FeilSide slag=Feilslag::ForLavtNiva/> }.into_any()),
        ("own access given up", || {
            view! { <FeilSide slag=Feilslag::UtenTilgang(Tjeneste::Pasientjournal)/> }.into_any()
        }),
        ("own access to kjernejournal given up", || {
            view! { <FeilSide slag=Feilslag::UtenTilgang(Tjeneste::Kjernejournal)/> }.into_any()
        }),
        ("own access shut", || view! { <FeilSide slag=Feilslag::Sperret/> }.into_any()),
        ("not on behalf of another", || {
            view! { <FeilSide slag=Feilslag::IkkePaVegneAv(Representasjonsavslag::KunSe)/> }.into_any()
        }),
        ("another person", || view! { <FeilSide slag=Feilslag::AnnenPerson/> }.into_any()),
        ("text changed", || view! { <FeilSide slag=Feilslag::TekstEndret { adresse: "#".into() }/> }.into_any()),
        ("request closed", || {
            view! { <FeilSide slag=Feilslag::ForesporselLukket { adresse: "#".into() }/> }.into_any()
        }),
        ("not possible here", || view! { <FeilSide slag=Feilslag::IkkeMulig/> }.into_any()),
    ],
};
