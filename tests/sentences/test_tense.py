"""Tense: by the verb's own form, or by the clause around it."""

import pytest
from sentences.trees import tree, word

from dateline.sentences.tense import Form, Tense, tense_of, verb_form

FORMS = {
    "left leave VERB VBD 0 root": Form(Tense.PAST),
    "leaves leave VERB VBZ 0 root": Form(Tense.PRESENT),
    "will = AUX MD 2 aux\nleave = VERB VB 0 root": Form(Tense.FUTURE, "will"),
    "wo will AUX MD 3 aux\nn't not PART RB 3 advmod\nleave = VERB VB 0 root": Form(Tense.FUTURE, "wo"),
    "may = AUX MD 2 aux\nleave = VERB VB 0 root": Form(None, "may"),
    "may = AUX MD 3 aux\nhave = AUX VB 3 aux\nleft leave VERB VBN 0 root": Form(None, "may", is_perfect=True),
    "has have AUX VBZ 2 aux\nleft leave VERB VBN 0 root": Form(Tense.PAST, is_perfect=True),
    "is be AUX VBZ 2 aux\nleaving leave VERB VBG 0 root": Form(Tense.PRESENT, is_progressive=True),
    "was be AUX VBD 2 aux:pass\nseized seize VERB VBN 0 root": Form(Tense.PAST),
    "is be AUX VBZ 2 aux:pass\nseized seize VERB VBN 0 root": Form(Tense.PRESENT),
    "to = PART TO 2 mark\nleave = VERB VB 0 root": Form(None, is_infinitive=True),
    "leaving leave VERB VBG 0 root": Form(None),
}


@pytest.mark.parametrize("rows", FORMS)
def test_forms(rows: str) -> None:
    sentence = tree(rows)
    verb = next(token for token in sentence.tokens if token.pos == "VERB")
    assert verb_form(sentence, verb) == FORMS[rows]


@pytest.mark.parametrize(
    ("rows", "asked", "tense"),
    [
        ("Norway = PROPN NNP 2 nsubj\nleft leave VERB VBD 0 root", "left", Tense.PAST),
        ("Norway = PROPN NNP 2 nsubj\nleaves leave VERB VBZ 0 root", "leaves", Tense.PRESENT),
        ("Norway = PROPN NNP 3 nsubj\nwill = AUX MD 3 aux\nleave = VERB VB 0 root", "leave", Tense.FUTURE),
        ("may = AUX MD 2 aux\nleave = VERB VB 0 root", "leave", Tense.FUTURE),
        ("may = AUX MD 3 aux\nhave = AUX VB 3 aux\nleft leave VERB VBN 0 root", "left", Tense.PAST),
        # A bare form takes the tense of the clause around it, unless that looks ahead.
        ("managed manage VERB VBD 0 root\nto = PART TO 3 mark\nleave = VERB VB 1 xcomp", "leave", Tense.PAST),
        ("plans plan VERB VBZ 0 root\nto = PART TO 3 mark\nleave = VERB VB 1 xcomp", "leave", Tense.FUTURE),
        ("urged urge VERB VBD 0 root\nto = PART TO 3 mark\nleave = VERB VB 1 xcomp", "leave", Tense.FUTURE),
        ("came come VERB VBD 0 root\nto = PART TO 3 mark\nsign = VERB VB 1 advcl", "sign", Tense.FUTURE),
        ("To to PART TO 2 mark\nsign = VERB VB 0 root\na = DET DT 4 det\npact = NOUN NN 2 obj", "sign", Tense.FUTURE),
        ("left leave VERB VBD 0 root\npraising praise VERB VBG 1 advcl", "praising", Tense.PAST),
        ("urged urge VERB VBD 0 root\npraising praise VERB VBG 1 advcl", "praising", Tense.PAST),
        ("urges urge VERB VBZ 0 root\nhaving have AUX VBG 3 aux\nleft leave VERB VBN 1 advcl", "left", Tense.PAST),
        ("towns town NOUN NNS 0 root\nseized seize VERB VBN 1 acl", "seized", Tense.PAST),
        # Nouns have the tense of their verb; one that looks ahead moves what hangs on it into the future.
        ("held hold VERB VBD 0 root\ntalks talk NOUN NNS 1 obj", "talks", Tense.PAST),
        ("will = AUX MD 2 aux\nhold = VERB VB 0 root\ntalks talk NOUN NNS 2 obj", "talks", Tense.FUTURE),
        ("made make VERB VBD 0 root\nplans plan NOUN NNS 1 obj\ntalks talk NOUN NNS 2 nmod", "talks", Tense.FUTURE),
        ("talks talk NOUN NNS 0 root", "talks", Tense.PAST),
        ("Leaving leave VERB VBG 0 root", "Leaving", Tense.PRESENT),
        # A copula is the verb of its noun.
        ("visit = NOUN NN 3 nsubj\nis be AUX VBZ 3 cop\nsuccess = NOUN NN 0 root", "visit", Tense.PRESENT),
    ],
)
def test_tenses(rows: str, asked: str, tense: Tense) -> None:
    sentence = tree(rows)
    assert tense_of(sentence, word(sentence, asked)) is tense
