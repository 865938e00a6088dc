"""Queries of which it is known what they should find: made from texts whose events were put together by hand."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from dateline.articles.build import build_article
from dateline.articles.document import Document
from dateline.sentences.parser import Parser

_PARTIES = ("HUMAN_PART_PER", "HUMAN_PART_ORG", "HUMAN_PART_GPE")
_WORD = re.compile(r"\w[\w'-]*")
_OPENERS = frozenset(("A", "An", "The", "I", "We", "He", "She", "It", "They", "His", "Her", "Its", "Their", "Who"))
_ARTICLE, _WORDING, _EVENT = "article ", "wording ", "event "


@dataclass(frozen=True, slots=True)
class Told:
    """A mention of an event in a sentence; `parties` are the words for who stands beside it, the nearest first."""

    event: str
    trigger: str
    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence; `story` is what is drawn again as a whole when intervals are found."""

    article: str
    story: str
    text: str
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, the places that should be found, and those that are left out: the article it is made from."""

    text: str
    story: str
    relevant: frozenset[int]
    left_out: frozenset[int]


@dataclass(frozen=True, slots=True)
class Collection:
    """Sentences, and the places of those of each article, of each event and of each wording."""

    lines: Sequence[Line]
    places: Mapping[str, frozenset[int]]

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Self:
        """The collection of these sentences."""
        places = defaultdict(set)
        for place, line in enumerate(lines):
            for key in (_ARTICLE + line.article, _WORDING + line.text, *(_EVENT + told.event for told in line.told)):
                places[key].add(place)
        return cls(lines, {key: frozenset(found) for key, found in places.items()})

    def sentence_queries(self) -> Iterator[Query]:
        """Each sentence that tells of an event that another article tells of as well."""
        for line in self.lines:
            yield from self._query(line, line.text, {told.event for told in line.told})

    def keyword_queries(self) -> Iterator[Query]:
        """For each event and article, its first mention with names beside it: two names at most, and the trigger."""
        seen = set()
        for line in self.lines:
            for told in line.told:
                named = [name for party in told.parties if (name := find_name(party))]
                if named and (told.event, line.article) not in seen:
                    seen.add((told.event, line.article))
                    words = " ".join((*named[:2], told.trigger)).split()
                    yield from self._query(line, " ".join(dict.fromkeys(words)), [told.event])

    def _query(self, line: Line, text: str, events: Iterable[str]) -> Iterator[Query]:
        """Sentences of the very words of the one it is made from, in whatever article, are no finds."""
        left_out = self.places[_ARTICLE + line.article] | self.places[_WORDING + line.text]
        telling = frozenset[int]().union(*(self.places[_EVENT + event] for event in events))
        if telling - left_out:
            yield Query(text, line.story, telling - left_out, left_out)


def find_name(words: str) -> str:
    """The words of a party that begin with a capital, without those that open a sentence; "" for "the police"."""
    return " ".join(word for word in _WORD.findall(words) if word[0].isupper() and word not in _OPENERS)


def coreference_lines(file: Path) -> Iterator[Line]:
    """The sentences of ECB+: a story is a topic."""
    for row in file.read_text(encoding="utf-8").splitlines():
        document = json.loads(row)
        for number, words in enumerate(document["sentences"]):
            here = [one for one in document["participants"] if one["sent"] == number and one["type"] in _PARTIES]
            told = tuple(
                Told(event["cluster"], event["text"], _nearest(event, here))
                for event in document["events"]
                if event["sent"] == number and event["link"] == "cross"
            )
            yield Line(document["id"], str(document["topic"]), " ".join(words), told)


def _nearest(event: Mapping[str, Any], parties: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    return tuple(one["text"] for one in sorted(parties, key=lambda one: abs(one["start"] - event["start"])))


def report_lines(reports: Path, links: Path) -> Iterator[Line]:
    """The sentences of the hand-made record: a story is what its labels begin with."""
    same = json.loads(links.read_text(encoding="utf-8"))["same_event"]
    event_of = {mention: group["label"] for group in same for mention in group["mentions"]}
    parser = Parser()
    for path in sorted(reports.glob("*.json")):
        report = json.loads(path.read_text(encoding="utf-8"))
        article = build_article(Document(report["id"], text=report["text"], id=report["id"], title="", published=""))
        spans = [sentence.span for sentence in parser.sentences(article)]
        told = [(_place(report["text"], event), event) for event in report["events"]]
        for span in spans:
            here = [event for place, event in told if span.start <= place < span.end]
            mentions = tuple(_told(report["id"], event, event_of) for event in here)
            story = next((one.event.partition(":")[0] for one in mentions if ":" in one.event), report["id"])
            yield Line(report["id"], story, " ".join(article.text[span.start : span.end].split()), mentions)


def _place(text: str, event: Mapping[str, Any]) -> int:
    """Where the trigger of an event stands in its report; -1 where its sentence is not found."""
    start = text.find(event["sentence"])
    return max(start, text.find(event["trigger"], start)) if start >= 0 else -1


def _told(report: str, event: Mapping[str, Any], event_of: Mapping[str, str]) -> Told:
    id = f"{report}#{event['id']}"
    return Told(event_of.get(id, id), event["trigger"], tuple(r["text"] for r in event["actors"] + event["recipients"]))
