-- The desk's index. All of it follows from the record, and may be removed at any time.
-- A `key` is a place in time and the number of a row in one (`keys.py`); `tokens` are what full text finds a row by, kept
-- because a row can be taken out of full text only by the words it was put in with.

-- How far into the record has been looked: the greatest number of a reading, a linking, a correction.
CREATE TABLE seen (what TEXT PRIMARY KEY, number INTEGER NOT NULL, time TEXT NOT NULL) WITHOUT ROWID;

-- Lines that are to be made again.
CREATE TABLE waiting (line TEXT PRIMARY KEY) WITHOUT ROWID;

-- `counted` is what the article adds to the counts below, packed.
CREATE TABLE article (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    outlet TEXT NOT NULL,
    published TEXT NOT NULL,
    language TEXT NOT NULL,
    events INTEGER NOT NULL,
    findings INTEGER NOT NULL,
    counted BLOB NOT NULL
);
CREATE INDEX article_by_outlet ON article (outlet, key);
CREATE VIRTUAL TABLE article_words USING fts5(
    title, text, outlet, content='', tokenize='porter unicode61 remove_diacritics 2'
);

-- Events of newest readings; `doubt` is what orders the review.
CREATE TABLE event (
    id TEXT PRIMARY KEY,
    article INTEGER NOT NULL,
    line TEXT,
    doubt REAL NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX event_by_article ON event (article);
CREATE INDEX event_by_doubt ON event (doubt) WHERE doubt > 0;
CREATE TABLE ruling (event TEXT NOT NULL, author TEXT NOT NULL, PRIMARY KEY (event, author)) WITHOUT ROWID;

CREATE TABLE line (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    shown TEXT NOT NULL,
    tokens TEXT NOT NULL
);
CREATE VIRTUAL TABLE line_words USING fts5(tokens, content='', detail=none, columnsize=0, tokenize='porter ascii');

CREATE TABLE claim (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, article INTEGER NOT NULL, tokens TEXT NOT NULL);
CREATE INDEX claim_by_article ON claim (article);
CREATE VIRTUAL TABLE claim_words USING fts5(tokens, content='', detail=none, columnsize=0, tokenize='porter ascii');

CREATE TABLE finding (
    id TEXT PRIMARY KEY,
    article INTEGER NOT NULL,
    kind TEXT NOT NULL,
    outlet TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX finding_by_article ON finding (article);
CREATE INDEX finding_by_kind ON finding (kind, article);

-- `due_last` is the last day it is due, ISO, "" where there is none; `published` is when it was told.
CREATE TABLE expectation (
    id TEXT PRIMARY KEY,
    line TEXT NOT NULL,
    holder TEXT NOT NULL,
    verdict TEXT NOT NULL,
    is_settled INTEGER NOT NULL,
    due_last TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX expectation_by_line ON expectation (line);
CREATE INDEX expectation_by_due ON expectation (is_settled, due_last);
CREATE INDEX expectation_by_verdict ON expectation (verdict, due_last);
CREATE INDEX expectation_by_holder ON expectation (holder, is_settled, due_last);

-- `weight` is how many independent origins tell of the occurrence, `day` when the second value was told; `is_whole` is 0
-- while nobody tells the second, because its article was read again or somebody rejected it.
CREATE TABLE disagreement (
    id TEXT PRIMARY KEY,
    line TEXT NOT NULL,
    slot TEXT NOT NULL,
    second_event TEXT NOT NULL,
    weight INTEGER NOT NULL,
    day TEXT NOT NULL,
    is_whole INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX disagreement_by_line ON disagreement (line);
CREATE INDEX disagreement_by_second ON disagreement (second_event);
CREATE INDEX disagreement_by_weight ON disagreement (weight, day);
CREATE INDEX disagreement_by_day ON disagreement (day, weight);
CREATE INDEX disagreement_of_slot_by_weight ON disagreement (slot, weight, day);
CREATE INDEX disagreement_of_slot_by_day ON disagreement (slot, day, weight);

-- Counts, each changed by what an article or a line adds and takes away (`counts.py`).
CREATE TABLE tally (kind TEXT, key TEXT, n INTEGER NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID;

CREATE TABLE party (
    party TEXT PRIMARY KEY,
    as_actor INTEGER NOT NULL,
    as_recipient INTEGER NOT NULL,
    as_holder INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    n INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX party_by_count ON party (n);
CREATE INDEX party_by_holding ON party (as_holder) WHERE as_holder > 0;
CREATE TABLE party_value (
    party TEXT, name TEXT, value TEXT, n INTEGER NOT NULL, PRIMARY KEY (party, name, value)
) WITHOUT ROWID;
CREATE TABLE party_word (word TEXT, party TEXT, n INTEGER NOT NULL, PRIMARY KEY (word, party)) WITHOUT ROWID;
CREATE TABLE partner (party TEXT, other TEXT, n INTEGER NOT NULL, PRIMARY KEY (party, other)) WITHOUT ROWID;
CREATE INDEX partner_by_count ON partner (party, n);

-- `scale` is a sum in thousandths; `period` a month, a year, or "" for all time.
CREATE TABLE dyad (
    period TEXT, source TEXT, target TEXT,
    n INTEGER NOT NULL, scale INTEGER NOT NULL,
    quad1 INTEGER NOT NULL, quad2 INTEGER NOT NULL, quad3 INTEGER NOT NULL, quad4 INTEGER NOT NULL,
    articles INTEGER NOT NULL, origins INTEGER NOT NULL,
    PRIMARY KEY (period, source, target)
) WITHOUT ROWID;
CREATE INDEX dyad_by_count ON dyad (period, n);
