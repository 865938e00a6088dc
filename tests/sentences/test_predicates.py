"""Words that say how sure what follows them is."""

import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from dateline.sentences.predicates import Stand, stand_of

TABLES = tomllib.loads((files("dateline.sentences") / "data/predicates.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("lemma", "pos", "stand"),
    [
        ("say", "VERB", Stand.REPORT),
        ("allege", "VERB", Stand.HEDGE),
        ("allegation", "NOUN", Stand.HEDGE),
        ("allegedly", "ADV", Stand.HEDGE),
        ("deny", "VERB", Stand.DENY),
        ("urge", "VERB", Stand.ASK),
        ("hope", "NOUN", Stand.WISH),
        ("pledge", "VERB", Stand.PLAN),
        ("announce", "VERB", Stand.ANNOUNCE),
        ("refuse", "VERB", Stand.AVERT),
        ("unable", "ADJ", Stand.AVERT),
        ("say", "NOUN", None),
        ("visit", "VERB", None),
        ("say", "PROPN", None),
    ],
)
def test_stands(lemma: str, pos: str, stand: Stand | None) -> None:
    assert stand_of(lemma, pos) is stand


@pytest.mark.parametrize("stand", Stand)
def test_what_looks_ahead(stand: Stand) -> None:
    assert stand.looks_ahead == (stand in (Stand.ASK, Stand.WISH, Stand.PLAN))


@pytest.mark.parametrize("kind", ["verbs", "nouns", "adjectives", "adverbs"])
def test_a_word_stands_in_one_class(kind: str) -> None:
    counts = Counter(lemma for table in TABLES.values() for lemma in table.get(kind, ()))
    assert [lemma for lemma, count in counts.items() if count > 1] == []


def test_every_class_has_its_table_and_says_what_it_does() -> None:
    assert set(TABLES) == {stand.value for stand in Stand}
    assert all(table["about"] for table in TABLES.values())
