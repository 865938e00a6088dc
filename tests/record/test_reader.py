"""Questions: answered over the views; whatever is not a question is refused, and long ones are stopped."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from readings import make_reading, write_readings

from dateline.errors import QueryError
from dateline.links.link_record import link_record
from dateline.record.reader import RecordReader, open_record


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RecordReader]:
    path = tmp_path_factory.mktemp("reader") / "record.db"
    write_readings(path, make_reading("a1"), make_reading("a2"), make_reading("a3"))
    link_record(path)
    with open_record(path) as reader:
        yield reader


@pytest.mark.parametrize(
    ("sql", "rows"),
    [
        ("SELECT id FROM articles ORDER BY id", [("a1",), ("a2",), ("a3",)]),
        ("SELECT status, count(*) FROM events GROUP BY 1", [("planned", 3)]),
        ("SELECT type FROM event_row LIMIT 1", [("CONSULT",)]),
        ("PRAGMA user_version", [(12,)]),
        ("SELECT name FROM pragma_table_info('parts') LIMIT 1", [("article",)]),
        ("SELECT json_extract(through, '$[0].text') FROM roles WHERE part = 'actor' LIMIT 1", [("it",)]),
        ("SELECT count(*) FROM events, json_each(reasons)", [(6,)]),
        ("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 3) SELECT sum(i) FROM n", [(6,)]),
    ],
)
def test_questions_are_answered(reader: RecordReader, sql: str, rows: list[tuple[object, ...]]) -> None:
    assert reader.ask(sql).rows == rows


EXAMPLES = re.findall(
    r"^SELECT .*?(?=;)", (Path(__file__).parents[2] / "docs" / "sql.md").read_text("utf-8"), re.M | re.S
)


@pytest.mark.parametrize("sql", EXAMPLES)
def test_examples_of_the_documentation_find_rows(reader: RecordReader, sql: str) -> None:
    assert reader.ask(sql).rows


@pytest.mark.parametrize(
    ("sql", "problem"),
    [
        ("DELETE FROM event_row", "only questions"),
        ("UPDATE sqlite_master SET sql = ''", "may not be modified"),
        ("DROP VIEW events", "only questions"),
        ("CREATE TEMP TABLE t (a)", "only questions"),
        ("ATTACH ':memory:' AS other", "only questions"),
        ("PRAGMA query_only = 0", "only questions"),
        ("PRAGMA user_version = 9", "only questions"),
        ("PRAGMA journal_mode = DELETE", "only questions"),
        ("BEGIN IMMEDIATE", "only questions"),
        ("VACUUM INTO '/tmp/copy.db'", "only questions"),
        ("SELECT load_extension('x')", "load_extension"),
        ("SELECT 1; SELECT 2", "one statement"),
        ("SELECT color FROM events", "no such column: color"),
        ("SELEC", "syntax error"),
        ("", "ask with SELECT"),
        ("SELECT \0", "(null|token|character)"),
    ],
)
def test_what_is_no_question_is_refused(reader: RecordReader, sql: str, problem: str) -> None:
    with pytest.raises(QueryError, match=problem):
        reader.ask(sql)
    assert len(reader.ask("SELECT * FROM events").rows) == 3


def test_a_long_question_is_stopped(reader: RecordReader) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    with pytest.raises(QueryError, match=r"stopped after 0\.05 seconds"):
        reader.ask(endless, seconds=0.05)


@pytest.mark.parametrize(("limit", "count"), [(0, 0), (2, 2), (3, 3), (9, 3), (None, 3)])
def test_rows_are_limited(reader: RecordReader, limit: int | None, count: int) -> None:
    answer = reader.ask("SELECT id, title FROM articles", limit=limit)
    assert (answer.columns, len(answer.rows)) == (["id", "title"], count)


def test_a_stream_can_be_left(reader: RecordReader) -> None:
    assert next(reader.stream("SELECT id FROM articles WHERE id > :id ORDER BY id", {"id": "a1"})) == {"id": "a2"}
