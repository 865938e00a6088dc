"""Which way a time expression looks, back or ahead, by the words it hangs on: it tells which Wednesday is meant."""

from dateline.mentions.timex import Bound, TimeExpression
from dateline.sentences.sentence import Sentence, Token, relation_in
from dateline.sentences.tense import Tense, tense_of

_PUT_OFF = frozenset({"postpone", "delay", "adjourn", "extend", "put", "move", "reschedule", "defer", "push"})
_AHEAD = frozenset({"set", "due", "schedule", "scheduled", "expect", "expected", "slate", "suppose", "plan"})


def direction_of(sentence: Sentence, expression: TimeExpression) -> Tense:
    """The tense that picks the turn of a time: of the participle, the infinitive or the clause that governs it."""
    word = sentence.tokens[expression.token]
    governor = _governor(sentence, word)
    if expression.is_of_year and expression.bound is Bound.UNTIL:
        return Tense.FUTURE  # a limit lies ahead: "by June"
    if expression.is_of_year and expression.first and sentence.tokens[expression.first - 1].lemma == "since":
        return Tense.PAST
    if expression.is_weekday and expression.text.lower().startswith("this ") and not _is_of_past_verb(sentence, word):
        return Tense.FUTURE  # "the vote this Friday"
    if _is_due(sentence, word) or _is_put_off(sentence, expression, governor):
        return Tense.FUTURE
    if governor is None:
        return tense_of(sentence, word)
    if _is_bare_participle(sentence, governor):
        return Tense.PAST  # "the plan announced Friday will ..."
    plan = _plan_above(sentence, governor)
    if plan is not None:
        return Tense.PAST if _is_overtaken(sentence, plan) else Tense.FUTURE
    if _was_to_come(sentence, governor):
        return Tense.PAST
    if expression.is_weekday and _is_told_in_present(sentence, word, governor):
        return Tense.FUTURE  # "they meet Monday"
    return tense_of(sentence, word)


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


def _is_put_off(sentence: Sentence, expression: TimeExpression, verb: Token | None) -> bool:
    """ "postponed the talks until Friday", "moved the vote to June 20"."""
    before = sentence.tokens[expression.first - 1].text.lower() if expression.first else ""
    return verb is not None and verb.lemma in _PUT_OFF and before in ("until", "till", "to")


def _is_told_in_present(sentence: Sentence, word: Token, verb: Token) -> bool:
    is_present = verb.tag in ("VBZ", "VBP") and not sentence.children(verb, "aux")
    return is_present and relation_in(word.relation, ("obl",))


def _governor(sentence: Sentence, word: Token) -> Token | None:
    """The verb above a time, past the nouns between."""
    return next((above for above in sentence.ancestors(word) if above.pos == "VERB"), None)


def _is_bare_participle(sentence: Sentence, verb: Token) -> bool:
    is_reduced = relation_in(verb.relation, ("acl", "advcl", "amod", "dep", "parataxis"))
    return verb.tag in ("VBN", "VBD") and is_reduced and not sentence.children(verb, "aux", "nsubj", "mark")


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
