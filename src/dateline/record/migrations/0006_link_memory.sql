-- What linking remembers, so that a new day of news is linked without reading the past again. None of it is a finding
-- and no view shows it: rows are replaced, and where they are missing, or of another version, all is linked anew.

-- `reading` is the last reading that was linked; `version` is of what linking goes by; the rest counts what stands.
CREATE TABLE link_memory (
    version TEXT NOT NULL,
    reading INTEGER NOT NULL,
    copies INTEGER NOT NULL,
    occurrences INTEGER NOT NULL,
    expectations INTEGER NOT NULL,
    disagreements INTEGER NOT NULL
) STRICT;

-- Articles with the same words have one body: readings that were linked, by body and week of publication.
CREATE TABLE linked_body (
    body INTEGER NOT NULL,
    reading INTEGER NOT NULL,
    week INTEGER NOT NULL,
    PRIMARY KEY (body, reading)
) STRICT, WITHOUT ROWID;

-- The readings of a week with their keys for copies: arrays of 64-bit integers, sorted by key, each key with the place
-- of its reading.
CREATE TABLE linked_week (
    week INTEGER PRIMARY KEY,
    readings BLOB NOT NULL,
    bodies BLOB NOT NULL,
    parts BLOB NOT NULL,
    part_of BLOB NOT NULL,
    details BLOB NOT NULL,
    detail_of BLOB NOT NULL
) STRICT;

-- The parts of blocks in which events are compared: who is in one, how many of them in turn are of the same states and
-- kin of act, and the groups found.
CREATE TABLE linked_part (
    name TEXT PRIMARY KEY,
    events TEXT NOT NULL CHECK (json_valid(events)),
    classes TEXT NOT NULL CHECK (json_valid(classes)),
    groups TEXT NOT NULL CHECK (json_valid(groups))
) STRICT, WITHOUT ROWID;

-- Which origin tells on which day of a party, in acts of what type.
CREATE TABLE linked_party (
    party TEXT NOT NULL,
    type TEXT NOT NULL,
    day TEXT NOT NULL,
    origin TEXT NOT NULL,
    PRIMARY KEY (party, type, day, origin)
) STRICT, WITHOUT ROWID;

-- Plans by what may settle them from outside their occurrence: news of the parties, another day announced; and
-- announcements whose words move a date. `day` is the last on which the article can have been published.
CREATE TABLE linked_plan (
    key TEXT NOT NULL,
    event TEXT NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (key, event)
) STRICT, WITHOUT ROWID;

CREATE INDEX copy_by_source ON copy_row (source);
CREATE INDEX witness_by_witness ON witness_row (witness);
