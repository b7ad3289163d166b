//! The SQL of the queue. One text for both engines. Whoever takes from the queue has locked it first ([`LAS_KO`]), so that
//! two processes neither wait for each other's rows nor take the same.

crate::store::sql::setninger! {
    NY_LAS = "INSERT INTO teller (navn, verdi) VALUES ('utsending', 0) ON CONFLICT (navn) DO NOTHING";
    LAS_KO = "UPDATE teller SET verdi = verdi WHERE navn = 'utsending'";
    /// What waited because there was no system ($3).
    TA_FRAM =
        "UPDATE utsending SET neste = $2, feil = ''
         WHERE part_kode = $1 AND neste IS NULL AND levert IS NULL AND feil = $3";

    NOE_ER_KLART =
        "SELECT CAST(1 AS BIGINT) FROM utsending
         WHERE neste <= $2 AND part_kode = $1 AND (laast_til IS NULL OR laast_til <= $2) LIMIT 1";
    /// Takes what is due and free, the longest due first. What tells of an order or a case waits until the order or case
    /// itself is through, and messages in cases go in their order; nothing else waits for anything, so there is no circle.
    KREV =
        "UPDATE utsending SET laast_til = $3
         WHERE part_kode = $1 AND neste <= $2 AND (laast_til IS NULL OR laast_til <= $2)
           AND (innbygger, id) IN
             (SELECT u.innbygger, u.id FROM utsending u
              WHERE u.part_kode = $1 AND u.neste <= $2 AND (u.laast_til IS NULL OR u.laast_til <= $2)
                AND NOT EXISTS (SELECT 1 FROM utsending f WHERE f.innbygger = u.innbygger AND f.part_kode = u.part_kode
                                AND f.neste IS NOT NULL
                                AND (u.slag IN ('avbestilling', 'purring') AND f.slag = 'bestilling' AND f.gjelder = u.gjelder
                                  OR u.slag IN ('svar', 'klage')
                                     AND (f.slag = 'sak' OR f.slag IN ('svar', 'klage') AND f.id < u.id)))
              ORDER BY u.neste LIMIT $4)
         RETURNING innbygger, id, part_kode, slag, gjelder, guid, forsok";
    UTEN_SYSTEM =
        "SELECT CAST(1 AS BIGINT) FROM utsending
         WHERE neste <= $2 AND CAST($1 AS TEXT) NOT LIKE '%,' || part_kode || ',%' LIMIT 1";
    LEGG_TIL_SIDE =
        "UPDATE utsending SET neste = NULL, laast_til = NULL, feil = $3
         WHERE neste <= $2 AND CAST($1 AS TEXT) NOT LIKE '%,' || part_kode || ',%'";

    /// Only by the one that holds the lock ($3): no row comes back for who came late and has been replaced.
    LEVERT =
        "UPDATE utsending SET levert = $4, neste = NULL, laast_til = NULL, feil = ''
         WHERE innbygger = $1 AND id = $2 AND laast_til = $3 AND levert IS NULL RETURNING id";
    FEILET =
        "UPDATE utsending SET forsok = forsok + $6, neste = $4, laast_til = NULL, feil = $5
         WHERE innbygger = $1 AND id = $2 AND laast_til = $3 AND levert IS NULL";

    NUMMER = "SELECT nummer FROM innbygger WHERE id = $1";
    BESTILLING =
        "SELECT guid, hovedtype, status, opprettet, endret, frist FROM bestilling WHERE innbygger = $1 AND id = $2";
    SAK = "SELECT guid, slag, status, frist, gjelder, tekst, onsket FROM sak WHERE innbygger = $1 AND id = $2";
    SAKSHENDELSE =
        "SELECT s.guid, h.tekst FROM sakhendelse h JOIN sak s ON s.innbygger = h.innbygger AND s.id = h.sak
         WHERE h.innbygger = $1 AND h.id = $2";
    /// Of one moment: ids of what is written together share their milliseconds ($2 up to, not with, $3).
    VEDLEGG =
        "SELECT navn, mime, innhold FROM sakvedlegg
         WHERE innbygger = $1 AND hvem = 'innbygger' AND id >= $2 AND id < $3 ORDER BY id";
    SLETTINGER =
        "SELECT definisjon, sekvensnummer, frist FROM sletting
         WHERE innbygger = $1 AND sekvensnummer = $2 AND bekreftet IS NULL ORDER BY definisjon";

    /// The registry has the case; its number and deadline as it said them.
    SAK_MOTTATT =
        "UPDATE sak SET saksnummer = CASE WHEN saksnummer = '' THEN $3 ELSE saksnummer END,
                frist = COALESCE($4, frist), endret = $5
         WHERE innbygger = $1 AND id = $2";
    SAK_FRA_SENDT = "UPDATE sak SET status = 'mottatt' WHERE innbygger = $1 AND id = $2 AND status = 'sendt' RETURNING id";
    NY_SAKSHENDELSE =
        "INSERT INTO sakhendelse (innbygger, sak, id, hvem, navn, status, nokkel)
         VALUES ($1, $2, $3, 'register', $4, 'mottatt', $5)
         ON CONFLICT (innbygger, sak, nokkel) WHERE nokkel <> '' DO NOTHING";

    /// Open orders that may be due for a reminder: made before $1, not reminded since $2; after ($3, $4).
    PURREKANDIDATER =
        "SELECT innbygger, id FROM bestilling
         WHERE status IN ('bestilt', 'hos_registeret') AND opprettet <= $1 AND (purret IS NULL OR purret <= $2)
           AND (innbygger > $3 OR innbygger = $3 AND id > $4)
         ORDER BY innbygger, id LIMIT $5";
    TIL_PURRING =
        "SELECT part_kode, opprettet, purret FROM bestilling
         WHERE innbygger = $1 AND id = $2 AND status IN ('bestilt', 'hos_registeret')";
    PURRET = "UPDATE bestilling SET purret = $3 WHERE innbygger = $1 AND id = $2";

    STATUS =
        "SELECT part_kode,
                CAST(SUM(CASE WHEN neste IS NOT NULL THEN 1 ELSE 0 END) AS BIGINT),
                CAST(MIN(CASE WHEN neste IS NOT NULL THEN opprettet END) AS BIGINT),
                CAST(COALESCE(MAX(CASE WHEN neste IS NOT NULL THEN forsok END), 0) AS BIGINT),
                CAST(SUM(CASE WHEN neste IS NULL AND feil <> $1 THEN 1 ELSE 0 END) AS BIGINT),
                CAST(SUM(CASE WHEN neste IS NULL AND feil = $1 THEN 1 ELSE 0 END) AS BIGINT),
                COALESCE(MAX(CASE WHEN feil <> $1 THEN feil END), '')
         FROM utsending WHERE levert IS NULL AND feil <> $2 GROUP BY part_kode ORDER BY part_kode";
    /// A person has mended what was wrong.
    PROV_IGJEN =
        "UPDATE utsending SET neste = $2 WHERE part_kode = $1 AND levert IS NULL AND feil NOT IN ('', $3, $4)";
}
