"""The guard: who asks, and whether they may; every request passes it before anything is made of it."""

import hmac

from fastapi import Request
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Receive, Scope, Send

from dateline.web.limits import Allowance, TooLarge, bounded
from dateline.web.problems import show_refusal
from dateline.web.sessions import Session, read_session
from dateline.web.settings import DeskSettings

_READS = ("GET", "HEAD", "OPTIONS")
_LONGEST = 8192  # bytes of an address
_FROM_STRANGERS = 100_000  # bytes of a body


class Guarded:
    """Refuses requests for names that are not ours, of strangers where the desk is closed, too large or too many."""

    def __init__(self, app: ASGIApp, settings: DeskSettings) -> None:
        self._app, self._settings = app, settings
        self._requests = Allowance(settings.requests)
        self._attempts = Allowance(settings.attempts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        try:
            self._check(request)
        except HTTPException as refusal:
            await show_refusal(request, refusal)(scope, receive, send)
        else:
            body = bounded(receive, most=self._most(request), seconds=self._settings.patience)
            await self._app(scope, body, send)

    def _check(self, request: Request) -> None:
        """Raise HTTPException for a request that is refused."""
        settings = self._settings
        if settings.answers_to and _host_name(request.headers.get("host", "")) not in settings.answers_to:
            raise HTTPException(421, "this desk does not answer to that name; start it with --name NAME")
        if len(request.scope["path"]) + len(request.scope["query_string"]) > _LONGEST:
            raise HTTPException(414, f"the address is longer than {_LONGEST:,} bytes, the most this desk takes")
        _know(request, settings)
        self._count(request)
        if not request.state.is_in and not _is_open(request):
            raise HTTPException(401, "log in, or send `Authorization: Bearer TOKEN`", {"www-authenticate": "Bearer"})
        length = request.headers.get("content-length", "")
        if length.isdecimal() and int(length[:20]) > self._most(request):
            raise TooLarge(self._most(request))

    def _count(self, request: Request) -> None:
        """Raise HTTPException where the address has asked, or tried to come in, too often."""
        address = request.client.host if request.client else ""
        is_password = request.scope["path"] == "/login" and request.method == "POST"
        if (is_password or request.state.has_wrong_token) and not self._attempts.spend(address):
            raise HTTPException(429, "too many attempts; wait a minute", {"retry-after": "60"})
        if not self._settings.is_local and not self._requests.spend(address):
            raise HTTPException(429, "too many requests; wait a moment", {"retry-after": "5"})

    def _most(self, request: Request) -> int:
        """The most bytes of a body."""
        return self._settings.body if request.state.is_in else _FROM_STRANGERS


async def check_form(request: Request) -> None:
    """That what changes something was sent from a page of ours, or with the token. Raises HTTPException 403."""
    if request.method in _READS or request.state.has_token:
        return
    session: Session = request.state.session
    brought = request.headers.get("x-csrf-token", "")
    if not brought and "form" in request.headers.get("content-type", ""):
        brought = str((await request.form()).get("csrf", ""))
    if not is_same(brought, session.csrf(request.app.state.settings)):
        raise HTTPException(403, "the form is not from this visit; go back, load the page again and repeat")


def is_same(brought: str, ours: str) -> bool:
    """Whether a secret was brought, found out in a time that tells nothing of it."""
    return hmac.compare_digest(brought.encode(errors="surrogatepass"), ours.encode(errors="surrogatepass"))


def _know(request: Request, settings: DeskSettings) -> None:
    """Find out who asks: `session`, `has_token`, `has_wrong_token` and `is_in` of the request's state."""
    kind, _, brought = request.headers.get("authorization", "").partition(" ")
    brings_token = bool(settings.token) and kind.lower() == "bearer"
    has_token = brings_token and is_same(brought.strip(), settings.token)
    session = read_session(request, settings)
    request.state.session, request.state.has_token = session, has_token
    request.state.has_wrong_token = brings_token and not has_token
    request.state.is_in = not settings.is_closed or has_token or session.is_let_in


def _is_open(request: Request) -> bool:
    # The path that is routed by: the address as a whole has parts that a visitor makes up.
    path: str = request.scope["path"]
    return path == "/login" or path.startswith("/static/")


def _host_name(host: str) -> str:
    """The name in a Host header, without its port."""
    return (host.rpartition("]")[0] + "]" if host.startswith("[") else host.partition(":")[0]).lower()
