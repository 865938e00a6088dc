"""The score of a row: the logistic model, and what is known of a row for it to weigh."""

import math
from collections.abc import Mapping
from dataclasses import replace

import pytest
from readings import make_reading
from sentences.test_told import telling, word_told
from sentences.trees import tree, trees, word

from dateline.articles.article import PartKind
from dateline.articles.span import Span
from dateline.claims.scoring import Weights, find_features, shipped_weights
from dateline.events.event import Act, Event, EventType, Role, Status, When
from dateline.sentences.sentence import Sentence
from dateline.sentences.told import WordTold

WEIGHTS = Weights(0.5, {"trust": 2.0, "act seen": 1.0}, {"trust": -1.0, "act seen": 0.25, "nominal": 9.0})
SENTENCE = """
    Norway = PROPN NNP 3 nsubj
    itself = PRON PRP 1 appos
    met meet VERB VBD 0 root
    Chile = PROPN NNP 3 obj
    last = ADJ JJ 6 amod
    Monday = PROPN NNP 3 obl:tmod
"""
HEADS = {"acts": {"CONSULT": 0.75, "AID": 0.125}, "statuses": {"happened": 0.5, "planned": 0.25}}


@pytest.mark.parametrize(
    ("features", "odds"),
    [
        ({"trust": 0.0, "act seen": 0.0}, 0.5),
        ({"trust": 1.0, "act seen": -2.0}, 0.5),
        ({"trust": 1.5, "act seen": 1.0}, 4.5),
        # What is not known counts as it does in the mean of rows; what has no weight does not count.
        ({"trust": 1.0}, 2.75),
        ({"act seen": 1.0}, -0.5),
        ({}, -1.25),
        ({"trust": 1.0, "act seen": 0.0, "nominal": 100.0, "headline": 1.0}, 2.5),
    ],
)
def test_probability(features: dict[str, float], odds: float) -> None:
    assert WEIGHTS.probability(features) == pytest.approx(1 / (1 + math.exp(-odds)))


@pytest.mark.parametrize("trust", [-300.0, -20.0, -1.0, 0.0, 1.0, 20.0, 300.0])
def test_a_probability_is_one_and_grows_with_what_speaks_for_the_row(trust: float) -> None:
    less, more = (WEIGHTS.probability({"trust": trust + by}) for by in (0.0, 0.5))
    assert 0 <= less <= more <= 1


def test_weights_without_features_give_the_intercept() -> None:
    assert Weights(0.0, {}, {}).probability({"trust": 5.0}) == 0.5


def role(sentence: Sentence, text: str, **changes: object) -> Role:
    """Somebody named by one word of a sentence."""
    token = word(sentence, text)
    return replace(Role(sentence.span_of(token, token), text, f"state/{text}", text, "NOR"), **changes)  # type: ignore[arg-type]


def features(sentence: Sentence, others: list[Sentence] | None = None, **changes: object) -> dict[str, float]:
    """What is known of a meeting of Norway and Chile last Monday, with changes to its event."""
    verb, (last, monday) = word(sentence, "met"), sentence.tokens[4:6]
    event: Event = replace(
        make_reading().events[0], sentence=sentence.span, trigger=sentence.span_of(verb, verb), status=Status.HAPPENED,
        actors=(role(sentence, "Norway"),), recipients=(role(sentence, "Chile"),), said_by=(), score=0.5,
        when=When("2024-05-13", "2024-05-13", "text", sentence.span_of(last, monday)),
    )  # fmt: skip
    event = replace(event, **changes)  # type: ignore[arg-type]
    act = Act(
        sentence.index, verb.index, event.trigger, event.entry, event.type, event.mode, "", 0.0,
        event.actors, event.recipients, event.when, None, event.score,
    )  # fmt: skip
    return find_features(event, act, [*(others or []), sentence])


def seen(links: Mapping[str, Mapping[str, float]], **told: Mapping[str, float]) -> Sentence:
    """The sentence with its verb told and linked to words."""
    sentence = tree(SENTENCE)
    at = {word(sentence, text).index: row for text, row in links.items()}
    return telling(sentence, {2: word_told(6, links=at, **(told or HEADS))})


@pytest.mark.parametrize(
    ("changes", "name", "without", "with_it"),
    [
        ({"entry": "heads/consult/meet"}, "codebook", 1, 0),
        ({"score": 0.75}, "trust", 0, math.log(3)),
        ({"score": 0.0}, "trust", 0, math.log(0.005 / 0.995)),
        ({"score": 1.0}, "trust", 0, math.log(0.995 / 0.005)),
        ({"said_by": (Role(Span("a", 0, 6), "Norway"),)}, "told", 0, 1),
        ({"type": EventType.ACCUSE, "recipients": ()}, "nobody aimed at", 0, 1),
        ({"recipients": ()}, "nobody aimed at", 0, 0),
        ({"type": EventType.ACCUSE}, "nobody aimed at", 0, 0),
        ({"status": Status.DENIED}, "status denied", 0, 1),
        ({"status": Status.DENIED}, "status happened", 1, 0),
        ({"when": None}, "when none", 0, 1),
        ({"when": None}, "when text", 1, 0),
        ({"when": When("2024", "2024", "inherited", None)}, "when inherited", 0, 1),
        ({"actors": ()}, "no actors", 0, 1),
        ({"recipients": ()}, "no actors", 0, 0),
        ({"recipients": ()}, "no recipients", 0, 1),
        ({"actors": (Role(Span("a", 0, 6), "A"),) * 2}, "several actors", 0, 1),
        ({"actors": (Role(Span("a", 0, 6), "A"),)}, "actors of no state", 0, 1),
        ({"actors": ()}, "actors of no state", 0, 0),
        # Somebody whose words stand in another place, unless words of the sentence lead there.
        ({"actors": (Role(Span("a", 99, 106), "A"),)}, "actors from elsewhere", 0, 1),
        ({"actors": (Role(Span("a", 99, 106), "A", through=(Span("a", 0, 6),)),)}, "actors from elsewhere", 0, 0),
        ({"actors": (Role(Span("a", 99, 106), "A", through=(Span("a", 0, 6),)),)}, "actors by resolution", 0, 1),
        ({"recipients": (Role(Span("b", 0, 6), "A"),)}, "recipients from elsewhere", 0, 1),
    ],
)
def test_what_is_known_of_a_row(changes: dict[str, object], name: str, *, without: float, with_it: float) -> None:
    sentence = tree(SENTENCE)
    found = features(sentence)[name], features(sentence, **changes)[name]
    assert found == pytest.approx((without, with_it))


@pytest.mark.parametrize("before", [1, 3])
def test_where_a_row_stands_in_its_article_does_not_count(before: int) -> None:
    *others, sentence = trees(*["Rain = NOUN NN 0 root"] * before, SENTENCE)
    assert features(sentence, others) == features(tree(SENTENCE))


@pytest.mark.parametrize(
    ("part", "pos", "headline", "nominal"),
    [(PartKind.BODY, "VERB", 0, 0), (PartKind.HEADLINE, "VERB", 1, 0), (PartKind.BODY, "NOUN", 0, 1)],
)
def test_how_a_row_is_told(part: PartKind, pos: str, headline: int, nominal: int) -> None:
    sentence = replace(tree(SENTENCE.replace("VERB", pos)), part=part)
    found = features(sentence)
    assert (found["headline"], found["nominal"]) == (headline, nominal)


def odds(probability: float) -> float:
    return math.log(probability / (1 - probability))


ALL_LINKED = {"Norway": {"who": 0.75}, "Chile": {"whom": 0.25}, "Monday": {"when": 0.5}, "last": {"when": 0.125}}
NOTHING = odds(0.005)


@pytest.mark.parametrize(
    ("links", "changes", "expected"),
    [
        ({}, {}, {"act seen": odds(0.875), "type seen": odds(0.75), "status seen": 0.0}),
        ({}, {"type": EventType.AID, "status": Status.PLANNED}, {"type seen": odds(0.125), "status seen": odds(0.25)}),
        ({}, {"status": Status.DENIED}, {"status seen": NOTHING}),
        (ALL_LINKED, {}, {"who linked": odds(0.75), "whom linked": odds(0.25), "when linked": 0.0}),
        # Somebody whom the row leaves out.
        (ALL_LINKED, {}, {"who missed": NOTHING, "whom missed": NOTHING, "when missed": NOTHING}),
        ({"Chile": {"who": 0.75}}, {}, {"who linked": NOTHING, "who missed": odds(0.75)}),
        (ALL_LINKED, {"actors": (), "when": None}, {"who missed": odds(0.75), "when missed": 0.0}),
        # Of several the least, of the words of one the most.
        (
            {"Norway": {"who": 0.75}, "Chile": {"who": 0.25}},
            {"actors": (role(tree(SENTENCE), "Norway"), role(tree(SENTENCE), "Chile"))},
            {"who linked": odds(0.25), "who missed": NOTHING},
        ),
        (
            {"itself": {"who": 0.75}},
            {"actors": (role(tree(SENTENCE), "Norway", span=Span("a", 0, 13)),)},
            {"who linked": odds(0.75), "who missed": NOTHING},
        ),
        # By the words of this sentence that lead to somebody.
        (
            {"itself": {"who": 0.75}},
            {"actors": (role(tree(SENTENCE), "Norway", through=(Span("a", 7, 13),)),)},
            {"who linked": odds(0.75), "who missed": NOTHING},
        ),
    ],
)
def test_what_the_heads_see_of_a_row(
    links: Mapping[str, Mapping[str, float]], changes: dict[str, object], expected: dict[str, float]
) -> None:
    found = features(seen(links), **changes)
    assert {name: found[name] for name in expected} == pytest.approx(expected)


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"actors": ()}, "who linked"),
        ({"actors": (Role(Span("a", 99, 106), "A"),)}, "who linked"),
        ({"recipients": ()}, "whom linked"),
        ({"when": None}, "when linked"),
        ({"when": When("2024-05", "2024-05", "published", None)}, "when linked"),
    ],
)
def test_a_part_that_this_sentence_does_not_tell_has_no_link(changes: dict[str, object], name: str) -> None:
    assert name in features(seen(ALL_LINKED))
    assert name not in features(seen(ALL_LINKED), **changes)


@pytest.mark.parametrize("acts", [{"CONSULT": 1.0}, {}, {"CONSULT": 0.999}, {"CONSULT": 0.001}])
def test_nobody_is_surer_than_sure(acts: Mapping[str, float]) -> None:
    found = features(seen({"Norway": {"who": 1.0}}, acts=acts, statuses={"happened": 1.0}))
    assert all(abs(found[name]) <= odds(0.995) + 1e-9 for name in found if name.endswith(("seen", "linked", "missed")))


@pytest.mark.parametrize("told", [None, {}, {0: word_told(6, acts={"CONSULT": 0.9})}])
def test_where_the_heads_see_nothing_the_means_stand_in(told: Mapping[int, WordTold] | None) -> None:
    sentence = tree(SENTENCE)
    found = features(sentence if told is None else telling(sentence, told))
    assert not [name for name in found if name.endswith(("seen", "linked", "missed"))]
    assert WEIGHTS.probability(found) == pytest.approx(1 / (1 + math.exp(-0.75)))


def test_the_shipped_weights_are_of_features_that_rows_have() -> None:
    weights = shipped_weights()
    assert set(weights.weights) <= set(features(seen(ALL_LINKED)))
    assert set(weights.weights) <= set(weights.means)
    assert all(map(math.isfinite, (weights.intercept, *weights.weights.values(), *weights.means.values())))


@pytest.mark.parametrize("sentence", [tree(SENTENCE), seen(ALL_LINKED)])
def test_the_shipped_weights_score_every_row(sentence: Sentence) -> None:
    assert 0 <= shipped_weights().probability(features(sentence)) <= 1
