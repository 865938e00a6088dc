"""Values as feeds write them: times, languages, addresses, and how many entries there may be."""

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

from dateline.errors import InputError

# Feeds list some tens of entries, whole archives some thousands; these take some 5 s to read.
MOST_ENTRIES = 20_000

_ADDRESS = re.compile(r"https?://[^\s\x00-\x20<>\"]+", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}")


def find_time(words: str) -> str:
    """A time as RFC 3339 or RFC 822 write it, in ISO, in the zone it was written in; "" for what is neither.

    The zone is kept because "on Monday" means the outlet's Monday.
    """
    words = words.strip()[:60]
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(words).isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return ""


def find_language(tag: str) -> str:
    """The language of a tag: "en" of "en-US"; "" for what is no tag."""
    found = _LANGUAGE.fullmatch(tag.strip().replace("_", "-").partition("-")[0])
    return found[0].lower() if found else ""


def find_address(words: str) -> str:
    """An address on the web; "" for everything else, such as `javascript:` and files."""
    return words.strip() if _ADDRESS.fullmatch(words.strip()) else ""


def too_many(name: str) -> InputError:
    """The error for a feed of more entries than are read."""
    return InputError(name, f"the feed has more than {MOST_ENTRIES:,} entries; split it")
