"""Score card: how often what somebody announced came true."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.events.event import Event, EventType
from dateline.links.expectation import Expectation, Verdict
from dateline.links.roles_compared import share_party
from dateline.links.told import Told


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """What became of all that one holder let be expected; `is_outlet` when it did so in its own voice."""

    holder: str
    is_outlet: bool
    fulfilled: int
    changed: int
    missed: int
    contradicted: int
    open: int

    @property
    def settled(self) -> int:
        """How many expectations have a verdict other than open."""
        return self.fulfilled + self.changed + self.missed + self.contradicted

    @property
    def share(self) -> float | None:
        """The share of what is settled that came true as announced, None while nothing is."""
        return self.fulfilled / self.settled if self.settled else None


def score_card(expectations: Iterable[Expectation], told: Sequence[Told]) -> list[ScoreLine]:
    """One line a holder, those with most settled first.

    What is demanded of others is no word to keep and is left out. Copies, and articles that repeat an announcement in
    the same terms, count once: by its criterion, whose words they share, whatever day they were published.
    """
    events = {one.event.id: one for one in told}
    asking = _demands(told)
    counted: dict[tuple[str, bool], dict[object, Verdict]] = {}
    for expectation in sorted(expectations, key=lambda one: one.event):
        one = events[expectation.event]
        if not _is_demanded(one.event, asking):
            holder = (expectation.holder or one.outlet, not expectation.holder)
            counted.setdefault(holder, {}).setdefault(_terms(one.event), expectation.verdict)
    lines = [_line(*holder, Counter(verdicts.values())) for holder, verdicts in counted.items()]
    return sorted(lines, key=lambda line: (-line.settled, -line.open, line.holder, line.is_outlet))


def _line(holder: str, is_outlet: bool, verdicts: Counter[Verdict]) -> ScoreLine:
    return ScoreLine(holder, is_outlet, **{verdict.value: verdicts[verdict] for verdict in Verdict})


def _terms(event: Event) -> object:
    """What was announced, in whatever words: act, doers, others and days."""
    parties = (tuple(sorted(role.id or role.text for role in roles)) for roles in (event.actors, event.recipients))
    return (event.type, event.mode, *parties, (event.when.start, event.when.end) if event.when else None)


def _demands(told: Iterable[Told]) -> dict[object, list[Event]]:
    """The requests and threats of each sentence."""
    found: dict[object, list[Event]] = {}
    for one in told:
        if one.event.type is EventType.REQUEST:
            found.setdefault(one.event.sentence, []).append(one.event)
    return found


def _is_demanded(event: Event, asking: dict[object, list[Event]]) -> bool:
    """Whether the one who lets an act of others be expected asks for it in the same sentence."""
    asked = asking.get(event.sentence, ())
    is_own = share_party(event.said_by, event.actors)
    return not is_own and any(share_party(request.actors, event.said_by) for request in asked if request is not event)
