"""Changes: in what the tellings that something took place differ from what was expected: day, place, person."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from dateline.events.event import When, Where
from dateline.links.days import days_told
from dateline.links.outcomes import Plan, departs
from dateline.links.roles_compared import name_of, other_people, share_party
from dateline.links.told import Told

# Two names of one place, or a town and its airport, may lie this far apart.
NEAR = 100.0
_RADIUS = 6371.0


@dataclass(frozen=True, slots=True)
class Change:
    """One slot in which what took place is not what was expected; `told` is the first telling that says so."""

    slot: str
    expected: str
    found: str
    told: Told

    def __str__(self) -> str:
        return f"{self.slot}: {self.expected} → {self.found}"


# A view of one telling: it says the same as the plan (True), something else (a Change), or nothing of this (None).
_View = Callable[[Plan, Told], "Change | bool | None"]


def find_changes(plan: Plan, fulfilments: Sequence[Told]) -> list[Change]:
    """What is told otherwise and by no telling as it was expected: one that is as expected speaks against a slip."""
    found = [_change(plan, fulfilments, view) for view in (_day, _place, _person, _terms)]
    return [change for change in found if change is not None]


def new_terms(plan: Plan, told: Told) -> Change:
    """The change that an announcement of another day, or on other terms, makes."""
    days = days_told(told.event.when)
    if plan.due and days and not plan.due.meets(days):
        return Change("date", in_iso(plan.told.event.when), in_iso(told.event.when), told)
    return Change("terms", "as announced", "otherwise", told)


def in_iso(when: When | None) -> str:
    """ "2024-06-18", "2024-06-18/2024-06-19", "../2024-06-19"; "" of no date."""
    if when is None:
        return ""
    ends = [when.start or "..", when.end or ".."]
    return ends[0] if ends[0] == ends[1] else "/".join(ends)


def are_apart(one: Where, other: Where) -> bool:
    """Whether two places are surely not one: of two states, or far from each other and neither within the other."""
    if one.id and one.id == other.id:
        return False
    if one.country and other.country and one.country != other.country:
        return True
    if any(where.id.startswith("state/") or where.latitude is None for where in (one, other)):
        return False
    return one.admin != other.admin and _kilometres(one, other) > NEAR


def place_of(where: Where) -> str:
    """The name of a place, as printed where it has no other."""
    return where.name or where.text


def _change(plan: Plan, fulfilments: Sequence[Told], view: _View) -> Change | None:
    views = [view(plan, told) for told in fulfilments]
    if any(seen is True for seen in views):
        return None
    return next((seen for seen in views if isinstance(seen, Change)), None)


def _day(plan: Plan, told: Told) -> Change | bool | None:
    days = days_told(told.event.when)
    if plan.due is None or days is None:
        return None
    if not plan.due.meets(days):
        return Change("date", in_iso(plan.told.event.when), in_iso(told.event.when), told)
    # "In June" does not speak for June 18.
    return days.length <= max(plan.due.length, 2) or None


def _place(plan: Plan, told: Told) -> Change | bool | None:
    expected, found = plan.told.event.where, told.event.where
    if expected is None or found is None:
        return None
    return Change("place", place_of(expected), place_of(found), told) if are_apart(expected, found) else True


def _person(plan: Plan, told: Told) -> Change | bool | None:
    expected, found = plan.told.event.actors, told.event.actors
    if share_party(expected, found):
        return True
    others = other_people(expected, found)
    return Change("person", name_of(others[0]), name_of(others[1]), told) if others else None


def _terms(plan: Plan, told: Told) -> Change | bool | None:
    return Change("terms", "as announced", "otherwise", told) if departs(told) else None


def _kilometres(one: Where, other: Where) -> float:
    """The distance between two places with coordinates, along the surface of the earth."""
    ends = (one.latitude, one.longitude, other.latitude, other.longitude)
    north, east, other_north, other_east = (radians(degrees or 0.0) for degrees in ends)
    across = sin((other_east - east) / 2) ** 2 * cos(north) * cos(other_north)
    return 2 * _RADIUS * asin(sqrt(sin((other_north - north) / 2) ** 2 + across))
