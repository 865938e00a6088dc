"""The words of a Markdown text: its paragraphs and headings; addresses of links, pictures and HTML are left out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from dateline.articles.document import Document
from dateline.articles.iso_date import iso_day

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.{0,10000}?)^---[ \t]*\r?$\n?", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"^(\w+)[ \t]*:[ \t]*(?:\"([^\"\n]*)\"|'([^'\n]*)'|([^\r\n]*?))[ \t]*\r?$", re.MULTILINE)
_SAID_INLINE = frozenset({"text", "code_inline", "text_special"})
_SAID_AS_IT_STANDS = frozenset({"code_block", "fence"})


def read_markdown(document: Document) -> Document:
    """The same document with a text in place of its data; what it already knew of itself wins over front matter."""
    text = (document.data or b"").decode("utf-8")
    front = _FRONT_MATTER.match(text)
    fields = _fields(front[1]) if front else {}
    tokens = MarkdownIt("commonmark").enable("table").parse(text[front.end() :] if front else text)
    return replace(
        document,
        data=None,
        form=None,
        text="\n\n".join(filter(None, map(_words, tokens))),
        title=document.title or fields.get("title", "") or _first_heading(tokens),
        published=document.published or _day(fields.get("date") or fields.get("published") or ""),
        outlet=document.outlet or fields.get("outlet") or fields.get("publisher") or "",
        author=document.author or fields.get("author", ""),
        url=document.url or fields.get("url", ""),
        language=document.language or fields.get("language") or fields.get("lang") or "",
    )


def _fields(front: str) -> dict[str, str]:
    """The simple fields of front matter; lists and what is nested are let pass."""
    return {found[1].lower(): next(filter(None, found.groups()[1:]), "").strip() for found in _FIELD.finditer(front)}


def _day(words: str) -> str:
    try:
        return iso_day(words) if words else ""
    except ValueError:
        return ""


def _first_heading(tokens: Iterable[Token]) -> str:
    """The words of the first heading when it is of the first level and nothing stands before it."""
    opening = list(tokens)[:2]
    return _words(opening[1]) if opening and opening[0].type == "heading_open" and opening[0].tag == "h1" else ""


def _words(token: Token) -> str:
    if token.type in _SAID_AS_IT_STANDS:
        return token.content.strip()
    return "".join(_inline(token.children or ())).strip() if token.type == "inline" else ""


def _inline(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type in _SAID_INLINE:
            yield token.content
        elif token.type in ("softbreak", "hardbreak"):
            yield " " if token.type == "softbreak" else "\n"
