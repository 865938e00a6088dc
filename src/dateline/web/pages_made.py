"""Registering pages: what finds a page's model is a page for people and an answer of the API for programs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response

from dateline.web.desk import OpenedDesk
from dateline.web.notices import find_notices
from dateline.web.rendering import render

Found = Callable[..., object]

@dataclass(frozen=True, slots=True)
class Problem:
    """Why a request is not answered, in a sentence."""

    detail: str


_PROBLEMS = {
    400: "A question that cannot be answered; `detail` says why.",
    401: "The desk is closed, and the request brings neither a session nor a token.",
    403: "What changes something was sent neither from a page of this desk nor with a token.",
    404: "The record has nothing of this id.",
    413: "The request is larger than the desk takes.",
    414: "The address is longer than the desk takes.",
    429: "Too many requests.",
    503: "The record cannot be read at this moment; `detail` says why.",
}
_RESPONSES: dict[int | str, dict[str, Any]] = {
    code: {"description": told, "model": Problem} for code, told in _PROBLEMS.items()
}


class Pages:
    """The pages of one kind: `html` serves them to people, `api` under the same addresses to programs."""

    def __init__(self, name: str) -> None:
        self.html = APIRouter(include_in_schema=False)
        self.api = APIRouter(prefix="/api", tags=[name], responses=_RESPONSES)

    def page(self, path: str, template: str, *, api: str | None = None) -> Callable[[Found], Found]:
        """Make a page of a function that finds a model; its parameters are those of the address and of the query.

        `api` is the address in the API where it differs. The model's annotation becomes the schema of the answer.
        """

        def register(find: Found) -> Found:
            def show(request: Request, desk: OpenedDesk, model: Annotated[object, Depends(find)]) -> Response:
                return render(request, template, model, notices=find_notices(desk))

            self.html.get(path)(show)
            self.api.get(path if api is None else api)(find)
            return find

        return register
