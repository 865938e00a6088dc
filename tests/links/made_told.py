"""Many events told by chance over few people, acts and days: for the laws of linking."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from hypothesis import strategies as st
from telling import change_event, tell

from dateline.links.told import Told

_ACTS = ("CONSULT/visit", "CONSULT/meet", "ASSAULT/attack", "RETREAT/ceasefire", "AGREE/settle", "PROTEST/strike")
_SIDES = (
    "Nora Lund@NOR > Latvia@LVA", "Norway@NOR > Latvia@LVA", "Anna Berg@NOR > Latvia@LVA", "Norway@NOR",
    "Latvia@LVA > Norway@NOR", "the strikers@NOR", "Latvia@LVA", "", "Finland@FIN > Norway@NOR",
)  # fmt: skip
_WORDS = ("port", "treaty", "harbour", "gas", "talks", "border")
_STATUSES = ("happened", "planned", "possible", "denied")
_DAYS = ("", "2031-03-02", "2031-03-03", "2031-03", "2031-05-20", "2032-03-02")
_PUBLISHED = ("2031-03-01", "2031-03-04", "2031-06-01", "2032-03-04", "")


@st.composite
def _telling(draw: st.DrawFn) -> tuple[str, ...]:
    return tuple(draw(st.sampled_from(choices)) for choices in (_ACTS, _STATUSES, _SIDES, _DAYS, _PUBLISHED))


def _told(number: int, choices: Sequence[str]) -> Told:
    act, status, sides, days, published = choices
    told = tell(f"a{number:03} {published} Post", f"{act} {status}", sides, days)
    context = frozenset(_WORDS[number % 3 : number % 3 + 4])
    return replace(change_event(told, id=f"e{number:03}", entry=act), context=context)


def many_told(most: int = 25) -> st.SearchStrategy[list[Told]]:
    """Up to so many events."""
    made = st.lists(_telling(), min_size=2, max_size=most)
    return made.map(lambda rows: [_told(number, row) for number, row in enumerate(rows)])


def busy_told(count: int) -> list[Told]:
    """So many events of one side and type: more than a part may hold."""
    days = [f"2031-{month:02}-{day:02}" for month, day in product(range(1, 13), range(1, 28))]
    return [
        _told(number, ("CONSULT/visit", "happened", _SIDES[number % 3], days[number * 7 % len(days)], days[0]))
        for number in range(count)
    ]
