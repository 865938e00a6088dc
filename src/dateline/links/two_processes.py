"""A large record is linked by two processes: while one looks for copies, the other groups events.

Then each judges shares of the events. Only what is found goes from the one to the other: each reads the record itself.
"""

import signal
from collections import Counter, deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import active_children, get_context

from dateline.links.memory import uncollected
from dateline.links.presence import Presence
from dateline.links.recorded import read_presence
from dateline.links.shares import Copied, Judged, OnStep, Share, Types, begin_share, find_shares, joined, link_copies
from dateline.record.reader import RecordReader

# Articles from which another process is worth its start.
LARGE = 10_000
_Witnesses = dict[str, str]
_Opening = Callable[[], RecordReader]


def is_large(reader: RecordReader) -> bool:
    """Whether a record is worth a second process."""
    ((articles,),) = reader.rows("SELECT count(*) FROM articles")
    return bool(articles >= LARGE)


def link_in_two(reader: RecordReader, step: OnStep) -> tuple[Copied, Judged]:
    """What linking finds, the same as in one process. What goes wrong in the other one is raised here."""
    # By article, as the rows lie in the file: counted by SQLite, they are read in the order of their ids.
    counts = Counter(type for (type,) in reader.rows("SELECT type FROM events ORDER BY article"))
    waiting = deque(find_shares(counts))
    with _another_process() as other:
        copied = other.submit(_copies_apart, reader.opening)
        begun: list[Share] = []
        while waiting and not copied.done():
            begun.append(begin_share(reader, waiting.popleft(), step))
        step("copies")
        copies, presence = copied.result()
        witnesses = {article: witness for article, witness in copies.witnesses.items() if article != witness}
        left = {other.submit(_share_apart, reader.opening, types, witnesses, presence): types for types in waiting}
        judged = [begun.pop().judged(witnesses, presence, step) for _ in range(len(begun))]
        judged += _rest(left, lambda types: begin_share(reader, types, step).judged(witnesses, presence, step))
    return copies, joined(judged)


def _rest(left: dict[Future[Judged], Types], link: Callable[[Types], Judged]) -> Iterator[Judged]:
    """The shares left to the other process; those it has not begun are linked here, the smallest first."""
    for future in reversed(left):
        if future.cancel():
            yield link(left[future])
    yield from (future.result() for future in left if not future.cancelled())


def _copies_apart(open_reader: _Opening) -> tuple[Copied, Presence]:
    with uncollected(), open_reader() as reader:
        copied = link_copies(reader)
        return copied, read_presence(reader, copied.witnesses)


def _share_apart(open_reader: _Opening, types: Types, witnesses: _Witnesses, presence: Presence) -> Judged:
    with uncollected(), open_reader() as reader:
        return begin_share(reader, types, _nobody_watches).judged(witnesses, presence, _nobody_watches)


def _nobody_watches(step: str) -> None:
    """Takes a step for nobody."""


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
