"""Time expressions as mentions, resolved by the tense of the clause each stands in."""

from collections.abc import Sequence

from dateline.mentions.meanings import Anchor
from dateline.mentions.mention import Interval, Mention, MentionKind
from dateline.mentions.times import find_times, resolve
from dateline.mentions.timex import Resolved, TimeExpression
from dateline.sentences.sentence import Sentence
from dateline.sentences.tense import tense_of


def find_time_mentions(sentences: Sequence[Sentence], published: Interval | None) -> list[Mention]:
    """All time expressions of an article with their TIMEX3 value and the days they cover."""
    found = []
    for sentence in sentences:
        for expression in find_times(sentence):
            tense = tense_of(sentence, sentence.tokens[expression.token])
            found.append(_mention(expression, resolve(expression, Anchor(published, tense))))
    return found


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
