"""Tellings of one act: what "the visit" takes over from where it was told, and what it must not."""

import pytest
from made_acts import act, day, span, telling
from reports import WEDNESDAY, countries, find_event, read_report

from dateline.events.event import Act, When
from dateline.events.retelling import INHERITED_TRUST, complete
from dateline.reading import Reader

NORWAY, CHILE, PERU = "state/NOR", "state/CHL", "state/PER"
MOE, LUND = "person/ana-moe@NOR", "person/eero-lund@NOR"
MONDAY, TUESDAY, APRIL = day("2024-05-13"), day("2024-05-14"), day("2024-04")

TOLD_AGAIN = [
    ("Norway's president visited Chile on Monday. The visit ended with a dinner.", "visit ended", "NOR > CHL", True),
    ("Norway imposed sanctions on Mali on Monday. The sanctions were welcomed.", "sanctions were", "NOR > MLI", True),
    ("Chile's president resigned on Monday. The resignation shocked Peru.", "resignation", "CHL > ", True),
    ("Norway invited Chile's president on Monday. This invitation was rejected.", "invitation", "NOR > CHL", True),
    ("Kenya's parliament was dissolved. Kenya's president dissolved parliament.", "dissolved.", "KEN > KEN", False),
]
NOT_TOLD_AGAIN = [
    # Another one is not the one.
    ("Norway's president visited Chile on Monday. Another visit is planned.", "visit is"),
    # Two tellings at odds.
    ("Norway's president visited Chile. Peru's president visited Kenya. The visit ended early.", "visit ended"),
    # Another type of act.
    ("Norway's president visited Chile on Monday. The resignation shocked Peru.", "resignation"),
]
ARTICLES = [
    "Norway's president visited Chile on Monday. The visit ended with a dinner.",
    "Peru's president visited Kenya on Tuesday. The visit ended early.",
    "The visit ended with a dinner.",
]


def completed(*tellings: tuple[Act, str]) -> list[Act]:
    """The acts of some tellings, each given with how it is told, once they are completed."""
    return [whole.act for whole in complete([telling(made, how=how) for made, how in tellings])]


@pytest.mark.parametrize(("text", "trigger", "expected", "is_dated"), TOLD_AGAIN)
def test_an_act_told_again_has_its_people_and_days(
    text: str, trigger: str, expected: str, *, is_dated: bool, reader: Reader
) -> None:
    event = find_event(reader, text, trigger)
    assert f"{countries(event.actors)} > {countries(event.recipients)}" == expected
    assert not is_dated or (event.when is not None and event.when.basis == "inherited")


@pytest.mark.parametrize(("text", "trigger"), NOT_TOLD_AGAIN)
def test_nothing_is_taken_from_other_acts(text: str, trigger: str, reader: Reader) -> None:
    place = text.index(trigger)
    found = [e for e in read_report(reader, text).events if e.trigger.start <= place < e.trigger.end]
    assert not any((event.actors, event.recipients) != ((), ()) or event.when for event in found)


def test_what_is_taken_over_costs_trust_and_keeps_its_chain() -> None:
    _, noun = completed((act(0, who=NORWAY, whom=CHILE), "fact"), (act(1), "noun"))
    assert [r.id for r in (*noun.actors, *noun.recipients)] == [NORWAY, CHILE]
    assert all(r.through == (span(0),) for r in (*noun.actors, *noun.recipients))
    assert noun.score == round(0.8 * INHERITED_TRUST, 3)


@pytest.mark.parametrize(
    ("fact", "noun"), [({"whom": CHILE}, {"who": CHILE}), ({"who": CHILE}, {"whom": CHILE})]
)
def test_nobody_is_taken_over_who_stands_on_the_other_side(fact: dict[str, str], noun: dict[str, str]) -> None:
    _, told = completed((act(0, **fact), "fact"), (act(1, **noun), "noun"))
    assert [role.id for role in (*told.actors, *told.recipients)] == [CHILE]


@pytest.mark.parametrize(
    ("told", "actors"),
    [
        # The nearest before wins, as far as all agree.
        ([(act(0, who=NORWAY), "fact"), (act(1, who=NORWAY, whom=CHILE), "fact"), (act(2), "noun")], [NORWAY]),
        ([(act(0, who=NORWAY), "fact"), (act(1, who=CHILE), "fact"), (act(2), "noun")], []),
        # Another act, another way of doing it, another side that is known.
        ([(act(0, who=NORWAY, mode="attack"), "fact"), (act(1), "noun")], []),
        ([(act(0, who=NORWAY, mode="host"), "fact"), (act(1), "noun")], []),
        ([(act(0, who=NORWAY, whom=PERU), "fact"), (act(1, whom=CHILE), "noun")], []),
        ([(act(0, who=NORWAY, whom=CHILE), "fact"), (act(1, whom=CHILE), "noun")], [NORWAY]),
        # It may be told after.
        ([(act(0), "noun"), (act(1, who=NORWAY), "fact")], [NORWAY]),
        # What is only supposed says it where nothing else does.
        ([(act(0, who=NORWAY), "supposed"), (act(1), "noun")], [NORWAY]),
        ([(act(0, who=NORWAY), "fact"), (act(1, who=CHILE), "supposed"), (act(2), "noun")], [NORWAY]),
        # Of two people of one state it may be either, unless one was just told of.
        ([(act(0, who=MOE), "fact"), (act(1, who=LUND), "fact"), (act(9), "noun")], []),
        ([(act(0, who=MOE), "fact"), (act(1, who=LUND), "fact"), (act(2), "noun")], ["person/eero-lund"]),
        ([(act(0, who=MOE), "fact"), (act(9), "noun")], ["person/ana-moe"]),
        # A telling that does not point back takes nothing.
        ([(act(0, who=NORWAY), "fact"), (act(1), "loose")], []),
    ],
)
def test_who_is_taken_over(told: list[tuple[Act, str]], actors: list[str]) -> None:
    (open_one,) = [made for (given, _), made in zip(told, completed(*told), strict=True) if not given.actors]
    assert [role.id for role in open_one.actors] == actors


@pytest.mark.parametrize(
    ("told", "when"),
    [
        ([(act(0, when=MONDAY), "fact"), (act(1), "noun")], "2024-05-13"),
        ([(act(0), "noun"), (act(1, when=MONDAY), "fact")], "2024-05-13"),
        # The nearest just before, whatever is dated elsewhere; beyond its reach all must agree.
        ([(act(0, when=MONDAY), "fact"), (act(1, when=TUESDAY), "fact"), (act(2), "noun")], "2024-05-14"),
        ([(act(0, when=MONDAY), "fact"), (act(1, when=TUESDAY), "fact"), (act(9), "noun")], None),
        ([(act(0, when=day("2024-05")), "fact"), (act(1, when=MONDAY), "fact"), (act(9), "noun")], "2024-05-13"),
        ([(act(0, when=MONDAY), "fact"), (act(1, when=APRIL), "fact"), (act(9), "noun")], None),
        # What would be done dates nothing, and other acts do not.
        ([(act(0, when=MONDAY), "supposed"), (act(1), "noun")], None),
        ([(act(0, when=MONDAY, mode="attack"), "fact"), (act(1), "noun")], None),
        ([(act(0, who=CHILE, when=MONDAY), "fact"), (act(1, who=NORWAY), "noun")], None),
    ],
)
def test_the_days_of_an_act_told_by_a_noun(told: list[tuple[Act, str]], when: str | None) -> None:
    (open_one,) = [made for (given, _), made in zip(told, completed(*told), strict=True) if given.when is None]
    assert (open_one.when.start if open_one.when else None) == when
    assert open_one.when is None or open_one.when.basis == "inherited"


@pytest.mark.parametrize(
    ("who", "how", "expected"),
    [
        (MOE, "fact", MONDAY.start),
        (MOE, "supposed", None),
        (LUND, "fact", None),
        (NORWAY, "fact", None),
        ("", "fact", None),
    ],
)
def test_a_verb_has_the_days_of_the_same_people_only(who: str, how: str, expected: str | None) -> None:
    dated = act(0, who=MOE if who.startswith("person/") else NORWAY, when=MONDAY)
    when = completed((dated, "fact"), (act(1, who=who), how))[1].when
    assert (when.start if when else None) == expected


@pytest.mark.parametrize(
    "told",
    [
        [(act(0, who=NORWAY, whom=CHILE, when=MONDAY), "fact"), (act(1, who=PERU, when=TUESDAY), "fact")],
        [(act(0, who=NORWAY, whom=CHILE, when=MONDAY), "fact"), (act(1), "noun"), (act(2), "noun")],
        [(act(0), "noun"), (act(1), "supposed"), (act(2), "fact")],
        [(act(0, when=day("2024", "2024-06")), "fact"), (act(1), "noun")],
    ],
)
def test_laws_of_completion(told: list[tuple[Act, str]]) -> None:
    """What a clause tells itself is kept, what it does not has a `through`, and more tellings of none change none."""
    for (given, _), made in zip(told, completed(*told), strict=True):
        assert not given.actors or made.actors == given.actors
        assert all(role.through for role in (*made.actors, *made.recipients) if role not in _roles(given))
        assert given.when in (None, made.when)
        assert made.score <= given.score


def _roles(made: Act) -> tuple[object, ...]:
    return (*made.actors, *made.recipients)


@pytest.mark.parametrize("when", [None, MONDAY, When(None, "2024-06", "text", None)])
def test_a_single_telling_stays_as_it_is(when: When | None) -> None:
    alone = act(0, who=NORWAY, when=when)
    assert completed((alone, "noun")) == [alone]


def test_the_order_in_which_articles_are_read_does_not_matter(reader: Reader) -> None:
    there = [read_report(reader, text, published=WEDNESDAY).events for text in ARTICLES]
    back = [read_report(reader, text, published=WEDNESDAY).events for text in reversed(ARTICLES)]
    assert there == back[::-1]
