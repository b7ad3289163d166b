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
    /// The notice of a report that nobody has read, and that a newer one takes the place of.
    SLETT_ULEST_VARSEL =
        "DELETE FROM varsel WHERE innbygger = $1 AND part_kode = $2 AND slag = 'ny_rapport' AND lest IS NULL";

    SETT_DELTAKELSE =
        "INSERT INTO deltakelse (innbygger, part_kode, innhold, mottatt) VALUES ($1, $2, $3, $4)
         ON CONFLICT (innbygger, part_kode) DO UPDATE SET innhold = excluded.innhold, mottatt = excluded.mottatt";

    /// Rows of use, and disclosures, with a key. PostgreSQL takes the partial index only when its condition is written out.
    KJENT =
        "SELECT CAST((SELECT COUNT(*) FROM bruk
                      WHERE innbygger = $1 AND part_kode = $2 AND nokkel = $3 AND nokkel <> '') AS BIGINT),
                CAST((SELECT COUNT(*) FROM utlevering
                      WHERE innbygger = $1 AND part_kode = $2 AND nokkel = $3 AND nokkel <> '') AS BIGINT)";
    LIK_BRUK =
        "SELECT CAST(COUNT(*) AS BIGINT) FROM bruk
         WHERE innbygger = $1 AND part_kode = $2 AND nokkel = $3 AND nokkel <> ''
           AND tidspunkt = $4 AND hvem = $5 AND COALESCE(navn, '') = COALESCE(CAST($6 AS TEXT), '') AND rolle = $7
           AND virksomhet = $8 AND handling = $9 AND kategorier = $10 AND formal = $11 AND orgnr = $12
           AND grunnlag = $13 AND vilkar = $14 AND forklaring = $15";
    LIK_UTLEVERING =
        "SELECT CAST(COUNT(*) AS BIGINT) FROM utlevering
         WHERE innbygger = $1 AND part_kode = $2 AND nokkel = $3 AND nokkel <> ''
           AND dato = $4 AND mottaker = $5 AND prosjekt = $6 AND formal = $7 AND grunnlag = $8 AND variabler = $9
           AND identitet = $10 AND orgnr = $11 AND land = $12
           AND antall IS NOT DISTINCT FROM CAST($13 AS BIGINT) AND bruk_til IS NOT DISTINCT FROM CAST($14 AS TEXT)
           AND reservasjon IS NOT DISTINCT FROM CAST($15 AS BOOLEAN) AND lenke = $16 AND forklaring = $17";
    ID_TATT =
        "SELECT CAST((SELECT COUNT(*) FROM bruk WHERE innbygger = $1 AND part_kode = $2 AND id = $3)
                   + (SELECT COUNT(*) FROM utlevering WHERE innbygger = $1 AND part_kode = $2 AND id = $3) AS BIGINT)";

    DEKNING = "SELECT fra, til FROM loggdekning WHERE innbygger = $1 AND part_kode = $2";
    SETT_DEKNING =
        "INSERT INTO loggdekning (innbygger, part_kode, fra, til, mottatt) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (innbygger, part_kode) DO UPDATE
           SET fra = excluded.fra, til = excluded.til, mottatt = excluded.mottatt";
}
