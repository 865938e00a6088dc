"""Passages: sentences of articles with the words marked that something was read from."""

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

_SENTENCES = """
    SELECT asked.key, substr(text, asked.value ->> 1 + 1, (asked.value ->> 2) - (asked.value ->> 1)) AS words
    FROM json_each(?) AS asked JOIN article_row ON article_row.id = asked.value ->> 0
"""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article from the character `start` on, with the parts that its stretches play."""

    article: str
    text: str
    start: int
    marks: Sequence[Mark]


def find_words(reader: RecordReader, spans: Iterable[Span]) -> Mapping[Span, str]:
    """The words of spans, from their articles."""
    listed = list(dict.fromkeys(spans))
    asked = json.dumps([(span.article, span.start, span.end) for span in listed])
    return {listed[int(row["key"])]: row["words"] for row in find_rows(reader, _SENTENCES, (asked,))}


def event_passage(told: ToldEvent) -> Passage:
    """The sentence of an event."""
    return _passage(told.event.sentence, told.sentence, event_marks(told.event))


def claim_passages(reader: RecordReader, told: Sequence[ToldClaim]) -> list[Passage]:
    """The sentences of claims, holders, cues and contents marked."""
    words = find_words(reader, (one.claim.sentence for one in told))
    return [_passage(one.claim.sentence, words[one.claim.sentence], claim_marks(one)) for one in told]


def finding_passages(reader: RecordReader, told: Sequence[ToldFinding]) -> list[Passage]:
    """The sentences of findings, the words in question and those they rest on marked."""
    words = find_words(reader, (one.finding.sentence for one in told))
    return [_passage(one.finding.sentence, words[one.finding.sentence], finding_marks(one)) for one in told]


def disagreement_passages(told: ToldDisagreement) -> tuple[Passage, Passage]:
    """The two sentences of a disagreement, the words of each value marked."""
    one = told.disagreement
    sides = ((told.first, one.first_words), (told.second, one.second_words))
    first, second = (
        _passage(side.event.sentence, side.sentence, [Mark(words.start, words.end, "in question")])
        for side, words in sides
    )
    return first, second


def _passage(sentence: Span, words: str, marks: Sequence[Mark]) -> Passage:
    return Passage(sentence.article, words, sentence.start, marks)


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
