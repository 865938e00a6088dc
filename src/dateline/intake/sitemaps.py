"""Sitemaps and indexes of sitemaps, as sitemaps.org has them, with what news sitemaps say of their articles.

They are parsed as they come, so that one of any size takes no memory. A document type is refused as such: no sitemap
needs one, and entities need it.
"""

from collections.abc import Iterator
from typing import IO
from xml.parsers.expat import ExpatError, ParserCreate

from dateline.articles.iso_date import iso_day
from dateline.errors import InputError
from dateline.intake.listed import Listed

_ROOTS = frozenset({"urlset", "sitemapindex"})
_MOST = 50_000  # addresses of one sitemap, by the standard
_DEEPEST = 20
_LONGEST = 10_000  # characters of one value
_PIECE = 65_536
_UNFINISHED = 1_000_000  # bytes of one tag
# What is told of an article, by the element and the one around it; pictures and videos have a title and loc, too.
_TOLD = {
    ("url", "loc"): "address",
    ("sitemap", "loc"): "address",
    ("news", "title"): "title",
    ("news", "publication_date"): "published",
    ("publication", "name"): "outlet",
}


def read_sitemap(stream: IO[bytes], name: str) -> Iterator[Listed | InputError]:
    """The addresses that a sitemap or an index names. Raises InputError for what is wrong with the whole."""
    reader = _SitemapReader(name)
    count = 0
    for data in iter(lambda: stream.read(_PIECE), b""):
        reader.read(data)
        yield from reader.found
        count += len(reader.found)
        reader.found.clear()
        if count > _MOST:
            raise InputError(name, f"the sitemap names more than {_MOST:,} addresses; those after them are left out")
    reader.close()


class _SitemapReader:
    """Elements as they come, to the addresses in them."""

    def __init__(self, name: str) -> None:
        self.found: list[Listed] = []
        self._name, self._path, self._told, self._words = name, [""], dict[str, str](), ""
        self._taken = 0
        self._parser = ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._hear
        self._parser.StartDoctypeDeclHandler = self._refuse

    def read(self, data: bytes, *, is_last: bool = False) -> None:
        """Take the next bytes. Raises InputError."""
        self._taken += len(data)
        try:
            self._parser.Parse(data, is_last)
        except (ExpatError, LookupError, ValueError) as error:  # the last two for encodings that there are none of
            raise InputError(self._name, f"the sitemap is damaged ({error}); what stands before was read") from error
        if self._taken - self._parser.CurrentByteIndex > _UNFINISHED:
            raise InputError(self._name, f"the sitemap has a tag of more than {_UNFINISHED // 1_000_000} MB")

    def close(self) -> None:
        """Say that there is no more. Raises InputError when it breaks off."""
        self.read(b"", is_last=True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._path.append(_local(name))
        self._words = ""
        if len(self._path) > _DEEPEST:
            raise InputError(self._name, f"the sitemap is nested deeper than {_DEEPEST} elements")
        if len(self._path) == 2 and self._path[1] not in _ROOTS:
            raise InputError(self._name, f"no sitemap, but a {self._path[1][:40]!r}")

    def _end(self, name: str) -> None:
        told = _TOLD.get((self._path[-2], self._path[-1]))
        if told:
            self._told[told] = self._words.strip()
        if self._path.pop() in ("url", "sitemap") and len(self._path) == 2:
            if self._told.get("address"):
                self.found.append(_listed(self._told))
            self._told = {}
        self._words = ""

    def _hear(self, words: str) -> None:
        if len(self._words) < _LONGEST:
            self._words += words[:_LONGEST]

    def _refuse(self, *_: object) -> None:
        raise InputError(self._name, "the sitemap declares a document type, which none needs; it is not read")


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _listed(told: dict[str, str]) -> Listed:
    try:
        published = iso_day(told.get("published", ""))
    except ValueError:
        published = ""  # the page itself may say it better
    return Listed(told["address"], told.get("title", ""), published, told.get("outlet", ""))
