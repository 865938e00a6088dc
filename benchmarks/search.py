"""Search by words against search by meaning: does the shipped encoder find sentences of an event that words miss?

Queries are a sentence that tells of an event, or names and the trigger in one article; sentences of other articles
that tell of the same event are to be found. Then what a million sentences cost. Decision 14 stands on these figures.
"""

import argparse
import re
import sqlite3
import sys
from collections.abc import Callable, Sequence
from importlib.resources import files
from itertools import islice
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from benchmarks.search_queries import Collection, Query, coreference_lines, report_lines
from dateline.cli.output import print_note, print_rows
from dateline.sentences.encoding import MAX_PIECES, encode

SHARED = Path(__file__).parents[2] / "shared"
COREFERENCE, REPORTS, LINKS = "bench/event_coref.jsonl", "gold/dev", "gold/links_dev.json"
SENTENCES = 1_000_000
_DEPTH, _FIRST = 100, 10  # how far down rankings are looked at and fused; what a reader looks at
_RANK_CONSTANT = 60  # of reciprocal rank fusion, as first described; not tuned
_PLAIN = "any word"
_RESAMPLED, _SEED = 2_000, 14
_BLOCK = 4_096
_WORDS = re.compile(r"\w+|[^\w\s]")
# The state after the last layer, which is none of the file's outputs.
_LAST = "/layers.5/output_norm/LayerNormalization_output_0"


class Encoder:
    """The shipped encoder: the mean of the states of a text's word pieces after its last layer, of length 1."""

    def __init__(self) -> None:
        folder = Path(str(files("dateline.models")))
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._lower = _session((folder / "lower.onnx").read_bytes())
        self._upper = _session((folder / "upper.onnx").read_bytes() + added_output(_LAST))

    def vector(self, text: str) -> NDArray[np.float32]:
        """[384]"""
        encoded = encode(self._tokenizer, _WORDS.findall(text))
        first = np.zeros(1, np.int64)  # of one word: what the heads make of the others is not wanted
        pieces, shapes = encoded.pieces[:MAX_PIECES], encoded.shapes[:MAX_PIECES]
        hidden = self._lower.run(["hidden"], {"pieces": pieces, "shapes": shapes, "words": first})[0]
        mean = self._upper.run([_LAST], {"hidden": hidden, "words": first})[0].reshape(-1, hidden.shape[1]).mean(0)
        return np.asarray(mean / np.linalg.norm(mean), np.float32)


def added_output(name: str) -> bytes:
    """What, written behind a model file, makes a value within its graph an output: messages in pieces are merged."""
    value = b"\x0a" + bytes([len(name)]) + name.encode()
    output = b"\x62" + bytes([len(value)]) + value
    return b"\x3a" + bytes([len(output)]) + output


def _session(model: bytes) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


class Search:
    """A collection that can be asked by words and by meaning; rankings are of at most _DEPTH places."""

    def __init__(self, texts: Sequence[str], encoder: Encoder) -> None:
        self._encoder, self._vectors = encoder, np.stack([encoder.vector(text) for text in texts])
        self._index = sqlite3.connect(":memory:")
        self._index.execute("CREATE VIRTUAL TABLE line USING fts5(text, tokenize='porter unicode61')")
        self._index.executemany("INSERT INTO line (rowid, text) VALUES (?, ?)", enumerate(texts))

    def ways(self, query: Query) -> dict[str, list[int]]:
        """The ranking of each way to search."""
        some, every = (self._by_words(query, mark) for mark in (" OR ", " AND "))
        meaning = [n for n in np.argsort(-self._vectors @ self._encoder.vector(query.text)) if n not in query.left_out]
        by_meaning = list(map(int, meaning[:_DEPTH]))
        return {_PLAIN: some, "all words": every, "meaning": by_meaning, "fused": fused([some, by_meaning])}

    def _by_words(self, query: Query, mark: str) -> list[int]:
        match = mark.join(f'"{word}"' for word in dict.fromkeys(re.findall(r"[^\W_]+", query.text)))
        select = "SELECT rowid FROM line WHERE line MATCH ? ORDER BY rank LIMIT ?"
        found = self._index.execute(select, (match, _DEPTH + len(query.left_out)))
        return [n for (n,) in found if n not in query.left_out][:_DEPTH]


def fused(rankings: Sequence[Sequence[int]]) -> list[int]:
    """By the sum of reciprocal ranks; of equals the one that stands in an earlier ranking."""
    scores: dict[int, float] = {}
    for ranking in rankings:
        for rank, place in enumerate(ranking, start=1):
            scores[place] = scores.get(place, 0.0) + 1 / (_RANK_CONSTANT + rank)
    return sorted(scores, key=lambda place: -scores[place])[:_DEPTH]


def recall(ranking: Sequence[int], relevant: frozenset[int]) -> float:
    """The share of what ten places could show that they show."""
    return len(relevant.intersection(ranking[:_FIRST])) / min(_FIRST, len(relevant))


def reciprocal_rank(ranking: Sequence[int], relevant: frozenset[int]) -> float:
    """One by the rank of the first find; 0 where there is none."""
    return next((1 / rank for rank, place in enumerate(ranking, start=1) if place in relevant), 0.0)


def interval(values: Sequence[float], stories: Sequence[str]) -> tuple[float, float, float]:
    """The mean with the ends of its 95 % interval; stories are drawn again whole, since their queries are alike."""
    place = {story: number for number, story in enumerate(sorted(set(stories)))}
    sums, counts = np.zeros(len(place)), np.zeros(len(place))
    np.add.at(sums, [place[story] for story in stories], values)
    np.add.at(counts, [place[story] for story in stories], 1)
    drawn = np.random.default_rng(_SEED).integers(len(place), size=(_RESAMPLED, len(place)))
    low, high = np.quantile(sums[drawn].sum(1) / counts[drawn].sum(1), (0.025, 0.975))
    return float(np.mean(values)), float(low), float(high)


def collection_rows(name: str, collection: Collection, encoder: Encoder) -> list[dict[str, str]]:
    """The rows of both kinds of queries."""
    search = Search([line.text for line in collection.lines], encoder)
    kinds = {"keywords": collection.keyword_queries(), "sentences": collection.sentence_queries()}
    return [row for kind, asked in kinds.items() for row in accuracy_rows(f"{name}, {kind}", search, list(asked))]


def accuracy_rows(name: str, search: Search, queries: Sequence[Query]) -> list[dict[str, str]]:
    """A row for each way to search, with what it has more than any word of the query."""
    answered, stories = [(search.ways(query), query) for query in queries], [query.story for query in queries]
    rows = []
    for way in answered[0][0]:
        row = {"queries": f"{name}, {len(queries):,}", "search": way}
        for measure in (recall, reciprocal_rank):
            both = [[measure(ways[one], query.relevant) for one in (way, _PLAIN)] for ways, query in answered]
            values, plain = np.array(both).T
            row[measure.__name__] = _shown(values, stories)
            row[f"{measure.__name__} more"] = _shown(values - plain, stories)
        rows.append(row)
    return rows


def _shown(values: NDArray[np.float64], stories: Sequence[str]) -> str:
    return "{:.3f} ({:.3f} to {:.3f})".format(*interval(values.tolist(), stories))


def cost_rows(encoder: Encoder, collection: Collection) -> list[dict[str, str]]:
    """Processor milliseconds of making a vector, and of looking through so many of chance with one core."""
    vectors = np.random.default_rng(_SEED).integers(-127, 128, (SENTENCES, 384), np.int8)
    halves = vectors.astype(np.float16)
    keywords = [query.text for query in islice(collection.keyword_queries(), 1_000)]
    timed = {
        "vector of a sentence": _milliseconds(encoder.vector, [line.text for line in collection.lines[:1_000]]),
        "vector of keywords": _milliseconds(encoder.vector, keywords),
        f"{SENTENCES:,} vectors of int8": _milliseconds(nearest, [vectors] * 3),
        f"{SENTENCES:,} vectors of float16": _milliseconds(nearest, [halves] * 3),
    }
    return [{"cost": name, "milliseconds": f"{time:.1f}"} for name, time in timed.items()]


def nearest(vectors: NDArray[Any]) -> NDArray[np.intp]:
    """The places nearest to the first vector; block by block, so that small numbers are not all made large at once."""
    query = vectors[0].astype(np.float32)
    blocks = (vectors[at : at + _BLOCK].astype(np.float32, copy=False) @ query for at in range(0, len(vectors), _BLOCK))
    return np.argpartition(-np.concatenate(list(blocks)), _DEPTH)[:_DEPTH]


def _milliseconds(work: Callable[[Any], object], given: Sequence[Any]) -> float:
    begin = process_time()
    for one in given:
        work(one)
    return (process_time() - begin) / len(given) * 1e3


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what each way finds, and what search by meaning costs."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder with the data (default: ../shared)")
    shared = parser.parse_args(arguments).shared
    if missing := [need for need in (COREFERENCE, REPORTS, LINKS) if not (shared / need).exists()]:
        print_note(f"search skipped: {shared} has no {', no '.join(missing)}; name the folder with --shared")
        return 0
    encoder = Encoder()
    coreference, reports = coreference_lines(shared / COREFERENCE), report_lines(shared / REPORTS, shared / LINKS)
    collections = {"ECB+": Collection.of(list(coreference)), "four stories": Collection.of(list(reports))}
    rows = [row for name, collection in collections.items() for row in collection_rows(name, collection, encoder)]
    print_rows(rows, rows, None)
    costs = cost_rows(encoder, collections["ECB+"])
    print_rows(costs, costs, None)
    return 0


if __name__ == "__main__":
    sys.exit(main())
