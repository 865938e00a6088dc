"""The words of time expressions: names and numbers as data, and the named pieces that patterns are built from."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from dateline.mentions.periods import Unit

_MONTH_NAMES = "january february march april may june july august september october november december"
MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES.split(), 1)}
SHORT_MONTHS = {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}

_WEEKDAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday"
WEEKDAYS = {name: number for number, name in enumerate(_WEEKDAY_NAMES.split())}

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

HOLIDAYS = {
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "valentine's day": (2, 14),
    "may day": (5, 1),
}

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
    "month": ("P", 1, "M"),
    "quarter": ("P", 3, "M"),
    "year": ("P", 1, "Y"),
    "decade": ("P", 10, "Y"),
    "century": ("P", 100, "Y"),
    "centurie": ("P", 100, "Y"),
}

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
ONES = {name: number for number, name in enumerate(f"{_ONES} eighteen nineteen".split(), 1)}
TENS = {name: number for number, name in enumerate(_TENS.split(), 2)}
VAGUE_NUMBERS = ("a couple of", "a few", "the few", "several", "few", "many", "some", "a number of", "dozens of")
SMALL_NUMBERS = {"a": 1, "an": 1, "a couple of": 2, "a dozen": 12, "half a": 0.5, "half an": 0.5, "a hundred": 100}

_ORDINAL_NAMES = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second"
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
        "the moment",
        "the present",
    ),
    "PAST_REF": ("recently", "lately", "the past", "formerly", "the recent past"),
    "FUTURE_REF": ("the future", "the near future", "the coming days", "the foreseeable future"),
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
_WORDED = f"(?:{any_of(TENS)}(?:[\\x20-]{any_of(ONES)})?|{any_of(ONES)}(?: and a half)?)"

PIECES: Mapping[str, str] = {
    "month": f"(?:{any_of(MONTHS)}|{_SHORT_MONTH})",
    "day": r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d]|[.,:]\d|%)",
    "ordinal_day": r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)",
    "year": r"(?:1[0-9]|20|21)\d\d(?![.,:]\d|%)",
    "weekday": any_of(WEEKDAYS),
    "short_weekday": r"(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?",
    "season": any_of(SEASONS),
    "part": any_of(PARTS_OF_DAY),
    "holiday": any_of(HOLIDAYS).replace("'", "['’]"),
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


def ordinal_number(word: str) -> int:
    """The number of "third" or "23rd"."""
    return ORDINALS.get(word.lower()) or int(re.sub(r"\D", "", word))


def amount(words: str) -> float | None:
    """The number that words or digits say; None for "several" and the like."""
    plain = re.sub(r"[\s-]+", " ", words.lower()).removesuffix(" 1/2").replace(",", "")
    half = 0.5 if re.search(r"1/2$|and a half$", words) else 0
    plain = plain.removesuffix(" and a half")
    if plain in SMALL_NUMBERS:
        return SMALL_NUMBERS[plain]
    if re.fullmatch(r"[\d.]+", plain):
        return float(plain) + half
    tens, _, ones = plain.rpartition(" ")
    if plain in TENS:
        return TENS[plain] * 10
    if plain in ONES:
        return ONES[plain] + half
    return TENS[tens] * 10 + ONES[ones] if tens in TENS and ones in ONES else None


_SINGLE_WORDS = ("tonight", "every", "each", "today", "yesterday", "tomorrow", "soon", "now", "ago", "later", "earlier")
# Most sentences tell no time: one quick look for a digit or a time word saves trying every pattern on them.
TRIGGER = re.compile(
    r"\d|\b"
    + any_of(
        [*SHORT_MONTHS, *WEEKDAYS, *SEASONS, *PARTS_OF_DAY, *UNITS, *LENGTHS, *ADVERBS_OF_FREQUENCY, *_SINGLE_WORDS]
    )
    + r"|\b(?:christmas|new year|valentine|recent|lately|previous|current|present|moment|past|future|former)"
    + r"|\b(?:nowadays|these)",
    re.IGNORECASE,
)
