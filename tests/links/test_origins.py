"""Witnesses: how many independent origins stand behind articles."""

from array import array
from collections.abc import Iterable, Sequence

import pytest
from reprints import BRIDGE, NEXT_DAY, RIVAL, TRANSLATED, report

from dateline.links.copies import find_copies
from dateline.links.copy import Copy, CopyKind
from dateline.links.copy_text import CopyText
from dateline.links.origins import find_source, find_witnesses, have_one_origin, mentions_outlet, same_outlet

FIRST, SECOND = BRIDGE.split("\n\n")


@pytest.mark.parametrize(
    ("first", "second", "are_one"),
    [
        ("AP", "The Associated Press", True),
        ("Associated Press", "the associated press", True),
        ("Yonhap", "Yonhap News Agency", True),
        ("KCNA", "Korean Central News Agency", True),
        ("AFP", "Agence France-Presse", True),
        ("Harbour Wire", "Harbour Wire News", True),
        ("Harbour Wire Service", "Harbour Wire", True),
        ("AP", "Asahi", False),
        ("Northern Ledger", "Northern Lights", False),
        ("", "", False),
        ("Reuters", "", False),
    ],
)
def test_names_of_an_outlet(first: str, second: str, are_one: bool) -> None:
    assert same_outlet(first, second) is same_outlet(second, first) is are_one


@pytest.mark.parametrize(
    ("words", "outlet", "is_mentioned"),
    [
        ("The mayor told The Associated Press that it was late.", "Associated Press", True),
        ("The mayor told the AP that it was late.", "The Associated Press", True),
        ("It will be shut, Yonhap reported on Tuesday.", "Yonhap News Agency", True),
        ("It was shut, according to Harbour Wire.", "Harbour Wire", True),
        ("A photograph by Harbour Wire's rival hung there.", "Harbour Wire", True),
        ("The Harbour Wire building burned down.", "Harbour Wire", False),
        ("APs were sold to the council.", "AP", False),
        ("Nobody said a word.", "", False),
    ],
)
def test_an_outlet_is_mentioned(words: str, outlet: str, is_mentioned: bool) -> None:
    assert mentions_outlet(report("a", f"{words} It rained."), outlet) is is_mentioned


@pytest.mark.parametrize(
    ("first", "second", "have_one"),
    [
        ({"origin": "Donga"}, {"origin": "Donga"}, True),
        ({"origin": "Donga"}, {"outlet": "Donga"}, True),
        ({"outlet": "Donga"}, {"outlet": "Donga"}, False),
        ({"origin": "Donga"}, {"origin": "Yonhap"}, False),
        ({"origin": "Donga"}, {}, False),
        ({}, {}, False),
    ],
)
def test_what_articles_say_of_their_origin(first: dict[str, str], second: dict[str, str], have_one: bool) -> None:
    assert have_one_origin(report("a", RIVAL, **first), report("b", NEXT_DAY, **second)) is have_one


def witnesses(*texts: CopyText) -> dict[str, str]:
    """The witness of each of these."""
    return witnesses_by(texts, find_copies(texts))


def witnesses_by(texts: Sequence[CopyText], copies: Iterable[Copy]) -> dict[str, str]:
    """The witness of each of these by the copies among them."""
    by_id = {text.article: text for text in texts}
    known = [copy for copy in copies if copy.source in by_id]
    sources = {id: find_source([copy for copy in known if copy.article == id], by_id) for id in by_id}
    return find_witnesses(by_id, {id: source for id, source in sources.items() if source})


@pytest.mark.parametrize(
    ("text", "origin", "witness"),
    [
        (BRIDGE, "", "a"),
        (TRANSLATED, "", "a"),
        (FIRST, "", "a"),
        (RIVAL, "", "b"),
        (NEXT_DAY, "", "b"),
        (NEXT_DAY, "Harbour Wire", "b"),  # the same agency, another story
        (f"{SECOND} {RIVAL} {NEXT_DAY}", "", "b"),  # a part alone does not take its voice away,
        (f"{SECOND} {RIVAL} {NEXT_DAY}", "Harbour Wire", "a"),  # unless it names where that is from
    ],
)
def test_whom_an_article_goes_back_to(text: str, origin: str, witness: str) -> None:
    first = report("a", BRIDGE, outlet="Harbour Wire")
    second = report("b", text, published="2019-03-06", outlet="Lantern", origin=origin)
    assert witnesses(first, second) == {"a": "a", "b": witness}


def copied(article: str, source: str, *, share: float = 1.0, kind: CopyKind = CopyKind.REWRITTEN) -> Copy:
    """A copy as it would be found."""
    return Copy(article, source, kind, share, array("I", (0, 1, 0, 1)), "")


def bare(id: str, *, outlet: str = "", origin: str = "") -> CopyText:
    """An article of which only the metadata counts."""
    return CopyText(id, f"2020-01-0{'abcdef'.index(id) + 1}", outlet, origin, "", ())


PARTIAL = CopyKind.PARTIAL


@pytest.mark.parametrize(
    ("copies", "expected"),
    [
        ([], "abcd"),
        ([copied("b", "a"), copied("c", "b"), copied("d", "c")], "aaaa"),
        ([copied("c", "a", share=0.6, kind=PARTIAL), copied("c", "b", share=0.5, kind=PARTIAL)], "abad"),
        ([copied("c", "a", share=0.5, kind=PARTIAL), copied("c", "b", share=0.6, kind=PARTIAL)], "abbd"),
        ([copied("c", "a", share=0.3, kind=PARTIAL)], "abcd"),
        ([copied("d", "a"), copied("d", "b"), copied("c", "b")], "abba"),
        ([copied("b", "x")], "abcd"),
    ],
)
def test_chains_lead_to_one_source_each(copies: list[Copy], expected: str) -> None:
    assert "".join(witnesses_by([*map(bare, "abcd")], copies).values()) == expected


def test_the_source_that_is_named_comes_first() -> None:
    texts = [bare("a", outlet="Lantern"), bare("b", outlet="Donga"), bare("c", origin="Donga")]
    assert witnesses_by(texts, [copied("c", "a"), copied("c", "b", share=0.4)])["c"] == "b"


def test_order_does_not_matter() -> None:
    copies = [copied("d", "a"), copied("d", "b"), copied("c", "b"), copied("b", "a", share=0.7)]
    texts = [bare(id) for id in "abcd"]
    assert witnesses_by(texts[::-1], copies[::-1]) == witnesses_by(texts, copies)
