-- Settings in full: what an active answer holds, who acted by which channel, signed receipts, deletion that is awaited,
-- notices, answers to requests, and acting for others.

-- Dwelling in the population register, opaque; the same for those who live together. Empty: not known.
ALTER TABLE innbygger ADD COLUMN bosted TEXT NOT NULL DEFAULT '';
-- A child of 12–15 has asked that the parents are not told.
ALTER TABLE innbygger ADD COLUMN skjermet_for_foreldre BOOLEAN NOT NULL DEFAULT FALSE;
-- Random name of the citizen in receipts; made with the first one.
ALTER TABLE innbygger ADD COLUMN pseudonym TEXT NOT NULL DEFAULT '';

-- innbyggerMetadata of the contract (JSON of domain::metadata): level, chosen recipients, periods.
ALTER TABLE innstilling ADD COLUMN metadata TEXT NOT NULL DEFAULT '{}';
ALTER TABLE historikk ADD COLUMN metadata TEXT NOT NULL DEFAULT '{}';
-- How the change came: 'portal', 'foresporsel', 'papir' or 'fagsystem'.
ALTER TABLE historikk ADD COLUMN kanal TEXT NOT NULL DEFAULT 'portal';
-- The representative who acted (gjort_av is then the code of 7611), else null.
ALTER TABLE historikk ADD COLUMN gjort_av_id BIGINT;

-- The signed receipt of a change (historikk.id). A chain per citizen: nr 1, 2, 3 …, each naming the one before.
CREATE TABLE kvittering (
    innbygger  BIGINT NOT NULL,
    id         BIGINT NOT NULL,
    nr         BIGINT NOT NULL,
    -- JWS, compact serialization.
    jws        TEXT   NOT NULL,
    -- SHA-256 of the JWS, in hexadecimal: what the next receipt names.
    sammendrag TEXT   NOT NULL,
    -- When the registry acknowledged this very change.
    i_kraft    BIGINT,
    PRIMARY KEY (innbygger, id),
    UNIQUE (innbygger, nr)
);

-- Keys that receipts are or were signed with. All stay, so that old receipts can be verified.
CREATE TABLE signeringsnokkel (
    kid       TEXT   NOT NULL PRIMARY KEY,
    -- Public key, JWK.
    offentlig TEXT   NOT NULL,
    -- Private key, 32 bytes in base64url; only in the demo, null where the installation holds the key itself.
    privat    TEXT,
    opprettet BIGINT NOT NULL
);

-- Deletion that a change started: awaited until the registry confirms it.
CREATE TABLE sletting (
    innbygger     BIGINT NOT NULL,
    definisjon    TEXT   NOT NULL,
    sekvensnummer BIGINT NOT NULL,
    -- Last day by which the registry deletes.
    frist         TEXT   NOT NULL,
    bekreftet     BIGINT,
    PRIMARY KEY (innbygger, definisjon, sekvensnummer)
);

-- Varsel: a notice to the citizen in the portal.
CREATE TABLE varsel (
    innbygger BIGINT NOT NULL,
    id        BIGINT NOT NULL,
    -- 'innstilling', 'foresporsel' or 'part'.
    slag      TEXT   NOT NULL,
    part_kode TEXT   NOT NULL,
    -- What it is about: id of the change or request, or GUID of the definition a registry points to.
    gjelder   TEXT   NOT NULL,
    -- The registry's own words, plain text; empty for the portal's own notices.
    tekst     TEXT   NOT NULL,
    lest      BIGINT,
    -- Given by a registry that sends a notice: one notice for each key. Empty for the portal's own.
    nokkel    TEXT   NOT NULL DEFAULT '',
    PRIMARY KEY (innbygger, id)
);
CREATE UNIQUE INDEX varsel_nokkel ON varsel (innbygger, part_kode, nokkel) WHERE nokkel <> '';

-- Samtykkeforespørsel in full. The sender's GUID makes sending idempotent.
ALTER TABLE foresporsel ADD COLUMN guid TEXT NOT NULL DEFAULT '';
ALTER TABLE foresporsel ADD COLUMN avsender_orgnr TEXT NOT NULL DEFAULT '';
-- 'register' or 'forskning': the latter heeds the reservation against such inquiries.
ALTER TABLE foresporsel ADD COLUMN formal TEXT NOT NULL DEFAULT 'register';
ALTER TABLE foresporsel ADD COLUMN besvart BIGINT;
CREATE UNIQUE INDEX foresporsel_guid ON foresporsel (innbygger, guid) WHERE guid <> '';

-- The citizen's answer to each consent of a request. A no makes no setting; it stands here alone.
CREATE TABLE svar (
    innbygger     BIGINT  NOT NULL,
    foresporsel   BIGINT  NOT NULL,
    definisjon    TEXT    NOT NULL,
    samtykket     BOOLEAN NOT NULL,
    tekst_versjon BIGINT  NOT NULL,
    tidspunkt     BIGINT  NOT NULL,
    -- The receipt (historikk.id) of a yes that changed something.
    kvittering    BIGINT,
    PRIMARY KEY (innbygger, foresporsel, definisjon)
);

-- Every change of a ticket, so that listings can be shown as they were. tidspunkt 0: from before changes were kept.
CREATE TABLE inkluderingshistorikk (
    innbygger BIGINT  NOT NULL,
    id        BIGINT  NOT NULL,
    part_kode TEXT    NOT NULL,
    aktiv     BOOLEAN NOT NULL,
    tidspunkt BIGINT  NOT NULL,
    PRIMARY KEY (innbygger, id)
);

-- Areas of a power of attorney (1 insight, 2 patient record, 3 digital services), comma-separated.
ALTER TABLE relasjon ADD COLUMN omrader TEXT NOT NULL DEFAULT '1,2,3';
CREATE INDEX relasjon_representant ON relasjon (representant, innbygger);

-- Whom the session acts for; null: oneself.
ALTER TABLE okt ADD COLUMN gjelder BIGINT;
ALTER TABLE okt ADD COLUMN rolle TEXT;
-- Why the session no longer acts for that person (code of domain::representasjon, or 'niva'); stays until one chooses.
ALTER TABLE okt ADD COLUMN slutt TEXT;
