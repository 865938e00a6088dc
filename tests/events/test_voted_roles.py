"""How the heads' links vote on who, whom and when; and who stands for the side that nothing tells."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from made_acts import act
from reports import countries
from sentences.test_told import telling, word_told
from sentences.trees import tree, word
from test_heads import states

from dateline.articles.span import Span
from dateline.events.codebook import Condition, Entry
from dateline.events.counterparts import COUNTERPART_TRUST, complete_sides
from dateline.events.dating import find_when
from dateline.events.event import Act, EventType, Where
from dateline.events.retelling import INHERITED
from dateline.events.roles import RoleFinder, Roles
from dateline.events.triggers import Trigger
from dateline.mentions.mention import Interval, Mention
from dateline.mentions.time_mentions import ReadTime, read_times
from dateline.sentences.sentence import Sentence

Links = Mapping[str, Mapping[str, float]]
SENTENCE = """
    Norway = PROPN NNP 2 nsubj
    said say VERB VBD 0 root
    Chile = PROPN NNP 8 nsubj
    , = PUNCT , 6 punct
    Peru = PROPN NNP 6 nsubj
    praised praise VERB VBD 3 acl:relcl
    , = PUNCT , 6 punct
    attacked attack VERB VBD 2 ccomp
    Mali = PROPN NNP 8 obj
    as = SCONJ IN 12 mark
    Kenya = PROPN NNP 12 nsubj
    slept sleep VERB VBD 8 advcl
"""
OPEN = """
    Norway = PROPN NNP 2 nsubj
    praised praise VERB VBD 0 root
    sailors sailor NOUN NNS 2 obj
    attacked attack VERB VBN 3 acl
    off = ADP IN 6 case
    Chile = PROPN NNP 4 obl
    and = CCONJ CC 8 cc
    Peru = PROPN NNP 6 conj
    where = ADV WRB 11 advmod
    Mali = PROPN NNP 11 nsubj
    waited wait VERB VBD 6 acl:relcl
"""


def entry(**changes: object) -> Entry:
    """An attack told by a verb: its subject attacks its object."""
    made = Entry(
        id="e", where="", type=EventType.ASSAULT, mode="attack", cameo="", scale=0.0, kind="verb", lemma="attack",
        wanted=Condition(), unless=Condition(), clause=None, actor=("subject",), recipient=("object",),
        is_mutual=False, needs="either", trust=0.8, yes="", no="",
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def linked(rows: str, trigger: str, links: Links) -> Sentence:
    """A sentence in which the heads link a trigger to words; with no links at all they do not see it."""
    sentence = tree(rows)
    at = {word(sentence, text).index: row for text, row in links.items()}
    seen = word_told(len(sentence.tokens), acts={"ASSAULT": 0.5}, links=at)
    return telling(sentence, {word(sentence, trigger).index: seen} if links else {})


def roles(rows: str, links: Links, **changes: object) -> Roles:
    """Who attacks whom in a sentence."""
    sentence = linked(rows, "attacked", links)
    trigger = Trigger(entry(**changes), word(sentence, "attacked"), ())
    return RoleFinder(sentence, states(sentence)).find(trigger)


def sides(found: Roles) -> str:
    return " > ".join("+".join(m.country or "?" for m in side) for side in (found.actors, found.recipients))


@pytest.mark.parametrize(
    "links",
    [
        {},
        {"Chile": {"who": 0.9}, "Mali": {"whom": 0.9}},
        {"Norway": {"who": 0.95, "whom": 0.95}},
        {"Chile": {"whom": 0.95}},
        {"Mali": {"who": 0.95}},
        {"slept": {"who": 0.9}},
    ],
)
def test_whom_the_grammar_names_the_heads_leave(links: Links) -> None:
    assert sides(roles(SENTENCE, links)) == "CHL > MLI"


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ({}, " > "),
        ({"Chile": {"who": 0.45}}, " > "),
        ({"Chile": {"who": 0.5}}, "CHL > "),
        ({"Norway": {"who": 0.5}, "Peru": {"whom": 0.5}}, "NOR > PER"),
        ({"Peru": {"whom": 0.6}, "Chile": {"whom": 0.5}}, " > CHL+PER"),
        # Nobody in a clause of its own.
        ({"Mali": {"who": 0.95}}, " > "),
        # Nobody at both sides; what is linked otherwise, and a word that names nobody.
        ({"Chile": {"who": 0.75, "whom": 0.75}}, "CHL > "),
        ({"Norway": {"when": 0.9, "source": 0.9}}, " > "),
        ({"sailors": {"who": 0.9}}, " > "),
    ],
)
def test_the_grammar_names_nobody(links: Links, expected: str) -> None:
    assert sides(roles(OPEN, links)) == expected


@pytest.mark.parametrize("links", [{}, {"Norway": {"who": 0.9}}, {"Norway": {"whom": 0.9}}])
def test_another_word_than_the_trigger_has_no_vote(links: Links) -> None:
    sentence = linked(SENTENCE, "said", links)
    found = RoleFinder(sentence, states(sentence)).find(Trigger(entry(), word(sentence, "attacked"), ()))
    assert sides(found) == "CHL > MLI"


@pytest.mark.parametrize(
    ("links", "reasons"),
    [
        ({}, ()),
        ({"Norway": {"who": 0.9}}, ("actor: seen by the heads",)),
        ({"Chile": {"whom": 0.9}}, ("recipient: seen by the heads",)),
        ({"Mali": {"whom": 0.9}}, ()),
    ],
)
def test_it_is_told_who_the_heads_have_seen(links: Links, reasons: tuple[str, ...]) -> None:
    assert roles(OPEN, links).reasons == reasons


def test_who_wants_nobody_on_a_side_gets_nobody() -> None:
    assert sides(roles(OPEN, {"Norway": {"who": 0.9}, "Chile": {"whom": 0.9}}, recipient=("none",))) == "NOR > "


def test_an_object_that_makes_the_act_is_on_no_side() -> None:
    attacked = {"wanted": replace(Condition(), object=frozenset({"*"})), "recipient": ("against",)}
    assert sides(roles(SENTENCE, {"Mali": {"whom": 0.9}}, **attacked)) == "CHL > "


def test_in_a_mutual_act_all_are_actors() -> None:
    assert sides(roles(OPEN, {"Norway": {"who": 0.9}, "Chile": {"whom": 0.9}}, is_mutual=True)) == "NOR+CHL > "


@pytest.mark.parametrize(("links", "is_met"), [({}, False), ({"Chile": {"who": 0.5}}, True)])
def test_a_role_that_the_heads_find_meets_the_need_for_one(links: Links, is_met: bool) -> None:
    assert roles(OPEN, links, needs="actor").is_met is is_met


@pytest.mark.parametrize(("type", "expected"), [("ASSAULT", "NOR > "), ("ACCUSE", " > ")])
def test_who_investigates_or_condemns_an_act_did_not_do_it(type: str, expected: str) -> None:
    sentence = linked(OPEN, "attacked", {"Norway": {"who": 0.9}})
    assert sentence.told is not None
    above = {word(sentence, "praised").index: word_told(len(sentence.tokens), acts={type: 0.9})}
    sentence = telling(sentence, {**sentence.told.words, **above})
    found = RoleFinder(sentence, states(sentence)).find(Trigger(entry(), word(sentence, "attacked"), ()))
    assert sides(found) == expected


VISITED = """
    Norway = PROPN NNP 2 nsubj
    visited visit VERB VBD 0 root
    Chile = PROPN NNP 2 obj
    on = ADP IN 5 case
    Monday = PROPN NNP 2 obl
    after = ADP IN 7 case
    talks talk NOUN NNS 2 obl
    in = ADP IN 9 case
    April = PROPN NNP 7 nmod
"""
RELEASED = """
    Norway = PROPN NNP 2 nsubj
    released release VERB VBD 0 root
    sailors sailor NOUN NNS 2 obj
    seized seize VERB VBN 3 acl
    last = ADJ JJ 6 amod
    Monday = PROPN NNP 4 obl:tmod
    for = ADP IN 9 case
    two = NUM CD 9 nummod
    days day NOUN NNS 4 obl
    at = ADP IN 11 case
    noon = NOUN NN 4 obl
"""
MONDAY, APRIL = "2024-05-13", "2024-04"


def times(sentence: Sentence) -> list[ReadTime]:
    """The times of a sentence in a report of a Wednesday in May."""
    return read_times([sentence], Interval("2024-05-15", "2024-05-15"))


def test_a_date_of_the_clause_stands() -> None:
    sentence = linked(VISITED, "visited", {"April": {"when": 0.95}})
    when = find_when(word(sentence, "visited"), sentence, times(sentence))
    assert when is not None
    assert (when.start, when.end, when.basis) == (MONDAY, MONDAY, "text")


def test_the_heads_date_no_noun() -> None:
    sentence = linked(RELEASED, "sailors", {"Monday": {"when": 0.95}})
    assert find_when(word(sentence, "sailors"), sentence, times(sentence)) is None


@pytest.mark.parametrize(
    ("links", "start"),
    [
        ({}, None),
        ({"Monday": {"when": 0.45}}, None),
        ({"Monday": {"when": 0.5}}, MONDAY),
        ({"last": {"when": 0.5}}, MONDAY),
        # An hour or a length of time dates nothing, however sure the heads are.
        ({"noon": {"when": 0.95}}, None),
        ({"days": {"when": 0.95}}, None),
        ({"days": {"when": 0.95}, "Monday": {"when": 0.6}}, MONDAY),
    ],
)
def test_a_date_that_the_clause_does_not_tell(links: Links, start: str | None) -> None:
    sentence = linked(RELEASED, "released", links)
    when = find_when(word(sentence, "released"), sentence, times(sentence))
    assert (when and when.start) == start


@pytest.mark.parametrize(("trigger", "seen", "start"), [("talks", "visited", APRIL), ("visited", "talks", MONDAY)])
def test_links_date_their_own_act_alone(trigger: str, seen: str, start: str) -> None:
    other = {"Monday": {"when": 0.9}} if trigger == "talks" else {"April": {"when": 0.9}}
    sentence = linked(VISITED, seen, other)
    when = find_when(word(sentence, trigger), sentence, times(sentence))
    assert when is not None and when.start == start


def test_without_times_there_is_no_date() -> None:
    sentence = linked(VISITED, "visited", {"Monday": {"when": 0.9}})
    assert find_when(word(sentence, "visited"), sentence, []) is None


SETTING = states(tree("Norway = PROPN NNP 0 root"))[0]


def completed(acts: list[Act], setting: Mention | None = SETTING) -> list[Act]:
    """Acts of a report in whose sentences nobody else is named."""
    sentences = [tree("went go VERB VBD 0 root", index=index) for index in range(len(acts))]
    return complete_sides(acts, sentences, [], setting=setting)


def made(type: str, who: str, whom: str) -> Act:
    """An act of a type between states."""
    who, whom = (" ".join(f"state/{country}" for country in side.split()) for side in (who, whom))
    return replace(act(0, who=who, whom=whom), type=EventType(type))


AT_HOME = [
    ("CONSULT", "", "", "NOR", ""),
    ("CONSULT", "", "CHL", "NOR", "CHL"),
    ("ACCUSE", "CHL", "", "CHL", "NOR"),
    ("ACCUSE", "", "CHL", "NOR", "CHL"),
    ("SUPPORT", "CHL", "", "CHL", "NOR"),
    ("CONCEDE", "CHL", "", "CHL", "NOR"),
    ("MOBILIZE", "CHL", "", "CHL", "NOR"),
    ("ASSAULT", "CHL", "", "CHL", "NOR"),
]
AS_TOLD = [
    ("AGREE", "CHL", "", "CHL", ""),
    ("COOPERATE", "CHL", "", "CHL", ""),
    ("AID", "CHL", "", "CHL", ""),
    ("RETREAT", "CHL", "", "CHL", ""),
    ("CONSULT", "CHL", "", "CHL", ""),
    ("ACCUSE", "CHL", "PER", "CHL", "PER"),
    ("ASSAULT", "CHL PER", "MLI", "CHL+PER", "MLI"),
]


@pytest.mark.parametrize(("reasons", "expected"), [((), "PER"), ((INHERITED,), "")])
def test_whom_others_aim_at_is_taken_over_only_for_doers_whom_the_act_itself_tells(
    reasons: tuple[str, ...], expected: str
) -> None:
    raids = [act(0, who="state/CHL", whom="state/PER", mode="raid"), act(1, who="state/CHL", mode="attack")]
    raids[1] = replace(raids[1], reasons=reasons)
    assert countries(completed(raids, None)[1].recipients) == expected


def test_who_is_not_told_is_somebody_in_the_state_not_the_city_that_names_it() -> None:
    (found,) = completed([made("CONSULT", "", "CHL")], replace(SETTING, text="Tromsø", id="place/tromso"))
    assert [(role.name, role.id, role.text) for role in found.actors] == [("somebody in Norway", "", "Tromsø")]


@pytest.mark.parametrize(("type", "who", "whom", "actors", "recipients"), [*AT_HOME, *AS_TOLD])
def test_the_side_that_nothing_tells_is_of_the_state_of_the_report(
    type: str, who: str, whom: str, *, actors: str, recipients: str
) -> None:
    (found,) = completed([made(type, who, whom)])
    assert (countries(found.actors), countries(found.recipients)) == (actors, recipients)


@pytest.mark.parametrize(("type", "who", "whom", "_actors", "_recipients"), [*AT_HOME, *AS_TOLD])
def test_a_report_about_no_one_state_leaves_it_open(
    type: str, who: str, whom: str, *, _actors: str, _recipients: str
) -> None:
    told = [made(type, who, whom)]
    assert completed(told, None) == told


@pytest.mark.parametrize(
    ("type", "who", "whom", "reasons"),
    [
        ("ACCUSE", "CHL", "PER", []),
        ("ACCUSE", "CHL", "", ["recipient: of the state the report is about"]),
        ("CONSULT", "", "", ["actor: of the state the report is about"]),
        ("SUPPORT", "", "CHL", ["actor: of the state the report is about"]),
    ],
)
def test_what_is_filled_in_costs_trust_and_leads_to_the_act(type: str, who: str, whom: str, reasons: list[str]) -> None:
    (found,) = completed([made(type, who, whom)])
    assert (list(found.reasons), found.score) == (reasons, round(0.8 * COUNTERPART_TRUST ** len(reasons), 3))
    filled = [role for role in (*found.actors, *found.recipients) if role.country == "NOR"]
    assert [(role.span, role.through[0]) for role in filled] == [(SETTING.span, found.trigger)] * len(reasons)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        # Whom they aim all else of this kind at, and where an attack took place, tell more than the report's state.
        ({"whom": "state/PER"}, "PER"),
        ({"whom": ""}, "NOR"),
    ],
)
def test_what_another_act_tells_comes_first(other: dict[str, str], expected: str) -> None:
    told = [act(at, who="state/CHL", mode="raid", **(other if at else {})) for at in (0, 1)]
    assert countries(completed(told)[0].recipients) == expected


@pytest.mark.parametrize(("country", "expected"), [("PER", "PER"), ("CHL", "NOR"), (None, "NOR")])
def test_where_an_attack_took_place_comes_first(country: str | None, expected: str) -> None:
    place = Where(Span("a", 500, 504), "Lima", "place/lima", "Lima", country)
    (found,) = completed([replace(act(0, who="state/CHL", mode="raid"), where=place)])
    assert countries(found.recipients) == expected
