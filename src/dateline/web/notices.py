"""Notices: what whoever reads a page should know of the record at this moment."""

from dataclasses import dataclass

from dateline.web.desk import Desk

_NEWEST = """
    SELECT
        (SELECT max(number) FROM reading_row), (SELECT max(number) FROM linking_row), (SELECT reading FROM link_memory)
"""


_SOON = 500  # occurrences that are made again in a moment, of which nobody need be told


@dataclass(frozen=True, slots=True)
class Standing:
    """How far linking and the index have come: `unlinked` and `unseen` readings, and occurrences that are `waiting`."""

    is_linked: bool
    unlinked: int
    unseen: int
    is_waiting: bool


def find_standing(desk: Desk) -> Standing:
    """How far the record is linked and the index has seen it: a few looks at the ends of tables."""
    reading, linking, linked = next(desk.reader.rows(_NEWEST))
    seen = dict(desk.index.rows("SELECT what, number FROM seen WHERE what IN ('reading', 'linking')"))
    is_behind = (linking or 0) > seen.get("linking", 0)
    return Standing(
        is_linked=linking is not None,
        unlinked=max(0, (reading or 0) - linked) if linked is not None else 0,
        unseen=max(0, (reading or 0) - seen.get("reading", 0)),
        is_waiting=is_behind or bool(desk.index.rows("SELECT 1 FROM waiting LIMIT 1 OFFSET ?", (_SOON,))),
    )


def find_notices(desk: Desk) -> tuple[str, ...]:
    """What is to be said over a page; nothing where the record is linked and all of it seen."""
    standing = find_standing(desk)
    return tuple(filter(None, (_of_index(standing), _of_linking(standing))))


def _of_index(standing: Standing) -> str:
    if standing.unseen:
        left = f"{standing.unseen:,} reading{'' if standing.unseen == 1 else 's'} of the record"
        return f"The desk is still taking in {left}: what they tell is not on its pages yet."
    return "The desk is still bringing some occurrences up to date." if standing.is_waiting else ""


def _of_linking(standing: Standing) -> str:
    if not standing.is_linked:
        return (
            "This record was never linked: each telling stands apart, every article counts as an origin of its own,"
            " and nothing that was announced is settled. The command dateline link links it."
        )
    if standing.unlinked:
        read = f"{standing.unlinked:,} reading{' is' if standing.unlinked == 1 else 's are'}"
        return f"{read} newer than the last linking: what they tell stands apart until dateline link is run again."
    return ""
