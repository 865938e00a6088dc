"""Acts made by hand, each at a word of its own, to test what becomes of them once they are found."""

from dateline.articles.span import Span
from dateline.events.event import Act, EventType, Role, When
from dateline.events.retelling import Telling

_WIDTH = 10


def span(at: int) -> Span:
    """The word of the act number `at`."""
    return Span("a", at * _WIDTH, at * _WIDTH + _WIDTH // 2)


def role(named: str) -> Role:
    """Somebody by id, "state/NOR", or with the country after a sign: "person/ana-moe@NOR"."""
    id, _, country = named.partition("@")
    kind, _, own = id.partition("/")
    name = own.replace("-", " ")
    return Role(Span("a", 1000, 1005), name, id, name, own if kind == "state" else country or None)


def day(start: str, end: str | None = None) -> When:
    """A date told in the text."""
    return When(start, end or start, "text", Span("a", 2000, 2005))


def act(at: int, *, who: str = "", whom: str = "", when: When | None = None, mode: str = "visit") -> Act:
    """An act in sentence number `at` by and at the ids in `who` and `whom`, a space between them."""
    kind = EventType.ASSAULT if mode in ("attack", "raid") else EventType.CONSULT
    actors, recipients = (tuple(map(role, ids.split())) for ids in (who, whom))
    return Act(at, 0, span(at), "entry", kind, mode, "", 0.0, actors, recipients, when, None, 0.8)


def telling(made: Act, *, how: str = "fact") -> Telling:
    """A telling: "fact" by a finite verb, "noun" by "the visit", "supposed" by "would visit", "loose" by "a visit"."""
    is_noun = how == "noun"
    return Telling(
        made,
        is_met=not is_noun,
        points_back=is_noun,
        is_fact=how != "supposed",
        is_verb=not is_noun,
        is_supposed=how == "supposed",
        is_definite=is_noun,
    )
