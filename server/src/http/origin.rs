//! Where a change comes from. Every unsafe method must come from the portal's own pages (Fetch Metadata; OWASP, CSRF).

use crate::ServerState;
use app::pages::feil::Feilslag;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Refuses an unsafe method unless `Sec-Fetch-Site` is `same-origin`; where a browser does not send that header,
/// `Origin` must be our own. Neither header: refused.
pub async fn check(State(state): State<ServerState>, request: Request, next: Next) -> Response {
    if allowed(&request, &state.origin) { next.run(request).await } else { Feilslag::IkkeHerfra.into_response() }
}

/// Whether a request changes nothing, or comes from our own pages.
pub fn allowed(request: &Request, origin: &str) -> bool {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    safe || from_here(request.headers(), origin)
}

fn from_here(headers: &HeaderMap, origin: &str) -> bool {
    match (headers.get("sec-fetch-site"), headers.get(header::ORIGIN)) {
        (Some(site), _) => site == "same-origin",
        (None, Some(sent)) => sent == origin,
        (None, None) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(pairs: &[(&'static str, &'static str)]) -> bool {
        let headers = pairs.iter().map(|(n, v)| (n.parse().expect("a name"), v.parse().expect("a value"))).collect();
        from_here(&headers, "https://innsyn.example")
    }

    #[test]
    fn only_the_portals_own_pages_may_change_anything() {
        assert!(judged(&[("sec-fetch-site", "same-origin")]));
        assert!(judged(&[("origin", "https://innsyn.example")]));
        for foreign in ["cross-site", "same-site", "none", ""] {
            assert!(!judged(&[("sec-fetch-site", foreign), ("origin", "https://innsyn.example")]), "{foreign}");
        }
        assert!(!judged(&[("origin", "https://innsyn.example.evil")]));
        assert!(!judged(&[("origin", "null")]));
        assert!(!judged(&[]));
    }
}
