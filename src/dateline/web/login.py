"""Logging in with the desk's password, and out again."""

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from dateline.views.printable import one_line
from dateline.web.addresses import our_address
from dateline.web.guard import is_same
from dateline.web.rendering import render
from dateline.web.sessions import Session, write_session
from dateline.web.settings import DeskSettings

login_routes = APIRouter(include_in_schema=False)

Password = Annotated[str, Form(max_length=1000)]
Next = Annotated[str, Form(max_length=2000)]
Author = Annotated[str, Form(max_length=200)]


@login_routes.get("/login")
def ask_for_password(request: Request) -> Response:
    """The page to log in, for those who are not in yet."""
    if request.state.is_in:
        return RedirectResponse("/", 303)
    return render(request, "login.html", is_wrong=False, next="/")


@login_routes.post("/login")
def log_in(request: Request, password: Password, author: Author = "", next: Next = "/") -> Response:
    """Let in whoever knows the password; the name is what rulings are signed with."""
    settings: DeskSettings = request.app.state.settings
    session: Session = request.state.session
    if not settings.password or not is_same(password, settings.password):
        return render(request, "login.html", status=403, is_wrong=True, next=our_address(next))
    answer = RedirectResponse(our_address(next), 303)
    write_session(answer, session.let_in(one_line(author)), request)
    return answer


@login_routes.post("/logout")
def log_out(request: Request) -> Response:
    """Forget the visit: its cookie is of no use from now on, wherever a copy of it is."""
    session: Session = request.state.session
    if session.is_let_in:
        request.app.state.settings.ended.add(session.id)
    answer = RedirectResponse("/", 303)
    write_session(answer, Session.new(request.app.state.settings.signs), request)
    return answer


@login_routes.post("/author")
def name_author(request: Request, author: Author, next: Next = "/review") -> Response:
    """Sign rulings with another name from now on."""
    session: Session = request.state.session
    answer = RedirectResponse(our_address(next), 303)
    write_session(answer, session.signed(one_line(author)), request)
    return answer
