"""Parts of blocks as rows of what linking remembers."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.links.occurrence_joining import Group
from dateline.links.occurrence_linker import Part
from dateline.links.occurrence_reach import Class, by_class, pack_classes
from dateline.record.link_memory import PartRow


def part_row(part: Part) -> PartRow:
    """A part as it is remembered."""
    return row_of(part.name, by_class(part.members), part.groups)


def row_of(name: str, classes: Mapping[Class, Sequence[str]], groups: Iterable[Group]) -> PartRow:
    """A part of events by class, with its groups."""
    packed = [[group.events, group.reasons, group.states] for group in groups]
    return PartRow(name, *pack_classes(classes), json.dumps(packed) if packed else "[]")


def groups_of(row: PartRow) -> Iterator[Group]:
    """The groups of a part."""
    for events, reasons, states in json.loads(row.groups):
        yield Group(row.name, tuple(events), tuple(reasons), tuple(states))
