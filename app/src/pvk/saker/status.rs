//! A registry sets the status of a case, with words and files for the citizen.

use super::lese::{Hendelseskolonner, hendelse};
use super::noter::HENVENDELSE;
use super::{Behandler, Funnet, Ramme, sql};
use crate::domain::avslag::Avslag;
use crate::domain::bruk::Handling;
use crate::domain::dokument::Dokument;
use crate::domain::id::HendelseId;
use crate::domain::klient::Klientavslag;
use crate::domain::kvittering::sammendrag;
use crate::domain::rapport::ren;
use crate::domain::sak::{Saksslag, Saksstatus};
use crate::domain::saksgang::{
    Gang, MAKS_FILNAVN, MAKS_SAKSNUMMER, MAKS_VEDLEGG, STORSTE_VEDLEGG, Saksavslag, Sakshendelse, Stilling, gang,
    visning::siste,
};
use crate::domain::varsel::Varselinnhold;
use crate::personvern::lagre::las;
use crate::pvk::{Pvk, Pvkfeil};
use crate::store::bruk::sett_inn;
use crate::store::{self, Feil, fullfor, mikro, ny_id, transaksjon};

/// Longest key that is taken.
const LENGSTE_NOKKEL: usize = 64;

/// A file for the citizen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NySaksfil {
    pub navn: String,
    pub dokument: Dokument,
}

/// What a registry says in a case.
#[derive(Clone, Debug)]
pub struct Statusmelding {
    pub status: Saksstatus,
    /// To the citizen; plain text, may be empty where the status says it all.
    pub tekst: String,
    /// The registry's own number of the case; none leaves it as it is.
    pub saksnummer: Option<String>,
    /// Made by the sender: the same key is the same message.
    pub nokkel: String,
    pub filer: Vec<NySaksfil>,
    /// The last event the sender has seen; when another has come, the message is refused.
    pub sett: Option<HendelseId>,
}

/// What came of a message in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saksutfall {
    /// Whether anything was changed now.
    pub endret: bool,
    /// As the case stands after it.
    pub status: Saksstatus,
}

impl Statusmelding {
    /// The same with clean texts and within bounds.
    fn kontrollert(self) -> Result<Self, Saksavslag> {
        let kort = |t: &str, maks: usize| t.chars().count() <= maks;
        let nokkel_god =
            (1..=LENGSTE_NOKKEL).contains(&self.nokkel.len()) && self.nokkel.bytes().all(|b| b.is_ascii_graphic());
        if !nokkel_god {
            return Err(Saksavslag::BruktNokkel);
        }
        if self.filer.len() > MAKS_VEDLEGG || self.filer.iter().any(|f| f.dokument.storrelse() > STORSTE_VEDLEGG) {
            return Err(Saksavslag::FeilVedlegg);
        }
        let tekst = ren(self.tekst.replace("\r\n", "\n").trim());
        let saksnummer = self.saksnummer.map(|s| ren(s.trim())).filter(|s| !s.is_empty());
        let filer: Vec<_> = self.filer.into_iter().map(|f| NySaksfil { navn: ren(f.navn.trim()), ..f }).collect();
        let lange_navn = filer.iter().any(|f| f.navn.is_empty() || !kort(&f.navn, MAKS_FILNAVN));
        if lange_navn || saksnummer.as_deref().is_some_and(|s| !kort(s, MAKS_SAKSNUMMER)) {
            return Err(Saksavslag::ForLang);
        }
        Ok(Self { tekst, saksnummer, filer, ..self })
    }

    /// The contents as a digest: the same key with anything else is refused.
    fn sammendrag(&self) -> Result<String, Feil> {
        let filer: Vec<_> =
            self.filer.iter().map(|f| (&f.navn, f.dokument.slag().mime(), sammendrag(f.dokument.base64()))).collect();
        let alt = (self.status, &self.tekst, &self.saksnummer, filer);
        Ok(sammendrag(&serde_json::to_string(&alt).map_err(|_| Feil::Ulest("message in a case"))?))
    }
}

impl Pvk {
    /// Sets the status of a case: event, status, files, notice and log row in one transaction. Sent again under the same
    /// key, it changes nothing.
    ///
    /// # Errors
    /// As [`Self::sak`]; the [`Saksavslag`] of the rule; [`Avslag::EndretImens`] when something has happened in the case
    /// that the sender has not seen; database. After an error nothing is stored.
    pub async fn sett_saksstatus(
        &self,
        behandler: Behandler<'_>,
        guid: &str,
        melding: Statusmelding,
    ) -> Result<Saksutfall, Pvkfeil> {
        let ramme = behandler.ramme()?;
        let funnet = self.finn_sak(&ramme, guid).await?;
        let melding = melding.kontrollert().map_err(Klientavslag::from)?;
        let door = self.clone();
        let utfall = fullfor(async move { door.sett_i_transaksjon(&ramme, &funnet, &melding).await }).await?;
        Ok(utfall.map_err(Klientavslag::from)?)
    }

    async fn sett_i_transaksjon(
        &self,
        ramme: &Ramme,
        sak: &Funnet,
        m: &Statusmelding,
    ) -> Result<Result<Saksutfall, Saksavslag>, Feil> {
        let (na, innbygger) = (self.klokke.na(), sak.innbygger);
        // Longer than any key of a citizen's form, so that the two never meet.
        let nokkel = format!("registersak/{}", sammendrag(&format!("{}|{}", sak.id, m.nokkel)));
        let innhold = m.sammendrag()?;
        transaksjon!(&self.basis, tx => {
            las!(tx, innbygger);
            let kjent: Option<(String,)> = sqlx::query_as(sql::FINN_NOKKEL)
                .bind(innbygger.0)
                .bind(&nokkel)
                .fetch_optional(&mut **tx)
                .await?;
            let fra = fra!(tx, sak);
            let status = fra.status;
            if let Some((for_,)) = kjent {
                let samme = Saksutfall { endret: false, status };
                return Ok(if for_ == innhold { Ok(samme) } else { Err(Saksavslag::BruktNokkel) });
            }
            let (sist, tekst, klaget) = siste(&fra.hendelser);
            if m.sett.is_some_and(|sett| sett != sist) {
                return Err(Avslag::EndretImens.into());
            }
            let ny = match gang(Stilling { slag: fra.slag, status, tekst, klaget }, m.status, &m.tekst) {
                Ok(gang) => gang == Gang::Ny || !m.filer.is_empty(),
                Err(avslag) => return Ok(Err(avslag)),
            };
            let nytt_nummer = m.saksnummer.as_ref().filter(|n| **n != fra.saksnummer);
            if !ny && nytt_nummer.is_none() {
                return Ok(Ok(Saksutfall { endret: false, status }));
            }
            sqlx::query(sql::TA_NOKKEL)
                .bind(innbygger.0)
                .bind(&nokkel)
                .bind(&innhold)
                .bind(mikro(na))
                .execute(&mut **tx)
                .await?;
            sett_status!(tx, sak, m, nytt_nummer.unwrap_or(&fra.saksnummer), na);
            if ny {
                meld!(tx, sak, ramme, m, sist, na);
            }
            sett_inn!(tx, innbygger, ramme.rad(&sak.part, Handling::Endre, HENVENDELSE, na)?)?;
            Ok(Ok(Saksutfall { endret: true, status: m.status }))
        })
    }
}

/// A case as it stands, once its citizen is locked.
struct Fra {
    slag: Saksslag,
    status: Saksstatus,
    saksnummer: String,
    hendelser: Vec<Sakshendelse>,
}

/// Reads [`Fra`].
macro_rules! fra {
    ($tx:ident, $sak:ident) => {{
        let (slag, status, saksnummer): (String, String, String) =
            sqlx::query_as(sql::STILLING).bind($sak.innbygger.0).bind($sak.id).fetch_one(&mut **$tx).await?;
        let rader: Vec<Hendelseskolonner> =
            sqlx::query_as(sql::HENDELSER).bind($sak.innbygger.0).bind($sak.id).fetch_all(&mut **$tx).await?;
        Fra {
            slag: Saksslag::les(&slag).ok_or(Feil::Ulest("kind of a case"))?,
            status: Saksstatus::les(&status).ok_or(Feil::Ulest("status of a case"))?,
            saksnummer,
            hendelser: rader.into_iter().map(hendelse).collect::<Result<_, _>>()?,
        }
    }};
}
use fra;

/// The case's own row.
macro_rules! sett_status {
    ($tx:ident, $sak:ident, $m:ident, $saksnummer:expr, $na:ident) => {
        sqlx::query(sql::SETT_STATUS)
            .bind($sak.innbygger.0)
            .bind($sak.id)
            .bind($m.status.kode())
            .bind($saksnummer)
            .bind(mikro($na))
            .execute(&mut **$tx)
            .await?
    };
}
use sett_status;

/// Event, files and notice of one message. Its id is after the last event's, whatever the clock says.
macro_rules! meld {
    ($tx:ident, $sak:ident, $ramme:ident, $m:ident, $sist:ident, $na:ident) => {{
        let id = ny_id($na)?.max(HendelseId($sist.0.saturating_add(1)));
        sqlx::query(sql::NY_HENDELSE)
            .bind($sak.innbygger.0)
            .bind($sak.id)
            .bind(id.0)
            .bind(&$ramme.navn)
            .bind($m.status.kode())
            .bind(&$m.tekst)
            .bind(&$m.nokkel)
            .execute(&mut **$tx)
            .await?;
        for fil in &$m.filer {
            sqlx::query(sql::NY_FIL)
                .bind($sak.innbygger.0)
                .bind($sak.id)
                .bind(ny_id($na)?.0)
                .bind(&fil.navn)
                .bind(fil.dokument.slag().mime())
                .bind(fil.dokument.base64())
                .execute(&mut **$tx)
                .await?;
        }
        let varsel = Varselinnhold::Sak(HendelseId($sak.id));
        let (slag, gjelder, tekst) = varsel.kolonner();
        sqlx::query(store::sql::NY_VARSEL)
            .bind($sak.innbygger.0)
            .bind(ny_id($na)?.0)
            .bind(slag)
            .bind(&$sak.part.0)
            .bind(&gjelder)
            .bind(tekst)
            .bind(None::<i64>)
            .execute(&mut **$tx)
            .await?;
    }};
}
use meld;
