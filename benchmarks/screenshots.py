"""The pictures of the desk in the documents, taken again: every page once, over the bundled dispatches.

`python -m benchmarks.screenshots` writes them to `docs/screenshots`. It needs the `dev` extra and a Chromium.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import quote

from benchmarks.desk_speed import served
from dateline.record.correction import Ruling, RulingKind
from dateline.record.corrections import write_correction
from dateline.record.reader import RecordReader, open_record

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[1]
DISPATCHES = ROOT / "src" / "dateline" / "dispatches"
PICTURES = ROOT / "docs" / "screenshots"
WINDOW = (1280, 900)
PHONE = (360, 740)
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# The page of each picture. Where the address has a gap, the second is the question whose first row fills it.
PAGES: Mapping[str, tuple[str, str]] = {
    "story": ("/", ""),
    "occurrence": (
        "/occurrences/{}",
        "SELECT id FROM occurrences GROUP BY id ORDER BY count(*) DESC, id",
    ),
    "article": ("/articles/{}", "SELECT article FROM events GROUP BY article ORDER BY count(*) DESC, article"),
    "compare": ("/compare?copy={}&source={}", "SELECT article, source FROM copies ORDER BY share, article"),
    "articles": ("/articles", ""),
    "claims": ("/claims", ""),
    "denials": ("/claims/denials", ""),
    "expectations": ("/expectations?due=settled", ""),
    "disagreements": ("/disagreements", ""),
    "findings": ("/findings", ""),
    "actors": ("/actors", ""),
    "actor": (
        "/actors/{}",
        "SELECT actor FROM roles WHERE actor <> '' GROUP BY actor ORDER BY count(*) DESC, actor",
    ),
    "dyads": ("/dyads", ""),
    "map": ("/map", ""),
    "search": ("/search?words=visit", ""),
    "review": ("/review", ""),
    "corrections": ("/corrections", ""),
    "about": ("/about", ""),
    "api": ("/api", ""),
}

REVIEWERS = ("Ada Moreno", "Jon Berg")
_FIRST_RULING = datetime(2024, 12, 6, 9, 30, tzinfo=UTC)
# What the reviewers rule, so that there is something to show: who, the words that tell an event, the ruling, why.
_RULINGS: Sequence[tuple[str, str, Ruling, str]] = (
    (REVIEWERS[0], "accused", Ruling(RulingKind.ACCEPT, ""), ""),
    (REVIEWERS[0], "regrets", Ruling(RulingKind.REJECT, ""), "an outlet's erratum, no act of politics"),
    (REVIEWERS[1], "accused", Ruling(RulingKind.ACCEPT, ""), ""),
    (REVIEWERS[1], "regrets", Ruling(RulingKind.REJECT, ""), "about the paper itself"),
    (REVIEWERS[0], "sent", Ruling(RulingKind.CHANGE, "", "status", "hypothetical"), "“if they are right”"),
)


def take_pictures(folder: Path = PICTURES) -> None:
    """Take every picture into a folder that holds nothing else."""
    with demo_record() as record, served(record) as (port, _), _browser() as browser:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        desk = f"http://127.0.0.1:{port}"
        for name, address in find_addresses(record).items():
            _take(browser, desk + address, folder / f"{name}.png")
        _take(browser, desk, folder / "story-dark.png", is_dark=True)
        _take(browser, desk, folder / "story-phone.png", window=PHONE)


@contextmanager
def demo_record() -> Iterator[Path]:
    """The bundled dispatches as a linked record, for as long as it is looked at."""
    with TemporaryDirectory() as folder:
        record = Path(folder) / "demo.db"
        _run_dateline("read", str(DISPATCHES), "--into", str(record))
        _run_dateline("link", str(record))
        _rule(record)
        yield record


def _rule(record: Path) -> None:
    os.environ["LOGNAME"] = REVIEWERS[0]  # who looks at the desk, and signs
    clock = (_FIRST_RULING + timedelta(minutes=4 * number) for number in count()).__next__
    for author, words, ruling, reason in _RULINGS:
        with open_record(record) as reader:
            found = reader.query("SELECT id FROM machine_events WHERE trigger_text = ? ORDER BY score, id", (words,))
        target = str(found.rows[0][0])
        write_correction(record, replace(ruling, target=target), author=author, reason=reason, clock=clock)


def find_addresses(record: Path) -> dict[str, str]:
    """The address of each page in a record."""
    with open_record(record) as reader:
        return {name: address.format(*_first(reader, sql)) for name, (address, sql) in PAGES.items()}


def _first(reader: RecordReader, sql: str) -> list[str]:
    return [quote(str(value), safe="") for value in reader.query(sql).rows[0]] if sql else []


def _run_dateline(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "dateline", *arguments], check=True)


@contextmanager
def _browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    found = next(filter(None, map(shutil.which, _CHROMIUM)), None)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


def _take(
    browser: Browser, address: str, path: Path, *, window: tuple[int, int] = WINDOW, is_dark: bool = False
) -> None:
    page = browser.new_page(
        viewport={"width": window[0], "height": window[1]},
        color_scheme="dark" if is_dark else "light",
        reduced_motion="reduce",
    )
    page.goto(address, wait_until="networkidle")
    page.screenshot(path=path)
    page.close()


if __name__ == "__main__":
    take_pictures()
