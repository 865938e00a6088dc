"""What is wrong in the registry: rows that break their rules, and rows that contradict each other.

Contradictions are told, never settled: the user rules on them in a file of their own.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, groupby, pairwise

from dateline.registry.csv_rows import row_problems
from dateline.registry.data_files import read_data
from dateline.registry.index import Index
from dateline.registry.offices import OfficeKind, Tenure, earliest_day, latest_day
from dateline.registry.people import Person
from dateline.registry.registry import Registry
from dateline.registry.shipped import data_files, person_id, read_table
from dateline.registry.titles import plain_title

_COMPARED = ("country", "sex", "born", "died")
_MOST_LISTED = 1000
_SINGLE = frozenset(OfficeKind) - {OfficeKind.OTHER}
# Other offices that one person holds, by how their titles begin or end; of deputies there may be several.
_ALONE = re.compile(
    r"(?!.*\b(?:deputy|vice|assistant)\b)"
    r"(?:(?:mayor|governor|speaker|chief justice|attorney general|secretary general)\b.*"
    r"|.*\b(?:mayor|governor|speaker))"
)


class Weight(StrEnum):
    """How grave a problem is."""

    CONFLICT = "conflict"  # rows that cannot all be right
    NOTE = "note"  # what is worth knowing: two people of one name


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong; `where` is a file with its line, or an id."""

    weight: Weight
    where: str
    problem: str


def check_registry(registry: Registry) -> list[Problem]:
    """Every problem of what is shipped and imported, conflicts first."""
    found = [*_wrong_rows(), *_namesakes(registry)]
    tenures = [tenure for id in registry.shipped_ids for tenure in registry.tenures_of(id)]
    if registry.index:
        for find in (_repeated_ids, _contradicted, _unknown):
            found += find(registry, registry.index)
        tenures += registry.index.sure_tenures()
    found += [*_after_death(registry, tenures), *_overlaps(tenures)]
    return sorted(dict.fromkeys(found), key=lambda problem: problem.weight is Weight.NOTE)


def _wrong_rows() -> Iterator[Problem]:
    """Rows of the shipped files that are wrong by themselves, and people without a row."""
    people: dict[str, dict[str, str]] = {}
    for file in data_files("people"):
        for number, row in read_table(file):
            where = f"{file.name}:{number}"
            yield from (Problem(Weight.CONFLICT, where, problem) for problem in row_problems(row))
            other = people.setdefault(person_id(row["person"]), row)
            yield from (Problem(Weight.CONFLICT, where, problem) for problem in _differences(row, other))
    for file in data_files("holders"):
        for number, row in read_table(file):
            problems = row_problems(row)
            if person_id(row["person"]) not in people:
                problems.append(f"no people file has {row['person']!r}")
            yield from (Problem(Weight.CONFLICT, f"{file.name}:{number}", problem) for problem in problems)


def _differences(row: dict[str, str], other: dict[str, str]) -> Iterator[str]:
    for column in _COMPARED:
        if _contradict(row[column], other[column]):
            yield f"{row['person']} has {column} {row[column]} here and {other[column]} elsewhere"


def _contradict(one: str | None, other: str | None) -> bool:
    """Whether two values are both told and neither is the other, more finely told; anybody may serve a body too."""
    if not one or not other or "IGO" in (one, other):
        return False
    return not one.startswith(other) and not other.startswith(one)


def _namesakes(registry: Registry) -> Iterator[Problem]:
    """Shipped people who share a whole name."""
    people = [person for id in registry.shipped_ids if (person := registry.person(id))]
    names = Counter(name.lower() for person in people for name in {one.lower() for one in person.names})
    for person in people:
        shared = sorted({name for name in person.names if names[name.lower()] > 1})
        yield from (Problem(Weight.NOTE, person.id, f"somebody else is called {name} too") for name in shared)


def _repeated_ids(registry: Registry, index: Index) -> Iterator[Problem]:
    """Imported ids of which two rows say different things."""
    for id in index.repeated_ids(_MOST_LISTED):
        yield from _different_rows(index.people(id))


def _contradicted(registry: Registry, index: Index) -> Iterator[Problem]:
    """People of whom one source says something else than another, or than what ships."""
    for id in (*registry.shipped_ids, *index.twice_told_ids(_MOST_LISTED)):
        yield from _different_rows(registry.rows_about(id))


def _different_rows(rows: Sequence[Person]) -> Iterator[Problem]:
    for one, other in combinations(rows, 2):
        for name in _COMPARED:
            ours, theirs = getattr(one, name), getattr(other, name)
            if _contradict(ours, theirs):
                words = f"{one.name} has {name} {ours} by {one.source}, {theirs} by {other.source}"
                yield Problem(Weight.CONFLICT, one.id, words)


def _unknown(registry: Registry, index: Index) -> Iterator[Problem]:
    """Offices of people and positions that no import has brought."""
    for holder in index.unknown_holders(_MOST_LISTED):
        if registry.person(holder) is None:
            yield Problem(Weight.NOTE, holder, "an office is theirs, but nothing tells who that is")
    for post in index.unknown_posts(_MOST_LISTED):
        yield Problem(Weight.NOTE, post, "somebody holds this position, but nothing tells what it is")


def _after_death(registry: Registry, tenures: Iterable[Tenure]) -> Iterator[Problem]:
    for tenure in tenures:
        person = registry.person(tenure.person)
        last = earliest_day(_told_until(tenure) or tenure.start)
        if person and person.died and last > latest_day(person.died):
            until = _told_until(tenure) or "now"
            words = f"{person.name}, {tenure.title} of {tenure.of} up to {until}, died {person.died}"
            yield Problem(Weight.CONFLICT, person.id, words)


def _overlaps(tenures: Iterable[Tenure]) -> Iterator[Problem]:
    """Sure holders of one office of one who are in it on one day."""
    shared = frozenset(read_data("titles")["shared"]["titles"])
    sure = {tenure for tenure in tenures if tenure.is_sure and tenure.of and tenure.start}
    single = sorted((one for one in sure if plain_title(one.title) not in shared and _is_single(one)), key=_office)
    for _, holders in groupby(single, key=lambda tenure: _office(tenure)[:2]):
        for one, other in pairwise(holders):
            if one.person != other.person and _surely_overlap(one, other):
                words = f"{one.title} until {_told_until(one) or 'now'}, but {other.person} is from {other.start} on"
                # A title alone does not tell that there is one such office: a state may have several governors.
                weight = Weight.CONFLICT if one.kinds & other.kinds & _SINGLE else Weight.NOTE
                yield Problem(weight, f"{one.of} {one.person}", words)


def _told_until(tenure: Tenure) -> str:
    """The end of a tenure, or how far it is vouched for; "" where neither is told."""
    return tenure.end or tenure.known_until


def _is_single(tenure: Tenure) -> bool:
    """Whether one person at a time holds the office, by its kind or by its title."""
    return bool(tenure.kinds & _SINGLE or _ALONE.fullmatch(plain_title(tenure.title)))


def _office(tenure: Tenure) -> tuple[str, str, str]:
    return tenure.of, plain_title(tenure.title), tenure.start


def _surely_overlap(one: Tenure, other: Tenure) -> bool:
    """Whether both held on one day for certain, the day of handing over aside."""
    ends = (earliest_day(_told_until(tenure) or tenure.start) for tenure in (one, other))
    return min(ends) > max(latest_day(one.start), latest_day(other.start))
