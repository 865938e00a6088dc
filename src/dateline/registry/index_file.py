"""The file of the index: where it is, its tables, and what SQLite says of it in our own words."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from dateline.errors import RegistryError

APPLICATION_ID = 0x44745267  # "DtRg" in the header of every index
VERSION = 1
VARIABLE = "DATELINE_REGISTRY"

_MAGIC = b"SQLite format 3\0"
_ID_AT = slice(68, 72)  # where SQLite keeps the number of the program
_FOREIGN = f"it is no index of the registry; name another with --registry or {VARIABLE}"

# Made after the rows: sorting once is quicker than keeping order from row to row.
INDEXES = {
    "actor_by_id": "actor (id)",
    "person_name_by_frame": "person_name (frame, exact, actor)",
    "short_name_by_key": "short_name (key, actor)",
    "other_name_by_key": "other_name (key, actor)",
    "other_name_by_opening": "other_name (opening, words)",
    "position_by_id": "position (id)",
    "position_by_bearer": "position (of)",
    "tenure_by_holder": "tenure (holder)",
    "tenure_by_post": "tenure (post)",
    "tenure_by_bearer": "tenure (of) WHERE of != ''",
    "ruling_by_one": "ruling (one)",
    "ruling_by_other": "ruling (other)",
}


def default_path() -> Path:
    """Where the index is: what the environment names, else a file in the user's folder for Dateline."""
    import typer

    return named_path() or Path(typer.get_app_dir("dateline")) / "registry.db"


def named_path() -> Path | None:
    """The index that the environment names, if it names one."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else None


def create_tables(connection: sqlite3.Connection) -> None:
    """Make the tables of a new index."""
    connection.executescript(files("dateline.registry").joinpath("index.sql").read_text(encoding="utf-8"))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


def connect_to_read(path: Path) -> sqlite3.Connection:
    """A connection to the index at `path`, which cannot change it. Raises RegistryError."""
    if not path.exists():
        raise RegistryError(f"{path}: there is no such index; make it with `dateline registry import FILE`")
    with index_errors(path):
        # Nobody changes an index in place, so that no lock is needed.
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
        try:
            check_version(connection)
            connection.execute("PRAGMA mmap_size = 1073741824")
        except BaseException:
            connection.close()
            raise
    return connection


def check_version(connection: sqlite3.Connection) -> None:
    """Raise RegistryError unless the file is an index that this Dateline knows."""
    application, version = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in _HEADER)
    if application != APPLICATION_ID:
        raise RegistryError(_FOREIGN)
    if version != VERSION:
        raise RegistryError(f"the index has version {version}, this Dateline reads {VERSION}; import into a new file")


@contextmanager
def index_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite raises into a RegistryError that names the file."""
    try:
        yield
    except RegistryError as error:
        raise error if str(error).startswith(str(path)) else RegistryError(f"{path}: {error}") from None
    except sqlite3.OperationalError as error:
        raise RegistryError(f"{path}: it cannot be opened, read or written ({error})") from error
    except sqlite3.DatabaseError as error:
        # Nobody may be told to delete a file that is not ours.
        damaged = f"the index is damaged ({error}); delete it and import again"
        raise RegistryError(f"{path}: {damaged if _is_ours(path) else _FOREIGN}") from error


def _is_ours(path: Path) -> bool:
    """Whether the file begins as an index does, whatever comes after."""
    with path.open("rb") as stream:
        head = stream.read(_ID_AT.stop)
    return head.startswith(_MAGIC) and head[_ID_AT] == APPLICATION_ID.to_bytes(4, "big")


_HEADER = ("application_id", "user_version")
