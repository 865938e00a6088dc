"""A process that is to end with the one that began it does, however that one ended."""

import os
import subprocess
import sys

import pytest

CHILD = "import time; from dateline.parent import end_with_parent as e; e(); print('here', flush=True); time.sleep(60)"
PARENT = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {CHILD!r}])"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell of it")
def test_a_process_ends_with_its_parent() -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, env=os.environ)
    assert parent.stdout and parent.stdout.readline() == b"here\n"
    parent.kill()
    assert parent.communicate(timeout=30)[0] == b""  # the child had the other end of the pipe open as well
