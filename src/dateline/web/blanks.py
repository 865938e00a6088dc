"""Blanks: what was left empty in a form is not asked, and does not stay in the address."""

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send


class Unblanked:
    """Leads from an address with empty values, as browsers make them of forms, to the one without; not in the API."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or lead on."""
        app = self._app
        if scope["type"] == "http" and scope["method"] == "GET" and not scope["path"].startswith("/api/"):
            given = scope["query_string"].split(b"&")
            filled = [one for one in given if not one.endswith(b"=") or one.count(b"=") > 1]
            if filled != given:
                app = RedirectResponse("?" + b"&".join(filled).decode("ascii", "replace"), 303)
        await app(scope, receive, send)
