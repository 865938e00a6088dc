"""The command that opens the desk, as processes of their own."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from readings import make_reading, write_readings

ASKED = b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of one article."""
    path = tmp_path_factory.mktemp("served") / "r.db"
    write_readings(path, make_reading("a1"))
    return path


@contextmanager
def started(*arguments: object, **variables: str) -> Iterator[subprocess.Popen[str]]:
    """`dateline serve` with these arguments."""
    command = [sys.executable, "-m", "dateline", "serve", *map(str, arguments)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ | variables
    ) as process:
        try:
            yield process
        finally:
            process.kill()


@contextmanager
def taken_port(family: socket.AddressFamily = socket.AF_INET) -> Iterator[int]:
    """A port at which somebody else listens."""
    with socket.create_server(("127.0.0.1", 0), family=family) as other:
        yield other.getsockname()[1]


def free_port() -> int:
    """A port at which nobody listens."""
    with taken_port() as port:
        return port


@pytest.fixture(scope="module")
def open_port(record: Path) -> Iterator[int]:
    """The port of a desk."""
    with started(record, "--port", free_port()) as process:
        yield int(address(process).rsplit(":", 1)[1].strip("/"))


def ask(port: int, sent: bytes) -> bytes:
    """What a desk answers to these bytes."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as asking:
        asking.sendall(sent)
        return asking.recv(65_536)


def address(process: subprocess.Popen[str]) -> str:
    """Where a desk says it is, once it is there."""
    assert process.stderr
    found = re.search(r"http://\S+/", process.stderr.readline())
    assert found
    return found[0]


def children(process: subprocess.Popen[str]) -> list[int]:
    """The processes that a process has started."""
    task = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    return [int(one) for one in task.read_text().split()]


def is_running(process: int) -> bool:
    """Whether a process is there and not only waited for."""
    status = Path(f"/proc/{process}/stat")
    try:
        return status.read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def left_running(processes: list[int]) -> list[int]:
    """Those of processes that are still there after a while: Python's own end a moment after theirs."""
    until = time.monotonic() + 10
    while (left := [one for one in processes if is_running(one)]) and time.monotonic() < until:
        time.sleep(0.05)
    return left


@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGTERM])
def test_a_desk_answers_until_it_is_told_to_end(record: Path, kind: signal.Signals) -> None:
    with started(record, "--port", free_port()) as process:
        with urlopen(address(process)) as answer:
            assert (answer.status, "r.db" in answer.read().decode()) == (200, True)
        keepers = children(process)
        process.send_signal(kind)
        assert (process.wait(20), process.stderr.read() if process.stderr else "") == (0, "")
        assert left_running(keepers) == []


@pytest.mark.parametrize(
    ("arguments", "variables", "said"),
    [
        (["--port", "TAKEN"], {}, "cannot listen at 127.0.0.1, port TAKEN: Address already in use; choose another"),
        (["--host", "0.0.0.0"], {}, "with --host 0.0.0.0 the desk can be reached from other machines; set DATELINE_PA"),
        (["--name", "desk.example"], {}, "with --name the desk can be reached from other machines; set DATELINE_PASSW"),
        (["--host", "192.0.2.1"], {"DATELINE_PASSWORD": "p"}, "cannot listen at 192.0.2.1, port 8311: "),
        (["--host", "no.such.host.invalid"], {"DATELINE_TOKEN": "t"}, "cannot listen at no.such.host.invalid, port"),
    ],
)
def test_one_line_says_why_not(record: Path, arguments: list[str], variables: dict[str, str], said: str) -> None:
    with taken_port() as port:
        filled = [one.replace("TAKEN", str(port)) for one in arguments]
        with started(record, *filled, **variables) as process:
            assert process.wait(30) == 1
            assert process.stderr
            told = process.stderr.read()
            assert told.startswith(f"error: {said.replace('TAKEN', str(port))}")
            assert told.count("\n") == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "there is no such record"), (b"", "the file is empty"), (b"x" * 5000, "is not a record")],
)
def test_without_a_record_no_desk(tmp_path: Path, content: bytes | None, said: str) -> None:
    if content is not None:
        (tmp_path / "r.db").write_bytes(content)
    with started(tmp_path / "r.db", "--port", free_port()) as process:
        assert process.wait(30) == 1
        told = process.stderr.read() if process.stderr else ""
        assert (said in told, told.count("\n"), "Traceback" in told) == (True, 1, False)


@pytest.mark.skipif(not socket.has_ipv6, reason="the machine has no addresses of the sixth version")
def test_a_desk_of_the_sixth_version(record: Path) -> None:
    with started(record, "--host", "::1", "--port", free_port()) as process:
        place = address(process)
        assert place.startswith("http://[::1]:")
        with urlopen(place) as answer:
            assert answer.status == 200


@pytest.mark.parametrize("headers", [b"", b"X-Forwarded-For: 10.0.0.1\r\nX-Forwarded-Proto: https\r\n"])
def test_what_a_proxy_would_say_is_not_believed(open_port: int, headers: bytes) -> None:
    head = ask(open_port, ASKED.removesuffix(b"\r\n") + headers + b"\r\n").partition(b"\r\n\r\n")[0].lower()
    assert (b" 200 " in head, b"; secure" in head, b"\r\nserver:" in head) == (True, False, False)


@pytest.mark.parametrize(
    "bytes_sent",
    [
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 200_000 + b"\r\n\r\n",
        b"GET /" + b"x" * 200_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET /\xff\x00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"POST /author HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc",
    ],
)
def test_what_is_no_request_ends_at_once(open_port: int, bytes_sent: bytes) -> None:
    assert ask(open_port, bytes_sent).split()[1] in (b"400", b"413")
    assert ask(open_port, ASKED).split()[1] == b"200"
