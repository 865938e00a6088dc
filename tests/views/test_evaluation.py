"""Evaluation: what is aligned and right, figures worked out by hand, bounds, calibration, and slips in the gold."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from story import FIRST, HIGH, MIDDLE, THIRD

from dateline.articles.span import Span
from dateline.errors import InputError, QueryError
from dateline.events.event import EventType, Status
from dateline.record.reader import RecordReader
from dateline.views.alignment import FIELDS, Telling, align, find_right, source_words
from dateline.views.calibration import Scored, auroc, calibration_error, fifths, find_bins
from dateline.views.evaluation import evaluate
from dateline.views.evaluation_fields import evaluation_fields, evaluation_rows, measure_words
from dateline.views.gold import GoldReport, read_gold
from dateline.views.intervals import bootstrap, wilson

ACCEPTED = "Norway accepted an invitation from Latvia, Lund said on Monday."
VISIT = "She is to visit Riga on June 18-19."
TALKS = "Norway and Latvia are meeting in Riga."
SINCE = "Norway has recognised Latvia since 1991."

TEXT = "Norway has said that it will visit Latvia in June. Latvia said so too."
TOLD = Telling(
    sentence=Span("a", 0, 50),
    trigger=Span("a", 29, 34),
    type=EventType.CONSULT,
    actors=frozenset({"NOR"}),
    recipients=frozenset({"LVA"}),
    when="2024-06",
    status=Status.PLANNED,
    source=frozenset({"norway"}),
)


def act(sentence: str, trigger: str, told: str, who: str, **more: object) -> dict[str, object]:
    """An act by hand; `told` is "TYPE status", `who` "actors>recipients" by country."""
    type, status = told.split()
    actors, recipients = ([{"country": code} for code in side.split("+") if code] for side in who.split(">"))
    found = {"sentence": sentence, "trigger": trigger, "type": type, "status": status, "actors": actors}
    return {**found, "recipients": recipients, "start": None, "said_by": [], **more}


def write_gold(folder: Path, id: str, text: str, *acts: dict[str, object]) -> Path:
    """A report annotated by hand."""
    path = folder / f"{id}.json"
    path.write_text(json.dumps({"id": id, "text": text, "events": acts}), encoding="utf-8")
    return path


def reports(folder: Path) -> list[GoldReport]:
    """The reports of a folder, all of them right."""
    found = list(read_gold(folder))
    assert all(isinstance(one, GoldReport) for one in found), found
    return [one for one in found if isinstance(one, GoldReport)]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Two reports: of five acts one is missed, one has another status, one lacks its recipient."""
    write_gold(
        tmp_path,
        "a1",
        FIRST,
        act(ACCEPTED, "accepted", "AGREE happened", "NOR>LVA", said_by=["Petra Lund"]),
        act(VISIT, "to visit", "CONSULT planned", "NOR>LVA", start="2024-06"),
        act(VISIT, "She", "MOBILIZE planned", "NOR>"),
    )
    write_gold(
        tmp_path,
        "b3",
        THIRD,
        act(TALKS, "meeting", "CONSULT happened", "NOR+LVA>", start="2024-06-18"),
        act(SINCE, "recognised", "SUPPORT happened", "NOR>", start="1991"),
    )
    return tmp_path


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({}, ""),
        ({"type": EventType.AGREE}, "type"),
        ({"actors": frozenset({"NOR", "LVA"})}, "actors"),
        ({"recipients": frozenset()}, "recipients"),
        ({"when": "2024-06-18"}, ""),
        ({"when": "2024"}, "when"),
        ({"when": "2024-07-01"}, "when"),
        ({"when": None}, "when"),
        ({"status": Status.HAPPENED}, "status"),
        ({"source": None}, "said_by"),
        ({"source": source_words(["The King of Norway", "a paper"])}, ""),
        ({"source": source_words(["the King", "Norway"])}, "said_by"),
        ({"source": source_words(["the"])}, "said_by"),
    ],
)
def test_what_is_right(change: dict[str, object], wrong: str) -> None:
    right = find_right(TOLD, replace(TOLD, **change))  # type: ignore[arg-type]
    assert set(FIELDS) - right == set(wrong.split())


@pytest.mark.parametrize(
    ("sentence", "trigger", "is_aligned"),
    [
        ((0, 50), (29, 34), True),
        ((0, 50), (33, 60), True),
        ((0, 50), (34, 44), False),
        ((0, 25), (29, 34), True),
        ((0, 24), (29, 34), False),
        ((0, 70), (29, 34), True),
        ((25, 70), (29, 34), False),
        ((0, 50), (7, 34), True),
        ((0, 50), (0, 34), False),
    ],
)
def test_what_is_aligned(sentence: tuple[int, int], trigger: tuple[int, int], is_aligned: bool) -> None:
    row = replace(TOLD, sentence=Span("a", *sentence), trigger=Span("a", *trigger))
    assert [(pair.by_hand, pair.row) for pair in align([TOLD], [row], text=TEXT)] == [(0, 0)] * is_aligned


@pytest.mark.parametrize(
    ("rows", "chosen"),
    [
        ([{"type": EventType.AGREE}, {}], [(0, 1)]),
        ([{"type": EventType.AGREE}, {"when": None, "status": Status.DENIED, "source": None}], [(0, 1)]),
        ([{"when": None}, {}, {}], [(0, 1)]),
        ([{}, {}], [(0, 0)]),
    ],
)
def test_an_act_takes_the_best_row(rows: list[dict[str, object]], chosen: list[tuple[int, int]]) -> None:
    found = align([TOLD], [replace(TOLD, **row) for row in rows], text=TEXT)  # type: ignore[arg-type]
    assert [(pair.by_hand, pair.row) for pair in found] == chosen


def test_figures_worked_out_by_hand(record: RecordReader, gold: Path) -> None:
    found = evaluation_fields(evaluate(record, reports(gold)))
    assert (found["reports"], found["gold"], found["predicted"]) == (2, 5, 8)
    assert found["mention"] == {"p": 0.5, "r": 0.8, "f1": 0.6154}
    assert found["typed"] == found["mention"]
    fields = {"type": 1.0, "actors": 1.0, "recipients": 0.75, "when": 1.0, "status": 0.75, "said_by": 1.0}
    assert found["fields"] == fields
    assert found["record"] == {"p": 0.25, "r": 0.4, "f1": 0.3077}


def test_rows_trusted_less_are_asked_for(record: RecordReader, tmp_path: Path) -> None:
    write_gold(tmp_path, "a1", FIRST, act(ACCEPTED, "accepted", "AGREE happened", "NOR>LVA"))
    scores = (0, MIDDLE, (MIDDLE + HIGH) / 2, 0.95)
    counts = [evaluate(record, reports(tmp_path), min_score=score).predicted for score in scores]
    assert counts == [5, 5, 4, 0]


def test_bounds_lie_around_their_figures_and_stay_the_same(record: RecordReader, gold: Path) -> None:
    found, again = (evaluate(record, reports(gold)) for _ in range(2))
    assert found == again
    assert found.bounds.keys() >= {"mention.p", "fields.when", "record.f1"}
    for name, (low, high) in found.bounds.items():
        assert low <= found.figures[name] <= high, name


def test_one_report_has_no_bounds(record: RecordReader, gold: Path) -> None:
    found = evaluate(record, reports(gold / "b3.json"))
    assert (found.reports, found.bounds, evaluation_fields(found)["intervals"]) == (1, {}, None)


def test_rows_hold_every_figure(record: RecordReader, gold: Path) -> None:
    found = evaluate(record, reports(gold))
    rows = {str(row["measure"]): row for row in evaluation_rows(found)}
    assert rows.keys() >= {"reports", "gold", "predicted", "calibration.auroc", "calibration.fifth_5", *found.figures}
    assert rows["fields.recipients"]["value"] == 0.75
    assert sum(row["rows"] or 0 for row in rows.values()) == 8  # type: ignore[misc]


@pytest.mark.parametrize(
    ("name", "words"),
    [("mention.f1", "mention F1"), ("fields.said_by", "fields said by"), ("reports", "reports")],
)
def test_figures_have_names_for_people(name: str, words: str) -> None:
    assert measure_words(name) == words


@pytest.mark.parametrize(
    ("id", "text", "problem"),
    [
        ("zz", "Nobody met.", r"it lacks 1 of the reports: .*zz\.json; read them into it"),
        ("a1", f"{FIRST} ", r"another text of 1 of the reports: .*a1\.json; read them into a new"),
    ],
)
def test_a_record_of_something_else(record: RecordReader, tmp_path: Path, id: str, text: str, problem: str) -> None:
    write_gold(tmp_path, id, text)
    with pytest.raises(QueryError, match=problem):
        evaluate(record, reports(tmp_path))


def test_nothing_to_compare(record: RecordReader, tmp_path: Path) -> None:
    write_gold(tmp_path, "a1", FIRST)
    with pytest.raises(QueryError, match="nothing to compare: no act by hand, and no row of score 1 or more"):
        evaluate(record, reports(tmp_path), min_score=1)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"sentence": "Norway accepted  it."}, "events 1 sentence: 'Norway accepted  it.' is not in the text"),
        ({"trigger": "Accepted"}, "events 1 trigger: 'Accepted' is not in its sentence"),
        ({"trigger": ""}, "events 1 trigger: "),
        ({"type": "VISIT"}, "events 1 type: Input should be 'AGREE', "),
        ({"status": None}, "events 1 status: "),
        ({"start": "June 2024"}, "events 1 start: write 2024, 2024-06, 2024-06-18, or null"),
        ({"start": "2024-13"}, "events 1 start: write"),
        ({"actors": [{"country": "NOR"}, {"country": "Latvia"}]}, "events 1 actors 2 country: write the three capital"),
        ({"said_by": "Lund"}, "events 1 said_by: "),
    ],
)
def test_slips_in_an_act(tmp_path: Path, change: dict[str, object], problem: str) -> None:
    path = write_gold(tmp_path, "a1", FIRST, act(ACCEPTED, "accepted", "AGREE happened", "NOR>LVA") | change)
    (error,) = read_gold(tmp_path)
    assert isinstance(error, InputError)
    assert str(error).startswith(f"{path}: {problem}")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", "Invalid JSON"),
        ("[]", "Input should be an object"),
        ('{"id": "a1", "text": "Norway met."}', "events: Field required"),
        ('{"id": 3, "text": "Norway met.", "events": []}', "id: Input should be a valid string"),
        ('{"id": "a1", "text": "\\ud800", "events": []}', "Invalid JSON"),
    ],
)
def test_files_that_hold_no_report(tmp_path: Path, content: str, problem: str) -> None:
    (tmp_path / "x.json").write_text(content, encoding="utf-8")
    (error,) = read_gold(tmp_path)
    assert str(error).startswith(f"{tmp_path / 'x.json'}: {problem}")


def test_every_slip_of_every_file_is_told(tmp_path: Path) -> None:
    slips = [act(VISIT, "fly", "CONSULT planned", "NOR>"), act("No.", "No", "CONSULT planned", "NOR>")]
    write_gold(tmp_path, "a1", FIRST, *slips)
    (tmp_path / "b.json").write_text("{}")
    assert [str(error).split(": ")[1] for error in read_gold(tmp_path)] == [
        "events 1 trigger",
        "events 2 sentence",
        "id",
        "text",
        "events",
    ]


def test_one_id_of_two_reports(tmp_path: Path) -> None:
    path = write_gold(tmp_path, "a1", FIRST)
    (tmp_path / "z.json").write_bytes(path.read_bytes())
    assert [str(one) for one in read_gold(tmp_path)][1] == f"{tmp_path / 'z.json'}: its id 'a1' is that of {path} too"


def test_a_folder_without_reports(tmp_path: Path) -> None:
    (tmp_path / "links_a.json").write_text("{}")
    (tmp_path / ".a.json").write_text("{}")
    assert [str(error) for error in read_gold(tmp_path)] == [
        f"{tmp_path}: there is no report in it; it takes one JSON file a report"
    ]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    (error,) = read_gold(tmp_path / "none")
    assert str(error) == f"{tmp_path / 'none'}: there is no such file or folder; check the name"


def test_nulls_are_missing_keys_and_a_mark_is_no_slip(tmp_path: Path) -> None:
    bare = {"sentence": VISIT, "trigger": "visit", "type": "CONSULT", "status": "planned", "actors": None}
    report = {"id": "a1", "text": FIRST, "events": [bare | {"said_by": None}], "origin": None}
    (tmp_path / "a.json").write_text(json.dumps(report), encoding="utf-8-sig")
    (told,) = reports(tmp_path)[0].tellings
    assert (told.actors, told.recipients, told.when, told.source) == (frozenset(), frozenset(), None, None)


def test_the_example_in_the_documents_is_right(tmp_path: Path) -> None:
    document = (Path(__file__).parents[2] / "docs" / "measuring.md").read_text(encoding="utf-8")
    (tmp_path / "a.json").write_text(document.split("```json\n")[1].split("```")[0], encoding="utf-8")
    assert [told.source for told in reports(tmp_path)[0].tellings] == [{"denmark", "prime", "minister"}]


def test_a_sentence_that_stands_twice_is_the_next_one(tmp_path: Path) -> None:
    acts = [act(words, "met", "CONSULT happened", ">") for words in ("They met.", "We met.", "They met.", "We met.")]
    write_gold(tmp_path, "a", "They met. We met. They met.", *acts)
    assert [told.sentence.start for told in reports(tmp_path)[0].tellings] == [0, 10, 18, 10]


@pytest.mark.parametrize(
    ("scores", "area"),
    [
        ([(0.9, True), (0.1, False)], 1.0),
        ([(0.1, True), (0.9, False)], 0.0),
        ([(0.5, True), (0.5, False)], 0.5),
        ([(0.9, True), (0.5, True), (0.5, False), (0.1, False)], 0.875),
        ([(0.9, True)], None),
        ([], None),
    ],
)
def test_auroc(scores: list[tuple[float, bool]], area: float | None) -> None:
    assert auroc([Scored(*score) for score in scores]) == area


@pytest.mark.parametrize("count", [0, 1, 4, 5, 7, 23])
def test_fifths_hold_everything_in_order(count: int) -> None:
    parts = fifths(range(count, 0, -1), float)
    assert [item for part in parts for item in part] == list(range(1, count + 1))
    assert not parts or max(map(len, parts)) - min(map(len, parts)) <= 1
    assert len(parts) == min(count, 5)


def test_the_calibration_error_weighs_the_bins_by_their_rows() -> None:
    rows = [Scored(0.2, False)] * 2 + [Scored(0.5, True)] * 2 + [Scored(1.0, True)] * 6
    bins = find_bins(rows)
    assert [(one.rows, one.score, one.right) for one in bins[:2]] == [(2, 0.2, 0.0), (2, 0.5, 1.0)]
    assert calibration_error(bins) == pytest.approx(0.2 * 0.2 + 0.2 * 0.5)


@pytest.mark.parametrize(
    ("share", "count", "low", "high"),
    [(0.5, 10, 0.2366, 0.7634), (0, 10, 0, 0.2775), (1, 1, 0.2065, 1), (0.8, 100, 0.7112, 0.8666)],
)
def test_wilson(share: float, count: float, low: float, high: float) -> None:
    assert wilson(share, count) == pytest.approx((low, high), abs=1e-4)


def test_a_figure_that_some_draws_lack_has_bounds_from_the_others() -> None:
    bounds = bootstrap([0, 1, 1], lambda drawn: {"share": 1.0} if any(drawn) else {})
    assert bounds == {"share": (1.0, 1.0)}
