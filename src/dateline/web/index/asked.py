"""What is asked of the occurrences, and the full-text expression that finds them."""

from dataclasses import dataclass
from enum import Enum

from dateline.errors import QueryError
from dateline.events.event import DEFAULT_SCORE, EventType, Status
from dateline.links.days import read_days
from dateline.links.linking import shipped_linking
from dateline.views.filters import Filters
from dateline.views.parties_asked import find_state_asked
from dateline.views.story_words import split_states
from dateline.web.index.keys import DAY_SHIFT, LAST, UNDATED, day_bits, nodes_over
from dateline.web.index.line_tokens import ALL, BELOW, ON_MAP, OPEN_START, TWO_WAYS, first_band, pair_value
from dateline.web.index.listing import Stretch
from dateline.web.index.tokens import all_of, any_of, facet, find_words, word_terms


class Order(Enum):
    """How occurrences are listed. Of one score, to two places, or one number of origins they are in order of time."""

    TIME = "time"
    NEWEST = "newest"
    SCORE = "score"
    ORIGINS = "origins"


@dataclass(frozen=True, slots=True)
class StoryAsked:
    """Which occurrences. Empty fields ask for nothing.

    `words` must all be in one occurrence: names of those who take part, a state by any of its names, words of the act,
    the place or the sentences. `party` is the code or a name of a state, an id of the registry, or words of a name;
    `between` are two of them. Days are ISO, or months or years; an occurrence is meant when its days touch them.
    `place` is an id or a name. The score asked for is taken in steps of a twentieth.
    """

    words: str = ""
    party: str = ""
    between: tuple[str, str] = ("", "")
    types: tuple[EventType, ...] = ()
    statuses: tuple[Status, ...] = ()
    from_date: str = ""
    to_date: str = ""
    min_score: float = DEFAULT_SCORE
    place: str = ""
    outlet: str = ""
    is_disputed: bool = False
    order: Order = Order.TIME

    def __post_init__(self) -> None:
        Filters(from_date=self.from_date, to_date=self.to_date, min_score=self.min_score)
        if any(one.strip() for one in self.between) and not all(one.strip() for one in self.between):
            raise QueryError("between needs two parties; name the other one too")

    @property
    def is_open(self) -> bool:
        """Whether nothing is asked for but days, types, statuses and the score."""
        told = (self.words, self.party, *self.between, self.place, self.outlet)
        return not any(one.strip() for one in told) and not self.is_disputed


def expression(asked: StoryAsked, *more: str) -> str:
    """The full-text expression for what is asked, but for its days; `more` must hold too."""
    must = all_of([*_terms(asked), *more])
    never = _below(asked.min_score)
    return f"{must or ALL} NOT {never}" if never else must or ALL


def stretches(asked: StoryAsked, *more: str, within: tuple[int, int] = (0, LAST)) -> list[Stretch]:
    """What is asked as stretches of keys, in order of time, or the newest first; the undated last."""
    is_newest = asked.order is Order.NEWEST
    found = sorted(_stretches(asked, *more), key=lambda one: (one[1] >= UNDATED, -one[1] if is_newest else one[1]))
    order = f"ORDER BY rowid{' DESC' if is_newest else ''}"
    return [Stretch(_KEYS, (words, max(low, within[0]), min(high, within[1])), order) for words, low, high in found]


_KEYS = "SELECT rowid FROM line_words WHERE line_words MATCH ? AND rowid BETWEEN ? AND ?"


def _stretches(asked: StoryAsked, *more: str) -> list[tuple[str, int, int]]:
    """Those that began before the first day asked for and lasted; those that began on days asked for; those that may
    have begun on them, of which only the end is told."""
    words = expression(asked, *more)
    days = read_days(asked.from_date or None, asked.to_date or None)
    if days is None:
        return [(words, 0, UNDATED - 1), (words, UNDATED, LAST)]
    low = day_bits(asked.from_date) << DAY_SHIFT if asked.from_date else 0
    high = _last_key(asked.to_date) if asked.to_date else UNDATED - 1
    found = [(words, low, high)]
    if asked.from_date:
        lasting = any_of(facet("day", node) for node in nodes_over(days.first))
        found.insert(0, (expression(asked, *more, lasting), 0, low - 1))
    if asked.to_date:
        found.append((expression(asked, *more, OPEN_START), high + 1, UNDATED - 1))
    return found


def _last_key(day: str) -> int:
    """The last key of an ISO day, month or year."""
    finest = {4: day_bits(f"{day}-15-31"), 7: day_bits(f"{day}-31")}.get(len(day), day_bits(day))
    return ((finest + 1) << DAY_SHIFT) - 1


def _terms(asked: StoryAsked) -> list[str]:
    return [
        any_of(facet("type", one.value) for one in asked.types),
        any_of(facet("status", one.value) for one in asked.statuses),
        _worded(asked.words),
        any_of(party_terms(part, asked.party) for part in ("actor", "recipient")) if asked.party.strip() else "",
        _between(*asked.between) if asked.between[0].strip() else "",
        _placed(asked.place) if asked.place.strip() else "",
        facet("outlet", asked.outlet) if asked.outlet else "",
        TWO_WAYS if asked.is_disputed else "",
    ]


def _worded(words: str) -> str:
    """All the words; a state that they name takes part or is the place, or its name is in the words."""
    states, others = split_states(words)
    named = [facet("country", country) for country in states]
    return all_of([*named, word_terms(" ".join(others))])


def party_terms(part: str, name: str) -> str:
    """Rows in which one of this id, name or country has a part; nothing is found for a name without a word."""
    plain = name.strip()
    state = find_state_asked(plain)
    if state is not None:
        return facet(part, state.country)
    words = all_of(facet(f"{part} named", word) for word in dict.fromkeys(find_words(plain)))
    return any_of([facet(part, plain), words])


def _known(name: str) -> str:
    """What a party that can be no other is known by: the code of a state, or an id; "" for words of a name."""
    plain = name.strip()
    state = find_state_asked(plain)
    return state.country if state else plain if "/" in plain else ""


def _between(one: str, other: str) -> str:
    known = _known(one), _known(other)
    if all(known):
        return facet("between", pair_value(*known))
    mutual = any_of(facet("type", type.value) for type in sorted(shipped_linking().mutual, key=lambda type: type.value))
    towards = all_of([party_terms("actor", one), party_terms("recipient", other)])
    back = all_of([party_terms("actor", other), party_terms("recipient", one)])
    return any_of([towards, back, all_of([party_terms("actor", one), party_terms("actor", other), mutual])])


def _placed(place: str) -> str:
    words = all_of(facet("place", word) for word in dict.fromkeys(find_words(place)))
    return any_of([facet("place", place.strip()), words])


def _below(min_score: float) -> str:
    """The bands under a score, whichever is asked for."""
    if min_score == DEFAULT_SCORE:
        return BELOW
    return any_of(facet("band", str(number)) for number in range(first_band(min_score)))


def on_map(asked: StoryAsked) -> list[Stretch]:
    """What is asked of those whose place is known on the map."""
    return stretches(asked, ON_MAP)
