"""Expectations: every planned, promised or forecast event, and what later articles say has become of it.

Each planned or possible event is one, whoever lets it be expected: the one who will act, who asks for the act (its
holder is then who asks), or who foresees it. What is only supposed ("if", "would") nobody expects.

The verdict on an occurrence's expectations depends on three things alone: the events of that occurrence, the days on
which later articles tell of the same parties, and announcements of the same act by the same doers whose words move a
date. The last two are `Coverage`, which grows by adding events and is looked up by party. So a new day of news
concerns the occurrences that gained an event, those of a due date that lies past and whose parties are in the news,
and those whose doers announced another day: `find_expectations_of` judges one of them.
"""

from collections.abc import Iterable, Iterator, Sequence

from dateline.articles.article import content_id
from dateline.events.event import Event, Status, When
from dateline.links.changes import Change
from dateline.links.coverage import Coverage
from dateline.links.days import days_in_words, is_published_by
from dateline.links.expectation import Expectation
from dateline.links.occurrence import Occurrence
from dateline.links.outcomes import Plan
from dateline.links.presence import Presence
from dateline.links.roles_compared import name_of, names_in_words
from dateline.links.told import Told
from dateline.links.verdicts import Ruling, rule_on

EXPECTED = (Status.PLANNED, Status.POSSIBLE)


def find_expectations(
    told: Sequence[Told],
    occurrences: Sequence[Occurrence],
    *,
    as_of: str | None = None,
    presence: Presence | None = None,
) -> list[Expectation]:
    """The expectations of all events, as they stood on the ISO day `as_of`, or as they stand, by id of their event.

    On a day nothing is known but what articles surely published by then tell. `presence` is that of all articles, where
    not all of their events are given.
    """
    known = {one.event.id: one for one in told if as_of is None or is_published_by(one, as_of)}
    coverage = Coverage(known.values(), presence=presence)
    linked = [[known[id] for id in occurrence.events if id in known] for occurrence in occurrences]
    alone = known.keys() - {one.event.id for tellings in linked for one in tellings}
    every = [*linked, *([known[id]] for id in alone)]
    found = (expectation for tellings in every for expectation in find_expectations_of(tellings, coverage))
    return sorted(found, key=lambda expectation: expectation.event)


def find_expectations_of(tellings: Sequence[Told], coverage: Coverage) -> Iterator[Expectation]:
    """The expectations of one occurrence, whose events are given."""
    for told in tellings:
        if told.event.status in EXPECTED:
            plan = Plan.of(told)
            yield _expectation(plan, rule_on(plan, tellings, coverage))


def _expectation(plan: Plan, ruling: Ruling) -> Expectation:
    event = plan.told.event
    moved = next((move.told.event.when for move in reversed(ruling.moves) if move.slot == "date"), event.when)
    return Expectation(
        id=content_id("expectation", event.id),
        event=event.id,
        holder=name_of(event.said_by[0]) if event.said_by else "",
        due=_ends(moved) if plan.due else (None, None),
        criterion=criterion(plan),
        verdict=ruling.verdict,
        outcome=ruling.outcome.event.id if ruling.outcome else "",
        words=ruling.outcome.event.sentence if ruling.outcome else None,
        changes=tuple(_told_changes((*ruling.moves, *ruling.changes))),
        reason=ruling.reason,
    )


def criterion(plan: Plan) -> str:
    """What would settle a plan, in words that depend on nothing but the event itself."""
    event = plan.told.event
    when = days_in_words(*_ends(event.when)) if plan.due else ""
    if plan.lasts and event.when:
        when = f"and lasted {days_in_words(None, event.when.end)}"
    by_whom = f"An article of {plan.published.first} or later" if plan.published else "Another article"
    return " ".join(filter(None, (by_whom, "tells as a fact that", _act(event), "took place", when))) + "."


def _act(event: Event) -> str:
    act = f"{event.type.value} ({event.mode})" if event.mode else event.type.value
    doers, others = names_in_words(event.actors), names_in_words(event.recipients)
    return " ".join(filter(None, (act, f"by {doers}" if doers else "", f"towards {others}" if others else "")))


def _ends(when: When | None) -> tuple[str | None, str | None]:
    return (when.start, when.end) if when else (None, None)


def _told_changes(changes: Iterable[Change]) -> Iterator[str]:
    """Each change once, with the event that tells it."""
    yield from dict.fromkeys(f"{change} ({change.told.event.id})" for change in changes)
