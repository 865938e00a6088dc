"""A day of news that is made: what share is new, what are copies, and that the same seed makes the same."""

import json
import sys
from pathlib import Path

import pytest

from benchmarks.day_of_news import Counts, Told, as_row, find_rows, main, make_day, write_day
from benchmarks.day_read import count_day, count_readings
from benchmarks.process_memory import Watched, watch
from benchmarks.recombined import find_people
from benchmarks.sentence_ends import split_sentences

SMALL = 400


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    return find_rows(Path("no-such-news"))


@pytest.fixture(scope="module")
def day(rows: list[dict[str, str]]) -> list[Told]:
    return list(make_day(rows, SMALL))


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("", []),
        ("Norway waits. Finland votes.", ["Norway waits.", "Finland votes."]),
        ("Mr. Aho met J. K. Berg. “We agree.” She left", ["Mr. Aho met J. K. Berg.", "“We agree.”", "She left"]),
        ("It cost 3.5 million. It fell", ["It cost 3.5 million.", "It fell"]),
    ],
)
def test_sentences_by_their_ends(text: str, sentences: list[str]) -> None:
    assert split_sentences(text) == sentences


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("President Olga Aho spoke. Aho left.", {"Olga Aho": "Aho"}),
        ("Ivar Berg said no.", {"Ivar Berg": "Berg"}),
        ("The Northern Road is long. South Korea waits.", {}),
    ],
)
def test_people_are_found_by_what_stands_about_them(text: str, people: dict[str, str]) -> None:
    assert find_people(text) == people


def test_a_seed_makes_the_same_day(rows: list[dict[str, str]], day: list[Told]) -> None:
    assert list(make_day(rows, SMALL)) == day
    assert list(make_day(rows, SMALL, seed=1)) != day


def test_copies_follow_an_article_of_another_outlet(day: list[Told]) -> None:
    kinds = {told.copy for told in day}
    assert kinds == {"", "verbatim", "cut", "agency", "changed"}
    first = {told.made.text: (place, told.outlet) for place, told in enumerate(day) if not told.copy}
    verbatim = [(place, told) for place, told in enumerate(day) if told.copy == "verbatim"]
    assert all(first[told.made.text][0] < place and first[told.made.text][1] != told.outlet for place, told in verbatim)


def test_shares_are_as_told(rows: list[dict[str, str]], tmp_path: Path) -> None:
    counts = write_day(rows, tmp_path / "day.jsonl", articles=SMALL)
    assert 0.3 < counts.copies / SMALL < 0.5
    assert counts.share_new > 0.6
    assert counts.articles == len((tmp_path / "day.jsonl").read_text(encoding="utf-8").splitlines()) == SMALL


def test_articles_stay_about_as_long(rows: list[dict[str, str]], day: list[Told]) -> None:
    real = sum(len(row["text"].split()) for row in rows) / len(rows)
    made = sum(len(told.made.text.split()) for told in day) / len(day)
    assert 0.8 < made / real < 1.2


def test_nothing_is_left_unfilled(day: list[Told]) -> None:
    lines = [as_row(told, number) for number, told in enumerate(day)]
    assert len({line["url"] for line in lines}) == SMALL
    assert not any("{" in line["text"] or "Slot(" in line["text"] for line in lines)


def test_new_words_are_counted_once(tmp_path: Path) -> None:
    path = tmp_path / "day.jsonl"
    texts = ["Norway waits. Finland votes.", "Norway waits. Sweden too votes."]
    path.write_text("\n".join(json.dumps({"text": text}) for text in texts))
    found = count_day(path)
    assert (found.articles, found.words, found.new_words) == (2, 9, 7)


def test_a_command_is_watched() -> None:
    watched = watch([sys.executable, "-c", "import time; time.sleep(0.3); raise SystemExit(3)"], every=0.05)
    assert watched.code == 3
    assert watched.megabytes == max(watched.tenths()) > 1


def test_tenths_hold_the_most_of_each() -> None:
    assert Watched(10.0, 0, [(0.1, 5.0), (0.9, 7.0), (10.0, 6.0)]).tenths() == [7.0, *[0.0] * 8, 6.0]


def test_a_record_that_is_not_there_has_none(tmp_path: Path) -> None:
    assert count_readings(tmp_path / "no.db") == 0


@pytest.mark.parametrize("arguments", [[], ["--read", "day.jsonl"]])
def test_what_is_missing_is_told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(arguments)
    assert "--into" in capsys.readouterr().err


def test_shares_of_nothing() -> None:
    assert Counts().share_new == 0


def test_a_day_is_read_by_the_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    day, record = tmp_path / "day.jsonl", tmp_path / "record.db"
    day.write_text(json.dumps({"text": "Norway will host Finland in May.", "published": "2024-06-18"}))
    assert main(["--read", str(day), "--into", str(record)]) == 0
    assert count_readings(record) == 1
    assert "100.0% of the words stand in new sentences" in capsys.readouterr().err
