"""Lists of the index beside occurrences: articles, claims, expectations, disagreements, findings, parties, review."""

from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from index_seen import indexed
from readings import make_reading, write_readings
from visit_told import as_type, tell, write_linked

from dateline.articles.normal import normal
from dateline.claims.claim import Stance
from dateline.claims.finding import FindingKind
from dateline.links.disagreement import Slot
from dateline.links.expectation import Verdict
from dateline.record.link_writer import write_links
from dateline.record.reader import open_record
from dateline.views.actors import actors
from dateline.views.claims import claims
from dateline.views.dyads import Dyad, count_dyads, dyads
from dateline.web.index.about import find_numbers
from dateline.web.index.articles import ArticlesAsked, find_articles, find_outlets
from dateline.web.index.asked import StoryAsked
from dateline.web.index.claims import ClaimsAsked, find_claim_ids, find_denials
from dateline.web.index.expectations import (
    Due,
    ExpectationsAsked,
    Weighed,
    find_disagreement_ids,
    find_expectation_holders,
    find_expectation_ids,
    find_finding_ids,
    last_day,
)
from dateline.web.index.listing import Page
from dateline.web.index.opening import DeskIndex
from dateline.web.index.parties import (
    PartiesAsked,
    find_dyad_months,
    find_dyads,
    find_parties,
    find_parties_by_id,
    find_partners,
)
from dateline.web.index.question import text_expression
from dateline.web.index.review import find_queue
from dateline.web.index.snippets import find_snippet, find_snippets


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["b3", "a2", "a1", "c4"]),
        ({"outlet": "Fjord Post"}, ["b3", "a1"]),
        ({"from_date": "2024-06-12"}, ["b3", "a2"]),
        ({"to_date": "2024-06-12"}, ["a2", "a1"]),
        ({"from_date": "2024-06", "to_date": "2024"}, ["b3", "a2", "a1"]),
        ({"words": "visits"}, ["a1"]),
        ({"words": "talk Norway -envoy"}, []),
        ({"words": "norway", "outlet": "Fjord Post", "to_date": "2024-06-11"}, ["a1"]),
        ({"words": '"fishing accord"'}, ["a1"]),
        ({"words": '"accord fishing"'}, []),
        ({"words": 'AND"( drones NEAR/2 -'}, []),
        ({"words": "-drones"}, []),
        ({"words": "*"}, []),
    ],
)
def test_articles(index: DeskIndex, asked: dict[str, str], found: list[str]) -> None:
    listing = find_articles(index, ArticlesAsked(**asked))
    assert [row.id for row in listing.rows] == found
    assert listing.total == len(found)


def test_articles_by_rank_have_the_word_in_the_title_first(index: DeskIndex) -> None:
    assert [row.id for row in find_articles(index, ArticlesAsked(words="talks")).rows] == ["b3"]
    assert len(find_articles(index, ArticlesAsked(words="latvia")).rows) == 3
    assert (find_outlets(index)[0].outlet, find_outlets(index)[0].articles) == ("Fjord Post", 2)


@given(question=st.text(max_size=40))
def test_no_question_is_refused(index: DeskIndex, question: str) -> None:
    words = text_expression(question)
    assert not words or index.rows("SELECT count(*) FROM article_words WHERE article_words MATCH ?", (words,))
    assert find_articles(index, ArticlesAsked(words=question)).total <= 4


@pytest.mark.parametrize(
    ("text", "words", "passage", "found"),
    [
        ("One two three.", "two", "One two three.", ["two"]),
        ("One two three.", "", "One two three.", []),
        ("One two three.", '"three two" -one', "One two three.", []),
        ("One two three.", '"two three" one', "One two three.", ["One", "two three"]),
        ("", "two", "", []),
        ("w " * 90 + "visit", "visits", "", ["visit"]),
        ("w " * 90, "visits", "", []),
        ("visited " + "x " * 50 + "drones and visits <b>", "drone visit", "", ["drones", "visits"]),
        ("new dro\u00adnes\u00a0fly", "drones", "new drones fly", ["drones"]),
        ("\ue000\ue001 drones\0\x01 <i>", "drones", "", ["drones"]),
    ],
)
def test_a_snippet_is_the_passage_with_most_of_the_words(text: str, words: str, passage: str, found: list[str]) -> None:
    snippet = find_snippet(text, words)
    assert [snippet.text[start:end] for start, end in snippet.found] == found
    assert snippet.text in normal(text).text
    assert len(snippet.text.split()) <= 31
    assert not passage or snippet.text == passage


def test_snippets_are_of_the_record(record_path: Path) -> None:
    with open_record(record_path) as reader:
        found = find_snippets(reader, "drones", ["a2"])
    assert "sent drones to Iceland" in found["a2"].text


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({}, 5),
        ({"holder": "Norway"}, 2),
        ({"holder": "person/petra-lund"}, 2),
        ({"holder": "harbour wire"}, 1),
        ({"about": "Iceland"}, 2),
        ({"about": "Iceland", "holder": "Latvia"}, 1),
        ({"words": "drones"}, 1),
        ({"outlet": "Fjord Post"}, 3),
        ({"stances": (Stance.ASSERTS,)}, 5),
        ({"stances": (Stance.DENIES, Stance.DOUBTS)}, 0),
        ({"from_date": "2024-06-12", "to_date": "2024-06"}, 2),
    ],
)
def test_claims(index: DeskIndex, record_path: Path, asked: dict[str, object], count: int) -> None:
    found = find_claim_ids(index, ClaimsAsked(**asked))  # type: ignore[arg-type]
    assert (found.total, len(set(found.rows))) == (count, count)
    with open_record(record_path) as reader:
        assert set(found.rows) <= {told.claim.id for told in claims(reader)}


def test_denials_stand_beside_what_they_deny(tmp_path: Path) -> None:
    told = [tell("a1", "alleged - 2024-04-01"), tell("a2", "denied - 2024-04-02"), tell("a3", "denied")]
    with closing(indexed(write_linked(tmp_path / "record.db", told, "a1+a2 a3"))) as index:
        assert [line.id for line in find_denials(index, StoryAsked(party="Norway")).rows] == ["of-a1"]


@pytest.fixture(scope="module")
def due_index(tmp_path_factory: pytest.TempPathFactory) -> DeskIndex:
    """Expectations by one holder each, due on several days."""
    record = tmp_path_factory.mktemp("due") / "due.db"
    dues = {
        "over": ("2024-01", "2024-03", "open"), "soon": ("2024-04-20", "2024-04-21", "open"),
        "month": (None, "2024-04", "open"), "never": (None, None, "open"), "late": ("2024-02", None, "missed"),
        "done": ("2024-03-01", "2024-03-01", "fulfilled"),
    }  # fmt: skip
    readings = {name: make_reading(name) for name in dues}
    write_readings(record, *readings.values())
    rows = [
        {"id": name, "event": readings[name].events[0].id, "holder": f"of {verdict}", "due_from": first,
         "due_to": last, "criterion": "", "verdict": verdict, "outcome": "", "changes": "[]", "reason": ""}
        for name, (first, last, verdict) in dues.items()
    ]  # fmt: skip
    write_links(record, {"expectation_row": rows})
    return indexed(record)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["soon", "month"]),
        ({"due": Due.OVERDUE}, ["over"]),
        ({"due": Due.OVERDUE, "day": "2024-05-01"}, ["month", "soon", "over"]),
        ({"due": Due.SOON, "day": "2024-03-31"}, ["over", "soon", "month"]),
        ({"due": Due.UNDATED}, ["never"]),
        ({"due": Due.SETTLED}, ["done", "late"]),
        ({"due": Due.SETTLED, "verdicts": (Verdict.MISSED,)}, ["late"]),
        ({"due": Due.SETTLED, "verdicts": (Verdict.MISSED, Verdict.CHANGED)}, ["late"]),
        ({"due": Due.SETTLED, "holder": "of fulfilled"}, ["done"]),
    ],
)
def test_expectations(due_index: DeskIndex, asked: dict[str, object], found: list[str]) -> None:
    assert last_day(due_index) == "2024-04-15"
    listing = find_expectation_ids(due_index, ExpectationsAsked(**asked))  # type: ignore[arg-type]
    assert (list(listing.rows), listing.total) == (found, len(found))


def test_holders_of_expectations(due_index: DeskIndex) -> None:
    found = find_expectation_holders(due_index, Page(1))
    assert [(row.holder, row.open, row.settled) for row in found.rows] == [("of open", 4, 0)]
    assert found.total == 3


@pytest.mark.parametrize(("slots", "count"), [((), 2), ((Slot.DATE,), 1), ((Slot.DATE, Slot.WHETHER), 2)])
@pytest.mark.parametrize("by", list(Weighed))
def test_disagreements(index: DeskIndex, slots: tuple[Slot, ...], count: int, by: Weighed) -> None:
    assert len(find_disagreement_ids(index, slots, by=by).rows) == count


@pytest.mark.parametrize(
    ("kinds", "outlet", "count"),
    [
        ((), "", 3),
        ((FindingKind.YEARS,), "", 1),
        ((FindingKind.YEARS, FindingKind.NAME), "", 2),
        ((), "Fjord Post", 2),
        ((FindingKind.DEAD,), "", 0),
    ],
)
def test_findings(index: DeskIndex, kinds: tuple[FindingKind, ...], outlet: str, count: int) -> None:
    assert len(find_finding_ids(index, kinds, outlet=outlet).rows) == count


def test_parties_are_those_of_the_record(index: DeskIndex, record_path: Path) -> None:
    with open_record(record_path) as reader:
        known = {row.actor: row for row in actors(reader)}
    found = find_parties(index, PartiesAsked())
    assert {row.actor: row for row in found.rows} == known
    assert find_parties_by_id(index, [*known, "nobody"]) == known


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"words": "LAT"}, {"state/LVA"}),
        ({"words": "petra l"}, {"person/petra-lund"}),
        ({"words": "petra x"}, set()),
        ({"words": "%"}, set()),
        ({"are_holders": True, "words": "e"}, {"state/EST"}),
    ],
)
def test_parties_by_name(index: DeskIndex, asked: dict[str, object], found: set[str]) -> None:
    assert {row.actor for row in find_parties(index, PartiesAsked(**asked)).rows} == found  # type: ignore[arg-type]


def test_partners_are_those_acted_with(index: DeskIndex) -> None:
    found = [(row.party, row.name, row.count) for row in find_partners(index, "state/ISL").rows]
    assert found == [("state/NOR", "Norway", 2), ("state/LVA", "Latvia", 1)]


@pytest.mark.parametrize(
    ("from_date", "to_date", "months"),
    [("", "", "0"), ("2023", "2023", "1"), ("2023-06", "2024-05", "12"), ("2024-05", "", "23"), ("", "2024-05", "012")],
)
def test_dyads_are_those_of_the_record(tmp_path: Path, from_date: str, to_date: str, months: str) -> None:
    days = ("2023-02", "2024-05-07", "2024-06-01", "2024")
    told = [tell(f"a{n}", f"happened {day}", **as_type("AID", scale=1.5 * n)) for n, day in enumerate(days)]
    record = write_linked(tmp_path / "record.db", told, "a0 a1 a2 a3")
    with open_record(record) as reader, closing(indexed(record)) as index:
        acts = count_dyads(reader).acts
        assert find_dyad_months(index, [("NOR", "FIN")]) == dyads(acts)
        found = find_dyads(index, from_date, to_date)
    assert [(one.source, one.target) for one in found] == [("NOR", "FIN")]
    assert isinstance(found[0], Dyad)


def test_the_queue_begins_with_what_is_most_doubtful(index: DeskIndex) -> None:
    found = find_queue(index)
    assert (found.total, len(found.rows)) == (13, 13)
    assert [row.doubt for row in found.rows] == sorted((row.doubt for row in found.rows), reverse=True)
    assert find_queue(index, author="somebody") == found


def test_numbers(index: DeskIndex) -> None:
    found = find_numbers(index)
    assert (found.articles, found.undated, found.without_outlet) == (4, 1, 1)
    assert (found.events, found.events_shown, found.occurrences, found.below) == (13, 12, 11, 1)
    assert (found.claims, found.findings, found.waiting) == (5, 3, 0)
    assert (found.first, found.last) == ("2024-06-10", "2024-06-18")
    assert sum(found.by_type.values()) == sum(found.by_status.values()) == 12
    assert (found.seen["reading"].number, found.seen["linking"].number) == (4, 1)
