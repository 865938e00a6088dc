"""Reading an article by its normal text, and leading what was found there back to the words as they are printed."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from dateline.articles.article import Article
from dateline.articles.normal import Normal, normal
from dateline.articles.span import Span

Found = TypeVar("Found")


def normal_article(article: Article) -> tuple[Article, Normal]:
    """The article as it is read, and the way back; the same article where its text is normal already."""
    words = normal(article.text)
    if words.text == article.text:
        return article, words
    places = ((part, words.place(part.span.start, part.span.end)) for part in article.parts)
    parts = tuple(replace(part, span=Span(article.id, *place)) for part, place in places if place[0] < place[1])
    return replace(article, text=words.text, parts=parts), words


def led_back(found: Found, words: Normal, text: str) -> Found:
    """What was found in the normal reading, with every span led back to `text` and every surface as it is printed.

    `found` is a value with spans, or a tuple of such: a frozen dataclass in which `text` is the surface of `span`,
    `trigger_text` of `trigger`. Offsets of a word (`start`, `end` beside no span) are led back as well.
    """
    return found if words.text == text else cast(Found, _led(found, words, text))


def _led(value: Any, words: Normal, text: str) -> Any:
    if isinstance(value, Span):
        return Span(value.article, *words.original(value.start, value.end))
    if isinstance(value, tuple):
        return tuple(_led(one, words, text) for one in value)
    return _led_fields(value, words, text) if is_dataclass(value) else value


def _led_fields(value: Any, words: Normal, text: str) -> Any:
    led = {one.name: _led(getattr(value, one.name), words, text) for one in fields(value)}
    if "start" in led and "span" not in led and isinstance(led["start"], int):
        led["start"], led["end"] = words.original(led["start"], led["end"])
    surfaces = {"text": led.get("span")} | {f"{name}_text": one for name, one in led.items()}
    printed = {name: span.of(text) for name, span in surfaces.items() if name in led and isinstance(span, Span)}
    return replace(value, **(led | printed))
