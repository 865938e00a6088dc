"""The Python front door: what it gives, and that importing it is light."""

import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from readings import LINKS, make_reading, make_run, write_readings
from story import write_story
from story_links import write_story_links

import dateline
from dateline import api
from dateline.articles.article import Article
from dateline.errors import InputError, QueryError, RecordError
from dateline.reading import Reading
from dateline.record.link_writer import write_links

PROJECT = Path(__file__).parents[1]


LINKED = ("copies", "witnesses", "occurrences", "expectations", "disagreements")


class OneReading:
    """A reader that finds what a hand-made reading holds, whatever it reads."""

    run = make_run("run-a")

    def read(self, article: Article) -> Reading:
        return make_reading(article.id)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[api.Record]:
    write_readings(tmp_path / "record.db", make_reading("a1"), make_reading("a2", score=0.1))
    write_links(tmp_path / "record.db", LINKS)
    with dateline.open(tmp_path / "record.db") as record:
        yield record


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(make_reading().article.text)
    return path


@pytest.mark.parametrize("view", ["articles", "mentions", "events", "roles", "claims", "findings", *LINKED])
def test_tables_go_into_every_library(record: api.Record, view: str) -> None:
    table = getattr(record, view)
    rows = list(table)
    assert len(table) == len(rows) == table.arrow().num_rows
    assert table.pl().to_dicts() == rows
    assert list(table.df().columns) == list(rows[0])


def test_a_missing_library_is_named(record: api.Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(QueryError, match=r"pip install dateline\[polars\]"):
        record.events.pl()


@pytest.mark.parametrize(
    ("filters", "articles"),
    [({}, ["a1"]), ({"min_score": 0.0}, ["a1", "a2"]), ({"actor": "Norway"}, ["a1"]), ({"status": "denied"}, [])],
)
def test_the_timeline_takes_filters(record: api.Record, filters: dict[str, object], articles: list[str]) -> None:
    assert [row.event.article for row in record.timeline(**filters)] == articles


def test_an_article_shows_its_spans(record: api.Record) -> None:
    article = record.article("a1")
    assert article.title == "Norway to host Finland"
    assert ">host</mark>" in article._repr_html_()
    with pytest.raises(QueryError, match="zz"):
        record.article("zz")


def test_a_story_shows_its_rows(tmp_path: Path) -> None:
    with dateline.open(write_story_links(write_story(tmp_path / "story.db"))) as record:
        shown = record.story()._repr_html_()
        assert shown.count("<tr class=") == len(record.story()) and "<a " not in shown


def test_reading_into_nothing_leaves_nothing(report: Path) -> None:
    with dateline.read(report, reader=OneReading()) as record:
        assert (len(record.events), record.outcome.read) == (1, 1)
        folder = record.path.parent
    assert not folder.exists()


@pytest.mark.parametrize("as_list", [True, False])
def test_reading_into_a_file_keeps_it(report: Path, tmp_path: Path, as_list: bool) -> None:
    paths = [str(report)] if as_list else str(report)
    dateline.read(paths, tmp_path / "kept.db", reader=OneReading()).close()
    with dateline.open(str(tmp_path / "kept.db")) as record:
        assert repr(record).endswith("1 articles, 1 events>")


def test_failures_are_told(report: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nowhere"):
        dateline.read(tmp_path / "nowhere", reader=OneReading())
    with pytest.warns(UserWarning, match="1 documents"):
        record = dateline.read([report, tmp_path / "nowhere"], reader=OneReading())
    assert record.outcome.failed == 1
    record.close()


def test_opening_what_is_not_there_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="there is no such record"):
        dateline.open(tmp_path / "none.db")


@pytest.mark.parametrize("name", dateline.__all__)
def test_public_names_can_be_had(name: str) -> None:
    assert getattr(dateline, name) is not None
    assert name in dir(dateline)


def test_public_names_are_these() -> None:
    errors = {"CodebookError", "DatelineError", "InputError", "PipelineError", "QueryError", "RecordError"}
    assert set(dateline.__all__) == errors | {"Given", "Record", "Table", "__version__", "open", "read", "reading"}
    with pytest.raises(AttributeError, match="utopia"):
        dateline.utopia  # noqa: B018


def test_the_version_is_that_of_the_package() -> None:
    assert tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]["version"] == dateline.__version__


@pytest.mark.parametrize("code", ["import dateline", "import dateline.api", "import dateline; dateline.open"])
def test_importing_is_light(code: str) -> None:
    heavy = {"spacy", "numpy", "pyarrow", "onnxruntime", "tokenizers", "pydantic", "trafilatura", "pandas", "rich"}
    script = f"import sys; {code}; print(*sys.modules)"
    places = {"PYTHONPATH": ":".join(filter(None, sys.path))}
    done = subprocess.run([sys.executable, "-c", script], env=places, capture_output=True, text=True, check=True)
    assert heavy.isdisjoint(done.stdout.split())
