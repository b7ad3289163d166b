//! Signed evidence of what was registered (contract §2): kept with the change, or, when the answer was the same as before,
//! for itself.

/// Stores evidence in the transaction that is under way. With a change (`$hendelse` is `Some`) it belongs to that one;
/// without, it is kept once for the citizen and definition.
macro_rules! lagre_bevis {
    ($tx:ident, $innbygger:expr, $definisjon:expr, $hendelse:expr, $bevis:expr, $virksomhet:expr, $na:expr) => {{
        let hendelse: Option<$crate::domain::id::HendelseId> = $hendelse;
        let id = $crate::store::ny_id($na)?;
        match hendelse {
            Some(hendelse) => {
                sqlx::query(super::sql::NY_BEVIS)
                    .bind($innbygger.0)
                    .bind(id.0)
                    .bind(&$definisjon.0)
                    .bind(hendelse.0)
                    .bind($bevis.slag().mime())
                    .bind($bevis.base64())
                    .bind($virksomhet)
                    .bind($crate::store::mikro($na))
                    .execute(&mut **$tx)
                    .await?;
            }
            None => {
                sqlx::query(super::sql::NYTT_BEVIS_UTEN_ENDRING)
                    .bind($innbygger.0)
                    .bind(id.0)
                    .bind(&$definisjon.0)
                    .bind($bevis.slag().mime())
                    .bind($bevis.base64())
                    .bind($virksomhet)
                    .bind($crate::store::mikro($na))
                    .execute(&mut **$tx)
                    .await?;
            }
        }
    }};
}
pub(super) use lagre_bevis;
