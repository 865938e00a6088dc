"""The logical grammar of clauses: who does what to whom, whatever the construction."""

import pytest
from sentences.trees import texts, tree, word

from dateline.sentences.clause import Grammar

CLAUSES = {
    "active": """
        Norway = PROPN NNP 2 nsubj
        praised praise VERB VBD 0 root
        Finland = PROPN NNP 2 obj
        """,
    "passive": """
        Finland = PROPN NNP 3 nsubj:pass
        was be AUX VBD 3 aux:pass
        praised praise VERB VBN 0 root
        by = ADP IN 5 case
        Norway = PROPN NNP 3 obl:agent
        """,
    "agentless": """
        Finland = PROPN NNP 3 nsubj:pass
        was be AUX VBD 3 aux:pass
        praised praise VERB VBN 0 root
        """,
    "coordinated nouns": """
        Norway = PROPN NNP 4 nsubj
        and = CCONJ CC 3 cc
        Sweden = PROPN NNP 1 conj
        praised praise VERB VBD 0 root
        Finland = PROPN NNP 4 obj
        and = CCONJ CC 7 cc
        Iceland = PROPN NNP 5 conj
        """,
    "coordinated verbs": """
        Police = NOUN NNS 2 nsubj
        praised praise VERB VBD 0 root
        and = CCONJ CC 4 cc
        armed arm VERB VBD 2 conj
        guards guard NOUN NNS 4 obj
        """,
    "coordinated passives": """
        Guards guard NOUN NNS 3 nsubj:pass
        were be AUX VBD 3 aux:pass
        praised praise VERB VBN 0 root
        and = CCONJ CC 5 cc
        armed arm VERB VBN 3 conj
        by = ADP IN 7 case
        Norway = PROPN NNP 5 obl:agent
        """,
    "object control": """
        Norway = PROPN NNP 2 nsubj
        urged urge VERB VBD 0 root
        Finland = PROPN NNP 2 obj
        to = PART TO 5 mark
        praise = VERB VB 2 xcomp
        Sweden = PROPN NNP 5 obj
        """,
    "subject control": """
        Norway = PROPN NNP 2 nsubj
        promised promise VERB VBD 0 root
        Finland = PROPN NNP 2 iobj
        to = PART TO 5 mark
        praise = VERB VB 2 xcomp
        Sweden = PROPN NNP 5 obj
        """,
    "control by a passive": """
        Finland = PROPN NNP 3 nsubj:pass
        was be AUX VBD 3 aux:pass
        urged urge VERB VBN 0 root
        to = PART TO 5 mark
        praise = VERB VB 3 xcomp
        Sweden = PROPN NNP 5 obj
        """,
    "called on": """
        Norway = PROPN NNP 2 nsubj
        called call VERB VBD 0 root
        on = ADP IN 4 case
        Finland = PROPN NNP 2 obl
        to = PART TO 6 mark
        praise = VERB VB 2 xcomp
        Sweden = PROPN NNP 6 obj
        """,
    "control by an owner": """
        Norway = PROPN NNP 3 nmod:poss
        's = PART POS 1 case
        plan = NOUN NN 7 nsubj
        to = PART TO 5 mark
        praise = VERB VB 3 acl
        Sweden = PROPN NNP 5 obj
        failed fail VERB VBD 0 root
        """,
    "control through a noun": """
        Norway = PROPN NNP 2 nsubj
        announced announce VERB VBD 0 root
        plans plan NOUN NNS 2 obj
        to = PART TO 5 mark
        praise = VERB VB 3 acl
        Sweden = PROPN NNP 5 obj
        """,
    "participle": """
        Envoys envoy NOUN NNS 4 nsubj
        praising praise VERB VBG 1 acl
        Norway = PROPN NNP 2 obj
        left leave VERB VBD 0 root
        """,
    "past participle": """
        Envoys envoy NOUN NNS 5 nsubj
        praised praise VERB VBN 1 acl
        by = ADP IN 4 case
        Norway = PROPN NNP 2 obl:agent
        left leave VERB VBD 0 root
        """,
    "participle clause": """
        Norway = PROPN NNP 2 nsubj
        left leave VERB VBD 0 root
        , = PUNCT , 4 punct
        praising praise VERB VBG 2 advcl
        Finland = PROPN NNP 4 obj
        """,
    "relative clause": """
        Envoys envoy NOUN NNS 5 nsubj
        who = PRON WP 3 nsubj
        praised praise VERB VBD 1 acl:relcl
        Norway = PROPN NNP 3 obj
        left leave VERB VBD 0 root
        """,
    "relative object": """
        Envoys envoy NOUN NNS 5 nsubj
        whom = PRON WP 4 obj
        Norway = PROPN NNP 4 nsubj
        praised praise VERB VBD 1 acl:relcl
        left leave VERB VBD 0 root
        """,
    "counted": """
        Thousands thousand NOUN NNS 4 nsubj
        of = ADP IN 3 case
        protesters protester NOUN NNS 1 nmod
        praised praise VERB VBD 0 root
        two = NUM CD 4 obj
        of = ADP IN 8 case
        the = DET DT 8 det
        ministers minister NOUN NNS 5 nmod
        """,
    "not counted": """
        Leaders leader NOUN NNS 4 nsubj
        of = ADP IN 3 case
        protesters protester NOUN NNS 1 nmod
        praised praise VERB VBD 0 root
        Norway = PROPN NNP 4 obj
        """,
    "a clause of its own": """
        Norway = PROPN NNP 2 nsubj
        said say VERB VBD 0 root
        praised praise VERB VBD 2 ccomp
        Finland = PROPN NNP 3 obj
        """,
}


def grammar(clause: str) -> Grammar:
    return Grammar(tree(CLAUSES[clause]))


@pytest.mark.parametrize(
    ("clause", "subjects", "objects"),
    [
        ("active", ["Norway"], ["Finland"]),
        ("passive", ["Norway"], ["Finland"]),
        ("agentless", [], ["Finland"]),
        ("coordinated nouns", ["Norway", "Sweden"], ["Finland", "Iceland"]),
        ("coordinated verbs", ["Police"], ["guards"]),
        ("coordinated passives", [], ["Guards"]),
        ("object control", ["Finland"], ["Sweden"]),
        ("subject control", ["Norway"], ["Sweden"]),
        ("control by a passive", ["Finland"], ["Sweden"]),
        ("called on", ["Finland"], ["Sweden"]),
        ("control by an owner", ["Norway"], ["Sweden"]),
        ("control through a noun", ["Norway"], ["Sweden"]),
        ("participle", ["Envoys"], ["Norway"]),
        ("past participle", ["Norway"], ["Envoys"]),
        ("participle clause", ["Norway"], ["Finland"]),
        ("relative clause", ["Envoys"], ["Norway"]),
        ("relative object", ["Norway"], ["Envoys"]),
        ("counted", ["protesters"], ["ministers"]),
        ("not counted", ["Leaders"], ["Norway"]),
        ("a clause of its own", [], ["Finland"]),
    ],
)
def test_who_praises_whom(clause: str, subjects: list[str], objects: list[str]) -> None:
    read = grammar(clause)
    praise = next(token for token in read.sentence.tokens if token.lemma == "praise")
    assert (texts(read.subjects(praise)), texts(read.objects(praise))) == (subjects, objects)


@pytest.mark.parametrize(
    ("clause", "subjects", "objects"),
    [("coordinated verbs", ["Police"], ["guards"]), ("coordinated passives", ["Norway"], ["Guards"])],
)
def test_the_second_verb_shares_what_the_first_has(clause: str, subjects: list[str], objects: list[str]) -> None:
    read = grammar(clause)
    armed = word(read.sentence, "armed")
    assert (texts(read.subjects(armed)), texts(read.objects(armed))) == (subjects, objects)


@pytest.mark.parametrize(
    ("clause", "verb", "is_passive", "is_agentless"),
    [
        ("active", "praised", False, False),
        ("passive", "praised", True, False),
        ("agentless", "praised", True, True),
        ("coordinated passives", "armed", True, False),
        ("past participle", "praised", True, False),
        ("coordinated verbs", "armed", False, False),
        ("relative clause", "praised", False, False),
    ],
)
def test_passives(clause: str, verb: str, *, is_passive: bool, is_agentless: bool) -> None:
    read = grammar(clause)
    token = word(read.sentence, verb)
    assert (read.is_passive(token), read.is_agentless(token)) == (is_passive, is_agentless)


PHRASES = Grammar(
    tree(
        """
        Norway = PROPN NNP 2 nsubj
        sent send VERB VBD 0 root
        Iceland = PROPN NNP 2 iobj
        military = ADJ JJ 5 amod
        aid = NOUN NN 2 obj
        for = ADP IN 7 case
        flood = NOUN NN 5 nmod
        out = ADP IN 10 case
        of = ADP IN 8 fixed
        pity = NOUN NN 2 obl
        to = ADP IN 12 case
        Finland = PROPN NNP 2 obl
        and = CCONJ CC 14 cc
        Sweden = PROPN NNP 12 conj
        """
    )
)


@pytest.mark.parametrize(
    ("head", "preposition", "nouns"),
    [
        ("sent", "to", ["Finland", "Sweden"]),
        ("sent", "of", ["pity"]),
        ("sent", "for", []),
        ("aid", "for", ["flood"]),
        ("sent", "by", []),
    ],
)
def test_phrases_by_their_preposition(head: str, preposition: str, nouns: list[str]) -> None:
    assert texts(PHRASES.with_preposition(word(PHRASES.sentence, head), preposition)) == nouns


@pytest.mark.parametrize(("noun", "words"), [("pity", ["out", "of"]), ("Finland", ["to"]), ("aid", [])])
def test_the_words_that_introduce_a_noun(noun: str, words: list[str]) -> None:
    assert PHRASES.prepositions(word(PHRASES.sentence, noun)) == words


def test_receivers_owners_and_kinds() -> None:
    read = grammar("control by an owner")
    assert texts(PHRASES.indirect_objects(word(PHRASES.sentence, "sent"))) == ["Iceland"]
    assert texts(PHRASES.premodifiers(word(PHRASES.sentence, "aid"))) == ["military"]
    assert texts(read.possessors(word(read.sentence, "plan"))) == ["Norway"]


def test_an_object_with_a_preposition_is_a_phrase() -> None:
    read = Grammar(tree("Asked ask VERB VBD 0 root\nfor = ADP IN 3 case\nhelp = NOUN NN 1 obj"))
    asked = word(read.sentence, "Asked")
    assert (texts(read.objects(asked)), texts(read.with_preposition(asked, "for"))) == ([], ["help"])


def test_a_preposition_may_introduce_a_clause() -> None:
    read = Grammar(tree("Banned ban VERB VBN 0 root\nfrom = SCONJ IN 3 mark\nflying fly VERB VBG 1 advcl"))
    banned = word(read.sentence, "Banned")
    assert texts(read.introduced_by(banned, "from")) == ["flying"]
    assert read.introduced_by(banned, "to") == []


@pytest.mark.parametrize(("pos", "relation"), [("ADP", "compound:prt"), ("ADV", "advmod")])
def test_particles(pos: str, relation: str) -> None:
    read = Grammar(tree(f"Stepped step VERB VBD 0 root\ndown = {pos} RP 1 {relation}\nlater = ADJ RB 1 advmod"))
    assert read.particles(word(read.sentence, "Stepped")) == {"down"}


@pytest.mark.parametrize(
    ("rows", "verb"),
    [
        ("Norway = PROPN NNP 2 nsubj\nheld hold VERB VBD 0 root\ntalks talk NOUN NNS 2 obj", "held"),
        ("talks talk NOUN NNS 3 nsubj:pass\nwere be AUX VBD 3 aux:pass\nheld hold VERB VBN 0 root", "held"),
        ("held hold VERB VBD 0 root\ndinners dinner NOUN NNS 1 obj\ntalks talk NOUN NNS 2 conj", "held"),
        ("praised praise VERB VBD 0 root\ntalks talk NOUN NNS 1 obj", None),
        ("talks talk NOUN NNS 2 nsubj\nbegan begin VERB VBD 0 root", None),
        ("held hold VERB VBD 0 root\nduring = ADP IN 3 case\ntalks talk NOUN NNS 1 obl", None),
        ("talks talk NOUN NNS 0 root", None),
    ],
)
def test_light_verbs_lend_their_subject(rows: str, verb: str | None) -> None:
    read = Grammar(tree(rows))
    found = read.light_verb(word(read.sentence, "talks"))
    assert (found.text if found else None) == verb


@pytest.mark.parametrize(
    ("rows", "has_clause"),
    [
        ("said say VERB VBD 0 root\nleft leave VERB VBD 1 ccomp", True),
        ("plan = NOUN NN 0 root\nto = PART TO 3 mark\nleave = VERB VB 1 acl", True),
        ("said say VERB VBD 0 root\nwhen = SCONJ WRB 3 mark\nleft leave VERB VBD 1 advcl", False),
        ("said say VERB VBD 0 root\nso = ADV RB 1 advmod", False),
    ],
)
def test_clauses_that_say_what_is_meant(rows: str, *, has_clause: bool) -> None:
    read = Grammar(tree(rows))
    assert read.has_clause(read.sentence.tokens[0]) is has_clause


def test_the_chain_leads_from_the_word_to_the_root() -> None:
    read = grammar("control by an owner")
    assert texts(list(read.chain(word(read.sentence, "Sweden")))) == ["Sweden", "praise", "plan", "failed"]


WENT = "Ana = PROPN NNP 2 nsubj\nflew fly VERB VBD 0 root\n"


@pytest.mark.parametrize(
    ("rows", "verb"),
    [
        (f"{WENT}after = ADP IN 5 case\na = DET DT 5 det\ntalks talk NOUN NNS 2 obl", "flew"),
        (f"{WENT}for = ADP IN 4 case\ntalks talk NOUN NNS 2 obl", "flew"),
        # Known talks need not be hers; those of a reason, an object, or of another noun are not.
        (f"{WENT}after = ADP IN 5 case\nthe = DET DT 5 det\ntalks talk NOUN NNS 2 obl", None),
        (f"{WENT}despite = ADP IN 4 case\ntalks talk NOUN NNS 2 obl", None),
        (f"{WENT}talks talk NOUN NNS 2 obj", None),
        (f"{WENT}home = NOUN NN 2 obj\nfor = ADP IN 5 case\ntalks talk NOUN NNS 3 nmod", None),
        ("talks talk NOUN NNS 0 root", None),
    ],
)
def test_whoever_goes_to_talks_takes_part_in_them(rows: str, verb: str | None) -> None:
    read = Grammar(tree(rows))
    found = read.adjunct_verb(word(read.sentence, "talks"))
    assert (found.text if found else None) == verb


WARNED = """
    Norway = PROPN NNP 2 nsubj
    warned warn VERB VBD 0 root
    Chile = PROPN NNP {head} obj
    not = PART RB 6 advmod
    to = PART TO 6 mark
    leave = VERB VB 2 xcomp
    Peru = PROPN NNP 6 obj
"""


@pytest.mark.parametrize("head", [2, 6])
def test_an_object_before_the_infinitive_is_of_the_verb_before_it(head: int) -> None:
    read = Grammar(tree(WARNED.format(head=head)))
    assert texts(read.objects(word(read.sentence, "warned"))) == ["Chile"]
    assert texts(read.subjects(word(read.sentence, "leave"))) == ["Chile"]
    assert texts(read.objects(word(read.sentence, "leave"))) == ["Peru"]


@pytest.mark.parametrize(
    ("case", "nouns"),
    [
        ("according accord VERB VBG 4 case\nto = ADP IN 2 fixed", []),
        ("prior = ADV RB 4 case\nto = ADP IN 2 fixed", []),
        ("next = ADV RB 4 case\nto = ADP IN 2 fixed", ["Chile"]),
        ("up = ADP RP 4 case\nto = ADP IN 4 case", ["Chile"]),
    ],
)
def test_a_preposition_of_several_words_may_mean_another_thing(case: str, nouns: list[str]) -> None:
    read = Grammar(tree(f"fled flee VERB VBD 0 root\n{case}\nChile = PROPN NNP 1 obl"))
    assert texts(read.with_preposition(word(read.sentence, "fled"), "to")) == nouns
