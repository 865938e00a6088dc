"""Attributions as the heads see them: the words of the cue, of the source and of the content, sentence by sentence."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from dateline.articles.span import Span
from dateline.sentences.quotation import is_quoted
from dateline.sentences.sentence import Sentence, Token
from dateline.sentences.told import Told, WordTold

# A word belongs to a part of an attribution where the heads give it at least this probability.
LEAST = 0.5
# The same where words are marked as people mark them who mark all that is anybody's: half missed is worse than half
# too much.
LEAST_SOURCE, LEAST_CUE, LEAST_CONTENT = 0.4, 0.25, 0.25


@dataclass(frozen=True, slots=True)
class SeenAttribution:
    """Indices of words in the sentence; `head` is the word of the cue that the others hang on."""

    head: Token
    cue: frozenset[int]
    source: frozenset[int]
    content: frozenset[int]


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attribution of an article; a part in several pieces has several spans, one that is not told has none."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


def seen_attributions(sentence: Sentence) -> Iterator[SeenAttribution]:
    """The attributions of a sentence by their cues, in text order; those without content are left out."""
    told = sentence.told
    if told is None:
        return
    for run in _runs([i for i in range(len(sentence.tokens)) if told.cue(i) >= LEAST]):
        head = _head(sentence, run)
        word = told.words[head.index]
        others = frozenset(range(len(sentence.tokens))) - frozenset(run)
        source = frozenset(i for i in others if word.link(i, "source") >= LEAST)
        content = frozenset(i for i in others - source if word.link(i, "content") >= LEAST)
        if content:
            yield SeenAttribution(head, frozenset(run), source, content)


def mark_attributions(sentences: Sequence[Sentence], quotes: list[Span]) -> list[Attributed]:
    """Every word that is a source's, a cue's or somebody's, in attributions; a quotation that runs on is its speaker's.

    What stands in quotation marks is content whole: "I think" inside it is the speaker's word, not the article's.
    """
    found: list[Attributed] = []
    for sentence in sentences:
        if sentence.told is None:
            continue
        marked = _Marked(sentence, sentence.told, [is_quoted(token.start, quotes) for token in sentence.tokens])
        parts = list(marked.attributions())
        runs_on = parts and found and marked.is_all_quoted
        if runs_on:
            found[-1] = Attributed(found[-1].source, found[-1].cue, (*found[-1].content, *parts[0].content))
        found.extend(parts[1:] if runs_on else parts)
    return found


class _Marked:
    """The marked words of one sentence, shared out over its cues."""

    def __init__(self, sentence: Sentence, told: Told, quoted: list[bool]) -> None:
        self.sentence, self.told, self.quoted = sentence, told, quoted
        self.sources = self._chosen(told.source, LEAST_SOURCE)
        self.cues = self._chosen(told.cue, LEAST_CUE)
        self.contents = [i for i, is_inside in enumerate(quoted) if is_inside or told.content(i) >= LEAST_CONTENT]

    @property
    def is_all_quoted(self) -> bool:
        """Whether all its words stand in a quotation; the marks stand outside."""
        words = zip(self.sentence.tokens, self.quoted, strict=True)
        return all(is_inside for token, is_inside in words if token.pos != "PUNCT")

    def _chosen(self, probability: Callable[[int], float], least: float) -> list[int]:
        return [i for i, is_inside in enumerate(self.quoted) if not is_inside and probability(i) >= least]

    def attributions(self) -> Iterator[Attributed]:
        runs = list(_runs(self.cues)) or [[]]
        words = [self.told.words.get(_head(self.sentence, run).index) if run else None for run in runs]
        for number, run in enumerate(runs):
            source = [i for i in self.sources if _nearest(words, i, "source") == number]
            content = [i for i in self.contents if _nearest(words, i, "content") == number]
            if run or source or content:
                yield Attributed(*(self._spans(part) for part in (source, run, content)))

    def _spans(self, words: Sequence[int]) -> tuple[Span, ...]:
        tokens = self.sentence.tokens
        return tuple(self.sentence.span_of(tokens[run[0]], tokens[run[-1]]) for run in _runs(words))


def _nearest(cues: Sequence[WordTold | None], word: int, link: str) -> int:
    """Which of the cues a word is most likely linked to."""
    return max(range(len(cues)), key=lambda number: cue.link(word, link) if (cue := cues[number]) else 0.0)


def _runs(words: Sequence[int]) -> Iterator[list[int]]:
    """Words that follow each other without a gap."""
    run: list[int] = []
    for word in words:
        if run and word != run[-1] + 1:
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _head(sentence: Sentence, run: Sequence[int]) -> Token:
    words = [sentence.tokens[i] for i in run]
    return next((word for word in words if word.head not in run or word.head == word.index), words[0])
