"""Who says so: the chain of holders of an act, nearest first."""

import pytest
from reports import find_event

from dateline.reading import Reader

SAID_BY = [
    # The outlet's own voice.
    ("Norway condemned Chile.", "condemned", []),
    ("Norway and Chile began talks in Geneva on Monday.", "talks", []),
    ("Norway and Chile will meet in Geneva.", "meet", []),
    ("Peru will release two Chilean sailors.", "release", []),
    # Indirect speech.
    ("Norway's foreign minister Ana Lund said Chile had attacked Peru.", "attacked", ["Ana Lund"]),
    ("Two Western diplomats said that Chile had attacked Peru.", "attacked", ["diplomats"]),
    ("Norway announced that it would send aid to Nepal.", "send", ["Norway"]),
    ("Norway denied that it had sent arms to Mali.", "sent", ["Norway"]),
    ("Norway urged Chile to withdraw its troops.", "withdraw", ["Norway"]),
    ("Norway accused Chile of attacking the port.", "attacking", ["Norway"]),
    ("Kenyan officials believe that Mali armed the rebels.", "armed", ["officials"]),
    # The speech verb after or amid what is said.
    ("Chile had attacked Peru, the Norwegian foreign minister said.", "attacked", ["minister"]),
    ("Norway has recalled its envoy, its foreign ministry said.", "recalled", ["ministry"]),
    ("An official who asked not to be named said that Chile had attacked Peru.", "attacked", ["official"]),
    # According to.
    ("According to Norway's foreign ministry, Chile attacked Peru.", "attacked", ["ministry"]),
    ("Chile attacked Peru, according to Norway.", "attacked", ["Norway"]),
    ("According to Norway, the raid was the second attack by Chile on Peru.", "attack", ["Norway"]),
    # Who owns an act says that it was they.
    ("The attack on Peru was claimed by Chilean rebels.", "attack", ["rebels"]),
    ("Chilean rebels claimed responsibility for the attack on Peru.", "attack", ["rebels"]),
    # Who wants it is not who says so, where somebody says it; who plans it has not said it.
    ("Norway said that Chile wants to attack Peru.", "attack", ["Norway"]),
    ("Chile plans to attack Peru.", "attack", []),
    # The one with a name.
    ("A Norwegian student named Ana Lund said Chile had attacked Peru.", "attacked", ["Ana Lund"]),
    # Quotations.
    ('"Chile attacked Peru," said Norwegian Foreign Minister Ana Lund.', "attacked", ["Ana Lund"]),
    ('"We will withdraw our troops from Mali," Norwegian Prime Minister Ana Lund said.', "withdraw", ["Ana Lund"]),
    # A chain.
    ("Norway said that Chile had claimed that Peru attacked the port.", "attacked", ["Chile", "Norway"]),
    (
        "Chilean state media reported that the president had said Peru attacked first.",
        "attacked",
        ["president", "state media"],
    ),
    (
        "Peru's president told reporters that Norway's foreign minister had confirmed that Chile attacked the port.",
        "attacked",
        ["foreign minister", "president"],
    ),
    # A court speaks of what is before it; a request and a word on an act take it for granted.
    ("The Supreme Court of Peru ruled that the arrest was unlawful.", "arrest", []),
    ("Minister Ana Lund said that the arrest was unlawful.", "arrest", ["Ana Lund"]),
    ("Peru asked Chile to explain the arrest of the ambassador.", "arrest", []),
    # The tree may hang the preposition on the title; a queen may be known by nothing else.
    ("Chile attacked Peru, according to a tweet on Monday by Norwegian Minister Ana Lund.", "attacked", ["Ana"]),
    ("The United Kingdom's Queen Elizabeth II announced she will dissolve parliament.", "dissolve", ["Queen"]),
]

SPEAKERS = [
    ('"I will visit Kenya in June," Finnish President Eero Salo said.', "visit", "FIN"),
    ('"We will withdraw our troops from Mali," Norwegian Prime Minister Ana Lund said.', "withdraw", "NOR"),
    ('"We condemn the attack," Norwegian Foreign Minister Ana Lund said.', "condemn", "NOR"),
    ('Chilean President Pablo Rojas said: "I have invited the Norwegian prime minister."', "invited", "CHL"),
]


@pytest.mark.parametrize(("sentence", "trigger", "holders"), SAID_BY)
def test_who_says_so(sentence: str, trigger: str, holders: list[str], reader: Reader) -> None:
    said_by = [role.text for role in find_event(reader, sentence, trigger).said_by]
    assert len(said_by) == len(holders)
    assert all(words in found for words, found in zip(holders, said_by, strict=True)), said_by


@pytest.mark.parametrize(("sentence", "trigger", "country"), SPEAKERS)
def test_i_and_we_are_the_speaker(sentence: str, trigger: str, country: str, reader: Reader) -> None:
    event = find_event(reader, sentence, trigger)
    assert [role.country for role in event.actors] == [country] == [role.country for role in event.said_by]


def test_a_quotation_runs_on_into_the_next_sentence(reader: Reader) -> None:
    text = '"Chile is wrong," Norwegian Prime Minister Ana Lund said. "Chile attacked Peru on Monday."'
    event = find_event(reader, text, "attacked")
    assert [role.text for role in event.said_by] == ["Ana Lund"]
    assert event.status.value == "alleged"
