"""Documents in JSON and JSONL; one bad record never stops the others."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.articles.document import Document, Form
from dateline.errors import InputError
from dateline.intake import decoding
from dateline.intake.files import Source, read_documents
from dateline.intake.forms import form_of

FULL = {
    "id": "r1", "title": "Treaty ", "published": "2024-06-18T10:00:00Z", "publisher": "The Quay",
    "origin": "Nordic Wire", "author": "Ola Berg", "url": "https://example.org/r1",
    "retrieved": "2024-06-19T08:00:00Z", "text": " Signed.\r\n",
}  # fmt: skip


def read(folder: Path, name: str, data: bytes | str) -> list[Document | InputError]:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(read_documents(Source(str(path), form_of(name), path)))


def test_every_field(tmp_path: Path) -> None:
    [found] = read(tmp_path, "a.json", json.dumps(FULL))
    assert found == Document(
        str(tmp_path / "a.json"), text=" Signed.\r\n", id="r1", title="Treaty", published="2024-06-18",
        outlet="The Quay", origin="Nordic Wire", author="Ola Berg", url="https://example.org/r1",
        retrieved="2024-06-19T08:00:00Z",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("row", "field", "value"),
    [
        ({"text": "Signed.", "outlet": "Harbour Post", "publisher": "The Quay"}, "outlet", "Harbour Post"),
        ({"text": "Signed.", "title": None, "published": None}, "published", ""),
        ({"text": "Signed.", "html": "<p>x</p>"}, "html", None),
        ({"text": " ", "html": "<p>x</p>"}, "html", "<p>x</p>"),
        ({"text": "Signed.", "published": "2024"}, "published", "2024"),
        ({"text": "Signed.", "views": {"n": 3}}, "text", "Signed."),
    ],
)
def test_fields(tmp_path: Path, row: dict[str, object], field: str, value: str | None) -> None:
    [found] = read(tmp_path, "a.json", json.dumps(row))
    assert getattr(found, field) == value


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ("{", "invalid JSON"),
        ("[" * 100_000, "invalid JSON"),
        ('{"text": ' * 100_000, "invalid JSON"),
        ('{"text": "Signed.", "n": ' + "9" * 10_000 + "}", "invalid JSON"),
        ("3", "a document is a JSON object"),
        ("null", "a document is a JSON object"),
        ("{}", "it has no text"),
        ('{"text": " \\n", "html": ""}', "it has no text"),
        ('{"text": 3}', "text: Input should be a valid string"),
        ('{"text": "a", "title": ["b"]}', "title: Input should be a valid string"),
        ('{"text": "a\\u0000b"}', "text: it holds a NUL character"),
        ('{"text": "a\\ud800b"}', "invalid JSON"),
        ('{"text": "a", "published": "yesterday"}', "published: 'yesterday' is no ISO date"),
        ('{"text": "a", "retrieved": "now"}', "retrieved: 'now' is no ISO date"),
    ],
)
def test_bad_records_leave_the_others_alone(tmp_path: Path, data: str, problem: str) -> None:
    good = '{"text": "Signed."}'
    [alone] = read(tmp_path, "a.json", data)
    first, bad, last = read(tmp_path, "a.jsonl", f"{good}\n\n{data}\n{good}")
    assert isinstance(alone, InputError) and alone.problem.startswith(problem)
    assert isinstance(bad, InputError) and bad.name == f"{tmp_path / 'a.jsonl'}:3" and bad.problem == alone.problem
    assert [found.name.rpartition(":")[2] for found in (first, last)] == ["1", "4"]


def test_a_list_names_its_items(tmp_path: Path) -> None:
    found = read(tmp_path, "a.json", '[{"text": "a"}, 3, {"html": "<p>b</p>"}]')
    assert [document.name for document in found] == [f"{tmp_path / 'a.json'}[{index}]" for index in range(3)]
    assert [type(document) for document in found] == [Document, InputError, Document]


@pytest.mark.parametrize("tail", ["", "\n", '\n{"text": "b"}'])
def test_a_line_too_long_is_skipped_in_pieces(tmp_path: Path, tail: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "LARGEST", 20)
    found = read(tmp_path, "a.jsonl", '{"text": "a"}\n' + "x" * 70 + tail)
    assert isinstance(found[1], InputError) and found[1].name.endswith(":2") and "longer than" in found[1].problem
    assert [document.name.rpartition(":")[2] for document in found] == ["1", "2", "3"][: len(found)]
    assert len(found) == (3 if "b" in tail else 2)


def test_lines_are_read_as_they_are_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "a"}\n' * 3)
    found = read_documents(Source(str(path), Form.JSONL, path))
    assert isinstance(next(found), Document)
    path.write_text("")
    found.close()  # type: ignore[attr-defined]


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_give_documents_or_errors_that_name_the_file(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    folder = tmp_path_factory.mktemp("any")
    for name in ("a.json", "a.jsonl", "a.txt", "a.html"):
        found = read(folder, name, data)
        assert found and all(document.name.startswith(str(folder / name)) for document in found)


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=("Cs",), exclude_characters="\0")).filter(str.strip))
def test_a_text_comes_back_character_for_character(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    [found] = read(tmp_path_factory.mktemp("text"), "a.jsonl", json.dumps({"text": text}))
    assert isinstance(found, Document) and found.text == text


def test_a_feed_is_read_by_its_entries(tmp_path: Path) -> None:
    item = {"id": "7", "url": "https://fjord.example/1", "content_text": "Envoys signed."}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Fjord Post", "items": [item]}
    [found] = read(tmp_path, "feed.json", json.dumps(feed))
    assert isinstance(found, Document)
    assert (found.name.rpartition("/")[2], found.text) == ("feed.json#7", "Envoys signed.")
    assert (found.outlet, found.url) == ("Fjord Post", "https://fjord.example/1")
