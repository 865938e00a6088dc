"""The one relation between two marked parties of a sentence, as CAMEO and PLOVER code it: rows and heads vote.

Our rows name the underlying act and put its certainty in the status; a coder of relations has one code for both: a
visit to come is an agreement, aid that is refused a rejection, a treaty signed diplomatic support.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from dateline.articles.article import Article, Part, PartKind
from dateline.articles.span import Span
from dateline.events.event import Event, Role
from dateline.reading import Reader
from dateline.sentences.sentence import Sentence, Token
from dateline.sentences.told import NONE, WordTold

Range = tuple[int, int]

_ROOTS = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
_FRIENDLY = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_DEEDS = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST"})
# Where CAMEO draws the line elsewhere: taking and closing off are uses of force (19), sanctions coercion (172),
# permission is giving way (08), and who is found guilty or called in for a complaint is blamed (11).
_OF_MODE = {
    "AGREE/approve": "YIELD", "COERCE/blockade": "ASSAULT", "COERCE/occupy": "ASSAULT", "COERCE/seize": "ASSAULT",
    "REQUEST/summon": "ACCUSE", "SANCTION/convict": "ACCUSE", "SANCTION/sanctions": "COERCE",
}  # fmt: skip
# A pact signed is diplomatic cooperation (057), one promised an agreement.
_PACTS = frozenset({"agree", "settle", "sign"})
_UNREAL = frozenset({"denied", "not_happened"})
_OPEN = frozenset({"possible", "hypothetical"})
# What an act that is only wished or supposed weighs against one that is told; what a word that links neither party
# weighs, and each party alone, against both; and what is left of a weight for each step down the tree.
OPEN_WEIGHT, LOOSE, ONE_SIDE, STEP = 0.5, 0.05, 0.3, 0.7
LEAST_TYPE = 0.01
# Where nothing is seen: the commonest act of news.
NOTHING_SEEN = "CONSULT"


@dataclass(frozen=True, slots=True)
class SeenAct:
    """An act that a row or the heads see, with the probabilities of the act, of its statuses and of who takes part.

    `doer` is how likely the source does it, `done` that it is done to the target, `beside` that the target does it too.
    """

    type: str
    mode: str
    probability: float
    statuses: Mapping[str, float]
    doer: float
    done: float
    beside: float
    depth: int

    @property
    def weight(self) -> float:
        """What the act counts for, by how surely it is there and is between the two."""
        other = max(self.done, self.beside)
        fit = LOOSE + ONE_SIDE * (self.doer + other) + self.doer * other
        return self.probability * fit * STEP**self.depth

    @property
    def mutual(self) -> float:
        """How likely both do it together, given that the target has a part in it."""
        return self.beside / (self.beside + self.done) if self.beside else 0.0


def find_relation(reader: Reader, text: str, source: Range | None, target: Range | None) -> str:
    """The root of what the source does to the target, both given as characters of the text."""
    reading = reader.read(Article("pair", text, (Part(Span("pair", 0, len(text)), PartKind.BODY),)))
    weights: Counter[str] = Counter()
    for sentence in reading.sentences:
        events = [event for event in reading.events if event.sentence == sentence.span]
        for act in chain(_acts_read(sentence, events, source, target), _acts_told(sentence, source, target)):
            for root, share in _roots(act).items():
                weights[root] += act.weight * share
    return max(weights, key=lambda root: weights[root], default=NOTHING_SEEN)


def _acts_read(
    sentence: Sentence, events: Sequence[Event], source: Range | None, target: Range | None
) -> Iterator[SeenAct]:
    """The acts of rows, each of them taken for certain."""
    for event in events:
        doer = _names(event.actors, source)
        beside = _names(event.actors, target) if doer else 0.0
        trigger = next(token for token in sentence.tokens if token.end > event.trigger.start)
        done = _names(event.recipients, target)
        statuses = {event.status.value: 1.0}
        depth = _depth(sentence, trigger)
        yield SeenAct(event.type.value, event.mode, 1.0, statuses, doer, done, beside, depth)


def _acts_told(sentence: Sentence, source: Range | None, target: Range | None) -> Iterator[SeenAct]:
    """The acts that the heads see, each type of a word for itself."""
    sources, targets = (_words(sentence, side) for side in (source, target))
    for index, word in (sentence.told.words if sentence.told else {}).items():
        doer, done = _linked(word, sources, "who"), _linked(word, targets, "whom")
        beside = _linked(word, targets, "who") if doer > ONE_SIDE else 0.0
        statuses = {status: word.status(status) for status in word.labels.statuses}
        depth = _depth(sentence, sentence.tokens[index])
        for type in word.labels.acts:
            if type != NONE and word.of_type(type) >= LEAST_TYPE:
                mode = word.modes_of(type)[0]
                yield SeenAct(type, mode, word.of_type(type), statuses, doer, done, beside, depth)


def _names(roles: Sequence[Role], side: Range | None) -> float:
    return float(side is not None and any(role.span.start < side[1] and side[0] < role.span.end for role in roles))


def _words(sentence: Sentence, side: Range | None) -> list[int]:
    return [token.index for token in sentence.tokens if side and token.start < side[1] and side[0] < token.end]


def _linked(word: WordTold, side: Sequence[int], link: str) -> float:
    return max((word.link(index, link) for index in side), default=0.0)


def _depth(sentence: Sentence, token: Token) -> int:
    """Steps from a word up to the root."""
    return sum(1 for _ in sentence.ancestors(token))


def _roots(act: SeenAct) -> Mapping[str, float]:
    """The roots that an act may be coded as, by the shares of its statuses."""
    root = _OF_MODE.get(f"{act.type}/{act.mode}", _ROOTS.get(act.type, act.type))
    shares: Counter[str] = Counter()
    for status, probability in act.statuses.items():
        for other, part in _coded(act.type, root, status).items():
            shares[other] += probability * part
    if act.type == "AGREE" and act.mode in _PACTS:
        shares["SUPPORT"] += shares["AGREE"] * act.mutual
        shares["AGREE"] *= 1 - act.mutual
    return shares


def _coded(type: str, root: str, status: str) -> Mapping[str, float]:
    if status in _UNREAL and type in _FRIENDLY:
        return {"REJECT": 1.0}
    if status == "planned" and type in _FRIENDLY:
        return {"AGREE": 1.0}
    if status == "planned" and type in _DEEDS:
        return {root: 0.5, "THREATEN": 0.5}
    return {root: OPEN_WEIGHT if status in _OPEN else 1.0}
