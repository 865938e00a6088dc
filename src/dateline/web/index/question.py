"""What somebody types to search the articles, made a full-text expression that SQLite never refuses."""

import re

from dateline.web.index.tokens import find_words

_PARTS = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')


def text_expression(question: str) -> str:
    """All words and "phrases" of a question, without those after a minus; "" where it has no word to find."""
    wanted: list[str] = []
    unwanted: list[str] = []
    for minus, phrase, word in _PARTS.findall(question):
        words = find_words(phrase or word)
        if words:
            (unwanted if minus else wanted).append(f'"{" ".join(words)}"')
    if not wanted:
        return ""
    found = " AND ".join(wanted)
    return f"({found}) NOT ({' OR '.join(unwanted)})" if unwanted else found
