"""Intervals: how far a figure may be off by chance, as the bounds that hold it in 95 of 100 cases."""

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from random import Random
from statistics import quantiles
from typing import NamedTuple, TypeVar

RESAMPLES = 1_000
_SEED = 20_210  # any number, always the same, so that the same data give the same bounds
_DEVIATIONS = 1.959964  # the normal distribution has 95 of 100 of its cases within so many deviations

_Item = TypeVar("_Item")


class Bounds(NamedTuple):
    """The lower and the upper end of a 95 % interval."""

    low: float
    high: float


def bootstrap(items: Sequence[_Item], measure: Callable[[Sequence[_Item]], Mapping[str, float]]) -> dict[str, Bounds]:
    """Bounds of each figure that `measure` gives, from 1,000 draws of as many items, with replacement.

    Items are what is independent of each other: reports, not the rows in them. One item tells nothing of chance,
    and gives no bounds. A figure that a draw does not give is left out of that draw.
    """
    if len(items) < 2:
        return {}
    random, drawn = Random(_SEED), defaultdict[str, list[float]](list)
    for _ in range(RESAMPLES):
        for name, figure in measure(random.choices(items, k=len(items))).items():
            drawn[name].append(figure)
    return {name: _middle(figures) for name, figures in drawn.items() if len(figures) > 1}


def wilson(share: float, count: float) -> Bounds:
    """Bounds of a share of `count` (more than 0) independent cases, by Wilson's score; good for few cases too."""
    squared = _DEVIATIONS**2
    centre = (share + squared / (2 * count)) / (1 + squared / count)
    spread = math.sqrt(share * (1 - share) / count + squared / (4 * count**2)) * _DEVIATIONS / (1 + squared / count)
    return Bounds(max(0.0, centre - spread), min(1.0, centre + spread))


def _middle(figures: Sequence[float]) -> Bounds:
    """The bounds of the middle 95 of 100 figures."""
    cuts = quantiles(figures, n=40, method="inclusive")
    return Bounds(cuts[0], cuts[-1])
