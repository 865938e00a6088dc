"""The laws of the record, held over all bundled dispatches and over reports put together at random."""

import multiprocessing
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readings import load_views, write_readings
from reports import dispatch_articles, read_report, row_ids
from sentences.plain_sentences import PLAIN

from dateline.articles.article import Article, Part, PartKind
from dateline.articles.live import live_entries
from dateline.articles.span import Span
from dateline.events.event import Event, Role
from dateline.mentions.mention import MentionKind
from dateline.reading import Reader, Reading
from dateline.sentences.sentence import Sentence, Token

Rows = Mapping[str, Reading]
NAMES = [name for name, _ in dispatch_articles()]

PIECES = [
    "Norwegian Prime Minister Ana Lund visited Chile on Monday.",
    "She said that she would return in June.",
    '"We will not wait," she added.',
    "The government denied it.",
    "According to Peru's foreign ministry, the attack was planned last week.",
    "They signed a treaty in Geneva yesterday and condemned Mali.",
    "The arrests angered Denmark, which expelled its ambassador today.",
    "Chile urges Peru to withdraw its troops",
]
REPORTS = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from([" ", "\n\n"])), min_size=1, max_size=6)


def roles(event: Event) -> Iterator[Role]:
    """All who take part in an event or say so."""
    yield from (*event.actors, *event.recipients, *event.said_by)


def stored_words(reading: Reading) -> Iterator[tuple[Span, str]]:
    """Every span of every row that keeps its words, with the words."""
    yield from ((sentence.span, sentence.text) for sentence in reading.sentences)
    yield from ((mention.span, mention.text) for mention in reading.mentions)
    for event in reading.events:
        yield event.trigger, event.trigger_text
        yield from ((role.span, role.text) for role in roles(event))
        if event.where:
            yield event.where.span, event.where.text
    yield from ((finding.span, finding.text) for finding in reading.findings)
    for claim in reading.claims:
        yield from ((claim.cue, claim.cue_text), (claim.content, claim.content_text))
        yield from ((role.span, role.text) for role in claim.holder)


def bare_spans(reading: Reading) -> Iterator[Span]:
    """Every span of every row that keeps no words of its own."""
    yield from (span for mention in reading.mentions for span in mention.through)
    for event in reading.events:
        yield event.sentence
        yield from (span for role in roles(event) for span in role.through)
        if event.when and event.when.span:
            yield event.when.span
    yield from (span for finding in reading.findings for span in (finding.sentence, *finding.rests_on))
    for claim in reading.claims:
        yield claim.sentence
        yield from (span for role in claim.holder for span in role.through)


def check_spans(reading: Reading) -> None:
    """Stored words stand at their spans; other spans lie in a sentence of the article."""
    article = reading.article
    assert [(span, text) for span, text in stored_words(reading) if span.of(article.text) != text] == []
    inside = [sentence.span for sentence in reading.sentences]
    spans = [*bare_spans(reading), *(span for span, _ in stored_words(reading))]
    assert [span for span in spans if not any(sentence.covers(span) for sentence in inside)] == []


def check_reach(reading: Reading) -> None:
    """What an event consists of stands in its sentence, or was reached through a span that is shown."""
    for event in reading.events:
        assert event.sentence.covers(event.trigger)
        away = [role for role in (*event.actors, *event.recipients) if not event.sentence.covers(role.span)]
        assert [role.text for role in away if not role.through] == []
        assert event.where is None or event.sentence.covers(event.where.span)
        if event.when and event.when.span:
            assert event.when.basis == "inherited" or event.sentence.covers(event.when.span)


def check_dates(reading: Reading) -> None:
    """No date without its words; the day of publication only for headlines and live entries, else its month."""
    headlines = {sentence.span for sentence in reading.sentences if sentence.part is PartKind.HEADLINE}
    live = live_entries(reading.article)
    for event in reading.events:
        if event.when is None:
            continue
        assert event.when.start or event.when.end
        if event.when.span is None:
            assert event.when.basis == "published" and reading.article.published
            day, month = reading.article.published.value, reading.article.published.value[:7]
            assert event.when.start == event.when.end
            is_of_the_day = event.sentence in headlines or any(entry.covers(event.sentence) for entry in live)
            assert event.when.start == month or (event.when.start == day and is_of_the_day)


@pytest.mark.parametrize("name", NAMES)
def test_every_value_points_at_its_words(name: str, dispatches: Rows) -> None:
    check_spans(dispatches[name])


@pytest.mark.parametrize("name", NAMES)
def test_an_event_is_told_by_its_sentence_or_by_a_shown_link(name: str, dispatches: Rows) -> None:
    check_reach(dispatches[name])


@pytest.mark.parametrize("name", NAMES)
def test_a_date_has_a_basis(name: str, dispatches: Rows) -> None:
    check_dates(dispatches[name])


@settings(max_examples=25, deadline=None)
@given(pieces=REPORTS)
def test_the_laws_hold_for_any_report(pieces: list[tuple[str, str]], reader: Reader) -> None:
    reading = read_report(reader, "".join(piece + gap for piece, gap in pieces))
    check_spans(reading)
    check_reach(reading)
    check_dates(reading)


@pytest.mark.parametrize("name", NAMES)
def test_without_a_publication_date_every_year_stands_in_the_text(
    name: str, dispatches: Rows, reader: Reader
) -> None:
    reading = reader.read(replace(dispatches[name].article, published=None))
    whens = [event.when for event in reading.events if event.when]
    assert [when for when in whens if when.basis == "published"] == []
    ends = [end for when in whens for end in (when.start, when.end) if end]
    assert [end for end in ends if end[:4] not in reading.article.text] == []


@pytest.mark.parametrize("name", NAMES)
def test_ids_are_of_one_row_each(name: str, dispatches: Rows) -> None:
    rows = [row.id for row in (*dispatches[name].events, *dispatches[name].claims, *dispatches[name].findings)]
    assert len(rows) == len(set(rows))


def test_reading_order_does_not_matter(dispatches: Rows, shipped: Reader) -> None:
    fresh = Reader(codebook=shipped.codebook)
    again = {name: fresh.read(article) for name, article in reversed(list(dispatch_articles()))}
    assert [name for name in dispatches if again[name] != dispatches[name]] == []


def test_another_process_gives_the_same_ids(dispatches: Rows) -> None:
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as other:
        assert other.submit(row_ids).result() == row_ids(dispatches)


def test_every_row_names_its_run(dispatches: Rows, shipped: Reader, tmp_path: Path) -> None:
    write_readings(tmp_path / "record.db", *dispatches.values())
    views = load_views(tmp_path / "record.db")
    assert all((shipped.run.id, shipped.run.version, shipped.run.model, shipped.run.codebook))
    found = [row for view in ("events", "claims", "mentions", "findings") for row in views[view]]
    assert {row["run"] for row in found} == {shipped.run.id}
    assert [row["id"] for row in views["runs"]] == [shipped.run.id]


def test_times_and_people_keep_apart(dispatches: Rows) -> None:
    for reading in dispatches.values():
        for mention in reading.mentions:
            assert (mention.kind is MentionKind.TIME) == bool(mention.timex)


def as_read(sentence: Sentence) -> list[tuple[object, ...]]:
    """The tokens of a sentence, counted from its beginning."""
    return [_from_start(token, sentence.span.start) for token in sentence.tokens]


def _from_start(token: Token, start: int) -> tuple[object, ...]:
    moved = replace(token, start=token.start - start, end=token.end - start)
    return tuple(getattr(moved, field) for field in Token.__slots__)


def _read_alone(reader: Reader, text: str) -> tuple[Sentence, ...]:
    return reader.parser.sentences(Article("alone", text, (Part(Span("alone", 0, len(text)), PartKind.BODY),)))


@pytest.mark.parametrize("first", range(0, len(PLAIN), 6))
def test_a_sentence_is_read_the_same_alone_and_in_a_paragraph(first: int, reader: Reader) -> None:
    together = _read_alone(reader, " ".join(PLAIN[first : first + 6]))
    alone = [sentence for found in together for sentence in _read_alone(reader, found.text)]
    assert list(map(as_read, alone)) == list(map(as_read, together))


@pytest.mark.parametrize("name", NAMES)
def test_a_sentence_of_a_dispatch_is_read_the_same_alone(name: str, dispatches: Rows, reader: Reader) -> None:
    # `reader` reads every sentence: whether one tells politics is judged in the light of its paragraph, as its end is.
    for sentence in dispatches[name].sentences:
        alone = _read_alone(reader, sentence.text)
        # Where a sentence ends is read in the light of its paragraph; what it says is not.
        assert len(alone) > 1 or as_read(alone[0]) == as_read(sentence)
