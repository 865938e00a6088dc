"""The guard: what every request passes before it reaches a page, and what every answer says to the browser."""

import hmac
import time
from collections import OrderedDict

from fastapi import Request
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.web.sessions import Session, read_session
from dateline.web.settings import DeskSettings

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_SAID = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_OPEN = ("/login", "/static/")
_READS = ("GET", "HEAD", "OPTIONS")
_REMEMBERED = 4096  # addresses


class Headed:
    """Adds what browsers are to be told to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, with the headers."""

        async def send_headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _SAID.items():
                    headers[name] = value
                headers.setdefault("cache-control", "private, no-cache")
            await send(message)

        await self._app(scope, receive, send_headed)


class Allowance:
    """How many requests a minute each address has left; those not heard from for long are forgotten first."""

    def __init__(self, a_minute: int) -> None:
        self._a_minute = a_minute
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def spend(self, address: str) -> bool:
        """Whether the address had a request left, which it has then spent."""
        now = time.monotonic()
        left, last = self._left.pop(address, (float(self._a_minute), now))
        left = min(self._a_minute, left + (now - last) * self._a_minute / 60)
        self._left[address] = (max(left - 1, 0), now)
        if len(self._left) > _REMEMBERED:
            self._left.popitem(last=False)
        return left >= 1


class TooLarge(HTTPException):
    """A request's body is larger than the desk takes."""

    def __init__(self, limit: int) -> None:
        super().__init__(413, f"the request is larger than {limit:,} bytes, the most this desk takes")


class Limited:
    """Refuses requests for names that are not ours, of too many bytes, or too many of them."""

    def __init__(self, app: ASGIApp, settings: DeskSettings) -> None:
        self._app, self._settings = app, settings
        self._requests = Allowance(settings.requests)
        self._attempts = Allowance(settings.attempts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            self._check(scope)
        except HTTPException as refusal:
            # No page is made for it: refusing must cost less than answering.
            answer = PlainTextResponse(f"{refusal.detail}\n", refusal.status_code, dict(refusal.headers or {}))
            await answer(scope, receive, send)
        else:
            await self._app(scope, self._counted(receive), send)

    def _check(self, scope: Scope) -> None:
        """Raise HTTPException for a request that is refused."""
        headers, settings = Headers(scope=scope), self._settings
        name = _host_name(headers.get("host", ""))
        if settings.answers_to and name not in settings.answers_to:
            raise HTTPException(421, f"this desk does not answer to the name {name!r}; start it with --name {name}")
        length = headers.get("content-length", "")
        if length.isdecimal() and int(length[:20]) > settings.body:
            raise TooLarge(settings.body)
        address = scope["client"][0] if scope.get("client") else ""
        is_attempt = scope["path"] == "/login" and scope["method"] == "POST"
        if is_attempt and not self._attempts.spend(address):
            raise HTTPException(429, "too many attempts; wait a minute", {"retry-after": "60"})
        if not settings.is_local and not self._requests.spend(address):
            raise HTTPException(429, "too many requests; wait a moment", {"retry-after": "5"})

    def _counted(self, receive: Receive) -> Receive:
        """The body as it comes in, which ends in an error when it is longer than its head said."""
        taken = 0

        async def receive_counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self._settings.body:
                raise TooLarge(self._settings.body)
            return message

        return receive_counted


async def let_in(request: Request) -> None:
    """Who asks: by session or by token. Raises HTTPException 401 where the desk is closed to them."""
    settings: DeskSettings = request.app.state.settings
    request.state.session = read_session(request, settings)
    request.state.has_token = _has_token(request, settings)
    if not settings.is_closed or request.url.path.startswith(_OPEN):
        return
    if not request.state.has_token and not request.state.session.is_let_in:
        raise HTTPException(401, "log in, or send `Authorization: Bearer TOKEN`", {"www-authenticate": "Bearer"})


async def check_form(request: Request) -> None:
    """That what changes something was sent from a page of ours, or with the token. Raises HTTPException 403."""
    if request.method in _READS or request.state.has_token:
        return
    session: Session = request.state.session
    brought = request.headers.get("x-csrf-token", "")
    if not brought and "form" in request.headers.get("content-type", ""):
        brought = str((await request.form()).get("csrf", ""))
    if not hmac.compare_digest(brought.encode(), session.csrf(request.app.state.settings).encode()):
        raise HTTPException(403, "the form is not from this visit; go back, load the page again and repeat")


def _has_token(request: Request, settings: DeskSettings) -> bool:
    kind, _, brought = request.headers.get("authorization", "").partition(" ")
    is_ours = hmac.compare_digest(brought.strip().encode(), settings.token.encode())
    return bool(settings.token) and kind.lower() == "bearer" and is_ours


def _host_name(host: str) -> str:
    """The name in a Host header, without its port."""
    return (host.rpartition("]")[0] + "]" if host.startswith("[") else host.partition(":")[0]).lower()
