"""Years in which something was so, written "1922-12-30/1991-12-26": ISO dates as coarse as known, an open side empty.

Several times stand apart by a space ("/2022-05-09 2025-12/"); "" is always. The first and the last day count.
"""

from dateline.registry.offices import earliest_day, latest_day


def may_hold(years: str, day: str) -> bool:
    """Whether it may have been so on a day, or within an ISO month or year: False only where it surely was not."""
    return not years or any(_overlaps(stretch, day) for stretch in years.split())


def _overlaps(stretch: str, day: str) -> bool:
    start, _, end = stretch.partition("/")
    return earliest_day(start) <= latest_day(day) and earliest_day(day) <= latest_day(end)
