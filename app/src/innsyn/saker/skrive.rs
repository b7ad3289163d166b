//! Opening a case, writing in it, complaining: the case, its event, its files, what the registry is to be told and the
//! citizen's log row in one transaction, once per form.

use super::lese::EN;
use super::{Hendelseskolonner, KLAGENOKKEL, Sakskolonner, hendelse, kan_skrive, sql};
use crate::domain::aktor::Aktor;
use crate::domain::avslag::Avslag;
use crate::domain::bruk::Handling;
use crate::domain::id::HendelseId;
use crate::domain::kvittering;
use crate::domain::register::Register;
use crate::domain::representasjon::Operasjon;
use crate::domain::sak::{
    Feltfeil, Gjelder, Hendelsesslag, Klageadgang, MAKS_VEDLEGG, Nysak, Sakhendelse, Saksmelding, Saksskjema,
    Saksstatus, Vedlegg, frist, klageadgang,
};
use crate::domain::tid;
use crate::domain::tjenesten::Tjeneste;
use crate::innsyn::Innsyn;
use crate::innsyn::system::Meldingsslag;
use crate::innsyn::utsending::legg_i_ko;
use crate::personvern;
use crate::personvern::lagre::las;
use crate::store::bruk::{EgetOppslag, egen_rad, sett_inn};
use crate::store::{self, Feil, fullfor, mikro, ny_id, tilfeldig, transaksjon};
use data_encoding::HEXLOWER;
use std::sync::Arc;

/// Longest form key that is taken.
const LENGSTE_NOKKEL: usize = 64;
/// Events of a case, and files in it, after which the citizen's own are no longer taken.
const FLEST_HENDELSER: usize = 200;
const FLEST_VEDLEGG: i64 = 30;

/// What came of the form for a new case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Nysakutfall {
    /// Sent, now or by an earlier sending of the same form.
    Sendt(HendelseId),
    /// Nothing is stored: this must be put right.
    MaRettes(Vec<Feltfeil>),
}

/// A message in a case as its form was sent.
#[derive(Clone, Debug)]
pub struct Nyttsvar {
    pub melding: Saksmelding,
    pub vedlegg: Vec<Vedlegg>,
    /// The form's one-time key.
    pub nokkel: String,
}

/// A case that is to be stored.
struct Apning {
    register: Arc<Register>,
    sak: Nysak,
    gjelder: String,
    vedlegg: Vec<Vedlegg>,
    nokkel: String,
}

/// Stores one event of the citizen's own and its files, in a transaction that is under way. `status` and `nokkel` are as
/// the columns have them.
macro_rules! ny_hendelse {
    ($tx:ident, $aktor:expr, $sak:expr, $id:expr, $status:expr, $tekst:expr, $nokkel:expr, $vedlegg:expr, $na:expr) => {{
        let av = hvem($aktor);
        let (slag, navn) = av.kolonner();
        let innbygger = $aktor.gjelder().0;
        sqlx::query(sql::NY_HENDELSE)
            .bind(innbygger)
            .bind($sak.0)
            .bind($id.0)
            .bind(slag)
            .bind(navn)
            .bind($status)
            .bind($tekst)
            .bind($nokkel)
            .execute(&mut **$tx)
            .await?;
        // Numbered from a common start, so that files of one sending keep their order: at most three, in three bits.
        let forste = ny_id($na)?.0 & !0b111;
        for (nr, v) in (0i64..).zip($vedlegg) {
            sqlx::query(sql::NYTT_VEDLEGG)
                .bind(innbygger)
                .bind($sak.0)
                .bind(forste | (nr & 0b111))
                .bind(&v.navn)
                .bind(v.dokument.slag().mime())
                .bind(v.dokument.base64())
                .execute(&mut **$tx)
                .await?;
        }
    }};
}

/// What the form's key was used for before, if it was; leaves the block with what came of it.
macro_rules! ta_nokkel {
    ($tx:ident, $innbygger:expr, $nokkel:expr, $sammendrag:expr, $id:expr, $na:expr, $gjentatt:expr) => {{
        let tidligere: Option<(String, Option<i64>)> = sqlx::query_as(personvern::sql::FINN_SKJEMANOKKEL)
            .bind($innbygger)
            .bind($nokkel)
            .fetch_optional(&mut **$tx)
            .await?;
        if let Some((brukt, id)) = tidligere {
            let id = id.filter(|_| brukt == *$sammendrag).ok_or(Avslag::BruktNokkel)?;
            return Ok($gjentatt(HendelseId(id)));
        }
        sqlx::query(personvern::sql::TA_SKJEMANOKKEL)
            .bind($innbygger)
            .bind($nokkel)
            .bind($sammendrag)
            .bind($id.0)
            .bind(mikro($na))
            .execute(&mut **$tx)
            .await?;
    }};
}

impl Innsyn {
    /// Opens a case. The same form sent again is the same case.
    ///
    /// # Errors
    /// As [`Self::saksskjema`]; [`Avslag::BruktNokkel`] for a key used with anything else; [`Avslag::IkkeMulig`] for more
    /// files than are taken. After an error nothing is stored.
    pub async fn ny_sak(
        &self,
        aktor: &Aktor,
        slug: &str,
        skjema: &Saksskjema,
        vedlegg: Vec<Vedlegg>,
        nokkel: &str,
    ) -> Result<Nysakutfall, Feil> {
        kontroller_nokkel(nokkel)?;
        let register = self.synlig(aktor, slug).await?;
        kan_skrive(aktor, &register, skjema.slag)?;
        self.vakt.apner(aktor, Tjeneste::for_register(&register), Operasjon::Sak(&register, skjema.slag)).await?;
        let gjelder = self.gjelder(aktor, &register, skjema.slag, &skjema.henvisning, &skjema.ord).await?;
        let sak = match skjema.kontroller(&gjelder) {
            Ok(sak) => sak,
            Err(feil) => return Ok(Nysakutfall::MaRettes(feil)),
        };
        if vedlegg.len() > MAKS_VEDLEGG || sak.slag().ma_bekreftes() && !vedlegg.is_empty() {
            return Err(Avslag::IkkeMulig.into());
        }
        let apning = Apning { register, gjelder: som_json(&gjelder)?, sak, vedlegg, nokkel: nokkel.to_owned() };
        let (door, aktor) = (self.clone(), aktor.clone());
        fullfor(async move { door.apne_sak(&aktor, &apning).await }).await.map(Nysakutfall::Sendt)
    }

    async fn apne_sak(&self, aktor: &Aktor, ny: &Apning) -> Result<HendelseId, Feil> {
        let (na, innbygger, part) = (self.klokke.na(), aktor.gjelder(), &ny.register.part);
        let (id, forste, guid) = (ny_id(na)?, ny_id(na)?, ny_guid()?);
        let sammendrag = ny.sammendrag();
        transaksjon!(&self.basis, tx => {
            // One change at a time per citizen: a form sent twice at once is sent one after the other.
            las!(tx, innbygger);
            ta_nokkel!(tx, innbygger.0, &ny.nokkel, &sammendrag, id, na, |id| id);
            sqlx::query(sql::NY_SAK)
                .bind(innbygger.0)
                .bind(id.0)
                .bind(&part.0)
                .bind(&guid)
                .bind(ny.sak.slag().kode())
                .bind(frist(tid::dag(na)).to_string())
                .bind(&ny.gjelder)
                .bind(ny.sak.tekst())
                .bind(ny.sak.onsket())
                .bind(mikro(na))
                .execute(&mut **tx)
                .await?;
            ny_hendelse!(tx, aktor, id, forste, Saksstatus::Sendt.kode(), "", "", &ny.vedlegg, na);
            legg_i_ko!(tx, innbygger, part, Meldingsslag::Sak, id.0, &guid, na)?;
            sett_inn!(tx, innbygger, egen_rad(aktor, oppslag(&ny.register), na)?)?;
            Ok(id)
        })
    }

    /// Writes in a case, as an answer to the registry or by oneself, until it is decided. A case that waits for the citizen
    /// is the registry's to work on again.
    ///
    /// # Errors
    /// [`Avslag::FinnesIkke`] as for [`Self::sak`]; [`Avslag::IkkeMulig`] when the case is decided or full;
    /// [`Avslag::BruktNokkel`]; level, lock or representation; database. After an error nothing is stored.
    pub async fn svar_i_sak(&self, aktor: &Aktor, id: HendelseId, svar: Nyttsvar) -> Result<(), Feil> {
        self.skriv_i_sak(aktor, id, svar, false).await
    }

    /// Complains about what was not granted: the case begins again, with a new deadline.
    ///
    /// # Errors
    /// As [`Self::svar_i_sak`]; [`Avslag::IkkeMulig`] when there is nothing to complain about, too late, and the second time.
    pub async fn klag(&self, aktor: &Aktor, id: HendelseId, klage: Nyttsvar) -> Result<(), Feil> {
        self.skriv_i_sak(aktor, id, klage, true).await
    }

    async fn skriv_i_sak(&self, aktor: &Aktor, id: HendelseId, svar: Nyttsvar, klage: bool) -> Result<(), Feil> {
        kontroller_nokkel(&svar.nokkel)?;
        if svar.vedlegg.len() > MAKS_VEDLEGG {
            return Err(Avslag::IkkeMulig.into());
        }
        self.vakt.apner(aktor, Tjeneste::Helseregistre, Operasjon::Velge).await?;
        let (door, aktor) = (self.clone(), aktor.clone());
        fullfor(async move { door.skriv_i_transaksjon(&aktor, id, &svar, klage).await }).await
    }

    async fn skriv_i_transaksjon(
        &self,
        aktor: &Aktor,
        id: HendelseId,
        svar: &Nyttsvar,
        klage: bool,
    ) -> Result<(), Feil> {
        let (na, innbygger, adgang) = (self.klokke.na(), aktor.gjelder(), self.vakt.adgang(aktor).await?);
        let (ny, guid, sammendrag) = (ny_id(na)?, ny_guid()?, svar.sammendrag(id, klage));
        transaksjon!(&self.basis, tx => {
            las!(tx, innbygger);
            let rad: Option<Sakskolonner> =
                sqlx::query_as(sql::SAK).bind(innbygger.0).bind(id.0).fetch_optional(&mut **tx).await?;
            let rad = self.synlig_sak(aktor, adgang, rad.ok_or(Avslag::FinnesIkke)?)?.ok_or(Avslag::FinnesIkke)?;
            kan_skrive(aktor, &rad.register, rad.sak.slag)?;
            ta_nokkel!(tx, innbygger.0, &svar.nokkel, &sammendrag, ny, na, |_| ());
            let hendelser: Vec<Hendelseskolonner> =
                sqlx::query_as(sql::HENDELSER).bind(innbygger.0).bind(id.0).fetch_all(&mut **tx).await?;
            let hendelser = hendelser.into_iter().map(hendelse).collect::<Result<Vec<_>, _>>()?;
            let (filer,): (i64,) =
                sqlx::query_as(sql::ANTALL_VEDLEGG).bind(innbygger.0).bind(id.0).fetch_one(&mut **tx).await?;
            if filer >= FLEST_VEDLEGG && !svar.vedlegg.is_empty() {
                return Err(Avslag::IkkeMulig.into());
            }
            let status = ny_status(rad.sak.status, &hendelser, klage, tid::dag(na))?;
            if let Some(status) = status {
                let frist = if klage { frist(tid::dag(na)) } else { rad.sak.frist };
                sqlx::query(sql::SETT_STATUS)
                    .bind(innbygger.0)
                    .bind(id.0)
                    .bind(status.kode())
                    .bind(frist.to_string())
                    .bind(mikro(na))
                    .execute(&mut **tx)
                    .await?;
            }
            let (slag, nokkel) = if klage { (Meldingsslag::Klage, KLAGENOKKEL) } else { (Meldingsslag::Svar, "") };
            let kode = status.map_or("", Saksstatus::kode);
            ny_hendelse!(tx, aktor, id, ny, kode, svar.melding.tekst(), nokkel, &svar.vedlegg, na);
            legg_i_ko!(tx, innbygger, &rad.register.part, slag, ny.0, &guid, na)?;
            sett_inn!(tx, innbygger, egen_rad(aktor, oppslag(&rad.register), na)?)?;
            Ok(())
        })
    }
}

/// The status that what the citizen writes leads to, if it leads to another.
fn ny_status(
    fra: Saksstatus,
    hendelser: &[Sakhendelse],
    klage: bool,
    dag: jiff::civil::Date,
) -> Result<Option<Saksstatus>, Avslag> {
    if klage {
        let apen = matches!(klageadgang(fra, hendelser, dag), Klageadgang::Apen(_));
        return if apen { Ok(Some(Saksstatus::Sendt)) } else { Err(Avslag::IkkeMulig) };
    }
    if fra.avgjort() || hendelser.len() >= FLEST_HENDELSER {
        return Err(Avslag::IkkeMulig);
    }
    Ok((fra == Saksstatus::TrengerMer).then_some(Saksstatus::UnderBehandling))
}

fn hvem(aktor: &Aktor) -> Hendelsesslag {
    match aktor.for_annen() {
        Some(r) => Hendelsesslag::Representant(r.representant_navn.clone()),
        None => Hendelsesslag::Innbygger,
    }
}

fn oppslag(register: &Register) -> EgetOppslag<'_> {
    EgetOppslag { part: &register.part.0, kategorier: EN, handling: Handling::Endre }
}

fn kontroller_nokkel(nokkel: &str) -> Result<(), Avslag> {
    if nokkel.is_empty() || nokkel.len() > LENGSTE_NOKKEL { Err(Avslag::BruktNokkel) } else { Ok(()) }
}

fn som_json(gjelder: &Gjelder) -> Result<String, Feil> {
    serde_json::to_string(gjelder).map_err(|_| Feil::Ulest("what a case is about"))
}

/// A random UUID (version 4), by which registries know a case or a message again.
fn ny_guid() -> Result<String, Feil> {
    let mut b = tilfeldig::<16>()?;
    b[6] = (b[6] & 0x0F) | 0x40;
    b[8] = (b[8] & 0x3F) | 0x80;
    let hex = HEXLOWER.encode(&b);
    Ok([&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-"))
}

/// What a form said, as a digest: the same key with anything else is another form.
fn sammendrag(deler: &[&str], vedlegg: &[Vedlegg]) -> String {
    let filer = vedlegg.iter().map(|v| kvittering::sammendrag(v.dokument.base64()));
    let alle: Vec<String> = deler.iter().map(|d| kvittering::sammendrag(d)).chain(filer).collect();
    kvittering::sammendrag(&alle.join("|"))
}

impl Apning {
    fn sammendrag(&self) -> String {
        let slag = self.sak.slag().kode();
        let deler = [self.register.slug.as_str(), slag, &self.gjelder, self.sak.tekst(), self.sak.onsket()];
        sammendrag(&deler, &self.vedlegg)
    }
}

impl Nyttsvar {
    fn sammendrag(&self, sak: HendelseId, klage: bool) -> String {
        let hva = if klage { "klage" } else { "svar" };
        sammendrag(&[&sak.lesbar(), hva, self.melding.tekst()], &self.vedlegg)
    }
}
