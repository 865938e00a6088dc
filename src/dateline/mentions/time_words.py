"""The words of time expressions: names and numbers as data, and the named pieces that patterns are built from."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from dateline.mentions.feasts import FEASTS
from dateline.mentions.periods import Unit

_MONTH_NAMES = "january february march april may june july august september october november december"
MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES.split(), 1)}
SHORT_MONTHS = {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}

_WEEKDAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday"
WEEKDAYS = {name: number for number, name in enumerate(_WEEKDAY_NAMES.split())}

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

PARTS_OF_DAY = {
    "morning": "TMO",
    "noon": "T12:00",
    "midday": "T12:00",
    "afternoon": "TAF",
    "evening": "TEV",
    "night": "TNI",
    "midnight": "T24:00",
    "daytime": "TDT",
}

UNITS = {
    "day": Unit.DAY,
    "weekend": Unit.WEEKEND,
    "week": Unit.WEEK,
    "month": Unit.MONTH,
    "quarter": Unit.QUARTER,
    "year": Unit.YEAR,
    "decade": Unit.DECADE,
    "century": Unit.CENTURY,
    "centurie": Unit.CENTURY,
}
LENGTHS = {
    "second": ("PT", 1, "S"),
    "minute": ("PT", 1, "M"),
    "hour": ("PT", 1, "H"),
    "day": ("P", 1, "D"),
    "week": ("P", 1, "W"),
    "night": ("P", 1, "NI"),
    "weekend": ("P", 1, "WE"),
    "fortnight": ("P", 2, "W"),
    "month": ("P", 1, "M"),
    "quarter": ("P", 3, "M"),
    "year": ("P", 1, "Y"),
    "decade": ("P", 10, "Y"),
    "century": ("P", 100, "Y"),
    "centurie": ("P", 100, "Y"),
}
# Of lengths that are told in another unit, the letter of an unknown number: "several decades".
VAGUE_LETTERS = {"quarter": "Q", "decade": "E", "century": "C", "centurie": "C"}

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
ONES = {name: number for number, name in enumerate(f"{_ONES} eighteen nineteen".split(), 1)}
TENS = {name: number * 10 for number, name in enumerate(_TENS.split(), 2)}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}
DECADES = {tens.removesuffix("y") + "ies": number for tens, number in TENS.items()}
VAGUE_NUMBERS = ("a couple of", "a few", "the few", "several", "few", "many", "some", "a number of", "dozens of")
SMALL_NUMBERS = {"a": 1, "an": 1, "a couple of": 2, "a dozen": 12, "half a": 0.5, "half an": 0.5}

_ORDINAL_NAMES = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth "
    "twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
)
ORDINALS = {name: number for number, name in enumerate(_ORDINAL_NAMES.split(), 1)}

VAGUE_TIMES = {
    "PRESENT_REF": (
        "now",
        "right now",
        "currently",
        "nowadays",
        "these days",
        "at present",
        "the present",
    ),
    "PAST_REF": ("recently", "more recently", "most recently", "lately", "formerly", "the recent past", "those days"),
    "FUTURE_REF": ("the near future", "the near term", "the short term", "as soon as possible"),
}
ADVERBS_OF_FREQUENCY = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "annually": "P1Y",
    "yearly": "P1Y",
    "biennially": "P2Y",
}


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


GAP = r"(?:[\x20\t\n\u00a0]{1,3})"
_SHORT_MONTH = f"{any_of(SHORT_MONTHS)}\\b\\.?"
_DIGITS = r"\d{1,3}(?:,\d{3}|\d)?(?:\.\d{1,2}|[\x20-]1/2)?"
QUALIFIERS = "(?:more |additional |consecutive |straight |full |whole |trading |working |business )?"
OR_SO = "(?: or (?:so|more|two))?"  # "a week or so", "a year or two"
_BELOW_HUNDRED = f"(?:{any_of(TENS)}(?:[\\x20-]{any_of(ONES)})?|{any_of(ONES)})"
_WORDED = (
    f"(?:(?:{_BELOW_HUNDRED}|a)[\\x20-]{any_of(SCALES)}(?:(?: and)? {_BELOW_HUNDRED})?"
    f"|{_BELOW_HUNDRED}(?:[\\x20-]and[\\x20-]a[\\x20-]half)?)"
)
# "nineteen ninety-six", "two thousand and four", "twenty twelve".
_WORDED_YEAR = (
    f"(?:(?:(?:sixt|sevent|eight|ninet)een|twenty)[\\x20-]"
    f"(?:hundred|oh[\\x20-]{any_of(ONES)}|{any_of(TENS)}(?:[\\x20-]{any_of(ONES)})?|{any_of(_TEENS.split())})"
    f"|two thousand(?:(?: and)? {any_of(ONES)})?)"
)
_SHORT_YEAR = r"['’]\d\d(?![\ds])"

PIECES: Mapping[str, str] = {
    "month": f"(?:{any_of(MONTHS)}|{_SHORT_MONTH})",
    "day": rf"(?:(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d]|[.,:]\d|%)|{any_of(ORDINALS)})",
    "ordinal_day": r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)",
    "year": rf"(?:(?:1[0-9]|20|21)\d\d(?![.,:]\d|%)|{_WORDED_YEAR}|{_SHORT_YEAR})",
    "year_digits": r"(?:1[0-9]|20|21)\d\d",
    "weekday": any_of(WEEKDAYS),
    "short_weekday": r"(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?",
    "season": any_of(SEASONS),
    "part": any_of(PARTS_OF_DAY),
    "feast": any_of(FEASTS).replace("'", "['’]"),
    "worded_decade": any_of(DECADES),
    "unit": any_of(UNITS),
    "length": "(?:" + "|".join(sorted(LENGTHS, key=len, reverse=True)) + ")",
    "number": f"(?:{_DIGITS}|{_WORDED}|{any_of([*VAGUE_NUMBERS, *SMALL_NUMBERS])})",
    "ordinal": f"(?:{any_of(ORDINALS)}|\\d{{1,2}}(?:st|nd|rd|th))",
    "opening": r"(?:early|mid|middle|late)",
    "to": r"(?: ?[-–—] ?| to | through | until )",
    "zone": r"(?: ?(?:GMT|UTC|EST|EDT|ET|CET|CEST|BST|PST|PDT|MSK|KST|IST|local time)\b)?",
}


@cache
def pattern(template: str) -> re.Pattern[str]:
    """A template compiled: `<piece>` captures a named piece, `<piece:name>` under another name; a blank is any gap."""

    def piece(found: re.Match[str]) -> str:
        name, _, alias = found[1].partition(":")
        return f"(?P<{alias or name}>{PIECES[name]})"

    # Gaps are bounded and no repetition holds another, so that matching stays linear in the text.
    body = re.sub(r"(?<!\?P)<([a-z_:]+)>", piece, template).replace(r"\ ", " ").replace(" ", GAP)
    return re.compile(rf"(?<!\w)(?:{body})(?!\w)", re.IGNORECASE)


def month_number(word: str) -> int:
    """January is 1; full or shortened names."""
    name = word.lower().rstrip(".")
    return MONTHS.get(name) or SHORT_MONTHS[name[:4] if name[:4] in SHORT_MONTHS else name[:3]]


def feast_name(words: str) -> str:
    """A feast as `feasts` calls it."""
    return " ".join(words.lower().replace("’", "'").split())


def ordinal_number(word: str) -> int:
    """The number of "third" or "23rd"."""
    return ORDINALS.get(word.lower()) or int(re.sub(r"\D", "", word))


def year_number(words: str) -> int:
    """The year that digits or words say: "1996", "nineteen ninety-six", "two thousand", "'96"."""
    if words[0] in "'’":
        return 1900 + int(words[1:]) + (100 if int(words[1:]) < 50 else 0)
    if words.isdigit():
        return int(words)
    first, *rest = re.split(r"[\s-]+", words.lower())
    if rest[0] in SCALES or first == "two":
        return _counted([word for word in (first, *rest) if word != "and"])
    return _counted([first]) * 100 + _counted([word for word in rest if word != "oh"])


def amount(words: str) -> float | None:
    """The number that words or digits say; None for "several" and the like."""
    plain = re.sub(r"[\s-]+", " ", words.lower())
    whole = re.sub(r" (?:1/2|and a half)$", "", plain)
    half = 0 if whole == plain else 0.5
    if whole in SMALL_NUMBERS:
        return SMALL_NUMBERS[whole] + half
    digits = whole.replace(",", "")
    if re.fullmatch(r"\d+(?:\.\d+)?", digits):
        return float(digits) + half
    parts = [part for part in whole.split() if part not in ("a", "and")]
    is_number = bool(parts) and all(part in ONES or part in TENS or part in SCALES for part in parts)
    return _counted(parts) + half if is_number else None


def _counted(parts: Iterable[str]) -> int:
    total = 0
    for part in parts:
        total = max(total, 1) * SCALES[part] if part in SCALES else total + (ONES.get(part) or TENS[part])
    return total


_ANY_NUMBER = "0"
_ORDINAL_ENDINGS = ("st", "nd", "rd", "th")
_YEAR_STARTS = ("sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thousand")
_OTHER_WORDS = (
    *("tonight", "every", "each", "today", "yesterday", "tomorrow", "soon", "now", "ago", "later", "earlier", "then"),
    *("recent", "recently", "lately", "formerly", "currently", "nowadays", "these", "those", "this", "that", "same"),
    *(
        "present",
        "current",
        "moment",
        "past",
        "future",
        "term",
        "while",
        "time",
        "overnight",
        "someday",
        "period",
        "half",
    ),
)


def _with_plurals(words: Iterable[str]) -> frozenset[str]:
    return frozenset(form for word in words for form in (word, word + "s"))


def cues_of(text: str) -> frozenset[str]:
    """The words of a text as far as `CUES` tells of them: small letters; one word stands for all numbers."""
    words = set(re.findall(r"[^\W\d_]+", text.lower()))
    return frozenset(words | {_ANY_NUMBER} if re.search(r"\d", text) else words)


_ORDINAL_CUES = frozenset({_ANY_NUMBER, *(word.partition("-")[0] for word in ORDINALS)})
# One of these stands wherever the piece stands: what a sentence is looked through for before a pattern is tried on it.
CUES: Mapping[str, frozenset[str]] = {
    "month": frozenset({*MONTHS, *SHORT_MONTHS}),
    "weekday": _with_plurals(WEEKDAYS),
    "season": frozenset(SEASONS),
    "part": _with_plurals(PARTS_OF_DAY),
    "feast": frozenset(re.split(r"\W", feast.removeprefix("the "))[0] for feast in FEASTS),
    "unit": frozenset(UNITS),
    "length": _with_plurals(LENGTHS) | {f"{name}long" for name in LENGTHS},
    "ordinal_day": frozenset(_ORDINAL_ENDINGS),
    "ordinal": _ORDINAL_CUES,
    "day": _ORDINAL_CUES,
    "year_digits": frozenset({_ANY_NUMBER}),
    "year": frozenset({_ANY_NUMBER, *_YEAR_STARTS}),
    "worded_decade": frozenset(DECADES),
}
# Most sentences tell no time: without any of these words no pattern can match.
TRIGGERS = frozenset().union(*CUES.values(), ADVERBS_OF_FREQUENCY, _OTHER_WORDS)
