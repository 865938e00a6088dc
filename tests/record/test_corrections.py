"""Corrections: the views follow what people rule, the machine's rows stay, and what stands follows from the log."""

import json
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readings import make_reading, make_run, write_readings
from ruled import BERGEN, E1, E2, E3, FINLAND, IT, MAY, NORWAY, change, rows, rule, span, standing, write_ruled_on

from dateline.articles.article import content_id
from dateline.errors import DatelineError, QueryError, RecordError
from dateline.links.expectation import Verdict
from dateline.links.link_record import link_record
from dateline.links.recorded import read_told
from dateline.record.as_of import AsOf, read_day
from dateline.record.correction import Field, Ruling, RulingKind
from dateline.record.corrections import load_corrections, write_correction
from dateline.record.link_writer import write_links
from dateline.record.reader import open_record
from dateline.record.ruling_values import VERDICTS
from dateline.record.rulings import rebuild_rulings
from dateline.record.tables import RULED

ACCEPT, REJECT, CHANGE, JOIN, SPLIT, SETTLE, UNDO = RulingKind


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return write_ruled_on(tmp_path / "r.db")


def event(path: Path, columns: str, *, id: str = E1, view: str = "events") -> tuple[object, ...] | None:
    return next(iter(rows(path, f"SELECT {columns} FROM {view} WHERE id = '{id}'")), None)


@pytest.mark.parametrize(
    ("field", "value", "columns", "shown"),
    [
        (Field.TYPE, {"type": "AID", "mode": "arms"}, "type, mode, cameo, quad, scale", ("AID", "arms", "072", 2, 6.5)),
        (Field.STATUS, "denied", "status, polarity", ("denied", "+")),
        (
            Field.WHEN,
            {"from": "2024-05", "to": None, **span(MAY)},
            "when_from, when_to, when_basis, when_start, when_end",
            ("2024-05", None, "correction", *MAY),
        ),
        (Field.WHEN, {"from": "2024", "to": "2024"}, "when_from, when_basis, when_start", ("2024", "correction", None)),
        (Field.WHEN, None, "when_from, when_to, when_basis, when_start", (None, None, None, None)),
        (Field.WHERE, None, "where_id, where_name, where_start, latitude", (None, None, None, None)),
        (Field.WHERE, span(BERGEN), "where_id, where_country, latitude, where_end", ("place/bergen", "NOR", 60.39, 58)),
        (
            Field.WHERE,
            span(FINLAND, id="state/FIN", name="Finland", country="FIN"),
            "where_name, where_country, latitude, where_start, where_end",
            ("Finland", "FIN", None, *FINLAND),
        ),
    ],
)
def test_a_changed_field_shows_the_ruled_value(
    record: Path, field: Field, value: object, columns: str, shown: tuple[object, ...]
) -> None:
    before = event(record, columns)
    correction = change(record, field, value)
    assert event(record, columns) == shown
    assert event(record, columns, view="machine_events") == before
    rule(record, UNDO, correction.id)
    assert event(record, columns) == before


@pytest.mark.parametrize("part", ["actor", "recipient", "said_by"])
def test_ruled_roles_stand_in_the_order_given(record: Path, part: str) -> None:
    field = {"actor": Field.ACTORS, "recipient": Field.RECIPIENTS, "said_by": Field.SAID_BY}[part]
    of_part = f"SELECT text, actor, article FROM roles WHERE event = '{E1}' AND part = '{part}' ORDER BY position"
    others = f"SELECT count(*) FROM roles WHERE event = '{E1}' AND part <> '{part}'"
    kept = rows(record, others)
    change(record, field, [span(FINLAND), span(NORWAY), span(BERGEN, actor="org/x", name="X")])
    assert rows(record, of_part) == [
        ("Finland", "state/FIN", "a1"), ("Norway", "state/NOR", "a1"), ("Bergen", "org/x", "a1")
    ]  # fmt: skip
    assert rows(record, others) == kept
    change(record, field, [])
    assert rows(record, of_part) == []


def test_a_mention_says_who_it_is_and_through_what(record: Path) -> None:
    (found,) = change(record, Field.ACTORS, [span(IT)]).ruling.value  # type: ignore[misc]
    (row,) = rows(record, f"SELECT text, actor, through FROM roles WHERE event = '{E1}' AND part = 'actor'")
    assert row[:2] == (found["text"], found["actor"]) and json.loads(str(row[2])) == found["through"]


def test_who_takes_part_in_an_event_that_had_nobody(tmp_path: Path) -> None:
    write_readings(tmp_path / "r.db", make_reading(actors=(), recipients=(), said_by=()))
    change(tmp_path / "r.db", Field.ACTORS, [span(NORWAY)])
    joined = "SELECT name FROM events JOIN roles ON roles.event = events.id"
    assert rows(tmp_path / "r.db", joined) == [("Norway",)]


def test_what_is_accepted_is_trusted_and_what_is_rejected_is_gone(record: Path) -> None:
    rule(record, ACCEPT, E1)
    assert event(record, "score") == (1.0,)
    rejected = rule(record, REJECT, E1)
    for view, column in (("events", "id"), ("roles", "event"), ("occurrences", "event"), ("expectations", "event")):
        assert (E1,) not in rows(record, f"SELECT {column} FROM {view}")
        assert (E1,) in rows(record, f"SELECT {column} FROM machine_{view}")
    rule(record, UNDO, rejected.id)
    assert event(record, "score") == (1.0,)


def occurrences(path: Path) -> dict[object, object]:
    return dict(rows(path, "SELECT event, id FROM occurrences"))  # type: ignore[arg-type]


def test_occurrences_are_joined_and_what_joins_them_later_comes_along(record: Path) -> None:
    joined = rule(record, JOIN, "o1", {"occurrence": "o3"})
    assert occurrences(record) == dict.fromkeys((E1, E2, E3), "o1")
    told = [{"event": e, "occurrence": o, "reason": ""} for e, o in ((E1, "o1"), (E2, "o1"), (E3, "o3"), ("e9", "o3"))]
    write_links(record, {"occurrence_row": told})
    assert occurrences(record)["e9"] == "o1"
    assert rows(record, "SELECT count(*) FROM occurrences WHERE id = 'o1'") == [(4,)]
    rule(record, UNDO, joined.id)
    assert occurrences(record) == {E1: "o1", E2: "o1", E3: "o3", "e9": "o3"}


def test_events_are_split_from_an_occurrence(record: Path) -> None:
    rule(record, JOIN, "o1", {"occurrence": "o3"})
    split = rule(record, SPLIT, "o1", {"events": [E3, E2]})
    found = occurrences(record)
    assert found[E2] == found[E3] not in ("o1", "o3") and found[E1] == "o1"
    rule(record, UNDO, split.id)
    assert occurrences(record) == dict.fromkeys((E1, E2, E3), "o1")


def expectation(path: Path) -> tuple[object, ...]:
    return rows(path, "SELECT verdict, outcome, changes, reason FROM expectations WHERE id = 'x1'")[0]


def test_a_person_settles_an_expectation_and_says_so(record: Path) -> None:
    ruled = rule(record, SETTLE, "x1", {"verdict": "fulfilled", "outcome": E2})
    assert expectation(record) == ("fulfilled", E2, "[]", f"ruled by Ada, {ruled.time}: the text says so")
    rule(record, SETTLE, "x1", {"verdict": "missed"})
    assert expectation(record)[:2] == ("missed", "")


def test_an_expectation_is_open_again_when_its_outcome_was_rejected(record: Path) -> None:
    assert expectation(record) == ("changed", E3, '["date"]', "e3 tells it")
    rejected = rule(record, REJECT, E3)
    assert expectation(record) == ("open", "", "[]", "open again: the event that settled it was rejected")
    rule(record, UNDO, rejected.id)
    assert expectation(record)[0] == "changed"


@pytest.mark.parametrize(
    "refused",
    [
        (ACCEPT, "nothing", "", None, "no event 'nothing'"),
        (ACCEPT, E1, "", 1, "takes no value"),
        (CHANGE, E1, "", "planned", "a change names a field"),
        (REJECT, E1, "status", None, "no other ruling does"),
        (CHANGE, E1, "score", 1, "no field 'score'; choose from type"),
        (CHANGE, E1, "status", "sure", "no status 'sure'; choose from happened"),
        (CHANGE, E1, "status", ["planned"], "no status"),
        (CHANGE, E1, "type", {"type": "VISIT", "mode": ""}, "no type 'VISIT'"),
        (CHANGE, E1, "type", {"type": "AID", "mode": "visit"}, "no mode of AID 'visit'; choose from aid, arms"),
        (CHANGE, E1, "type", {"type": "AID", "mode": "arms", "cameo": "1"}, "the cameo of AID arms is 072"),
        (CHANGE, E1, "type", "AID", "give an object with mode, type"),
        (CHANGE, E1, "actors", "Norway", "must be a list of spans"),
        (CHANGE, E1, "actors", [{"name": "Norway"}], "give an object with end, start"),
        (CHANGE, E1, "actors", [span((60, 90))], "no words of the article a1"),
        (CHANGE, E1, "actors", [span((6, 6))], "no words of the article a1"),
        (CHANGE, E1, "actors", [span((True, 6))], "no words of the article a1"),
        (CHANGE, E1, "actors", [span(NORWAY, text="Sweden")], "'Sweden' is not what the article a1 has there"),
        (CHANGE, E1, "actors", [span(NORWAY, name=None)], "name must be words"),
        (CHANGE, E1, "actors", [span(NORWAY, through="it")], "through must be a list"),
        (CHANGE, E1, "where", {"name": "Oslo"}, "give an object with end, start"),
        (CHANGE, E1, "where", span(BERGEN, latitude=91), "latitude 91 is not in degrees"),
        (CHANGE, E1, "when", {"from": "May", "to": None}, "'May' is no ISO date"),
        (CHANGE, E1, "when", {"from": "2024-06", "to": "2024-05"}, "run backwards"),
        (CHANGE, E1, "when", {"from": None, "to": None}, "null says that no time is told"),
        (CHANGE, E1, "when", {"from": "2024", "to": None, "start": 3}, "no words of the article"),
        (JOIN, "o1", "", {"occurrence": "o1"}, "cannot be joined with itself"),
        (JOIN, "o1", "", {"occurrence": "o9"}, "no occurrence 'o9'"),
        (JOIN, "o9", "", {"occurrence": "o1"}, "no occurrence 'o9'"),
        (JOIN, "o1", "", {"occurrence": 3}, "must be an id"),
        (SPLIT, "o1", "", {"events": [E3]}, "do not all tell of the occurrence o1"),
        (SPLIT, "o1", "", {"events": [E1, E2]}, "leave one at least"),
        (SPLIT, "o1", "", {"events": []}, "must be a list of ids"),
        (SPLIT, "o9", "", {"events": [E1]}, "no occurrence 'o9'"),
        (SETTLE, "x9", "", {"verdict": "open"}, "no expectation 'x9'"),
        (SETTLE, "x1", "", {"verdict": "true"}, "no verdict 'true'"),
        (SETTLE, "x1", "", {"verdict": "fulfilled", "outcome": E1}, "cannot be the outcome"),
        (SETTLE, "x1", "", {"verdict": "missed", "outcome": E3}, "cannot be the outcome"),
        (SETTLE, "x1", "", {"verdict": "fulfilled", "outcome": "e9"}, "no event 'e9'"),
        (UNDO, "nothing", "", None, "no correction 'nothing'"),
        (UNDO, "\ud800", "", None, "half of a surrogate pair"),
        (CHANGE, E1, "actors", [span(NORWAY, name="\udfff")], "half of a surrogate pair"),
    ],
)
def test_what_cannot_be_ruled_is_refused(record: Path, refused: tuple[RulingKind, str, str, object, str]) -> None:
    before = standing(record)
    kind, target, field, value, problem = refused
    with pytest.raises(QueryError, match=problem):
        rule(record, kind, target, value, field=field)
    assert standing(record) == before and rows(record, "SELECT * FROM corrections") == []


def test_what_was_withdrawn_cannot_be_undone_again_nor_an_undo(record: Path) -> None:
    accepted = rule(record, ACCEPT, E1)
    undo = rule(record, UNDO, accepted.id)
    for target, problem in ((accepted.id, "was withdrawn before"), (undo.id, "is itself an undo")):
        with pytest.raises(QueryError, match=problem):
            rule(record, UNDO, target)
    with open_record(record) as reader:
        assert [one.withdrawn_by for one in load_corrections(reader)] == [undo.id, None]


@pytest.mark.parametrize(("author", "reason"), [(" ", ""), ("\ud800", ""), ("Ada", "\udfff")])
def test_words_that_are_none_are_refused(record: Path, author: str, reason: str) -> None:
    with pytest.raises(QueryError):
        write_correction(record, Ruling(ACCEPT, E1), author=author, reason=reason)


def test_no_record_is_made_to_rule_on(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no such record"):
        rule(tmp_path / "r.db", ACCEPT, E1)
    assert not (tmp_path / "r.db").exists()


def test_another_writer_is_waited_for_and_then_told_of(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.record.link_writer.PATIENCE", 0.05)
    with closing(sqlite3.connect(record, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatelineError, match="another program is writing"):
            rule(record, ACCEPT, E1)


def test_a_ruling_holds_for_a_newer_reading_of_the_same_text(record: Path) -> None:
    change(record, Field.ACTORS, [span(FINLAND)])
    change(record, Field.STATUS, "denied")
    write_readings(record, make_reading("a1", run=make_run("run-b"), mode="meet"))
    assert event(record, "status, mode, run") == ("denied", "meet", "run-b")
    roles = f"SELECT text, run FROM roles WHERE event = '{E1}' AND part = 'actor'"
    assert rows(record, roles) == [("Finland", "run-b")]


def test_linking_reads_what_the_machine_found(record: Path) -> None:
    with open_record(record) as reader:
        before = list(read_told(reader, {}))
    rule(record, REJECT, E1)
    change(record, Field.ACTORS, [], event=E2)
    with open_record(record) as reader:
        assert list(read_told(reader, {})) == before


def linked(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Link a record: what was found and stands."""
    link_record(path)
    views = ("copies", "machine_occurrences", "machine_expectations")
    return {view: [row[:-1] for row in rows(path, f"SELECT * FROM {view} ORDER BY 1, 2")] for view in views}


def test_linking_finds_the_same_whatever_was_ruled(tmp_path: Path) -> None:
    ruled, plain, news = tmp_path / "ruled.db", tmp_path / "plain.db", make_reading("a3")
    write_readings(ruled, make_reading("a1"), make_reading("a2"))
    linked(ruled)
    rule(ruled, REJECT, E1)
    change(ruled, Field.ACTORS, [], event=E2)
    write_readings(ruled, news)
    write_readings(plain, make_reading("a1"), make_reading("a2"), news)
    found = linked(plain)
    assert all(found.values()) and linked(ruled) == found
    with closing(sqlite3.connect(ruled)) as connection, connection:
        connection.execute("DELETE FROM link_memory")  # so that all is linked anew
    assert link_record(ruled).added == 0


def test_rulings_hold_as_of_a_past_day_but_only_known_events_settle(record: Path) -> None:
    later = make_reading("a9")
    write_readings(record, later)
    change(record, Field.STATUS, "denied")
    rule(record, SETTLE, "x1", {"verdict": "missed"})
    rule(record, REJECT, later.events[0].id)
    with closing(sqlite3.connect(record)) as connection, connection:
        connection.execute("UPDATE reading_row SET published = '2030' WHERE article = 'a9'")
    links = {"expectation_row": [{"id": "x1", "event": E1, "holder": "", "due_from": None, "due_to": None,
             "criterion": "", "verdict": "open", "outcome": "", "changes": "[]", "reason": ""}]}  # fmt: skip
    with open_record(record, as_of=AsOf(read_day("2024"), lambda reader: links)) as reader:
        assert reader.ask(f"SELECT status FROM events WHERE id = '{E1}'").rows == [("denied",)]
        assert reader.ask("SELECT verdict FROM expectations").rows == [("open",)]
        assert reader.ask("SELECT kind FROM corrections").rows == [("change",)]
        assert reader.ask("SELECT event FROM event_ruling_row").rows == [(E1,)]
        with pytest.raises(QueryError, match="over the views by their plain names"):
            reader.ask("SELECT id FROM correction_about_row")


@pytest.mark.parametrize("view", RULED)
def test_the_machine_has_the_same_columns(record: Path, view: str) -> None:
    columns = "SELECT group_concat(name) FROM pragma_table_info('{}')"
    assert rows(record, columns.format(view)) == rows(record, columns.format(f"machine_{view}"))
    ordered = "SELECT * FROM {} ORDER BY 1, 2"
    assert rows(record, ordered.format(view)) == rows(record, ordered.format(f"machine_{view}"))


def test_verdicts_are_those_of_linking() -> None:
    assert set(VERDICTS) == {verdict.value for verdict in Verdict}


def test_ids_come_from_all_that_is_said(record: Path) -> None:
    one = rule(record, ACCEPT, E1)
    assert one.id == content_id("correction", one.time, "Ada", "accept", E1, "", "null", "the text says so")


_SPLITS = st.builds(lambda event: {"events": [event]}, st.sampled_from([E1, E2, E3]))
_WHENS: list[object] = [None, {"from": "2024", "to": None}]
_ENDS: list[object] = [{"verdict": "missed"}, {"verdict": "fulfilled", "outcome": E2}]
_RULINGS = st.one_of(
    st.tuples(st.sampled_from([ACCEPT, REJECT]), st.sampled_from([E1, E2, E3]), st.just(""), st.none()),
    st.tuples(st.just(CHANGE), st.sampled_from([E1, E2]), st.just("status"), st.sampled_from(["denied", "planned"])),
    st.tuples(st.just(CHANGE), st.just(E1), st.just("when"), st.sampled_from(_WHENS)),
    st.tuples(st.just(CHANGE), st.just(E1), st.just("actors"), st.lists(st.just(span(BERGEN)), max_size=2)),
    st.sampled_from([(JOIN, "o1", "", {"occurrence": "o3"}), (JOIN, "o3", "", {"occurrence": "o1"})]),
    st.tuples(st.just(SPLIT), st.sampled_from(["o1", "o3"]), st.just(""), _SPLITS),
    st.tuples(st.just(SETTLE), st.just("x1"), st.just(""), st.sampled_from(_ENDS)),
    st.tuples(st.just(UNDO), st.integers(0, 8), st.just(""), st.none()),
)


def ruled(record: Path, rulings: list[tuple[RulingKind, str | int, str, object]]) -> None:
    """Rule all that can be; an undo counts the rulings before it."""
    made: list[str] = []
    for kind, target, field, value in rulings:
        meant = target if isinstance(target, str) else "".join(made[target : target + 1])
        with suppress(QueryError):
            made.append(rule(record, kind, meant, value, field=field).id)


@settings(max_examples=25, deadline=None)
@given(rulings=st.lists(_RULINGS, max_size=8))
def test_what_stands_follows_from_the_log_alone(
    tmp_path_factory: pytest.TempPathFactory, rulings: list[tuple[RulingKind, str | int, str, object]]
) -> None:
    record = write_ruled_on(tmp_path_factory.mktemp("law") / "r.db")
    found = {view: rows(record, f"SELECT * FROM {view} ORDER BY 1, 2") for view in RULED}
    ruled(record, rulings)
    before = standing(record)
    rebuild_rulings(record)
    assert standing(record) == before
    for (id,) in rows(record, "SELECT id FROM corrections WHERE withdrawn_by IS NULL AND kind <> 'undo'"):
        rule(record, UNDO, str(id))
    assert {view: rows(record, f"SELECT * FROM {view} ORDER BY 1, 2") for view in RULED} == found
