"""A small story told by four articles, one of them hostile: every status, dates of every grain, nested holders."""

from pathlib import Path

from dateline.articles.article import Article, Metadatum, Part, PartKind, content_id
from dateline.articles.span import Span
from dateline.claims.claim import Claim, Stance
from dateline.claims.finding import Finding, FindingKind
from dateline.events.event import DEFAULT_SCORE, Certainty, Event, EventType, Role, Status, When, Where
from dateline.mentions.mention import Interval, Mention, MentionKind
from dateline.reading import Reading, Run
from dateline.record.writer import RecordWriter
from dateline.sentences.tense import Tense

RUN = Run("run1", "0.1.0", "model-a", "codebook-a", {"pipeline": "shipped"})

# Well under the score that is shown by default, and between that and the score of most events.
HIGH = 0.9
LOW, MIDDLE = DEFAULT_SCORE / 2, (DEFAULT_SCORE + HIGH) / 2

KNOWN = {
    "Norway": ("state/NOR", "Norway", "NOR", ""),
    "Oslo": ("state/NOR", "Norway", "NOR", ""),
    "Lund": ("person/petra-lund", "Petra Lund", "NOR", "Foreign Minister of Norway"),
    "Iceland": ("state/ISL", "Iceland", "ISL", ""),
    "Latvia": ("state/LVA", "Latvia", "LVA", ""),
    "Estonia's": ("state/EST", "Estonia", "EST", ""),
}

# What the articles say; the events in them are told below.
FIRST = """Lund to visit Riga in June

Norway accepted an invitation from Latvia, Lund said on Monday. She is to visit Riga on June 18-19.
Latvia may sign a fishing accord with Norway by 2025. Iceland has never met Norway over the cables, an official said."""
SECOND = """Latvia denies arms for Iceland

Latvia denied that it sent drones to Iceland.
Estonia's spy service, according to the Harbour Wire, says Latvia sent them in 2023."""
THIRD = """Talks go on
Norway and Latvia are meeting in Riga. If talks failed, Norway would expel the envoy.
Norway has recognised Latvia since 1991."""
HOSTILE = """<script>alert("x")</script> & [bold]loud[/bold] \x1b[31mred\x07\u009b2J \u202eturned
Norway\tmocked </style>Iceland</details> today."""


def _span(article: str, text: str, words: str, *, after: int = 0) -> Span:
    start = text.index(words, after)
    return Span(article, start, start + len(words))


def _role(article: str, text: str, words: str, *, after: int = 0) -> Role:
    id, name, country, office = KNOWN.get(words, ("", "", "", ""))
    span = _span(article, text, words, after=0 if words not in text[after:] else after)
    return Role(span, words, id, name, country or None, "GOV" if country else "", office)


def _people(article: str, text: str, names: str, after: int) -> tuple[Role, ...]:
    return tuple(_role(article, text, name, after=after) for name in names.split("+") if name)


class Teller:
    """Makes the events of one article."""

    def __init__(self, article: str, text: str) -> None:
        self.article, self.text = article, text

    def event(self, sentence: str, act: str, who: str, *, when: str = "", score: float = HIGH) -> Event:
        """`act` is "trigger|TYPE|mode|status", `who` "actors>recipients<holders", `when` "from|to|words@place"."""
        when, _, where = when.partition("@")
        trigger, type, mode, status = act.split("|")
        whole = _span(self.article, self.text, sentence)
        people, _, holders = who.partition("<")
        actors, _, recipients = people.partition(">")
        span = _span(self.article, self.text, trigger, after=whole.start)
        return Event(
            id=content_id(self.article, sentence, trigger),
            article=self.article,
            sentence=whole,
            trigger=span,
            trigger_text=trigger,
            entry=f"{type.lower()}.{trigger}",
            type=EventType(type),
            mode=mode,
            cameo="042" if mode == "visit" else "",
            scale=1.0,
            actors=_people(self.article, self.text, actors, whole.start),
            recipients=_people(self.article, self.text, recipients, whole.start),
            when=self._when(when, whole.start),
            where=self._where(where, whole.start),
            status=Status(status),
            polarity="-" if status in ("denied", "not_happened") else "+",
            certainty=Certainty.CERTAIN,
            tense=Tense.PAST,
            said_by=_people(self.article, self.text, holders, whole.start),
            score=score,
            reasons=("subject", "object"),
        )

    def _when(self, when: str, after: int) -> When | None:
        if not when:
            return None
        start, end, words = when.split("|")
        span = _span(self.article, self.text, words, after=after) if words else None
        return When(start or None, end or None, "text" if words else "published", span)

    def _where(self, where: str, after: int) -> Where | None:
        if not where:
            return None
        span = _span(self.article, self.text, where, after=after)
        return Where(span, where, f"place/{where.lower()}", where, "LVA", 56.95, 24.11)


def _first(tell: Teller) -> list[Event]:
    accepted = "Norway accepted an invitation from Latvia, Lund said on Monday."
    visit, accord = "She is to visit Riga on June 18-19.", "Latvia may sign a fishing accord with Norway by 2025."
    cables = "Iceland has never met Norway over the cables, an official said."
    return [
        tell.event(accepted, "accepted|AGREE|accept|happened", "Norway>Latvia<Lund"),
        tell.event(accepted, "invitation|SUPPORT|invite|happened", "Latvia>Norway<Lund"),
        tell.event(visit, "visit|CONSULT|visit|planned", "Lund>Latvia", when="2024-06-18|2024-06-19|June 18-19@Riga"),
        tell.event(accord, "sign|AGREE|treaty|possible", "Latvia+Norway>", when="|2025|by 2025", score=MIDDLE),
        tell.event(cables, "met|CONSULT|meet|not_happened", "Iceland+Norway><an official"),
    ]


def _second(tell: Teller) -> list[Event]:
    denial = "Latvia denied that it sent drones to Iceland."
    spies = "Estonia's spy service, according to the Harbour Wire, says Latvia sent them in 2023."
    return [
        tell.event(denial, "denied|REJECT|deny|happened", "Latvia>"),
        tell.event(denial, "sent|AID|arms|denied", "Latvia>Iceland<Latvia"),
        tell.event(spies, "sent|AID|arms|alleged", "Latvia><Estonia's+the Harbour Wire", when="2023|2023|2023"),
        tell.event(spies, "says|ACCUSE||happened", "Estonia's>Latvia", score=LOW),
    ]


def _third(tell: Teller) -> list[Event]:
    talks, threat = "Norway and Latvia are meeting in Riga.", "If talks failed, Norway would expel the envoy."
    since = "Norway has recognised Latvia since 1991."
    return [
        tell.event(talks, "meeting|CONSULT|meet|ongoing", "Norway+Latvia>", when="2024-06-18|2024-06-18|@Riga"),
        tell.event(threat, "expel|SANCTION|expel|hypothetical", "Norway>the envoy"),
        tell.event(since, "recognised|SUPPORT|recognise|happened", "Norway>Latvia", when="1991||since 1991"),
    ]


def _hostile(tell: Teller) -> list[Event]:
    return [tell.event(tell.text, "mocked|ACCUSE||happened", "Norway>Iceland", when="2024-06-20|2024-06-20|today")]


def _claims(events: list[Event], text: str) -> tuple[Claim, ...]:
    held = [event for event in events if event.said_by]
    return tuple(
        Claim(
            id=content_id("claim", event.id),
            article=event.article,
            sentence=event.sentence,
            holder=event.said_by,
            cue=event.trigger,
            cue_text=event.trigger_text,
            content=event.sentence,
            content_text=event.sentence.of(text),
            stance=Stance.ASSERTS,
            is_quote=False,
            events=(event.id,),
        )
        for event in held
    )


def _mentions(events: list[Event], text: str) -> tuple[Mention, ...]:
    found = {role.span: role for event in events for role in event.actors}
    actors = [
        Mention(MentionKind.ACTOR, span, role.text, 0, 0, role.id, role.name, role.country, role.sector, role.office)
        for span, role in sorted(found.items())
    ]
    whens = {event.when.span: event.when for event in events if event.when and event.when.span}
    times = [
        Mention(MentionKind.TIME, span, span.of(text), 0, 0, timex="DATE", value="X", interval=Interval(w.start, w.end))
        for span, w in sorted(whens.items())
    ]
    return (*actors, *times)


def _findings(id: str, text: str) -> tuple[Finding, ...]:
    wrong = {"2025": (FindingKind.YEARS, "1991"), "1991": (FindingKind.OFFICE, "")}
    wrong["mocked"] = (FindingKind.NAME, "teased")
    return tuple(
        Finding(
            id=content_id("finding", id, words),
            article=id,
            kind=kind,
            sentence=Span(id, 0, len(text)),
            span=_span(id, text, words),
            text=words,
            rests_on=(_span(id, text, "Norway"),),
            reason=f"It cannot be {words}.",
            should_read=right,
            rule="by hand",
        )
        for words, (kind, right) in wrong.items()
        if words in text
    )


def _reading(id: str, text: str, about: tuple[str, str, str], tellings: list[Event]) -> Reading:
    title, outlet, published = about
    article = Article(
        id=id,
        text=text,
        parts=(Part(Span(id, 0, len(text)), PartKind.BODY),),
        title=title,
        outlet=Metadatum(outlet) if outlet else None,
        published=Metadatum(published) if published else None,
    )
    found = _findings(id, text)
    return Reading(article, (), _mentions(tellings, text), tuple(tellings), _claims(tellings, text), RUN, found)


def story() -> list[Reading]:
    """The four readings."""
    return [
        _reading("a1", FIRST, ("Lund to visit Riga", "Fjord Post", "2024-06-10"), _first(Teller("a1", FIRST))),
        _reading("a2", SECOND, ("", "Baltic Mirror", "2024-06-12"), _second(Teller("a2", SECOND))),
        _reading("b3", THIRD, ("Talks go on", "Fjord Post", "2024-06-18"), _third(Teller("b3", THIRD))),
        _reading("c4", HOSTILE, ('"><img src=x onerror=alert(1)>', "", ""), _hostile(Teller("c4", HOSTILE))),
    ]


def write_story(path: Path) -> Path:
    """The story as a record at `path`."""
    with RecordWriter(path) as writer:
        for reading in story():
            writer.write(reading)
    return path
