"""Copies when news arrives: what the bodies of new readings share with those known, and whose witness that changes.

A body is touched when a reading of it is new or no longer the newest. The copies of touched bodies are looked for
again, all others stand: whether two bodies are copies depends on the two alone.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy

from dateline.links.copies import CopyIndex
from dateline.links.copy import Copy
from dateline.links.copy_candidates import FEWEST_SHARED, CopyKeys, find_keys, weeks_near
from dateline.links.copy_text import CopyText, order_of
from dateline.links.copy_weeks import Numbers, Week, unpack_parts
from dateline.links.recorded_news import read_texts_of
from dateline.record.link_memory import LinkMemory


@dataclass(frozen=True, slots=True)
class CopiesAgain:
    """The articles of all touched bodies, and their copies, on either side, as they are now."""

    articles: frozenset[str]
    copies: tuple[Copy, ...]


def find_copies_again(memory: LinkMemory, new: Mapping[int, CopyText], gone: Mapping[int, CopyText]) -> CopiesAgain:
    """The copies that readings bring to light, or that go with readings which are no longer the newest, by number."""
    new_keys, gone_keys = _keys(new), _keys(gone)
    touched = {keys.body for keys in (*new_keys.values(), *gone_keys.values())}
    others = [reading for _, reading, _ in memory.bodies(touched) if reading not in gone]
    texts = {**read_texts_of(memory.connection, others), **new}
    keys = {**_keys({reading: texts[reading] for reading in others}), **new_keys}
    index = CopyIndex(_find_known(memory, list(keys.values()), touched), fetch=_fetch(memory))
    order = sorted(keys, key=lambda reading: texts[reading].order)
    copies = tuple(copy for reading in order for copy in index.add(texts[reading], keys[reading]))
    _remember(memory, new_keys, gone_keys)
    articles = frozenset(each.article for each in (*keys.values(), *gone_keys.values()))
    return CopiesAgain(articles, copies)


def _keys(texts: Mapping[int, CopyText]) -> dict[int, CopyKeys]:
    found = ((reading, find_keys(text)) for reading, text in texts.items())
    return {reading: keys for reading, keys in found if keys is not None}


def _find_known(memory: LinkMemory, searched: Sequence[CopyKeys], touched: set[int]) -> list[CopyKeys]:
    """The keys of all readings of the bodies that may be copies of touched ones, in order."""
    bodies = (_with_parts(memory, searched) | _with_details(memory, searched)) - touched
    by_week: defaultdict[int, list[int]] = defaultdict(list)
    for _, reading, week in memory.bodies(bodies):
        by_week[week].append(reading)
    rows = memory.metadata(reading for readings in by_week.values() for reading in readings)
    orders = {reading: order_of(*metadata) for reading, *metadata in rows}
    known = []
    for week, readings in by_week.items():
        for reading, keys in zip(readings, _week(memory, week).keys_of(readings), strict=True):
            body, parts, details = keys
            known.append(CopyKeys(orders[reading][-1], orders[reading], body, week, parts, details))
    return sorted(known, key=lambda keys: keys.order)


def _with_parts(memory: LinkMemory, searched: Iterable[CopyKeys]) -> set[int]:
    """The bodies of any time that share a band or a sentence."""
    wanted = _sorted(part for keys in searched for part in keys.parts)
    found: set[int] = set()
    for week in memory.weeks() if len(wanted) else ():
        bodies, parts = unpack_parts(memory.parts_of_week(week))
        found.update(bodies[parts.owners_of(wanted)].tolist())
    return found


def _with_details(memory: LinkMemory, searched: Iterable[CopyKeys]) -> set[int]:
    """The bodies of the weeks around that share details enough."""
    known, weeks, found = set(memory.weeks()), dict[int, Week](), set[int]()
    for keys in searched:
        wanted, hits = _sorted(keys.details), []
        for number in weeks_near(keys.week, known):
            week = weeks.get(number) or weeks.setdefault(number, _week(memory, number))
            hits.append(week.bodies[week.details.owners_of(wanted)])
        bodies, shared = numpy.unique(numpy.concatenate(hits or [wanted[:0]]), return_counts=True)
        found.update(bodies[shared >= FEWEST_SHARED].tolist())
    return found


def _fetch(memory: LinkMemory) -> Callable[[str], CopyText]:
    """What reads the newest text of an article, each once."""

    @cache
    def fetch(article: str) -> CopyText:
        (text,) = read_texts_of(memory.connection, memory.newest([article])).values()
        return text

    return fetch


def _remember(memory: LinkMemory, new: Mapping[int, CopyKeys], gone: Mapping[int, CopyKeys]) -> None:
    memory.drop_bodies((keys.body, reading) for reading, keys in gone.items())
    memory.add_bodies((keys.body, reading, keys.week) for reading, keys in new.items())
    for number in {keys.week for keys in (*new.values(), *gone.values())}:
        added = Week.of(number, ((reading, keys) for reading, keys in new.items() if keys.week == number))
        memory.put_week(number, _week(memory, number).changed(gone, added).pack())


def _week(memory: LinkMemory, number: int) -> Week:
    packed = memory.week(number)
    return Week.unpack(number, packed) if packed else Week.of(number, ())


def _sorted(keys: Iterable[int]) -> Numbers:
    return numpy.unique(numpy.fromiter(keys, numpy.int64))
