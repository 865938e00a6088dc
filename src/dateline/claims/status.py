"""The status of an act: of what the words around it say, what is least real decides; heads vote; the holder counts."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.articles.article import PartKind
from dateline.claims.signals import Signals, is_presupposed, read_signals
from dateline.events.event import Act, Certainty, EventType, Role, Status
from dateline.sentences.predicates import Stand
from dateline.sentences.sentence import Sentence, Token
from dateline.sentences.tense import Tense, tense_of, verb_form

_MAY = frozenset({"may", "might", "can", "could", "ca", "should", "must", "ought", "need"})
_WILL = frozenset({"will", "shall", "'ll", "’ll"})
_WOULD = frozenset({"would", "'d", "’d"})
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
# The same where no word decides: a bare noun, an act told by others than its doer, a purpose that was reached or not.
DEFAULT_VOTE = 0.3
_BEGIN = frozenset({"begin", "start", "break", "erupt"})
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


def judge(act: Act, sentence: Sentence, said_by: Sequence[Role]) -> Judgement:
    """The status of an act in its sentence, given who says so."""
    token = sentence.tokens[act.token]
    signals = read_signals(sentence, token)
    tense = tense_of(sentence, token)
    status = _status(act, sentence, signals, tense=tense)
    if (
        status in (Status.HAPPENED, Status.ONGOING)
        and _is_only_said(act, said_by)
        and not is_presupposed(sentence, token)
    ):
        status = Status.ALLEGED
    elif status is Status.NOT_HAPPENED and signals.negations and said_by:
        status = Status.DENIED
    averted = sum(stand is Stand.AVERT for stand, _ in signals.stands)
    polarity = "-" if (len(signals.negations) + averted) % 2 else "+"
    trust = PURPOSE_TRUST if signals.is_purpose else 1.0
    reasons = _reasons(signals)
    is_foreign_word = status is Status.ALLEGED and _is_told_abroad(act, said_by)
    voted = status if is_foreign_word else _voted(status, sentence, token, vote=_vote(status, signals))
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


def _vote(status: Status, signals: Signals) -> float:
    """What the grammar's own status weighs; where no word decides, the heads have more of a say."""
    is_bare = status is Status.HAPPENED and not signals.forms
    is_default = signals.is_silent and (is_bare or status is Status.ALLEGED)
    return DEFAULT_VOTE if is_default or signals.is_purpose else GRAMMAR_VOTE


def _voted(status: Status, sentence: Sentence, token: Token, *, vote: float) -> Status:
    """The status that grammar and heads together give; each head's probability is its vote."""
    word = sentence.told.words.get(token.index) if sentence.told else None
    if word is None:
        return status
    return max(Status, key=lambda other: word.status(other.value) + vote * (other is status))


def _status(act: Act, sentence: Sentence, signals: Signals, *, tense: Tense) -> Status:
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


def _is_ongoing(act: Act, sentence: Sentence, signals: Signals) -> bool:
    """Told as going on: open-ended, progressive, or the simple present of what lasts (but a headline's is over)."""
    is_open = act.when is not None and bool(act.when.start) and act.when.end is None
    if is_open and act.type in _LASTING:
        return True  # but nobody has been resigning since May who has resigned since
    if not signals.forms:
        noun = sentence.tokens[act.token]
        adjectives = {c.lemma for c in sentence.children(noun, "amod")}
        is_standing = act.type in _LASTING or (act.type is EventType.REQUEST and noun.tag == "NNS")
        is_undated = act.when is None or act.when.basis == "inherited"
        lasts = is_standing and is_undated and _is_told_now(sentence, noun)
        return lasts or bool(adjectives & {"ongoing", "continuing", "current"})
    if _has_gone_on_since(sentence, sentence.tokens[act.token]):
        return True
    form = signals.forms[0]
    if form.is_progressive:
        return form.tense is Tense.PRESENT or form.is_perfect
    is_present = form.tense is Tense.PRESENT and not form.is_perfect
    is_accused = act.type is EventType.ACCUSE and bool(sentence.children(sentence.tokens[act.token], "aux:pass"))
    return is_present and (act.type in _LASTING or is_accused) and sentence.part is not PartKind.HEADLINE


def _has_gone_on_since(sentence: Sentence, noun: Token) -> bool:
    """ "Forty have died since the strike began": what has begun, and nothing ends, goes on."""
    verb = sentence.head(noun)
    is_begun = verb is not None and noun.relation == "nsubj" and verb.lemma in _BEGIN
    return verb is not None and is_begun and any(mark.lemma == "since" for mark in sentence.children(verb, "mark"))


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


def _certainty(status: Status, signals: Signals) -> Certainty:
    if status in (Status.HAPPENED, Status.ONGOING, Status.NOT_HAPPENED, Status.PLANNED):
        return Certainty.CERTAIN
    if status is Status.ALLEGED or any(word.lemma in ("likely", "probably", "expect") for _, word in signals.stands):
        return Certainty.PROBABLE
    return Certainty.POSSIBLE


def _tense(status: Status, tense: Tense) -> Tense:
    return Tense.FUTURE if status in (Status.PLANNED, Status.POSSIBLE) and tense is Tense.PRESENT else tense


def _reasons(signals: Signals) -> tuple[str, ...]:
    words = [f"{stand.value}: {word.text}" for stand, word in signals.stands if stand is not Stand.REPORT]
    words += [f"negation: {word.text}" for word in signals.negations]
    words += [f"condition: {word.text}" for word in signals.conditions]
    return tuple(words + [f"modal: {modal}" for modal in sorted(signals.modals)])
