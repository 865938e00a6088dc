"""A treebank read from its raw text. Words are matched by their characters, since our tokens need not be its tokens.

The treebank's words are laid over the text of its paragraph one after the other; a word of ours is right when it
covers the same characters, hangs on a word of the same characters and does so by the same relation.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from spacy.language import Language

from training.data import Example, read_treebank

Place: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Analysis:
    """What is said of one paragraph: places of sentences, and (word, its head, relation); a root is its own head."""

    sentences: frozenset[Place]
    arcs: frozenset[tuple[Place, Place, str]]

    def layers(self) -> dict[str, frozenset[object]]:
        """What is compared, by the name of its figure."""
        return {
            "words": frozenset(word for word, _, _ in self.arcs),
            "sentences": frozenset(self.sentences),
            "uas": frozenset((word, head) for word, head, _ in self.arcs),
            "las": frozenset(self.arcs),
        }


def raw_shares(pipeline: Language, path: Path) -> dict[str, float]:
    """F1 of words, sentences and attachment, without and with relations, over the paragraphs of a treebank."""
    return f1_shares((gold, read_analysis(pipeline, text)) for text, gold in read_paragraphs(path))


def f1_shares(pairs: Iterable[tuple[Analysis, Analysis]]) -> dict[str, float]:
    """F1 of every layer over (gold, found) pairs, by name; 0 where there is nothing at all."""
    hits: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    for gold, found in pairs:
        found_layers = found.layers()
        for name, right in gold.layers().items():
            hits[name] += len(right & found_layers[name])
            sizes[name] += len(right) + len(found_layers[name])
    return {name: 2 * hits[name] / max(1, size) for name, size in sizes.items()}


def read_analysis(pipeline: Language, text: str) -> Analysis:
    """What the pipeline says of a paragraph; white space is no word."""
    doc = pipeline(text)
    words = {token.i: (token.idx, token.idx + len(token)) for token in doc if not token.is_space}
    arcs = ((words[i], words.get(doc[i].head.i, words[i]), doc[i].dep_) for i in words)
    inside = ([words[token.i] for token in sentence if token.i in words] for sentence in doc.sents)
    return Analysis(
        frozenset((places[0][0], places[-1][1]) for places in inside if places),
        frozenset((word, head, "root" if relation == "ROOT" else relation) for word, head, relation in arcs),
    )


def read_paragraphs(path: Path) -> Iterator[tuple[str, Analysis]]:
    """The paragraphs of a CoNLL-U file as running text, each with its gold analysis."""
    held: list[tuple[str, Example]] = []
    for text, example in zip(_read_sentence_texts(path), read_treebank(path), strict=True):
        if held and (example.starts_paragraph or example.document != held[-1][1].document):
            yield gold_analysis(held)
            held = []
        held.append((text, example))
    if held:
        yield gold_analysis(held)


def gold_analysis(sentences: Sequence[tuple[str, Example]]) -> tuple[str, Analysis]:
    """The text of a paragraph of (text, example) sentences, and what the examples say of it."""
    paragraph, spans, arcs = "", [], set()
    for text, example in sentences:
        begin = len(paragraph)
        words = find_words(text, example.words, begin=begin)
        spans.append((words[0][0], words[-1][1]))
        for word, head, relation in zip(words, example.heads or [], example.relations or [], strict=True):
            arcs.add((word, words[head - 1] if head else word, relation))
        paragraph += text + (" " if example.spaces[-1] else "")
    return paragraph.rstrip(), Analysis(frozenset(spans), frozenset(arcs))


def find_words(text: str, words: Sequence[str], *, begin: int = 0) -> list[Place]:
    """Where the words of a sentence stand, one after the other with at most white space between; `begin` is added.

    Raises ValueError when the text does not consist of the words.
    """
    places, at = [], 0
    for word in words:
        start = text.find(word, at)
        if start < 0 or text[at:start].strip():
            raise ValueError(f"{word!r} does not follow at character {at} of {text!r}")
        at = start + len(word)
        places.append((begin + start, begin + at))
    return places


def _read_sentence_texts(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# text = "):
            yield line.removeprefix("# text = ")
