"""What linking reads from a record, in the order in which it needs it."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.made_news import make_articles
from benchmarks.made_record import make_reading
from dateline.articles.article import Metadatum
from dateline.links.recorded import read_copy_text, read_copy_texts, read_told
from dateline.record.reader import RecordReader, open_record
from dateline.record.writer import RecordWriter

PUBLISHED = ("2024-05-04", "", "2024-05", "2023-09/2024-01", "2024-05-04", "", "2024")


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> RecordReader:
    path: Path = tmp_path_factory.mktemp("read") / "record.db"
    with RecordWriter(path) as writer:
        for number, (made, published) in enumerate(zip(make_articles(60), PUBLISHED * 9, strict=False)):
            reading = make_reading(99 - number, made)
            dated = replace(reading.article, published=Metadatum(published) if published else None)
            writer.write(replace(reading, article=dated))
    return open_record(path)


def test_texts_come_in_the_order_of_publication(reader: RecordReader) -> None:
    texts = list(read_copy_texts(reader))
    assert len(texts) > len(PUBLISHED)
    assert all(one.order < other.order for one, other in pairwise(texts))


def test_one_text_is_the_same_alone(reader: RecordReader) -> None:
    assert all(read_copy_text(reader, text.article) == text for text in read_copy_texts(reader))


def test_events_come_in_the_order_of_the_text_with_those_who_take_part(reader: RecordReader) -> None:
    events = [one.event for one in read_told(reader, {})]
    places = [(event.article, event.trigger.start) for event in events]
    assert len(events) == 60 and places == sorted(places)
    assert all(role.span.article == event.article for event in events for role in event.actors)
    assert all(role.text in one.sentence for one in read_told(reader, {}) for role in one.event.actors)
