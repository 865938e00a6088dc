"""Sentences by their ends, as fast as can be: for counting and recombining, not for reading."""

import re

_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])")
_OPEN = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sgt|Sen|Rep|Gov|St|No|vs|Jr|Inc|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.$"
)


def split_sentences(paragraph: str) -> list[str]:
    """The sentences of a paragraph, without the space between them."""
    found, begin = [], 0
    for match in _END.finditer(paragraph):
        if not _OPEN.search(paragraph, begin, match.start() + 1):
            found.append(paragraph[begin : match.end()].rstrip())
            begin = match.end()
    last = paragraph[begin:].strip()
    return [*found, last] if last else found
