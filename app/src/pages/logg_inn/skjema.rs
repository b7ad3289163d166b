//! Login as an invented person (demo only), and logout.

use crate::pages::feil::Feilslag;
use crate::portal::Portal;
use crate::store::okt::Oktnokkel;
use axum::extract::rejection::FormRejection;
use axum::extract::{Extension, Form, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

/// The one cookie. `__Host-`: this host only, whole site, only over a secure connection (or loopback).
pub const KAKE: &str = "__Host-innsyn";

#[derive(Deserialize)]
pub struct Testinnlogging {
    person: String,
    #[serde(default)]
    retur: String,
}

/// Logs in as an invented person and goes to where one was going.
pub async fn testperson(
    State(portal): State<Portal>,
    gammel: Option<Extension<Oktnokkel>>,
    skjema: Result<Form<Testinnlogging>, FormRejection>,
) -> Result<Response, Feilslag> {
    let Form(skjema) = skjema.map_err(Feilslag::fra_skjema)?;
    let person = portal.testpersoner.iter().find(|p| p.slug == skjema.person).ok_or(Feilslag::FinnesIkke)?;
    if let Some(Extension(gammel)) = gammel {
        portal.okter.slutt(&gammel).await.map_err(Feilslag::ved_lesing)?;
    }
    let nokkel = portal.okter.start(person.id).await.map_err(Feilslag::ved_lesing)?;
    let mut svar = til(&trygg_retur(Some(&skjema.retur)));
    sett_kake(svar.headers_mut(), &format!("{KAKE}={}; Path=/; Secure; HttpOnly; SameSite=Lax", nokkel.verdi()));
    Ok(svar)
}

/// Ends the session on the server and in the browser.
pub async fn logg_ut(State(portal): State<Portal>, nokkel: Option<Extension<Oktnokkel>>) -> Result<Response, Feilslag> {
    if let Some(Extension(nokkel)) = nokkel {
        portal.okter.slutt(&nokkel).await.map_err(Feilslag::ved_lesing)?;
    }
    let mut svar = til("/logg-inn?grunn=logget-ut");
    sett_kake(svar.headers_mut(), &format!("{KAKE}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"));
    svar.headers_mut().insert("clear-site-data", HeaderValue::from_static("\"cache\", \"storage\""));
    Ok(svar)
}

/// Where one comes back to: a path of our own, or the front page.
pub fn trygg_retur(retur: Option<&str>) -> String {
    let trygg = |r: &&str| {
        r.starts_with('/')
            && !r.starts_with("//")
            && !r.starts_with("/logg")
            && !r.contains(|c: char| c == '\\' || c.is_control())
    };
    retur.filter(trygg).unwrap_or("/").to_owned()
}

/// 303 See Other: the answer to a form is a page of its own.
pub fn til(adresse: &str) -> Response {
    let sted = HeaderValue::from_str(adresse).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, sted)]).into_response()
}

fn sett_kake(hoder: &mut HeaderMap, verdi: &str) {
    if let Ok(verdi) = HeaderValue::from_str(verdi) {
        hoder.append(header::SET_COOKIE, verdi);
    }
}

#[cfg(test)]
mod tests {
    use super::trygg_retur;

    #[test]
    fn one_never_comes_back_to_another_site() {
        for utenfor in
            ["https://x.example", "//x.example", "/\\x.example", "x", "", "/logg-ut", "/a\r\nb", "/\t/x.example"]
        {
            assert_eq!(trygg_retur(Some(utenfor)), "/", "{utenfor:?}");
        }
        assert_eq!(trygg_retur(Some("/helseregistre?sok=ms")), "/helseregistre?sok=ms");
    }
}
