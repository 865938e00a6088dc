"""The whole grammar of times, run over a sentence: the longest atoms that do not overlap."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.mentions.time_atoms import Atom, Builder
from dateline.mentions.time_calendar import CALENDAR
from dateline.mentions.time_clock import CLOCK
from dateline.mentions.time_lengths import LENGTH
from dateline.mentions.time_relative import RELATIVE
from dateline.mentions.time_words import CUES, TRIGGERS, cues_of, pattern

_GROUP = re.compile(r"\((\?:|\?P<\w+>|\?<?[=!])?([^()]*)\)(\?)?")
_PIECE = re.compile(r"<([a-z_]+)")


@dataclass(frozen=True, slots=True)
class Shape:
    """A pattern with its builder, and the pieces that no match can do without: they tell where it need not be tried."""

    regex: re.Pattern[str]
    build: Builder
    needs: frozenset[str]


def needed_pieces(template: str) -> frozenset[str]:
    """The pieces of a template that stand in every match and that a sentence can be searched for quickly."""
    while group := _GROUP.search(template):
        opening, inside, optional = group.groups()
        is_certain = not optional and "|" not in inside and not (opening or "").endswith(("=", "!"))
        template = template[: group.start()] + (inside if is_certain else "") + template[group.end() :]
    return frozenset() if "|" in template else frozenset(_PIECE.findall(template)) & CUES.keys()


GRAMMAR = tuple(
    Shape(pattern(template), build, needed_pieces(template))
    for template, build in (*CALENDAR, *RELATIVE, *LENGTH, *CLOCK)
)


def find_atoms(text: str) -> list[Atom]:
    """Of atoms that overlap the one that starts first, of those the longest."""
    kept: list[Atom] = []
    for atom in sorted(_atoms(text), key=lambda atom: (atom.start, -atom.end)):
        if not kept or atom.start >= kept[-1].end:
            kept.append(atom)
    return kept


def _atoms(text: str) -> Iterator[Atom]:
    cues = cues_of(text)
    if cues.isdisjoint(TRIGGERS):
        return
    present = {piece for piece, words in CUES.items() if not cues.isdisjoint(words)}
    for shape in GRAMMAR:
        if shape.needs <= present:
            for match in shape.regex.finditer(text):
                if (found := shape.build(match)) is not None:
                    yield Atom(match.start(), match.end(), found)
