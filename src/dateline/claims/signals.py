"""What the words above an act say of it: negation, modality, tense, conditions, hedges, denials, composed.

The walk goes from the trigger up to the root of its sentence. Every word on the way may say something of what stands
below it. The words themselves stand in `sentences/data/predicates.toml`.
"""

from dataclasses import dataclass, field

from dateline.sentences.clause import LIGHT_VERBS, Grammar
from dateline.sentences.predicates import Stand, stand_of
from dateline.sentences.sentence import Sentence, Token
from dateline.sentences.tense import Form, Tense, verb_form

_NEGATIONS = frozenset({"not", "n't", "never", "no", "neither", "nor", "without", "n’t", "hardly", "nobody", "none"})
_NEGATING = ("advmod", "det", "case", "cc", "aux", "mark")
_CONDITIONS = frozenset({"if", "unless", "whether", "provided", "lest"})
_TIMES = frozenset({"when", "once", "until", "before", "after", "as", "while"})
# Verbs that only say that their subject takes place: "talks will begin", "the meeting took place".
_OCCURRENCE = "be begin start take happen occur continue resume end follow come last proceed go"
_OCCUR = frozenset(_OCCURRENCE.split())
_NOUN_LINKS = ("obj", "nsubj:pass", "nmod", "obl")
# Verbs that ask only by a preposition: "called for a strike", but "called it a strike".
_ASK_BY_PREPOSITION = frozenset({"call", "challenge", "appeal", "press", "push", "look", "direct"})
_ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "last", "latest", "next"})
_REFUSE = frozenset({"reject", "oppose", "refuse", "decline", "dismiss"})
_LISTS = frozenset({"include", "comprise", "contain", "cover", "feature"})
# Prepositions that introduce what a verb or noun is about, not when or where: "called for", "accused of", "plans for".
_ABOUT = frozenset({"for", "of", "on", "to", "about", "against", "over", "from"})


@dataclass
class Signals:
    """What the words above an act say of it."""

    stands: list[tuple[Stand, Token]] = field(default_factory=list)
    negations: list[Token] = field(default_factory=list)
    conditions: list[Token] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    is_purpose: bool = False

    def has(self, *stands: Stand) -> bool:
        """Whether a word of one of these stands is above the act."""
        return any(stand in stands for stand, _ in self.stands)

    @property
    def is_silent(self) -> bool:
        """Whether no word, but for tense and who tells of it, says anything of the act."""
        is_told = any(stand is not Stand.REPORT for stand, _ in self.stands)
        return not (is_told or self.negations or self.conditions or self.modals or self.is_purpose)

    @property
    def modals(self) -> set[str]:
        """The modal verbs of the act's clause and of those above it."""
        return {form.modal for form in self.forms if form.modal}


def read_signals(sentence: Sentence, token: Token) -> Signals:
    """What is said of an act by its own word and by those above it."""
    signals, grammar, word = Signals(), Grammar(sentence), token
    _read_own(sentence, token, signals)
    for head in sentence.ancestors(token):
        _read_speech_beside(sentence, word, signals)
        if word.relation.startswith("conj"):
            _read_shared(sentence, word, head, signals)
        elif not _read_governor(grammar, word, head, signals):
            break
        word = head
    _read_speech_beside(sentence, word, signals)
    return signals


def _read_speech_beside(sentence: Sentence, word: Token, signals: Signals) -> None:
    """ "Talks would go on, he said": the speech verb hangs beside the clause it reports."""
    beside = (c for c in sentence.children(word, "parataxis") if stand_of(c.lemma, c.pos) is Stand.REPORT)
    signals.stands.extend((Stand.REPORT, cue) for cue in beside)


def is_presupposed(sentence: Sentence, token: Token) -> bool:
    """ "the ban", "their invasion": a definite noun takes the act for granted, whoever is speaking."""
    if token.pos == "VERB":
        return False
    return bool(sentence.children(token, "nmod:poss")) or any(
        d.lemma in ("the", "this", "these") for d in sentence.children(token, "det")
    )


def _read_own(sentence: Sentence, word: Token, signals: Signals) -> None:
    """Negation, hedging adverbs and adjectives, conditions and the form of a word itself."""
    for child in sentence.children(word):
        if child.lemma == "any" and child.relation == "det" and word.pos == "NOUN":
            # "any arms trade would break the resolutions": of whatever there might be.
            signals.conditions.append(child)
        elif child.lemma in _NEGATIONS and child.relation.partition(":")[0] in _NEGATING:
            signals.negations.append(child)
        elif child.relation.startswith("nsubj") and word.pos == "VERB":
            # "No minister has visited".
            signals.negations.extend(d for d in sentence.children(child, "det") if d.lemma in ("no", "neither"))
        elif child.relation == "mark" and child.lemma == "due":
            signals.stands.append((Stand.PLAN, child))  # "is due to meet", taken for a conjunction
        elif child.relation.partition(":")[0] == "mark" and child.lemma in _CONDITIONS:
            signals.conditions.append(child)
        elif child.pos in ("ADV", "ADJ", "VERB") and child.relation.partition(":")[0] in ("advmod", "amod"):
            stand = stand_of(child.lemma, child.pos)
            signals.stands.extend([(stand, child)] if stand else [])
    if word.pos in ("VERB", "AUX") or sentence.children(word, "cop"):
        signals.forms.append(verb_form(sentence, word))


def _read_shared(sentence: Sentence, word: Token, head: Token, signals: Signals) -> None:
    """ "will meet and sign": a coordinated verb without helpers of its own has those of the first."""
    if word.pos == "VERB" and not sentence.children(word, "aux", "nsubj", "mark") and head.pos == "VERB":
        signals.conditions.extend(m for m in sentence.children(head, "mark") if m.lemma in _CONDITIONS)
        form = verb_form(sentence, head)
        if form.modal or form.is_infinitive or form.is_progressive:
            signals.forms.append(form)


def _read_governor(grammar: Grammar, word: Token, head: Token, signals: Signals) -> bool:
    """Take in what `head` says of `word` below it; False when the walk ends there."""
    relation, sentence = word.relation.partition(":")[0], grammar.sentence
    if relation in ("acl", "advcl"):
        return _read_adverbial(sentence, word, head, signals)
    if relation in ("appos", "parataxis") and _sums_up(sentence, word):
        return _read_summed_up(sentence, word, signals)
    if relation in ("ccomp", "xcomp", "csubj"):
        return _read_complement(sentence, word, head, signals)
    if word.relation in _NOUN_LINKS or relation in ("obj", "obl", "nmod"):
        return _read_noun_governor(grammar, word, head, signals)
    if relation == "nsubj":
        return _read_predicate(sentence, word, head, signals)
    return False


def _sums_up(sentence: Sentence, noun: Token) -> bool:
    """ "her first trip since 2000", put after the clause that tells it."""
    below = sentence.children(noun, "nmod:poss", "amod")
    is_whose = any(word.pos == "PRON" for word in below)
    return noun.pos == "NOUN" and is_whose and any(word.lemma in _ORDINALS for word in below)


def _read_summed_up(sentence: Sentence, noun: Token, signals: Signals) -> bool:
    """ "will travel to Oslo, her first trip since 2000": what sums up a clause is as sure as the clause."""
    clause = next((word for word in sentence.ancestors(noun) if word.pos in ("VERB", "ADJ")), None)
    if clause is not None:
        stand = stand_of(clause.lemma, clause.pos)
        signals.stands.extend([(stand, clause)] if stand is Stand.PLAN else [])
        _read_own(sentence, clause, signals)
    return False


def _read_complement(sentence: Sentence, word: Token, head: Token, signals: Signals) -> bool:
    stand = _stand_of_governor(sentence, word, head)
    if stand is None:
        # "Concerns are rising that ...": the noun that is the subject says how sure the clause is.
        stand = _stand_of_subject(sentence, head)
    if stand is not None:
        signals.stands.append((stand, head))
    own = Signals()
    _read_own(sentence, head, own)
    if stand not in (Stand.REPORT, Stand.HEDGE, Stand.ANNOUNCE):
        signals.negations.extend(own.negations)
        signals.forms.extend(own.forms)
    signals.conditions.extend(own.conditions)
    return True


def _stand_of_governor(sentence: Sentence, word: Token, head: Token) -> Stand | None:
    if word.relation == "xcomp" and verb_form(sentence, word).is_infinitive and head.lemma in ("be", "have"):
        # "is to leave" and "has to leave": nothing but the form says that it is planned or wanted.
        return Stand.PLAN if head.lemma == "be" else Stand.ASK
    if word.pos != "VERB" and head.lemma in _ASK_BY_PREPOSITION:
        return None
    stand = _own_stand(sentence, head)
    is_infinitive = verb_form(sentence, word).is_infinitive
    if stand is Stand.REPORT and is_infinitive:
        # "was said to have fled" is hearsay, "told them to leave" an order.
        return Stand.HEDGE if sentence.children(head, "nsubj:pass") else Stand.ASK
    return Stand.PLAN if is_infinitive and (head.lemma == "about" or head.text == "going") else stand


def _own_stand(sentence: Sentence, word: Token) -> Stand | None:
    """The stand of a word with its particle: "ruled out"."""
    particles = sentence.children(word, "compound:prt", "advmod") if word.lemma == "rule" else []
    if any(particle.lemma == "out" for particle in particles):
        return Stand.AVERT
    return stand_of(word.lemma, word.pos)


def _stand_of_subject(sentence: Sentence, verb: Token) -> Stand | None:
    nouns = (stand_of(subject.lemma, subject.pos) for subject in sentence.children(verb, "nsubj"))
    return next((stand for stand in nouns if stand in (Stand.HEDGE, Stand.ASK, Stand.WISH, Stand.PLAN)), None)


def _read_adverbial(sentence: Sentence, word: Token, head: Token, signals: Signals) -> bool:
    """A clause on a noun ("plan to visit") has that noun's stand; one on a verb stands alone, but for its purpose."""
    is_infinitive = any(mark.lemma == "to" for mark in sentence.children(word, "mark"))
    stand = stand_of(head.lemma, head.pos)
    is_timed = any(mark.lemma in _TIMES for mark in sentence.children(word, "mark", "advmod"))
    if is_timed and verb_form(sentence, head).tense is Tense.FUTURE:
        # "When he visits, it will be the first time": a clause of time is as far ahead as its main clause.
        signals.stands.append((Stand.PLAN, head))
    marks = {mark.lemma for mark in sentence.children(word, "mark", "case")}
    is_charge = word.text.endswith("ing") and bool(marks & {"of", "for", "from", "against"})
    stand = Stand.ASK if is_charge and stand is Stand.REPORT else stand
    if word.relation != "acl:relcl" and stand is not None and (is_infinitive or is_charge or word.relation == "acl"):
        if stand is not Stand.REPORT or is_infinitive:
            signals.stands.append((stand, head))
        return head.pos in ("NOUN", "VERB", "ADJ")
    signals.is_purpose = signals.is_purpose or (is_infinitive and word.relation.startswith("advcl"))
    if any(case.lemma == "without" for case in sentence.children(word, "mark", "case")):
        signals.negations.append(head)
    return False


def _read_noun_governor(grammar: Grammar, word: Token, head: Token, signals: Signals) -> bool:
    """A nominal act under a verb or noun: "demanded the release", "plans for a visit", "held talks"."""
    stand = _own_stand(grammar.sentence, head)
    if head.lemma in _REFUSE and is_presupposed(grammar.sentence, word):
        return False  # a demand that is rejected has been made
    if any(child.lemma in ("responsibility", "credit") for child in grammar.sentence.children(head, "obj")):
        return False  # who claims responsibility owns the act
    if stand is Stand.HEDGE and word.relation in ("obj", "nsubj:pass") and is_presupposed(grammar.sentence, word):
        return False
    if head.lemma in _LISTS and word.relation == "obj":
        # "Their demands include the release of": what is listed is demanded.
        stand = _stand_of_subject(grammar.sentence, head)
    if stand is not None and stand is not Stand.REPORT:
        is_direct = word.relation in ("obj", "nsubj:pass") and head.lemma not in _ASK_BY_PREPOSITION
        if is_direct or _ABOUT & set(grammar.prepositions(word)):
            signals.stands.append((Stand.PLAN if stand is Stand.ANNOUNCE else stand, head))
            _read_own(grammar.sentence, head, signals)
            return True
        return False
    if head.pos == "VERB" and head.lemma in LIGHT_VERBS and word.relation in ("obj", "nsubj:pass"):
        _read_own(grammar.sentence, head, signals)
        return True
    return False


def _read_predicate(sentence: Sentence, word: Token, head: Token, signals: Signals) -> bool:
    """A nominal act as subject: of "is planned", "is likely", "was cancelled", "will begin"."""
    stand = stand_of(head.lemma, head.pos)
    if stand is not None and (word.relation == "nsubj:pass" or head.pos == "ADJ"):
        signals.stands.append((stand, head))
    elif head.lemma not in _OCCUR:
        return False
    _read_own(sentence, head, signals)
    return True
