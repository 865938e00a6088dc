"""What the heads give, thinned and read by name. Other tests make what they want told with the functions here."""

import json
from collections.abc import Mapping
from dataclasses import replace
from importlib.resources import files

import numpy as np
import pytest
from numpy.typing import NDArray
from sentences.trees import tree

from dateline.events.event import EventType, Status
from dateline.sentences.sentence import Sentence
from dateline.sentences.told import LINKS, NONE, OUTPUTS, Told, ToldLabels, WordTold, told_of

ACTS = (NONE, *(type.value for type in EventType))
MODES = ("CONSULT/talk", "CONSULT/visit", "CONSULT/other", "AID/talk", "AID/arms", "ASSAULT/raid")
STATUSES = tuple(status.value for status in Status)
LABELS = ToldLabels(ACTS, MODES, STATUSES)
PARTS = ("source", "cue", "content")
WORDS = 4
Row = Mapping[str, float]


def row(names: tuple[str, ...], given: Row) -> NDArray[np.float16]:
    """Probabilities by name; nothing for those that are not given."""
    return np.array([given.get(name, 0.0) for name in names], np.float16)


def word_told(
    words: int = WORDS,
    *,
    acts: Row | None = None,
    modes: Row | None = None,
    statuses: Row | None = None,
    links: Mapping[int, Row] | None = None,
) -> WordTold:
    """A word in a sentence of so many; what the acts leave is for none, `links` are by the word they lead to."""
    acts, links = acts or {}, links or {}
    told = row(ACTS, {NONE: 1 - sum(acts.values()), **acts})
    linked = np.array([row(LINKS, links.get(index, {})) for index in range(words)])
    return WordTold(LABELS, told, row(MODES, modes or {}), row(STATUSES, statuses or {}), linked)


def telling(
    sentence: Sentence, words: Mapping[int, WordTold], parts: Mapping[int, Row] | None = None
) -> Sentence:
    """The sentence with these words told, and in `parts` the source, cue and content of attributions by word."""
    count = len(sentence.tokens)
    attribution = np.array([row(PARTS, (parts or {}).get(index, {})) for index in range(count)])
    return replace(sentence, told=Told(attribution, np.zeros(count, np.float16), words))


def outputs(none: list[float], cue: list[float]) -> dict[str, NDArray[np.float32]]:
    """What the heads give for a sentence: probabilities that a word tells nothing, and that it is part of a cue."""
    count = len(none)
    shapes = {
        "acts": (count, len(ACTS)), "modes": (count, len(MODES)), "statuses": (count, len(STATUSES)),
        "attribution": (count, len(PARTS)), "links": (count, count, len(LINKS)), "factuality": (count,),
    }  # fmt: skip
    made = {name: np.zeros(shapes[name], np.float32) for name in OUTPUTS}
    made["acts"][:, 0], made["attribution"][:, 1] = none, cue
    return made


@pytest.mark.parametrize(
    ("none", "cue", "is_kept"),
    [
        (1.0, 0.0, False),
        (0.99, 0.0, False),
        (0.97, 0.0, True),
        (0.0, 0.0, True),
        (1.0, 0.01, False),
        (1.0, 0.03, True),
        (1.0, 1.0, True),
    ],
)
def test_only_words_that_may_tell_an_act_or_mark_an_attribution_are_kept(
    none: float, cue: float, is_kept: bool
) -> None:
    told = told_of([*outputs([1.0, none, 1.0], [0.0, cue, 0.0]).values()], LABELS)
    assert list(told.words) == ([1] if is_kept else [])


def test_every_kept_word_has_its_own_row() -> None:
    made = outputs([1.0, 0.1, 1.0, 0.3], [0.0] * 4)
    made["acts"][1, ACTS.index("AID")], made["acts"][3, ACTS.index("ASSAULT")] = 0.9, 0.7
    made["modes"][3, MODES.index("ASSAULT/raid")] = made["statuses"][3, STATUSES.index("denied")] = 1.0
    made["links"][3, 1, LINKS.index("whom")] = 1.0
    told = told_of([*made.values()], LABELS)
    first, last = told.words[1], told.words[3]
    assert (list(told.words), first.type, last.type) == ([1, 3], "AID", "ASSAULT")
    assert (last.modes_of("ASSAULT"), last.status("denied"), first.status("denied")) == (["raid"], 1.0, 0.0)
    assert (last.link(1, "whom"), last.link(1, "who"), last.link(3, "whom"), first.link(3, "whom")) == (1, 0, 0, 0)


@pytest.mark.parametrize("part", PARTS)
def test_parts_of_attributions_are_told_of_all_words(part: str) -> None:
    made = outputs([1.0] * 3, [0.0] * 3)
    made["attribution"][2, PARTS.index(part)] = 0.75
    told = told_of([*made.values()], LABELS)
    found = {name: [getattr(told, name)(word) for word in range(3)] for name in PARTS}
    assert found == {name: [0.0, 0.0, 0.75 if name == part else 0.0] for name in PARTS}


def test_everything_is_kept_at_half_precision_and_on_its_own() -> None:
    made = outputs([0.2], [0.9])
    made["factuality"][0] = -3
    told = told_of([*made.values()], LABELS)
    word = told.words[0]
    rows = [word.acts, word.modes, word.statuses, word.links]
    for array in made.values():
        array[:] = 0.5
    assert {array.dtype for array in (*rows, told.attribution, told.factuality)} == {np.dtype(np.float16)}
    assert all(array.base is None for array in rows)  # else each would hold all words' rows in memory
    assert (word.act, told.cue(0), told.factuality[0]) == pytest.approx((0.8, 0.9, -3.0), abs=1e-3)


@pytest.mark.parametrize(
    ("acts", "act", "type"),
    [
        ({"AID": 0.75}, 0.75, "AID"),
        ({"AID": 0.25, "ASSAULT": 0.5}, 0.75, "ASSAULT"),
        # The likeliest type is told though none is likelier.
        ({"ASSAULT": 0.25}, 0.25, "ASSAULT"),
        ({"AGREE": 0.125}, 0.125, "AGREE"),
    ],
)
def test_acts(acts: dict[str, float], act: float, type: str) -> None:
    word = word_told(acts=acts)
    assert (word.act, word.type) == (act, type)
    assert {name: word.of_type(name) for name in ACTS} == {name: acts.get(name, 0.0) for name in ACTS} | {NONE: 1 - act}


@pytest.mark.parametrize(
    ("modes", "type", "expected"),
    [
        ({}, "CONSULT", ["talk", "visit", "other"]),
        ({"CONSULT/visit": 0.5, "CONSULT/talk": 0.25}, "CONSULT", ["visit", "talk", "other"]),
        ({"CONSULT/other": 0.5, "CONSULT/visit": 0.25}, "CONSULT", ["other", "visit", "talk"]),
        # A mode of the same name belongs to another type.
        ({"AID/talk": 1.0, "CONSULT/visit": 0.25}, "CONSULT", ["visit", "talk", "other"]),
        ({"CONSULT/talk": 1.0}, "AID", ["talk", "arms"]),
        ({"CONSULT/talk": 1.0}, "SUPPORT", []),
        ({"CONSULT/talk": 1.0}, "CON", []),
    ],
)
def test_modes_of_a_type_come_likeliest_first(modes: dict[str, float], type: str, expected: list[str]) -> None:
    assert word_told(modes=modes).modes_of(type) == expected


@pytest.mark.parametrize("name", LINKS)
def test_links_are_by_word_and_name(name: str) -> None:
    word = word_told(links={2: {name: 0.5}})
    found = {(index, other): word.link(index, other) for index in range(WORDS) for other in LINKS}
    assert {key for key, value in found.items() if value} == {(2, name)}


@pytest.mark.parametrize(("ask", "name"), [("of_type", "VISIT"), ("status", "sure")])
def test_a_name_that_is_no_label_is_an_error(ask: str, name: str) -> None:
    with pytest.raises(ValueError, match="tuple"):
        getattr(word_told(), ask)(name)


@pytest.mark.parametrize(("word", "name", "error"), [(WORDS, "who", IndexError), (0, "why", ValueError)])
def test_a_link_that_there_is_not_is_an_error(word: int, name: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        word_told().link(word, name)


def test_two_sentences_are_one_whatever_is_told_of_them() -> None:
    sentence = tree("Go = VERB VB 0 root")
    one, other = (telling(sentence, {0: word_told(1, acts=acts)}) for acts in ({"AID": 0.5}, {}))
    assert one == other == sentence
    assert repr(one) == repr(sentence)


@pytest.mark.parametrize(("name", "expected"), [("acts", ACTS), ("statuses", STATUSES)])
def test_the_shipped_labels_are_all_types_and_statuses(name: str, expected: tuple[str, ...]) -> None:
    shipped = json.loads((files("dateline.models") / "labels.json").read_text(encoding="utf-8"))["told"][name]
    assert (shipped[0], sorted(shipped)) == (expected[0], sorted(expected))
