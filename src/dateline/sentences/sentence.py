"""Sentence and Token: the article as the reader model sees it, in Universal Dependencies."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.articles.article import PartKind
from dateline.articles.span import Span

if TYPE_CHECKING:  # numpy is not for `--help` to load
    from dateline.sentences.told import Told


@dataclass(frozen=True, slots=True)
class Token:
    """One word. `head` is the index of its head in the sentence, its own index for the root.

    `pos` is the universal part of speech, `tag` the Penn Treebank tag, `relation` the UD relation with its
    subtype ("nsubj:pass"), `name` is "PER", "ORG", "LOC" or "" for the kind of name the word is part of and
    `name_start` tells where one name ends and the next begins.
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    head: int
    relation: str
    name: str = ""
    name_start: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one part of an article; token offsets count characters of the article's text.

    `told` is what the heads of the shipped model see in it; None where another pipeline reads.
    """

    span: Span
    text: str
    tokens: tuple[Token, ...]
    part: PartKind
    index: int
    told: "Told | None" = field(default=None, repr=False, compare=False)
    _children: tuple[tuple[int, ...], ...] = field(default=(), repr=False, compare=False)

    def __post_init__(self) -> None:
        children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                children[token.head].append(token.index)
        object.__setattr__(self, "_children", tuple(map(tuple, children)))

    def children(self, token: Token, *relations: str) -> list[Token]:
        """Dependents of `token` in text order; of these relations (subtypes included) when any is named."""
        found = [self.tokens[i] for i in self._children[token.index]]
        return [t for t in found if relation_in(t.relation, relations)] if relations else found

    def head(self, token: Token) -> Token | None:
        """The token this one depends on; None for the root."""
        return None if token.head == token.index else self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The chain of heads, nearest first, ending at the root."""
        head = self.head(token)
        while head is not None:
            yield head
            head = self.head(head)

    def subtree(self, token: Token) -> list[Token]:
        """The token with everything below it, in text order."""
        found, waiting = [token.index], [token.index]
        while waiting:
            below = self._children[waiting.pop()]
            found.extend(below)
            waiting.extend(below)
        return [self.tokens[i] for i in sorted(found)]

    def span_of(self, first: Token, last: Token) -> Span:
        """The span from one token to another, both included."""
        return Span(self.span.article, first.start, last.end)

    def words(self, first: Token, last: Token) -> str:
        """The text from one token to another, both included."""
        return self.text[first.start - self.span.start : last.end - self.span.start]


def relation_in(relation: str, wanted: tuple[str, ...]) -> bool:
    """Whether a relation is one of `wanted`, or a subtype of one ("nsubj" takes in "nsubj:pass")."""
    return relation in wanted or relation.partition(":")[0] in wanted
