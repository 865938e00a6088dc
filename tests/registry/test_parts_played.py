"""Common nouns for parts in politics."""

import pytest

from dateline.registry.data_files import read_data
from dateline.registry.parts_played import (
    RoleKind,
    every_role,
    find_role,
    is_honorific,
    longest_role,
    plural,
)
from dateline.registry.sectors import Sector

PERSON, GROUP, BODY = RoleKind.PERSON, RoleKind.GROUP, RoleKind.BODY


@pytest.mark.parametrize(
    ("noun", "sector", "kind", "needs_state", "is_plural"),
    [
        ("government", Sector.GOV, BODY, True, False),
        ("prime minister", Sector.GOV, PERSON, True, False),
        ("Foreign Ministers", Sector.GOV, PERSON, True, True),
        ("secretaries of state", Sector.GOV, PERSON, True, True),
        ("delegation", Sector.GOV, GROUP, True, False),
        ("authorities", Sector.GOV, BODY, True, True),
        ("spokesman", Sector.NONE, PERSON, False, False),
        ("MPs", Sector.LEG, PERSON, True, True),
        ("parliament", Sector.LEG, BODY, True, False),
        ("prosecutors", Sector.JUD, PERSON, True, True),
        ("police", Sector.COP, BODY, True, True),
        ("security forces", Sector.COP, BODY, True, True),
        ("troops", Sector.MIL, GROUP, True, True),
        ("army", Sector.MIL, BODY, True, False),
        ("gunmen", Sector.REB, PERSON, True, True),
        ("demonstrators", Sector.OPP, PERSON, True, True),
        ("opposition", Sector.OPP, GROUP, True, False),
        ("refugees", Sector.CVL, PERSON, False, True),
        ("newspaper", Sector.MED, BODY, False, False),
        ("companies", Sector.BUS, BODY, False, True),
        ("secretary-general", Sector.IGO, PERSON, False, False),
    ],
)
def test_nouns_name_parts(noun: str, sector: Sector, kind: RoleKind, needs_state: bool, is_plural: bool) -> None:
    role = find_role(noun)
    assert role is not None
    assert (role.sector, role.kind, role.needs_state, role.is_plural) == (sector, kind, needs_state, is_plural)


@pytest.mark.parametrize("noun", ["table", "weather", "ministerial", ""])
def test_other_nouns_name_none(noun: str) -> None:
    assert find_role(noun) is None


@pytest.mark.parametrize(
    ("noun", "phrase", "office"),
    [
        ("foreign minister", "Russia", "Foreign Minister of Russia"),
        ("president", "the United States", "President of the United States"),
        ("pope", "", "Pope"),
        ("secretary-general", "the United Nations", "Secretary-General of the United Nations"),
        ("soldier", "Norway", ""),
    ],
)
def test_offices_are_printed(noun: str, phrase: str, office: str) -> None:
    role = find_role(noun)
    assert role is not None
    assert (role.office_of(phrase), role.is_office) == (office, bool(office))


@pytest.mark.parametrize(
    ("text", "start", "lemma", "length"),
    [
        ("the deputy foreign minister resigned", 1, "deputy foreign minister", 3),
        ("Vice - President Ada Lund", 0, "vice president", 3),
        ("state media said", 0, "state media", 2),
        ("state visit", 0, "state", 1),
    ],
)
def test_longest_role(text: str, start: int, lemma: str, length: int) -> None:
    found = longest_role(text.split(), start)
    assert found is not None
    assert (found[0].lemma, found[1]) == (lemma, length)


@pytest.mark.parametrize(
    ("word", "answer"), [("Mr.", True), ("Gen", True), ("Sen.", True), ("Señora", True), ("President", False)]
)
def test_honorifics(word: str, answer: bool) -> None:
    assert is_honorific(word) is answer


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("deputy", "deputies"),
        ("attorney", "attorneys"),
        ("gunman", "gunmen"),
        ("witness", "witnesses"),
        ("court of appeal", "courts of appeal"),
        ("headquarters", "headquarters"),
    ],
)
def test_regular_plurals(noun: str, expected: str) -> None:
    assert plural(noun) == expected


def test_offices_and_plurals_are_of_known_nouns() -> None:
    data, lemmas = read_data("roles"), {role.lemma for _, role in every_role()}
    assert set(data["offices"]) | set(data["plurals"]) <= lemmas
    assert len(lemmas) > 900


def test_no_noun_stands_twice() -> None:
    lemmas = [role.lemma for form, role in every_role() if form == role.lemma and not role.is_plural]
    assert len(lemmas) == len(set(lemmas))
