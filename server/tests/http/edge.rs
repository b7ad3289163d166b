//! The registries' side with everything that stands around the services, and a gate that believes what a header says: what
//! is tested is what comes after and before the real gate.

use crate::house::{Answer, House, read};
use app::domain::aktor::Registerklient;
use app::domain::klient::Skop;
use app::portal::Portal;
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use server::ServerState;
use server::api::{edge, in_lower_case, limits::Most};
use server::http::assets::Assets;
use std::sync::Arc;
use tower::ServiceExt;

/// Name of the header that the tests' gate believes.
const CLIENT: &str = "x-test-client";

pub struct Edge(Router);

impl Edge {
    /// The services of the contract, and those of a test beside them.
    pub fn new(house: &House, most: Most, extra: Router<Portal>) -> Self {
        let state = ServerState {
            portal: house.portal.clone(),
            leptos: leptos::config::LeptosOptions::builder().output_name("innsyn").build(),
            assets: Arc::new(Assets::default()),
            origin: "https://innsyn.example".into(),
        };
        let services = server::api::services().split_for_parts().0.merge(extra);
        let portal = house.portal.clone();
        Self(edge::around(&state, services, most, |services| services.layer(from_fn_with_state(portal, believe))))
    }

    pub async fn send(&self, request: Request) -> Answer {
        read(self.0.clone().oneshot(in_lower_case(request)).await.expect("the router never fails")).await
    }

    pub async fn get(&self, client: &str, path: &str) -> Answer {
        self.send(asked(client, "GET", path).body(Body::empty()).expect("a request")).await
    }
}

/// A request of a client; of nobody when the name is empty.
pub fn asked(client: &str, method: &str, path: &str) -> axum::http::request::Builder {
    let request = Request::builder().method(method).uri(path);
    if client.is_empty() { request } else { request.header(CLIENT, client) }
}

async fn believe(State(portal): State<Portal>, mut request: Request, next: Next) -> Response {
    let name = request.headers().get(CLIENT).and_then(|v| v.to_str().ok());
    let Some(client) = name.and_then(|name| portal.klienter.klient(name)) else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    let client = Registerklient::innsluppet(Arc::clone(client), vec![Skop::Les, Skop::Skriv, Skop::Inkludering]);
    request.extensions_mut().insert(client);
    next.run(request).await
}
