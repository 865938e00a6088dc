"""WebAddress: an http or https address taken apart once, so that what is checked is what is asked.

Hosts that are numbers are read in their one plain notation; every other way to write them only serves to hide one.
"""

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address
from urllib.parse import SplitResult, quote, urlsplit

import idna

from dateline.errors import InputError

_PORTS = {"http": 80, "https": 443}
_LONGEST = 4000
_HIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\\]")
_NUMBER = re.compile(r"\d+|0x[\da-f]*")
_NAME = re.compile(r"(?!.{254})(?:[a-z\d_](?:[a-z\d_-]{0,61}[a-z\d_])?\.)*[a-z\d_](?:[a-z\d_-]{0,61}[a-z\d_])?")
_KEPT = "/:@!$&'()*+,;=~%"


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An address without user, password and fragment: `host` in ASCII, `target` the encoded path and query."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """Host and port, as the Host header has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port: what one robots.txt speaks for."""
        return f"{self.scheme}://{self.authority}"

    def __str__(self) -> str:
        return self.origin + self.target


def read_address(words: str, *, any_port: bool = False) -> WebAddress:
    """The address that `words` are. Raises InputError that says why it is none that Dateline fetches."""
    try:
        return _parsed(words.strip(), any_port=any_port)
    except ValueError as error:
        raise InputError(words[:200], f"no address that can be fetched: {error}") from error


def _parsed(words: str, *, any_port: bool) -> WebAddress:
    if len(words) > _LONGEST:
        raise ValueError(f"it is longer than {_LONGEST} characters")
    if _HIDDEN.search(words):
        raise ValueError("it holds a backslash or a control character")
    parts = urlsplit(words)
    if parts.scheme not in _PORTS:
        raise ValueError("it does not start with http:// or https://")
    if "@" in parts.netloc:
        raise ValueError("it holds a user name or password, which are not sent")
    return WebAddress(parts.scheme, _host(parts), _port(parts, any_port=any_port), _target(parts))


def _host(parts: SplitResult) -> str:
    words = parts.hostname or ""
    if "[" in parts.netloc:
        return str(IPv6Address(words)) if "%" not in words else _refused(words)
    if not words.isascii():
        words = idna.encode(words[:254], uts46=True).decode("ascii").lower()
    host = words.removesuffix(".")
    if _NUMBER.fullmatch(host.rpartition(".")[2]):
        return str(IPv4Address(host))
    return host if _NAME.fullmatch(host) else _refused(words)


def _refused(words: str) -> str:
    raise ValueError(f"{words[:100]!r} is no host name")


def _port(parts: SplitResult, *, any_port: bool) -> int:
    port = _PORTS[parts.scheme] if parts.port is None else parts.port
    if port in _PORTS.values() or port > 1023 or (any_port and port):
        return port
    raise ValueError(f"port {port} is not one that pages are served on; --allow-private lets it be asked")


def _target(parts: SplitResult) -> str:
    query = f"?{quote(parts.query, safe=_KEPT + '?')}" if parts.query else ""
    return quote(parts.path or "/", safe=_KEPT) + query
