"""How sure it is that what a word tells took or takes place, -3 to 3: grammar and head vote, as a corpus asks.

UDS asks what readers think took place: the head has learnt that. MEANTIME asks what the text presents as a fact, a
possibility or the contrary: that is grammar, to which the head adds a little.
"""

from collections.abc import Sequence
from functools import lru_cache

from dateline.articles.article import Article, Part, PartKind
from dateline.articles.span import Span
from dateline.claims.signals import Signals, read_signals
from dateline.sentences.parser import Parser
from dateline.sentences.predicates import Stand
from dateline.sentences.sentence import Sentence, Token

# Nearly all that news tells has taken place.
CERTAIN = 3.0
HEAD_SHARES = {"meantime": 0.25, "uds-ih2": 1.0}
EVEN = 0.5
_CONTRARY, _MODAL, _SUPPOSED, _HEARD, _WANTED, _OPEN, _PLANNED = -2.0, 1.0, 1.5, 2.0, 2.0, 2.2, 2.5
_MAY = frozenset({"may", "might", "could", "can", "should", "must"})


class FactualityFinder:
    """Finds the factuality of words; sentences are parsed once for all of theirs."""

    def __init__(self) -> None:
        parser = Parser()
        self._sentences = lru_cache(maxsize=1_000)(lambda words: tuple(parser.sentences(_article(words))))

    def find(self, words: Sequence[str], at: int, *, corpus: str = "") -> float:
        """The factuality of the word at a place in a sentence, as a corpus asks for it."""
        sentence, token = self._place(words, at)
        if sentence is None or token is None:
            return CERTAIN
        seen = float(sentence.told.factuality[token.index]) if sentence.told else CERTAIN
        return voted(presented(read_signals(sentence, token)), seen, corpus=corpus)

    def presented(self, words: Sequence[str], at: int) -> float:
        """What grammar alone makes of the word at a place in a sentence."""
        sentence, token = self._place(words, at)
        return presented(read_signals(sentence, token)) if sentence and token else CERTAIN

    def _place(self, words: Sequence[str], at: int) -> tuple[Sentence, Token] | tuple[None, None]:
        start = sum(len(word) + 1 for word in words[:at])
        sentences = self._sentences(tuple(words))
        found = ((sentence, token) for sentence in sentences for token in sentence.tokens if token.end > start)
        return next(found, (None, None))


def voted(presented: float, seen: float, *, corpus: str) -> float:
    """What grammar and head give together, by the head's share."""
    share = HEAD_SHARES.get(corpus, EVEN)
    return share * seen + (1 - share) * presented


def presented(signals: Signals) -> float:
    """What the grammar around a word makes of it: fact, plan, wish, supposition or the contrary."""
    averted = sum(stand is Stand.AVERT for stand, _ in signals.stands)
    if signals.has(Stand.DENY) or (len(signals.negations) + averted) % 2:
        return _CONTRARY
    if signals.conditions or "would" in signals.modals:
        return _SUPPOSED
    if signals.modals & _MAY:
        return _MODAL
    if signals.has(Stand.HEDGE):
        return _HEARD
    if signals.has(Stand.WISH, Stand.ASK):
        return _WANTED
    if signals.is_purpose or (signals.forms and signals.forms[0].is_infinitive):
        return _OPEN
    return _PLANNED if signals.has(Stand.PLAN) else CERTAIN


def _article(words: tuple[str, ...]) -> Article:
    text = " ".join(words)
    return Article("sentence", text, (Part(Span("sentence", 0, len(text)), PartKind.BODY),))
