"""What the desk says of articles in a language that is not read."""

from dataclasses import replace
from pathlib import Path

from fastapi.testclient import TestClient
from readings import RUN, make_article

from dateline.reading import Reading
from dateline.record.writer import RecordWriter
from dateline.web.app import make_app
from dateline.web.index.updating import update_index
from dateline.web.settings import DeskSettings


def test_what_was_left_unread_is_told(tmp_path: Path) -> None:
    with RecordWriter(tmp_path / "r.db") as writer:
        for id, language in (("a1", "en"), ("a2", "es"), ("a3", "es"), ("a4", "ru")):
            article = replace(make_article(id), language=language)
            writer.write(Reading(article, (), (), (), (), RUN))
    update_index(tmp_path / "r.db")
    with TestClient(make_app(DeskSettings(tmp_path / "r.db")), base_url="http://localhost") as visitor:
        about, read, unread = (visitor.get(place).text for place in ("/about", "/articles/a1", "/articles/a4"))
    assert "3 articles in other languages (2 es, 1 ru) are kept unread" in about
    assert ("Language ru: not read" in unread, "not read" in read) == (True, False)
