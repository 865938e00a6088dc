"""An article as its newest reading has it, and what it adds to the counts of the index."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Self

from dateline.events.event import DEFAULT_SCORE
from dateline.web.index.counts import Counted
from dateline.web.index.line_tokens import band
from dateline.web.index.tokens import find_words

_VALUES = ("country", "sector", "office")


class RecordedEvent(NamedTuple):
    """What is counted of an event; it is placed where it names a place, on the map or not."""

    id: str
    score: float
    type: str
    status: str
    is_dated: bool
    is_placed: bool


class RecordedRole(NamedTuple):
    """One who takes part in an event or holds a claim: `of` is its id; `part` is "holder" of a claim."""

    of: str
    part: str
    actor: str
    name: str
    text: str
    country: str | None
    sector: str
    office: str

    @property
    def party(self) -> str:
        """What it is counted under, as `views.actors` does."""
        return self.actor or self.name or self.text


class RecordedClaim(NamedTuple):
    """What is found of a claim."""

    id: str
    stance: str
    content: str


@dataclass(frozen=True, slots=True)
class RecordedArticle:
    """What the index keeps of an article; `holders` and `claimed` are by claim."""

    id: str
    title: str
    outlet: str
    origin: str
    published: str
    language: str
    events: Sequence[RecordedEvent]
    roles: Sequence[RecordedRole]
    claims: Sequence[RecordedClaim]
    claimed: Sequence[tuple[str, str]]
    findings: Sequence[tuple[str, str]]

    @classmethod
    def of_rows(cls, id: str, about: Sequence[str], parts: Mapping[str, Sequence[tuple[Any, ...]]]) -> Self:
        """The article of rows of the record's views."""
        roles = [RecordedRole(*row) for row in parts["roles"]]
        holders = [RecordedRole(claim, "holder", *row) for claim, *row in parts["holders"]]
        title, outlet, origin, published, language = about
        return cls(
            id,
            title,
            outlet,
            origin,
            published,
            language,
            events=[RecordedEvent(*row) for row in parts["events"]],
            roles=[*roles, *holders],
            claims=[RecordedClaim(*row) for row in parts["claims"]],
            claimed=[(claim, event) for claim, event in parts["claimed"]],
            findings=[(finding, kind) for finding, kind in parts["findings"]],
        )

    @property
    def event_ids(self) -> list[str]:
        """The ids of its events."""
        return [event.id for event in self.events]


def counted_of_article(article: RecordedArticle) -> Iterator[Counted]:
    """What an article adds to the counts."""
    yield _tally("articles", "")
    yield _tally("outlet", article.outlet)
    yield _tally("language", article.language)
    yield _tally("published", "day" if len(article.published) >= 10 else "less" if article.published else "unknown")
    yield from (_tally("score of event", f"{band(event.score):02}") for event in article.events)
    shown = [event for event in article.events if event.score >= DEFAULT_SCORE]
    yield from (_tally("type", event.type) for event in shown)
    yield from (_tally("status", event.status) for event in shown)
    yield from (_tally("left open", slot) for event in shown for slot in _left_open(event, article.roles))
    yield from (_tally("stance", claim.stance) for claim in article.claims)
    yield from (_tally("finding", kind) for _, kind in article.findings)
    yield from _parties(article)


def _tally(kind: str, key: str) -> Counted:
    return "tally", (kind, key), (1,)


def _left_open(event: RecordedEvent, roles: Iterable[RecordedRole]) -> Iterator[str]:
    """What an event does not tell."""
    parts = {role.part for role in roles if role.of == event.id}
    yield from (part for part in ("actor", "recipient") if part not in parts)
    if not event.is_dated:
        yield "date"
    if not event.is_placed:
        yield "place"


def _parties(article: RecordedArticle) -> Iterator[Counted]:
    """Parties with how often they act, are acted on and hold claims, each event counted once."""
    shown = {event.id for event in article.events if event.score >= DEFAULT_SCORE}
    taking_part: dict[str, list[RecordedRole]] = defaultdict(list)
    for role in article.roles:
        if role.part == "holder" or (role.of in shown and role.part != "said_by"):
            taking_part[role.party].append(role)
    # As `views.actors`: a report without a known origin has its outlet for one, or stands for itself.
    origin = article.origin or article.outlet or article.id
    for party, roles in taking_part.items():
        counts = tuple(len({role.of for role in roles if role.part == part}) for part in _PARTS)
        yield "party", (party,), (*counts, 1, sum(counts))
        yield "party_value", (party, "origin", origin), (1,)
        yield from (("party_value", (party, *value), (1,)) for value in _values(roles))
        words = sorted({word for role in roles for word in find_words(role.name or role.text)})
        yield from (("party_word", (word, party), (1,)) for word in words)


_PARTS = ("actor", "recipient", "holder")


def _values(roles: Iterable[RecordedRole]) -> list[tuple[str, str]]:
    """What is told of a party, each once; what it is called only where it has no name."""
    found = {("name", role.name) if role.name else ("text", role.text) for role in roles}
    found |= {(name, value) for role in roles for name in _VALUES if (value := getattr(role, name))}
    return sorted(found)
