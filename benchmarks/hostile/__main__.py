"""Give Dateline some 600 hostile inputs with honest reports among them, in batches, and say what it did wrong.

Each must get one clear error line that names it, or be read; every honest report must be read; no crash, no item over
30 seconds, no more than 1.5 GB. Files of kinds that it does not read get an error, and that is well. Addresses of a
server on this machine are asked where `dateline read` has `--allow-private`; without it none may be asked.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from time import monotonic

from benchmarks.hostile.addresses import HostileServer, hostile_server, private_drafts, server_drafts
from benchmarks.hostile.drafts import every_draft
from benchmarks.hostile.item import GIGABYTE, Draft, Item
from benchmarks.hostile.running import MEGABYTES, SECONDS, Limits, find_problems
from dateline.cli.output import print_note

_BATCH = 50
_ALLOW = "--allow-private"


def may_be_allowed() -> bool:
    """Whether `dateline read` can be allowed to ask addresses of this machine."""
    command = [sys.executable, "-m", "dateline", "read", "--help"]
    told = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, "COLUMNS": "200"})
    return _ALLOW in told.stdout


def run(drafts: Sequence[Draft], options: Sequence[str], limits: Limits, *, batch: int = _BATCH) -> list[str]:
    """Read them batch by batch; all that is wrong."""
    items = [draft.numbered(number) for number, draft in enumerate(drafts)]
    problems, begin = list[str](), monotonic()
    for start in range(0, len(items), batch):
        some: Sequence[Item] = items[start : start + batch]
        found = list(find_problems(some, options, limits))
        for problem in found:
            print(problem, flush=True)
        problems += found
        print_note(f"{monotonic() - begin:6.0f} s: {start + len(some)} of {len(items)}, {len(problems)} problems")
    return problems


def main(arguments: Sequence[str] | None = None) -> int:
    """Run all or some, print each problem; 1 if there is any."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hostile", description=__doc__)
    parser.add_argument("--large", type=int, default=GIGABYTE, help="bytes of long lines and bombs")
    parser.add_argument("--only", help="inputs whose kind begins so: cut, flip, code, name, own, web ...")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="for an item")
    parser.add_argument("--megabytes", type=float, default=MEGABYTES, help="for all processes together")
    parser.add_argument("--batch", type=int, default=_BATCH, help="items read by one command")
    given = parser.parse_args(arguments)
    limits = Limits(given.seconds, given.megabytes)
    with hostile_server() as server:
        files = [*every_draft(given.large), *private_drafts(server.port)]
        web = list(server_drafts(server.port))
        chosen = [draft for draft in files if draft.kind.startswith(given.only or "")]
        problems = run(chosen, [], limits, batch=given.batch)
        problems += _asked(server)
        if may_be_allowed() and "web".startswith(given.only or ""):
            problems += run(web, [_ALLOW], limits, batch=5)
    print(f"{len(chosen)} inputs from files and private addresses, {len(problems)} problems")
    return int(bool(problems))


def _asked(server: HostileServer) -> list[str]:
    found = [f"{path} was asked for, though it is private" for path in server.asked]
    for problem in found:
        print(problem)
    return found




if __name__ == "__main__":
    sys.exit(main())
