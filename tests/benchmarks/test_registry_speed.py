"""What the registry is timed at: the same file each time, and every name in it found."""

import json
from pathlib import Path

from benchmarks.registry_speed import RegistryMeasured, measure_registry, registry_rows, write_entities


def test_the_entities_are_the_same_each_time(tmp_path: Path) -> None:
    names = [write_entities(tmp_path / name, 200) for name in ("a", "b")]
    assert names[0] == names[1]
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_there_are_people_positions_and_occupancies(tmp_path: Path) -> None:
    write_entities(tmp_path / "a", 200)
    schemas = [json.loads(line)["schema"] for line in (tmp_path / "a").read_text().splitlines()]
    assert [schemas.count(name) for name in ("Person", "Position", "Occupancy")] == [140, 10, 50]


def test_everything_takes_time() -> None:
    measured = measure_registry(200)
    assert min(measured.importing, measured.loading, measured.hit, measured.miss, measured.dictionary) > 0


def test_look_ups_are_set_beside_a_dictionary() -> None:
    rows = registry_rows(RegistryMeasured(1000, 1.0, 2.0, 100, loading=0.05, hit=20, miss=10, dictionary=0.1))
    assert [row["ratio"] for row in rows] == ["", "", "", "200", "100", "1"]
