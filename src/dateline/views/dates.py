"""Dates in words, for readers: "18–19 June 2024", "July 2000", "since 2011"; never finer than the text."""

from dateline.claims.evidence import in_words


def interval_words(start: str | None, end: str | None) -> str:
    """The days from `start` to `end` (ISO, either may be open) in words; "" when both are open."""
    if start is None or end is None:
        return f"since {date_words(start)}" if start else f"by {date_words(end)}" if end else ""
    if start == end:
        return date_words(start)
    return _range_words(start.split("-"), end.split("-"))


def date_words(iso: str) -> str:
    """One ISO day, month or year in words; of two with a slash between, both."""
    if "/" in iso:
        start, _, end = iso.partition("/")
        return interval_words(start, end)
    return in_words(iso)


def _range_words(start: list[str], end: list[str]) -> str:
    """Two different dates, what they share said once."""
    if len(start) == len(end) == 3 and start[:2] == end[:2]:
        return f"{int(start[2])}–{date_words('-'.join(end))}"
    if len(start) == len(end) > 1 and start[0] == end[0]:
        first = date_words("-".join(start)).removesuffix(f" {start[0]}")
        return f"{first} – {date_words('-'.join(end))}"
    dash = "–" if len(start) == len(end) == 1 else " – "
    return f"{date_words('-'.join(start))}{dash}{date_words('-'.join(end))}"
