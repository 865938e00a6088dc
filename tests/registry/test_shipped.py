"""What ships: every row is right by itself and agrees with the others; people are found in many spellings."""


import pytest

from dateline.registry.checking import Weight, check_registry
from dateline.registry.csv_rows import row_problems
from dateline.registry.registry import Registry
from dateline.registry.shipped import data_files, read_rows, read_table


@pytest.fixture(scope="module")
def registry() -> Registry:
    """The shipped registry."""
    return Registry.open()


@pytest.mark.parametrize("folder", ["people", "holders"])
def test_every_row_is_right(folder: str) -> None:
    rows = [(f"{file.name}:{number}", row) for file in data_files(folder) for number, row in read_table(file)]
    assert rows
    assert [(where, problems) for where, row in rows if (problems := row_problems(row))] == []


def test_rows_do_not_contradict_each_other(registry: Registry) -> None:
    assert [one for one in check_registry(registry) if one.weight is Weight.CONFLICT] == []


def test_everybody_is_found_by_each_name_and_id(registry: Registry) -> None:
    for id in registry.shipped_ids:
        person = registry.person(id)
        assert person and person.short, id
        assert all(person in registry.people_named(name) for name in person.names), id
        assert all(person in registry.people_called(short) for short in person.short), id


def test_offices_have_holders_with_dates() -> None:
    rows = list(read_rows("holders"))
    assert len({row["of"] for row in rows if row["of"].isupper()}) >= 60
    assert sum(row["sure"] == "yes" for row in rows) > len(rows) / 2


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Sergey Lavrov", ["person/sergei-lavrov"]),
        ("SERGEI LAVROV", ["person/sergei-lavrov"]),
        ("Mr Sergei V. Lavrov", ["person/sergei-lavrov"]),
        ("Kim Jong Un", ["person/kim-jong-un"]),
        ("Kim Chŏng-ŭn", ["person/kim-jong-un"]),
        ("Abe Shinzo", ["person/shinzo-abe"]),
        ("Vladimir V. Putin", ["person/vladimir-putin"]),
        ("Joseph R. Biden Jr.", ["person/joe-biden"]),
        ("Recep Tayyip Erdogan", ["person/recep-tayyip-erdogan"]),
        ("Mohamed bin Salman", ["person/mohammed-bin-salman"]),
        ("Vladimir Patton", []),
        ("", []),
        ("...", []),
    ],
)
def test_people_by_name(registry: Registry, name: str, expected: list[str]) -> None:
    assert [person.id for person in registry.people_named(name)] == expected


@pytest.mark.parametrize(
    ("short", "id", "is_called"),
    [
        ("Lavrov", "person/sergei-lavrov", True),
        ("Kim", "person/kim-jong-un", True),
        ("Kim", "person/kim-jong-il", True),
        ("el-Sisi", "person/abdel-fattah-el-sisi", True),
        ("Al-Sisi", "person/abdel-fattah-el-sisi", True),
        ("Zelenskiy", "person/volodymyr-zelensky", True),
        ("Lukashenka", "person/alexander-lukashenko", True),
        ("Rutteh", "person/mark-rutte", False),
        ("route", "person/mark-rutte", False),
        ("ambassador", "person/bashar-al-assad", False),
    ],
)
def test_people_by_short_name(registry: Registry, short: str, id: str, is_called: bool) -> None:
    assert (id in [person.id for person in registry.people_called(short)]) is is_called


@pytest.mark.parametrize(
    ("of", "title", "day", "expected"),
    [
        ("RUS", "foreign minister", "2023-06-01", {"sergei-lavrov"}),
        ("RUS", "Minister for Foreign Affairs", "2010", {"sergei-lavrov"}),
        ("USA", "top diplomat", "2022", {"antony-blinken"}),
        ("GBR", "premier", "2017", {"theresa-may"}),
        ("DEU", "chancellor", "2015", {"angela-merkel"}),
        ("PRK", "chairman of the State Affairs Commission", "2018", {"kim-jong-un"}),
        ("PRK", "leader", "2018", {"kim-jong-un"}),
        ("IRN", "leader", "2015", {"ali-khamenei"}),
        ("JPN", "leader", "2015", {"shinzo-abe"}),
        ("FRA", "leader", "2020", {"emmanuel-macron"}),
        ("organisation/nato", "chief", "2020", {"jens-stoltenberg"}),
        ("GBR", "monarch", "2015", {"elizabeth-ii"}),
        ("NOR", "emperor", "2015", set()),
        ("Atlantis", "president", "2015", set()),
    ],
)
def test_holders(registry: Registry, of: str, title: str, day: str, expected: set[str]) -> None:
    held = registry.holders(of, title, day, day)
    assert {tenure.person.removeprefix("person/") for tenure in held} == expected


def test_the_digest_is_that_of_the_content(registry: Registry) -> None:
    assert registry.digest == Registry.open().digest
    assert len(registry.digest) == 64
