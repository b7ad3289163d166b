//! What one change leaves behind, in the transaction that is under way: current row, history, outbox, awaited
//! deletion, signed receipt and notice.

use crate::domain::definisjon::{Definisjon, Valg};
use crate::domain::historikk::{Endring, GjortAv, Kanal};
use crate::domain::id::HendelseId;
use crate::domain::innstilling::slettes_innen;
use crate::domain::kvittering::{self, Ledd};
use crate::domain::metadata::Metadata;
use crate::domain::register::Register;
use crate::domain::tid;
use crate::domain::tjenesten;
use crate::store::Feil;
use crate::store::signering::Signering;
use data_encoding::HEXLOWER;
use jiff::{Timestamp, civil::Date};
use std::sync::Arc;

/// A value to store, guarded by the sequence number before it.
pub(crate) struct NyVerdi {
    pub register: Arc<Register>,
    pub definisjon: Definisjon,
    pub valg: Valg,
    pub metadata: Metadata,
    /// The new one.
    pub sekvensnummer: i64,
    /// When the citizen answered: the same as when it is stored, except for what was answered on paper before.
    pub satt: Timestamp,
}

/// Who changes, how and when; the same for all values of one form.
pub(crate) struct Endringsramme {
    pub gjort_av: GjortAv,
    pub kanal: Kanal,
    /// When it is stored: the receipt's number, deadlines and notices count from here.
    pub na: Timestamp,
    /// The citizen's name in receipts.
    pub pseudonym: String,
}

impl Endringsramme {
    /// The notice of what citizens do themselves is no news to them.
    pub fn varsel_lest(&self) -> Option<Timestamp> {
        (self.gjort_av == GjortAv::Selv).then_some(self.na)
    }
}

impl NyVerdi {
    pub fn endring(&self, ramme: &Endringsramme, id: HendelseId) -> Endring {
        Endring {
            id,
            definisjon: self.definisjon.id.clone(),
            sekvensnummer: self.sekvensnummer,
            aktiv: self.valg.aktiv(),
            metadata: self.metadata.clone(),
            tidspunkt: self.satt,
            gjort_av: ramme.gjort_av.clone(),
            kanal: ramme.kanal,
            tekst_versjon: self.definisjon.versjon_den(tid::dag(self.satt)),
        }
    }

    /// The portal's own settings need no registry's confirmation: they are in force when they are set.
    pub fn i_kraft(&self, na: Timestamp) -> Option<Timestamp> {
        (self.register.part.0 == tjenesten::PART).then_some(na)
    }

    /// Last day of the deletion that the change starts, if it starts one.
    pub fn frist(&self, na: Timestamp) -> Option<Date> {
        slettes_innen(&self.definisjon, self.valg, na)
    }

    /// The signed receipt and its digest, next in the chain after `siste` (number and digest).
    pub fn kvittering(
        &self,
        signering: &Signering,
        endring: &Endring,
        pseudonym: &str,
        siste: Option<(i64, String)>,
    ) -> Result<(i64, String, String), Feil> {
        let (siste, forrige) = siste.map_or((0, None), |(nr, s)| (nr, Some(s)));
        let nr = siste + 1;
        let ledd = Ledd { utsteder: signering.utsteder(), pseudonym, nr, forrige };
        let jws = signering.signer(&kvittering::innhold(&self.register, &self.definisjon, endring, ledd))?;
        let sammendrag = kvittering::sammendrag(&jws);
        Ok((nr, jws, sammendrag))
    }
}

/// Locks the citizen: other changes of the same one wait for this transaction. Gives the citizen's name in receipts,
/// made with the first lock.
macro_rules! las {
    ($tx:ident, $innbygger:expr) => {{
        let (pseudonym,): (String,) = sqlx::query_as(store::sql::LAS_INNBYGGER)
            .bind($innbygger.0)
            .bind($crate::personvern::lagre::nytt_pseudonym()?)
            .fetch_one(&mut **$tx)
            .await?;
        pseudonym
    }};
}
pub(crate) use las;

/// A random name for a citizen's receipts.
pub(crate) fn nytt_pseudonym() -> Result<String, Feil> {
    Ok(HEXLOWER.encode(&crate::store::tilfeldig::<16>()?))
}

/// Everything one change leaves behind. `$ramme` is an [`Endringsramme`], `$e` a [`NyVerdi`], `$id` a fresh id.
macro_rules! lagre {
    ($signering:expr, $tx:ident, $innbygger:expr, $ramme:expr, $e:expr, $id:expr) => {{
        let (e, id, innbygger, ramme) = (&$e, $id, $innbygger, &$ramme);
        let endring = e.endring(ramme, id);
        let metadata = serde_json::to_string(&endring.metadata).map_err(|_| Feil::Ulest("metadata"))?;
        let (gitt, i_kraft) = (mikro(endring.tidspunkt), e.i_kraft(ramme.na).map(mikro));
        let satt: Option<(i64,)> = sqlx::query_as(sql::SETT)
            .bind(innbygger.0)
            .bind(&endring.definisjon.0)
            .bind(endring.aktiv)
            .bind(endring.sekvensnummer)
            .bind(endring.sekvensnummer - 1)
            .bind(gitt)
            .bind(&metadata)
            .bind(i_kraft)
            .fetch_optional(&mut **$tx)
            .await?;
        if satt.is_none() {
            return Err(Avslag::EndretImens.into());
        }
        let (slag, navn, av) = endring.gjort_av.kolonner();
        sqlx::query(store::sql::NY_HISTORIKK)
            .bind(innbygger.0)
            .bind(id.0)
            .bind(&endring.definisjon.0)
            .bind(endring.sekvensnummer)
            .bind(endring.aktiv)
            .bind(gitt)
            .bind(slag)
            .bind(navn)
            .bind(endring.tekst_versjon)
            .bind(&metadata)
            .bind(endring.kanal.kode())
            .bind(av)
            .execute(&mut **$tx)
            .await?;
        sqlx::query(sql::NY_UTBOKS)
            .bind(innbygger.0)
            .bind(&endring.definisjon.0)
            .bind(endring.sekvensnummer)
            .bind(mikro(ramme.na))
            .execute(&mut **$tx)
            .await?;
        if let Some(frist) = e.frist(ramme.na) {
            sqlx::query(store::sql::NY_SLETTING)
                .bind(innbygger.0)
                .bind(&endring.definisjon.0)
                .bind(endring.sekvensnummer)
                .bind(frist.to_string())
                .bind(None::<i64>)
                .execute(&mut **$tx)
                .await?;
        }
        let siste: Option<(i64, String)> =
            sqlx::query_as(store::sql::SISTE_KVITTERING).bind(innbygger.0).fetch_optional(&mut **$tx).await?;
        let (nr, jws, sammendrag) = e.kvittering($signering, &endring, &ramme.pseudonym, siste)?;
        sqlx::query(store::sql::NY_KVITTERING)
            .bind(innbygger.0)
            .bind(id.0)
            .bind(nr)
            .bind(&jws)
            .bind(&sammendrag)
            .bind(i_kraft)
            .execute(&mut **$tx)
            .await?;
        let innhold = crate::domain::varsel::Varselinnhold::Innstilling(id);
        let (slag, gjelder, tekst) = innhold.kolonner();
        sqlx::query(store::sql::NY_VARSEL)
            .bind(innbygger.0)
            .bind(ny_id(ramme.na)?.0)
            .bind(slag)
            .bind(&e.register.part.0)
            .bind(&gjelder)
            .bind(tekst)
            .bind(ramme.varsel_lest().map(mikro))
            .execute(&mut **$tx)
            .await?;
    }};
}
pub(crate) use lagre;
