"""Agreement: how far people who ruled on the same things ruled the same, beyond what chance would give."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from typing import Any

from dateline.record.correction import Correction, RulingKind, value_text
from dateline.record.corrections import load_corrections
from dateline.record.reader import RecordReader

_VERDICTS = (RulingKind.ACCEPT, RulingKind.REJECT)
_SAME_ANSWER = "both gave one and the same answer throughout: chance alone would make them agree"
_Answers = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two people agree on one question.

    `question` is "verdict" (accepted or rejected), a field of events, "occurrence" (which one an event tells of) or
    "expectation" (what became of it). `count` is of things both ruled on, `equal` of those with the same answer.
    `kappa` is Cohen's, -1 to 1; None where it is undefined, and then `note` says why. `differing` are ids.
    """

    first: str
    second: str
    question: str
    count: int
    equal: int
    kappa: float | None
    note: str
    differing: tuple[str, ...]

    @property
    def share(self) -> float:
        """The share of equal answers, 0 to 1."""
        return self.equal / self.count


def agreements(reader: RecordReader) -> list[Agreement]:
    """Every pair of authors on every question on which they ruled on the same things, by names, then by question."""
    return find_agreements(list(load_corrections(reader)))


def agreement_fields(one: Agreement) -> dict[str, object]:
    """An agreement as flat fields; `differing` is a list of ids."""
    return asdict(one) | {"share": one.share, "differing": list(one.differing)}


def find_agreements(corrections: Sequence[Correction]) -> list[Agreement]:
    """The same for corrections. Of each author the latest ruling counts that he or she did not withdraw."""
    answers: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for correction in _meant(corrections):
        for question, thing, answer in _answers(correction):
            answers[correction.author][question][thing] = answer
    pairs = combinations(sorted(answers), 2)
    return [
        _agreement((first, second), question, (answers[first][question], answers[second][question]))
        for first, second in pairs
        for question in sorted(answers[first].keys() & answers[second].keys())
        if answers[first][question].keys() & answers[second][question].keys()
    ]


def cohens_kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of pairs of answers; None where chance alone would make all of them equal."""
    count = len(pairs)
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    by_chance = sum(first[answer] * second[answer] for answer in first)
    if by_chance == count * count:
        return None
    expected = by_chance / (count * count)
    return (sum(one == other for one, other in pairs) / count - expected) / (1 - expected)


def _meant(corrections: Sequence[Correction]) -> Iterable[Correction]:
    """In the order of time, but for those that their own authors withdrew."""
    undone = {(one.ruling.target, one.author) for one in corrections if one.ruling.kind is RulingKind.UNDO}
    meant = (one for one in corrections if (one.id, one.author) not in undone)
    return sorted(meant, key=lambda one: one.time)


def _answers(correction: Correction) -> Iterator[tuple[str, str, str]]:
    """What a ruling answers: a question, of what, and how."""
    one = correction.ruling
    value: Any = one.value
    if one.kind in _VERDICTS:
        yield "verdict", one.target, one.kind.value
    elif one.kind is RulingKind.CHANGE:
        yield one.field, one.target, value_text(value)
    elif one.kind is RulingKind.SETTLE:
        yield "expectation", one.target, f"{value['verdict']} {value['outcome']}"
    elif one.kind is not RulingKind.UNDO:
        occurrence = one.target if one.kind is RulingKind.JOIN else value["occurrence"]
        yield from (("occurrence", event, occurrence) for event in value["events"])


def _agreement(authors: tuple[str, str], question: str, answers: tuple[_Answers, _Answers]) -> Agreement:
    first, second = answers
    both = sorted(first.keys() & second.keys())
    kappa = cohens_kappa([(first[thing], second[thing]) for thing in both])
    differing = tuple(thing for thing in both if first[thing] != second[thing])
    note = _SAME_ANSWER if kappa is None else ""
    return Agreement(*authors, question, len(both), len(both) - len(differing), kappa, note, differing)
