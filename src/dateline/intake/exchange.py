"""One request and its answer over one connection, with every second and byte bounded.

The protocol is h11's, which does no input or output: so each wait for bytes is ours to bound, those of the headers and
of the handshake included, which a client library bounds at best one by one.
"""

import socket
import ssl
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache

import h11

from dateline.errors import InputError
from dateline.intake.limits import Limits
from dateline.intake.web_address import WebAddress

Connector = Callable[[tuple[str, int], float], socket.socket]
"""Connects to (ip, port) within seconds, as `socket.create_connection` does."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers in small letters, and the body as it came; the body of what is no page is left unread."""

    status: int
    reason: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for; with bytes that are `sent`, in a POST."""

    address: WebAddress
    headers: Mapping[str, str]
    sent: bytes | None = None


def ask(request: Request, *, machines: Sequence[tuple[str, int]], connector: Connector, limits: Limits) -> Answer:
    """Ask the first of the machines that takes the connection. Raises InputError for whatever goes wrong on the way."""
    address = request.address
    try:
        with closing(_connect(machines, connector, limits)) as plain:
            ends = time.monotonic() + limits.seconds_in_all
            with closing(_secured(plain, address, limits) if address.scheme == "https" else plain) as line:
                return _exchange(_Wire(line, limits, ends), request)
    except TimeoutError as error:
        problem = str(error) if isinstance(error, _TooSlow) else "the server does not answer in time"
        raise InputError(str(address), problem) from error
    except ssl.SSLCertVerificationError as error:
        raise InputError(str(address), f"its certificate is not to be trusted ({error.verify_message})") from error
    except OSError as error:
        raise InputError(str(address), f"the server cannot be reached ({error.strerror or error})") from error
    except h11.RemoteProtocolError as error:
        raise InputError(str(address), f"the server's answer breaks off or is no HTTP ({error})") from error


class _TooSlow(TimeoutError):
    """A bound of our own, told in its words."""


@dataclass(slots=True)
class _Wire:
    """A connection that is read until a moment, and no more than so many bytes."""

    line: socket.socket
    limits: Limits
    ends: float
    received: int = 0

    def receive(self) -> bytes:
        left = self.ends - time.monotonic()
        if left <= 0:
            raise _TooSlow(f"the answer takes longer than {self.limits.seconds_in_all:g} seconds")
        self.line.settimeout(min(left, self.limits.seconds_of_silence))
        data = self.line.recv(65_536)
        self.received += len(data)
        return data


def _connect(machines: Sequence[tuple[str, int]], connector: Connector, limits: Limits) -> socket.socket:
    for machine in machines[:-1]:
        try:
            return connector(machine, limits.seconds_to_connect / len(machines))
        except OSError:
            continue  # the next of them may answer; what the last one says is told
    return connector(machines[-1], limits.seconds_to_connect)


def _secured(plain: socket.socket, address: WebAddress, limits: Limits) -> ssl.SSLSocket:
    plain.settimeout(limits.seconds_to_connect)
    return _trusted().wrap_socket(plain, server_hostname=address.host)


@cache
def _trusted() -> ssl.SSLContext:
    return ssl.create_default_context()


def _exchange(wire: _Wire, asked: Request) -> Answer:
    talk = h11.Connection(h11.CLIENT, max_incomplete_event_size=wire.limits.bytes_of_headers)
    address, sent = asked.address, asked.sent
    headers = [("Host", address.authority), *asked.headers.items()]
    if sent is not None:
        headers.append(("Content-Length", str(len(sent))))
    method, body = ("GET", []) if sent is None else ("POST", [h11.Data(data=sent)])
    request = h11.Request(method=method, target=address.target, headers=headers)
    wire.line.settimeout(wire.limits.seconds_of_silence)
    wire.line.sendall(b"".join(talk.send(part) or b"" for part in (request, *body, h11.EndOfMessage())))
    events = _events(talk, wire, address)
    answer = next(event for event in events if isinstance(event, h11.Response))  # h11 raises where there is none
    is_page = answer.status_code == 200
    page = b"".join(event.data for event in events if isinstance(event, h11.Data)) if is_page else b""
    heads = {name.decode("latin-1"): value.decode("latin-1") for name, value in reversed(answer.headers)}
    return Answer(answer.status_code, answer.reason.decode("latin-1"), heads, page)


def _events(talk: h11.Connection, wire: _Wire, address: WebAddress) -> Iterator[h11.Event]:
    """What comes, up to the end of the answer."""
    while True:
        event = talk.next_event()
        if event is h11.NEED_DATA:
            data = wire.receive()
            if not data and talk.their_state is h11.SEND_RESPONSE:
                raise InputError(str(address), "the server closes the connection before it answers")
            talk.receive_data(data)
            if wire.received > wire.limits.bytes_received + wire.limits.bytes_of_headers:
                raise InputError(str(address), f"the answer is larger than {wire.limits.bytes_received:,} bytes")
        elif isinstance(event, h11.Event):
            yield event
            if isinstance(event, h11.EndOfMessage | h11.ConnectionClosed):
                return
        else:
            return
