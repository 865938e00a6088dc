"""Fuzzing of intake: whatever bytes a file holds, only documents, articles of them, and errors about it may come out.

With atheris (`pip install atheris`, Linux and macOS; a tool, not a dependency) coverage leads the way, from small sound
documents on. Where it is not installed hypothesis changes the same documents at random. What breaks a rule is kept in
a file beside, and printed; `--again FILE` gives one to intake again.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any

from benchmarks.hostile.contents import CONTENTS
from dateline.cli.output import print_note

KINDS = {
    "html": ".html", "feed": ".rss", "atom": ".atom", "warc": ".warc", "json": ".json", "jsonl": ".jsonl",
    "csv": ".csv", "text": ".txt", "md": ".md", "eml": ".eml", "docx": ".docx", "pdf": ".pdf",
}  # fmt: skip
MINUTES = 10.0
_SECONDS, _MEGABYTES = 30, 1500  # for one input
_LONGEST = 16_384
_AT_ONCE = 500  # examples of hypothesis between two looks at the clock
_INSTRUMENTED = ["dateline.articles", "dateline.intake"]
_EXTRA = {
    ".html": [b"<p>a<p>b<!-- <table><td>c", b'<meta charset="utf-16"><title>\xff</title>', b"<time datetime=1-2-3>"],
    ".json": [b'[{"text": "a", "published": null}, 1]', b'{"html": "<p>Norway waits.</p>", "url": "http://["}'],
    ".jsonl": [b'{"text": "Norway waits."}\n\n{"text": 1}\r\n{', b"\xef\xbb\xbf{}"],
    ".csv": [b'text;title\n"a ""b"" c";d\n', b"title\tbody\nNorway\twaits\n"],
    ".txt": [b"OSLO, May 5 (Wire) -- Norway waits.\n\n---\nRead more", b"\xfe\xff\x00a", b"By A. Berg\n\n1 May 2024\n"],
    ".rss": [b"<rss><channel><item/></channel></rss>", b'<?xml version="1.0" encoding="x"?><rss/>'],
    ".warc": [
        b"WARC/1.1\r\nContent-Length: -1\r\n\r\n",
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9\r\n\r\n",
    ],
    ".eml": [
        b"Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n\r\nb\r\n--a--",
        b"Subject: =?x?q?=ff?=\r\n\r\n",
    ],
}


def seeds(ending: str) -> list[bytes]:
    """Small documents of a kind to begin with, sound ones and such as are nearly."""
    return [b"", CONTENTS[ending]("seed"), *_EXTRA.get(ending, [])]


def take_in(data: bytes, path: Path) -> int:
    """Have intake read a file of these bytes; how many articles came of it. Whatever else happens is raised."""
    from dateline.articles.build import build_article
    from dateline.articles.document import Document
    from dateline.errors import InputError
    from dateline.intake.files import find_sources, read_documents

    path.write_bytes(data)
    articles = 0
    [source] = find_sources([path])
    for found in [source] if isinstance(source, InputError) else read_documents(source):
        if isinstance(found, Document):
            try:
                article = build_article(found)
            except InputError:
                continue
            assert all(0 <= part.span.start < part.span.end <= len(article.text) for part in article.parts)
            articles += 1
        else:
            assert isinstance(found, InputError), found
            assert str(path) in found.name and found.problem
    return articles


def is_read(ending: str, folder: Path) -> bool:
    """Whether Dateline reads files of this kind at all."""
    return take_in(CONTENTS[ending]("seed"), folder / f"sound{ending}") > 0


def fuzz_with_atheris(ending: str, folder: Path, *, seconds: float) -> None:
    """Let coverage lead for so many seconds; ends the process, with 0 only if no rule was broken."""
    import atheris  # type: ignore[import-untyped,import-not-found,unused-ignore]

    with atheris.instrument_imports(include=_INSTRUMENTED):
        _load()
    corpus, path = folder / "corpus", folder / f"fuzzed{ending}"
    corpus.mkdir()
    for number, seed in enumerate(seeds(ending)):
        (corpus / str(number)).write_bytes(seed)
    options = [
        f"-max_total_time={round(seconds)}", f"-timeout={_SECONDS}", f"-rss_limit_mb={_MEGABYTES}",
        f"-max_len={_LONGEST}", f"-artifact_prefix=broken{ending}-", "-print_final_stats=1", "-verbosity=0",
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], str(corpus), *options], lambda data: take_in(data, path) and None)
    atheris.Fuzz()


def fuzz_with_hypothesis(ending: str, folder: Path, *, seconds: float) -> int:
    """Change the seeds at random for so many seconds; how many inputs were tried. Raises what breaks a rule."""
    from hypothesis import HealthCheck, given, settings
    from hypothesis import strategies as st

    _load()

    path, tried = folder / f"fuzzed{ending}", 0
    until = monotonic() + seconds

    @settings(max_examples=_AT_ONCE, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.sampled_from(seeds(ending)), st.lists(_changes(st), max_size=12))
    def read(seed: bytes, changes: list[tuple[int, int, bytes]]) -> None:
        nonlocal tried
        if monotonic() < until:
            tried += 1
            take_in(changed(seed, changes), path)

    while monotonic() < until:
        try:
            read()
        except BaseException:
            print_note(f"broken by the last input; it is kept in {_keep(path)}")
            raise
    return tried


def _load() -> None:
    """Load what is fuzzed, so that it is instrumented, and before the time begins."""
    for module in ("dateline.intake.files", "dateline.articles.build"):
        import_module(module)


def changed(data: bytes, changes: Sequence[tuple[int, int, bytes]]) -> bytes:
    """The bytes with stretches replaced: where, how many, by what; a place beyond the end counts from the start."""
    for place, length, new in changes:
        place %= len(data) + 1
        data = data[:place] + new + data[place + length :]
    return data[:_LONGEST]


def _changes(st: Any) -> Any:
    new = st.one_of(
        st.binary(max_size=8),
        st.sampled_from([b"\0", b"\xed\xa0\x80", b"<", b"]]>", b'"', b"\\ud800", b"\r\n\r\n", b"&#x0;", b"9" * 40]),
        st.text(max_size=6).map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.integers(1, 200).map(lambda count: b"<div>" * count),
    )
    return st.tuples(st.integers(0, _LONGEST), st.integers(0, 64), new)


def _keep(path: Path) -> Path:
    kept = Path(f"broken{path.suffix}-{path.stat().st_mtime_ns}")
    kept.write_bytes(path.read_bytes())
    return kept


def fuzz(kind: str, *, minutes: float, engine: str) -> None:
    """Fuzz one kind in this process; atheris ends it."""
    ending = KINDS[kind]
    with TemporaryDirectory() as place:
        folder = Path(place)
        if engine == "atheris":
            fuzz_with_atheris(ending, folder, seconds=60 * minutes)
        if not is_read(ending, folder):
            print_note(f"{kind}: Dateline does not read files of the ending {ending}; there is little to fuzz")
        tried = fuzz_with_hypothesis(ending, folder, seconds=60 * minutes)
    print(f"{kind}: {tried:,} inputs by hypothesis, none broke a rule")


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzz one kind or, each in a process of its own, all; 1 if a rule was broken."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description=__doc__)
    parser.add_argument("--kind", choices=KINDS, help="of document (default: all, one after the other)")
    parser.add_argument("--minutes", type=float, default=MINUTES, help=f"for each kind (default: {MINUTES:.0f})")
    engines = ("atheris", "hypothesis")
    found = engines[not find_spec("atheris")]
    parser.add_argument("--engine", choices=engines, default=found, help=f"default: {found}")
    parser.add_argument("--again", type=Path, help="a file that broke a rule")
    given = parser.parse_args(arguments)
    if given.again:
        with TemporaryDirectory() as folder:
            ending = KINDS[given.kind] if given.kind else given.again.suffix.partition("-")[0]
            print(f"{take_in(given.again.read_bytes(), Path(folder) / f'again{ending}')} articles, no rule broken")
        return 0
    if given.kind:
        fuzz(given.kind, minutes=given.minutes, engine=given.engine)
        return 0
    return max(_apart(kind, given) for kind in KINDS)


def _apart(kind: str, given: argparse.Namespace) -> int:
    command = [sys.executable, "-m", "benchmarks.fuzz", "--kind", kind, "--minutes", str(given.minutes)]
    code = subprocess.run([*command, "--engine", given.engine]).returncode
    print(f"{kind}: {'a rule was broken' if code else 'no rule was broken'} ({given.engine})", flush=True)
    return min(1, abs(code))


if __name__ == "__main__":
    sys.exit(main())
