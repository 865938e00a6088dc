"""What the text says of an act: negation, modality, tense, conditions, hedges, denials and holders, composed.

The walk goes from the trigger up to the root of its sentence. Every word on the way may say something of what stands
below it; what is least real decides. The words themselves stand in `sentences/data/predicates.toml`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.articles.article import PartKind
from dateline.events.event import Act, Certainty, EventType, Role, Status
from dateline.sentences.clause import LIGHT_VERBS, Grammar
from dateline.sentences.predicates import Stand, stand_of
from dateline.sentences.sentence import Sentence, Token
from dateline.sentences.tense import Form, Tense, tense_of, verb_form

_NEGATIONS = frozenset({"not", "n't", "never", "no", "neither", "nor", "without", "n’t", "hardly", "nobody", "none"})
_NEGATING = ("advmod", "det", "case", "cc", "aux", "mark")
_CONDITIONS = frozenset({"if", "unless", "whether", "provided", "lest"})
_TIMES = frozenset({"when", "once", "until", "before", "after", "as", "while"})
_MAY = frozenset({"may", "might", "can", "could", "ca", "should", "must", "ought", "need"})
_WILL = frozenset({"will", "shall", "'ll", "’ll"})
_WOULD = frozenset({"would", "'d", "’d"})
# Verbs that only say that their subject takes place: "talks will begin", "the meeting took place".
_OCCURRENCE = "be begin start take happen occur continue resume end follow come last proceed go"
_OCCUR = frozenset(_OCCURRENCE.split())
_REFUSE = frozenset({"reject", "oppose", "refuse", "decline", "dismiss"})
_LISTS = frozenset({"include", "comprise", "contain", "cover", "feature"})
_NOUN_LINKS = ("obj", "nsubj:pass", "nmod", "obl")
# Verbs that ask only by a preposition: "called for a strike", but "called it a strike".
_ASK_BY_PREPOSITION = frozenset({"call", "challenge", "appeal", "press", "push", "look", "direct"})
# Prepositions that introduce what a verb or noun is about, not when or where: "called for", "accused of", "plans for".
_ABOUT = frozenset({"for", "of", "on", "to", "about", "against", "over", "from"})
# Acts that go on, when told in the simple present; the others are over as soon as they are told.
_LASTING = frozenset(
    {
        EventType.SUPPORT,
        EventType.COOPERATE,
        EventType.COERCE,
        EventType.SANCTION,
        EventType.PROTEST,
        EventType.AID,
        EventType.MOBILIZE,
        EventType.ASSAULT,
    }
)
# A purpose: of "to support the army" it is seldom plain whose it is.
PURPOSE_TRUST = 0.75
# What the grammar's own status weighs against the probabilities of the heads, which sum to one.
GRAMMAR_VOTE = 0.85
_UNREAL = frozenset({Status.DENIED, Status.NOT_HAPPENED})
_SHARED = frozenset({EventType.AGREE, EventType.CONSULT, EventType.COOPERATE})
_STATE_SECTORS = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY", ""})


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the text says of one act, with the words that decided it."""

    status: Status
    polarity: str
    certainty: Certainty
    tense: Tense
    reasons: tuple[str, ...]
    trust: float = 1.0  # what is left of the trust in the row: of a purpose it is seldom plain whose it is


@dataclass
class _Signals:
    """What the words above an act say of it."""

    stands: list[tuple[Stand, Token]] = field(default_factory=list)
    negations: list[Token] = field(default_factory=list)
    conditions: list[Token] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    is_purpose: bool = False

    def has(self, *stands: Stand) -> bool:
        return any(stand in stands for stand, _ in self.stands)

    @property
    def modals(self) -> set[str]:
        return {form.modal for form in self.forms if form.modal}


def judge(act: Act, sentence: Sentence, said_by: Sequence[Role]) -> Judgement:
    """The status of an act in its sentence, given who says so."""
    token = sentence.tokens[act.token]
    signals = _read_signals(sentence, token)
    tense = tense_of(sentence, token)
    status = _status(act, sentence, signals, tense=tense)
    if (
        status in (Status.HAPPENED, Status.ONGOING)
        and _is_only_said(act, said_by)
        and not _is_presupposed(sentence, token)
    ):
        status = Status.ALLEGED
    elif status is Status.NOT_HAPPENED and signals.negations and said_by:
        status = Status.DENIED
    averted = sum(stand is Stand.AVERT for stand, _ in signals.stands)
    polarity = "-" if (len(signals.negations) + averted) % 2 else "+"
    trust = PURPOSE_TRUST if signals.is_purpose else 1.0
    reasons = _reasons(signals)
    is_foreign_word = status is Status.ALLEGED and _is_told_abroad(act, said_by)
    voted = status if is_foreign_word else _voted(status, sentence, token)
    if voted is not status:
        reasons = (*reasons, f"status: {voted.value} by the heads, {status.value} by the grammar")
        status, polarity = voted, "-" if voted in _UNREAL else "+"
        tense = Tense.FUTURE if status is Status.PLANNED else tense
    return Judgement(status, polarity, _certainty(status, signals), _tense(status, tense), reasons, trust)


def _is_told_abroad(act: Act, said_by: Sequence[Role]) -> bool:
    """Whether an act is told by those of another state than the doers': that no head sees in the words alone."""
    doers = {role.country for role in act.actors}
    speaker = said_by[0].country if said_by else None
    return speaker is not None and bool(doers) and None not in doers and speaker not in doers


def _voted(status: Status, sentence: Sentence, token: Token) -> Status:
    """The status that grammar and heads together give; each head's probability is its vote."""
    word = sentence.told.words.get(token.index) if sentence.told else None
    if word is None:
        return status
    return max(Status, key=lambda other: word.status(other.value) + GRAMMAR_VOTE * (other is status))


def _is_presupposed(sentence: Sentence, token: Token) -> bool:
    """ "the ban", "their invasion": a definite noun takes the act for granted, whoever is speaking."""
    if token.pos == "VERB":
        return False
    return bool(sentence.children(token, "nmod:poss")) or any(
        d.lemma in ("the", "this", "these") for d in sentence.children(token, "det")
    )


def _status(act: Act, sentence: Sentence, signals: _Signals, *, tense: Tense) -> Status:
    # "said it would visit" is the future seen from the past; "a law that would allow it" is only supposed.
    foreseen = signals.has(Stand.REPORT, Stand.ANNOUNCE, Stand.HEDGE, Stand.PLAN) or act.when is not None
    is_ahead = tense is Tense.FUTURE and bool(signals.forms)
    averted = sum(stand is Stand.AVERT for stand, _ in signals.stands)
    if signals.has(Stand.DENY):
        return Status.DENIED
    if signals.conditions or (signals.modals & _WOULD and not foreseen):
        return Status.HYPOTHETICAL
    if any(stand is Stand.HEDGE and word.head == act.token for stand, word in signals.stands):
        return Status.ALLEGED  # "alleged violence" is that, whatever is then demanded about it
    if signals.has(Stand.ASK, Stand.WISH) or signals.modals & _MAY or signals.is_purpose:
        return Status.POSSIBLE
    if (len(signals.negations) + averted) % 2:
        return Status.NOT_HAPPENED
    if averted and signals.negations:
        return Status.POSSIBLE  # "did not rule out a strike"
    if signals.has(Stand.PLAN) or is_ahead or signals.modals & (_WOULD | _WILL):
        return Status.PLANNED
    if signals.has(Stand.HEDGE):
        return Status.ALLEGED
    return Status.ONGOING if _is_ongoing(act, sentence, signals) else Status.HAPPENED


def _is_ongoing(act: Act, sentence: Sentence, signals: _Signals) -> bool:
    """Told as going on: open-ended, progressive, or the simple present of what lasts (but a headline's is over)."""
    if act.when is not None and act.when.start and act.when.end is None:
        return True
    if not signals.forms:
        noun = sentence.tokens[act.token]
        adjectives = {c.lemma for c in sentence.children(noun, "amod")}
        is_standing = act.type in _LASTING or (act.type is EventType.REQUEST and noun.tag == "NNS")
        is_undated = act.when is None or act.when.basis == "inherited"
        lasts = is_standing and is_undated and _is_told_now(sentence, noun)
        return lasts or bool(adjectives & {"ongoing", "continuing", "current"})
    form = signals.forms[0]
    if form.is_progressive:
        return form.tense is Tense.PRESENT or form.is_perfect
    is_present = form.tense is Tense.PRESENT and not form.is_perfect
    return is_present and act.type in _LASTING and sentence.part is not PartKind.HEADLINE


def _is_told_now(sentence: Sentence, noun: Token) -> bool:
    """Whether the clause around a noun is in the present: "as long as the blockade lasts"."""
    verb = next((head for head in sentence.ancestors(noun) if head.pos in ("VERB", "AUX")), None)
    if verb is None or sentence.part is PartKind.HEADLINE:
        return False
    form = verb_form(sentence, verb)
    return (form.tense is Tense.PRESENT and not form.is_perfect) or form.modal in ("can", "ca")


def _is_only_said(act: Act, said_by: Sequence[Role]) -> bool:
    """Whether the act is told by others than the doer; a state's officials speak for what the state does."""
    if not said_by:
        return False
    # "An agreement has been reached with Norway", they said: who tells of it is the other party.
    is_half_told = act.type in _SHARED and len(act.actors) == 1 and not act.recipients
    return not is_half_told and not any(_speaks_for(said_by[0], actor) for actor in act.actors)


def _speaks_for(holder: Role, actor: Role) -> bool:
    if not actor.id:
        return False  # nobody tells who it is: it is only taken to be somebody of the state
    if holder.id == actor.id:
        return True
    is_state_media = holder.sector == "MED" and "state" in holder.text.lower()
    is_at_home = holder.country is not None and holder.country == actor.country
    if not (is_at_home or (is_state_media and holder.country is None)):
        return False
    sector = "GOV" if is_state_media else holder.sector
    is_official = bool(sector or holder.office or holder.id.startswith("state/"))
    return sector == actor.sector or (is_official and {sector, actor.sector} <= _STATE_SECTORS)


def _certainty(status: Status, signals: _Signals) -> Certainty:
    if status in (Status.HAPPENED, Status.ONGOING, Status.NOT_HAPPENED, Status.PLANNED):
        return Certainty.CERTAIN
    if status is Status.ALLEGED or any(word.lemma in ("likely", "probably", "expect") for _, word in signals.stands):
        return Certainty.PROBABLE
    return Certainty.POSSIBLE


def _tense(status: Status, tense: Tense) -> Tense:
    return Tense.FUTURE if status in (Status.PLANNED, Status.POSSIBLE) and tense is Tense.PRESENT else tense


def _reasons(signals: _Signals) -> tuple[str, ...]:
    words = [f"{stand.value}: {word.text}" for stand, word in signals.stands if stand is not Stand.REPORT]
    words += [f"negation: {word.text}" for word in signals.negations]
    words += [f"condition: {word.text}" for word in signals.conditions]
    return tuple(words + [f"modal: {modal}" for modal in sorted(signals.modals)])


def _read_signals(sentence: Sentence, token: Token) -> _Signals:
    signals, grammar, word = _Signals(), Grammar(sentence), token
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


def _read_speech_beside(sentence: Sentence, word: Token, signals: _Signals) -> None:
    """ "Talks would go on, he said": the speech verb hangs beside the clause it reports."""
    beside = (c for c in sentence.children(word, "parataxis") if stand_of(c.lemma, c.pos) is Stand.REPORT)
    signals.stands.extend((Stand.REPORT, cue) for cue in beside)


def _read_own(sentence: Sentence, word: Token, signals: _Signals) -> None:
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


def _read_shared(sentence: Sentence, word: Token, head: Token, signals: _Signals) -> None:
    """ "will meet and sign": a coordinated verb without helpers of its own has those of the first."""
    if word.pos == "VERB" and not sentence.children(word, "aux", "nsubj", "mark") and head.pos == "VERB":
        signals.conditions.extend(m for m in sentence.children(head, "mark") if m.lemma in _CONDITIONS)
        form = verb_form(sentence, head)
        if form.modal or form.is_infinitive or form.is_progressive:
            signals.forms.append(form)


def _read_governor(grammar: Grammar, word: Token, head: Token, signals: _Signals) -> bool:
    """Take in what `head` says of `word` below it; False when the walk ends there."""
    relation, sentence = word.relation.partition(":")[0], grammar.sentence
    if relation in ("acl", "advcl"):
        return _read_adverbial(sentence, word, head, signals)
    if relation in ("ccomp", "xcomp", "csubj"):
        return _read_complement(sentence, word, head, signals)
    if word.relation in _NOUN_LINKS or relation in ("obj", "obl", "nmod"):
        return _read_noun_governor(grammar, word, head, signals)
    if relation == "nsubj":
        return _read_predicate(sentence, word, head, signals)
    return False


def _read_complement(sentence: Sentence, word: Token, head: Token, signals: _Signals) -> bool:
    stand = _stand_of_governor(sentence, word, head)
    if stand is None:
        # "Concerns are rising that ...": the noun that is the subject says how sure the clause is.
        stand = _stand_of_subject(sentence, head)
    if stand is not None:
        signals.stands.append((stand, head))
    own = _Signals()
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


def _read_adverbial(sentence: Sentence, word: Token, head: Token, signals: _Signals) -> bool:
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


def _read_noun_governor(grammar: Grammar, word: Token, head: Token, signals: _Signals) -> bool:
    """A nominal act under a verb or noun: "demanded the release", "plans for a visit", "held talks"."""
    stand = _own_stand(grammar.sentence, head)
    if head.lemma in _REFUSE and _is_presupposed(grammar.sentence, word):
        return False  # a demand that is rejected has been made
    if any(child.lemma in ("responsibility", "credit") for child in grammar.sentence.children(head, "obj")):
        return False  # who claims responsibility owns the act
    if stand is Stand.HEDGE and word.relation in ("obj", "nsubj:pass") and _is_presupposed(grammar.sentence, word):
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


def _read_predicate(sentence: Sentence, word: Token, head: Token, signals: _Signals) -> bool:
    """A nominal act as subject: of "is planned", "is likely", "was cancelled", "will begin"."""
    stand = stand_of(head.lemma, head.pos)
    if stand is not None and (word.relation == "nsubj:pass" or head.pos == "ADJ"):
        signals.stands.append((stand, head))
    elif head.lemma not in _OCCUR:
        return False
    _read_own(sentence, head, signals)
    return True
