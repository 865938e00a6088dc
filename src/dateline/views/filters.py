"""Filters: what a reader of the record asks for, as a WHERE clause whose values are all bound parameters."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Self

from dateline.errors import QueryError
from dateline.events.event import DEFAULT_SCORE, EventType, Status

_ISO_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
# Of values that are given as a JSON list.
AMONG = "IN (SELECT value FROM json_each(?))"
_BETWEEN_WORDS = "-'’,.\n"


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition in SQL with the values of its question marks, in order."""

    sql: str = "1"
    parameters: tuple[str | float, ...] = ()

    def and_(self, other: Self) -> "Condition":
        """Both conditions."""
        return Condition(f"{self.sql} AND {other.sql}", self.parameters + other.parameters)


@dataclass(frozen=True, slots=True)
class Filters:
    """What to show. Empty fields ask for nothing.

    `actor` and `recipient` match an id, a country code or whole words of a name or text, in any case. `type` and
    `status` take several values with commas between. `from_date` and `to_date` are ISO days, months or years; an
    event is inside when its days touch them, and one without a date never is. `article` is an id or its beginning.
    """

    actor: str = ""
    recipient: str = ""
    type: str = ""
    status: str = ""
    from_date: str = ""
    to_date: str = ""
    article: str = ""
    min_score: float = DEFAULT_SCORE

    def __post_init__(self) -> None:
        chosen("type", self.type.upper(), EventType)
        chosen("status", self.status.lower(), Status)
        _check_dates(self.from_date, self.to_date)
        if not 0 <= self.min_score <= 1:
            raise QueryError(f"the score {self.min_score} is not between 0 and 1")

    @property
    def asks_for_events(self) -> bool:
        """Whether anything but the article and the score is asked for."""
        return any((self.actor, self.recipient, self.type, self.status, self.from_date, self.to_date))

    @property
    def condition(self) -> Condition:
        """The WHERE clause over the `events` view."""
        return self._with(Condition("score >= ?", (self.min_score,)))

    @property
    def condition_below(self) -> Condition:
        """The same for the rows that only their score leaves out."""
        return self._with(Condition("score < ?", (self.min_score,)))

    def _with(self, scored: Condition) -> Condition:
        found = scored.and_(article_condition(self.article))
        for part in self._asked():
            found = found.and_(part)
        return found

    def _asked(self) -> list[Condition]:
        """A condition for each field that asks for something."""
        asked = [_role_condition(part, name) for part, name in (("actor", self.actor), ("recipient", self.recipient))]
        asked.append(one_of("type", chosen("type", self.type.upper(), EventType)))
        asked.append(one_of("status", chosen("status", self.status.lower(), Status)))
        asked.append(days_condition(self.from_date, self.to_date))
        return [part for part in asked if part.sql != "1"]


def article_condition(article: str, column: str = "article") -> Condition:
    """Rows of the article of this id; of those whose id begins so, when none has it in full."""
    if not article:
        return Condition()
    exact = "EXISTS (SELECT 1 FROM articles AS known WHERE known.id = ?)"
    begins = f"substr({column}, 1, length(?)) = ?"
    return Condition(f"({column} = ? OR (NOT {exact} AND {begins}))", (article,) * 4)


def named_condition(name: str) -> Condition:
    """Roles or holders that `name` names: by id, country code, or whole words of name or text."""
    haystack = "lower(' ' || actor || ' | ' || coalesce(country, '') || ' | ' || name || ' | ' || text || ' ')"
    for mark in _BETWEEN_WORDS:
        haystack = f"replace({haystack}, {_quoted(mark)}, ' ')"
    plain = name.strip().translate({ord(mark): " " for mark in _BETWEEN_WORDS})
    return Condition(f"instr({haystack}, lower(?)) > 0", (f" {plain} ",))


def among(column: str, values: Iterable[str]) -> Condition:
    """Rows whose column has one of these values, however many; none where there is none."""
    return Condition(f"{column} {AMONG}", (json.dumps(list(values)),))


def one_of(column: str, values: list[str]) -> Condition:
    """Rows whose column has one of these values; all rows when none is asked for."""
    if not values:
        return Condition()
    return Condition(f"{column} IN ({', '.join('?' * len(values))})", tuple(values))


def days_condition(from_date: str, to_date: str, *, of: str = "when") -> Condition:
    """Rows whose days, in the columns `of`_from and `of`_to, touch the asked ones; those without days never do.

    Dates compare as text; "~" comes after every digit and hyphen.
    """
    first, last = f"{of}_from", f"{of}_to"
    condition = Condition()
    if from_date or to_date:
        condition = Condition(f"({first} IS NOT NULL OR {last} IS NOT NULL)")
    if from_date:
        condition = condition.and_(Condition(f"coalesce({last}, '9999') || '~' >= ?", (from_date,)))
    if to_date:
        condition = condition.and_(Condition(f"coalesce({first}, '') <= ?", (f"{to_date}~",)))
    return condition


def chosen(name: str, asked: str, vocabulary: type[Enum]) -> list[str]:
    """The values asked for, with commas between. Raises QueryError for one that is not of the vocabulary."""
    valid = [member.value for member in vocabulary]
    values = [value.strip() for value in asked.split(",") if value.strip()]
    for value in values:
        if value not in valid:
            raise QueryError(f"there is no {name} {value!r}; choose from {', '.join(valid)}")
    return values


def _quoted(mark: str) -> str:
    """One of our own characters as an SQL string."""
    return "char(10)" if mark == "\n" else "'" + mark.replace("'", "''") + "'"


def _role_condition(part: str, name: str) -> Condition:
    """Events in which somebody of that name takes this part."""
    if not name.strip():
        return Condition()
    named = named_condition(name)
    return Condition(f"id IN (SELECT event FROM roles WHERE part = ? AND {named.sql})", (part, *named.parameters))


def _check_dates(from_date: str, to_date: str) -> None:
    """Raise QueryError unless both are dates, in order."""
    for value in filter(None, (from_date, to_date)):
        if not _is_date(value):
            raise QueryError(f"{value!r} is not a date; write 2024, 2024-06 or 2024-06-18")
    if from_date and to_date and from_date > f"{to_date}~":
        raise QueryError(f"the days from {from_date} to {to_date} run backwards")


def _is_date(value: str) -> bool:
    """Whether this is an ISO day, month or year that the calendar has."""
    found = _ISO_DATE.fullmatch(value)
    if not found:
        return False
    try:
        date(*(int(part or 1) for part in found.groups()))
    except ValueError:
        return False
    return True
