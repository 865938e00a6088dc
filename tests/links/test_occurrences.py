"""Which events are one occurrence, and that neither the order of arrival nor linking day by day changes it."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_told import many_told
from telling import change_event, place, tell

from dateline.events.event import Status
from dateline.links.occurrences import (
    families_of,
    join_groups,
    link_groups,
    link_occurrences,
    order_of,
)
from dateline.links.told import Told

VISIT = tell("a1 2031-03-04 Post", "CONSULT/visit happened", "Nora Lund@NOR > Latvia@LVA", "2031-03-03")
TREMOR = "The minister [arrived]."


def are_one(*told: Told) -> bool:
    """Whether all are told of one thing."""
    return len(link_occurrences(told)) == 1


def visit(article: str, who: str = "Nora Lund@NOR > Latvia@LVA", when: str = "", *, status: str = "happened") -> Told:
    """A visit, told by the coded mode of the codebook."""
    return change_event(tell(article, f"CONSULT/visit {status}", who, when), entry="CONSULT/visit/verb/visit")


def host(article: str, who: str, when: str) -> Told:
    """A reception, told by the coded mode of the codebook."""
    return change_event(tell(article, "CONSULT/host happened", who, when), entry="CONSULT/host/verb/host")


@pytest.mark.parametrize(
    "other",
    [
        visit("a2 2031-03-05 Gazette", when="2031-03-03"),
        visit("a2 2031-03-05 Gazette", "Lund@NOR > Latvia@LVA", "2031-03-03"),
        visit("a2 2031-03-05 Gazette", "Norway@NOR > Latvia@LVA", "2031-03"),
        visit("a2 2031-03-05 Gazette"),
        visit("a2 2031-02-20 Gazette", when="2031-03", status="planned"),
        visit("a2 2031-02-20 Gazette", status="possible"),
        visit("a2 2031-02-20 Gazette", when="2031-03-01", status="planned"),
        visit("a2 2031-03-05 Gazette", when="2031-03-03", status="denied"),
        visit("a2 2032-06-05 Gazette", when="2031-03-03"),
        host("a2 2031-03-05 Gazette", "Latvia@LVA > Nora Lund@NOR", "2031-03-03"),
    ],
    ids=[
        "same", "by surname", "by state", "undated", "planned", "expected", "put off", "denied", "looking back",
        "by the host",
    ],
)
def test_one_thing_told_twice_is_one_occurrence(other: Told) -> None:
    assert are_one(visit("a1 2031-03-04 Post", when="2031-03-03"), other)


@pytest.mark.parametrize(
    "other",
    [
        visit("a2 2031-03-05 Gazette", "Anna Berg@NOR > Latvia@LVA", "2031-03-03"),
        visit("a2 2031-03-05 Gazette", "Nora Lund@NOR > Finland@FIN", "2031-03-03"),
        visit("a2 2032-03-05 Gazette", when="2032-03-03"),
        visit("a2 2031-03-06 Gazette", when="2031-03-06"),
        visit("a2 2030-03-05 Gazette", when="2030"),
        tell("a2 2031-03-05 Gazette", "ASSAULT/attack happened", "Nora Lund@NOR > Latvia@LVA", "2031-03-03"),
        tell("a2 2031-03-05 Gazette", "CONSULT/visit happened", "", "2031-03-03"),
        visit("a2 2031-03-05 Gazette", "Latvia@LVA > Norway@NOR", "2031-03-03"),
        visit("a2 2031-03-05 Gazette", "Nora Lund@NOR > Oslo@NOR", "2031-03-03"),
        host("a2 2031-03-05 Gazette", "Nora Lund@NOR > Latvia@LVA", "2031-03-03"),
    ],
    ids=[
        "another person", "another host", "a year later", "days later", "a year before", "another act", "nobody",
        "the other way", "the way home", "as host",
    ],
)
def test_two_things_are_two(other: Told) -> None:
    assert not are_one(visit("a1 2031-03-04 Post", when="2031-03-03"), other)


@pytest.mark.parametrize("status", Status)
def test_status_of_a_dated_act_does_not_matter(status: Status) -> None:
    assert are_one(VISIT, change_event(replace(VISIT, published="2031-03-03"), id="other", status=status))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("CONSULT/visit | [visited]", "CONSULT/visit | his [trip]"),
        ("RETREAT/resign | [stepped down]", "RETREAT/resign | the [resignation]"),
        ("COERCE/dissolve | [prorogation] of the house", "COERCE/dissolve | [suspended] the house"),
        ("RETREAT/ceasefire | a [ceasefire] began", "AGREE/settle | agreed on a [ceasefire]"),
        ("CONSULT/meet | they [met]", "CONSULT/talk | they held [talks]"),
    ],
)
def test_an_act_is_told_in_many_words(one: str, other: str) -> None:
    told = []
    for number, (act, sentence) in enumerate(row.split(" | ") for row in (one, other)):
        made = tell(f"a{number} 2031-03-04 Post", f"{act} happened", "Nora Lund@NOR", "2031-03-03", sentence=sentence)
        told.append(change_event(made, entry=act))
    assert are_one(*told)


def test_a_plan_waits_for_what_is_told_as_done_and_not_the_other_way() -> None:
    planned, made = visit("a1 2031-01-04 Post", status="possible"), visit("a2 2031-09-20 Post")
    assert are_one(planned, made)
    assert not are_one(replace(planned, published="2032-06-04"), made)


@pytest.mark.parametrize(
    ("people", "is_one"),
    [("Nora Lund@NOR + Ilze Ozola@LVA", True), ("Nora Lund@NOR + Anna Berg@NOR", False), ("Nora Lund@NOR", False)],
)
def test_people_of_two_states_sign_for_these(people: str, *, is_one: bool) -> None:
    signed = [
        change_event(tell(article, "AGREE/sign happened", who, when, sentence="They [signed] it."), entry="AGREE/sign")
        for article, who, when in (("a1 2031-03-04 Post", "Norway@NOR + Latvia@LVA", "2031-03-03"),
                                   ("a2 2031-03-04 Star", people, ""))
    ]  # fmt: skip
    assert are_one(*signed) is is_one


@pytest.mark.parametrize(("other", "is_one"), [("", False), ("Latvia@LVA", True)])
def test_a_parliament_passes_many_laws(other: str, *, is_one: bool) -> None:
    who = f"the house@NOR {other and '+ ' + other}"
    votes = [tell(f"a{month} 2031-0{month}-09 Post", "AGREE/approve happened", who) for month in (3, 6)]
    assert are_one(*(change_event(vote, entry="AGREE/approve/verb/pass") for vote in votes)) is is_one


def test_two_people_are_not_joined_by_one_who_tells_of_their_state() -> None:
    one, other = visit("a1 2031-03-04 Post"), visit("a2 2031-03-04 Post", "Anna Berg@NOR > Latvia@LVA")
    of_state = visit("a3 2031-03-04 Post", "Norway@NOR > Latvia@LVA")
    joined = link_occurrences([one, other, of_state])
    assert not any({one.event.id, other.event.id} <= set(occurrence.events) for occurrence in joined)


def test_places_tell_apart_what_days_do_not() -> None:
    strikes = [
        tell(f"a{number} 2031-03-04 Post", "PROTEST/strike happened", "the miners@NOR", "2031-03") for number in (1, 2)
    ]
    assert are_one(*(place(strike, "Oslo") for strike in strikes))
    assert are_one(place(strikes[0], "Riga"), place(strikes[1], "Jurmala"))
    assert not are_one(place(strikes[0], "Oslo"), place(strikes[1], "Tromso"))


def test_events_stand_in_order_of_publication_with_why_they_joined() -> None:
    later, first = visit("a1 2031-03-05 Post", when="2031-03-03"), visit("a2 2031-03-04 Post", when="2031-03-03")
    (occurrence,) = link_occurrences([later, first])
    assert occurrence.events == (first.event.id, later.event.id)
    assert occurrence.reasons == ("told alike",)
    (occurrence,) = link_occurrences([later, visit("a3 2031-03-04 Post", "Norway@NOR > Latvia@LVA", "2031-03")])
    assert occurrence.reasons == ("same act, actors of one state, recipients of one state, days that agree",)


def test_a_later_article_does_not_rename_an_occurrence() -> None:
    first = visit("a1 2031-03-04 Post", when="2031-03-03")
    (alone,) = link_occurrences([first])
    (together,) = link_occurrences([visit("a0 2031-03-09 Post", when="2031-03-03"), first])
    assert alone.id == together.id


def test_nothing_told_is_no_occurrence() -> None:
    assert link_occurrences([]) == []


@given(many_told(), st.randoms())
@settings(max_examples=60, deadline=None)
def test_the_order_of_arrival_does_not_matter(told: list[Told], random: Random) -> None:
    shuffled = random.sample(told, len(told))
    assert link_occurrences(shuffled) == link_occurrences(told)


@given(many_told())
@settings(max_examples=40, deadline=None)
def test_every_event_is_in_one_occurrence(told: list[Told]) -> None:
    events = [event for occurrence in link_occurrences(told) for event in occurrence.events]
    assert sorted(events) == sorted(one.event.id for one in told)


@given(many_told())
@settings(max_examples=40, deadline=None)
def test_families_can_be_linked_apart(told: list[Told]) -> None:
    groups = []
    for family in {family for one in told for family in families_of(one)}:
        inside = [one for one in told if family in families_of(one)]
        groups += [group for group in link_groups(inside) if group.part.startswith(f"{family}/")]
    assert join_groups(groups, map(order_of, told)) == link_occurrences(told)
