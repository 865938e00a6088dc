"""How an occurrence came about: who told each step first."""

from dataclasses import replace

import pytest
from telling import change_event, tell

from dateline.articles.span import Span
from dateline.links.history import StepKind, history
from dateline.links.occurrence import Occurrence
from dateline.links.occurrences import link_occurrences
from dateline.links.told import Told


def next_to(before: Told, told: Told) -> Told:
    """The same, told in the sentence after another."""
    start = before.event.sentence.end + 1
    return change_event(told, sentence=Span(before.event.article, start, start + len(told.sentence)))


GOES = "Nora Lund@NOR > Latvia@LVA"
HOSTS = "Latvia@LVA > Nora Lund@NOR"
INVITED = tell("a1 2031-01-02 Post", "SUPPORT/invite happened", HOSTS, sentence="She was [invited] to visit.")
ACCEPTED = tell("a2 2031-01-09 Star", "AGREE/accept happened", "Nora Lund@NOR", sentence="She [accepted] the visit.")
PLANNED = tell("a3 2031-02-01 Post", "CONSULT/visit planned", GOES, "2031-03", sentence="She will [visit] Riga.")
SAYS = f"{GOES} < Anna Berg@NOR"
CONFIRMED = tell("a4 2031-02-09 Star", "CONSULT/visit planned", SAYS, "2031-03", sentence="She will [visit] Riga.")
MADE = tell("a5 2031-03-04 Post", "CONSULT/visit happened", GOES, "2031-03-03", sentence="Her [visit] began.")
AGAIN = tell("a6 2031-03-05 Star", "CONSULT/visit happened", GOES, "2031-03-03", sentence="Her [visit] ended.")
RECALLED = tell("a7 2031-03-06 Star", "CONSULT/visit planned", GOES, "2031-03", sentence="She would [visit] Riga.")

ALLEGED = tell("a8 2031-03-07 Star", "CONSULT/visit alleged", SAYS, "2031-03-03", sentence="She [visited] Riga.")
GUEST_SAYS = tell(
    "a9 2031-01-02 Star", "SUPPORT/invite alleged", f"{HOSTS} < Nora Lund@NOR", sentence="She was [invited] to visit."
)
# Two sentences of one article, the one after the other.
ASKED = tell("a10 2031-01-02 Post", "CONSULT/visit possible", GOES, sentence="They asked her to [visit].")
AGREED = next_to(ASKED, tell("a10 2031-01-02 Post", "AGREE/accept happened", "Nora Lund@NOR", sentence="She [agreed]."))


def steps(*told: Told) -> list[str]:
    """The steps of the one occurrence among these that has the visit."""
    visit = next(o for o in link_occurrences(told) if any("CONSULT" in id for id in o.events))
    return [f"{step.kind.value} {step.known}" for step in history(visit, told)]


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ([MADE], ["took place 2031-03-04"]),
        ([AGAIN, MADE], ["took place 2031-03-04"]),
        ([PLANNED, MADE], ["announced 2031-02-01", "took place 2031-03-04"]),
        ([PLANNED, CONFIRMED, MADE], ["announced 2031-02-01", "confirmed 2031-02-09", "took place 2031-03-04"]),
        ([MADE, RECALLED], ["took place 2031-03-04"]),
        ([INVITED, MADE], ["invited 2031-01-02", "took place 2031-03-04"]),
        ([MADE, ACCEPTED, INVITED], ["invited 2031-01-02", "accepted 2031-01-09", "took place 2031-03-04"]),
        ([MADE, ALLEGED], ["took place 2031-03-04"]),
        ([MADE, GUEST_SAYS], ["invited 2031-01-02", "took place 2031-03-04"]),
        ([MADE, INVITED, GUEST_SAYS], ["invited 2031-01-02", "invited 2031-01-02", "took place 2031-03-04"]),
        ([MADE, ASKED, AGREED], ["accepted 2031-01-02", "expected 2031-01-02", "took place 2031-03-04"]),
    ],
)
def test_a_step_is_told_each_time_the_status_changes(told: list[Told], wanted: list[str]) -> None:
    assert steps(*told) == wanted


def test_the_whole_history_in_any_order() -> None:
    told = [INVITED, ACCEPTED, PLANNED, CONFIRMED, MADE, AGAIN]
    assert steps(*told) == steps(*reversed(told))
    assert [line.partition(" 2")[0] for line in steps(*told)] == [
        "invited", "accepted", "announced", "confirmed", "took place"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "act", "whom", "sentence"),
    [
        ("2031-01-02", "SUPPORT/invite happened", "Anna Berg@NOR", "[Invited] to visit."),
        ("2031-01-02", "SUPPORT/invite happened", "Finland@FIN", "[Invited] to visit."),
        ("2031-01-02", "SUPPORT/invite happened", "Nora Lund@NOR", "[Invited] to talk."),
        ("2031-04-02", "SUPPORT/invite happened", "Nora Lund@NOR", "[Invited] to visit."),
        ("2028-01-02", "SUPPORT/invite happened", "Nora Lund@NOR", "[Invited] to visit."),
        ("2031-01-02", "SUPPORT/invite denied", "Nora Lund@NOR", "[Invited] to visit."),
        ("2031-01-02", "REQUEST/demand happened", "Nora Lund@NOR", "[Asked] to visit."),
        ("2031-01-02", "AGREE/accept happened", "Nora Lund@NOR", "[Accepted] a visit."),
    ],
    ids=[
        "another person", "another state", "to another act", "afterwards", "long ago", "denied", "no step",
        "accepted by others",
    ],
)
def test_what_does_not_lead_to_it_is_no_step(day: str, act: str, whom: str, sentence: str) -> None:
    other = tell(f"b {day} Post", act, f"Latvia@LVA > {whom}", sentence=sentence)
    assert steps(MADE, other) == ["took place 2031-03-04"]


def test_a_step_names_who_told_it() -> None:
    occurrence = Occurrence("o", (PLANNED.event.id, CONFIRMED.event.id), ("same act",))
    announced, confirmed = history(occurrence, [PLANNED, CONFIRMED])
    assert (announced.told_by, announced.outlet, announced.witness) == ("", "Post", "a3")
    assert (confirmed.kind, confirmed.told_by) == (StepKind.CONFIRMED, "Anna Berg")


def test_of_one_day_the_original_is_before_its_copies() -> None:
    copy = replace(tell("a1 2031-02-01 Star", "CONSULT/visit planned", GOES, "2031-03"), witness="a3")
    first, *_ = history(Occurrence("o1", (copy.event.id, PLANNED.event.id), ("",)), [copy, PLANNED])
    assert (first.outlet, first.kind) == ("Post", StepKind.ANNOUNCED)
