"""The day a report was written, by its dateline: agencies print "OSLO, May 3 (Nordic Wire) --" over what papers publish
on May 4, and "today" in it is May 3.
"""

import re
from datetime import date, timedelta
from itertools import takewhile

from dateline.articles.article import Part, PartKind

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LATEST = 7  # days from writing to publication; an older day in a dateline is another day


def find_written(text: str, parts: tuple[Part, ...], published: str) -> str:
    """The ISO day in the dateline at the head of a text, of the week up to publication; else `published` as it is."""
    if len(published) != len("2024-05-04"):
        return published
    heads = takewhile(lambda part: part.kind is not PartKind.BODY, parts)
    datelines = [part.span.of(text) for part in heads if part.kind is PartKind.DATELINE]
    days = [date.fromisoformat(published) - timedelta(days=days) for days in range(_LATEST + 1)]
    return next((day.isoformat() for day in days for words in datelines if _is_told(day, words)), published)


def _is_told(day: date, words: str) -> bool:
    month = rf"{_MONTHS[day.month - 1]}[a-z]*\.?"
    return re.search(rf"\b(?:{month} 0?{day.day}|0?{day.day} {month})(?!\d)", words, re.IGNORECASE) is not None
