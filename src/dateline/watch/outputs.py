"""Where alerts go: lines of a file or of the output, an Atom feed, a webhook. What fails stays to be told next time."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import AnswerError, InputError
from dateline.intake.fetching import Fetcher
from dateline.intake.limits import Limits
from dateline.watch.atom import MOST, write_atom
from dateline.watch.memory import WatchMemory

_LIMITS = Limits(seconds_of_silence=10.0, seconds_in_all=30.0)
_MOST_REFUSED = 3  # alerts in a round; a server that takes none is not asked for all of them


@dataclass(frozen=True, slots=True)
class Outputs:
    """Where alerts go. Without a file of `lines` they are printed by `show`."""

    show: Callable[[str], None]
    lines: Path | None = None
    feed: Path | None = None
    webhook: str = ""
    allow_private: bool = False


def tell_alerts(memory: WatchMemory, outputs: Outputs, *, title: str) -> Iterator[InputError]:
    """Write and send the alerts that wait, each at least once; gives what went wrong with the webhook."""
    if waiting := memory.to_write():
        _write([alert.line for alert in waiting], outputs)
    if outputs.feed and (waiting or not outputs.feed.exists()):
        write_atom(outputs.feed, [alert.line for alert in memory.newest(MOST)], title=title)
    memory.keep_written(waiting)
    yield from _post(memory, outputs)


def _write(lines: Sequence[str], outputs: Outputs) -> None:
    if outputs.lines is None:
        for line in lines:
            outputs.show(line)
        return
    with outputs.lines.open("ab+") as stream:
        # A line that was cut short by a kill stays one broken line; it was not remembered as written and comes again.
        stream.seek(-min(1, stream.tell()), os.SEEK_END)
        is_whole = stream.read(1) in (b"", b"\n")
        stream.write(b"".join(line.encode() + b"\n" for line in (*([] if is_whole else [""]), *lines)))
        stream.flush()
        os.fsync(stream.fileno())


def _post(memory: WatchMemory, outputs: Outputs) -> Iterator[InputError]:
    """Send the alerts that wait; one that is refused stands behind the others from then on."""
    fetcher, refused = Fetcher(_LIMITS, allow_private=outputs.allow_private), 0
    for alert in memory.to_post() if outputs.webhook else ():
        try:
            fetcher.post(outputs.webhook, alert.line.encode(), media_type="application/json")
        except InputError as error:
            if not refused:
                yield InputError(outputs.webhook, f"{error.problem}; the alerts that wait are sent next time")
            if not isinstance(error, AnswerError):
                return
            memory.keep_refused(alert)
            refused += 1
            if refused == _MOST_REFUSED:
                return
        else:
            memory.keep_posted(alert)
