//! The SQL of replication. One text for both engines. Whoever writes to a subscriber's queues has locked the
//! subscriber's row first ([`LAS_ABONNENT`]), so that two processes neither wait for each other nor take the same.

crate::store::sql::setninger! {
    NY_ABONNENT = "INSERT INTO abonnent (klient) VALUES ($1) ON CONFLICT (klient) DO NOTHING";
    LAS_ABONNENT = "UPDATE abonnent SET alarm = alarm WHERE klient = $1 RETURNING alarm";
    SETT_ALARM = "UPDATE abonnent SET alarm = $2 WHERE klient = $1";
    NY_UTDELING =
        "INSERT INTO utdeling (klient, definisjon, fram_til) VALUES ($1, $2, 0)
         ON CONFLICT (klient, definisjon) DO NOTHING";
    /// What is queued for definitions that the subscriber may no longer read ($2 names those it may) is not sent.
    LEGG_BORT =
        "UPDATE levering SET neste = NULL, venter_siden = NULL
         WHERE klient = $1 AND neste IS NOT NULL AND CAST($2 AS TEXT) NOT LIKE '%' || definisjon || '%'";
    /// And goes on when it may again.
    TA_FRAM =
        "UPDATE levering SET neste = $3, venter_siden = $3
         WHERE klient = $1 AND neste IS NULL AND levert < onsket AND CAST($2 AS TEXT) LIKE '%' || definisjon || '%'";

    /// The subscriber's definitions with changes that have not been dealt out.
    HAR_NYTT =
        "SELECT a.definisjon FROM utdeling a WHERE a.klient = $1
         AND EXISTS (SELECT 1 FROM utboks u WHERE u.definisjon = a.definisjon AND u.nr > a.fram_til)";
    FRAM_TIL = "SELECT fram_til FROM utdeling WHERE klient = $1 AND definisjon = $2";
    /// The next changes of a definition: how many, and the last one's number.
    NESTE_BUNKE =
        "SELECT CAST(COUNT(*) AS BIGINT), CAST(COALESCE(MAX(b.nr), 0) AS BIGINT)
         FROM (SELECT nr FROM utboks WHERE definisjon = $1 AND nr > $2 ORDER BY nr LIMIT $3) AS b";
    /// A queue that is new begins before the first change that is dealt to it.
    DEL_UT =
        "INSERT INTO levering (klient, innbygger, definisjon, onsket, levert, neste, venter_siden)
         SELECT CAST($1 AS TEXT), innbygger, definisjon, MAX(sekvensnummer), MIN(sekvensnummer) - 1,
                CAST($5 AS BIGINT), CAST($5 AS BIGINT)
         FROM utboks WHERE definisjon = $2 AND nr > $3 AND nr <= $4
         GROUP BY innbygger, definisjon ORDER BY innbygger
         ON CONFLICT (klient, innbygger, definisjon) DO UPDATE
           SET onsket = CASE WHEN excluded.onsket > levering.onsket THEN excluded.onsket ELSE levering.onsket END,
               neste = COALESCE(levering.neste, excluded.neste),
               venter_siden = COALESCE(levering.venter_siden, excluded.venter_siden)";
    SETT_FRAM_TIL = "UPDATE utdeling SET fram_til = $3 WHERE klient = $1 AND definisjon = $2";

    /// Whether something is due that nobody is sending. Without it no lock is taken.
    NOE_ER_KLART =
        "SELECT CAST(1 AS BIGINT) FROM levering
         WHERE klient = $1 AND neste <= $2 AND (laast_til IS NULL OR laast_til <= $2) LIMIT 1";
    /// Takes what is due and free, the longest due first, and only what the subscriber may read now ($5).
    KREV =
        "UPDATE levering SET laast_til = $3
         WHERE klient = $1 AND neste <= $2 AND (laast_til IS NULL OR laast_til <= $2)
           AND (innbygger, definisjon) IN
             (SELECT innbygger, definisjon FROM levering
              WHERE klient = $1 AND neste <= $2 AND (laast_til IS NULL OR laast_til <= $2)
                AND CAST($5 AS TEXT) LIKE '%' || definisjon || '%'
              ORDER BY neste LIMIT $4)
         RETURNING innbygger, definisjon, onsket, levert, forsok";
    /// Only by the one that holds the lock ($4): who came late has been replaced.
    MOTTATT =
        "UPDATE levering
         SET levert = $5, laast_til = NULL, forsok = 0, feil = '', feilet_siden = NULL, trenger_person = FALSE,
             neste = CASE WHEN onsket > $5 THEN CAST($6 AS BIGINT) ELSE NULL END,
             venter_siden = CASE WHEN onsket > $5 THEN CAST($6 AS BIGINT) ELSE NULL END
         WHERE klient = $1 AND innbygger = $2 AND definisjon = $3 AND laast_til = $4";
    FEILET =
        "UPDATE levering
         SET laast_til = NULL, forsok = forsok + 1, feil = $5, feilet_siden = COALESCE(feilet_siden, $6), neste = $7,
             trenger_person = $8
         WHERE klient = $1 AND innbygger = $2 AND definisjon = $3 AND laast_til = $4";

    /// A change as it was made, with the number of the citizen and when the setting was first made.
    ENDRING =
        "SELECT b.nummer, h.aktiv, h.tidspunkt, h.metadata, i.opprettet
         FROM historikk h
         JOIN innstilling i ON i.innbygger = h.innbygger AND i.definisjon = h.definisjon
         JOIN innbygger b ON b.id = h.innbygger
         WHERE h.innbygger = $1 AND h.definisjon = $2 AND h.sekvensnummer = $3";

    /// The subscriber answers again: what failed because it did not is due at once.
    ER_OPPE =
        "UPDATE levering SET neste = $2
         WHERE klient = $1 AND neste > $2 AND NOT trenger_person AND feil NOT LIKE '%Retry-After'
           AND (feil LIKE '5%' OR feil IN ('network', 'timeout'))";
    /// An operator has mended what was wrong: all that waits is due at once.
    FORFALL = "UPDATE levering SET neste = $2 WHERE klient = $1 AND neste > $2";

    VENTER =
        "SELECT CAST(COUNT(*) AS BIGINT), CAST(COALESCE(SUM(CASE WHEN trenger_person THEN 1 ELSE 0 END), 0) AS BIGINT),
                CAST(MIN(venter_siden) AS BIGINT), CAST(MIN(feilet_siden) AS BIGINT),
                CAST(COALESCE(MAX(forsok), 0) AS BIGINT)
         FROM levering WHERE klient = $1 AND neste IS NOT NULL";
    SISTE_FEIL =
        "SELECT feil FROM levering WHERE klient = $1 AND neste IS NOT NULL AND feilet_siden IS NOT NULL
         ORDER BY feilet_siden DESC LIMIT 1";
    /// Changes of a definition that have not been dealt out.
    IKKE_DELT_UT =
        "SELECT CAST(COUNT(*) AS BIGINT), CAST(MIN(opprettet) AS BIGINT) FROM utboks
         WHERE definisjon = $1 AND (nr > $2 OR nr IS NULL)";
}
