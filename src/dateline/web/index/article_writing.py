"""Articles of the index made from their newest readings, with their claims and findings and who takes part in them."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dateline.articles.normal import normal
from dateline.events.event import DEFAULT_SCORE
from dateline.record.reader import RecordReader
from dateline.web.index.article_counts import RecordedArticle, counted_of_article
from dateline.web.index.claim_tokens import claim_tokens
from dateline.web.index.counts import Counts, packed, unpacked
from dateline.web.index.keys import article_base, serial
from dateline.web.index.line_writing import find_lines_of
from dateline.web.index.tokens import facet
from dateline.web.index.words import WordChanges, insert_keyed

SERIAL = 39
_HERE = "article IN (SELECT value FROM json_each(?))"
_ARTICLES = f"""
    SELECT article, title, coalesce(outlet, ''), coalesce(origin, ''), coalesce(published, ''), language
    FROM newest_reading WHERE {_HERE}
"""
_PARTS = {
    "events": f"""
        SELECT article, id, score, type, status,
            coalesce(when_from, when_to) IS NOT NULL, coalesce(where_name, where_id) IS NOT NULL
        FROM events WHERE {_HERE}
    """,
    "roles": f"SELECT article, event, part, actor, name, text, country, sector, office FROM roles WHERE {_HERE}",
    "claims": f"SELECT article, id, stance, content_text FROM claims WHERE {_HERE}",
    "holders": f"SELECT article, claim, actor, name, text, country, sector, office FROM claim_holders WHERE {_HERE}",
    "claimed": f"SELECT article, claim, event FROM claim_events WHERE {_HERE}",
    "findings": f"SELECT article, id, kind FROM findings WHERE {_HERE}",
}
_TEXTS = "SELECT id, text FROM article_row WHERE id IN (SELECT value FROM json_each(?))"
_KNOWN = "SELECT id, key, title, outlet, counted FROM article WHERE id IN (SELECT value FROM json_each(?))"
_NEW = "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING"
_NEW_CLAIM = "INSERT INTO claim VALUES (?, ?, ?, ?) ON CONFLICT (key) DO NOTHING"
_LINES_BESIDE = """
    SELECT line FROM event WHERE article = ?1 AND line IS NOT NULL
    UNION SELECT disagreement.line FROM event CROSS JOIN disagreement ON second_event = event.id WHERE article = ?1
"""


class ArticleWriter:
    """Makes articles anew, inside a transaction; the lines of their events then wait to be made."""

    def __init__(self, reader: RecordReader, connection: sqlite3.Connection) -> None:
        self.reader, self.connection = reader, connection
        self._counts = Counts()
        self._words = WordChanges("article_words", ("title", "text", "outlet"))
        self._claims = WordChanges("claim_words", ("tokens",))

    def write(self, ids: Sequence[str]) -> None:
        """Make the articles of these ids as their newest readings have them."""
        asked = json.dumps(ids)
        texts = {id: normal(text).text for id, text in self.reader.rows(_TEXTS, (asked,))}
        known = {id: row for id, *row in self.connection.execute(_KNOWN, (asked,))}
        articles = list(_find_articles(self.reader, asked))
        for article in articles:
            if article.id in known:
                self._take_out(article.id, known[article.id], texts[article.id])
            self._put_in(article, texts[article.id])
        for changes in (self._counts, self._words, self._claims):
            changes.write(self.connection)
        self.wait({event for article in articles for event in article.event_ids})

    def wait(self, events: set[str]) -> None:
        """Have the lines of events made again."""
        lines = find_lines_of(self.reader, events)
        self.connection.executemany("INSERT OR IGNORE INTO waiting VALUES (?)", ((id,) for id in lines))

    def _take_out(self, id: str, known: Sequence[Any], text: str) -> None:
        key, title, outlet, counted = known
        self._counts.add(unpacked(counted), -1)
        self._words.take_out(key, (title, text, facet("outlet", outlet)))
        for claim, tokens in self.connection.execute("SELECT key, tokens FROM claim WHERE article = ?", (key,)):
            self._claims.take_out(claim, (tokens,))
        self.connection.execute(f"INSERT OR IGNORE INTO waiting {_LINES_BESIDE}", (key,))
        for table in ("event", "claim", "finding"):
            self.connection.execute(f"DELETE FROM {table} WHERE article = ?", (key,))
        self.connection.execute("DELETE FROM article WHERE key = ?", (key,))

    def _put_in(self, article: RecordedArticle, text: str) -> None:
        counted = list(counted_of_article(article))
        self._counts.add(counted)
        base, shown = article_base(article.published), sum(one.score >= DEFAULT_SCORE for one in article.events)
        about = (article.title, article.outlet, article.published, article.language)
        row = (article.id, *about, shown, len(article.findings), packed(counted))
        key = insert_keyed(self.connection, _NEW, base, serial(article.id, SERIAL), row)
        self._words.put_in(key, (article.title, text, facet("outlet", article.outlet)))
        self.connection.executemany(
            "INSERT INTO event (id, article) VALUES (?, ?)", ((id, key) for id in article.event_ids)
        )
        self.connection.execute(f"INSERT OR IGNORE INTO waiting {_LINES_BESIDE}", (key,))
        findings = ((id, key, kind, article.outlet) for id, kind in article.findings)
        self.connection.executemany("INSERT INTO finding VALUES (?, ?, ?, ?)", findings)
        for id, tokens in claim_tokens(article):
            claim = insert_keyed(self.connection, _NEW_CLAIM, base, serial(id, SERIAL), (id, key, tokens))
            self._claims.put_in(claim, (tokens,))


def _find_articles(reader: RecordReader, asked: str) -> Iterator[RecordedArticle]:
    parts: dict[str, Mapping[str, list[tuple[Any, ...]]]] = {
        name: _by_article(reader.rows(sql, (asked,))) for name, sql in _PARTS.items()
    }
    for id, *about in reader.rows(_ARTICLES, (asked,)):
        yield RecordedArticle.of_rows(id, about, {name: rows.get(id, []) for name, rows in parts.items()})


def _by_article(rows: Iterator[tuple[Any, ...]]) -> dict[str, list[tuple[Any, ...]]]:
    found: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for article, *row in rows:
        found[article].append(tuple(row))
    return found
