"""Addresses on the desk: ids and words of any kind as parts of an address."""

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from fastapi import Request


def address(*parts: str, **query: object) -> str:
    """The address of a page of the desk: `address("articles", id, q="a b")`; empty parts of the query are left out."""
    path = "/".join(quote(part, safe="") for part in parts)
    return f"/{path}{_query(query)}"


def with_query(request: Request, **changes: object) -> str:
    """The address of the page asked for with some parts of its query changed; those that become empty are left out."""
    asked: dict[str, object] = {name: request.query_params.getlist(name) for name in request.query_params}
    return f"/{quote(request.scope['path'].lstrip('/'))}{_query(asked | changes)}"


def our_address(next: str) -> str:
    """An address to go on to, if it is on this desk: not one that leads a visitor elsewhere."""
    is_ours = next.startswith("/") and not next.startswith(("//", "/\\")) and next.isprintable()
    return next if is_ours else "/"


def _query(query: Mapping[str, object]) -> str:
    listed = [(name, value if isinstance(value, list | tuple) else [value]) for name, value in query.items()]
    filled = [(name, one) for name, values in listed for one in values if one not in ("", None)]
    return f"?{urlencode(filled)}" if filled else ""
