"""The rows of a timeline page: one line an event, which opens on its sentence, its spans and how it was made."""

from collections.abc import Iterable, Iterator

from dateline.articles.span import Span
from dateline.events.event import Event, Role
from dateline.views.dates import date_words, interval_words
from dateline.views.markup import event_marks
from dateline.views.page_articles import PageArticle
from dateline.views.page_marks import escaped, marked
from dateline.views.rows import ToldEvent

# How much of a paragraph stands around a sentence, in characters: enough to see what it is about.
_AROUND = 320

_BASIS = {"text": "in the text", "inherited": "by a linked expression", "published": "by the date of publication"}


def period(told: ToldEvent) -> str:
    """The heading an event stands under: its year, or, undated, when its article was published."""
    when = told.event.when
    first = when and (when.start or when.end)
    if first:
        return first[:4]
    return f"Undated, published {date_words(told.published)}" if told.published else "Undated"


def row_html(told: ToldEvent, article: PageArticle) -> str:
    """An event."""
    event = told.event
    status = event.status.value
    return (
        f'<li class="event {status}" data-type="{event.type.value}" data-status="{status}"><details>'
        f'<summary><span class="date">{_date(told)}</span><span class="form" aria-hidden="true"></span>'
        f'<span class="what">{what_html(event)}</span><span class="status">{status.replace("_", " ")}</span>'
        f'<span class="source">{_sources(event, article)}</span>'
        f'<span class="score" title="score, 0 to 1">{event.score:.2f}</span></summary>'
        f'<div class="opened">{passage_html(event, article)}{_spans(event, article.text)}{_made(told, article)}</div>'
        "</details></li>"
    )


def _date(told: ToldEvent) -> str:
    """The days of the event, the year left to the heading."""
    when = told.event.when
    if when is None:
        return "undated"
    words = interval_words(when.start, when.end)
    return words.removesuffix(f" {period(told)}") if when.start and when.end else words


def what_html(event: Event) -> str:
    """Who, the act, whom and where."""
    act = f'<span class="act"><b>{event.type.value}</b> {escaped(event.mode or event.trigger_text)}</span>'
    who = _people(event.actors) or '<span class="nobody">nobody named</span>'
    whom = f'<span class="arrow" aria-label="to">→</span> {_people(event.recipients)}' if event.recipients else ""
    place = event.where.name or event.where.text if event.where else ""
    is_told = place in {role.name or role.text for role in event.recipients}
    where = f'<span class="where">{escaped(place)}</span>' if place and not is_told else ""
    return f"{who} {act} {whom} {where}"


def _people(roles: Iterable[Role]) -> str:
    """Those who take part, each once."""
    people = dict.fromkeys(role.name or role.text for role in roles)
    return ", ".join(f'<span class="name">{escaped(name)}</span>' for name in people)


def _sources(event: Event, article: PageArticle) -> str:
    """Who says so, nearest first, ending with the outlet."""
    chain = [f"says {escaped(role.name or role.text)}" for role in event.said_by]
    return " · ".join([*chain, escaped(article.source or article.title)])


def passage_html(event: Event, article: PageArticle) -> str:
    """The sentence with its spans, in the paragraph where it stands."""
    sentence = event.sentence
    first = max(article.text.rfind("\n", 0, sentence.start) + 1, sentence.start - _AROUND)
    last = min(_line_end(article.text, sentence.end), sentence.end + _AROUND)
    before, after = article.text[first : sentence.start], article.text[sentence.end : last]
    marks = event_marks(event)
    return (
        f"<blockquote>{'' if _is_line_start(article.text, first) else '… '}{marked(before, marks, first)}"
        f'<span class="sentence">{marked(sentence.of(article.text), marks, sentence.start)}</span>'
        f"{marked(after, marks, sentence.end)}{'' if last == _line_end(article.text, last) else ' …'}</blockquote>"
    )


def _line_end(text: str, at: int) -> int:
    """Where the line that holds this place ends."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _is_line_start(text: str, at: int) -> bool:
    """Whether a line starts here."""
    return at == 0 or text[at - 1] == "\n"


def _spans(event: Event, text: str) -> str:
    """The legend: each span with the part it plays and what it stands for."""
    rows = [("trigger", event.trigger_text, f"{event.type.value} {event.mode}".strip())]
    for label, roles in (("actor", event.actors), ("recipient", event.recipients), ("holder", event.said_by)):
        rows.extend((label, role.text, _meaning(role, text)) for role in roles)
    rows.extend(_when_and_where(event, text))
    return f"<dl>{''.join(_span_row(*row) for row in rows)}</dl>"


def _when_and_where(event: Event, text: str) -> Iterator[tuple[str, str, str]]:
    """Time and place, as printed and as understood."""
    when, where = event.when, event.where
    if when:
        meaning = f"{interval_words(when.start, when.end)}, {_BASIS.get(when.basis, when.basis)}"
        yield "when", when.span.of(text) if when.span else "", meaning
    if where:
        yield "where", where.text, ", ".join(filter(None, (where.name, where.country)))


def _span_row(label: str, words: str, meaning: str) -> str:
    """One line of the legend."""
    shown = f'<mark class="{label}">{escaped(words)}</mark> ' if words else ""
    return f"<dt>{label}</dt><dd>{shown}{escaped(meaning)}</dd>"


def _meaning(role: Role, text: str) -> str:
    """Whom the words stand for, and through which other words."""
    through = [f"through “{span.of(text)}”" for span in role.through]
    known = (role.name, role.office, role.country or "", role.id, *through)
    return ", ".join(part for part in dict.fromkeys(known) if part and part != role.text)


def _made(told: ToldEvent, article: PageArticle) -> str:
    """How the row was made, and the way to the article."""
    event = told.event
    parts = (f"polarity {event.polarity}", f"certainty {event.certainty.value}", f"tense {event.tense.value}")
    made = " · ".join((*parts, f"entry {event.entry}", *event.reasons, f"run {told.run}", f"id {event.id}"))
    return f'<p class="made">{escaped(made)}</p><p>{way_html(event.sentence, article)}</p>'


def way_html(sentence: Span, article: PageArticle) -> str:
    """A link to the sentence in its article."""
    return f'<a class="way" href="#{article.anchor(sentence)}">Read it in the article: {escaped(article.title)}</a>'
