//! Takes a case worker's forms. What is wrong with a field is shown on the case's page, with what was typed.

use super::ROT;
use super::feil::Saksfeil;
use super::handling::Ugyldig;
use super::sak::Utkast;
use crate::domain::avslag::Avslag;
use crate::domain::dokument::{Dokument, Dokumentslag};
use crate::domain::id::HendelseId;
use crate::domain::klient::Klientavslag;
use crate::domain::sak::Saksstatus;
use crate::domain::saksgang::{
    MAKS_FILNAVN, MAKS_SAKSNUMMER, MAKS_SVAR, STORSTE_VEDLEGG, Saksavslag, kan_paklages, krever_tekst, svartekst,
};
use crate::portal::Portal;
use crate::portal::saksbehandler::Saksforesporsel;
use crate::pvk::Pvkfeil;
use crate::pvk::saker::{Behandler, NySaksfil, Statusmelding};
use crate::store::Feil;
use axum::extract::multipart::{Field, Multipart, MultipartError, MultipartRejection};
use axum::extract::{Extension, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use data_encoding::BASE64;
use std::sync::Arc;

/// Most bytes of a field that is no file: the longest text in UTF-8, and some.
const STORSTE_FELT: usize = MAKS_SVAR * 8;

/// The form as it was sent.
#[derive(Default)]
struct Sendt {
    utkast: Utkast,
    nokkel: String,
    sett: Option<HendelseId>,
    fil: Option<(String, Vec<u8>)>,
}

/// `POST /saksbehandler/sak/{guid}/status`: what a case worker does with a case.
pub async fn status(
    State(portal): State<Portal>,
    Extension(f): Extension<Saksforesporsel>,
    Path(guid): Path<String>,
    skjema: Result<Multipart, MultipartRejection>,
) -> Result<Redirect, Saksfeil> {
    let hvem = f.saksbehandler().map_err(Saksfeil::ved_lesing)?;
    let sendt = les(skjema.map_err(|_| Saksfeil::UlestSkjema)?).await?;
    let sett = sendt.sett.ok_or(Saksfeil::UlestSkjema)?;
    let mut utkast = Utkast { guid: guid.clone(), ..sendt.utkast };
    let (fil, feil) = match sendt.fil {
        Some((navn, byte)) => gjenkjenn(navn, &byte).map_or((None, true), |fil| (Some(fil), false)),
        None => (None, false),
    };
    utkast.feil = kontroller(&utkast, feil);
    let status = match (utkast.status, utkast.feil.is_empty()) {
        (Some(status), true) => status,
        _ => return Err(Saksfeil::Rettes(Arc::new(utkast))),
    };
    let melding = Statusmelding {
        status,
        tekst: svartekst(status, &utkast.tekst, &utkast.klageadgang),
        saksnummer: Some(utkast.saksnummer.clone()).filter(|s| !s.trim().is_empty()),
        nokkel: sendt.nokkel,
        filer: fil.into_iter().collect(),
        sett: Some(sett),
    };
    match portal.pvk.sett_saksstatus(Behandler::Saksbehandler(hvem), &guid, melding).await {
        Ok(_) => Ok(Redirect::to(&format!("{ROT}/sak/{guid}?lagret=ja"))),
        Err(feil) => Err(Saksfeil::ved_lagring(feil, utkast)),
    }
}

/// What is wrong with each field, in the order of the form.
fn kontroller(u: &Utkast, feil_fil: bool) -> Vec<(&'static str, Ugyldig)> {
    let tekstfelt = if u.sporsmal { "sporsmal-tekst" } else { "svar-tekst" };
    let tom = |t: &str| t.trim().is_empty();
    let lang = |t: &str, maks: usize| t.chars().count() > maks;
    let nei = u.status.is_some_and(kan_paklages);
    let alle = [
        (u.status.is_none(), "svar-status", Ugyldig::IkkeValgt),
        (u.status.is_some_and(krever_tekst) && tom(&u.tekst), tekstfelt, Ugyldig::ManglerTekst),
        (lang(&u.tekst, MAKS_SVAR), tekstfelt, Ugyldig::ForLang),
        (nei && tom(&u.klageadgang), "svar-klageadgang", Ugyldig::ManglerKlageadgang),
        (nei && lang(&u.tekst, MAKS_SVAR - MAKS_SVAR / 4), tekstfelt, Ugyldig::ForLang),
        (nei && lang(&u.klageadgang, MAKS_SVAR / 5), "svar-klageadgang", Ugyldig::ForLang),
        (lang(&u.saksnummer, MAKS_SAKSNUMMER), "svar-saksnummer", Ugyldig::ForLangtNummer),
        (feil_fil, "svar-fil", Ugyldig::FeilFil),
    ];
    let mut feil: Vec<(&'static str, Ugyldig)> = Vec::new();
    for (er, felt, hva) in alle {
        if er && !feil.iter().any(|(f, _)| *f == felt) {
            feil.push((felt, hva));
        }
    }
    feil
}

/// A file as the kind that its first bytes show.
fn gjenkjenn(navn: String, byte: &[u8]) -> Option<NySaksfil> {
    if byte.len() > STORSTE_VEDLEGG {
        return None;
    }
    let base64 = BASE64.encode(byte);
    let dokument =
        Dokumentslag::BREV.into_iter().find_map(|s| Dokument::les(s, base64.clone(), STORSTE_VEDLEGG).ok())?;
    let navn = navn.chars().take(MAKS_FILNAVN).collect();
    Some(NySaksfil { navn, dokument })
}

async fn les(mut skjema: Multipart) -> Result<Sendt, Saksfeil> {
    let mut sendt = Sendt::default();
    while let Some(felt) = skjema.next_field().await.map_err(|f| strom(&f))? {
        let navn = felt.name().unwrap_or_default().to_owned();
        if navn == "fil" {
            let filnavn = felt.file_name().unwrap_or_default().to_owned();
            let byte = helt(felt, STORSTE_VEDLEGG + 1).await?;
            // A form without a file sends an empty one.
            sendt.fil = (!byte.is_empty()).then_some((filnavn, byte));
            continue;
        }
        let byte = helt(felt, STORSTE_FELT).await?;
        let tekst = String::from_utf8(byte).map_err(|_| Saksfeil::UlestSkjema)?;
        match navn.as_str() {
            "nokkel" => sendt.nokkel = tekst,
            "sett" => sendt.sett = HendelseId::les(&tekst),
            "status" => sendt.utkast.status = Some(Saksstatus::les(&tekst).ok_or(Saksfeil::UlestSkjema)?),
            // A browser sends line breaks as two characters.
            "tekst" => sendt.utkast.tekst = tekst.replace("\r\n", "\n"),
            "klageadgang" => sendt.utkast.klageadgang = tekst.replace("\r\n", "\n"),
            "saksnummer" => sendt.utkast.saksnummer = tekst,
            "skjema" => sendt.utkast.sporsmal = tekst == "sporsmal",
            _ => {}
        }
    }
    Ok(sendt)
}

/// A field to its end; of one that is too large no more is kept than shows it.
pub(super) async fn helt(mut felt: Field<'_>, mest: usize) -> Result<Vec<u8>, Saksfeil> {
    let mut byte = Vec::new();
    while let Some(del) = felt.chunk().await.map_err(|f| strom(&f))? {
        let plass = mest.saturating_sub(byte.len());
        byte.extend_from_slice(&del[..del.len().min(plass)]);
    }
    Ok(byte)
}

pub(super) fn strom(feil: &MultipartError) -> Saksfeil {
    if feil.status() == StatusCode::PAYLOAD_TOO_LARGE { Saksfeil::ForStort } else { Saksfeil::UlestSkjema }
}

impl Saksfeil {
    /// The page for what went wrong while reading. A fault is logged here, once, with the code that is shown.
    pub fn ved_lesing(feil: Pvkfeil) -> Self {
        match feil {
            Pvkfeil::Avslag(_) | Pvkfeil::Feil(Feil::Avslag(_)) => Self::FinnesIkke,
            Pvkfeil::Feil(fault) => Self::Nede { kode: crate::pages::feil::logg(&fault) },
        }
    }

    /// The page for what went wrong while saving.
    fn ved_lagring(feil: Pvkfeil, utkast: Utkast) -> Self {
        let guid = utkast.guid.clone();
        match feil {
            Pvkfeil::Avslag(Klientavslag::Sak(avslag)) => match avslag {
                Saksavslag::BruktNokkel => Self::BruktNokkel { guid },
                Saksavslag::Avgjort | Saksavslag::Bakover | Saksavslag::FeilSvar => Self::IkkeMulig { guid },
                Saksavslag::ManglerTekst => Self::rettes(utkast, Ugyldig::ManglerTekst),
                Saksavslag::ForLang => Self::rettes(utkast, Ugyldig::ForLang),
                Saksavslag::FeilVedlegg => Self::rettes(utkast, Ugyldig::FeilFil),
            },
            Pvkfeil::Avslag(_) => Self::FinnesIkke,
            Pvkfeil::Feil(Feil::Avslag(Avslag::EndretImens)) => Self::EndretImens { guid },
            Pvkfeil::Feil(Feil::Avslag(_)) => Self::IkkeMulig { guid },
            // A commit whose answer was lost may have been done.
            Pvkfeil::Feil(fault @ (Feil::Avbrutt | Feil::Basis(sqlx::Error::Io(_) | sqlx::Error::Protocol(_)))) => {
                Self::Uvisst { kode: crate::pages::feil::logg(&fault), guid }
            }
            Pvkfeil::Feil(fault) => Self::IkkeLagret { kode: crate::pages::feil::logg(&fault) },
        }
    }

    fn rettes(mut utkast: Utkast, hva: Ugyldig) -> Self {
        let felt = match (hva, utkast.sporsmal) {
            (Ugyldig::FeilFil, _) => "svar-fil",
            (_, true) => "sporsmal-tekst",
            (_, false) => "svar-tekst",
        };
        utkast.feil = vec![(felt, hva)];
        Self::Rettes(Arc::new(utkast))
    }
}

/// The status alone, with the kind for whoever draws the page (the outermost layer of the case screen).
impl IntoResponse for Saksfeil {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status()).unwrap_or_default();
        (status, axum::Extension(self)).into_response()
    }
}
