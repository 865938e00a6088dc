"""Nothing is lost: reading and linking are killed at random instants, and the record equals one that nobody disturbed.

After every kill the record is looked at: it must be whole, and have of each article in it exactly the rows that the
undisturbed record has. Beside kills of everything: kills of the processes that read, alone; kills while linking; side
files cut as when the power fails; two writers at once; a file that may not grow. One line a kind says what came of it.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic, sleep

from benchmarks.day_of_news import find_rows, write_day
from benchmarks.day_read import count_readings
from benchmarks.process_memory import descendants, is_alive
from benchmarks.record_compared import Digests, find_differences, load_articles, load_exports
from benchmarks.side_files import CUTS
from dateline.cli.output import print_note

ARTICLES, KILLS, SEED = 2_000, 200, 20_240_618
DATELINE = (sys.executable, "-m", "dateline")
_NEWS = Path(__file__).parents[2] / "shared" / "corpora" / "wikinews_2019" / "articles.jsonl"
_REPEATS = 3  # of each cut of a side file
_FEWEST = 200  # articles of which some are left when a process that reads is killed
_IDLE = 4  # kills in a row without a new article, after which they come later
_PATIENCE = 10.0  # seconds that a process may outlive the one that began it


@dataclass
class Result:
    """What came of one kind of disturbance: how often, what was seen of it, and what was wrong."""

    kind: str
    times: int = 0
    notes: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        state = "the same" if not self.problems else f"{len(self.problems)} PROBLEMS: {'; '.join(self.problems[:5])}"
        return ", ".join([f"{self.kind}: {self.times} times", *self.notes, state])


@dataclass
class Trial:
    """News to read, a command to read it with, and the record of a run that nobody disturbed."""

    news: Path
    folder: Path
    chance: Random
    command: Sequence[str] = DATELINE
    starting: float = 0.0
    seconds: float = 0.0
    articles: Digests = field(default_factory=dict)
    exports: Digests = field(default_factory=dict)
    size: int = 0

    def undisturbed(self) -> Trial:
        """Read and link once in peace, and keep what must come out; `starting` is until the first article is there."""
        record, begin = self.record("undisturbed"), monotonic()
        process = self.start(record)
        while not count_readings(record) and process.poll() is None:
            sleep(0.02)
        self.starting = monotonic() - begin
        if process.wait():
            raise RuntimeError(f"the undisturbed run ended with {process.returncode}: {self.said(record)}")
        self.seconds = monotonic() - begin
        self.articles, self.size = load_articles(record), record.stat().st_size
        self.exports = self._linked(record)
        return self

    def record(self, name: str) -> Path:
        """A new record's place."""
        for old in self.folder.glob(f"{name}.db*"):
            old.unlink()
        return self.folder / f"{name}.db"

    def start(self, record: Path, *, largest: int = 0) -> subprocess.Popen[bytes]:
        """Begin to read into a record, in a group of processes of its own; no file may grow beyond `largest` bytes."""
        return self._start(["read", str(self.news), "--into", str(record)], record, largest=largest)

    def start_linking(self, record: Path) -> subprocess.Popen[bytes]:
        """Begin to link a record."""
        return self._start(["link", str(record)], record)

    def said(self, record: Path) -> str:
        """The last line that the command said of a record."""
        lines = self._log(record).read_text("utf-8", "replace").strip().splitlines()
        return lines[-1] if lines else ""

    def finish(self, record: Path) -> list[str]:
        """Read the rest in peace; what is then wrong, links and exports included."""
        if self.start(record).wait():
            return [f"the last run failed: {self.said(record)}"]
        return self.finished(record)

    def finished(self, record: Path) -> list[str]:
        """What is wrong with a record into which all was read."""
        wrong = find_differences(record, self.articles, is_finished=True)
        if wrong:
            return wrong
        exports = self._linked(record)
        return [f"another export of {kind}" for kind, digest in self.exports.items() if exports[kind] != digest]

    def _linked(self, record: Path) -> Digests:
        if self.start_linking(record).wait():
            raise RuntimeError(f"linking failed: {self.said(record)}")
        return load_exports(record)

    def _start(self, arguments: list[str], record: Path, *, largest: int = 0) -> subprocess.Popen[bytes]:
        with self._log(record).open("ab") as log:
            return subprocess.Popen(
                [*self.command, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=log,
                start_new_session=True,
                preexec_fn=_limited(largest) if largest else None,  # no threads here
            )

    def _log(self, record: Path) -> Path:
        return self.folder / f"{record.stem}.log"


def window(starting: float, seconds: float, kills: int) -> float:
    """How long after its start a run is killed at the latest, so that so many kills fall into one whole reading.

    The instants are uniform from 0: those before `starting` win nothing, the others what is left after it.
    """
    each = max(0.0, seconds - starting) / max(1, kills)
    return starting + each + sqrt(each * each + 2 * starting * each)


def kill_all(process: subprocess.Popen[bytes]) -> list[str]:
    """Kill a command with all it began; which of them go on nevertheless."""
    began = descendants(process.pid)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    until = monotonic() + _PATIENCE
    while (alive := [one for one in began if is_alive(one)]) and monotonic() < until:
        sleep(0.05)
    return [f"process {one} goes on after the command was killed" for one in alive]


def disturb_reading(trial: Trial, kills: int) -> Iterator[Result]:
    """Kill reading so often, begun again each time; a record that is read to its end is followed by a new one."""
    result, records, idle, before = Result("killed while reading"), 1, 0, 0
    record, latest = trial.record("killed"), window(trial.starting, trial.seconds, kills)
    while result.times < kills:
        process = trial.start(record)
        if _ended_within(process, trial.chance.uniform(0, latest)):
            result.problems += _after_end(trial, process, record)
            record, records, before = trial.record("killed"), records + 1, 0
            continue
        result.problems += kill_all(process) + find_differences(record, trial.articles, is_finished=False)
        result.times += 1
        count = count_readings(record)
        idle = 0 if count > before else idle + 1
        before, latest = count, latest * (1.2 if idle and idle % _IDLE == 0 else 1.0)
        if result.times % 20 == 0:
            print_note(f"{result.times} kills, {count} articles in the record, {len(result.problems)} problems")
    result.problems += trial.finish(record)
    result.notes.append(f"{records} records")
    yield result


def disturb_workers(trial: Trial, kills: int) -> Iterator[Result]:
    """Kill the processes that a command began, one now and then; the command itself must finish, and its record be
    the same."""
    result, records = Result("workers killed"), 0
    # A process that is killed each time before it has begun to read is rightly given up: twice as long is left to it.
    latest = max(2 * trial.starting, trial.seconds / max(1, kills))
    while result.times < kills and not result.problems:
        record, records, before = trial.record("workers"), records + 1, result.times
        process = trial.start(record)
        while not _ended_within(process, trial.chance.uniform(trial.starting, trial.starting + latest)):
            workers = descendants(process.pid)
            if workers and result.times < kills:
                with suppress(ProcessLookupError):
                    os.kill(trial.chance.choice(workers), signal.SIGKILL)
                    result.times += 1
        result.problems += _after_end(trial, process, record)
        if result.times == before:
            result.problems.append("the command began no process that could be killed")
    result.notes.append(f"{records} records")
    yield result


def disturb_linking(trial: Trial, kills: int) -> Iterator[Result]:
    """Kill linking so often, then link in peace; a record that was linked by then is followed by a new one."""
    result, latest, record = Result("killed while linking"), max(trial.starting, trial.seconds / 4), None
    while result.times < kills:
        if record is None:
            record = trial.record("linking")
            trial.start(record).wait()
        process = trial.start_linking(record)
        if _ended_within(process, trial.chance.uniform(0, latest)):
            record, latest = None, latest * 0.7
            continue
        result.times += 1
        result.problems += kill_all(process) + find_differences(record, trial.articles, is_finished=True)
    result.problems += trial.finish(record or trial.record("linking"))
    yield result


def disturb_side_files(trial: Trial, repeats: int = _REPEATS) -> Iterator[Result]:
    """Cut what stands beside the record after a kill, as when the power fails; then read on."""
    for kind, cut in CUTS.items():
        result = Result(kind)
        for _ in range(repeats):
            record = trial.record("cut")
            process = trial.start(record)
            _wait_for_articles(process, record, trial.chance.randrange(1, max(2, len(trial.articles))))
            result.problems += kill_all(process)
            result.times += cut(record, trial.chance)
            result.problems += find_differences(record, trial.articles, is_finished=False)
            result.problems += trial.finish(record)
        yield result


def disturb_by_another(trial: Trial) -> Iterator[Result]:
    """Two commands read the same into one record at once; one of them may be told to wait, neither may break it."""
    result, record = Result("two writers at once", 1), trial.record("two")
    codes = [process.wait() for process in (trial.start(record), trial.start(record))]
    result.notes.append(f"exit codes {codes[0]} and {codes[1]}")
    result.problems += [f"a writer ended with {code}" for code in codes if code not in (0, 1)]
    result.problems += find_differences(record, trial.articles, is_finished=codes == [0, 0])
    result.problems += trial.finish(record)
    yield result


def disturb_by_lack_of_room(trial: Trial) -> Iterator[Result]:
    """No file may grow beyond half of the record; the command says so, and reads the rest when there is room."""
    result, record = Result("no room for the record", 1), trial.record("room")
    code = trial.start(record, largest=max(4096, trial.size // 2)).wait()
    result.notes.append(f"said: {trial.said(record)}")
    if code != 1 or str(record) not in trial.said(record):
        result.problems.append(f"ended with {code} and without naming the record")
    result.problems += find_differences(record, trial.articles, is_finished=False)
    result.problems += trial.finish(record)
    yield result


def _limited(largest: int) -> Callable[[], None]:
    """What a new process does to itself: SIGXFSZ is ignored by Python, so that writing fails as on a full disk."""

    def limit() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    return limit


def _ended_within(process: subprocess.Popen[bytes], seconds: float) -> bool:
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True


def _after_end(trial: Trial, process: subprocess.Popen[bytes], record: Path) -> list[str]:
    failed = [f"ended with {process.returncode}: {trial.said(record)}"] if process.returncode else []
    return failed + trial.finished(record)


def _wait_for_articles(process: subprocess.Popen[bytes], record: Path, count: int) -> None:
    while process.poll() is None and count_readings(record) < count:
        sleep(0.02)


def disturb(articles: int, kills: int, *, seed: int, folder: Path) -> Iterator[Result]:
    """Every kind of disturbance: kills while reading over all articles, the others over a tenth of them or a few."""
    rows, chance = find_rows(_NEWS), Random(seed)
    trials = []
    for name, count in (("all", articles), ("few", max(_FEWEST, articles // 10))):
        (folder / name).mkdir()
        write_day(rows, folder / name / "news.jsonl", articles=count, seed=seed)
        trials.append(Trial(folder / name / "news.jsonl", folder / name, chance).undisturbed())
    every, few = trials
    print_note(f"undisturbed: {every.seconds:.1f} s, the first article after {every.starting:.1f} s")
    yield from disturb_reading(every, kills)
    yield from disturb_workers(few, max(1, kills // 10))
    yield from disturb_linking(few, max(1, kills // 10))
    yield from disturb_side_files(few)
    yield from disturb_by_another(few)
    yield from disturb_by_lack_of_room(few)


def main(arguments: Sequence[str] | None = None) -> int:
    """Disturb reading in every way, print a line each; 1 if a record was not the same."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kills", description=__doc__)
    parser.add_argument("--articles", type=int, default=ARTICLES, help=f"to read (default: {ARTICLES:,})")
    parser.add_argument("--kills", type=int, default=KILLS, help=f"while reading (default: {KILLS})")
    parser.add_argument("--seed", type=int, default=SEED, help="another kills at other instants")
    given = parser.parse_args(arguments)
    is_same = True
    with TemporaryDirectory() as folder:
        for result in disturb(given.articles, given.kills, seed=given.seed, folder=Path(folder)):
            print(result, flush=True)
            is_same = is_same and not result.problems
    return int(not is_same)


if __name__ == "__main__":
    sys.exit(main())
