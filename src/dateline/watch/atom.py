"""Alerts as an Atom feed, for any feed reader; written whole each time, so that a reader never sees half of one."""

import hashlib
import json
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.etree import ElementTree

from dateline.intake.feed_values import find_address
from dateline.views.printable import printable

MOST = 200
_NAMESPACE = "http://www.w3.org/2005/Atom"
_NEVER = "1970-01-01T00:00:00+00:00"
_NOT_IN_XML = re.compile("[\ufffe\uffff]")


def write_atom(path: Path, lines: Sequence[str], *, title: str) -> None:
    """Write alerts, the newest first, in the place of what is at `path`."""
    alerts = [json.loads(line) for line in lines]
    feed = ElementTree.Element("feed", xmlns=_NAMESPACE)
    _add(feed, "id", f"urn:dateline:{_digest(title)}")
    _add(feed, "title", title)
    _add(feed, "updated", alerts[0]["time"] if alerts else _NEVER)
    _add(ElementTree.SubElement(feed, "author"), "name", "Dateline")
    for alert, line in zip(alerts, lines, strict=True):
        _add_entry(feed, alert, _digest(line))
    beside = path.with_name(f".{path.name}.part")
    with beside.open("wb") as stream:
        ElementTree.ElementTree(feed).write(stream, encoding="utf-8", xml_declaration=True)
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(path)


def _add_entry(feed: ElementTree.Element, alert: Mapping[str, str | None], digest: str) -> None:
    entry = ElementTree.SubElement(feed, "entry")
    _add(entry, "id", f"urn:dateline:{digest}")
    _add(entry, "title", f"{alert['question']}: {alert['says']}")
    _add(entry, "updated", alert["time"] or _NEVER)
    _add(entry, "content", alert["sentence"] or "", type="text")
    if address := find_address(alert["url"] or ""):
        ElementTree.SubElement(entry, "link", rel="alternate", href=address)


def _add(parent: ElementTree.Element, name: str, words: str, **attributes: str) -> None:
    ElementTree.SubElement(parent, name, attributes).text = _NOT_IN_XML.sub("\ufffd", printable(words))


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:32]
