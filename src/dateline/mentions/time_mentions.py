"""Time expressions as mentions, resolved by the tense of the clause each stands in."""

from collections.abc import Sequence

from dateline.mentions.meanings import Anchor
from dateline.mentions.mention import Interval, Mention, MentionKind
from dateline.mentions.times import find_times, resolve
from dateline.sentences.sentence import Sentence
from dateline.sentences.tense import tense_of


def find_time_mentions(sentences: Sequence[Sentence], published: Interval | None) -> list[Mention]:
    """All time expressions of an article with their TIMEX3 value and the days they cover."""
    found = []
    for sentence in sentences:
        for expression in find_times(sentence):
            resolved = resolve(expression, Anchor(published, tense_of(sentence, sentence.tokens[expression.token]).value))
            found.append(
                Mention(
                    MentionKind.TIME, expression.span, expression.text, sentence.index, expression.token,
                    timex=expression.kind.value, value=resolved.value, interval=resolved.interval, basis=resolved.basis.value,
                )
            )
    return found
