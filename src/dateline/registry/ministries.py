"""Ministries by pattern: the names that the ministry of a portfolio has in any state."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.registry.data_files import read_data
from dateline.registry.sectors import Sector


@dataclass(frozen=True, slots=True)
class Ministry:
    """A ministry of some state; `name` is its usual form: "Ministry of Foreign Affairs" for "Foreign Ministry"."""

    name: str
    sector: Sector


def every_ministry_name() -> Iterator[tuple[str, Ministry]]:
    """Every form with its ministry, in capitals as names are: "Ministry of National Defence", "Defense Ministry"."""
    data = read_data("ministries")
    patterns: dict[str, list[str]] = data["patterns"]
    for row in data["ministry"]:
        sector = Sector(row["sector"])
        for word in row["words"]:
            ministry = Ministry(f"Ministry of {word}", sector)
            yield from ((pattern.format(word), ministry) for pattern in (*patterns["after"], *patterns["before"]))
        first = Ministry(f"Ministry of {row['words'][0]}", sector)
        for word in row.get("before", ()):
            yield from ((pattern.format(word), first) for pattern in patterns["before"])


def every_ministry_noun() -> Iterator[tuple[str, Ministry]]:
    """The same forms as nouns: "ministry of defence", "defense ministry"."""
    yield from ((name.lower(), ministry) for name, ministry in every_ministry_name())


def every_ministry_speaker() -> Iterator[tuple[str, Ministry]]:
    """Those who speak for a ministry and bear its name: "foreign ministry spokesman"."""
    people: list[str] = read_data("ministries")["patterns"]["people"]
    for noun, ministry in every_ministry_noun():
        if noun.endswith("ministry"):
            yield from ((f"{noun} {person}", ministry) for person in people)
