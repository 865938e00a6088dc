"""What the words of an act say of it, so that "resigned", "his resignation" and "stepped down" can be seen as one.

Words are brought together in three steps: to their dictionary form, by a table of verbs and their nouns, and by
cutting off endings. Words that share no stem are synonyms when the codebook has them under one mode of the type.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from types import ModuleType

from dateline.events.codebook import Entry, load_codebook
from dateline.events.event import EventType
from dateline.links.linking import shipped_linking
from dateline.links.word_table import WordTable

_WORD = re.compile(r"[^\W\d_]+")
# Longest first: "-ations" before "-s".
_LONG_ENDINGS = "izations isations ization isation ations itions ation ition ments ances ences ment ance ence ions ings"
_SHORT_ENDINGS = "ion uing ing als ers ors ives ive ues ued ies ied al er or ue ed es s e y"
_ENDINGS = (*_LONG_ENDINGS.split(), *_SHORT_ENDINGS.split())
_SHORTEST_STEM = 4


@dataclass(frozen=True, slots=True, eq=False)
class ActWords:
    """The stems of an act's mode and of its trigger, and the modes under which the codebook knows them.

    `kin` is the class of the codebook's modes that the act's own is one of; None for a mode that is a free word. Of a
    journey `guests` says who travels, "actors" or "recipients"; "" of other acts.
    Equal only to itself: one is made for each distinct act, and `number` tells them apart.
    """

    number: int
    type: EventType
    families: tuple[str, ...]
    is_mutual: bool
    takes_two: bool
    recurs: bool
    guests: str
    mode: frozenset[str]
    kin: str | None
    words: frozenset[str]
    synonyms: frozenset[str]


def find_stems(text: str) -> frozenset[str]:
    """The stems of the words that say something."""
    light = shipped_linking().light
    words = (_dictionary_form(word) for word in _WORD.findall(text.lower()) if word not in light)
    return frozenset(STEMS[word] for word in words if word not in light)


def stem(word: str) -> str:
    """A word without accents and ending, in lower case: "resignation" and "resigned" give "resign"."""
    folded = fold(word)
    folded = shipped_linking().derived.get(folded, folded)
    for ending in _ENDINGS:
        if folded.endswith(ending) and len(folded) - len(ending) >= _SHORTEST_STEM:
            return folded[: -len(ending)]
    return folded


STEMS = WordTable(stem, most=500_000)


def fold(word: str) -> str:
    """A word in lower case, without accents."""
    decomposed = unicodedata.normalize("NFKD", word.lower())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


@cache
def _dictionary() -> ModuleType:
    """The dictionary, loaded when first asked: it takes seconds that no `--help` has."""
    import lemminflect

    found: ModuleType = lemminflect
    return found


@lru_cache(maxsize=100_000)
def _dictionary_form(word: str) -> str:
    """The verb a form belongs to, else the noun: "withdrew" gives "withdraw"."""
    for pos in ("VERB", "NOUN"):
        found = _dictionary().getLemma(word, pos, lemmatize_oov=False)
        if found and found[0] != word:
            return str(found[0]).lower()
    return word


def find_synonyms(type: EventType, stems: frozenset[str]) -> frozenset[str]:
    """The modes under which the codebook knows any of these words as acts of that type."""
    known = _modes_by_stem()
    return frozenset(mode for word in stems for mode in known.get((type, word), ()))


@cache
def _modes_by_stem() -> dict[tuple[EventType, str], set[str]]:
    modes: dict[tuple[EventType, str], set[str]] = {}
    for entry in filter(_tells_alone, load_codebook().entries):
        modes.setdefault((entry.type, stem(entry.lemma)), set()).add(entry.mode)
    return modes


def _tells_alone(entry: Entry) -> bool:
    """Whether the word itself tells the act: in "take charge" and "shed blood" another one does."""
    return not (entry.wanted.object or entry.wanted.phrase or entry.wanted.subject)
