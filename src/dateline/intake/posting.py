"""Sending a few bytes to an address that the user named: by the same rules as fetching, and without following on."""

import socket
import ssl
from http.client import HTTPConnection, HTTPException

from dateline.errors import AnswerError, InputError
from dateline.intake.apart import call_apart
from dateline.intake.fetching import USER_AGENT
from dateline.intake.reachable import Resolver, find_machines
from dateline.intake.web_address import WebAddress, read_address

SECONDS = 30.0  # for all of it, however slowly the other side answers
_SILENCE = 10.0


def post(address: str, data: bytes, *, media_type: str, allow_private: bool = False) -> None:
    """Send `data`. Raises InputError where it does not arrive, AnswerError among it where it is not accepted."""
    call_apart(
        post_here, address, data, seconds=SECONDS, named=address, media_type=media_type, allow_private=allow_private
    )


def post_here(
    address: str, data: bytes, *, media_type: str, allow_private: bool = False, resolver: Resolver = socket.getaddrinfo
) -> None:
    """The same in this process, with nothing that bounds the whole time."""
    asked = read_address(address, any_port=allow_private)
    machines = find_machines(asked, resolver=resolver, allow_private=allow_private)
    headers = {"Host": asked.authority, "Content-Type": media_type, "User-Agent": USER_AGENT}
    connection = HTTPConnection(asked.host, asked.port, timeout=_SILENCE)
    try:
        connection.sock = _connect(asked, machines[0])
        connection.request("POST", asked.target, data, headers)
        answer = connection.getresponse()
    except (OSError, HTTPException) as error:
        raise InputError(address, f"it cannot be sent there ({error})") from error
    finally:
        connection.close()
    if not 200 <= answer.status < 300:
        raise AnswerError(address, f"the server answers {answer.status}", status=answer.status)


def _connect(address: WebAddress, machine: tuple[str, int]) -> socket.socket:
    """A connection to the machine that was checked, whatever the name leads to by now."""
    line = socket.create_connection(machine, _SILENCE)
    if address.scheme == "https":
        return ssl.create_default_context().wrap_socket(line, server_hostname=address.host)
    return line
