"""Pages: the templates that the desk, the one-file pages and notebooks share, with the words they need.

Whatever a template puts out is made printable and escaped: article text can turn no line around and run nothing.
"""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from dateline.articles.article import PartKind
from dateline.events.event import DEFAULT_SCORE, EventType, Status
from dateline.views.dates import date_words, interval_words
from dateline.views.markup import Mark, segments
from dateline.views.printable import printable

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

MEANINGS = {
    Status.HAPPENED: "it took place, says the outlet or the one who did it",
    Status.ONGOING: "it is taking place",
    Status.PLANNED: "it is to take place, announced by one who decides it",
    Status.POSSIBLE: "it may take place",
    Status.ALLEGED: "it took place, according to somebody other than the doer",
    Status.DENIED: "somebody denies that it took place or will",
    Status.NOT_HAPPENED: "it did not take place",
    Status.HYPOTHETICAL: "it is only supposed",
}

PART_NAMES = {
    PartKind.HEADLINE: "headline",
    PartKind.BODY: "report",
    PartKind.CAPTION: "caption",
    PartKind.DATELINE: "dateline",
    PartKind.SOURCE: "source line",
    PartKind.DUPLICATE: "told twice",
    PartKind.BIOGRAPHY: "about the author",
    PartKind.FORM: "form",
    PartKind.SHARE: "links",
    PartKind.DEBRIS: "left over from the page",
}


def page_environment() -> "Environment":
    """An environment of the shared templates, to which a caller may add its own."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("dateline.views"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"date_words": date_words, "words": words, "count": count}
    environment.globals |= {
        "interval_words": interval_words,
        "marked": marked,
        "as_is": as_is,
        "meanings": MEANINGS,
        "part_names": PART_NAMES,
        "default_score": DEFAULT_SCORE,
        "types": tuple(EventType),
        "statuses": tuple(Status),
    }
    return environment


def words(value: object) -> str:
    """A value of a closed vocabulary in words: "not_happened" reads "not happened"."""
    return str(getattr(value, "value", value)).replace("_", " ")


def count(number: int, noun: str) -> str:
    """A number of things: "1 article", "1,200 articles"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def marked(text: str, marks: Iterable[Mark], start: int = 0) -> "Markup":
    """The escaped words, each marked piece in an element of the class of its narrowest span.

    `start` is the offset of the text in its article.
    """
    from markupsafe import Markup

    return Markup("").join(_piece(piece, labels) for piece, labels in segments(text, marks, start))


def as_is(text: str) -> "Markup":
    """A style or script of our own inside a page; nothing in it could end the element around it."""
    from markupsafe import Markup

    if "</" in text:
        raise ValueError("an element could end in the middle of this")
    return Markup(text)


def template_text(name: str) -> str:
    """A file of the shared templates as it is: a style or a script that a page carries in itself."""
    return _text("templates", name)


def vendored_text(name: str) -> str:
    """A script of others, as it is."""
    return _text("vendor", name)


@cache
def _text(folder: str, name: str) -> str:
    from importlib.resources import files

    return files("dateline.views").joinpath(folder, name).read_text(encoding="utf-8")


def _piece(piece: str, labels: tuple[str, ...]) -> "Markup":
    """One piece; every part it plays is named when the pointer rests on it."""
    from markupsafe import Markup, escape

    shown = escape(printable(piece))
    if not labels:
        return shown
    name = labels[0].replace(" ", "-")
    return Markup('<mark class="{}" title="{}">{}</mark>').format(name, ", ".join(labels), shown)


def _printable(value: object) -> object:
    """What a template puts out: text without what could steer the page, nothing for None."""
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return printable(value)
    return "" if value is None else value
