"""The judging sheet: what is drawn, what is written, what is read back from honest and hostile sheets, estimates."""

import csv
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dateline.errors import InputError, QueryError
from dateline.record.reader import RecordReader
from dateline.views.filters import Filters
from dateline.views.intervals import wilson
from dateline.views.judgements import JUDGED_FIELDS, Judgement, read_sheet
from dateline.views.judging_sheet import COLUMNS, allot, draw_sheet, harmless, line_check, write_sheet
from dateline.views.precision import Estimate, estimate_fields, find_gaps, find_precision
from dateline.views.timeline import timeline

Line = dict[str, str]

SHEET = "s.csv"


@pytest.fixture
def lines(record: RecordReader) -> list[Line]:
    """All rows of the story on a sheet."""
    return draw_sheet(record, 100)


def saved(folder: Path, lines: list[Line], *, separator: str = ",", encoding: str = "utf-8-sig") -> Path:
    """A sheet as a spreadsheet saves it."""
    with (folder / SHEET).open("w", encoding=encoding, newline="", errors="replace") as file:
        writer = csv.DictWriter(file, COLUMNS, delimiter=separator)
        writer.writeheader()
        writer.writerows(lines)
    return folder / SHEET


def errors(path: Path) -> list[str]:
    """What is wrong with the lines of a sheet."""
    return [str(one).removeprefix(f"{path}:") for one in read_sheet(path) if isinstance(one, InputError)]


def judgements(path: Path) -> list[Judgement]:
    """The lines of a sheet that are right."""
    return [one for one in read_sheet(path) if isinstance(one, Judgement)]


def judged(type: str, answers: str, *, rows: int, wrong: str = "") -> Iterator[Judgement]:
    """Lines of one type: y, n or - for each; `wrong` are the fields of each n. Scores rise from 0."""
    for number, answer in enumerate(answers):
        fields = frozenset(wrong.split()) if answer == "n" else frozenset()
        is_right = {"y": True, "n": False, "-": None}[answer]
        yield Judgement(f"{type}{number}", type, number / 100, rows, is_right, fields)


def estimates(*lines: Judgement) -> dict[str, Estimate]:
    """The estimates by their names."""
    return {found.name: found for found in find_precision(lines)}


@pytest.mark.parametrize(
    ("rows", "size", "lines"),
    [
        ({"AID": 50, "AGREE": 50}, 10, [5, 5]),
        ({"AID": 999, "AGREE": 1}, 10, [9, 1]),
        ({"AID": 70, "AGREE": 20, "ACCUSE": 10}, 20, [14, 4, 2]),
        ({"AID": 997, "AGREE": 1, "ACCUSE": 1, "COERCE": 1}, 4, [1, 1, 1, 1]),
        ({"AID": 3, "AGREE": 2}, 100, [3, 2]),
        ({"AID": 2, "AGREE": 1}, 2, [1, 1]),
    ],
)
def test_lines_are_shared_among_the_types(rows: dict[str, int], size: int, lines: list[int]) -> None:
    assert list(allot(rows, size).values()) == lines


@pytest.mark.parametrize("size", [16, 17, 100, 101, 999, 1500])
def test_every_type_gets_its_share_to_within_the_lines_given_to_rare_ones(size: int) -> None:
    rows = {f"T{number}": number**2 for number in range(1, 17)}
    lines, total = allot(rows, size), sum(rows.values())
    assert sum(lines.values()) == min(size, total)
    assert all(1 <= lines[type] <= rows[type] for type in rows)
    assert all(lines[type] <= max(1, rows[type] * size / total + 1) for type in rows)


@pytest.mark.parametrize(
    ("rows", "size", "problem"),
    [({}, 10, "no rows to draw from"), ({"AID": 5, "AGREE": 5, "COERCE": 1}, 2, "2 lines are too few: .* 3 types")],
)
def test_a_sheet_that_cannot_be_drawn(rows: dict[str, int], size: int, problem: str) -> None:
    with pytest.raises(QueryError, match=problem):
        allot(rows, size)


def test_a_large_sheet_has_every_row_of_the_default_view(record: RecordReader, lines: list[Line]) -> None:
    shown = [told.event for told in timeline(record)]
    assert sorted(line["id"].lstrip("'") for line in lines) == sorted(event.id for event in shown)
    assert {line["type"]: int(line["rows_of_type"]) for line in lines} == Counter(event.type.value for event in shown)


def test_less_trusted_rows_are_asked_for(record: RecordReader, lines: list[Line]) -> None:
    more = draw_sheet(record, 100, min_score=0)
    assert len(more) == len(timeline(record, Filters(min_score=0))) > len(lines)


def test_the_same_seed_draws_the_same_rows(record: RecordReader) -> None:
    drawn = [draw_sheet(record, 8, seed=seed) for seed in (1, 1, 2)]
    assert drawn[0] == drawn[1] != drawn[2]
    assert [len(lines) for lines in drawn] == [8, 8, 8]
    assert all(len({line["type"] for line in lines}) == 7 for lines in drawn)


def test_what_stands_on_a_line(lines: list[Line]) -> None:
    (line,) = [line for line in lines if line["status"] == "planned"]
    assert tuple(line) == COLUMNS
    assert line["sentence"] == "She is to **visit** Riga on June 18-19."
    assert (line["type"], line["mode"], line["when"], line["where"]) == ("CONSULT", "visit", "18–19 June 2024", "Riga")
    assert (line["who"], line["whom"], line["said_by"]) == ("Petra Lund (NOR)", "Latvia (LVA)", "")
    assert (line["score"], line["right"], line["wrong_fields"], line["note"]) == ("0.9", "", "", "")


def test_a_hostile_article_stays_on_its_line(lines: list[Line]) -> None:
    (line,) = [line for line in lines if "script" in line["sentence"]]
    assert "red2J ⟨RTLO⟩turned Norway **mocked** </style>" in line["sentence"]
    assert "(no country)" in {line["whom"][-12:] for line in lines}


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\t=1", "'=1"),
        ("\r\n @1", "'@1"),
        ("＝1", "'＝1"),
        ("1234567890123456", "'1234567890123456"),
        ("12e4567890123456", "'12e4567890123456"),
        ("12f4567890123456", "12f4567890123456"),
        ("a = b", "a = b"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula_or_a_rounded_number(text: str, cell: str) -> None:
    assert harmless(text) == cell


def test_a_written_sheet_is_read_back(tmp_path: Path, lines: list[Line]) -> None:
    write_sheet(lines, tmp_path / SHEET)
    assert (tmp_path / SHEET).read_bytes().startswith(b"\xef\xbb\xbfid,sentence,type")
    read = judgements(tmp_path / SHEET)
    assert [(one.id, one.type, one.is_right) for one in read] == [(line["id"], line["type"], None) for line in lines]


def test_a_sheet_is_never_replaced(tmp_path: Path, lines: list[Line]) -> None:
    write_sheet(lines, tmp_path / SHEET)
    with pytest.raises(InputError, match="there already, perhaps with judgements"):
        write_sheet([], tmp_path / SHEET)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_sheets_as_spreadsheets_save_them(tmp_path: Path, lines: list[Line], separator: str, encoding: str) -> None:
    changed = [line | {"right": " Y ", "score": line["score"].replace(".", ",")} for line in lines]
    path = saved(tmp_path, [*changed, {}], separator=separator, encoding=encoding)
    assert errors(path) == []
    assert {one.is_right for one in judgements(path)} == {True}


def test_an_id_like_a_number_is_kept(tmp_path: Path, lines: list[Line]) -> None:
    id = "12e4567890123456"
    check = line_check(id, "AID", score=0.9, rows_of_type=4)
    line = lines[0] | {"id": harmless(id), "type": "AID", "score": "0.9", "rows_of_type": "4", "check": check}
    assert [one.id for one in judgements(saved(tmp_path, [line]))] == [id]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"right": "maybe"}, "right is 'maybe'; write y or n, or leave it empty"),
        ({"right": "n", "wrong_fields": "who colour"}, "wrong_fields names 'colour'; choose from act, type, who"),
        ({"right": "y", "wrong_fields": "when"}, "it names wrong fields (when), so write n under `right`"),
        ({"wrong_fields": "mode"}, "it names wrong fields (mode), so write n under `right`"),
        ({"id": "0123456789abcdef"}, "its id, type, score, rows_of_type or check is not what was written"),
        ({"id": "1,23E+15"}, "its id, type"),
        ({"type": "THREATEN"}, "its id, type"),
        ({"check": ""}, "its id, type"),
        ({"score": "0.91"}, "its id, type"),
        ({"score": "nan"}, "its id, type"),
        ({"score": "high"}, "score is 'high', which is no number"),
        ({"rows_of_type": "99"}, "its id, type"),
        ({"rows_of_type": "-1"}, "rows_of_type is '-1', which is no number of rows"),
        ({"rows_of_type": "9" * 5000}, "rows_of_type is '999"),
    ],
)
def test_a_line_that_cannot_be_used(tmp_path: Path, lines: list[Line], change: Line, problem: str) -> None:
    path = saved(tmp_path, [lines[0], lines[1] | change, *lines[2:]])
    (error,) = errors(path)
    assert error.startswith(f"3: {problem}")
    assert [one.id for one in judgements(path)] == [line["id"] for line in [lines[0], *lines[2:]]]


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (lambda lines: [*lines, lines[0]], "14: the same row stands in a line above"),
        (lambda lines: [*lines, _of_another_record(lines[0])], "14: its rows_of_type differs from the lines above"),
    ],
)
def test_lines_that_do_not_go_together(
    tmp_path: Path, lines: list[Line], spoil: Callable[[list[Line]], list[Line]], problem: str
) -> None:
    path = saved(tmp_path, spoil(lines))
    assert [error[: len(problem)] for error in errors(path)] == [problem]
    assert len(judgements(path)) == len(lines)


def _of_another_record(line: Line) -> Line:
    check = line_check("ab", line["type"], score=0.5, rows_of_type=77)
    return line | {"id": "ab", "score": "0.5", "rows_of_type": "77", "check": check}


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", "1: a judging sheet has one column id, one type, one score, one right"),
        (
            "id,type,score,right,wrong_fields,rows_of_type\n",
            "1: a judging sheet has one column check; `dateline",
        ),
        ("id,type,score,right,Right,wrong_fields,rows_of_type,check\n", "1: a judging sheet has one column right;"),
        ("PK\x03\x04\x00\x00", "1: a judging sheet has one column id"),
        (f"id\n\n{'x' * 200_000}", "3: this is not a sheet saved as CSV"),
    ],
)
def test_what_is_no_sheet(tmp_path: Path, content: str, problem: str) -> None:
    (tmp_path / SHEET).write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as raised:
        list(read_sheet(tmp_path / SHEET))
    assert str(raised.value).startswith(f"{tmp_path / SHEET}:{problem}")


def test_a_comma_too_many_is_told(tmp_path: Path, lines: list[Line]) -> None:
    path = saved(tmp_path, lines[:2])
    path.write_text(path.read_text("utf-8-sig").rstrip() + ",,\n" + "a" + ",b" * len(COLUMNS), "utf-8")
    assert [error[:22] for error in errors(path)] == ["4: it has more cells t"]


@pytest.mark.parametrize(
    ("cell", "fields"),
    [("who", {"who"}), ("Who, when;said by", {"who", "when", "said_by"}), (" act ", {"act"}), ("", set())],
)
def test_wrong_fields_are_words(tmp_path: Path, lines: list[Line], cell: str, fields: set[str]) -> None:
    path = saved(tmp_path, [lines[0] | {"right": "no", "wrong_fields": cell}])
    assert [(one.is_right, one.wrong) for one in judgements(path)] == [(False, fields)]


def test_a_row_can_be_right_and_its_place_wrong(tmp_path: Path, lines: list[Line]) -> None:
    path = saved(tmp_path, [lines[0] | {"right": "yes", "wrong_fields": "where mode"}])
    assert [(one.is_right, one.wrong) for one in judgements(path)] == [(True, {"where", "mode"})]


@pytest.mark.parametrize(
    ("common", "rare", "share"),
    [
        (("yyyyyyyyy", 90), ("n", 10), 0.9),
        (("yyyynnnn", 90), ("yyyy", 10), 0.55),
        (("yn", 900), ("yyyyyyyyyy", 100), 0.55),
        (("y-------", 90), ("nnnnnnnn", 10), 0.9),
        (("yyn---", 60), ("----", 40), 2 / 3),
    ],
)
def test_the_overall_share_is_that_of_the_record(common: tuple[str, int], rare: tuple[str, int], share: float) -> None:
    lines = [*judged("COERCE", common[0], rows=common[1]), *judged("AID", rare[0], rows=rare[1])]
    assert estimates(*lines)["all"].precision == pytest.approx(share)


def test_lines_of_equal_weight_have_the_plain_interval() -> None:
    found = estimates(*judged("AID", "yyyn", rows=40), *judged("AGREE", "yyyyyn", rows=60))
    assert found["all"].bounds == pytest.approx(wilson(0.8, 10))
    assert found["AID"].bounds == pytest.approx(wilson(0.75, 4))


def test_lines_of_unequal_weight_have_a_wider_one() -> None:
    found = estimates(*judged("AID", "yyyyn", rows=10), *judged("AGREE", "yyyyn", rows=990))
    (low, high), plain = found["all"].bounds or (0, 0), wilson(0.8, 10)
    assert low < plain.low and plain.high < high


def test_what_is_counted() -> None:
    found = estimates(*judged("AID", "yyn--", rows=12), *judged("AGREE", "--", rows=3))
    fields = [estimate_fields(found[name]) for name in ("all", "AID", "AGREE")]
    assert [(one["rows"], one["judged"], one["not_judged"], one["right"], one["wrong"]) for one in fields] == [
        (15, 3, 4, 2, 1),
        (12, 3, 2, 2, 1),
        (3, 0, 2, 0, 0),
    ]
    assert [one["precision"] for one in fields] == [0.6667, 0.6667, None]


def test_a_field_is_right_where_it_is_not_named_wrong() -> None:
    lines = [*judged("AID", "yyn", rows=12, wrong="who when"), *judged("AGREE", "n-", rows=4)]
    found = estimates(*lines)
    shares = {name: (found[name].right, found[name].judged) for name in JUDGED_FIELDS}
    assert shares == dict.fromkeys(JUDGED_FIELDS, (4, 4)) | {"who": (3, 4), "when": (3, 4)}
    (gap,) = find_gaps(lines)
    assert gap.startswith("rows judged wrong without a word under `wrong_fields`: 1;")


@pytest.mark.parametrize(("answers", "wrong", "count"), [("yn", "", 0), ("yn", "who", 9), ("yy", "", 9)])
def test_no_fields_where_nobody_says_what_is_wrong(answers: str, wrong: str, count: int) -> None:
    found = find_precision(list(judged("AID", answers, rows=12, wrong=wrong)))
    assert sum(one.group == "field" for one in found) == count


def test_fifths_of_the_score() -> None:
    found = [one for one in find_precision([*judged("AID", "nnynyyyyyy", rows=50)]) if one.group == "score"]
    assert [one.name for one in found] == [f"0.0{score} to 0.0{score + 1}" for score in (0, 2, 4, 6, 8)]
    assert [one.precision for one in found] == [0, 0.5, 1, 1, 1]


def test_types_that_nobody_judged_are_named() -> None:
    lines = [*judged("AID", "yn", rows=12, wrong="act"), *judged("AGREE", "--", rows=3)]
    assert list(find_gaps(lines)) == ["nothing is judged of AGREE: the overall figure says nothing of them"]


@pytest.mark.parametrize("answers", ["", "---"])
def test_nothing_judged(answers: str) -> None:
    with pytest.raises(QueryError, match="no line is judged"):
        find_precision(list(judged("AID", answers, rows=9)))
