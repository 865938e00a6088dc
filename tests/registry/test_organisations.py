"""Organisations by name and acronym."""

from collections import defaultdict

import pytest

from dateline.registry.data_files import read_data
from dateline.registry.name_table import name_key
from dateline.registry.organisations import every_organisation_name, find_organisation, longest_organisation
from dateline.registry.sectors import Sector
from dateline.registry.states import find_state, states
from dateline.registry.years import may_hold


@pytest.mark.parametrize(
    ("surface", "id", "country", "sector"),
    [
        ("the United Nations", "united-nations", "IGO", Sector.IGO),
        ("U.N.", "united-nations", "IGO", Sector.IGO),
        ("WHO", "world-health-organization", "IGO", Sector.IGO),
        ("Nato's", "nato", "IGO", Sector.IGO),
        ("ICC", "international-criminal-court", "IGO", Sector.JUD),
        ("State Department", "us-department-of-state", "USA", Sector.GOV),
        ("the Pentagon", "us-department-of-defense", "USA", Sector.MIL),
        ("Knesset", "knesset", "ISR", Sector.LEG),
        ("Fidesz", "fidesz", "HUN", Sector.PTY),
        ("Workers’ Party of Korea", "workers-party-of-korea", "PRK", Sector.PTY),
        ("Mossad", "mossad", "ISR", Sector.SPY),
        ("Revolutionary Guards", "irgc", "IRN", Sector.MIL),
        ("Houthis", "houthis", "YEM", Sector.REB),
        ("SDF", "syrian-democratic-forces", "SYR", Sector.REB),
        ("Islamic State", "islamic-state", None, Sector.REB),
        ("Amnesty International", "amnesty-international", None, Sector.NGO),
        ("KCNA", "kcna", "PRK", Sector.MED),
        ("Al-Jazeera", "al-jazeera", "QAT", Sector.MED),
    ],
)
def test_surfaces_name_organisations(surface: str, id: str, country: str | None, sector: Sector) -> None:
    found = find_organisation(surface)
    assert found is not None
    assert (found.id, found.country, found.sector) == (f"organisation/{id}", country, sector)


@pytest.mark.parametrize("surface", ["who", "un", "nobody", "Norway", ""])
def test_other_words_name_none(surface: str) -> None:
    assert find_organisation(surface) is None


@pytest.mark.parametrize(
    ("surface", "ambiguous"),
    [("Senate", True), ("U.S. Senate", False), ("The Guardian", True), ("Democrats", True), ("Reuters", False)],
)
def test_ambiguous_forms_say_so(surface: str, ambiguous: bool) -> None:
    found = find_organisation(surface)
    assert found is not None
    assert found.is_ambiguous is ambiguous


@pytest.mark.parametrize(("surface", "is_media"), [("Yonhap", True), ("BBC", True), ("CIA", False)])
def test_media_are_told(surface: str, is_media: bool) -> None:
    found = find_organisation(surface)
    assert found is not None
    assert found.is_media is is_media


@pytest.mark.parametrize(
    ("text", "start", "id", "length"),
    [
        ("the UN Security Council met", 1, "un-security-council", 3),
        ("UN envoys", 0, "united-nations", 1),
        ("Human Rights Watch said", 0, "human-rights-watch", 3),
    ],
)
def test_longest_organisation(text: str, start: int, id: str, length: int) -> None:
    found = longest_organisation(text.split(), start)
    assert found is not None
    assert (found[0].id, found[1]) == (f"organisation/{id}", length)


@pytest.mark.parametrize(
    ("surface", "id", "sector"),
    [
        ("Ministry of Defence", "ministry-of-defence", Sector.MIL),
        ("Defense Ministry", "ministry-of-defense", Sector.MIL),
        ("Foreign Ministry", "ministry-of-foreign-affairs", Sector.GOV),
        ("Ministry of the Interior", "ministry-of-interior", Sector.GOV),
        ("Ministry of Women's Affairs", "ministry-of-womens-affairs", Sector.GOV),
        ("Ministry of State Security", "ministry-of-state-security", Sector.SPY),
        ("Ministry of Public Security", "ministry-of-public-security", Sector.COP),
        ("Department of Health", "ministry-of-health", Sector.GOV),
    ],
)
def test_ministries_are_of_any_state(surface: str, id: str, sector: Sector) -> None:
    found = find_organisation(surface)
    assert found is not None
    assert (found.id, found.sector) == (f"organisation/{id}", sector)
    assert (found.country, found.is_ambiguous) == (None, True)


@pytest.mark.parametrize("surface", ["Ministry of Unification", "Department of Defense", "Russian Foreign Ministry"])
def test_a_ministry_of_one_state_is_that_one(surface: str) -> None:
    found = find_organisation(surface)
    assert found is not None
    assert found.country is not None


@pytest.mark.parametrize(
    ("surface", "day", "existed"),
    [
        ("Warsaw Pact", "1968", True),
        ("Warsaw Pact", "1992", False),
        ("OAU", "1999", True),
        ("OAU", "2003", False),
        ("African Union", "1999", False),
        ("GATT", "1980", True),
        ("WTO", "1990", False),
        ("FARC", "2018", False),
        ("AUKUS", "2020", False),
        ("AUKUS", "2024-05-01", True),
        ("USMCA", "2019", False),
        ("Stasi", "1985", True),
        ("KGB", "2020", False),
        ("Mossad", "1900", True),
    ],
)
def test_organisations_have_years(surface: str, day: str, existed: bool) -> None:
    found = find_organisation(surface)
    assert found is not None
    assert may_hold(found.years, day) is existed


@pytest.mark.parametrize(
    ("surface", "day", "governs"),
    [
        ("Tories", "2015", True),
        ("Tories", "2025", False),
        ("PSOE", "2014", False),
        ("PSOE", "2020", True),
        ("Law and Justice", "2006", True),
        ("Law and Justice", "2010", False),
        ("Fidesz", "2020", True),
        ("GOP", "2022", False),
        ("GOP", "2018", True),
        ("BJP", "2003", True),
        ("CPSU", "1980", True),
        ("CPSU", "1995", False),
    ],
)
def test_parties_have_years_in_power(surface: str, day: str, governs: bool) -> None:
    found = find_organisation(surface)
    assert found is not None
    assert found.governing
    assert may_hold(found.governing, day) is governs


def test_many_organisations_have_a_country_and_a_sector() -> None:
    rows = [row for row in read_data("organisations").values() if row["sector"] != "MED"]
    assert sum("country" in row and bool(row["sector"]) for row in rows) > 300
    assert sum("years" in row for row in rows) > 180
    assert sum("governing" in row for row in rows) > 50


def test_no_two_organisations_share_a_form() -> None:
    ids: dict[str, set[str]] = defaultdict(set)
    for surface, organisation in every_organisation_name():
        ids[name_key(surface)].add(organisation.id)
    assert {key: found for key, found in ids.items() if len(found) > 1} == {}


def test_only_the_pentagon_is_a_metonym_too() -> None:
    assert {surface for surface, _ in every_organisation_name() if find_state(surface)} == {"Pentagon"}


def test_countries_are_states_or_igo() -> None:
    countries = {organisation.country for _, organisation in every_organisation_name()}
    assert countries - set(states()) == {"IGO", None}


def test_ids_are_lower_case_words() -> None:
    slugs = read_data("organisations")
    assert len(slugs) > 600
    assert all(slug == slug.lower() and " " not in slug for slug in slugs)
