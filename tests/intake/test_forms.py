"""Which form a name or a media type tells."""

import pytest

from dateline.articles.document import Form
from dateline.intake.forms import find_form, form_of


@pytest.mark.parametrize(
    ("name", "media_type", "form"),
    [
        ("a.PDF", "", Form.PDF),
        ("in/a.jsonl.gz", "", Form.JSONL),
        ("CC-NEWS-2024.warc.gz", "", Form.WARC),
        ("a.gz", "", None),
        ("a.doc", "", None),
        (".html", "", None),
        ("https://example.org/a.pdf?page=2.html", "", Form.PDF),
        ("https://example.org/story", "text/html; charset=utf-8", Form.HTML),
        ("https://example.org/story.html", "application/pdf", Form.PDF),
        ("https://example.org/a.csv", "application/octet-stream", Form.CSV),
        ("https://example.org/a.md", "text/plain", Form.MARKDOWN),
        ("https://example.org/story", "text/plain", Form.TEXT),
        ("https://[broken/a.pdf", "", None),
    ],
)
def test_names_and_media_types(name: str, media_type: str, form: Form | None) -> None:
    assert form_of(name, media_type) is form


@pytest.mark.parametrize(
    ("beginning", "form"),
    [
        (b"", Form.TEXT),
        (b"\xef\xbb\xbf\n<!doctype html>", Form.HTML),
        (b"PK\x03\x04", Form.ZIP),
        (b"WARC/1.0\r\n", Form.WARC),
        (b'{"text": "a", "html":', Form.JSONL),
        (b'{"text":\n"a"}', Form.JSON),
        (b"Oslo <today>", Form.TEXT),
    ],
)
def test_beginnings(beginning: bytes, form: Form) -> None:
    assert find_form(beginning) is form
