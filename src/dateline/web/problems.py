"""Problems: what went wrong, said on a page to people and as JSON to programs."""

from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import quote, urlsplit

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, PlainTextResponse
from starlette.exceptions import HTTPException

from dateline.web.addresses import our_address
from dateline.web.rendering import render

_NAMES = {
    400: "That cannot be answered",
    401: "Log in",
    403: "Not from this visit",
    404: "Nothing here",
    405: "Not done this way",
    408: "Too slow",
    409: "Not as it was",
    413: "Too large",
    429: "Too much at once",
    503: "The record cannot be used",
}
# What is said where a page has not said more itself.
_DETAILS = {
    404: "there is nothing at this address; it may be mistyped, or of another record",
    405: "this address does not take requests of this kind",
}


def show_refusal(request: Request, error: Exception) -> Response:
    """What a page refused, the page to log in where that was the reason."""
    assert isinstance(error, HTTPException)
    if error.status_code == 401 and not _is_for_programs(request):
        return render(request, "login.html", status=401, is_wrong=False, next=_asked(request))
    is_silent = error.detail == HTTPStatus(error.status_code).phrase
    detail = _DETAILS.get(error.status_code, error.detail) if is_silent else error.detail
    return _show(request, error.status_code, detail, error.headers)


def show_wrong_question(request: Request, error: Exception) -> Response:
    """A question that cannot be answered."""
    return _show(request, 400, str(error))


def show_wrong_values(request: Request, error: Exception) -> Response:
    """Values in an address that are not of their kind."""
    assert isinstance(error, RequestValidationError)
    told = (f"{'.'.join(map(str, one['loc'][1:])) or one['loc'][0]}: {one['msg']}" for one in error.errors())
    return _show(request, 400, "; ".join(told))


def show_unreadable(request: Request, error: Exception) -> Response:
    """A record that cannot be read now."""
    return _show(request, 503, str(error))


def show_broken(request: Request, error: Exception) -> Response:
    """A fault of ours, of which nothing more is shown to visitors."""
    detail = "the desk has a fault; where it was started the reason is printed"
    return JSONResponse({"detail": detail}, 500) if _is_for_programs(request) else PlainTextResponse(f"{detail}\n", 500)


def _show(request: Request, status: int, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    if _is_for_programs(request):
        return JSONResponse({"detail": detail}, status, headers)
    if not hasattr(request.state, "session"):  # a stranger to the guard, whom no page of ours is shown
        return PlainTextResponse(f"{detail}\n", status, headers)
    name, back = _NAMES.get(status, "That did not work"), _page_before(request)
    answer = render(request, "problem.html", status=status, name=name, detail=detail, back=back)
    answer.headers.update(headers or {})
    return answer


def _page_before(request: Request) -> str:
    """The page of ours on which a form was sent; none where that is not known."""
    before = urlsplit(request.headers.get("referer", ""))
    is_ours = before.netloc == request.headers.get("host") and request.method == "POST"
    return f"{before.path}?{before.query}" if is_ours and our_address(before.path) == before.path else ""


def _is_for_programs(request: Request) -> bool:
    path: str = request.scope["path"]
    return path.startswith("/api/")


def _asked(request: Request) -> str:
    """The address asked for, to go on to after logging in."""
    if request.method != "GET":
        return "/"
    query = request.scope["query_string"].decode("latin-1")
    return quote(request.scope["path"]) + (f"?{query}" if query else "")
