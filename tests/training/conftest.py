"""The annotated text and its checks stand beside the package, not in it: the folder of both must be importable."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str], Path]:
    """Writes a text into a folder of annotated text, as its only file `sentences/own.txt`; gives the folder."""

    def write(text: str) -> Path:
        path = tmp_path / "data" / "sentences" / "own.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return tmp_path / "data"

    return write
