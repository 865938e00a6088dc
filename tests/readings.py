"""Small readings made by hand, to write and to load: a sentence, an event, a claim, a finding, mentions."""

import json
from dataclasses import replace
from pathlib import Path

from dateline.articles.article import Article, Basis, Metadatum, Part, PartKind, content_id
from dateline.articles.span import Span
from dateline.claims.claim import Claim, Stance
from dateline.claims.finding import Finding, FindingKind
from dateline.events.event import Certainty, Event, EventType, Role, Status, Tense, When, Where
from dateline.mentions.mention import Interval, Mention, MentionKind
from dateline.reading import Reading, Run
from dateline.record.reader import open_record
from dateline.record.tables import VIEWS, find_dicts
from dateline.record.writer import RecordWriter

TEXT = "Norway said on Monday that it would host Finland in Bergen in May."
RUN = Run(id="run-a", version="0.1.0", model="m1", codebook="c1", settings={"pipeline": "shipped"})


# Links between two readings, by the table of the record that they belong to.
ENDS = {"start": 0, "end": 6}
COPY = {"article": "a2", "source": "a1", "kind": "near", "share": 0.8, "reason": "8 of 10"}
EXPECTED = {"id": "x1", "event": "e1", "holder": "", "criterion": "It took place.", "verdict": "open", "reason": ""}
LINKS = {
    "copy_row": [COPY | {"evidence": json.dumps([{"copy": ENDS, "source": ENDS}])}],
    "witness_row": [{"article": "a2", "witness": "a1"}],
    "occurrence_row": [{"event": "e1", "occurrence": "o1", "reason": ""}],
    "expectation_row": [
        EXPECTED | {"due_from": None, "due_to": "2031-06", "outcome": "", "changes": json.dumps(["place: Oslo → Riga"])}
    ],
    "disagreement_row": [
        {"id": "d1", "slot": "number", "first": "3", "second": "4", "first_event": "e1", "second_event": "e2",
         "first_start": 0, "first_end": 6, "second_start": 0, "second_end": 6, "reason": "1 article against 1"}
    ],
}  # fmt: skip


def make_article(id: str = "a1", text: str = TEXT) -> Article:
    """An article of one body part, published on a given day, of an inferred origin."""
    return Article(
        id=id,
        text=text,
        parts=(Part(Span(id, 0, len(text)), PartKind.BODY),),
        title="Norway to host Finland",
        url="https://example.org/1",
        outlet=Metadatum("Fjord Post"),
        origin=Metadatum("Norway", Basis.INFERRED, Span(id, 0, 6)),
        published=Metadatum("2024-04-15"),
        retrieved="2024-04-16T08:00:00Z",
    )


def make_reading(id: str = "a1", *, run: Run = RUN, before: str = "", **changes: object) -> Reading:
    """A reading of `before` + TEXT; `changes` are fields of its event."""
    article = make_article(id, before + TEXT)
    event = replace(_event(article), **changes)  # type: ignore[arg-type]
    found = (_finding(article),)
    return Reading(article, (), _mentions(article), (event,), (_claim(article, event),), run, found)


def make_run(id: str, **changes: str) -> Run:
    """Another run than RUN."""
    return replace(RUN, id=id, **changes)  # type: ignore[arg-type]


def write_readings(path: Path, *readings: Reading) -> list[bool]:
    """Write these readings to the record at `path`; for each, whether it was added."""
    with RecordWriter(path) as writer:
        return [writer.write(reading) for reading in readings]


def load_views(path: Path) -> dict[str, list[dict[str, object]]]:
    """All views of the record at `path`, without the times."""
    with open_record(path) as reader:
        views = {view: list(find_dicts(reader, view)) for view in VIEWS}
    for run in views["runs"]:
        del run["first_used"]
    return views


def _find(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return Span(article.id, start, start + len(words))


def _role(article: Article, words: str, id: str) -> Role:
    return Role(_find(article, words), words, id, words, id[-3:], "GOV")


def _event(article: Article) -> Event:
    norway, finland = _role(article, "Norway", "state/NOR"), _role(article, "Finland", "state/FIN")
    return Event(
        id=content_id("event", article.id, "host"),
        article=article.id,
        sentence=_find(article, TEXT),
        trigger=_find(article, "host"),
        trigger_text="host",
        entry="consult.host",
        type=EventType.CONSULT,
        mode="visit",
        cameo="043",
        scale=2.8,
        actors=(replace(norway, through=(_find(article, "it"),)),),
        recipients=(finland,),
        when=When("2024-05", "2024-05", "text", _find(article, "May")),
        where=Where(_find(article, "Bergen"), "Bergen", "place/bergen", "Bergen", "NOR", 60.39, 5.32),
        status=Status.PLANNED,
        polarity="+",
        certainty=Certainty.CERTAIN,
        tense=Tense.FUTURE,
        said_by=(norway,),
        score=0.9,
        reasons=("subject", "object"),
    )


def _claim(article: Article, event: Event) -> Claim:
    content = _find(article, "it would host Finland in Bergen in May")
    return Claim(
        id=content_id("claim", article.id, "said"),
        article=article.id,
        sentence=event.sentence,
        holder=event.said_by,
        cue=_find(article, "said"),
        cue_text="said",
        content=content,
        content_text=content.of(article.text),
        stance=Stance.ASSERTS,
        is_quote=False,
        events=(event.id,),
    )


def _finding(article: Article) -> Finding:
    return Finding(
        id=content_id("finding", article.id, "Monday"),
        article=article.id,
        kind=FindingKind.DATE,
        sentence=_find(article, TEXT),
        span=_find(article, "Monday"),
        text="Monday",
        rests_on=(_find(article, "May"),),
        reason="It was a Tuesday.",
        should_read="Tuesday",
        rule="another weekday",
    )


def _mentions(article: Article) -> tuple[Mention, ...]:
    norway, monday, it = (_find(article, words) for words in ("Norway", "Monday", "it"))
    bergen = _find(article, "Bergen")
    state = {"id": "state/NOR", "name": "Norway", "country": "NOR", "sector": "GOV"}
    return (
        Mention(MentionKind.ACTOR, norway, "Norway", 0, 0, **state),
        Mention(
            MentionKind.TIME,
            monday,
            "Monday",
            0,
            3,
            timex="DATE",
            value="2024-04-15",
            interval=Interval("2024-04-15", "2024-04-15"),
            basis="text",
        ),
        Mention(MentionKind.ACTOR, it, "it", 0, 5, through=(norway,), **state),
        Mention(MentionKind.PLACE, bergen, "Bergen", 0, 10, id="place/bergen", name="Bergen", country="NOR"),
    )
