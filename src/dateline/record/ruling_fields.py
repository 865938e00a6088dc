"""The value of a field that a person rules: roles, a date, a place, each pointing at words of the event's article."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dateline.articles.iso_date import iso_day
from dateline.errors import QueryError
from dateline.record.connection import rows_of
from dateline.record.correction import Field
from dateline.registry.gazetteer import find_places

_Value = dict[str, Any]
_MENTION = """
    SELECT actor, name, country, sector, office, refers_to AS through FROM mention_row
    WHERE reading = ? AND start = ? AND "end" = ? AND kind IN ('actor', 'place') ORDER BY kind = ? DESC, actor = '', id
"""
_ROLE = """
    SELECT actor, name, country, sector, office, through FROM role_row
    WHERE reading = ? AND start = ? AND "end" = ? ORDER BY actor = '', event, part, position
"""
_PLACE = """
    SELECT where_id AS id, where_name AS name, where_country AS country, where_admin AS admin, latitude, longitude
    FROM event_row WHERE reading = ? AND where_start = ? AND where_end = ? ORDER BY id
"""
_NOBODY: _Value = {"actor": "", "name": "", "country": None, "sector": "", "office": "", "through": []}
_NOWHERE: _Value = {"id": "", "name": "", "country": None, "admin": None, "latitude": None, "longitude": None}
_SPAN = {"start", "end"}
_MAY_BE_NULL = {"country", "admin"}
_DEGREES = {"latitude": 90, "longitude": 180}


@dataclass(frozen=True, slots=True)
class RuledArticle:
    """The article of an event that is ruled on, in its newest reading that has the event."""

    connection: sqlite3.Connection
    reading: int
    id: str
    text: str

    def words(self, given: Mapping[str, Any]) -> str:
        """The words of a span. Raises QueryError if there is none, or it is not in the article."""
        start, end = given.get("start"), given.get("end")
        if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(self.text):
            raise QueryError(f"{given!s:.80}: no words of the article {self.id}; give their start and end in its text")
        words = self.text[start:end]
        if given.get("text", words) != words:
            raise QueryError(f"{given['text']!r:.80} is not what the article {self.id} has there")
        return words

    def first(self, sql: str, *parameters: object) -> _Value:
        """The first row found in this reading, nothing where there is none."""
        return next(rows_of(self.connection, sql, self.reading, *parameters), {})


def field_value(article: RuledArticle, field: Field, value: object) -> object:
    """The whole value of a date, a place or roles. Raises QueryError for what cannot be."""
    if field is Field.WHEN:
        return None if value is None else _when(article, value)
    if field is Field.WHERE:
        return None if value is None else _where(article, value)
    if not isinstance(value, list):
        raise QueryError(f"{field.value} must be a list of spans")
    return [_role(article, one) for one in value]


def known_keys(value: object, needed: set[str], more: set[str]) -> _Value:
    """A value as an object with these keys. Raises QueryError for another."""
    if not isinstance(value, dict) or not needed <= value.keys() <= needed | more:
        allowed = f" ({', '.join(sorted(more))})" if more else ""
        raise QueryError(f"{value!s:.80}: give an object with {', '.join(sorted(needed))}{allowed}")
    return value


def one_of(name: str, value: object, vocabulary: list[str]) -> str:
    """A value of a vocabulary. Raises QueryError for another."""
    if value not in vocabulary:
        raise QueryError(f"there is no {name} {value!r:.80}; choose from {', '.join(vocabulary)}")
    return str(value)


def _role(article: RuledArticle, value: object) -> _Value:
    """Who stands there: as given, else as the mention there says, else as a role there does."""
    given = known_keys(value, _SPAN, {"text", *_NOBODY})
    words, place = article.words(given), (given["start"], given["end"])
    found = article.first(_MENTION, *place, "actor") or article.first(_ROLE, *place)
    if "through" in found:
        found["through"] = json.loads(found["through"])
    role = _typed({**_NOBODY, **found, **given, "text": words})
    return role | {"through": _through(article, role["through"])}


def _through(article: RuledArticle, links: object) -> list[_Value]:
    if not isinstance(links, list):
        raise QueryError("through must be a list of spans")
    spans = [known_keys(link, _SPAN, {"text"}) for link in links]
    return [{"start": span["start"], "end": span["end"], "text": article.words(span)} for span in spans]


def _when(article: RuledArticle, value: object) -> _Value:
    given = known_keys(value, {"from", "to"}, _SPAN)
    first, last = (_day(given[name]) for name in ("from", "to"))
    if first is None and last is None:
        raise QueryError("a date has a first or a last day; null says that no time is told")
    if first and last and first > f"{last}~":  # "~" comes after every digit and hyphen
        raise QueryError(f"the days from {first} to {last} run backwards")
    span = {name: given.get(name) for name in ("start", "end")}
    if any(end is not None for end in span.values()):
        article.words(span)
    return {"from": first, "to": last, **span}


def _day(value: object) -> str | None:
    if value is None:
        return None
    try:
        return iso_day(str(value))
    except ValueError as error:
        raise QueryError(str(error)) from None


def _where(article: RuledArticle, value: object) -> _Value:
    """The place that stands there: as given, else as an event has it, else as the mention there says."""
    given = known_keys(value, _SPAN, {"text", *_NOWHERE})
    words, place = article.words(given), (given["start"], given["end"])
    found = article.first(_PLACE, *place) or _mentioned(article.first(_MENTION, *place, "place"), words)
    where = _typed({**_NOWHERE, **found, **given})
    where.pop("text", None)
    for name, most in _DEGREES.items():
        if where[name] is not None and not (type(where[name]) in (int, float) and abs(where[name]) <= most):
            raise QueryError(f"the {name} {where[name]!r:.40} is not in degrees")
    return where


def _mentioned(mention: _Value, words: str) -> _Value:
    """A mention as a place, with what the gazetteer knows of it."""
    if not mention:
        return {}
    found = {"id": mention["actor"], "name": mention["name"], "country": mention["country"]}
    places = (*find_places(mention["name"] or words), *find_places(words)) if found["id"].startswith("place/") else ()
    for place in places:
        if place.country == found["country"]:
            return found | {"admin": place.admin, "latitude": place.latitude, "longitude": place.longitude}
    return found


def _typed(value: _Value) -> _Value:
    for name in value.keys() & {"text", "actor", "id", "name", "country", "admin", "sector", "office"}:
        if not isinstance(value[name], str) and not (value[name] is None and name in _MAY_BE_NULL):
            raise QueryError(f"{name} must be words")
    return value
