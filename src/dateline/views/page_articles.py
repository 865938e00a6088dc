"""The articles at the end of a timeline page: in full, with an anchor at each sentence that tells of an event."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dateline.articles.span import Span
from dateline.record.reader import RecordReader
from dateline.views.dates import date_words
from dateline.views.markup import Mark, event_marks
from dateline.views.page_marks import escaped, marked
from dateline.views.rows import ToldEvent, find_rows


@dataclass(frozen=True, slots=True)
class PageArticle:
    """An article on a page: its number there, its words, and the events that the page shows of it."""

    number: int
    title: str
    outlet: str
    published: str
    text: str
    told: list[ToldEvent] = field(default_factory=list)

    def anchor(self, sentence: Span) -> str:
        """The element id of a sentence."""
        return f"a{self.number}-{sentence.start}"

    @property
    def source(self) -> str:
        """Outlet and date of publication, as far as they are known."""
        return ", ".join(filter(None, (self.outlet, date_words(self.published) if self.published else "")))


def page_articles(reader: RecordReader, rows: Iterable[ToldEvent]) -> Mapping[str, PageArticle]:
    """The articles that tell of these events, in the order in which the timeline comes to them."""
    found: dict[str, PageArticle] = {}
    for told in rows:
        article = told.event.article
        if article not in found:
            found[article] = _article(reader, told, len(found) + 1)
        found[article].told.append(told)
    return found


def article_html(article: PageArticle, *, is_open: bool = False) -> str:
    """An article, closed until it is asked for unless it `is_open`."""
    opened = " open" if is_open else ""
    return (
        f'<li><details class="article" id="a{article.number}"{opened}><summary>'
        f'<span class="title">{escaped(article.title)}</span>'
        f' <span class="source">{escaped(article.source)}</span></summary>'
        f'<div class="text">{_text_html(article)}</div></details></li>'
    )


def _article(reader: RecordReader, told: ToldEvent, number: int) -> PageArticle:
    """The article of an event."""
    text = find_rows(reader, "SELECT text FROM articles WHERE id = ?", (told.event.article,))[0]["text"]
    title = told.title or text.strip().partition("\n")[0][:120] or told.event.article
    return PageArticle(number, title, told.outlet, told.published, text)


def _text_html(article: PageArticle) -> str:
    """The words of an article; sentences that tell of events are elements of their own."""
    marks = [mark for told in article.told for mark in event_marks(told.event)]
    pieces, at = [], 0
    for sentence in sorted({told.event.sentence for told in article.told}):
        if sentence.start < at:
            continue
        pieces.append(marked(article.text[at : sentence.start], marks, at))
        pieces.append(_sentence_html(article, sentence, marks))
        at = sentence.end
    return "".join((*pieces, marked(article.text[at:], marks, at)))


def _sentence_html(article: PageArticle, sentence: Span, marks: list[Mark]) -> str:
    """A sentence that tells of an event."""
    here = [mark for mark in marks if mark.start < sentence.end and sentence.start < mark.end]
    words = marked(sentence.of(article.text), here, sentence.start)
    return f'<span class="told" id="{article.anchor(sentence)}" tabindex="-1">{words}</span>'
