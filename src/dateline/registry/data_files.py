"""The only reader of the registry's TOML files."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_data(name: str) -> dict[str, Any]:
    """The table in the file `data/<name>.toml`; not to be changed."""
    return tomllib.loads(files("dateline.registry").joinpath("data", f"{name}.toml").read_text(encoding="utf-8"))
