"""XML that nobody vetted: its characters, its root, and the bounds it keeps to before a parser makes anything of it."""

import re
from xml.parsers import expat

from dateline.errors import InputError
from dateline.intake.decoding import decode

# Feeds nest some ten deep, pages inside them some thirty; a parser's memory grows with the depth it is given.
DEEPEST = 200
MOST_ELEMENTS = 1_000_000

_DECLARED = re.compile(rb"""\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})["']""")
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
# Nothing that was passed over is looked at twice: comments and declarations could be told apart in too many ways.
_ROOT = re.compile(r"(?>[^<]+|<!--.*?-->|<\?.*?\?>|<![^<>]*>)*+<([A-Za-z_][\w.-]*:)?([\w.-]+)", re.DOTALL)
_FIRST_BYTES = 5_000
# Halves of characters, as programs write them that think in UTF-16.
_HALVES = re.compile(r"(?:&#(?:[xX]0{0,4}[dD][89a-fA-F][0-9a-fA-F]{2}|0{0,4}5(?:5[2-9]|6[0-9]|7[0-3])[0-9]{2});)+")


def xml_text(data: bytes, *, name: str, charset: str = "") -> str:
    """The characters of an XML document without its declaration; `charset` is what it was sent with.

    Raises InputError where they cannot be known, and where the document breaks the bounds or declares anything.
    """
    if not data.strip():
        raise InputError(name, "it is empty")
    declared = _DECLARED.search(data[:_FIRST_BYTES])
    inside = declared[1].decode("ascii", "replace") if declared else ""
    text = _DECLARATION.sub("", decode(data, name=name, declared=(charset, inside)).removeprefix("\ufeff"), count=1)
    text = _HALVES.sub(_joined, text)
    _check(text, name)
    return text


def root_name(data: bytes) -> str:
    """The name of the root element without its prefix, in lower case; "" where the first bytes show none."""
    found = _ROOT.match(_first_characters(data))
    return found[2].lower() if found else ""


def _first_characters(data: bytes) -> str:
    first = data[:_FIRST_BYTES]
    is_wide = first.startswith((b"\xff\xfe", b"\xfe\xff"))
    return first.decode("utf-16" if is_wide else "utf-8", "replace").removeprefix("\ufeff")


def _joined(halves: re.Match[str]) -> str:
    """The characters that references to halves stand for; the mark of what is none for one that has no other half."""
    codes = halves[0].removeprefix("&#").removesuffix(";").split(";&#")
    wide = "".join(chr(int(code[1:], 16) if code[0] in "xX" else int(code)) for code in codes)
    return wide.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _check(text: str, name: str) -> None:
    """Raise InputError for declared entities, and for more or deeper elements than any feed has.

    What is not well-formed is looked at as far as it is: the rest of it is read by a parser that knows no entities.
    """
    # Before the first element a tolerant reader looks for declarations too, well-formed or not.
    head = re.split(r"<\w", text, maxsplit=1)[0].upper()
    if "<!ENTITY" in head or re.search(r"<!DOCTYPE[^<>\[]*\[", head):
        raise _declares(name)
    bounds = _Bounds(name)
    parser = expat.ParserCreate("utf-8")  # whatever it declares: it is text by now
    parser.StartDoctypeDeclHandler = bounds.see_doctype
    parser.StartElementHandler = bounds.open
    parser.EndElementHandler = bounds.close
    try:
        parser.Parse(text.encode("utf-8"), True)
    except expat.ExpatError:
        return


class _Bounds:
    """Counts the elements of a document as they open and close."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.depth = self.elements = 0

    def see_doctype(self, root: str, system: str | None, public: str | None, has_declarations: int) -> None:
        if has_declarations:
            raise _declares(self.name)

    def open(self, element: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.elements += 1
        if self.depth > DEEPEST:
            raise InputError(self.name, f"its elements are nested more than {DEEPEST} deep")
        if self.elements > MOST_ELEMENTS:
            raise InputError(self.name, f"it has more than {MOST_ELEMENTS:,} elements; split it")

    def close(self, element: str) -> None:
        self.depth -= 1


def _declares(name: str) -> InputError:
    return InputError(name, "it declares entities or elements of its own, which Dateline does not read; take them out")
