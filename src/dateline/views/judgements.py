"""Judgements: a judging sheet read back, with an error for each line that cannot be used."""

import codecs
import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import InputError
from dateline.views.judging_sheet import line_check

# What a judge can find wrong; "act" says that the sentence tells no such act at all.
JUDGED_FIELDS = ("act", "type", "who", "whom", "when", "status", "mode", "where", "said_by")
# A row may have these wrong and be right as a whole, as in an evaluation against reports annotated by hand.
_ASIDE = frozenset({"mode", "where", "said_by"})

_NEEDED = ("id", "type", "score", "right", "wrong_fields", "rows_of_type", "check")
_ANSWERS = {"": None, "y": True, "yes": True, "n": False, "no": False}
_SEPARATORS = (",", ";", "\t")
_LONGEST_FIELD = 131_072  # characters of a cell; what is longer is another kind of file
_COUNT = re.compile(r"[1-9]\d{0,11}")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a line says; `is_right` is None while it is not judged. `wrong` names fields of JUDGED_FIELDS."""

    id: str
    type: str
    score: float
    rows_of_type: int
    is_right: bool | None
    wrong: frozenset[str]


def read_sheet(path: Path) -> Iterator[Judgement | InputError]:
    """The judgements of a sheet, and an error for each line that is not right. Raises InputError for a whole sheet.

    Commas, semicolons or tabs may stand between the cells, as spreadsheets save them; lines count as they show them.
    """
    header, *lines = _lines(path)
    columns = _columns(header, name=f"{path}:1")
    earlier: dict[str, int] = {}
    for number, cells in enumerate(lines, start=2):
        if any(cells):
            try:
                yield _judgement(_by_column(columns, cells), earlier)
            except ValueError as error:
                yield InputError(f"{path}:{number}", str(error))


def _lines(path: Path) -> list[list[str]]:
    """The cells of each line, without the white space around them; at least one line."""
    data = path.read_bytes()
    is_wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    # The words of the articles are not read back: those that a spreadsheet saved in a codepage do no harm.
    text = data.decode("utf-16" if is_wide else "utf-8-sig", "replace")
    header = text.partition("\n")[0]
    csv.field_size_limit(_LONGEST_FIELD)  # of this module for all; tables of articles set another
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(_SEPARATORS, key=header.count))
    try:
        return [[cell.strip() for cell in cells] for cells in reader] or [[]]
    except csv.Error as error:
        raise InputError(f"{path}:{reader.line_num}", f"this is not a sheet saved as CSV ({error})") from error


def _columns(header: Sequence[str], *, name: str) -> list[str]:
    """The names of the columns, with every one that is needed. Raises InputError."""
    columns = [cell.lower() for cell in header]
    if missing := [column for column in _NEEDED if columns.count(column) != 1]:
        problem = f"a judging sheet has one column {', one '.join(missing)}"
        raise InputError(name, f"{problem}; `dateline sample` writes one")
    return columns


def _by_column(columns: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """The cells under the names of their columns; those cut off at the end are empty. Raises ValueError."""
    if any(cells[len(columns) :]):
        raise ValueError("it has more cells than there are columns: see to the commas and quotation marks in it")
    return dict.fromkeys(columns, "") | dict(zip(columns, cells, strict=False))


def _judgement(cells: Mapping[str, str], earlier: dict[str, int]) -> Judgement:
    """The judgement of one line. `earlier` keeps ids and counts of the lines above. Raises ValueError."""
    judgement = Judgement(
        id=cells["id"].removeprefix("'"),
        type=cells["type"],
        score=_score(cells["score"]),
        rows_of_type=_count(cells["rows_of_type"]),
        is_right=_answer(cells["right"]),
        wrong=_wrong(cells["wrong_fields"]),
    )
    if judgement.wrong and (judgement.is_right is None or (judgement.is_right and judgement.wrong - _ASIDE)):
        raise ValueError(f"it names wrong fields ({cells['wrong_fields']}), so write n under `right`")
    _check_whole(judgement, cells["check"])
    _check_beside(judgement, earlier)
    return judgement


def _check_whole(judgement: Judgement, check: str) -> None:
    """Raise ValueError unless the line still says what was written."""
    score, rows = judgement.score, judgement.rows_of_type
    if check != line_check(judgement.id, judgement.type, score=score, rows_of_type=rows):
        raise ValueError("its id, type, score, rows_of_type or check is not what was written; copy them from the sheet")


def _check_beside(judgement: Judgement, earlier: dict[str, int]) -> None:
    """Raise ValueError for a row judged twice, and for a row of a record other than that of the lines above."""
    if judgement.id in earlier:
        raise ValueError("the same row stands in a line above")
    earlier[judgement.id] = 1
    if earlier.setdefault(judgement.type, judgement.rows_of_type) != judgement.rows_of_type:
        raise ValueError("its rows_of_type differs from the lines above: it comes from another sheet")


def _score(cell: str) -> float:
    """A score; some spreadsheets write a decimal comma."""
    try:
        return float(cell.replace(",", "."))
    except ValueError:
        raise ValueError(f"score is {cell!r}, which is no number") from None


def _count(cell: str) -> int:
    """A number of rows."""
    if not _COUNT.fullmatch(cell):
        raise ValueError(f"rows_of_type is {cell!r}, which is no number of rows")
    return int(cell)


def _answer(cell: str) -> bool | None:
    """Whether the row is right."""
    if cell.lower() not in _ANSWERS:
        raise ValueError(f"right is {cell!r}; write y or n, or leave it empty")
    return _ANSWERS[cell.lower()]


def _wrong(cell: str) -> frozenset[str]:
    """The fields said to be wrong."""
    words = frozenset(re.split(r"[\s,;]+", cell.lower().replace("said by", "said_by"))) - {""}
    if unknown := sorted(words.difference(JUDGED_FIELDS)):
        raise ValueError(f"wrong_fields names {unknown[0]!r}; choose from {', '.join(JUDGED_FIELDS)}")
    return words
