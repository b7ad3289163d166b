-- What citizens add of their own to the graph of a registry's reports. Nobody else sees it: neither registries nor those who
-- act for another.

-- Grafvalg: whether one's course is shown beside a reference group.
CREATE TABLE grafvalg (
    innbygger     BIGINT NOT NULL,
    part_kode     TEXT   NOT NULL,
    -- 'ikke', 'aldri', 'msss' or 'armss' (domain::forlop::sammenligning).
    sammenligning TEXT   NOT NULL,
    endret        BIGINT NOT NULL,
    PRIMARY KEY (innbygger, part_kode)
);

-- Notat: the citizen's own words about a time in their life.
CREATE TABLE notat (
    innbygger BIGINT NOT NULL,
    part_kode TEXT   NOT NULL,
    id        BIGINT NOT NULL,
    -- '2019', '2019-03' or '2019-03-14'.
    dato      TEXT   NOT NULL,
    tekst     TEXT   NOT NULL,
    endret    BIGINT NOT NULL,
    -- When the citizen deleted it: it can be had back for an hour, and is then removed.
    slettet   BIGINT,
    PRIMARY KEY (innbygger, part_kode, id)
);
CREATE INDEX notat_slettet ON notat (slettet) WHERE slettet IS NOT NULL;
