"""Words, parties and days as linking compares them, and that its tables name what there is."""

import pytest

from dateline.events.codebook import load_codebook
from dateline.events.event import EventType
from dateline.links.act_words import find_stems, find_synonyms, stem
from dateline.links.day_numbers import DayNumbers, bounds, find_days, find_published
from dateline.links.history import StepKind
from dateline.links.linking import shipped_linking
from dateline.links.parties import Likeness, Party, are_apart, find_party, likeness


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("resigned", "resignation"), ("withdrew", "withdrawal"), ("suspended", "suspension"), ("met", "meeting"),
        ("invaded", "the invasion of"), ("prorogued", "prorogation"), ("spoke", "his speech"),
        ("expelled", "expulsion"), ("Zoë's resigning", "would resign"), ("has denied", "a denial"),
    ],
)  # fmt: skip
def test_verb_and_noun_have_one_stem(one: str, other: str) -> None:
    assert find_stems(one) & find_stems(other)


@pytest.mark.parametrize(("one", "other"), [("visit", "invite"), ("attack", "accord"), ("was", "made")])
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert not find_stems(one) & find_stems(other)


def test_words_of_one_mode_are_synonyms() -> None:
    quit, resign = (find_synonyms(EventType.RETREAT, frozenset({stem(word)})) for word in ("quit", "resign"))
    assert "resign" in quit & resign


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("person/nora-lund NOR", "person/nora-lund NOR", Likeness.SAME),
        ("person/lund NOR", "person/nora-lund NOR", Likeness.SAME),
        ("person/nora-k-lund-berg NOR", "person/nora-lund NOR", Likeness.SAME),
        ("person/anna-lund NOR", "person/nora-lund NOR", Likeness.OTHER_PERSON),
        ("person/nora-lund NOR", "person/nora-lund FIN", Likeness.OTHER_COUNTRY),
        ("state/NOR NOR", "state/NOR NOR", Likeness.SAME_STATE),
        ("state/NOR NOR", "state/FIN FIN", Likeness.OTHER_COUNTRY),
        ("state/NOR NOR", "person/nora-lund NOR", Likeness.OF_STATE),
        ("group/nor-miner NOR", "person/nora-lund NOR", Likeness.PERSON_AND_GROUP),
        ("organisation/storting NOR", "organisation/bar-council NOR", Likeness.OTHER_ORGANISATION),
        ("organisation/storting NOR", "group/nor-miner NOR", Likeness.OTHER_BODY),
        ("organisation/red-sun ", "organisation/storting NOR", Likeness.OTHER_UNKNOWN),
    ],
)
def test_likeness_is_that_of_names_and_states(one: str, other: str, how: Likeness) -> None:
    first, second = map(party, (one, other))
    assert likeness(first, second) is how
    assert likeness(second, first) is how


def party(words: str) -> Party:
    """A party of "id country"."""
    id, country = words.split(" ")
    return find_party(id, id.partition("/")[2].replace("-", " "), "", country or None)


@pytest.mark.parametrize(
    ("parties", "others", "apart"),
    [
        ("person/nora-lund NOR", "person/anna-berg NOR", True),
        ("person/nora-lund NOR, person/anna-berg NOR", "person/anna-berg NOR", False),
        ("person/nora-lund NOR", "state/NOR NOR", False),
        ("person/nora-lund NOR", "person/aino-salo FIN", False),
    ],
)
def test_other_people_of_a_state_are_apart(parties: str, others: str, apart: bool) -> None:
    assert are_apart(*([party(words) for words in side.split(", ")] for side in (parties, others))) is apart


@pytest.mark.parametrize(
    ("iso", "days"), [("2031-02-28", 1), ("2031-02", 28), ("2032-02", 29), ("2031", 365), ("2031-12", 31)]
)
def test_a_month_is_all_its_days(iso: str, days: int) -> None:
    first, last = bounds(iso)
    assert last - first + 1 == days


@pytest.mark.parametrize(
    ("one", "other", "gap"),
    [
        (("2031-03-03", "2031-03-03"), ("2031-03", "2031-03"), 0),
        (("2031-03-03", None), ("2031-03-05", None), 2),
        (("2031-03-03", "2031-03-09"), ("2031-03-05", None), 0),
        ((None, "2031-03-03"), ("2031-03-01", None), 0),
        ((None, "2031-03-03"), ("2031-03-05", None), 2),
    ],
)
def test_gaps_are_counted_in_days(
    one: tuple[str | None, str | None], other: tuple[str | None, str | None], gap: int
) -> None:
    assert find_days(*one).gap(find_days(*other)) == find_days(*other).gap(find_days(*one)) == gap


def test_an_article_without_a_date_has_no_days() -> None:
    assert find_published("") is None
    march, april = bounds("2031-03"), bounds("2031-04")
    assert find_published("2031-03/2031-04") == DayNumbers(*march, april[1])


@pytest.mark.parametrize("table", ["families", "kin", "steps"])
def test_the_tables_name_modes_of_the_codebook(table: str) -> None:
    modes = {f"{mode.type.value}/{mode.name}" for mode in load_codebook().modes}
    assert set(getattr(shipped_linking(), table)) <= modes


def test_the_tables_know_every_likeness_and_step() -> None:
    linking = shipped_linking()
    assert set(Likeness) | {"neither_told", "one_told", "for_state"} == set(linking.party)
    assert set(linking.steps.values()) <= {kind.value for kind in StepKind}
