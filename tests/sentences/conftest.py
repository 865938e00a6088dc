"""The shipped model and the pipeline around it, loaded once."""

import pytest
from spacy.language import Language

from dateline.sentences.model import ReaderModel
from dateline.sentences.pipeline import load_pipeline


@pytest.fixture(scope="session")
def pipeline() -> Language:
    """The shipped pipeline."""
    return load_pipeline()


@pytest.fixture(scope="session")
def model() -> ReaderModel:
    """The shipped model alone."""
    return ReaderModel()
