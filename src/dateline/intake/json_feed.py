"""JSON Feed (version 1 and 1.1) to a Feed. What an entry may say is checked here; other keys are let pass."""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ValidationError
from pydantic_core import from_json

from dateline.errors import InputError
from dateline.intake.decoding import decode
from dateline.intake.feed import Entry, Feed
from dateline.intake.feed_values import MOST_ENTRIES, find_address, find_language, find_time, too_many

_VERSION = "https://jsonfeed.org/version/"


def _words(value: Any) -> Any:
    # Publishers write null, and numbers as ids; an object in place of words is none.
    return str(value).strip() if isinstance(value, str | int | float) else ""


_Words = Annotated[str, BeforeValidator(_words)]


class _Author(BaseModel):
    name: _Words = ""


def _author(value: Any) -> Any:
    # Some write the name itself where an object should stand.
    return value if isinstance(value, dict) else {"name": value}


_OneAuthor = Annotated[_Author, BeforeValidator(_author)]
_Authors = Annotated[list[_OneAuthor], BeforeValidator(lambda found: found if isinstance(found, list) else [])]


class _Item(BaseModel):
    id: _Words = ""
    url: _Words = ""
    external_url: _Words = ""
    title: _Words = ""
    content_html: _Words = ""
    content_text: _Words = ""
    summary: _Words = ""
    date_published: _Words = ""
    date_modified: _Words = ""
    language: _Words = ""
    author: _OneAuthor | None = None
    authors: _Authors = []


class _JsonFeed(BaseModel):
    version: str
    title: _Words = ""
    language: _Words = ""
    items: list[_Item] = []


def read_json_feed(data: bytes, name: str, *, charset: str = "") -> Feed:
    """The feed in `data`. Raises InputError where it is not a JSON feed."""
    found = _parse(decode(data, name=name, declared=(charset,)), name)
    if len(found.items) > MOST_ENTRIES:
        raise too_many(name)
    entries = tuple(_entry(item, number) for number, item in enumerate(found.items, start=1))
    return Feed(name, found.title, find_language(found.language), entries)


def is_json_feed(found: Any) -> bool:
    """Whether what a JSON text says is a feed."""
    return isinstance(found, dict) and str(found.get("version")).startswith(_VERSION)


def _parse(text: str, name: str) -> _JsonFeed:
    try:
        found = _JsonFeed.model_validate(from_json(text.removeprefix("\ufeff")))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise InputError(name, f"not a JSON feed ({'.'.join(map(str, first['loc']))}: {first['msg']})") from error
    except ValueError as error:
        raise InputError(name, f"invalid JSON ({error})") from error
    if not found.version.startswith(_VERSION):
        raise InputError(name, f"not a JSON feed: its version is not one of {_VERSION}")
    return found


def _entry(item: _Item, number: int) -> Entry:
    own = item.content_html or item.content_text
    authors = [one.name for one in (*item.authors, *filter(None, [item.author])) if one.name]
    return Entry(
        id=item.id or item.url or str(number),
        title=item.title,
        link=find_address(item.url) or find_address(item.external_url),
        published=find_time(item.date_published) or find_time(item.date_modified),
        author=", ".join(authors),
        language=find_language(item.language),
        html=item.content_html,
        text="" if item.content_html else item.content_text or item.summary,
        is_summary=not own,
    )
