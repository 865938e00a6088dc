"""Recall: the events of a record as one linking asks for them, each read and profiled once."""

from collections.abc import Iterable, Mapping

from dateline.links.occurrence_candidates import Address, find_addresses
from dateline.links.occurrence_linker import Linker
from dateline.links.occurrence_profiles import Profile
from dateline.links.recorded_news import read_told_in, read_told_of
from dateline.links.told import Told
from dateline.record.link_memory import LinkMemory


class Recall:
    """Events of the newest readings, by id. To be made when all witnesses are written."""

    def __init__(self, memory: LinkMemory) -> None:
        self.memory, self.linker = memory, Linker()
        self._told: dict[str, Told] = {}
        self._profiles: dict[str, Profile] = {}

    @property
    def read(self) -> int:
        """How many events were read."""
        return len(self._told)

    def told(self, events: Iterable[str]) -> dict[str, Told]:
        """Those of these events that there are."""
        wanted = set(events)
        unread = wanted - self._told.keys()
        if unread:
            self._told |= read_told_of(self.memory.connection, unread)
        return {event: self._told[event] for event in wanted & self._told.keys()}

    def told_by(self, articles: Iterable[str]) -> list[Told]:
        """The events of articles."""
        found = read_told_in(self.memory.connection, self.memory.newest(articles))
        self._told |= {one.event.id: one for one in found}
        return found

    def profile(self, told: Told) -> Profile:
        """An event as linking compares it, in the same words each time."""
        found = self._profiles.get(told.event.id)
        if found is None:
            found = self._profiles[told.event.id] = self.linker.profiler.profile(told)
        return found

    def profiles(self, events: Iterable[str]) -> Mapping[str, Profile]:
        """Events as linking compares them."""
        return {event: self.profile(told) for event, told in self.told(events).items()}


def addresses_of(profile: Profile) -> list[Address]:
    """The addresses of an event in every family of acts that it belongs to."""
    return [address for family in profile.act.families for address in find_addresses(profile, family)]
