"""Copy keys by week of publication, packed so that a day of news meets those of years in a fraction of a second."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy
from numpy.typing import NDArray

from dateline.links.copy_candidates import CopyKeys
from dateline.record.link_memory import Packed

Numbers = NDArray[numpy.int64]


@dataclass(frozen=True, slots=True, eq=False)
class KeyTable:
    """Keys in order, each with the place of the reading that has it."""

    keys: Numbers
    owners: Numbers

    @classmethod
    def of(cls, keys: Sequence[Sequence[int]]) -> "KeyTable":
        """The keys of readings, given in order of their places."""
        every = numpy.fromiter((key for each in keys for key in each), numpy.int64)
        owners = numpy.repeat(numpy.arange(len(keys)), [len(each) for each in keys])
        order = numpy.argsort(every, kind="stable")
        return cls(every[order], owners[order])

    def owners_of(self, wanted: Numbers) -> Numbers:
        """The places of readings that have one of these keys, as often as they have one."""
        first, last = (numpy.searchsorted(self.keys, wanted, side) for side in ("left", "right"))
        found = last > first
        pieces = [self.owners[begin:end] for begin, end in zip(first[found], last[found], strict=True)]
        return numpy.concatenate(pieces) if pieces else numpy.empty(0, numpy.int64)

    def changed(self, kept: NDArray[numpy.bool_], added: "KeyTable") -> "KeyTable":
        """The keys of the readings that are kept, in new places, and of those that are added after them."""
        places, stay = numpy.cumsum(kept) - 1, kept[self.owners]
        keys = numpy.concatenate([self.keys[stay], added.keys])
        owners = numpy.concatenate([places[self.owners[stay]], added.owners + kept.sum()])
        order = numpy.argsort(keys, kind="stable")
        return KeyTable(keys[order], owners[order])

    def of_places(self, places: Numbers) -> list[Numbers]:
        """The keys of readings."""
        order = numpy.argsort(self.owners, kind="stable")
        first, last = (numpy.searchsorted(self.owners[order], places, side) for side in ("left", "right"))
        return [self.keys[order[begin:end]] for begin, end in zip(first, last, strict=True)]


@dataclass(frozen=True, slots=True, eq=False)
class Week:
    """The readings of a week: their numbers, bodies and keys."""

    number: int
    readings: Numbers
    bodies: Numbers
    parts: KeyTable
    details: KeyTable

    @classmethod
    def of(cls, number: int, keys: Iterable[tuple[int, CopyKeys]]) -> "Week":
        """Readings with their keys."""
        every = sorted(keys, key=lambda each: each[0])
        return cls(
            number,
            numpy.array([reading for reading, _ in every], numpy.int64),
            numpy.array([each.body for _, each in every], numpy.int64),
            KeyTable.of([each.parts for _, each in every]),
            KeyTable.of([each.details for _, each in every]),
        )

    def changed(self, gone: Iterable[int], added: "Week") -> "Week":
        """Without some readings and with others, whose numbers are greater."""
        kept = ~numpy.isin(self.readings, numpy.array(list(gone), numpy.int64))
        return Week(
            self.number,
            numpy.concatenate([self.readings[kept], added.readings]),
            numpy.concatenate([self.bodies[kept], added.bodies]),
            self.parts.changed(kept, added.parts),
            self.details.changed(kept, added.details),
        )

    def keys_of(self, readings: Sequence[int]) -> Iterator[tuple[int, tuple[int, ...], tuple[int, ...]]]:
        """The body, parts and details of readings of this week."""
        places = numpy.searchsorted(self.readings, numpy.array(readings, numpy.int64))
        bodies: list[int] = self.bodies[places].tolist()
        parts, details = self.parts.of_places(places), self.details.of_places(places)
        for body, own_parts, own_details in zip(bodies, parts, details, strict=True):
            yield body, tuple(own_parts.tolist()), tuple(own_details.tolist())

    @classmethod
    def unpack(cls, number: int, packed: Packed) -> "Week":
        """A week as it is kept."""
        readings, bodies, parts, part_of, details, detail_of = map(_numbers, packed)
        return cls(number, readings, bodies, KeyTable(parts, part_of), KeyTable(details, detail_of))

    def pack(self) -> Packed:
        """A week as it is kept."""
        tables = (self.parts.keys, self.parts.owners, self.details.keys, self.details.owners)
        readings, bodies, parts, part_of, details, detail_of = map(_bytes, (self.readings, self.bodies, *tables))
        return readings, bodies, parts, part_of, details, detail_of


def unpack_parts(packed: tuple[bytes, bytes, bytes]) -> tuple[Numbers, KeyTable]:
    """The bodies of a week and the keys of their parts alone."""
    bodies, parts, part_of = map(_numbers, packed)
    return bodies, KeyTable(parts, part_of)


def _numbers(packed: bytes) -> Numbers:
    return numpy.frombuffer(packed, numpy.dtype("<i8")).astype(numpy.int64, copy=False)


def _bytes(numbers: Numbers) -> bytes:
    return numbers.astype("<i8", copy=False).tobytes()
