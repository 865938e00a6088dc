-- What people question: the newest reading of each article. docs/sql.md describes every column.

CREATE VIEW newest_reading AS
SELECT * FROM reading_row AS reading
WHERE number = (SELECT max(number) FROM reading_row WHERE article = reading.article);

CREATE VIEW runs AS
SELECT id, version, model, codebook, settings, first_used FROM run_row;

CREATE VIEW articles AS
SELECT
    reading.article AS id, title, url, outlet, outlet_basis, origin, origin_basis, author, published, published_basis,
    retrieved, language, text,
    (SELECT count(*) FROM reading_row AS other WHERE other.article = reading.article) AS runs
FROM newest_reading AS reading
JOIN article_row ON article_row.id = reading.article;

CREATE VIEW parts AS
SELECT reading.article, position, start, "end", kind
FROM newest_reading AS reading
JOIN part_row ON part_row.reading = reading.number;

CREATE VIEW mentions AS
SELECT
    mention.id, reading.article, reading.run, kind, start, "end", text, actor, name, country, sector, office,
    timex, value, from_date, to_date, basis, refers_to
FROM newest_reading AS reading
JOIN mention_row AS mention ON mention.reading = reading.number;

CREATE VIEW events AS
SELECT
    event.id, reading.article, reading.run, sentence_start, sentence_end, sentence_text,
    trigger_start, trigger_end, trigger_text, type, mode, cameo, quad, scale,
    when_from, when_to, when_basis, when_start, when_end,
    where_id, where_name, where_country, latitude, longitude, where_start, where_end,
    status, polarity, certainty, tense, score, entry, reasons,
    reading.published, reading.outlet, reading.title, reading.retrieved
FROM newest_reading AS reading
JOIN event_row AS event ON event.reading = reading.number;

CREATE VIEW roles AS
SELECT
    role.event, reading.article, reading.run, part, position, start, "end", text,
    actor, name, country, sector, office, through
FROM newest_reading AS reading
JOIN role_row AS role ON role.reading = reading.number;

CREATE VIEW claims AS
SELECT
    claim.id, reading.article, reading.run, sentence_start, sentence_end, cue_start, cue_end, cue_text,
    content_start, content_end, content_text, stance, is_quote
FROM newest_reading AS reading
JOIN claim_row AS claim ON claim.reading = reading.number;

CREATE VIEW claim_holders AS
SELECT
    holder.claim, reading.article, reading.run, position, start, "end", text, actor, name, country, sector, office
FROM newest_reading AS reading
JOIN claim_holder_row AS holder ON holder.reading = reading.number;

CREATE VIEW claim_events AS
SELECT link.claim, link.event, reading.article, reading.run
FROM newest_reading AS reading
JOIN claim_event_row AS link ON link.reading = reading.number;
