"""Lines of the index made from the record, with all that is listed of an occurrence."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log2

from dateline.events.event import DEFAULT_SCORE
from dateline.links.days import read_days
from dateline.links.expectation import Verdict
from dateline.links.told import Told
from dateline.record.reader import RecordReader
from dateline.views.filters import Condition
from dateline.views.story_line import StoryLine, story_line
from dateline.views.told_occurrences import ToldOccurrence, read_tellings, told_occurrence
from dateline.web.index.counts import Counts
from dateline.web.index.keys import SERIAL_BITS, line_base, serial
from dateline.web.index.line_rows import counted_of, line_text, read_line
from dateline.web.index.line_tokens import line_tokens
from dateline.web.index.words import WordChanges, insert_keyed

_OF_OCCURRENCES = "SELECT id, event FROM occurrences WHERE id IN (SELECT value FROM json_each(?))"
_OCCURRENCES_OF = "SELECT event, id FROM occurrences WHERE event IN (SELECT value FROM json_each(?))"
_EVENTS = "id IN (SELECT value FROM json_each(?))"
_EXPECTATIONS = """
    SELECT id, event, holder, due_from, due_to, verdict FROM expectations
    WHERE event IN (SELECT value FROM json_each(?))
"""
_DISAGREEMENTS = """
    SELECT id, slot, first_event, second_event FROM disagreements
    WHERE first_event IN (SELECT value FROM json_each(?))
"""
_DAYS = "SELECT id, coalesce(published, '') FROM events WHERE id IN (SELECT value FROM json_each(?))"
_KNOWN = "SELECT id, key, shown, tokens FROM line WHERE id IN (SELECT value FROM json_each(?))"
_NEW = "INSERT INTO line (key, id, shown, tokens) VALUES (?, ?, ?, ?) ON CONFLICT (key) DO NOTHING"

_Known = tuple[int, str, str]  # the key of a line, its text and its tokens


class LineWriter:
    """Makes lines anew, inside a transaction."""

    def __init__(self, reader: RecordReader, connection: sqlite3.Connection) -> None:
        self.reader, self.connection = reader, connection
        self._counts = Counts()
        self._words = WordChanges("line_words", ("tokens",))

    def write(self, ids: Sequence[str]) -> None:
        """Make the lines of these ids as the record has them now; those it has no more are gone."""
        found = _find_occurrences(self.reader, ids)
        known = {id: row for id, *row in self.connection.execute(_KNOWN, (json.dumps(ids),))}
        for id in ids:
            self._take_out(id, known.get(id), found.get(id))
        lines = {id: story_line(occurrence) for id, occurrence in found.items()}
        for id, line in lines.items():
            self._put_in(line, found[id], known.get(id))
        self._counts.write(self.connection)
        self._words.write(self.connection)
        _place_events(self.connection, lines, found)
        _write_expectations(self.reader, self.connection, found, ids)
        _write_disagreements(self.reader, self.connection, lines, found)

    def _take_out(self, id: str, known: Sequence[object] | None, found: ToldOccurrence | None) -> None:
        for table in ("expectation", "disagreement"):
            self.connection.execute(f"DELETE FROM {table} WHERE line = ?", (id,))
        if known is None:
            return
        key, shown, tokens = known
        self._counts.add(counted_of(read_line(str(shown))), -1)
        if found is None:
            self.connection.execute("DELETE FROM line WHERE id = ?", (id,))
            self._words.take_out(int(str(key)), (str(tokens),))

    def _put_in(self, line: StoryLine, occurrence: ToldOccurrence, known: Sequence[object] | None) -> None:
        self._counts.add(counted_of(line))
        shown, tokens, base = line_text(line), line_tokens(occurrence, line), line_base(line)
        if known is None:
            key = insert_keyed(self.connection, _NEW, base, serial(line.id, SERIAL_BITS), (line.id, shown, tokens))
            self._words.put_in(key, (tokens,))
        else:
            self._change(line, (base, shown, tokens), known)

    def _change(self, line: StoryLine, new: tuple[int, str, str], known: Sequence[object]) -> None:
        base, shown, tokens = new
        key, before = int(str(known[0])), str(known[2])
        if key >> SERIAL_BITS != base >> SERIAL_BITS:
            self.connection.execute("DELETE FROM line WHERE id = ?", (line.id,))
            moved = insert_keyed(self.connection, _NEW, base, serial(line.id, SERIAL_BITS), (line.id, shown, tokens))
        else:
            self.connection.execute("UPDATE line SET shown = ?, tokens = ? WHERE key = ?", (shown, tokens, key))
            moved = key
        if (moved, tokens) != (key, before):
            self._words.take_out(key, (before,))
            self._words.put_in(moved, (tokens,))


def find_lines_of(reader: RecordReader, events: Iterable[str]) -> set[str]:
    """The ids of the lines that events belong to: their occurrences, or themselves."""
    ids = list(events)
    found = dict(reader.rows(_OCCURRENCES_OF, (json.dumps(ids),)))
    return {found.get(id, id) for id in ids}


def doubt_of(told: Told, line: StoryLine) -> float:
    """How much there is to review: doubt by weight.

    Doubt is 1 at a score of one half and 0 at none or full: 4p(1 - p). Weight grows with the independent origins of the
    occurrence, 1 + log2, and with how far the act is from neutral, 1 + |scale| / 10.
    """
    event = told.event
    weight = (1 + log2(max(1, line.origins))) * (1 + abs(event.scale) / 10)
    return round(4 * event.score * (1 - event.score) * weight, 6)


def _find_occurrences(reader: RecordReader, ids: Sequence[str]) -> dict[str, ToldOccurrence]:
    """The occurrences of these ids, and events that no occurrence has as occurrences of their own."""
    line_of = {event: id for id, event in reader.rows(_OF_OCCURRENCES, (json.dumps(ids),))}
    alone = set(ids).difference(line_of.values())
    alone -= {event for event, _ in reader.rows(_OCCURRENCES_OF, (json.dumps(sorted(alone)),))}
    line_of |= {id: id for id in alone}
    groups: dict[str, list[Told]] = defaultdict(list)
    for told in read_tellings(reader, Condition(_EVENTS, (json.dumps(sorted(line_of)),))):
        groups[line_of[told.event.id]].append(told)
    return {id: _occurrence(id, groups[id]) for id in ids if id in groups}


def _occurrence(id: str, told: Sequence[Told]) -> ToldOccurrence:
    """The occurrence by its tellings of the score that is shown; where there are none, by all."""
    found = told_occurrence(id, told, DEFAULT_SCORE)
    return found if found.trusted else told_occurrence(id, told, 0.0)


def _place_events(
    connection: sqlite3.Connection, lines: Mapping[str, StoryLine], found: Mapping[str, ToldOccurrence]
) -> None:
    rows = ((id, doubt_of(told, lines[id]), told.event.id) for id, one in found.items() for told in one.told)
    connection.executemany("UPDATE event SET line = ?, doubt = ? WHERE id = ?", rows)


def _write_expectations(
    reader: RecordReader, connection: sqlite3.Connection, found: Mapping[str, ToldOccurrence], ids: Sequence[str]
) -> None:
    told = {one.event.id: (id, one) for id in ids if id in found for one in found[id].told}
    rows = []
    for id, event, holder, due_from, due_to, verdict in reader.rows(_EXPECTATIONS, (json.dumps(sorted(told)),)):
        line, one = told[event]
        if one.event.score >= DEFAULT_SCORE:
            days = read_days(due_from or due_to, due_to or due_from)
            last = days.last.isoformat() if days else ""
            rows.append((id, line, holder or one.outlet, verdict, verdict != Verdict.OPEN.value, last))
    connection.executemany("INSERT OR REPLACE INTO expectation VALUES (?, ?, ?, ?, ?, ?)", rows)


def _write_disagreements(
    reader: RecordReader,
    connection: sqlite3.Connection,
    lines: Mapping[str, StoryLine],
    found: Mapping[str, ToldOccurrence],
) -> None:
    line_of = {told.event.id: id for id, one in found.items() for told in one.told}
    rows = list(reader.rows(_DISAGREEMENTS, (json.dumps(sorted(line_of)),)))
    days = dict(reader.rows(_DAYS, (json.dumps(sorted({row[3] for row in rows})),))) if rows else {}
    connection.executemany(
        "INSERT OR REPLACE INTO disagreement VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (id, line_of[first], slot, second, lines[line_of[first]].origins, days.get(second, ""), second in days)
            for id, slot, first, second in rows
        ),
    )
