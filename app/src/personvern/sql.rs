//! The SQL of settings. One text for both engines.

crate::store::sql::setninger! {
    INNSTILLINGER =
        "SELECT definisjon, aktiv, sekvensnummer, opprettet, endret, i_kraft FROM innstilling WHERE innbygger = $1";

    /// Changes nothing; other changes of the same citizen wait for this transaction. (`FOR UPDATE` is not SQLite's.)
    LAS_INNBYGGER = "UPDATE innbygger SET adressesperre = adressesperre WHERE id = $1";

    /// Compare and set: no row comes back when the sequence number is no longer the expected one ($5).
    SETT =
        "INSERT INTO innstilling (innbygger, definisjon, aktiv, sekvensnummer, opprettet, endret)
         VALUES ($1, $2, $3, $4, $6, $6)
         ON CONFLICT (innbygger, definisjon) DO UPDATE
           SET aktiv = excluded.aktiv, sekvensnummer = excluded.sekvensnummer, endret = excluded.endret, i_kraft = NULL
           WHERE innstilling.sekvensnummer = $5
         RETURNING sekvensnummer";
    NY_UTBOKS = "INSERT INTO utboks (innbygger, definisjon, sekvensnummer, opprettet) VALUES ($1, $2, $3, $4)";

    HISTORIKK_SIDE =
        "SELECT id, definisjon, sekvensnummer, aktiv, tidspunkt, gjort_av, gjort_av_navn, tekst_versjon
         FROM historikk WHERE innbygger = $1 ORDER BY id DESC LIMIT $2 OFFSET $3";
    HISTORIKK_ANTALL = "SELECT CAST(COUNT(*) AS BIGINT) FROM historikk WHERE innbygger = $1";
    HISTORIKK_EN =
        "SELECT id, definisjon, sekvensnummer, aktiv, tidspunkt, gjort_av, gjort_av_navn, tekst_versjon
         FROM historikk WHERE innbygger = $1 AND id = $2";

    TA_SKJEMANOKKEL =
        "INSERT INTO skjemanokkel (innbygger, nokkel, sammendrag, kvittering, opprettet) VALUES ($1, $2, $3, $4, $5)";
    FINN_SKJEMANOKKEL = "SELECT sammendrag, kvittering FROM skjemanokkel WHERE innbygger = $1 AND nokkel = $2";
}
