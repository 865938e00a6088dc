"""A zip is read member by member; what is hostile in it is refused, and its other members are read."""

import io
import zipfile
from collections.abc import Mapping

import pytest

from dateline.articles.document import Document, Form
from dateline.errors import InputError
from dateline.intake.streams import read_stream


def packed(members: Mapping[str, bytes], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", kind) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def read(data: bytes) -> list[Document | InputError]:
    return list(read_stream(io.BytesIO(data), "z", Form.ZIP))


PASSED_OVER = {"d.bin": b"\0", ".e.txt": b"x", "__MACOSX/f.txt": b""}
NEWS = {"a.txt": b"Signed.", "b/c.jsonl": b'{"text": "Ratified."}\n', **PASSED_OVER}


def test_members_of_known_kinds_are_read_in_order() -> None:
    assert [(found.name, found.text) for found in read(packed(NEWS)) if isinstance(found, Document)] == [
        ("z#a.txt", "Signed."), ("z#b/c.jsonl:1", "Ratified."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("bad", "problem"),
    [
        ({"x.txt": b" " * 30_000_000}, "more than 200 times its size"),
        ({"x.zip": packed({"a.txt": b"Signed."})}, "an archive inside an archive"),
        ({"x.txt": b""}, "the file is empty"),
        ({"x.json": b"{"}, "invalid JSON"),
    ],
)
def test_a_bad_member_is_one_error(bad: dict[str, bytes], problem: str) -> None:
    wrong, good = read(packed(bad | {"z.txt": b"Signed."}))
    assert isinstance(wrong, InputError) and wrong.name == f"z#{next(iter(bad))}" and problem in wrong.problem
    assert isinstance(good, Document) and good.text == "Signed."


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda data: data.replace(b"PK\x01\x02\x14\x03\x14\0\0\0", b"PK\x01\x02\x14\x03\x14\0\x01\0"), "encrypted"),
        (lambda data: data.replace(b"Signed.", b"Sighed."), "damaged"),
        (lambda data: data[:-30], "damaged"),
        (lambda data: data[:40], "damaged"),
    ],
)
def test_what_is_damaged_or_encrypted(change: object, problem: str) -> None:
    [error] = read(change(packed({"a.txt": b"Signed."}, zipfile.ZIP_STORED)))  # type: ignore[operator]
    assert isinstance(error, InputError) and problem in error.problem


def test_a_member_packed_in_another_way_is_an_error() -> None:
    [error] = read(packed({"a.txt": b"Signed."}, zipfile.ZIP_LZMA))
    assert "packed in a way Dateline does not unpack" in str(error)


def test_what_can_only_be_read_once_is_refused() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    [error] = read_stream(Pipe(packed(NEWS)), "-")
    assert "save it as a file first" in str(error)
