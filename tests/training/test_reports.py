"""Passages as reports with their gold, and what is held back from learning."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dateline.views.gold import GoldReport, read_gold
from training.annotated import Annotated, own_text
from training.reports import reports

Written = Callable[[str], Path]
PASSAGE = """P 2014-03-07
# genre: agency | region: Nordic | years: 2010s
S Envoy Ada Moe said on Friday that Oslo, so the aide told her, had called the talks off.
E called + off | REJECT talks | happened | who: Oslo =NOR | whom: - =CHL | when: - | where: -
E talks | CONSULT talk | not_happened | who: Oslo =NOR / - =CHL | whom: - | when: Friday =2014-03-07 | where: -
A Envoy Ada Moe | said | Oslo, so the aide told her, had called the talks off
A the aide | told | Oslo + had called the talks off
A - | said | talks

S It rained.
N weather
/P
"""
SOLE = "S The {} rests.\nN nature\n"


def made(written: Written, text: str) -> list[dict[str, Any]]:
    """The reports of a text."""
    return list(reports(own_text(written(text))))


def block(words: str, published: str = "2014-03-07") -> str:
    """A passage of one sentence a word."""
    return f"P {published}".strip() + "\n" + "\n".join(SOLE.format(word) for word in words) + "/P\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        (SOLE.format("A"), []),
        (block("A"), [("own.txt-1", "2014-03-07", "The A rests.")]),
        # Single sentences and passages without a day are no reports.
        (block("A", ""), []),
        (f"{SOLE.format('A')}\n{block('B')}\n{SOLE.format('C')}", [("own.txt-4", "2014-03-07", "The B rests.")]),
        # Of one day, one after the other, and still two.
        (
            f"{block('A')}\n{block('B')}",
            [("own.txt-1", "2014-03-07", "The A rests."), ("own.txt-6", "2014-03-07", "The B rests.")],
        ),
        (f"{block('A', '')}\n{block('B', '1999-12-31')}", [("own.txt-6", "1999-12-31", "The B rests.")]),
    ],
)
def test_every_dated_passage_is_a_report(written: Written, text: str, found: list[tuple[str, str, str]]) -> None:
    assert [(report["id"], report["published"], report["text"]) for report in made(written, text)] == found


@pytest.mark.parametrize(
    ("words", "paragraphs"),
    [("A", ["A"]), ("AB", ["A", "B"]), ("ABC", ["A", "BC"]), ("ABCD", ["A", "BC", "D"]), ("ABCDE", ["A", "BC", "DE"])],
)
def test_the_first_sentence_stands_alone_and_the_others_by_two(
    written: Written, words: str, paragraphs: list[str]
) -> None:
    (report,) = made(written, block(words))
    told = [" ".join(f"The {word} rests." for word in paragraph) for paragraph in paragraphs]
    assert report["text"].split("\n\n") == told


def test_an_event_has_what_is_scored(written: Written) -> None:
    first, second = made(written, PASSAGE)[0]["events"]
    assert (first["trigger"], first["type"], first["mode"], first["status"]) == (
        "called the talks off", "REJECT", "talks", "happened",
    )  # fmt: skip
    assert first["actors"] == [{"text": "Oslo", "country": "NOR"}]
    assert first["recipients"] == [{"text": "", "country": "CHL"}]
    assert (first["start"], second["start"], second["recipients"]) == (None, "2014-03-07", [])


@pytest.mark.parametrize(
    ("attributions", "sources"),
    [
        ([], []),
        (["Ada | said | it stays shut"], []),
        (["Ada | said | the ban holds"], ["Ada"]),
        # The nearest first, wherever its line stands; somebody who is not named says nothing that can be compared.
        (["Ada | said | the aide knew the ban holds", "the aide | knew | the ban holds"], ["the aide", "Ada"]),
        (["the aide | knew | the ban holds", "Ada | said | the aide knew the ban holds"], ["the aide", "Ada"]),
        (["- | said | the ban holds"], []),
        # The whole source, also where it stands in pieces; words that come up to the trigger are not around it.
        (["Ada + the aide | said | the ban holds"], ["Ada said the aide"]),
        (["Ada | said | the", "Ada | said | holds + ban"], ["Ada"]),
    ],
)
def test_who_says_so(written: Written, attributions: list[str], sources: list[str]) -> None:
    event = "E ban | COERCE ban | ongoing | who: - | whom: - | when: - | where: -"
    lines = "\n".join(f"A {line}" for line in attributions)
    text = f"P 2014-03-07\nS Ada said the aide knew the ban holds, it stays shut.\n{event}\n{lines}\n/P\n"
    assert made(written, text)[0]["events"][0]["said_by"] == sources


def test_reports_are_read_as_gold(written: Written, tmp_path: Path) -> None:
    for report in made(written, f"{PASSAGE}\n{block('AB')}"):
        (tmp_path / f"{report['id']}.json").write_text(json.dumps(report), encoding="utf-8")
    first, second = read_gold(tmp_path)
    assert isinstance(first, GoldReport) and isinstance(second, GoldReport)
    assert [telling.trigger.of(first.text) for telling in first.tellings] == ["called the talks off", "talks"]
    assert [telling.actors for telling in first.tellings] == [{"NOR"}, {"NOR", "CHL"}]
    assert (first.id, second.id, second.tellings) == ("own.txt-1", "own.txt-14", ())


def held(sentences: list[Annotated]) -> float:
    """The share that is held back."""
    return sum(sentence.is_held for sentence in sentences) / len(sentences)


LOOSE = Annotated("own.txt:1", "", "")
DATED = replace(LOOSE, report="own.txt:1", published="2014-03-07")


@pytest.mark.parametrize(
    ("sentences", "least", "most"),
    [
        ([replace(LOOSE, text=f"Sentence {n}.") for n in range(4000)], 0.04, 0.06),
        ([replace(DATED, published=f"{1900 + n // 12}-{n % 12 + 1:02}-01") for n in range(1200)], 0.2, 0.3),
        ([replace(DATED, where=f"file-{n}.txt:1") for n in range(1000)], 0.2, 0.3),
        # Whole stories are what scores are fitted on.
        ([replace(DATED, where=f"file-{n}.txt:1", header="genre: web | story") for n in range(100)], 1, 1),
        # Passages without a day cannot be scored: all of them are learnt.
        ([replace(DATED, text=f"Sentence {n}.", published="") for n in range(1000)], 0, 0),
    ],
)
def test_one_in_four_reports_and_one_in_twenty_sentences_are_held_back(
    sentences: list[Annotated], least: float, most: float
) -> None:
    assert least <= held(sentences) <= most


@pytest.mark.parametrize("published", [f"2014-03-{day:02}" for day in range(1, 21)])
def test_a_report_is_held_back_as_a_whole(published: str) -> None:
    whole = [replace(DATED, where=f"own.txt:{n}", text=f"{n}", published=published) for n in range(100)]
    assert held(whole) in (0, 1)


@pytest.mark.parametrize("sentence", [LOOSE, DATED])
def test_what_is_held_back_stays_so_wherever_its_line_moves(sentence: Annotated) -> None:
    moved = [replace(sentence, where="own.txt:77", header="genre: agency", near_miss="sport") for _ in range(2)]
    assert {one.is_held for one in moved} == {sentence.is_held}


