//! The SQL of insight. One text for both engines.

crate::store::sql::setninger! {
    RAPPORTLISTE =
        "SELECT id, til_og_med FROM rapport WHERE innbygger = $1 AND part_kode = $2 ORDER BY id DESC LIMIT 50";
    RAPPORT = "SELECT innhold FROM rapport WHERE innbygger = $1 AND part_kode = $2 AND id = $3";
    BRUK =
        "SELECT id, tidspunkt, hvem, navn, rolle, virksomhet, handling, kategorier, formal FROM bruk
         WHERE innbygger = $1 AND part_kode = $2 AND tidspunkt >= $3 ORDER BY id DESC LIMIT $4";
    UTLEVERINGER =
        "SELECT id, dato, mottaker, prosjekt, formal, grunnlag, variabler, identitet FROM utlevering
         WHERE innbygger = $1 AND part_kode = $2 AND dato >= $3 ORDER BY dato DESC, id DESC LIMIT $4";
}
