"""A bare spaCy pipeline to set beside Dateline: `en_core_web_sm` where it is installed, else one of the same make.

The other has the networks of the small English pipelines (a convolutional tok2vec of width 96 and depth 4 that tagger
and parser share, one of its own for names, transition-based parser and names of hidden width 64) with as many labels,
trained on nothing but three sentences: what it says is of no use, what it computes is what the small pipelines compute.
It leaves out their lemmas, which are a table.
"""

from __future__ import annotations

from random import Random
from typing import Any

import spacy
from spacy.language import Language
from spacy.training import Example
from spacy.util import is_package

SMALL = "en_core_web_sm"
_TAGS, _RELATIONS, _NAMES = 50, 45, 18  # how many labels the small English pipeline has
_UPDATES = 10
_WIDTH = 96
_EMBED = {
    "@architectures": "spacy.MultiHashEmbed.v2",
    "width": _WIDTH,
    "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
    "rows": [5000, 1000, 2500, 2500, 50, 50],
    "include_static_vectors": False,
}
_ENCODE = {
    "@architectures": "spacy.MaxoutWindowEncoder.v2", "width": _WIDTH, "depth": 4, "window_size": 1, "maxout_pieces": 3,
}  # fmt: skip
_TOK2VEC = {"@architectures": "spacy.Tok2Vec.v2", "embed": _EMBED, "encode": _ENCODE}
_SHARED = {"@architectures": "spacy.Tok2VecListener.v1", "width": _WIDTH, "upstream": "tok2vec"}
_SENTENCES = (
    "Norway will host Finland in Bergen in May .",
    "The minister , who had left Oslo on Monday , said that talks with Sweden would go on .",
    "Protesters marched through the capital after the vote was put off again .",
)


def bare_pipeline() -> tuple[str, Language]:
    """The pipeline and what it is."""
    if is_package(SMALL):
        return SMALL, spacy.load(SMALL)
    return f"spaCy of the make of {SMALL}, untrained", _made_pipeline()


def _made_pipeline() -> Language:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("tok2vec", config={"model": _TOK2VEC})
    tagger = pipeline.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": _SHARED}})
    parser = pipeline.add_pipe("parser", config={"model": _transitions("parser", _SHARED), "min_action_freq": 1})
    names = pipeline.add_pipe("ner", config={"model": _transitions("ner", _TOK2VEC)})
    for pipe, label, count in ((tagger, "T", _TAGS), (parser, "r", _RELATIONS), (names, "N", _NAMES)):
        for number in range(count):
            pipe.add_label(f"{label}{number}")  # type: ignore[attr-defined]
    examples = _examples(pipeline)
    optimizer = pipeline.initialize(lambda: examples)
    for _ in range(_UPDATES):
        pipeline.update(examples, sgd=optimizer)
    return pipeline


def _transitions(kind: str, tok2vec: dict[str, Any]) -> dict[str, Any]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": tok2vec,
    }


def _examples(pipeline: Language) -> list[Example]:
    """Sentences with labels drawn by chance, each word hung on the one before."""
    chance, examples = Random(0), []
    for sentence in _SENTENCES * 4:
        words = sentence.split()
        gold = {
            "words": words,
            "tags": [f"T{chance.randrange(_TAGS)}" for _ in words],
            "heads": [0, *range(len(words) - 1)],
            "deps": ["ROOT", *(f"r{chance.randrange(_RELATIONS)}" for _ in words[1:])],
            "entities": [f"U-N{chance.randrange(_NAMES)}" if word.istitle() else "O" for word in words],
        }
        examples.append(Example.from_dict(pipeline.make_doc(sentence), gold))
    return examples
