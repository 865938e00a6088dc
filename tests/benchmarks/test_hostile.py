"""What is hostile is as hostile as it says, and what comes of a batch is judged rightly."""

import gzip
import json
import zipfile
from collections import Counter
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from io import BytesIO
from pathlib import Path

import pytest

from benchmarks.hostile.addresses import hostile_server, private_drafts, server_drafts
from benchmarks.hostile.contents import CONTENTS
from benchmarks.hostile.drafts import every_draft
from benchmarks.hostile.item import Draft, Expected, Item, honest_text
from benchmarks.hostile.running import Came, Limits, _problems, find_problems

SMALL = 3 << 20
LIMITS = Limits(seconds=30, megabytes=1500)


def test_there_are_more_than_five_hundred() -> None:
    drafts = [*every_draft(SMALL), *private_drafts(1), *server_drafts(1)]
    marks = {draft.numbered(number).mark for number, draft in enumerate(drafts)}
    assert len(marks) == len(drafts) > 500
    assert min(Counter(draft.kind for draft in drafts).values()) > 0


@pytest.mark.parametrize("ending", CONTENTS)
def test_a_sound_document_says_its_mark(ending: str) -> None:
    data = CONTENTS[ending]("h0001mark")
    assert data == CONTENTS[ending]("h0001mark")
    data = gzip.decompress(data) if ending.endswith(".gz") else data
    data = zipfile.ZipFile(BytesIO(data)).read("word/document.xml") if ending == ".docx" else data
    assert b"h0001mark" in data


def test_all_are_made_as_files(tmp_path: Path) -> None:
    made = 0
    for number, draft in enumerate(every_draft(SMALL)):
        item = draft.numbered(number)
        name = item.name if isinstance(item.name, str) else "bytes"
        path = tmp_path / f"{item.mark}{name}"
        if not draft.address and draft.kind not in ("bomb", "deep", "deephtml", "sock", "name"):
            item.make(path)
            made += path.is_symlink() or path.exists()
    assert made > 400


def test_half_of_a_pair_is_escaped(tmp_path: Path) -> None:
    halves = [draft for draft in every_draft(SMALL) if draft.kind == "half" and draft.name == ".json"]
    halves[0].make(tmp_path / "half.json", "h0001half")
    assert "\ud800" in json.loads((tmp_path / "half.json").read_text())["title"]


def came(code: int | None, *said: str, texts: str = "", megabytes: float = 10) -> Came:
    """What came of a batch whose honest reports were read."""
    honest = " ".join(f"honest-{number} " for number in range(5))
    return Came(code, [*said, "5 articles read into r.db"], f"{honest}{texts}", 1.0, megabytes)


@pytest.mark.parametrize(
    ("result", "problem"),
    [
        (came(1, "error: h1: it is empty"), ""),
        (came(1, "error: h1: it is empty", "error: h1: it is binary"), "2 errors"),
        (came(0), "no error"),
        (came(0), "neither read"),
        (came(1, "h1 went wrong"), "h1 went wrong"),
        (came(-11), "crashed with -11"),
        (came(1, "Traceback (most recent call last):", "ValueError: h1"), "crashed with 1"),
        (came(None), "not done"),
        (came(1, "error: h1: it is empty", megabytes=2000), "2,000 MB"),
        (Came(1, ["error: h1: it is empty", "5 articles read into r.db"]), "honest report 3 was not read"),
    ],
)
def test_what_is_wrong_is_told(result: Came, problem: str) -> None:
    found = list(_problems([Item("h1", expected=Expected.ERROR)], result, LIMITS))
    assert found == [] if not problem else problem in " ".join(found)


@pytest.mark.parametrize("way", ["loop", "short", "empty", "gone", "no-http", "closes", "to-file", "chunks"])
def test_the_server_answers_badly(way: str) -> None:
    with hostile_server() as server, closing(HTTPConnection("127.0.0.1", server.port, timeout=5)) as connection:
        connection.request("GET", f"/{way}?h1")
        try:
            with connection.getresponse() as answer:
                assert answer.status in (302, 410) or not answer.read()
        except (HTTPException, OSError, OverflowError) as error:
            assert way in ("no-http", "closes", "short", "chunks"), error
        assert server.asked == [f"/{way}?h1"]


def test_a_batch_is_read_among_honest_reports() -> None:
    drafts = [
        Draft("empty", ".txt", lambda path, mark: path.write_bytes(b""), Expected.ERROR),
        Draft("name", " \x1b[31m.txt", lambda path, mark: path.write_text(honest_text(mark))),
        Draft("none", ".txt", expected=Expected.ERROR),
    ]
    assert list(find_problems([draft.numbered(n) for n, draft in enumerate(drafts)], [], LIMITS)) == []
