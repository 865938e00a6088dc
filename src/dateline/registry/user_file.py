"""The user's own file: actors and aliases to know, and rulings that two are one or one is two.

    [[actor]]
    kind = "organisation"
    name = "River Watch"
    country = "NOR"

    [[alias]]
    of = "state/PRK"
    names = ["the Hermit Kingdom"]

    [[same]]
    ids = ["person/Q1001", "person/sergei-lavrov"]
"""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from typing import Any

from dateline.registry.actors import ActorKind
from dateline.registry.data_files import read_data
from dateline.registry.imported_dates import iso_date, life_problem
from dateline.registry.imported_rows import SEPARATOR, ActorRow, Batch, RowError, RulingRow
from dateline.registry.sectors import Sector
from dateline.registry.shipped import load_shipped
from dateline.registry.spelling import slug
from dateline.registry.states import states

Table = Mapping[str, Any]

_LINE = re.compile(r" \(at line (\d+), column \d+\)$")
_LISTS = ("also", "short", "names", "ids")
_KEYS = {
    "actor": ("kind", "name", "country", "sector", "sex", "born", "died", "short", "also", "id"),
    "alias": ("of", "names"),
    "same": ("ids",),
    "different": ("ids",),
}


def read_user_file(file: bytes) -> Batch:
    """All that the file says; what is wrong with an entry is a problem of line 0 that tells which entry."""
    batch = Batch(lines=file.count(b"\n") + 1)
    try:
        content = tomllib.loads(file.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        batch.problems.append((file.count(b"\n", 0, error.start) + 1, "not UTF-8 text"))
        return batch
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        at = _LINE.search(str(error))
        batch.problems.append((int(at[1]) if at else 0, f"no TOML: {_LINE.sub('', str(error))}"))
        return batch
    for name, entries in content.items():
        reader = _READERS.get(name)
        if reader is None or not isinstance(entries, list):
            batch.problems.append((0, f"unknown {name[:40]!r}; write [[actor]], [[alias]], [[same]] or [[different]]"))
            continue
        for number, entry in enumerate(entries, 1):
            try:
                reader(_checked(entry, _KEYS[name]), batch)
            except RowError as error:
                batch.add_problem(f"{name} {number}: {error}")
    return batch


def _checked(entry: object, keys: Sequence[str]) -> Table:
    if not isinstance(entry, dict):
        raise RowError("it is not a table")
    for name, value in entry.items():
        if name not in keys:
            raise RowError(f"unknown key {name[:40]!r}; it is one of {', '.join(keys)}")
        is_right = _is_list_of_names(value) if name in _LISTS else isinstance(value, str)
        if not is_right:
            raise RowError(f"{name} must be {'a list of names' if name in _LISTS else 'text'}")
    return entry


def _is_list_of_names(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(name, str) and name.strip() for name in value)


def _add_actor(entry: Table, batch: Batch) -> None:
    kind, sector, country = entry.get("kind", ""), entry.get("sector", ""), entry.get("country", "")
    if kind not in (ActorKind.PERSON, ActorKind.ORGANISATION, ActorKind.GROUP):
        raise RowError(f"kind is {kind!r}, not person, organisation or group")
    if sector not in set(Sector):
        raise RowError(f"unknown sector {sector!r}; it is one of {', '.join(filter(None, Sector))}")
    if country not in ("", "IGO") and country not in states():
        raise RowError(f"unknown country {country!r}; write the alpha-3 code of ISO 3166-1")
    if not slug(entry.get("name", "")):
        raise RowError("it has no name")
    if entry.get("sex", "") not in ("m", "f", ""):
        raise RowError(f"sex is {entry['sex']!r}, not m or f")
    dates = _dates(entry)
    names = [SEPARATOR.join(entry.get(name, ())) for name in ("short", "also")]
    id = entry.get("id", f"{kind}/{slug(entry['name'])}")
    row = ActorRow(id, kind, entry["name"], country, sector, entry.get("sex", ""), *dates, *names)
    batch.add_actor(row, is_explicit=True)


def _dates(entry: Table) -> tuple[str, str]:
    for name in ("born", "died"):
        if entry.get(name, "") != iso_date(entry.get(name, "")):
            raise RowError(f"{name} is {entry[name]!r}, no date such as 2024-06-18, 2024-06 or 2024")
    born, died = entry.get("born", ""), entry.get("died", "")
    if problem := life_problem(born, died):
        raise RowError(problem)
    return born, died


def _add_alias(entry: Table, batch: Batch) -> None:
    names: list[str] = entry.get("names", [])
    if not names:
        raise RowError("it has no names")
    of = _target(entry.get("of", ""))
    short = SEPARATOR.join(name for name in names if " " not in name)
    batch.add_actor(of._replace(also=SEPARATOR.join(names), short=short), is_explicit=True)


def _target(id: str) -> ActorRow:
    """The shipped actor with this id, without names of its own beside the first."""
    kind, _, rest = id.partition("/")
    if kind == ActorKind.STATE and rest in states():
        return ActorRow(id, ActorKind.STATE, states()[rest].name, rest)
    row = read_data("organisations").get(rest)
    if kind == ActorKind.ORGANISATION and row:
        return ActorRow(id, ActorKind.ORGANISATION, row["name"], row.get("country", ""), row["sector"])
    person = load_shipped().person(id)
    if person:
        dates = (person.sex, person.born, person.died)
        return ActorRow(id, ActorKind.PERSON, person.name, person.country or "", person.sector, *dates)
    raise RowError(f"nobody has the id {id!r}; `dateline registry show` tells the ids of shipped people")


def _add_ruling(entry: Table, batch: Batch, *, is_same: bool) -> None:
    ids: list[str] = entry.get("ids", [])
    if len(set(ids)) < 2:
        raise RowError("it needs two ids or more")
    pairs = ((ids[0], other) for other in ids[1:]) if is_same else combinations(ids, 2)
    for one, other in pairs:
        batch.add_ruling(RulingRow(one, other, int(is_same)))


def _add_same(entry: Table, batch: Batch) -> None:
    _add_ruling(entry, batch, is_same=True)


def _add_different(entry: Table, batch: Batch) -> None:
    _add_ruling(entry, batch, is_same=False)


_READERS: Mapping[str, Callable[[Table, Batch], None]] = {
    "actor": _add_actor,
    "alias": _add_alias,
    "same": _add_same,
    "different": _add_different,
}
