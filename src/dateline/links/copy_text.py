"""Copy text: what comparing articles needs of one, and the terms its sentences are compared by.

Terms are cruder than what the reader makes of a sentence, and are meant to be: a copy that went through a translation
machine keeps its numbers, the consonants of its names and the beginnings of its words, seldom its grammar.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from sys import intern
from typing import TypeAlias

from dateline.articles.article import Article, PartKind
from dateline.articles.leading import normal_article
from dateline.articles.normal import normal
from dateline.articles.origin import dateline_prefix
from dateline.articles.span import Span
from dateline.links.word_table import WordTable

NAME, NUMBER = "@", "#"  # what the terms of names and numbers begin with; words begin with a letter
_LONGEST_SENTENCE = 1500  # characters; what is longer has lost its full stops and is cut
_MOST_SENTENCES = 500  # of an article; a longer one is a document, its first 500 say what it copies
_STEM = 5  # letters; 4, 5 and 6 find the same rewritten copies, 5 with the widest margin

_WORD = re.compile(r"\d{1,20}(?:[.,]\d{1,20}){0,6}|[^\W\d_]{1,40}(?:['’][^\W\d_]{1,40})?")
# The same words in two thirds of the time, where there are no other letters than these.
_PLAIN_WORD = re.compile(r"\d{1,20}(?:[.,]\d{1,20}){0,6}|[A-Za-z]{1,40}(?:'[A-Za-z]{1,40})?", re.ASCII)
_QUOTED = re.compile(r'"[^"\n]{1,800}"|“[^”\n]{1,800}”')
_END = re.compile(r"[.!?][\"”’')\]]{0,3}\s+(?=[\"“‘'(\[]{0,3}[A-ZÀ-Ž0-9])")
_ABBREVIATED = re.compile(r"(?:^|\W)(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|St|Sen|Rep|Gov|Prof|Rev|Sgt|No)$")
_OWNER = re.compile("['’][sS]")
_GROUPED = re.compile(r"[,.](?=\d{3}(?!\d))")
_ENDINGS = ("ingly", "edly", "ings", "ing", "ied", "ies", "ed", "es", "ers", "er", "ly", "s", "e")
_SOUNDS = (
    (re.compile("cz"), "ch"), (re.compile("sz"), "sh"), (re.compile("ph"), "f"), (re.compile("x"), "ks"),
    (re.compile("[vwbf]"), "v"), (re.compile("[ckq]"), "k"), (re.compile("kh"), "h"),
    (re.compile("[^a-z]|[aeiouyjh]"), ""), (re.compile(r"(.)\1+"), r"\1"),
)  # fmt: skip
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_VALUES = {word: float(value) for value, word in enumerate(_UNITS.split())} | {
    word: 10.0 * value for value, word in enumerate(_TENS.split(), 2)
}
del _VALUES["one"]  # more often a pronoun
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_SCALES |= {f"{word}s": value for word, value in _SCALES.items()}
_FUNCTION_WORDS = """
    a about after again against all also among an and any are as at be because been before being between both but by can
    could did do does down during each for from had has have having he her here him his how i if in into is it its may
    me might more most must my no not of off on one only or other our out over own same said say says shall she should
    since so some such than that the their them then there these they this those through to too under until up us very
    was we were what when where which while who whom whose why will with within without would you your
    monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday th st nd rd s t mr mrs ms
"""
_EMPTY = frozenset(_FUNCTION_WORDS.split())


Order: TypeAlias = tuple[str, bool, str]


@dataclass(frozen=True, slots=True)
class CopyText:
    """An article as comparing sees it: `sentences` are those of its news, headlines and datelines left out.

    `published` is ISO at the granularity known ("" when unknown), `origin` is as told ("Source: Donga" gives "Donga").
    """

    article: str
    published: str
    outlet: str
    origin: str
    title: str
    sentences: tuple[tuple[Span, str], ...]

    @property
    def order(self) -> Order:
        """What sorts articles by publication."""
        return order_of(self.article, self.published, self.outlet, self.origin)


def order_of(article: str, published: str, outlet: str, origin: str) -> Order:
    """What sorts articles by publication; those without a date come last.

    Of one day, reports that name somebody else as their origin come after the others; then ids decide.
    """
    return (published or "~", origin.casefold() not in outlet.casefold(), article)


def copy_text(article: Article) -> CopyText:
    """What comparing needs of an article."""
    metadata = (article.published, article.outlet, article.origin)
    published, outlet, origin = (datum.value if datum else "" for datum in metadata)
    sentences = tuple(_sentences(article))[:_MOST_SENTENCES]
    return CopyText(article.id, published, outlet, origin, article.title, sentences)


def find_sentences(words: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of some words begin and end, white space left out, told by their punctuation alone."""
    ends = (found.end() for found in _END.finditer(words) if not _is_abbreviation(words, found.start()))
    for begin, end in pairwise((0, *ends, len(words))):
        for cut in range(begin, end, _LONGEST_SENTENCE):
            sentence = words[cut : min(end, cut + _LONGEST_SENTENCE)]
            if sentence.strip():
                margin = len(sentence) - len(sentence.lstrip())
                yield cut + margin, cut + len(sentence.rstrip())


@lru_cache(maxsize=4096)
def find_terms(sentences: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    """The terms of each sentence: words by their stem, names by their consonants, numbers by their value."""
    split = [_bare_words(sentence) for sentence in sentences]
    names = {word for words in split for word in words[1:] if word[0].isupper()}
    return tuple(frozenset(_terms(words, names)) for words in split)


def find_words(sentence: str) -> list[str]:
    """The words of a sentence in lower case, in order."""
    return [word.lower() for word in _words(sentence)]


def find_content_words(sentence: str) -> tuple[str, ...]:
    """The words of a sentence that say what it is about, in lower case and each once."""
    # As a tuple of shared strings: as a set of its own ones it would be half of what is kept of an event.
    words = dict.fromkeys(map(str.lower, _find_words(normal(sentence).text)))
    return tuple([intern(word) for word in words if word not in _EMPTY])


def find_quotations(sentence: str) -> list[str]:
    """The words between quotation marks."""
    return [found[1:-1] for found in _QUOTED.findall(sentence)] if _has_quotation(sentence) else []


def without_quotations(sentence: str) -> str:
    """The sentence without what stands between quotation marks."""
    return _QUOTED.sub(" ", sentence) if _has_quotation(sentence) else sentence


@lru_cache(maxsize=100_000)
def name_consonants(name: str) -> str:
    """What transliterations of a name share: "Lavrov" and "Labrov", "Yanukovych" and "Janukowycz" are the same."""
    sounds = _folded(name)
    for pattern, sound in _SOUNDS:
        sounds = pattern.sub(sound, sounds)
    return sounds


def _sentences(article: Article) -> Iterator[tuple[Span, str]]:
    as_read, words = normal_article(article)
    for part in as_read.parts:
        if part.kind is PartKind.BODY:
            prefix = dateline_prefix(as_read.text, part)
            start = prefix.end if prefix else part.span.start
            for begin, end in find_sentences(as_read.text[start : part.span.end]):
                span = Span(article.id, *words.original(start + begin, start + end))
                yield span, as_read.text[start + begin : start + end]


def _is_abbreviation(words: str, stop: int) -> bool:
    return words[stop] == "." and _ABBREVIATED.search(words[max(0, stop - 6) : stop]) is not None


def _has_quotation(sentence: str) -> bool:
    return '"' in sentence or "“" in sentence


@lru_cache(maxsize=1024)
def _words(sentence: str) -> tuple[str, ...]:
    """The words of a sentence as printed; the same sentence is asked for several times in a row."""
    return tuple(_find_words(sentence))


def _find_words(sentence: str) -> list[str]:
    pattern = _PLAIN_WORD if sentence.isascii() else _WORD
    return pattern.findall(sentence)


def _bare_words(sentence: str) -> Sequence[str]:
    """The words of a sentence as printed, without the "'s" of an owner."""
    words = _words(sentence)
    has_mark = "'" in sentence or "’" in sentence
    return [_bare(word) for word in words] if has_mark and _OWNER.search(sentence) else words


def _terms(words: Sequence[str], names: set[str]) -> Iterator[str]:
    terms = [_NAME_TERMS[word] if word in names else _WORD_TERMS[word] for word in words]
    return filter(None, terms) if None not in terms else _terms_with_numbers(words, terms)


def _terms_with_numbers(words: Sequence[str], terms: Sequence[str | None]) -> Iterator[str]:
    """The terms of the words that belong to no number, and of the numbers, which may be several words long."""
    place = 0
    while place < len(words):
        term, length = terms[place], 1
        if term is None:
            value, length = _number(words, place)
            term = f"{NUMBER}{value:.10g}"
        if term:
            yield term
        place += length


def _name_term(word: str) -> str | None:
    """The term of a name; "" when it has none, None when it begins a number."""
    lower = word.lower()
    if lower in _EMPTY or _begins_number(word):
        return _word_term(word)
    consonants = name_consonants(word)
    return NAME + (consonants if len(consonants) > 1 else lower)


def _word_term(word: str) -> str | None:
    """The term of any other word, the same way."""
    lower = word.lower()
    if _begins_number(word):
        return None
    return _stem(lower) if len(lower) > 1 and lower not in _EMPTY and lower not in _SCALES else ""


_NAME_TERMS, _WORD_TERMS = WordTable(_name_term, most=100_000), WordTable(_word_term, most=100_000)


def _begins_number(word: str) -> bool:
    return word[0].isdecimal() or word.lower() in _VALUES


def _number(words: Sequence[str], place: int) -> tuple[float, int]:
    """The value of the number that begins at a word, and how many words it is long."""
    value, length = _plain_number(words, place)
    while place + length < len(words) and words[place + length].lower() in _SCALES:
        value, length = value * _SCALES[words[place + length].lower()], length + 1
    return value, length


def _plain_number(words: Sequence[str], place: int) -> tuple[float, int]:
    word = words[place].lower()
    if word[0].isdecimal():
        return _in_figures(word), 1
    unit = _VALUES.get(words[place + 1].lower(), 0.0) if place + 1 < len(words) else 0.0
    if _VALUES[word] >= 20 and 0 < unit < 10:
        return _VALUES[word] + unit, 2
    return _VALUES[word], 1


@lru_cache(maxsize=10_000)
def _in_figures(word: str) -> float:
    figures = _GROUPED.sub("", word).replace(",", ".")
    # "1.2.3" is a version or a section: the first part will do.
    return float(".".join(figures.split(".")[:2]))


def _bare(word: str) -> str:
    return word[:-2] if word[-2:] in ("'s", "’s", "'S", "’S") else word


def _stem(word: str) -> str:
    word = _folded(word)
    ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= 3), "")
    return word.removesuffix(ending)[:_STEM]


def _folded(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word.lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
