"""Mention: words that name an actor, a place, a time or a quantity, with the value they stand for."""

from dataclasses import dataclass
from enum import Enum

from dateline.articles.span import Span
from dateline.registry.gazetteer import Place


class MentionKind(Enum):
    """What a mention names."""

    ACTOR = "actor"  # a state, person, organisation or group
    PLACE = "place"
    TIME = "time"
    QUANTITY = "quantity"


# Parts that are political by themselves; residents, firms, media and charities are only with a state beside them.
_POLITICAL_SECTORS = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "OPP", "PTY", "REB", "SPY", "IGO"})


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `start` to `end`, ISO at the granularity of the text ("2000-07" is July 2000); None is open."""

    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name something. `token` is the index of the head word in sentence number `sentence`.

    For actors and places `id`, `name` and `country` (ISO 3166 alpha-3, "IGO" or None) are the value; `sector` is
    a PLOVER sector ("GOV", "MIL", "COP", "JUD", "LEG", "OPP", "REB", "CVL", "BUS", "MED", "NGO", "IGO") or "".
    `basis` says how an actor's country was found: "named" in the words themselves, "modifier" beside them, "registry"
    (of a known person or place), "memory" (an earlier mention), "coreference" (a pronoun), "setting" (the one state
    the article is about), "" when it was not.
    `title` is the office told beside a name, as the registry's noun: "foreign minister";
    `sex` is "m", "f" or "" of a person, by the registry or an honorific.
    For times `timex` is DATE, TIME, DURATION or SET, `value` the TIMEX3 value and `interval` the days it covers.
    `through` holds the spans this mention was resolved through, nearest first: the antecedent of a pronoun, the
    state that "the government" belongs to. `members` are those whom "both countries" or "they" stand for.
    `place` is the gazetteer's entry of a place that it knows.
    """

    kind: MentionKind
    span: Span
    text: str
    sentence: int
    token: int
    id: str = ""
    name: str = ""
    country: str | None = None
    sector: str = ""
    office: str = ""
    title: str = ""
    sex: str = ""
    is_plural: bool = False
    through: tuple[Span, ...] = ()
    timex: str = ""
    value: str = ""
    interval: Interval | None = None
    basis: str = ""
    members: "tuple[Mention, ...]" = ()
    place: Place | None = None

    @property
    def is_political(self) -> bool:
        """Whether the mention can act in politics: it belongs to a state, bears a name, or plays a political part."""
        is_named = self.id.startswith(("person/", "organisation/", "state/")) or bool(self.members)
        plays_a_part = self.country is not None or is_named or self.sector in _POLITICAL_SECTORS
        return self.kind is MentionKind.ACTOR and plays_a_part
