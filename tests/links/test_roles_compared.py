"""Whether those whom two articles name can be the same."""

import pytest
from telling import place, tell

from dateline.articles.span import Span
from dateline.events.event import Role
from dateline.links.roles_compared import are_compatible, are_same, names_in_words, other_people, plays_out


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Nora Lund@NOR", "Nora Lund@NOR", True),
        ("Nora Lund@NOR", "Nora Kari Lund@NOR", True),
        ("Nora Lund@NOR", "Nora Berg@NOR", False),
        ("Nora Kari Lund@NOR", "Nora Maj Lund@NOR", False),
        ("Norway@NOR", "Nora Lund@NOR", False),
        ("Norway@NOR", "Norwegians@NOR", True),
        ("the council of elders@LVA", "the council@LVA", True),
        ("the council@LVA", "the council@EST", False),
    ],
)
def test_same_party_either_way(one: str, other: str, same: bool) -> None:
    first, second = (tell("a1", "CONSULT happened", who).event.actors[0] for who in (one, other))
    assert are_same(first, second) is are_same(second, first) is same


@pytest.mark.parametrize("other", ["somebody in Norway", "Norway Times Press", "Norway"])
def test_whom_nobody_names_is_not_known_to_be_any_other(other: str) -> None:
    first, second = (Role(Span("a1", 0, 4), "Oslo", name=name, country="NOR") for name in ("somebody in Norway", other))
    assert are_same(first, second) is are_same(second, first) is False
    assert are_compatible([first], [second])


@pytest.mark.parametrize(
    ("expected", "found", "is_played_out"),
    [
        ("Nora Lund@NOR > Latvia@LVA", "Nora Lund@NOR > Latvia@LVA", True),
        ("Nora Lund@NOR > Latvia@LVA", "Norway@NOR > Latvia@LVA", True),
        ("Nora Lund@NOR > Latvia@LVA", "Nora Lund@NOR", False),
        ("Nora Lund@NOR > Latvia@LVA", "Nora Lund@NOR > Estonia@EST", False),
        ("Nora Lund@NOR > Latvia@LVA", "Latvia@LVA > Nora Lund@NOR", False),
        ("Nora Lund@NOR > Latvia@LVA", "Nora Lund@NOR + Latvia@LVA", True),
        ("Nora Lund@NOR > the party@NOR", "Nora Lund@NOR", False),
        ("Nora Lund@NOR > Latvia@LVA + Estonia@EST", "Nora Lund@NOR > Latvia@LVA", False),
        ("Norway@NOR + Latvia@LVA", "Norway@NOR", False),
        ("Norway@NOR", "Norway@NOR > Latvia@LVA", True),
        ("", "Norway@NOR", True),
    ],
)
def test_all_who_were_expected_take_part(expected: str, found: str, is_played_out: bool) -> None:
    plan, event = (tell("a1", "CONSULT/visit happened", who).event for who in (expected, found))
    assert plays_out(plan, event) is is_played_out


@pytest.mark.parametrize(("mode", "is_played_out"), [("visit", True), ("call", False)])
def test_modes_are_the_same_where_both_are_told(mode: str, is_played_out: bool) -> None:
    plan, event = (tell("a1", f"CONSULT/{name} happened", "Norway@NOR").event for name in ("visit", mode))
    assert plays_out(plan, event) is is_played_out


def test_a_host_may_be_told_by_the_place_alone() -> None:
    plan = tell("a1", "CONSULT/visit planned", "Nora Lund@NOR > Latvia@LVA")
    assert plays_out(plan.event, place(tell("a2", "CONSULT/visit happened", "Nora Lund@NOR"), "Riga").event)


@pytest.mark.parametrize(
    ("one", "other", "names"),
    [
        ("Nora Lund@NOR", "Anna Berg@NOR", ("Nora Lund", "Anna Berg")),
        ("Nora Lund@NOR", "Nora Lund@NOR + Anna Berg@NOR", None),
        ("Nora Lund@NOR", "Norway@NOR", None),
        ("Nora Lund@NOR", "Anna Berg@LVA", None),
        ("Nora Lund@NOR", "", None),
    ],
)
def test_one_person_in_the_place_of_another(one: str, other: str, names: tuple[str, str] | None) -> None:
    roles, others = (tell("a1", "CONSULT happened", who).event.actors for who in (one, other))
    found = other_people(roles, others)
    assert (tuple(role.name for role in found) if found else None) == names


@pytest.mark.parametrize(
    ("who", "words"),
    [("", ""), ("Norway@NOR", "Norway"), ("Norway@NOR + Latvia@LVA + Iceland@ISL", "Norway, Latvia and Iceland")],
)
def test_names_in_words(who: str, words: str) -> None:
    assert names_in_words(tell("a1", "CONSULT happened", who).event.actors) == words
