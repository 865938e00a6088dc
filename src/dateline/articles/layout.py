"""The parts of an article: every paragraph with what it is, judged by its words, its place and its neighbours.

Nothing is removed. Kinds are found in four steps, each looking only at what the step before left open: rules on the
words alone, headlines by their shape, the tail that follows the last paragraph of news, and repetitions.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from dateline.articles.article import Part, PartKind
from dateline.articles.boilerplate import find_rule
from dateline.articles.origin import dateline_prefix
from dateline.articles.published import find_date_line
from dateline.articles.span import Span

_HEADLINE_WORDS = 25  # the longest headlines and decks of wire reports; above it a missing full stop is an accident
_CROSSHEAD_WORDS = 8  # headings between paragraphs are shorter
_REPEATED_WORDS = 6  # an answer like "Yes." may stand twice in an interview
_GALLERY_LINES = 3  # so many fragments in a row are captions or links, not headings
_SENTENCE_END = re.compile(r"[.:;,…]['\"”’)\]]*$|[!?][\"”]$")
_SENTENCE_INSIDE = re.compile(r"[^\W\d_]{4}[.!?]['\"”’]?\s")
_CAPITALISED = re.compile(r"\b[A-ZÀ-Ž][\w-]*")
_LIST_ITEM = re.compile(r"[^\w\s\"'“‘(\[#$€£]|\(?\d{1,2}[.)]\s|[a-z]")


def find_parts(text: str, paragraphs: Sequence[Span], *, title: str) -> tuple[Part, ...]:
    """Every paragraph with its kind; a dateline at the head of a paragraph becomes a part of its own."""
    words = [paragraph.of(text) for paragraph in paragraphs]
    kinds = [_kind_of_words(paragraph) for paragraph in words]
    _mark_headlines(words, kinds, title=_simplified(title))
    _mark_fragments(words, kinds)
    _mark_tail(words, kinds)
    _mark_repetitions(words, kinds)
    parts = (Part(paragraph, kind or PartKind.BODY) for paragraph, kind in zip(paragraphs, kinds, strict=True))
    return tuple(piece for part in parts for piece in _split_dateline(text, part))


def _kind_of_words(words: str) -> PartKind | None:
    if find_date_line(words):
        return PartKind.DATELINE
    found = find_rule(words)
    return found[0].kind if found else None


def _mark_headlines(words: list[str], kinds: list[PartKind | None], *, title: str) -> None:
    """Settle everything still open as headline or body."""
    longest = _HEADLINE_WORDS
    for index, kind in enumerate(kinds):
        if kind is None:
            is_title = bool(title) and _simplified(words[index]) == title
            is_headline = is_title or _looks_like_headline(words[index], longest=longest)
            kinds[index] = PartKind.HEADLINE if is_headline else PartKind.BODY
            longest = longest if is_headline else _CROSSHEAD_WORDS


def _looks_like_headline(words: str, *, longest: int) -> bool:
    if _SENTENCE_END.search(words[-5:]) or _LIST_ITEM.match(words) or len(words) > longest * 12:
        return False
    if _SENTENCE_INSIDE.search(words):
        return False
    # A question between paragraphs belongs to an interview, above them it is a headline.
    return len(words.split()) <= longest and (longest == _HEADLINE_WORDS or not words.endswith(("?", "!")))


def _mark_fragments(words: list[str], kinds: list[PartKind | None]) -> None:
    """Runs of short lines below the first paragraph: galleries, lists of links, signatures."""
    bodies = [index for index, kind in enumerate(kinds) if kind is PartKind.BODY] or [len(kinds)]
    below = range(bodies[0], len(kinds))
    for is_fragment, run in groupby(below, key=lambda index: kinds[index] is PartKind.HEADLINE):
        indices = list(run)
        is_closing = indices[0] > bodies[-1] and (len(indices) > 1 or _looks_like_signature(words[indices[0]]))
        if is_fragment and (len(indices) >= _GALLERY_LINES or is_closing):
            for index in indices:
                kinds[index] = PartKind.DEBRIS


def _looks_like_signature(words: str) -> bool:
    return words.isupper() or len(words.split()) <= 4


def _mark_tail(words: list[str], kinds: list[PartKind | None]) -> None:
    """From the end upwards, until a paragraph of news: what only the place below the report tells."""
    spoken_of = _first_uses(words, kinds)
    for index in reversed(range(len(kinds))):
        found = find_rule(words[index], in_tail=True)
        if found and kinds[index] in (PartKind.HEADLINE, PartKind.BODY, PartKind.DEBRIS):
            person = found[1].groupdict().get("person")
            if not person or spoken_of.get(person.split()[-1], index) >= index:
                kinds[index] = found[0].kind
        if kinds[index] is PartKind.BODY:
            return


def _first_uses(words: list[str], kinds: list[PartKind | None]) -> dict[str, int]:
    """The first paragraph of news that uses a word, for every word with a capital."""
    first: dict[str, int] = {}
    for index, kind in enumerate(kinds):
        if kind is PartKind.BODY:
            for word in _CAPITALISED.findall(words[index]):
                first.setdefault(word, index)
    return first


def _mark_repetitions(words: list[str], kinds: list[PartKind | None]) -> None:
    seen: set[str] = set()
    for index, kind in enumerate(kinds):
        if kind is PartKind.HEADLINE or (kind is PartKind.BODY and len(words[index].split()) >= _REPEATED_WORDS):
            simplified = _simplified(words[index])
            if simplified in seen:
                kinds[index] = PartKind.DUPLICATE
            seen.add(simplified)


def _simplified(words: str) -> str:
    """The words without case, punctuation and spacing, for comparing two printings of one line."""
    return " ".join(re.findall(r"\w+", words.casefold()))


def _split_dateline(text: str, part: Part) -> Iterator[Part]:
    prefix = dateline_prefix(text, part)
    if prefix is None:
        yield part
        return
    yield Part(prefix, PartKind.DATELINE)
    rest = text[prefix.end : part.span.end]
    if rest.strip():
        start = prefix.end + len(rest) - len(rest.lstrip())
        yield Part(Span(part.span.article, start, part.span.end), part.kind)
