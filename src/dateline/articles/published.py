"""When an article was published, as far as its own words say so on firm ground: a date line, or a dateline with a year.

A date somewhere in the prose is no ground, and neither is today's date: without one of the two there is no date.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from dateline.articles.article import Basis, Metadatum, Part, PartKind
from dateline.articles.span import Span

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = (
    r"(?i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?\b"
_WEEKDAY = r"(?i:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?)\b\.?"
DAY_OF_YEAR = rf"(?:{_WEEKDAY},? )?(?:{_MONTH} {_DAY}|{_DAY} (?:of )?{_MONTH})(?:,? (?:19|20)\d\d)?"

_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_DATES = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        rf"(?:(?P<weekday>{_WEEKDAY}),? )?(?P<month>{_MONTH}) (?P<day>{_DAY}),? {_YEAR}",
        rf"(?:(?P<weekday>{_WEEKDAY}),? )?(?P<day>{_DAY}) (?:of )?(?P<month>{_MONTH}),? {_YEAR}",
        rf"(?P<weekday>)\b{_YEAR}(?P<mark>[-.])(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?!\d)",
        rf"(?P<weekday>)(?P<day>)(?P<month>{_MONTH}),? {_YEAR}",
    )
)
_LABEL = re.compile(
    r"(?P<published>(?:first )?(?:published|posted|publication date|date|issued)(?: on)?)(?: ?: ?| )"
    r"|(?:last )?(?:updated|modified)(?: on)?(?: ?: ?| )",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"T?[\s,|·–—-]*(?:at )?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\.\d+)? ?(?:[ap]\.?m\.?)?"
    r" ?(?:Z|[+-]\d\d:?\d\d|\(?[A-Z]{2,4}\b\)?)?",
    re.IGNORECASE,
)
_LABEL_BEHIND = re.compile(r"\s*[(|]?(?:input|published|posted)\b[)]?", re.IGNORECASE)  # "2024.06.18 09:10 Input"
_UPDATE = re.compile(r"[\s|·,;(–—-]*(?:last )?(?:updated|modified)\b.{0,60}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that is nothing but a date: its ISO value, where the date stands in the line, and how it is labelled."""

    value: str
    start: int
    end: int
    labelled: bool
    is_update: bool


def find_published(text: str, parts: tuple[Part, ...]) -> Metadatum | None:
    """The publication date inferred from the text; a labelled line ("Published: ...") before an unlabelled date."""
    labelled = (_from_line(text, part, labelled=True) for part in parts if part.kind is PartKind.DATELINE)
    return next(filter(None, (*labelled, *_from_head(text, parts))), None)


def find_date_line(words: str) -> DateLine | None:
    """The date that makes up the whole line, a label and a time of day beside it allowed."""
    words = words[:200]
    label = _LABEL.match(words)
    offset = label.end() if label else 0
    for found in (pattern.match(words, offset) for pattern in _DATES):
        value = iso_date(found) if found else ""
        if found and value and _ends_line(words, found.end()):
            is_update = label is not None and label["published"] is None
            return DateLine(value, found.start(), found.end(), labelled=label is not None, is_update=is_update)
    return None


def iso_date(found: re.Match[str]) -> str:
    """The date as ISO; empty when there is no such day, or when it was not on the weekday that stands with it."""
    month = found["month"]
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    if not found["day"]:
        return f"{found['year']}-{number:02}"
    try:
        day = date(int(found["year"]), number, int(re.sub(r"\D", "", found["day"])))
    except ValueError:
        return ""
    weekday = found["weekday"]
    return "" if weekday and _WEEKDAYS[day.weekday()] != weekday[:3].lower() else day.isoformat()


def _ends_line(words: str, offset: int) -> bool:
    for trailer in (_TIME, _LABEL_BEHIND, _UPDATE):
        found = trailer.match(words, offset)
        offset = found.end() if found else offset
    return not words[offset:].strip(" .|·")


def _from_head(text: str, parts: tuple[Part, ...]) -> Iterator[Metadatum | None]:
    # Further down, a date on a line of its own heads a section of a chronology.
    for part in takewhile(lambda part: part.kind is not PartKind.BODY, parts):
        if part.kind is PartKind.DATELINE:
            yield _from_line(text, part, labelled=False) or _from_dateline(text, part)


def _from_line(text: str, part: Part, *, labelled: bool) -> Metadatum | None:
    line = find_date_line(part.span.of(text))
    if line is None or line.is_update or line.labelled is not labelled:
        return None
    span = Span(part.span.article, part.span.start + line.start, part.span.start + line.end)
    return Metadatum(line.value, Basis.INFERRED, span)


def _from_dateline(text: str, part: Part) -> Metadatum | None:
    # A line that is a date and no more has been judged as such; an update is not the publication.
    words = part.span.of(text)
    if find_date_line(words):
        return None
    for found in filter(None, (pattern.search(words) for pattern in _DATES)):
        if value := iso_date(found):
            span = Span(part.span.article, part.span.start + found.start(), part.span.start + found.end())
            return Metadatum(value, Basis.INFERRED, span)
    return None
