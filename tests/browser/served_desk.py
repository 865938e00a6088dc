"""A desk as a process of its own, as people start it."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def serving(record: Path, *arguments: str, **variables: str) -> Iterator[str]:
    """`dateline serve` over a record at a free port; gives its address, without the last slash."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "dateline", "serve", str(record), "--port", str(port), *arguments]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=os.environ | variables) as process:
        try:
            yield _address(process)
        finally:
            process.terminate()
            told = process.communicate(timeout=20)[1]
        assert (process.returncode, told) == (0, ""), f"the desk ended with {process.returncode}: {told}"


def _address(process: subprocess.Popen[str]) -> str:
    """What the desk says where it is."""
    assert process.stderr
    told = process.stderr.readline()
    found = re.search(r"http://\S+(?=/;)", told)
    assert found, told
    return found[0]
