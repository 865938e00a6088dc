"""The page for those who write programs: every address of the API, what it takes and what it answers."""

from fastapi import APIRouter, Request, Response

from dateline.web.api_document import find_api_page
from dateline.web.rendering import render

api_routes = APIRouter(include_in_schema=False)


@api_routes.get("/api")
def api(request: Request) -> Response:
    """The API, made from its own document."""
    return render(request, "api.html", find_api_page(request.app.openapi()))
