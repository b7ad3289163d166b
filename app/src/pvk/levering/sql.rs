//! The SQL of deliveries. One text for both engines.

crate::store::sql::setninger! {
    /// An ordered report is its order's own, also when it says what an earlier one said.
    SAMME_RAPPORT =
        "SELECT id FROM rapport
         WHERE innbygger = $1 AND part_kode = $2 AND sammendrag = $3
           AND (bestilling = CAST($4 AS BIGINT) OR (bestilling IS NULL AND CAST($4 AS BIGINT) IS NULL))";
    NY_RAPPORT =
        "INSERT INTO rapport (innbygger, part_kode, id, til_og_med, innhold, bestilling, mottatt, sammendrag)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
}
