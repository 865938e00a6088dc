"""The rules for paragraphs that are not the report."""


import pytest

from dateline.articles.article import PartKind
from dateline.articles.boilerplate import Rule, find_fields, find_rule, load_agencies, load_rules

MATCHES = [(rule, words) for rule in load_rules() for words in rule.matches]
SPARES = [(rule, words) for rule in load_rules() for words in rule.spares]


@pytest.mark.parametrize(("rule", "words"), MATCHES, ids=[words for _, words in MATCHES])
def test_a_rule_matches_its_examples(rule: Rule, words: str) -> None:
    assert rule.match(words)
    found = find_rule(words, in_tail=True)
    assert found and found[0].kind is rule.kind


@pytest.mark.parametrize(("rule", "words"), SPARES, ids=[words for _, words in SPARES])
def test_a_rule_spares_its_counterexamples(rule: Rule, words: str) -> None:
    assert not rule.match(words)


def test_every_rule_has_a_reason_and_examples_both_ways() -> None:
    assert all(rule.reason and rule.matches and rule.spares for rule in load_rules())


@pytest.mark.parametrize(
    "words",
    [
        "The king of Norway left Oslo for Riga on Friday, aides said.",
        "By Friday evening, nobody had signed.",
        "Sharing the islands was the minister's idea.",
        "Ola Berg, an editor at Harbour Post, was arrested on Friday.",
        "“We will sign,” the envoy said.",
        "Photographs of the port show two warships.",
        "No comment was available from the ministry of fisheries in Oslo.",
        "Readers of the treaty find no word of it.",
    ],
)
def test_sentences_of_reports_are_left_alone(words: str) -> None:
    assert find_rule(words) is None


@pytest.mark.parametrize("words", ["Ola Berg is a senior reporter at Harbour Post.", "HARBOUR MEDIA NETWORK"])
def test_some_rules_hold_only_where_no_news_follows(words: str) -> None:
    assert find_rule(words) is None
    assert find_rule(words, in_tail=True)


@pytest.mark.parametrize(
    ("words", "field", "kind", "value"),
    [
        ("Source: Nordic Wire.", "origin", PartKind.SOURCE, "Nordic Wire"),
        ("By Ola Berg, Staff Writer", "author", PartKind.SOURCE, "Ola Berg"),
        ("By Ola Berg, Associated Press", "agency", PartKind.SOURCE, "Associated Press"),
        ("Jane Doe is an editor at Nordic Wire. She is passionate.", "outlet", PartKind.BIOGRAPHY, "Nordic Wire"),
    ],
)
def test_fields(words: str, field: str, kind: PartKind, value: str) -> None:
    start, end = next(find_fields(words, field, kind=kind))
    assert words[start:end] == value


def test_the_longest_agency_name_comes_first() -> None:
    lengths = [len(name) for name in load_agencies()]
    assert lengths == sorted(lengths, reverse=True)
    assert len(set(load_agencies())) == len(lengths)


@pytest.mark.parametrize(
    "unit", ["_", "__a", "A ", "Aa ", "Aa, ", "- ", "(", "#a ", "&", "<a ", "{{", "Ola Berg is a ", "AFP/"]
)
@pytest.mark.parametrize("length", [120, 300, 1500])
def test_no_paragraph_makes_a_rule_run_away(unit: str, length: int) -> None:
    hostile = (unit * length)[:length]
    is_debris = not any(map(str.isalnum, hostile))
    assert [bool(find_rule(hostile + end, in_tail=True)) for end in ("", ".", "!a")] == [is_debris, is_debris, False]
