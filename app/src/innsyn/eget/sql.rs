//! The SQL of what citizens add of their own. One text for both engines.

crate::store::sql::setninger! {
    GRAFVALG = "SELECT sammenligning FROM grafvalg WHERE innbygger = $1 AND part_kode = $2";
    SETT_GRAFVALG =
        "INSERT INTO grafvalg (innbygger, part_kode, sammenligning, endret) VALUES ($1, $2, $3, $4)
         ON CONFLICT (innbygger, part_kode) DO UPDATE SET sammenligning = excluded.sammenligning, endret = excluded.endret";
    FODT = "SELECT fodt FROM innbygger WHERE id = $1";

    /// In the order they are shown: a year before its months, and they before their days.
    NOTATER =
        "SELECT id, dato, tekst FROM notat
         WHERE innbygger = $1 AND part_kode = $2 AND slettet IS NULL ORDER BY dato, id";
    SLETTEDE =
        "SELECT id FROM notat WHERE innbygger = $1 AND part_kode = $2 AND slettet >= $3 ORDER BY slettet DESC, id DESC";
    ANTALL_NOTATER =
        "SELECT CAST(COUNT(*) AS BIGINT) FROM notat WHERE innbygger = $1 AND part_kode = $2 AND slettet IS NULL";
    NYTT_NOTAT =
        "INSERT INTO notat (innbygger, part_kode, id, dato, tekst, endret) VALUES ($1, $2, $3, $4, $5, $6)";
    ENDRE_NOTAT =
        "UPDATE notat SET dato = $4, tekst = $5, endret = $6
         WHERE innbygger = $1 AND part_kode = $2 AND id = $3 AND slettet IS NULL RETURNING id";
    SLETT_NOTAT =
        "UPDATE notat SET slettet = $4
         WHERE innbygger = $1 AND part_kode = $2 AND id = $3 AND slettet IS NULL RETURNING id";
    /// Within its time.
    ANGRE_NOTAT =
        "UPDATE notat SET slettet = NULL
         WHERE innbygger = $1 AND part_kode = $2 AND id = $3 AND slettet >= $4 RETURNING id";
}
