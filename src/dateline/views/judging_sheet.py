"""The judging sheet: rows of a record drawn by chance, for a person to say which are right.

Each type of event gets lines in proportion to its rows, at least one, so a rare type is drawn more often than its
share. Every line therefore carries how many rows of its type the record has (`rows_of_type`), by which the estimates
are weighted back. Lines stand in random order, so that those judged are a fair sample wherever the judge stops.
"""

import csv
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from random import Random

from dateline.articles.article import content_id
from dateline.errors import InputError, QueryError
from dateline.events.event import DEFAULT_SCORE, Role
from dateline.record.reader import RecordReader
from dateline.views.dates import interval_words
from dateline.views.filters import Condition, Filters
from dateline.views.printable import one_line
from dateline.views.rows import ToldEvent, find_events, find_rows

_FOUND = ("id", "sentence", "type", "mode", "who", "whom", "when", "where", "status", "said_by", "score")
COLUMNS = (*_FOUND, "right", "wrong_fields", "note", "rows_of_type", "check")

# What a spreadsheet takes for the beginning of a formula, in the widths of all its keyboards.
_FORMULA = tuple("=+-@＝＋－＠")
# An id that a spreadsheet takes for a number, and rounds.
_NUMBER = re.compile(r"\d+(?:e\d+)?", re.IGNORECASE)


def draw_sheet(
    reader: RecordReader, size: int, *, seed: int = 1, min_score: float = DEFAULT_SCORE
) -> list[dict[str, str]]:
    """The lines of a sheet of `size` rows, the same for the same record and seed; all rows where there are fewer.

    Raises QueryError when there are no rows of at least this score, or more types than lines.
    """
    ids = _ids_by_type(reader, Filters(min_score=min_score).condition)
    rows = {type: len(found) for type, found in ids.items()}
    random = Random(seed)
    drawn = [id for type, lines in allot(rows, size).items() for id in random.sample(ids[type], lines)]
    random.shuffle(drawn)
    told = {one.event.id: one for one in find_events(reader, _one_of(drawn), as_found=True)}
    return [sheet_line(told[id], rows[told[id].event.type.value]) for id in drawn]


def allot(rows: Mapping[str, int], size: int) -> dict[str, int]:
    """How many of `size` lines each type gets: one, and the next always to the type that lacks most of its share.

    `rows` says how many rows each type has. Raises QueryError when there are none, or more types than lines.
    """
    total = sum(rows.values())
    if not total:
        raise QueryError("there are no rows to draw from; `--min-score` asks for less trusted ones")
    size = min(size, total)
    if size < len(rows):
        raise QueryError(f"{size} lines are too few: the rows are of {len(rows)} types, and each needs one")
    lines = dict.fromkeys(rows, 1)
    for _ in range(size - len(rows)):
        lines[max(rows, key=lambda type: rows[type] * size - lines[type] * total)] += 1
    return lines


def sheet_line(told: ToldEvent, rows_of_type: int) -> dict[str, str]:
    """One line of a sheet, by column; the columns that the judge fills are empty."""
    event = told.event
    facts = {
        "sentence": _marked(told),
        "type": event.type.value,
        "mode": event.mode,
        "who": _parties(event.actors),
        "whom": _parties(event.recipients),
        "when": interval_words(event.when.start, event.when.end) if event.when else "",
        "where": (event.where.name or event.where.text) if event.where else "",
        "status": event.status.value,
        "said_by": " < ".join(role.name or role.text for role in event.said_by),
    }
    line = dict.fromkeys(COLUMNS, "") | {name: harmless(fact) for name, fact in facts.items()}
    score = round(event.score, 4)
    line |= {"id": harmless(event.id), "score": f"{score:g}", "rows_of_type": str(rows_of_type)}
    return line | {"check": line_check(event.id, event.type.value, score=score, rows_of_type=rows_of_type)}


def line_check(id: str, type: str, *, score: float, rows_of_type: int) -> str:
    """A word made from what the estimates rest on: it tells a line that was changed, or sorted column by column."""
    return f"k{content_id('judging sheet', id, type, f'{score:.4f}', str(rows_of_type))[:8]}"


def harmless(text: str) -> str:
    """The text on one line; an apostrophe in front where a spreadsheet would calculate with it."""
    shown = one_line(text)
    return f"'{shown}" if shown.startswith(_FORMULA) or _NUMBER.fullmatch(shown) else shown


def write_sheet(lines: Iterable[Mapping[str, str]], path: Path) -> None:
    """Write a sheet for a spreadsheet to open: CSV in UTF-8 with its mark. A file that is there is never replaced."""
    try:
        with path.open("x", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS)
            writer.writeheader()
            writer.writerows(lines)
    except FileExistsError as error:
        raise InputError(str(path), "the file is there already, perhaps with judgements; name another") from error


def _ids_by_type(reader: RecordReader, condition: Condition) -> dict[str, list[str]]:
    """The ids of the machine's events that meet a condition, by type, in an order that does not depend on reading."""
    found: dict[str, list[str]] = {}
    sql = f"SELECT id, type FROM machine_events WHERE {condition.sql} ORDER BY type, id"
    for row in find_rows(reader, sql, condition.parameters):
        found.setdefault(row["type"], []).append(row["id"])
    return found


def _one_of(ids: Sequence[str]) -> Condition:
    """Events of these ids, however many."""
    return Condition("id IN (SELECT value FROM json_each(?))", (json.dumps(ids),))


def _marked(told: ToldEvent) -> str:
    """The sentence with its trigger between asterisks."""
    start = told.event.trigger.start - told.event.sentence.start
    end = told.event.trigger.end - told.event.sentence.start
    return f"{told.sentence[:start]}**{told.sentence[start:end]}**{told.sentence[end:]}"


def _parties(roles: Iterable[Role]) -> str:
    """Those who take part, each with the country, which is judged too."""
    return "; ".join(f"{role.name or role.text} ({role.country or 'no country'})" for role in roles)
