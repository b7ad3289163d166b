-- The first schema. One text for SQLite and PostgreSQL: BIGINT, TEXT and BOOLEAN only.
-- Instants are microseconds since 1970 (BIGINT), calendar days are TEXT 'YYYY-MM-DD', ids are made by the application.
-- Keys of citizen-owned tables begin with the citizen, and no foreign key crosses citizens,
-- so that the tables can be distributed by citizen later without a rewrite.

-- A citizen. The only place where the national identity number stands.
CREATE TABLE innbygger (
    id            BIGINT  NOT NULL PRIMARY KEY,
    nummer        TEXT    NOT NULL UNIQUE,
    fornavn       TEXT    NOT NULL,
    etternavn     TEXT    NOT NULL,
    fodt          TEXT    NOT NULL,
    -- Confidential address: may neither represent others nor be represented.
    adressesperre BOOLEAN NOT NULL
);

-- Every text version of every definition that was ever offered, so that what was agreed to can be shown for good.
CREATE TABLE definisjon (
    guid      TEXT   NOT NULL,
    versjon   BIGINT NOT NULL,
    part_kode TEXT   NOT NULL,
    type_pi   TEXT   NOT NULL,
    navn      TEXT   NOT NULL,
    -- The whole definition as JSON.
    innhold   TEXT   NOT NULL,
    PRIMARY KEY (guid, versjon)
);

-- The current answer of a citizen to a definition; no row means the definition's silent default.
CREATE TABLE innstilling (
    innbygger     BIGINT  NOT NULL,
    definisjon    TEXT    NOT NULL,
    aktiv         BOOLEAN NOT NULL,
    -- 1 at first, +1 at every change.
    sekvensnummer BIGINT  NOT NULL,
    opprettet     BIGINT  NOT NULL,
    endret        BIGINT  NOT NULL,
    -- When the registry confirmed the latest change.
    i_kraft       BIGINT,
    PRIMARY KEY (innbygger, definisjon)
);
-- Lists and checks of who is active for a definition.
CREATE INDEX innstilling_aktive ON innstilling (definisjon, innbygger) WHERE aktiv;

-- Every change of a setting. Only ever inserted into; each row is also the receipt of its change.
CREATE TABLE historikk (
    innbygger     BIGINT  NOT NULL,
    id            BIGINT  NOT NULL,
    definisjon    TEXT    NOT NULL,
    sekvensnummer BIGINT  NOT NULL,
    aktiv         BOOLEAN NOT NULL,
    tidspunkt     BIGINT  NOT NULL,
    -- 'selv' or 'virksomhet', with the organisation's name.
    gjort_av      TEXT    NOT NULL,
    gjort_av_navn TEXT    NOT NULL,
    tekst_versjon BIGINT  NOT NULL,
    PRIMARY KEY (innbygger, id),
    UNIQUE (innbygger, definisjon, sekvensnummer)
);

-- Inkluderingsbillett: the citizen belongs to a part. A gate for the citizen's pages, not for settings.
CREATE TABLE inkludering (
    innbygger BIGINT  NOT NULL,
    part_kode TEXT    NOT NULL,
    aktiv     BOOLEAN NOT NULL,
    endret    BIGINT  NOT NULL,
    PRIMARY KEY (innbygger, part_kode)
);

-- Samtykkeforespørsel: a request for consent.
CREATE TABLE foresporsel (
    innbygger    BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    part_kode    TEXT   NOT NULL,
    -- GUIDs of the consents asked for, a JSON array.
    definisjoner TEXT   NOT NULL,
    avsender     TEXT   NOT NULL,
    melding      TEXT   NOT NULL,
    mottatt      BIGINT NOT NULL,
    svarfrist    TEXT,
    status       TEXT   NOT NULL,
    PRIMARY KEY (innbygger, id)
);

-- What must be told to registries, written in the transaction of the change.
CREATE TABLE utboks (
    innbygger     BIGINT NOT NULL,
    definisjon    TEXT   NOT NULL,
    sekvensnummer BIGINT NOT NULL,
    opprettet     BIGINT NOT NULL,
    sendt         BIGINT,
    PRIMARY KEY (innbygger, definisjon, sekvensnummer)
);

-- A delivered report, as the registry sent it (JSON of domain::rapport).
CREATE TABLE rapport (
    innbygger  BIGINT NOT NULL,
    part_kode  TEXT   NOT NULL,
    id         BIGINT NOT NULL,
    til_og_med TEXT   NOT NULL,
    innhold    TEXT   NOT NULL,
    PRIMARY KEY (innbygger, part_kode, id)
);

-- Log of use: who used the citizen's data. The citizen reads it. Ids sort by time.
CREATE TABLE bruk (
    innbygger  BIGINT NOT NULL,
    part_kode  TEXT   NOT NULL,
    id         BIGINT NOT NULL,
    tidspunkt  BIGINT NOT NULL,
    -- 'selv', 'person' or 'automatisk'.
    hvem       TEXT   NOT NULL,
    navn       TEXT,
    rolle      TEXT   NOT NULL,
    virksomhet TEXT   NOT NULL,
    handling   TEXT   NOT NULL,
    kategorier TEXT   NOT NULL,
    formal     TEXT   NOT NULL,
    PRIMARY KEY (innbygger, part_kode, id)
);

-- Utlevering: copies that left a registry.
CREATE TABLE utlevering (
    innbygger BIGINT NOT NULL,
    part_kode TEXT   NOT NULL,
    id        BIGINT NOT NULL,
    dato      TEXT   NOT NULL,
    mottaker  TEXT   NOT NULL,
    prosjekt  TEXT   NOT NULL,
    formal    TEXT   NOT NULL,
    grunnlag  TEXT   NOT NULL,
    variabler TEXT   NOT NULL,
    identitet TEXT   NOT NULL,
    PRIMARY KEY (innbygger, part_kode, id)
);

-- Sak: a citizen's case with a registry (error report, deletion, blocking, question).
CREATE TABLE sak (
    innbygger BIGINT NOT NULL,
    id        BIGINT NOT NULL,
    part_kode TEXT   NOT NULL,
    slag      TEXT   NOT NULL,
    status    TEXT   NOT NULL,
    opprettet BIGINT NOT NULL,
    PRIMARY KEY (innbygger, id)
);

-- Who may act for the citizen, and why (code set 7611).
CREATE TABLE relasjon (
    innbygger    BIGINT NOT NULL,
    representant BIGINT NOT NULL,
    rolle        TEXT   NOT NULL,
    til          TEXT,
    PRIMARY KEY (innbygger, representant, rolle)
);

-- One-time keys of forms: a form sent twice changes things once.
CREATE TABLE skjemanokkel (
    innbygger BIGINT NOT NULL,
    nokkel    TEXT   NOT NULL,
    -- SHA-256 of what was sent: the same key with another answer is refused.
    sammendrag TEXT  NOT NULL,
    -- The receipt that came of it; null when nothing changed.
    kvittering BIGINT,
    opprettet BIGINT NOT NULL,
    PRIMARY KEY (innbygger, nokkel)
);

-- Sessions, found by the SHA-256 of the cookie's random token. Not citizen-owned: the token alone finds the row.
CREATE TABLE okt (
    nokkel     TEXT   NOT NULL PRIMARY KEY,
    innbygger  BIGINT NOT NULL,
    opprettet  BIGINT NOT NULL,
    sist_brukt BIGINT NOT NULL
);
