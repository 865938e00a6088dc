"""Who a name or an office means on a day, by the registry as it ships; nobody where it is not plain."""

import pytest

from dateline.mentions.mention import Interval
from dateline.mentions.people import PeopleFinder, Told, office_in_print
from dateline.registry.registry import Registry

JUNE_2023 = "2023-06-01"
LAVROV, MACRON, SCHOLZ, MERKEL = (
    f"person/{name}" for name in ("sergei-lavrov", "emmanuel-macron", "olaf-scholz", "angela-merkel")
)


@pytest.fixture(scope="module")
def registry() -> Registry:
    """The registry as it ships."""
    return Registry.open()


def finder(registry: Registry, day: str, *countries: str) -> PeopleFinder:
    """For an article of this day, "" for none, that names these states."""
    return PeopleFinder(registry, Interval(day, day) if day else None, frozenset(countries))


HOLDERS = [
    ("2023-06-01", Told("foreign minister", "RUS"), LAVROV),
    ("2023", Told("foreign minister", "RUS"), LAVROV),
    ("2003-06-01", Told("foreign minister", "RUS"), "person/igor-ivanov"),
    ("2023-06-01", Told("president", "FRA"), MACRON),
    ("2023-06-01", Told("chancellor", "DEU"), SCHOLZ),
    ("2015-06-01", Told("chancellor", "DEU"), MERKEL),
    ("2023-06-01", Told("prime minister", "NOR"), "person/jonas-gahr-store"),
    ("2023-06-01", Told("leader", "PRK"), "person/kim-jong-un"),
    # The office changed hands in that month or year, or no day is known.
    ("2004", Told("foreign minister", "RUS"), None),
    ("2004-03", Told("foreign minister", "RUS"), None),
    ("2017-05", Told("president", "FRA"), None),
    ("", Told("president", "FRA"), None),
    # Beyond what is known.
    ("2060-01-01", Told("president", "FRA"), None),
    # No office of one holder, or of no state.
    ("2023-06-01", Told("minister", "FRA"), None),
    ("2023-06-01", Told("", "FRA"), None),
    ("2023-06-01", Told("president"), None),
]
NAMES = [
    # A whole name, where the article names the state or an office they held.
    ("Sergei Lavrov", Told(), ["RUS"], LAVROV),
    ("Sergey Lavrov", Told(), ["RUS"], LAVROV),
    ("Sergei Lavrov", Told("foreign minister", "RUS"), [], LAVROV),
    ("Sergei Lavrov", Told("foreign minister"), [], LAVROV),
    ("Sergei Lavrov", Told(country="CHL"), ["CHL", "RUS"], None),
    ("Angela Merkel", Told(), ["DEU"], MERKEL),
    # One who bore a main office and whom nobody else is called like needs no other word.
    ("Emmanuel Macron", Told(), [], MACRON),
    ("Sergei Lavrov", Told(), [], LAVROV),
    # The second surname may be there or not.
    ("Pedro Sánchez Castejón", Told(), ["ESP"], "person/pedro-sanchez"),
    ("Ana Sánchez", Told(), ["ESP"], None),
    # A surname alone is of those in office.
    ("Lavrov", Told(), ["RUS"], LAVROV),
    ("Lavrov", Told(), ["NOR"], LAVROV),
    ("Lavrov", Told("president"), ["NOR"], None),
    ("Merkel", Told(), ["DEU"], None),
    ("Kim", Told("leader", "PRK"), ["PRK"], "person/kim-jong-un"),
    ("Kim", Told(), ["KOR", "PRK"], None),
    # Garbled: the office says who, and it sounds like them.
    ("Loveloff", Told("foreign minister", "RUS"), ["RUS"], LAVROV),
    ("Makron", Told("president", "FRA"), ["FRA"], MACRON),
    ("Emanuel Makron", Told("president", "FRA"), ["FRA"], MACRON),
    ("Loveloff", Told(), ["RUS"], None),
    ("Loveloff", Told("foreign minister", "FRA"), ["RUS"], None),
    ("Loveloff", Told("president", "RUS"), ["RUS"], None),
    ("Ivan Makron", Told("president", "FRA"), ["FRA"], None),
    ("Ivan Petrov", Told("foreign minister", "RUS"), ["RUS"], None),
]


@pytest.mark.parametrize(("day", "told", "expected"), HOLDERS)
def test_who_bears_an_office(day: str, told: Told, expected: str | None, registry: Registry) -> None:
    person = finder(registry, day).holder(told)
    assert (person.id if person else None) == expected


@pytest.mark.parametrize(("name", "told", "countries", "expected"), NAMES)
def test_who_is_called_so(
    name: str, told: Told, countries: list[str], expected: str | None, *, registry: Registry
) -> None:
    person = finder(registry, JUNE_2023, *countries).named(name, told)
    assert (person.id if person else None) == expected


@pytest.mark.parametrize(
    ("day", "id", "office"),
    [
        (JUNE_2023, LAVROV, "Foreign Minister of Russia"),
        ("2023", SCHOLZ, "Chancellor of Germany"),
        ("2015-06-01", MERKEL, "Chancellor of Germany"),
        (JUNE_2023, MERKEL, ""),
        ("2001-06-01", LAVROV, ""),
        ("", SCHOLZ, ""),
    ],
)
def test_the_office_of_the_day(day: str, id: str, office: str, registry: Registry) -> None:
    person = registry.person(id)
    assert person is not None
    assert finder(registry, day).office(person) == office


@pytest.mark.parametrize(("day", "told", "expected"), [row for row in HOLDERS if row[2]])
def test_a_holder_held_the_office_on_all_of_these_days(day: str, told: Told, expected: str, registry: Registry) -> None:
    held = [t for t in registry.tenures_of(expected) if t.of == told.country and t.covers(day, day)]
    assert any(tenure.is_sure for tenure in held)


@pytest.mark.parametrize(("name", "told", "countries", "expected"), [row for row in NAMES if row[3]])
def test_an_article_of_no_day_names_nobody_by_an_office(
    name: str, told: Told, countries: list[str], expected: str, *, registry: Registry
) -> None:
    """Without a day nobody is found whom only the office told points at."""
    person = finder(registry, "", *countries).named(name, told)
    assert person is None or (person.id == expected and registry.people_named(name) + registry.people_called(name))


def test_an_office_with_its_own_place_is_not_told_twice(registry: Registry) -> None:
    tenures = [t for t in registry.tenures_of("person/nicola-sturgeon") if " of " in t.title]
    assert tenures
    assert not any("United Kingdom" in office_in_print(tenure) for tenure in tenures)
