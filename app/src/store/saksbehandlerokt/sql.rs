//! The SQL of case workers and their sessions. One text for both engines.

crate::store::sql::setninger! {
    /// What the installation says of a case worker is what counts from now on.
    LAGRE_SAKSBEHANDLER =
        "INSERT INTO saksbehandler (id, navn, virksomhet, parter) VALUES ($1, $2, $3, $4)
         ON CONFLICT (id) DO UPDATE SET navn = excluded.navn, virksomhet = excluded.virksomhet, parter = excluded.parter";
    SAKSBEHANDLERE = "SELECT id, navn, virksomhet, parter FROM saksbehandler ORDER BY id";
    NY_OKT = "INSERT INTO saksbehandlerokt (nokkel, saksbehandler, opprettet, sist_brukt) VALUES ($1, $2, $3, $4)";
    FINN_OKT =
        "SELECT o.opprettet, o.sist_brukt, s.id, s.navn, s.virksomhet, s.parter
         FROM saksbehandlerokt o JOIN saksbehandler s ON s.id = o.saksbehandler WHERE o.nokkel = $1";
    BRUK_OKT = "UPDATE saksbehandlerokt SET sist_brukt = $2 WHERE nokkel = $1 AND sist_brukt < $2";
    SLUTT_OKT = "DELETE FROM saksbehandlerokt WHERE nokkel = $1";
    RYDD_OKTER = "DELETE FROM saksbehandlerokt WHERE sist_brukt < $1 OR opprettet < $2";
}
