"""OPML to the feeds it lists, however deep in folders."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from dateline.errors import InputError
from dateline.intake.xml_text import xml_text


@dataclass(frozen=True, slots=True)
class ListedFeed:
    """A feed as a list names it; `title` is "" where it does not."""

    address: str
    title: str = ""


def read_opml(data: bytes, name: str) -> list[ListedFeed]:
    """The feeds that an OPML file lists, each once, in its order. Raises InputError for what is no such list."""
    try:
        root = ElementTree.fromstring(xml_text(data, name=name))
    except ElementTree.ParseError as error:
        raise InputError(name, f"it is not well-formed ({error})") from error
    if root.tag.lower() != "opml":
        raise InputError(name, "it is not a list of feeds (OPML)")
    found: dict[str, ListedFeed] = {}
    for one in _outlines(root):
        found.setdefault(one.address, one)
    if not found:
        raise InputError(name, "it lists no feeds")
    return list(found.values())


def _outlines(root: ElementTree.Element) -> Iterator[ListedFeed]:
    for element in root.iter("outline"):
        said = {key.lower(): " ".join(value.split()) for key, value in element.attrib.items()}
        if said.get("xmlurl"):
            yield ListedFeed(said["xmlurl"], said.get("title") or said.get("text", ""))
