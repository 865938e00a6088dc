"""Robots: what the robots.txt of each host lets a program ask for, kept for a day."""

import re
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from threading import Lock

from protego import Protego

from dateline.errors import AnswerError, InputError
from dateline.intake.fetching import Fetched, Fetcher
from dateline.intake.web_address import WebAddress

_NAME = "Dateline"  # what a robots.txt calls us by
_LARGEST = 512_000  # bytes, as RFC 9309 has it
_KEPT = 86_400.0  # seconds
_TRIED_AGAIN = 600.0  # seconds, after one that could not be read
_HOSTS = 1000
_GROUP = re.compile(r"\s*user(?:-|\s*)agent\b\s*:?\s*([^#]*).*", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Rules:
    """Either the rules, or why they are not known."""

    until: float
    parsed: Protego | None = None
    problem: str = ""


@dataclass(slots=True)
class Robots:
    """The rules of the hosts asked so far; those asked longest ago are forgotten beyond a thousand."""

    fetcher: Fetcher
    _known: OrderedDict[str, _Rules] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def check(self, address: WebAddress, *, before: Callable[[WebAddress], None]) -> float:
        """The seconds between two requests that the host asks for. Raises InputError when it does not want to be asked.

        A host without a robots.txt (4xx) may be asked for everything, one whose robots.txt fails for nothing yet.
        """
        rules = self._rules(address, before)
        if rules.parsed is None:
            raise InputError(str(address), f"not asked for, as {rules.problem}; try again later")
        if not rules.parsed.can_fetch(str(address), _NAME):
            raise InputError(str(address), f"not asked for, as the robots.txt of {address.host} asks programs not to")
        return rules.parsed.crawl_delay(_NAME) or 0.0

    def _rules(self, address: WebAddress, before: Callable[[WebAddress], None]) -> _Rules:
        with self._lock:
            rules = self._known.get(address.origin)
        if rules is None or rules.until < time.monotonic():
            rules = self._fetched(f"{address.origin}/robots.txt", before)
        with self._lock:
            self._known[address.origin] = rules
            self._known.move_to_end(address.origin)
            if len(self._known) > _HOSTS:
                self._known.popitem(last=False)
        return rules

    def _fetched(self, name: str, before: Callable[[WebAddress], None]) -> _Rules:
        now = time.monotonic()
        bounded = replace(self.fetcher.limits, bytes_received=_LARGEST, bytes_unpacked=_LARGEST)
        try:
            found = replace(self.fetcher, limits=bounded).fetch(name, before=before)
        except AnswerError as error:
            if 400 <= error.status < 500 and error.status != 429:
                return _Rules(now + _KEPT, Protego.parse(""))
            return _Rules(now + _TRIED_AGAIN, problem=f"its robots.txt cannot be had ({error.problem})")
        except InputError as error:
            return _Rules(now + _TRIED_AGAIN, problem=f"its robots.txt cannot be had ({error.problem})")
        text = found.data.decode("utf-8-sig", "replace") if isinstance(found, Fetched) else ""
        return _Rules(now + _KEPT, Protego.parse(_for_us(text)))


def _for_us(text: str) -> str:
    """The same rules, all other programs under one name: the parser keeps every rule for every name of its group."""
    return "\n".join(_GROUP.sub(_named, line) for line in text.splitlines())


def _named(group: re.Match[str]) -> str:
    name = group[1].strip()
    is_ours = re.split(r"[^A-Za-z_-]", name)[0].casefold() == _NAME.casefold()
    return f"User-agent: {_NAME if is_ours else '*' if name == '*' else 'another'}"
