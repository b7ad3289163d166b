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

/// Makes the rows of `liste (id)` from $2 ids of twenty characters each in $1: a list that both engines can be given
/// as one parameter. Made once: PostgreSQL would otherwise take the text apart again for every row it compares with.
macro_rules! av_liste {
    () => {
        "WITH RECURSIVE nr (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM nr WHERE n + 1 < CAST($2 AS BIGINT)),
         liste (id) AS MATERIALIZED (SELECT CAST(substr(CAST($1 AS TEXT), n * 20 + 1, 20) AS BIGINT) FROM nr) "
    };
}
pub(crate) use av_liste;

/// Asked of SQLite alone, about the library itself.
pub(crate) const SQLITE_VERSJON: &str = "SELECT sqlite_version()";

setninger! {
    SVARER = "SELECT 1";

    ANTALL_INNBYGGERE = "SELECT CAST(COUNT(*) AS BIGINT) FROM innbygger";
    NY_INNBYGGER =
        "INSERT INTO innbygger (id, nummer, fornavn, etternavn, fodt, adressesperre, bosted, skjermet_for_foreldre)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

    LAGRE_DEFINISJON =
        "INSERT INTO definisjon (guid, versjon, part_kode, type_pi, navn, innhold) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (guid, versjon) DO NOTHING";

    NY_OKT = "INSERT INTO okt (nokkel, innbygger, opprettet, sist_brukt) VALUES ($1, $2, $3, $4)";
    FINN_OKT =
        "SELECT o.innbygger, o.opprettet, o.sist_brukt, i.fornavn, i.etternavn, i.fodt, i.adressesperre, i.bosted,
                o.gjelder, o.rolle, o.slutt, v.fornavn AS valgt_fornavn,
                (SELECT CAST(COUNT(*) AS BIGINT) FROM relasjon r WHERE r.representant = o.innbygger) AS relasjoner
         FROM okt o JOIN innbygger i ON i.id = o.innbygger LEFT JOIN innbygger v ON v.id = o.gjelder
         WHERE o.nokkel = $1";
    /// Whom the session acts for; all null: oneself.
    BYTT_OKT = "UPDATE okt SET gjelder = $2, rolle = $3, slutt = $4 WHERE nokkel = $1";
    /// Everybody a citizen has a relation to, with the facts the rule asks for.
    RELASJONER =
        "SELECT r.innbygger, r.rolle, r.til, r.omrader, i.fornavn, i.etternavn, i.fodt, i.adressesperre, i.bosted,
                i.skjermet_for_foreldre
         FROM relasjon r JOIN innbygger i ON i.id = r.innbygger
         WHERE r.representant = $1 ORDER BY i.fornavn, i.etternavn, r.innbygger, r.rolle";
    BRUK_OKT = "UPDATE okt SET sist_brukt = $2 WHERE nokkel = $1";
    SLUTT_OKT = "DELETE FROM okt WHERE nokkel = $1";
    RYDD_OKTER = "DELETE FROM okt WHERE sist_brukt < $1 OR opprettet < $2";

    NYTT_BRUKT_BEVIS = "INSERT INTO brukt_bevis (nokkel, utloper) VALUES ($1, $2) ON CONFLICT (nokkel) DO NOTHING";
    RYDD_BRUKTE_BEVIS = "DELETE FROM brukt_bevis WHERE utloper < $1";

    NY_BRUK =
        "INSERT INTO bruk (innbygger, part_kode, id, tidspunkt, hvem, navn, rolle, virksomhet, handling, kategorier, formal,
                           orgnr, grunnlag, vilkar, forklaring, nokkel)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
         ON CONFLICT (innbygger, part_kode, nokkel) WHERE nokkel <> '' DO NOTHING";

    NY_INNSTILLING =
        "INSERT INTO innstilling (innbygger, definisjon, aktiv, sekvensnummer, opprettet, endret, i_kraft, metadata)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    NY_HISTORIKK =
        "INSERT INTO historikk
           (innbygger, id, definisjon, sekvensnummer, aktiv, tidspunkt, gjort_av, gjort_av_navn, tekst_versjon,
            metadata, kanal, gjort_av_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";

    /// The last receipt of the citizen's chain.
    SISTE_KVITTERING = "SELECT nr, sammendrag FROM kvittering WHERE innbygger = $1 ORDER BY nr DESC LIMIT 1";
    NY_KVITTERING =
        "INSERT INTO kvittering (innbygger, id, nr, jws, sammendrag, i_kraft) VALUES ($1, $2, $3, $4, $5, $6)";
    NOKLER = "SELECT offentlig, privat FROM signeringsnokkel ORDER BY opprettet DESC, kid";
    FINN_NOKKEL = "SELECT offentlig FROM signeringsnokkel WHERE kid = $1";
    NY_NOKKEL =
        "INSERT INTO signeringsnokkel (kid, offentlig, privat, opprettet) VALUES ($1, $2, $3, $4)
         ON CONFLICT (kid) DO NOTHING";
    /// Gives the citizen a pseudonym if there is none; other changes of the same citizen wait for this transaction.
    /// (`FOR UPDATE` is not SQLite's.)
    LAS_INNBYGGER =
        "UPDATE innbygger SET pseudonym = CASE WHEN pseudonym = '' THEN $2 ELSE pseudonym END WHERE id = $1
         RETURNING pseudonym";

    BRUKSVALG =
        "SELECT definisjon, metadata, aktiv FROM innstilling WHERE innbygger = $1 AND definisjon IN ($2, $3, $4, $5)";

    NY_SLETTING =
        "INSERT INTO sletting (innbygger, definisjon, sekvensnummer, frist, bekreftet) VALUES ($1, $2, $3, $4, $5)";
    NY_VARSEL =
        "INSERT INTO varsel (innbygger, id, slag, part_kode, gjelder, tekst, lest) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    NY_INKLUDERINGSENDRING =
        "INSERT INTO inkluderingshistorikk (innbygger, id, part_kode, aktiv, tidspunkt) VALUES ($1, $2, $3, $4, $5)";
    INKLUDERT = "SELECT part_kode FROM inkludering WHERE innbygger = $1 AND aktiv";
    NY_INKLUDERING = "INSERT INTO inkludering (innbygger, part_kode, aktiv, endret) VALUES ($1, $2, $3, $4)";
    NY_FORESPORSEL =
        "INSERT INTO foresporsel
           (innbygger, id, part_kode, definisjoner, avsender, melding, mottatt, svarfrist, status, guid, avsender_orgnr, formal,
            besvart)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         ON CONFLICT (innbygger, guid) WHERE guid <> '' DO NOTHING";
    NY_SVAR =
        "INSERT INTO svar (innbygger, foresporsel, definisjon, samtykket, tekst_versjon, tidspunkt, kvittering)
         VALUES ($1, $2, $3, $4, $5, $6, $7)";
    NY_RAPPORT = "INSERT INTO rapport (innbygger, part_kode, id, til_og_med, innhold) VALUES ($1, $2, $3, $4, $5)";
    NY_UTLEVERING =
        "INSERT INTO utlevering
           (innbygger, part_kode, id, dato, mottaker, prosjekt, formal, grunnlag, variabler, identitet, orgnr, land, antall,
            bruk_til, reservasjon, lenke, forklaring, nokkel)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
         ON CONFLICT (innbygger, part_kode, nokkel) WHERE nokkel <> '' DO NOTHING";
    NY_LOGGDEKNING =
        "INSERT INTO loggdekning (innbygger, part_kode, fra, til, mottatt) VALUES ($1, $2, $3, $4, $5)";
    NY_DELTAKELSE = "INSERT INTO deltakelse (innbygger, part_kode, innhold, mottatt) VALUES ($1, $2, $3, $4)";
    NY_RELASJON = "INSERT INTO relasjon (innbygger, representant, rolle, til, omrader) VALUES ($1, $2, $3, $4, $5)";
}
