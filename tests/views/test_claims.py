"""Which claims are shown, and their holders."""

import pytest
from story import story

from dateline.record.reader import RecordReader
from dateline.views.claims import claim_fields, claims
from dateline.views.filters import Filters


@pytest.mark.parametrize(
    ("asked", "holder", "holders"),
    [
        ({}, "est", [["Estonia", "the Harbour Wire"]]),
        ({}, "harbour wire", [["Estonia", "the Harbour Wire"]]),
        ({}, "nobody", []),
        ({"status": "denied"}, "", [["Latvia"]]),
        ({"type": "AID"}, "lva", [["Latvia"]]),
        ({"article": "a1", "type": "CONSULT"}, "", [["an official"]]),
        ({"article": "c4"}, "", []),
    ],
)
def test_claims_asked_for(record: RecordReader, asked: dict[str, str], holder: str, holders: list[list[str]]) -> None:
    found = claims(record, Filters(**asked), holder=holder)
    assert [claim_fields(claim)["holder"] for claim in found] == holders


def test_claims_come_back_as_they_were_written(record: RecordReader) -> None:
    written = {claim.id: claim for reading in story() for claim in reading.claims}
    assert {told.claim.id: told.claim for told in claims(record)} == written
