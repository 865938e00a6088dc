"""Which findings are shown, and that they come back as they were written."""

import pytest
from story import story

from dateline.errors import QueryError
from dateline.record.reader import RecordReader
from dateline.views.findings import finding_fields, findings
from dateline.views.markup import marked_words
from dateline.views.show import show


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({}, ["2025", "1991", "mocked"]),
        ({"article": "a"}, ["2025"]),
        ({"kind": "wrong_office_holder"}, ["1991"]),
        ({"kind": "Garbled_Name, years_do_not_add_up"}, ["2025", "mocked"]),
        ({"article": "b3", "kind": "garbled_name"}, []),
    ],
)
def test_findings_asked_for(record: RecordReader, asked: dict[str, str], words: list[str]) -> None:
    assert [finding_fields(told)["text"] for told in findings(record, **asked)] == words


def test_findings_stand_article_by_article_in_text_order(record: RecordReader) -> None:
    told = findings(record)
    places = [(one.finding.article, one.finding.span.start) for one in told]
    assert places == sorted(places)
    assert [finding_fields(one)["title"] for one in told][:1] == ["Lund to visit Riga"]


def test_a_kind_that_there_is_not_is_refused(record: RecordReader) -> None:
    with pytest.raises(QueryError, match="no kind 'wrong'; choose from wrong_office_holder"):
        findings(record, kind="wrong")


def test_findings_come_back_as_they_were_written(record: RecordReader) -> None:
    assert [told.finding for told in findings(record)] == [f for reading in story() for f in reading.findings]


def test_a_finding_is_shown_with_what_it_rests_on(record: RecordReader) -> None:
    shown = show(record, findings(record)[0].finding.id)
    assert (shown.kind, shown.facts["should_read"], shown.made["rule"]) == ("finding", "1991", "by hand")
    assert marked_words(shown.text, shown.marks, shown.start) == {"in question": ["2025"], "rests on": ["Norway"]}
