"""Verdicts: what has become of one plan, by what was told of it later."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.events.event import Status
from dateline.links.changes import Change, find_changes, new_terms
from dateline.links.coverage import Coverage
from dateline.links.expectation import Verdict
from dateline.links.outcomes import (
    Plan,
    find_failures,
    find_fulfilments,
    find_new_terms,
    is_past_due,
    is_put_off,
)
from dateline.links.told import Told

# One later article may have had no room for it, and of those that have it the reading overlooks many.
SILENT_ORIGINS = 3


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict with the telling that settles it, the announcements on other terms on the way, and why."""

    verdict: Verdict
    outcome: Told | None
    moves: tuple[Change, ...]
    changes: tuple[Change, ...]
    reason: str


def rule_on(plan: Plan, tellings: Sequence[Told], coverage: Coverage) -> Ruling:
    """The verdict on a plan. What is told as a fact goes before what is announced, and that before silence."""
    moves = tuple(new_terms(plan, told) for told in find_new_terms(plan, tellings, coverage))
    fulfilments, failures = find_fulfilments(plan, tellings), find_failures(plan, tellings)
    if fulfilments:
        return _on_facts(plan, fulfilments, moves)
    if failures and not (moves and _is_told_after(moves[-1].told, failures[0])):
        return _on_failure(plan, failures, moves)
    if moves:
        last = moves[-1]
        return Ruling(Verdict.CHANGED, last.told, moves, (last,), f"it was announced anew: {last.slot}")
    silent = _silent_origins(plan, tellings, coverage)
    if silent >= SILENT_ORIGINS:
        reason = f"its days have passed, and {silent} origins that tell of those who were to act have nothing on it"
        return Ruling(Verdict.MISSED, None, (), (), reason)
    return Ruling(Verdict.OPEN, None, (), (), _why_open(plan, tellings))


def _on_facts(plan: Plan, fulfilments: Sequence[Told], moves: tuple[Change, ...]) -> Ruling:
    changes = tuple(find_changes(plan, fulfilments))
    if changes:
        slots = " and ".join(change.slot for change in changes)
        return Ruling(Verdict.CHANGED, changes[0].told, moves, changes, f"it took place, with another {slots}")
    return Ruling(Verdict.FULFILLED, fulfilments[0], moves, (), "it is told as having taken place")


def _on_failure(plan: Plan, failures: Sequence[Told], moves: tuple[Change, ...]) -> Ruling:
    """The last word on what did not take place: put off, gone by without it, or called off."""
    last = failures[0]
    is_fact = last.event.status is Status.NOT_HAPPENED
    if is_fact and is_put_off(last):
        change = Change("date", "as announced", "later", last)
        return Ruling(Verdict.CHANGED, last, moves, (change,), "it was put off")
    if is_fact and is_past_due(plan, last):
        return Ruling(Verdict.MISSED, last, moves, (), "its days have passed without it, as is told")
    how = "it is told that it did not or will not take place" if is_fact else "it is denied"
    return Ruling(Verdict.CONTRADICTED, last, moves, (), how)


def _silent_origins(plan: Plan, tellings: Sequence[Told], coverage: Coverage) -> int:
    """How many origins tell of those who were to act after the last day due, and have nothing on it.

    None when any later article tells of it again in whatever way, or of another act of the type between the same, which
    may be it in other words; and none for a plan that was told after its days.
    """
    if not plan.is_promised or plan.due is None or plan.published is None or is_past_due(plan, plan.told):
        return 0
    if any(is_past_due(plan, told) for told in tellings if told.event.article != plan.told.event.article):
        return 0
    event, roles = plan.told.event, (*plan.told.event.actors, *plan.told.event.recipients)
    if coverage.origins_after(roles, plan.published.last, type=event.type.value):
        return 0
    return coverage.origins_after(roles, plan.due.last)


def _is_told_after(one: Told, other: Told) -> bool:
    return Plan.of(other).is_followed_by(one)


def _why_open(plan: Plan, tellings: Sequence[Told]) -> str:
    """What keeps it open although something is told of it."""
    later = [one for one in tellings if plan.is_followed_by(one) and one.event.type is plan.told.event.type]
    if any(one.event.status is Status.ALLEGED for one in later):
        return "that it took place is only alleged"
    if any(one.event.status in (Status.DENIED, Status.NOT_HAPPENED) for one in later):
        return "it is told that it has not taken place so far"
    same = (one for one in tellings if one.event.article == plan.told.event.article)
    if any(one.event.status in (Status.HAPPENED, Status.ONGOING) for one in same):
        return "only the article that announces it tells what became of it"
    return "no article tells its outcome"
