"""Numbers told: how many of what a sentence counts, with the words that make a number rough or a bound.

Not every number counts: years, dates, ages, sums of money, shares, ordinals and numbers in names are passed over.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import inf

from dateline.mentions.time_words import MONTHS, ONES, SHORT_MONTHS, TENS, amount, any_of

# What became of people is what they are counted by: "14 killed" and "14 people were killed" are one count.
_FATES = {
    "killed": "killed dead died death deaths fatalities lives slain killing kills kill",
    "injured": "injured wounded hurt injuries injuring wounding casualties",
    "arrested": "arrested detained arrests arresting detaining arrest detain detentions",
    "missing": "missing disappeared",
    "expelled": "expelled expelling expel",
    "released": "released freed releasing freeing release",
    "displaced": "displaced homeless",
}
_FATE_OF = {word: fate for fate, words in _FATES.items() for word in words.split()}
_COUNTED_PEOPLE = (
    "people person man woman child civilian soldier police officer troop protester demonstrator fighter militant "
    "member worker student other migrant refugee policeman resident victim suspect prisoner detainee passenger "
    "journalist diplomat activist marcher supporter crowd"
)
_PEOPLE = frozenset(_COUNTED_PEOPLE.split())
# A crowd is counted as one thing whatever its members are called.
_CROWD = frozenset({"protester", "demonstrator", "marcher", "participant", "attendee"})
UNITS = frozenset({"year", "month", "week", "day", "hour", "minute", "decade", "century"})
_OTHER_THINGS = (
    "percent per cent pm am gmt utc dollar euro pound won yen yuan rouble ruble degree kilometer kilometre mile meter "
    "metre km kg tonne ton o'clock year-old time point article page phase round seat"
)
_NOT_COUNTED = frozenset(_OTHER_THINGS.split())
_MONTHS = any_of(name.title() for name in (*MONTHS, *SHORT_MONTHS))
_WORDED = "|".join(sorted([*ONES, *TENS, "dozen", "hundred", "thousand", "million", "billion"], key=len, reverse=True))
_VAGUE = {"dozens": (24, 199), "scores": (40, 199), "hundreds": (100, 1_999), "thousands": (1_000, 99_999),
          "tens of thousands": (10_000, 199_999), "hundreds of thousands": (100_000, 1_999_999),
          "millions": (1_000_000, 99_999_999), "several": (3, 12), "a few": (2, 9)}  # fmt: skip
_BIG = "dozen|hundred|thousand|million|billion"
_NUMBER = re.compile(
    r"(?<![\w$€£¥.,:#/-])(?<!\d )(?P<number>"
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?(?:[ -](?:{_BIG}))?"
    rf"|(?:an? (?={_BIG}))?(?:{_WORDED})(?:[ -](?:and )?(?:{_WORDED}))*"
    rf"|{any_of(_VAGUE)})"
    r"(?![\w%°:/]|[.,]\d|-[a-z]| ?(?:percent|per cent)|(?<=\bone) of\b)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?P<words>at least|no fewer than|no less than|more than|over|as many as|up to|at most|no more than|fewer than|"
    r"less than|under|nearly|almost|close to|about|around|some|approximately|roughly|an estimated|estimated|"
    r"as few as|only|circa)\s+(?:an? )?$",
    re.IGNORECASE,
)
_IN_NAME = re.compile(rf"\b(?:{_MONTHS}\.?|[Aa]rticle|[Nn]o\.?|[Nn]umber|[Cc]hapter|[Pp]age|[Rr]ound|[Pp]hase)\s$")
_MONTH = re.compile(rf"\s{_MONTHS}\b")
# A sentence of plain letters without a digit and without any of these words has no number.
_DIGIT = re.compile(r"\d")
_PLAIN_WORD = re.compile("[a-z]+")
_NUMBER_WORDS = frozenset(_WORDED.split("|")).union(*map(str.split, _VAGUE)) - {"a", "of"}
_LONGEST_BEFORE = 40  # characters before a number in which its own words are looked for
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_LOWER = {"at least", "no fewer than", "no less than", "more than", "over"}
_UPPER = {"as many as", "up to", "at most", "no more than", "fewer than", "less than", "under"}
_BELOW = {"nearly", "almost", "close to"}
_ABOUT = {"about", "around", "some", "approximately", "roughly", "an estimated", "estimated", "circa"}
_ONE_WORD = re.compile(r"[^\W\d_][\w'’-]*", re.UNICODE)
_END = re.compile(r"[,;:.!?()\"“”]|\b(?:and|but|or|who|which|that|while|after|when|as)\b")
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
# How far from a number what became of the counted may stand, in words.
_REACH = 6


@dataclass(frozen=True, slots=True)
class NumberTold:
    """A number of something, in characters of its sentence: any from `least` to `most` agrees with its words.

    `counted` is the noun, singular, or what became of people ("killed"); `value` is what the digits or words say.
    """

    start: int
    end: int
    words: str
    counted: str
    value: float
    least: float
    most: float

    def agrees_with(self, other: "NumberTold") -> bool:
        """Whether one true number can lie behind both."""
        return self.least <= other.most and other.least <= self.most


@lru_cache(maxsize=20_000)
def find_numbers(sentence: str) -> tuple[NumberTold, ...]:
    """The numbers of counted things in a sentence, in order."""
    return tuple(_find(sentence)) if _may_tell_number(sentence) else ()


def _may_tell_number(sentence: str) -> bool:
    """Whether it is worth looking: most sentences tell no number, and to search for one takes long."""
    if not sentence.isascii() or _DIGIT.search(sentence):
        return True
    return not _NUMBER_WORDS.isdisjoint(_PLAIN_WORD.findall(sentence.lower()))


def _find(sentence: str) -> Iterator[NumberTold]:
    for match in _NUMBER.finditer(sentence):
        words = match["number"]
        value = _value(words)
        is_told = value is not None or words.lower() in _VAGUE
        if not is_told or _YEAR.fullmatch(words) or _is_date(sentence, match):
            continue
        counted = _counted(sentence, match.start(), match.end())
        if counted:
            before = _BEFORE.search(sentence, max(0, match.start() - _LONGEST_BEFORE), match.start())
            start = before.start() if before else match.start()
            least, most = _range(words, value, before["words"].lower() if before else "")
            yield NumberTold(start, match.end(), sentence[start : match.end()], counted, value or least, least, most)


def _is_date(sentence: str, match: re.Match[str]) -> bool:
    """Whether digits belong to a date or a name: "June 9 protests", "9 June", "Article 5"."""
    start = match.start()
    is_named = _IN_NAME.search(sentence, max(0, start - _LONGEST_BEFORE), start) or _MONTH.match(sentence, match.end())
    return bool(is_named) and match["number"].isdigit()


@lru_cache(maxsize=100_000)
def _singular(word: str) -> str:
    # Loading it takes seconds, which a process that only looks for copies does not have to spend.
    from dateline.sentences.pipeline import lemma

    return lemma(word, "NOUN", is_plural=True)


def _value(words: str) -> float | None:
    """The number said, None for "dozens" and the like."""
    plain = re.sub(r"^an? ", "one ", re.sub(r"[\s-]+", " ", words.lower()))
    if plain in ("several", "a few", "one few") or plain in _VAGUE:
        return None
    head, _, scale = plain.rpartition(" ")
    if scale in ("dozen", "billion") or (scale in _SCALES and re.fullmatch(r"[\d.,]+", head)):
        number = amount(head) if head else 1.0
        return None if number is None else number * _SCALES[scale]
    return amount(plain)


def _range(words: str, value: float | None, modifier: str) -> tuple[float, float]:
    """The numbers that agree with these words."""
    if value is None:
        return _VAGUE[words.lower()]
    rough = rounding(value)
    if modifier in _LOWER:
        return value - rough, inf
    if modifier in _UPPER:
        return 0, value + rough
    if modifier in _BELOW:
        return 0.8 * value, value + rough
    if modifier in _ABOUT:
        return min(0.8 * value, value - rough), max(1.2 * value, value + rough)
    return value - rough, value + rough


def rounding(value: float) -> float:
    """By how much a number may have been rounded: half a unit of its last digit that is not 0; nothing of 1 to 9.

    A written 10,000 may stand for anything from 5,000 to 15,000: two counts are held against each other only where
    no rounding can explain them.
    """
    if value < 10 or value != int(value):
        return 0
    zeros = len(str(int(value))) - len(str(int(value)).rstrip("0"))
    return 10**zeros / 2 if zeros else 0


def _counted(sentence: str, start: int, end: int) -> str:
    """What is counted: the fate of people told near the number, else the noun after it; "" when it counts nothing."""
    noun = _noun(sentence[end:])
    if noun in _NOT_COUNTED:
        return ""
    if noun and noun not in _PEOPLE and noun not in _FATE_OF:
        return noun
    fate = _FATE_OF.get(noun or "") or _fate_after(sentence[end:]) or _fate_before(sentence[:start])
    return fate or ("protester" if noun in _CROWD else noun or "")


def _noun(after: str) -> str | None:
    """The head of the phrase that begins with the number: "two of the armed men", "1,500 special forces soldiers"."""
    stretch = _END.split(re.sub(r"^\s*(?:more |other |of (?:the |its |their |his |her )?)*", " ", after), maxsplit=1)[0]
    words = [word for word in _ONE_WORD.findall(stretch)[:4] if not word.isupper() and word[-2:] not in ("'s", "’s")]
    found = None
    for word in map(str.lower, words):
        if word in _FATE_OF or word in _NOT_COUNTED:
            return found or word
        singular = _singular(word)
        is_plural = (word != singular and word.endswith(("s", "n"))) or singular in _PEOPLE
        if found and not is_plural:
            return found
        found = singular if is_plural else found
    return found


def _fate_after(after: str) -> str:
    """ "were killed", "have been arrested" after the number, in the same clause."""
    words = _ONE_WORD.findall(re.split(r"[;,.!?]| (?:and|but|while) ", after, maxsplit=1)[0])[:_REACH]
    return next((_FATE_OF[word.lower()] for word in words if word.lower() in _FATE_OF), "")


def _fate_before(before: str) -> str:
    """ "killing at least", "arrested" straight before the number."""
    words = _ONE_WORD.findall(re.split(r"[;,.!?]", before)[-1])[-4:]
    return next((_FATE_OF[word.lower()] for word in reversed(words) if word.lower() in _FATE_OF), "")
