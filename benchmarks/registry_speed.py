"""What the registry is timed at: importing made-up FollowTheMoney entities, finding people among them, and loading.

The entities are made from a seed, so that each run measures the same file: seven in ten are people, one in twenty is
a position, the others are occupancies. A look-up is set beside that in a plain dictionary of the same names, which
knows one spelling only.
"""

from __future__ import annotations

import json
import os
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

from benchmarks.reading_speed import peak_megabytes

ENTITIES = 1_000_000
SEED = 20_240_618
_SYLLABLES = ("ba", "ko", "li", "mar", "den", "sor", "vin", "tal", "pre", "ku", "zha", "nor", "bel", "ti", "gan", "ro")
_COUNTRIES = ("us", "fr", "de", "gb", "jp", "kr", "ng", "br", "mx", "in")
_GIVEN_NAMES, _FAMILY_NAMES = 3_000, 60_000
_LOOK_UPS = 5_000


@dataclass(frozen=True, slots=True)
class RegistryMeasured:
    """Seconds of an import, by the clock and of all processors, and megabytes of its largest process.

    Processor seconds of loading what ships, and processor microseconds a name looked up.
    """

    entities: int
    importing: float
    processors: float
    megabytes: float
    loading: float
    hit: float
    miss: float
    dictionary: float


def registry_rows(measured: RegistryMeasured) -> list[dict[str, str]]:
    """A row for each thing measured; look-ups with their ratio to the dictionary."""
    return [
        {"registry": f"import of {measured.entities:,} entities", "time": f"{measured.importing:.1f} s", "ratio": ""},
        {"registry": "the same on all processors together", "time": f"{measured.processors:.1f} s", "ratio": ""},
        {"registry": "loading what ships, with every name", "time": f"{measured.loading * 1e3:.0f} ms", "ratio": ""},
        *(
            {"registry": name, "time": f"{time:.2f} µs", "ratio": f"{time / measured.dictionary:.0f}"}
            for name, time in (
                ("a name found", measured.hit),
                ("a name not found", measured.miss),
                ("a plain dictionary", measured.dictionary),
            )
        ),
    ]


def measure_registry(entities: int = ENTITIES) -> RegistryMeasured:
    """Make a file of so many entities, import it, and look names up."""
    from dateline.registry.importing import Terms, import_into
    from dateline.registry.registry import Registry

    _load_everything()
    loading = _seconds(_load_everything)  # the second time: not the modules, the data
    with TemporaryDirectory() as folder:
        file, index = Path(folder) / "entities.json", Path(folder) / "registry.db"
        names = write_entities(file, entities)
        begin, used = perf_counter(), _processor_seconds()
        import_into(index, [file], terms=Terms("made up", "none"))
        importing, processors = perf_counter() - begin, _processor_seconds() - used
        megabytes = max(peak_megabytes(), _peak_of_children())
        _microseconds(Registry.open(index).people_named, names)  # so that the system has the file in memory
        registry = Registry.open(index)
        hit, miss = (_microseconds(registry.people_named, some) for some in (names, _strangers()))
        known = dict.fromkeys(names, "")
        dictionary = _microseconds(known.get, names)
    return RegistryMeasured(entities, importing, processors, megabytes, loading, hit, miss, dictionary)


def write_entities(file: Path, entities: int) -> list[str]:
    """Write so many entities; some of the names in them, each once, in no order."""
    chance = random.Random(SEED)
    names: dict[str, None] = {}
    with file.open("w", encoding="utf-8") as stream:
        for entity in _entities(entities, chance):
            stream.write(json.dumps(entity) + "\n")
            if entity["schema"] == "Person" and len(names) < _LOOK_UPS * 20:
                names[entity["properties"]["name"][0]] = None
    return chance.sample(list(names), min(_LOOK_UPS, len(names)))


def _entities(count: int, chance: random.Random) -> Iterator[dict[str, Any]]:
    people, positions = count * 7 // 10, count // 20
    given = [_word(chance) for _ in range(_GIVEN_NAMES)]
    family = [_word(chance) + _word(chance).lower() for _ in range(_FAMILY_NAMES)]
    for number in range(people):
        yield _entity(f"NK-{number:020x}", "Person", _person(given, family, chance=chance))
    for number in range(positions):
        place = [chance.choice(_COUNTRIES)]
        yield _entity(f"position-{number}", "Position", {"name": [f"Minister of {_word(chance)}"], "country": place})
    for number in range(count - people - positions):
        holder, post = f"NK-{chance.randrange(people):020x}", f"position-{chance.randrange(positions)}"
        told = {"holder": [holder], "post": [post], "startDate": [_date(chance)], "status": ["current"]}
        yield _entity(f"occupancy-{number}", "Occupancy", told)


def _entity(id: str, schema: str, properties: dict[str, list[str]]) -> dict[str, Any]:
    times = {"first_seen": "2023-04-20T10:12:12", "last_seen": "2024-11-05T07:03:01"}
    return {"id": id, "caption": id, "schema": schema, "datasets": ["made_up"], **times, "properties": properties}


def _person(given: Sequence[str], family: Sequence[str], *, chance: random.Random) -> dict[str, list[str]]:
    first, last = chance.choice(given), chance.choice(family)
    names = [f"{first} {last}"] + ([f"{first} {chance.choice(given)} {last}"] if chance.random() < 1 / 3 else [])
    told = {"name": names, "birthDate": [_date(chance)], "country": [chance.choice(_COUNTRIES)]}
    return {**told, "gender": ["male"], "topics": ["role.pep"], "position": ["Member of the Assembly"]}


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 3))).capitalize()


def _date(chance: random.Random) -> str:
    return f"{chance.randint(1930, 2020)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"


def _strangers() -> list[str]:
    """Names that nobody bears: their syllables are others."""
    return [f"Phu{number:x} Wexu{number:x}" for number in range(_LOOK_UPS)]


def _load_everything() -> None:
    from dateline.registry.shipped import load_shipped

    load_shipped.cache_clear()
    load_shipped().names.named("Nobody Yet")


def _microseconds(look_up: Callable[[str], object], names: Sequence[str]) -> float:
    def look_all_up() -> None:
        for name in names:
            look_up(name)

    return _seconds(look_all_up) / len(names) * 1e6


def _peak_of_children() -> float:
    """The most memory that a process started by this one has held; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0.0
    import resource

    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


def _seconds(work: Callable[[], object]) -> float:
    begin = process_time()
    work()
    return process_time() - begin


def _processor_seconds() -> float:
    """Of this process and of those it started that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
