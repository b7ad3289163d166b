//! The SQL of the citizen's cases. One text for both engines.

crate::store::sql::setninger! {
    SAKER =
        "SELECT id, part_kode, slag, status, saksnummer, frist, gjelder, tekst, onsket
         FROM sak WHERE innbygger = $1 ORDER BY id DESC LIMIT $2";
    SAK =
        "SELECT id, part_kode, slag, status, saksnummer, frist, gjelder, tekst, onsket
         FROM sak WHERE innbygger = $1 AND id = $2";
    HENDELSER =
        "SELECT id, hvem, navn, status, tekst, nokkel FROM sakhendelse WHERE innbygger = $1 AND sak = $2 ORDER BY id";
    VEDLEGGSLISTE =
        "SELECT id, hvem, navn, mime, CAST(LENGTH(innhold) AS BIGINT) AS tegn
         FROM sakvedlegg WHERE innbygger = $1 AND sak = $2 ORDER BY id";
    VEDLEGG = "SELECT mime, innhold FROM sakvedlegg WHERE innbygger = $1 AND sak = $2 AND id = $3";
    ANTALL_VEDLEGG = "SELECT CAST(COUNT(*) AS BIGINT) FROM sakvedlegg WHERE innbygger = $1 AND sak = $2";
    /// The row of the log that a case is about.
    BRUKSRAD =
        "SELECT id, tidspunkt, hvem, navn, rolle, virksomhet, handling, kategorier, formal, orgnr, grunnlag,
                vilkar, forklaring, nokkel
         FROM bruk WHERE innbygger = $1 AND part_kode = $2 AND id = $3";

    NY_SAK =
        "INSERT INTO sak (innbygger, id, part_kode, guid, slag, status, frist, gjelder, tekst, onsket, opprettet, endret)
         VALUES ($1, $2, $3, $4, $5, 'sendt', $6, $7, $8, $9, $10, $10)";
    SETT_STATUS = "UPDATE sak SET status = $3, frist = $4, endret = $5 WHERE innbygger = $1 AND id = $2";
    NY_HENDELSE =
        "INSERT INTO sakhendelse (innbygger, sak, id, hvem, navn, status, tekst, nokkel)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    NYTT_VEDLEGG =
        "INSERT INTO sakvedlegg (innbygger, sak, id, hvem, navn, mime, innhold)
         VALUES ($1, $2, $3, 'innbygger', $4, $5, $6)";
    LES_VARSEL =
        "UPDATE varsel SET lest = $3 WHERE innbygger = $1 AND slag = 'sak' AND gjelder = $2 AND lest IS NULL";
}
