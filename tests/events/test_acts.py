"""Acts across sentences and what stands beside them: inherited roles, trust, modes, the words the rows are made of."""

import pytest
from made_acts import act
from reports import countries, find_event, read_report, shown_events

from dateline.articles.span import Span
from dateline.events.acts import settle
from dateline.events.event import EventType
from dateline.mentions.mention import Mention, MentionKind
from dateline.reading import Reader

INHERITED = [
    ("Chilean police arrested two Danish sailors. The arrests angered Denmark.", "arrests", "CHL > DNK"),
    ("Norway's president will visit Chile. The visit is planned for June.", "visit is", "NOR > CHL"),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), INHERITED)
def test_words_that_point_back_inherit_who_and_whom(text: str, trigger: str, expected: str, reader: Reader) -> None:
    event = find_event(reader, text, trigger)
    assert f"{countries(event.actors)} > {countries(event.recipients)}" == expected
    assert all(role.through for role in (*event.actors, *event.recipients))


def test_unrelated_acts_inherit_nothing(reader: Reader) -> None:
    text = "Chile attacked Peru on Monday. Kenya condemned the visit."
    assert not any(role.country in ("CHL", "PER") for role in find_event(reader, text, "condemned").actors)


@pytest.mark.parametrize(
    ("sentence", "trigger", "mode"),
    [
        ("Norway's president visited Chile.", "visited", "visit"),
        ("Norway invited Chile's president to Oslo.", "invited", "invite"),
        ("Norway sent arms to Chile.", "sent", "arms"),
        ("Chilean police arrested two Danish sailors.", "arrested", "arrest"),
        ("Norway imposed sanctions on Mali.", "imposed", "sanctions"),
        ("Chile's president resigned.", "resigned", "resign"),
    ],
)
def test_mode(sentence: str, trigger: str, mode: str, reader: Reader) -> None:
    assert find_event(reader, sentence, trigger).mode == mode


@pytest.mark.parametrize(
    ("quad", "types"),
    [
        (1, {"AGREE", "CONSULT", "SUPPORT", "CONCEDE"}),
        (2, {"COOPERATE", "AID", "RETREAT"}),
        (3, {"REQUEST", "ACCUSE", "REJECT", "THREATEN"}),
        (4, {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}),
    ],
)
def test_quad_class_divides_words_from_deeds_and_help_from_harm(quad: int, types: set[str]) -> None:
    assert {type.value for type in EventType if type.quad == quad} == types


@pytest.mark.parametrize(
    ("sure", "less_sure", "trigger"),
    [
        ("Chile's army bombed a Peruvian village.", "A Peruvian village was bombed.", "bombed"),
        ("Chile attacked Peru.", "Chile is angry. It attacked Peru.", "attacked"),
        ("Norway condemned Chile.", "Ana condemned Eero.", "condemned"),
    ],
)
def test_what_is_not_named_costs_trust(sure: str, less_sure: str, trigger: str, reader: Reader) -> None:
    found = [
        event.score
        for text in (sure, less_sure)
        for event in read_report(reader, text).events
        if event.trigger_text == trigger
    ]
    assert 1 >= found[0] > found[-1] >= 0


def test_a_headline_and_its_paragraph_each_tell_the_act(reader: Reader) -> None:
    text = "Norway condemns Chile\n\nNorway condemned Chile on Monday after the election in Peru was put off again."
    assert [event.type for event in shown_events(read_report(reader, text))] == [EventType.ACCUSE] * 2


def test_the_reasons_of_a_row_can_be_read(reader: Reader) -> None:
    assert find_event(reader, "Norway condemned Chile.", "condemned").reasons[:2] == (
        "actor: subject",
        "recipient: object",
    )


SETTING = Mention(MentionKind.ACTOR, Span("a", 0, 5), "Kenya", 0, 0, id="state/KEN", country="KEN", basis="named")


@pytest.mark.parametrize(
    ("who", "setting", "country"),
    [
        ("person/ana-moe", SETTING, "KEN"),
        ("group/protester", SETTING, "KEN"),
        # What is known stays, and bodies of no known state may be of any.
        ("person/ana-moe@NOR", SETTING, "NOR"),
        ("state/NOR", SETTING, "NOR"),
        ("organisation/fjord-council", SETTING, None),
        ("person/ana-moe", None, None),
    ],
)
def test_people_placed_nowhere_are_of_the_one_state_of_the_article(
    who: str, setting: Mention | None, country: str | None
) -> None:
    (settled,) = settle([act(0, who=who, whom=who)], setting)
    for role in (*settled.actors, *settled.recipients):
        assert role.country == country
        assert role.through == ((SETTING.span,) if country == "KEN" else ())


@pytest.mark.parametrize(("states", "country"), [(4, "KEN"), (2, "KEN"), (1, "?")])
def test_an_article_is_about_a_state_that_it_names_again_and_again(states: int, country: str, reader: Reader) -> None:
    text = "Kenya voted. " * states + "Ana Moe condemned the plan."
    (event,) = [event for event in read_report(reader, text).events if event.trigger_text == "condemned"]
    assert countries(event.actors) == country


ABOUT_KENYA = "Kenya voted on Monday. Police in Nairobi watched the polls. "


@pytest.mark.parametrize(
    ("text", "country"),
    [
        (f"{ABOUT_KENYA}Ana Moe condemned the plan.", "KEN"),
        # Who speaks for a body that is at home nowhere does not belong to the state of the story.
        (f"{ABOUT_KENYA}Ana Moe of Human Rights Watch condemned the plan.", "?"),
        ("Police in Nairobi watched the polls. Ana Moe condemned the plan.", "?"),
    ],
)
def test_whom_a_story_of_one_state_places_there(text: str, country: str, reader: Reader) -> None:
    (event,) = [event for event in read_report(reader, text).events if event.trigger_text == "condemned"]
    assert countries(event.actors) == country


def test_two_heads_of_state_are_not_both_of_the_state_an_article_is_about(reader: Reader) -> None:
    text = f"{ABOUT_KENYA}The two heads of state condemned the plan."
    (event,) = [event for event in read_report(reader, text).events if event.trigger_text == "condemned"]
    assert countries(event.actors) == "?"
