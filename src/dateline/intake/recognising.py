"""The encoding of a text that neither is UTF-8 nor declares another, where it is beyond doubt; elsewhere none."""

import re

_SAMPLE = 60_000  # bytes looked at; more takes seconds and tells nothing new
# Of texts in a dozen encodings, each of these was told rightly while nothing else looked half as much like a language;
# English with a few accents looks as good in windows-1250 and 1257 as in 1252, and is not told.
_CHAOS_OF_TRUE, _CHAOS_OF_RIVAL = 0.01, 0.05
# Quotes, dashes and spaces that every encoding of Windows has at the same places, used as English uses them.
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_NO_PUNCTUATION = re.compile(rb"[\x80-\x84\x86-\x90\x98-\x9f\xa1-\xff]")
_PUNCTUATED = re.compile(rb"[a-z]\x92s\b| [\x96\x97] |\x93[^\x93\x94]{1,1000}\x94")


def recognise(data: bytes) -> str:
    """The encoding that `data` is in without doubt, else the empty string."""
    if not _BEYOND_ASCII.search(data) or b"\0" in data:
        return ""
    if not _NO_PUNCTUATION.search(data):
        return "windows-1252" if _PUNCTUATED.search(data) else ""
    # Only loaded for the few texts that need it.
    from charset_normalizer import from_bytes

    # A letter of several bytes must not be cut in two.
    matches = list(from_bytes(data[:_SAMPLE].rsplit(None, 1)[0] if len(data) > _SAMPLE else data))
    if not matches or matches[0].chaos > _CHAOS_OF_TRUE:
        return ""
    readings = {
        str(match)
        for match in matches
        if match.chaos < _CHAOS_OF_RIVAL and 2 * match.coherence >= matches[0].coherence
    }
    return matches[0].encoding if len(readings) == 1 else ""
