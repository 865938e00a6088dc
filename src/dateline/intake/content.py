"""Content: an open stream with what is known of it. Every reader takes one, be it a file, a member or what was sent."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BufferedReader
from typing import Union

from dateline.articles.document import Document, Form
from dateline.errors import InputError
from dateline.intake.listed import Listed


@dataclass(frozen=True, slots=True)
class Content:
    """Bytes to be read as `form`. `charset` is what a header declared; `columns` name those of a table by key.

    `depth` counts the archives and mails that it was found in.
    """

    name: str
    stream: BufferedReader
    form: Form
    charset: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    depth: int = 0


# What a reader finds: documents, addresses of some, errors, and contents that are to be read in their turn.
Found = Union[Document, Listed, InputError, "Content"]
ContentReader = Callable[[Content], Iterator[Found]]
