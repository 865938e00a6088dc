"""Settings of a desk: which record it shows, to whom, and how much one visitor may ask of it."""

import secrets
from dataclasses import dataclass, field
from getpass import getuser
from ipaddress import ip_address
from pathlib import Path

from dateline.errors import QueryError

LOCAL_NAMES = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """What a desk is started with.

    `password` lets people in, `token` programs; without either everybody is let in, which only a desk on this machine
    alone may do. `names` are further host names it answers to. Limits: `body` bytes of a request and `patience`
    seconds for them, `requests` a minute of one address beyond this machine, `attempts` a minute at password and token.
    `secret` signs sessions and lasts as long as the desk; `ended` are ids of sessions that logged out.
    """

    record: Path
    host: str = "127.0.0.1"
    port: int = 8311
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    author: str = ""
    names: tuple[str, ...] = ()
    body: int = 20_000_000
    requests: int = 1200
    attempts: int = 10
    patience: float = 120
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    ended: set[str] = field(default_factory=set, repr=False)

    def __post_init__(self) -> None:
        for is_far, option in ((not self.is_local, f"--host {self.host}"), (bool(self.names), "--name")):
            if is_far and not self.is_closed:
                raise QueryError(
                    f"with {option} the desk can be reached from other machines;"
                    f" set DATELINE_PASSWORD or DATELINE_TOKEN to close it to strangers, or leave {option} out"
                )

    @property
    def signs(self) -> str:
        """What signs the rulings of a visitor without a name: only on one's own machine is it known."""
        return self.author or ("" if self.is_closed else getuser())

    @property
    def is_local(self) -> bool:
        """Whether only this machine can reach the desk."""
        return self.host == "localhost" or (_is_address(self.host) and ip_address(self.host).is_loopback)

    @property
    def is_closed(self) -> bool:
        """Whether one must log in or have a token."""
        return bool(self.password or self.token)

    @property
    def answers_to(self) -> frozenset[str]:
        """The host names in requests that are answered; empty for any, where a password protects instead.

        A page elsewhere may make its own name lead to this machine; the name in the request gives it away.
        """
        if not self.is_local and not self.names:
            return frozenset()
        return frozenset(name.lower() for name in (*LOCAL_NAMES, self.address_host, *self.names))

    @property
    def address_host(self) -> str:
        """The host as it stands in an address."""
        return f"[{self.host}]" if ":" in self.host else self.host


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
