"""Small trees about invented people of real states, and what is found in them."""

from sentences.trees import ARTICLE, trees

from dateline.articles.article import Article, Part, PartKind
from dateline.articles.span import Span
from dateline.mentions.actors import find_actors
from dateline.mentions.coreference import find_pronouns
from dateline.mentions.mention import Mention
from dateline.sentences.quotation import quoted_spans
from dateline.sentences.sentence import Sentence

MINISTER = """
    Russian = ADJ JJ 3 amod
    Foreign = PROPN NNP 3 amod
    Minister = PROPN NNP 4 compound
    Ivan = PROPN NNP 6 nsubj B-PER
    Petrov = PROPN NNP 4 flat I-PER
    praised praise VERB VBD 0 root
    Finland = PROPN NNP 6 obj B-LOC
    . = PUNCT . 6 punct
"""
SURNAME = """
    Petrov = PROPN NNP 2 nsubj B-PER
    left leave VERB VBD 0 root
    . = PUNCT . 2 punct
"""
NORWAY_ALONE = """
    Norway = PROPN NNP 2 nsubj B-LOC
    voted vote VERB VBD 0 root
    . = PUNCT . 2 punct
"""
GOVERNMENT = """
    The the DET DT 2 det
    government = NOUN NN 3 nsubj
    resigned resign VERB VBD 0 root
    . = PUNCT . 3 punct
"""
SPOKESMAN = """
    Ivan = PROPN NNP 4 nmod:poss B-PER
    Petrov = PROPN NNP 1 flat I-PER
    's = PART POS 1 case
    spokesman = NOUN NN 8 nsubj
    , = PUNCT , 6 punct
    Oleg = PROPN NNP 4 appos B-PER
    Ilin = PROPN NNP 6 flat I-PER
    left leave VERB VBD 0 root
    . = PUNCT . 8 punct
"""
NOTHING = """
    It = PRON PRP 2 nsubj
    rained rain VERB VBD 0 root
    . = PUNCT . 2 punct
"""


def actors(*sentences: str) -> list[Mention]:
    """The actors and places of an article of these trees."""
    return find_actors(trees(*sentences))


def pronouns(*sentences: str) -> list[Mention]:
    """The pronouns of an article of these trees that stand for somebody."""
    read = trees(*sentences)
    return find_pronouns(read, find_actors(read), quoted_spans(article_of(read)))


def article_of(sentences: list[Sentence]) -> Article:
    """The article that these sentences are, as one paragraph."""
    text = " ".join(sentence.text for sentence in sentences)
    return Article(ARTICLE, text, (Part(Span(ARTICLE, 0, len(text)), PartKind.BODY),))


def called(mentions: list[Mention], text: str) -> Mention:
    """The last mention by these words."""
    return [mention for mention in mentions if mention.text == text][-1]
