"""Outcomes: which later tellings say that an expected event took place, fell through, or was put on another day."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dateline.events.event import Status
from dateline.links.copy_text import find_words
from dateline.links.coverage import Coverage, moves_date
from dateline.links.days import Days, days_published, days_told
from dateline.links.roles_compared import are_compatible, plays_out, share_party
from dateline.links.told import Told
from dateline.sentences.tense import Tense

_CALLED_OFF = re.compile(
    r"\b(?:cancel|call(?:ed|s|ing)? (?:\w+ ){0,3}off|scrap|abandon|shelv|will not|won[’']t|would not|wouldn[’']t|"
    r"no longer|ruled? out|never|rescind|dropped|withdr[ae]w)",
    re.IGNORECASE,
)
_PUT_OFF = re.compile(r"\b(?:postpon|delay|put (?:off|back)|push(?:ed|es)? back)", re.IGNORECASE)
# "Two days later than planned", "in Vienna instead of Riga, as announced": a telling that sets itself against what was
# announced before.
_DEPARTING = re.compile(
    r"\b(?:beyond|unlike|instead of|rather than|(?:more|less|fewer|\w+er) than)\b[^.;]{0,60}?"
    r"\b(?:announced|planned|promised|scheduled|agreed|expected)\b",
    re.IGNORECASE,
)
_COMPARING = re.compile(r"than|beyond|unlike|instead", re.IGNORECASE)  # quick to look for, and seldom there
# "Lund was due in Riga on Friday, her first visit in years": what hangs on such words is still to come.
_AHEAD = re.compile(r"\b(?:is|are|was|were|being) (?:due|set|expected|scheduled|slated|to)\b|\bwill\b", re.IGNORECASE)
_FACTS = (Status.HAPPENED, Status.ONGOING)


@dataclass(frozen=True, slots=True)
class Plan:
    """A planned or possible event with the days it is due and the days on one of which it was published."""

    told: Told
    due: Days | None
    published: Days | None

    @classmethod
    def of(cls, told: Told) -> "Plan":
        """The plan that an event tells of."""
        return cls(told, days_told(told.event.when), days_published(told))

    @property
    def is_promised(self) -> bool:
        """Whether somebody who decides it announced it; what is only hoped or feared is not."""
        return self.told.event.status is Status.PLANNED

    @property
    def lasts(self) -> bool:
        """Whether it was already under way when told, so that what is expected is that it lasts to its last day."""
        when, due, published = self.told.event.when, self.due, self.published
        if when is None or when.start == when.end or due is None or published is None:
            return False
        return due.has_ends and due.first < published.first and published.last < due.last

    def is_followed_by(self, other: Told) -> bool:
        """Whether another article tells this later, or on the same day.

        When a day of publication is unknown, dates must speak for it: those of what is told lie on days that are due.
        """
        if other.event.article == self.told.event.article:
            return False
        published = days_published(other)
        if self.published and published and not self.published.overlaps(published):
            return published.first > self.published.last
        if self.published and published and self.published.length == published.length == 1:
            return True
        days = days_told(other.event.when)
        return bool(self.due and days and self.due.overlaps(days))


def find_fulfilments(plan: Plan, tellings: Iterable[Told]) -> list[Told]:
    """Tellings that the act took or takes place, the first told first, of one day the surest.

    What somebody else alleges is none: whoever alleges an act settles nothing that the one who was to do it leaves
    open, and a claim that it happened stands beside the expectation as a claim.
    """
    found = (one for one in tellings if plan.is_followed_by(one) and _is_fulfilment(plan, one))
    return sorted(found, key=lambda one: (_order(one)[0], -one.event.score, _order(one)))


def find_failures(plan: Plan, tellings: Iterable[Told]) -> list[Told]:
    """Tellings that the act did not, or will not, take place, the last told first."""
    found = (one for one in tellings if plan.is_followed_by(one) and _is_failure(plan, one))
    return sorted(found, key=_order, reverse=True)


def find_new_terms(plan: Plan, tellings: Iterable[Told], coverage: Coverage) -> list[Told]:
    """Announcements of the same act for other days, or on other terms as they say themselves, the first told first.

    They belong to the same occurrence and are told on a later day; or they stand outside it, as another day makes
    another occurrence, and their words put the one day in the place of the other.
    """
    later = [one for one in tellings if _is_later(plan, one)]
    inside = [one for one in later if _is_new_date(plan, one) or _has_new_terms(plan, one)]
    moved = (one for one in coverage.moves_of(plan.told.event) if _is_new_date(plan, one) and _is_move(plan, one))
    return sorted({one.event.id: one for one in (*inside, *moved)}.values(), key=_order)


def is_past_due(plan: Plan, told: Told) -> bool:
    """Whether an article was published when the days due had surely passed."""
    published = days_published(told)
    return bool(plan.due and published and published.first > plan.due.last)


def departs(told: Told) -> bool:
    """Whether a sentence sets what it tells against what was announced before."""
    return bool(_COMPARING.search(told.sentence) and _DEPARTING.search(told.sentence))


def is_put_off(told: Told) -> bool:
    """Whether words of the sentence say that the act is to come later."""
    return bool(_PUT_OFF.search(told.sentence))


def _is_fulfilment(plan: Plan, told: Told) -> bool:
    event = told.event
    if event.status not in _FACTS or event.type is not plan.told.event.type:
        return False
    before = told.sentence[: max(0, event.trigger.start - event.sentence.start)]
    is_the_act = plays_out(plan.told.event, event) and (plan.due is not None or _is_of_one_matter(plan.told, told))
    return is_the_act and not _AHEAD.search(before) and _is_in_time(plan, told)


def _is_of_one_matter(one: Told, other: Told) -> bool:
    """Whether two parties, or the words around, tell that it is the same: a senate approves many bills."""
    if any(event.recipients or len(event.actors) > 1 for event in (one.event, other.event)):
        return True
    named = {
        word
        for event in (one.event, other.event)
        for name in (event.trigger_text, *(f"{role.text} {role.name}" for role in (*event.actors, *event.recipients)))
        for word in find_words(name)
    }
    return not named.issuperset(set(one.context).intersection(other.context))


def _is_in_time(plan: Plan, told: Told) -> bool:
    """Whether what is told as a fact can be what was due, by the days of both."""
    due, days, published = plan.due, days_told(told.event.when), days_published(told)
    is_on_days_due = bool(due and days and due.overlaps(days))
    if days and plan.published and not is_on_days_due and days.last < plan.published.first:
        return False  # it was over when this was announced: another one of the kind
    if plan.lasts:
        return bool(due and published and published.first >= due.last)
    if told.event.status is Status.ONGOING:
        return _has_begun_since(plan, told)
    if due is None or published is None or published.last >= due.first:
        return True
    return days is not None and days.has_ends  # earlier than announced, if it says so itself


def _has_begun_since(plan: Plan, told: Told) -> bool:
    """Whether what is under way began after it was announced, and not on the way to a deadline: that is not done."""
    due, days, published = plan.due, days_told(told.event.when), days_published(told)
    if due is not None:
        return due.first != date.min and bool(published and published.last >= due.first)
    return bool(plan.published and days and days.first >= plan.published.first)


def _is_failure(plan: Plan, told: Told) -> bool:
    event = told.event
    if event.type is not plan.told.event.type or event.status not in (Status.DENIED, Status.NOT_HAPPENED):
        return False
    days = days_told(event.when)
    if plan.due and days and not plan.due.overlaps(days):
        return False
    if event.status is Status.DENIED:
        return plan.is_promised  # what others feared or hoped is not undone by a denial, which is a claim
    # "He has not gone there yet" leaves it open.
    is_called_off = event.tense is Tense.FUTURE or bool(_CALLED_OFF.search(told.sentence))
    return is_called_off or is_past_due(plan, told) or is_put_off(told)


def _is_new_date(plan: Plan, told: Told) -> bool:
    event, of_plan = told.event, plan.told.event
    days = days_told(event.when)
    return bool(
        event.status is Status.PLANNED and event.type is of_plan.type and event.id != of_plan.id
        and plan.due and plan.is_promised and days and not plan.due.meets(days)
        and share_party(event.actors, of_plan.actors) and are_compatible(event.recipients, of_plan.recipients)
    )  # fmt: skip


def _has_new_terms(plan: Plan, told: Told) -> bool:
    is_announced = told.event.status is Status.PLANNED and told.event.type is plan.told.event.type
    return plan.is_promised and is_announced and departs(told) and plays_out(plan.told.event, told.event)


def _is_later(plan: Plan, told: Told) -> bool:
    published = days_published(told)
    return bool(plan.published and published and published.first > plan.published.last)


def _is_move(plan: Plan, told: Told) -> bool:
    """Whether a sentence with words of moving tells this new day after, or instead of, the day of the plan."""
    event, of_plan = told.event, plan.told.event
    if event.mode != of_plan.mode:
        return False
    if event.sentence == of_plan.sentence:
        return event.trigger.start > of_plan.trigger.start
    return _is_later(plan, told) and moves_date(told)


def _order(told: Told) -> tuple[date, str, int, str]:
    published = days_published(told)
    return (published.first if published else date.max, told.event.article, told.event.trigger.start, told.event.id)
