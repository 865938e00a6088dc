"""Sentences written by hand as trees, so that a test of grammar does not depend on what the model reads."""

from dateline.articles.article import PartKind
from dateline.articles.span import Span
from dateline.sentences.sentence import Sentence, Token

ARTICLE = "a"
_CLOSING = ("'s", "'", ".", ",", ")", "?")


def tree(rows: str, *, index: int = 0, start: int = 0) -> Sentence:
    """A sentence of one word a line: word, lemma ("=": the word), part of speech, tag, head (from 1), relation, name.

    The name, "B-LOC" or "I-PER", may be left out. The text begins at character `start` of its article.
    """
    cells = [row.split() for row in rows.strip().splitlines()]
    tokens: list[Token] = []
    text = ""
    for number, cell in enumerate(cells):
        text += "" if not text or cell[0] in _CLOSING or text.endswith("(") else " "
        tokens.append(_token(number, cell, start + len(text)))
        text += cell[0]
    return Sentence(Span(ARTICLE, start, start + len(text)), text, tuple(tokens), PartKind.BODY, index)


def trees(*sentences: str) -> list[Sentence]:
    """The sentences of one article, a space between them."""
    found: list[Sentence] = []
    for index, rows in enumerate(sentences):
        found.append(tree(rows, index=index, start=found[-1].span.end + 1 if found else 0))
    return found


def word(sentence: Sentence, text: str) -> Token:
    """The first word of a sentence that is written so."""
    return next(token for token in sentence.tokens if token.text == text)


def texts(tokens: list[Token]) -> list[str]:
    """The words of some tokens."""
    return [token.text for token in tokens]


def _token(index: int, cell: list[str], start: int) -> Token:
    text, lemma, pos, tag, head, relation, *name = cell
    iob, _, kind = (name[0] if name else "").partition("-")
    lemma = (text if pos == "PROPN" else text.lower()) if lemma == "=" else lemma
    place = int(head) - 1 if int(head) else index
    return Token(index, start, start + len(text), text, lemma, pos, tag, place, relation, kind, iob == "B")
