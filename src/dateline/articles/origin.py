"""Who wrote a report first: source lines, notes of republication, datelines, bylines and agency tags."""

import re
from collections.abc import Iterator
from functools import cache

from dateline.articles.article import Basis, Metadatum, Part, PartKind
from dateline.articles.boilerplate import agency_pattern, find_fields
from dateline.articles.published import DAY_OF_YEAR
from dateline.articles.span import Span

_LONGEST_PREFIX = 160  # characters; "UNITED NATIONS/GENEVA, September 24, 2023 (News Agency) --" has 57
_WORD = r"[A-ZÀ-Ž][\w.'’/-]{0,24}"
_PLACE = rf"{_WORD}(?: (?:de |el |al |la )?{_WORD}){{0,3}}"
_PREFIX = re.compile(
    rf"(?P<place>{_PLACE}(?:, {_PLACE}){{0,2}})??"
    rf"(?P<day>(?:^|,? ){DAY_OF_YEAR}[.,]?)?"
    r"(?:[ ,.]{0,2}(?P<bracket>[(\[/])(?P<agency>[^()\[\]/\n]{2,40})[)\]/])?"
    r"[ .]{0,2}(?P<mark>--|[-–—―]|:|(?<=/\.)|(?<=[)\]]) )(?=\s|$|[\"“'‘(A-Z])\s{0,3}(?=[^a-zß-ÿ\s]|$)"
)
_KICKERS = frozenset({"BREAKING", "EXCLUSIVE", "WATCH", "LIVE", "UPDATE", "ANALYSIS", "OPINION", "FACTBOX"})


def find_origin(text: str, parts: tuple[Part, ...]) -> Metadatum | None:
    """Where a report comes from, with the words that say so; what is said outright before what is only signed."""
    found = (*_named_in_sources(text, parts, "origin"), *_in_datelines(text, parts),
             *_named_in_sources(text, parts, "agency"), *_closing_tag(text, parts))  # fmt: skip
    return next((Metadatum(span.of(text), Basis.INFERRED, span) for span in found), None)


def dateline_prefix(text: str, part: Part) -> Span | None:
    """The dateline at the head of a paragraph of news ("OSLO, May 3 (Nordic Wire) --"), without white space around."""
    if not part.kind.is_news:
        return None
    words = text[part.span.start : min(part.span.end, part.span.start + _LONGEST_PREFIX)]
    found = _PREFIX.match(words)
    if found is None or not _is_dateline(found):
        return None
    return Span(part.span.article, part.span.start, part.span.start + len(found[0].rstrip()))


def _is_dateline(found: re.Match[str]) -> bool:
    place, agency, mark = found["place"], found["agency"], found["mark"]
    if agency and (_is_agency(agency) or (found["day"] and place)):
        return True
    if mark in ("", " ", ":"):
        return mark == ":" and bool(found["day"] and place)
    # Capitals and a dash alone are how newspapers print a place; "May 3 - " without a place opens a chronology.
    return bool(place) and (bool(found["day"]) or (place.isupper() and len(place) > 2 and place not in _KICKERS))


def _is_agency(words: str) -> bool:
    return _agency().fullmatch(words) is not None


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(agency_pattern())


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(rf"(?:[(\[/]|[-–—]+ ?)({agency_pattern()})[)\]/]?\.?$")


def _named_in_sources(text: str, parts: tuple[Part, ...], field: str) -> Iterator[Span]:
    for part in parts:
        if part.kind is PartKind.SOURCE:
            for start, end in find_fields(part.span.of(text), field, kind=PartKind.SOURCE):
                yield Span(part.span.article, part.span.start + start, part.span.start + end)


def _in_datelines(text: str, parts: tuple[Part, ...]) -> Iterator[Span]:
    for part in parts:
        if part.kind is PartKind.DATELINE:
            found = _PREFIX.match(part.span.of(text))
            if found and found["agency"]:
                start = part.span.start + found.start("agency")
                yield Span(part.span.article, start, part.span.start + found.end("agency"))


def _closing_tag(text: str, parts: tuple[Part, ...]) -> Iterator[Span]:
    bodies = [part for part in parts if part.kind is PartKind.BODY]
    for part in bodies[-1:]:
        start = max(part.span.start, part.span.end - 80)
        found = _closing().search(text, start, part.span.end)
        if found:
            yield Span(part.span.article, found.start(1), found.end(1))
