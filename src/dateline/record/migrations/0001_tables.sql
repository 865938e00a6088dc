-- What a reading found, as it was found. Rows are only ever added; each belongs to a reading, and so names its run.
-- Offsets count characters (code points) of article_row.text, half-open. Every surface stands beside its offsets.

CREATE TABLE run_row (
    id TEXT PRIMARY KEY,
    version TEXT NOT NULL,
    model TEXT NOT NULL,
    codebook TEXT NOT NULL,
    settings TEXT NOT NULL CHECK (json_valid(settings)),
    first_used TEXT NOT NULL
) STRICT;

CREATE TABLE article_row (
    id TEXT PRIMARY KEY,
    text TEXT NOT NULL
) STRICT;

-- One article read by one run; the one with the greatest number is the newest. Metadata stand here and not with the
-- article because part of them is inferred, and a later run may infer better.
CREATE TABLE reading_row (
    number INTEGER PRIMARY KEY,
    article TEXT NOT NULL REFERENCES article_row (id),
    run TEXT NOT NULL REFERENCES run_row (id),
    time_read TEXT NOT NULL,
    title TEXT NOT NULL,
    url TEXT NOT NULL,
    retrieved TEXT NOT NULL,
    language TEXT NOT NULL,
    outlet TEXT,
    outlet_basis TEXT,
    outlet_start INTEGER,
    outlet_end INTEGER,
    origin TEXT,
    origin_basis TEXT,
    origin_start INTEGER,
    origin_end INTEGER,
    author TEXT,
    author_basis TEXT,
    author_start INTEGER,
    author_end INTEGER,
    published TEXT,
    published_basis TEXT,
    published_start INTEGER,
    published_end INTEGER,
    UNIQUE (article, run)
) STRICT;

CREATE INDEX reading_by_article ON reading_row (article, number);

CREATE TABLE part_row (
    reading INTEGER NOT NULL REFERENCES reading_row (number),
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL CHECK (0 <= start AND start < "end"),
    kind TEXT NOT NULL,
    PRIMARY KEY (reading, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE mention_row (
    reading INTEGER NOT NULL REFERENCES reading_row (number),
    id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('actor', 'place', 'time', 'quantity')),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL CHECK (0 <= start AND start < "end"),
    text TEXT NOT NULL,
    actor TEXT NOT NULL,
    name TEXT NOT NULL,
    country TEXT,
    sector TEXT NOT NULL,
    office TEXT NOT NULL,
    timex TEXT NOT NULL,
    value TEXT NOT NULL,
    from_date TEXT,
    to_date TEXT,
    basis TEXT NOT NULL,
    refers_to TEXT NOT NULL CHECK (json_valid(refers_to)),
    PRIMARY KEY (reading, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_row (
    reading INTEGER NOT NULL REFERENCES reading_row (number),
    id TEXT NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    sentence_text TEXT NOT NULL,
    trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL,
    trigger_text TEXT NOT NULL,
    type TEXT NOT NULL,
    mode TEXT NOT NULL,
    cameo TEXT NOT NULL,
    quad INTEGER NOT NULL CHECK (quad BETWEEN 1 AND 4),
    scale REAL NOT NULL,
    when_from TEXT,
    when_to TEXT,
    when_basis TEXT CHECK (when_basis IN ('text', 'inherited', 'published')),
    when_start INTEGER,
    when_end INTEGER,
    where_id TEXT,
    where_name TEXT,
    where_country TEXT,
    latitude REAL,
    longitude REAL,
    where_start INTEGER,
    where_end INTEGER,
    where_text TEXT,
    status TEXT NOT NULL,
    polarity TEXT NOT NULL,
    certainty TEXT NOT NULL,
    tense TEXT NOT NULL,
    score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
    entry TEXT NOT NULL,
    reasons TEXT NOT NULL CHECK (json_valid(reasons)),
    CHECK (sentence_start <= trigger_start AND trigger_end <= sentence_end),
    CHECK (when_basis IS NOT NULL OR (when_from IS NULL AND when_to IS NULL)),
    PRIMARY KEY (reading, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX event_by_id ON event_row (id);

CREATE TABLE role_row (
    reading INTEGER NOT NULL,
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
    PRIMARY KEY (reading, event, part, position),
    FOREIGN KEY (reading, event) REFERENCES event_row (reading, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX role_by_event ON role_row (event);

CREATE TABLE claim_row (
    reading INTEGER NOT NULL REFERENCES reading_row (number),
    id TEXT NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    cue_start INTEGER NOT NULL,
    cue_end INTEGER NOT NULL,
    cue_text TEXT NOT NULL,
    content_start INTEGER NOT NULL,
    content_end INTEGER NOT NULL,
    content_text TEXT NOT NULL,
    stance TEXT NOT NULL,
    is_quote INTEGER NOT NULL CHECK (is_quote IN (0, 1)),
    PRIMARY KEY (reading, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX claim_by_id ON claim_row (id);

CREATE TABLE claim_holder_row (
    reading INTEGER NOT NULL,
    claim TEXT NOT NULL,
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
    PRIMARY KEY (reading, claim, position),
    FOREIGN KEY (reading, claim) REFERENCES claim_row (reading, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX claim_holder_by_claim ON claim_holder_row (claim);

CREATE TABLE claim_event_row (
    reading INTEGER NOT NULL,
    claim TEXT NOT NULL,
    event TEXT NOT NULL,
    PRIMARY KEY (reading, claim, event),
    FOREIGN KEY (reading, claim) REFERENCES claim_row (reading, id),
    FOREIGN KEY (reading, event) REFERENCES event_row (reading, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX claim_event_by_claim ON claim_event_row (claim);
CREATE INDEX claim_event_by_event ON claim_event_row (event);
