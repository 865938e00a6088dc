-- The state or province that the place of an event lies in.

ALTER TABLE event_row ADD COLUMN where_admin TEXT;

DROP VIEW events;

CREATE VIEW events AS
SELECT
    event.id, reading.article, reading.run, sentence_start, sentence_end, sentence_text,
    trigger_start, trigger_end, trigger_text, type, mode, cameo, quad, scale,
    when_from, when_to, when_basis, when_start, when_end,
    where_id, where_name, where_country, where_admin, latitude, longitude, where_start, where_end,
    status, polarity, certainty, tense, score, entry, reasons,
    reading.published, reading.outlet, reading.title, reading.retrieved
FROM newest_reading AS reading
JOIN event_row AS event ON event.reading = reading.number;
