"""What becomes of plans, promises and forecasts, by what later articles tell."""

from dataclasses import replace
from itertools import permutations

import pytest
from telling import change_event, one_occurrence, place, tell

from dateline.articles.span import Span
from dateline.events.event import When
from dateline.links.coverage import Coverage
from dateline.links.expectation import Expectation, Verdict
from dateline.links.expectations import find_expectations, find_expectations_of
from dateline.links.told import Told
from dateline.sentences.tense import Tense

VISIT = "Nora Lund@NOR > Latvia@LVA"
PLAN = tell("a1 2031-03-10 Fjord Post", "CONSULT/visit planned", VISIT, "2031-03-18")
UNDATED = tell("a1 2031-03-10 Fjord Post", "CONSULT/visit planned", VISIT)
HOPE = tell("a1 2031-03-10 Fjord Post", "CONSULT/visit possible", VISIT, "2031-03-18")
LASTING = tell("a1 2031-03-10 Fjord Post", "COERCE/curfew planned", "Latvia@LVA", "2031-03-01/2031-04-20")
LATER = "a2 2031-03-20 Baltic Wire"


def judged(*tellings: Told) -> Expectation:
    """The expectation that the first of these makes, all of them being of one occurrence."""
    found = find_expectations(tellings, one_occurrence(*tellings))
    return next(one for one in found if one.event == tellings[0].event.id)


def later(status: str, when: str = "", *, article: str = LATER, sentence: str = "It [came about].") -> Told:
    """What a later article says of the visit."""
    return tell(article, f"CONSULT/visit {status}", VISIT, when, sentence=sentence)


CASES = {
    "nothing more is told": (PLAN, [], Verdict.OPEN),
    "it took place": (PLAN, [later("happened", "2031-03-18")], Verdict.FULFILLED),
    "it is taking place": (PLAN, [later("ongoing", "2031-03-18", article="a2 2031-03-18 Wire")], Verdict.FULFILLED),
    "it took place, no day told": (PLAN, [later("happened")], Verdict.FULFILLED),
    "it took place a time zone away": (PLAN, [later("happened", "2031-03-19")], Verdict.FULFILLED),
    "no day planned": (UNDATED, [later("happened", "2031-03-18")], Verdict.FULFILLED),
    "hoped for and come": (HOPE, [later("happened", "2031-03-18")], Verdict.FULFILLED),
    "another day": (PLAN, [later("happened", "2031-03-15")], Verdict.CHANGED),
    "one of two says another day": (
        PLAN, [later("happened", "2031-03-15"), later("happened", "2031-03-18", article="a3 2031-03-21")],
        Verdict.FULFILLED,
    ),
    "the month does not speak for the day": (
        PLAN, [later("happened", "2031-03-15"), later("happened", "2031-03", article="a3 2031-03-21")], Verdict.CHANGED,
    ),
    "set to arrive is no arrival": (PLAN, [later("planned", "2031-03-18")], Verdict.OPEN),
    "alleged": (PLAN, [later("alleged", "2031-03-18")], Verdict.OPEN),
    "only its own article": (PLAN, [later("happened", "2031-03-18", article="a1 2031-03-10 Fjord Post")], Verdict.OPEN),
    "its first visit, still to come": (
        PLAN, [later("happened", "2031-03-18", sentence="Lund was due in Riga, her first [visit].")], Verdict.OPEN,
    ),
    "an earlier article": (PLAN, [later("happened", "2031-03-18", article="a0 2031-03-09")], Verdict.OPEN),
    "an earlier visit": (UNDATED, [later("happened", "2031-02-01")], Verdict.OPEN),
    "told before the days due": (PLAN, [later("happened", article="a2 2031-03-12")], Verdict.OPEN),
    "an article of unknown day, with the day due": (
        PLAN, [later("happened", "2031-03-18", article="a2")], Verdict.FULFILLED,
    ),
    "an article of unknown day": (PLAN, [later("happened", article="a2")], Verdict.OPEN),
    "another kind of act": (PLAN, [tell(LATER, "SUPPORT/invite happened", VISIT, "2031-03-18")], Verdict.OPEN),
    "announced anew": (PLAN, [later("planned", "2031-03-25", article="a2 2031-03-15")], Verdict.CHANGED),
    "announced on other terms": (
        PLAN,
        [later("planned", article="a2 2031-03-15", sentence="Lund will [visit] Riga for longer than first announced.")],
        Verdict.CHANGED,
    ),
    "made on other terms": (
        PLAN, [later("happened", sentence="Lund [visited] Riga later than had been planned.")], Verdict.CHANGED,
    ),
    "hoped for on another day": (PLAN, [later("possible", "2031-03-25", article="a2 2031-03-15")], Verdict.OPEN),
    "gone by": (PLAN, [later("not_happened", "2031-03-18")], Verdict.MISSED),
    "not so far": (PLAN, [later("not_happened", article="a2 2031-03-12")], Verdict.OPEN),
    "called off": (
        PLAN, [later("not_happened", article="a2 2031-03-12", sentence="Lund called off her [visit].")],
        Verdict.CONTRADICTED,
    ),
    "put off": (
        PLAN, [later("not_happened", article="a2 2031-03-12", sentence="The [visit] was postponed.")], Verdict.CHANGED,
    ),
    "denied": (PLAN, [later("denied", article="a2 2031-03-12")], Verdict.CONTRADICTED),
    "what is only hoped for is not undone by a denial": (HOPE, [later("denied")], Verdict.OPEN),
    "a denial after the fact": (
        PLAN, [later("happened", "2031-03-18"), later("denied", article="a3 2031-03-25")], Verdict.FULFILLED,
    ),
    "called off, then announced anew": (
        PLAN, [later("denied", article="a2 2031-03-12"), later("planned", "2031-03-25", article="a3 2031-03-14")],
        Verdict.CHANGED,
    ),
    "announced anew, then called off": (
        PLAN, [later("planned", "2031-03-25", article="a2 2031-03-12"), later("denied", article="a3 2031-03-14")],
        Verdict.CONTRADICTED,
    ),
    "lasts, told half-way": (
        LASTING, [tell("a2 2031-03-20", "COERCE/curfew ongoing", "Latvia@LVA", "2031-03-01/..")], Verdict.OPEN,
    ),
    "lasts, told at its end": (
        LASTING, [tell("a2 2031-04-21", "COERCE/curfew happened", "Latvia@LVA", "2031-03-01/2031-04-20")],
        Verdict.FULFILLED,
    ),
    "under way is not done by a deadline": (
        tell("a1 2031-03-10", "RETREAT/withdraw planned", VISIT, "../2031-05-01"),
        [tell("a2 2031-03-20", "RETREAT/withdraw ongoing", VISIT)], Verdict.OPEN,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("plan", "tellings", "verdict"), CASES.values(), ids=CASES)
def test_verdicts(plan: Told, tellings: list[Told], verdict: Verdict) -> None:
    assert judged(plan, *tellings).verdict is verdict


@pytest.mark.parametrize(("plan", "tellings", "verdict"), CASES.values(), ids=CASES)
def test_order_of_arrival_and_unrelated_articles_change_nothing(
    plan: Told, tellings: list[Told], verdict: Verdict
) -> None:
    unrelated = tell("b1 2031-03-30 Fjord Post", "CONSULT/visit happened", "Oskar Vik@ISL > Estonia@EST", "2031-03-18")
    expected = judged(plan, *tellings)
    occurrences = one_occurrence(plan, *tellings)
    for order in permutations((plan, *tellings, unrelated)):
        assert expected in find_expectations(order, occurrences)


@pytest.mark.parametrize(("plan", "tellings", "verdict"), CASES.values(), ids=CASES)
def test_on_the_day_of_the_plan_it_was_open_and_its_criterion_was_the_same(
    plan: Told, tellings: list[Told], verdict: Verdict
) -> None:
    then, now = judged(plan), judged(plan, *tellings)
    assert then.verdict is Verdict.OPEN
    assert (then.id, then.criterion) == (now.id, now.criterion)


@pytest.mark.parametrize(("plan", "tellings", "verdict"), CASES.values(), ids=CASES)
def test_an_occurrence_can_be_judged_alone_with_coverage_that_grew_by_the_day(
    plan: Told, tellings: list[Told], verdict: Verdict
) -> None:
    coverage = Coverage([plan])
    for one in tellings:
        coverage.add(one)
    found = find_expectations_of([plan, *tellings], coverage)
    assert judged(plan, *tellings) in found


@pytest.mark.parametrize(
    ("status", "is_expected"),
    [("planned", True), ("possible", True), ("hypothetical", False), ("happened", False), ("alleged", False)],
)
def test_who_only_supposes_expects_nothing(status: str, is_expected: bool) -> None:
    found = find_expectations([tell("a1 2031-03-10", f"CONSULT/visit {status}", VISIT)], [])
    assert bool(found) is is_expected


def test_an_expectation_shows_what_settles_it() -> None:
    outcome = later("happened", "2031-03-18", sentence="Lund [landed] in Riga.")
    found = judged(tell("a1 2031-03-10", "CONSULT/visit planned", f"{VISIT} < Anna Berg@NOR"), outcome)
    assert (found.outcome, found.words, found.holder) == (outcome.event.id, outcome.event.sentence, "Anna Berg")


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        (PLAN, "An article of 2031-03-10 or later tells as a fact that CONSULT (visit) by Nora Lund towards Latvia "
               "took place on 18 March 2031."),
        (UNDATED, "CONSULT (visit) by Nora Lund towards Latvia took place."),
        (LASTING, "COERCE (curfew) by Latvia took place and lasted to 20 April 2031."),
    ],
)  # fmt: skip
def test_criteria_are_fixed_in_words(plan: Told, words: str) -> None:
    assert judged(plan).criterion.endswith(words)


def test_announced_anew_the_due_day_moves_and_both_are_kept() -> None:
    anew = later("planned", "2031-03-25", article="a2 2031-03-15")
    found = judged(PLAN, anew, later("happened", "2031-03-25", article="a3 2031-03-26"))
    assert (found.verdict, found.due) == (Verdict.CHANGED, ("2031-03-25", "2031-03-25"))
    assert found.changes[0] == f"date: 2031-03-18 → 2031-03-25 ({anew.event.id})"
    assert judged(anew, later("happened", "2031-03-25", article="a3 2031-03-26")).verdict is Verdict.FULFILLED


@pytest.mark.parametrize(
    ("expected", "found", "verdict", "changes"),
    [
        ("Riga", "Riga", Verdict.FULFILLED, ()),
        ("Riga", "Jurmala", Verdict.FULFILLED, ()),
        ("Riga", "Oslo", Verdict.CHANGED, ("place: Riga → Oslo",)),
        ("Tromso", "Oslo", Verdict.CHANGED, ("place: Tromso → Oslo",)),
    ],
)
def test_places_are_other_places_only_far_apart(
    expected: str, found: str, verdict: Verdict, changes: tuple[str, ...]
) -> None:
    ruling = judged(place(PLAN, expected), place(later("happened", "2031-03-18"), found))
    assert (ruling.verdict, tuple(change.partition(" (")[0] for change in ruling.changes)) == (verdict, changes)


@pytest.mark.parametrize(
    ("doer", "verdict"),
    [
        ("Anna Berg@NOR", Verdict.CHANGED),
        ("Lund@NOR", Verdict.FULFILLED),
        ("Norway@NOR", Verdict.FULFILLED),
        ("the foreign minister@NOR", Verdict.FULFILLED),
        ("Nora Lund@NOR + Anna Berg@NOR", Verdict.FULFILLED),
    ],
)
def test_another_person_is_a_change_a_body_or_state_is_none(doer: str, verdict: Verdict) -> None:
    outcome = tell(LATER, "CONSULT/visit happened", f"{doer} > Latvia@LVA", "2031-03-18")
    assert judged(PLAN, outcome).verdict is verdict


FIRST = tell(
    "a1 2031-03-12", "CONSULT/session planned", "Latvia@LVA", "2031-03-14",
    sentence="The council was to [meet] on Friday, but it will now sit on Monday.",
)  # fmt: skip
MOVED = tell(
    "a1 2031-03-12", "CONSULT/session planned", "Latvia@LVA", "2031-03-17",
    sentence="The council was to meet on Friday, but it will now [sit] on Monday.",
)  # fmt: skip
SECOND = tell(
    "a1 2031-03-12", "CONSULT/session planned", "Latvia@LVA", "2031-03-14", sentence="The council will [meet]."
)


@pytest.mark.parametrize(
    ("tellings", "verdict"),
    [
        ([FIRST, MOVED], Verdict.CHANGED),
        ([MOVED, FIRST], Verdict.OPEN),
        ([SECOND, MOVED], Verdict.OPEN),
        (
            [SECOND, tell("a2 2031-03-13", "CONSULT/session planned", "Latvia@LVA", "2031-03-17",
                          sentence="The council [meeting] was moved to Monday.")],
            Verdict.CHANGED,
        ),
        (
            [SECOND, tell("a2 2031-03-13", "CONSULT/session planned", "Estonia@EST", "2031-03-17",
                          sentence="The council [meeting] was moved to Monday.")],
            Verdict.OPEN,
        ),
    ],
)  # fmt: skip
def test_words_of_moving_reach_beyond_the_occurrence(tellings: list[Told], verdict: Verdict) -> None:
    found = {one.event: one for one in find_expectations(tellings, [])}
    assert found[tellings[0].event.id].verdict is verdict


def covering(number: int, who: str = VISIT, day: int = 20) -> list[Told]:
    """So many later articles, each with some other act between the same."""
    return [tell(f"c{n} 2031-03-{day}", "SUPPORT/praise happened", who) for n in range(number)]


@pytest.mark.parametrize(
    ("plan", "tellings", "verdict"),
    [
        (PLAN, covering(3), Verdict.MISSED),
        (PLAN, covering(2), Verdict.OPEN),
        (PLAN, [replace(one, witness="c0") for one in covering(3)], Verdict.OPEN),
        (PLAN, [*covering(3), tell("c9 2031-03-20", "CONSULT/meet happened", VISIT)], Verdict.OPEN),
        (PLAN, covering(3, day=18), Verdict.OPEN),
        (PLAN, covering(3, "Nora Lund@NOR > Estonia@EST"), Verdict.OPEN),
        (UNDATED, covering(3), Verdict.OPEN),
        (HOPE, covering(3), Verdict.OPEN),
        (tell("a1 2031-03-19", "CONSULT/visit planned", VISIT, "2031-03-18"), covering(3), Verdict.OPEN),
    ],
)
def test_silence_counts_only_of_a_promise_past_due_whose_parties_are_covered(
    plan: Told, tellings: list[Told], verdict: Verdict
) -> None:
    found = find_expectations([plan, *tellings], one_occurrence(plan))
    assert [one.verdict for one in found] == [verdict]


def test_silence_does_not_count_where_it_is_told_of_again() -> None:
    again = later("alleged")
    found = find_expectations([PLAN, again, *covering(3)], one_occurrence(PLAN, again))
    assert [(one.verdict, one.reason) for one in found] == [(Verdict.OPEN, "that it took place is only alleged")]


def test_what_will_not_be_is_contradicted_before_its_day() -> None:
    no = change_event(later("not_happened", article="a2 2031-03-12"), tense=Tense.FUTURE)
    assert judged(PLAN, no).verdict is Verdict.CONTRADICTED


def test_the_month_of_publication_makes_no_due_date() -> None:
    plan = change_event(PLAN, when=When("2031-03", "2031-03", "published", None))
    assert judged(plan).due == (None, None)
    assert judged(change_event(plan, when=When("2031-03-10", "2031-03-10", "published", Span("a1", 0, 3)))).due[0]


@pytest.mark.parametrize(
    ("words", "verdict"), [("budget roads", Verdict.OPEN), ("budget schools", Verdict.FULFILLED), ("", Verdict.OPEN)]
)
def test_one_party_and_no_day_need_words_in_common(words: str, verdict: Verdict) -> None:
    plan = replace(
        tell("a1 2031-03-10", "AGREE/approve planned", "the Senate"), context=frozenset({"senate", "bill", "schools"})
    )
    other = replace(tell("a2 2031-05-20", "AGREE/approve happened", "the Senate"), context=frozenset(words.split()))
    assert judged(plan, other).verdict is verdict
