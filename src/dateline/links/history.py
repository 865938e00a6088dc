"""History: how an occurrence came about, step by step, who told each step first and when it was known.

The steps are the statuses under which it was told, each time the status changes: expected, announced, confirmed, took
place, denied. Before them stand acts of the same parties that led to it, proposals, invitations and acceptances, where
their sentence names the act they led to.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from dateline.articles.span import Span
from dateline.events.event import Status
from dateline.links.act_words import find_stems
from dateline.links.day_numbers import find_published
from dateline.links.linking import shipped_linking
from dateline.links.occurrence import Occurrence
from dateline.links.occurrence_profiles import Order, order_of
from dateline.links.parties import Likeness, Party, are_apart, find_parties, likeness
from dateline.links.told import Told

# Days before an act was first told in which others may have led to it.
_LED_WITHIN = 500
# Who invited and who accepted is told by both sides where they tell it.
_VOICES = 2
# Characters between a sentence and the next.
_NEXT = 3
_SAME = (Likeness.SAME, Likeness.SAME_STATE)


class StepKind(Enum):
    """What a step says of an occurrence."""

    PROPOSED = "proposed"  # somebody offered or asked for it
    INVITED = "invited"  # somebody invited to it
    ACCEPTED = "accepted"  # the proposal or invitation was accepted
    EXPECTED = "expected"  # it may take place
    SUPPOSED = "supposed"  # it would, if
    ANNOUNCED = "announced"  # it is to take place
    CONFIRMED = "confirmed"  # it is to take place, says another than the first who said so
    UNDER_WAY = "under way"
    TOOK_PLACE = "took place"
    ALLEGED = "alleged"  # it took place, says another than the doer
    DENIED = "denied"
    CALLED_OFF = "called off"  # it did not or will not take place


_KINDS = {
    Status.POSSIBLE: StepKind.EXPECTED,
    Status.HYPOTHETICAL: StepKind.SUPPOSED,
    Status.PLANNED: StepKind.ANNOUNCED,
    Status.ONGOING: StepKind.UNDER_WAY,
    Status.HAPPENED: StepKind.TOOK_PLACE,
    Status.ALLEGED: StepKind.ALLEGED,
    Status.DENIED: StepKind.DENIED,
    Status.NOT_HAPPENED: StepKind.CALLED_OFF,
}


_LEADING = frozenset({StepKind.PROPOSED, StepKind.INVITED, StepKind.ACCEPTED})
_FACTS = frozenset({StepKind.UNDER_WAY, StepKind.TOOK_PLACE})
# What has taken place is no longer to come: an older telling was repeated.
_BEFORE_FACTS = frozenset({StepKind.EXPECTED, StepKind.SUPPOSED, StepKind.ANNOUNCED})


@dataclass(frozen=True, slots=True)
class Step:
    """A step as first told: by which event, `told_by` whom ("" for the outlet's own voice), and when it was `known`.

    `known` is the date of publication, "" when there is none; `witness` the origin that the article counts for.
    """

    kind: StepKind
    status: Status
    event: str
    told_by: str
    outlet: str
    witness: str
    known: str


def history(occurrence: Occurrence, told: Iterable[Told]) -> list[Step]:
    """The steps of an occurrence in order of publication; `told` are its events and any others that may lead to it."""
    known = {one.event.id: one for one in told}
    own = sorted((known[id] for id in occurrence.events), key=order_of)
    leading = _find_leading(own, known.values())
    trail: list[Step] = []
    for one in sorted([*own, *leading], key=_as_told):
        kind = _leads_as(one) if one in leading else None
        step = _following(_step(one, kind or _KINDS[one.event.status]), trail)
        trail.extend([step] if step else [])
    return trail


def _as_told(told: Told) -> tuple[str, bool, Order]:
    """Who was first: by publication, of one day the original before its copies, then by text."""
    order = order_of(told)
    return order[0], told.witness != told.event.article, order


def _step(told: Told, kind: StepKind) -> Step:
    event = told.event
    told_by = (event.said_by[0].name or event.said_by[0].text) if event.said_by else ""
    return Step(kind, event.status, event.id, told_by, told.outlet, told.witness, told.published)


def _following(step: Step, trail: Sequence[Step]) -> Step | None:
    """The step as it follows on those before; None when it says nothing new."""
    kinds = {before.kind for before in trail}
    if step.kind in _LEADING:
        alike = [before for before in trail if before.kind is step.kind]
        return step if len(alike) < _VOICES and all(_is_other(step, before) for before in alike) else None
    latest = next((before for before in reversed(trail) if before.kind not in _LEADING), None)
    if kinds & _FACTS and step.kind in _BEFORE_FACTS:
        return None
    if latest is not None and latest.kind in _FACTS and step.kind is StepKind.ALLEGED:
        return None
    if latest is not None and latest.kind is StepKind.ANNOUNCED is step.kind and _is_other(step, latest):
        return replace(step, kind=StepKind.CONFIRMED)
    return step if latest is None or step.status is not latest.status else None


def _is_other(step: Step, before: Step) -> bool:
    """Whether another than before tells it, in an article of another origin."""
    return (step.told_by or step.outlet) != (before.told_by or before.outlet) and step.witness != before.witness


def _leads_as(told: Told) -> StepKind | None:
    """What kind of step an act is on the way to another; None for most acts."""
    name = shipped_linking().steps.get(f"{told.event.type.value}/{told.event.mode}")
    # That somebody was invited is often told by the guest.
    return StepKind(name) if name and told.event.status in (Status.HAPPENED, Status.ALLEGED) else None


def _find_leading(own: Sequence[Told], told: Iterable[Told]) -> list[Told]:
    """Acts among the same people and states that name the act of an occurrence, and were told before it took place."""
    if any(_leads_as(one) for one in own):
        return []
    ids, parties, names = {one.event.id for one in own}, _parties(own), _Named.by(own)
    until = next((order_of(one) for one in own if _KINDS[one.event.status] in _FACTS), None)
    return [
        one
        for one in told
        if _leads_as(one) and one.event.id not in ids and (until is None or order_of(one) < until)
        if _are_among(_parties([one]), parties) and _is_near(one, own) and names.is_named_by(one)
    ]


@dataclass(frozen=True, slots=True)
class _Named:
    """What an act that leads to an occurrence may name it by: its doers, the words for it, and its own sentences."""

    doers: tuple[Party, ...]
    words: frozenset[str]
    sentences: tuple[Span, ...]

    @classmethod
    def by(cls, own: Sequence[Told]) -> "_Named":
        """The names of the occurrence that these tell of."""
        doers = find_parties(role for one in own for role in one.event.actors)
        return cls(doers, _words(own), tuple(one.event.sentence for one in own))

    def is_named_by(self, one: Told) -> bool:
        """Whether it is told beside the occurrence, or of one of its doers with a word for the act."""
        if any(_is_beside(sentence, one) for sentence in self.sentences):
            return True
        is_of_doers = any(likeness(party, doer) in _SAME for party in _called_on(one) for doer in self.doers)
        return is_of_doers and bool(self.words & find_stems(one.sentence))


def _called_on(one: Told) -> tuple[Party, ...]:
    """Who is to act after it: whoever was invited, whoever accepted, either side of a proposal."""
    kind, event = _leads_as(one), one.event
    guests = () if kind is StepKind.ACCEPTED else event.recipients
    return find_parties((*guests, *(() if kind is StepKind.INVITED else event.actors)))


def _is_beside(sentence: Span, one: Told) -> bool:
    """Whether an act is told in this sentence or, an acceptance, in the next."""
    own = one.event.sentence
    if own.article != sentence.article or _leads_as(one) is not StepKind.ACCEPTED:
        return own == sentence
    return 0 <= own.start - sentence.end <= _NEXT or own == sentence


def _are_among(parties: Sequence[Party], others: Sequence[Party]) -> bool:
    """Whether parties act for states that the others act for, and no other people of these are named."""
    states, other_states = ({party.country for party in side if party.country} for side in (parties, others))
    return bool(states) and states <= other_states and not are_apart(parties, others)


def _is_near(one: Told, own: Sequence[Told]) -> bool:
    published = find_published(one.published)
    dates = [days for days in (find_published(other.published) for other in own) if days is not None]
    return published is not None and any(published.gap(days) <= _LED_WITHIN for days in dates)


def _parties(told: Iterable[Told]) -> tuple[Party, ...]:
    return find_parties(role for one in told for role in (*one.event.actors, *one.event.recipients))


def _words(told: Iterable[Told]) -> frozenset[str]:
    """The stems of an act's modes and triggers."""
    return frozenset(
        word for one in told for words in (one.event.mode, one.event.trigger_text) for word in find_stems(words)
    )
