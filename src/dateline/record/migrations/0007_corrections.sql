-- Corrections: what people rule, added one by one and never changed. The tables after the log hold what stands of it,
-- thing by thing; they follow from the log alone, and may be made from it anew (`rebuild_rulings`).

CREATE TABLE correction_row (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    time TEXT NOT NULL,
    author TEXT NOT NULL CHECK (author <> ''),
    kind TEXT NOT NULL CHECK (kind IN ('accept', 'reject', 'change', 'join', 'split', 'settle', 'undo')),
    target TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL CHECK (json_valid(value)),
    reason TEXT NOT NULL,
    CHECK ((kind = 'change') = (field <> ''))
) STRICT;

CREATE INDEX correction_by_target ON correction_row (target);

-- Which events, occurrences and expectations a correction is about; an undo is about those of what it withdraws.
CREATE TABLE correction_about_row (
    kind TEXT NOT NULL CHECK (kind IN ('event', 'occurrence', 'expectation')),
    id TEXT NOT NULL,
    correction INTEGER NOT NULL REFERENCES correction_row (number),
    PRIMARY KEY (kind, id, correction)
) STRICT, WITHOUT ROWID;

CREATE INDEX correction_about_by_number ON correction_about_row (correction);

-- What stands of an event: null where nobody has ruled. `has_...` is 1 where the columns that it names were ruled on,
-- because a ruled date or place may be that there is none.
CREATE TABLE event_ruling_row (
    event TEXT PRIMARY KEY,
    verdict TEXT CHECK (verdict IN ('accepted', 'rejected')),
    type TEXT,
    mode TEXT,
    cameo TEXT,
    quad INTEGER,
    scale REAL,
    status TEXT,
    has_when INTEGER NOT NULL CHECK (has_when IN (0, 1)),
    when_from TEXT,
    when_to TEXT,
    when_start INTEGER,
    when_end INTEGER,
    has_where INTEGER NOT NULL CHECK (has_where IN (0, 1)),
    where_id TEXT,
    where_name TEXT,
    where_country TEXT,
    where_admin TEXT,
    latitude REAL,
    longitude REAL,
    where_start INTEGER,
    where_end INTEGER,
    has_actor INTEGER NOT NULL CHECK (has_actor IN (0, 1)),
    has_recipient INTEGER NOT NULL CHECK (has_recipient IN (0, 1)),
    has_said_by INTEGER NOT NULL CHECK (has_said_by IN (0, 1)),
    occurrence TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX event_ruling_by_occurrence ON event_ruling_row (occurrence) WHERE occurrence IS NOT NULL;

-- Who takes part in an event, where people ruled on it and did not reject it.
CREATE TABLE role_ruling_row (
    event TEXT NOT NULL,
    part TEXT NOT NULL CHECK (part IN ('actor', 'recipient', 'said_by')),
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL CHECK (0 <= start AND start < "end"),
    text TEXT NOT NULL,
    actor TEXT NOT NULL,
    name TEXT NOT NULL,
    country TEXT,
    sector TEXT NOT NULL,
    office TEXT NOT NULL,
    through TEXT NOT NULL CHECK (json_valid(through)),
    PRIMARY KEY (event, part, position)
) STRICT, WITHOUT ROWID;

-- Occurrences that were joined to another: so what is told of them tomorrow is told of that one.
CREATE TABLE occurrence_ruling_row (
    occurrence TEXT PRIMARY KEY,
    joined TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX occurrence_ruling_by_joined ON occurrence_ruling_row (joined);

CREATE TABLE expectation_ruling_row (
    expectation TEXT PRIMARY KEY,
    verdict TEXT NOT NULL CHECK (verdict IN ('open', 'fulfilled', 'changed', 'missed', 'contradicted')),
    outcome TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE VIEW corrections AS
SELECT
    found.number, found.id, found.time, found.author, found.kind, found.target, found.field, found.value, found.reason,
    undo.id AS withdrawn_by
FROM correction_row AS found
LEFT JOIN correction_row AS undo ON undo.target = found.id AND undo.kind = 'undo';

-- What the machine found, as the views showed it before people could rule.

CREATE VIEW machine_events AS
SELECT
    event.id, reading.article, reading.run, sentence_start, sentence_end, sentence_text,
    trigger_start, trigger_end, trigger_text, type, mode, cameo, quad, scale,
    when_from, when_to, when_basis, when_start, when_end,
    where_id, where_name, where_country, where_admin, latitude, longitude, where_start, where_end,
    status, polarity, certainty, tense, score, entry, reasons,
    reading.published, reading.outlet, reading.title, reading.retrieved
FROM newest_reading AS reading
JOIN event_row AS event ON event.reading = reading.number;

CREATE VIEW machine_roles AS
SELECT
    role.event, reading.article, reading.run, part, position, start, "end", text,
    actor, name, country, sector, office, through
FROM newest_reading AS reading
JOIN role_row AS role ON role.reading = reading.number;

CREATE VIEW machine_occurrences AS
SELECT occurrence AS id, event, reason, linking
FROM occurrence_row AS found
WHERE stands AND linking = (SELECT max(linking) FROM occurrence_row AS other WHERE other.event = found.event);

CREATE VIEW machine_expectations AS
SELECT id, event, holder, due_from, due_to, criterion, verdict, outcome, changes, reason, linking
FROM expectation_row AS found
WHERE stands AND linking = (SELECT max(linking) FROM expectation_row AS other WHERE other.id = found.id);

-- And as people have ruled.

DROP VIEW events;

CREATE VIEW events AS
SELECT
    event.id, reading.article, reading.run, event.sentence_start, event.sentence_end, event.sentence_text,
    event.trigger_start, event.trigger_end, event.trigger_text,
    coalesce(ruled.type, event.type) AS type, coalesce(ruled.mode, event.mode) AS mode,
    coalesce(ruled.cameo, event.cameo) AS cameo, coalesce(ruled.quad, event.quad) AS quad,
    coalesce(ruled.scale, event.scale) AS scale,
    CASE WHEN ruled.has_when THEN ruled.when_from ELSE event.when_from END AS when_from,
    CASE WHEN ruled.has_when THEN ruled.when_to ELSE event.when_to END AS when_to,
    CASE
        WHEN ruled.has_when THEN iif(ruled.when_from IS NULL AND ruled.when_to IS NULL, NULL, 'correction')
        ELSE event.when_basis
    END AS when_basis,
    CASE WHEN ruled.has_when THEN ruled.when_start ELSE event.when_start END AS when_start,
    CASE WHEN ruled.has_when THEN ruled.when_end ELSE event.when_end END AS when_end,
    CASE WHEN ruled.has_where THEN ruled.where_id ELSE event.where_id END AS where_id,
    CASE WHEN ruled.has_where THEN ruled.where_name ELSE event.where_name END AS where_name,
    CASE WHEN ruled.has_where THEN ruled.where_country ELSE event.where_country END AS where_country,
    CASE WHEN ruled.has_where THEN ruled.where_admin ELSE event.where_admin END AS where_admin,
    CASE WHEN ruled.has_where THEN ruled.latitude ELSE event.latitude END AS latitude,
    CASE WHEN ruled.has_where THEN ruled.longitude ELSE event.longitude END AS longitude,
    CASE WHEN ruled.has_where THEN ruled.where_start ELSE event.where_start END AS where_start,
    CASE WHEN ruled.has_where THEN ruled.where_end ELSE event.where_end END AS where_end,
    coalesce(ruled.status, event.status) AS status, event.polarity, event.certainty, event.tense,
    iif(ruled.verdict = 'accepted', 1.0, event.score) AS score,
    event.entry, event.reasons, reading.published, reading.outlet, reading.title, reading.retrieved
FROM newest_reading AS reading
JOIN event_row AS event ON event.reading = reading.number
LEFT JOIN event_ruling_row AS ruled ON ruled.event = event.id
WHERE ruled.verdict IS NOT 'rejected';

DROP VIEW roles;

CREATE VIEW roles AS
SELECT
    role.event, reading.article, reading.run, part, position, start, "end", text,
    actor, name, country, sector, office, through
FROM newest_reading AS reading
JOIN role_row AS role ON role.reading = reading.number
WHERE NOT EXISTS (
    SELECT 1 FROM event_ruling_row AS ruled WHERE ruled.event = role.event AND (
        ruled.verdict IS 'rejected' OR CASE role.part
            WHEN 'actor' THEN ruled.has_actor WHEN 'recipient' THEN ruled.has_recipient ELSE ruled.has_said_by
        END
    )
)
UNION ALL
SELECT
    role.event, reading.article, reading.run, part, position, start, "end", text,
    actor, name, country, sector, office, through
FROM role_ruling_row AS role
JOIN event_row AS event ON event.id = role.event
JOIN newest_reading AS reading ON reading.number = event.reading
WHERE EXISTS (SELECT 1 FROM role_ruling_row);

DROP VIEW occurrences;

-- One row an event: which occurrence it tells of, and why it is taken to. Three kinds of them, that all may be looked
-- for by id: those that nobody ruled on, those of an occurrence that was joined to another, and single ones. (EXISTS
-- asks once: where nothing was ruled, that part is not gone through.)
CREATE VIEW occurrences AS
SELECT occurrence AS id, event, reason, linking
FROM occurrence_row AS found
WHERE stands AND linking = (SELECT max(linking) FROM occurrence_row AS other WHERE other.event = found.event)
    AND NOT EXISTS (
        SELECT 1 FROM event_ruling_row AS ruled
        WHERE ruled.event = found.event AND (ruled.occurrence IS NOT NULL OR ruled.verdict IS 'rejected')
    )
    AND NOT EXISTS (SELECT 1 FROM occurrence_ruling_row AS ruled WHERE ruled.occurrence = found.occurrence)
UNION ALL
SELECT whole.joined, found.event, found.reason, linking
FROM occurrence_ruling_row AS whole
JOIN occurrence_row AS found ON found.occurrence = whole.occurrence
WHERE EXISTS (SELECT 1 FROM occurrence_ruling_row) AND stands AND linking = (SELECT max(linking) FROM occurrence_row AS other WHERE other.event = found.event)
    AND NOT EXISTS (
        SELECT 1 FROM event_ruling_row AS ruled
        WHERE ruled.event = found.event AND (ruled.occurrence IS NOT NULL OR ruled.verdict IS 'rejected')
    )
UNION ALL
SELECT ruled.occurrence, ruled.event, found.reason, linking
FROM event_ruling_row AS ruled
JOIN occurrence_row AS found ON found.event = ruled.event
WHERE EXISTS (SELECT 1 FROM event_ruling_row) AND stands AND linking = (SELECT max(linking) FROM occurrence_row AS other WHERE other.event = found.event)
    AND ruled.occurrence IS NOT NULL AND ruled.verdict IS NOT 'rejected';

DROP VIEW expectations;

CREATE VIEW expectations AS
SELECT
    found.id, found.event, found.holder, found.due_from, found.due_to, found.criterion,
    CASE WHEN lost.event IS NOT NULL THEN 'open' ELSE coalesce(ruled.verdict, found.verdict) END AS verdict,
    CASE WHEN lost.event IS NOT NULL THEN '' ELSE coalesce(ruled.outcome, found.outcome) END AS outcome,
    CASE
        WHEN lost.event IS NOT NULL OR ruled.verdict <> 'changed' THEN '[]' ELSE found.changes
    END AS changes,
    CASE
        WHEN lost.verdict = 'rejected' THEN 'open again: the event that settled it was rejected'
        WHEN lost.event IS NOT NULL THEN 'open again: the event that settled it was ruled to be ' || lost.status
        ELSE coalesce(ruled.reason, found.reason)
    END AS reason,
    found.linking
FROM expectation_row AS found
LEFT JOIN expectation_ruling_row AS ruled ON ruled.expectation = found.id
LEFT JOIN event_ruling_row AS lost
    ON lost.event = coalesce(ruled.outcome, found.outcome) AND (
        lost.verdict = 'rejected' OR (
            coalesce(ruled.verdict, found.verdict) = 'fulfilled' AND lost.status NOT IN ('happened', 'ongoing')
        )
    )
LEFT JOIN event_ruling_row AS expected ON expected.event = found.event
WHERE found.stands AND expected.verdict IS NOT 'rejected'
    AND found.linking = (SELECT max(linking) FROM expectation_row AS other WHERE other.id = found.id);
