"""Presence: on which days which origins tell of whom, kept as numbers: a year of news has millions of them."""

from array import array
from collections.abc import Sequence
from datetime import date
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Key: TypeAlias = tuple[str, str]
_Numbers: TypeAlias = npt.NDArray[np.int64]
_DAYS = 22  # bits of the ordinal of a day; the number of the origin stands above them


class Presence:
    """Days and origins by key: a kind of act ("" for any) and a party."""

    def __init__(self) -> None:
        self._origins: dict[str, int] = {}
        self._told: dict[Key, array[int]] = {}
        self._last: dict[tuple[Key, ...], _Numbers] = {}

    def add(self, key: Key, day: date, origin: str) -> None:
        """Take in that an origin tells of somebody on a day."""
        number = self._origins.setdefault(origin, len(self._origins))
        told = self._told.get(key)
        if told is None:
            told = self._told[key] = array("q")
        told.append(number << _DAYS | day.toordinal())
        if self._last:
            self._last.clear()

    def origins_after(self, keys: Sequence[Key], day: date) -> int:
        """How many origins tell of each of these after a day; 0 when nobody is asked for."""
        together = tuple(sorted(set(keys)))
        if not together:
            return 0
        if together not in self._last:
            self._last[together] = np.sort(self._last_days(together) & ((1 << _DAYS) - 1))
        days = self._last[together]
        return len(days) - int(np.searchsorted(days, day.toordinal(), side="right"))

    def _last_days(self, keys: tuple[Key, ...]) -> _Numbers:
        """Of each origin that tells of all, the last day up to which it does; by origin."""
        if len(keys) == 1:
            return _last_of_each(np.sort(np.array(self._told.get(keys[0], ()), np.int64)))
        fewer, more = sorted((self._last_days(keys[:1]), self._last_days(keys[1:])), key=len)
        places = np.searchsorted(more >> _DAYS, fewer >> _DAYS)
        is_inside = places < len(more)
        fewer, found = fewer[is_inside], more[places[is_inside]]
        both: _Numbers = np.minimum(fewer, found)[fewer >> _DAYS == found >> _DAYS]
        return both


def _last_of_each(told: _Numbers) -> _Numbers:
    """Of sorted numbers, the last of each origin."""
    if not len(told):
        return told
    last: _Numbers = told[np.append(told[:-1] >> _DAYS != told[1:] >> _DAYS, True)]
    return last
