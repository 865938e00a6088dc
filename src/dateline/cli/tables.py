"""Tables: the few cells of a row that a person reads on a terminal; the rest is in TSV, JSON and `dateline show`."""

from typing import TYPE_CHECKING

from rich.text import Text

from dateline.events.event import Event, Role, Status
from dateline.links.expectation import Verdict
from dateline.views.actors import ActorRow
from dateline.views.claims import ToldClaim
from dateline.views.dates import date_words, interval_words
from dateline.views.disagreements import ToldDisagreement
from dateline.views.expectations import ToldExpectation
from dateline.views.findings import ToldFinding
from dateline.views.printable import one_line
from dateline.views.rows import ToldEvent
from dateline.views.timeline import names

if TYPE_CHECKING:
    from dateline.links.score_card import ScoreLine

# How a status looks; the word itself always stands there.
STYLES = {
    Status.HAPPENED: "green",
    Status.ONGOING: "bold green",
    Status.PLANNED: "cyan",
    Status.POSSIBLE: "blue",
    Status.ALLEGED: "yellow",
    Status.DENIED: "red strike",
    Status.NOT_HAPPENED: "red",
    Status.HYPOTHETICAL: "dim",
}
VERDICT_STYLES = {
    Verdict.OPEN: "dim",
    Verdict.FULFILLED: "green",
    Verdict.CHANGED: "yellow",
    Verdict.MISSED: "red",
    Verdict.CONTRADICTED: "bold red",
}


def event_cells(told: ToldEvent) -> dict[str, Text | str]:
    """An event in one line: who, the act, whom, where."""
    event = told.event
    when = interval_words(event.when.start, event.when.end) if event.when else _undated(told)
    return {
        "when": when,
        "status": Text(event.status.value.replace("_", " "), STYLES[event.status]),
        "who": _roles(event.actors),
        "act": f"{event.type.value} {event.mode}".strip(),
        "whom": _roles(event.recipients),
        "where": (event.where.name or event.where.text) if event.where else "",
        "says": " < ".join(names(event.said_by)),
        "id": event.id[:8],
    }


def claim_cells(told: ToldClaim) -> dict[str, Text | str]:
    """A claim in one line."""
    claim = told.claim
    content = f"“{claim.content_text}”" if claim.is_quote else claim.content_text
    return {
        "holder": " < ".join(_role(role) for role in claim.holder),
        "stance": claim.stance.value,
        "content": content,
        "events": str(len(claim.events) or ""),
        "id": claim.id[:8],
    }


def finding_cells(told: ToldFinding) -> dict[str, Text | str]:
    """A finding in one line."""
    finding = told.finding
    return {
        "kind": finding.kind.value.replace("_", " "),
        "words": finding.text,
        "should read": finding.should_read,
        "reason": finding.reason,
        "article": told.title or finding.article,
        "id": finding.id[:8],
    }


def expectation_cells(told: ToldExpectation) -> dict[str, Text | str]:
    """An expectation in one line: until when, its verdict, who lets it be expected, what, and what settled it."""
    one, event = told.expectation, told.told.event
    return {
        "due": interval_words(*one.due),
        "verdict": Text(one.verdict.value, VERDICT_STYLES[one.verdict]),
        "holder": told.holder,
        "what": _act(event),
        "outcome": told.outcome.sentence if told.outcome else one.reason,
        "id": one.id[:8],
    }


def score_cells(line: "ScoreLine") -> dict[str, Text | str]:
    """One holder's line of the score card."""
    counts = ("fulfilled", "changed", "missed", "contradicted", "open")
    return {
        "holder": f"{line.holder or 'unknown'} (outlet)" if line.is_outlet else line.holder,
        "announced": str(line.settled + line.open),
        **{name: str(getattr(line, name) or "") for name in counts},
        "came true": "" if line.share is None else f"{line.share:.0%} of {line.settled}",
    }


def disagreement_cells(told: ToldDisagreement) -> dict[str, Text | str]:
    """A disagreement in one line: either value with its sentence and who tells it."""
    one = told.disagreement
    return {
        "slot": one.slot.value,
        "first": _side(one.first, told.first),
        "second": _side(one.second, told.second),
        "reason": one.reason,
        "id": one.id[:8],
    }


def actor_cells(row: ActorRow) -> dict[str, Text | str]:
    """An actor in one line."""
    counts = ("as_actor", "as_recipient", "as_holder", "articles", "origins")
    return {
        "name": row.name,
        "country": row.country or "",
        "office": row.office or row.sector or "",
        **{name.replace("as_", ""): str(getattr(row, name) or "") for name in counts},
    }


def _side(value: str, told: ToldEvent) -> Text:
    """One value of two."""
    who = ", ".join(filter(None, (told.outlet or told.event.article, told.published and date_words(told.published))))
    return Text.assemble((one_line(value), "bold"), f"\n{one_line(told.sentence)}\n", (one_line(who), "dim"))


def _undated(told: ToldEvent) -> str:
    """What stands for the days of an event that has none."""
    return f"undated, published {date_words(told.published)}" if told.published else "undated"


def _act(event: Event) -> str:
    """Who does what to whom, in one cell."""
    whom = f" → {_roles(event.recipients)}" if event.recipients else ""
    return f"{_roles(event.actors)}: {event.type.value} {event.mode}".strip() + whom


def _roles(roles: tuple[Role, ...]) -> str:
    """Those who take part."""
    return ", ".join(map(_role, roles))


def _role(role: Role) -> str:
    """One who takes part, with the country where the name does not say it."""
    name = role.name or role.text
    return f"{name} ({role.country})" if role.country and not role.id.startswith("state/") else name
