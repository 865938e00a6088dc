"""Snippets: the passage of an article in which the most of the words asked for stand, cut from its normal reading."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass

from dateline.articles.normal import normal
from dateline.record.reader import RecordReader
from dateline.web.index.question import passage_expression

_WORDS = 30
_PRIVATE = range(0xE000, 0xF8FF)  # signs that no language uses
# The same words as in the index, so that what was found there is found here.
_TABLE = "CREATE VIRTUAL TABLE passage USING fts5(text, tokenize='porter unicode61 remove_diacritics 2')"


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage of an article; `found` are the words asked for, from and to which character of the passage."""

    text: str
    found: tuple[tuple[int, int], ...]
    is_start: bool
    is_end: bool


def find_snippets(reader: RecordReader, words: str, articles: Iterable[str]) -> dict[str, Snippet]:
    """The passages of articles for a question, by article."""
    sql = "SELECT id, text FROM article_row WHERE id IN (SELECT value FROM json_each(?))"
    with closing(sqlite3.connect(":memory:")) as memory:
        memory.execute(_TABLE)
        return {id: _snippet(memory, text, words) for id, text in reader.rows(sql, (json.dumps(list(articles)),))}


def find_snippet(text: str, words: str) -> Snippet:
    """The passage of a text for a question: at most 30 words; its beginning where it has none of them."""
    with closing(sqlite3.connect(":memory:")) as memory:
        memory.execute(_TABLE)
        return _snippet(memory, text, words)


def _snippet(memory: sqlite3.Connection, text: str, words: str) -> Snippet:
    whole = normal(text).text
    wanted = passage_expression(words)
    begin, end = _signs_not_in(whole)
    memory.execute("INSERT INTO passage (rowid, text) VALUES (1, ?)", (whole.encode("utf-8", "replace").decode(),))
    asked = (begin, end, _WORDS, wanted)
    sql = "SELECT snippet(passage, 0, ?, ?, '', ?) FROM passage WHERE passage MATCH ?"
    found = memory.execute(sql, asked).fetchone() if wanted else None
    memory.execute("DELETE FROM passage")
    return _marked(whole, found[0] if found else _beginning(whole), begin, end)


def _marked(whole: str, passage: str, begin: str, end: str) -> Snippet:
    plain = passage.replace(begin, "").replace(end, "")
    spans = tuple(_spans(passage, begin, end))
    return Snippet(plain, spans, whole.startswith(plain), whole.endswith(plain))


def _spans(passage: str, begin: str, end: str) -> Iterator[tuple[int, int]]:
    """Where the marked words are, in the passage without its marks."""
    place = 0
    for part in passage.split(begin):
        marked, _, after = part.partition(end) if end in part else ("", "", part)
        if marked:
            yield place, place + len(marked)
        place += len(marked) + len(after)


def _signs_not_in(text: str) -> tuple[str, str]:
    """Two signs to mark words with, that the text does not have."""
    free = (chr(code) for code in _PRIVATE if chr(code) not in text)
    return next(free), next(free)


def _beginning(text: str) -> str:
    """The first words of a text."""
    words = text.split(None, _WORDS)
    return text[: len(text) - len(words[-1])].rstrip() if len(words) > _WORDS else text
