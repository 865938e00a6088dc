"""The command `read`, with a reader that finds nothing in the place of the model."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from readings import RUN
from typer.testing import CliRunner, Result

from dateline.articles.article import Article
from dateline.cli.app import app
from dateline.reading import Reading
from dateline.record.reader import open_record
from dateline.record.summary import find_summary


class Finds:
    """Finds nothing in an article; stops, as if by Ctrl-C, at one that says so."""

    run = RUN

    def read(self, article: Article) -> Reading:
        """An empty reading."""
        if article.text == "Stop.":
            raise KeyboardInterrupt
        return Reading(article, (), (), (), (), RUN)


@pytest.fixture(autouse=True)
def _finds_nothing(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("dateline.cli.read.reader_settings", lambda *_: Finds())
    yield


def read(folder: Path, *options: str) -> Result:
    """Read a folder into a record beside it."""
    return CliRunner().invoke(app, ["read", str(folder / "in"), "--into", str(folder / "r.db"), *options])


def write(folder: Path, **texts: str) -> None:
    """Text files to read."""
    (folder / "in").mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / "in" / f"{name}.txt").write_text(text, encoding="utf-8")


def test_reads_and_reads_nothing_twice(tmp_path: Path) -> None:
    write(tmp_path, a="The minister left.", b="The envoy stayed.")
    first, second = read(tmp_path), read(tmp_path)
    assert (first.exit_code, first.stdout) == (0, "")
    assert first.stderr == f"2 articles read into {tmp_path / 'r.db'}\n"
    assert (second.exit_code, second.stderr) == (0, f"2 articles already in {tmp_path / 'r.db'}\n")


def test_a_bad_file_is_named_and_the_others_read(tmp_path: Path) -> None:
    write(tmp_path, a="The minister left.", b="", c="The envoy stayed.")
    result = read(tmp_path)
    error, summary = result.stderr.splitlines()
    assert result.exit_code == 1
    assert error.startswith(f"error: {tmp_path / 'in' / 'b.txt'}: ")
    assert summary == f"2 articles read into {tmp_path / 'r.db'}, 1 failed"


def test_articles_in_other_languages_are_counted(tmp_path: Path) -> None:
    spanish = "El ministro dijo el lunes a los periodistas que las conversaciones empezarán en otoño en la capital."
    russian = "Министр сказал журналистам, что переговоры начнутся осенью в столице."
    write(tmp_path, a="The minister left.", b=spanish, c=spanish + " Nada más.", d=russian)
    told = "1 article read into {}, 3 articles in other languages (2 es, 1 ru) stored unread\n"
    assert read(tmp_path).stderr == told.format(tmp_path / "r.db")
    with open_record(tmp_path / "r.db") as reader:
        assert find_summary(reader).unread == {"es": 2, "ru": 1}


def test_what_was_read_before_a_stop_is_kept(tmp_path: Path) -> None:
    write(tmp_path, a="The minister left.", b="Stop.", c="The envoy stayed.")
    result = read(tmp_path)
    assert (result.exit_code, result.stderr) == (130, f"stopped; what was read is kept in {tmp_path / 'r.db'}\n")
    with open_record(tmp_path / "r.db") as reader:
        assert reader.query("SELECT text FROM articles").rows == [("The minister left.",)]


@pytest.mark.parametrize(
    ("option", "column", "value"),
    [("--published", "published", "2024-06-18"), ("--outlet", "outlet", "Fjord Post"), ("--origin", "origin", "Wire")],
)
def test_what_is_given_is_kept(tmp_path: Path, option: str, column: str, value: str) -> None:
    write(tmp_path, a="The minister left.")
    assert read(tmp_path, option, value).exit_code == 0
    with open_record(tmp_path / "r.db") as reader:
        assert reader.query(f"SELECT {column}, {column}_basis FROM articles").rows == [(value, "given")]
