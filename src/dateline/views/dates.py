"""Dates in words, for readers: "18–19 June 2024", "July 2000", "since 2011"; never finer than the text."""

# Not from `calendar`, whose names follow the locale of the process.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


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
    year, *rest = iso.split("-")
    words = [year, *(_MONTHS[int(month) - 1] for month in rest[:1]), *(str(int(day)) for day in rest[1:])]
    return " ".join(reversed(words))


def _range_words(start: list[str], end: list[str]) -> str:
    """Two different dates, what they share said once."""
    if len(start) == len(end) == 3 and start[:2] == end[:2]:
        return f"{int(start[2])}–{date_words('-'.join(end))}"
    if len(start) == len(end) > 1 and start[0] == end[0]:
        first = date_words("-".join(start)).removesuffix(f" {start[0]}")
        return f"{first} – {date_words('-'.join(end))}"
    dash = "–" if len(start) == len(end) == 1 else " – "
    return f"{date_words('-'.join(start))}{dash}{date_words('-'.join(end))}"
