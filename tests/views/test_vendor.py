"""Vendored files are those that their README names, to the byte, and each has its licence beside it."""

import re
from hashlib import sha256
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "src" / "dateline" / "views" / "vendor"
LINE = re.compile(r"^\| `(\S+)` \|.*\| `(\S+)` \| `([0-9a-f]{64})` \|$", re.M)
LINES = LINE.findall((FOLDER / "README.md").read_text("utf-8"))


@pytest.mark.parametrize(("name", "licence", "digest"), LINES)
def test_file_is_the_one_named(name: str, licence: str, digest: str) -> None:
    assert sha256((FOLDER / name).read_bytes()).hexdigest() == digest
    assert "Copyright" in (FOLDER / licence).read_text("utf-8")


def test_every_file_is_named() -> None:
    named = {name for line in LINES for name in line[:2]}
    assert {path.name for path in FOLDER.iterdir()} == named | {"README.md"}


@pytest.mark.parametrize("name", [line[0] for line in LINES])
def test_notice_speaks_of_it(name: str) -> None:
    assert name in (FOLDER.parents[3] / "NOTICE").read_text("utf-8")
