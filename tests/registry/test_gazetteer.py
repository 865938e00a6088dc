"""Places by name, as the gazetteer lists them: all of a name, none chosen."""

import pytest

from dateline.registry.build_gazetteer import spellings
from dateline.registry.gazetteer import Place, find_places

LARGEST = [
    ("Homs", "SYR", ""),
    ("HOMS", "SYR", ""),
    ("Homs's", "SYR", ""),
    ("Dayton", "USA", "Ohio"),
    ("Montreal", "CAN", "Quebec"),
    ("Montréal", "CAN", "Quebec"),
    ("Leeds", "GBR", "England"),
    ("Geelong", "AUS", "Victoria"),
    ("Magnitogorsk", "RUS", ""),
    ("Oxfordshire", "GBR", ""),
]
SPELLINGS = [("Raqqa", "Raqqah"), ("Kharkov", "Kharkiv"), ("Sloviansk", "Slovyansk")]
UNKNOWN = ["", "Nowhere at All", "Airport", "Asia", "homs"]


@pytest.mark.parametrize(("surface", "country", "admin"), LARGEST)
def test_the_largest_place_of_a_name(surface: str, country: str, admin: str) -> None:
    place = find_places(surface)[0]
    assert (place.country, place.admin) == (country, admin)


@pytest.mark.parametrize("surface", UNKNOWN)
def test_no_place_of_this_name(surface: str) -> None:
    assert find_places(surface) == ()


@pytest.mark.parametrize(("surface", "name"), SPELLINGS)
def test_other_spellings_are_known_as_such(surface: str, name: str) -> None:
    found = find_places(surface)[0]
    assert name in found.name and found.is_spelling


def test_all_of_a_name_are_listed_largest_first_and_divisions_last() -> None:
    kents = find_places("Kent")
    cities = [place for place in kents if not place.is_division]
    assert len(cities) >= 2 and cities == sorted(cities, key=lambda p: -p.population)
    assert [place.country for place in kents if place.is_division] == ["GBR"] and kents[-1].is_division


def test_ids_tell_places_of_one_name_apart() -> None:
    cities = [place for place in find_places("Springfield") if not place.is_division]
    assert len({place.id for place in cities}) == len(cities) > 3
    assert "place/usa-illinois-springfield" in {place.id for place in cities}


@pytest.mark.parametrize(
    ("name", "id"),
    [("Tromsø", "place/nor-troms-tromso"), ("Łódź", "place/pol-lodz-lodz"), ("Troms", "place/nor-troms-troms")],
)
def test_ids_keep_letters_that_have_no_plain_form(name: str, id: str) -> None:
    country, admin = ("POL", "Łódź") if name == "Łódź" else ("NOR", "Troms")
    assert Place(name, country, admin).id == id


@pytest.mark.parametrize("surface", ["Homs", "Paris", "Santa Cruz", "San Fernando", "Victoria"])
def test_cities_lie_on_the_earth_and_divisions_have_no_point(surface: str) -> None:
    for place in find_places(surface):
        assert len(place.country) == 3
        assert place.is_division or abs(place.latitude or 999) <= 90
        assert place.is_division == (place.longitude is None) == (place.population == 0)


@pytest.mark.parametrize(
    ("population", "kept"),
    [(1_000_000, ["Alveka", "Alveqa"]), (40_000, ["Alveka", "Alveqa"]), (20_000, [])],
)
def test_few_spellings_are_kept_and_those_alike(population: int, kept: list[str]) -> None:
    others = ["Alveka", "Alveqa", "Alvekaas", "ALV", "alwqh", "Novgrad", "Альвека", "Alvec"]
    found = spellings("Al Alveqah", others, population=population)
    assert sorted(found) == kept
