"""Markdown gives its paragraphs and headings, and what simple front matter says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.articles.document import Document, Form
from dateline.articles.markdown import read_markdown


def read(text: str) -> Document:
    return read_markdown(Document("a.md", data=text.encode(), form=Form.MARKDOWN))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# Treaty\n\nEnvoys *signed* it\nin **Oslo**.\n", "Treaty\n\nEnvoys signed it in Oslo."),
        ("It [binds](https://example.org 'x') both.", "It binds both."),
        ("![a quay](quay.png) Ships came.", "Ships came."),
        ("Fish &amp; ships \\*", "Fish & ships *"),
        ("> We agree.\n\n- One\n- Two\n", "We agree.\n\nOne\n\nTwo"),
        ("<script>x()</script>\n\nIt <b>was</b> signed.", "It was signed."),
        ("| who | what |\n|---|---|\n| Norway | signed |\n", "who\n\nwhat\n\nNorway\n\nsigned"),
        ("```\nNote.\n```\n", "Note."),
        ("---\ntitle: A\n\nNot closed.", "title: A\n\nNot closed."),
    ],
)
def test_words(text: str, words: str) -> None:
    assert read(text).text == words


FRONT = """---
title: "A pact: signed"
date: 2024-05-06T10:00:00Z
author: 'Ola Berg'
tags:
  - x
lang: en
---
# Other

Text."""


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        (FRONT, "title", "A pact: signed"),
        (FRONT, "published", "2024-05-06"),
        (FRONT, "author", "Ola Berg"),
        (FRONT, "language", "en"),
        (FRONT.replace("\n", "\r\n"), "title", "A pact: signed"),
        ("---\ndate: soon\n---\nText.", "published", ""),
        ("# Treaty\n\nText.", "title", "Treaty"),
        ("Text.\n\n# Later", "title", ""),
    ],
)
def test_what_it_says_of_itself(text: str, field: str, value: str) -> None:
    assert getattr(read(text), field) == value


@settings(deadline=None)
@given(st.text())
def test_any_text_is_read(text: str) -> None:
    text = text.encode("utf-8", "replace").decode()
    assert read(text).form is None
