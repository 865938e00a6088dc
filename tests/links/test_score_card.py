"""How often what somebody announced came true."""

import pytest
from telling import one_occurrence, tell

from dateline.links.expectations import find_expectations
from dateline.links.score_card import ScoreLine, score_card
from dateline.links.told import Told

VISIT = "Nora Lund@NOR > Latvia@LVA"
OWN = f"{VISIT} < Nora Lund@NOR"
DONE = tell("z1 2031-04-01 Baltic Wire", "CONSULT/visit happened", VISIT, "2031-03-18")


def card(*tellings: Told) -> dict[str, ScoreLine]:
    """The card over tellings of one occurrence, by holder."""
    return {line.holder: line for line in score_card(find_expectations(tellings, one_occurrence(*tellings)), tellings)}


def test_what_is_settled_counts_for_its_holder() -> None:
    line = card(tell("a1 2031-03-10", "CONSULT/visit planned", OWN, "2031-03-18"), DONE)["Nora Lund"]
    assert (line.fulfilled, line.settled, line.share, line.is_outlet) == (1, 1, 1.0, False)


def test_nothing_settled_is_no_share() -> None:
    line = card(tell("a1 2031-03-10", "CONSULT/visit planned", OWN, "2031-03-18"))["Nora Lund"]
    assert (line.open, line.share) == (1, None)


def test_the_voice_of_an_outlet_is_its_own_line() -> None:
    line = card(tell("a1 2031-03-10 Fjord Post", "CONSULT/visit possible", VISIT, "2031-03-18"))["Fjord Post"]
    assert (line.is_outlet, line.open) == (True, 1)


@pytest.mark.parametrize(
    ("second", "count"),
    [
        (tell("a2 2031-03-11 Baltic Wire", "CONSULT/visit planned", OWN, "2031-03-18"), 1),
        (tell("a2 2031-03-11 Baltic Wire", "CONSULT/visit planned", OWN, "2031-03-25"), 2),
    ],
    ids=["the same words again", "another day"],
)
def test_an_announcement_counts_once_however_often_it_is_printed(second: Told, count: int) -> None:
    first = tell("a1 2031-03-10 Fjord Post", "CONSULT/visit planned", OWN, "2031-03-18")
    line = card(first, second)["Nora Lund"]
    assert line.settled + line.open == count


@pytest.mark.parametrize(
    ("asking", "holders"),
    [("REQUEST/ask happened", set()), ("ACCUSE/criticise happened", {"Latvia"})],
    ids=["a demand is no word to keep", "a forecast is"],
)
def test_demands_are_left_out(asking: str, holders: set[str]) -> None:
    act = tell("a1 2031-03-10", "RETREAT/withdraw possible", "Norway@NOR < Latvia@LVA", sentence="They ask to [leave].")
    spoken = tell("a1 2031-03-10", asking, "Latvia@LVA > Norway@NOR", sentence="They [ask] to leave.")
    assert set(card(act, spoken)) == holders
