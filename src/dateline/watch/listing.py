"""The feeds that a user names: addresses, and OPML files that list them."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.errors import InputError
from dateline.intake.feed_values import find_address
from dateline.intake.opml import read_opml


def find_feeds(names: Iterable[str]) -> list[str]:
    """Their addresses, each once. Raises InputError for what is neither an address nor a list of feeds."""
    return list(dict.fromkeys(address for name in names for address in _addresses(name)))


def _addresses(name: str) -> Iterator[str]:
    if find_address(name):
        yield name
        return
    try:
        data = Path(name).read_bytes()
    except OSError as error:
        raise InputError(name, f"neither an address (http, https) nor a file to read ({error.strerror})") from error
    yield from (feed.address for feed in read_opml(data, name))
