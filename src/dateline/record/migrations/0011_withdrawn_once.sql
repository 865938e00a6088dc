-- A correction stands there once, however many people withdrew it: the first of them is named.

DROP VIEW corrections;

CREATE VIEW corrections AS
SELECT
    found.number, found.id, found.time, found.author, found.kind, found.target, found.field, found.value, found.reason,
    (
        SELECT undo.id FROM correction_row AS undo
        WHERE undo.target = found.id AND undo.kind = 'undo' ORDER BY undo.time, undo.number LIMIT 1
    ) AS withdrawn_by
FROM correction_row AS found;
