"""The one state an article is about."""

from dataclasses import replace

import pytest

from dateline.articles.span import Span
from dateline.mentions.mention import Mention, MentionKind
from dateline.mentions.setting import find_setting


def state(country: str, sentence: int) -> Mention:
    span, id = Span("a", 0, 1), f"state/{country}"
    return Mention(MentionKind.ACTOR, span, country, sentence, 0, id=id, country=country, basis="named")


def body(country: str, sentence: int, sector: str = "LEG") -> Mention:
    id = f"organisation/{country}-{sector}"
    return Mention(
        MentionKind.ACTOR, Span("a", 0, 1), id, sentence, 0, id=id, country=country, sector=sector, basis="named"
    )


@pytest.mark.parametrize(
    ("named", "setting"),
    [
        ([], None),
        ([("NOR", 0)], "NOR"),
        ([("NOR", 3)], None),
        ([("NOR", 0), ("NOR", 4), ("CHL", 1)], "NOR"),
        ([("CHL", 0), ("NOR", 1), ("NOR", 5)], "NOR"),
        ([("NOR", 0), ("CHL", 1), ("FIN", 2), ("PER", 3)], None),
        ([("NOR", 0), *[("CHL", sentence) for sentence in range(5, 9)]], None),
        # A sentence that names a state three times tells of it once.
        ([("NOR", 0), *[("CHL", 5)] * 3], "NOR"),
        # Many who speak from afar are not what it is about.
        ([("NOR", 0), ("NOR", 2), ("NOR", 6), ("CHL", 4), ("FIN", 5), ("PER", 7)], "NOR"),
    ],
)
def test_the_state_an_article_is_about(named: list[tuple[str, int]], setting: str | None) -> None:
    found = find_setting([state(country, sentence) for country, sentence in named])
    assert (found.country if found else None) == setting


def test_the_setting_rests_on_its_first_mention() -> None:
    mentions = [state("NOR", 1), state("NOR", 2)]
    assert find_setting(mentions) is mentions[0]


@pytest.mark.parametrize(
    ("told", "setting"),
    [
        ([body("NOR", 0)], "NOR"),
        ([body("NOR", 0, "MED"), body("NOR", 1, "BUS")], None),
        ([body("IGO", 0, "JUD")], None),
        ([body("NOR", 0), state("NOR", 5), state("NOR", 6), state("CHL", 7)], "NOR"),
        ([state("CHL", 0), body("NOR", 0), body("NOR", 1)], "NOR"),
        # Where somebody belongs must be told, not guessed before.
        ([replace(body("NOR", 0), basis="setting")], None),
        ([replace(body("NOR", 0), basis="memory")], None),
        ([replace(body("NOR", 0), basis="registry")], "NOR"),
    ],
)
def test_bodies_and_known_people_tell_of_their_state(told: list[Mention], setting: str | None) -> None:
    found = find_setting(told)
    assert (found.country if found else None) == setting


def test_bodies_count_towards_how_often_a_state_is_named() -> None:
    mentions = [state("NOR", 0), state("NOR", 1), body("NOR", 2), body("NOR", 3)]
    assert find_setting(mentions, least=4) is mentions[0]
    assert find_setting(mentions[:3], least=4) is None
