//! The SQL of cases as registries see them. One text for both engines.

use crate::store::sql::av_liste;

crate::store::sql::setninger! {
    FINN = "SELECT innbygger, id, part_kode FROM sak WHERE guid = $1 ORDER BY innbygger, id";
    /// Where a page goes on: after this case.
    PLASS = "SELECT frist FROM sak WHERE innbygger = $1 AND id = $2";
    /// Statuses and kinds are lists with a comma around each.
    LISTE =
        "SELECT s.frist, s.innbygger, s.id, s.part_kode, s.guid, s.slag, s.status, s.saksnummer, s.opprettet, s.endret,
                i.nummer, i.fornavn, i.etternavn
         FROM sak s JOIN innbygger i ON i.id = s.innbygger
         WHERE s.part_kode = $1 AND CAST($2 AS TEXT) LIKE '%,' || s.status || ',%'
           AND CAST($3 AS TEXT) LIKE '%,' || s.slag || ',%' AND (s.frist, s.innbygger, s.id) > ($4, $5, $6)
         ORDER BY s.frist, s.innbygger, s.id LIMIT $7";
    EN =
        "SELECT s.frist, s.innbygger, s.id, s.part_kode, s.guid, s.slag, s.status, s.saksnummer, s.opprettet, s.endret,
                i.nummer, i.fornavn, i.etternavn
         FROM sak s JOIN innbygger i ON i.id = s.innbygger WHERE s.innbygger = $1 AND s.id = $2";
    INNHOLD = "SELECT gjelder, tekst, onsket FROM sak WHERE innbygger = $1 AND id = $2";
    HENDELSER =
        "SELECT id, hvem, navn, status, tekst FROM sakhendelse WHERE innbygger = $1 AND sak = $2 ORDER BY id";
    FILER =
        "SELECT hvem, navn, mime, CAST(length(innhold) AS BIGINT) FROM sakvedlegg
         WHERE innbygger = $1 AND sak = $2 ORDER BY id";
    FIL =
        "SELECT mime, innhold FROM sakvedlegg WHERE innbygger = $1 AND sak = $2 ORDER BY id LIMIT 1 OFFSET $3";

    STILLING = "SELECT slag, status, saksnummer FROM sak WHERE innbygger = $1 AND id = $2";
    SETT_STATUS = "UPDATE sak SET status = $3, saksnummer = $4, endret = $5 WHERE innbygger = $1 AND id = $2";
    NY_HENDELSE =
        "INSERT INTO sakhendelse (innbygger, sak, id, hvem, navn, status, tekst, nokkel)
         VALUES ($1, $2, $3, 'register', $4, $5, $6, $7)";
    NY_FIL =
        "INSERT INTO sakvedlegg (innbygger, sak, id, hvem, navn, mime, innhold)
         VALUES ($1, $2, $3, 'register', $4, $5, $6)";
    /// What the registry's key stands for.
    FINN_NOKKEL = "SELECT sammendrag FROM skjemanokkel WHERE innbygger = $1 AND nokkel = $2";
    TA_NOKKEL =
        "INSERT INTO skjemanokkel (innbygger, nokkel, sammendrag, kvittering, opprettet) VALUES ($1, $2, $3, NULL, $4)";

    BESTILLINGER =
        "SELECT b.frist, b.innbygger, b.id, b.guid, b.hovedtype, b.opprettet, b.purret, i.nummer, i.fornavn, i.etternavn
         FROM bestilling b JOIN innbygger i ON i.id = b.innbygger
         WHERE b.part_kode = $1 AND b.status IN ('bestilt', 'hos_registeret')
         ORDER BY b.frist, b.innbygger, b.id LIMIT $2";

    /// An open order by the name that registries know it by.
    BESTILLING =
        "SELECT b.part_kode, b.frist, b.innbygger, b.id, b.guid, b.hovedtype, b.opprettet, b.purret, i.nummer, i.fornavn,
                i.etternavn
         FROM bestilling b JOIN innbygger i ON i.id = b.innbygger
         WHERE b.guid = $1 AND b.status IN ('bestilt', 'hos_registeret')
         ORDER BY b.innbygger, b.id";

    /// One row for each citizen, behandler, part and day; the day's id stands already for those who have it.
    NOTER_LISTE = concat!(av_liste!(),
        "INSERT INTO bruk
           (innbygger, part_kode, id, tidspunkt, hvem, navn, rolle, virksomhet, handling, kategorier, formal)
         SELECT l.id, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12 FROM liste l WHERE TRUE ORDER BY l.id
         ON CONFLICT (innbygger, part_kode, id) DO NOTHING");
}
