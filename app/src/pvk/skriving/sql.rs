//! The SQL of registering. One text for both engines.

crate::store::sql::setninger! {
    /// Evidence of a change.
    NY_BEVIS =
        "INSERT INTO bevis (innbygger, id, definisjon, hendelse, mime, innhold, virksomhet, mottatt)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// Evidence that changed nothing, kept once: not when the same stands with the citizen and definition already.
    NYTT_BEVIS_UTEN_ENDRING =
        "INSERT INTO bevis (innbygger, id, definisjon, hendelse, mime, innhold, virksomhet, mottatt)
         SELECT CAST($1 AS BIGINT), CAST($2 AS BIGINT), CAST($3 AS TEXT), NULL, CAST($4 AS TEXT), CAST($5 AS TEXT),
                CAST($6 AS TEXT), CAST($7 AS BIGINT)
         WHERE NOT EXISTS (SELECT 1 FROM bevis b WHERE b.innbygger = $1 AND b.definisjon = $3 AND b.innhold = $5)";

    BILLETTER = "SELECT typer FROM inkludering WHERE innbygger = $1 AND part_kode = $2";
    SETT_BILLETTER =
        "INSERT INTO inkludering (innbygger, part_kode, aktiv, endret, typer) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (innbygger, part_kode) DO UPDATE
           SET aktiv = excluded.aktiv, endret = excluded.endret, typer = excluded.typer";

    /// The citizens with the $2 numbers of eleven characters each in $1.
    INNBYGGERE =
        "WITH RECURSIVE nr (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM nr WHERE n + 1 < CAST($2 AS BIGINT)),
         liste (nummer) AS MATERIALIZED (SELECT substr(CAST($1 AS TEXT), n * 11 + 1, 11) FROM nr)
         SELECT i.id, i.nummer FROM liste l JOIN innbygger i ON i.nummer = l.nummer";
    /// Every request that was sent stands here, also one that reached nobody.
    SENDT = "SELECT guid FROM sending WHERE part_kode = $1 AND guid = $2";
    /// Who got a request, and the consents that it asks for.
    MOTTAKERE =
        "SELECT i.id, i.nummer, f.definisjoner FROM foresporsel f JOIN innbygger i ON i.id = f.innbygger
         WHERE f.part_kode = $1 AND f.guid = $2 AND f.guid <> '' ORDER BY f.innbygger";
}
