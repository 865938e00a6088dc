"""Digests of data, and what a benchmark needs."""

from pathlib import Path

import pytest

from benchmarks.figures import Benchmark, data_digest, load_scorer


def written(folder: Path, *contents: str) -> list[Path]:
    """A file for each content."""
    paths = [folder / f"{number}.txt" for number in range(len(contents))]
    for path, content in zip(paths, contents, strict=True):
        path.write_text(content)
    return paths


@pytest.mark.parametrize("other", [("a", "c"), ("ab",), ("b", "a"), ("a", "b", ""), ("", "ab")])
def test_digest_tells_data_apart(tmp_path: Path, other: tuple[str, ...]) -> None:
    first = data_digest(written(tmp_path, "a", "b"))
    assert len(first) == 12
    assert first == data_digest(written(tmp_path, "a", "b"))
    assert first != data_digest(written(tmp_path, *other))


def test_a_benchmark_names_what_it_lacks(tmp_path: Path) -> None:
    (tmp_path / "there.txt").touch()
    benchmark = Benchmark("any", ("there.txt", "gone.txt"), lambda shared: iter(()))
    assert benchmark.missing(tmp_path) == ["gone.txt"]


def test_a_scorer_is_loaded_from_its_file(tmp_path: Path) -> None:
    (tmp_path / "scorer.py").write_text("def score(found):\n    return len(found)\n")
    assert load_scorer(tmp_path / "scorer.py").score("abc") == 3
