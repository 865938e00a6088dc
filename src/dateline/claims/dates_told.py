"""Dates that cannot be: no such day, another weekday, an end before its start, a day to come told as past."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from dateline.articles.span import Span
from dateline.claims.evidence import YEAR, Evidence, in_words, is_dated
from dateline.claims.finding import Finding, FindingKind
from dateline.mentions.mention import Mention
from dateline.mentions.periods import Period
from dateline.mentions.time_words import WEEKDAYS, any_of
from dateline.sentences.sentence import Sentence, Token

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(rf"(?P<weekday>{any_of(WEEKDAYS)})\b", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FROM = re.compile(r"\bfrom\s$", re.IGNORECASE)
_TO = re.compile(r"\s(?:to|until|till|through)\s")
# What is moved goes from its old date to its new one; what changes is compared in any order.
_MOVES = re.compile(
    r"\b(?:mov|chang|postpon|reschedul|brought|bring|advanc|shift|revis|cut|drop|f[ae]ll|return|declin|correct|extend|"
    r"compar|down|up|data|figure|level)",
    re.IGNORECASE,
)
# Acts on a day of their own. What is set, announced, called or agreed for a day to come is none.
_DONE = frozenset(
    {"sign", "meet", "visit", "arrive", "come", "return", "leave", "die", "kill", "shoot", "attack", "bomb", "invade"}
    | {"arrest", "detain", "release", "happen", "occur", "take", "crash", "collapse", "sink", "resign"}
    | {"bear", "ratify", "inaugurate", "swear", "publish", "testify"}
)
_NOT_DONE = re.compile(
    r"""["“”«»]|\b(?:would|will|shall|should|could|can|may|might|must|if|unless|as though|wish\w*|imagin\w*|"""
    r"fiction\w*|film|movie|novel|book|play|series|episode|game|story|scenario|simulat\w*|hoax|joke\w*|jokingly|"
    r"future|calendar|era|BS|BE|AH|typo|misprint|mistak\w*|misspo\w*|wrong\w*|errone\w*|correct\w*|expir\w*|matur\w*)\b",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"\b(?:to|for|until|till|about|over|that|before|after|plan\w*|due|schedul\w*|proposal|bill|law|deadline|ahead|"
    r"\w+ing|goals?|targets?|ballots?|tickets?|bids?|rights?|contracts?|summit|elections?|polls?|referendum|vote|match|"
    r"through|by)\b|(?<!\bon )$"
)


def find_impossible_dates(evidence: Evidence) -> Iterator[Finding]:
    """All dates that cannot be, kind by kind."""
    for sentence in evidence.sentences:
        times = evidence.times(sentence.index)
        for time in times:
            yield from _no_such_day(evidence, time)
            yield from _another_weekday(evidence, time)
            yield from _still_to_come(evidence, time)
        for first, last in pairwise(times):
            yield from _backwards(evidence, first, last)


def _no_such_day(evidence: Evidence, time: Mention) -> Iterator[Finding]:
    if time.timex == "DATE" and not time.value:
        reason = f"The calendar has no {time.text}."
        yield evidence.finding(FindingKind.DATE, time.span, rule="no such day", reason=reason)


def _another_weekday(evidence: Evidence, time: Mention) -> Iterator[Finding]:
    told, day = _WEEKDAY.search(time.text), _DAY.match(time.value)
    if not (told and day and YEAR.search(time.text)):
        return
    weekday = date.fromisoformat(day[0]).weekday()
    if WEEKDAYS[told["weekday"].lower()] != weekday:
        should_read = time.text.replace(told["weekday"], _NAMES[weekday], 1)
        reason = f"{time.text.partition(told['weekday'])[2].strip(' ,')} was a {_NAMES[weekday]}."
        yield evidence.finding(
            FindingKind.DATE, time.span, rule="another weekday", reason=reason, should_read=should_read
        )


def _backwards(evidence: Evidence, first: Mention, last: Mention) -> Iterator[Finding]:
    sentence = evidence.sentences[first.sentence]
    glue = evidence.article.text[first.span.end : last.span.start]
    if not (_TO.fullmatch(glue) and _FROM.search(evidence.before(first))) or _MOVES.search(sentence.text):
        return
    are_placed = is_dated(first) and is_dated(last)
    if are_placed and Period.of_iso(first.value).first > Period.of_iso(last.value).last:
        span = Span(first.span.article, first.span.start, last.span.end)
        reason = f"It ends, {last.text}, before it begins, {first.text}."
        yield evidence.finding(FindingKind.DATE, span, rule="end before start", reason=reason)


def _still_to_come(evidence: Evidence, time: Mention) -> Iterator[Finding]:
    """A day of a later year than publication, told as the day of something done."""
    if not (evidence.days and YEAR.search(time.text) and _DAY.fullmatch(time.value)):
        return
    day, published = date.fromisoformat(time.value), date.fromisoformat(evidence.days[1])
    is_later = day.year > published.year and day - published > timedelta(days=1)
    if is_later and _is_told_as_past(evidence.sentences[time.sentence], time):
        reason = f"{in_words(time.value)} comes after publication {evidence.then}, but is told as past."
        yield evidence.finding(FindingKind.DATE, time.span, rule="told as past", reason=reason)


def _is_told_as_past(sentence: Sentence, time: Mention) -> bool:
    """Whether the verb that a day belongs to tells something done, with and the day is of it alone."""
    head = next((t for t in sentence.ancestors(sentence.tokens[time.token]) if not _is_in(t, time)), None)
    if head is None or head.end > time.span.start or _NOT_DONE.search(sentence.text):
        return False
    between = sentence.text[head.end - sentence.span.start : time.span.start - sentence.span.start]
    return head.lemma in _DONE and _is_finite_past(sentence, head) and not _FOR.search(between)


def _is_finite_past(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb is "signed" or "was signed" of itself."""
    helpers = [token.text.lower() for token in sentence.children(verb, "aux")]
    return verb.tag == "VBD" and not helpers if verb.tag != "VBN" else helpers in (["was"], ["were"])


def _is_in(token: Token, time: Mention) -> bool:
    return time.span.start <= token.start < time.span.end
