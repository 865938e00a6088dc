"""Programs in processes of their own: with a limit on the size of files, as on a full disk; or ended in the middle."""

import os
import subprocess
import sys
from pathlib import Path

_LIMITED = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))\n"
_TESTS = f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})\n"


def run_python(code: str, *arguments: object, most: int = 0) -> subprocess.CompletedProcess[str]:
    """Run code that may import what tests share; where `most` is given, no file grows beyond so many bytes."""
    whole = _TESTS + (_LIMITED.format(size=most) if most else "") + code
    command = [sys.executable, "-c", whole, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def start_python(code: str, *arguments: object) -> subprocess.Popen[str]:
    """Start code that may import what tests share; what it prints can be read as it goes on."""
    command = [sys.executable, "-u", "-c", _TESTS + code, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ)


def run_dateline(*arguments: object, most: int = 0) -> subprocess.CompletedProcess[str]:
    """Run a command; where `most` is given, no file grows beyond so many bytes."""
    return run_python("from dateline.cli import main; main()", *arguments, most=most)
