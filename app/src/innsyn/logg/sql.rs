//! The SQL of the log of use. One text for both engines.

crate::store::sql::setninger! {
    BRUK =
        "SELECT id, tidspunkt, hvem, navn, rolle, virksomhet, handling, kategorier, formal, orgnr, grunnlag,
                vilkar, forklaring, nokkel
         FROM bruk
         WHERE innbygger = $1 AND part_kode = $2 AND tidspunkt >= $3 ORDER BY id DESC LIMIT $4";
    UTLEVERINGER =
        "SELECT id, dato, mottaker, prosjekt, formal, grunnlag, variabler, identitet, orgnr, land, antall,
                bruk_til, reservasjon, lenke, forklaring, nokkel
         FROM utlevering
         WHERE innbygger = $1 AND part_kode = $2 AND dato >= $3 ORDER BY dato DESC, id DESC LIMIT $4";

    /// Rows of all parts, or of $5, older than the moment $2 and the id $3 in it, and not older than $4.
    ALL_BRUK =
        "SELECT part_kode, id, tidspunkt, hvem, navn, rolle, virksomhet, handling, kategorier, formal, orgnr, grunnlag,
                vilkar, forklaring, nokkel
         FROM bruk
         WHERE innbygger = $1 AND (tidspunkt < $2 OR (tidspunkt = $2 AND id < $3)) AND tidspunkt >= $4
           AND (CAST($5 AS TEXT) = '' OR part_kode = CAST($5 AS TEXT))
         ORDER BY tidspunkt DESC, id DESC LIMIT $6";
    /// As ALL_BRUK, by day. The part stands where the source's own id of the row does in UTLEVERINGER.
    ALLE_UTLEVERINGER =
        "SELECT id, dato, mottaker, prosjekt, formal, grunnlag, variabler, identitet, orgnr, land, antall,
                bruk_til, reservasjon, lenke, forklaring, part_kode
         FROM utlevering
         WHERE innbygger = $1 AND (dato < $2 OR (dato = $2 AND id < $3)) AND dato >= $4
           AND (CAST($5 AS TEXT) = '' OR part_kode = CAST($5 AS TEXT))
         ORDER BY dato DESC, id DESC LIMIT $6";

    LOGGDEKNING = "SELECT part_kode, fra, til, mottatt FROM loggdekning WHERE innbygger = $1";
    /// The newest reports of each part: where the citizen's contacts are read from.
    NYESTE_RAPPORTER =
        "SELECT part_kode, innhold FROM
           (SELECT part_kode, innhold, ROW_NUMBER() OVER (PARTITION BY part_kode ORDER BY id DESC) AS nr
            FROM rapport WHERE innbygger = $1) AS siste
         WHERE nr <= 2";
}
