"""What `check` finds in imports: contradictions, and rows about nobody."""

import json
from pathlib import Path

import pytest
from imports import HOLDERS, OCCUPANCY, PEOPLE, PERSON, import_text

from dateline.registry.checking import Weight, check_registry
from dateline.registry.importing import Terms
from dateline.registry.registry import Registry

SECOND = PEOPLE.replace("Astrid", "Odd")
DEAD = PEOPLE.replace("1961-02-03,", "1801-02-03,1850")
HEADER, TENURE = HOLDERS.splitlines(keepends=True)


def tenure(person: str, start: str, end: str, *, sure: str = "yes") -> str:
    """A row of a holders file."""
    return f"NOR,head_of_government,prime minister,{person} Fjellheim,{start},{end},,day,{sure}\n"


@pytest.mark.parametrize(
    ("people", "rows", "problem"),
    [
        (SECOND, tenure("Odd", "1894-05-06", "1897-01-01"), ""),
        (SECOND, tenure("Odd", "1894-05-05", "1897-01-01"), "person/odd-fjellheim is from 1894-05-05 on"),
        (SECOND, tenure("Odd", "1894-05-05", "1897-01-01", sure="no"), ""),
        (SECOND, tenure("Astrid", "1894-05-05", "1897-01-01"), ""),
        (DEAD, "", "up to 1894-05-06, died 1850"),
        (PEOPLE.replace("1961", "1962"), "", "born 1961-02-03 by people.csv, 1962-02-03 by more.csv"),
        (PEOPLE.replace("1961-02-03", "1961"), "", ""),
    ],
)
def test_conflicts(tmp_path: Path, people: str, rows: str, problem: str) -> None:
    index = tmp_path / "registry.db"
    if people is not DEAD:
        import_text(index, "people.csv", PEOPLE)
    import_text(index, "more.csv", people)
    import_text(index, "holders.csv", HEADER + TENURE + rows)
    found = [one.problem for one in check_registry(Registry.open(index)) if one.weight is Weight.CONFLICT]
    assert len(found) == bool(problem), found
    assert problem in "".join(found)


@pytest.mark.parametrize(
    ("title", "weight"),
    [
        ("mayor of bergen", Weight.NOTE),
        ("central bank governor", Weight.NOTE),
        ("deputy speaker", None),
        ("finance minister", None),
    ],
)
def test_two_holders_of_another_office(tmp_path: Path, title: str, weight: Weight | None) -> None:
    rows = (tenure("Astrid", "1890-01-02", "1894-05-06"), tenure("Odd", "1892-05-06", "1897-01-01"))
    other = HEADER + "".join(rows).replace("head_of_government,prime minister", f"other,{title}")
    for name, text in (("people.csv", PEOPLE), ("more.csv", SECOND), ("holders.csv", other)):
        import_text(tmp_path / "registry.db", name, text)
    found = [one.weight for one in check_registry(Registry.open(tmp_path / "registry.db")) if title in one.problem]
    assert found == ([weight] if weight else [])


def test_one_id_with_two_values(tmp_path: Path) -> None:
    index = tmp_path / "registry.db"
    other = PERSON | {"properties": {"name": ["Astrid Fjellheim"], "country": ["se"]}}
    import_text(index, "one.json", json.dumps(PERSON), Terms("one"))
    import_text(index, "two.json", json.dumps(other), Terms("two"))
    found = [one.problem for one in check_registry(Registry.open(index)) if one.weight is Weight.CONFLICT]
    assert found == ["Astrid Fjellheim has country NOR by one, SWE by two"]


def test_a_row_that_tells_nothing_hides_no_conflict(tmp_path: Path) -> None:
    index = tmp_path / "registry.db"
    for source, countries in (("one", ["no"]), ("two", []), ("three", ["se"])):
        entity = PERSON | {"properties": {"name": ["Astrid Fjellheim"], "country": countries}}
        import_text(index, f"{source}.json", json.dumps(entity), Terms(source))
    found = [one.problem for one in check_registry(Registry.open(index)) if one.weight is Weight.CONFLICT]
    assert found == ["Astrid Fjellheim has country NOR by one, SWE by three"]


def test_two_ids_of_one_person_with_two_values(tmp_path: Path) -> None:
    index = tmp_path / "registry.db"
    for id, died in (("Q1", "2001"), ("NK-1", "2002")):
        told = PERSON | {"id": id, "properties": {**PERSON["properties"], "deathDate": [died]}}
        import_text(index, f"{id}.json", json.dumps(told), Terms(id))
    found = [one.problem for one in check_registry(Registry.open(index)) if one.weight is Weight.CONFLICT]
    assert found == ["Astrid Fjellheim has died 2002 by NK-1, 2001 by Q1"]


def test_offices_of_nobody_are_noted(tmp_path: Path) -> None:
    index = tmp_path / "registry.db"
    import_text(index, "one.json", json.dumps(OCCUPANCY))
    found = {(one.where, one.weight) for one in check_registry(Registry.open(index))}
    assert {("person/Q1", Weight.NOTE), ("P1", Weight.NOTE)} <= found
