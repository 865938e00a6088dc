"""Corrections as JSON Lines: written out of one record, and added to another that has the same rows."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dateline.errors import InputError, QueryError, UnknownRowError
from dateline.record.connection import check_exists
from dateline.record.correction import Correction, Ruling, RulingKind
from dateline.record.corrections import check_words, shipped_codebook, utc_time
from dateline.record.link_writer import linking_transaction
from dateline.record.ruling_fields import known_keys, one_of
from dateline.record.ruling_values import complete
from dateline.record.rulings import add_correction

_NEEDED = {"time", "author", "kind", "target"}
_MORE = {"id", "field", "value", "reason"}


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import: lines added, those that were there already, those about rows that the record lacks.

    `errors` name each line that is wrong.
    """

    added: int
    known: int
    absent: int
    errors: tuple[InputError, ...]


def correction_line(correction: Correction) -> dict[str, object]:
    """A correction as a line of an export; that it was withdrawn, the line of the undo says."""
    one = correction.ruling
    return {
        "id": correction.id,
        "time": correction.time,
        "author": correction.author,
        "kind": one.kind.value,
        "target": one.target,
        "field": one.field,
        "value": one.value,
        "reason": correction.reason,
    }


def import_corrections(path: Path | str, lines: Iterable[bytes], *, name: str) -> Imported:
    """Add the corrections of JSON Lines to the record at `path`, in one transaction; `name` is of their file.

    A line without an id gets one. Raises RecordError if the record cannot be written.
    """
    check_exists(Path(path))
    counts, errors = {True: 0, False: 0, None: 0}, list[InputError]()
    with linking_transaction(path) as connection:
        for number, line in enumerate(lines, 1):
            try:
                if line.strip():
                    counts[_add(connection, line)] += 1
            except UnknownRowError:
                counts[None] += 1
            except QueryError as error:
                errors.append(InputError(f"{name}:{number}", str(error)))
    return Imported(counts[True], counts[False], counts[None], tuple(errors))


def read_corrections(path: Path | str, file: Path) -> Imported:
    """Add the corrections of a file to the record at `path`. Raises OSError if the file cannot be read."""
    with file.open("rb") as lines:
        return import_corrections(path, lines, name=str(file))


def _add(connection: sqlite3.Connection, line: bytes) -> bool:
    """Whether the correction of a line was added; not when it is there already."""
    given = _object(line)
    correction = _correction(given)
    # Before it is looked at: a split that was made cannot be made again.
    if connection.execute("SELECT 1 FROM correction_row WHERE id = ?", (correction.id,)).fetchone():
        return False
    whole = replace(correction, ruling=complete(connection, correction.ruling, shipped_codebook))
    if given.get("id", whole.id) != whole.id:
        raise QueryError(f"the id {given['id']!r:.40} is not that of what the line says; leave it out if you wrote it")
    return add_correction(connection, whole)


def _object(line: bytes) -> dict[str, Any]:
    try:
        return known_keys(json.loads(line), _NEEDED, _MORE)
    except (ValueError, RecursionError) as error:
        raise QueryError(f"not an object in JSON ({error})") from None


def _correction(given: dict[str, Any]) -> Correction:
    text = {name: given.get(name, "") for name in (*_NEEDED, "field", "reason")}
    for name, words in text.items():
        if not isinstance(words, str):
            raise QueryError(f"{name} must be words")
        check_words(name, words)
    kind = RulingKind(one_of("kind", text["kind"], [kind.value for kind in RulingKind]))
    ruling = Ruling(kind, text["target"], text["field"], given.get("value"))
    return Correction(_time(text["time"]), text["author"].strip(), ruling, text["reason"].strip())


def _time(words: str) -> str:
    try:
        moment = datetime.fromisoformat(words)
        return utc_time(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    except (ValueError, OverflowError):
        raise QueryError(f"{words[:40]!r} is no ISO time; write 2026-05-01T12:00:00Z") from None
