//! The SQL of deletions. One text for both engines.

crate::store::sql::setninger! {
    /// Deletions that are not at their end, of the answers that hold: a later answer ends them.
    APNE =
        "SELECT s.innbygger, s.definisjon, s.sekvensnummer, s.frist, s.bekreftet, s.purret, s.kopier_slettet
         FROM sletting s JOIN innstilling i
           ON i.innbygger = s.innbygger AND i.definisjon = s.definisjon AND i.sekvensnummer = s.sekvensnummer
         WHERE (s.bekreftet IS NULL OR s.kopier_slettet IS NULL)
           AND (s.innbygger > $1 OR (s.innbygger = $1 AND s.definisjon > $2))
         ORDER BY s.innbygger, s.definisjon LIMIT $3";
    APEN =
        "SELECT s.definisjon, s.sekvensnummer, s.frist, s.bekreftet, s.purret, s.kopier_slettet
         FROM sletting s JOIN innstilling i
           ON i.innbygger = s.innbygger AND i.definisjon = s.definisjon AND i.sekvensnummer = s.sekvensnummer
         WHERE s.innbygger = $1 AND s.definisjon = $2 AND s.sekvensnummer = $3";
    KOPIER_SLETTET =
        "UPDATE sletting SET kopier_slettet = $4, bekreftet = COALESCE(bekreftet, CAST($5 AS BIGINT))
         WHERE innbygger = $1 AND definisjon = $2 AND sekvensnummer = $3";
    PURRET = "UPDATE sletting SET purret = $4 WHERE innbygger = $1 AND definisjon = $2 AND sekvensnummer = $3";

    SLETT_RAPPORTER = "DELETE FROM rapport WHERE innbygger = $1 AND part_kode = $2";
    SLETT_DELTAKELSE = "DELETE FROM deltakelse WHERE innbygger = $1 AND part_kode = $2";
    /// Notices of reports that are gone.
    SLETT_RAPPORTVARSLER = "DELETE FROM varsel WHERE innbygger = $1 AND part_kode = $2 AND slag = 'ny_rapport'";
    RAPPORTER = "SELECT id, innhold FROM rapport WHERE innbygger = $1 AND part_kode = $2";
    BESKJAER_RAPPORT =
        "UPDATE rapport SET innhold = $4, sammendrag = $5 WHERE innbygger = $1 AND part_kode = $2 AND id = $3";

    /// What a citizen who no longer uses the portal has here besides choices, receipts and logs.
    SLETT_ALLE_RAPPORTER = "DELETE FROM rapport WHERE innbygger = $1";
    SLETT_ALL_DELTAKELSE = "DELETE FROM deltakelse WHERE innbygger = $1";
    SLETT_ALLE_SVAR = "DELETE FROM svar WHERE innbygger = $1";
    SLETT_ALLE_FORESPORSLER = "DELETE FROM foresporsel WHERE innbygger = $1";
    SLETT_ALLE_VARSLER = "DELETE FROM varsel WHERE innbygger = $1";
    SLETT_ALLE_NOTATER = "DELETE FROM notat WHERE innbygger = $1";
    SLETT_GRAFVALG = "DELETE FROM grafvalg WHERE innbygger = $1";
    /// Notes that citizens have deleted and can no longer have back.
    RYDD_NOTATER = "DELETE FROM notat WHERE slettet < $1";
}
