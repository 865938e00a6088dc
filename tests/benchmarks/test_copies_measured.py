"""Altered and retold articles: what is made of them, and how pairs are scored."""

import json
from collections import Counter

import pytest

from benchmarks.copies import (
    ALTERATIONS,
    DISPATCHES,
    Score,
    Version,
    altered_versions,
    find_pairs,
    joined_of_a_day,
    retold_versions,
    score_altered,
)

ROWS = [json.loads(line) for line in DISPATCHES.read_text(encoding="utf-8").splitlines()]
ORIGINALS = [row for row in ROWS if row["kind"] == "original"]


def as_article(row: dict[str, str]) -> dict[str, str]:
    """A dispatch in paragraphs of two sentences, as the articles to alter are."""
    sentences = row["text"].split(". ")
    paragraphs = [". ".join(sentences[at : at + 2]).rstrip(".") + "." for at in range(0, len(sentences), 2)]
    head = {"id": row["story"], "title": "News", "publisher": "Any", "published": row["published"]}
    return head | {"text": "\n\n".join(paragraphs)}


def version(id: str, story: str, *, published: str = "2020-01-01") -> Version:
    """A version without a text."""
    return Version(id, published, "", "", "", frozenset((story,)))


@pytest.mark.parametrize(("kind", "least"), [("original", 60), ("paraphrase", 28), ("translation", 28), ("other", 60)])
def test_there_are_enough_of_each_kind(kind: str, least: int) -> None:
    assert Counter(row["kind"] for row in ROWS)[kind] >= least


def test_dispatches_are_short_and_different() -> None:
    assert all(80 <= len(row["text"].split()) <= 200 for row in ROWS)
    assert len({row["id"] for row in ROWS}) == len({row["text"] for row in ROWS}) == len(ROWS)


def test_a_story_is_of_one_half() -> None:
    halves = {(row["story"], row["split"]) for row in ROWS}
    assert len(halves) == len({row["story"] for row in ROWS})


def test_altered_articles_are_found() -> None:
    versions = altered_versions([as_article(row) for row in ORIGINALS[:12]])
    assert {one.id.partition("/")[2] for one in versions} == {"original", "digest", *ALTERATIONS}
    assert score_altered(versions, find_pairs(versions))["all"].shares()["f1"] > 0.9


def test_alterations_are_the_same_each_time() -> None:
    articles = [as_article(row) for row in ORIGINALS[:6]]
    assert altered_versions(articles) == altered_versions(articles) != altered_versions(articles, seed=1)


@pytest.mark.parametrize(
    ("score", "precision", "recall", "f1"),
    [(Score(1, 2, 4), 0.5, 0.25, 1 / 3), (Score(0, 0, 4), 0, 0, 0), (Score(3, 3, 3), 1, 1, 1)],
)
def test_shares_of_pairs(score: Score, precision: float, recall: float, f1: float) -> None:
    assert score.shares() == pytest.approx({"precision": precision, "recall": recall, "f1": f1})


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (version("b", "second"), (1, 1)),
        (version("b", "first"), (0, 0)),
        (version("b", "second", published="2020-01-02"), (0, 0)),
    ],
)
def test_stories_of_a_day(other: Version, expected: tuple[int, int]) -> None:
    assert joined_of_a_day([version("a", "first"), other], {frozenset("ab")}) == expected


def test_retold_dispatches_of_one_day_stay_apart() -> None:
    versions = retold_versions(ROWS)
    joined, pairs = joined_of_a_day(versions, find_pairs(versions))
    assert joined == 0 < pairs
