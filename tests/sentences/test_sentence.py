"""Walking in a tree: down to the children and everything below, up to the root."""

import pytest
from sentences.trees import ARTICLE, texts, tree, word

from dateline.articles.span import Span
from dateline.sentences.sentence import relation_in

SENTENCE = tree(
    """
    Farmers farmer NOUN NNS 4 nsubj:pass
    from = ADP IN 3 case
    Norway = PROPN NNP 1 nmod
    praised praise VERB VBN 0 root
    . = PUNCT . 4 punct
    """
)


@pytest.mark.parametrize(
    ("relations", "children"),
    [((), ["Farmers", "."]), (("nsubj",), ["Farmers"]), (("punct", "nsubj:pass"), ["Farmers", "."]), (("obj",), [])],
)
def test_children_are_asked_for_by_relation(relations: tuple[str, ...], children: list[str]) -> None:
    assert texts(SENTENCE.children(word(SENTENCE, "praised"), *relations)) == children


def test_the_way_up_ends_at_the_root() -> None:
    assert texts(list(SENTENCE.ancestors(word(SENTENCE, "from")))) == ["Norway", "Farmers", "praised"]
    assert SENTENCE.head(word(SENTENCE, "praised")) is None


def test_all_below_a_word_stands_in_text_order() -> None:
    assert texts(SENTENCE.subtree(word(SENTENCE, "Farmers"))) == ["Farmers", "from", "Norway"]


def test_a_span_covers_both_its_ends() -> None:
    span = SENTENCE.span_of(word(SENTENCE, "from"), word(SENTENCE, "Norway"))
    assert (span, span.of(SENTENCE.text)) == (Span(ARTICLE, 8, 19), "from Norway")


@pytest.mark.parametrize(
    ("relation", "wanted", "is_in"),
    [
        ("nsubj:pass", ("nsubj",), True),
        ("nsubj", ("nsubj:pass",), False),
        ("obj", ("obl", "obj"), True),
        ("obj", (), False),
    ],
)
def test_a_relation_takes_in_its_subtypes(relation: str, wanted: tuple[str, ...], *, is_in: bool) -> None:
    assert relation_in(relation, wanted) is is_in
