"""The spaCy pipeline that reads sentences: Dateline's own component, or any other pipeline with UD labels.

This file and `parser.py` are the only ones that know spaCy.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import cast

import lemminflect
import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from thinc.types import Ints2d

from dateline.errors import PipelineError
from dateline.sentences.model import Parse, ReaderModel, Start
from dateline.sentences.reading_memory import ReadingMemory
from dateline.sentences.remembering import RememberingModel

SHIPPED = "dateline"
_READER = "dateline_reader"
# Words looked at together for sentence starts. The model was trained on stretches of up to 160; of 60 to 200 words
# tried on GUM with an earlier model, 80 gave the best sentence F1, and 200 broke sentences up.
STRETCH_WORDS = 80
# Where a Doc keeps what the model's heads see in its sentences, by the index of their first word.
TOLD = "dateline.told"
# Where it keeps the indices of the first words of sentences that were not read.
PASSED_OVER = "dateline.passed_over"
_IOB = {"I": 1, "O": 2, "B": 3}
_COLUMNS: list[int | str] = ["HEAD", "DEP", "TAG", "POS", "LEMMA", "SENT_START", "ENT_IOB", "ENT_TYPE"]
_LAYERS = {
    "HEAD": "dependency heads",
    "DEP": "relations",
    "POS": "parts of speech",
    "LEMMA": "lemmas",
    "ENT_IOB": "names",
}
_INFLECTED = frozenset({"NOUN", "VERB", "ADJ", "ADV", "AUX"})
_PLURAL_ENDINGS = {"'s": "", "ies": "y", "men": "man", "ss": "ss", "s": ""}
# Relations that English UD treebanks have and spaCy's own English label scheme lacks.
_UD_RELATIONS = frozenset({"obl", "obj", "nmod"})


class ReaderComponent:
    """A spaCy component that fills heads, relations, tags, lemmas, names and sentence starts of a Doc.

    Where it `passes_over` sentences without politics, these get their starts and nothing else.
    """

    def __init__(self, model: ReaderModel | RememberingModel, *, passes_over: bool = False) -> None:
        self.model = model
        self.passes_over = passes_over

    def __call__(self, doc: Doc) -> Doc:
        words = [token for token in doc if not token.is_space]
        rows = {token.i: _blank(token) for token in doc}
        told = doc.user_data.setdefault(TOLD, {})
        passed = doc.user_data.setdefault(PASSED_OVER, set())
        for start, stretch in self._sentences(words):
            if self.passes_over and start is Start.OTHER:
                rows.update(_unread(stretch))
                passed.add(stretch[0].i)
                continue
            parse = self.model.parse([token.text for token in stretch])
            rows.update(_rows(stretch, parse))
            told[stretch[0].i] = parse.told
        return _filled(doc, rows)

    def _sentences(self, words: Sequence[Token]) -> Iterator[tuple[Start, Sequence[Token]]]:
        """Cut running text into sentences, a stretch of words at a time, each with what it may tell."""
        begin = 0
        while begin < len(words):
            stretch = words[begin : begin + STRETCH_WORDS]
            found = self.model.starts([token.text for token in stretch])
            starts = [i for i, start in enumerate(found) if start]
            is_last = begin + len(stretch) == len(words)
            # The last sentence of a full stretch may go on: the next stretch begins with it.
            ends = starts[1:] + ([len(stretch)] if is_last or len(starts) == 1 else [])
            for start, end in zip(starts, ends, strict=False):
                yield found[start], stretch[start:end]
            begin += ends[-1]


def _blank(token: Token) -> tuple[int | str, ...]:
    """White space hangs on the word before it."""
    return (-1 if token.i else 0, "", "_SP", "SPACE", token.text, -1, 2, "")


def _unread(sentence: Sequence[Token]) -> dict[int, tuple[int | str, ...]]:
    """A sentence that is not read: each word hangs on the first."""
    first, *others = sentence
    rows: dict[int, tuple[int | str, ...]] = {first.i: (0, "ROOT", "", "X", first.text, 1, 2, "")}
    rows.update({token.i: (first.i - token.i, "dep", "", "X", token.text, -1, 2, "") for token in others})
    return rows


def _rows(sentence: Sequence[Token], parse: Parse) -> dict[int, tuple[int | str, ...]]:
    """The annotations of one sentence, in the order of `_COLUMNS`, by the index of the token in the Doc."""
    rows: dict[int, tuple[int | str, ...]] = {}
    copular = {head - 1 for head, relation in zip(parse.heads, parse.relations, strict=True) if relation == "cop"}
    for position, token in enumerate(sentence):
        head = parse.heads[position]
        offset = sentence[head - 1].i - token.i if head else 0
        iob, _, kind = parse.names[position].partition("-")
        if iob == "I" and (not position or parse.names[position - 1][2:] != kind):
            iob = "B"
        pos, tag = parse.pos[position], parse.tags[position]
        # "is prepared to": what a copula stands by is no verb.
        pos = "ADJ" if pos == "VERB" and tag == "VBN" and position in copular else pos
        rows[token.i] = (
            offset, parse.relations[position] if head else "ROOT", tag, pos,
            lemma(token.text, pos, is_plural=tag == "NNS"), -1 if position else 1, _IOB[iob], kind,
        )
    return rows


def _filled(doc: Doc, rows: dict[int, tuple[int | str, ...]]) -> Doc:
    strings = doc.vocab.strings
    columns = [
        [strings.add(value) if isinstance(value, str) else value for value in rows[i]] for i in range(len(doc))
    ]
    if not columns:
        return doc
    array = np.array([[value % (1 << 64) for value in row] for row in columns], np.uint64)
    return doc.from_array(_COLUMNS, cast(Ints2d, array))


@lru_cache(maxsize=100_000)
def lemma(word: str, pos: str, *, is_plural: bool = False) -> str:
    """The dictionary form of a word: "withdrew" as a verb gives "withdraw"; names keep their form."""
    if pos == "PROPN":
        return word
    # Rules for unknown words serve verbs; of an adjective such as "Pakistani" they make "pakisty".
    found = lemminflect.getLemma(word, pos, lemmatize_oov=pos in ("VERB", "AUX")) if pos in _INFLECTED else ()
    if found:
        return str(found[0]).lower()
    return _singular(word.lower()) if is_plural else word.lower()


def _singular(noun: str) -> str:
    """The singular of a regular plural that the dictionary does not know: "warplanes", "readmissions"."""
    for ending, singular_ending in _PLURAL_ENDINGS.items():
        if noun.endswith(ending):
            return noun.removesuffix(ending) + singular_ending
    return noun


@lru_cache(maxsize=4)
def load_pipeline(name: str = SHIPPED, memory: Path | None = None, *, passes_over: bool = False) -> Language:
    """The pipeline that reads sentences: "dateline", or the name or folder of a spaCy pipeline with UD labels.

    Dateline's own keeps what it reads in the file `memory`, where one is named, and looks there first; it may pass
    over sentences without politics.
    Raises PipelineError when it is not installed or lacks a layer that Dateline needs.
    """
    if name == SHIPPED:
        pipeline = spacy.blank("en")
        model = ReaderModel()
        reading = RememberingModel(model, ReadingMemory(memory, model.digest)) if memory else model
        Language.component(_READER, func=ReaderComponent(reading, passes_over=passes_over))
        pipeline.add_pipe(_READER)
        pipeline.meta["version"] = model.digest
        return pipeline
    try:
        pipeline = spacy.load(name)
    except (OSError, ValueError) as error:
        raise PipelineError(f"spaCy pipeline {name!r} cannot be loaded: {error}") from error
    _check_layers(pipeline, name)
    return pipeline


def _check_layers(pipeline: Language, name: str) -> None:
    """Read a probe sentence and see that every layer is filled, with UD relations."""
    doc = pipeline("Officials from Norway visited Sweden on Monday to hold talks with the government.")
    missing = [meaning for layer, meaning in _LAYERS.items() if not doc.has_annotation(layer)]
    if missing:
        raise PipelineError(f"spaCy pipeline {name!r} gives no {', no '.join(missing)}; Dateline needs all of them")
    relations = {label for pipe in pipeline.pipe_names for label in pipeline.pipe_labels.get(pipe, [])}
    if not relations >= _UD_RELATIONS:
        raise PipelineError(f"spaCy pipeline {name!r} does not use Universal Dependencies (obj, obl, nmod ...)")
