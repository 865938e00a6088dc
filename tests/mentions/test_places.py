"""Which place a name means: by the words beside it, by the states the article names, by size, else left open."""

import pytest
from reports import read_report

from dateline.mentions.mention import Mention, MentionKind
from dateline.reading import Reader

BESIDE = [
    ("Police arrested two men in Paris, Texas, on Monday.", "Paris", "place/usa-texas-paris"),
    ("The minister met farmers in Athens, Georgia.", "Athens", "place/usa-georgia-athens"),
    ("Rioters burned cars in London, Ontario.", "London", "place/can-ontario-london"),
    ("He lives in Springfield (Illinois).", "Springfield", "place/usa-illinois-springfield"),
    ("A bomb killed six in Deir Hafir, Syria.", "Deir Hafir", "place/syr-deir-hafir"),
    ("Six people died in Kafr Zelin in the north of Syria.", "Kafr Zelin", "place/syr-kafr-zelin"),
    ("Rebels shelled the Syrian town of Tarnab.", "Tarnab", "place/syr-tarnab"),
    ("Rebels shelled villages near Syria's Tarnab.", "Tarnab", "place/syr-tarnab"),
    ("Six people died in Tarnab, a town in the north of Syria.", "Tarnab", "place/syr-tarnab"),
    ("The envoy visited Aberdeen in Scotland.", "Aberdeen", "place/gbr-scotland-aberdeen"),
]
BY_THE_ARTICLE = [
    ("Russia's president spoke on Monday. He flew to Magnitogorsk on Tuesday.", "Magnitogorsk", "RUS"),
    ("Chile's president spoke on Monday. A mine collapsed near Calama.", "Calama", "CHL"),
    ("Ohio's governor spoke on Monday. A gunman killed nine people in Dayton.", "Dayton", "USA"),
    ("The fire in Gainesville was the worst in Florida for years.", "Gainesville", "USA"),
    ("The band will play in Fortaleza on Monday.", "Fortaleza", "BRA"),
]
OPEN = [
    ("A bomb killed six in Springfield.", "Springfield"),
    ("The United States' president spoke on Monday. A bomb killed six in Springfield.", "Springfield"),
    ("Norway's president spoke on Monday. A mine collapsed near Calama.", "Calama"),
    ("The statue stands in Victoria Park.", "Victoria Park"),
    ("Mexico's army found two bodies in the Rio Grande.", "Rio Grande"),
    ("A bomb killed six in Zelvograd.", "Zelvograd"),
]
UNMOVED = [
    ("In London, Canada beat Norway.", "London", "GBR"),
    ("In Paris, Canada and Norway signed a treaty.", "Paris", "FRA"),
    ("Norway and Chile met in Geneva, Switzerland.", "Geneva", "CHE"),
]


def place(reader: Reader, text: str, name: str, *, nth: int = 0) -> Mention:
    """The mention of a place by this name in a report."""
    return [m for m in read_report(reader, text).mentions if m.kind is MentionKind.PLACE and m.text == name][nth]


@pytest.mark.parametrize(("text", "name", "id"), BESIDE)
def test_what_stands_beside_a_name_tells_where_it_is(text: str, name: str, id: str, reader: Reader) -> None:
    found = place(reader, text, name)
    assert (found.id, found.basis) == (id, "modifier")
    assert found.through


@pytest.mark.parametrize(("text", "name", "country"), BY_THE_ARTICLE)
def test_the_article_tells_which_place_is_meant(text: str, name: str, country: str, reader: Reader) -> None:
    found = place(reader, text, name)
    assert (found.country, found.basis) == (country, "registry")
    assert found.place is not None and found.place.latitude is not None


@pytest.mark.parametrize(("text", "name"), OPEN)
def test_without_evidence_a_place_is_left_open(text: str, name: str, reader: Reader) -> None:
    found = place(reader, text, name)
    assert (found.country, found.place, found.name) == (None, None, name)
    assert found.id == f"place/{name.lower().replace(' ', '-')}"


@pytest.mark.parametrize(("text", "name", "country"), UNMOVED)
def test_a_well_known_city_is_not_moved_by_another_state(text: str, name: str, country: str, reader: Reader) -> None:
    found = place(reader, text, name)
    assert (found.country, found.place) == (country, None)


@pytest.mark.parametrize("nth", [0, 2])
def test_what_one_sentence_tells_of_a_name_holds_for_the_article(nth: int, reader: Reader) -> None:
    text = "A bomb killed six in Athens. The bomb exploded in Athens, Georgia. Police closed all schools in Athens."
    told, other = place(reader, text, "Athens", nth=1), place(reader, text, "Athens", nth=nth)
    assert (other.id, other.basis, other.through) == (told.id, "memory", (told.span,))


def test_a_division_has_no_point(reader: Reader) -> None:
    found = place(reader, "California's governor spoke in Riverside County on Monday.", "Riverside County")
    assert (found.country, found.place) == ("USA", None)
