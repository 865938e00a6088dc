"""Which events a filter lets through, and which filters are refused."""

import pytest

from dateline.errors import QueryError
from dateline.record.reader import RecordReader
from dateline.views.filters import Filters
from dateline.views.timeline import timeline


@pytest.mark.parametrize(
    ("asked", "triggers"),
    [
        ({"actor": "lund"}, "visit"),
        ({"actor": "Petra Lund"}, "visit"),
        ({"actor": "person/petra-lund"}, "visit"),
        ({"actor": "isl"}, "met"),
        ({"actor": "land"}, ""),  # whole words only
        ({"actor": "%"}, ""),
        ({"actor": "' OR 1 --"}, ""),
        ({"recipient": "the envoy"}, "expel"),
        ({"recipient": "envoy"}, "expel"),
        ({"recipient": "Iceland", "type": "aid"}, "sent"),
        ({"type": "sanction, mobilize"}, "expel"),
        ({"status": "planned,possible"}, "visit sign"),
        ({"status": "NOT_HAPPENED"}, "met"),
        ({"from_date": "2023", "to_date": "2023-06"}, "recognised sent sign"),
        ({"from_date": "2024-06-19", "to_date": "2024-06-19"}, "recognised visit sign"),
        ({"from_date": "2026"}, "recognised"),
        ({"to_date": "1990"}, "sign"),
        ({"article": "a1", "status": "happened"}, "accepted invitation"),
        ({"article": "b", "status": "happened"}, "recognised"),
        ({"article": "a", "type": "REJECT"}, "denied"),
        ({"min_score": 0.95}, ""),
        ({"min_score": 0.0, "type": "ACCUSE"}, "mocked says"),
        ({"actor": "  "}, "recognised sent visit meeting mocked sign accepted invitation met denied sent expel"),
    ],
)
def test_events_asked_for(record: RecordReader, asked: dict[str, str], triggers: str) -> None:
    found = timeline(record, Filters(**asked))
    assert [row.event.trigger_text for row in found] == triggers.split()


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        ({"type": "VISIT"}, "there is no type 'VISIT'; choose from AGREE, CONSULT"),
        ({"status": "planed"}, "there is no status 'planed'; choose from happened"),
        ({"from_date": "June"}, "'June' is not a date"),
        ({"to_date": "2024-02-30"}, "'2024-02-30' is not a date"),
        ({"to_date": "2024-06-1"}, "'2024-06-1' is not a date"),
        ({"from_date": "2025", "to_date": "2024-06"}, "run backwards"),
        ({"min_score": 2}, "the score 2 is not between 0 and 1"),
    ],
)
def test_filters_refused(asked: dict[str, str], problem: str) -> None:
    with pytest.raises(QueryError, match=problem):
        Filters(**asked)
