"""Addresses of the desk, of every kind of page, chosen by chance among what a record holds.

What is chosen is spread over the whole record; who is often in the news is often asked for.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random
from urllib.parse import quote, urlencode

ARTICLES = 500  # whose events, parties, days and words are asked for
_FARTHEST = 50  # pages of a list

Address = Callable[[Random], str]
Found = Mapping[str, Sequence[tuple[str, ...]]]

# What is asked for, of the readings whose numbers are a list in JSON.
_QUESTIONS = {
    "article": "SELECT article FROM reading_row WHERE number IN {}",
    "event": "SELECT id FROM event_row WHERE reading IN {}",
    "occurrence": "SELECT occurrences.id FROM event_row JOIN occurrences ON event = event_row.id WHERE reading IN {}",
    "alone": "SELECT id FROM event_row WHERE reading IN {}"
    " AND NOT EXISTS (SELECT 1 FROM occurrence_row WHERE event = event_row.id)",
    "copy": "SELECT copies.article, source FROM reading_row JOIN copies USING (article) WHERE number IN {}",
    "state": "SELECT country FROM role_row WHERE country <> '' AND reading IN {}",
    "actor": "SELECT actor FROM role_row WHERE actor <> '' AND reading IN {}",
    "holder": "SELECT iif(actor <> '', actor, text) FROM claim_holder_row WHERE reading IN {}",
    "day": "SELECT when_from FROM event_row WHERE length(when_from) = 10 AND reading IN {}",
    "word": "SELECT trigger_text FROM event_row WHERE reading IN {}",
}
_EVERY = """
    SELECT number FROM reading_row
    WHERE number % max(1, (SELECT max(number) FROM reading_row) / :most) = 0 LIMIT :most
"""
_STATUSES = ("planned", "denied", "alleged")


def find_addresses(record: Path) -> dict[str, Address]:
    """For each kind of page what gives an address of it, by chance; kinds the record has nothing for are left out."""
    found = _find_rows(record)
    kinds = {**_lists(), **_stories(found), **_rows(found), **_programs(found)}
    return {kind: address for kind, (needed, address) in kinds.items() if not needed or found[needed]}


Kinds = dict[str, tuple[str, Address]]  # with what is needed for it


def _lists() -> Kinds:
    listed = ("articles", "claims", "claims/denials", "expectations", "disagreements", "findings", "actors")
    others = ("dyads", "map", "about", "corrections", "api")
    pages = {f"list: {one}": ("", _asking(f"/{one}", page=_page)) for one in (*listed, "review")}
    return pages | {one: ("", _asking(f"/{one}")) for one in others}


def _stories(found: Found) -> Kinds:
    state, month, word = (_one(found, kind) for kind in ("state", "day", "word"))

    def of_month(chance: Random) -> str:
        at = month(chance)[:7]
        return f"/?{urlencode({'from': at, 'to': at})}"

    return {
        "story": ("", _asking("/", page=_page)),
        "story of a party": ("state", _asking("/", party=state, page=_page)),
        "story of two": ("state", _asking("/", party=state, other=state)),
        "story of a month": ("day", of_month),
        "story by words": ("word", _asking("/", words=word)),
        "story by status": ("", _asking("/", status=lambda chance: chance.choice(_STATUSES))),
        "story, newest first": ("state", _asking("/", party=state, order=lambda chance: "newest")),
        "story, most origins first": ("", _asking("/", order=lambda chance: "origins")),
        "map of a party": ("state", _asking("/map", party=state)),
        "dyads of a state": ("state", _asking("/dyads", one=state)),
        "search": ("word", _asking("/search", words=word)),
    }


def _rows(found: Found) -> Kinds:
    def of(path: str, kind: str) -> tuple[str, Address]:
        one = _one(found, kind)
        return kind, lambda chance: path + quote(one(chance), safe="")

    def compared(chance: Random) -> str:
        copy, source = chance.choice(found["copy"])
        return f"/compare?{urlencode({'copy': copy, 'source': source})}"

    return {
        "occurrence": of("/occurrences/", "occurrence"),
        "event alone": of("/events/", "alone"),
        "event": of("/events/", "event"),
        "article": of("/articles/", "article"),
        "compare": ("copy", compared),
        "actor": of("/actors/", "actor"),
        "holder": of("/claims/holders/", "holder"),
        "review of an event": ("event", _asking("/review", event=_one(found, "event"))),
    }


def _programs(found: Found) -> Kinds:
    return {
        "API: story": ("state", _asking("/api/story", party=_one(found, "state"))),
        "API: article": ("article", lambda chance: f"/api/articles/{quote(_one(found, 'article')(chance), safe='')}"),
    }


def _asking(path: str, **query: Callable[[Random], object]) -> Address:
    def address(chance: Random) -> str:
        asked = {name: value(chance) for name, value in query.items()}
        return f"{path}?{urlencode(asked)}" if asked else path

    return address


def _one(found: Found, kind: str) -> Callable[[Random], str]:
    return lambda chance: chance.choice(found[kind])[0]


def _page(chance: Random) -> int:
    """Most ask for the first page."""
    return min(int(chance.paretovariate(1)), _FARTHEST)


def _find_rows(record: Path) -> dict[str, list[tuple[str, ...]]]:
    from dateline.record.reader import open_record

    with open_record(record) as reader:
        readings = json.dumps([number for (number,) in reader.rows(_EVERY, {"most": ARTICLES})])
        listed = "(SELECT value FROM json_each(?))"
        return {kind: list(reader.rows(sql.format(listed), (readings,))) for kind, sql in _QUESTIONS.items()}
