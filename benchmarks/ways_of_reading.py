"""Reading of the same text in several ways, side by side in one run: all of it, the model alone, spaCy.

The text is made (see `recombined`), and no sentence of it stands there twice, so that nothing is gained by remembering
what was read. Each way reads it once on one core, which tells processor seconds, and once on several, which tells
seconds by the clock. The whole read is the command, its start included; the others begin when they are loaded.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from benchmarks.reading_speed import find_stretches
from benchmarks.recombined import Recombining
from benchmarks.sentence_ends import split_sentences
from dateline.cli.output import print_note

EVERYTHING, MODEL, TOKENIZER, PIPELINE = "everything, the command", "the reader model alone", "tokenizer", "bare spaCy"
CORES = 2
_ALONE = (MODEL, PIPELINE, TOKENIZER)
_WORD = re.compile(r"\w+|[^\w\s]")
_AT_ONCE = 64  # paragraphs that go to a process together
_DAY = date(2024, 6, 18)
Read = Callable[[Sequence[str]], object]


@dataclass(frozen=True, slots=True)
class Way:
    """What one way of reading took: processor seconds on one core, seconds by the clock on several."""

    name: str
    processor: float
    clock: float


def write_text(rows: Sequence[dict[str, str]], path: Path, *, words: int, seed: int) -> int:
    """Write articles with so many words in all, or some more, none of whose sentences stands twice; how many words."""
    recombining, seen, count = Recombining(rows, day=_DAY, seed=seed), set[str](), 0
    with path.open("w", encoding="utf-8") as lines:
        while count < words:
            article = recombining.article()
            paragraphs = [_not_seen(part, seen) for part in article.paragraphs]
            text = "\n\n".join(" ".join(part) for part in paragraphs if part)
            if text:
                lines.write(json.dumps({"title": article.title, "published": _DAY.isoformat(), "text": text}) + "\n")
                count += count_words(text)
    return count


def count_words(text: str) -> int:
    """The words and marks of a text."""
    return len(_WORD.findall(text))


def measure_ways(path: Path, *, cores: int = CORES) -> Iterator[Way]:
    """Read the text of a file in every way, one after the other; each is told as it is done."""
    for name in (EVERYTHING, *_ALONE):
        measure = _measure_command if name == EVERYTHING else _measure_alone
        _, processor = measure(name, path, 1)
        clock, _ = measure(name, path, cores)
        print_note(f"{name}: {processor:,.1f} s of a processor, {clock:,.1f} s by the clock on {cores} cores")
        yield Way(_full_name(name), processor, clock)


def ways_rows(ways: Sequence[Way], words: int) -> list[dict[str, str]]:
    """A row for each way, with the ratio of its speed to that of the whole read."""
    whole = ways[0]
    return [
        {
            "reading": way.name,
            "words a processor second": f"{words / way.processor:,.0f}",
            "words a second, several cores": f"{words / way.clock:,.0f}",
            "whole read to it": f"{way.processor / whole.processor:.2f}",
            "by the clock": f"{way.clock / whole.clock:.2f}",
        }
        for way in ways
    ]


def _not_seen(sentences: Iterable[str], seen: set[str]) -> list[str]:
    found = [sentence for sentence in dict.fromkeys(sentences) if sentence not in seen]
    seen.update(found)
    return found


def _measure_command(name: str, path: Path, cores: int) -> tuple[float, float]:
    """Seconds by the clock and of the processors for `dateline read`, whatever processes it begins."""
    with TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "dateline", "read", str(path), "--into", str(Path(folder) / "record.db")]
        before, begin = os.times(), perf_counter()
        subprocess.run(command, check=True, preexec_fn=lambda: _keep_to(cores))
        seconds, after = perf_counter() - begin, os.times()
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    return seconds, processor


def _measure_alone(name: str, path: Path, cores: int) -> tuple[float, float]:
    """The same for one way alone: its processes are loaded before the clock starts."""
    context = get_context("spawn")
    with ProcessPoolExecutor(cores, context, initializer=_keep_to, initargs=(cores,)) as pool:
        list(pool.map(_seconds, [name] * 4 * cores, [["Norway waits."]] * 4 * cores))
        begin = perf_counter()
        batches = list(_batches(path))
        processor = sum(pool.map(_seconds, [name] * len(batches), batches))
        return perf_counter() - begin, processor


def _batches(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8") as lines:
        paragraphs = (part for line in lines for part in json.loads(line)["text"].split("\n\n"))
        while batch := list(islice(paragraphs, _AT_ONCE)):
            yield batch


def _seconds(name: str, paragraphs: Sequence[str]) -> float:
    """Processor seconds of this process for some paragraphs."""
    read = _reader(name)
    begin = process_time()
    read(paragraphs)
    return process_time() - begin


@cache
def _reader(name: str) -> Read:
    """What reads, loaded once a process."""
    return {MODEL: _model_reader, PIPELINE: _pipeline_reader, TOKENIZER: _tokenizer_reader}[name]()


def _model_reader() -> Read:
    from dateline.sentences.model import ReaderModel

    model = ReaderModel()

    def read(paragraphs: Sequence[str]) -> None:
        for paragraph in paragraphs:
            sentences = [_WORD.findall(sentence) for sentence in split_sentences(paragraph)]
            for stretch in find_stretches(sentences):
                model.starts(stretch)
            for sentence in filter(None, sentences):
                model.parse(sentence)

    return read


def _pipeline_reader() -> Read:
    from benchmarks.spacy_pipeline import bare_pipeline

    _, pipeline = bare_pipeline()
    return lambda paragraphs: list(pipeline.pipe(paragraphs))


def _tokenizer_reader() -> Read:
    import spacy

    tokenizer = spacy.blank("en").tokenizer
    return lambda paragraphs: [tokenizer(paragraph) for paragraph in paragraphs]


def _full_name(name: str) -> str:
    from benchmarks.spacy_pipeline import SMALL, is_package

    return name if name != PIPELINE else f"{SMALL if is_package(SMALL) else f'spaCy as {SMALL}, untrained'}"


def _keep_to(cores: int) -> None:
    """Keep this process, and what it begins, to so many cores."""
    if sys.platform == "linux":
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:cores])
