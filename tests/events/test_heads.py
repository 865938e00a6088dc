"""How the model's heads vote on the triggers of the codebook, by sentences told by hand and a small codebook."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from reports import countries
from sentences.test_told import telling, word_told
from sentences.trees import tree, word

from dateline.events.acts import find_acts
from dateline.events.codebook import Codebook, load_codebook
from dateline.events.event import EventType
from dateline.events.heads import PREFIX, voted
from dateline.events.triggers import Trigger, find_triggers
from dateline.mentions.mention import Mention, MentionKind
from dateline.sentences.sentence import Sentence

CONSULT = """
type = "CONSULT"
[modes.visit]
cameo = "042"
scale = 1.9
[modes.talk]
cameo = "040"
scale = 1.0
"""
AID = """
type = "AID"
[modes.arms]
scale = 3.0
"""
COUNTRIES = {"Norway": "NOR", "Chile": "CHL", "Peru": "PER", "Kenya": "KEN", "Mali": "MLI"}
ENTRY = '[[entry]]\n{}\nyes = "Yes."\nno = "No."\n'
OF_CONSULT = (
    'verb = "visit"\nmode = "visit"',
    'verb = "pay"\nobject = ["visit"]\nmode = "visit"\nrecipient = ["to"]',
    # Of three nouns that tell talks, two have the same roles.
    'noun = "chat"\nmode = "talk"\nactor = ["by"]\nrecipient = ["on"]',
    'noun = "talk"\nmode = "talk"\nactor = ["between"]\nrecipient = ["with"]\nmutual = true\nneeds = "none"',
    'noun = "parley"\nmode = "talk"\nactor = ["between"]\nrecipient = ["with"]\nmutual = true',
)
OF_AID = ('verb = "arm"\nmode = "arms"',)
SENTENCE = """
    Norway = PROPN NNP 2 nsubj B-LOC
    visited visit VERB VBD 0 root
    Chile = PROPN NNP 2 obj B-LOC
    after = ADP IN 6 case
    warm = ADJ JJ 6 amod
    exchanges exchange NOUN NNS 2 obl
    at = ADP IN 9 case
    Summit = PROPN NNP 9 compound B-ORG
    Palace = PROPN NNP 2 obl I-ORG
    . = PUNCT . 2 punct
"""
PAID = """
    Norway = PROPN NNP 2 nsubj
    paid pay VERB VBD 0 root
    a = DET DT 4 det
    visit = NOUN NN 2 obj
    to = ADP IN 6 case
    Chile = PROPN NNP 4 nmod
"""
Row = Mapping[str, float]


@pytest.fixture(scope="module")
def codebook(tmp_path_factory: pytest.TempPathFactory) -> Codebook:
    """A codebook of two types: visits and talks by verbs and nouns, arms by a verb."""
    folder = tmp_path_factory.mktemp("codebook")
    for name, head, entries in (("consult", CONSULT, OF_CONSULT), ("aid", AID, OF_AID)):
        (folder / f"{name}.toml").write_text(head + "\n".join(map(ENTRY.format, entries)))
    return load_codebook(folder)


def states(sentence: Sentence) -> dict[int, Mention]:
    """The states that a sentence names, by the index of the word."""
    found = {}
    for token in sentence.tokens:
        if country := COUNTRIES.get(token.text):
            span, id = sentence.span_of(token, token), f"state/{country}"
            mention = Mention(MentionKind.ACTOR, span, token.text, sentence.index, token.index, id, token.text, country)
            found[token.index] = replace(mention, basis="named")
    return found


def triggers(rows: str, seen: Mapping[str, tuple[Row, Row]], codebook: Codebook) -> list[Trigger]:
    """The triggers of a sentence with acts and modes told at these words."""
    sentence = tree(rows)
    count, mentions = len(sentence.tokens), states(sentence)
    told = {
        word(sentence, text).index: word_told(count, acts=acts, modes=modes) for text, (acts, modes) in seen.items()
    }
    return voted(find_triggers(sentence, mentions, codebook), telling(sentence, told), mentions, codebook)


def told(found: list[Trigger]) -> list[str]:
    """The words of triggers with their types and modes; those that the heads put there in brackets."""
    names = [f"{trigger.token.text} {trigger.entry.type.value}/{trigger.entry.mode}" for trigger in found]
    return [f"({n})" if t.entry.id.startswith(PREFIX) else n for n, t in zip(names, found, strict=True)]


@pytest.mark.parametrize("rows", [SENTENCE, PAID])
def test_nothing_changes_where_nothing_is_told(rows: str, codebook: Codebook) -> None:
    found = find_triggers(tree(rows), {}, codebook)
    assert len(found) == 1
    assert voted(found, tree(rows), {}, codebook) == found
    (kept,) = voted(found, telling(tree(rows), {}), {}, codebook)
    assert kept == replace(found[0], reasons=("act: by the codebook, not seen by the heads",))


@pytest.mark.parametrize(
    ("text", "acts", "reasons"),
    [
        ("visited", {"CONSULT": 0.9}, ()),
        ("visited", {"CONSULT": 0.1}, ("act: by the codebook, not seen by the heads",)),
        ("visited", {"AID": 0.6, "CONSULT": 0.3}, ("type: CONSULT by the codebook, AID by the heads",)),
        # "Visited" is in the codebook, for other acts than aid; "exchanges" is not.
        ("visited", {"AID": 0.9}, ("act: seen by the heads, by a word of other acts in the codebook",)),
        ("exchanges", {"CONSULT": 0.9}, ("act: seen by the heads, in no entry of the codebook",)),
    ],
)
def test_what_codebook_and_heads_say_differently_is_told(
    text: str, acts: Row, reasons: tuple[str, ...], codebook: Codebook
) -> None:
    found = triggers(SENTENCE, {text: (acts, {"CONSULT/talk": 0.5})}, codebook)
    assert next(trigger.reasons for trigger in found if trigger.token.text == text) == reasons


@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        ({}, "visited CONSULT/visit"),
        ({"CONSULT": 0.9}, "visited CONSULT/visit"),
        # Nobody asks the heads whether it is an act: only its type is theirs to turn.
        ({"CONSULT": 0.01, "AID": 0.01}, "visited CONSULT/visit"),
        ({"AID": 0.7}, "visited CONSULT/visit"),
        ({"AID": 0.85, "CONSULT": 0.12}, "visited CONSULT/visit"),
        ({"AID": 0.85, "CONSULT": 0.05}, "(visited AID/arms)"),
        ({"AID": 0.8}, "(visited AID/arms)"),
        # Two other types that are together surer are not one type.
        ({"AID": 0.5, "SUPPORT": 0.45}, "visited CONSULT/visit"),
        # A type of which this codebook has no mode is not recorded, so that its own stands.
        ({"ASSAULT": 0.95}, "visited CONSULT/visit"),
    ],
)
def test_the_codebooks_trigger_gives_way_when_the_heads_insist(acts: Row, expected: str, codebook: Codebook) -> None:
    assert told(triggers(SENTENCE, {"visited": (acts, {})}, codebook)) == [expected]


@pytest.mark.parametrize(
    ("text", "acts", "expected"),
    [
        ("exchanges", {"CONSULT": 0.9}, "(exchanges CONSULT/talk)"),
        ("exchanges", {"CONSULT": 0.86}, "(exchanges CONSULT/talk)"),
        ("exchanges", {"CONSULT": 0.84}, ""),
        # An act of whatever type, told as one of the likeliest.
        ("exchanges", {"CONSULT": 0.5, "ASSAULT": 0.4}, "(exchanges CONSULT/talk)"),
        ("exchanges", {"CONSULT": 0.4, "ASSAULT": 0.5}, ""),
        # Arms are declared, but no noun tells them.
        ("exchanges", {"AID": 0.9}, ""),
        # Adjectives tell nothing in this codebook, prepositions and signs in none.
        ("warm", {"CONSULT": 0.9}, ""),
        ("at", {"CONSULT": 0.9}, ""),
        (".", {"CONSULT": 0.9}, ""),
        # Inside a name, at its end, and where an actor stands.
        ("Summit", {"CONSULT": 0.9}, ""),
        ("Palace", {"CONSULT": 0.9}, ""),
        ("Chile", {"CONSULT": 0.9}, ""),
    ],
)
def test_the_heads_add_what_they_see(text: str, acts: Row, expected: str, codebook: Codebook) -> None:
    found = triggers(SENTENCE, {text: (acts, {"CONSULT/talk": 0.5})}, codebook)
    assert told(found) == ["visited CONSULT/visit", *filter(None, [expected])]


@pytest.mark.parametrize(
    ("name", "is_actor", "count"), [("", False, 1), ("", True, 0), ("B-ORG", False, 0), ("I-PER", True, 0)]
)
def test_a_proper_noun_may_tell_an_act_where_it_names_nobody(
    name: str, is_actor: bool, count: int, *, codebook: Codebook
) -> None:
    sentence = telling(tree(f"Talks = PROPN NNP 0 root {name}"), {0: word_told(1, acts={"CONSULT": 0.9})})
    mentions = {0: states(tree("Norway = PROPN NNP 0 root"))[0]} if is_actor else {}
    assert len(voted([], sentence, mentions, codebook)) == count


@pytest.mark.parametrize(
    ("modes", "mode"),
    [
        ({"CONSULT/talk": 0.6, "CONSULT/visit": 0.4}, "talk"),
        ({"CONSULT/visit": 0.6, "CONSULT/talk": 0.4}, "visit"),
        # What the codebook does not declare gives way to the next.
        ({"CONSULT/other": 0.9, "CONSULT/visit": 0.1}, "visit"),
        ({"ASSAULT/raid": 0.9, "CONSULT/visit": 0.1}, "visit"),
    ],
)
def test_the_mode_is_the_likeliest_that_is_declared(modes: Row, mode: str, codebook: Codebook) -> None:
    _, found = triggers(SENTENCE, {"exchanges": ({"CONSULT": 0.9}, modes)}, codebook)
    assert (found.entry.mode, found.entry.id) == (mode, f"heads/consult/{mode}")


@pytest.mark.parametrize(("mode", "cameo", "scale"), [("talk", "040", 1.0), ("visit", "042", 1.9)])
def test_what_the_heads_see_is_told_as_the_codebook_tells_such_acts(
    mode: str, cameo: str, scale: float, codebook: Codebook
) -> None:
    _, found = triggers(SENTENCE, {"exchanges": ({"CONSULT": 0.9}, {f"CONSULT/{mode}": 1.0})}, codebook)
    entry = found.entry
    assert (entry.type, entry.mode, entry.cameo, entry.scale) == (EventType.CONSULT, mode, cameo, scale)
    # No noun tells a visit in this codebook: its roles are those of the nouns that tell talks.
    assert (entry.actor, entry.recipient, entry.is_mutual, entry.needs) == (("between",), ("with",), True, "none")
    assert (entry.kind, entry.trust, found.parts) == ("noun", 0.9, ())


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        ({}, ["paid CONSULT/visit"]),
        ({"paid": {"CONSULT": 0.9}}, ["paid CONSULT/visit"]),
        # "a visit" belongs to "paid a visit": it is told once.
        ({"visit": {"CONSULT": 0.9}}, ["paid CONSULT/visit"]),
        ({"paid": {"AID": 0.9}}, ["(paid AID/arms)"]),
        # What belonged to the codebook's reading does not belong to the heads'.
        ({"paid": {"AID": 0.9}, "visit": {"CONSULT": 0.9}}, ["(paid AID/arms)", "(visit CONSULT/visit)"]),
    ],
)
def test_a_word_is_told_once(seen: Mapping[str, Row], expected: list[str], codebook: Codebook) -> None:
    given = {text: (acts, {"CONSULT/visit": 0.5}) for text, acts in seen.items()}
    assert told(triggers(PAID, given, codebook)) == expected


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        (["Haggling"], ["Haggling", "visited"]),
        (["exchange"], ["visited", "exchange"]),
        (["exchange", "Haggling"], ["Haggling", "visited", "exchange"]),
    ],
)
def test_triggers_stand_in_text_order(seen: list[str], expected: list[str], codebook: Codebook) -> None:
    rows = """
        Haggling haggle NOUN NN 3 nsubj
        Norway = PROPN NNP 3 nsubj
        visited visit VERB VBD 0 root
        an = DET DT 5 det
        exchange = NOUN NN 3 obj
    """
    found = triggers(rows, {text: ({"CONSULT": 0.9}, {}) for text in seen}, codebook)
    assert [trigger.token.text for trigger in found] == expected


@pytest.mark.parametrize(
    ("type", "name", "expected"),
    [
        (EventType.CONSULT, "visit", ("042", 1.9)),
        (EventType.CONSULT, "talk", ("040", 1.0)),
        (EventType.AID, "arms", ("", 3.0)),
        (EventType.AID, "visit", None),
        (EventType.CONSULT, "other", None),
        (EventType.CONSULT, "", None),
        (EventType.ASSAULT, "raid", None),
    ],
)
def test_modes_of_a_codebook(
    type: EventType, name: str, expected: tuple[str, float] | None, codebook: Codebook
) -> None:
    mode = codebook.mode(type, name)
    assert (mode and (mode.type, mode.name, mode.cameo, mode.scale)) == (expected and (type, name, *expected))


@pytest.mark.parametrize(
    ("type", "mode", "kind", "lemma"),
    [
        (EventType.CONSULT, "visit", "verb", "visit"),
        # Two of three have these roles, though they are not the first.
        (EventType.CONSULT, "talk", "noun", "talk"),
        # No such word tells this mode: the usual one of the type. Nor of this type: nothing.
        (EventType.CONSULT, "visit", "noun", "talk"),
        (EventType.CONSULT, "talk", "verb", "visit"),
        (EventType.CONSULT, "other", "noun", "talk"),
        (EventType.CONSULT, "talk", "adjective", None),
        (EventType.AID, "arms", "noun", None),
        (EventType.ASSAULT, "raid", "verb", None),
    ],
)
def test_entries_that_stand_for_others(
    type: EventType, mode: str, kind: str, lemma: str | None, *, codebook: Codebook
) -> None:
    found = codebook.like(type, mode, kind)
    assert (found and found.lemma) == lemma


def test_a_codebook_that_declares_nothing_has_no_triggers_of_the_heads() -> None:
    empty = Codebook((), "empty")
    assert empty.mode(EventType.AID, "arms") is empty.like(EventType.AID, "arms", "verb") is None
    assert triggers(SENTENCE, {"visited": ({"CONSULT": 1.0}, {"CONSULT/visit": 1.0})}, empty) == []


@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        ({}, []),
        ({"CONSULT": 0.9}, [("heads/consult/visit", "NOR", "CHL")]),
        ({"AID": 0.9}, [("heads/aid/arms", "NOR", "CHL")]),
    ],
)
def test_an_act_of_the_heads_has_those_of_its_clause(
    acts: Row, expected: list[tuple[str, str, str]], codebook: Codebook
) -> None:
    sentence = tree(SENTENCE.replace("visited visit", "toured tour"))
    seen = telling(sentence, {1: word_told(len(sentence.tokens), acts=acts, modes={"CONSULT/visit": 0.5})})
    found = find_acts([seen], [*states(sentence).values()], codebook, told=[])
    assert [(act.entry, countries(act.actors), countries(act.recipients)) for act in found] == expected
    assert [act.score for act in found] == pytest.approx([*acts.values()], abs=1e-3)
