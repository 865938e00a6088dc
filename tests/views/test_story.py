"""Stories: how occurrences stand, when they were, which of them a question asks for, and in which order they come."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from visit_told import as_type, tell, told_of, write_linked

from dateline.errors import QueryError
from dateline.record.reader import open_record
from dateline.views.filters import Filters
from dateline.views.standing import find_days_told, find_standing, is_within
from dateline.views.story import StoryFilters, story, story_fields

A, B, C = "2024-04-01", "2024-04-02", "2024-04-03"  # days of publication, in order


@pytest.mark.parametrize(
    ("told", "standing"),
    [
        ([f"planned - {A}"], "planned"),
        ([f"planned - {A}", f"happened - {B}"], "happened"),
        ([f"happened - {A}", f"planned - {B}"], "happened"),
        ([f"ongoing - {A}", f"happened - {B}"], "happened"),
        ([f"ongoing - {A}", f"happened - {A}"], "happened"),
        ([f"planned - {A}", f"possible - {B}"], "possible"),
        ([f"alleged - {A}", f"planned - {B}", f"possible - {A}"], "planned"),
        ([f"happened - {A}", f"denied - {B}"], "happened denied"),
        ([f"denied - {A}", f"happened - {B}"], "happened denied"),
        ([f"alleged - {A}", f"denied - {B}"], "alleged denied"),
        ([f"happened - {A}", f"not_happened - {B}"], "happened not_happened"),
        ([f"planned - {A}", f"not_happened - {B}"], "not_happened"),
        ([f"not_happened - {A}", f"planned - {B}"], "planned"),
        ([f"planned - {A}", f"denied - {B}"], "planned denied"),
        ([f"denied - {A}", f"not_happened - {B}"], "not_happened"),
        (["happened", f"denied - {A}"], "happened denied"),
    ],
)
def test_how_an_occurrence_stands(told: Sequence[str], standing: str) -> None:
    events = [told_of(tell(f"a{number}", one)) for number, one in enumerate(told)]
    assert [status.value for status in find_standing(events)] == standing.split()
    assert find_standing(events[::-1]) == find_standing(events)


@pytest.mark.parametrize(
    ("told", "when"),
    [
        (["planned"], (None, None)),
        (["planned 2024-05"], ("2024-05", "2024-05")),
        (["planned 2024-05", "planned 2024-05-07"], ("2024-05-07", "2024-05-07")),
        # What two allow beats what one says finely.
        (["planned 2024-05", "planned 2024-05-07", "planned 2024-06-01/2024-06-02"], ("2024-05-07", "2024-05-07")),
        (["planned 2024-05-07", "planned 2024-05-08", "planned 2024-05-08"], ("2024-05-08", "2024-05-08")),
        # Who tells that it happened knows better than those who told that it would.
        (["planned 2024-05-07", "planned 2024-05-07", "happened 2024-05-09"], ("2024-05-09", "2024-05-09")),
        (["happened 2024", "planned 2024-05-07"], ("2024-05-07", "2024-05-07")),
        (["happened /2024-06", "happened 2024-05"], ("2024-05", "2024-05")),
        (["happened 2024-05-07/", "happened 2024-05-09"], ("2024-05-09", "2024-05-09")),
    ],
)
def test_its_days(told: Sequence[str], when: tuple[str | None, str | None]) -> None:
    found = find_days_told([told_of(tell(f"a{number}", one)) for number, one in enumerate(told)])
    assert ((found.start, found.end) if found else (None, None)) == when


def test_copies_are_one_witness_of_a_date() -> None:
    copies = [told_of(tell(id, "planned 2024-05-07"), "a1") for id in ("a1", "a2", "a3")]
    others = [told_of(tell(id, "planned 2024-05-08")) for id in ("b1", "b2")]
    found = find_days_told([*copies, *others])
    assert found is not None and found.start == "2024-05-08"


@pytest.mark.parametrize(
    ("days", "asked", "is_inside"),
    [
        ("2024-05", ("2024-05-20", ""), True),
        ("2024-05", ("2024-06", ""), False),
        ("2024-05-07/", ("2030", ""), True),
        ("/2024-05-07", ("", "2020"), True),
        ("-", ("2024", ""), False),
        ("-", ("", ""), True),
    ],
)
def test_days_asked_for(days: str, asked: tuple[str, str], is_inside: bool) -> None:
    assert is_within(tell("a1", f"planned {days}").events[0].when, *asked) is is_inside


LUND, SALO = "Petra Lund@NOR", "Aino Salo@FIN"
ARTICLES = [
    tell("a1", f"planned 2024-05-07 {A}", f"{LUND} > FIN"),
    tell("a2", f"planned 2024-05-07 {A}", f"{LUND} > FIN"),
    tell("a3", f"happened 2024-05-07 {B}", f"{LUND} > FIN"),
    tell("b1", f"happened - {C}", f"{SALO}+{LUND}", **as_type("AGREE", "sign")),
    tell("b2", f"denied - {C}", f"{SALO}+{LUND}", **as_type("AGREE", "sign")),
    tell("c1", f"happened 2023 {A}", "FIN > NOR", **as_type("SANCTION", "expel"), score=0.4),
    tell("d1", f"alleged - {A}", "FIN+NOR > SWE", **as_type("ACCUSE", "criticise")),
    tell("e1", f"planned 2025 {A}", "FIN+NOR", **as_type("ACCUSE", "criticise")),
]


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of a visit told by three articles of two origins, and of other acts."""
    path = tmp_path_factory.mktemp("linked") / "r.db"
    return write_linked(path, ARTICLES, "a1+a2+a3 b1+b2 c1 d1 e1", witnesses={"a1": "a1", "a2": "a1"})


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (StoryFilters(), "of-c1 of-a1 of-e1 of-d1 of-b1"),
        (StoryFilters(between=("NOR", "FIN")), "of-c1 of-a1 of-b1"),
        (StoryFilters(between=("Finland", "Oslo")), "of-c1 of-a1 of-b1"),
        (StoryFilters(between=("Lund", "fin")), "of-a1 of-b1"),
        (StoryFilters(between=("Aino Salo", "Petra Lund")), "of-b1"),
        (StoryFilters(between=("Sweden", "Norwegian")), "of-d1"),
        (StoryFilters(between=("NOR", "EST")), ""),
        (StoryFilters("Lund visits Finland"), "of-a1"),
        (StoryFilters("the visit of Petra Lund"), "of-a1"),
        (StoryFilters("Norway's visits"), "of-a1"),
        (StoryFilters("Salo"), "of-b1"),
        (StoryFilters("expelled Norwegians"), "of-c1"),
        (StoryFilters("Bergen in Sweden"), "of-d1"),
        (StoryFilters("Lund visits Sweden"), ""),
        (StoryFilters("Lund visits the moon"), ""),
        (StoryFilters("Finland", ("NOR", "SWE")), "of-d1"),
        (StoryFilters(filters=Filters(status="happened")), "of-c1 of-a1 of-b1"),
        (StoryFilters(filters=Filters(status="denied,alleged")), "of-d1 of-b1"),
        (StoryFilters(filters=Filters(from_date="2024", to_date="2024-05")), "of-a1"),
        (StoryFilters(filters=Filters(type="agree")), "of-b1"),
        (StoryFilters(filters=Filters(min_score=0.5)), "of-a1 of-e1 of-d1 of-b1"),
    ],
)
def test_occurrences_asked_for(linked: Path, asked: StoryFilters, found: str) -> None:
    with open_record(linked) as reader:
        assert [row.occurrence.id for row in story(reader, asked)] == found.split()


@pytest.mark.parametrize("question", ["of the", "?!", "' '"])
def test_words_that_say_nothing_are_refused(linked: Path, question: str) -> None:
    with open_record(linked) as reader, pytest.raises(QueryError, match="does not say"):
        story(reader, StoryFilters(question))


def test_a_row(linked: Path) -> None:
    with open_record(linked) as reader:
        fields = story_fields(story(reader, StoryFilters("Lund visits Finland"))[0])
    assert (fields["when_from"], fields["status"], fields["mode"]) == ("2024-05-07", ["happened"], "visit")
    assert (fields["actors"], fields["recipients"]) == (["Petra Lund"], ["FIN"])
    assert (fields["articles"], fields["origins"]) == (3, 2)
    assert fields["history"] == [f"{A} announced: Fjord Post", f"{B} took place: Fjord Post"]
    assert fields["events"] == [reading.events[0].id for reading in ARTICLES[:3]]


@pytest.mark.parametrize(
    ("trusted", "standing", "articles"),
    [({"score": 0.2}, "planned", 2), ({"score": 0.9}, "happened", 2)],
)
def test_rows_of_low_score_count_but_decide_nothing(
    tmp_path: Path, trusted: dict[str, float], standing: str, articles: int
) -> None:
    told = [tell("a1", f"planned 2024-05-07 {A}"), tell("a2", f"happened 2024-05-08 {B}", **trusted)]
    with open_record(write_linked(tmp_path / "r.db", told, "a1+a2")) as reader:
        fields = story_fields(story(reader)[0])
    assert (fields["status"], fields["articles"]) == ([standing], articles)


@pytest.mark.parametrize(("published", "is_step"), [("2024-03-01", True), ("2024-06-01", False)])
def test_an_invitation_told_when_all_was_over_led_to_nothing(tmp_path: Path, published: str, is_step: bool) -> None:
    told = [
        tell("a1", f"happened - {published}", "FIN > NOR", **as_type("SUPPORT", "invite"), trigger_text="invited"),
        tell("a2", "planned 2024-05-07 2024-05-01", trigger_text="host"),
    ]
    with open_record(write_linked(tmp_path / "r.db", told, "a1 a2")) as reader:
        rows = {row.occurrence.id: [step.kind.value for step in row.steps] for row in story(reader)}
    assert rows["of-a2"] == (["invited", "announced"] if is_step else ["announced"])
