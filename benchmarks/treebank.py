"""The reader model against treebanks: from gold words, and from raw text as articles come."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.figures import Benchmark, Figure, data_digest
from benchmarks.raw_text import raw_shares
from dateline.sentences.model import ReaderModel
from dateline.sentences.pipeline import load_pipeline
from training.data import read_treebank
from training.evaluate import tree_figures

TREEBANKS = {"ewt": "corpora/ud_en/en_ewt-ud-test.conllu", "gum": "corpora/ud_en/en_gum-ud-test.conllu"}
_FROM_WORDS = ("pos", "tags", "uas", "las", "las_universal")


def measure_treebanks(shared: Path) -> Iterator[Figure]:
    """Tagging and attachment with gold words; words, sentences and attachment from raw text."""
    model, pipeline = ReaderModel(), load_pipeline()
    for name, place in TREEBANKS.items():
        path = shared / place
        data = data_digest([path])
        figures = tree_figures(model, list(read_treebank(path)))
        yield from (Figure(f"treebank.{name}.{share}", getattr(figures, share) / 100, data) for share in _FROM_WORDS)
        raw = raw_shares(pipeline, path)
        yield from (Figure(f"treebank.{name}.raw.{share}", value, data) for share, value in raw.items())


TREEBANK = Benchmark("treebank", tuple(TREEBANKS.values()), measure_treebanks)
