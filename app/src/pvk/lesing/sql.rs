//! The SQL of looking up, listing, following and reconciling. One text for both engines.

use crate::store::sql::av_liste;

crate::store::sql::setninger! {
    INNSTILLING =
        "SELECT definisjon, aktiv, sekvensnummer, opprettet, endret, i_kraft, metadata FROM innstilling
         WHERE innbygger = $1 AND definisjon = $2";
    AKTIVE =
        "SELECT definisjon, aktiv, sekvensnummer, opprettet, endret, i_kraft, metadata FROM innstilling
         WHERE innbygger = $1 AND aktiv";

    /// Those active for $1 whose internal number is after $2, in its order: what changes meanwhile moves nobody.
    SIDE =
        "SELECT i.innbygger, b.nummer, i.aktiv, i.sekvensnummer, i.opprettet, i.endret, i.metadata
         FROM innstilling i JOIN innbygger b ON b.id = i.innbygger
         WHERE i.definisjon = $1 AND i.aktiv AND i.innbygger > $2 ORDER BY i.innbygger LIMIT $3";
    /// The next reference: positive in 32 bits, from 1 again after the last.
    NESTE_PEKER =
        "UPDATE teller SET verdi = CASE WHEN verdi < $1 THEN verdi + 1 ELSE 1 END WHERE navn = 'listepeker'
         RETURNING verdi";
    RYDD_PEKERE = "DELETE FROM listepeker WHERE utloper <= $1";
    /// No row comes back when the number is still somebody's.
    NY_PEKER =
        "INSERT INTO listepeker (peker, klient, definisjon, siste_innbygger, utloper) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (peker) DO NOTHING RETURNING peker";
    PEKER =
        "SELECT siste_innbygger FROM listepeker WHERE peker = $1 AND klient = $2 AND definisjon = $3 AND utloper > $4";

    /// The highest number that a change has.
    HODE = "SELECT verdi FROM teller WHERE navn = 'utboks'";
    /// Changes of $1 after $2. Outer joins, so that a change whose contents are gone is a fault and not left out.
    ENDRINGER =
        "SELECT u.nr, u.innbygger, b.nummer, h.aktiv, u.sekvensnummer, i.opprettet, h.tidspunkt, h.metadata
         FROM utboks u
         LEFT JOIN historikk h
           ON h.innbygger = u.innbygger AND h.definisjon = u.definisjon AND h.sekvensnummer = u.sekvensnummer
         LEFT JOIN innstilling i ON i.innbygger = u.innbygger AND i.definisjon = u.definisjon
         LEFT JOIN innbygger b ON b.id = u.innbygger
         WHERE u.definisjon = $1 AND u.nr > $2 ORDER BY u.nr LIMIT $3";

    /// Whether a change of $1 has no number yet.
    UNUMMERERT = "SELECT CAST(COUNT(*) AS BIGINT) FROM utboks WHERE nr IS NULL AND definisjon = $1";
    /// Those active for $1 whose number is after $2, in its order.
    ETTER_NUMMER =
        "SELECT b.nummer, i.sekvensnummer FROM innbygger b JOIN innstilling i ON i.innbygger = b.id
         WHERE i.definisjon = $1 AND i.aktiv AND b.nummer > $2 ORDER BY b.nummer LIMIT $3";

    /// One row for each citizen of a list; a row that is there stays as it is.
    NOTER_MANGE = concat!(av_liste!(),
        "INSERT INTO bruk
           (innbygger, part_kode, id, tidspunkt, hvem, navn, rolle, virksomhet, handling, kategorier, formal)
         SELECT l.id, $3, $4, $5, $6, NULL, '', $7, $8, $9, '' FROM liste l WHERE TRUE ORDER BY l.id
         ON CONFLICT (innbygger, part_kode, id) DO NOTHING");
}
