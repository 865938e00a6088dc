"""Figure: one measured share with the data it was measured on; Benchmark: what measures some of them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any


@dataclass(frozen=True, slots=True)
class Figure:
    """A share from 0 to 1; higher is better. `data` is the digest of what it was measured on.

    A figure that is not `pinned` is shown and has no floor: it stands on too few cases to hold anybody to it.
    """

    name: str
    value: float
    data: str
    pinned: bool = True


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A part of the benchmarks. `needs` are the paths of its data and scorer below the shared folder.

    Figures of a benchmark are named after it: "record.mention.f1" is one of `record`.
    """

    name: str
    needs: tuple[str, ...]
    measure: Callable[[Path], Iterator[Figure]]

    def missing(self, shared: Path) -> list[str]:
        """Which of its needs the shared folder lacks."""
        return [need for need in self.needs if not (shared / need).exists()]


def data_digest(paths: Iterable[Path]) -> str:
    """The first 12 hex digits of the SHA-256 over the files, each preceded by its length."""
    digest = sha256()
    for path in paths:
        data = path.read_bytes()
        digest.update(f"{len(data)}:".encode() + data)
    return digest.hexdigest()[:12]


def load_scorer(path: Path) -> ModuleType:
    """The scorer in this file, which belongs to no package."""
    spec = spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is not a Python file")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def scored(
    scorer: ModuleType,
    score: Callable[..., dict[str, Any]],
    gold: Path,
    predict: Callable[[Path, Path], Iterable[object]],
) -> dict[str, Any]:
    """The scorer's answer on the predictions of a task for a gold file; its answers are not looked at."""
    with TemporaryDirectory() as folder:
        output = Path(folder) / "predicted.jsonl"
        predict(gold, output)
        return score(scorer.read(gold), scorer.read(output))
