"""Plain CSV with the columns of the shipped files: people, or holders of offices."""

import csv
from collections.abc import Iterable, Iterator, Sequence

from dateline.registry.actors import ActorKind
from dateline.registry.data_files import read_data
from dateline.registry.imported_dates import iso_date, life_problem
from dateline.registry.imported_rows import SEPARATOR, ActorRow, Batch, TenureRow
from dateline.registry.offices import OfficeKind, earliest_day, latest_day
from dateline.registry.sectors import Sector
from dateline.registry.shipped import Row, as_person, bearer_id, person_id
from dateline.registry.states import states

PEOPLE = ("person", "country", "sex", "born", "died", "short", "also")
HOLDERS = ("of", "kind", "title", "person", "start", "end", "known_until", "precision", "sure")
_PRECISIONS = {4: "year", 7: "month", 10: "day"}
_SEPARATORS = (",", ";", "\t", "|")
_MOST_WORDS = 3  # of a column in a line that may be meant as a header


def is_table(line: str) -> bool:
    """Whether a line is the header of a people or a holders file."""
    return sorted(_columns(line)) in (sorted(PEOPLE), sorted(HOLDERS))


def header_problem(line: str) -> str:
    """What is wrong with the header of a people or a holders file, "" where the line is not meant as one."""
    separator = max(_SEPARATORS, key=line.count)
    found = _columns(line, separator)
    wanted = max((PEOPLE, HOLDERS), key=lambda columns: len({*columns} & {*found}))
    if len(found) < 2 or any(len(column.split()) > _MOST_WORDS for column in found):
        return ""
    told = [
        *([f"they are separated by {separator!r}, not by commas"] if separator != "," else []),
        *_listed("missing", (column for column in wanted if column not in found)),
        *_listed("unknown", (column for column in found if column not in wanted)),
        *_listed("twice", (column for column in wanted if found.count(column) > 1)),
    ]
    kind = "people" if wanted is PEOPLE else "holders"
    return f"the columns are {', '.join(found)}; to be a file of {kind}: {'; '.join(told)}; see docs/registry.md"


def _listed(word: str, columns: Iterable[str]) -> list[str]:
    names = ", ".join(columns)
    return [f"{word}: {names}"] if names else []


def read_table(lines: Iterable[bytes]) -> Iterator[Batch]:
    """One batch a row; a wrong row is a problem in its batch, as is a line that is not UTF-8."""
    undecoded: list[tuple[int, str]] = []
    for batch in _read_rows(_decoded(lines, undecoded)):
        batch.problems = undecoded + batch.problems
        undecoded.clear()
        yield batch
    yield Batch(problems=undecoded)


def _decoded(lines: Iterable[bytes], undecoded: list[tuple[int, str]]) -> Iterator[str]:
    """The lines as text, an empty one in place of each that is none, which keeps the numbers right."""
    for number, line in enumerate(lines, 1):
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8").replace("\r\n", "\n")
        except UnicodeDecodeError:
            undecoded.append((number, "not UTF-8 text"))
            yield "\n"


def _read_rows(lines: Iterator[str]) -> Iterator[Batch]:
    reader = csv.DictReader(lines, _columns(next(lines, "")), strict=True)
    try:
        for row in reader:
            batch = Batch(lines=1)
            wrong = row_problems(row)
            batch.problems = [(reader.line_num + 1, problem) for problem in wrong]
            if not wrong:
                _add(row, batch)
            yield batch
    except csv.Error as error:
        yield Batch(problems=[(reader.line_num + 1, f"no CSV ({error}); what follows is not read")])


def row_problems(row: Row) -> list[str]:
    """What is wrong with one row of either kind, by itself."""
    if None in row or None in row.values():
        return ["it has not as many fields as the header"]
    if any(character in field for field in row.values() for character in "\0\r\n"):
        return ["a field has a line break or a NUL"]
    return list(_holder_problems(row) if "of" in row else _person_problems(row))


def _add(row: Row, batch: Batch) -> None:
    if "of" in row:
        kinds, sure = row["kind"], int(row["sure"] == "yes")
        holder, of = person_id(row["person"]), bearer_id(row["of"])
        times = (row["start"], row["end"], row["known_until"])
        batch.add_tenure(TenureRow(holder, "", of, kinds, row["title"], *times, sure))
        return
    person = as_person(person_id(row["person"]), row)
    names = (SEPARATOR.join(person.short), SEPARATOR.join(person.also))
    country, dates = person.country or "", (person.sex, person.born, person.died)
    actor = ActorRow(person.id, ActorKind.PERSON, person.name, country, Sector.GOV, *dates, *names)
    batch.add_actor(actor, is_explicit=True)


def _person_problems(row: Row) -> Iterator[str]:
    if not person_id(row["person"]).removeprefix("person/"):
        yield "it has no person"
    if row["country"] not in ("", "IGO") and row["country"] not in states():
        yield f"unknown country {row['country']!r}; write the alpha-3 code of ISO 3166-1"
    if row["sex"] not in ("m", "f", ""):
        yield f"sex is {row['sex']!r}, not m, f or empty"
    yield from _date_problems(row, ("born", "died"))
    if problem := life_problem(iso_date(row["born"]), iso_date(row["died"])):
        yield problem


def _holder_problems(row: Row) -> Iterator[str]:
    if row["of"] not in states() and row["of"] not in read_data("organisations"):
        yield f"unknown state or organisation {row['of']!r}; it is an alpha-3 code or the id of a body that ships"
    if not set(row["kind"].split("+")) <= set(OfficeKind):
        yield f"unknown kind {row['kind']!r}; it is one of {', '.join(OfficeKind)}"
    if not row["title"] or row["title"] != row["title"].lower():
        yield f"the title {row['title']!r} is not in lower case"
    if not person_id(row["person"]).removeprefix("person/"):
        yield "it has no person"
    if row["sure"] not in ("yes", "no"):
        yield f"sure is {row['sure']!r}, not yes or no"
    yield from _time_problems(row)


def _time_problems(row: Row) -> Iterator[str]:
    wrong = list(_date_problems(row, ("start", "end", "known_until")))
    yield from wrong
    if wrong:
        return
    if not row["start"]:
        yield "it has no start"
    elif row["end"] and latest_day(row["end"]) < earliest_day(row["start"]):
        yield f"it ends ({row['end']}) before it starts ({row['start']})"
    elif row["precision"] != (precision := _PRECISIONS[min(len(row["start"]), len(row["end"] or row["start"]))]):
        yield f"precision is {row['precision']!r}, the dates have {precision!r}"
    if bool(row["end"]) == bool(row["known_until"]):
        yield "give either end or known_until"


def _date_problems(row: Row, columns: Sequence[str]) -> Iterator[str]:
    for column in columns:
        if row[column] and iso_date(row[column]) != row[column]:
            yield f"{column} is {row[column]!r}, no date such as 2024-06-18, 2024-06 or 2024"


def _columns(line: str, separator: str = ",") -> list[str]:
    """The names in a header, with or without quotation marks."""
    return [name.strip().strip('"') for name in line.lstrip("\ufeff").strip().split(separator)]
