"""When an act takes place: the date of its own clause, wherever the words put it; counted from a Wednesday in May."""

import pytest
from reports import find_event

from dateline.reading import Reader

MONDAY, MONDAY_NEXT, FRIDAY = "2024-05-13", "2024-05-20", "2024-05-10"

LIGHT_VERBS = [
    ("Norway's president held talks with Chile's president on Monday.", "talks", MONDAY),
    ("Norway's president paid a visit to Chile on Monday.", "visit", MONDAY),
    ("The talks between Norway and Chile are due to open on Monday.", "talks", MONDAY_NEXT),
    ("The protests in Kenya continued on Monday.", "protests", MONDAY),
    ("Norway began the offensive against Mali with airstrikes on Monday.", "airstrikes", MONDAY),
    ("Norway and Chile signed an accord on Monday during a visit by Chile's president.", "visit", MONDAY),
    ("The killing of four soldiers on Monday was condemned by Norway.", "killing", MONDAY),
]
AROUND_THE_SUBJECT = [
    ("Chile on Monday recalled its ambassador to Peru.", "recalled", MONDAY),
    ("Chile's president on Monday condemned Peru.", "condemned", MONDAY),
    ("On Monday, Chile's president condemned Peru.", "condemned", MONDAY),
]
WORDS = [
    ("Norway condemned Chile in a statement on Friday.", "condemned", FRIDAY),
    ("Norway's president condemned Chile in an interview on Friday.", "condemned", FRIDAY),
    ("Norway's parliament rejected the plan at Monday's session.", "rejected", MONDAY),
    ("Norway's president met Chile's president on the afternoon of June 3.", "met", "2024-06-03"),
    ("Norway's president will meet Chile's president next month, on June 12.", "meet", "2024-06-12"),
]
RELATIVES = [
    ("Norway condemned the siege of Lima, which began in May.", "siege", "2024-05"),
    ("Norway praised the attack on Peru, which took place on Monday.", "attack", MONDAY),
    ("Protests that began on Monday in Kenya continued.", "Protests", MONDAY),
]
STRAYED = [
    ("Chilean forces shelled the port of the town on Monday.", "shelled", MONDAY),
    ("Chile shelled the centre of the Peruvian city on Monday.", "shelled", MONDAY),
    ("Chile's army attacked Peru before dawn on Monday.", "attacked", MONDAY),
]
SHARED = [
    ("Norway agreed on Monday to release two Danish sailors.", "release", MONDAY),
    ("Norway released two Danish sailors on Monday as protesters attacked Chile's embassy.", "attacked", MONDAY),
    ("Norway criticised Chile in September, when Peru was invited to the summit.", "criticised", "2023-09"),
]
COUNTED = [
    ("On May 3, two days after the attack on Peru, Norway's president met Chile's president.", "attack", "2024-05-01"),
    ("On May 3, two days after the attack on Peru, Norway's president met Chile's president.", "met", "2024-05-03"),
    ("Chile's president condemned Peru on Friday, three days after he visited Norway.", "visited", "2024-05-07"),
]
DATED = [*LIGHT_VERBS, *AROUND_THE_SUBJECT, *WORDS, *RELATIVES, *STRAYED, *SHARED, *COUNTED]

# Dates of other acts, and of what is said about them.
NOT_ITS_OWN = [
    ("Norway's president visited Chile in July after the attack on Peru.", "attack"),
    ("Norway's president visited Chile two days after the attack on Peru.", "attack"),
    ("According to a report on Monday, Chile attacked Peru.", "attacked"),
    ("Chile attacked the port, according to the ministry on Monday.", "attacked"),
    ("Norway released the prisoners seized on Monday.", "released"),
    ("Norway arrested the leader of the party that won the vote in April.", "arrested"),
    ("Norway made the first visit since 2000 to Chile.", "visit"),
    ("The visit to Chile is the first since 2010.", "visit"),
    ("Norway denied on Monday a visit to Chile.", "visit"),
    ("Norway announced on Monday the resignation of its prime minister.", "resignation"),
]
ONE_OF_TWO = [
    ("Norway condemned on Monday the raid that killed four sailors in April.", "condemned", MONDAY),
    ("Norway condemned on Monday the raid that killed four sailors in April.", "killed", "2024-04"),
    ("Norway's president met Chile's president in April, and on Friday he will visit Peru.", "met", "2024-04"),
    ("Norway's president met Chile's president in April, and on Friday he will visit Peru.", "visit", "2024-05-17"),
]
STORY = "On Monday Norway's president Ana Kovač flew to Oslo."


@pytest.mark.parametrize(("sentence", "trigger", "start"), [*DATED, *ONE_OF_TWO])
def test_the_date_of_the_act(sentence: str, trigger: str, start: str, reader: Reader) -> None:
    when = find_event(reader, sentence, trigger).when
    assert when is not None
    assert (when.start, when.basis) == (start, "text")


@pytest.mark.parametrize(("sentence", "trigger"), NOT_ITS_OWN)
def test_the_date_of_something_else_is_not_taken(sentence: str, trigger: str, reader: Reader) -> None:
    assert find_event(reader, sentence, trigger).when is None


@pytest.mark.parametrize(
    ("sentence", "trigger", "expected"),
    [
        ("She met Chile's president.", "met", MONDAY),
        # Others, other times, and what is not told as past do not go on with the story.
        ("Peru's president met Chile's president.", "met", None),
        ("She met Chile's president in April.", "met", "2024-04"),
        ("She will meet Chile's president.", "meet", None),
        ("She had met Chile's president.", "met", None),
        ("During the war she met Chile's president.", "met", None),
    ],
)
def test_a_story_goes_on_with_the_same_people_on_that_day(
    sentence: str, trigger: str, expected: str | None, *, reader: Reader
) -> None:
    when = find_event(reader, f"{STORY} {sentence}", trigger).when
    assert (when.start if when else None) == expected


@pytest.mark.parametrize(("sentence", "trigger", "_start"), [*DATED, *ONE_OF_TWO])
def test_a_date_is_in_the_text_of_its_sentence(sentence: str, trigger: str, _start: str, reader: Reader) -> None:
    event = find_event(reader, sentence, trigger)
    assert event.when is not None and event.when.span is not None
    assert event.sentence.covers(event.when.span)


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Norway bombed the port of Peru on Monday. Chile condemned the attack.", "attack", MONDAY),
        (
            "Norway bombed Peru on Monday. It rained. It rained. It froze. Chile condemned the attack.",
            "attack",
            MONDAY,
        ),
        # What is told as one of several, as another's, or as of another kind may be of any day.
        ("Norway bombed the port of Peru on Monday. Chile condemned an attack.", "attack", None),
        ("Norway bombed the port of Peru on Monday. Finland condemned Chile's attack on Mali.", "attack", None),
        ("Norway bombed the port of Peru on Monday. Finland condemned the visit of Mali.", "visit", None),
    ],
)
def test_a_noun_points_at_an_act_of_its_type(text: str, trigger: str, expected: str | None, reader: Reader) -> None:
    when = find_event(reader, text, trigger).when
    assert (when and when.start) == expected


@pytest.mark.parametrize(
    ("sentence", "trigger", "expected"),
    [
        ("Norway condemned Chile and promised aid to Peru.", "promised", "2024-05"),
        ("Norway condemned Chile and sent troops to Peru.", "sent", "2024-05"),
        ("Norway has sent troops to Peru.", "sent", None),
        ("Norway condemned Chile and will send troops to Peru.", "send", None),
        ("Norway condemned Chile and sent troops to Peru in April.", "sent", "2024-04"),
    ],
)
def test_what_is_told_beside_a_reaction_is_of_its_days(
    sentence: str, trigger: str, expected: str | None, *, reader: Reader
) -> None:
    when = find_event(reader, sentence, trigger).when
    assert (when and when.start) == expected
