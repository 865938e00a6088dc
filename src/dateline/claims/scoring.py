"""The score of a row: how probable it is that type, actors, recipients, when and status are all right.

A logistic model over what is known of the row: how sure the heads are of each part, whether the codebook agrees, by
what ways the parts were reached. Its weights stand in `models/score.json`; `python -m training score` fits them on
reports that the heads have not learnt.
"""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files

from dateline.articles.article import PartKind
from dateline.articles.span import Span
from dateline.events.counterparts import AIMED
from dateline.events.event import Act, Event, EventType, Role, Status, When
from dateline.events.heads import PREFIX
from dateline.events.retelling import INHERITED
from dateline.sentences.sentence import Sentence
from dateline.sentences.told import WordTold

# Ways by which parts of a row were reached, by the reasons that tell of them.
_WAYS = {
    "actors of the setting": ("actor: of the state the report is about",),
    "recipients of the setting": ("recipient: of the state the report is about",),
    "recipients of another act": (
        "recipient: who is behind the act",
        "recipient: as in another act",
        "recipient: those they rule",
        "recipient: whom it answers",
        "recipient: where it took place",
    ),
    "roles of another telling": (INHERITED,),
    "actors by the heads": ("actor: seen by the heads",),
    "recipients by the heads": ("recipient: seen by the heads",),
    "status disputed": ("status: ",),
    "type disputed": ("type: ",),
    "act by the codebook alone": ("act: by the codebook, not seen",),
    "act by a word of others": ("act: seen by the heads, by a word of other",),
}
_AHEAD = frozenset({Status.PLANNED, Status.POSSIBLE, Status.HYPOTHETICAL, Status.NOT_HAPPENED, Status.DENIED})
# Probabilities nearer to 0 or 1 than this count as no surer.
_SUREST = 0.005


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature adds to the log-odds of a row; `means` stand in for what is not known."""

    intercept: float
    weights: Mapping[str, float]
    means: Mapping[str, float]

    def probability(self, features: Mapping[str, float]) -> float:
        """The probability that the row is right, 0 to 1."""
        known = (features.get(name, self.means[name]) * weight for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-(self.intercept + sum(known))))

    @property
    def digest(self) -> str:
        """The first 12 hex digits of the SHA-256 of all of them: rows of other weights belong to another run."""
        known = json.dumps([self.intercept, dict(self.weights), dict(self.means)], sort_keys=True)
        return sha256(known.encode()).hexdigest()[:12]


@lru_cache(maxsize=1)
def shipped_weights() -> Weights:
    """The weights that come with Dateline."""
    return Weights(**json.loads((files("dateline.models") / "score.json").read_text(encoding="utf-8")))


def find_features(event: Event, act: Act, sentences: Sequence[Sentence]) -> dict[str, float]:
    """What is known of a row, by name; what the heads see of it is left out where another pipeline reads."""
    sentence = sentences[act.sentence]
    token = sentence.tokens[act.token]
    features = {
        "codebook": float(not act.entry.startswith(PREFIX)),
        "trust": _log_odds(event.score),
        "nominal": float(token.pos != "VERB"),
        "headline": float(sentence.part is PartKind.HEADLINE),
        "told": float(bool(event.said_by)),
        "nobody aimed at": float(act.type in AIMED and not event.recipients),
        **{f"status {status.value}": float(event.status is status) for status in Status},
        **{f"type {type.value}": float(event.type is type) for type in EventType},
        **{way: float(any(reason.startswith(told) for reason in event.reasons)) for way, told in _WAYS.items()},
        **_of_roles("actors", event.actors, sentence),
        **_of_roles("recipients", event.recipients, sentence),
        **_of_when(event.when, event.status),
    }
    word = sentence.told.words.get(act.token) if sentence.told else None
    return features | (dict(_of_heads(event, sentence, word)) if word else {})


def _of_roles(name: str, roles: Sequence[Role], sentence: Sentence) -> dict[str, float]:
    """How many there are, how they were reached, and whether it is known where they belong."""
    elsewhere = sum(not sentence.span.covers(_place(role)) for role in roles)
    return {
        f"no {name}": float(not roles),
        f"several {name}": float(len(roles) > 1),
        f"{name} from elsewhere": float(elsewhere > 0),
        f"{name} of no state": float(any(role.country is None for role in roles)),
        f"{name} by resolution": float(any(role.through for role in roles)),
    }


def _of_when(when: When | None, status: Status) -> dict[str, float]:
    """How it was reached; of what is not, or not yet, a date is seldom told, of what has happened one is missed."""
    known = when.basis if when else "none"
    bases = {f"when {basis}": float(basis == known) for basis in ("none", "text", "inherited", "published")}
    no_day = {"happened on no day": status is Status.HAPPENED, "ahead on no day": status in _AHEAD}
    return bases | {name: float(when is None and holds) for name, holds in no_day.items()}


def _of_heads(event: Event, sentence: Sentence, word: WordTold) -> Iterator[tuple[str, float]]:
    """How sure the heads are of each part, and how sure that something stands where the row has nothing."""
    yield "act seen", _log_odds(word.act)
    yield "type seen", _log_odds(word.of_type(event.type.value))
    yield "status seen", _log_odds(word.status(event.status.value))
    parts = {
        "who": [_place(role) for role in event.actors],
        "whom": [_place(role) for role in event.recipients],
        "when": [event.when.span] if event.when and event.when.span else [],
    }
    for link, spans in parts.items():
        inside = [max(found) for span in spans if (found := _linked(sentence, word, link, [span]))]
        if inside:
            yield f"{link} linked", _log_odds(min(inside))
        yield f"{link} missed", _log_odds(max(_linked(sentence, word, link, spans, is_outside=True), default=0.0))


def _linked(
    sentence: Sentence, word: WordTold, link: str, spans: Sequence[Span], *, is_outside: bool = False
) -> list[float]:
    """The link's probabilities at the words inside the spans, or outside all of them."""
    return [
        word.link(token.index, link)
        for token in sentence.tokens
        if any(span.start <= token.start < span.end for span in spans) is not is_outside
    ]


def _place(role: Role) -> Span:
    """The words of the clause by which somebody takes part: a pronoun's, if it is one."""
    return role.through[0] if role.through else role.span


def _log_odds(probability: float) -> float:
    bounded = min(max(probability, _SUREST), 1 - _SUREST)
    return math.log(bounded / (1 - bounded))
