"""Listed: an address that a list names, and lists of addresses, one a line."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from dateline.articles.document import Document, Form
from dateline.errors import InputError

_LONGEST = 10_000  # bytes a line


@dataclass(frozen=True, slots=True)
class Listed:
    """An address to be fetched, with what the list says of the article there; what it does not say is empty.

    `form` is what the user says is there; without it the server is believed. `instead` is what stands in the place of
    a page that the user has not asked for: what a feed itself says of an article.
    """

    address: str
    title: str = ""
    published: str = ""
    outlet: str = ""
    author: str = ""
    form: Form | None = None
    instead: Document | InputError | None = None


def read_address_list(stream: IO[bytes], name: str) -> Iterator[Listed | InputError]:
    """The addresses in a list, one a line; lines that begin with # and empty ones say nothing."""
    for number, line in enumerate(iter(lambda: stream.readline(_LONGEST + 1), b""), start=1):
        words = line.decode("utf-8-sig" if number == 1 else "utf-8", "backslashreplace").strip()
        if len(line) > _LONGEST:
            yield InputError(f"{name}:{number}", f"the line is longer than {_LONGEST:,} bytes, so it is no address")
            while line and not line.endswith(b"\n"):
                line = stream.readline(_LONGEST + 1)
        elif words and not words.startswith("#"):
            yield Listed(words)
