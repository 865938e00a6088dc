"""Documents in JSON: an object, a list of objects, or one object a line. What a document may say is checked here."""

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError
from pydantic_core import from_json

from dateline.articles.document import Document
from dateline.articles.iso_date import iso_day
from dateline.errors import InputError
from dateline.intake import decoding
from dateline.intake.content import Content
from dateline.intake.json_feed import is_json_feed, read_json_feed


def _iso_time(words: str) -> str:
    iso_day(words)
    return words


def _storable(words: str) -> str:
    if "\0" in words:
        raise ValueError("it holds a NUL character, so it is not text")
    return words


def _present(value: Any) -> Any:
    return "" if value is None else value


_Words = Annotated[str, AfterValidator(_storable), BeforeValidator(_present)]
_Line = Annotated[_Words, StringConstraints(strip_whitespace=True)]
_Day = Annotated[_Line, AfterValidator(lambda words: iso_day(words) if words else "")]
_Time = Annotated[_Line, AfterValidator(lambda words: _iso_time(words) if words else "")]


class _JsonDocument(BaseModel):
    """The keys Dateline reads; others are let pass. A null is the same as a missing key."""

    model_config = ConfigDict(strict=True, frozen=True)

    id: _Line = ""
    title: _Line = ""
    published: _Day = ""
    publisher: _Line = ""
    outlet: _Line = ""
    origin: _Line = ""
    author: _Line = ""
    url: _Line = ""
    retrieved: _Time = ""
    language: _Line = ""
    text: _Words = ""
    html: _Words = Field(default="")


KEYS = tuple(_JsonDocument.model_fields)


def read_json(content: Content) -> Iterator[Document | InputError]:
    """The documents of a JSON text: one, a list of them, or a feed. Raises InputError or OSError for all of it."""
    data = decoding.read_bytes(content)
    found = _parse(decoding.decode(data, name=content.name), name=content.name)
    if is_json_feed(found):
        yield from read_json_feed(data, content.name).documents()
    elif isinstance(found, list):
        yield from (build_document(item, name=f"{content.name}[{index}]") for index, item in enumerate(found))
    else:
        yield build_document(found, name=content.name)


def read_jsonl(content: Content) -> Iterator[Document | InputError]:
    """The documents of a JSONL text, one line in memory at a time. Raises InputError or OSError for all of it."""
    is_empty = True
    for number, line in enumerate(decoding.lines(content.stream), start=1):
        if line.strip():
            if is_empty and b"\0" in line:
                raise InputError(content.name, "binary data, not text; JSONL is read in UTF-8 alone")
            is_empty = False
            yield _document_of_line(line, name=f"{content.name}:{number}")
    if is_empty:
        raise InputError(content.name, "the file is empty")


def _document_of_line(line: bytes, *, name: str) -> Document | InputError:
    if len(line) > decoding.LARGEST:
        return InputError(name, f"the line is longer than {decoding.LARGEST // 1_000_000} MB")
    try:
        return build_document(_parse(decoding.decode(line.strip(), name=name), name=name), name=name)
    except InputError as error:
        return error


def _parse(text: str, *, name: str) -> Any:
    try:
        return from_json(text)
    except ValueError as error:
        raise InputError(name, f"invalid JSON ({error})") from error


def build_document(found: Any, *, name: str) -> Document | InputError:
    """The document that an object describes by the keys Dateline reads, or what is wrong with it."""
    if not isinstance(found, dict):
        return InputError(name, "a document is a JSON object with a text or an html")
    try:
        row = _JsonDocument.model_validate(found)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"]))
        return InputError(name, f"{place}: {first['msg'].removeprefix('Value error, ')}")
    if not (row.text.strip() or row.html.strip()):
        return InputError(name, "it has no text; a document needs a `text` or an `html` that is not empty")
    return _built(row, name=name)


def _built(row: _JsonDocument, *, name: str) -> Document:
    # A text is final as it stands; an html beside it is only where it came from.
    has_text = bool(row.text.strip())
    return Document(
        name,
        text=row.text if has_text else None,
        html=None if has_text else row.html,
        id=row.id,
        title=row.title,
        published=row.published,
        outlet=row.outlet or row.publisher,
        origin=row.origin,
        author=row.author,
        url=row.url,
        retrieved=row.retrieved,
        language=row.language,
    )
