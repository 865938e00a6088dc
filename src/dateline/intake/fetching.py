"""Fetcher: the page at an address, asked for safely: checked machines, checked redirects, bounded answers.

It keeps no cookies, tells no referrer, and uses no proxy of the environment, which would resolve names in our place.
"""

import re
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from ipaddress import ip_address
from urllib.parse import urljoin

from dateline.errors import AnswerError, InputError
from dateline.intake.exchange import Answer, Connector, Request, ask
from dateline.intake.limits import Limits
from dateline.intake.reachable import Resolver, find_machines, is_public
from dateline.intake.unpacking import unpack
from dateline.intake.web_address import WebAddress, read_address

__all__ = ["USER_AGENT", "Fetched", "Fetcher", "Limits", "NotModified"]

USER_AGENT = f"Dateline/{version('dateline')}"

_WANTED = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8",
    "Accept-Encoding": "gzip, deflate, br",
    "Connection": "close",
}
_LIMITS = Limits()
_LED_ON = frozenset({301, 302, 303, 307, 308})
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: `address` after redirects, `data` unpacked, `etag` and `modified` as the server says.

    `is_public` where a public machine had a hand in it, so that what it names must be public as well.
    """

    address: str
    media_type: str
    charset: str
    data: bytes
    etag: str
    modified: str
    is_public: bool = True


@dataclass(frozen=True, slots=True)
class NotModified:
    """The server says that nothing changed since."""

    address: str


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches from one address at a time, or posts to it, as often as asked; `PoliteFetcher` waits its turn."""

    limits: Limits = _LIMITS
    allow_private: bool = False
    resolver: Resolver = socket.getaddrinfo
    connector: Connector = socket.create_connection

    def fetch(
        self,
        address: str,
        *,
        etag: str = "",
        modified: str = "",
        is_led: bool = False,
        before: Callable[[WebAddress], None] = lambda address: None,
    ) -> Fetched | NotModified:
        """What is at the address. Raises InputError, AnswerError among it, naming what went wrong.

        With what an earlier answer gave as `etag` and `modified`, the server may say that nothing changed. Where a
        public page named the address (`is_led`), it must be public, whatever the user allows. `before` is called with
        each address that is about to be asked, those of redirects too; it may wait, or raise InputError.
        """
        headers = {**_WANTED, **_conditions(etag, modified)}
        asked = [read_address(address, any_port=self.allow_private and not is_led)]
        while True:
            machines = find_machines(asked[-1], resolver=self.resolver, allow_private=self.allow_private and not is_led)
            before(asked[-1])
            answer = self._ask(Request(asked[-1], headers), machines)
            # A public page may never lead inside, not even where the user allows to ask there.
            is_led = is_led or any(is_public(ip_address(ip)) for ip, _ in machines)
            if answer.status not in _LED_ON:
                found = _result(asked[-1], answer, self.limits)
                return replace(found, is_public=is_led) if isinstance(found, Fetched) else found
            asked.append(self._next(asked, answer))

    def post(self, address: str, data: bytes, *, media_type: str) -> None:
        """Send bytes to an address, by the same rules, and without following on.

        Raises InputError where they do not arrive, AnswerError among it where they are not accepted.
        """
        asked = read_address(address, any_port=self.allow_private)
        machines = find_machines(asked, resolver=self.resolver, allow_private=self.allow_private)
        headers = {"User-Agent": USER_AGENT, "Content-Type": media_type, "Connection": "close"}
        answer = self._ask(Request(asked, headers, data), machines)
        if not 200 <= answer.status < 300:
            raise _refused(asked, answer)

    def _ask(self, request: Request, machines: Sequence[tuple[str, int]]) -> Answer:
        return ask(request, machines=machines, connector=self.connector, limits=self.limits)

    def _next(self, asked: list[WebAddress], answer: Answer) -> WebAddress:
        """Where a redirect leads, if one may go there."""
        first, here, leads_to = str(asked[0]), asked[-1], _as_written(answer.headers.get("location", ""))
        try:
            found = read_address(urljoin(str(here), leads_to), any_port=self.allow_private)
        except (InputError, ValueError) as error:
            problem = error.problem if isinstance(error, InputError) else str(error)
            raise InputError(first, f"it leads to {leads_to[:200]!r}, {problem}") from error
        if here.scheme == "https" and found.scheme == "http":
            raise InputError(first, f"it leads from a secured address to one that is not, {found}")
        if found in asked:
            raise InputError(first, f"it leads round in a circle, to {found} again")
        if len(asked) > self.limits.redirects:
            raise InputError(first, f"it leads on more than {self.limits.redirects} times")
        return found


def _as_written(header: str) -> str:
    """A header in the characters of its server: in UTF-8 where it is, though HTTP knows but Latin 1."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return header


def _conditions(etag: str, modified: str) -> dict[str, str]:
    asked = {"If-None-Match": etag, "If-Modified-Since": modified}
    return {name: value for name, value in asked.items() if value and value.isascii() and value.isprintable()}


def _result(address: WebAddress, answer: Answer, limits: Limits) -> Fetched | NotModified:
    if answer.status == 304:
        return NotModified(str(address))
    if answer.status != 200:
        raise _refused(address, answer)
    kind = answer.headers.get("content-type", "")
    charset = _CHARSET.search(kind)
    try:
        data = unpack(answer.body, answer.headers.get("content-encoding", "").strip().lower(), limits=limits)
    except ValueError as error:
        raise InputError(str(address), str(error)) from error
    return Fetched(
        str(address),
        media_type=kind.partition(";")[0].strip().lower(),
        charset=charset[1].lower() if charset else "",
        data=data,
        etag=answer.headers.get("etag", ""),
        modified=answer.headers.get("last-modified", ""),
    )


def _refused(address: WebAddress, answer: Answer) -> AnswerError:
    said = f"the server answers {answer.status} {answer.reason[:100]}".rstrip()
    retry_after = _seconds(answer.headers.get("retry-after", ""))
    return AnswerError(str(address), said, status=answer.status, retry_after=retry_after)


def _seconds(words: str) -> float | None:
    """The wait that a Retry-After asks for: a number of seconds, or a moment."""
    if words.isascii() and words.isdigit():
        return float(words[:9])
    try:
        wait = parsedate_to_datetime(words).astimezone(UTC) - datetime.now(UTC)
    except (ValueError, OverflowError):  # no moment, or one beyond the years there are
        return None
    return max(0.0, wait.total_seconds())
