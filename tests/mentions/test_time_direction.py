"""Which way a time looks, by the words it hangs on."""

import pytest
from sentences.trees import tree

from dateline.mentions.time_direction import direction_of
from dateline.mentions.times import find_times
from dateline.sentences.tense import Tense

SAID = """
    They = PRON PRP 2 nsubj
    said say VERB VBD 0 root
    Monday = PROPN NNP 2 obl:unmarked
"""
ANNOUNCED = """
    The the DET DT 2 det
    plan = NOUN NN 6 nsubj
    announced announce VERB VBN 2 acl
    Monday = PROPN NNP 3 obl:unmarked
    will = AUX MD 6 aux
    fail = VERB VB 0 root
"""
MEET = """
    They = PRON PRP 2 nsubj
    meet = VERB VBP 0 root
    Monday = PROPN NNP 2 obl:unmarked
"""
STATEMENT = """
    Monday = PROPN NNP 2 nmod:poss
    statement = NOUN NN 3 nsubj
    says say VERB VBZ 0 root
"""
SET = """
    Talks talk NOUN NNS 2 nsubj
    failed fail VERB VBD 0 root
    , = PUNCT , 4 punct
    set = ADJ JJ 1 acl
    to = PART TO 6 mark
    resume = VERB VB 4 xcomp
    Monday = PROPN NNP 6 obl:unmarked
"""
HAD_BEEN_DUE = """
    It = PRON PRP 4 nsubj
    had have AUX VBD 4 aux
    been be AUX VBN 4 cop
    due = ADJ JJ 0 root
    to = PART TO 6 mark
    expire = VERB VB 4 xcomp
    Monday = PROPN NNP 6 obl:unmarked
"""
DUE = """
    A = DET DT 2 det
    report = NOUN NN 5 nsubj
    due = ADJ JJ 2 amod
    Friday = PROPN NNP 3 obl:unmarked
    failed fail VERB VBD 0 root
"""
PUT_OFF = """
    They = PRON PRP 2 nsubj
    postponed postpone VERB VBD 0 root
    it = PRON PRP 2 obj
    until = ADP IN 5 case
    Friday = PROPN NNP 2 obl
"""
BY_MONTH = """
    They = PRON PRP 2 nsubj
    lent lend VERB VBD 0 root
    money = NOUN NN 2 obj
    until = ADP IN 5 case
    January = PROPN NNP 2 obl
"""
SINCE_MONTH = """
    They = PRON PRP 3 nsubj
    will = AUX MD 3 aux
    say = VERB VB 0 root
    he = PRON PRP 5 nsubj
    ruled rule VERB VBD 3 ccomp
    since = ADP IN 7 case
    January = PROPN NNP 3 obl
"""
IS_MONDAY = """
    The the DET DT 2 det
    vote = NOUN NN 4 nsubj
    is be AUX VBZ 4 cop
    Monday = PROPN NNP 0 root
"""
HAS_SCHEDULED = """
    They = PRON PRP 3 nsubj
    have have AUX VBP 3 aux
    scheduled schedule VERB VBN 0 root
    a = DET DT 5 det
    vote = NOUN NN 3 obj
    Monday = PROPN NNP 5 nmod:unmarked
"""
ARE_EXPECTED = """
    More = ADJ JJR 3 nsubj:pass
    are be AUX VBP 3 aux:pass
    expected expect VERB VBN 0 root
    Monday = PROPN NNP 3 obl:unmarked
"""
WERE_EXPECTED = """
    More = ADJ JJR 3 nsubj:pass
    were be AUX VBD 3 aux:pass
    expected expect VERB VBN 0 root
    Monday = PROPN NNP 3 obl:unmarked
"""
PLANNED_FOR = """
    The the DET DT 2 det
    march = NOUN NN 6 nsubj
    planned plan VERB VBN 2 acl
    for = ADP IN 5 case
    Monday = PROPN NNP 3 obl
    failed fail VERB VBD 0 root
"""
PAYABLE = """
    They = PRON PRP 2 nsubj
    declared declare VERB VBD 0 root
    it = PRON PRP 2 obj
    , = PUNCT , 5 punct
    payable = ADJ JJ 3 amod
    January = PROPN NNP 2 obl:unmarked
"""
SINCE_SHORTLY_AFTER = """
    They = PRON PRP 4 nsubj
    have = AUX VBP 4 aux
    been be AUX VBN 4 aux
    looking look VERB VBG 0 root
    since = ADP IN 7 case
    after = ADP IN 7 case
    January = PROPN NNP 4 obl
"""
FORECAST = """
    They = PRON PRP 2 nsubj
    forecast = VERB VBD 0 root
    third = ADJ JJ 4 amod
    quarter = NOUN NN 5 compound
    losses loss NOUN NNS 2 obj
"""
EXPECTED_BACK_THEN = """
    In in ADP IN 2 case
    January = PROPN NNP 4 obl
    nobody = PRON NN 4 nsubj
    expected expect VERB VBD 0 root
    it = PRON PRP 4 obj
"""
OPENS_IN = """
    It = PRON PRP 2 nsubj
    opens open VERB VBZ 0 root
    in = ADP IN 4 case
    January = PROPN NNP 2 obl
"""
WORTH_IN = """
    He = PRON PRP 2 nsubj
    calls call VERB VBZ 0 root
    it = PRON PRP 2 obj
    worth = ADJ JJ 2 xcomp
    less = ADJ JJR 4 obj
    in = ADP IN 7 case
    January = PROPN NNP 4 obl
"""


@pytest.mark.parametrize(
    ("rows", "direction"),
    [
        (SAID, Tense.PAST),
        (ANNOUNCED, Tense.PAST),
        (MEET, Tense.FUTURE),
        (SET, Tense.FUTURE),
        (DUE, Tense.FUTURE),
        (PUT_OFF, Tense.FUTURE),
        (BY_MONTH, Tense.FUTURE),
        (SINCE_MONTH, Tense.PAST),
        (SINCE_SHORTLY_AFTER, Tense.PAST),
        (IS_MONDAY, Tense.FUTURE),
        (HAS_SCHEDULED, Tense.FUTURE),
        (ARE_EXPECTED, Tense.FUTURE),
        (PLANNED_FOR, Tense.FUTURE),
        (PAYABLE, Tense.FUTURE),
        (OPENS_IN, Tense.FUTURE),
        (FORECAST, Tense.PRESENT),
    ],
)
def test_direction(rows: str, direction: Tense) -> None:
    sentence = tree(rows)
    (expression,) = find_times(sentence)
    assert direction_of(sentence, expression) is direction


@pytest.mark.parametrize("rows", [STATEMENT, HAD_BEEN_DUE, WERE_EXPECTED, EXPECTED_BACK_THEN, WORTH_IN])
def test_does_not_look_ahead(rows: str) -> None:
    sentence = tree(rows)
    (expression,) = find_times(sentence)
    assert direction_of(sentence, expression) is not Tense.FUTURE
