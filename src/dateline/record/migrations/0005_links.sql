-- What linking found across articles. Rows are only added: where a later linking sees it otherwise it adds a row, and
-- the views show the newest. `stands` is 0 from the linking on that no longer finds what an earlier one found.

CREATE TABLE linking_row (
    number INTEGER PRIMARY KEY,
    time_linked TEXT NOT NULL,
    version TEXT NOT NULL
) STRICT;

CREATE TABLE copy_row (
    linking INTEGER NOT NULL REFERENCES linking_row (number),
    article TEXT NOT NULL REFERENCES article_row (id),
    source TEXT NOT NULL REFERENCES article_row (id),
    kind TEXT NOT NULL CHECK (kind IN ('exact', 'near', 'partial', 'rewritten')),
    share REAL NOT NULL CHECK (share BETWEEN 0 AND 1),
    evidence TEXT NOT NULL CHECK (json_valid(evidence)),
    reason TEXT NOT NULL,
    stands INTEGER NOT NULL CHECK (stands IN (0, 1)),
    PRIMARY KEY (article, source, linking)
) STRICT, WITHOUT ROWID;

CREATE TABLE witness_row (
    linking INTEGER NOT NULL REFERENCES linking_row (number),
    article TEXT NOT NULL REFERENCES article_row (id),
    witness TEXT NOT NULL,
    stands INTEGER NOT NULL CHECK (stands IN (0, 1)),
    PRIMARY KEY (article, linking)
) STRICT, WITHOUT ROWID;

CREATE TABLE occurrence_row (
    linking INTEGER NOT NULL REFERENCES linking_row (number),
    event TEXT NOT NULL,
    occurrence TEXT NOT NULL,
    reason TEXT NOT NULL,
    stands INTEGER NOT NULL CHECK (stands IN (0, 1)),
    PRIMARY KEY (event, linking)
) STRICT, WITHOUT ROWID;

CREATE INDEX occurrence_by_id ON occurrence_row (occurrence);

CREATE TABLE expectation_row (
    linking INTEGER NOT NULL REFERENCES linking_row (number),
    id TEXT NOT NULL,
    event TEXT NOT NULL,
    holder TEXT NOT NULL,
    due_from TEXT,
    due_to TEXT,
    criterion TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('open', 'fulfilled', 'changed', 'missed', 'contradicted')),
    outcome TEXT NOT NULL,
    changes TEXT NOT NULL CHECK (json_valid(changes)),
    reason TEXT NOT NULL,
    stands INTEGER NOT NULL CHECK (stands IN (0, 1)),
    PRIMARY KEY (id, linking)
) STRICT, WITHOUT ROWID;

CREATE INDEX expectation_by_event ON expectation_row (event);

CREATE TABLE disagreement_row (
    linking INTEGER NOT NULL REFERENCES linking_row (number),
    id TEXT NOT NULL,
    slot TEXT NOT NULL CHECK (slot IN ('number', 'date', 'place', 'participant', 'doer', 'whether')),
    first TEXT NOT NULL,
    second TEXT NOT NULL,
    first_event TEXT NOT NULL,
    second_event TEXT NOT NULL,
    first_start INTEGER NOT NULL,
    first_end INTEGER NOT NULL,
    second_start INTEGER NOT NULL,
    second_end INTEGER NOT NULL,
    reason TEXT NOT NULL,
    stands INTEGER NOT NULL CHECK (stands IN (0, 1)),
    PRIMARY KEY (id, linking)
) STRICT, WITHOUT ROWID;

CREATE INDEX disagreement_by_event ON disagreement_row (first_event);

CREATE VIEW linkings AS
SELECT number, time_linked, version FROM linking_row;

CREATE VIEW copies AS
SELECT article, source, kind, share, evidence, reason, linking
FROM copy_row AS found
WHERE stands AND linking = (
    SELECT max(linking) FROM copy_row AS other WHERE other.article = found.article AND other.source = found.source
);

CREATE VIEW witnesses AS
SELECT article, witness, linking
FROM witness_row AS found
WHERE stands AND linking = (SELECT max(linking) FROM witness_row AS other WHERE other.article = found.article);

-- One row an event: which occurrence it tells of, and why it is taken to.
CREATE VIEW occurrences AS
SELECT occurrence AS id, event, reason, linking
FROM occurrence_row AS found
WHERE stands AND linking = (SELECT max(linking) FROM occurrence_row AS other WHERE other.event = found.event);

CREATE VIEW expectations AS
SELECT id, event, holder, due_from, due_to, criterion, verdict, outcome, changes, reason, linking
FROM expectation_row AS found
WHERE stands AND linking = (SELECT max(linking) FROM expectation_row AS other WHERE other.id = found.id);

CREATE VIEW disagreements AS
SELECT
    id, slot, first, second, first_event, second_event, first_start, first_end, second_start, second_end, reason,
    linking
FROM disagreement_row AS found
WHERE stands AND linking = (SELECT max(linking) FROM disagreement_row AS other WHERE other.id = found.id);
