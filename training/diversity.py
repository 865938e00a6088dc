"""How much the annotated text differs from itself: trigger words, names, states, decades, genres, regions, lengths."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

import lemminflect
import numpy as np

from dateline.events.event import EventType
from dateline.registry.states import longest_state
from training.annotated import Annotated
from training.coverage import Row

_TOKEN = re.compile(r"\w[\w.’'-]*")
_YEARS = re.compile(r"([0-9]{3})[0-9]s?(?: ?[-–] ?([0-9]{3})[0-9]s?)?")


def trigger_lemmas(sentences: Sequence[Annotated]) -> list[Row]:
    """For every type, how many different triggers there are and the share of the commonest."""
    return [_lemma_row(type, _triggers(sentences, type)) for type in EventType]


def _lemma_row(type: EventType, counts: Counter[str]) -> Row:
    commonest = counts.most_common(3)
    return {
        "type": type.value,
        "events": counts.total(),
        "lemmas": len(counts),
        "commonest": ", ".join(f"{lemma} {count}" for lemma, count in commonest),
        "share of first, %": round(100 * commonest[0][1] / counts.total()) if commonest else 0,
    }


def _triggers(sentences: Iterable[Annotated], type: EventType) -> Counter[str]:
    return Counter(
        lemma_of(" ".join(sentence.text[start:end] for start, end in event.trigger))
        for sentence in sentences
        for event in sentence.events
        if event.type is type
    )


@cache
def lemma_of(trigger: str) -> str:
    """The trigger with its first word in its basic form, so that "signed" and "signing" are one."""
    first, *rest = trigger.casefold().split()
    known = (lemminflect.getLemma(first, kind, lemmatize_oov=False) for kind in ("VERB", "NOUN"))
    return " ".join([next((lemma[0] for lemma in known if lemma), first), *rest])


def names(sentences: Sequence[Annotated]) -> list[Row]:
    """How many different names there are; pairs of capitalised words stand for persons, roughly."""
    pairs = Counter(pair for sentence in sentences for pair in dict.fromkeys(name_pairs(sentence.text)))
    stated = Counter(code for sentence in sentences for code in states_in(sentence.text))
    valued = Counter(
        party.country for s in sentences for event in s.events for party in (*event.who, *event.whom) if party.country
    )
    return [_name_row("pairs of capitalised words", pairs), _name_row("states named", stated),
            _name_row("countries of parties", valued)]  # fmt: skip


def _name_row(what: str, counts: Counter[str]) -> Row:
    commonest = ", ".join(f"{name} {count}" for name, count in counts.most_common(8))
    return {"what": what, "different": len(counts), "in all": counts.total(), "commonest": commonest}


def name_pairs(text: str) -> Iterator[str]:
    """Two capitalised words side by side, not at the beginning of the sentence."""
    for first, second in pairwise(text.split()[1:]):
        if first[0].isupper() and first[-1].isalpha() and second[0].isupper():
            yield f"{first} {_bare(second)}"


def _bare(word: str) -> str:
    return re.sub(r"(['’]s)?\W*$", "", word)


def states_in(text: str) -> frozenset[str]:
    """The states that a text names, by alpha-3 code; words that often mean other things are passed over."""
    words = [_bare(word) for word in _TOKEN.findall(text)]
    found = (longest_state(words, at) for at, word in enumerate(words) if word[:1].isupper())
    return frozenset(name.country for name, _ in filter(None, found) if not name.is_ambiguous)


def decades(sentences: Iterable[Annotated]) -> list[Row]:
    """Sentences by decade; where a header names several, a sentence counts for each in part."""
    counts: dict[str, float] = defaultdict(float)
    for sentence in sentences:
        told = decades_of(sentence) or ["not told"]
        for decade in told:
            counts[decade] += 1 / len(told)
    rounded = {decade: round(counts[decade]) for decade in sorted(counts)}
    return [{"decade": decade, "sentences": count} for decade, count in rounded.items() if count]


def decades_of(sentence: Annotated) -> list[str]:
    """The decade of publication, else those of the header: "1990s-2010s" are three."""
    years = sentence.published or header_field(sentence.header, "years")
    if sentence.published:
        return [f"{years[:3]}0s"]
    spans = [(int(found[1]), int(found[2] or found[1])) for found in _YEARS.finditer(years)]
    return [f"{decade}0s" for first, last in spans for decade in range(first, last + 1)]


def header_field(header: str, name: str) -> str:
    """The value of "genre", "region" or "years" in a header, or ""."""
    fields = dict(part.split(":", 1) for part in header.split("|") if ":" in part)
    return next((value.strip() for key, value in fields.items() if key.strip() == name), "")


def header_values(sentences: Iterable[Annotated], name: str, *, most: int = 20) -> list[Row]:
    """The commonest values of a field of the headers; what commas part counts for each."""
    counts = Counter(
        value.strip() or "not told" for s in sentences for value in header_field(s.header, name).split(",")
    )
    rows: list[Row] = [{name: value, "sentences": count} for value, count in counts.most_common(most)]
    return [*rows, {name: f"{len(counts)} in all", "sentences": counts.total()}]


def lengths(sentences: Sequence[Annotated]) -> list[Row]:
    """Words a sentence: shortest, quartiles, longest."""
    marks = np.percentile([len(sentence.text.split()) for sentence in sentences], [0, 25, 50, 75, 100])
    names = ("shortest", "first quarter", "median", "third quarter", "longest")
    return [{"words a sentence": name, "count": round(float(mark))} for name, mark in zip(names, marks, strict=True)]
