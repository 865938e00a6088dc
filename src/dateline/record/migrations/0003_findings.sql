-- Findings: what a careful reader would flag in one text. `rests_on` are the other words that show it.

CREATE TABLE finding_row (
    reading INTEGER NOT NULL REFERENCES reading_row (number),
    id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN (
        'wrong_office_holder', 'dead_person_acting', 'garbled_name', 'years_do_not_add_up', 'impossible_date'
    )),
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL CHECK (0 <= start AND start < "end"),
    text TEXT NOT NULL,
    rests_on TEXT NOT NULL CHECK (json_valid(rests_on)),
    reason TEXT NOT NULL CHECK (reason <> ''),
    should_read TEXT NOT NULL,
    rule TEXT NOT NULL,
    CHECK (sentence_start <= start AND "end" <= sentence_end),
    PRIMARY KEY (reading, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX finding_by_id ON finding_row (id);

CREATE VIEW findings AS
SELECT
    finding.id, reading.article, reading.run, kind, sentence_start, sentence_end, start, "end", text,
    reason, should_read, rule, rests_on
FROM newest_reading AS reading
JOIN finding_row AS finding ON finding.reading = reading.number;
