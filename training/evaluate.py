"""Figures of a reader on a treebank: tagging, attachment, sentence starts, names. Subtypes of relations count."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.sentences.model import ReaderModel
from training.data import Example


@dataclass
class TreeFigures:
    """Shares in percent, over all words with punctuation; `las_universal` is LAS without the subtypes of relations."""

    words: int
    pos: float
    tags: float
    uas: float
    las: float
    las_universal: float


def tree_figures(model: ReaderModel, examples: Sequence[Example]) -> TreeFigures:
    """Read every example from its gold words and compare."""
    words = 0
    hits = [0] * 5
    for example in examples:
        parse = model.parse(example.words)
        gold = zip(example.pos or [], example.tags or [], example.heads or [], example.relations or [], strict=True)
        found = zip(parse.pos, parse.tags, parse.heads, parse.relations, strict=True)
        for (pos, tag, head, relation), (own_pos, own_tag, own_head, own_relation) in zip(gold, found, strict=True):
            words += 1
            is_head = head == own_head
            is_universal = relation.partition(":")[0] == own_relation.partition(":")[0]
            labelled = (is_head and relation == own_relation, is_head and is_universal)
            right = (pos == own_pos, tag == own_tag, is_head, *labelled)
            hits = [hit + is_right for hit, is_right in zip(hits, right, strict=True)]
    return TreeFigures(words, *(round(100 * hit / words, 2) for hit in hits))


def name_spans(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    """(first, end, kind) of every name in a list of BIO tags."""
    spans, start = set(), None
    for index, tag in enumerate([*tags, "O"]):
        if start is not None and tag[:1] != "I":
            spans.add((start, index, tags[start][2:]))
            start = None
        if tag[:1] == "B" or (tag[:1] == "I" and start is None):
            start = index
    return spans


def f1(pairs: Iterable[tuple[set[tuple[int, int, str]], set[tuple[int, int, str]]]]) -> float:
    """F1 in percent over (gold, found) sets of spans."""
    gold_count = found_count = hit = 0
    for gold, found in pairs:
        gold_count, found_count, hit = gold_count + len(gold), found_count + len(found), hit + len(gold & found)
    return round(200 * hit / max(1, gold_count + found_count), 2)
