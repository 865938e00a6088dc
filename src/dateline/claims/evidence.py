"""What findings rest on: an article as it was read, the registry, and the day of publication."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from dateline.articles.article import Article, content_id
from dateline.articles.span import Span
from dateline.claims.finding import Finding, FindingKind
from dateline.events.event import Event
from dateline.mentions.mention import Interval, Mention, MentionKind
from dateline.mentions.periods import Period
from dateline.registry.parts_played import is_honorific
from dateline.registry.people import Person
from dateline.registry.registry import Registry
from dateline.sentences.sentence import Sentence

# calendar.month_name speaks the language of the user's machine.
_FIRST_HALF = ("January", "February", "March", "April", "May", "June")
_MONTHS = (*_FIRST_HALF, "July", "August", "September", "October", "November", "December")
# Events of a lower score are no basis for a finding. It asks less of them than the default view does: of a row whose
# date or recipient is doubtful it is mostly plain who acts.
LEAST_SCORE = 0.1
YEAR = re.compile(r"(?<![\d,.])(?:1[5-9]|20)\d\d(?![\d,.]\d|\d)")
_PLACE = re.compile(r"\d{4}(?:-\d\d){0,2}")
_PAST_AGO = re.compile(r"\b(?:years?|decades?|centur(?:y|ies)) (?:ago|earlier|before)\b|\bhistor", re.IGNORECASE)


@dataclass(frozen=True)
class Evidence:
    """An article with all that was found in it, and what it is held against."""

    article: Article
    sentences: Sequence[Sentence]
    mentions: Sequence[Mention]
    events: Sequence[Event]
    registry: Registry
    published: Interval | None

    @cached_property
    def days(self) -> tuple[str, str] | None:
        """The first and last day of publication as far as known, ISO; None when neither the text nor a user told it."""
        if self.published is None or not self.published.start or not self.published.end:
            return None
        first, last = Period.of_iso(self.published.start), Period.of_iso(self.published.end)
        return first.first.isoformat(), last.last.isoformat()

    @property
    def then(self) -> str:
        """When the article was published, in print: "on 25 September 2023", "between 2023 and July 2024"."""
        start, end = (self.published.start, self.published.end) if self.published else (None, None)
        return on_day(start or "") if start == end else f"between {in_words(start or '')} and {in_words(end or '')}"

    def times(self, sentence: int) -> Sequence[Mention]:
        """The times that a sentence tells, in text order."""
        return self._times.get(sentence, ())

    @cached_property
    def _times(self) -> dict[int, list[Mention]]:
        found: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            if mention.kind is MentionKind.TIME:
                found.setdefault(mention.sentence, []).append(mention)
        return found

    def sure_holder(self, country: str, title: str) -> Person | None:
        """The one who surely held an office on the day of publication; None where another may have."""
        held = self.registry.holders(country, title, *self.days) if self.days else ()
        is_sure = any(tenure.is_sure and tenure.covers(*self.days) for tenure in held) if self.days else False
        people = {tenure.person for tenure in held}
        return self.registry.person(people.pop()) if is_sure and len(people) == 1 else None

    def before(self, mention: Mention) -> str:
        """The words of its sentence that stand before a mention."""
        sentence = self.sentences[mention.sentence]
        return sentence.text[: mention.span.start - sentence.span.start]

    def office_before(self, mention: Mention) -> Span | None:
        """Where the office of a mention stands directly before its name, honorifics left aside."""
        before = self.before(mention)
        words = before.split()
        while words and is_honorific(words[-1]):
            before = before[: before.rindex(words.pop())]
        found = re.search(rf"\b({re.escape(mention.title)})\s+$", before, re.IGNORECASE) if mention.title else None
        start = self.sentences[mention.sentence].span.start
        return Span(mention.span.article, start + found.start(1), start + found.end(1)) if found else None

    def speaks_of_another_time(self, sentence: int) -> bool:
        """Whether a sentence tells of times more than a year before publication."""
        if not self.days:
            return True
        year, text = int(self.days[0][:4]), self.sentences[sentence].text
        if _PAST_AGO.search(text) or any(int(found[0]) < year - 1 for found in YEAR.finditer(text)):
            return True
        ends = (time.interval.end for time in self.times(sentence) if time.interval and time.interval.end)
        return any(int(end[:4]) < year - 1 for end in ends)

    def finding(self, kind: FindingKind, span: Span, *, rule: str, reason: str, **more: object) -> Finding:
        """A finding at a span; `more` may hold `should_read` and `rests_on`."""
        sentence = next(one.span for one in self.sentences if one.span.covers(span))
        id = content_id("finding", self.article.id, kind.value, str(span.start), str(span.end))
        return Finding(
            id=id,
            article=self.article.id,
            kind=kind,
            sentence=sentence,
            span=span,
            text=span.of(self.article.text),
            rests_on=tuple(more.get("rests_on", ())),  # type: ignore[arg-type]
            reason=reason,
            should_read=str(more.get("should_read", "")),
            rule=rule,
        )


def is_dated(time: Mention) -> bool:
    """Whether a time is told with its year, as a day, a month or a year."""
    return bool(YEAR.search(time.text) and _PLACE.fullmatch(time.value))


def in_words(date: str) -> str:
    """An ISO date in print: "17 December 2011", "December 2011", "2011"."""
    year, *rest = date[:10].split("-")
    parts = [year] if not rest else [_MONTHS[int(rest[0]) - 1], year]
    return " ".join(parts if len(rest) < 2 else [str(int(rest[1])), *parts])


def on_day(date: str) -> str:
    """ "on 17 December 2011", "in December 2011", "in 2011"."""
    return f"{'on' if len(date) > 7 else 'in'} {in_words(date)}"
