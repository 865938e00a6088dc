"""Actors and places of an article, by its own words."""

import pytest
from political_sentences import GOVERNMENT, MINISTER, NORWAY_ALONE, NOTHING, SPOKESMAN, SURNAME, actors, called
from sentences.trees import trees

from dateline.mentions.actors import antecedent
from dateline.mentions.mention import Mention, MentionKind

ADVISERS = """
    Norwegian = ADJ JJ 2 amod
    police = NOUN NNS 3 nsubj
    arrested arrest VERB VBD 0 root
    Chilean = ADJ JJ 5 amod
    protesters protester NOUN NNS 3 obj
"""
IN_LIMA = """
    Envoys envoy NOUN NNS 2 nsubj
    met meet VERB VBD 0 root
    in = ADP IN 4 case
    Lima = PROPN NNP 2 obl B-LOC
"""
LIMA_SAID = """
    Lima = PROPN NNP 2 nsubj B-LOC
    agreed agree VERB VBD 0 root
"""
COUNCIL = """
    Fjord = PROPN NNP 2 compound B-ORG
    Council = PROPN NNP 8 nsubj I-ORG
    ( = PUNCT -LRB- 4 punct
    FCN = PROPN NNP 2 appos B-ORG
    ) = PUNCT -RRB- 4 punct
    of = ADP IN 7 case
    Norway = PROPN NNP 2 nmod B-LOC
    met meet VERB VBD 0 root
"""
COUNCIL_LATER = """
    FCN = PROPN NNP 2 nsubj B-ORG
    left leave VERB VBD 0 root
"""
MAYOR = """
    Ana = PROPN NNP 8 nsubj B-PER
    Kovač = PROPN NNP 1 flat I-PER
    , = PUNCT , 5 punct
    the = DET DT 5 det
    president = NOUN NN 1 appos
    of = ADP IN 7 case
    Croatia = PROPN NNP 5 nmod B-LOC
    left leave VERB VBD 0 root
"""
THE_MINISTER = """
    The the DET DT 3 det
    foreign = ADJ JJ 3 amod
    minister = NOUN NN 4 nsubj
    returned return VERB VBD 0 root
"""


def facts(mention: Mention) -> tuple[str, str | None, str, str]:
    """Id, country, office and how the country was found."""
    return mention.id, mention.country, mention.office, mention.basis


@pytest.mark.parametrize(
    ("article", "text", "expected"),
    [
        ([NORWAY_ALONE], "Norway", ("state/NOR", "NOR", "", "named")),
        ([MINISTER], "Russian", ("state/RUS", "RUS", "", "named")),
        ([MINISTER], "Ivan Petrov", ("person/ivan-petrov", "RUS", "Foreign Minister of Russia", "modifier")),
        ([MINISTER, SURNAME], "Petrov", ("person/ivan-petrov", "RUS", "Foreign Minister of Russia", "memory")),
        ([SURNAME], "Petrov", ("person/petrov", None, "", "")),
        ([MINISTER, SPOKESMAN], "Oleg Ilin", ("person/oleg-ilin", "RUS", "", "modifier")),
        ([MINISTER, SPOKESMAN], "spokesman", ("group/rus-spokesman", "RUS", "", "modifier")),
        ([NORWAY_ALONE, GOVERNMENT], "government", ("group/nor-government", "NOR", "", "setting")),
        ([GOVERNMENT], "government", ("group/government", None, "", "")),
        ([ADVISERS], "police", ("group/nor-police", "NOR", "", "modifier")),
        ([ADVISERS], "protesters", ("group/chl-protester", "CHL", "", "modifier")),
        ([LIMA_SAID], "Lima", ("state/PER", "PER", "", "named")),
        ([IN_LIMA], "Lima", ("place/lima", "PER", "", "named")),
        ([COUNCIL], "Fjord Council", ("organisation/fjord-council", "NOR", "", "modifier")),
        ([COUNCIL, COUNCIL_LATER], "FCN", ("organisation/fjord-council", "NOR", "", "memory")),
        ([MAYOR], "Ana Kovač", ("person/ana-kovac", "HRV", "President of Croatia", "modifier")),
        (
            [MINISTER, THE_MINISTER],
            "foreign minister",
            ("person/ivan-petrov", "RUS", "Foreign Minister of Russia", "memory"),
        ),
    ],
)
def test_who_it_is(article: list[str], text: str, expected: tuple[str, str | None, str, str]) -> None:
    assert facts(called(actors(*article), text)) == expected


@pytest.mark.parametrize(
    ("article", "text", "kind"),
    [
        ([IN_LIMA], "Lima", MentionKind.PLACE),
        ([LIMA_SAID], "Lima", MentionKind.ACTOR),
        ([NORWAY_ALONE], "Norway", MentionKind.ACTOR),
        (["Vadsund = PROPN NNP 2 nsubj B-LOC\nburned burn VERB VBD 0 root"], "Vadsund", MentionKind.PLACE),
    ],
)
def test_actors_and_places(article: list[str], text: str, kind: MentionKind) -> None:
    assert called(actors(*article), text).kind is kind


@pytest.mark.parametrize(
    ("article", "text", "sector", "is_plural"),
    [
        ([ADVISERS], "police", "COP", True),
        ([ADVISERS], "protesters", "OPP", True),
        ([MINISTER], "Ivan Petrov", "GOV", False),
        ([NORWAY_ALONE, GOVERNMENT], "government", "GOV", False),
    ],
)
def test_the_part_they_play(article: list[str], text: str, sector: str, *, is_plural: bool) -> None:
    mention = called(actors(*article), text)
    assert (mention.sector, mention.is_plural) == (sector, is_plural)


@pytest.mark.parametrize(
    ("article", "text", "through"),
    [
        ([MINISTER, SURNAME], "Petrov", ["Ivan Petrov"]),
        ([NORWAY_ALONE, GOVERNMENT], "government", ["Norway"]),
        ([MINISTER], "Ivan Petrov", ["Russian"]),
        ([MINISTER, SPOKESMAN], "spokesman", ["Ivan Petrov", "Ivan Petrov"]),
        ([COUNCIL, COUNCIL_LATER], "FCN", ["FCN"]),
        ([NORWAY_ALONE], "Norway", []),
    ],
)
def test_how_it_is_known(article: list[str], text: str, through: list[str]) -> None:
    whole = " ".join(sentence.text for sentence in trees(*article))
    assert [span.of(whole) for span in called(actors(*article), text).through] == through


def test_an_office_before_a_name_is_no_actor_of_its_own() -> None:
    assert [mention.text for mention in actors(MINISTER)] == ["Russian", "Ivan Petrov", "Finland"]


@pytest.mark.parametrize(
    "article",
    [
        [NOTHING],
        [MINISTER, SURNAME, SPOKESMAN],
        [NORWAY_ALONE, GOVERNMENT, ADVISERS],
        [COUNCIL, COUNCIL_LATER, MAYOR, THE_MINISTER, IN_LIMA, LIMA_SAID],
    ],
)
def test_the_surface_is_the_text_and_the_order_that_of_the_text(article: list[str]) -> None:
    whole = " ".join(sentence.text for sentence in trees(*article))
    found = actors(*article)
    assert all(mention.span.of(whole) == mention.text for mention in found)
    assert all(trees(*article)[m.sentence].span.covers(m.span) for m in found)
    assert [mention.span for mention in found] == sorted(mention.span for mention in found)


def test_a_mention_stands_for_itself_unless_a_pronoun() -> None:
    later = called(actors(MINISTER, SURNAME), "Petrov")
    assert antecedent(later) == later.span


MINISTRY = """
    {opening} = ADP IN 2 case
    {city} = PROPN NNP 6 obl B-LOC
    the = DET DT 5 det
    foreign = ADJ JJ 5 amod
    ministry = NOUN NN 6 nsubj
    agreed agree VERB VBD 0 root
"""
OF_CHILE = MINISTRY.replace(" 6 ", " 8 ").replace(
    "agreed agree", "of = ADP IN 7 case\n    Chile = PROPN NNP 5 nmod B-LOC\n    agreed agree"
)


@pytest.mark.parametrize(
    ("opening", "city", "country", "basis"),
    [
        ("In", "Oslo", "NOR", "modifier"),
        ("In", "Nairobi", "KEN", "modifier"),
        # From elsewhere, or from a city where no government has its seat.
        ("From", "Oslo", "NOR", "setting"),
        ("In", "Bergen", "NOR", "setting"),
    ],
)
def test_a_ministry_is_of_the_state_whose_capital_opens_the_sentence(
    opening: str, city: str, country: str, basis: str
) -> None:
    ministry = called(actors(MINISTRY.format(opening=opening, city=city)), "foreign ministry")
    assert (ministry.country, ministry.basis) == (country, basis)
    assert len(ministry.through) == 1


def test_a_ministry_that_says_whose_it_is_belongs_there() -> None:
    found = actors(OF_CHILE.format(opening="In", city="Oslo"))
    assert called(found, "foreign ministry").country == "CHL"
