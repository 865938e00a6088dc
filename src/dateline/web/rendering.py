"""Rendering: a page's model put into its template, with what every page has around it."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import ChoiceLoader, Environment, PackageLoader

from dateline.views.pages import page_environment
from dateline.views.review import ruled_words
from dateline.web.addresses import address, with_query
from dateline.web.sessions import Session, write_session
from dateline.web.settings import DeskSettings
from dateline.web.static_files import static_address

# The sections of the desk, in the order in which one reads: address, name.
SECTIONS = (
    ("/", "Story"),
    ("/articles", "Articles"),
    ("/claims", "Claims"),
    ("/expectations", "Expectations"),
    ("/disagreements", "Disagreements"),
    ("/findings", "Findings"),
    ("/actors", "Actors"),
    ("/map", "Map"),
    ("/review", "Review"),
    ("/about", "About"),
)
# Pages that belong to a section at another address.
_WITHIN = {"/occurrences": "/", "/compare": "/articles", "/dyads": "/actors", "/corrections": "/review"}


def render(request: Request, template: str, model: object = None, *, status: int = 200, **more: object) -> Response:
    """A page. In the template `page` is the model, `request` the request, `desk` what every page has around it."""
    around = _around(request)
    words = _environment().get_template(template).render(page=model, request=request, desk=around, **more)
    answer = HTMLResponse(words, status)
    write_session(answer, request.state.session, request)
    return answer


def load_templates() -> None:
    """Have every page's template ready."""
    for name in _environment().list_templates(extensions=["html"]):
        _environment().get_template(name)


@cache
def _environment() -> Environment:
    environment = page_environment()
    shared = environment.loader
    environment.auto_reload = False  # templates come with the package
    environment.loader = ChoiceLoader([PackageLoader("dateline.web"), *([shared] if shared else [])])
    environment.globals |= {"static": static_address, "address": address, "with_query": with_query}
    environment.globals["ruled_words"] = ruled_words
    return environment


def _around(request: Request) -> Mapping[str, Any]:
    """What every page has around its model."""
    settings: DeskSettings = request.app.state.settings
    session: Session = request.state.session
    return {
        "record": settings.record.name if request.state.is_in else "The desk",
        "sections": SECTIONS if request.state.is_in else (),
        "here": request.scope["path"],
        "section": _section(request.scope["path"]),
        "csrf": session.csrf(settings),
        "author": session.author,
        "is_in": request.state.is_in,
        "is_let_in": session.is_let_in,
        "has_password": bool(settings.password),
    }


def _section(path: str) -> str:
    """The address of the section to which the page at a path belongs."""
    first = "/" + path.lstrip("/").partition("/")[0]
    return _WITHIN.get(first, first)
