"""Annotated sentences and factuality data → what the heads of `told_heads` learn from, word by word."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import spacy

from dateline.events.codebook import load_codebook
from dateline.events.event import Status
from dateline.sentences.pipeline import lemma
from dateline.sentences.told import LINKS, NONE, ToldLabels
from training.annotated import Annotated, MarkedEvent, Ranges, modes_of
from training.data import IGNORED
from training.told_heads import ROLES

POS_OF_KIND = {"verb": "VERB", "noun": "NOUN", "adjective": "ADJ"}


@dataclass
class Told:
    """One sentence of W words: `acts`, `modes`, `statuses` are of length W (IGNORED where not learnt).

    `attribution` is [W][3] for source, cue and content, or empty; `links` are (from word, to word, link), learnt from
    the words in `rows` alone; `factuality` has the predicates' values in [-3, 3] by word; `grammar` the layers of
    tags, tree and names as the stage before reads them, so that they are not forgotten, or nothing.
    """

    words: list[str]
    acts: list[int] = field(default_factory=list)
    modes: list[int] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    attribution: list[list[int]] = field(default_factory=list)
    rows: list[tuple[int, bool]] = field(default_factory=list)  # (word, whether it is a cue)
    links: list[tuple[int, int, int]] = field(default_factory=list)
    factuality: dict[int, float] = field(default_factory=dict)
    grammar: dict[str, list[int]] = field(default_factory=dict)


def told_labels() -> ToldLabels:
    """All types, modes and statuses, in the order of the codebook's words."""
    modes = (f"{type}/{mode}" for type, names in modes_of().items() for mode in names)
    return ToldLabels((NONE, *modes_of()), tuple(modes), tuple(status.value for status in Status))


def told_examples(
    sentences: Iterable[Annotated], labels: ToldLabels, find_grammar: Callable[[list[str]], dict[str, list[int]]]
) -> Iterator[Told]:
    """The project's own sentences; `find_grammar` gives their grammar layers, the 1-based heads among them."""
    cut = spacy.blank("en")
    for sentence in sentences:
        doc = cut(sentence.text)
        words = [token for token in doc if not token.is_space]
        texts = [token.text for token in words]
        spans = [(token.idx, token.idx + len(token)) for token in words]
        grammar = find_grammar(texts)
        told = _Marking(sentence, labels, spans, grammar["heads"]).told(texts)
        told.grammar = grammar
        yield told


class _Marking:
    """One sentence: which words its pieces are, and which word of a piece is its head."""

    def __init__(
        self, sentence: Annotated, labels: ToldLabels, spans: Sequence[tuple[int, int]], heads: Sequence[int]
    ) -> None:
        self.sentence, self.labels, self.spans, self.heads = sentence, labels, spans, heads

    def words_of(self, ranges: Ranges) -> list[int]:
        """The words that share a character with one of the ranges."""
        return [
            index
            for index, (first, last) in enumerate(self.spans)
            if any(first < end and start < last for start, end in ranges)
        ]

    def head_of(self, ranges: Ranges) -> int | None:
        """The word of a piece that the others hang on: the first whose own head stands outside."""
        words = self.words_of(ranges)
        return next((w for w in words if self.heads[w] - 1 not in words), words[0] if words else None)

    def told(self, words: list[str]) -> Told:
        length = len(words)
        told = Told(words, [0] * length, [IGNORED] * length, [IGNORED] * length, [[0] * len(ROLES) for _ in words])
        for event in self.sentence.events:
            self._add_event(event, told)
        for said in self.sentence.attributions:
            marked = [self.words_of(ranges) for ranges in (said.source, said.cue, said.content)]
            for role, found in enumerate(marked):
                for word in found:
                    told.attribution[word][role] = 1
            cue = self.head_of(said.cue)
            if cue is not None:
                told.rows.append((cue, True))
                told.links += [(cue, word, LINKS.index("source")) for word in marked[0]]
                told.links += [(cue, word, LINKS.index("content")) for word in marked[2]]
        return told

    def _add_event(self, event: MarkedEvent, told: Told) -> None:
        head = self.head_of(event.trigger)
        if head is None:
            return
        for other in self.words_of(event.trigger):
            told.acts[other] = IGNORED if other != head and told.acts[other] == 0 else told.acts[other]
        told.acts[head] = self.labels.acts.index(event.type.value)
        name = f"{event.type.value}/{event.mode}"
        told.modes[head] = self.labels.modes.index(name) if name in self.labels.modes else IGNORED
        told.statuses[head] = self.labels.statuses.index(event.status.value)
        told.rows.append((head, False))
        sides = [("who", [p.at for p in event.who]), ("whom", [p.at for p in event.whom])]
        for link, pieces in [*sides, ("when", [event.when]), ("where", [(at,) for at in event.where])]:
            ends = [self.head_of(piece) for piece in pieces if piece]
            told.links += [(head, end, LINKS.index(link)) for end in ends if end is not None]


def codebook_examples(
    labels: ToldLabels, find_grammar: Callable[[list[str]], dict[str, list[int]]]
) -> Iterator[Told]:
    """Both sentences of every entry of the codebook: the type and mode of the trigger of the one, grammar of both."""
    cut = spacy.blank("en")
    for entry in load_codebook().entries:
        for sentence in (entry.yes, entry.no):
            words = [token.text for token in cut(sentence)]
            length = len(words)
            told = Told(words, [IGNORED] * length, [IGNORED] * length, [IGNORED] * length, grammar=find_grammar(words))
            kind = POS_OF_KIND[entry.kind]
            at = next((i for i, word in enumerate(words) if entry.lemma in _lemmas(word, kind)), None)
            if sentence == entry.yes and at is not None:
                told.acts[at] = labels.acts.index(entry.type.value)
                told.modes[at] = labels.modes.index(f"{entry.type.value}/{entry.mode}")
            yield told


def _lemmas(word: str, pos: str) -> set[str]:
    return {lemma(word.lower(), pos), lemma(word.lower(), pos, is_plural=True)}


def read_factuality(path: Path) -> Iterator[Told]:
    """Sentences of a factuality file (one predicate a line), with all their predicates."""
    by_sentence: dict[tuple[str, ...], Told] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        told = by_sentence.setdefault(tuple(record["tokens"]), Told(record["tokens"]))
        told.factuality[record["pred_idx"]] = record["factuality"]
    yield from by_sentence.values()

