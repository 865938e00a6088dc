"""Expectations of the index by when they are due and what became of them; disagreements and findings."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from dateline.claims.finding import FindingKind
from dateline.links.disagreement import Slot
from dateline.links.expectation import Verdict
from dateline.views.filters import Filters
from dateline.web.index.listing import Listing, Page, Stretch, find_listing
from dateline.web.index.opening import DeskIndex


class Due(Enum):
    """Which expectations: `SOON` and `OVERDUE` are open and due after, or before, a day."""

    SOON = "soon"
    OVERDUE = "overdue"
    UNDATED = "undated"
    SETTLED = "settled"


class Weighed(Enum):
    """What disagreements are listed by."""

    WEIGHT = "weight"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class ExpectationsAsked:
    """Which expectations. `day` is the ISO day to reckon from, "" the last on which an article was published.

    `verdicts` are of settled ones, `holder` is a name in full; empty asks for nothing.
    """

    due: Due = Due.SOON
    verdicts: tuple[Verdict, ...] = ()
    holder: str = ""
    day: str = ""

    def __post_init__(self) -> None:
        Filters(from_date=self.day)


@dataclass(frozen=True, slots=True)
class HolderRow:
    """One who let something be expected, with how many expectations are open and how many settled."""

    holder: str
    open: int
    settled: int


def find_expectation_ids(index: DeskIndex, asked: ExpectationsAsked, page: Page = Page()) -> Listing[str]:  # noqa: B008
    """The ids of the expectations asked for: those due soon by day, those overdue and settled the newest first."""
    return find_listing(index, _stretches(asked, asked.day or last_day(index)), page).of(lambda row: str(row[-1]))


def last_day(index: DeskIndex) -> str:
    """The last day on which an article was published; "" where no day is known."""
    found = index.rows("SELECT published FROM article WHERE length(published) = 10 ORDER BY key DESC LIMIT 1")
    return str(found[0][0]) if found else ""


def find_disagreement_ids(
    index: DeskIndex,
    slots: tuple[Slot, ...] = (),
    page: Page = Page(),  # noqa: B008
    *,
    by: Weighed = Weighed.WEIGHT,
) -> Listing[str]:
    """The ids of disagreements about some slots: those that the most origins tell of first, or the newest."""
    order = "weight DESC, day DESC, id DESC" if by is Weighed.WEIGHT else "day DESC, weight DESC, id DESC"
    of_slots = _one_of("slot", [slot.value for slot in slots])
    sql = f"SELECT weight, day, id FROM disagreement WHERE is_whole AND {of_slots}"
    found = Stretch(sql, tuple(slot.value for slot in slots), f"ORDER BY {order}")
    return find_listing(index, [found], page).of(lambda row: str(row[-1]))


def find_finding_ids(
    index: DeskIndex,
    kinds: tuple[FindingKind, ...] = (),
    page: Page = Page(),  # noqa: B008
    *,
    outlet: str = "",
) -> Listing[str]:
    """The ids of findings of some kinds, those of the newest articles first."""
    of_outlet = "AND outlet = ?" if outlet else ""
    sql = f"SELECT article, id FROM finding WHERE {_one_of('kind', [kind.value for kind in kinds])} {of_outlet}"
    values = (*(kind.value for kind in kinds), *([outlet] if outlet else []))
    found = Stretch(sql, values, "ORDER BY article DESC, id DESC")
    return find_listing(index, [found], page).of(lambda row: str(row[-1]))


def find_expectation_holders(index: DeskIndex, page: Page = Page()) -> Listing[HolderRow]:  # noqa: B008
    """Those who let something be expected, with the most expectations first."""
    sql = (
        "SELECT holder, count(*) - sum(is_settled), sum(is_settled) FROM expectation GROUP BY holder"
        " ORDER BY count(*) DESC, holder"
    )
    rows = [HolderRow(*row) for row in index.rows(sql)]
    return Listing(tuple(rows[page.offset : page.offset + page.limit]), len(rows))


def count_verdicts(index: DeskIndex, holder: str) -> dict[Verdict, int]:
    """How many expectations a holder raised, by what became of them; `holder` is a name in full."""
    rows = index.rows("SELECT verdict, count(*) FROM expectation WHERE holder = ? GROUP BY verdict", (holder,))
    return {Verdict(verdict): count for verdict, count in rows}


def _stretches(asked: ExpectationsAsked, day: str) -> list[Stretch]:
    is_settled = asked.due is Due.SETTLED
    low, high, order = _DUE[asked.due](day or _FIRST)
    verdicts = [verdict.value for verdict in asked.verdicts] if is_settled else []
    held, holder = ("holder = ?", [asked.holder]) if asked.holder else ("1", [])
    sql = (
        "SELECT due_last, id FROM expectation WHERE is_settled = ? AND due_last >= ? AND due_last < ?"
        f" AND {held} AND {_one_of('verdict', verdicts)}"
    )
    return [Stretch(sql, (int(is_settled), low, high, *holder, *verdicts), f"ORDER BY due_last {order}, id {order}")]


_FIRST, _END = "0", "~"  # before and after every day
# From which day on, before which, and in which order.
_DUE: dict[Due, Callable[[str], tuple[str, str, str]]] = {
    Due.SOON: lambda day: (day, _END, "ASC"),
    Due.OVERDUE: lambda day: (_FIRST, day, "DESC"),
    Due.UNDATED: lambda day: ("", _FIRST, "DESC"),
    Due.SETTLED: lambda day: ("", _END, "DESC"),
}


def _one_of(column: str, values: list[str]) -> str:
    """One of several values, of all rows in their order: SQLite would rather gather those of each and sort them."""
    if len(values) == 1:
        return f"{column} = ?"
    return f"+{column} IN ({', '.join('?' * len(values))})" if values else "1"
