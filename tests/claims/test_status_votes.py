"""How the model's heads vote on the status that the grammar reads, by sentences told by hand."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from events.made_acts import act, role
from sentences.test_told import telling, word_told
from sentences.trees import tree, word

from dateline.claims.status import DEFAULT_VOTE, GRAMMAR_VOTE, Judgement, judge
from dateline.events.event import Status

VISITED = "Norway = PROPN NNP 2 nsubj\nvisited visit VERB VBD 0 root\nChile = PROPN NNP 2 obj"
WILL = "Norway = PROPN NNP 3 nsubj\nwill = AUX MD 3 aux\nvisited visit VERB VB 0 root\nChile = PROPN NNP 3 obj"
NEVER = "Norway = PROPN NNP 3 nsubj\nnever = ADV RB 3 advmod\nvisited visit VERB VBD 0 root\nChile = PROPN NNP 3 obj"
MET = "After = ADP IN 2 case\nvisited visit NOUN NN 3 obl\nthey = VERB VBD 0 root"
TO = "Norway = PROPN NNP 2 nsubj\nlanded land VERB VBD 0 root\nto = PART TO 4 mark\nvisited visit VERB VB 2 advcl"
Row = Mapping[str, float]
# Where all of the heads' votes are on two statuses, the share that the other one needs to win.
TURN = (1 + GRAMMAR_VOTE) / 2


def judged(rows: str, statuses: Row | None, *, said_by: str = "", at: str = "visited") -> Judgement:
    """What is said of a visit in a sentence with statuses told at a word; None where the heads do not see the word."""
    sentence = tree(rows)
    seen = word_told(len(sentence.tokens), acts={"CONSULT": 0.9}, statuses=statuses)
    told = telling(sentence, {word(sentence, at).index: seen} if statuses is not None else {})
    visit = replace(act(0, who="state/NOR", whom="state/CHL"), token=word(sentence, "visited").index)
    return judge(visit, told, [role(said_by)] if said_by else [])


@pytest.mark.parametrize(
    ("rows", "statuses", "expected"),
    [
        (VISITED, None, "happened"),
        (VISITED, {}, "happened"),
        (VISITED, {"happened": 1.0}, "happened"),
        # The grammar's own is worth a vote that others must outweigh.
        (VISITED, {"planned": GRAMMAR_VOTE - 0.05}, "happened"),
        (VISITED, {"planned": GRAMMAR_VOTE + 0.05}, "planned"),
        (VISITED, {"planned": TURN - 0.05, "happened": 1.05 - TURN}, "happened"),
        (VISITED, {"planned": TURN + 0.05, "happened": 0.95 - TURN}, "planned"),
        # Others that are together likelier do not add up.
        (VISITED, {"planned": 0.5, "possible": 0.5}, "happened"),
        (VISITED, {"ongoing": 0.9}, "ongoing"),
        (WILL, None, "planned"),
        (WILL, {"happened": 0.5, "planned": 0.5}, "planned"),
        (WILL, {"happened": 0.9}, "happened"),
        (NEVER, None, "not_happened"),
        (NEVER, {"denied": 0.9}, "denied"),
    ],
)
def test_grammar_and_heads_vote(rows: str, statuses: Row | None, expected: str) -> None:
    assert judged(rows, statuses).status.value == expected


@pytest.mark.parametrize("status", Status)
def test_the_heads_alone_can_turn_any_status_into_any_other(status: Status) -> None:
    assert {judged(rows, {status.value: 1.0}).status for rows in (VISITED, WILL, NEVER)} == {status}


@pytest.mark.parametrize(
    ("said_by", "statuses", "expected"),
    [
        ("person/ana-moe", None, "alleged"),
        ("person/ana-moe", {"happened": DEFAULT_VOTE - 0.05}, "alleged"),
        ("person/ana-moe", {"happened": DEFAULT_VOTE + 0.05}, "happened"),
        # What those of another state tell stays theirs, however sure the heads are.
        ("state/PER", None, "alleged"),
        ("state/PER", {"happened": 1.0}, "alleged"),
        ("person/ana-moe@PER", {"happened": 1.0}, "alleged"),
        ("person/ana-moe@NOR", {"happened": 1.0}, "happened"),
    ],
)
def test_the_vote_is_on_what_is_only_said(said_by: str, statuses: Row | None, expected: str) -> None:
    assert judged(VISITED, statuses, said_by=said_by).status.value == expected


@pytest.mark.parametrize(("rows", "status"), [(MET, "happened"), (TO, "possible")])
def test_where_no_word_decides_the_heads_have_more_of_a_say(rows: str, status: str) -> None:
    assert judged(rows, None).status.value == status
    assert judged(rows, {"planned": DEFAULT_VOTE - 0.05}).status.value == status
    assert judged(rows, {"planned": DEFAULT_VOTE + 0.05}).status is Status.PLANNED


@pytest.mark.parametrize("rows", [VISITED, WILL, NEVER])
def test_another_word_has_no_vote(rows: str) -> None:
    assert judged(rows, {"hypothetical": 1.0}, at="Chile") == judged(rows, None)


@pytest.mark.parametrize(
    ("rows", "status", "expected"),
    [
        (VISITED, None, "+ certain past"),
        (WILL, None, "+ certain future"),
        (NEVER, None, "- certain past"),
        (VISITED, "not_happened", "- certain past"),
        (VISITED, "denied", "- possible past"),
        (VISITED, "alleged", "+ probable past"),
        (VISITED, "possible", "+ possible past"),
        # What did not happen by the grammar has happened by the vote.
        (NEVER, "happened", "+ certain past"),
        (NEVER, "not_happened", "- certain past"),
    ],
)
def test_what_goes_with_a_status_is_that_of_the_vote(rows: str, status: str | None, expected: str) -> None:
    found = judged(rows, {status: 1.0} if status else None)
    assert f"{found.polarity} {found.certainty.value} {found.tense.value}" == expected


@pytest.mark.parametrize(
    ("rows", "statuses", "reasons"),
    [
        (VISITED, None, ()),
        (VISITED, {"happened": 1.0}, ()),
        (VISITED, {"planned": 1.0}, ("status: planned by the heads, happened by the grammar",)),
        (NEVER, {"not_happened": 1.0}, ("negation: never",)),
        (NEVER, {"denied": 1.0}, ("negation: never", "status: denied by the heads, not_happened by the grammar")),
    ],
)
def test_it_is_told_that_the_heads_decided(rows: str, statuses: Row | None, reasons: tuple[str, ...]) -> None:
    assert judged(rows, statuses).reasons == reasons
