"""Saved questions: a TOML file in which each says what to be told of, in the words of the commands."""

import tomllib
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dateline.claims.finding import FindingKind
from dateline.errors import QueryError
from dateline.events.event import DEFAULT_SCORE
from dateline.links.disagreement import Slot
from dateline.links.expectation import Verdict
from dateline.views.filters import Filters, chosen


class QuestionKind(Enum):
    """What a question asks for."""

    EVENT = "event"  # something several articles may tell of, once for each way it stands
    EXPECTATION = "expectation"  # something announced, once it is settled
    DISAGREEMENT = "disagreement"
    FINDING = "finding"


@dataclass(frozen=True, slots=True)
class Question:
    """A saved question. Fields that its kind does not ask with are empty."""

    name: str
    kind: QuestionKind
    filters: Filters = field(default_factory=Filters)
    between: tuple[str, str] = ("", "")
    story: str = ""
    holder: str = ""
    verdict: str = ""
    slot: str = ""
    finding: str = ""


class _Asked(BaseModel):
    """A question as the file has it."""

    model_config = ConfigDict(extra="forbid", strict=True)

    name: str = Field(min_length=1)
    kind: str
    actor: str = ""
    recipient: str = ""
    type: str = ""
    status: str = ""
    from_date: str = Field(default="", alias="from")
    to_date: str = Field(default="", alias="to")
    min_score: float = DEFAULT_SCORE
    between: list[str] = Field(default=["", ""], min_length=2, max_length=2)
    story: str = ""
    holder: str = ""
    verdict: str = ""
    slot: str = ""
    finding: str = ""


_OF_EVENTS = frozenset({"actor", "recipient", "type", "status", "from", "to", "min_score"})
_MAY_ASK = {
    QuestionKind.EVENT: _OF_EVENTS | {"between", "story"},
    QuestionKind.EXPECTATION: _OF_EVENTS | {"holder", "verdict"},
    QuestionKind.DISAGREEMENT: _OF_EVENTS | {"between", "slot"},
    QuestionKind.FINDING: frozenset({"finding"}),
}
_SETTLED = ",".join(verdict.value for verdict in Verdict if verdict is not Verdict.OPEN)


def read_questions(path: Path) -> list[Question]:
    """The questions of a file, each `[[question]]` with a name of its own. Raises QueryError for what is wrong."""
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise QueryError(f"{path}: the questions cannot be read ({error})") from error
    asked = found.get("question")
    if not isinstance(asked, list) or not asked or set(found) != {"question"}:
        raise QueryError(f"{path}: write each question under [[question]], and nothing beside them")
    questions = [_question(one, f"{path}: question {number}") for number, one in enumerate(asked, start=1)]
    names = [question.name for question in questions]
    if twice := [name for name in names if names.count(name) > 1]:
        raise QueryError(f"{path}: two questions are named {twice[0]!r}; what was told is remembered by the name")
    return questions


def _question(found: Any, place: str) -> Question:
    try:
        asked = _Asked.model_validate(found)
        (kind,) = (QuestionKind(one) for one in chosen("kind", asked.kind, QuestionKind))
        if wrong := sorted(set(found) - _MAY_ASK[kind] - {"name", "kind"}):
            raise QueryError(f"{wrong[0]!r} is nothing to ask of {kind.value}s with")
        return _checked(asked, kind)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise QueryError(f"{place}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error
    except (QueryError, ValueError) as error:
        raise QueryError(f"{place}: {error}") from error


def _checked(asked: _Asked, kind: QuestionKind) -> Question:
    """The question, its vocabularies seen to."""
    chosen("verdict", asked.verdict.lower(), Verdict)
    chosen("slot", asked.slot.lower(), Slot)
    chosen("finding", asked.finding.lower(), FindingKind)
    filters = Filters(
        actor=asked.actor,
        recipient=asked.recipient,
        type=asked.type,
        status=asked.status,
        from_date=asked.from_date,
        to_date=asked.to_date,
        min_score=asked.min_score,
    )
    return Question(
        name=asked.name,
        kind=kind,
        filters=filters,
        between=(asked.between[0], asked.between[1]),
        story=asked.story,
        holder=asked.holder,
        verdict=asked.verdict or _SETTLED,
        slot=asked.slot,
        finding=asked.finding,
    )
