"""Saved questions as a file has them, and what is wrong with some."""

from pathlib import Path

import pytest

from dateline.errors import QueryError
from dateline.events.event import DEFAULT_SCORE
from dateline.views.filters import Filters
from dateline.watch.questions import Question, QuestionKind, read_questions

GOOD = """
[[question]]
name = "Norway and Latvia"
kind = "event"
between = ["Norway", "LVA"]
type = "CONSULT,AGREE"
from = "2024-06"

[[question]]
name = "what Lund promised"
kind = "expectation"
holder = "Petra Lund"
min_score = 0.5

[[question]]
name = "numbers"
kind = "disagreement"
slot = "number"

[[question]]
name = "offices"
kind = "finding"
finding = "wrong_office_holder"
"""


def write(folder: Path, text: str) -> Path:
    """A file of questions."""
    (folder / "q.toml").write_text(text, encoding="utf-8")
    return folder / "q.toml"


def test_questions_are_read(tmp_path: Path) -> None:
    event, expectation, disagreement, finding = read_questions(write(tmp_path, GOOD))
    filters = Filters(type="CONSULT,AGREE", from_date="2024-06", min_score=DEFAULT_SCORE)
    settled = "fulfilled,changed,missed,contradicted"
    assert event == Question("Norway and Latvia", QuestionKind.EVENT, filters, ("Norway", "LVA"), verdict=settled)
    assert (expectation.holder, expectation.filters.min_score, expectation.verdict) == ("Petra Lund", 0.5, settled)
    assert (disagreement.slot, finding.finding) == ("number", "wrong_office_holder")


ONE = '[[question]]\nname = "a"\nkind = "{}"\n{}'


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", r"write each question under \[\[question\]\]"),
        ("question = 3", r"write each question under \[\[question\]\]"),
        ("[[question]]\nname = ", "the questions cannot be read"),
        ('extra = 1\n[[question]]\nname = "a"', "nothing beside them"),
        ("question = [3]", "question 1: "),
        (ONE.format("event", "") * 2, "two questions are named 'a'"),
        (ONE.format("rumour", ""), "question 1: there is no kind 'rumour'; choose from event, "),
        (ONE.format("event,finding", ""), "question 1: "),
        (ONE.format("event", "colour = 1"), "question 1: colour: Extra inputs"),
        (ONE.format("event", "actor = 3"), "question 1: actor: Input should be a valid string"),
        (ONE.format("event", 'slot = "number"'), "question 1: 'slot' is nothing to ask of events with"),
        (ONE.format("finding", 'actor = "NOR"'), "question 1: 'actor' is nothing to ask of findings with"),
        (ONE.format("event", 'status = "done"'), "question 1: there is no status 'done'"),
        (ONE.format("event", 'from = "soon"'), "question 1: 'soon' is not a date"),
        (ONE.format("event", "min_score = 2.0"), "question 1: the score 2.0"),
        (ONE.format("event", 'between = ["NOR"]'), "question 1: between: List should have at least 2"),
        (ONE.format("expectation", 'verdict = "won"'), "question 1: there is no verdict 'won'"),
        (ONE.format("disagreement", 'slot = "colour"'), "question 1: there is no slot 'colour'"),
        (ONE.format("finding", 'finding = "typo"'), "question 1: there is no finding 'typo'"),
        ('[[question]]\nkind = "event"', "question 1: name: Field required"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, problem: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(QueryError, match=problem) as wrong:
        read_questions(path)
    assert str(wrong.value).startswith(str(path))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="the questions cannot be read"):
        read_questions(tmp_path / "none.toml")
