"""Where the paragraphs of a plain text begin and end.

Blank lines separate paragraphs, and so does a single newline, unless the text is hard-wrapped as mails are. A text
counts as hard-wrapped when no line of prose is longer than 100 columns and more than a third of its single newlines
stand in the middle of a sentence (small letters follow), where the next word would not have fitted on the line.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dateline.articles.span import Span

_WIDEST = 100  # mails and wire terminals wrap at 60 to 80 columns; a paragraph on one line is seldom shorter than 100
_SLACK = 12  # columns a person who wraps by hand leaves free at the end of a line
_FINAL = (".", "!", "?", ":", '."', ".”", '?"', "?”", '!"', "!”", ".)")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with words on it: where it stands, its words, and whether a blank line or an indent sets it off."""

    start: int
    words: str
    set_off: bool

    @property
    def end(self) -> int:
        return self.start + len(self.words)

    def leaves_room_for(self, following: "_Line", width: int) -> bool:
        """Whether the next line's first word would have fitted here, had the writer wanted it here."""
        slack = 0 if self.words.endswith(_FINAL) else _SLACK
        return len(self.words) + 1 + len(following.words.split(maxsplit=1)[0]) + slack <= width


def find_paragraphs(text: str, *, article: str) -> list[Span]:
    """The paragraphs in order; they carry no surrounding white space and leave out nothing else."""
    lines = list(_lines(text))
    width = _wrap_width(lines)
    paragraphs: list[Span] = []
    for before, line in zip([None, *lines], lines, strict=False):
        span = Span(article, line.start, line.end)
        if before is None or line.set_off or not width or before.leaves_room_for(line, width):
            paragraphs.append(span)
        else:
            paragraphs[-1] = paragraphs[-1].joined(span)
    return paragraphs


def _lines(text: str) -> Iterator[_Line]:
    offset, blank, indent = 0, True, 0
    for raw in text.splitlines(keepends=True):
        words = raw.strip()
        if words:
            margin = len(raw) - len(raw.lstrip())
            yield _Line(offset + margin, words, set_off=blank or margin > indent)
            indent = margin
        blank = not words
        offset += len(raw)


def _wrap_width(lines: list[_Line]) -> int:
    """The width in columns a text was wrapped to; 0 when it was not."""
    width = max((len(line.words) for line in lines if " " in line.words), default=0)
    joints = [(line, after) for line, after in pairwise(lines) if not after.set_off]
    if width > _WIDEST or len(joints) < 2:
        return 0
    running = sum(after.words[0].islower() and not line.leaves_room_for(after, width) for line, after in joints)
    return width if 3 * running > len(joints) else 0
