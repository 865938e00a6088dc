"""Static files: styles, scripts and coastlines, under addresses that change with what is in them."""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from os import PathLike, stat_result
from pathlib import PurePath

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOLDERS = (("dateline.web", "static"), ("dateline.views", "templates"), ("dateline.views", "vendor"))
# What a browser may ask for: templates stand in one of the folders.
_SERVED = {".css", ".js", ".json", ".svg", ".txt", ".woff2"}
_A_YEAR = 365 * 24 * 3600


@cache
def static_address(name: str) -> str:
    """The address of a static file. Raises FileNotFoundError for one that is not there."""
    for package, folder in FOLDERS:
        file = files(package).joinpath(folder, name)
        if file.is_file():
            return f"/static/{name}?v={sha256(file.read_bytes()).hexdigest()[:12]}"
    raise FileNotFoundError(name)


class Unchanging(StaticFiles):
    """The static files, which a browser need never ask for again under an address of one version."""

    def __init__(self) -> None:
        super().__init__(packages=list(FOLDERS))

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file. Raises HTTPException 404 where there is none to be served."""
        if PurePath(path).suffix not in _SERVED:
            raise HTTPException(404, "there is no such file")
        return await super().get_response(path, scope)

    def file_response(
        self, full_path: str | PathLike[str], stat_result: stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """The file, to be kept where its address changes with it."""
        answer = super().file_response(full_path, stat_result, scope, status_code)
        if scope["query_string"].startswith(b"v="):
            answer.headers["cache-control"] = f"public, max-age={_A_YEAR}, immutable"
        return answer
