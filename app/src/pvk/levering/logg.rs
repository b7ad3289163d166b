//! A registry delivers rows of its log: who has used a citizen's data, and who has got copies.

use super::{AVVIST, Leveringsfeil, avslag, kan_tas_imot, sql};
use crate::domain::aktor::Registerklient;
use crate::domain::bruk::{Bruk, Handling, Utlevering};
use crate::domain::definisjon::PartKode;
use crate::domain::id::{HendelseId, InnbyggerId};
use crate::domain::klient::Klientavslag;
use crate::domain::levering::{
    Dekningsfeil, FLESTE_RADER, Leveringsslag, Loggrad, Rad, Sted, kontroller_dekning, utvid,
};
use crate::domain::register::Register;
use crate::domain::tid;
use crate::personvern::lagre::las;
use crate::pvk::Pvk;
use crate::pvk::skriving::loggrad;
use crate::store::bruk::{hvem_kolonner, sett_inn};
use crate::store::{self, Feil, fullfor, mikro, ny_id, sett_inn_utlevering, transaksjon};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::HashMap;
use std::sync::Arc;

/// How often a new id is tried: of rows at the same millisecond, one in two million have the same.
const FORSOK: usize = 20;

/// Rows of a log about one citizen. Holds a personal number: no `Debug`.
pub struct Logglevering {
    pub nummer: String,
    pub part: String,
    /// For which days the rows, with those delivered before, are all there are.
    pub komplett_fra: Option<Date>,
    pub komplett_til: Option<Date>,
    /// With their place in what was sent.
    pub rader: Vec<(String, Loggrad)>,
}

/// What came of delivered rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Loggsvar {
    pub nye: usize,
    /// Delivered before, word by word.
    pub kjente: usize,
}

/// A row, and its place in what was sent.
type Radsted = (String, Rad);

/// What is stored, or where the fault is.
type Utfall = Result<Loggsvar, (Klientavslag, Option<Sted>)>;

impl Pvk {
    /// Stores rows of the part's log, each once by its GUID, and for which days the log is complete. All or nothing. A
    /// delivery is not itself a row of the log: nobody has looked, and a nightly one would bury the rest; when it came
    /// stands with the days.
    ///
    /// # Errors
    /// As [`Self::lever_rapport`], with [`Klientavslag::FeilLogg`] for what cannot be read, and [`Klientavslag::BruktGuid`]
    /// for a GUID that stands for another row.
    pub async fn lever_logg(&self, klient: &Registerklient, l: Logglevering) -> Result<Loggsvar, Leveringsfeil> {
        let register = self.leverer(klient, &l.part)?;
        let innbygger = self.innbygger(&l.nummer).await?;
        let feil = |sted| Leveringsfeil::Innhold(Klientavslag::FeilLogg, sted);
        let na = self.klokke.na();
        let dekning = dekning(l.komplett_fra, l.komplett_til, na).map_err(feil)?;
        let rader = les(l.rader, &register.part, na).map_err(feil)?;
        let (door, virksomhet) = (self.clone(), klient.klient().virksomhet.clone());
        let svar =
            fullfor(async move { door.ta_imot_logg(innbygger, &register, (&rader, dekning), &virksomhet).await })
                .await?;
        svar.map_err(|(avslag, sted)| match sted {
            Some(sted) => Leveringsfeil::Innhold(avslag, sted),
            None => avslag.into(),
        })
    }

    async fn ta_imot_logg(
        &self,
        innbygger: InnbyggerId,
        register: &Arc<Register>,
        (rader, dekning): (&[Radsted], Option<(Date, Date)>),
        virksomhet: &str,
    ) -> Result<Utfall, Feil> {
        let (na, part, register) = (self.klokke.na(), &register.part, register.as_ref());
        transaksjon!(&self.basis, tx => {
            las!(tx, innbygger);
            let (_, lov) = kan_tas_imot!(tx, innbygger, register, Leveringsslag::Logg, na);
            if let Err(grunn) = lov {
                sett_inn!(tx, innbygger, loggrad(virksomhet, part, Handling::Se, AVVIST, na)?)?;
                return Ok(Err((avslag(grunn), None)));
            }
            // Nothing is written before every row has been looked at: a refused delivery leaves nothing.
            let mut svar = Loggsvar::default();
            let mut nye: HashMap<&str, &Rad> = HashMap::new();
            for (sted, rad) in rader {
                let lik = match nye.get(rad.nokkel()) {
                    Some(samme) => Some(*samme == rad),
                    None => lik_lagret!(tx, innbygger, part, rad),
                };
                match lik {
                    None => drop(nye.insert(rad.nokkel(), rad)),
                    Some(true) => svar.kjente += 1,
                    Some(false) => {
                        let sted = Sted::ny("radGuid", "it stands for another row").i(sted);
                        return Ok(Err((Klientavslag::BruktGuid, Some(sted))));
                    }
                }
            }
            svar.nye = nye.len();
            for rad in nye.into_values() {
                lagre_rad!(tx, innbygger, part, rad);
            }
            lagre_dekning!(tx, innbygger, part, dekning, na);
            Ok(Ok(svar))
        })
    }
}

/// Whether the stored row with this key says the same; none when there is none.
macro_rules! lik_lagret {
    ($tx:ident, $innbygger:expr, $part:expr, $rad:expr) => {{
        let rad: &Rad = $rad;
        let (bruk, utlevert): (i64, i64) = sqlx::query_as(sql::KJENT)
            .bind($innbygger.0)
            .bind(&$part.0)
            .bind(rad.nokkel())
            .fetch_one(&mut **$tx)
            .await?;
        match rad {
            _ if bruk + utlevert == 0 => None,
            Rad::Bruk(b) => Some(lik_bruk!($tx, $innbygger, b)),
            Rad::Utlevering(u) => Some(lik_utlevering!($tx, $innbygger, u)),
        }
    }};
}
use lik_lagret;

macro_rules! lik_bruk {
    ($tx:ident, $innbygger:expr, $b:expr) => {{
        let b: &Bruk = $b;
        let (hvem, navn, rolle, virksomhet) = hvem_kolonner(&b.hvem);
        let (antall,): (i64,) = sqlx::query_as(sql::LIK_BRUK)
            .bind($innbygger.0)
            .bind(&b.part.0)
            .bind(&b.nokkel)
            .bind(mikro(b.tidspunkt))
            .bind(hvem)
            .bind(navn)
            .bind(rolle)
            .bind(virksomhet)
            .bind(b.handling.kode())
            .bind(&b.kategorier)
            .bind(&b.formal)
            .bind(&b.orgnr)
            .bind(&b.grunnlag)
            .bind(b.vilkar.map_or("", crate::domain::bruk::Vilkar::kode))
            .bind(&b.forklaring)
            .fetch_one(&mut **$tx)
            .await?;
        antall > 0
    }};
}
use lik_bruk;

macro_rules! lik_utlevering {
    ($tx:ident, $innbygger:expr, $u:expr) => {{
        let u: &Utlevering = $u;
        let (antall,): (i64,) = sqlx::query_as(sql::LIK_UTLEVERING)
            .bind($innbygger.0)
            .bind(&u.part.0)
            .bind(&u.nokkel)
            .bind(u.dato.to_string())
            .bind(&u.mottaker)
            .bind(&u.prosjekt)
            .bind(&u.formal)
            .bind(&u.grunnlag)
            .bind(&u.variabler)
            .bind(u.identitet.kode())
            .bind(&u.orgnr)
            .bind(&u.land)
            .bind(u.antall)
            .bind(u.bruk_til.map(|d| d.to_string()))
            .bind(u.reservasjon)
            .bind(&u.lenke)
            .bind(&u.forklaring)
            .fetch_one(&mut **$tx)
            .await?;
        antall > 0
    }};
}
use lik_utlevering;

/// Stores a row under an id of its time that no other row has.
macro_rules! lagre_rad {
    ($tx:ident, $innbygger:expr, $part:expr, $rad:expr) => {{
        let rad: &Rad = $rad;
        let mut ledig: Option<HendelseId> = None;
        for _ in 0..FORSOK {
            let id = ny_id(rad.tidspunkt())?;
            let (tatt,): (i64,) =
                sqlx::query_as(sql::ID_TATT).bind($innbygger.0).bind(&$part.0).bind(id.0).fetch_one(&mut **$tx).await?;
            if tatt == 0 {
                ledig = Some(id);
                break;
            }
        }
        let id = ledig.ok_or(Feil::Tilfeldighet)?;
        match rad {
            Rad::Bruk(b) => sett_inn!($tx, $innbygger, Bruk { id, ..b.clone() })?,
            Rad::Utlevering(u) => sett_inn_utlevering!($tx, $innbygger, Utlevering { id, ..u.clone() })?,
        };
    }};
}
use lagre_rad;

/// Notes for which days the log is complete, and when the registry last delivered.
macro_rules! lagre_dekning {
    ($tx:ident, $innbygger:expr, $part:expr, $dekning:expr, $na:expr) => {{
        let gammel: Option<(String, String)> =
            sqlx::query_as(sql::DEKNING).bind($innbygger.0).bind(&$part.0).fetch_optional(&mut **$tx).await?;
        let gammel = match gammel {
            Some((fra, til)) => Some((store::dag(&fra)?, store::dag(&til)?)),
            None => None,
        };
        let dekning: Option<(Date, Date)> = $dekning;
        if let Some((fra, til)) = dekning.map_or(gammel, |ny| Some(utvid(gammel, ny))) {
            sqlx::query(sql::SETT_DEKNING)
                .bind($innbygger.0)
                .bind(&$part.0)
                .bind(fra.to_string())
                .bind(til.to_string())
                .bind(mikro($na))
                .execute(&mut **$tx)
                .await?;
        }
    }};
}
use lagre_dekning;

fn dekning(fra: Option<Date>, til: Option<Date>, na: Timestamp) -> Result<Option<(Date, Date)>, Sted> {
    kontroller_dekning(fra, til, tid::dag(na)).map_err(|feil| match feil {
        Dekningsfeil::IngenPeriode => Sted::ny("loggKomplettFraOgMed", "it and `loggKomplettTilOgMed` are no period"),
        Dekningsfeil::FramITid => Sted::ny("loggKomplettTilOgMed", "it is in the future"),
    })
}

fn les(sendt: Vec<(String, Loggrad)>, part: &PartKode, na: Timestamp) -> Result<Vec<Radsted>, Sted> {
    if sendt.len() > FLESTE_RADER {
        return Err(Sted::ny("bruk", "there are too many rows"));
    }
    let les_en = |(sted, rad): (String, Loggrad)| match rad.tolk(part, na) {
        Ok(rad) => Ok((sted, rad)),
        Err(feil) => Err(feil.i(&sted)),
    };
    sendt.into_iter().map(les_en).collect()
}
