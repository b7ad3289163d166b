//! Reconciliation: count and digest of a definition's active set at a named point of the feed, and comparison with a copy.

use super::{antall, lagret_fnr, sql};
use crate::domain::aktor::Registerklient;
use crate::domain::avstemming::{Gjennomgang, Kopi, Utfall};
use crate::domain::definisjon::{Definisjon, DefinisjonId};
use crate::domain::id::InnbyggerId;
use crate::domain::klient::{Klientavslag, Skop};
use crate::pvk::{Pvk, Pvkfeil};
use crate::store::{Feil, les, oyeblikk};

/// Citizens read at a time; a statement may take ten seconds.
const I_GANGEN: usize = 10_000;
/// How often the point is tried while others change the same definition.
const FORSOK: usize = 100;
/// What the log calls the one who compares.
const AVSTEMMER: &str = "innsyn reconcile";

/// A definition's active set at one moment.
#[derive(Clone, Debug)]
pub struct Avstemming<'k> {
    pub definisjon: &'k Definisjon,
    pub antall: i64,
    /// SHA-256 in hexadecimal ([`Utfall::sammendrag`]).
    pub sammendrag: String,
    /// The point: the set is what all changes up to this number, and none after it, have made it.
    pub hode: i64,
}

impl Pvk {
    /// Counts a definition's active set. Every change that was answered before the call is in it. A listing begun after the
    /// answer, followed by the feed from `hode`, is an exact copy.
    ///
    /// # Errors
    /// As [`Registerklient::definisjon`]; database, also when the definition is changed without a pause.
    pub async fn avstem(&self, klient: &Registerklient, part: &str, guid: &str) -> Result<Avstemming<'_>, Pvkfeil> {
        let (_, definisjon) = klient.definisjon(&self.katalog, part, guid, Skop::Les)?;
        let (hode, utfall) = self.ga_gjennom(&definisjon.id, None).await?;
        Ok(Avstemming { definisjon, antall: utfall.antall, sammendrag: utfall.sammendrag, hode })
    }

    /// Compares with a registry's copy. For the installation's own operator at the machine (`innsyn reconcile`): no
    /// registry's program comes here. The citizens who differ are shown, so it is noted in their log.
    ///
    /// # Errors
    /// [`Klientavslag::UkjentDefinisjon`]; database.
    pub async fn sammenlign(
        &self,
        guid: &str,
        kopi: Option<&Kopi>,
        virksomhet: &str,
    ) -> Result<(i64, Utfall), Pvkfeil> {
        let id = DefinisjonId(guid.to_ascii_lowercase());
        let (_, definisjon) = self.katalog.definisjon(&id).ok_or(Klientavslag::UkjentDefinisjon)?;
        let (hode, utfall) = self.ga_gjennom(&definisjon.id, kopi).await?;
        let mut vist = Vec::new();
        for avvik in &utfall.avvik {
            let funnet: Option<(i64,)> = les!(&self.basis, k =>
                sqlx::query_as(crate::pvk::sql::FINN_INNBYGGER).bind(&avvik.nummer).fetch_optional(k).await)?;
            vist.extend(funnet.map(|(id,)| InnbyggerId(id)));
        }
        self.noter_mange((AVSTEMMER, virksomhet), &definisjon.id, &vist).await?;
        Ok((hode, utfall))
    }

    /// Numbers what waits, then reads set and point at one moment at which nothing of the definition waits.
    async fn ga_gjennom(&self, definisjon: &DefinisjonId, kopi: Option<&Kopi>) -> Result<(i64, Utfall), Feil> {
        for _ in 0..FORSOK {
            self.nummerer_alt().await?;
            if let Some(svar) = self.i_ett_oyeblikk(definisjon, kopi).await? {
                return Ok(svar);
            }
        }
        Err(Feil::Urolig)
    }

    async fn i_ett_oyeblikk(
        &self,
        definisjon: &DefinisjonId,
        kopi: Option<&Kopi>,
    ) -> Result<Option<(i64, Utfall)>, Feil> {
        oyeblikk!(&self.basis, tx => {
            let (venter,): (i64,) =
                sqlx::query_as(sql::UNUMMERERT).bind(&definisjon.0).fetch_one(&mut **tx).await?;
            if venter > 0 {
                return Ok(None);
            }
            let (hode,): (i64,) = sqlx::query_as(sql::HODE).fetch_one(&mut **tx).await?;
            let mut gjennomgang = Gjennomgang::ny(kopi);
            let mut siste = String::new();
            loop {
                let rader: Vec<(String, i64)> = sqlx::query_as(sql::ETTER_NUMMER)
                    .bind(&definisjon.0)
                    .bind(&siste)
                    .bind(antall(I_GANGEN))
                    .fetch_all(&mut **tx)
                    .await?;
                for (nummer, sekvensnummer) in &rader {
                    gjennomgang.legg_til(lagret_fnr(nummer, self.godtar)?.siffer(), *sekvensnummer);
                }
                match rader.into_iter().next_back() {
                    Some((nummer, _)) => siste = nummer,
                    None => return Ok(Some((hode, gjennomgang.ferdig()))),
                }
            }
        })
    }
}
