//! The SQL of the store. Statements are named constants, each one text for both engines; `setninger!` also lists them
//! all, so that a test can prepare every one of them on SQLite and on PostgreSQL.

/// Declares named statements and `ALLE`, the list of them.
macro_rules! setninger {
    ($($(#[$dok:meta])* $navn:ident = $tekst:expr;)*) => {
        $($(#[$dok])* pub(crate) const $navn: &str = $tekst;)*
        #[cfg(test)]
        pub(crate) const ALLE: &[(&str, &str)] = &[$((stringify!($navn), $navn)),*];
    };
}
pub(crate) use setninger;

/// Asked of SQLite alone, about the library itself.
pub(crate) const SQLITE_VERSJON: &str = "SELECT sqlite_version()";

setninger! {
    SVARER = "SELECT 1";

    ANTALL_INNBYGGERE = "SELECT CAST(COUNT(*) AS BIGINT) FROM innbygger";
    NY_INNBYGGER =
        "INSERT INTO innbygger (id, nummer, fornavn, etternavn, fodt, adressesperre) VALUES ($1, $2, $3, $4, $5, $6)";

    LAGRE_DEFINISJON =
        "INSERT INTO definisjon (guid, versjon, part_kode, type_pi, navn, innhold) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (guid, versjon) DO NOTHING";

    NY_OKT = "INSERT INTO okt (nokkel, innbygger, opprettet, sist_brukt) VALUES ($1, $2, $3, $4)";
    FINN_OKT =
        "SELECT o.innbygger, o.opprettet, o.sist_brukt, i.fornavn, i.etternavn
         FROM okt o JOIN innbygger i ON i.id = o.innbygger WHERE o.nokkel = $1";
    BRUK_OKT = "UPDATE okt SET sist_brukt = $2 WHERE nokkel = $1";
    SLUTT_OKT = "DELETE FROM okt WHERE nokkel = $1";
    RYDD_OKTER = "DELETE FROM okt WHERE sist_brukt < $1 OR opprettet < $2";

    NY_BRUK =
        "INSERT INTO bruk (innbygger, part_kode, id, tidspunkt, hvem, navn, rolle, virksomhet, handling, kategorier, formal)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";

    NY_INNSTILLING =
        "INSERT INTO innstilling (innbygger, definisjon, aktiv, sekvensnummer, opprettet, endret, i_kraft)
         VALUES ($1, $2, $3, $4, $5, $6, $7)";
    NY_HISTORIKK =
        "INSERT INTO historikk
           (innbygger, id, definisjon, sekvensnummer, aktiv, tidspunkt, gjort_av, gjort_av_navn, tekst_versjon)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    INKLUDERT = "SELECT part_kode FROM inkludering WHERE innbygger = $1 AND aktiv";
    NY_INKLUDERING = "INSERT INTO inkludering (innbygger, part_kode, aktiv, endret) VALUES ($1, $2, $3, $4)";
    NY_FORESPORSEL =
        "INSERT INTO foresporsel (innbygger, id, part_kode, definisjoner, avsender, melding, mottatt, svarfrist, status)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    NY_RAPPORT = "INSERT INTO rapport (innbygger, part_kode, id, til_og_med, innhold) VALUES ($1, $2, $3, $4, $5)";
    NY_UTLEVERING =
        "INSERT INTO utlevering
           (innbygger, part_kode, id, dato, mottaker, prosjekt, formal, grunnlag, variabler, identitet)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    NY_RELASJON = "INSERT INTO relasjon (innbygger, representant, rolle, til) VALUES ($1, $2, $3, $4)";
}
