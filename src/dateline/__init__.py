"""Dateline: news reports in, one auditable record of politics out.

Names are loaded when first used, so that `import dateline` is quick and brings neither the model nor Arrow with it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline import reading as reading
    from dateline.api import Record, Table, open, read
    from dateline.errors import CodebookError, DatelineError, InputError, PipelineError, QueryError, RecordError
    from dateline.intake.files import Given

__version__ = "0.1.0"

__all__ = [
    "CodebookError",
    "DatelineError",
    "Given",
    "InputError",
    "PipelineError",
    "QueryError",
    "Record",
    "RecordError",
    "Table",
    "__version__",
    "open",
    "read",
    "reading",
]

_HOMES = {"read": "api", "open": "api", "Record": "api", "Table": "api", "Given": "intake.files"}


def __getattr__(name: str) -> object:
    """The public name, from the module where it lives."""
    if name not in __all__:
        raise AttributeError(f"module 'dateline' has no attribute {name!r}")
    if name == "reading":
        return import_module("dateline.reading")
    return getattr(import_module(f"dateline.{_HOMES.get(name, 'errors')}"), name)


def __dir__() -> list[str]:
    """The public names."""
    return __all__
