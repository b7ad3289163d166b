//! A citizen's session: from the cookie to the actor. Every address is personal unless it is named as public here.

use crate::ServerState;
use crate::http::progress::is_events;
use app::domain::aktor::Aktor;
use app::pages::feil::Feilslag;
use app::pages::logg_inn::skjema::{KAKE, til};
use app::portal::{Foresporsel, Innlogget};
use app::store::okt::{Gyldig, Okt, Oktnokkel, Oppslag};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Pages and forms that need no login.
const PUBLIC: [&str; 7] =
    ["/logg-inn", "/logg-inn/testperson", "/logg-ut", "/hjelp", "/personvern", "/tilgjengelighet", "/verifiser"];

/// What scripts ask while the citizen does nothing: finds no actor and keeps no session alive.
const PASSIVE: [&str; 3] = ["/okt", "/okt/forleng", "/dev/generasjon"];

/// Finds out who asks. Whoever has no session is sent to the login page and comes back from there.
pub async fn session(State(state): State<ServerState>, mut request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if state.assets.has(path) || PASSIVE.contains(&path) {
        return next.run(request).await;
    }
    let key = cookie(request.headers());
    let lookup = if is_events(path) { Oppslag::Passiv } else { Oppslag::Aktiv };
    let found = match &key {
        Some(key) => match state.portal.okter.finn(key, lookup).await {
            Ok(found) => found,
            // A check that cannot be answered is a fault, never "logged out".
            Err(fault) => return Feilslag::ved_lesing(fault).into_response(),
        },
        None => Okt::Ukjent,
    };
    let mut f = Foresporsel { portal: state.portal.clone(), innlogget: None, feil: None };
    match found {
        Okt::Gyldig(okt) => f.innlogget = Some(asker(*okt)),
        missing if !PUBLIC.contains(&path) => return to_login(request.method(), request.uri(), missing == Okt::Utlopt),
        _ => (),
    }
    if let Some(key) = key {
        request.extensions_mut().insert(key);
    }
    request.extensions_mut().insert(f);
    next.run(request).await
}

/// The one who has logged in, as the actor of this request: for themselves, or for the one the session acts for.
fn asker(okt: Gyldig) -> Innlogget {
    let Gyldig { innbygger, navn, sekunder, for_annen, slutt, har_relasjoner } = okt;
    let aktor = match &for_annen {
        Some(annen) => Aktor::representant(innbygger, annen.representasjon.clone()),
        None => Aktor::innbygger(innbygger),
    };
    Innlogget { aktor, navn, sekunder, for_annen, slutt, har_relasjoner }
}

/// To the login page, with the reason and the way back. What a form held is not kept: it was not sent.
fn to_login(method: &Method, uri: &Uri, timed_out: bool) -> Response {
    let reads = method == Method::GET || method == Method::HEAD;
    let way_back = match uri.path_and_query() {
        Some(all) if reads => all.as_str(),
        _ => uri.path().trim_end_matches("/bekreft"),
    };
    let reason = match (timed_out || !reads, way_back) {
        (true, _) => "?grunn=tidsavbrudd",
        (false, "/") => return til("/logg-inn"),
        (false, _) => "?grunn=inn",
    };
    til(&format!("/logg-inn{reason}&retur={}", query_value(way_back)))
}

/// A path as the value of a query parameter.
fn query_value(text: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~/".contains(&b);
    text.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

/// The session key in the cookie header, if there is one.
fn cookie(headers: &HeaderMap) -> Option<Oktnokkel> {
    let pairs = headers.get_all(header::COOKIE).iter().filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(';'));
    let mut pairs = pairs.filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, value)| *name == KAKE && !value.is_empty()).map(|(_, value)| Oktnokkel::fra_kake(value))
}

/// `GET /okt`: seconds until the session ends, as plain text; asking does not keep it alive. 401 without a session.
pub async fn seconds_left(State(state): State<ServerState>, headers: HeaderMap) -> Result<String, Response> {
    seconds(&state, &headers, Oppslag::Passiv).await
}

/// `POST /okt/forleng`: the citizen is still there. Answers as [`seconds_left`].
pub async fn extend(State(state): State<ServerState>, headers: HeaderMap) -> Result<String, Response> {
    seconds(&state, &headers, Oppslag::Aktiv).await
}

async fn seconds(state: &ServerState, headers: &HeaderMap, oppslag: Oppslag) -> Result<String, Response> {
    let key = cookie(headers).ok_or_else(|| StatusCode::UNAUTHORIZED.into_response())?;
    match state.portal.okter.finn(&key, oppslag).await {
        Ok(Okt::Gyldig(okt)) => Ok(okt.sekunder.to_string()),
        Ok(_) => Err(StatusCode::UNAUTHORIZED.into_response()),
        Err(fault) => {
            app::pages::feil::logg(&fault);
            Err(StatusCode::SERVICE_UNAVAILABLE.into_response())
        }
    }
}

/// Who a cookie header belongs to, for the header of an error page. A fault here is no reason not to show the error.
pub async fn who(state: &ServerState, cookies: &HeaderValue) -> Option<Innlogget> {
    let headers = HeaderMap::from_iter([(header::COOKIE, cookies.clone())]);
    match state.portal.okter.finn(&cookie(&headers)?, Oppslag::Passiv).await {
        Ok(Okt::Gyldig(okt)) => Some(asker(*okt)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_is_escaped() {
        assert_eq!(query_value("/helseregistre?sok=a b&vis=x"), "/helseregistre%3Fsok%3Da%20b%26vis%3Dx");
    }

    #[test]
    fn only_our_own_cookie_is_a_session() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, "a=b; __Host-innsyn=; innsyn=x".parse().expect("a header"));
        assert!(cookie(&headers).is_none());
        headers.append(header::COOKIE, "c=d; __Host-innsyn=key".parse().expect("a header"));
        assert_eq!(cookie(&headers).map(|k| k.verdi().to_owned()), Some("key".to_owned()));
    }
}
