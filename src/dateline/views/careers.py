"""Careers: the offices that somebody held over the years, as the registry knows them."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.registry.offices import Tenure
from dateline.registry.organisations import organisation_of
from dateline.registry.registry import Registry
from dateline.registry.states import find_country

_MONTHS, _DAYS = 12, 366


@dataclass(frozen=True, slots=True)
class Office:
    """An office held from one ISO date to another, as coarse as known; an open end is vouched for to `known_until`.

    `of` is whose office it is, in words. As a bar in a chart of all the years it begins at `left` and is `width` wide,
    both in thousandths.
    """

    title: str
    of: str
    start: str
    end: str
    known_until: str
    is_sure: bool
    left: int
    width: int


@dataclass(frozen=True, slots=True)
class Career:
    """Somebody's offices, earliest first, from the first year to the last; dates of birth and death are "" unknown."""

    born: str
    died: str
    first_year: int
    last_year: int
    offices: tuple[Office, ...]


def find_career(actor: str) -> Career | None:
    """What the registry knows of a person; None of others. Raises RegistryError if what was imported is unreadable."""
    if not actor.startswith("person/"):
        return None
    registry = Registry.open_default()
    person, tenures = registry.person(actor), registry.tenures_of(actor)
    if person is None or not tenures:
        return None
    first = int(min(_from(tenure) for tenure in tenures))
    last = max(first, *(int(_until(tenure)) for tenure in tenures)) + 1
    offices = tuple(_office(tenure, first, last) for tenure in tenures)
    return Career(person.born, person.died, first, last, offices)


def _office(tenure: Tenure, first: int, last: int) -> Office:
    start, end = (round((year - first) / (last - first) * 1000) for year in (_from(tenure), _until(tenure)))
    return Office(
        title=tenure.title,
        of=_bearer(tenure.of),
        start=tenure.start,
        end=tenure.end,
        known_until=tenure.known_until,
        is_sure=tenure.is_sure,
        left=start,
        width=max(end - start, 4),
    )


def _bearer(of: str) -> str:
    """A state or an organisation in words."""
    bearer = find_country(of) or organisation_of(of)
    return bearer.name if bearer else of


def _from(tenure: Tenure) -> float:
    return _year(tenure.start or tenure.end or tenure.known_until)


def _until(tenure: Tenure) -> float:
    return _year(tenure.end or tenure.known_until or tenure.start)


def _year(date: str) -> float:
    """A date as a year and a part of it."""
    parts: Sequence[int] = [int(part) for part in date.split("-") if part.isdecimal()]
    year, month, day = (*parts, 1, 1)[:3] if parts else (0, 1, 1)
    return year + (month - 1) / _MONTHS + (day - 1) / _DAYS
