//! A case worker's session: login, logout, and the one guard of the case screen. Apart from citizens' sessions: another
//! cookie, another table. Everything below `/saksbehandler` but the login page and its form needs a session.

use crate::ServerState;
use app::domain::aktor::Saksbehandler;
use app::pages::saksbehandler::feil::Saksfeil;
use app::pages::saksbehandler::{INNLOGGING, ROT};
use app::portal::Portal;
use app::portal::saksbehandler::Saksforesporsel;
use app::store::okt::Oktnokkel;
use app::store::saksbehandlerokt::{Saksbehandlerlinje, Saksbehandlerokt};
use axum::extract::rejection::FormRejection;
use axum::extract::{Extension, Form, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use std::sync::Arc;

/// The case workers' one cookie. `__Host-`: this host only, only over a secure connection (or loopback).
pub const COOKIE: &str = "__Host-innsyn-saksbehandler";
/// Where one logs out; without a session it leads to the login page.
pub const LOGOUT: &str = "/saksbehandler/logg-ut";

/// Finds out who asks. Nobody gets past without a session, but to the login page.
pub async fn guard(State(state): State<ServerState>, mut request: Request, next: Next) -> Response {
    let key = cookie(request.headers());
    let found = match &key {
        Some(key) => match state.portal.saksbehandlerokter.finn(key).await {
            Ok(found) => found,
            // A check that cannot be answered is a fault, never "logged out".
            Err(fault) => return Saksfeil::ved_lesing(fault.into()).into_response(),
        },
        None => Saksbehandlerokt::Ukjent,
    };
    let worker = match found {
        Saksbehandlerokt::Gyldig(line) => Some(Arc::new(worker(line))),
        _ if request.uri().path() == INNLOGGING => None,
        Saksbehandlerokt::Utlopt => return to(&format!("{INNLOGGING}?grunn=tidsavbrudd")),
        Saksbehandlerokt::Ukjent => return to(&format!("{INNLOGGING}?grunn=inn")),
    };
    if let Some(key) = key {
        request.extensions_mut().insert(key);
    }
    let asked = Saksforesporsel { portal: state.portal, saksbehandler: worker, feil: None, utkast: None };
    request.extensions_mut().insert(asked);
    next.run(request).await
}

/// Who a cookie header belongs to, for the header of an error page. A fault here is no reason not to show the error.
pub async fn who(state: &ServerState, headers: &HeaderMap) -> Option<Arc<Saksbehandler>> {
    match state.portal.saksbehandlerokter.finn(&cookie(headers)?).await {
        Ok(Saksbehandlerokt::Gyldig(line)) => Some(Arc::new(worker(line))),
        _ => None,
    }
}

fn worker(line: Saksbehandlerlinje) -> Saksbehandler {
    Saksbehandler::innlogget(line.id, line.navn, line.virksomhet, line.parter)
}

#[derive(Deserialize)]
pub struct Chosen {
    saksbehandler: i64,
}

/// Logs in as an invented case worker. Outside the demo there is nobody to log in as.
pub async fn log_in(
    State(portal): State<Portal>,
    old: Option<Extension<Oktnokkel>>,
    form: Result<Form<Chosen>, FormRejection>,
) -> Result<Response, Saksfeil> {
    let Form(chosen) = form.map_err(|_| Saksfeil::UlestSkjema)?;
    let sessions = &portal.saksbehandlerokter;
    let all = if portal.oppsett.demo { sessions.alle().await.map_err(fault)? } else { Vec::new() };
    if !all.iter().any(|s| s.id == chosen.saksbehandler) {
        return Err(Saksfeil::FinnesIkke);
    }
    if let Some(Extension(old)) = old {
        sessions.slutt(&old).await.map_err(fault)?;
    }
    let key = sessions.start(chosen.saksbehandler).await.map_err(fault)?;
    let mut answer = to(ROT);
    set_cookie(&mut answer, &format!("{COOKIE}={}; Path=/; Secure; HttpOnly; SameSite=Lax", key.verdi()));
    Ok(answer)
}

/// Ends the session on the server and in the browser. A citizen's session in the same browser goes on.
pub async fn log_out(State(portal): State<Portal>, key: Option<Extension<Oktnokkel>>) -> Result<Response, Saksfeil> {
    if let Some(Extension(key)) = key {
        portal.saksbehandlerokter.slutt(&key).await.map_err(fault)?;
    }
    let mut answer = to(&format!("{INNLOGGING}?grunn=logget-ut"));
    set_cookie(&mut answer, &format!("{COOKIE}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"));
    answer.headers_mut().insert("clear-site-data", HeaderValue::from_static("\"cache\""));
    Ok(answer)
}

fn fault(fault: app::store::Feil) -> Saksfeil {
    Saksfeil::ved_lesing(fault.into())
}

/// The session key in the cookie header, if there is one.
fn cookie(headers: &HeaderMap) -> Option<Oktnokkel> {
    let pairs = headers.get_all(header::COOKIE).iter().filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(';'));
    let mut pairs = pairs.filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, value)| *name == COOKIE && !value.is_empty()).map(|(_, value)| Oktnokkel::fra_kake(value))
}

fn set_cookie(answer: &mut Response, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        answer.headers_mut().append(header::SET_COOKIE, value);
    }
}

/// 303 See Other.
fn to(address: &str) -> Response {
    let place = HeaderValue::from_str(address).unwrap_or(HeaderValue::from_static(INNLOGGING));
    (StatusCode::SEE_OTHER, [(header::LOCATION, place)]).into_response()
}
