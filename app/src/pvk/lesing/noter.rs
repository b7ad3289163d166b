//! What a registry's program looks up, in the log that the citizen reads: a look-up of one citizen each time, a listing or
//! the feed once a day.

use super::sql;
use crate::domain::aktor::Registerklient;
use crate::domain::bruk::{Bruk, Handling, Hvem};
use crate::domain::definisjon::{DefinisjonId, PartKode};
use crate::domain::id::{HendelseId, InnbyggerId};
use crate::domain::tid;
use crate::pvk::Pvk;
use crate::store::bruk::{PORTALEN, hvem_kolonner, sett_inn};
use crate::store::liste::{Liste, ordnet};
use crate::store::{Feil, fullfor, mikro, ny_id, transaksjon};
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};

/// What was read. Not of which registry: a representative who reads the log may not know who is listed where.
const LEST: &str = "personverninnstillinger";
/// Citizens in one statement.
const I_GANGEN: usize = 1000;
/// The day's rows have ids of the day's first hour.
const TIMEN_MS: u64 = 3_600_000;

impl Pvk {
    /// Notes that a client looks at one citizen's settings.
    pub(super) async fn noter_en(&self, klient: &Registerklient, innbygger: InnbyggerId) -> Result<(), Feil> {
        let na = self.klokke.na();
        let rad = Bruk {
            id: ny_id(na)?,
            part: PartKode(PORTALEN.to_owned()),
            tidspunkt: na,
            hvem: Hvem::Automatisk { virksomhet: klient.klient().virksomhet.clone() },
            handling: Handling::Se,
            kategorier: LEST.to_owned(),
            formal: String::new(),
            orgnr: String::new(),
            grunnlag: String::new(),
            vilkar: None,
            forklaring: String::new(),
            nokkel: String::new(),
        };
        let basis = self.basis.clone();
        fullfor(async move {
            transaksjon!(&basis, tx => {
                sett_inn!(tx, innbygger, rad)?;
                Ok(())
            })
        })
        .await
    }

    /// Notes that `virksomhet` has read these citizens' answers to a definition, by the program `klient`: one row for each
    /// citizen, program, definition and Norwegian day, so that nightly comparing does not drown the rest of the log.
    pub(super) async fn noter_mange(
        &self,
        (klient, virksomhet): (&str, &str),
        definisjon: &DefinisjonId,
        innbyggere: &[InnbyggerId],
    ) -> Result<(), Feil> {
        self.noter_lest((klient, virksomhet), (&definisjon.0, LEST), innbyggere).await
    }

    /// As [`Self::noter_mange`], of something else than settings: its name, the same all day, and the words of the log.
    pub(in crate::pvk) async fn noter_lest(
        &self,
        (klient, virksomhet): (&str, &str),
        (hva, ord): (&str, &'static str),
        innbyggere: &[InnbyggerId],
    ) -> Result<(), Feil> {
        let (na, innbyggere) = (self.klokke.na(), ordnet(innbyggere));
        let id = dagens_id(klient, hva, na);
        let hvem = Hvem::Automatisk { virksomhet: virksomhet.to_owned() };
        let basis = self.basis.clone();
        fullfor(async move {
            let (slag, _, _, virksomhet) = hvem_kolonner(&hvem);
            for bunke in innbyggere.chunks(I_GANGEN) {
                let liste = Liste::av(bunke);
                transaksjon!(&basis, tx => {
                    sqlx::query(sql::NOTER_MANGE)
                        .bind(&liste.ider)
                        .bind(liste.antall)
                        .bind(PORTALEN)
                        .bind(id.0)
                        .bind(mikro(na))
                        .bind(slag)
                        .bind(virksomhet)
                        .bind(Handling::Se.kode())
                        .bind(ord)
                        .execute(&mut **tx)
                        .await?;
                    Ok(())
                })?;
            }
            Ok(())
        })
        .await
    }
}

/// The id of a day's row about `hva`, the same all day: 42 bits of a digest, in the first hour of the day and in the random
/// bits.
pub(in crate::pvk) fn dagens_id(klient: &str, hva: &str, na: Timestamp) -> HendelseId {
    let sum: [u8; 32] = Sha256::digest(format!("{hva}|{klient}")).into();
    let tall = |fra: usize| sum[fra..fra + 8].iter().fold(0u64, |t, b| (t << 8) | u64::from(*b));
    let ms = i64::try_from(tall(0) % TIMEN_MS).unwrap_or(0);
    let midnatt = tid::ved_midnatt(tid::dag(na));
    let tidspunkt = midnatt.checked_add(SignedDuration::from_millis(ms)).unwrap_or(midnatt);
    HendelseId::av(tidspunkt, (tall(8) & 0x1F_FFFF) as u32)
}
