"""The main path: one article in, everything Dateline finds in it out. Nothing here knows of files or databases."""

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.articles.article import Article
from dateline.claims.claim import Claim
from dateline.events.event import Event
from dateline.mentions.mention import Mention
from dateline.sentences.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Run:
    """What produced a row: ids are equal exactly when version, model, codebook and settings are."""

    id: str
    version: str
    model: str
    codebook: str
    settings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with all that was found in it, in text order, and the run that found it."""

    article: Article
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    run: Run
