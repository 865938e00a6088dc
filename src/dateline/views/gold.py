"""Gold: reports annotated by hand, one JSON file a report. A slip in one would count against a record: it is named."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, ValidationError

from dateline.articles.span import Span
from dateline.errors import InputError
from dateline.events.event import EventType, Status
from dateline.views.alignment import Telling, source_words

_COUNTRY = re.compile(r"[A-Z]{3}")
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def _country(code: str) -> str:
    if not _COUNTRY.fullmatch(code):
        raise ValueError("write the three capital letters of a country, IGO, or null")
    return code


def _date(day: str) -> str:
    if not _DATE.fullmatch(day):
        raise ValueError("write 2024, 2024-06, 2024-06-18, or null")
    return day


_Words = Annotated[str, StringConstraints(min_length=1)]


class _Party(BaseModel):
    """One who takes part; only the country is compared."""

    model_config = ConfigDict(strict=True, frozen=True)

    country: Annotated[str, AfterValidator(_country)] | None = None


class _Act(BaseModel):
    """One telling of an act, sentence and trigger as they stand in the text. A null is the same as a missing key."""

    model_config = ConfigDict(strict=True, frozen=True)

    sentence: _Words
    trigger: _Words
    type: EventType
    actors: tuple[_Party, ...] | None = None
    recipients: tuple[_Party, ...] | None = None
    start: Annotated[str, AfterValidator(_date)] | None = None
    status: Status
    said_by: tuple[str, ...] | None = None


class _Report(BaseModel):
    """The keys that are compared; others are let pass."""

    model_config = ConfigDict(strict=True, frozen=True)

    id: _Words
    text: _Words
    events: tuple[_Act, ...]


@dataclass(frozen=True, slots=True)
class GoldReport:
    """A report with the acts that a person found in it, in text order; `name` is that of its file."""

    name: str
    id: str
    text: str
    tellings: tuple[Telling, ...]


def read_gold(folder: Path) -> Iterator[GoldReport | InputError]:
    """The reports of a folder in order of their names (a file is its one report), with everything wrong in them.

    Hidden files are passed over, and those whose name begins with "links": they annotate several reports together.
    """
    names: dict[str, str] = {}
    files = _files(folder)
    for found in (found for path in files for found in _read(path)):
        if isinstance(found, GoldReport) and found.id in names:
            yield InputError(found.name, f"its id {found.id!r} is that of {names[found.id]} too")
            continue
        if isinstance(found, GoldReport):
            names[found.id] = found.name
        yield found
    if not files:
        yield InputError(str(folder), "there is no report in it; it takes one JSON file a report")


def _files(folder: Path) -> list[Path]:
    """The files that may hold a report."""
    if not folder.is_dir():
        return [folder]
    return sorted(path for path in folder.glob("*.json") if not path.name.startswith((".", "links")))


def _read(path: Path) -> Iterator[GoldReport | InputError]:
    """The report of a file, or what is wrong with it."""
    try:
        report = _Report.model_validate_json(path.read_bytes().removeprefix(codecs.BOM_UTF8))
    except OSError as error:
        yield InputError.refused(str(path), error)
    except ValidationError as error:
        for problem in error.errors(include_url=False, include_input=False):
            yield InputError(str(path), _in_words(problem["loc"], problem["msg"]))
    else:
        yield from _placed(report, str(path))


def _in_words(place: tuple[Any, ...], problem: str) -> str:
    """What is wrong and where in the file: "events 3 status: ..." is said of the third event."""
    words = " ".join(str(part + 1) if isinstance(part, int) else part for part in place)
    problem = problem.removeprefix("Value error, ")
    return f"{words}: {problem}" if words else problem


def _placed(report: _Report, name: str) -> Iterator[GoldReport | InputError]:
    """The report with the places of its acts, or each act whose words are not where they should be."""
    tellings: list[Telling] = []
    for number, act in enumerate(report.events, start=1):
        # Of a sentence that stands twice, the first that does not go back in the text is meant.
        start = report.text.find(act.sentence, tellings[-1].sentence.start if tellings else 0)
        start = report.text.find(act.sentence) if start < 0 else start
        inside = act.sentence.find(act.trigger)
        if start < 0:
            yield InputError(name, f"events {number} sentence: {act.sentence[:60]!r} is not in the text as it stands")
        elif inside < 0:
            yield InputError(name, f"events {number} trigger: {act.trigger[:60]!r} is not in its sentence")
        else:
            tellings.append(_telling(act, Span(report.id, start, start + len(act.sentence)), inside))
    if len(tellings) == len(report.events):
        yield GoldReport(name, report.id, report.text, tuple(tellings))


def _telling(act: _Act, sentence: Span, inside: int) -> Telling:
    """An act in the form that is compared; its trigger begins `inside` characters after its sentence."""
    trigger = Span(sentence.article, sentence.start + inside, sentence.start + inside + len(act.trigger))
    return Telling(
        sentence=sentence,
        trigger=trigger,
        type=act.type,
        actors=_countries(act.actors),
        recipients=_countries(act.recipients),
        when=act.start,
        status=act.status,
        source=source_words(act.said_by or ()),
    )


def _countries(parties: tuple[_Party, ...] | None) -> frozenset[str]:
    """The countries of those who take part, as far as they are known."""
    return frozenset(party.country for party in parties or () if party.country)
