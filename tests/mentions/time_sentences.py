"""Sentences for tests of times: split at word edges, tagged by a few rules that a test can overrule."""

import re
from collections.abc import Mapping
from dataclasses import replace

from dateline.articles.article import PartKind
from dateline.articles.span import Span
from dateline.sentences.sentence import Sentence, Token

_PREPOSITIONS = "in on at by since until before after from to of during for between"
OFFSET = 100


def sentence(text: str, *, pos: Mapping[str, str] | None = None, names: Mapping[str, str] | None = None) -> Sentence:
    """A flat sentence that starts at character 100; every word but the first hangs on the first."""
    words = list(re.finditer(r"\w+(?:\.(?=\w)\w+)*|[^\w\s]", text))
    tokens = tuple(_token(index, word, dict(pos or {}), dict(names or {})) for index, word in enumerate(words))
    return Sentence(Span("a", OFFSET, OFFSET + len(text)), text, tokens, PartKind.BODY, 3)


def article(*texts: str) -> list[Sentence]:
    """Flat sentences that follow each other."""
    return [replace(sentence(text), index=index) for index, text in enumerate(texts)]


def _token(index: int, word: re.Match[str], pos: dict[str, str], names: dict[str, str]) -> Token:
    text = word[0]
    tag = "NNS" if text.islower() and text.endswith("s") else "NN"
    return Token(
        index=index,
        start=OFFSET + word.start(),
        end=OFFSET + word.end(),
        text=text,
        lemma=text.lower(),
        pos=pos.get(text) or _pos(text),
        tag=tag,
        head=0,
        relation="obl" if index else "root",
        name=names.get(text, ""),
    )


def _pos(text: str) -> str:
    if text.lower() in _PREPOSITIONS.split():
        return "ADP"
    if text.lower() in ("the", "a", "an"):
        return "DET"
    if not text[0].isalnum():
        return "PUNCT"
    return "NUM" if text[0].isdigit() else "PROPN" if text[0].isupper() else "NOUN"
