"""Origins: which articles go back to one witness, by what they say of their origin and by the text they share.

A text names its origin outright ("Source: Donga", an agency's tag) or owes some of it to an outlet that it mentions
("told The Associated Press", "Yonhap reported"). The first says who wrote it; the second only who holds a statement,
and the rest may well be its own. Neither makes two articles one witness unless they share text as well: an agency
writes many stories, and everybody mentions it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import groupby

from dateline.links.copy import Copy, CopyKind
from dateline.links.copy_text import CopyText

_MOST_OF_IT = 0.5  # the share that an article took over in parts, from which on it is no witness of its own
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_LINE_OF_BUSINESS = re.compile(r"\s+(?:(?:news )?agency|(?:news )?service|news|online)$", re.IGNORECASE)
_CAPITALS = re.compile(r"\b[A-ZÀ-Ž]")
_WORDS_ON_OUTLETS = "told|to|by|citing|cited|quoting|from|according to|via|in|with"
_VERBS_OF_OUTLETS = "reported|reports|said|says|wrote|quoted|cited|added|learned"


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
    pattern = _mention(outlet)
    return any(pattern.search(sentence) for _, sentence in text.sentences)


def find_witnesses(articles: Iterable[CopyText], copies: Iterable[Copy]) -> dict[str, str]:
    """The witness of each article: the id of the article its text goes back to, its own id when it is nobody's copy.

    Each goes back to one source, so that a digest of two reports does not make them one; that source's own origin is
    its origin too (A ← B ← C).
    """
    texts = {article.article: article for article in articles}
    known = (copy for copy in copies if copy.article in texts and copy.source in texts)
    parents = _parents(known, texts)
    return {article: _root(article, parents) for article in texts}


def find_source(copies: Iterable[Copy], texts: Mapping[str, CopyText]) -> str | None:
    """The article that a copy goes back to, of all that it is a copy of; None where it keeps a voice of its own."""
    binding = [copy for copy in copies if _binds(copy, texts[copy.article], texts[copy.source])]
    return _nearest(binding, texts).source if binding else None


def _parents(copies: Iterable[Copy], texts: Mapping[str, CopyText]) -> dict[str, str]:
    grouped = groupby(sorted(copies, key=lambda copy: copy.article), key=lambda copy: copy.article)
    found = ((article, find_source(list(own), texts)) for article, own in grouped)
    return {article: source for article, source in found if source is not None}


def _binds(copy: Copy, text: CopyText, source: CopyText) -> bool:
    """Whether a copy takes its article's voice away: it has most of it from the source, or shares the origin named."""
    return copy.kind is not CopyKind.PARTIAL or copy.share >= _MOST_OF_IT or have_one_origin(text, source)


def _nearest(copies: Sequence[Copy], texts: Mapping[str, CopyText]) -> Copy:
    """The copy of the source that is named as origin, else of the one most was taken from, else of the earliest."""
    origin = texts[copies[0].article].origin
    named = [copy for copy in copies if origin and same_outlet(origin, texts[copy.source].outlet)]
    return min(named or copies, key=lambda copy: (-copy.share, texts[copy.source].order))


def _root(article: str, parents: Mapping[str, str]) -> str:
    # A source comes before its copies in order, so that this ends.
    while article in parents:
        article = parents[article]
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
def _mention(outlet: str) -> re.Pattern[str]:
    bare = _ARTICLE.sub("", " ".join(outlet.split()))
    initials = _initials(outlet).upper()
    names = "|".join(re.escape(name) for name in (bare, _LINE_OF_BUSINESS.sub("", bare), initials) if name)
    name = rf"(?:[Tt]he )?(?:{names})(?!\w)"
    return re.compile(rf"\b(?:{_WORDS_ON_OUTLETS}) {name}|(?<!\w){name}(?:,? \w+)?,? (?:{_VERBS_OF_OUTLETS})\b")
