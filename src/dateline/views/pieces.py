"""Pieces: an article's text cut where sentences tell something, each piece with its notes and the marks in it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias

from dateline.articles.article import PartKind
from dateline.views.markup import Mark
from dateline.views.notes import ClaimNote, EventNote, FindingNote, MentionNote, Note

Stretch: TypeAlias = tuple[int, int]
PlacedPart: TypeAlias = tuple[PartKind, int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an article: a sentence that tells something, by its `number`, or, 0, words between such sentences.

    `start` and `end` are characters of the article's text; `marks` are the spans of what is shown.
    """

    number: int
    start: int
    end: int
    text: str
    marks: tuple[Mark, ...]
    events: tuple[EventNote, ...] = ()
    claims: tuple[ClaimNote, ...] = ()
    findings: tuple[FindingNote, ...] = ()
    mentions: tuple[MentionNote, ...] = ()


@dataclass(frozen=True, slots=True)
class AnnotatedPart:
    """A headline, a paragraph, a dateline, or what is not part of the report."""

    kind: PartKind
    start: int
    end: int
    pieces: tuple[Piece, ...]

    @property
    def told(self) -> tuple[Piece, ...]:
        """The pieces that tell something."""
        return tuple(piece for piece in self.pieces if piece.number)

    @property
    def mentions(self) -> tuple[MentionNote, ...]:
        """Who and what is named in it, each once."""
        return tuple({(one.text, one.meaning): one for piece in self.pieces for one in piece.mentions}.values())


def told_stretches(notes: Iterable[Note]) -> list[Stretch]:
    """The sentences of which notes tell, in order, those that overlap made one."""
    found: list[Stretch] = []
    for start, end in sorted({(note.start, note.end) for note in notes if not isinstance(note, MentionNote)}):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def is_inside(stretch: Stretch, stretches: Sequence[Stretch]) -> bool:
    """Whether a stretch shares a character with one of those, which are in order and apart."""
    place = bisect_right(stretches, stretch[0], key=lambda one: one[1])
    return place < len(stretches) and stretches[place][0] < stretch[1]


def annotate_parts(text: str, parts: Sequence[PlacedPart], notes: Sequence[Note]) -> tuple[AnnotatedPart, ...]:
    """The parts with their pieces, the sentences that tell something numbered through the article."""
    told = told_stretches(notes)
    cuts = [list(_cut(start, end, told)) for _, start, end in parts]
    pieces = _pieces(text, [window for cut in cuts for window in cut], notes)
    return tuple(
        AnnotatedPart(kind, start, end, tuple(islice(pieces, len(cut))))
        for (kind, start, end), cut in zip(parts, cuts, strict=True)
    )


def _cut(start: int, end: int, told: Sequence[Stretch]) -> Iterator[Stretch]:
    """A part cut where sentences that tell something begin and end."""
    at = start
    for number in range(bisect_right(told, start, key=lambda one: one[1]), len(told)):
        first, last = max(told[number][0], at), min(told[number][1], end)
        if first >= end:
            break
        if at < first:
            yield at, first
        yield first, last
        at = last
    if at < end:
        yield at, end


def _pieces(text: str, windows: Sequence[Stretch], notes: Sequence[Note]) -> Iterator[Piece]:
    marks, homes = _marks_of(windows, notes), _notes_of(windows, notes)
    number = 0
    for (start, end), inside, here in zip(windows, marks, homes, strict=True):
        is_told = any(not isinstance(note, MentionNote) for note in here)
        number += is_told
        yield Piece(
            number=number if is_told else 0,
            start=start,
            end=end,
            text=text[start:end],
            marks=tuple(inside),
            events=tuple(note for note in here if isinstance(note, EventNote)),
            claims=tuple(note for note in here if isinstance(note, ClaimNote)),
            findings=tuple(note for note in here if isinstance(note, FindingNote)),
            mentions=tuple(note for note in here if isinstance(note, MentionNote)),
        )


def _marks_of(windows: Sequence[Stretch], notes: Iterable[Note]) -> list[list[Mark]]:
    """The marks that touch each window, so that no window looks through all of them."""
    found: list[list[Mark]] = [[] for _ in windows]
    for mark in dict.fromkeys(mark for note in notes for mark in note.marks):
        place = _place(windows, mark.start)
        while place < len(windows) and windows[place][0] < mark.end:
            found[place].append(mark)
            place += 1
    return found


def _notes_of(windows: Sequence[Stretch], notes: Iterable[Note]) -> list[list[Note]]:
    """The notes of each window: a note stands where its sentence begins."""
    found: list[list[Note]] = [[] for _ in windows]
    for note in notes:
        found[min(_place(windows, note.start), len(windows) - 1)].append(note)
    return found


def _place(windows: Sequence[Stretch], at: int) -> int:
    """The first window that ends after a place."""
    return bisect_right(windows, at, key=lambda one: one[1])
