"""The main path: one article in, everything Dateline finds in it out. Nothing here knows of files or databases."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache, partial
from importlib.metadata import version
from pathlib import Path

from dateline.articles.article import Article, Basis, Metadatum, Part, PartKind, content_id
from dateline.articles.leading import led_back, normal_article
from dateline.articles.span import Span
from dateline.articles.written import find_written
from dateline.claims.claim import Claim
from dateline.claims.evidence import Evidence
from dateline.claims.finding import Finding
from dateline.claims.findings import find_findings
from dateline.claims.judging import judge_acts
from dateline.claims.scoring import Weights, shipped_weights
from dateline.events.acts import find_acts
from dateline.events.codebook import Codebook, Entry, load_codebook
from dateline.events.event import Event
from dateline.mentions.actors import find_actors
from dateline.mentions.coreference import find_pronouns, settle_owners
from dateline.mentions.groups import name_groups
from dateline.mentions.mention import Interval, Mention
from dateline.mentions.publication import infer_publication
from dateline.mentions.time_mentions import mentions_of, read_times
from dateline.registry.registry import Registry
from dateline.sentences.parser import Parser
from dateline.sentences.pipeline import SHIPPED
from dateline.sentences.quotation import quoted_spans
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
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Reader:
    """What an article is read with: the pipeline that reads sentences and the codebook. Made once, used for many."""

    parser: Parser = field(default_factory=partial(Parser, passes_over=True))
    codebook: Codebook = field(default_factory=load_codebook)
    registry: Registry = field(default_factory=Registry.open)
    weights: Weights = field(default_factory=shipped_weights)

    @classmethod
    def open(
        cls,
        *,
        pipeline: str = SHIPPED,
        codebook: Path | None = None,
        registry: Registry | None = None,
        memory: Path | None = None,
        reads_all: bool = False,
    ) -> "Reader":
        """A reader with another spaCy pipeline, codebook or registry; raises PipelineError or CodebookError.

        Readers in several processes share what they read of sentences in the file `memory`. Sentences without politics
        are passed over, unless the reader `reads_all`, or has a codebook of the user's own: it may be of other things.
        """
        parser = Parser(pipeline, memory, passes_over=not (reads_all or codebook))
        return cls(parser, load_codebook(codebook), registry or Registry.open())

    @cached_property
    def run(self) -> Run:
        """The run that rows of this reader belong to."""
        settings = {
            "pipeline": self.parser.name, "registry": self.registry.digest[:12], "score": self.weights.digest,
            "sentences": "politics" if self.parser.passes_over else "all",
        }
        parts = (version("dateline"), self.parser.digest, self.codebook.version)
        return Run(content_id("run", *parts, *settings.values()), *parts, settings)

    def read(self, article: Article) -> Reading:
        """Read one article with this reader."""
        return read(article, self)

    def matches(self, entry: Entry, sentence: str) -> bool:
        """Whether a codebook entry, with no other beside it, makes a row of a sentence; a codebook is checked so."""
        part = Part(Span("check", 0, len(sentence)), PartKind.BODY)
        alone = Reader(self.parser, Codebook((entry,), self.codebook.version), self.registry)
        return bool(alone.read(Article("check", sentence, (part,))).events)


def read(article: Article, reader: Reader | None = None) -> Reading:
    """Read one article by its normal text; what is found is led back to the text as it is printed."""
    as_read, words = normal_article(article)
    found = led_back(_read(as_read, reader or _shipped_reader()), words, article.text)
    published = found.article.published
    return found if words.text == article.text else replace(found, article=replace(article, published=published))


def _read(article: Article, reader: Reader) -> Reading:
    """Sentences, then who and where, then what was done, then who says so and how sure it is."""
    sentences = reader.parser.sentences(article)
    article = article if article.published else _dated(article, sentences, reader.registry)
    actors = name_groups(sentences, find_actors(sentences, reader.registry, publication(article)))
    actors += find_pronouns(sentences, actors, quoted_spans(article))
    actors = settle_owners(sentences, actors)
    times = read_times(sentences, _writing(article))
    acts = find_acts(sentences, actors, reader.codebook, told=times)
    events, claims = judge_acts(article, sentences, actors, acts, weights=reader.weights)
    mentions = sorted([*actors, *mentions_of(times)], key=lambda mention: (mention.span, mention.kind.value))
    evidence = Evidence(article, sentences, mentions, events, reader.registry, publication(article))
    findings = tuple(find_findings(evidence))
    return Reading(article, sentences, tuple(mentions), tuple(events), tuple(claims), reader.run, findings)


def publication(article: Article) -> Interval | None:
    """The day, month or year an article was published, given or found in its text, or what bounds it ("2023/2024-06").

    None when nothing is known.
    """
    if article.published is None:
        return None
    first, _, last = article.published.value.partition("/")
    return Interval(first, last or first)


def _writing(article: Article) -> Interval | None:
    """What relative times count from: the day in the dateline, where it is one just before publication."""
    published = publication(article)
    if published is None or published.start is None or published.start != published.end:
        return published
    day = find_written(article.text, article.parts, published.start)
    return Interval(day, day)


def _dated(article: Article, sentences: Sequence[Sentence], registry: Registry) -> Article:
    """An article without a date, with the days that its own words bound it by, marked as inferred."""
    found = infer_publication(sentences, find_actors(sentences, registry), registry)
    if found is None:
        return article
    days, span = found
    value = days.start if days.start == days.end else f"{days.start}/{days.end}"
    return replace(article, published=Metadatum(value or "", Basis.INFERRED, span))


@lru_cache(maxsize=1)
def _shipped_reader() -> Reader:
    return Reader()
