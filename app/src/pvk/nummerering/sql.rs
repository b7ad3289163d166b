//! The SQL of the numbering. One text for both engines.

crate::store::sql::setninger! {
    /// Whether a change waits for its number. Without it no lock is taken.
    NOE_VENTER = "SELECT CAST(1 AS BIGINT) FROM utboks WHERE nr IS NULL LIMIT 1";
    /// Locks the counter: whoever numbers is alone until the transaction ends.
    LAS_TELLER = "UPDATE teller SET verdi = verdi WHERE navn = 'utboks' RETURNING verdi";
    /// The numbers after $1 to at most $2 changes.
    GI_NUMMER =
        "UPDATE utboks SET nr = $1 + r.plass
         FROM (SELECT innbygger, definisjon, sekvensnummer,
                      ROW_NUMBER() OVER (ORDER BY sekvensnummer, innbygger, definisjon) AS plass
               FROM (SELECT innbygger, definisjon, sekvensnummer FROM utboks WHERE nr IS NULL
                     ORDER BY sekvensnummer, innbygger, definisjon LIMIT $2) AS neste) AS r
         WHERE utboks.innbygger = r.innbygger AND utboks.definisjon = r.definisjon
           AND utboks.sekvensnummer = r.sekvensnummer";
    HEV_TELLER = "UPDATE teller SET verdi = verdi + $1 WHERE navn = 'utboks'";
}
