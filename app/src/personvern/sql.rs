//! The SQL of settings. One text for both engines.

crate::store::sql::setninger! {
    INNSTILLINGER =
        "SELECT definisjon, aktiv, sekvensnummer, opprettet, endret, i_kraft, metadata FROM innstilling WHERE innbygger = $1";

    /// Compare and set: no row comes back when the sequence number is no longer the expected one ($5).
    SETT =
        "INSERT INTO innstilling (innbygger, definisjon, aktiv, sekvensnummer, opprettet, endret, metadata, i_kraft)
         VALUES ($1, $2, $3, $4, $6, $6, $7, $8)
         ON CONFLICT (innbygger, definisjon) DO UPDATE
           SET aktiv = excluded.aktiv, sekvensnummer = excluded.sekvensnummer, endret = excluded.endret,
               metadata = excluded.metadata, i_kraft = excluded.i_kraft
           WHERE innstilling.sekvensnummer = $5
         RETURNING sekvensnummer";
    NY_UTBOKS = "INSERT INTO utboks (innbygger, definisjon, sekvensnummer, opprettet) VALUES ($1, $2, $3, $4)";

    HISTORIKK_SIDE =
        "SELECT id, definisjon, sekvensnummer, aktiv, tidspunkt, gjort_av, gjort_av_navn, tekst_versjon,
                metadata, kanal, gjort_av_id FROM historikk WHERE innbygger = $1 ORDER BY id DESC LIMIT $2 OFFSET $3";
    HISTORIKK_EN =
        "SELECT id, definisjon, sekvensnummer, aktiv, tidspunkt, gjort_av, gjort_av_navn, tekst_versjon,
                metadata, kanal, gjort_av_id FROM historikk WHERE innbygger = $1 AND id = $2";

    /// A version of a definition as it was when it was offered.
    LAGRET_DEFINISJON = "SELECT innhold FROM definisjon WHERE guid = $1 AND versjon = $2";
    /// Every change of a citizen's tickets.
    LISTINGER = "SELECT id, part_kode, aktiv, tidspunkt FROM inkluderingshistorikk WHERE innbygger = $1 ORDER BY id";

    /// The signed receipt of a change, and when the registry acknowledged it.
    KVITTERING = "SELECT jws, sammendrag, i_kraft FROM kvittering WHERE innbygger = $1 AND id = $2";
    /// The receipt of the change that a registry knows by its sequence number.
    KVITTERING_FOR = "SELECT id FROM historikk WHERE innbygger = $1 AND definisjon = $2 AND sekvensnummer = $3";
    /// A registry's word stands as it was first given.
    KVITTER = "UPDATE kvittering SET i_kraft = $3 WHERE innbygger = $1 AND id = $2 AND i_kraft IS NULL";
    KVITTER_INNSTILLING =
        "UPDATE innstilling SET i_kraft = $4
         WHERE innbygger = $1 AND definisjon = $2 AND sekvensnummer = $3 AND i_kraft IS NULL";
    /// The deletions of a citizen, the latest of each setting first.
    SLETTINGER =
        "SELECT definisjon, sekvensnummer, frist, bekreftet FROM sletting WHERE innbygger = $1 ORDER BY sekvensnummer DESC";

    /// Confirmed once; the first time stands.
    BEKREFT_SLETTET =
        "UPDATE sletting SET bekreftet = COALESCE(bekreftet, $4)
         WHERE innbygger = $1 AND definisjon = $2 AND sekvensnummer = $3 RETURNING sekvensnummer";

    /// What a choice would change: the newest report of a registry, the days of all, disclosures, and numbers of rows.
    SISTE_RAPPORT = "SELECT innhold FROM rapport WHERE innbygger = $1 AND part_kode = $2 ORDER BY id DESC LIMIT 1";
    RAPPORTDAGER = "SELECT til_og_med FROM rapport WHERE innbygger = $1 AND part_kode = $2 ORDER BY id DESC";
    UTLEVERT =
        "SELECT id, dato, mottaker, prosjekt, formal, grunnlag, variabler, identitet FROM utlevering
         WHERE innbygger = $1 AND part_kode = $2 ORDER BY dato DESC, id DESC";
    ANTALL_BRUK = "SELECT CAST(COUNT(*) AS BIGINT) FROM bruk WHERE innbygger = $1 AND part_kode = $2";
    ANTALL_ENDRINGER =
        "SELECT definisjon, CAST(COUNT(*) AS BIGINT) FROM historikk WHERE innbygger = $1 GROUP BY definisjon";
    ANTALL_HER =
        "SELECT CAST((SELECT COUNT(*) FROM rapport WHERE innbygger = $1) AS BIGINT),
                CAST((SELECT COUNT(*) FROM foresporsel WHERE innbygger = $1) AS BIGINT),
                CAST((SELECT COUNT(*) FROM varsel WHERE innbygger = $1) AS BIGINT)";

    FORESPORSLER =
        "SELECT id, part_kode, definisjoner, avsender, melding, mottatt, svarfrist, status, guid, avsender_orgnr, formal
         FROM foresporsel WHERE innbygger = $1 ORDER BY id DESC";

    /// The newest report of a registry about the citizen.
    /// The registries that have delivered something about the citizen.
    LEVERT = "SELECT DISTINCT part_kode FROM rapport WHERE innbygger = $1";

    TA_SKJEMANOKKEL =
        "INSERT INTO skjemanokkel (innbygger, nokkel, sammendrag, kvittering, opprettet) VALUES ($1, $2, $3, $4, $5)";
    FINN_SKJEMANOKKEL = "SELECT sammendrag, kvittering FROM skjemanokkel WHERE innbygger = $1 AND nokkel = $2";
}
