"""The order of the timeline and what its rows hold."""

from readings import make_reading, write_readings
from story import story

from dateline.record.reader import RecordReader, open_record
from dateline.views.filters import Filters
from dateline.views.timeline import timeline, timeline_fields


def test_dated_events_come_first_in_order_of_time(record: RecordReader) -> None:
    rows = timeline(record)
    dated = [row.event.when.start or row.event.when.end for row in rows if row.event.when]
    assert dated == sorted(dated)
    assert [row.event.when is None for row in rows] == sorted(row.event.when is None for row in rows)


def test_undated_events_are_grouped_by_publication(record: RecordReader) -> None:
    published = [row.published for row in timeline(record) if row.event.when is None]
    assert published == sorted(published)


def test_events_come_back_as_they_were_written(record: RecordReader) -> None:
    written = {event.id: event for reading in story() for event in reading.events}
    assert {row.event.id: row.event for row in timeline(record, Filters(min_score=0))} == written


def test_chains_come_back_as_they_were_written(tmp_path) -> None:
    reading = make_reading()
    write_readings(tmp_path / "r.db", reading)
    with open_record(tmp_path / "r.db") as reader:
        assert [row.event for row in timeline(reader)] == list(reading.events)


def test_fields_of_a_row(record: RecordReader) -> None:
    row = timeline(record, Filters(status="planned"))[0]
    fields = timeline_fields(row)
    assert (fields["when_from"], fields["when_to"], fields["where"]) == ("2024-06-18", "2024-06-19", "Riga")
    assert (fields["actors"], fields["recipients"], fields["said_by"]) == (["Petra Lund"], ["Latvia"], [])
