"""Event: an act as one clause of one article tells it; Act is the same before its certainty is read."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from dateline.articles.normal import normal
from dateline.articles.span import Span
from dateline.sentences.tense import Tense

# Rows of a lower score are kept in the record, and shown only when asked for. Of those shown from the hand-made record
# 62 of 100 are right as a whole, and 89 of 100 tell an act that is there.
DEFAULT_SCORE = 0.3


class EventType(Enum):
    """The sixteen PLOVER (2021) types. The type is the underlying act; certainty is the status."""

    AGREE = "AGREE"  # agree to do, accept, sign, promise
    CONSULT = "CONSULT"  # meet, visit, talk, negotiate, host
    SUPPORT = "SUPPORT"  # praise, endorse, invite, recognise
    CONCEDE = "CONCEDE"  # yield in words: ease a policy, accept demands
    COOPERATE = "COOPERATE"  # joint action, trade, shared intelligence
    AID = "AID"  # give money, arms, troops, relief, asylum
    RETREAT = "RETREAT"  # yield in deeds: withdraw, release, cease fire, resign
    REQUEST = "REQUEST"  # ask, demand, call for
    ACCUSE = "ACCUSE"  # blame, criticise, investigate, sue
    REJECT = "REJECT"  # refuse, deny, veto, boycott a talk
    THREATEN = "THREATEN"  # threaten, warn
    PROTEST = "PROTEST"  # demonstrate, riot, strike
    SANCTION = "SANCTION"  # embargo, expel, break relations, convict
    MOBILIZE = "MOBILIZE"  # military or police display, deployment, missile test
    COERCE = "COERCE"  # arrest, seize, restrict, censor, dissolve
    ASSAULT = "ASSAULT"  # attack, kill, bomb, abduct

    @property
    def quad(self) -> int:
        """Quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
        return QUAD_CLASS[self]


_QUADS = ("AGREE CONSULT SUPPORT CONCEDE", "COOPERATE AID RETREAT", "REQUEST ACCUSE REJECT THREATEN")
QUAD_CLASS = {t: next((q for q, names in enumerate(_QUADS, 1) if t.value in names.split()), 4) for t in EventType}


class Status(Enum):
    """What the text says of the event."""

    HAPPENED = "happened"  # it took place, says the outlet or the one who did it
    ONGOING = "ongoing"  # it is taking place
    PLANNED = "planned"  # it is to take place: scheduled, announced or promised by one who decides it
    POSSIBLE = "possible"  # it may take place: likely, hoped, feared, speculated
    ALLEGED = "alleged"  # it took place according to somebody other than the doer, or as hedged by the outlet
    DENIED = "denied"  # somebody in this sentence denies that it took or will take place
    NOT_HAPPENED = "not_happened"  # it did not take place
    HYPOTHETICAL = "hypothetical"  # it is only supposed: if, would


class Certainty(Enum):
    """How sure the text is of the event, whichever way it goes."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


# How the name begins of one whom no report names: "somebody in Norway".
UNNAMED = "somebody"


@dataclass(frozen=True, slots=True)
class Role:
    """One who takes part, as named by `span`; `through` is the chain by which that mention was reached or resolved."""

    span: Span
    text: str
    id: str = ""
    name: str = ""
    country: str | None = None
    sector: str = ""
    office: str = ""
    through: tuple[Span, ...] = ()


def sides_of(roles: Iterable[Role]) -> frozenset[str]:
    """The parties that roles belong to: their countries, and those without one by themselves."""
    return frozenset(role.country or role.id or normal(role.text).text for role in roles)


@dataclass(frozen=True, slots=True)
class When:
    """The days of an event. Basis: "text", "inherited" or "published" (see the record's words)."""

    start: str | None
    end: str | None
    basis: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Where:
    """The place of an event; coordinates in degrees, None when unknown; `admin` is its state or province, or ""."""

    span: Span
    text: str
    id: str
    name: str
    country: str | None
    latitude: float | None = None
    longitude: float | None = None
    admin: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """An act found by one codebook entry at one trigger: who, whom, when and where, its certainty not yet read.

    `sentence` and `token` are the indices of the sentence in the article and of the trigger's head word in it;
    `reasons` say how the roles were found, `score` is the trust in type and roles, 0 to 1.
    """

    sentence: int
    token: int
    trigger: Span
    entry: str
    type: EventType
    mode: str
    cameo: str
    scale: float
    actors: tuple[Role, ...]
    recipients: tuple[Role, ...]
    when: When | None
    where: Where | None
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """An act with what the text says of it. `said_by` is nearest first, empty for the outlet's own voice."""

    id: str
    article: str
    sentence: Span
    trigger: Span
    trigger_text: str
    entry: str
    type: EventType
    mode: str
    cameo: str
    scale: float
    actors: tuple[Role, ...]
    recipients: tuple[Role, ...]
    when: When | None
    where: Where | None
    status: Status
    polarity: str
    certainty: Certainty
    tense: Tense
    said_by: tuple[Role, ...]
    score: float
    reasons: tuple[str, ...] = ()
