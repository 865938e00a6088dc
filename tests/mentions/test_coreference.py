"""Pronouns: whom they stand for where that is plain, and silence where it is not."""

import pytest
from political_sentences import MINISTER, NORWAY_ALONE, NOTHING, SPOKESMAN, actors, called, pronouns
from sentences.trees import trees

from dateline.mentions.actors import antecedent
from dateline.mentions.coreference import settle_owners

PROTESTERS = """
    Norwegian = ADJ JJ 2 amod
    protesters protester NOUN NNS 3 nsubj
    marched march VERB VBD 0 root
"""
MET_HIM = """
    Ivan = PROPN NNP 3 nsubj B-PER
    Petrov = PROPN NNP 1 flat I-PER
    met meet VERB VBD 0 root
    him he PRON PRP 3 obj
"""
ANA_MET_HIM = MET_HIM.replace("Ivan", "Ana").replace("Petrov", "Kovač")
SAID_HE = """
    Ivan = PROPN NNP 3 nsubj B-PER
    Petrov = PROPN NNP 1 flat I-PER
    said say VERB VBD 0 root
    he = PRON PRP 5 nsubj
    left leave VERB VBD 3 ccomp
"""
TWO_PEOPLE = """
    Ivan = PROPN NNP 3 nsubj B-PER
    Petrov = PROPN NNP 1 flat I-PER
    praised praise VERB VBD 0 root
    Ana = PROPN NNP 3 obj B-PER
    Kovač = PROPN NNP 4 flat I-PER
"""


QUOTED = """
    “ = PUNCT `` 3 punct
    We we PRON PRP 3 nsubj
    agree = VERB VBP 6 ccomp
    , = PUNCT , 3 punct
    ” = PUNCT '' 3 punct
    said say VERB VBD 0 root
    Ivan = PROPN NNP 6 nsubj B-PER
    Petrov = PROPN NNP 7 flat I-PER
"""
QUOTED_ON = """
    “ = PUNCT `` 3 punct
    I I PRON PRP 3 nsubj
    agree = VERB VBP 0 root
    ” = PUNCT '' 3 punct
"""
THREE_STATES = """
    Norway = PROPN NNP 2 nsubj B-LOC
    praised praise VERB VBD 0 root
    Chile = PROPN NNP 2 obj B-LOC
    and = CCONJ CC 5 cc
    Finland = PROPN NNP 3 conj B-LOC
"""
ITS_MINISTRY = """
    Its its PRON PRP$ 2 nmod:poss
    ministry = NOUN NN 3 nsubj
    agreed agree VERB VBD 0 root
"""


def left(pronoun: str) -> str:
    """A sentence with a pronoun as its subject."""
    return f"{pronoun} = PRON PRP 2 nsubj\nleft leave VERB VBD 0 root\n. = PUNCT . 2 punct"


def resolved(*article: str) -> list[tuple[str, str]]:
    """Each pronoun with the words it stands for."""
    return [(mention.text, mention.value) for mention in pronouns(*article)]


@pytest.mark.parametrize(
    ("article", "found"),
    [
        ([NORWAY_ALONE, left("It")], [("It", "Norway")]),
        ([NORWAY_ALONE, left("He")], []),
        ([NORWAY_ALONE, left("They")], []),
        ([MINISTER, left("He")], [("He", "Ivan Petrov")]),
        ([MINISTER, left("She")], [("She", "Ivan Petrov")]),
        ([PROTESTERS, left("They")], [("They", "protesters")]),
        ([PROTESTERS, left("This")], []),
        ([left("He"), MINISTER], []),
        ([SAID_HE], [("he", "Ivan Petrov")]),
        # The object of a verb is not its subject.
        ([MET_HIM], []),
        ([SAID_HE, ANA_MET_HIM], [("he", "Ivan Petrov"), ("him", "Ivan Petrov")]),
        # Of two, the subject of the main clause.
        ([TWO_PEOPLE, left("He")], [("He", "Ivan Petrov")]),
        # Two sentences back is near enough, three is not.
        ([MINISTER, left("Nobody"), left("He")], [("He", "Ivan Petrov")]),
        ([MINISTER, left("Nobody"), left("Nobody"), left("He")], []),
        ([NOTHING], []),
        # Inside a quotation the speaker is "we"; outside of one nobody is.
        ([QUOTED], [("We", "Ivan Petrov")]),
        ([QUOTED, QUOTED_ON], [("We", "Ivan Petrov"), ("I", "Ivan Petrov")]),
        ([QUOTED_ON], []),
        ([MINISTER, left("We")], []),
    ],
)
def test_whom_pronouns_stand_for(article: list[str], found: list[tuple[str, str]]) -> None:
    assert resolved(*article) == found


def test_a_pronoun_has_the_value_of_its_antecedent_and_its_own_words() -> None:
    (he,) = pronouns(MINISTER, left("He"))
    text = " ".join(sentence.text for sentence in trees(MINISTER, left("He")))
    assert (he.id, he.country, he.basis) == ("person/ivan-petrov", "RUS", "coreference")
    assert [he.span.of(text), antecedent(he).of(text)] == ["He", "Ivan Petrov"]
    assert [span.of(text) for span in he.through] == ["Ivan Petrov", "Russian"]


def test_what_belongs_to_a_pronoun_belongs_to_its_antecedent() -> None:
    article = [THREE_STATES, ITS_MINISTRY]
    ministry = called(settle_owners(trees(*article), actors(*article) + pronouns(*article)), "ministry")
    text = " ".join(sentence.text for sentence in trees(*article))
    assert (ministry.country, ministry.basis) == ("NOR", "modifier")
    assert [span.of(text) for span in ministry.through] == ["Its", "Norway"]


@pytest.mark.parametrize("article", [[MINISTER, SPOKESMAN], [NORWAY_ALONE], [NOTHING, ITS_MINISTRY]])
def test_nothing_else_changes_its_owner(article: list[str]) -> None:
    found = actors(*article) + pronouns(*article)
    assert settle_owners(trees(*article), found) == found


PUTIN_MET = """
    Russian = ADJ JJ 3 amod
    President = PROPN NNP 3 compound
    Vladimir = PROPN NNP 5 nsubj B-PER
    Putin = PROPN NNP 3 flat I-PER
    met meet VERB VBD 0 root
    {honorific} = PROPN NNP 7 compound
    Moe = PROPN NNP 5 obj B-PER
"""


@pytest.mark.parametrize(
    ("honorific", "pronoun", "expected"),
    [
        # The registry knows the sex of those it knows, an honorific tells that of others.
        ("Mrs", "She", ["Moe"]),
        ("Mrs", "He", ["Vladimir Putin"]),
        ("Mr", "She", []),
        ("Mr", "He", ["Vladimir Putin"]),
        # Of whom nothing is known anything may be said.
        ("Senator", "She", ["Moe"]),
        ("Senator", "Her", ["Moe"]),
    ],
)
def test_the_sex_of_a_pronoun(honorific: str, pronoun: str, expected: list[str]) -> None:
    found = resolved(PUTIN_MET.format(honorific=honorific), left(pronoun))
    assert [antecedent for _, antecedent in found] == expected


@pytest.mark.parametrize(("pronoun", "expected"), [("He", []), ("She", ["Moe"])])
def test_nobody_of_the_other_sex_is_taken_for_want_of_another(pronoun: str, expected: list[str]) -> None:
    rows = "Mrs = PROPN NNP 2 compound\nMoe = PROPN NNP 3 nsubj B-PER\nspoke speak VERB VBD 0 root"
    assert [antecedent for _, antecedent in resolved(rows, left(pronoun))] == expected
