"""Which way a time expression looks, back or ahead, by the words it hangs on: it tells which Wednesday is meant."""

from dateline.mentions.timex import Bound, TimeExpression
from dateline.sentences.sentence import Sentence, Token, relation_in
from dateline.sentences.tense import Tense, tense_of

_PRESENT = ("VBZ", "VBP")
_PLANNED = frozenset({"schedule", "plan", "slate"})
_OF_PUTTING_OFF = "give allow postpone delay adjourn extend put move reschedule defer push"
_PUT_OFF = frozenset(_OF_PUTTING_OFF.split())
_PAYABLE = frozenset({"payable", "repayable", "redeemable"})
_FORESEEING = frozenset({"forecast", "predict", "project", "expect", "estimate", "foresee"})
_AHEAD = frozenset({"set", "due", "schedule", "scheduled", "expect", "expected", "slate", "suppose", "plan"})
_NEAR = 4  # words from "since" to the time it governs


def direction_of(sentence: Sentence, expression: TimeExpression) -> Tense:
    """The tense that picks the turn of a time: of the participle, the infinitive or the clause that governs it."""
    word = sentence.tokens[expression.token]
    governor = _governor(sentence, word)
    told = _told_beside(sentence, expression, word)
    if told is None and governor is not None:
        told = _told_by_verb(sentence, expression, governor)
    return tense_of(sentence, word) if told is None else told


def _told_beside(sentence: Sentence, expression: TimeExpression, word: Token) -> Tense | None:
    """What the preposition, the adjective or the copula of a time tells."""
    before = sentence.tokens[max(0, expression.first - _NEAR) : expression.first]
    if expression.is_of_year and expression.bound is Bound.UNTIL:
        return Tense.FUTURE  # a limit lies ahead: "by June"
    if expression.is_of_year and any(other.lemma == "since" for other in before):
        return Tense.PAST  # "since shortly after the June 3 vote"
    if expression.is_weekday and expression.text.lower().startswith("this ") and not _is_of_past_verb(sentence, word):
        return Tense.FUTURE  # "the vote this Friday"
    if expression.is_weekday and any(copula.tag in _PRESENT for copula in sentence.children(word, "cop")):
        return Tense.FUTURE  # "the vote is Thursday"
    is_payable = bool(before) and before[-1].lemma in _PAYABLE
    return Tense.FUTURE if is_payable or _is_due(sentence, word) else None


def _told_by_verb(sentence: Sentence, expression: TimeExpression, verb: Token) -> Tense | None:
    """What the verb above a time tells, by what it means or by where it stands; None leaves it to the tense."""
    if _is_put_off(sentence, expression, verb):
        return Tense.FUTURE
    if _is_bare_participle(sentence, verb):
        # "the plan announced Friday will ...", "the vote scheduled for Friday"
        return Tense.FUTURE if verb.lemma in _PLANNED else Tense.PAST
    if expression.is_quarter and verb.lemma in _FORESEEING:
        return Tense.PRESENT  # "forecast second-quarter sales": the nearest
    if _is_planned(sentence, verb):
        return Tense.FUTURE
    plan = _plan_above(sentence, verb)
    if plan is not None:
        return Tense.PAST if _is_overtaken(sentence, plan) else Tense.FUTURE
    if _was_to_come(sentence, verb):
        return Tense.PAST
    is_turn = expression.is_weekday or expression.is_of_year
    word = sentence.tokens[expression.token]
    return Tense.FUTURE if is_turn and _is_told_in_present(sentence, word, verb) else None  # "they meet Monday"


def _is_of_past_verb(sentence: Sentence, word: Token) -> bool:
    head = sentence.head(word)
    is_told = head is not None and head.tag in ("VBD", "VBN")
    return is_told or "past" in (child.lemma for child in sentence.children(word))


def _is_due(sentence: Sentence, word: Token) -> bool:
    """ "a report due Friday", but not "was due Friday"."""
    head = sentence.head(word)
    if head is None or head.lemma not in ("due", "set", "scheduled") or head.pos != "ADJ":
        return False
    return not any(helper.tag == "VBD" for helper in sentence.children(head, "aux", "cop"))


def _is_put_off(sentence: Sentence, expression: TimeExpression, verb: Token) -> bool:
    """ "postponed the talks until Friday", "moved the vote to June 20"."""
    before = sentence.tokens[expression.first - 1].text.lower() if expression.first else ""
    return verb.lemma in _PUT_OFF and before in ("until", "till", "to")


def _is_told_in_present(sentence: Sentence, word: Token, verb: Token) -> bool:
    is_present = verb.tag in _PRESENT and not sentence.children(verb, "aux")
    return is_present and sentence.head(word) == verb and relation_in(word.relation, ("obl",))


def _governor(sentence: Sentence, word: Token) -> Token | None:
    """The verb above a time, past the nouns between."""
    return next((above for above in sentence.ancestors(word) if above.pos == "VERB"), None)


def _is_bare_participle(sentence: Sentence, verb: Token) -> bool:
    is_reduced = relation_in(verb.relation, ("acl", "advcl", "amod", "dep", "parataxis"))
    return verb.tag in ("VBN", "VBD") and is_reduced and not sentence.children(verb, "aux", "nsubj", "mark")


def _is_planned(sentence: Sentence, verb: Token) -> bool:
    """ "has scheduled a vote Thursday", "are expected Sunday", but not "had scheduled", "were expected"."""
    helpers = sentence.children(verb, "aux", "aux:pass")
    is_told_then = verb.tag == "VBD" or any(helper.tag == "VBD" for helper in helpers)
    is_coming = verb.lemma in ("expect", "due") and verb.tag == "VBN" and bool(sentence.children(verb, "aux:pass"))
    is_plan = verb.lemma in _PLANNED and bool(sentence.children(verb, "obj", "aux:pass"))
    return (is_plan or is_coming) and not is_told_then


def _plan_above(sentence: Sentence, verb: Token) -> Token | None:
    """The "set" of "set to resume Monday"."""
    above = sentence.head(verb)
    is_infinitive = any(mark.lemma == "to" for mark in sentence.children(verb, "mark"))
    return above if is_infinitive and above is not None and above.lemma in _AHEAD else None


def _was_to_come(sentence: Sentence, verb: Token) -> bool:
    """ "was to meet Monday": told when it is over, or not to come any more."""
    is_infinitive = any(mark.lemma == "to" for mark in sentence.children(verb, "mark"))
    return is_infinitive and any(
        helper.text.lower() in ("was", "were") for helper in sentence.children(verb, "aux", "cop")
    )


def _is_overtaken(sentence: Sentence, plan: Token) -> bool:
    """Whether a plan is told from behind: "had been due to expire Friday"."""
    return any(helper.text.lower() == "had" for helper in sentence.children(plan, "aux", "cop"))
