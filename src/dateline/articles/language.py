"""The language of a text, recognised by its words; one that is not sure says so.

Compact Language Detector 2 (pycld2) was chosen for being small, offline, quick and sure of short texts: it takes 0.09
ms for an article, and of 2,541 English sentences of 60 bytes or more, each alone, none was surely in another language.
docs/text.md tells what it was compared with.
"""

import re
from functools import cache

import pycld2

READ = "en"  # the language that Dateline reads
UNKNOWN = "und"  # ISO 639-2 for undetermined

_LEAST = 100  # bytes of letters to be sure of; lists of names of 80 have been taken for Uzbek and Indonesian
_SHARE = 80  # percent of a text in one language; what is less is mixed
_LONGEST = 20_000  # characters looked at
_NO_LANGUAGE = frozenset({"", UNKNOWN, "mul", "mis", "zxx"})
# Old codes, letters of no language in particular, and English with the names of Scotland in it.
_CODES = {"iw": "he", "jw": "jv", "xx": UNKNOWN, "sco": READ}
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_LETTER = re.compile(r"[^\W\d_]")


def recognise(text: str) -> str:
    """The language that most of a text surely is in by its words; UNKNOWN where it is too short or mixed."""
    try:
        is_reliable, size, seen = pycld2.detect(text[:_LONGEST].encode("utf-8", "replace"), isPlainText=True)[:3]
    except pycld2.error:  # it takes no text with characters that are none
        return UNKNOWN
    _, tag, share, _ = seen[0]
    code = tag.partition("-")[0]
    return _CODES.get(code, code) if is_reliable and size >= _LEAST and share >= _SHARE else UNKNOWN


def find_language(text: str, *, declared: str = "") -> str:
    """The language an article is read as: what is recognised, else what it declares, else what its letters say.

    A text that is not surely recognised and declares nothing is in English when at least half of its letters are Latin,
    for it may be a headline of names alone; else UNKNOWN.
    """
    found = recognise(text)
    if found != UNKNOWN:
        return found
    return language_code(declared) or (READ if _is_latin(text[:_LONGEST]) else UNKNOWN)


def is_foreign(text: str, *, language: str) -> bool:
    """Whether a paragraph is surely in another language than the article around it."""
    return recognise(text) not in (language, UNKNOWN)


@cache
def language_code(tag: str) -> str:
    """The code of a declared language: "en" for "en-GB", "EN_us" and "English"; "" for what is none."""
    word = re.split(r"[-_]", tag.strip().lower())[0]
    if word in (READ, *_NO_LANGUAGE):
        return word if word == READ else ""
    from pycountry import languages  # its tables are read from files, and few documents need them

    found = languages.get(alpha_2=word) or languages.get(alpha_3=word) or languages.get(name=word.title())
    return str(getattr(found, "alpha_2", found.alpha_3)) if found else ""


def _is_latin(text: str) -> bool:
    return 2 * len(_LATIN.findall(text)) >= len(_LETTER.findall(text))
