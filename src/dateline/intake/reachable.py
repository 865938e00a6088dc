"""Which machines may be asked: those of the public internet alone, unless the user allows others.

A host is resolved once, every answer is checked, and the connection goes to what was checked. So a name that leads to
a public machine now and to a private one the next moment gains nothing.
"""

import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Any

from dateline.errors import InputError
from dateline.intake.web_address import WebAddress

Resolver = Callable[..., Sequence[tuple[Any, ...]]]
"""Answers as `socket.getaddrinfo` does."""

# Beyond what `is_global` leaves out, in every version of Python alike. 168.63.129.16 serves Azure's machines alone.
_SPECIAL_4 = tuple(
    map(
        IPv4Network,
        (
            *("0.0.0.0/8", "100.64.0.0/10", "168.63.129.16/32", "169.254.0.0/16", "192.0.0.0/24", "192.88.99.0/24"),
            *("224.0.0.0/4", "240.0.0.0/4"),
        ),
    )
)
# Everything else, mapped and compatible IPv4 among it, is no address of one machine of the public internet.
_UNICAST_6 = IPv6Network("2000::/3")
# Protocol assignments with Teredo, documentation twice, 6to4: tunnels lead to an IPv4 address that stands inside.
_SPECIAL_6 = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")))
# Networks that have IPv6 alone reach the old internet through this prefix: the last 32 bits are the address.
_TRANSLATED = IPv6Network("64:ff9b::/96")
_TUNNEL_INSIDE_SITE = (0x0000_5EFE, 0x0200_5EFE)  # ISATAP


def is_public(ip: IPv4Address | IPv6Address) -> bool:
    """Whether an address belongs to one machine of the public internet."""
    if isinstance(ip, IPv4Address):
        return ip.is_global and not any(ip in network for network in _SPECIAL_4)
    if ip in _TRANSLATED:
        return is_public(IPv4Address(int(ip) & 0xFFFF_FFFF))
    if ip not in _UNICAST_6 or any(ip in network for network in _SPECIAL_6):
        return False
    return ip.is_global and int(ip) >> 32 & 0xFFFF_FFFF not in _TUNNEL_INSIDE_SITE


def find_machines(address: WebAddress, *, resolver: Resolver, allow_private: bool) -> list[tuple[str, int]]:
    """The (ip, port) of each machine that answers for the host. Raises InputError for none, and for a private one."""
    machines = list(dict.fromkeys(_resolve(address, resolver)))
    if not machines:
        raise InputError(str(address), f"the host name {address.host} leads nowhere")
    if not allow_private and not all(is_public(ip) for ip in machines):
        raise InputError(
            str(address), f"the host {address.host} is not on the public internet; --allow-private lets it be asked"
        )
    return [(str(ip), address.port) for ip in machines]


def _resolve(address: WebAddress, resolver: Resolver) -> list[IPv4Address | IPv6Address]:
    try:
        return [ip_address(address.host)]
    except ValueError:
        pass  # it is a name
    try:
        answers = resolver(address.host, address.port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    except (OSError, UnicodeError) as error:
        raise InputError(str(address), f"the host name {address.host} cannot be resolved ({error})") from error
    return [ip_address(answer[4][0]) for answer in answers]
