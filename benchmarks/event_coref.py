"""Which given triggers of many documents tell of one event, nothing given but the documents and the words.

Documents are first put together into stories by the words they share, names counting double; inside a story, triggers
whose head words have one stem are taken to tell of one event. What more was tried within a story (who and what stands
beside the trigger, words of the sentence, synonyms of the codebook, vectors of the reader model) gained nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import log, sqrt
from pathlib import Path

from pydantic import BaseModel, ValidationError

from dateline.errors import InputError
from dateline.links.act_words import stem
from dateline.links.occurrence_groups import find_groups
from dateline.sentences.model import Parse, ReaderModel
from dateline.sentences.pipeline import lemma
from dateline.views.formats import json_line

_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "NUM"})
# What a name counts for against another word: of 1, 2 and 4 tried, 2 was best by less than one point.
_NAME = 2
# The mean cosine of the documents of one story. Figures are flat between .12 and .24; above, stories fall apart.
_ALIKE = 0.2


class Trigger(BaseModel):
    """The words of one mention of an event, as places in a sentence."""

    mention_id: str
    sent: int
    tokens: list[int]


class Document(BaseModel):
    """A document in words, with the mentions to be put together."""

    id: str
    sentences: list[list[str]]
    events: list[Trigger] = []


def predict_event_coref(input: Path, output: Path) -> tuple[InputError, ...]:
    """Clusters for lines of Document: {"id", "events": [{"mention_id", "cluster"}]}."""
    documents, errors = _read(input)
    with output.open("w", encoding="utf-8") as file:
        for document, clusters in zip(documents, find_clusters(documents), strict=True):
            events = [{"mention_id": mention, "cluster": cluster} for mention, cluster in clusters.items()]
            file.write(json_line({"id": document.id, "events": events}) + "\n")
    return errors


def find_clusters(documents: Sequence[Document]) -> Iterator[dict[str, str]]:
    """The cluster of each mention, document by document."""
    model = ReaderModel()
    parsed = [[model.parse(words) if words else None for words in document.sentences] for document in documents]
    bags = [_bag(document, parses) for document, parses in zip(documents, parsed, strict=True)]
    stories = find_stories(bags)
    for document, parses, story in zip(documents, parsed, stories, strict=True):
        yield {event.mention_id: f"{story}/{_head_stem(document, event, parses)}" for event in document.events}


def find_stories(bags: Sequence[Counter[str]]) -> list[int]:
    """The story of each bag of words: bags are put together while their mean cosine is that of one story."""
    vectors = _vectors(bags)
    similar = _similarities(vectors)
    groups = find_groups(len(bags), {pair: cosine - _ALIKE for pair, cosine in similar.items()}, floor=-_ALIKE)
    story_of = {place: number for number, places in enumerate(groups) for place in places}
    return [story_of[place] for place in range(len(bags))]


def _read(input: Path) -> tuple[list[Document], tuple[InputError, ...]]:
    documents, errors = [], []
    for number, line in enumerate(input.read_bytes().splitlines(), start=1):
        try:
            documents.extend([Document.model_validate_json(line)] if line.strip() else [])
        except ValidationError as error:
            errors.append(InputError(f"{input}:{number}", str(error.errors()[0]["msg"])))
    return documents, tuple(errors)


def _bag(document: Document, parses: Sequence[Parse | None]) -> Counter[str]:
    """How often each stem that says something stands in a document."""
    bag: Counter[str] = Counter()
    for words, parse in zip(document.sentences, parses, strict=True):
        for word, pos, tag in zip(words, parse.pos, parse.tags, strict=True) if parse else ():
            if pos in _CONTENT and len(word) > 1 and any(map(str.isalnum, word)):
                bag[_stem(word, pos, tag)] += _NAME if pos == "PROPN" else 1
    return bag


def _vectors(bags: Sequence[Counter[str]]) -> list[dict[str, float]]:
    """Each bag weighed by how rare its words are among all, to length 1."""
    found_in = Counter(word for bag in bags for word in bag)
    vectors = []
    for bag in bags:
        weighed = {
            word: (1 + log(count)) * log(len(bags) / found_in[word])
            for word, count in bag.items()
            if found_in[word] > 1
        }
        length = sqrt(sum(weight * weight for weight in weighed.values())) or 1.0
        vectors.append({word: weight / length for word, weight in weighed.items()})
    return vectors


def _similarities(vectors: Sequence[dict[str, float]]) -> dict[tuple[int, int], float]:
    """The cosine of each two vectors that share a word."""
    cosines: defaultdict[tuple[int, int], float] = defaultdict(float)
    having: dict[str, list[tuple[int, float]]] = {}
    for place, vector in enumerate(vectors):
        for word, weight in vector.items():
            before = having.setdefault(word, [])
            for other, other_weight in before:
                cosines[other, place] += weight * other_weight
            before.append((place, weight))
    return cosines


def _head_stem(document: Document, event: Trigger, parses: Sequence[Parse | None]) -> str:
    """The stem of the word of a trigger that its others hang on."""
    parse, words = parses[event.sent], document.sentences[event.sent]
    if parse is None:
        return ""
    head = next((token for token in event.tokens if parse.heads[token] - 1 not in event.tokens), event.tokens[-1])
    return _stem(words[head], parse.pos[head], parse.tags[head])


def _stem(word: str, pos: str, tag: str) -> str:
    return stem(lemma(word, pos, is_plural=tag == "NNS").lower())
