"""Claims about one occurrence that cannot both hold, and those that can."""

from dataclasses import replace
from itertools import permutations

import pytest
from telling import change_event, one_occurrence, place, tell

from dateline.articles.span import Span
from dateline.events.event import Role, When
from dateline.links.disagreement import Disagreement, Slot
from dateline.links.disagreements import find_disagreements
from dateline.links.told import Told

RAID = "Norway@NOR > Latvia@LVA"


def found(*tellings: Told) -> list[Disagreement]:
    """The disagreements among tellings of one occurrence."""
    return find_disagreements(tellings, one_occurrence(*tellings))


def slots(*tellings: Told) -> list[Slot]:
    """Only what they are about."""
    return [disagreement.slot for disagreement in found(*tellings)]


def raid(
    article: str, sentence: str = "They [raided] it.", *, status: str = "happened", when: str = "2031-06-18"
) -> Told:
    """What one article says of a raid."""
    return tell(article, f"ASSAULT/raid {status}", RAID, when, sentence=sentence)


def killed(article: str, words: str, **more: str) -> Told:
    """What one article says of the dead of the raid."""
    return raid(article, f"The raid [killed] {words}.", **more)


POST, WIRE = "a1 2031-06-20 Fjord Post", "a2 2031-06-20 Baltic Wire"
NUMBERS = {
    "other numbers": ([killed(POST, "14 people"), killed(WIRE, "17 people")], 1),
    "the same": ([killed(POST, "14 people"), killed(WIRE, "fourteen soldiers")], 0),
    "at least": ([killed(POST, "at least 14 people"), killed(WIRE, "17 people")], 0),
    "rounded": ([killed(POST, "about 20 people"), killed(WIRE, "17 people")], 0),
    "other things": ([killed(POST, "14 people"), raid(WIRE, "The [raid] burnt 17 houses.")], 0),
    "a later day": ([killed(POST, "14 people"), killed("a2 2031-06-21 Baltic Wire", "17 people")], 0),
    "a later day, of what does not grow": (
        [raid(POST, "Norway [raided] 14 ports."), raid("a2 2031-06-25 Baltic Wire", "Norway [raided] 17 ports.")], 1,
    ),
    "one outlet": ([killed(POST, "14 people"), killed("a2 2031-06-20 Fjord Post", "17 people")], 0),
    "one article": ([killed(POST, "14 people"), killed(POST, "17 people")], 0),
    "a correction": ([killed(POST, "14 people"), killed(WIRE, "17 people, it said in a correction")], 0),
    "planned and made": (
        [raid(POST, "Norway [raided] 14 ports."), raid(WIRE, "Norway will [raid] 17 ports.", status="planned")], 0,
    ),
    "unknown days": ([killed("a1", "14 people"), killed("a2", "17 people")], 0),
    "years from another year": (
        [raid("a1 2023-09-01 Fjord Post", "It was the first [raid] in 23 years.", when=""),
         raid("a2 2024-06-01 Baltic Wire", "It was the first [raid] in 24 years.", when="")], 0,
    ),
    "years that lead to other years": (
        [raid("a1 2023-09-01 Fjord Post", "It was the first [raid] in 23 years.", when=""),
         raid("a2 2024-06-01 Baltic Wire", "It was the first [raid] in 34 years.", when="")], 1,
    ),
    "how long it takes": (
        [raid(POST, "They [shut] it for five weeks."), raid(WIRE, "They [shut] it for six weeks.")], 1,
    ),
    "weeks that are no length": (
        [raid(POST, "They [shut] it five weeks later."), raid(WIRE, "They [shut] it six weeks later.")], 0,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("tellings", "count"), NUMBERS.values(), ids=NUMBERS)
def test_numbers(tellings: list[Told], count: int) -> None:
    assert slots(*tellings) == [Slot.NUMBER] * count


def test_a_number_belongs_to_the_nearest_act() -> None:
    sentence = "Norway {} 14 people, and rebels who fled {} 23 villagers."
    own = raid(POST, sentence.format("[killed]", "killed"))
    nearer = tell(POST, "ASSAULT/kill happened", "Latvia@LVA", sentence=sentence.format("killed", "[killed]"))
    other = killed(WIRE, "23 people")
    (disagreement,) = find_disagreements([own, nearer, other], one_occurrence(own, other))
    assert disagreement.first == "14 (killed)"


def test_a_copy_that_says_another_number_is_told_as_a_copy() -> None:
    copy = replace(killed(WIRE, "17 people"), witness="a1")
    (disagreement,) = found(killed(POST, "14 people"), copy)
    assert "copy" in disagreement.reason


def test_both_claims_stand_side_by_side_with_their_words_and_support() -> None:
    first, second = killed(POST, "14 people"), killed(WIRE, "17 people")
    third = killed("a3 2031-06-20 Sund News", "17 people")
    (disagreement,) = found(third, second, first)
    assert (disagreement.first, disagreement.second) == ("14 (killed)", "17 (killed)")
    assert disagreement.second_event == second.event.id
    start = disagreement.first_words.start - first.event.sentence.start
    assert first.sentence[start:].startswith("14")
    assert disagreement.reason.startswith("1 article of 1 origin against 2 articles of 2 origins")


def dated(article: str, when: str, basis: str = "text", words: str = "") -> Told:
    """A raid on a day; `words` are those of its date, in its sentence."""
    told = raid(article, f"They [raided] it {words}.", when=when)
    start = told.event.sentence.start + len("They raided it ")
    span = Span(told.event.article, start, start + len(words)) if words else None
    ends = told.event.when
    assert ends is not None
    return change_event(told, when=When(ends.start, ends.end, basis, span))


DATES = {
    "other days": ([dated(POST, "2031-06-15"), dated(WIRE, "2031-06-18")], 1),
    "a month and a day in it": ([dated(POST, "2031-06"), dated(WIRE, "2031-06-18")], 0),
    "a time zone away": ([dated(POST, "2031-06-17"), dated(WIRE, "2031-06-18")], 0),
    "days of the calendar": (
        [dated(POST, "2031-06-17", words="on June 17"), dated(WIRE, "2031-06-18", words="on June 18")], 1,
    ),
    "days of the week": (
        [dated(POST, "2031-06-17", words="on Tuesday"), dated(WIRE, "2031-06-18", words="on Wednesday")], 0,
    ),
    "no day in the sentence": ([dated(POST, "2031-06-15", "inherited"), dated(WIRE, "2031-06-18")], 0),
    "one outlet, later": ([dated(POST, "2031-06-15"), dated("a2 2031-06-24 Fjord Post", "2031-06-18")], 0),
    "it went on for weeks": (
        [dated(POST, "2031-06-15"), dated(WIRE, "2031-06-18"), dated("a3 2031-06-30", "2031-06-10/2031-06-30")], 0,
    ),
    "one article tells of both days": (
        [dated(POST, "2031-06-15"), dated(WIRE, "2031-06-18"), dated(POST, "2031-06-18")], 0,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("tellings", "count"), DATES.values(), ids=DATES)
def test_dates(tellings: list[Told], count: int) -> None:
    assert slots(*tellings) == [Slot.DATE] * count


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [("Riga", "Oslo", 1), ("Oslo", "Tromso", 1), ("Riga", "Jurmala", 0), ("Riga", "Riga", 0)],
)
def test_places(one: str, other: str, count: int) -> None:
    assert slots(place(raid(POST), one), place(raid(WIRE), other)) == [Slot.PLACE] * count


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        (RAID, "Estonia@EST > Latvia@LVA", 1),
        (RAID, "Estonia@EST > Iceland@ISL", 0),
        (RAID, "Latvia@LVA > Norway@NOR", 0),
        (RAID, "Estonia@EST + Norway@NOR > Latvia@LVA", 0),
        (RAID, "Nora Lund@NOR > Latvia@LVA", 0),
        (RAID, "the raiders > Latvia@LVA", 0),
    ],
)
def test_doers(one: str, other: str, count: int) -> None:
    told = tell(POST, "ASSAULT/raid happened", one, "2031-06-18")
    alleged = tell(WIRE, "ASSAULT/raid alleged", other, "2031-06-18")
    assert slots(told, alleged) == [Slot.DOER] * count


def test_no_doers_against_each_other_who_are_told_to_have_acted_together() -> None:
    doers = {POST: "Norway@NOR", WIRE: "Estonia@EST", "a3 2031-06-20 Sund News": "Norway@NOR + Estonia@EST"}
    tellings = (tell(article, "ASSAULT/raid happened", f"{who} > Latvia@LVA") for article, who in doers.items())
    assert slots(*(change_event(one, when=raid(POST).event.when) for one in tellings)) == []


def official(article: str, name: str, office: str) -> Told:
    """A visit by somebody in an office."""
    told = tell(article, "CONSULT/visit happened", "Nora Lund@NOR > Latvia@LVA", "2031-06-18")
    id = f"person/{name.replace(' ', '-').lower()}"
    return change_event(told, actors=(Role(told.event.trigger, name, id, name, "NOR", "GOV", office),))


@pytest.mark.parametrize(
    ("name", "office", "count"),
    [("Anna Berg", "Prime Minister", 1), ("Anna Berg", "Foreign Minister", 0), ("Nora Lund", "Prime Minister", 0)],
)
def test_participants_are_held_against_each_other_by_office(name: str, office: str, count: int) -> None:
    lund = official(POST, "Nora Lund", "Prime Minister")
    assert slots(lund, official(WIRE, name, office)) == [Slot.PARTICIPANT] * count


def test_who_names_both_does_not_take_one_for_the_other() -> None:
    lund, berg = official(POST, "Nora Lund", "Prime Minister"), official(WIRE, "Anna Berg", "Prime Minister")
    both = change_event(berg, actors=(*berg.event.actors, replace(lund.event.actors[0], office="")))
    assert slots(lund, both) == []


def spoken(article: str, status: str, holder: str = "", when: str = "2031-06-18") -> Told:
    """Whether the raid took place, as somebody says."""
    return tell(article, f"ASSAULT/raid {status}", f"{RAID} < {holder}", when)


WHETHER = {
    "told and denied": ([spoken(POST, "happened"), spoken(WIRE, "denied", "Norway@NOR")], 1),
    "alleged and denied": ([spoken(POST, "alleged", "Latvia@LVA"), spoken(POST, "denied", "Norway@NOR")], 1),
    "two outlets": ([spoken(POST, "happened"), spoken(WIRE, "not_happened")], 1),
    "one outlet": ([spoken(POST, "happened"), spoken("a2 2031-06-21 Fjord Post", "not_happened")], 0),
    "one voice": ([spoken(POST, "happened", "Norway@NOR"), spoken(WIRE, "denied", "Norway@NOR")], 1),
    "one voice, later": (
        [spoken(POST, "happened", "Norway@NOR"), spoken("a2 2031-06-24 Fjord Post", "denied", "Norway@NOR")], 0,
    ),
    "other days": ([spoken(POST, "happened"), spoken(WIRE, "denied", "Norway@NOR", "2031-05-01")], 0),
    "the news since": (
        [spoken(POST, "not_happened", when=""), spoken("a2 2031-06-30 Baltic Wire", "happened", when="2031-06-28")], 0,
    ),
    "told later, of before": (
        [spoken(POST, "not_happened"), spoken("a2 2031-06-30 Baltic Wire", "happened")], 1,
    ),
    "planned and denied": ([spoken(POST, "planned"), spoken(WIRE, "denied", "Norway@NOR")], 0),
}  # fmt: skip


@pytest.mark.parametrize(("tellings", "count"), WHETHER.values(), ids=WHETHER)
def test_whether_it_took_place(tellings: list[Told], count: int) -> None:
    assert slots(*tellings) == [Slot.WHETHER] * count


EVERY = [tellings for cases in (NUMBERS, DATES, WHETHER) for tellings, _ in cases.values()]


@pytest.mark.parametrize("tellings", EVERY)
def test_order_of_arrival_and_other_occurrences_change_nothing(tellings: list[Told]) -> None:
    unrelated = tell("b1 2031-06-20", "ASSAULT/raid happened", "Iceland@ISL", sentence="It [killed] 3 people.")
    expected = found(*tellings)
    for order in permutations(tellings):
        assert find_disagreements([unrelated, *order], one_occurrence(*order)) == expected


@pytest.mark.parametrize("tellings", EVERY)
def test_nothing_disagrees_with_an_exact_copy(tellings: list[Told]) -> None:
    first = tellings[0]
    copy = change_event(replace(first, outlet="Copy Desk"), id="copy", article="copy")
    assert found(first, copy) == []
