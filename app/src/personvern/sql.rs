//! The SQL of settings. One text for both engines.

use crate::store::sql::av_liste;

crate::store::sql::setninger! {
    INNSTILLINGER =
        "SELECT definisjon, aktiv, sekvensnummer, opprettet, endret, i_kraft, metadata FROM innstilling WHERE innbygger = $1";

    /// Compare and set: no row comes back when the sequence number is no longer the expected one ($5).
    SETT =
        "INSERT INTO innstilling (innbygger, definisjon, aktiv, sekvensnummer, opprettet, endret, metadata, i_kraft)
         VALUES ($1, $2, $3, $4, $6, $6, $7, $8)
         ON CONFLICT (innbygger, definisjon) DO UPDATE
           SET aktiv = excluded.aktiv, sekvensnummer = excluded.sekvensnummer, endret = excluded.endret,
               metadata = excluded.metadata, i_kraft = excluded.i_kraft
           WHERE innstilling.sekvensnummer = $5
         RETURNING sekvensnummer";
    NY_UTBOKS = "INSERT INTO utboks (innbygger, definisjon, sekvensnummer, opprettet) VALUES ($1, $2, $3, $4)";

    HISTORIKK_SIDE =
        "SELECT id, definisjon, sekvensnummer, aktiv, tidspunkt, gjort_av, gjort_av_navn, tekst_versjon,
                metadata, kanal, gjort_av_id FROM historikk WHERE innbygger = $1 ORDER BY id DESC LIMIT $2 OFFSET $3";
    HISTORIKK_EN =
        "SELECT id, definisjon, sekvensnummer, aktiv, tidspunkt, gjort_av, gjort_av_navn, tekst_versjon,
                metadata, kanal, gjort_av_id FROM historikk WHERE innbygger = $1 AND id = $2";

    /// A version of a definition as it was when it was offered.
    LAGRET_DEFINISJON = "SELECT innhold FROM definisjon WHERE guid = $1 AND versjon = $2";
    /// Every change of a citizen's tickets.
    LISTINGER = "SELECT id, part_kode, aktiv, tidspunkt FROM inkluderingshistorikk WHERE innbygger = $1 ORDER BY id";

    /// The signed receipt of a change, and when the registry acknowledged it.
    KVITTERING = "SELECT jws, sammendrag, i_kraft FROM kvittering WHERE innbygger = $1 AND id = $2";
    /// The receipt of the change that a registry knows by its sequence number.
    KVITTERING_FOR = "SELECT id FROM historikk WHERE innbygger = $1 AND definisjon = $2 AND sekvensnummer = $3";
    /// A registry's word stands as it was first given.
    KVITTER = "UPDATE kvittering SET i_kraft = $3 WHERE innbygger = $1 AND id = $2 AND i_kraft IS NULL";
    KVITTER_INNSTILLING =
        "UPDATE innstilling SET i_kraft = $4
         WHERE innbygger = $1 AND definisjon = $2 AND sekvensnummer = $3 AND i_kraft IS NULL";
    /// The deletions of a citizen, the latest of each setting first.
    SLETTINGER =
        "SELECT definisjon, sekvensnummer, frist, bekreftet, purret, kopier_slettet FROM sletting
         WHERE innbygger = $1 ORDER BY sekvensnummer DESC";

    /// Confirmed once; the first time stands.
    BEKREFT_SLETTET =
        "UPDATE sletting SET bekreftet = COALESCE(bekreftet, $4)
         WHERE innbygger = $1 AND definisjon = $2 AND sekvensnummer = $3 RETURNING sekvensnummer";

    /// What a choice would change: the newest report of a registry, the days of all, disclosures, and numbers of rows.
    SISTE_RAPPORT = "SELECT innhold FROM rapport WHERE innbygger = $1 AND part_kode = $2 ORDER BY id DESC LIMIT 1";
    RAPPORTDAGER = "SELECT til_og_med FROM rapport WHERE innbygger = $1 AND part_kode = $2 ORDER BY id DESC";
    UTLEVERT =
        "SELECT id, dato, mottaker, prosjekt, formal, grunnlag, variabler, identitet, orgnr, land, antall,
                bruk_til, reservasjon, lenke, forklaring, nokkel
         FROM utlevering
         WHERE innbygger = $1 AND part_kode = $2 ORDER BY dato DESC, id DESC";
    ANTALL_BRUK = "SELECT CAST(COUNT(*) AS BIGINT) FROM bruk WHERE innbygger = $1 AND part_kode = $2";
    ANTALL_ENDRINGER =
        "SELECT definisjon, CAST(COUNT(*) AS BIGINT) FROM historikk WHERE innbygger = $1 GROUP BY definisjon";
    ANTALL_HER =
        "SELECT CAST((SELECT COUNT(*) FROM rapport WHERE innbygger = $1) AS BIGINT),
                CAST((SELECT COUNT(*) FROM foresporsel WHERE innbygger = $1) AS BIGINT),
                CAST((SELECT COUNT(*) FROM varsel WHERE innbygger = $1) AS BIGINT),
                CAST((SELECT COUNT(*) FROM notat WHERE innbygger = $1) AS BIGINT)";

    FORESPORSLER =
        "SELECT id, part_kode, definisjoner, avsender, melding, mottatt, svarfrist, status, guid, avsender_orgnr, formal, besvart
         FROM foresporsel WHERE innbygger = $1 ORDER BY id DESC";
    FORESPORSEL =
        "SELECT id, part_kode, definisjoner, avsender, melding, mottatt, svarfrist, status, guid, avsender_orgnr, formal, besvart
         FROM foresporsel WHERE innbygger = $1 AND id = $2";
    SVAR = "SELECT foresporsel, definisjon, samtykket, kvittering FROM svar WHERE innbygger = $1";
    /// The latest change of each setting, and how it came.
    SISTE_ENDRINGER =
        "SELECT i.definisjon, i.aktiv, i.sekvensnummer, i.endret, h.kanal FROM innstilling i
         JOIN historikk h
           ON h.innbygger = i.innbygger AND h.definisjon = i.definisjon AND h.sekvensnummer = i.sekvensnummer
         WHERE i.innbygger = $1";
    NAVN = "SELECT fornavn, etternavn FROM innbygger WHERE id = $1";
    LES_FORESPORSEL = "UPDATE foresporsel SET status = 'lest' WHERE innbygger = $1 AND id = $2 AND status = 'sendt'";
    /// Only one that is open; no row comes back otherwise.
    BESVAR_FORESPORSEL =
        "UPDATE foresporsel SET status = $3, besvart = $4
         WHERE innbygger = $1 AND id = $2 AND status IN ('sendt', 'lest') RETURNING id";

    /// To those who use the portal, have no confidential address and are not reserved ($14); the same request once.
    SEND_FORESPORSLER = concat!(av_liste!(),
        "INSERT INTO foresporsel
           (innbygger, id, part_kode, definisjoner, avsender, melding, mottatt, svarfrist, status, guid,
            avsender_orgnr, formal)
         SELECT i.id, $3, $4, $5, $6, $7, $8, $9, 'sendt', $10, $11, $12
         FROM liste l JOIN innbygger i ON i.id = l.id
         WHERE NOT i.adressesperre
           AND EXISTS (SELECT 1 FROM innstilling b WHERE b.innbygger = i.id AND b.definisjon = $13 AND b.aktiv)
           AND NOT EXISTS (SELECT 1 FROM innstilling r WHERE r.innbygger = i.id AND r.definisjon = $14 AND r.aktiv)
         ORDER BY i.id
         ON CONFLICT (innbygger, guid) WHERE guid <> '' DO NOTHING
         RETURNING innbygger");
    /// PostgreSQL takes the partial index only when its condition is written out.
    HAR_FORESPORSEL = concat!(av_liste!(),
        "SELECT f.innbygger FROM liste l JOIN foresporsel f ON f.innbygger = l.id AND f.guid = $3 AND f.guid <> ''
         WHERE f.part_kode = $4");
    /// A GUID stands for what was sent with it first; no row comes back otherwise.
    NY_SENDING =
        "INSERT INTO sending (part_kode, guid, sammendrag) VALUES ($1, $2, $3)
         ON CONFLICT (part_kode, guid) DO NOTHING RETURNING guid";
    SENDING = "SELECT sammendrag FROM sending WHERE part_kode = $1 AND guid = $2";
    NYTT_VEDLEGG =
        "INSERT INTO vedlegg (part_kode, guid, nr, mime, tittel, innhold) VALUES ($1, $2, $3, $4, $5, $6)";
    /// The letters of a request, without what is in them: four characters of base64 are three bytes.
    VEDLEGG =
        "SELECT nr, mime, tittel, CAST(length(innhold) / 4 * 3 AS BIGINT) FROM vedlegg
         WHERE part_kode = $1 AND guid = $2 ORDER BY nr";
    /// A letter of a request that the citizen got.
    VEDLEGG_EN =
        "SELECT v.mime, v.innhold FROM foresporsel f JOIN vedlegg v ON v.part_kode = f.part_kode AND v.guid = f.guid
         WHERE f.innbygger = $1 AND f.id = $2 AND f.guid <> '' AND v.nr = $3";
    /// The evidence of a change.
    BEVIS = "SELECT mime, innhold FROM bevis WHERE innbygger = $1 AND hendelse = $2";
    HAR_BEVIS = "SELECT CAST(COUNT(*) AS BIGINT) FROM bevis WHERE innbygger = $1 AND hendelse = $2";

    /// Where a request stands with those of many who got it: noted in their logs, then its row, its answers, and the latest
    /// changes of the part's settings.
    NOTER_FORESPORSLER = concat!(av_liste!(),
        "INSERT INTO bruk
           (innbygger, part_kode, id, tidspunkt, hvem, navn, rolle, virksomhet, handling, kategorier, formal)
         SELECT f.innbygger, $5, $6, $7, 'automatisk', NULL, '', $8, $9, $10, ''
         FROM liste l JOIN foresporsel f ON f.innbygger = l.id AND f.guid = $3 AND f.guid <> '' WHERE f.part_kode = $4");
    FORESPORSLER_TIL = concat!(av_liste!(),
        "SELECT f.innbygger, f.id, f.part_kode, f.definisjoner, f.avsender, f.melding, f.mottatt, f.svarfrist, f.status,
                f.guid, f.avsender_orgnr, f.formal, f.besvart
         FROM liste l JOIN foresporsel f ON f.innbygger = l.id AND f.guid = $3 AND f.guid <> ''
         WHERE f.part_kode = $4 ORDER BY f.innbygger");
    SVAR_TIL = concat!(av_liste!(),
        "SELECT s.innbygger, s.foresporsel, s.definisjon, s.samtykket, s.kvittering
         FROM liste l JOIN foresporsel f ON f.innbygger = l.id AND f.guid = $3 AND f.guid <> ''
         JOIN svar s ON s.innbygger = f.innbygger AND s.foresporsel = f.id
         WHERE f.part_kode = $4");
    SISTE_TIL = concat!(av_liste!(),
        "SELECT i.innbygger, i.definisjon, i.aktiv, i.sekvensnummer, i.endret, h.kanal
         FROM liste l JOIN innstilling i ON i.innbygger = l.id
         JOIN historikk h
           ON h.innbygger = i.innbygger AND h.definisjon = i.definisjon AND h.sekvensnummer = i.sekvensnummer
         WHERE i.definisjon IN (SELECT guid FROM definisjon WHERE part_kode = $3)");

    VARSLE_OM_FORESPORSLER = concat!(av_liste!(),
        "INSERT INTO varsel (innbygger, id, slag, part_kode, gjelder, tekst)
         SELECT l.id, $3, 'foresporsel', $4, $5, '' FROM liste l");
    /// Only what can still be answered on the day ($5).
    TREKK_FORESPORSLER = concat!(av_liste!(),
        "UPDATE foresporsel SET status = 'trukket'
         WHERE innbygger IN (SELECT id FROM liste) AND guid = $3 AND guid <> '' AND part_kode = $4 AND status IN ('sendt', 'lest')
           AND (svarfrist IS NULL OR svarfrist >= $5)
         RETURNING innbygger");
    SEND_VARSEL = concat!(av_liste!(),
        "INSERT INTO varsel (innbygger, id, slag, part_kode, gjelder, tekst, nokkel)
         SELECT i.id, $3, 'part', $4, $5, $6, $7 FROM liste l JOIN innbygger i ON i.id = l.id
         WHERE EXISTS (SELECT 1 FROM innstilling b WHERE b.innbygger = i.id AND b.definisjon = $8 AND b.aktiv)
         ORDER BY i.id
         ON CONFLICT (innbygger, part_kode, nokkel) WHERE nokkel <> '' DO NOTHING
         RETURNING innbygger");
    HAR_VARSEL = concat!(av_liste!(),
        "SELECT v.innbygger FROM liste l JOIN varsel v ON v.innbygger = l.id AND v.part_kode = $3
           AND v.nokkel = $4 AND v.nokkel <> ''");

    VARSLER =
        "SELECT id, slag, part_kode, gjelder, tekst, lest FROM varsel
         WHERE innbygger = $1 ORDER BY id DESC LIMIT $2 OFFSET $3";
    ANTALL_VARSLER =
        "SELECT CAST(COUNT(*) AS BIGINT), CAST(COUNT(*) - COUNT(lest) AS BIGINT) FROM varsel WHERE innbygger = $1";
    ULESTE_VARSLER = "SELECT CAST(COUNT(*) AS BIGINT) FROM varsel WHERE innbygger = $1 AND lest IS NULL";
    LES_VARSLER = "UPDATE varsel SET lest = $3 WHERE innbygger = $1 AND id <= $2 AND lest IS NULL";
    /// Reports that were ordered, have come and have not been looked at.
    KLARE_RAPPORTER =
        "SELECT part_kode, gjelder FROM varsel
         WHERE innbygger = $1 AND slag = 'rapport_klar' AND lest IS NULL ORDER BY id DESC LIMIT 20";
    LES_VARSEL_OM =
        "UPDATE varsel SET lest = $3 WHERE innbygger = $1 AND slag = 'foresporsel' AND gjelder = $2 AND lest IS NULL";

    /// The newest report of a registry about the citizen.
    /// The registries that have delivered something about the citizen.
    LEVERT = "SELECT DISTINCT part_kode FROM rapport WHERE innbygger = $1";

    TA_SKJEMANOKKEL =
        "INSERT INTO skjemanokkel (innbygger, nokkel, sammendrag, kvittering, opprettet) VALUES ($1, $2, $3, $4, $5)";
    FINN_SKJEMANOKKEL = "SELECT sammendrag, kvittering FROM skjemanokkel WHERE innbygger = $1 AND nokkel = $2";
}
