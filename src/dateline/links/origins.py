"""Origins: which articles go back to one witness, by what they say of their origin and by the text they share.

A text names its origin outright ("Source: Donga", an agency's tag) or owes some of it to an outlet that it mentions
("told The Associated Press", "Yonhap reported"). The first says who wrote it; the second only who holds a statement,
and the rest may well be its own. Neither makes two articles one witness unless they share text as well: an agency
writes many stories, and everybody mentions it.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TypeAlias

from dateline.links.copy import Copy, CopyKind
from dateline.links.copy_text import CopyText, Order

_MOST_OF_IT = 0.5  # the share that an article took over in parts, from which on it is no witness of its own
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_LINE_OF_BUSINESS = re.compile(r"\s+(?:(?:news )?agency|(?:news )?service|news|online)$", re.IGNORECASE)
_CAPITALS = re.compile(r"\b[A-ZÀ-Ž]")
_WORDS_ON_OUTLETS = "told|to|by|citing|cited|quoting|from|according to|via|in|with"
_VERBS_OF_OUTLETS = "reported|reports|said|says|wrote|quoted|cited|added|learned"

Nearness: TypeAlias = tuple[bool, float, Order]


def have_one_origin(first: CopyText, second: CopyText) -> bool:
    """Whether two articles say that one took its report from the other, or both theirs from a third."""
    origins = first.origin, second.origin
    is_named = any(origins) and (
        same_outlet(*origins) or same_outlet(first.origin, second.outlet) or same_outlet(second.origin, first.outlet)
    )
    return is_named or mentions_outlet(first, second.outlet) or mentions_outlet(second, first.outlet)


def same_outlet(first: str, second: str) -> bool:
    """Whether two names are those of one outlet: "The Associated Press" and "AP", "Yonhap" and "Yonhap News Agency"."""
    one, other = _outlet_name(first), _outlet_name(second)
    is_initials = one == _initials(second) or other == _initials(first)
    return bool(one and other) and (one == other or is_initials)


def mentions_outlet(text: CopyText, outlet: str) -> bool:
    """Whether a report by somebody else rests on an outlet's in so many words: "Yonhap reported", "told Yonhap"."""
    if not outlet or same_outlet(text.outlet, outlet):
        return False
    names, pattern = _mention(outlet)
    return any(pattern.search(sentence) for _, sentence in text.sentences if any(name in sentence for name in names))


def find_witnesses(articles: Iterable[str], sources: Mapping[str, str]) -> dict[str, str]:
    """The witness of each article: the id of the article its text goes back to, its own id when it is nobody's copy.

    `sources` tells of some articles which one they go back to at once; that one's own origin is their origin too
    (A ← B ← C).
    """
    return {article: _root(article, sources) for article in articles}


def find_source(copies: Iterable[Copy], texts: Mapping[str, CopyText]) -> str | None:
    """The article that a copy goes back to, of all that it is a copy of; None where it keeps a voice of its own.

    It is one article, so that a digest of two reports does not make them one.
    """
    near = ((nearness(copy, texts[copy.article], texts[copy.source]), copy.source) for copy in copies)
    return min(((known, source) for known, source in near if known), default=(None, None))[1]


def nearness(copy: Copy, text: CopyText, source: CopyText) -> Nearness | None:
    """What sorts the sources of an article: the one that is named as origin, else the one most was taken from, else the
    earliest. None where the copy does not take its article's voice away: it has little of it from the source, and they
    name no origin that they share.
    """
    if copy.kind is CopyKind.PARTIAL and copy.share < _MOST_OF_IT and not have_one_origin(text, source):
        return None
    is_named = bool(text.origin) and same_outlet(text.origin, source.outlet)
    return not is_named, -copy.share, source.order


def _root(article: str, sources: Mapping[str, str]) -> str:
    # A source comes before its copies in order, so that this ends.
    while article in sources:
        article = sources[article]
    return article


@lru_cache(maxsize=4096)
def _outlet_name(outlet: str) -> str:
    bare = _ARTICLE.sub("", " ".join(outlet.split()))
    return _LINE_OF_BUSINESS.sub("", bare).casefold()


@lru_cache(maxsize=4096)
def _initials(outlet: str) -> str:
    capitals = _CAPITALS.findall(_ARTICLE.sub("", outlet))
    return "".join(capitals).casefold() if len(capitals) > 1 else ""


@lru_cache(maxsize=4096)
def _mention(outlet: str) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """The names of an outlet, and what tells that a report rests on it."""
    bare = _ARTICLE.sub("", " ".join(outlet.split()))
    initials = _initials(outlet).upper()
    names = tuple(filter(None, (bare, _LINE_OF_BUSINESS.sub("", bare), initials)))
    name = rf"(?:[Tt]he )?(?:{'|'.join(map(re.escape, names))})(?!\w)"
    return names, re.compile(rf"\b(?:{_WORDS_ON_OUTLETS}) {name}|(?<!\w){name}(?:,? \w+)?,? (?:{_VERBS_OF_OUTLETS})\b")
