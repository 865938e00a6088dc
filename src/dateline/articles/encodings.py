"""Encodings: what the names mean that pages, mails and servers declare."""

import codecs
import re
from io import BytesIO, TextIOWrapper

_LABEL = re.compile(r"[A-Za-z0-9][\w.:-]{1,39}", re.ASCII)
# What browsers take these names to mean (WHATWG, Encoding): the wider set, which whoever declares the narrow one uses.
_AS_BROWSERS_DO = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
# Python decodes these as well, though no page is written in them; some take time that grows with the square.
_NEVER = frozenset({"punycode", "idna", "unicode-escape", "raw-unicode-escape", "utf-7", "undefined", "mbcs", "oem"})


def codec_names(label: str) -> list[str]:
    """Python's names of the encoding that a label means, the likeliest first; none for an unknown or odd one."""
    if not _LABEL.fullmatch(label):
        return []
    try:
        name = codecs.lookup(label).name
        TextIOWrapper(BytesIO(), name)  # refuses what is no encoding of text, as "rot13" is
    except LookupError:
        return []
    wider = _AS_BROWSERS_DO.get(name, name)
    # Five bytes that windows-1252 leaves open are control characters to a browser, as they are in Latin 1.
    return [] if name in _NEVER else [wider, "latin-1"] if wider == "cp1252" else [wider]
