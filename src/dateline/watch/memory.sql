-- What `dateline watch` remembers beside a record. All of it can be lost: feeds are then asked for in full, what is
-- recorded is skipped, and what was told is told again.

CREATE TABLE feed (
    address TEXT PRIMARY KEY,
    etag TEXT NOT NULL,
    modified TEXT NOT NULL,
    due REAL NOT NULL,
    failures INTEGER NOT NULL
) STRICT;

-- The entries that a feed listed when it was last read, and how often the page of one was asked for in vain.
CREATE TABLE entry (
    feed TEXT NOT NULL,
    key TEXT NOT NULL,
    tries INTEGER NOT NULL,
    PRIMARY KEY (feed, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE told (
    question TEXT NOT NULL,
    answer TEXT NOT NULL,
    PRIMARY KEY (question, answer)
) STRICT, WITHOUT ROWID;

CREATE TABLE alert (
    number INTEGER PRIMARY KEY,
    line TEXT NOT NULL,
    to_write INTEGER NOT NULL,
    to_post INTEGER NOT NULL
) STRICT;

CREATE INDEX alert_to_write ON alert (number) WHERE to_write;
CREATE INDEX alert_to_post ON alert (number) WHERE to_post;
