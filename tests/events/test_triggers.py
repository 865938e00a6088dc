"""Which words of a sentence tell an act, and of what type; and which do not."""

import pytest
from reports import find_event, read_report, shown_events

from dateline.reading import Reader

ACTS = [
    # Verbal cooperation.
    ("Norway and Chile agreed to reopen the mine.", "agreed AGREE"),
    ("Chile's parliament ratified the treaty on Monday.", "ratified AGREE"),
    ("Norway's president visited Chile on Monday.", "visited CONSULT"),
    ("Norwegian and Chilean ministers met in Geneva.", "met CONSULT"),
    ("Norway praised Chile.", "praised SUPPORT"),
    ("Norway thanked Chile for its patience.", "thanked SUPPORT"),
    ("Peru recognised the new government of Kenya.", "recognised SUPPORT"),
    ("Norway eased its sanctions on Chile.", "eased CONCEDE"),
    # Material cooperation.
    ("Norway and Finland held joint exercises near the border.", "exercises COOPERATE"),
    ("Kenya sent food aid to Nepal.", "aid AID"),
    ("Norway granted asylum to two Chilean generals.", "asylum AID"),
    ("Peru's president resigned on Monday.", "resigned RETREAT"),
    ("Chile released two Peruvian sailors.", "released RETREAT"),
    # Verbal conflict.
    ("Norway asked Chile for help.", "asked REQUEST"),
    ("Norway urged Chile to wait.", "urged REQUEST"),
    ("Norway condemned Chile.", "condemned ACCUSE"),
    ("Norway sued Chile in The Hague.", "sued ACCUSE"),
    ("Chile vetoed the resolution.", "vetoed REJECT"),
    ("Chile's supreme court annulled the decree.", "annulled REJECT"),
    ("Chile threatened Peru with war.", "threatened THREATEN"),
    # Material conflict.
    ("Students marched in Santiago against the Chilean government.", "marched PROTEST"),
    ("Peru expelled two Chilean diplomats.", "expelled SANCTION"),
    ("Norway imposed sanctions on Mali.", "sanctions SANCTION"),
    ("Chile tested a missile on Monday.", "tested MOBILIZE"),
    ("Norway deployed troops along the border.", "deployed MOBILIZE"),
    ("Chilean police arrested two Danish sailors.", "arrested COERCE"),
    ("Chilean police imposed a curfew in Santiago.", "curfew COERCE"),
    ("Chilean soldiers shot down a Peruvian helicopter.", "shot down ASSAULT"),
    ("Rebels abducted the Kenyan ambassador.", "abducted ASSAULT"),
]

NO_ACTS = [
    "It rained in March.",
    "Heavy rain hit the coast of Norway on Monday.",
    "Riot police stood outside the museum in Oslo.",
    "Norway's economy grew by two per cent in 2023.",
    "The Norwegian prime minister said it was late.",
    "A Chilean writer won the prize for her novel.",
    "A bus collided with a train near Oslo on Friday.",
    "The Chilean president was born in Valparaiso.",
]

ONE_ACT_OF_MANY_WORDS = [
    ("Norway imposed sanctions on Mali.", "imposed"),
    ("Norway signed a treaty with Chile.", "signed"),
    ("Norway paid a visit to Chile.", "visit"),
    ("Chilean soldiers shot down a Peruvian helicopter.", "shot"),
    ("Norway granted asylum to two Chilean generals.", "granted"),
]


@pytest.mark.parametrize(("sentence", "expected"), ACTS)
def test_an_act_is_found_with_its_type(sentence: str, expected: str, reader: Reader) -> None:
    words, _, type = expected.rpartition(" ")
    assert find_event(reader, sentence, words).type.value == type


@pytest.mark.parametrize("sentence", NO_ACTS)
def test_no_act_is_found(sentence: str, reader: Reader) -> None:
    assert [event.trigger_text for event in shown_events(read_report(reader, sentence))] == []


@pytest.mark.parametrize(("sentence", "trigger"), ONE_ACT_OF_MANY_WORDS)
def test_words_that_tell_one_act_make_one_row(sentence: str, trigger: str, reader: Reader) -> None:
    (event,) = shown_events(read_report(reader, sentence))
    assert trigger in event.trigger_text


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Norway condemned Chile and expelled its ambassador.", ["condemned", "expelled"]),
        ("Norway visited Chile, met its ministers and signed a treaty.", ["visited", "met", "signed a treaty"]),
        ("Chile denied that it had attacked Peru.", ["denied", "attacked"]),
        ("Norway urged Chile to withdraw its troops.", ["urged", "withdraw"]),
        ("After the arrest of two Danish sailors, Denmark condemned Chile.", ["arrest", "condemned"]),
    ],
)
def test_several_acts_stand_in_text_order(sentence: str, expected: list[str], reader: Reader) -> None:
    assert [event.trigger_text for event in shown_events(read_report(reader, sentence))] == expected
