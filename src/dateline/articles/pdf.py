"""The text layer of a PDF as paragraphs: lines joined, words put together again, running heads and page numbers out.

pypdf, not pdfminer.six: on pages by reportlab (one and two columns) and by Chromium (justified) it kept the order of
the words where the other scattered justified lines, in a half to an eighth of the time.
"""

import io
import logging
import re
import struct
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from dateline.articles.document import Document
from dateline.errors import InputError

_MOST_PAGES = 2_000
_EDGE = 3  # lines at the top and the bottom of a page among which running heads stand
_PAGE_NUMBER = re.compile(r"(?:page )?[-–— ]*\d{1,4}[-–— ]*(?:(?:of|/) ?\d{1,4})?", re.IGNORECASE)
_FINAL = re.compile(r"[.!?:][\"'”’)\]]*$")
_BROKEN_WORD = re.compile(r"(\w+)-\n(?=([a-z]+))")
_NO_TITLE = re.compile(
    r"\(?(?:unspecified|anonymous|untitled.*|none)\)?|Microsoft Word - .*|.*\.(?:docx?|pdf|indd)", re.IGNORECASE
)
# What pypdf raises on files that break the rules of the format, besides its own errors.
_MALFORMED = (ArithmeticError, AssertionError, AttributeError, LookupError, NotImplementedError, OSError, RuntimeError,
              TypeError, ValueError, EOFError, struct.error, zlib.error)  # fmt: skip

logging.getLogger("pypdf").addHandler(logging.NullHandler())


def read_pdf(document: Document) -> Document:
    """The same document with a text in place of its data; what it already knew of itself wins over the file.

    The day the file was made is not the day it was published, and is not taken for it. Raises InputError, also for
    pages that are pictures and for what is encrypted.
    """
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

    try:
        reader = PdfReader(io.BytesIO(document.data or b""))
        if len(reader.pages) > _MOST_PAGES:
            raise InputError(document.name, f"it has more than {_MOST_PAGES} pages; split it")
        pages = [page.extract_text().splitlines() for page in reader.pages]
        about = reader.metadata
        title, author = (str(about.title or ""), str(about.author or "")) if about else ("", "")
    except (DependencyError, FileNotDecryptedError) as error:
        raise InputError(document.name, "it is encrypted; save it without a password") from error
    except (PyPdfError, *_MALFORMED) as error:
        raise InputError(document.name, f"it is no PDF that can be read ({error})") from error
    text = "\n\n".join(find_paragraphs(pages)).replace("\0", "")
    if not text.strip():
        raise InputError(document.name, "its pages hold pictures, no text; run text recognition (OCR) on it first")
    return replace(document, data=None, form=None, text=text,
                   title=document.title or _told(title), author=document.author or _told(author))  # fmt: skip


def find_paragraphs(pages: Sequence[Sequence[str]]) -> list[str]:
    """The paragraphs that the lines of some pages make up."""
    lines = [line for page in _without_running_heads(pages) for line in page]
    lengths = sorted(map(len, lines))
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    joints = ("\n\n" if _ends_paragraph(line, after, width) else "\n" for line, after in pairwise(lines))
    text = "".join(part for pair in zip_longest(lines, joints, fillvalue="") for part in pair)
    return [" ".join(paragraph.split()) for paragraph in _with_whole_words(text).split("\n\n") if paragraph.strip()]


def _ends_paragraph(line: str, after: str, width: int) -> bool:
    """Whether a paragraph ends with `line`, by the room it leaves on a line of `width` characters."""
    if not line or not after:
        return True
    # Characters differ in width: a full line may count a tenth less than the widest.
    leaves_room = len(line) + 1 + len(after.split(maxsplit=1)[0]) < 0.9 * width
    is_heading = len(line) < 0.7 * width and not after[0].islower() and not line.endswith((",", ";", "-"))
    return leaves_room and (bool(_FINAL.search(line)) or is_heading)


def _without_running_heads(pages: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """The lines of each page; what most pages have at their edge stays on the first alone, for it may tell the date."""
    stripped = [[line.strip() for line in page] for page in pages]
    seen = Counter(shape for page in stripped for shape in {_shape(page[i]) for i in _edges(page)})
    for number, page in enumerate(stripped):
        edges = _edges(page)
        numbers = {i for i in edges if _PAGE_NUMBER.fullmatch(page[i])}
        running = {i for i in edges if seen[_shape(page[i])] > max(1, len(pages) // 3)} - numbers
        heads = [part for i in sorted(running) for words in re.split(r"\s{2,}", page[i]) for part in (words, "")]
        yield [*(heads if not number else ()), *(line for i, line in enumerate(page) if i not in running | numbers)]


def _edges(page: Sequence[str]) -> list[int]:
    places = [i for i, line in enumerate(page) if line]
    return sorted({*places[:_EDGE], *places[-_EDGE:]})


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _with_whole_words(text: str) -> str:
    """The text with words put together that a line's end divides; the hyphen stays where the text has it elsewhere."""
    text = text.replace("\u00ad\n", "").replace("\u00ad", "")
    compounds = set(re.findall(r"\w+-[a-z]+", text))
    return _BROKEN_WORD.sub(lambda found: found[1] + ("-" if f"{found[1]}-{found[2]}" in compounds else ""), text)


def _told(words: str) -> str:
    words = words.replace("\0", "").strip()
    return "" if _NO_TITLE.fullmatch(words) else words
