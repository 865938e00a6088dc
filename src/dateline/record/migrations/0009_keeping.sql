-- Articles that were forgotten on legal request: nothing of them is left but that they are not to be read again.
-- `content` is a digest of their text, by which it is known under another id.

CREATE TABLE tombstone_row (
    id TEXT PRIMARY KEY,
    content TEXT NOT NULL,
    day TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;

CREATE INDEX tombstone_by_content ON tombstone_row (content);

CREATE VIEW tombstones AS
SELECT id, day, reason FROM tombstone_row;

-- How many rows a reading has in all tables: so that it is seen where some of them are lost.

CREATE TABLE reading_size_row (
    reading INTEGER PRIMARY KEY REFERENCES reading_row (number),
    rows INTEGER NOT NULL
) STRICT;

INSERT INTO reading_size_row
SELECT
    number,
    (SELECT count(*) FROM part_row WHERE reading = number) + (SELECT count(*) FROM mention_row WHERE reading = number)
    + (SELECT count(*) FROM event_row WHERE reading = number) + (SELECT count(*) FROM role_row WHERE reading = number)
    + (SELECT count(*) FROM claim_row WHERE reading = number)
    + (SELECT count(*) FROM claim_holder_row WHERE reading = number)
    + (SELECT count(*) FROM claim_event_row WHERE reading = number)
    + (SELECT count(*) FROM finding_row WHERE reading = number)
FROM reading_row;
