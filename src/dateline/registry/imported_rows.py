"""What one line of an import says, and the keys under which its names are kept.

A batch keeps them as plain tuples in the order of the index's columns: a million pass from process to process, and
plain tuples do so fastest.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from zlib import crc32

from dateline.registry.actors import ActorKind
from dateline.registry.name_table import name_key
from dateline.registry.spelling import fold, fold_and_frames

Row = tuple[str | int, ...]

SEPARATOR = "\n"
_MOST_NAMES = 30
_LONGEST_NAME = 200
_SHORTEST_ACRONYM = 3


class RowError(ValueError):
    """A line says what its format does not allow; the message says what."""


class ActorRow(NamedTuple):
    """An actor; dates are ISO as coarse as known, `short` and `also` have a name a line."""

    id: str
    kind: str
    name: str
    country: str = ""
    sector: str = ""
    sex: str = ""
    born: str = ""
    died: str = ""
    short: str = ""
    also: str = ""


class PositionRow(NamedTuple):
    """An office by itself; `kinds` are written with "+" between them."""

    id: str
    of: str
    kinds: str
    title: str


class TenureRow(NamedTuple):
    """That `holder` held an office: the position `post`, or where that is empty `of`, `kinds` and `title`."""

    holder: str
    post: str
    of: str
    kinds: str
    title: str
    start: str
    end: str
    known_until: str
    is_sure: int


class RulingRow(NamedTuple):
    """That two ids are one actor, or two."""

    one: str
    other: str
    is_same: int


@dataclass
class Batch:
    """The rows of some lines: actors and their names are numbered from 0 in each batch.

    `people` are the frame's and the exact spelling's key of whole names of people, `short` the keys of names that
    stand alone, `others` the key, opening and number of words of the names of all others. `problems` are pairs of a
    line's number, 0 for the whole file, and what is wrong with it; `line` is that of the line being read.
    """

    actors: list[Row] = field(default_factory=list)
    people: list[Row] = field(default_factory=list)
    short: list[Row] = field(default_factory=list)
    others: list[Row] = field(default_factory=list)
    positions: list[Row] = field(default_factory=list)
    tenures: list[Row] = field(default_factory=list)
    rulings: list[Row] = field(default_factory=list)
    problems: list[tuple[int, str]] = field(default_factory=list)
    lines: int = 0
    line: int = 0

    @property
    def rows(self) -> int:
        """How many rows it has, names not counted."""
        return len(self.actors) + len(self.positions) + len(self.tenures) + len(self.rulings)

    def add_problem(self, problem: str) -> None:
        """Tell what is wrong with the line being read."""
        self.problems.append((self.line, problem))

    def add_position(self, position: PositionRow) -> None:
        """Add an office."""
        self.positions.append(tuple(position))

    def add_tenure(self, tenure: TenureRow) -> None:
        """Add a tenure."""
        self.tenures.append(tuple(tenure))

    def add_ruling(self, ruling: RulingRow) -> None:
        """Add a ruling."""
        self.rulings.append(tuple(ruling))

    def add_actor(self, actor: ActorRow, *, is_explicit: bool = False) -> None:
        """Add an actor; `is_explicit` is of files whose author vouches for every short and one-word name."""
        number = len(self.actors)
        self.actors.append((number, *actor))
        names = [actor.name, *actor.also.split(SEPARATOR)] if actor.also else [actor.name]
        if actor.kind == ActorKind.PERSON:
            self.people += [(frame, exact, number) for frame, exact in person_keys(names)]
            if is_explicit and actor.short:
                self.short += [(short_key(name), number) for name in actor.short.split(SEPARATOR)]
            return
        keys = dict.fromkeys(key for name in names if (key := name_key(name)))
        self.others += [(*_other_key(key), number) for key in keys if is_explicit or _is_telling(key)]


def person_keys(names: Iterable[str]) -> list[tuple[int, int]]:
    """Pairs of the frame's and the exact spelling's key, each once."""
    keys: dict[tuple[int, int], None] = {}
    for name in names:
        exact, found = fold_and_frames(name)
        for frame in found:
            keys[text_key(frame), text_key(exact)] = None
    return list(keys)


def short_key(name: str) -> int:
    """The key of a short name."""
    return text_key(fold(name))


def checked_id(id: object) -> str:
    """The id that another collection gives. Raises RowError for none."""
    if not isinstance(id, str) or not 0 < len(id) <= _LONGEST_NAME or not id.isprintable():
        raise RowError("it has no id that can be used")
    return id


def text_key(text: str) -> int:
    """A number for a text; two texts rarely share one, so that what is found must be compared once more."""
    return crc32(text.encode())


def kept_names(names: Sequence[object]) -> list[str]:
    """Those of the names that English text can contain, cleaned, each once and not too many."""
    found: dict[str, None] = {}
    for name in names:
        if isinstance(name, str) and (clean := clean_name(name)):
            found[clean] = None
            if len(found) == _MOST_NAMES:
                break
    return list(found)


def clean_name(name: str) -> str:
    """The name on one line; "" where it is too long or has no Latin letter in front."""
    clean = name if name.isprintable() else " ".join("".join(c if c.isprintable() else " " for c in name).split())
    clean = clean.strip()
    is_latin = clean.isascii() or clean.lstrip("'’ʻ‘\"“(").lower()[:1] < "\u0250"
    return clean if clean and is_latin and len(clean) <= _LONGEST_NAME else ""


def _other_key(key: str) -> tuple[int, str, int]:
    words = key.upper().split(" ")
    return text_key(" ".join(words)), words[0], len(words)


def _is_telling(key: str) -> bool:
    """Whether a name in an import of thousands is one: several words, or an acronym."""
    return " " in key or (key.isupper() and len(key) >= _SHORTEST_ACRONYM)
