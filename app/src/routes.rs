//! The route table: every page, and every form that a citizen can send.

pub mod saksbehandler;

use crate::pages::skjema::STORSTE_MED_FILER;
use crate::pages::{
    bestilling, deltakelse, feil::FeilSide, feil::Feilslag, forside, henvendelser, historikk, innstillinger, lenke,
    logg, logg_inn, notater, om, pa_vegne_av, registre, sammenligning, samtykke, varsler, verifiser,
};
use crate::portal::Portal;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use leptos::prelude::*;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::{SsrMode, path};

/// The pages, by address. All are awaited before they are sent: no script swaps content under the reader.
#[component]
pub fn Ruter() -> impl IntoView {
    view! {
        <Router>
            <Routes fallback=|| view! { <FeilSide slag=Feilslag::FinnesIkke/> }>
                <Route path=path!("/") view=forside::page::Forside ssr=SsrMode::Async/>
                <Route path=path!("/logg-inn") view=logg_inn::page::LoggInn ssr=SsrMode::Async/>
                <Route path=path!("/pa-vegne-av") view=pa_vegne_av::page::PaVegneAv ssr=SsrMode::Async/>
                <Route path=path!("/meny") view=om::Meny ssr=SsrMode::Async/>
                <Route path=path!("/hjelp") view=om::Hjelp ssr=SsrMode::Async/>
                <Route path=path!("/personvern") view=om::Personvern ssr=SsrMode::Async/>
                <Route path=path!("/tilgjengelighet") view=om::Tilgjengelighet ssr=SsrMode::Async/>
                <Route path=path!("/verifiser") view=verifiser::page::Verifiser ssr=SsrMode::Async/>
                <Route path=path!("/personverninnstillinger") view=innstillinger::page::Oversikt ssr=SsrMode::Async/>
                <Route path=path!("/personverninnstillinger/historikk") view=historikk::page::Historikk ssr=SsrMode::Async/>
                <Route path=path!("/personverninnstillinger/tidsreise") view=historikk::page::Tidsreise ssr=SsrMode::Async/>
                <Route path=path!("/personverninnstillinger/tekst/:id") view=historikk::page::Tekst ssr=SsrMode::Async/>
                <Route path=path!("/personverninnstillinger/kvittering/:id") view=innstillinger::page::Kvittering ssr=SsrMode::Async/>
                <Route path=path!("/personverninnstillinger/bruk") view=innstillinger::page::Bruk ssr=SsrMode::Async/>
                <Route path=path!("/personverninnstillinger/tilgang") view=innstillinger::page::Tilgang ssr=SsrMode::Async/>
                <Route path=path!("/personverninnstillinger/:omrade") view=innstillinger::page::Liste ssr=SsrMode::Async/>
                <Route path=path!("/personverninnstillinger/:omrade/:part") view=innstillinger::page::Part ssr=SsrMode::Async/>
                <Route path=path!("/personverninnstillinger/:omrade/:part/:innstilling") view=innstillinger::page::Velg ssr=SsrMode::Async/>
                <Route path=path!("/personverninnstillinger/:omrade/:part/:innstilling/bekreft") view=innstillinger::page::Bekreft ssr=SsrMode::Async/>
                <Route path=path!("/personverninnstillinger/:omrade/:part/:innstilling/utvalg") view=innstillinger::page::Utvalg ssr=SsrMode::Async/>
                <Route path=path!("/personverninnstillinger/:omrade/:part/:innstilling/periode") view=innstillinger::page::Periode ssr=SsrMode::Async/>
                <Route path=path!("/helseregistre") view=registre::page::Liste ssr=SsrMode::Async/>
                <Route path=path!("/helseregistre/ta-med") view=registre::uttrekk::page::TaMed ssr=SsrMode::Async/>
                <Route path=path!("/helseregistre/:register/innhold") view=registre::page::Innhold ssr=SsrMode::Async/>
                <Route path=path!("/helseregistre/:register/logg") view=registre::page::Logg ssr=SsrMode::Async/>
                <Route path=path!("/helseregistre/:register/rapport/:id") view=registre::page::Rapport ssr=SsrMode::Async/>
                <Route path=path!("/helseregistre/:register/rapport/:id/sammendrag") view=registre::page::Sammendrag ssr=SsrMode::Async/>
                <Route path=path!("/helseregistre/:register/rapport/:id/forskjell/:annen") view=bestilling::page::Forskjell ssr=SsrMode::Async/>
                <Route path=path!("/helseregistre/:register/rapport/:id/sammenligning") view=sammenligning::page::Sammenligning ssr=SsrMode::Async/>
                <Route path=path!("/helseregistre/:register/notater") view=notater::page::Liste ssr=SsrMode::Async/>
                <Route path=path!("/helseregistre/:register/bestill") view=bestilling::page::Bestill ssr=SsrMode::Async/>
                <Route path=path!("/bestillinger") view=bestilling::page::Liste ssr=SsrMode::Async/>
                <Route path=path!("/bestillinger/:id") view=bestilling::page::Bestilling ssr=SsrMode::Async/>
                <Route path=path!("/helseregistre/:register/henvendelser") view=henvendelser::page::ForRegister ssr=SsrMode::Async/>
                <Route path=path!("/helseregistre/:register/henvendelse/:slag") view=henvendelser::page::Ny ssr=SsrMode::Async/>
                <Route path=path!("/henvendelser") view=henvendelser::page::Liste ssr=SsrMode::Async/>
                <Route path=path!("/henvendelser/:id") view=henvendelser::page::Sak ssr=SsrMode::Async/>
                <Route path=path!("/samtykke") view=samtykke::page::Liste ssr=SsrMode::Async/>
                <Route path=path!("/samtykke/:id") view=samtykke::page::Foresporsel ssr=SsrMode::Async/>
                <Route path=path!("/samtykke/:id/svar") view=samtykke::page::Svar ssr=SsrMode::Async/>
                <Route path=path!("/samtykke/:id/bekreft") view=samtykke::page::Bekreft ssr=SsrMode::Async/>
                <Route path=path!("/samtykke/:id/kvittering") view=samtykke::page::Kvittering ssr=SsrMode::Async/>
                <Route path=path!("/logg") view=logg::page::Logg ssr=SsrMode::Async/>
                <Route path=path!("/deltakelse") view=deltakelse::page::Liste ssr=SsrMode::Async/>
                <Route path=path!("/deltakelse/:part/:id") view=deltakelse::page::EttProsjekt ssr=SsrMode::Async/>
                <Route path=path!("/varsler") view=varsler::page::Liste ssr=SsrMode::Async/>
            </Routes>
        </Router>
    }
}

/// The forms, which answer with a redirect, and addresses that answer with something else than a page.
pub fn skjema() -> axum::Router<Portal> {
    axum::Router::new()
        .route("/logg-inn/testperson", post(logg_inn::skjema::testperson))
        .route("/logg-ut", post(logg_inn::skjema::logg_ut))
        .route("/innstilling/{guid}", get(lenke::adresse::innstilling))
        .route("/personverninnstillinger/kvittering/{id}/signert", get(verifiser::adresse::signert))
        .route("/personverninnstillinger/kvittering/{id}/bevis", get(innstillinger::adresse::bevis))
        .route("/pa-vegne-av", post(pa_vegne_av::skjema::velg))
        .route("/personverninnstillinger/{omrade}/{part}/{innstilling}/bekreft", post(innstillinger::skjema::sett))
        .route("/personverninnstillinger/historikk.csv", get(historikk::adresse::csv))
        .route("/helseregistre/ta-med/innsyn.html", get(registre::uttrekk::adresse::html))
        .route("/helseregistre/ta-med/innsyn.json", get(registre::uttrekk::adresse::json))
        .route("/helseregistre/ta-med/innsyn-tabeller.zip", get(registre::uttrekk::adresse::zip))
        .route("/helseregistre/ta-med/innsyn-fhir.json", get(registre::uttrekk::adresse::fhir))
        .route("/helseregistre/{register}/rapport/{id}/graf/{fil}", get(registre::rapport::adresse::graf))
        .route("/helseregistre/{register}/rapport/{id}/tallene/{fil}", get(registre::adresse::tallene))
        .route("/helseregistre/{register}/rapport/{id}/vedlegg/{nr}", get(registre::adresse::vedlegg))
        .route("/helseregistre/{register}/rapport/{id}/sammenligning", post(sammenligning::skjema::velg))
        .route("/helseregistre/{register}/notater", post(notater::skjema::lagre))
        .route("/helseregistre/{register}/notater/slett", post(notater::skjema::slett))
        .route("/helseregistre/{register}/notater/angre", post(notater::skjema::angre))
        .route("/samtykke/{id}/bekreft", post(samtykke::skjema::svar))
        .route("/samtykke/{id}/vedlegg/{nr}", get(samtykke::adresse::vedlegg))
        .route("/helseregistre/{register}/bestill", post(bestilling::skjema::bestill))
        .route("/bestillinger/{id}/avbryt", post(bestilling::skjema::avbryt))
        .route("/logg.csv", get(logg::adresse::csv))
        .route("/deltakelse/{part}/{id}/valg", post(deltakelse::skjema::sett))
        .route("/varsler/lest", post(varsler::skjema::lest))
        .route("/helseregistre/{register}/henvendelse/{slag}", post(henvendelser::skjema::ny).layer(med_filer()))
        .route("/henvendelser/{id}/svar", post(henvendelser::skjema::svar).layer(med_filer()))
        .route("/henvendelser/{id}/klage", post(henvendelser::skjema::klage).layer(med_filer()))
        .route("/henvendelser/{id}/vedlegg/{fil}", get(henvendelser::adresse::vedlegg))
}

/// The bound of a form that may hold files.
fn med_filer() -> DefaultBodyLimit {
    DefaultBodyLimit::max(STORSTE_MED_FILER)
}
