-- The registries' side: the feed of changes, replication to subscribers, listings, used proofs, signed evidence.

-- Types of the citizen's tickets (contract §3), comma-separated and sorted; empty when there is none.
ALTER TABLE inkludering ADD COLUMN typer TEXT NOT NULL DEFAULT 'oppfort';
UPDATE inkludering SET typer = '' WHERE NOT aktiv;

-- Counters that are locked while they are raised, so that what they number has no gap that is filled later.
CREATE TABLE teller (
    navn  TEXT   NOT NULL PRIMARY KEY,
    verdi BIGINT NOT NULL
);
INSERT INTO teller (navn, verdi) VALUES ('utboks', 0), ('listepeker', 0);

-- Position in the feed, given after the change is committed: whoever has read up to nr has read all before it.
-- Null until then.
ALTER TABLE utboks ADD COLUMN nr BIGINT;
ALTER TABLE utboks DROP COLUMN sendt;
CREATE UNIQUE INDEX utboks_nr ON utboks (nr);
CREATE INDEX utboks_definisjon ON utboks (definisjon, nr);
CREATE INDEX utboks_ny ON utboks (sekvensnummer, innbygger, definisjon) WHERE nr IS NULL;

-- A subscriber of changes (client id). Its row is locked by whoever works on its queues.
CREATE TABLE abonnent (
    klient TEXT   NOT NULL PRIMARY KEY,
    -- Since when an operator must see to it; null when all is well.
    alarm  BIGINT
);

-- How far the feed of each definition has been dealt out to a subscriber's queues. By definition, so that one that a
-- subscriber is granted later is dealt from its beginning, and nothing is lost.
CREATE TABLE utdeling (
    klient     TEXT   NOT NULL,
    definisjon TEXT   NOT NULL,
    fram_til   BIGINT NOT NULL,
    PRIMARY KEY (klient, definisjon)
);

-- One queue per subscriber, citizen and definition: what it is to have, and what it has confirmed.
CREATE TABLE levering (
    klient         TEXT    NOT NULL,
    innbygger      BIGINT  NOT NULL,
    definisjon     TEXT    NOT NULL,
    -- The newest sequence number the subscriber is to have.
    onsket         BIGINT  NOT NULL,
    -- The newest it has confirmed.
    levert         BIGINT  NOT NULL,
    -- Failed attempts in a row.
    forsok         BIGINT  NOT NULL DEFAULT 0,
    -- When to try next; null when nothing waits.
    neste          BIGINT,
    -- Since when something waits.
    venter_siden   BIGINT,
    -- A process is sending until then.
    laast_til      BIGINT,
    -- The first of the failures in a row.
    feilet_siden   BIGINT,
    -- What the last failure was: a status or a word, never what was sent.
    feil           TEXT    NOT NULL DEFAULT '',
    -- The subscriber refuses what it is sent: only a person can mend it.
    trenger_person BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (klient, innbygger, definisjon)
);
CREATE INDEX levering_venter ON levering (klient, neste) WHERE neste IS NOT NULL;

-- A place in a listing that a client may go on from (pagingReference of contract §1.4, int32).
CREATE TABLE listepeker (
    peker           BIGINT NOT NULL PRIMARY KEY,
    klient          TEXT   NOT NULL,
    definisjon      TEXT   NOT NULL,
    siste_innbygger BIGINT NOT NULL,
    utloper         BIGINT NOT NULL
);
CREATE INDEX listepeker_utloper ON listepeker (utloper);

-- DPoP proofs that have been used, by the SHA-256 of key and jti; shared by all processes.
CREATE TABLE brukt_bevis (
    nokkel  TEXT   NOT NULL PRIMARY KEY,
    utloper BIGINT NOT NULL
);
CREATE INDEX brukt_bevis_utloper ON brukt_bevis (utloper);

-- Signed evidence that a registry sent with a setting it registered.
CREATE TABLE bevis (
    innbygger  BIGINT NOT NULL,
    id         BIGINT NOT NULL,
    definisjon TEXT   NOT NULL,
    -- The change (historikk.id); null when the answer was the same as before.
    hendelse   BIGINT,
    mime       TEXT   NOT NULL,
    -- Base64.
    innhold    TEXT   NOT NULL,
    virksomhet TEXT   NOT NULL,
    mottatt    BIGINT NOT NULL,
    PRIMARY KEY (innbygger, id)
);
CREATE INDEX bevis_hendelse ON bevis (innbygger, hendelse);

-- Letters that follow a request for consent, the same for all who get it.
CREATE TABLE vedlegg (
    part_kode TEXT   NOT NULL,
    guid      TEXT   NOT NULL,
    nr        BIGINT NOT NULL,
    mime      TEXT   NOT NULL,
    tittel    TEXT   NOT NULL,
    innhold   TEXT   NOT NULL,
    PRIMARY KEY (part_kode, guid, nr)
);
-- What a sender's GUID stands for: SHA-256 of what the request says, so that another request cannot take the same.
CREATE TABLE sending (
    part_kode  TEXT NOT NULL,
    guid       TEXT NOT NULL,
    sammendrag TEXT NOT NULL,
    PRIMARY KEY (part_kode, guid)
);
CREATE INDEX foresporsel_part_guid ON foresporsel (part_kode, guid) WHERE guid <> '';
