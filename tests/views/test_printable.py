"""Nothing in a text can steer a terminal, a line or a page."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.views.printable import one_line, printable, safe_json

STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain\nwords\t", "plain\nwords\t"),
        ("\x1b[31mred", "[31mred"),
        ("a\x9b2Jb", "a2Jb"),
        ("\u202egnp", "⟨RTLO⟩gnp"),
        ("\ud800", "\ufffd"),
    ],
)
def test_printable(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text(st.characters()))
def test_nothing_printable_steers(text: str) -> None:
    assert not STEERING.search(printable(text))
    assert not re.search(r"[\n\t]", one_line(text))


@given(st.text(st.characters()))
def test_safe_json_means_the_same(text: str) -> None:
    line = safe_json(json.dumps(text, ensure_ascii=False))
    assert json.loads(line) == text
    assert not STEERING.search(line)
