"""The one relation between two marked parties of a sentence, as CAMEO and PLOVER code it, from what the heads see.

Our rows name the underlying act and put its certainty in the status; a coder of relations has one code for both: a
visit to come is an agreement, aid that is refused a rejection, a treaty signed diplomatic support.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import spacy

from dateline.sentences.model import Parse, ReaderModel
from dateline.sentences.told import NONE, WordTold

Range = tuple[int, int]

_ROOTS = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
_FRIENDLY = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_DEEDS = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST"})
# A court's sentence is coercion to CAMEO (173), a signed treaty diplomatic cooperation (057).
_OF_MODE = {"SANCTION/convict": "COERCE"}
_PACTS = frozenset({"agree", "settle", "sign"})
_UNREAL = frozenset({"denied", "not_happened"})
_OPEN = frozenset({"possible", "hypothetical"})
# What an act that is only wished or supposed weighs against one that is told; what a word that links neither party
# weighs, and each party alone, against both; and what is left of a weight for each step down the tree.
OPEN_WEIGHT, LOOSE, ONE_SIDE, STEP = 0.5, 0.05, 0.3, 0.7
LEAST_TYPE = 0.01
# Where nothing is seen: the commonest act of news.
NOTHING_SEEN = "CONSULT"


def find_relation(model: ReaderModel, text: str, source: Range | None, target: Range | None) -> str:
    """The root of what the source does to the target, both given as characters of the text."""
    tokens = [token for token in spacy.blank("en")(text) if not token.is_space]
    parse = model.parse([token.text for token in tokens])
    sides = [
        [i for i, token in enumerate(tokens) if side and token.idx < side[1] and side[0] < token.idx + len(token)]
        for side in (source, target)
    ]
    weights: Counter[str] = Counter()
    for index, word in (parse.told.words if parse.told else {}).items():
        for root, weight in _told(word, *sides):
            weights[root] += weight * STEP ** _depth(parse, index)
    return max(weights, key=lambda root: weights[root], default=NOTHING_SEEN)


def _told(word: WordTold, source: Sequence[int], target: Sequence[int]) -> Iterator[tuple[str, float]]:
    """The roots that a word tells of the two, each with its weight."""
    doer, done = _linked(word, source, "who"), _linked(word, target, "whom")
    beside = _linked(word, target, "who") if doer > ONE_SIDE else 0.0
    other = max(done, beside)
    fit = LOOSE + ONE_SIDE * (doer + other) + doer * other
    mutual = beside / (beside + done) if beside else 0.0
    for column, type in enumerate(word.labels.acts):
        if type != NONE and word.acts[column] >= LEAST_TYPE:
            for root, share in _roots(type, word, mutual).items():
                yield root, float(word.acts[column]) * fit * share


def _linked(word: WordTold, side: Sequence[int], link: str) -> float:
    return max((word.link(index, link) for index in side), default=0.0)


def _roots(type: str, word: WordTold, mutual: float) -> Mapping[str, float]:
    """The roots of a type, by the shares of its statuses; `mutual` is how likely both parties do it together."""
    mode = word.modes_of(type)[0]
    root = _OF_MODE.get(f"{type}/{mode}", _ROOTS.get(type, type))
    shares: Counter[str] = Counter()
    for status in word.labels.statuses:
        for other, part in _coded(type, root, status).items():
            shares[other] += word.status(status) * part
    if type == "AGREE" and mode in _PACTS:
        shares["SUPPORT"] += shares["AGREE"] * mutual
        shares["AGREE"] *= 1 - mutual
    return shares


def _coded(type: str, root: str, status: str) -> Mapping[str, float]:
    if status in _UNREAL and type in _FRIENDLY:
        return {"REJECT": 1.0}
    if status == "planned" and type in _FRIENDLY:
        return {"AGREE": 1.0}
    if status == "planned" and type in _DEEDS:
        return {root: 0.5, "THREATEN": 0.5}
    return {root: OPEN_WEIGHT if status in _OPEN else 1.0}


def _depth(parse: Parse, index: int) -> int:
    """Steps from a word up to the root."""
    steps = 0
    while parse.heads[index] and steps < len(parse.heads):
        index, steps = parse.heads[index] - 1, steps + 1
    return steps
