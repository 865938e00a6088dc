"""Where an article's narrative stands: the time told last, the quarter under report, and the days of acts told before.

"The following day", "24 years later" and "two months after his visit" count from these, not from publication.
"""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from dateline.mentions.meanings import Anchor, Settled, Shifted
from dateline.mentions.periods import Period, Unit
from dateline.mentions.time_references import Measured, QuarterOf, QuarterTold, Timed, Told
from dateline.mentions.timex import Bound, TimeExpression, TimeKind
from dateline.sentences.sentence import Sentence, Token, relation_in

# Sentences that a time stays the one told last: "that day" of the next paragraph may point at another.
REACH = 3
_QUARTER_REACH = 12  # sentences that a quarter stays the one under report
_MOST = 60  # quarters, and acts with a time, that are remembered
_NEAR_DAY = 7  # words from an hour to its day, brackets included
_NEAR_ACT = 7  # words from a length to the act it counts from: "two months after Norway's new king's visit"
_BEFORE_ACTS = frozenset({"DET", "PRON", "ADJ", "PROPN", "PART", "NUM", "AUX"})
_SIDES = frozenset({"after", "before", "following", "since", "from", "ended", "ending"})
# Results of half a year or of nine months are no longer those of the quarter named before.
_LONGER = ("P6M", "P9M")


@dataclass(frozen=True, slots=True)
class _Act:
    """The word that a time hangs on, a noun or verb, and the time."""

    sentence: Sentence
    word: Token
    period: Period

    def is_told_by(self, lemma: str, names: frozenset[str]) -> bool:
        """Whether the word, or a noun beside it ("visit" of "paid a visit"), has this lemma and one of these names."""
        beside = self.sentence.children(self.word, "obj", "nsubj", "nsubj:pass", "obl", "nmod")
        alike = (word for word in (self.word, *beside) if word.lemma == lemma)
        return any(not names or names & _names_around(self.sentence, word) for word in alike)


@dataclass(slots=True)
class Narrative:
    """What was told so far. Times are added in text order."""

    _dates: deque[tuple[int, Period]] = field(default_factory=lambda: deque(maxlen=2 * REACH))
    _quarters: deque[Period] = field(default_factory=lambda: deque(maxlen=_MOST))
    _quarter_told: int = -99
    _quarter_spoken_of: int = -99
    _acts: deque[_Act] = field(default_factory=lambda: deque(maxlen=_MOST))

    def anchored(
        self,
        anchor: Anchor,
        sentence: Sentence,
        expression: TimeExpression,
        following: Period | None = None,
        same: Period | None = None,
    ) -> Anchor:
        """The anchor with what this expression may count from.

        `following` is the time it counts from if given, `same` the time that it tells in other words: a Monday that was
        "two days after the vote".
        """
        is_clock = isinstance(expression.meaning, Timed) and expression.meaning.day is None
        reference = self._last_date(sentence.index, Unit.DAY if is_clock else None)
        act = act_beside(sentence, expression)
        if following is not None:
            reference = following
        elif act is not None:
            reference = self._time_of(sentence, act) or _counted_back(expression, same)
        quarter, is_near = self._quarter(sentence.index, anchor.period), sentence.index - self._quarter_told <= REACH
        return Anchor(anchor.published, anchor.tense, reference, quarter, is_near)

    def add(self, sentence: Sentence, expression: TimeExpression, settled: Settled) -> None:
        """Take in a time as it was resolved."""
        period = settled.first
        is_quarter = period is not None and period.unit is Unit.QUARTER
        if is_quarter or isinstance(expression.meaning, QuarterTold | QuarterOf):
            self._quarter_spoken_of = sentence.index
        if expression.kind is TimeKind.DURATION:
            if settled.value in _LONGER:
                self._quarters.clear()
            return
        if period is None or expression.kind is TimeKind.SET:
            return
        if period.unit is Unit.QUARTER:
            self._quarter_told = sentence.index
        if not isinstance(expression.meaning, QuarterTold | QuarterOf):
            self._dates.append((sentence.index, period))
            if period.unit is Unit.QUARTER:
                self._quarters.append(period)
        if expression.bound is Bound.AT:  # "the first visit since 2019" was not in 2019
            self._acts.extend(_acts_dated(sentence, expression, period))

    def _last_date(self, sentence: int, unit: Unit | None = None) -> Period | None:
        near = [period for place, period in self._dates if sentence - place <= REACH]
        return next((period for period in reversed(near) if unit in (None, period.unit)), None)

    def _quarter(self, sentence: int, published: Period | None) -> Period | None:
        """The quarter under report: the latest one told that is over, while quarters are spoken of."""
        if not self._quarters or sentence - self._quarter_spoken_of > _QUARTER_REACH:
            return None
        begun = [quarter for quarter in self._quarters if published is None or quarter.first <= published.last]
        over = [quarter for quarter in begun if published is None or quarter.last < published.first]
        return max(over or begun, key=lambda quarter: quarter.first, default=None)

    def _time_of(self, sentence: Sentence, word: Token) -> Period | None:
        """When the act that this word names took place, by an earlier mention of it that was dated."""
        names = _names_around(sentence, word)
        # "resigned on Friday, a week after the protests": the protests beside the verb were not on that Friday.
        acts = (act for act in reversed(self._acts) if act.sentence is not sentence or act.word is word)
        return next((act.period for act in acts if act.is_told_by(word.lemma, names)), None)


def counts_from(sentence: Sentence, expression: TimeExpression, following: TimeExpression) -> bool:
    """Whether an expression counts from the one behind it: "the day after June 3", "10:30 (0730 GMT) on Friday"."""
    between = sentence.tokens[expression.last + 1 : following.first]
    if isinstance(expression.meaning, Timed) and expression.meaning.day is None:
        return len(between) < _NEAR_DAY and (following.is_weekday or isinstance(following.meaning, Timed))
    return len(between) == 1 and between[0].text.lower() in _SIDES and isinstance(expression.meaning, Told | Measured)


def tells_again(sentence: Sentence, first: TimeExpression, second: TimeExpression) -> bool:
    """Whether of two neighbours one tells the other's day by an act: "Monday, a day after the vote" and back."""
    between = sentence.tokens[first.last + 1 : second.first]
    if isinstance(second.meaning, Measured) and act_beside(sentence, second):
        return bool(between) and all(word.pos == "PUNCT" for word in between)
    if not isinstance(first.meaning, Measured) or not act_beside(sentence, first):
        return False
    return len(between) <= _NEAR_ACT and [word.text.lower() for word in between[-2:]] == [",", "on"]


def _counted_back(expression: TimeExpression, end: Period | None) -> Period | None:
    """Where a length starts that leads to this time: "Monday, a day after the vote" dates the vote."""
    if end is None or not isinstance(expression.meaning, Measured):
        return None
    steps = expression.meaning.there.there
    start = replace(steps, steps=-steps.steps) if isinstance(steps, Shifted) else None
    return start.settled(Anchor(end.interval)).first if start else None


def act_beside(sentence: Sentence, expression: TimeExpression) -> Token | None:
    """The act of "two months after his visit", "the day before the vote"; None when no act is named there."""
    following = sentence.tokens[expression.last + 1 : expression.last + _NEAR_ACT]
    if not following or following[0].text.lower() not in _SIDES:
        return None
    owners = {word.head for word in following if word.tag == "POS"}  # "the court's ruling"
    passed = (word for word in following[1:] if word.pos not in _BEFORE_ACTS and word.lemma != "of")
    act = next((word for word in passed if word.index not in owners), None)
    return act if act is not None and act.pos in ("NOUN", "VERB") else None


def _acts_dated(sentence: Sentence, expression: TimeExpression, period: Period) -> Iterable[_Act]:
    """The nouns and the verb that a time hangs on: "visited in July", "a visit in July"."""
    for word in sentence.ancestors(sentence.tokens[expression.token]):
        yield _Act(sentence, word, period)
        if word.pos == "VERB" or relation_in(word.relation, ("ccomp", "acl", "advcl", "parataxis")):
            break


def _names_around(sentence: Sentence, word: Token) -> frozenset[str]:
    return frozenset(below.lemma for below in sentence.subtree(word) if below.pos == "PROPN")
