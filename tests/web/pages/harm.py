"""A small linked record: a report, its copy, a denial of it, and an article that harms a page that believes it."""

import json
from dataclasses import replace
from pathlib import Path

from readings import TEXT, make_reading, write_readings

from dateline.articles.article import Basis, Metadatum, Part, PartKind
from dateline.articles.span import Span
from dateline.events.event import Status
from dateline.reading import Reading
from dateline.record.link_writer import write_links

ELEMENT = '"><script>alert(1)</script><svg onload=alert(1)><img src=x onerror=alert(1)>'
TURNED = "\u202eturned\u2066\x00\x1b[2J</p></main></body>"
HARM = f"{ELEMENT}{TURNED}\n<style>body{{display:none}}</style>{{{{ 7*7 }}}}\n"
HARMFUL = "x/../<b>&?#"
LONG = "no words end here, " * 50_000  # a megabyte in one line


def write_record(path: Path) -> dict[str, str]:
    """The record, at `path`; the id of the event of each article."""
    readings = [make_reading("a1"), _copy(), _denial(), harmful_reading(), make_reading("long", before=LONG)]
    write_readings(path, *readings)
    events = {reading.article.id: reading.events[0].id for reading in readings}
    write_links(path, _links(events))
    return events


def harmful_reading(id: str = HARMFUL) -> Reading:
    """A reading of an article of which everything is hostile, its id and its address too."""
    reading = make_reading(id, before=HARM)
    whole = len(reading.article.text)
    article = replace(
        reading.article,
        title=ELEMENT,
        url="javascript:alert(1)",
        outlet=Metadatum(ELEMENT),
        origin=Metadatum(TURNED, Basis.INFERRED, Span(id, 0, 3)),
        author=Metadatum(ELEMENT),
        language=ELEMENT,
        parts=(Part(Span(id, 0, len(HARM)), PartKind.SHARE), Part(Span(id, len(HARM), whole), PartKind.BODY)),
    )
    event = reading.events[0]
    named = replace(event.actors[0], name=ELEMENT, office=TURNED, id=ELEMENT)
    harmful = replace(event, actors=(named,), mode=ELEMENT, reasons=(ELEMENT,))
    return replace(reading, article=article, events=(harmful,))


def _copy() -> Reading:
    """The report again on the next day, with a sentence of its own."""
    reading = make_reading("a2", before="Just in.\n")
    article = replace(reading.article, published=Metadatum("2024-04-16"), outlet=Metadatum("Harbour Post"))
    return replace(reading, article=article)


def _denial() -> Reading:
    return make_reading("a3", status=Status.DENIED, score=0.1)


def _links(events: dict[str, str]) -> dict[str, list[dict[str, object]]]:
    ends = {"copy": {"start": 9, "end": 9 + len(TEXT)}, "source": {"start": 0, "end": len(TEXT)}}
    whole = {"kind": "near", "share": 0.9, "reason": "nearly", "evidence": json.dumps([ends])}
    copies = [
        {"article": "a2", "source": "a1", **whole},
        {"article": HARMFUL, "source": "a1", "kind": "partial", "share": 0.2, "reason": ELEMENT, "evidence": "[]"},
    ]
    told = [{"event": events[one], "occurrence": "o1", "reason": "same act"} for one in ("a1", "a2", "a3")]
    told.append({"event": events[HARMFUL], "occurrence": HARMFUL, "reason": ELEMENT})
    expected = {
        "id": "x1", "event": events["a1"], "holder": ELEMENT, "due_from": "2024-05", "due_to": "2024-05",
        "criterion": "It took place.", "verdict": "contradicted", "outcome": events["a3"],
        "changes": json.dumps([ELEMENT]), "reason": "so it is told",
    }  # fmt: skip
    disputed = {
        "id": "d1", "slot": "whether", "first": "planned", "second": ELEMENT, "first_event": events["a1"],
        "second_event": events["a3"], "first_start": 41, "first_end": 45, "second_start": 41, "second_end": 45,
        "reason": "1 against 1",
    }  # fmt: skip
    return {
        "copy_row": copies,
        "witness_row": [{"article": "a2", "witness": "a1"}, {"article": "a1", "witness": "a1"}],
        "occurrence_row": told,
        "expectation_row": [expected],
        "disagreement_row": [disputed],
    }
