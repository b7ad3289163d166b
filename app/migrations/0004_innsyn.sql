-- Insight in full: orders, versions of reports, the log with its completeness, cases, what is sent to registries' systems,
-- case workers, and participation in research and screening.

-- Who ordered a delivered report (bestilling.id), when it came, and SHA-256 of its JSON: the same delivered twice is one.
ALTER TABLE rapport ADD COLUMN bestilling BIGINT;
ALTER TABLE rapport ADD COLUMN mottatt BIGINT NOT NULL DEFAULT 0;
ALTER TABLE rapport ADD COLUMN sammendrag TEXT NOT NULL DEFAULT '';

-- The log as registries deliver it (contract §6.6). nokkel is the registry's own id of the row.
ALTER TABLE bruk ADD COLUMN orgnr TEXT NOT NULL DEFAULT '';
ALTER TABLE bruk ADD COLUMN grunnlag TEXT NOT NULL DEFAULT '';
-- 'helsehjelp', 'samtykke', 'nodrett', 'lov' or empty.
ALTER TABLE bruk ADD COLUMN vilkar TEXT NOT NULL DEFAULT '';
ALTER TABLE bruk ADD COLUMN forklaring TEXT NOT NULL DEFAULT '';
ALTER TABLE bruk ADD COLUMN nokkel TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX bruk_nokkel ON bruk (innbygger, part_kode, nokkel) WHERE nokkel <> '';
ALTER TABLE utlevering ADD COLUMN orgnr TEXT NOT NULL DEFAULT '';
-- ISO 3166 two letters; empty is Norway or not known.
ALTER TABLE utlevering ADD COLUMN land TEXT NOT NULL DEFAULT '';
-- How many people the copy is about.
ALTER TABLE utlevering ADD COLUMN antall BIGINT;
-- The last day the recipient may use it.
ALTER TABLE utlevering ADD COLUMN bruk_til TEXT;
-- Whether a reservation of the citizen bore on it; null: not said.
ALTER TABLE utlevering ADD COLUMN reservasjon BOOLEAN;
ALTER TABLE utlevering ADD COLUMN lenke TEXT NOT NULL DEFAULT '';
ALTER TABLE utlevering ADD COLUMN forklaring TEXT NOT NULL DEFAULT '';
ALTER TABLE utlevering ADD COLUMN nokkel TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX utlevering_nokkel ON utlevering (innbygger, part_kode, nokkel) WHERE nokkel <> '';

-- For which days a registry says that its log is complete, and when it last delivered.
CREATE TABLE loggdekning (
    innbygger BIGINT NOT NULL,
    part_kode TEXT   NOT NULL,
    fra       TEXT   NOT NULL,
    til       TEXT   NOT NULL,
    mottatt   BIGINT NOT NULL,
    PRIMARY KEY (innbygger, part_kode)
);

-- Bestilling: an ordered insight report. guid is its name towards the registry.
CREATE TABLE bestilling (
    innbygger BIGINT NOT NULL,
    id        BIGINT NOT NULL,
    part_kode TEXT   NOT NULL,
    guid      TEXT   NOT NULL,
    -- 'STD', 'FULL', 'TRA' or 'LOK' (contract §6.4).
    hovedtype TEXT   NOT NULL,
    -- 'bestilt', 'hos_registeret', 'klar', 'feilet' or 'avbrutt'.
    status    TEXT   NOT NULL,
    opprettet BIGINT NOT NULL,
    -- When the status was last changed.
    endret    BIGINT NOT NULL,
    -- When the registry confirmed that it has it.
    mottatt   BIGINT,
    -- The last day of the legal deadline (30 days; GDPR art. 12).
    frist     TEXT   NOT NULL,
    -- When the registry was last reminded.
    purret    BIGINT,
    -- The report that came (rapport.id).
    rapport   BIGINT,
    -- Why it failed, in the registry's words.
    grunn     TEXT   NOT NULL DEFAULT '',
    PRIMARY KEY (innbygger, id),
    UNIQUE (innbygger, guid)
);
CREATE INDEX bestilling_guid ON bestilling (guid);
CREATE INDEX bestilling_apne ON bestilling (frist, innbygger, id) WHERE status IN ('bestilt', 'hos_registeret');

-- Sak: an error report, a request for deletion or blocking, a question. The table of the first schema was never used.
DROP TABLE sak;
CREATE TABLE sak (
    innbygger  BIGINT NOT NULL,
    id         BIGINT NOT NULL,
    part_kode  TEXT   NOT NULL,
    guid       TEXT   NOT NULL,
    -- 'feil', 'sletting', 'sperring', 'sporsmal' or 'oppslag' (a suspicious row of the log).
    slag       TEXT   NOT NULL,
    -- 'sendt', 'mottatt', 'under_behandling', 'trenger_mer', 'innvilget', 'delvis_innvilget', 'avslatt' or 'besvart'.
    status     TEXT   NOT NULL,
    -- The registry's own number of the case; empty until it has said one.
    saksnummer TEXT   NOT NULL DEFAULT '',
    frist      TEXT   NOT NULL,
    -- What it is about (JSON of domain::sak): the very item, with its words as they were.
    gjelder    TEXT   NOT NULL,
    tekst      TEXT   NOT NULL,
    -- What the citizen wants it to say, or how far to go.
    onsket     TEXT   NOT NULL DEFAULT '',
    opprettet  BIGINT NOT NULL,
    endret     BIGINT NOT NULL,
    PRIMARY KEY (innbygger, id),
    UNIQUE (innbygger, guid)
);
CREATE INDEX sak_guid ON sak (guid);
CREATE INDEX sak_part ON sak (part_kode, status, frist, innbygger, id);

-- Everything that happened in a case. Only ever inserted into.
CREATE TABLE sakhendelse (
    innbygger BIGINT NOT NULL,
    sak       BIGINT NOT NULL,
    id        BIGINT NOT NULL,
    -- 'innbygger', 'representant', 'register' or 'portal'.
    hvem      TEXT   NOT NULL,
    navn      TEXT   NOT NULL DEFAULT '',
    -- The status it led to; empty for a message alone.
    status    TEXT   NOT NULL DEFAULT '',
    tekst     TEXT   NOT NULL DEFAULT '',
    -- Given by the registry's system: one event for each key.
    nokkel    TEXT   NOT NULL DEFAULT '',
    PRIMARY KEY (innbygger, sak, id)
);
CREATE UNIQUE INDEX sakhendelse_nokkel ON sakhendelse (innbygger, sak, nokkel) WHERE nokkel <> '';

-- Files that follow a case.
CREATE TABLE sakvedlegg (
    innbygger BIGINT NOT NULL,
    sak       BIGINT NOT NULL,
    id        BIGINT NOT NULL,
    -- 'innbygger' or 'register'.
    hvem      TEXT   NOT NULL,
    navn      TEXT   NOT NULL,
    mime      TEXT   NOT NULL,
    -- Base64.
    innhold   TEXT   NOT NULL,
    PRIMARY KEY (innbygger, sak, id)
);

-- What is to be sent to a registry's system, written in the transaction of what it tells of. Sent at least once under
-- its guid, by which the receiver knows it again.
CREATE TABLE utsending (
    innbygger BIGINT NOT NULL,
    id        BIGINT NOT NULL,
    part_kode TEXT   NOT NULL,
    -- 'bestilling', 'avbestilling', 'purring', 'sak', 'svar', 'klage' or 'slettepurring'.
    slag      TEXT   NOT NULL,
    -- The order, case, event or deletion (its sequence number) that it tells of.
    gjelder   BIGINT NOT NULL,
    guid      TEXT   NOT NULL,
    opprettet BIGINT NOT NULL,
    -- When to try next; null when it has been delivered or waits for a person.
    neste     BIGINT,
    forsok    BIGINT NOT NULL DEFAULT 0,
    -- A process is sending until then.
    laast_til BIGINT,
    levert    BIGINT,
    -- What the last failure was: a status or a word, never what was sent.
    feil      TEXT   NOT NULL DEFAULT '',
    PRIMARY KEY (innbygger, id)
);
CREATE INDEX utsending_venter ON utsending (neste, innbygger, id) WHERE neste IS NOT NULL;

-- When the registry was last reminded of a deletion, and when our own copies of what it held were removed.
ALTER TABLE sletting ADD COLUMN purret BIGINT;
ALTER TABLE sletting ADD COLUMN kopier_slettet BIGINT;

-- Saksbehandler: somebody who works on cases for registries without a system of their own.
CREATE TABLE saksbehandler (
    id         BIGINT NOT NULL PRIMARY KEY,
    navn       TEXT   NOT NULL,
    virksomhet TEXT   NOT NULL,
    -- Part codes, comma-separated.
    parter     TEXT   NOT NULL
);
CREATE TABLE saksbehandlerokt (
    nokkel        TEXT   NOT NULL PRIMARY KEY,
    saksbehandler BIGINT NOT NULL,
    opprettet     BIGINT NOT NULL,
    sist_brukt    BIGINT NOT NULL
);

-- Deltakelse: projects and programmes the citizen takes part in, as a registry delivered them (JSON of
-- domain::deltakelse). Those that are asked for are not stored.
CREATE TABLE deltakelse (
    innbygger BIGINT NOT NULL,
    part_kode TEXT   NOT NULL,
    innhold   TEXT   NOT NULL,
    mottatt   BIGINT NOT NULL,
    PRIMARY KEY (innbygger, part_kode)
);
