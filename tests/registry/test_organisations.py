"""Organisations by name and acronym."""

from collections import defaultdict

import pytest

from dateline.registry.data_files import read_data
from dateline.registry.name_table import name_key
from dateline.registry.organisations import every_organisation_name, find_organisation, longest_organisation
from dateline.registry.sectors import Sector
from dateline.registry.states import find_state, states


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
