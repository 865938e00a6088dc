"""A forgotten article is gone: from every table, every file beside the record, and from what is read later."""

import json
from pathlib import Path

import pytest
from kept import told_by
from readings import make_reading, make_run, write_readings
from ruled import E1, E2, E3, rule, write_ruled_on

from dateline.errors import InputError, RecordError, UnknownRowError
from dateline.links.link_record import link_record
from dateline.reading import Reading
from dateline.record.backup import back_up
from dateline.record.checking import find_problems
from dateline.record.correction import RulingKind
from dateline.record.forgetting import forget
from dateline.record.known_articles import KnownArticles
from dateline.record.link_writer import write_links
from dateline.record.reader import open_record
from dateline.record.summary import find_summary
from dateline.record.writer import RecordWriter
from dateline.watch.memory import WatchMemory, forget_alerts
from dateline.web.index.opening import empty_index
from dateline.web.index.updating import update_index

SECRET = "Zyx Wvuts of Qrp"


def bytes_of(path: Path) -> bytes:
    """All bytes of a record and of whatever stands beside it."""
    return b"".join(file.read_bytes() for file in sorted(path.parent.glob(f"{path.name}*")))


def test_no_word_is_left_in_any_file(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    secret = make_reading("s1", before=f"{SECRET} spoke. ", trigger_text="host")
    write_readings(path, *(make_reading(f"a{n}") for n in range(30)), secret)
    write_readings(path, make_reading("s1", before=f"{SECRET} spoke. ", run=make_run("run-b")))
    event, other = secret.events[0].id, make_reading("a1").events[0].id
    told = {"event": other, "occurrence": "o1", "reason": f"beside what {SECRET} says"}
    write_links(path, {"occurrence_row": [told, told | {"event": event}]})
    rule(path, RulingKind.CHANGE, event, [{"start": 0, "end": 16, "name": SECRET}], field="actors")
    update_index(path)
    with WatchMemory(path) as memory:
        memory.keep_told("q", ["k"], f'{{"says": "{SECRET}"}}', to_post=True)
    assert SECRET.encode() in bytes_of(path)
    forget(path, "s1")
    empty_index(path)
    forget_alerts(path)
    assert not [word for word in SECRET.split() if word.encode() in bytes_of(path) and word != "of"]
    assert list(find_problems(path)) == []


def test_the_others_say_what_they_said_without_it(dispatches: dict[str, Reading], tmp_path: Path) -> None:
    readings = list(dispatches.values())
    whole, without = tmp_path / "whole.db", tmp_path / "without.db"
    write_readings(whole, *readings)
    link_record(whole)
    for gone in readings[4:7]:
        forget(whole, gone.article.id)
    link_record(whole)
    write_readings(without, *readings[:4], *readings[7:])
    link_record(without)
    assert told_by(whole) == told_by(without)
    assert list(find_problems(whole)) == []


@pytest.mark.parametrize(("article", "left", "joined"), [("a1", 2, 1), ("a2", 5, 1), ("a3", 3, 0)])
def test_rulings_that_name_its_events_go(tmp_path: Path, article: str, left: int, joined: int) -> None:
    path = write_ruled_on(tmp_path / "record.db")
    for event in (E1, E2):
        rule(path, RulingKind.ACCEPT, event)
    rule(path, RulingKind.JOIN, "o1", {"occurrence": "o3"})
    rule(path, RulingKind.SPLIT, "o1", {"events": [E1]})
    undone = rule(path, RulingKind.SETTLE, "x1", {"verdict": "fulfilled", "outcome": E3})
    rule(path, RulingKind.UNDO, undone.id)
    done = forget(path, article)
    with open_record(path) as reader:
        assert reader.query("SELECT count(*) FROM correction_row").rows == [(left,)]
        assert done.rulings == 6 - left
        assert reader.query("SELECT count(*) FROM occurrence_ruling_row").rows == [(joined,)]
        assert find_summary(reader).problems == ()


@pytest.mark.parametrize(
    ("id", "before", "is_refused"),
    [("a1", "", True), ("a1", "Other. ", True), ("b1", "", True), ("b1", "Other. ", False), ("a2", "", False)],
)
def test_it_is_not_read_again(tmp_path: Path, id: str, before: str, is_refused: bool) -> None:
    path = tmp_path / "record.db"
    write_readings(path, make_reading("a1"), make_reading("a2"))
    done = forget(path, "a1", reason="court order")
    reading = make_reading(id, before=before, run=make_run("run-b"))
    article = (id, reading.article.text, "run-b")
    with RecordWriter(path) as writer:
        if not is_refused:
            assert writer.write(reading)
            return
        for use in (lambda: writer.write(reading), lambda: KnownArticles(path).has(*article)):
            with pytest.raises(InputError, match=f"^{id}: forgotten on {done.day}"):
                use()


def test_what_is_left_of_it(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    write_readings(path, make_reading("a1"), make_reading("a2"), make_reading("a3", before="Otherwise. "))
    done = forget(path, "a1", reason="court order")
    with open_record(path) as reader:
        assert reader.query("SELECT * FROM tombstones").rows == [("a1", done.day, "court order")]
        assert find_summary(reader).forgotten == 1
    assert (done.readings, done.rulings, done.same_text) == (1, 0, ("a2",))
    assert forget(path, "a1").readings == 0  # again, to no harm


def test_an_unknown_article_is_an_error(tmp_path: Path) -> None:
    write_readings(tmp_path / "record.db", make_reading("a1"))
    with pytest.raises(UnknownRowError, match="there is no article 'a9'"):
        forget(tmp_path / "record.db", "a9")


def test_whoever_has_it_open_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "record.db"
    monkeypatch.setattr("dateline.record.forgetting.PATIENCE", 0.1)
    write_readings(path, make_reading("a1", before=f"{SECRET}. "), make_reading("a2"))
    with open_record(path) as reader, reader.at_one_moment():
        assert reader.query("SELECT count(*) FROM article_row").rows
        with pytest.raises(RecordError, match="another program has the file open"):
            forget(path, "a1")
    forget(path, "a1")
    assert SECRET.encode() not in bytes_of(path)


def test_a_copy_made_before_does_not_bring_it_back(tmp_path: Path) -> None:
    path, copy = tmp_path / "record.db", tmp_path / "copy.db"
    write_readings(path, make_reading("a1"), make_reading("a2", before="Otherwise. "))
    back_up(path, copy)
    forget(path, "a1")
    back_up(path, copy, replace=True)
    assert [line["id"] for line in told_by(copy)["articles"]] == ["a2"]


def test_what_moved_an_expectation_is_forgotten_with_it(tmp_path: Path) -> None:
    path = write_ruled_on(tmp_path / "record.db")
    moved = {"id": "x2", "event": E3, "holder": "", "due_from": None, "due_to": "2032", "criterion": "", "outcome": ""}
    changes = json.dumps([f"date: 2031 → 2032 ({E1})"])
    write_links(path, {"expectation_row": [moved | {"verdict": "open", "changes": changes, "reason": ""}]})
    forget(path, "a1")
    with open_record(path) as reader:
        assert reader.query("SELECT count(*) FROM expectation_row WHERE id = 'x2'").rows == [(0,)]
