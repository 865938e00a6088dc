"""Time expressions: find them in a sentence, then resolve them against the day of publication.

The grammar is the project's own because the record needs what the known taggers do not give: intervals at the
granularity of the text, open ends ("since 2011"), and nothing at all where the words give nothing.
"""

import re
from bisect import bisect_left, bisect_right

from dateline.articles.span import Span
from dateline.mentions.meanings import Anchor, Between, Settled, Shifted
from dateline.mentions.mention import Interval
from dateline.mentions.periods import Unit
from dateline.mentions.time_atoms import Atom, Opening
from dateline.mentions.time_context import is_rate, is_time
from dateline.mentions.time_grammar import find_atoms
from dateline.mentions.time_joins import join_atoms
from dateline.mentions.time_references import Timed
from dateline.mentions.timex import Basis, Bound, Resolved, TimeExpression, TimeKind
from dateline.sentences.sentence import Sentence, Token, relation_in

_BOUND = re.compile(
    r"\b(?:(?P<since>since|after|following|starting|beginning|effective|from)(?:[\s\u00a0](?:on|in|from|at least))?"
    r"|(?P<until>until|till|by|before|prior to|ahead of|up to|no later than))[\s\u00a0]{1,3}$",
    re.IGNORECASE,
)
_BOUND_REACH = 24
_OF_CHANGE = (
    "rise fall drop climb increase decrease decline jump grow shrink slip gain lose ease slow surge plunge widen"
)
_CHANGES = frozenset(_OF_CHANGE.split())
_PUBLICATION_DAY = Shifted(Unit.DAY, 0)
_MODIFIERS = ("compound", "amod", "nummod", "nmod:poss", "nmod:unmarked", "nmod:tmod", "nmod:npmod")


def find_times(sentence: Sentence) -> list[TimeExpression]:
    """All time expressions of a sentence, in text order; they do not overlap."""
    starts = [token.start for token in sentence.tokens]
    found = []
    for atom in join_atoms(find_atoms(sentence.text), sentence.text):
        words = _words(atom, sentence, starts)
        if words and is_time(atom, sentence, words):
            found.append(_expression(atom, sentence, words))
    return [expression for expression in found if expression is not None]


def resolve(expression: TimeExpression, anchor: Anchor) -> Resolved:
    """The value and the days of a time expression, for a report published then and a clause of that tense.

    The interval is None when the words give no days, or need a publication date that is unknown or not exact enough.
    """
    settled = settle(expression, anchor)
    interval = _opened(settled.interval, expression.bound)
    extent = expression.range.settled(anchor).interval if expression.range else interval
    return Resolved(settled.value, interval, _basis(expression), extent)


def settle(expression: TimeExpression, anchor: Anchor) -> Settled:
    """What a time expression comes to before its preposition opens it; an end of a range settles with the range."""
    whole = expression.range.settled(anchor) if expression.range else None
    if whole is None or expression.range is None or whole.first is None or whole.last is None:
        return expression.meaning.settled(anchor)
    return Settled.on(whole.first if expression.meaning == expression.range.first else whole.last)


def _words(atom: Atom, sentence: Sentence, starts: list[int]) -> list[Token]:
    """The tokens that share a character with the atom."""
    start, end = atom.start + sentence.span.start, atom.end + sentence.span.start
    first = max(0, bisect_right(starts, start) - 1)
    return [token for token in sentence.tokens[first : bisect_left(starts, end)] if token.end > start]


def _expression(atom: Atom, sentence: Sentence, words: list[Token]) -> TimeExpression | None:
    meaning = atom.found.meaning
    if isinstance(meaning, Opening):
        return None
    word = _head(words)
    return TimeExpression(
        span=Span(sentence.span.article, sentence.span.start + atom.start, sentence.span.start + atom.end),
        text=sentence.text[atom.start : atom.end],
        sentence=sentence.index,
        token=word.index,
        first=words[0].index,
        last=words[-1].index,
        kind=TimeKind.SET if is_rate(atom, sentence) else atom.found.kind,
        meaning=meaning,
        modifier=atom.found.modifier,
        bound=_bound(atom, sentence, word),
        range=atom.range,
    )


def _head(words: list[Token]) -> Token:
    """The first word whose own head stands outside; adpositions inside ("the end of June") are no heads."""
    inside = range(words[0].index, words[-1].index + 1)
    return next((word for word in words if word.head == word.index or word.head not in inside), words[-1])


def _bound(atom: Atom, sentence: Sentence, word: Token) -> Bound:
    if atom.range or isinstance(atom.found.meaning, Between):
        return Bound.AT
    found = _BOUND.search(sentence.text, max(0, atom.start - _BOUND_REACH), atom.start)
    is_modifier = relation_in(word.relation, _MODIFIERS) or sentence.text[atom.end : atom.end + 2] in ("'s", "’s")
    if found is None or is_modifier:
        return Bound.AT
    if found["until"]:
        return Bound.UNTIL
    head = sentence.head(word)
    # "a resolution from 2006" dates the resolution, "rose from August" compares; "applies from 2006" opens a period.
    is_open = head is not None and head.pos == "VERB" and head.lemma not in _CHANGES
    return Bound.SINCE if is_open or found["since"].lower() != "from" else Bound.AT


def _opened(interval: Interval | None, bound: Bound) -> Interval | None:
    if interval is None or bound is Bound.AT:
        return interval
    return Interval(interval.start, None) if bound is Bound.SINCE else Interval(None, interval.end)


def _basis(expression: TimeExpression) -> Basis:
    meaning = expression.meaning
    day = meaning.day if isinstance(meaning, Timed) else meaning
    return Basis.PUBLISHED if day == _PUBLICATION_DAY else Basis.TEXT
