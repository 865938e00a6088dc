"""Which words of a sentence name somebody or some place."""

import pytest
from political_sentences import GOVERNMENT, MINISTER, NORWAY_ALONE, NOTHING, SPOKESMAN
from sentences.trees import tree

from dateline.mentions.candidate import CandidateKind, find_candidates

ORGANISATION, STATE, PERSON, PLACE, ROLE = CandidateKind


def found(rows: str) -> list[tuple[str, CandidateKind, str]]:
    """The words, kind and head word of each candidate."""
    sentence = tree(rows)
    return [
        (" ".join(t.text for t in sentence.tokens[c.first : c.last + 1]), c.kind, sentence.tokens[c.head].text)
        for c in find_candidates(sentence)
    ]


@pytest.mark.parametrize(
    ("rows", "candidates"),
    [
        (NOTHING, []),
        (NORWAY_ALONE, [("Norway", STATE, "Norway")]),
        (GOVERNMENT, [("government", ROLE, "government")]),
        (
            MINISTER,
            [
                ("Russian", STATE, "Russian"),
                ("Foreign Minister", ROLE, "Minister"),
                ("Ivan Petrov", PERSON, "Ivan"),
                ("Finland", STATE, "Finland"),
            ],
        ),
        (
            SPOKESMAN,
            [("Ivan Petrov", PERSON, "Ivan"), ("spokesman", ROLE, "spokesman"), ("Oleg Ilin", PERSON, "Oleg")],
        ),
        # The possessive sign is no part of a name, whatever the model says.
        (
            "Petrov = PROPN NNP 3 nmod:poss B-PER\n's = PART POS 1 case I-PER\nvisit = NOUN NN 0 root",
            [("Petrov", PERSON, "Petrov")],
        ),
        # A name that the registry knows, inside one that it does not.
        (
            "Bank = PROPN NNP 0 root B-ORG\nof = ADP IN 3 case I-ORG\nNorvania = PROPN NNP 1 nmod I-ORG",
            [("Bank of Norvania", ORGANISATION, "Bank")],
        ),
        ("Vadsund = PROPN NNP 0 root B-LOC", [("Vadsund", PLACE, "Vadsund")]),
        # Ambiguous words need a model that sees a name of the same kind there.
        ("Jordan = PROPN NNP 2 nsubj B-LOC\nleft leave VERB VBD 0 root", [("Jordan", STATE, "Jordan")]),
        (
            "Jordan = PROPN NNP 3 nsubj B-PER\nBerg = PROPN NNP 1 flat I-PER\nleft leave VERB VBD 0 root",
            [("Jordan Berg", PERSON, "Jordan")],
        ),
        # The first of two names that the model misses, joined by the tree; an office there is none.
        (
            "Lio = PROPN NNP 3 nsubj\nAbara = PROPN NNP 1 flat B-PER\nleft leave VERB VBD 0 root",
            [("Lio Abara", PERSON, "Lio")],
        ),
        (
            "President = PROPN NNP 3 nsubj\nAbara = PROPN NNP 1 flat B-PER\nleft leave VERB VBD 0 root",
            [("President", ROLE, "President"), ("Abara", PERSON, "Abara")],
        ),
        # Signs alone are no name.
        ("-- = PUNCT : 0 root B-PER", []),
        # Lower-case words are no states.
        ("turkey = NOUN NN 0 root", []),
    ],
)
def test_candidates(rows: str, candidates: list[tuple[str, CandidateKind, str]]) -> None:
    assert found(rows) == candidates


def test_two_names_in_a_row_stay_two() -> None:
    rows = "Lio = PROPN NNP 3 nsubj B-PER\nAna = PROPN NNP 1 list B-PER\nleft leave VERB VBD 0 root"
    assert [words for words, _, _ in found(rows)] == ["Lio", "Ana"]


@pytest.mark.parametrize("rows", [NORWAY_ALONE, MINISTER, SPOKESMAN, GOVERNMENT])
def test_candidates_do_not_overlap_and_hold_their_head(rows: str) -> None:
    candidates = find_candidates(tree(rows))
    words = [index for c in candidates for index in range(c.first, c.last + 1)]
    assert words == sorted(set(words))
    assert all(c.first <= c.head <= c.last and c.length == c.last - c.first + 1 for c in candidates)
