"""The copies among all articles of a record: found here, or in a large record by another process meanwhile."""

import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import active_children, get_context
from pathlib import Path

from dateline.links.copies import CopyIndex
from dateline.links.copy import Copy
from dateline.links.copy_candidates import CopyKeys, find_keys
from dateline.links.memory import uncollected
from dateline.links.origins import Nearness, find_witnesses, nearness
from dateline.links.recorded import read_copy_text, read_copy_texts
from dateline.parent import end_with_parent
from dateline.record.reader import RecordReader, open_record

OnStep = Callable[[str], None]
# Articles from which another process is worth its start.
LARGE = 10_000


@dataclass(frozen=True, slots=True)
class Copied:
    """The copies among all articles, the witness of each, the keys they were found by, and the last reading seen."""

    copies: Sequence[Copy]
    witnesses: Mapping[str, str]
    keys: Sequence[CopyKeys]
    reading: int


@contextmanager
def copying(reader: RecordReader, step: OnStep, *, processes: int) -> Iterator[Callable[[], Copied]]:
    """What gives the copies: found before anything else, or by another process while this one goes on.

    What goes wrong there is raised where the copies are asked for. When it is stopped here, it is ended there.
    """
    if processes < 2 or _count(reader) < LARGE:
        step("copies")
        copied = find_copied(reader)
        yield lambda: copied
        return
    with _another_process() as other:
        found = other.submit(_copied_apart, reader.path)

        def result() -> Copied:
            step("copies")
            try:
                copied = found.result()
            except BrokenProcessPool:  # the system ended it, say because memory ran out
                return find_copied(reader)
            # Somebody may have read more meanwhile, of which this process knows nothing.
            return copied if copied.reading == last_reading(reader) else find_copied(reader)

        yield result


def find_copied(reader: RecordReader) -> Copied:
    """The copies among the articles that a reader sees."""
    index = CopyIndex(fetch=lambda article: read_copy_text(reader, article))
    articles, every, copies = list[str](), list[CopyKeys](), list[Copy]()
    nearest = dict[str, tuple[Nearness, str]]()
    for text in read_copy_texts(reader):
        articles.append(text.article)
        keys = find_keys(text)
        if keys:
            every.append(keys)
            for copy in index.add(text, keys):
                copies.append(copy)
                near = nearness(copy, index.text(copy.article), index.text(copy.source))
                if near:
                    nearest[copy.article] = min((near, copy.source), nearest.get(copy.article, (near, copy.source)))
    copies.sort(key=lambda copy: (copy.article, copy.source))
    witnesses = find_witnesses(sorted(articles), {article: source for article, (_, source) in nearest.items()})
    return Copied(copies, witnesses, every, last_reading(reader))


def last_reading(reader: RecordReader) -> int:
    """The number of the last reading that a reader sees."""
    ((last,),) = reader.rows("SELECT coalesce(max(number), 0) FROM reading_row")
    return int(last)


def _count(reader: RecordReader) -> int:
    ((articles,),) = reader.rows("SELECT count(*) FROM articles")
    return int(articles)


def _copied_apart(path: Path) -> Copied:
    with uncollected(), open_record(path) as reader, reader.at_one_moment():
        return find_copied(reader)


@contextmanager
def _another_process() -> Iterator[ProcessPoolExecutor]:
    """One more process, ended at once when this one is stopped."""
    before = set(active_children())
    pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_leave_stopping_to_parent)
    try:
        yield pool
    except BaseException:
        for process in set(active_children()) - before:
            process.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _leave_stopping_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()
