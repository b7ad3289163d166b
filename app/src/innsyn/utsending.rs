//! Utsending: what is to be told to a registry's system is written down in the transaction of what it tells of, and sent
//! afterwards, at least once, under a guid by which the receiver knows it again.

/// Writes down one message in a transaction that is under way. `gjelder` is the id of the order, case or event, or the
/// sequence number of the deletion, that it tells of.
macro_rules! legg_i_ko {
    ($tx:expr, $innbygger:expr, $part:expr, $slag:expr, $gjelder:expr, $guid:expr, $na:expr) => {{
        let id = $crate::store::ny_id($na)?;
        let slag: $crate::innsyn::system::Meldingsslag = $slag;
        let nar = $crate::store::mikro($na);
        sqlx::query($crate::innsyn::sql::NY_UTSENDING)
            .bind($innbygger.0)
            .bind(id.0)
            .bind(&$part.0)
            .bind(slag.kode())
            .bind($gjelder)
            .bind($guid)
            .bind(nar)
            .execute(&mut **$tx)
            .await
    }};
}
pub(crate) use legg_i_ko;
