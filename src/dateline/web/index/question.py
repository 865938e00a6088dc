"""What somebody types to search the articles, made a full-text expression that SQLite never refuses."""

import re

from dateline.web.index.tokens import find_words

_PARTS = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')


def text_expression(question: str, *, is_any: bool = False) -> str:
    """All words and "phrases" of a question, or any, without those after a minus; "" where it has no word to find."""
    wanted, unwanted = _read(question)
    found = (" OR " if is_any else " AND ").join(wanted)
    return f"({found}) NOT ({' OR '.join(unwanted)})" if wanted and unwanted else found


def passage_expression(question: str) -> str:
    """Any of the words and phrases that a question wants; "" where it wants none."""
    return " OR ".join(_read(question)[0])


def _read(question: str) -> tuple[list[str], list[str]]:
    """The words and phrases that are wanted, and those that are not."""
    wanted: list[str] = []
    unwanted: list[str] = []
    for minus, phrase, word in _PARTS.findall(question):
        words = find_words(phrase or word)
        if words:
            (unwanted if minus else wanted).append(f'"{" ".join(words)}"')
    return wanted, unwanted


def wanted_words(question: str) -> str:
    """The words of a question that must all be found, without its marks."""
    found = (phrase or word for minus, phrase, word in _PARTS.findall(question) if not minus)
    return " ".join(plain for words in found for plain in find_words(words))
