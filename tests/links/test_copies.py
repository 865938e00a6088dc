"""Copies of an article, told apart from other reports of the same event; the laws of an index of them."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reprints import BRIDGE, NEXT_DAY, RIVAL, TRANSLATED, report

from dateline.articles.span import Span
from dateline.links import copy_candidates
from dateline.links.copies import CopyIndex, find_copies
from dateline.links.copy import CopyKind
from dateline.links.copy_candidates import find_keys
from dateline.links.copy_text import CopyText, find_terms, name_consonants

FIRST, SECOND = BRIDGE.split("\n\n")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (BRIDGE, CopyKind.EXACT),
        (BRIDGE.replace("\n\n", "\n"), CopyKind.EXACT),
        (f"Vardo shuts its bridge\n\n{BRIDGE}", CopyKind.EXACT),
        (f"VARDO, March 5 (Nordic Wire) -- {BRIDGE}", CopyKind.EXACT),
        (BRIDGE.replace("eighteen", "twelve").replace("cracks", "rust"), CopyKind.NEAR),
        (f"{SECOND}\n\n{FIRST}", CopyKind.NEAR),
        (FIRST, CopyKind.PARTIAL),
        (f"{FIRST}\n\n{' '.join(NEXT_DAY.split('. ')[:2])}.", CopyKind.PARTIAL),
        (TRANSLATED, CopyKind.REWRITTEN),
        (RIVAL, None),
        (NEXT_DAY, None),
        ("The council of Vardo voted on Tuesday.", None),
    ],
)
def test_what_an_article_is_to_another(text: str, kind: CopyKind | None) -> None:
    found = find_copies([report("a", BRIDGE), report("b", text, published="2019-03-06")])
    assert [(copy.article, copy.source, copy.kind) for copy in found] == ([("b", "a", kind)] if kind else [])


@pytest.mark.parametrize(
    ("published", "copied"),
    [("2019-03-04", "a"), ("2019-03-06", "b"), ("2019-03-05", "b"), ("2019-03", "a"), ("", "b")],
)
def test_the_source_is_the_one_published_first(published: str, copied: str) -> None:
    (found,) = find_copies([report("b", TRANSLATED, published=published), report("a", BRIDGE)])
    assert found.article == copied


def test_of_one_day_the_source_is_the_one_that_names_no_origin() -> None:
    (found,) = find_copies([report("a", BRIDGE, origin="Nordic Wire"), report("b", BRIDGE, outlet="Nordic Wire")])
    assert found.source == "b"


@pytest.mark.parametrize(
    ("published", "is_found"), [("2019-03-12", True), ("2019-02-27", True), ("2019-06-05", False), ("", True)]
)
def test_rewritten_copies_are_looked_for_in_the_weeks_beside(published: str, is_found: bool) -> None:
    assert bool(find_copies([report("a", BRIDGE), report("b", TRANSLATED, published=published)])) is is_found


@pytest.mark.parametrize("text", [BRIDGE, f"{SECOND}\n\n{FIRST}"])
def test_what_stands_as_it_was_is_found_years_later(text: str) -> None:
    assert find_copies([report("a", BRIDGE), report("b", text, published="2024-01-01")])


@pytest.mark.parametrize("text", [BRIDGE, FIRST, TRANSLATED])
def test_evidence_stands_in_both_articles(text: str) -> None:
    (found,) = find_copies([report("a", BRIDGE), report("b", text, published="2019-03-06")])
    assert 0.5 < found.share <= 1 and found.evidence and found.reason
    ends = iter(found.evidence)
    for own_start, own_end, other_start, other_end in zip(ends, ends, ends, ends, strict=True):
        shared = find_terms((text[own_start:own_end],))[0] & find_terms((BRIDGE[other_start:other_end],))[0]
        assert len(shared) > 1


def test_two_reports_of_one_speech_are_no_copies() -> None:
    speech = (
        '"We shall mend the bridge of Vardo before the ice comes, and not one crown of the 64 million will come from '
        'the school, the harbour or the hospital of Torsay," Mayor Ingrid Solvang said.'
    )
    first = f"The hall was cold and half of the chairs were empty. {speech} Then the lights went out."
    second = f"{speech} Prices of diesel rose by a tenth this winter. Fishermen do not believe her."
    assert find_copies([report("a", first), report("b", second)]) == []


TEXTS = {"a": BRIDGE, "b": BRIDGE, "c": TRANSLATED, "d": FIRST, "e": RIVAL, "f": NEXT_DAY, "g": BRIDGE, "h": TRANSLATED}
DAYS = dict(zip(TEXTS, ("05", "04", "06", "06", "05", "06", "21", "21"), strict=True))
REPORTS = [report(id, text, published=f"2019-03-{DAYS[id]}") for id, text in TEXTS.items()]


@settings(max_examples=30, deadline=None)
@given(st.permutations(REPORTS))
def test_order_of_arrival_does_not_matter(arriving: list[CopyText]) -> None:
    index = CopyIndex()
    for article in arriving:
        index.add(article)
    assert index.pairs == {(copy.article, copy.source) for copy in find_copies(REPORTS)}
    assert find_copies(arriving) == find_copies(REPORTS)


def test_an_article_is_added_once() -> None:
    index = CopyIndex()
    first = [copy for article in REPORTS for copy in index.add(article)]
    assert first and [copy for article in REPORTS for copy in index.add(article)] == []


def test_an_earlier_print_takes_the_place_of_the_source() -> None:
    index = CopyIndex()
    early, late = report("z", BRIDGE, published="2019-03-01"), report("a", BRIDGE, published="2019-03-02")
    retold = report("r", TRANSLATED, published="2019-03-03")
    assert index.add(late) == [] and [copy.source for copy in index.add(retold)] == ["a"]
    assert {(copy.article, copy.source) for copy in index.add(early)} == {("a", "z"), ("r", "z")} == index.pairs


def test_an_index_goes_on_from_keys() -> None:
    known = [keys for keys in map(find_keys, REPORTS[:4]) if keys]
    later = report("y", TRANSLATED, published="2019-03-08")
    texts = {article.article: article for article in REPORTS}
    whole, going_on = CopyIndex(), CopyIndex(known, fetch=texts.__getitem__)
    for article in REPORTS[:4]:
        whole.add(article)
    assert going_on.add(later) == whole.add(later) != []


@pytest.mark.parametrize(
    ("one", "other"),
    [("Lavrov", "Labrov"), ("Yanukovych", "Janukowycz"), ("Sharif", "Shariif"), ("Núñez", "Nunez"), ("Kim", "Kym")],
)
def test_spellings_of_a_name_share_their_consonants(one: str, other: str) -> None:
    assert name_consonants(one) == name_consonants(other) != name_consonants("Putin")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("six hundred thousand", "600 thousand"),
        ("1,500", "fifteen hundred"),
        ("50.2", "50,2"),
        ("twenty-two", "22"),
        ("2.5 million", "2,500,000"),
        ("fifty thousand", "50.000"),
    ],
)
def test_numbers_are_compared_by_value(one: str, other: str) -> None:
    assert find_terms((f"there were {one} of them",)) == find_terms((f"there were {other} of them",))


LINE = "harbour " * 125_000


@pytest.mark.parametrize(
    "text",
    [
        LINE,
        "x" * 1_000_000,
        '"' * 50_000,
        "a\0b " * 10_000,
        "\0",
        "Mr. " * 30_000,
        "9 million " * 20_000,
        "中文。" * 9999,
    ],
)
def test_hostile_text_is_compared_to_its_end(text: str) -> None:
    cut = tuple((Span("x", at, at + 1), text[at : at + 20_000]) for at in range(0, len(text), 20_000))
    texts = [CopyText(id, "2020-01-01", "", "", "", (*cut, (Span("x", 1, 2), id))) for id in "ab"]
    assert len(find_copies(texts)) <= 1


@pytest.mark.parametrize("text", ["", "\0", " . ", "?!"])
def test_an_article_without_words_is_a_copy_of_none(text: str) -> None:
    empty = [CopyText(id, "", "", "", "", ((Span(id, 0, 1), text),) * bool(text)) for id in "ab"]
    assert find_copies(empty) == []


def test_thousands_of_identical_articles_have_one_source() -> None:
    sentence = "The harbour of Vardo is closed until the storm has passed."
    prints = [
        CopyText(f"p{n:04}", "2020-01-01", "", "", "", ((Span(f"p{n:04}", 0, 58), sentence),)) for n in range(5000)
    ]
    found = find_copies(prints)
    assert {copy.source for copy in found} == {"p0000"} and len(found) == 4999


def test_a_form_filled_in_with_others_is_not_the_same_report_retold() -> None:
    others = {"Vardo": "Kirkby", "Lomma": "Tarn", "Ingrid Solvang": "Petra Quist", "Brekke": "Olden", "64": "71"}
    others |= {"Torsay": "Fenwick", "Farmers'": "Liberal", "37": "29", "1978": "1983", "eighteen": "twelve"}
    filled = BRIDGE
    for name, other in others.items():
        filled = filled.replace(name, other)
    (found,) = find_copies([report("a", BRIDGE), report("b", filled)])
    assert found.kind is CopyKind.PARTIAL and found.share < 0.5  # the sentences in which nobody is named


def notice(number: int) -> CopyText:
    """One of many notices made from a form, with figures of its own."""
    figures = Random(number).sample(range(1000, 99999), 2)
    words = (
        f"Shares in Vardo closed at {figures[0]} points on the exchange of Torsay. "
        f"The index of the Harbour Bank stood at {figures[1]}, dealers in Brekke said. "
        "Trading was thin before the feast of the Lomma."
    )
    return report(f"n{number:04}", words, published="2020-01-01")


def test_forms_filled_in_anew_stay_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    everybody = len(find_copies(map(notice, range(60))))
    monkeypatch.setattr(copy_candidates, "_MOST_CANDIDATES", 10)
    assert len(find_copies(map(notice, range(60)))) <= 60 * 10 < everybody
