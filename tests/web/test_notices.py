"""What a page says over itself of how far the record is linked, and how far the desk has seen it."""

from pathlib import Path

import pytest
from readings import make_reading, write_readings

from dateline.links.link_record import link_record
from dateline.web.desk import Desks
from dateline.web.index.updating import update_index
from dateline.web.notices import find_notices


def said(record: Path) -> str:
    """All notices of a desk opened now."""
    desks = Desks(record)
    with desks.opened() as desk:
        heard = find_notices(desk)
    desks.close()
    return " ".join(heard)


NEVER, UNSEEN, UNLINKED, BEHIND = "was never linked", "still taking in", "newer than the last linking", "still bringing"


@pytest.mark.parametrize(
    ("steps", "notices"),
    [
        (["read"], {NEVER, UNSEEN}),
        (["read", "look"], {NEVER}),
        (["read", "look", "link"], {BEHIND}),
        (["read", "link", "look"], set()),
        (["read", "look", "link", "look"], set()),
        (["read", "link", "look", "read"], {UNSEEN, UNLINKED}),
        (["read", "link", "look", "read", "look"], {UNLINKED}),
    ],
)
def test_what_is_said(tmp_path: Path, steps: list[str], notices: set[str]) -> None:
    record = tmp_path / "record.db"
    for number, step in enumerate(steps):
        if step == "read":
            write_readings(record, make_reading(f"a{number}"))
        elif step == "link":
            link_record(record)
        else:
            update_index(record)
    heard = said(record)
    assert {one for one in (NEVER, UNSEEN, UNLINKED, BEHIND) if one in heard} == notices
