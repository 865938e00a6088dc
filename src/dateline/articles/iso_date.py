"""What counts as a date where a user writes one."""

import re
from datetime import date, datetime

_YEAR_OR_MONTH = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?")


def iso_day(words: str) -> str:
    """An ISO date, month or year as it is, an ISO time cut to its date. Raises ValueError for anything else."""
    coarse = _YEAR_OR_MONTH.fullmatch(words)
    try:
        if coarse:
            date(int(coarse[1]), int(coarse[2] or 1), 1)
            return words
        return datetime.fromisoformat(words).date().isoformat()
    except ValueError:
        raise ValueError(f"{words[:40]!r} is no ISO date; write 2024-06-18, 2024-06 or 2024") from None
