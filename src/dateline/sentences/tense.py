"""The tense of a clause: where its act stands against the time of writing; it also tells which Wednesday is meant."""

from dataclasses import dataclass
from enum import Enum

from dateline.sentences.predicates import stand_of
from dateline.sentences.sentence import Sentence, Token


class Tense(Enum):
    """Where the event stands against the time of writing."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


_AHEAD = frozenset({"will", "shall", "'ll", "’ll", "wo", "ll"})


@dataclass(frozen=True, slots=True)
class Form:
    """How a verb stands in its clause. `modal` is the modal's lemma; nonfinite forms have neither past nor present."""

    tense: Tense | None
    modal: str = ""
    is_progressive: bool = False
    is_perfect: bool = False
    is_infinitive: bool = False


def verb_form(sentence: Sentence, verb: Token) -> Form:
    """The form of one verb from its own tag and its auxiliaries."""
    helpers = sentence.children(verb, "aux", "aux:pass", "cop")
    modal = next((h.text.lower() for h in helpers if h.tag == "MD"), "")
    lemmas = {h.lemma for h in helpers}
    finite = next((h for h in helpers if h.tag in ("VBD", "VBZ", "VBP")), None)
    is_infinitive = any(m.lemma == "to" for m in sentence.children(verb, "mark"))
    is_perfect = "have" in lemmas and verb.tag in ("VBN", "VBD")
    is_progressive = verb.tag == "VBG" and "be" in lemmas
    if modal:
        return Form(Tense.FUTURE if modal in _AHEAD else None, modal, is_progressive, is_perfect)
    if is_infinitive and finite is not None and finite.lemma == "be":
        return Form(Tense.FUTURE)  # "is to leave"
    if is_infinitive:
        return Form(None, "", is_progressive, is_perfect, is_infinitive=True)
    if finite is not None:
        past = finite.tag == "VBD" or is_perfect
        return Form(Tense.PAST if past else Tense.PRESENT, "", is_progressive, is_perfect)
    own = {"VBD": Tense.PAST, "VBZ": Tense.PRESENT, "VBP": Tense.PRESENT}.get(verb.tag)
    return Form(own, "", is_progressive, is_perfect)


def tense_of(sentence: Sentence, token: Token) -> Tense:
    """The tense of the act that `token` tells, by its own form or by the clause it depends on."""
    ahead = False
    for word in (token, *sentence.ancestors(token)):
        if word.pos not in ("VERB", "AUX") and not sentence.children(word, "cop"):
            stand = stand_of(word.lemma, word.pos) if word is not token else None
            ahead = ahead or bool(stand and stand.looks_ahead)
            continue
        form = verb_form(sentence, word)
        if form.tense is not None:
            return Tense.FUTURE if ahead and form.tense is not Tense.FUTURE else form.tense
        if form.modal:
            return Tense.FUTURE if not form.is_perfect else Tense.PAST
        if form.is_perfect or (word.tag == "VBN" and word.relation in ("acl", "amod")):
            return Tense.PAST  # "having left", "to have left"
        governor = sentence.head(word)
        stand = stand_of(governor.lemma, governor.pos) if governor is not None else None
        relation = word.relation.partition(":")[0]
        # "managed to leave" is as past as "managed"; a purpose or a plan lies ahead, what is told beside it does not.
        is_free = form.is_infinitive and relation in ("advcl", "acl", "root", "csubj")
        ahead = ahead or is_free or (bool(stand and stand.looks_ahead) and relation != "advcl")
    return Tense.FUTURE if ahead else Tense.PRESENT if token.pos == "VERB" else Tense.PAST
