"""A parse as bytes, number for number: for a memory that gives back exactly what the model gave."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from dateline.sentences.model import Parse
from dateline.sentences.told import LINKS, Probabilities, Told, ToldLabels, WordTold

_LAYERS = ("pos", "tags", "heads", "relations", "names")
_ATTRIBUTION = 3  # source, cue, content
_HEAD = 4  # bytes that tell how long the part in JSON is


def pack(parse: Parse) -> bytes:
    """The bytes of a parse: its layers in JSON, then the numbers of what its heads see, if there are any."""
    layers: dict[str, object] = {name: getattr(parse, name) for name in _LAYERS}
    arrays: list[Probabilities] = []
    if parse.told is not None:
        layers["told"] = list(parse.told.words)
        words = parse.told.words.values()
        arrays = [parse.told.attribution, parse.told.factuality]
        arrays += [array for word in words for array in (word.acts, word.modes, word.statuses, word.links)]
    head = json.dumps(layers).encode()
    return b"".join([len(head).to_bytes(_HEAD), head, *(array.tobytes() for array in arrays)])


def unpack(data: bytes, labels: ToldLabels) -> Parse:
    """The parse that was packed."""
    end = _HEAD + int.from_bytes(data[:_HEAD])
    layers = json.loads(data[_HEAD:end])
    parse = Parse(**{name: layers[name] for name in _LAYERS})
    return replace(parse, told=_told(data, end, layers, labels)) if "told" in layers else parse


def _told(data: bytes, begin: int, layers: dict[str, list[int]], labels: ToldLabels) -> Told:
    numbers = np.frombuffer(data, np.float16, offset=begin)
    words = len(layers["heads"])
    shapes = [(words, _ATTRIBUTION), (words,)]
    of_word = [(len(labels.acts),), (len(labels.modes),), (len(labels.statuses),), (words, len(LINKS))]
    arrays = _cut(numbers, [*shapes, *of_word * len(layers["told"])])
    attribution, factuality = next(arrays), next(arrays)
    told = {word: WordTold(labels, next(arrays), next(arrays), next(arrays), next(arrays)) for word in layers["told"]}
    return Told(attribution, factuality, told)


def _cut(numbers: Probabilities, shapes: Sequence[tuple[int, ...]]) -> Iterator[Probabilities]:
    begin = 0
    for shape in shapes:
        size = int(np.prod(shape))
        yield numbers[begin : begin + size].reshape(shape)
        begin += size
