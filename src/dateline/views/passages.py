"""Passages: sentences of articles in their paragraphs, with the words marked that something was read from."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.articles.span import Span
from dateline.record.reader import RecordReader
from dateline.views.claims import ToldClaim
from dateline.views.disagreements import ToldDisagreement
from dateline.views.findings import ToldFinding
from dateline.views.markup import Mark, event_marks
from dateline.views.rows import ToldEvent, find_rows

# How much of a paragraph stands around a sentence, in characters: enough to see what it is about.
_AROUND = 320
# Only as much of each article as is shown.
_WORDS = """
    SELECT asked.key, substr(text, (asked.value ->> 1) + 1, (asked.value ->> 2) - (asked.value ->> 1)) AS words
    FROM json_each(?) AS asked JOIN article_row ON article_row.id = asked.value ->> 0
"""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence in the paragraph where it stands, `start` its first character in the article's text.

    `sentence_start` and `sentence_end` are characters of the article too; `is_cut_before` and `is_cut_after` say that
    the paragraph goes on.
    """

    text: str
    start: int
    sentence_start: int
    sentence_end: int
    is_cut_before: bool
    is_cut_after: bool
    marks: tuple[Mark, ...]

    @property
    def before(self) -> str:
        """What stands before the sentence."""
        return self.text[: self.sentence_start - self.start]

    @property
    def sentence(self) -> str:
        """The sentence."""
        return self.text[self.sentence_start - self.start : self.sentence_end - self.start]

    @property
    def after(self) -> str:
        """What stands after it."""
        return self.text[self.sentence_end - self.start :]


def find_passage(text: str, sentence: Span, marks: Iterable[Mark], *, offset: int = 0) -> Passage:
    """A sentence in its paragraph; `text` begins at the character `offset` of the article."""
    first, last = sentence.start - offset, sentence.end - offset
    start = max(text.rfind("\n", 0, first) + 1, first - _AROUND)
    line_end = text.find("\n", last)
    end = min(len(text) if line_end < 0 else line_end, last + _AROUND)
    inside = tuple(mark for mark in marks if mark.start < end + offset and start + offset < mark.end)
    is_cut_before, is_cut_after = start > 0 and text[start - 1] != "\n", end < len(text) and text[end] != "\n"
    return Passage(
        text[start:end], start + offset, sentence.start, sentence.end, is_cut_before, is_cut_after, inside
    )


def find_words(reader: RecordReader, spans: Iterable[Span]) -> Mapping[Span, str]:
    """The words of spans, from their articles."""
    listed = list(dict.fromkeys(spans))
    asked = json.dumps([(span.article, span.start, span.end) for span in listed])
    return {listed[int(row["key"])]: row["words"] for row in find_rows(reader, _WORDS, (asked,))}


def event_passages(reader: RecordReader, told: Iterable[ToldEvent]) -> dict[str, Passage]:
    """The sentences of events with all their spans marked, by the events' ids."""
    listed = list(told)
    found = _find(reader, [(one.event.sentence, event_marks(one.event)) for one in listed])
    return {one.event.id: passage for one, passage in zip(listed, found, strict=True)}


def claim_passages(reader: RecordReader, told: Sequence[ToldClaim]) -> list[Passage]:
    """The sentences of claims, holders, cues and contents marked."""
    return _find(reader, [(one.claim.sentence, claim_marks(one)) for one in told])


def finding_passages(reader: RecordReader, told: Sequence[ToldFinding]) -> list[Passage]:
    """The sentences of findings, the words in question and those they rest on marked."""
    return _find(reader, [(one.finding.sentence, finding_marks(one)) for one in told])


def disagreement_passages(reader: RecordReader, told: Sequence[ToldDisagreement]) -> list[tuple[Passage, Passage]]:
    """The two sentences of disagreements, the words of each value marked."""
    sides = [
        (side.event.sentence, [Mark(words.start, words.end, "in question")])
        for one in told
        for side, words in ((one.first, one.disagreement.first_words), (one.second, one.disagreement.second_words))
    ]
    found = _find(reader, sides)
    return list(zip(found[::2], found[1::2], strict=True))


def claim_marks(told: ToldClaim) -> list[Mark]:
    """The spans of a claim."""
    claim = told.claim
    marks = [Mark(claim.cue.start, claim.cue.end, "cue"), Mark(claim.content.start, claim.content.end, "content")]
    return [*marks, *(Mark(role.span.start, role.span.end, "holder") for role in claim.holder)]


def finding_marks(told: ToldFinding) -> list[Mark]:
    """The spans of a finding."""
    finding = told.finding
    marks = [Mark(finding.span.start, finding.span.end, "in question")]
    return [*marks, *(Mark(span.start, span.end, "rests on") for span in finding.rests_on)]


def _find(reader: RecordReader, asked: Sequence[tuple[Span, list[Mark]]]) -> list[Passage]:
    """Sentences in their paragraphs, of each article no more than can be shown."""
    windows = [_window(sentence) for sentence, _ in asked]
    words = find_words(reader, windows)
    return [
        find_passage(words[window], sentence, marks, offset=window.start)
        for window, (sentence, marks) in zip(windows, asked, strict=True)
    ]


def _window(sentence: Span) -> Span:
    """What can be shown around a sentence, and a character more on each side, which says whether it goes on."""
    return Span(sentence.article, max(0, sentence.start - _AROUND - 1), sentence.end + _AROUND + 1)
