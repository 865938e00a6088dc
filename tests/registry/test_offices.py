"""How long a tenure surely covers, and which titles mean one office."""

import pytest

from dateline.registry.offices import OfficeKind, Tenure
from dateline.registry.titles import find_office, kinds_of, plain_title


def tenure(
    start: str, end: str = "", known_until: str = "", *, title: str = "president", kind: str = "other"
) -> Tenure:
    """A tenure of somebody in Norway."""
    return Tenure("person/x", "NOR", frozenset((OfficeKind(kind),)), title, start, end, known_until, True)


@pytest.mark.parametrize(
    ("held", "start", "end", "expected"),
    [
        (("2004-03-09", "2008-05-07"), "2005", "2005", True),
        (("2004-03-09", "2008-05-07"), "2004-03-09", "2004-03-09", True),
        (("2004-03-09", "2008-05-07"), "2008-05-07", "2008-05-07", True),
        (("2004-03-09", "2008-05-07"), "2004-03-08", "2004-03-08", False),
        (("2004-03-09", "2008-05-07"), "2008-06", "2008-06", False),
        (("2004-03-09", "2008-05-07"), "2008-05", "2008-05", None),
        (("2004-03-09", "2008-05-07"), "2004", "2004", None),
        (("2004-03-09", "2008-05-07"), "2003", "2009", None),
        (("2004-03", "2008-05"), "2004-03-15", "2004-03-15", None),
        (("2004-03", "2008-05"), "2004-04", "2008-04", True),
        (("2004", "2008"), "2004-07-01", "2004-07-01", None),
        (("2004", "2008"), "2005", "2007", True),
        (("2004", "2008"), "2003-12-31", "2003-12-31", False),
        (("2004", "2004"), "2004", "2004", None),
        (("2004-03-09", "", "2025-06"), "2025-06", "2025-06", True),
        (("2004-03-09", "", "2025-06"), "2025-07-01", "2025-07-01", None),
        (("2004-03-09", "", "2025-06"), "2025-06-30", "2025-07-01", None),
        (("2004-03-09",), "2004-03-09", "2004-03-09", True),
        (("2004-03-09",), "2004-03-10", "2004-03-10", None),
        (("", "2008-05-07"), "2007", "2007", None),
        (("", "2008-05-07"), "2009", "2009", False),
        (("2004-03-09", "2008-05-07"), "", "", None),
        (("2004-03-09", "2008-05-07"), "2005-02", "2005-02", True),
    ],
)
def test_covers(held: tuple[str, ...], start: str, end: str, expected: bool | None) -> None:
    assert tenure(*held).covers(start, end) is expected


@pytest.mark.parametrize(
    ("asked", "title", "kind", "expected"),
    [
        ("Minister for Foreign Affairs", "foreign minister", "foreign_minister", True),
        ("top diplomat", "foreign minister", "foreign_minister", True),
        ("foreign minister", "external affairs minister", "foreign_minister", True),
        ("foreign minister", "deputy foreign minister", "other", False),
        ("foreign minister", "acting foreign minister", "foreign_minister", True),
        ("acting foreign minister", "foreign minister", "foreign_minister", False),
        ("defense secretary", "defence minister", "defence_minister", True),
        ("premier", "prime minister", "head_of_government", True),
        ("prime minister", "chancellor", "head_of_government", False),
        ("head of government", "chancellor", "head_of_government", True),
        ("monarch", "king", "head_of_state", True),
        ("secretary-general", "secretary general", "other", True),
        ("president", "vice president", "other", False),
    ],
)
def test_titles_of_one_office(asked: str, title: str, kind: str, expected: bool) -> None:
    assert find_office("NOR", asked).is_of(tenure("2004", title=title, kind=kind)) is expected


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("Minister of the Interior", "interior minister"),
        ("Secretary of State", "secretary of state"),
        ("Secretary of Defense", "defence secretary"),
        ("Vice-President", "vice president"),
        ("Chairwoman", "chairman"),
    ],
)
def test_plain_titles(title: str, plain: str) -> None:
    assert plain_title(title) == plain


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("minister of foreign affairs", "foreign_minister"),
        ("president", "head_of_state"),
        ("prime minister", "head_of_government"),
        ("member of parliament", "other"),
    ],
)
def test_kinds_told_by_titles(title: str, kinds: str) -> None:
    assert kinds_of(title) == kinds
