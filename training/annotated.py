"""Dateline's own annotated text: sentences and little reports with their events, attributions and times.

The format and its conventions stand in training/data/FORMAT.md. Every value is a piece of its sentence; what does not
stand there word for word is an error with file and line.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Never
from zlib import crc32

from dateline.events.codebook import load_codebook
from dateline.events.event import EventType, Status

TIMES = ("DATE", "TIME", "DURATION", "SET")
_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_COUNTRY = re.compile(r"[A-Z]{3}|-")
_FIELDS = ("who", "whom", "when", "where")
# Headers of whole stories end so.
STORY = "| story"
_ENDS_SENTENCE = ("S", "P", "/P", "#", "")

Range = tuple[int, int]  # first and last character (exclusive) in the sentence
Ranges = tuple[Range, ...]


class AnnotationError(ValueError):
    """A line that breaks the format: `file:line: what is wrong`."""


@dataclass(frozen=True, slots=True)
class Party:
    """A role filled by words of the sentence (`at` is empty when only the report tells who), with its country."""

    at: Ranges
    country: str | None = None


@dataclass(frozen=True, slots=True)
class MarkedEvent:
    """One event mention; `when` is empty when no words of the sentence date it, `day` its ISO date if given."""

    trigger: Ranges
    type: EventType
    mode: str
    status: Status
    who: tuple[Party, ...]
    whom: tuple[Party, ...]
    when: Ranges
    where: Ranges
    day: str | None = None


@dataclass(frozen=True, slots=True)
class MarkedAttribution:
    """Somebody's words, thought, wish or stance; `source` is empty when the sentence names nobody."""

    source: Ranges
    cue: Ranges
    content: Ranges


@dataclass
class Annotated:
    """A sentence with all that is marked in it. `report` is shared by the sentences of one report, else "".

    `unsure` are pieces that stand in it more than once and were not chosen by "@2", `stateless` the parties that lack
    a country though the report is dated.
    """

    where: str
    text: str
    header: str
    report: str = ""
    published: str = ""
    events: list[MarkedEvent] = field(default_factory=list)
    attributions: list[MarkedAttribution] = field(default_factory=list)
    times: list[tuple[Ranges, str]] = field(default_factory=list)
    near_miss: str = ""
    unsure: list[str] = field(default_factory=list)
    stateless: list[str] = field(default_factory=list)

    @property
    def is_held(self) -> bool:
        """Whether it is never learnt: every story, one in four other dated reports, one in twenty of what is left."""
        if self.header.endswith(STORY):
            return True
        if self.published:
            return crc32(f"{self.where.partition(':')[0]} {self.published}".encode()) % 4 == 0
        return not self.report and crc32(self.text.encode()) % 20 == 0


def _raise(error: AnnotationError) -> Never:
    raise error


def read_annotated(
    paths: Iterable[Path], *, refuse: Callable[[AnnotationError], None] = _raise
) -> Iterator[Annotated]:
    """Every sentence of these files in order.

    Raises AnnotationError at the first line that breaks the format, unless `refuse` takes the error: then reading goes
    on without that line.
    """
    for path in paths:
        yield from _File(path, refuse).read()


def own_text(folder: Path, kind: str = "*") -> list[Annotated]:
    """All sentences of the project's own text: of `sentences`, `passages` or `stories`, by default of all."""
    return list(read_annotated(sorted(folder.glob(f"{kind}/*.txt"))))


class _File:
    """One file being read; `where` is the line at hand."""

    def __init__(self, path: Path, refuse: Callable[[AnnotationError], None]) -> None:
        self.path, self.refuse, self.where = path, refuse, ""
        self.header = self.report = self.published = ""
        self.sentence: Annotated | None = None
        self.is_broken = False

    def read(self) -> Iterator[Annotated]:
        for number, line in enumerate(self._lines(), start=1):
            kind = line.partition(" ")[0]
            if kind in _ENDS_SENTENCE and self.sentence:
                yield self._finished(self.sentence)
            self.where = f"{self.path.name}:{number}"
            self._try(line)
        if self.sentence:
            yield self._finished(self.sentence)
        if self.report:
            self.refuse(AnnotationError(f"{self.report}: a report (P) without its end (/P)"))

    def _lines(self) -> list[str]:
        try:
            return self.path.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError as error:
            self.refuse(AnnotationError(f"{self.path.name}:1: not UTF-8: {error.reason} at byte {error.start}"))
            return []

    def _try(self, line: str) -> None:
        try:
            self._take(line)
        except AnnotationError as error:
            self.is_broken = True
            self.refuse(error)

    def _finished(self, sentence: Annotated) -> Annotated:
        self.sentence = None
        # A sentence that lost a line to an error may have lost its only event: one error is enough.
        if not self.is_broken and bool(sentence.events) == bool(sentence.near_miss):
            neither = "neither an event (E) nor the reason why there is none (N)"
            problem = "events, and a reason why there is none" if sentence.events else neither
            self.refuse(AnnotationError(f"{sentence.where}: {problem}"))
        return sentence

    def _take(self, line: str) -> None:
        self._need(line == line.strip(), "a line begins or ends with a space")
        kind, _, rest = line.partition(" ")
        if kind == "#":
            self.header = rest
        elif kind in ("P", "/P"):
            self._take_border(kind, rest)
        elif kind == "S":
            self.is_broken = False
            self.sentence = Annotated(self.where, rest, self.header, self.report, self.published)
            self._need(bool(rest), "a sentence without words")
        elif kind:
            self._mark(kind, rest)

    def _take_border(self, kind: str, rest: str) -> None:
        """The line before or behind a report."""
        is_inside, self.report, self.published = bool(self.report), "", ""
        if kind == "/P":
            self._need(is_inside and not rest, "the end of a report (/P) stands alone behind its sentences")
            return
        self.report = self.where
        self._need(not is_inside, "a report (P) inside another: the end (/P) of the first is missing")
        self._need(not rest or (_is_date(rest) and len(rest) == 10), f"day of publication {rest!r}")
        self.published = rest

    def _mark(self, kind: str, rest: str) -> None:
        """A line that says something of the sentence at hand."""
        if self.sentence is None:
            raise AnnotationError(f"{self.where}: a line {kind} before any sentence (S)")
        parts = [part.strip() for part in rest.split(" | ")]
        if kind == "E":
            self.sentence.events.append(self._event(parts))
        elif kind == "A":
            self.sentence.attributions.append(self._attribution(parts))
        elif kind == "T":
            self.sentence.times.append(self._time(parts))
        else:
            self._need(kind == "N", f"unknown line {kind!r}")
            self._need(bool(rest), "a line N without its reason")
            self.sentence.near_miss = rest

    def _need(self, is_right: bool, problem: str) -> None:
        if not is_right:
            raise AnnotationError(f"{self.where}: {problem}")

    def _event(self, parts: Sequence[str]) -> MarkedEvent:
        self._need(len(parts) == 7, f"an event has 7 parts, here are {len(parts)}")
        type_name, _, mode = parts[1].partition(" ")
        self._need(mode in modes_of().get(type_name, ()), f"type or mode {parts[1]!r}")
        self._need(parts[2] in [status.value for status in Status], f"status {parts[2]!r}")
        trigger = self._ranges(parts[0])
        self._need(bool(trigger), "an event without trigger")
        who, whom, when, where = (self._field(name, part) for name, part in zip(_FIELDS, parts[3:], strict=True))
        days = [value for _, value in map(_valued, when) if value]
        self._need(all(map(_is_date, days)), f"{days} are no ISO dates")
        return MarkedEvent(
            trigger,
            EventType(type_name),
            mode,
            Status(parts[2]),
            self._parties(who, trigger),
            self._parties(whom, trigger),
            tuple(at for words, _ in map(_valued, when) for at in self._ranges(words, near=trigger)),
            tuple(at for words in where for at in self._ranges(words, near=trigger)),
            days[0] if days else None,
        )

    def _field(self, name: str, part: str) -> list[str]:
        self._need(part.startswith(f"{name}:"), f"{name}: expected, not {part!r}")
        return [piece.strip() for piece in part.removeprefix(f"{name}:").split(" / ")]

    def _parties(self, pieces: Sequence[str], trigger: Ranges) -> tuple[Party, ...]:
        found = []
        for words, value in map(_valued, pieces):
            self._need(value is None or bool(_COUNTRY.fullmatch(value)), f"country {value!r}")
            country = None if value == "-" else value
            if words != "-" or country:
                found.append(Party(self._ranges(words, near=trigger), country))
            if words != "-" and value is None and self.sentence and self.sentence.published:
                self.sentence.stateless.append(words)
        return tuple(found)

    def _attribution(self, parts: Sequence[str]) -> MarkedAttribution:
        self._need(len(parts) == 3, f"an attribution has 3 parts, here are {len(parts)}")
        self._need(parts[2] != "-", "an attribution without content")
        sources = tuple(at for piece in _pieces(parts[0]) for at in self._places(piece))
        cue = self._ranges(parts[1], near=sources)
        return MarkedAttribution(self._ranges(parts[0], near=cue), cue, self._ranges(parts[2], near=cue))

    def _time(self, parts: Sequence[str]) -> tuple[Ranges, str]:
        is_right = len(parts) == 2 and parts[0] != "-" and parts[1] in TIMES
        self._need(is_right, f"a time is `expression | {' or '.join(TIMES)}`")
        return self._ranges(parts[0]), parts[1]

    def _ranges(self, words: str, near: Ranges = ()) -> Ranges:
        """Where these words stand, in text order; of several places the one told by "@2", else the nearest to `near`.

        Without `near`, the first place is taken, and the one nearest to it for the pieces that follow.
        """
        found: list[Range] = []
        for piece in _pieces(words):
            found.append(self._nearest(piece, near or tuple(found)))
        return tuple(sorted(found))

    def _nearest(self, piece: str, near: Ranges) -> Range:
        places = self._places(piece)
        if len(places) > 1 and self.sentence:
            how = "nearest" if near else "first"
            self.sentence.unsure.append(f"{piece!r} stands {len(places)} times, the {how} is taken")
        return min(places, key=lambda at: min((max(at[0] - e, s - at[1], 0) for s, e in near), default=0))

    def _places(self, piece: str) -> list[Range]:
        """Every place of a piece as whole words, or the one that its number tells; never none."""
        assert self.sentence is not None
        numbered = re.fullmatch(r"(.*)@([0-9]+)", piece)
        words, number = (numbered[1], int(numbered[2])) if numbered else (piece, 0)
        self._need(bool(words), f"a piece without words: {piece!r}")
        self._need(not numbered or number > 0, f"{piece!r}: places are counted from @1")
        found = [match.span() for match in re.finditer(_whole(words), self.sentence.text)]
        self._need(len(found) >= max(number, 1), f"{piece!r} does not stand in the sentence as whole words")
        return found[number - 1 : number] if numbered else found


def _is_date(value: str) -> bool:
    """Whether this is a year, month or day that the calendar has, as ISO 8601 writes it."""
    try:
        date.fromisoformat(f"{value}-01-01"[:10])
    except ValueError:
        return False
    return bool(_DAY.fullmatch(value))


def _pieces(words: str) -> list[str]:
    """The pieces joined by "+"; none of "-", which stands for nothing."""
    return [] if words == "-" else [piece.strip() for piece in words.split(" + ")]


def _valued(piece: str) -> tuple[str, str | None]:
    """The words and the value behind them: "Oslo =NOR"."""
    words, _, value = piece.rpartition(" =")
    return (words, value) if words else (piece, None)


def _whole(words: str) -> str:
    """A pattern for these words that begins and ends where words do."""
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    return before + re.escape(words) + (r"(?!\w)" if words[-1:].isalnum() else "")


@cache
def modes_of() -> dict[str, list[str]]:
    """The modes of every type, as the codebook has them, and `other`."""
    modes = load_codebook().modes
    return {type.value: [*(mode.name for mode in modes if mode.type is type), "other"] for type in EventType}
