"""Search by words and by meaning: queries that are made, rankings, shares and their intervals."""

from pathlib import Path

import numpy as np
import pytest

from benchmarks.search import Encoder, Search, fused, interval, main, nearest, recall, reciprocal_rank
from benchmarks.search_queries import Collection, Line, Told, find_name

BERG = ("the Norwegian", "Anna Berg", "Riga")
LINES = (
    Line("a", "visit", "Anna Berg of Norway visited Riga.", (Told("visit", "visited", BERG),)),
    Line("a", "visit", "The visit lasted a day.", (Told("visit", "visit", ()),)),
    Line("b", "visit", "Berg's trip to Latvia is over.", (Told("visit", "trip", ("Berg",)),)),
    Line("c", "visit", "Anna Berg of Norway visited Riga.", (Told("visit", "visited", BERG),)),
    Line("c", "fish", "Fishermen protested in Oslo.", (Told("protest", "protested", ("Fishermen",)),)),
)


@pytest.mark.parametrize(
    ("rankings", "expected"),
    [([[1, 2], [2, 3]], [2, 1, 3]), ([[1], [2]], [1, 2]), ([[], [4, 5]], [4, 5]), ([[], []], [])],
)
def test_ranks_are_summed(rankings: list[list[int]], expected: list[int]) -> None:
    assert fused(rankings) == expected


@pytest.mark.parametrize(
    ("ranking", "relevant", "share", "reciprocal"),
    [
        ([7, 8, 9], {8}, 1, 1 / 2),
        ([7, 8, 9], {7, 1}, 1 / 2, 1),
        ([*range(12)], {11}, 0, 1 / 12),
        ([*range(12)], {*range(20)}, 1, 1),
        ([], {1}, 0, 0),
    ],
)
def test_shares(ranking: list[int], relevant: set[int], share: float, reciprocal: float) -> None:
    assert recall(ranking, frozenset(relevant)) == share
    assert reciprocal_rank(ranking, frozenset(relevant)) == pytest.approx(reciprocal)


def test_an_interval_is_of_stories() -> None:
    assert interval([1, 1, 1, 0], ["a", "a", "a", "b"]) == (0.75, 0.0, 1.0)
    assert interval([0.5, 0.5], ["a", "b"]) == (0.5, 0.5, 0.5)


@pytest.mark.parametrize(
    ("words", "name"),
    [("the police", ""), ("She", ""), ("The Riga City Council", "Riga City Council"), ("Berg 's wife", "Berg")],
)
def test_names_of_parties(words: str, name: str) -> None:
    assert find_name(words) == name


def test_keywords_are_made_once_an_article() -> None:
    lines = [*LINES, LINES[0], Line("d", "visit", "The trip of the Prime Minister", (Told("visit", "trip", ()),))]
    asked = [query.text for query in Collection.of(lines).keyword_queries()]
    assert asked == ["Norwegian Anna Berg visited", "Berg trip", "Norwegian Anna Berg visited"]


def test_neither_its_own_article_nor_its_own_words_are_to_be_found() -> None:
    first, second, *_ = Collection.of(LINES).sentence_queries()
    assert (set(first.relevant), set(first.left_out)) == ({2}, {0, 1, 3})
    assert set(second.relevant) == {2, 3}


def test_each_way_to_search() -> None:
    collection = Collection.of(LINES)
    query = list(collection.keyword_queries())[1]
    ways = Search([line.text for line in LINES], Encoder()).ways(query)
    assert set(ways["any word"]) == {0, 3} and ways["all words"] == []
    assert set(ways["meaning"]) == set(ways["fused"]) == {0, 1, 3, 4}


def test_a_vector_has_length_one_and_is_nearest_to_itself() -> None:
    encoder = Encoder()
    vectors = [encoder.vector(line.text) for line in LINES[:3]]
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1, 1])
    assert vectors[0] @ encoder.vector(LINES[0].text) > max(vectors[0] @ vectors[1], vectors[0] @ vectors[2])


def test_the_nearest_are_found_block_by_block() -> None:
    vectors = np.random.default_rng(1).integers(-127, 128, (9_000, 384), np.int8)
    products = vectors.astype(int) @ vectors[0].astype(int)
    assert set(nearest(vectors)) == set(np.argsort(-products)[:100])


def test_without_the_data_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--shared", str(tmp_path)]) == 0
    assert "search skipped" in capsys.readouterr().err
