//! Tokens and proofs (contract §7.1, §14; quality D-23, D-24): the whole router, an issuer on a real socket, and services
//! that count whom they have served.

mod accepted;
mod bad_proofs;
mod bad_tokens;
mod call;
mod issuer;
mod keys;
mod log;
mod replay;
mod sts;

use crate::house::{Answer, House, read};
use app::domain::aktor::Registerklient;
use app::domain::klient::Skop;
use app::portal::Portal;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode};
use axum::routing::any;
use axum::{Extension, Router};
use call::Call;
use server::api::ApiError;
use server::api::contract::path;
use server::auth::klient::Reason;
use server::config::Mode;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use sts::Sts;
use tower::ServiceExt;

/// A house that takes an issuer's tokens.
struct Stage {
    house: House,
    sts: Sts,
    router: Router,
    served: Arc<AtomicUsize>,
}

impl Stage {
    async fn new() -> Self {
        let (house, sts, served) = (House::demo().await, Sts::start().await, Arc::new(AtomicUsize::new(0)));
        let router = process(&house, &sts.url, Mode::Demo, &served);
        Self { house, sts, router, served }
    }

    /// A call that is let in, to be changed.
    fn call(&self) -> Call {
        Call::new(&self.sts.url, self.house.portal.klokke.na())
    }

    async fn send(&self, call: &Call) -> (Answer, Option<Reason>) {
        send(&self.router, call).await
    }

    /// How many calls have been served.
    fn served(&self) -> usize {
        self.served.load(SeqCst)
    }

    /// Lets seconds pass.
    fn wait(&self, seconds: i64) {
        self.house.portal.klokke.flytt(jiff::SignedDuration::from_secs(seconds));
    }
}

async fn send(router: &Router, call: &Call) -> (Answer, Option<Reason>) {
    let answer = router.clone().oneshot(call.request()).await.expect("the router never fails");
    let reason = answer.extensions().get::<Reason>().copied();
    (read(answer).await, reason)
}

/// Sends what has been signed once more.
async fn present(router: &Router, headers: &HeaderMap) -> (StatusCode, Option<Reason>) {
    let mut request = crate::house::request(Method::POST, call::PATH, "").body(Body::empty()).expect("a request");
    *request.headers_mut() = headers.clone();
    let answer = router.clone().oneshot(request).await.expect("the router never fails");
    (answer.status(), answer.extensions().get::<Reason>().copied())
}

/// A process of the installation.
fn process(house: &House, issuer: &str, mode: Mode, served: &Arc<AtomicUsize>) -> Router {
    house.router_of(services(served), |config| {
        config.token_issuer = Some(issuer.to_owned());
        config.mode = mode;
    })
}

/// A service for each scope. Each answers with the client it was called by, if that one may, and counts.
fn services(served: &Arc<AtomicUsize>) -> Router<Portal> {
    let service = |scope: Skop| {
        let served = Arc::clone(served);
        any(async move |State(portal): State<Portal>, Extension(client): Extension<Registerklient>| {
            let part = &client.klient().tilganger[0].part.0;
            client.part(&portal.katalog, part, scope)?;
            served.fetch_add(1, SeqCst);
            Ok::<_, ApiError>(client.klient().id.clone())
        })
    };
    Router::new()
        .route(path::STATUS, service(Skop::Les))
        .route(path::LIST, service(Skop::Les))
        .route(path::SET, service(Skop::Skriv))
        .route(path::INCLUSION, service(Skop::Inkludering))
}
