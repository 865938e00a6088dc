"""The frame of every page: its files, the policy that forbids it to load anything, and the key to the statuses."""

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files

from dateline.events.event import Status
from dateline.record.reader import RecordReader
from dateline.views.dates import date_words

_MEANINGS = {
    Status.HAPPENED: "it took place, says the outlet or the one who did it",
    Status.ONGOING: "it is taking place",
    Status.PLANNED: "it is to take place, announced by one who decides it",
    Status.POSSIBLE: "it may take place",
    Status.ALLEGED: "it took place, according to somebody other than the doer",
    Status.DENIED: "somebody denies that it took place or will",
    Status.NOT_HAPPENED: "it did not take place",
    Status.HYPOTHETICAL: "it is only supposed",
}


def template(name: str) -> str:
    """A file of the page's own, as text."""
    return files("dateline.views").joinpath("templates", name).read_text(encoding="utf-8")


def policy(style: str, script: str = "") -> str:
    """A content security policy that allows this style and this script, by digest, and nothing else."""
    allowed = [f"style-src '{_digest(style)}'", *([f"script-src '{_digest(script)}'"] if script else [])]
    return "; ".join(("default-src 'none'", *allowed, "base-uri 'none'", "form-action 'none'"))


def count(number: int, noun: str) -> str:
    """A number of things."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def as_of_words(reader: RecordReader) -> str:
    """What begins the standfirst where the record is asked as of a day."""
    return f"As of {date_words(reader.as_of.day.isoformat())}: " if reader.as_of else ""


def key() -> str:
    """What each status looks like and means."""
    return "".join(f'<li class="event {status.value}">{_explained(status)}</li>' for status in Status)


def _explained(status: Status) -> str:
    name = status.value.replace("_", " ")
    return f'<span class="form" aria-hidden="true"></span> <span class="status">{name}</span> {_MEANINGS[status]}'


def _digest(part: str) -> str:
    return f"sha256-{b64encode(sha256(part.encode()).digest()).decode()}"
