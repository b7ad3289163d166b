//! The SQL of orders. One text for both engines.

crate::store::sql::setninger! {
    /// One of the same kind that is open.
    APEN =
        "SELECT id FROM bestilling
         WHERE innbygger = $1 AND part_kode = $2 AND hovedtype = $3 AND status IN ('bestilt', 'hos_registeret')
         ORDER BY id DESC LIMIT 1";
    NY_BESTILLING =
        "INSERT INTO bestilling (innbygger, id, part_kode, guid, hovedtype, status, opprettet, endret, frist)
         VALUES ($1, $2, $3, $4, $5, 'bestilt', $6, $6, $7)";
    /// The report only when our copy of it is there.
    BESTILLINGER =
        "SELECT b.id, b.part_kode, b.hovedtype, b.status, b.opprettet, b.endret, b.mottatt, b.frist, b.purret, r.id, b.grunn
         FROM bestilling b
         LEFT JOIN rapport r ON r.innbygger = b.innbygger AND r.part_kode = b.part_kode AND r.id = b.rapport
         WHERE b.innbygger = $1 ORDER BY b.id DESC LIMIT 200";
    BESTILLING =
        "SELECT b.id, b.part_kode, b.hovedtype, b.status, b.opprettet, b.endret, b.mottatt, b.frist, b.purret, r.id, b.grunn
         FROM bestilling b
         LEFT JOIN rapport r ON r.innbygger = b.innbygger AND r.part_kode = b.part_kode AND r.id = b.rapport
         WHERE b.innbygger = $1 AND b.id = $2";
    PART = "SELECT part_kode FROM bestilling WHERE innbygger = $1 AND id = $2";
    STATUS = "SELECT status FROM bestilling WHERE innbygger = $1 AND id = $2";
    MOTTATT =
        "UPDATE bestilling SET status = $3, mottatt = COALESCE(mottatt, $4), endret = $4 WHERE innbygger = $1 AND id = $2";
    SETT_STATUS = "UPDATE bestilling SET status = $3, endret = $4 WHERE innbygger = $1 AND id = $2";
    /// Row and registry of an order by the name that registries know it by.
    FINN = "SELECT innbygger, id, part_kode FROM bestilling WHERE guid = $1";
    KLAR =
        "UPDATE bestilling SET status = $3, rapport = $4, mottatt = COALESCE(mottatt, $5), endret = $5
         WHERE innbygger = $1 AND id = $2";
    FEILET =
        "UPDATE bestilling SET status = $3, grunn = $4, mottatt = COALESCE(mottatt, $5), endret = $5
         WHERE innbygger = $1 AND id = $2";
    /// The citizen has seen what a notice about an order said.
    LES_VARSEL =
        "UPDATE varsel SET lest = $3
         WHERE innbygger = $1 AND gjelder = $2 AND slag IN ('rapport_klar', 'bestilling_feilet') AND lest IS NULL";
    INNSTILLINGER =
        "SELECT definisjon, aktiv, sekvensnummer, opprettet, endret, i_kraft, metadata FROM innstilling WHERE innbygger = $1";

    /// Open orders of a registry, the first deadline first, after ($2, $3, $4).
    APNE_FOR_PART =
        "SELECT b.innbygger, b.id, i.nummer, b.guid, b.hovedtype, b.status, b.opprettet, b.frist
         FROM bestilling b JOIN innbygger i ON i.id = b.innbygger
         WHERE b.part_kode = $1 AND b.status IN ('bestilt', 'hos_registeret')
           AND (b.frist > $2 OR b.frist = $2 AND (b.innbygger > $3 OR b.innbygger = $3 AND b.id > $4))
         ORDER BY b.frist, b.innbygger, b.id LIMIT $5";
    PLASS = "SELECT frist, innbygger, id FROM bestilling WHERE part_kode = $1 AND guid = $2";
}
