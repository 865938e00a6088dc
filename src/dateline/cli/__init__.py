"""The command line: each command calls one view or engine and prints what it gives.

Only Typer and Rich are imported here; a command imports what it needs when it runs, so that `--help` answers at once.
"""

import signal
import sys

from dateline.cli.app import app
from dateline.cli.output import print_error
from dateline.errors import DatelineError


def main() -> None:
    """Run the command line; errors raised on purpose, and those of files, become one line on stderr."""
    signal.signal(signal.SIGTERM, _stop)
    try:
        app()
    except DatelineError as error:
        print_error(str(error))
        sys.exit(1)
    except OSError as error:
        print_error(f"{error.filename}: {error.strerror}")
        sys.exit(1)


def _stop(number: int, _frame: object) -> None:
    """End as on Ctrl-C: what is half done is cleared away."""
    sys.exit(128 + number)
