"""Plain CSV with the columns of the shipped files: people, or holders of offices."""

import csv
from collections.abc import Iterable, Iterator, Sequence

from dateline.registry.actors import ActorKind
from dateline.registry.data_files import read_data
from dateline.registry.imported_dates import iso_date
from dateline.registry.imported_rows import SEPARATOR, ActorRow, Batch, TenureRow
from dateline.registry.offices import OfficeKind, earliest_day, latest_day
from dateline.registry.sectors import Sector
from dateline.registry.shipped import Row, as_person, bearer_id, person_id
from dateline.registry.states import states

PEOPLE = ("person", "country", "sex", "born", "died", "short", "also")
HOLDERS = ("of", "kind", "title", "person", "start", "end", "known_until", "precision", "sure")
_PRECISIONS = {4: "year", 7: "month", 10: "day"}
_LONGEST_LIFE = 120


def is_table(line: str) -> bool:
    """Whether a line is the header of a people or a holders file."""
    return _columns(line) in (set(PEOPLE), set(HOLDERS))


def read_table(lines: Iterable[str]) -> Iterator[Batch]:
    """One batch a row; a wrong row is a problem in its batch."""
    reader = csv.DictReader(lines, strict=True)
    try:
        for row in reader:
            batch = Batch(lines=1)
            wrong = row_problems(row)
            batch.problems = [(reader.line_num, problem) for problem in wrong]
            if not wrong:
                _add(row, batch)
            yield batch
    except csv.Error as error:
        yield Batch(problems=[(reader.line_num, f"no CSV ({error}); what follows is not read")])


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
    if iso_date(row["born"]) and iso_date(row["died"]):
        years = int(row["died"][:4]) - int(row["born"][:4])
        if not 0 <= years <= _LONGEST_LIFE:
            yield f"a life of {years} years"


def _holder_problems(row: Row) -> Iterator[str]:
    if row["of"] not in states() and row["of"] not in read_data("organisations"):
        yield f"unknown state or organisation {row['of']!r}"
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
            yield f"{column} is {row[column]!r}, not 2024-06-18, 2024-06 or 2024"


def _columns(line: str) -> set[str]:
    return {name.strip() for name in line.lstrip("\ufeff").strip().split(",")}
