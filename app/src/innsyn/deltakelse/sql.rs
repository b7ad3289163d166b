//! The SQL of research and screening. One text for both engines.

crate::store::sql::setninger! {
    DELTAKELSER = "SELECT part_kode, innhold, mottatt FROM deltakelse WHERE innbygger = $1";
    /// What a registry delivered, as the citizen has changed it since; when it was delivered stays.
    ENDRE_DELTAKELSE = "UPDATE deltakelse SET innhold = $3 WHERE innbygger = $1 AND part_kode = $2";
    DELTAKELSE = "SELECT innhold FROM deltakelse WHERE innbygger = $1 AND part_kode = $2";
    /// Two of the same form at once both reach the registry, to which they are one.
    TA_SKJEMANOKKEL =
        "INSERT INTO skjemanokkel (innbygger, nokkel, sammendrag, kvittering, opprettet) VALUES ($1, $2, $3, NULL, $4)
         ON CONFLICT (innbygger, nokkel) DO NOTHING";
}
