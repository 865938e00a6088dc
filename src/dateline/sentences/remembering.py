"""A model that does not read the same words twice."""

from collections.abc import Sequence

from dateline.sentences.model import Parse, ReaderModel, Start
from dateline.sentences.packed_parse import pack, unpack
from dateline.sentences.reading_memory import ReadingMemory

_STARTS, _PARSE = "starts", "parse"


class RememberingModel:
    """The reader model with a memory; what it gives is the same as without."""

    def __init__(self, model: ReaderModel, memory: ReadingMemory) -> None:
        self._model, self._memory = model, memory

    def starts(self, words: Sequence[str]) -> list[Start]:
        """As `ReaderModel.starts`."""
        found = self._memory.recall(_STARTS, words)
        if found is None:
            found = bytes(self._model.starts(words))
            self._memory.keep(_STARTS, words, found)
        return list(map(Start, found))

    def parse(self, words: Sequence[str]) -> Parse:
        """As `ReaderModel.parse`."""
        found = self._memory.recall(_PARSE, words)
        if found is not None:
            return unpack(found, self._model.told_labels)
        parse = self._model.parse(words)
        self._memory.keep(_PARSE, words, pack(parse))
        return parse
