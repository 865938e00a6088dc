"""The desk as a web application: the guard around it, and pages and API made from the same models."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import Depends, FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware

from dateline.errors import QueryError, RecordError
from dateline.web import problems
from dateline.web.api_document import Documented, operation_id
from dateline.web.api_page import api_routes
from dateline.web.blanks import Unblanked
from dateline.web.desk import Desks
from dateline.web.guard import Guarded, check_form
from dateline.web.headers import Headed
from dateline.web.login import login_routes
from dateline.web.pages import PAGES
from dateline.web.settings import DeskSettings
from dateline.web.static_files import Unchanging

_GZIP_LEVEL = 5  # 9 takes three times as long for a hundredth less


def make_app(settings: DeskSettings) -> FastAPI:
    """The application for one record."""
    app = Documented(
        title="Dateline",
        version=version("dateline"),
        summary="One record of politics, made of news reports.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=_lifespan,
        generate_unique_id_function=operation_id,
        redirect_slashes=False,
        dependencies=[Depends(check_form)],
    )
    app.state.settings = settings
    app.state.desks = Desks(settings.record)
    app.include_router(login_routes)
    app.include_router(api_routes)
    for pages in PAGES:
        app.include_router(pages.html)
        app.include_router(pages.api)
    app.mount("/static", Unchanging())
    _add_problems(app)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=_GZIP_LEVEL)
    app.add_middleware(Unblanked)
    app.add_middleware(Guarded, settings=settings)
    app.add_middleware(Headed, kept="no-store" if settings.is_closed else "private, no-cache")
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    yield
    app.state.desks.close()


def _add_problems(app: FastAPI) -> None:
    app.add_exception_handler(HTTPException, problems.show_refusal)
    app.add_exception_handler(QueryError, problems.show_wrong_question)
    app.add_exception_handler(RequestValidationError, problems.show_wrong_values)
    app.add_exception_handler(RecordError, problems.show_unreadable)
    app.add_exception_handler(Exception, problems.show_broken)
