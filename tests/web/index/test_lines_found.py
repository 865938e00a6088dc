"""Occurrences as they are asked for: by days, words, parties, standing; in order, page by page, counted by time."""

from collections import Counter
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest
from index_seen import indexed
from news_of_few import some_news
from readings import write_readings
from visit_told import as_type, tell, write_linked

from dateline.errors import QueryError
from dateline.events.event import EventType, Status, When
from dateline.links.link_record import link_record
from dateline.record.reader import open_record
from dateline.views.filters import Filters
from dateline.views.standing import is_within
from dateline.views.story import StoryFilters, story
from dateline.views.story_line import StoryLine, story_line
from dateline.web.index.asked import Order, StoryAsked
from dateline.web.index.bins import Unit, find_bins, find_units
from dateline.web.index.line_rows import line_text, read_line
from dateline.web.index.lines import find_lines, find_lines_by_id, find_neighbours, find_places
from dateline.web.index.listing import Page
from dateline.web.index.opening import DeskIndex

DAYS = ("2024", "2024-05", "2024-05-07", "2024-05-07/2024-05-09", "2024-05-07/", "/2024-06", "/2023", "1991/", "-")
ASKED = ("", "2023", "2024", "2024-05", "2024-05-07", "2024-05-08", "2024-05-31", "2024-06-01", "2024-07", "2031")


@pytest.fixture(scope="module")
def days_index(tmp_path_factory: pytest.TempPathFactory) -> DeskIndex:
    """One occurrence of each kind of days, by itself."""
    record = tmp_path_factory.mktemp("days") / "days.db"
    write_readings(record, *(tell(f"a{number}", f"happened {days} 2024-06-01") for number, days in enumerate(DAYS)))
    return indexed(record)


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A linked record of news."""
    record = tmp_path_factory.mktemp("news") / "news.db"
    write_readings(record, *some_news(5, 60))
    link_record(record)
    return record


def ids(index: DeskIndex, asked: StoryAsked, page: Page = Page(1000)) -> list[str]:  # noqa: B008
    return [line.id for line in find_lines(index, asked, page).rows]


def within(line: StoryLine, from_date: str, to_date: str) -> bool:
    """Whether the days of a line touch those asked for."""
    when = When(line.when_from, line.when_to, "text", None) if line.when_from or line.when_to else None
    return is_within(when, from_date, to_date)


@pytest.mark.parametrize("from_date", ASKED)
@pytest.mark.parametrize("order", list(Order))
def test_days_asked_for_are_those_that_touch(days_index: DeskIndex, from_date: str, order: Order) -> None:
    every = find_lines(days_index, StoryAsked()).rows
    assert len(every) == len(DAYS)
    for to_date in (day for day in ASKED if not day or from_date <= f"{day}~"):
        found = ids(days_index, StoryAsked(from_date=from_date, to_date=to_date, order=order))
        assert sorted(found) == sorted(line.id for line in every if within(line, from_date, to_date))


@pytest.mark.parametrize("order", list(Order))
def test_lines_come_in_their_order(days_index: DeskIndex, order: Order) -> None:
    days = [line.when_from or line.when_to or "~" for line in find_lines(days_index, StoryAsked(order=order)).rows]
    dated = sorted(day for day in days if day != "~")
    assert days == [*(dated[::-1] if order is Order.NEWEST else dated), "~"]


@pytest.mark.parametrize(
    ("filters", "asked"),
    [
        (StoryFilters(), StoryAsked()),
        (StoryFilters(filters=Filters(type="CONSULT")), StoryAsked(types=(EventType.CONSULT,))),
        (
            StoryFilters(filters=Filters(status="planned,denied", from_date="2031-03-03")),
            StoryAsked(statuses=(Status.PLANNED, Status.DENIED), from_date="2031-03-03"),
        ),
        (StoryFilters(filters=Filters(to_date="2031-03-19")), StoryAsked(to_date="2031-03-19")),
        (StoryFilters(between=("Norway", "Latvia")), StoryAsked(between=("Norway", "Latvia"))),
        (StoryFilters(between=("Ana Moe", "LVA")), StoryAsked(between=("person/ana-moe", "LVA"))),
    ],
)
def test_a_story_is_the_same_from_the_record(news: Path, filters: StoryFilters, asked: StoryAsked) -> None:
    with open_record(news) as reader, closing(indexed(news)) as index:
        lines = {row.occurrence.id: story_line(row.occurrence) for row in story(reader, filters)}
        found = find_lines(index, asked, Page(1000))
        assert {line.id: line for line in found.rows} == lines
        assert (found.total, found.is_more) == (len(lines), False)
        assert sum(bin.count for bin in find_bins(index, asked)) == len(lines)


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("asked", [{}, {"from_date": "2031-03-02"}, {"types": (EventType.CONSULT,)}])
def test_pages_follow_each_other(news: Path, order: Order, asked: dict[str, str]) -> None:
    with closing(indexed(news)) as index:
        question = StoryAsked(order=order, **asked)  # type: ignore[arg-type]
        whole = ids(index, question)
        paged = [id for offset in range(0, len(whole) + 7, 7) for id in ids(index, question, Page(7, offset))]
        assert paged == whole


def test_neighbours_are_those_beside_it(news: Path) -> None:
    with closing(indexed(news)) as index:
        asked = StoryAsked(party="Norway")
        for before, after in pairwise(find_lines(index, asked, Page(1000)).rows):
            assert find_neighbours(index, before.id, asked)[1] == after
            assert find_neighbours(index, after.id, asked)[0] == before


def _period(line: StoryLine, unit: Unit) -> str:
    day, length = line.when_from or line.when_to or "", {Unit.YEAR: 4, Unit.MONTH: 7, Unit.DAY: 10}[unit]
    return day[:length] if len(day) >= length else ""


@pytest.mark.parametrize("unit", list(Unit))
@pytest.mark.parametrize("from_date", ["", "2031-03-03", "2031-04", "2031"])
@pytest.mark.parametrize("to_date", ["", "2031-04", "2031"])
@pytest.mark.parametrize("asked", [{}, {"statuses": (Status.HAPPENED, Status.DENIED)}, {"min_score": 0.8}])
def test_counts_known_are_those_found(
    news: Path, unit: Unit, from_date: str, to_date: str, asked: dict[str, object]
) -> None:
    question = StoryAsked(from_date=from_date, to_date=to_date, **asked)  # type: ignore[arg-type]
    with closing(indexed(news)) as index:
        counted = Counter(
            (_period(line, unit), line.statuses[0], line.type) for line in find_lines(index, question, Page(1000)).rows
        )
        assert counted == {(one.period, one.status, one.type): one.count for one in find_bins(index, question, unit)}


@pytest.mark.parametrize(
    ("asked", "acts"),
    [
        ({"words": "Lund visits Latvia"}, {"meet"}),
        ({"words": "fishing accord"}, {"treaty"}),
        ({"words": "Latvian drones Icelandic"}, {"arms"}),
        ({"words": "nowhere drones"}, set()),
        ({"words": '"SENT - drones*'}, {"arms", "deny"}),
        ({"words": '"sent - drones* NEAR( OR'}, set()),
        ({"words": "..."}, {"treaty", "arms", "meet", "accept", "invite", "deny", "recognise", "", "expel"}),
        ({"party": "person/petra-lund"}, {"meet"}),
        ({"party": "petra"}, {"meet"}),
        ({"party": "envoy"}, {"expel"}),
        ({"party": "!?"}, set()),
        ({"place": "riga"}, {"meet"}),
        ({"place": "place/riga"}, {"meet"}),
        ({"outlet": "Baltic Mirror", "min_score": 0.0}, {"arms", "deny", ""}),
        ({"statuses": (Status.DENIED, Status.NOT_HAPPENED)}, {"arms", "meet"}),
        ({"min_score": 0.85, "party": "LVA", "types": (EventType.AGREE,)}, {"accept"}),
        ({"is_disputed": True}, set()),
    ],
)
def test_what_is_asked_for_is_found(index: DeskIndex, asked: dict[str, object], acts: set[str]) -> None:
    assert {line.mode for line in find_lines(index, StoryAsked(**asked)).rows} == acts  # type: ignore[arg-type]


def test_a_line_under_the_score_is_shown_only_when_asked_for(index: DeskIndex) -> None:
    every = find_lines(index, StoryAsked(min_score=0.0))
    below = [line for line in every.rows if line.score < 0.3]
    assert len(below) == 1
    assert find_lines_by_id(index, [below[0].id, "none"]) == {below[0].id: below[0]}
    assert below[0] not in find_lines(index, StoryAsked()).rows


def test_one_told_and_denied_is_disputed(tmp_path: Path) -> None:
    told = [tell("a1", "happened - 2024-04-01"), tell("a2", "denied - 2024-04-02"), tell("a3", "denied")]
    index = indexed(write_linked(tmp_path / "record.db", told, "a1+a2 a3"))
    (line,) = find_lines(index, StoryAsked(is_disputed=True)).rows
    assert line.statuses == (Status.HAPPENED, Status.DENIED)
    assert ids(index, StoryAsked(statuses=(Status.DENIED,), types=(EventType.CONSULT,))) == ["of-a3", "of-a1"]


@pytest.mark.parametrize("asked", [StoryAsked(), StoryAsked(party="Latvia")])
def test_places_are_counted(index: DeskIndex, asked: StoryAsked) -> None:
    found = find_places(index, asked)
    assert [(row.place.name, row.place.latitude, row.count) for row in found.places] == [("Riga", 56.95, 1)]
    assert found.is_whole


def test_those_acting_together_are_between_them(tmp_path: Path) -> None:
    meeting = tell("a1", "happened", "NOR+FIN > ", **as_type("CONSULT", "meet"))
    accord = tell("a2", "happened", "NOR+FIN > SWE", **as_type("SUPPORT"))
    index = indexed(write_linked(tmp_path / "record.db", [meeting, accord], "a1 a2"))
    assert ids(index, StoryAsked(between=("Norway", "Finland"))) == ["of-a1"]
    assert ids(index, StoryAsked(between=("Sweden", "Finland"))) == ["of-a2"]


@pytest.mark.parametrize(
    "wrong", [{"from_date": "2024-13"}, {"between": ("Norway", "")}, {"min_score": 2}, {"to_date": "June"}]
)
def test_what_makes_no_sense_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(QueryError):
        StoryAsked(**wrong)  # type: ignore[arg-type]


def test_a_line_is_the_same_from_its_row(index: DeskIndex) -> None:
    for line in find_lines(index, StoryAsked(min_score=0)).rows:
        assert read_line(line_text(line)) == line


@pytest.mark.parametrize(
    "asked",
    [StoryAsked(), StoryAsked(party="Norway"), StoryAsked(from_date="2031-03-03"), StoryAsked(party="nobody at all")],
)
def test_units_left_out_have_few_periods(news: Path, asked: StoryAsked) -> None:
    with closing(indexed(news)) as index:
        units = find_units(index, asked, tuple(Unit))
        assert units[-1] is Unit.DAY
        for unit in set(Unit).difference(units):
            assert len({one.period for one in find_bins(index, asked, unit) if one.period}) <= 2
