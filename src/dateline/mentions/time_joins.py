"""Joining neighbouring atoms into one time: "early" + "June", "Tuesday" + "evening", "from June" + "to August".

Small patterns with joins after them say what one grammar of all combinations could not say readably.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from dateline.mentions.meanings import Between, Cyclic, Fixed, Meaning, Shifted, Unanchored
from dateline.mentions.periods import Unit
from dateline.mentions.time_atoms import Atom, Found, Opening
from dateline.mentions.time_references import Around, Guessed, Timed, Told, TurnOf
from dateline.mentions.time_words import pattern
from dateline.mentions.timex import Modifier, TimeKind

_NEAR = re.compile(r"[\s\u00a0]{1,3}|,[\s\u00a0]{0,3}")
_TO_DAY = re.compile(r"[\s\u00a0]{1,3}(?:(?:on|at|of|in the)[\s\u00a0]{1,3})?")
_OF = re.compile(r"(?:[\s\u00a0]{1,3}of)?[\s\u00a0]{1,3}|['’]s[\s\u00a0]{1,3}")
_AFTER_OPENING = re.compile(r"-|[\s\u00a0]{1,3}(?:(?:on|of)[\s\u00a0]{1,3})?")
_AFTER_COUNT = re.compile(r"[\s\u00a0]{1,3}")
# "in over two years" is more than two; "spent over two years" is within two.
_BEFORE_OVER = re.compile(
    r"(?:\b(?:for|in|of|after|than|with|last(?:s|ed|ing)?|took|takes?|be|is|was|were|are)|[,(])\s$"
)
_TO = re.compile(r"[\s\u00a0]?[-–—][\s\u00a0]?|[\s\u00a0]{1,3}(?:to|through|until|till)[\s\u00a0]{1,3}")
_AND = re.compile(r"[\s\u00a0]{1,3}(?:and)[\s\u00a0]{1,3}")
_BETWEEN_BEFORE = re.compile(r"\bbetween[\s\u00a0]{1,3}$", re.IGNORECASE)
_LONGEST_GLUE = 12
_AND_MORE = re.compile(r",?[\s\u00a0]{1,3}(?:and[\s\u00a0]{1,3})?")
_LENGTH_VALUE = re.compile(r"P(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(?:T(\d+H)?(\d+M)?(\d+(?:\.\d+)?S)?)?")
_PLACES = Fixed | Cyclic | Shifted
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
    return _link_ranges(done, text)


def _link_ranges(atoms: list[Atom], text: str) -> list[Atom]:
    """Two times that are the ends of a range stay two, as TIMEX3 wants them, and each knows the range."""
    linked = list(atoms)
    for i, (left, right) in enumerate(pairwise(atoms)):
        if (between := _range(Seam(left, right, text))) and linked[i].range is None:
            linked[i : i + 2] = [replace(atom, range=between) for atom in (left, right)]
    return linked


def _join(seam: Seam) -> Atom | None:
    if len(seam.glue) > _LONGEST_GLUE:
        return None
    return next((joined for join in _JOINS if (joined := join(seam))), None)


def _opened(seam: Seam) -> Atom | None:
    """ "early" + "June", "nearly" + "two years"."""
    opening, right = seam.left.found.meaning, seam.right
    if not isinstance(opening, Opening) or isinstance(right.found.meaning, Opening):
        return None
    glue = _AFTER_COUNT if opening.modifier is Modifier.APPROX else _AFTER_OPENING
    if not glue.fullmatch(seam.glue) or not _may_open(opening, seam):
        return None
    found = replace(right.found, modifier=opening.modifier, is_weak=False)
    return Atom(seam.left.start, right.end, found)


def _may_open(opening: Opening, seam: Seam) -> bool:
    right, words = seam.right.found, seam.text[seam.right.start : seam.right.end]
    if opening.modifier in (Modifier.BEFORE, Modifier.AFTER) and right.is_weak:
        return False
    if opening.modifier is not Modifier.APPROX:
        return right.kind in (TimeKind.DATE, TimeKind.TIME)
    if right.kind is TimeKind.DATE and not isinstance(right.meaning, Shifted):
        opening_words = seam.text[seam.left.start : seam.left.end].lower()
        return opening_words == "around" and not _is_weekday(right.meaning)
    is_within = seam.text.startswith(("over", "under"), seam.left.start) and (
        words.endswith(("period", "term")) or not _BEFORE_OVER.search(seam.before)
    )
    return _COUNTED(words) is not None and not is_within


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
    if isinstance(left, Timed) and left.day is None and isinstance(right, Timed) and right.day is not None:
        return seam.joined(Timed(right.day, _in_part(left.clock, right.clock)), TimeKind.TIME)
    if isinstance(left, Timed) and left.day is None and isinstance(right, Told) and isinstance(right.there, Timed):
        there = replace(right.there, clock=_in_part(left.clock, right.there.clock))  # "10 pm that night"
        return seam.joined(replace(right, there=there), TimeKind.TIME)
    if isinstance(right, Timed) and right.day is None and _is_day(left):
        return seam.joined(Timed(left, right.clock), TimeKind.TIME) if not isinstance(left, Opening) else None
    if isinstance(left, Timed) and left.day is None and _is_day(right):
        return seam.joined(Timed(right, left.clock), TimeKind.TIME) if not isinstance(right, Opening) else None
    return None


def _in_part(clock: str, part: str) -> str:
    """An hour in a part of the day: 8 o'clock of an evening is 20 o'clock."""
    is_late = part in ("TAF", "TEV", "TNI") and clock[1:3].isdigit() and int(clock[1:3]) < 12
    return f"T{int(clock[1:3]) + 12}{clock[3:]}" if is_late else clock


def _summed(seam: Seam) -> Atom | None:
    """ "two years" + "and four months": one length."""
    left, right = seam.left.found.meaning, seam.right.found.meaning
    if not isinstance(left, Unanchored) or not isinstance(right, Unanchored) or not _AND_MORE.fullmatch(seam.glue):
        return None
    value = _sum_of(left.value, right.value)
    return seam.joined(Unanchored(value), TimeKind.DURATION) if value else None


def _sum_of(long: str, short: str) -> str | None:
    """ "P2Y" and "P4M" are "P2Y4M"; None for what is no length, or for a second one that is not of shorter units."""
    first, second = _LENGTH_VALUE.fullmatch(long), _LENGTH_VALUE.fullmatch(short)
    if first is None or second is None:
        return None
    left, right = first.groups(""), second.groups("")
    if any(left[right.index(next(filter(None, right))) :]):
        return None
    parts = [one or other for one, other in zip(left, right, strict=True)]
    clock = "".join(parts[4:])
    return "P" + "".join(parts[:4]) + (f"T{clock}" if clock else "")


def _unit_around(seam: Seam) -> Atom | None:
    """ "the week" + "of October 9", "the month" + "of May"."""
    unit, inside = seam.left.found.meaning, seam.right.found.meaning
    is_unit = isinstance(unit, Shifted) and unit.steps == 0 and unit.unit in (Unit.WEEK, Unit.WEEKEND, Unit.MONTH)
    if not is_unit or not isinstance(unit, Shifted) or not isinstance(inside, Fixed | Cyclic | Between):
        return None
    return seam.joined(Around(unit.unit, inside)) if seam.glue.split() == ["of"] else None


def _turn_of(seam: Seam) -> Atom | None:
    """ "July" + "last year", "the summer" + "of 2023", "last year" + "'s third quarter"."""
    if not _OF.fullmatch(seam.glue):
        return None
    # "last year's March" turns the order round; "the 1963 March" is no month.
    is_turned = seam.glue.startswith(("'", "’"))
    turn, cycle = (seam.right, seam.left) if is_turned else (seam.left, seam.right)
    meaning = _placed(turn.found.meaning, cycle.found.meaning)
    return seam.joined(meaning) if meaning is not None else None


def _placed(turn: Meaning | Opening, cycle: Meaning | Opening) -> Meaning | None:
    if not isinstance(turn, Cyclic) or turn.offset is not None:
        return None
    if isinstance(cycle, Shifted) and cycle.unit is turn.cycle:
        return replace(turn, offset=cycle.steps)
    if isinstance(cycle, Fixed) and cycle.period.unit is Unit.YEAR is turn.cycle:
        period = turn.within(cycle.period)
        return None if period is None else Fixed(period)
    if isinstance(cycle, Told) and cycle.unit is Unit.YEAR is turn.cycle:  # "October of that year"
        return TurnOf(turn, cycle)
    if isinstance(cycle, Guessed):  # "fiscal 1990's first quarter"
        placed = _placed(turn, cycle.there)
        return Guessed(placed) if placed else None
    return None


def _range(seam: Seam) -> Between | None:
    """ "from June" + "to August", "between 2019" + "and 2021", "June 28" + "- July 2"."""
    first, last = seam.left.found.meaning, seam.right.found.meaning
    if len(seam.glue) > _LONGEST_GLUE or not isinstance(first, _PLACES) or not isinstance(last, _PLACES):
        return None
    is_range = _AND.fullmatch(seam.glue) if _BETWEEN_BEFORE.search(seam.before) else _TO.fullmatch(seam.glue)
    return Between(first, last) if is_range and _length_of(first) is _length_of(last) else None


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


_JOINS = (_opened, _named_day, _timed_day, _summed, _unit_around, _turn_of)
