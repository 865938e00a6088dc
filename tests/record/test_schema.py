"""The schema: migrations are whole or not at all, and docs/sql.md describes the views as they are."""

import re
import sqlite3
from pathlib import Path

import pytest

from dateline.record import schema
from dateline.record.link_memory import MEMORY
from dateline.record.schema import APPLICATION_ID, Migration, load_migrations, read_version, upgrade
from dateline.record.tables import VIEWS

DOCS = Path(__file__).parents[2] / "docs" / "sql.md"


@pytest.fixture
def connection() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", isolation_level=None)


def test_all_migrations_are_applied_once(connection: sqlite3.Connection) -> None:
    assert upgrade(connection) == [migration.name for migration in load_migrations()]
    assert upgrade(connection) == []
    assert read_version(connection) == len(load_migrations())
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)


def test_a_failing_migration_leaves_nothing(connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    upgrade(connection)
    steps = [*load_migrations(), Migration("0999_wrong", "CREATE TABLE half (id TEXT);\nCREATE TABLE half (id TEXT);")]
    monkeypatch.setattr(schema, "load_migrations", lambda: steps)
    with pytest.raises(sqlite3.OperationalError, match="half already exists"):
        upgrade(connection)
    assert read_version(connection) == len(steps) - 1
    assert connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'half'").fetchone() is None


def test_a_record_of_before_is_upgraded(connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = load_migrations()
    monkeypatch.setattr(schema, "load_migrations", lambda: steps[:2])
    upgrade(connection)
    connection.execute("INSERT INTO article_row VALUES ('a1', 'Norway said so.')")
    monkeypatch.setattr(schema, "load_migrations", lambda: steps)
    assert upgrade(connection) == [migration.name for migration in steps[2:]]
    assert connection.execute("SELECT count(*) FROM findings").fetchone() == (0,)
    assert connection.execute("SELECT id FROM article_row").fetchall() == [("a1",)]


def test_every_table_is_strict(connection: sqlite3.Connection) -> None:
    upgrade(connection)
    lax = connection.execute("SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict").fetchall()
    assert {name for (name,) in lax} <= {"sqlite_schema", "sqlite_temp_schema"}


def test_no_statement_takes_rows_away_but_what_linking_remembers_and_what_is_forgotten() -> None:
    words = re.compile(r"\b(?:UPDATE|DELETE|REPLACE)\b(?! (?:FROM|INTO) (?:linked_|link_memory|\{table\}))")
    sources = (Path(schema.__file__).parent).rglob("*.py")
    assert [path.name for path in sources if words.search(path.read_text("utf-8"))] == ["forgetting.py"]
    assert all(table.startswith(("linked_", "link_memory")) for table in MEMORY)


@pytest.mark.parametrize("view", VIEWS)
def test_the_documentation_has_the_columns_of(connection: sqlite3.Connection, view: str) -> None:
    upgrade(connection)
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({view})")]
    section = DOCS.read_text("utf-8").split(f"\n## {view}\n")[1].split("\n## ")[0]
    named = [name for cell in re.findall(r"^\| (`.+?`) \|", section, re.M) for name in re.findall(r"`(\w+)`", cell)]
    assert named == columns
