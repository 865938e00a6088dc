"""What of two articles is compared: the terms in common, and what they weigh, by whichever side it is asked."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reprints import BRIDGE, NEXT_DAY, RIVAL, TRANSLATED, report

from dateline.links import copy_evidence
from dateline.links.copy_evidence import align_sentences, compare_texts
from dateline.links.copy_profile import SharedTerms, copy_profile, find_shared_terms

SENTENCES = [f"{sentence}." for text in (BRIDGE, TRANSLATED, RIVAL, NEXT_DAY) for sentence in text.split(". ")]
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=12).map(" ".join)


def shared_by(one: str, other: str) -> SharedTerms:
    return find_shared_terms(copy_profile(report("a", one)), copy_profile(report("b", other)))


@given(one=TEXTS, other=TEXTS)
def test_terms_in_common_are_the_same_from_either_side(one: str, other: str) -> None:
    there, back = shared_by(one, other), shared_by(other, one)
    assert (there.share, there.names, there.numbers) == (back.share, back.names, back.numbers)
    assert np.array_equal(there.own.terms[there.in_own], there.other.terms[there.in_other])
    assert sorted(there.in_own.tolist()) == sorted(back.in_other.tolist())


@given(one=TEXTS, other=TEXTS)
def test_alignments_are_the_same_from_either_side(one: str, other: str) -> None:
    there, back = align_sentences(shared_by(one, other))
    back_again, there_again = align_sentences(shared_by(other, one))
    assert there.shares.tolist() == there_again.shares.tolist() and back.shares.tolist() == back_again.shares.tolist()
    assert all(0 <= share <= 1 for alignment in (there, back) for share in alignment.shares.tolist())
    assert compare_texts(report("a", one), report("b", other)) == compare_texts(report("b", other), report("a", one))


@given(one=TEXTS, other=TEXTS)
def test_what_is_passed_over_without_aligning_is_no_copy(one: str, other: str) -> None:
    found = compare_texts(report("a", one), report("b", other))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(copy_evidence, "_may_be_copy", lambda terms: True)
        assert compare_texts(report("a", one), report("b", other)) == found


@pytest.mark.parametrize(("text", "share"), [(BRIDGE, 1.0), (NEXT_DAY, 0.4)])
def test_the_share_in_common_is_that_of_the_shorter(text: str, share: float) -> None:
    shared = shared_by(BRIDGE, text)
    assert shared.share == 1.0 if share == 1.0 else shared.share < share
