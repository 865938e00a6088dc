"""A treebank from raw text: where its words stand, and what counts as right."""

from pathlib import Path

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from benchmarks.raw_text import Analysis, f1_shares, find_words, read_analysis, read_paragraphs

TREEBANK = """\
# newdoc id = d1
# newpar
# text = Oslo won't pay.
1\tOslo\tOslo\tPROPN\tNNP\t_\t4\tnsubj\t_\t_
2-3\twon't\t_\t_\t_\t_\t_\t_\t_\t_
2\two\twill\tAUX\tMD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tpay\tpay\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# text = Bergen pays
1\tBergen\tBergen\tPROPN\tNNP\t_\t2\tnsubj\t_\t_
2\tpays\tpay\tVERB\tVBZ\t_\t0\troot\t_\t_

# newpar
# text = Why?
1\tWhy\twhy\tADV\tWRB\t_\t0\troot\t_\tSpaceAfter=No
2\t?\t?\tPUNCT\t.\t_\t1\tpunct\t_\t_

"""
GOLD = Analysis(
    frozenset({(0, 9), (10, 12)}),
    frozenset({((0, 4), (5, 9), "nsubj"), ((5, 9), (5, 9), "root"), ((10, 12), (10, 12), "root")}),
)


@pytest.mark.parametrize(
    ("text", "words", "places"),
    [
        ("Oslo won't pay.", ["Oslo", "wo", "n't", "pay", "."], [(0, 4), (5, 7), (7, 10), (11, 14), (14, 15)]),
        ("a  a a", ["a", "a", "a"], [(0, 1), (3, 4), (5, 6)]),
        ("10 000 men", ["10 000", "men"], [(0, 6), (7, 10)]),
    ],
)
def test_words_are_found_in_order(text: str, words: list[str], places: list[tuple[int, int]]) -> None:
    assert find_words(text, words) == places
    assert find_words(text, words, begin=7) == [(start + 7, end + 7) for start, end in places]


@pytest.mark.parametrize("words", [["Oslo", "pays"], ["pays", "Oslo"], ["Oslo", "never", "pays"]])
def test_words_that_the_text_does_not_consist_of_are_refused(words: list[str]) -> None:
    with pytest.raises(ValueError, match="does not follow"):
        find_words("Oslo never really pays", words)


def test_paragraphs_are_running_text(tmp_path: Path) -> None:
    path = tmp_path / "small.conllu"
    path.write_text(TREEBANK)
    (first, analysis), (second, _) = read_paragraphs(path)
    assert (first, second) == ("Oslo won't pay. Bergen pays", "Why?")
    assert {first[start:end] for start, end in analysis.sentences} == {"Oslo won't pay.", "Bergen pays"}
    told = {(first[slice(*word)], first[slice(*head)], relation) for word, head, relation in analysis.arcs}
    assert {("n't", "pay", "advmod"), ("Bergen", "pays", "nsubj"), ("pays", "pays", "root")} < told


@pytest.mark.parametrize(
    ("found", "shares"),
    [
        (GOLD, {"words": 1, "sentences": 1, "uas": 1, "las": 1}),
        (Analysis(frozenset(), frozenset()), {"words": 0, "sentences": 0, "uas": 0, "las": 0}),
        (
            Analysis(frozenset({(0, 12)}), GOLD.arcs - {((0, 4), (5, 9), "nsubj")} | {((0, 4), (5, 9), "obj")}),
            {"words": 1, "sentences": 0, "uas": 1, "las": 2 / 3},
        ),
        (
            Analysis(GOLD.sentences, frozenset({((0, 4), (5, 9), "nsubj"), ((5, 12), (5, 12), "root")})),
            {"words": 2 / 5, "sentences": 1, "uas": 2 / 5, "las": 2 / 5},
        ),
    ],
)
def test_shares(found: Analysis, shares: dict[str, float]) -> None:
    assert f1_shares([(GOLD, found)]) == pytest.approx(shares)


def test_a_doc_is_read_by_characters_without_white_space() -> None:
    vocab, words, spaces = English().vocab, ["Oslo", "pays", "\n", "Why"], [True, False, False, False]
    doc = Doc(
        vocab, words, spaces, heads=[1, 1, 1, 3], deps=["nsubj", "ROOT", "", "ROOT"], sent_starts=[1, 0, 0, 1]
    )
    found = read_analysis(lambda text: doc, doc.text)  # type: ignore[arg-type]
    assert found.sentences == {(0, 9), (10, 13)}
    assert found.arcs == {((0, 4), (5, 9), "nsubj"), ((5, 9), (5, 9), "root"), ((10, 13), (10, 13), "root")}
