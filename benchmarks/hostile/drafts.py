"""The hostile inputs, kind by kind."""

from __future__ import annotations

import gzip
import json
import os
import socket
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random
from threading import Event, Thread

from benchmarks.hostile.contents import CONTENTS, WORD, docx_of, pdf_of
from benchmarks.hostile.item import Draft, Expected, honest_text

_FLIPS, _TRUNCATIONS = 8, 6
_DEEP = 100_000
_BLOCK, _LAST = 0x800, 0x40000
_CHUNK = 1 << 20


def every_draft(large: int) -> Iterator[Draft]:
    """All of them, files with `large` bytes among them; addresses are elsewhere."""
    for kind in (_damaged, _unicode, _nuls, _surrogates, _nested, _named, _special):
        yield from kind()
    yield from _bombs(large)
    yield from _long_lines(large)


def _damaged() -> Iterator[Draft]:
    """Files of each kind cut short, and with bits flipped."""
    for ending, contents in CONTENTS.items():
        for number in range(_TRUNCATIONS):
            yield Draft("cut", ending, _writer(_truncated, contents, number))
        for number in range(_FLIPS):
            yield Draft("flip", ending, _writer(_flipped, contents, number))


def _truncated(data: bytes, chance: Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _flipped(data: bytes, chance: Random) -> bytes:
    found = bytearray(data)
    for _ in range(chance.choice((1, 3, 20))):
        found[chance.randrange(len(found))] ^= 1 << chance.randrange(8)
    return bytes(found)


def _writer(
    change: Callable[[bytes, Random], bytes], contents: Callable[[str], bytes], number: int
) -> Callable[[Path, str], object]:
    return lambda path, mark: path.write_bytes(change(contents(mark), Random(number)))


def _unicode() -> Iterator[Draft]:
    """Every character there is, in texts of some 2,000: as words, and inside of words."""
    for start in range(0, _LAST, _BLOCK):
        characters = [chr(code) for code in range(max(1, start), start + _BLOCK) if not 0xD800 <= code < 0xE000]
        if characters:
            yield Draft("code", ".txt", _unicode_writer(characters))


def _unicode_writer(characters: list[str]) -> Callable[[Path, str], object]:
    lines = ["Norway saw " + " ".join(characters[at : at + 64]) + " on Monday." for at in range(0, len(characters), 64)]
    return lambda path, mark: path.write_text("\n".join([honest_text(mark), *lines]), encoding="utf-8", newline="")


def _nuls() -> Iterator[Draft]:
    """NUL characters at the start, inside, at the end, and alone."""
    for ending in (".txt", ".html", ".json", ".jsonl", ".csv", ".eml", ".rss"):
        for place in (0, 30, -1):
            yield Draft("nul", ending, _nul_writer(CONTENTS[ending], place))
        yield Draft("nul", ending, lambda path, mark: path.write_bytes(bytes(4096)), Expected.ERROR)


def _nul_writer(contents: Callable[[str], bytes], place: int) -> Callable[[Path, str], object]:
    return lambda path, mark: path.write_bytes((data := contents(mark))[:place] + b"\0" + data[place:])


def _surrogates() -> Iterator[Draft]:
    """Halves of surrogate pairs: escaped in each key of JSON, and as bytes."""
    for key in ("title", "published", "publisher", "url", "id", "author", "origin", "language", "text", "html"):
        for half in (r"\ud800", r"\udfff", r"\udc00\ud800"):
            yield Draft("half", ".json", _surrogate_writer(key, half))
    for ending in (".txt", ".html", ".csv", ".rss"):
        yield Draft("half", ending, _writer(_with_half, CONTENTS[ending], 0))


def _with_half(data: bytes, chance: Random) -> bytes:
    return data[:60] + b"\xed\xa0\x80" + data[60:]


def _surrogate_writer(key: str, half: str) -> Callable[[Path, str], object]:
    def write(path: Path, mark: str) -> None:
        row = {"text": honest_text(mark), "published": "2024-06-18"} | {key: f"{honest_text(mark)} HALF"}
        path.write_text(json.dumps(row).replace("HALF", half))

    return write


def _nested() -> Iterator[Draft]:
    """What holds itself, a hundred thousand deep."""
    for tag in ("div", "b", "table", "blockquote", "ul><li", "a", "svg", "template", "font"):
        close = "</" + ">".join(reversed(tag.split("><"))).replace(">", "></") + ">"
        yield _wrapped("html", ".html", f"<{tag}>", close)
    for opened, closed in (("[", "]"), ('{"text":', "}"), ('[{"text":', "}]")):
        for ending in (".json", ".jsonl"):
            yield Draft("deep", ending, _text_writer(f"{opened * _DEEP}1{closed * _DEEP}"), Expected.ERROR)
            yield Draft("deep", ending, _text_writer(opened * _DEEP), Expected.ERROR)
    for ending in (".rss", ".atom"):
        yield Draft("deep", ending, _text_writer("<a>" * _DEEP + "</a>" * _DEEP), Expected.ERROR)
        yield Draft("deep", ending, _text_writer("<a>" * _DEEP), Expected.ERROR)
    deep = f'<w:document xmlns:w="{WORD}">{"<w:p>" * _DEEP}{"</w:p>" * _DEEP}</w:document>'.encode()
    yield Draft("deep", ".docx", lambda path, mark: path.write_bytes(docx_of(deep)))
    for part in (_multipart(500), _multipart(5000), _forwarded(500), "=\r\n" * 500_000, "=E2=80" * 300_000):
        yield Draft("deep", ".eml", _eml_writer(part))
    yield Draft("deep", ".pdf", lambda path, mark: path.write_bytes(pdf_of([b"[" * _DEEP])))
    yield Draft("loop", ".pdf", lambda path, mark: path.write_bytes(pdf_of([b"<< /Type /Catalog /Pages 1 0 R >>"])))


def _wrapped(kind: str, ending: str, opened: str, closed: str) -> Draft:
    def write(path: Path, mark: str) -> None:
        path.write_text(f"<html><body>{opened * _DEEP}<p>{honest_text(mark)}</p>{closed * _DEEP}</body></html>")

    return Draft(f"deep{kind}", ending, write)


def _text_writer(text: str) -> Callable[[Path, str], object]:
    return lambda path, mark: path.write_text(text)


def _eml_writer(body: str) -> Callable[[Path, str], object]:
    head = "Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    whole = body if body.startswith("Content-Type") else head + body
    return lambda path, mark: path.write_text(f"Subject: {mark}\r\nMIME-Version: 1.0\r\n{whole}", newline="")


def _multipart(depth: int) -> str:
    return "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(depth))


def _forwarded(depth: int) -> str:
    return "Content-Type: message/rfc822\r\n\r\n" * depth


def _named() -> Iterator[Draft]:
    """Names of files that a terminal, a shell or a list of names may stumble over; sound ones and empty ones."""
    names: list[str | bytes] = [
        "\n.txt", "\r.txt", "\t.txt", "\x1b[31m.txt", "\x07.txt", "\x7f.txt", " .txt", "'.txt", '".txt', "$(id).txt",
        "`id`.txt", ";id.txt", "%s%n.txt", "{0}.txt", "[red].txt", "\u202etxt.txt", "\u2028.txt", "\ufeff.txt",
        "😀.txt", "a" * 230 + ".txt", "é" * 115 + ".txt", "..txt", ".TXT", ".txt.txt", b"\xff\xfe.txt", b"\xe9.txt",
        "#fragment.txt", "?query=1.txt", "\\.txt",
    ]  # fmt: skip
    for name in names:
        yield Draft("name", name, lambda path, mark: path.write_text(honest_text(mark)))
        yield Draft("name", name, lambda path, mark: path.write_bytes(b""), Expected.ERROR)


def _special() -> Iterator[Draft]:
    """What is no plain file, or changes while it is read."""
    for ending in (".txt", ".html", ".json", ".jsonl"):
        yield Draft("fifo", ending, lambda path, mark: os.mkfifo(path), Expected.ERROR)
        yield Draft("self", ending, lambda path, mark: path.symlink_to(path), Expected.ERROR)
        yield Draft("gone", ending, lambda path, mark: path.symlink_to("no-such"), Expected.ERROR)
        yield Draft("zero", ending, lambda path, mark: path.symlink_to("/dev/zero"), Expected.ERROR)
        yield Draft("rand", ending, lambda path, mark: path.symlink_to("/dev/urandom"), Expected.ERROR)
        yield Draft("null", ending, lambda path, mark: path.symlink_to("/dev/null"), Expected.ERROR)
        yield Draft("sock", ending, _make_socket, Expected.ERROR)
        yield Draft("lock", ending, _make_unreadable)
        yield Draft("move", ending, _writer(lambda data, _: data, CONTENTS[ending], 0), meanwhile=_changing)
    yield Draft("none", ".txt", expected=Expected.ERROR)
    yield Draft("space", ".txt", _text_writer(" \n" * 1000), Expected.ERROR)
    yield Draft("long", ".txt", expected=Expected.ERROR, address="x" * 5000)
    yield Draft("proc", ".txt", lambda path, mark: path.symlink_to("/proc/self/mem"), Expected.ERROR)


def _make_socket(path: Path, mark: str) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(os.path.relpath(path))


def _make_unreadable(path: Path, mark: str) -> None:
    path.write_bytes(CONTENTS["".join(path.suffixes[-1:])](mark))
    path.chmod(0)


@contextmanager
def _changing(path: Path) -> Iterator[None]:
    """The file is cut and written again, many times a second."""
    done, data = Event(), path.read_bytes()

    def change() -> None:
        while not done.wait(0.001):
            path.write_bytes(data[: len(data) // 2])
            path.write_bytes(data)

    thread = Thread(target=change)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _bombs(large: int) -> Iterator[Draft]:
    """What is small on the disk and large in memory; entities that are others, many times over, or of another file."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    doctypes = {
        "laughs": f'<!DOCTYPE r [<!ENTITY l0 "lol">{laughs}]>',
        "quadratic": f'<!DOCTYPE r [<!ENTITY l11 "{"x" * 200_000}">]>',
        "file": '<!DOCTYPE r [<!ENTITY l11 SYSTEM "file:///etc/passwd">]>',
        "device": '<!DOCTYPE r [<!ENTITY l11 SYSTEM "file:///dev/zero">]>',
        "net": '<!DOCTYPE r [<!ENTITY l11 SYSTEM "http://127.0.0.1:9/">]>',
        "parameter": '<!DOCTYPE r [<!ENTITY % p SYSTEM "file:///dev/zero"> %p;]>',
        "loop": '<!DOCTYPE r [<!ENTITY l11 "&l10;"><!ENTITY l10 "&l11;">]>',
    }
    for doctype in doctypes.values():
        for ending in (".rss", ".atom", ".html"):
            yield Draft("entity", ending, _entity_writer(CONTENTS[ending], doctype))
        document = f'{doctype}<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>&l11;</w:t></w:r></w:p></w:body>'
        yield Draft("entity", ".docx", _docx_writer(f"{document}</w:document>".encode()))
    for ending in (".txt.gz", ".html.gz", ".jsonl.gz", ".warc.gz", ".rss.gz"):
        yield Draft("bomb", ending, lambda path, mark: _write_gzip(path, large), Expected.ERROR)
        yield Draft("bomb", ending, lambda path, mark: _write_nested_gzip(path), Expected.ERROR)
    yield Draft("bomb", ".docx", lambda path, mark: _write_zip(path, large), Expected.ERROR)
    yield Draft("bomb", ".docx", lambda path, mark: _write_many(path))


def _entity_writer(contents: Callable[[str], bytes], doctype: str) -> Callable[[Path, str], object]:
    def write(path: Path, mark: str) -> None:
        body = contents(mark).decode().replace('<?xml version="1.0"?>', "")
        path.write_text(doctype + body.replace("Norway", f"{'&l11;' * 200} Norway", 1))

    return write


def _docx_writer(document: bytes) -> Callable[[Path, str], object]:
    return lambda path, mark: path.write_bytes(docx_of(document))


def _write_gzip(path: Path, large: int) -> None:
    with gzip.open(path, "wb") as stream:
        for _ in range(0, large, _CHUNK):
            stream.write(b" " * _CHUNK)


def _write_nested_gzip(path: Path) -> None:
    data = bytes(_CHUNK)
    for _ in range(50):
        data = gzip.compress(data)
    path.write_bytes(data)


def _write_zip(path: Path, large: int) -> None:
    path.write_bytes(docx_of(b""))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as part:
        for _ in range(0, large, _CHUNK):
            part.write(b" " * _CHUNK)


def _write_many(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(20_000):
            archive.writestr(f"word/{number}.xml", b"")


def _long_lines(large: int) -> Iterator[Draft]:
    """One line of a gigabyte, of each kind that is read by lines and of those that are not."""
    starts = {
        ".txt": b"Norway ", ".html": b"<html><p>", ".json": b'{"text": "', ".jsonl": b'{"text": "', ".csv": b'text\n"',
        ".eml": b"Subject: ", ".warc": b"WARC/1.0\r\nWARC-Type: ", ".rss": b"<rss>", ".md": b"# ",
    }  # fmt: skip
    for ending, start in starts.items():
        yield Draft("line", ending, _line_writer(start, large), Expected.ERROR)


def _line_writer(start: bytes, large: int) -> Callable[[Path, str], object]:
    def write(path: Path, mark: str) -> None:
        with path.open("wb") as stream:
            stream.write(start)
            with suppress(OSError):  # a full disk ends it early
                for _ in range(0, large, _CHUNK):
                    stream.write(b"a" * _CHUNK)

    return write
