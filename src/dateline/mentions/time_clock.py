"""Atoms that name a time of day: "at 6 pm", "10:30 GMT", "noon", "the evening"."""

import re

from dateline.mentions.meanings import Shifted
from dateline.mentions.periods import Unit
from dateline.mentions.time_atoms import Found, Grammar, modifier_of
from dateline.mentions.time_references import Timed, Told
from dateline.mentions.time_words import ONES, PARTS_OF_DAY, amount, any_of
from dateline.mentions.timex import TimeKind


def _hour(match: re.Match[str]) -> Found | None:
    hour, minute = int(match["hour"]), match["minute"]
    half = (match["half"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 24 or int(minute or 0) > 59:
        return None
    return Found(Timed(None, f"T{hour:02}:{minute or '00'}"), TimeKind.TIME)


def _full_hour(match: re.Match[str]) -> Found | None:
    hour = amount(match["hour"])
    return Found(Timed(None, f"T{hour:02.0f}:00"), TimeKind.TIME) if hour and hour <= 12 else None


def _hour_of_part(match: re.Match[str]) -> Found | None:
    hour = amount(match["hour"])
    late = 0 if match["part"].lower() == "morning" else 12
    return Found(Timed(None, f"T{hour + late:02.0f}:00"), TimeKind.TIME) if hour and hour < 12 else None


def _part(match: re.Match[str]) -> Found:
    word = match["part"].lower()
    # "the evening was cold" tells no time of an act; "in the evening", "late evening" do.
    is_weak = word not in ("midnight", "midday", "noon") and not match["opening"]
    return Found(Timed(None, PARTS_OF_DAY[word]), TimeKind.TIME, modifier_of(match["opening"]), is_weak)


def _adverbial_part(match: re.Match[str]) -> Found:
    return Found(Timed(None, PARTS_OF_DAY[match["part"].lower()]), TimeKind.TIME)


def _overnight(match: re.Match[str]) -> Found:
    # What is told of a day follows the night before it.
    return Found(Told(Timed(Shifted(Unit.DAY, -1), "TNI"), Unit.DAY), TimeKind.TIME)


CLOCK: Grammar = (
    (r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? ?(?P<half>[ap])(?:m|\.m\.?)<zone>", _hour),
    (r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::\d\d)?(?P<half>)<zone>", _hour),
    (r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?P<half>) (?:GMT|UTC|hours)", _hour),
    (rf"(?P<hour>\d\d?|{any_of(ONES)}) o['’]clock", _full_hour),
    (rf"(?P<hour>\d\d?|{any_of(ONES)}) in the (?P<part>morning|afternoon|evening)", _hour_of_part),
    (r"(?:(?<=in\x20)|(?<=during\x20))the <part>", _adverbial_part),
    (r"(?:the )?(?:<opening>(?: |-))?<part><zone>", _part),
    (r"overnight", _overnight),
)
