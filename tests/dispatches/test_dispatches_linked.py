"""The story that the bundled dispatches tell, linked: every step once, and nothing that is wrong beside it."""

from collections.abc import Iterator, Mapping

import pytest
from readings import write_readings

from dateline.links.link_record import link_record
from dateline.reading import Reading
from dateline.record.reader import RecordReader, open_record
from dateline.views.story import StoryFilters, StoryRow, step_words, story

LIVE = "Strait Courier"
STORY = [
    ("Kim Jong-un SUPPORT invite Vladimir Putin", ["2023-09-14 alleged: Russia (Neva Agency)"]),
    ("Vladimir Putin AGREE accept North Korea", ["2023-09-14 took place: Dmitry Peskov (Neva Agency)"]),
    (
        "Sergei Lavrov CONSULT visit Pyongyang",
        [
            "2023-09-14 announced: Dmitry Peskov (Neva Agency)",
            "2023-09-24 confirmed: Sergei Lavrov (Han River Post)",
            "2023-10-18 took place: state media (Harbour Wire Service)",
        ],
    ),
    (
        "Vladimir Putin CONSULT visit North Korea",
        [
            "2023-09-14 invited: Russia (Neva Agency)",
            "2023-09-14 accepted: Dmitry Peskov (Neva Agency)",
            "2023-09-14 accepted: Paektu Central Dispatch",
            "2024-06-18 announced: Harbour Wire Service",
            f"2024-06-19 took place: {LIVE}",
        ],
    ),
    ("Vladimir Putin+Kim Jong-un AGREE sign ", [f"2024-06-19 took place: {LIVE}"]),
]


@pytest.fixture(scope="module")
def linked(dispatches: Mapping[str, Reading], tmp_path_factory: pytest.TempPathFactory) -> Iterator[RecordReader]:
    """A record of the dispatches, linked."""
    path = tmp_path_factory.mktemp("dispatches") / "record.db"
    write_readings(path, *dispatches.values())
    link_record(path)
    with open_record(path) as reader:
        yield reader


@pytest.fixture(scope="module")
def rows(linked: RecordReader) -> list[StoryRow]:
    """What is told of the two states, in order of time."""
    return story(linked, StoryFilters(between=("RUS", "PRK")))


def what(row: StoryRow) -> str:
    """Who did what to whom."""
    event = row.occurrence.telling.event
    actors, others = ("+".join(role.name for role in side) for side in (event.actors, event.recipients))
    return f"{actors} {event.type.value} {event.mode} {others}"


@pytest.mark.parametrize(("act", "steps"), STORY)
def test_a_step_of_the_story_is_one_occurrence_with_its_history(
    act: str, steps: list[str], rows: list[StoryRow]
) -> None:
    told = [row for row in rows if what(row) == act and row.occurrence.origins > 1]
    said = {step_words(step) for row in told for step in row.steps}
    assert set(steps) <= said


def test_the_story_is_told_in_order(rows: list[StoryRow]) -> None:
    acts = [what(row) for row in rows if row.occurrence.origins > 1]
    assert [act for act in acts if act in dict(STORY)][-2:] == [act for act, _ in STORY][-2:]


def test_the_dispatches_do_not_contradict_each_other(linked: RecordReader) -> None:
    assert linked.query("SELECT * FROM disagreements").rows == []


def test_the_machine_translation_is_no_source(linked: RecordReader) -> None:
    sources = linked.query("SELECT source FROM copies WHERE kind = 'rewritten'").rows
    assert sources == [("hrp-0924-minister",)]
