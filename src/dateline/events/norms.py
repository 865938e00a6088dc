"""What is no act because a rule tells it: "the constitution requires the Senate to agree"."""

from dateline.sentences.sentence import Sentence, Token
from dateline.sentences.tense import Tense, verb_form

_NORMS = frozenset({"constitution", "charter", "law", "statute"})
_RULING = frozenset({"require", "allow", "permit", "oblige", "entitle", "empower", "provide", "stipulate", "call"})
_BY = frozenset({"under", "accord", "according"})
_MODALS = ("would", "shall", "must", "may", "can")


def is_norm(token: Token, sentence: Sentence) -> bool:
    """Whether a word tells what a rule has people do: "under the law she would succeed him", not "a law bans it"."""
    verb = token
    while verb.lemma not in _RULING and _is_content(verb, sentence) and (head := sentence.head(verb)) is not None:
        verb = head
    if not _is_timeless(verb, sentence):
        return False
    rules = [noun for noun in sentence.children(verb, "nsubj", "obl") if noun.lemma in _NORMS]
    return any(
        verb.lemma in _RULING if noun.relation == "nsubj" else verb is token and _is_by(noun, sentence)
        for noun in rules
    )


def _is_content(word: Token, sentence: Sentence) -> bool:
    """Whether a word, or its clause, is what its verb requires or allows."""
    is_purpose = word.relation.startswith("advcl") and verb_form(sentence, word).is_infinitive
    return is_purpose or word.relation in ("xcomp", "ccomp", "obj")


def _is_by(noun: Token, sentence: Sentence) -> bool:
    return any(word.lemma in _BY for word in sentence.children(noun, "case"))


def _is_timeless(verb: Token, sentence: Sentence) -> bool:
    form = verb_form(sentence, verb)
    is_bare = form.tense is Tense.PRESENT and not (form.is_perfect or form.is_progressive)
    return is_bare or form.modal in _MODALS
