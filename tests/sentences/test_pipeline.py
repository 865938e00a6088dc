"""The spaCy pipeline: layers, sentence ends, lemmas, and clear refusals of pipelines that cannot serve."""

from pathlib import Path

import pytest
import spacy
from sentences.plain_sentences import PLAIN
from spacy.language import Language

from dateline.errors import PipelineError
from dateline.sentences.parser import read_doc
from dateline.sentences.pipeline import lemma, load_pipeline


@pytest.mark.parametrize(
    ("word", "pos", "is_plural", "expected"),
    [
        ("withdrew", "VERB", False, "withdraw"),
        ("withdrawn", "VERB", False, "withdraw"),
        ("met", "VERB", False, "meet"),
        ("Struck", "VERB", False, "strike"),
        ("sought", "VERB", False, "seek"),
        ("deplatformed", "VERB", False, "deplatform"),
        ("was", "AUX", False, "be"),
        ("treaties", "NOUN", True, "treaty"),
        ("women", "NOUN", True, "woman"),
        ("crises", "NOUN", True, "crisis"),
        # Not in the dictionary: the regular ending of a plural goes, anything else stays.
        ("warplanes", "NOUN", True, "warplane"),
        ("airbases", "NOUN", True, "airbase"),
        ("sit-ins", "NOUN", True, "sit-in"),
        ("Readmissions", "NOUN", True, "readmission"),
        ("railwaymen", "NOUN", True, "railwayman"),
        ("icbm", "NOUN", False, "icbm"),
        ("Pakistani", "ADJ", False, "pakistani"),
        ("Saudi", "ADJ", False, "saudi"),
        ("allegedly", "ADV", False, "allegedly"),
        ("larger", "ADJ", False, "large"),
        ("Nations", "PROPN", True, "Nations"),
        ("BY", "ADP", False, "by"),
    ],
)
def test_lemmas(word: str, pos: str, expected: str, *, is_plural: bool) -> None:
    assert lemma(word, pos, is_plural=is_plural) == expected


def test_a_long_paragraph_falls_into_its_sentences(pipeline: Language) -> None:
    text = " ".join(PLAIN)
    assert len(text.split()) > 250
    assert abs(len(list(pipeline(text).sents)) - len(PLAIN)) <= 1


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n", "  Norway opened  it .\t", "Norway\u00a0opened\u2003a consulate.", "\u200bNorway opened it."],
)
def test_white_space_changes_no_word(pipeline: Language, text: str) -> None:
    doc = pipeline(text)
    assert doc.text == text
    assert all(token.pos_ == "SPACE" and not token.ent_type_ for token in doc if token.is_space)
    assert all(token.pos_ and token.tag_ and token.dep_ and token.lemma_ for token in doc if not token.is_space)


def test_white_space_hides_nothing_from_the_model(pipeline: Language) -> None:
    plain, spaced = (
        [(token.text, token.pos_, token.head.text, token.dep_) for token in pipeline(text) if not token.is_space]
        for text in ("Norway opened a consulate.", "Norway  opened a \n consulate.")
    )
    assert plain == spaced


def test_a_sentence_has_one_root_and_no_arc_out_of_it(pipeline: Language) -> None:
    for sentence in pipeline(" ".join(PLAIN)).sents:
        assert sum(token.head == token for token in sentence) == 1
        assert all(token.head in sentence for token in sentence)


def test_a_doc_can_be_looked_at() -> None:
    doc = read_doc(PLAIN[0])
    assert doc.has_annotation("DEP") and doc.has_annotation("ENT_IOB")


def test_the_shipped_pipeline_is_loaded_once() -> None:
    assert load_pipeline() is load_pipeline()


def test_an_unknown_pipeline_is_named() -> None:
    with pytest.raises(PipelineError, match="'nonexistent' cannot be loaded"):
        load_pipeline("nonexistent")


def test_a_pipeline_without_layers_is_told_what_it_lacks(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path)
    with pytest.raises(PipelineError, match=r"no dependency heads.*parts of speech.*lemmas.*names; Dateline needs"):
        load_pipeline(str(tmp_path))
