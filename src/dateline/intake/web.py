"""Web: addresses that the user names, and those that the lists among them name, to the documents they give.

Pages of several hosts are fetched side by side, those of one host one after the other, and what they give comes in the
order asked. What stands inside an article is never fetched.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from hashlib import blake2b
from itertools import groupby
from typing import Protocol

from dateline.articles.document import Document, Form
from dateline.errors import InputError
from dateline.intake.fetching import Fetched, NotModified
from dateline.intake.listed import Listed
from dateline.intake.turns import Errand, in_turn
from dateline.intake.web_address import read_address

Found = Document | Listed | InputError
BodyReader = Callable[[Fetched, Form | None], Iterator[Found]]
"""What was fetched to what is in it: documents, and addresses where it is a list of them."""

_DEEPEST = 3  # an index of sitemaps may name indexes; their sitemaps name pages


class AddressFetcher(Protocol):
    """What fetches an address: `PoliteFetcher`."""

    def fetch(self, address: str, *, is_led: bool = False) -> Fetched | NotModified:
        """What is at the address, which must be public where a public page named it. Raises InputError."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """What an address gave, and when: an ISO time."""

    listed: Listed
    fetched: Fetched
    retrieved: str

    def fill(self, document: Document) -> Document:
        """The document with what is known of the address it came from."""
        return replace(
            document,
            title=document.title or self.listed.title,
            published=document.published or self.listed.published,
            outlet=document.outlet or self.listed.outlet,
            author=document.author or self.listed.author,
            url=document.url or self.fetched.address,
            retrieved=document.retrieved or self.retrieved,
        )


@dataclass(slots=True)
class Web:
    """Puts what is there in the place of addresses; each is fetched once, however many lists name it."""

    fetcher: AddressFetcher
    read_body: BodyReader
    follow: bool = False
    _asked: set[bytes] = field(default_factory=set)

    def read(self, found: Iterable[Found], *, depth: int = 0, is_led: bool = False) -> Iterator[Document | InputError]:
        """What was found, with documents, or an error, in the place of each address; `is_led` where a public page named
        them.
        """
        for is_listed, group in groupby(map(self._chosen, found), lambda item: isinstance(item, Listed)):
            listed = (item for item in group if isinstance(item, Listed))
            if not is_listed:
                yield from (item for item in group if not isinstance(item, Listed))
            elif depth > _DEEPEST:
                yield InputError(next(listed).address, "named by a list deep in other lists; name that list by itself")
            else:
                yield from self._read_listed(listed, depth, is_led=is_led)

    def _chosen(self, item: Found) -> Found:
        """What a feed says of a page in the place of its address, unless that is to be followed."""
        return item.instead if isinstance(item, Listed) and item.instead and not self.follow else item

    def _read_listed(self, listed: Iterable[Listed], depth: int, *, is_led: bool) -> Iterator[Document | InputError]:
        for answer in in_turn(self._errands(listed, is_led=is_led)):
            yield from [answer] if isinstance(answer, InputError) else self._read_answer(answer, depth)

    def _read_answer(self, answer: _Answer, depth: int) -> Iterator[Document | InputError]:
        try:
            named = self.read_body(answer.fetched, answer.listed.form)
            for found in self.read(named, depth=depth + 1, is_led=answer.fetched.is_public):
                yield answer.fill(found) if isinstance(found, Document) else found
        except InputError as error:
            yield error

    def _errands(self, found: Iterable[Listed], *, is_led: bool) -> Iterator[Errand[_Answer | InputError]]:
        for listed in found:
            host, whole = _plain(listed.address)
            digest = blake2b(whole.encode("utf-8", "replace"), digest_size=10).digest()
            if digest not in self._asked:
                self._asked.add(digest)
                yield Errand(host, partial(self._fetch, listed, is_led=is_led))

    def _fetch(self, listed: Listed, *, is_led: bool) -> _Answer | InputError:
        try:
            fetched = self.fetcher.fetch(listed.address, is_led=is_led)
        except InputError as error:
            return error
        if isinstance(fetched, NotModified):
            return InputError(listed.address, "the server says that nothing changed, without being told since when")
        return _Answer(listed, fetched, datetime.now(UTC).isoformat(timespec="seconds"))


def _plain(words: str) -> tuple[str, str]:
    """The host of an address, and the address in its one way to be written; what is none is told when it is fetched."""
    try:
        address = read_address(words, any_port=True)
    except InputError:
        return "", words
    return address.host, str(address)
