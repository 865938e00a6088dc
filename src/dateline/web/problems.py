"""Problems: what went wrong, said on a page to people and as JSON to programs."""

from collections.abc import Mapping

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from dateline.web.rendering import render

_NAMES = {
    400: "That cannot be answered",
    401: "Log in",
    403: "Not from this visit",
    404: "Not in this record",
    405: "Not done this way",
    409: "Not as it was",
    413: "Too large",
    429: "Too much at once",
    503: "The record cannot be read",
}


def show_refusal(request: Request, error: Exception) -> Response:
    """What a page refused, the page to log in where that was the reason."""
    assert isinstance(error, HTTPException)
    if error.status_code == 401 and not _is_for_programs(request):
        return render(request, "login.html", status=401, is_wrong=False, next=request.url.path)
    return _show(request, error.status_code, error.detail, error.headers)


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


def _show(request: Request, status: int, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    if _is_for_programs(request):
        return JSONResponse({"detail": detail}, status, dict(headers or {}))
    answer = render(request, "problem.html", status=status, name=_NAMES.get(status, "That did not work"), detail=detail)
    answer.headers.update(headers or {})
    return answer


def _is_for_programs(request: Request) -> bool:
    return request.url.path.startswith("/api/")
