"""Joining neighbouring atoms into one time: "early" + "June", "Tuesday" + "evening", "from June" + "to August".

Small patterns with joins after them say what one grammar of all combinations could not say readably.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dateline.mentions.meanings import Between, Cyclic, Fixed, Meaning, Shifted, Timed
from dateline.mentions.periods import Unit
from dateline.mentions.time_atoms import Atom, Found, Opening
from dateline.mentions.time_words import pattern
from dateline.mentions.timex import Modifier, TimeKind

_NEAR = re.compile(r"[\s\u00a0]{1,3}|,[\s\u00a0]{0,3}")
_TO_DAY = re.compile(r"[\s\u00a0]{1,3}(?:(?:on|at|of|in the)[\s\u00a0]{1,3})?")
_OF = re.compile(r"(?:[\s\u00a0]{1,3}of)?[\s\u00a0]{1,3}|['’]s[\s\u00a0]{1,3}")
_AFTER_OPENING = re.compile(r"-|[\s\u00a0]{1,3}(?:(?:on|in|of)[\s\u00a0]{1,3})?")
_TO = re.compile(r"[\s\u00a0]?[-–—][\s\u00a0]?|[\s\u00a0]{1,3}(?:to|through|until|till)[\s\u00a0]{1,3}")
_AND = re.compile(r"[\s\u00a0]{1,3}(?:and)[\s\u00a0]{1,3}")
_FROM_BEFORE = re.compile(r"\bfrom[\s\u00a0]{1,3}$", re.IGNORECASE)
_BETWEEN_BEFORE = re.compile(r"\bbetween[\s\u00a0]{1,3}$", re.IGNORECASE)
_LONGEST_GLUE = 12
_COUNTED = pattern(r"(?:<number>|<month>)").match


@dataclass(frozen=True, slots=True)
class Seam:
    """Two neighbouring atoms, and the text they stand in."""

    left: Atom
    right: Atom
    text: str

    @property
    def glue(self) -> str:
        """The text between them."""
        return self.text[self.left.end : self.right.start]

    @property
    def before(self) -> str:
        """The last few characters in front of the left one."""
        return self.text[max(0, self.left.start - _LONGEST_GLUE) : self.left.start]

    def joined(self, meaning: Meaning, kind: TimeKind = TimeKind.DATE) -> Atom:
        """One atom over both; it keeps whichever modifier there is."""
        found, other = self.left.found, self.right.found
        modifier = found.modifier if found.modifier is not Modifier.NONE else other.modifier
        return Atom(self.left.start, self.right.end, Found(meaning, kind, modifier))


def join_atoms(atoms: Iterable[Atom], text: str) -> list[Atom]:
    """The atoms with neighbours joined, left to right; every join is tried once a seam."""
    done: list[Atom] = []
    for atom in atoms:
        done.append(atom)
        while len(done) > 1 and (joined := _join(Seam(done[-2], done[-1], text))):
            done[-2:] = [joined]
    return done


def _join(seam: Seam) -> Atom | None:
    if len(seam.glue) > _LONGEST_GLUE:
        return None
    return next((joined for join in _JOINS if (joined := join(seam))), None)


def _opened(seam: Seam) -> Atom | None:
    """ "early" + "June", "nearly" + "two years"."""
    opening, right = seam.left.found.meaning, seam.right
    if not isinstance(opening, Opening) or isinstance(right.found.meaning, Opening):
        return None
    if not _AFTER_OPENING.fullmatch(seam.glue) or not _may_open(opening, seam):
        return None
    found = replace(right.found, modifier=opening.modifier, is_weak=False)
    return Atom(seam.left.start, right.end, found)


def _may_open(opening: Opening, seam: Seam) -> bool:
    right, words = seam.right.found, seam.text[seam.right.start : seam.right.end]
    if opening.modifier in (Modifier.BEFORE, Modifier.AFTER) and right.is_weak:
        return False
    if opening.modifier is not Modifier.APPROX:
        return right.kind in (TimeKind.DATE, TimeKind.TIME)
    is_counted = right.kind in (TimeKind.DURATION, TimeKind.TIME) or isinstance(right.meaning, Shifted)
    return is_counted and _COUNTED(words) is not None


def _named_day(seam: Seam) -> Atom | None:
    """ "Tuesday" + "June 18": the weekday only tells the year, where that is not said."""
    left, right = seam.left.found.meaning, seam.right.found.meaning
    if not _NEAR.fullmatch(seam.glue) or not isinstance(left, Cyclic) or not _is_weekday(left):
        return None
    if isinstance(right, Cyclic) and right.day:
        return seam.joined(replace(right, weekday=left.weekday))
    if isinstance(right, Fixed) and right.period.unit is Unit.DAY:
        return seam.joined(right)
    return None


def _timed_day(seam: Seam) -> Atom | None:
    """ "Tuesday" + "evening", "6 pm" + "on Tuesday"."""
    left, right = seam.left.found.meaning, seam.right.found.meaning
    # "at 6 pm, Tuesday evening" may be two times; "6 pm, June 18" is one.
    glue = _NEAR if _is_day_of_year(right) else _TO_DAY
    if not (glue.fullmatch(seam.glue) or _TO_DAY.fullmatch(seam.glue)):
        return None
    if isinstance(right, Timed) and right.day is None and _is_day(left):
        return seam.joined(Timed(left, right.clock), TimeKind.TIME) if not isinstance(left, Opening) else None
    if isinstance(left, Timed) and left.day is None and _is_day(right):
        return seam.joined(Timed(right, left.clock), TimeKind.TIME) if not isinstance(right, Opening) else None
    return None


def _turn_of(seam: Seam) -> Atom | None:
    """ "July" + "last year", "the summer" + "of 2023", "last year" + "'s third quarter"."""
    if not _OF.fullmatch(seam.glue):
        return None
    for turn, cycle in ((seam.left, seam.right), (seam.right, seam.left)):
        meaning = _placed(turn.found.meaning, cycle.found.meaning)
        if meaning is not None:
            return seam.joined(meaning)
    return None


def _placed(turn: Meaning | Opening, cycle: Meaning | Opening) -> Meaning | None:
    if not isinstance(turn, Cyclic) or turn.offset is not None:
        return None
    if isinstance(cycle, Shifted) and cycle.unit is turn.cycle:
        return replace(turn, offset=cycle.steps)
    if isinstance(cycle, Fixed) and cycle.period.unit is Unit.YEAR is turn.cycle:
        period = turn.within(cycle.period)
        return None if period is None else Fixed(period)
    return None


def _range(seam: Seam) -> Atom | None:
    """ "from June" + "to August", "between 2019" + "and 2021", "June 28" + "- July 2"."""
    left, right = seam.left.found, seam.right.found
    first, last = left.meaning, right.meaning
    if not isinstance(first, Fixed | Cyclic | Shifted) or not isinstance(last, Fixed | Cyclic | Shifted):
        return None
    opening = _range_opening(seam)
    if opening is None or _length_of(first) is not _length_of(last):
        return None
    joined = seam.joined(Between(first, last))
    return replace(joined, start=seam.left.start - opening, found=replace(joined.found, modifier=Modifier.NONE))


def _range_opening(seam: Seam) -> int | None:
    """How far the range starts before its first date, "from" and "between" included; None: it is no range."""
    between, start = _BETWEEN_BEFORE.search(seam.before), _FROM_BEFORE.search(seam.before)
    if between and _AND.fullmatch(seam.glue):
        return len(between[0])
    if not _TO.fullmatch(seam.glue):
        return None
    return len(start[0]) if start else 0


def _length_of(meaning: Fixed | Cyclic | Shifted) -> Unit:
    return meaning.period.unit if isinstance(meaning, Fixed) else meaning.unit


def _is_weekday(meaning: Meaning | Opening) -> bool:
    return isinstance(meaning, Cyclic) and meaning.weekday is not None and not meaning.day


def _is_day_of_year(meaning: Meaning | Opening) -> bool:
    if isinstance(meaning, Fixed):
        return meaning.period.unit is Unit.DAY
    return isinstance(meaning, Cyclic) and meaning.day > 0


def _is_day(meaning: Meaning | Opening) -> bool:
    is_named = isinstance(meaning, Shifted) and meaning.unit is Unit.DAY
    return is_named or _is_weekday(meaning) or _is_day_of_year(meaning)


_JOINS = (_opened, _named_day, _timed_day, _turn_of, _range)
