//! The route table of the case screen: every page and every form of case workers. The server puts one guard before all of
//! them (`server::caseworkers`).

use crate::pages::saksbehandler::bestilling::skjema as levering;
use crate::pages::saksbehandler::feil::{Saksfeil, Saksfeilside};
use crate::pages::saksbehandler::{adresse, page, skjema};
use crate::portal::Portal;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use leptos::prelude::*;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::{SsrMode, path};

/// The pages, by address.
#[component]
pub fn Saksruter() -> impl IntoView {
    view! {
        <Router>
            <Routes fallback=|| view! { <Saksfeilside feil=Saksfeil::FinnesIkke/> }>
                <Route path=path!("/saksbehandler") view=page::Liste ssr=SsrMode::Async/>
                <Route path=path!("/saksbehandler/logg-inn") view=page::LoggInn ssr=SsrMode::Async/>
                <Route path=path!("/saksbehandler/sak/:guid") view=page::Sak ssr=SsrMode::Async/>
                <Route path=path!("/saksbehandler/bestillinger") view=page::Bestillinger ssr=SsrMode::Async/>
                <Route path=path!("/saksbehandler/bestilling/:guid") view=page::Bestilling ssr=SsrMode::Async/>
            </Routes>
        </Router>
    }
}

/// The forms, which answer with a redirect, and files. Login and logout are the server's.
pub fn skjema() -> axum::Router<Portal> {
    let rapport = post(levering::rapport).layer(DefaultBodyLimit::max(levering::STORSTE_LEVERING));
    axum::Router::new()
        .route("/saksbehandler/sak/{guid}/status", post(skjema::status))
        .route("/saksbehandler/sak/{guid}/vedlegg/{nr}", get(adresse::vedlegg))
        .route("/saksbehandler/bestilling/{guid}/rapport", rapport)
        .route("/saksbehandler/bestilling/{guid}/feilet", post(levering::feilet))
}
