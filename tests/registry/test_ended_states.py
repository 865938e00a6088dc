"""States that ended since 1945, former names of states that live on, and the years of both."""

import pycountry
import pytest

from dateline.registry.data_files import read_data
from dateline.registry.states import State, StateForm, every_state_name, find_country, find_state, states

ENDED = [state for state in states().values() if state.years]
# What ISO 3166-3 withdrew because only the code or the name changed, or because it was an uninhabited possession.
RENAMED = {"BUR": "MMR", "BYS": "BLR", "DHY": "BEN", "HVO": "BFA", "NHB": "VUT", "TMP": "TLS", "ZAR": "COD"}
RENAMED |= {"AFI": "DJI"}
POSSESSIONS = {"ATB", "ATF", "ATN", "CTE", "FXX", "JTN", "MID", "PUS", "WAK"}


@pytest.mark.parametrize(
    ("surface", "country", "form"),
    [
        ("the Soviet Union", "SUN", StateForm.NAME),
        ("U.S.S.R.", "SUN", StateForm.NAME),
        ("Soviet", "SUN", StateForm.ADJECTIVE),
        ("Soviets", "SUN", StateForm.DEMONYM),
        ("Yugoslav", "YUG", StateForm.ADJECTIVE),
        ("Federal Republic of Yugoslavia", "SCG", StateForm.NAME),
        ("Czechoslovakia", "CSK", StateForm.NAME),
        ("East Germans", "DDR", StateForm.DEMONYM),
        ("East Berlin", "DDR", StateForm.CAPITAL),
        ("GDR", "DDR", StateForm.NAME),
        ("South Vietnamese", "XVS", StateForm.ADJECTIVE),
        ("North Vietnam", "VDR", StateForm.NAME),
        ("South Yemen", "YMD", StateForm.NAME),
        ("Yemen Arab Republic", "XYN", StateForm.NAME),
        ("United Arab Republic", "XAR", StateForm.NAME),
        ("Tanganyika", "XTG", StateForm.NAME),
        ("Rhodesian", "RHO", StateForm.ADJECTIVE),
        ("Netherlands Antilles", "ANT", StateForm.NAME),
        ("Mandatory Palestine", "XMP", StateForm.NAME),
        ("West German", "DEU", StateForm.ADJECTIVE),
        ("West Germany", "DEU", StateForm.NAME),
        ("Upper Volta", "BFA", StateForm.NAME),
        ("Zairean", "COD", StateForm.ADJECTIVE),
        ("Dahomey", "BEN", StateForm.NAME),
        ("Northern Rhodesia", "ZMB", StateForm.NAME),
        ("Former Yugoslav Republic of Macedonia", "MKD", StateForm.NAME),
        ("Zanzibar", "TZA", StateForm.REGION),
        ("Biafra", "NGA", StateForm.REGION),
    ],
)
def test_former_states_and_names_are_found(surface: str, country: str, form: StateForm) -> None:
    found = find_state(surface)
    assert found is not None
    assert (found.country, found.form, found.id) == (country, form, f"state/{country}")


@pytest.mark.parametrize(
    ("surface", "day", "is_valid"),
    [
        ("Soviet", "1991-12-26", True),
        ("Soviet", "1991-12-27", False),
        ("East Germany", "1990", True),
        ("East Germany", "1991", False),
        ("Zaire", "1975-06", True),
        ("Zaire", "2023-06-01", False),
        ("Burma", "2021", False),
        ("Burma", "1988-08-08", True),
        ("Eswatini", "2018-04", True),
        ("Swaziland", "2019", False),
        ("Yugoslavia", "1999-03-24", True),
        ("Serbia and Montenegro", "1999-03-24", False),
        ("the Blue House", "2021", True),
        ("the Blue House", "2023-07-01", False),
        ("the Blue House", "2026-02-01", True),
        ("Yongsan presidential office", "2023-07-01", True),
        ("Nur-Sultan", "2020", True),
        ("Nur-Sultan", "2023", False),
        ("Astana", "2020", False),
        ("Astana", "2023", True),
        ("Bonn", "1985", True),
        ("Bonn", "2005", False),
        ("Los Pinos", "2019", False),
        ("Norway", "1900", True),
        ("the Kremlin", "2024-01-01", True),
    ],
)
def test_forms_have_their_years(surface: str, day: str, is_valid: bool) -> None:
    found = find_state(surface)
    assert found is not None
    assert found.is_valid_on(day) is is_valid


@pytest.mark.parametrize("ended", ENDED, ids=lambda state: state.country)
def test_an_ended_state_has_years_and_successors(ended: State) -> None:
    start, _, end = ended.years.partition("/")
    assert "1945" <= end < "2026"
    assert start < end
    assert ended.successors
    assert set(ended.successors) <= set(states()) - {ended.country}


@pytest.mark.parametrize("code", sorted(set(read_data("ended_states")) - {"NTZ"}))  # nobody governed it
def test_the_capital_of_an_ended_state_is_a_place(code: str) -> None:
    capital = read_data("ended_states")[code]["capital"]
    found = find_state(capital)
    assert found is not None
    assert found.place


def test_codes_are_those_of_iso_or_its_range_for_users() -> None:
    iso = {state.alpha_3 for state in pycountry.historic_countries}
    assert iso - {state.country for state in ENDED} == set(RENAMED) | POSSESSIONS
    assert {state.country for state in ENDED if not state.country.startswith("X")} <= iso
    assert not {state.country for state in ENDED} & {state.alpha_3 for state in pycountry.countries}


@pytest.mark.parametrize(("code", "country"), sorted(RENAMED.items()))
def test_a_renamed_state_lives_on_under_its_code(code: str, country: str) -> None:
    assert find_country(code) is None
    assert find_country(country) is not None


def test_a_state_that_lives_on_has_no_years() -> None:
    norway = find_country("NOR")
    assert norway is not None
    assert (norway.years, norway.successors) == ("", ())


def test_forms_of_an_ended_state_have_years() -> None:
    assert [surface for surface, name in every_state_name() if name.state.years and not name.years] == []
