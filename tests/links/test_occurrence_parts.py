"""How pairs are scored, groups made and blocks divided."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_told import busy_told, many_told
from telling import tell

from dateline.links.occurrence_candidates import LARGEST, WHOLE, find_addresses, find_candidates, find_part
from dateline.links.occurrence_groups import find_groups
from dateline.links.occurrence_joining import Group, join_groups
from dateline.links.occurrence_pairs import Judge
from dateline.links.occurrence_profiles import Profiler, merge_alike
from dateline.links.occurrences import link_groups
from dateline.links.told import Told


@pytest.mark.parametrize(
    ("scores", "groups"),
    [
        ({}, [[0], [1], [2]]),
        ({(0, 1): 1.0}, [[0, 1], [2]]),
        ({(0, 1): 1.0, (1, 2): 1.0, (0, 2): 1.0}, [[0, 1, 2]]),
        ({(0, 1): 1.0, (1, 2): 2.0}, [[0], [1, 2]]),
        ({(0, 1): 2.0, (1, 2): 2.0}, [[0, 1], [2]]),
        ({(0, 1): 3.0, (1, 2): 2.0, (0, 2): -1.5}, [[0, 1, 2]]),
        ({(0, 1): 3.0, (1, 2): 1.0, (0, 2): -1.5}, [[0, 1], [2]]),
        ({(0, 2): -0.5, (0, 1): 0.0}, [[0], [1], [2]]),
    ],
)
def test_groups_are_alike_in_the_mean(scores: dict[tuple[int, int], float], groups: list[list[int]]) -> None:
    assert find_groups(3, scores, floor=-6.0) == groups


@given(st.dictionaries(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1]), st.floats(-5, 5)))
@settings(max_examples=60, deadline=None)
def test_every_number_is_in_one_group(scores: dict[tuple[int, int], float]) -> None:
    groups = find_groups(8, scores, floor=-6.0)
    assert sorted(number for group in groups for number in group) == list(range(8))


@given(many_told(12))
@settings(max_examples=40, deadline=None)
def test_a_score_is_the_same_either_way_and_never_below_the_floor(told: list[Told]) -> None:
    profiler, judge = Profiler(), Judge()
    profiles = [profiler.profile(one) for one in told]
    for one in profiles:
        for other in profiles:
            assert judge.score(one, other) == pytest.approx(judge.score(other, one))
            assert judge.score(one, other) >= judge.floor


@given(many_told(20))
@settings(max_examples=40, deadline=None)
def test_candidates_are_pairs_in_order_each_once(told: list[Told]) -> None:
    profiler = Profiler()
    pairs = list(find_candidates([profiler.profile(one) for one in told]))
    assert len(pairs) == len(set(pairs))
    assert all(one < other for one, other in pairs)


def test_who_acts_for_another_state_is_not_compared() -> None:
    profiler = Profiler()
    who = ("Norway@NOR > Latvia@LVA", "Norway@NOR", "Latvia@LVA", "Norway@NOR > Finland@FIN")
    profiles = [profiler.profile(tell(f"a{n} 2031", "CONSULT/visit happened", side)) for n, side in enumerate(who)]
    assert set(find_candidates(profiles)) == {(0, 1), (0, 2), (1, 3)}


def test_an_address_goes_from_the_block_to_the_day() -> None:
    told = tell("a1 2031-03-04 Post", "CONSULT/visit happened", "Norway@NOR > Latvia@LVA", "2031-03-03")
    told = replace(told, event=replace(told.event, entry="CONSULT/visit/verb/visit"))
    addresses = find_addresses(Profiler().profile(told), "CONSULT")
    assert [address[0] for address in addresses] == ["CONSULT/LVA+NOR", "CONSULT/LVA", "CONSULT/NOR"]
    assert addresses[1][-1] == "CONSULT/LVA/visit/2031/2031-Q1/2031-03/2031-03-03"


@pytest.mark.parametrize(
    ("block", "year", "part"), [(WHOLE, 40, "a"), (WHOLE + 1, LARGEST, "a/b"), (WHOLE + 1, LARGEST + 1, "a/b/c")]
)
def test_the_part_is_the_largest_that_is_not_too_large(block: int, year: int, part: str) -> None:
    sizes = {"a": block, "a/b": year, "a/b/c": LARGEST + 1}
    assert find_part(("a", "a/b", "a/b/c"), sizes.__getitem__) == part


def test_acts_between_states_are_compared_in_the_block_of_these() -> None:
    profiler = Profiler()
    who = ("Norway@NOR > Latvia@LVA", "Latvia@LVA > Norway@NOR", "Norway@NOR")
    profiles = [profiler.profile(tell(f"a{n} 2031", "CONSULT/visit happened", side)) for n, side in enumerate(who)]
    assert set(find_candidates(profiles)) == {(0, 1), (0, 2), (1, 2)}
    assert set(find_candidates(profiles, of_one_side=True)) == {(0, 2), (1, 2)}


def test_what_is_told_alike_is_one_profile_with_the_words_of_all() -> None:
    profiler = Profiler()
    told = [tell(f"a{n} 2031-03-04 Post", "CONSULT/visit happened", "Norway@NOR", "2031-03-03") for n in (2, 1)]
    told = [replace(one, context=frozenset({word})) for one, word in zip(told, ("port", "gas"), strict=True)]
    (merged,) = merge_alike(map(profiler.profile, told))
    assert merged.context == {"port", "gas"}
    assert [order[1] for order in merged.orders] == ["a1", "a2"]


def test_a_day_too_busy_to_be_divided_is_cut() -> None:
    told = [replace(one, event=replace(one.event, when=None)) for one in busy_told(300)]
    told = [replace(one, published="2031-03-04", event=replace(one.event, trigger_text=f"act{n}"))
            for n, one in enumerate(told)]  # fmt: skip
    groups = list(link_groups(told))
    assert groups
    assert max(len(group.events) for group in groups) <= 120


def test_groups_that_share_an_event_are_one() -> None:
    orders = [("2031", "a", place, f"e{place}") for place in range(5)]
    groups = [Group("p", ("e0", "e1"), ("", "same act")), Group("q", ("e1", "e3"), ("", "same place"))]
    first, second, third = join_groups(groups, orders)
    assert first.events == ("e0", "e1", "e3")
    assert first.reasons == ("same act", "same place")
    assert (second.events, third.events) == (("e2",), ("e4",))


def test_what_is_told_of_one_state_does_not_bring_two_others_together() -> None:
    orders = [("2031", "a", place, f"e{place}") for place in range(3)]
    groups = [
        Group("CONSULT/NOR", ("e0", "e1"), ("", "x"), ("LVA", "NOR")),
        Group("CONSULT/NOR/", ("e1", "e2"), ("", "y"), ("FIN", "NOR")),
    ]
    assert [occurrence.events for occurrence in join_groups(groups, orders)] == [("e0", "e1"), ("e2",)]


def test_who_joins_by_another_says_so() -> None:
    orders = [("2031", "a", place, f"e{place}") for place in range(3)]
    groups = [Group("p", ("e0", "e2"), ("", "x")), Group("q", ("e1", "e2"), ("", "y"))]
    (occurrence,) = join_groups(groups, orders)
    assert occurrence.reasons == ("told with another of these events", "x")
