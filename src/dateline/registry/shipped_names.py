"""The shipped people by whole name and by the short names that stand for them alone."""

from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache

from dateline.registry.spelling import Likeness, fold, frames, frames_in_any_order, likeness, short_sound

Entry = tuple[str, Sequence[str], Sequence[str]]


class ShippedNames:
    """Ids by name. Each table is made when first asked: many names are found in the first."""

    def __init__(self, people: Iterable[Entry]) -> None:
        """Keep people: each an id, whole names and short names."""
        self._people = list(people)
        self.named = lru_cache(maxsize=8192)(self._search)

    def _search(self, name: str) -> tuple[Likeness, list[str]]:
        """Who bears the whole name, by the strictest likeness that finds anybody."""
        if exact := self._exact.get(fold(name)):
            return Likeness.EXACT, exact
        near = (pair for frame in frames_in_any_order(name) for pair in self._by_frame.get(frame, ()))
        found: dict[Likeness, dict[str, None]] = {}
        for full, id in near:
            if like := likeness(name, (full,)):
                found.setdefault(like, {})[id] = None
        likest = min(found, default=Likeness.FRAME)
        return likest, list(found.get(likest, ()))

    def called(self, short: str) -> list[str]:
        """For whom the short name stands alone."""
        return self._short.get(fold(short)) or self._short_by_sound.get(short_sound(short), [])

    @cached_property
    def _exact(self) -> dict[str, list[str]]:
        return _grouped((fold(name), id) for id, names, _ in self._people for name in names)

    @cached_property
    def _by_frame(self) -> dict[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = {}
        for id, names, _ in self._people:
            for name in names:
                for frame in frames(name):
                    found.setdefault(frame, []).append((name, id))
        return found

    @cached_property
    def _short(self) -> dict[str, list[str]]:
        return _grouped((fold(name), id) for id, _, short in self._people for name in short)

    @cached_property
    def _short_by_sound(self) -> dict[str, list[str]]:
        return _grouped((short_sound(name), id) for id, _, short in self._people for name in short)


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for key, id in pairs:
        ids = groups.setdefault(key, [])
        if id not in ids:
            ids.append(id)
    return groups
