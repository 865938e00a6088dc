"""Which words of a sentence name somebody or some place."""

import pytest
from political_sentences import GOVERNMENT, MINISTER, NORWAY_ALONE, NOTHING, SPOKESMAN
from sentences.trees import tree

from dateline.mentions.candidate import CandidateKind
from dateline.mentions.candidates import find_candidates

ORGANISATION, STATE, PERSON, PLACE, ROLE = CandidateKind


def found(rows: str, countries: frozenset[str] = frozenset()) -> list[tuple[str, CandidateKind, str]]:
    """The words, kind and head word of each candidate in an article that names these states."""
    sentence = tree(rows)
    return [
        (" ".join(t.text for t in sentence.tokens[c.first : c.last + 1]), c.kind, sentence.tokens[c.head].text)
        for c in find_candidates(sentence, countries)
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
        # A state and an office that the model takes for the beginning of a name.
        (
            "US = PROPN NNP 5 compound B-PER\nSecretary = PROPN NNP 5 compound I-PER\nof = ADP IN 4 case I-PER\n"
            "State = PROPN NNP 2 nmod I-PER\nAna = PROPN NNP 7 nsubj I-PER\nMoe = PROPN NNP 5 flat I-PER\n"
            "left leave VERB VBD 0 root",
            [("US", STATE, "US"), ("Secretary of State", ROLE, "Secretary"), ("Ana Moe", PERSON, "Ana")],
        ),
        # "King" and "Bishop" are surnames too.
        (
            "King = PROPN NNP 3 nsubj B-PER\nMoe = PROPN NNP 1 flat I-PER\nleft leave VERB VBD 0 root",
            [("King Moe", PERSON, "King")],
        ),
        # Nor is an "of" that the model takes for one.
        (
            "ministry = NOUN NN 0 root\nof = ADP IN 3 case B-ORG\nChile = PROPN NNP 1 nmod B-LOC",
            [("ministry", ROLE, "ministry"), ("Chile", STATE, "Chile")],
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


KOREAS = frozenset({"KOR", "PRK"})
THE_NORTH = "The the DET DT 2 det\nNorth = PROPN NNP 3 nsubj B-LOC\nsent send VERB VBD 0 root"
NORTHERN = "Northern = ADJ JJ 2 amod\ntroops troop NOUN NNS 3 nsubj\nleft leave VERB VBD 0 root"
NORTH_SEA = (
    "The the DET DT 3 det\nNorth = PROPN NNP 3 compound B-LOC\nSea = PROPN NNP 4 nsubj I-LOC\nrose rise VERB VBD 0 root"
)
NORTH_ALONE = "North = ADV RB 2 advmod\nflew fly VERB VBD 0 root"


@pytest.mark.parametrize(
    ("rows", "countries", "words"),
    [
        (THE_NORTH, KOREAS, ["North"]),
        (NORTHERN, KOREAS, ["Northern"]),
        (THE_NORTH, frozenset({"KOR"}), []),
        (THE_NORTH, frozenset({"NOR", "SDN"}), []),
        (NORTHERN, frozenset(), []),
        (NORTH_SEA, KOREAS, []),
        (NORTH_ALONE, KOREAS, []),
    ],
)
def test_the_north_is_a_state_beside_both(rows: str, countries: frozenset[str], words: list[str]) -> None:
    assert [text for text, kind, _ in found(rows, countries) if kind is STATE] == words
