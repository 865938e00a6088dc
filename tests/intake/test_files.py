"""Files and folders to documents; what cannot be read is an error that names it, and the rest goes on."""

import io
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.articles.document import Document, Form
from dateline.errors import InputError
from dateline.intake import decoding
from dateline.intake.files import Given, Source, find_sources, read_documents
from dateline.intake.forms import form_of


def put(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def read(path: Path) -> list[Document | InputError]:
    [source] = find_sources([path])
    return list(read_documents(source)) if isinstance(source, Source) else [source]


def documents(path: Path) -> list[Document]:
    found = read(path)
    assert all(isinstance(document, Document) for document in found), found
    return [document for document in found if isinstance(document, Document)]


def problems(path: Path) -> list[str]:
    return [str(found).replace(str(path), path.name) for found in read(path) if isinstance(found, InputError)]


def test_folders_are_walked_in_order(tmp_path: Path) -> None:
    names = ["b.txt", "a.json", "c/d.jsonl", "c/A.HTM", ".hidden.txt", ".git/x.txt", "e.doc", "f/g/h.html"]
    for name in names:
        put(tmp_path, name, "x")
    (tmp_path / "c" / "up").symlink_to(tmp_path)
    found = [str(Path(source.name).relative_to(tmp_path)) for source in find_sources([tmp_path])]
    assert found == ["a.json", "b.txt", "c/A.HTM", "c/d.jsonl", "f/g/h.html"]


@pytest.mark.parametrize(
    ("name", "problem"), [("no.doc", "there is no such file"), ("is.doc", "a kind of file Dateline does not read")]
)
def test_a_path_that_cannot_be_news_is_an_error(tmp_path: Path, name: str, problem: str) -> None:
    put(tmp_path, "is.doc", "x")
    good = put(tmp_path, "a.txt", "Signed.")
    error, after = find_sources([tmp_path / name, good])
    assert isinstance(error, InputError) and error.problem.startswith(problem)
    assert after == Source(str(good), Form.TEXT, good)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    assert problems(tmp_path / "no.txt") == ["no.txt: there is no such file or folder; check the name"]


def test_a_folder_without_permission_is_one_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "closed/a.txt", "x")
    good = put(tmp_path, "z.txt", "x")
    listed = Path.iterdir

    def closed(folder: Path) -> Iterator[Path]:
        if folder.name == "closed":
            raise PermissionError(13, "Permission denied")
        return listed(folder)

    monkeypatch.setattr(Path, "iterdir", closed)
    source, error = find_sources([tmp_path])
    assert isinstance(source, Source) and source.path == good
    assert str(error) == f"{tmp_path / 'closed'}: it may not be read; change its permissions"


@pytest.mark.skipif(os.name != "posix", reason="links need no rights there")
def test_a_link_to_itself_is_an_error_not_a_loop(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "a.txt")
    errors = [str(found) for source in find_sources([tmp_path]) if isinstance(source, Source)
              for found in read_documents(source)]  # fmt: skip
    assert len(errors) == 1 and "it cannot be read" in errors[0]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Signé.\r\n", "Signé.\r\n"),
        (b"\xef\xbb\xbfSigned.", "Signed."),
        ("Signé.".encode("utf-16"), "Signé."),
        (b"\xfe\xff" + "Signé.".encode("utf-16-be"), "Signé."),
    ],
)
def test_a_plain_file_is_its_characters(tmp_path: Path, data: bytes | str, text: str) -> None:
    path = put(tmp_path, "a.txt", data)
    assert documents(path) == [Document(str(path), text=text)]


def test_a_page_is_read_in_the_encoding_it_declares(tmp_path: Path) -> None:
    page = '<html><head><meta charset="windows-1252"></head><body>Signé</body></html>'
    assert documents(put(tmp_path, "a.html", page.encode("cp1252")))[0].html == page


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.json", "a.jsonl"])
@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "the file is empty"),
        (b" \n", "the file is empty"),
        (b"\x00\x01\x02", "binary"),
        (b"Sign\xe9", "not UTF-8"),
    ],
)
def test_bad_files(tmp_path: Path, name: str, data: bytes, problem: str) -> None:
    found = problems(put(tmp_path, name, data))
    assert len(found) == 1 and found[0].startswith(name) and problem in found[0]


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.json"])
def test_a_document_too_large(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "LARGEST", 10)
    assert "larger than" in problems(put(tmp_path, name, "x" * 11))[0]


def test_a_plain_file_of_odd_spaces_has_no_text(tmp_path: Path) -> None:
    assert problems(put(tmp_path, "a.txt", "\u2003\u00a0")) == ["a.txt: it has no text"]


@pytest.mark.parametrize(
    ("name", "forms"), [("spool/1", [Form.MAIL]), ("a.txt", [Form.MAIL]), ("spool", [Form.MAIL, Form.TEXT])]
)
def test_a_form_given_is_that_of_named_files_and_unknown_ones(tmp_path: Path, name: str, forms: list[Form]) -> None:
    for made in ("spool/1", "spool/a.txt", "a.txt"):
        put(tmp_path, made, "x")
    found = find_sources([tmp_path / name], Given(form=Form.MAIL))
    assert [source.form for source in found if isinstance(source, Source)] == forms


def test_standard_input_is_a_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b'{"text": "Signed."}')))
    [source] = find_sources(["-"])
    assert isinstance(source, Source) and not source.is_address
    assert list(read_documents(source)) == [Document("-:1", text="Signed.")]


@pytest.mark.parametrize("name", ["a.txt", "a.json"])
def test_given_metadata_fills_what_is_missing(tmp_path: Path, name: str) -> None:
    data = "Signed." if name.endswith("txt") else json.dumps({"text": "Signed.", "publisher": "Harbour Post"})
    source = Source("a", form_of(name), put(tmp_path, name, data))
    [found] = read_documents(source, given=Given("2024-03-01T10:00", "The Quay", "Nordic Wire"))
    assert isinstance(found, Document)
    assert (found.published, found.origin) == ("2024-03-01", "Nordic Wire")
    assert found.outlet == ("The Quay" if name.endswith("txt") else "Harbour Post")


def test_pipes_are_not_waited_for(tmp_path: Path) -> None:
    put(tmp_path, "b.txt", "Signed.")
    os.mkfifo(tmp_path / "a.txt")
    assert [Path(source.name).name for source in find_sources([tmp_path]) if isinstance(source, Source)] == ["b.txt"]
    [named] = find_sources([tmp_path / "a.txt"])
    assert "give what comes from it to standard input" in str(named)
