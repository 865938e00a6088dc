"""What a linking from empty leaves for the next: the keys of copies, the parts of blocks, who is told of, and plans."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from importlib.resources import files

from dateline.events.codebook import load_codebook
from dateline.links.copy_candidates import CopyKeys
from dateline.links.copy_weeks import Week
from dateline.links.coverage_again import party_rows, plan_rows
from dateline.links.occurrence_linker import Part
from dateline.links.part_rows import part_row
from dateline.links.told import Told
from dateline.record.link_memory import LinkMemory, PartRow, Remembered


@cache
def linking_version() -> str:
    """A digest of the code and the tables that linking goes by: what other ones remembered is of no use."""
    digest = blake2b(f"{version('dateline')} {load_codebook().version}".encode(), digest_size=8)
    for source in sorted(files("dateline.links").iterdir(), key=lambda file: file.name):
        if source.name.endswith((".py", ".toml")):
            digest.update(source.read_bytes())
    return digest.hexdigest()


class Remembering:
    """Collects, while everything is linked, what the next linking needs to link the news alone."""

    def __init__(self) -> None:
        self._keys: dict[str, CopyKeys] = {}
        self._parts: list[PartRow] = []
        self._told: Sequence[Told] = ()

    def see_parts(self, parts: Iterable[Part]) -> Iterator[Part]:
        """The parts that events fall into, which are passed on."""
        for part in parts:
            self._parts.append(part_row(part))
            yield part

    def see(self, keys: Iterable[CopyKeys], told: Sequence[Told]) -> None:
        """The keys of all articles, and all events."""
        self._keys = {each.article: each for each in keys}
        self._told = told

    def write(self, memory: LinkMemory, state: Remembered) -> None:
        """Put it into the record in the place of what was remembered before; what is written is let go."""
        memory.forget()
        self._write_keys(memory, state)
        self._parts.sort(key=lambda row: row.name)
        memory.put_parts(self._parts)
        self._parts.clear()
        memory.add_parties(sorted(party_rows(self._told)))
        memory.add_plans(sorted(plan_rows(self._told)))
        memory.remember(state)

    def _write_keys(self, memory: LinkMemory, state: Remembered) -> None:
        weeks: defaultdict[int, list[tuple[int, CopyKeys]]] = defaultdict(list)
        for reading, article in memory.readings(state.reading):
            if article in self._keys:
                weeks[self._keys[article].week].append((reading, self._keys[article]))
        for number, keys in weeks.items():
            memory.put_week(number, Week.of(number, keys).pack())
        memory.add_bodies(sorted((each.body, reading, each.week) for keys in weeks.values() for reading, each in keys))
        self._keys.clear()
