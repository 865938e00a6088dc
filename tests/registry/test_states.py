"""States by name, citizen, capital, metonym, region and city."""

import tomllib
from collections import defaultdict

import pycountry
import pytest

from dateline.registry.build_states import as_toml, formal_names
from dateline.registry.data_files import read_data
from dateline.registry.name_table import name_key
from dateline.registry.sectors import Sector
from dateline.registry.states import (
    State,
    StateForm,
    StateName,
    every_state_name,
    find_country,
    find_state,
    longest_state,
    states,
)

NOT_IN_THE_UN = {
    *("ABW", "AIA", "ALA", "ASM", "ATA", "ATF", "BES", "BLM", "BMU", "BVT", "CCK", "COK", "CUW", "CXR", "CYM", "ESH"),
    *("FLK", "FRO", "GGY", "GIB", "GLP", "GRL", "GUF", "GUM", "HKG", "HMD", "IMN", "IOT", "JEY", "MAC", "MAF", "MNP"),
    *("MSR", "MTQ", "MYT", "NCL", "NFK", "NIU", "PCN", "PRI", "PSE", "PYF", "REU", "SGS", "SHN", "SJM", "SPM", "SXM"),
    *("TCA", "TKL", "TWN", "UMI", "VAT", "VGB", "VIR", "WLF", "XKX"),
}
LIVING = {code for code, state in states().items() if not state.years}
UN_MEMBERS = sorted(LIVING - NOT_IN_THE_UN)
CITY_STATES = {"SGP"}
CITIZENS_OF = {name.country for _, name in every_state_name() if name.form in {StateForm.ADJECTIVE, StateForm.DEMONYM}}
CAPITAL_OF = {name.country for _, name in every_state_name() if name.form is StateForm.CAPITAL}


@pytest.mark.parametrize(
    ("surface", "country", "form"),
    [
        ("Norway", "NOR", StateForm.NAME),
        ("Kingdom of Norway", "NOR", StateForm.NAME),
        ("Norwegian", "NOR", StateForm.ADJECTIVE),
        ("Norwegians", "NOR", StateForm.DEMONYM),
        ("Dane", "DNK", StateForm.DEMONYM),
        ("Britons", "GBR", StateForm.DEMONYM),
        ("the U.S.", "USA", StateForm.NAME),
        ("U.K.", "GBR", StateForm.NAME),
        ("America", "USA", StateForm.NAME),
        ("the DPRK", "PRK", StateForm.NAME),
        ("SOUTH KOREA", "KOR", StateForm.NAME),
        ("Türkiye", "TUR", StateForm.NAME),
        ("Turkey's", "TUR", StateForm.NAME),
        ("Côte d’Ivoire", "CIV", StateForm.NAME),
        ("Burma", "MMR", StateForm.NAME),
        ("Czech Republic", "CZE", StateForm.NAME),
        ("Swaziland", "SWZ", StateForm.NAME),
        ("Kosovar", "XKX", StateForm.ADJECTIVE),
        ("Hong Kongers", "HKG", StateForm.DEMONYM),
        ("Puerto Ricans", "PRI", StateForm.DEMONYM),
        ("Polish", "POL", StateForm.ADJECTIVE),
        ("Kiev", "UKR", StateForm.CAPITAL),
        ("the Hague", "NLD", StateForm.CAPITAL),
        ("Washington, D.C.", "USA", StateForm.CAPITAL),
        ("Singapore", "SGP", StateForm.NAME),
        ("the Kremlin", "RUS", StateForm.METONYM),
        ("10 Downing Street", "GBR", StateForm.METONYM),
        ("Cheong Wa Dae", "KOR", StateForm.METONYM),
        ("Carondelet Palace", "ECU", StateForm.METONYM),
        ("Bankova", "UKR", StateForm.METONYM),
        ("Aso Rock", "NGA", StateForm.METONYM),
        ("Raisina Hill", "IND", StateForm.METONYM),
        ("Villa Somalia", "SOM", StateForm.METONYM),
        ("the Akorda", "KAZ", StateForm.METONYM),
        ("Leinster House", "IRL", StateForm.METONYM),
        ("Elysée", "FRA", StateForm.METONYM),
        ("Catalonia", "ESP", StateForm.REGION),
        ("Gaza Strip", "PSE", StateForm.REGION),
        ("Texans", "USA", StateForm.REGION),
        ("Bombay", "IND", StateForm.CITY),
        ("Vladivostok", "RUS", StateForm.CITY),
    ],
)
def test_surfaces_name_states(surface: str, country: str, form: StateForm) -> None:
    found = find_state(surface)
    assert found is not None
    assert (found.country, found.form, found.id) == (country, form, f"state/{country}")


@pytest.mark.parametrize("surface", ["us", "turkey", "polish", "china", "Crimea", "Gulf", "Freedonia", "the", "", "'s"])
def test_other_words_name_none(surface: str) -> None:
    assert find_state(surface) is None


@pytest.mark.parametrize(
    ("surface", "ambiguous"),
    [("Georgia", True), ("Jordan", True), ("Chad", True), ("Koreans", True), ("Turkey", False), ("Norway", False)],
)
def test_ambiguous_forms_say_so(surface: str, ambiguous: bool) -> None:
    found = find_state(surface)
    assert found is not None
    assert found.is_ambiguous is ambiguous


@pytest.mark.parametrize(
    ("surface", "place", "at", "sector"),
    [
        ("Kiev", "Kyiv", (50.45, 30.52), Sector.NONE),
        ("Brasília", "Brasília", (-15.79, -47.88), Sector.NONE),
        ("New Yorkers", "New York", (40.71, -74.01), Sector.NONE),
        ("Capitol Hill", "Capitol Hill", (None, None), Sector.LEG),
        ("Norway", "", (None, None), Sector.NONE),
    ],
)
def test_places_are_told(surface: str, place: str, at: tuple[float | None, float | None], sector: Sector) -> None:
    found = find_state(surface)
    assert found is not None
    assert (found.place, (found.latitude, found.longitude), found.sector) == (place, at, sector)


@pytest.mark.parametrize(("surface", "is_plural"), [("Danes", True), ("Dane", False), ("Basques", True)])
def test_number_is_of_the_form(surface: str, is_plural: bool) -> None:
    found = find_state(surface)
    assert found is not None
    assert found.is_plural is is_plural


@pytest.mark.parametrize(
    ("text", "start", "country", "length"),
    [
        ("the United States of America said", 1, "USA", 4),
        ("South Koreans voted", 0, "KOR", 2),
        ("People 's Republic of China 's army", 0, "CHN", 5),
        ("Papua New Guinea", 0, "PNG", 3),
        ("Papua New Guinea", 2, "GIN", 1),
    ],
)
def test_longest_state(text: str, start: int, country: str, length: int) -> None:
    found = longest_state(text.split(), start)
    assert found is not None
    assert (found[0].country, found[1]) == (country, length)


@pytest.mark.parametrize(
    ("country", "phrase"), [("NOR", "Norway"), ("NLD", "the Netherlands"), ("USA", "the United States")]
)
def test_a_state_has_a_phrase(country: str, phrase: str) -> None:
    state = find_country(country)
    assert state is not None
    assert state.phrase == phrase


def test_an_unknown_code_is_no_state() -> None:
    assert find_country("XXX") is None


def test_un_members_have_citizens_and_a_capital() -> None:
    assert len(UN_MEMBERS) == 193
    assert set(UN_MEMBERS) - CITIZENS_OF == {"DMA"}  # "Dominican" is kept for the Dominican Republic
    assert set(UN_MEMBERS) - CAPITAL_OF == CITY_STATES


@pytest.mark.parametrize(("country", "names"), formal_names().items())
def test_formal_names_are_found(country: str, names: list[str]) -> None:
    found = {name: find_state(name) for name in names}
    wrong = {n for n, at in found.items() if at is None or (at.country != country and not at.is_ambiguous)}
    assert wrong == set(), "a new edition of the names: run python -m dateline.registry.build_states"


def test_the_file_of_formal_names_is_read_as_written() -> None:
    assert tomllib.loads(as_toml(formal_names())) == formal_names()


def test_no_two_states_share_an_unambiguous_form() -> None:
    meanings: dict[str, dict[str, StateName]] = defaultdict(dict)
    for surface, name in every_state_name():
        meanings[name_key(surface)].setdefault(name.country, name)
    shared = [key for key, by in meanings.items() if len(by) > 1 and not next(iter(by.values())).is_ambiguous]
    assert shared == []


def test_every_ambiguous_form_is_a_form() -> None:
    surfaces = {surface for surface, _ in every_state_name()}
    assert set(read_data("places")["ambiguous"]) - surfaces == set()


def test_every_form_is_found() -> None:
    assert [surface for surface, _ in every_state_name() if find_state(surface) is None] == []


def test_every_form_with_years_is_a_form() -> None:
    surfaces = {surface for surface, _ in every_state_name()}
    assert set(read_data("places")["years"]) - surfaces == set()


def test_governments_have_metonyms() -> None:
    metonyms = [name for _, name in every_state_name() if name.form is StateForm.METONYM]
    assert len({name.place for name in metonyms}) > 150
    assert len({name.country for name in metonyms}) > 80


def test_coordinates_are_on_earth() -> None:
    located = [name for _, name in every_state_name() if name.latitude is not None and name.longitude is not None]
    assert all(abs(n.latitude or 0) <= 90 and abs(n.longitude or 0) <= 180 for n in located)
    assert len({name.place for name in located}) > 500


def test_kosovo_is_added_to_iso() -> None:
    assert LIVING - {state.alpha_3 for state in pycountry.countries} == {"XKX"}
    assert states()["XKX"] == State("XKX", "Kosovo")
