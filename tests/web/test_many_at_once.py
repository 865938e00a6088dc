"""A desk with many visitors at once: all are answered, and none but the few at work hold files."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from dateline.record.corrections import shipped_codebook
from dateline.web import desk
from dateline.web.app import make_app
from dateline.web.settings import DeskSettings
from dateline.web.warming import warm_up

MANY = 40


async def ask_at_once(record: Path, path: str) -> list[int]:
    """The statuses that many visitors get for a page."""
    transport = httpx.ASGITransport(make_app(DeskSettings(record)))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as visitor:
        answers = await asyncio.gather(*(visitor.get(path) for _ in range(MANY)))
    return [answer.status_code for answer in answers]


@pytest.mark.parametrize(("path", "status"), [("/", 200), ("/api/story", 200), ("/articles/none", 404)])
def test_all_are_answered_and_few_files_held(
    small_record: Path, monkeypatch: pytest.MonkeyPatch, path: str, status: int
) -> None:
    opened: list[Path] = []
    open_index = desk.open_index
    monkeypatch.setattr(desk, "open_index", lambda record: opened.append(record) or open_index(record))
    # In a thread of its own: the browser of other tests keeps a loop in this one.
    with ThreadPoolExecutor(1) as thread:
        found = thread.submit(lambda: asyncio.run(ask_at_once(small_record, path))).result()
    assert found == [status] * MANY
    assert 1 <= len(opened) <= 4


def test_what_is_slow_at_first_is_there_after_warming_up() -> None:
    shipped_codebook.cache_clear()
    warm_up()
    assert shipped_codebook.cache_info().currsize == 1
