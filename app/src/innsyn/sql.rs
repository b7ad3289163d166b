//! The SQL of insight. One text for both engines.

crate::store::sql::setninger! {
    RAPPORTLISTE =
        "SELECT id, til_og_med FROM rapport WHERE innbygger = $1 AND part_kode = $2 ORDER BY id DESC LIMIT 50";
    NUMMER = "SELECT nummer FROM innbygger WHERE id = $1";
    RAPPORT = "SELECT innhold FROM rapport WHERE innbygger = $1 AND part_kode = $2 AND id = $3";
    /// Due at once.
    NY_UTSENDING =
        "INSERT INTO utsending (innbygger, id, part_kode, slag, gjelder, guid, opprettet, neste)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $7)";

    PERSON = "SELECT fornavn, etternavn, fodt FROM innbygger WHERE id = $1";
    ALLE_RAPPORTER = "SELECT innhold FROM rapport WHERE innbygger = $1 AND part_kode = $2 ORDER BY id DESC";
    DELTAKELSER = "SELECT innhold FROM deltakelse WHERE innbygger = $1 AND part_kode = $2";
    LOGGDEKNING = "SELECT fra, til, mottatt FROM loggdekning WHERE innbygger = $1 AND part_kode = $2";
}
