"""Time expressions as mentions, resolved by the tense of the clause and by where the narrative stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.mentions.meanings import Anchor
from dateline.mentions.mention import Interval, Mention, MentionKind
from dateline.mentions.narrative import Narrative, act_beside, counts_from, tells_again
from dateline.mentions.periods import Period
from dateline.mentions.time_direction import direction_of
from dateline.mentions.time_references import Measured, Timed
from dateline.mentions.times import find_times, resolve, settle
from dateline.mentions.timex import Resolved, TimeExpression, TimeKind
from dateline.sentences.sentence import Sentence


@dataclass(frozen=True, slots=True)
class ReadTime:
    """A time expression and what it comes to where it stands; `period` is the first that it covers, if any.

    `act` is the word of the act that it counts from ("the vote" of "a day after the vote"), `act_days` when that was.
    """

    expression: TimeExpression
    resolved: Resolved
    period: Period | None
    act: int | None = None
    act_days: Interval | None = None

    @property
    def dates_acts(self) -> bool:
        """Whether an act that it stands beside took place then: dates do, and "two months after his visit"."""
        kind, meaning = self.expression.kind, self.expression.meaning
        if isinstance(meaning, Timed) and meaning.day is None:
            return False  # an hour alone leaves the day to guess
        return kind in (TimeKind.DATE, TimeKind.TIME) or isinstance(meaning, Measured)


def read_times(sentences: Sequence[Sentence], published: Interval | None) -> list[ReadTime]:
    """All time expressions of an article in text order, each resolved in the light of those before it."""
    narrative = Narrative()
    return [time for sentence in sentences for time in _read_sentence(sentence, narrative, published)]


def times_by_sentence(times: Iterable[ReadTime]) -> dict[int, list[ReadTime]]:
    """Times by the number of their sentence."""
    found: dict[int, list[ReadTime]] = {}
    for time in times:
        found.setdefault(time.expression.sentence, []).append(time)
    return found


def _read_sentence(sentence: Sentence, narrative: Narrative, published: Interval | None) -> list[ReadTime]:
    expressions = find_times(sentence)
    found: dict[int, ReadTime] = {}
    for i in _order(sentence, expressions):
        expression = expressions[i]
        beside = {at: found[at].period for at in (i - 1, i + 1) if at in found}
        again = [at for at in beside if tells_again(sentence, expressions[min(i, at)], expressions[max(i, at)])]
        same = beside.pop(again[0]) if again else None
        # Both ends of a range look the way that its start looks.
        looks = (
            expressions[i - 1]
            if i and expression.range and expression.range == expressions[i - 1].range
            else expression
        )
        anchor = Anchor(published, direction_of(sentence, looks))
        anchor = narrative.anchored(anchor, sentence, expression, beside.get(i + 1), same)
        settled = settle(expression, anchor)
        narrative.add(sentence, expression, settled)
        found[i] = ReadTime(
            expression, resolve(expression, anchor), settled.first, *_counted_from(sentence, expression, anchor)
        )
    return [found[i] for i in range(len(expressions))]


def _counted_from(sentence: Sentence, expression: TimeExpression, anchor: Anchor) -> tuple[int | None, Interval | None]:
    """The word of the act that a length counts from, and when that act was."""
    act = act_beside(sentence, expression) if isinstance(expression.meaning, Measured) else None
    return (act.index, anchor.reference.interval if anchor.reference else None) if act else (None, None)


def _order(sentence: Sentence, expressions: Sequence[TimeExpression]) -> list[int]:
    """Text order, but for those that count from the one behind them: these come after it."""
    order: list[int] = []
    waiting: list[int] = []
    for i, expression in enumerate(expressions):
        following = expressions[i + 1] if i + 1 < len(expressions) else None
        is_led = (
            following is not None
            and isinstance(expression.meaning, Measured)
            and tells_again(sentence, expression, following)
        )
        if following is not None and (is_led or counts_from(sentence, expression, following)):
            waiting.append(i)
        else:
            order += [i, *reversed(waiting)]
            waiting = []
    return order


def find_time_mentions(sentences: Sequence[Sentence], published: Interval | None) -> list[Mention]:
    """All time expressions of an article with their TIMEX3 value and the days they cover."""
    return mentions_of(read_times(sentences, published))


def mentions_of(times: Iterable[ReadTime]) -> list[Mention]:
    """The same times as mentions."""
    return [_mention(time.expression, time.resolved) for time in times]


def _mention(expression: TimeExpression, resolved: Resolved) -> Mention:
    return Mention(
        MentionKind.TIME,
        expression.span,
        expression.text,
        expression.sentence,
        expression.token,
        timex=expression.kind.value,
        value=resolved.value,
        interval=resolved.interval,
        basis=resolved.basis.value,
    )
