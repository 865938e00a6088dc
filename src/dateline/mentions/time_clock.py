"""Atoms that name a time of day: "at 6 pm", "10:30 GMT", "noon", "the evening"."""

import re

from dateline.mentions.meanings import Timed
from dateline.mentions.time_atoms import Found, Grammar, modifier_of
from dateline.mentions.time_words import PARTS_OF_DAY
from dateline.mentions.timex import TimeKind


def _hour(match: re.Match[str]) -> Found | None:
    hour, minute = int(match["hour"]), match["minute"]
    half = (match["half"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 24 or int(minute or 0) > 59:
        return None
    return Found(Timed(None, f"T{hour:02}:{minute or '00'}"), TimeKind.TIME)


def _part(match: re.Match[str]) -> Found:
    word = match["part"].lower()
    is_weak = word not in ("midnight", "midday", "noon")
    return Found(Timed(None, PARTS_OF_DAY[word]), TimeKind.TIME, modifier_of(match["opening"]), is_weak)


CLOCK: Grammar = (
    (r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? ?(?P<half>[ap])(?:m|\.m\.)<zone>", _hour),
    (r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::\d\d)?(?P<half>)<zone>", _hour),
    (r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?P<half>) (?:GMT|UTC|hours)", _hour),
    (r"(?:the |overnight )?(?:<opening>(?: |-))?<part>", _part),
)
