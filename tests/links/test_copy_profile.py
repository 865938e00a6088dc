"""Most articles of one matter are told apart before they are compared, and none that comparing would join."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reprints import BRIDGE, NEXT_DAY, RIVAL, TRANSLATED, report

from dateline.links.copy_evidence import compare_texts, may_be_copies

SENTENCES = [f"{sentence}." for text in (BRIDGE, TRANSLATED, RIVAL, NEXT_DAY) for sentence in text.split(". ")]
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=12).map(" ".join)


@pytest.mark.parametrize(
    ("text", "may_be"), [(BRIDGE, True), (TRANSLATED, True), (BRIDGE[:300], True), (NEXT_DAY, False)]
)
def test_only_what_may_be_a_copy_is_compared(text: str, may_be: bool) -> None:
    assert may_be_copies(report("a", BRIDGE), report("b", text)) is may_be


@given(one=TEXTS, other=TEXTS, has_one_origin=st.booleans())
def test_no_copy_is_passed_over(one: str, other: str, *, has_one_origin: bool) -> None:
    first, second = report("a", one), report("b", other)
    found = compare_texts(first, second, has_one_origin=has_one_origin)
    assert found is None or may_be_copies(first, second)
    assert may_be_copies(first, second) is may_be_copies(second, first)
