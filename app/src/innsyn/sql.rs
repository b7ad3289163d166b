//! The SQL of insight. One text for both engines.

crate::store::sql::setninger! {
    RAPPORTLISTE =
        "SELECT id, til_og_med FROM rapport WHERE innbygger = $1 AND part_kode = $2 ORDER BY id DESC LIMIT 50";
    NUMMER = "SELECT nummer FROM innbygger WHERE id = $1";
    RAPPORT = "SELECT innhold FROM rapport WHERE innbygger = $1 AND part_kode = $2 AND id = $3";
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

    /// Due at once.
    NY_UTSENDING =
        "INSERT INTO utsending (innbygger, id, part_kode, slag, gjelder, guid, opprettet, neste)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $7)";
}
