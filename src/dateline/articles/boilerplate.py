"""What a paragraph is, judged by its own words: the rules are data, in boilerplate.toml, each with its reason."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.articles.article import PartKind

_WORD = r"[A-ZÀ-Ž0-9][\w&'’+-]*(?:\.\w+)*"
_PERSON_WORD = r"[A-ZÀ-Ž](?:\.|[\w'’-]+)"
_NAME = rf"{_WORD}(?: (?:(?:of|the|and|for|de|del|la) ){{0,2}}{_WORD}){{0,6}}"
_NO_PERSON = r"(?!(?i:staff|senior|chief|special)\b)"
_PERSON = rf"{_NO_PERSON}{_PERSON_WORD}(?: (?:(?:de|van|von|bin|al|der|la|del) ){{0,2}}{_PERSON_WORD}){{1,3}}"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of boilerplate.toml; see its head for what the fields mean."""

    kind: PartKind
    pattern: re.Pattern[str]
    reason: str
    longest: int
    matches: tuple[str, ...]
    spares: tuple[str, ...]
    is_for_tail: bool

    def match(self, words: str) -> re.Match[str] | None:
        """The match at the start of a paragraph; None for one longer than such paragraphs are."""
        return self.pattern.match(words) if len(words) <= self.longest else None


def find_rule(words: str, *, in_tail: bool = False) -> tuple[Rule, re.Match[str]] | None:
    """The first rule that the paragraph matches; rules for the tail count only where no news follows."""
    for rule in load_rules():
        if in_tail or not rule.is_for_tail:
            found = rule.match(words)
            if found:
                return rule, found
    return None


def find_fields(words: str, field: str, *, kind: PartKind) -> Iterator[tuple[int, int]]:
    """Where rules of one kind find a field ("origin", "author", "outlet", "agency") in a paragraph, best first."""
    for rule in load_rules():
        if rule.kind is kind and field in rule.pattern.groupindex:
            found = rule.match(words)
            if found and found[field]:
                yield found.span(field)


@cache
def load_rules() -> tuple[Rule, ...]:
    """All rules, in the order of the file: the first that matches decides."""
    table = tomllib.loads(_data("boilerplate.toml"))
    return tuple(_rule(**row) for row in table["rule"])


@cache
def load_agencies() -> tuple[str, ...]:
    """The names of agencies, longest first, so that a pattern made of them prefers the longer name."""
    return tuple(sorted(tomllib.loads(_data("agencies.toml"))["names"], key=lambda name: (-len(name), name)))


@cache
def agency_pattern() -> str:
    """A pattern that matches the name of an agency, as a whole word."""
    return rf"(?:{'|'.join(map(re.escape, load_agencies()))})(?!\w)"


def _data(name: str) -> str:
    return files("dateline.articles").joinpath(name).read_text(encoding="utf-8")


def _rule(**row: object) -> Rule:
    matches, spares = row["matches"], row["spares"]
    if not isinstance(matches, list) or not isinstance(spares, list):
        raise TypeError("a rule lists what it matches and what it spares")
    return Rule(
        kind=PartKind(row["kind"]),
        pattern=re.compile(_filled(str(row["pattern"]))),
        reason=str(row["reason"]),
        longest=int(str(row["longest"])),
        matches=tuple(matches),
        spares=tuple(spares),
        is_for_tail=row.get("where") == "tail",
    )


def _filled(pattern: str) -> str:
    return pattern.replace("%NAME%", _NAME).replace("%PERSON%", _PERSON).replace("%AGENCY%", agency_pattern())
