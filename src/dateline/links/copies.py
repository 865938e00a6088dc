"""Copies: which articles repeat which, kept up to date as articles arrive in any order.

Exact copies are told by the digest of their words; the first of them published stands for all, so that a report
printed by a thousand outlets is compared once. Everything else depends on two articles at a time, which is why the
order of arrival does not matter.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from dateline.links.copy import Copy
from dateline.links.copy_candidates import Candidates, CopyKeys, find_keys
from dateline.links.copy_evidence import compare_texts, exact_copy
from dateline.links.copy_text import CopyText, Order

# Texts: as many as are in the news of the weeks in which most candidates are found.
_KEPT = 10_000


def find_copies(articles: Iterable[CopyText]) -> list[Copy]:
    """The copies among articles, by the order in which the copies were published; a copy may have several sources.

    Of exact copies only the first published is compared with other articles, and each of the rest is a copy of it.
    """
    index = CopyIndex()
    return [copy for article in sorted(articles, key=lambda article: article.order) for copy in index.add(article)]


@dataclass(slots=True)
class _Body:
    """Articles with the same words: `first` is the order of the one published first, which stands for all.

    `keys` are those of the first article seen in each week, `linked` the bodies that are copies of this one or its
    sources.
    """

    first: Order
    articles: list[str] = field(default_factory=list)
    keys: dict[int, CopyKeys] = field(default_factory=dict)
    linked: set[int] = field(default_factory=set)

    @property
    def head(self) -> str:
        """The id of the article published first."""
        return self.first[-1]


class CopyIndex:
    """Articles seen so far, ready to say what the next one copies, or is copied by.

    To go on where another index stopped, give it the keys of the `known` articles instead of their texts, and `fetch`,
    which reads the text of one when it has to be compared. With it, only the texts of the last weeks are kept.
    """

    def __init__(self, known: Iterable[CopyKeys] = (), *, fetch: Callable[[str], CopyText] | None = None) -> None:
        self._texts: dict[str, CopyText] = {}
        self._fetch = fetch
        self._articles: set[str] = set()
        self._bodies: dict[int, _Body] = {}
        self._candidates = Candidates()
        for keys in known:
            self._place(keys)

    def add(self, text: CopyText, keys: CopyKeys | None = None) -> list[Copy]:
        """The copies that an article brings to light, on either side of it; none when it was added before.

        An article that was published before its exact copies takes their place as the source of all. Its `keys` need
        not be found again when they are known.
        """
        keys = keys or find_keys(text)
        if keys is None or text.article in self._articles:
            return []
        self._keep(text)
        searched = self._place(keys)
        body = self._bodies[keys.body]
        if body.head != text.article:
            found = [exact_copy(text, self.text(body.head))]
        else:
            self._unlink(keys.body)
            found = [exact_copy(self.text(other), text) for other in body.articles if other != text.article]
        return found + list(self._link(keys.body, searched))

    @property
    def pairs(self) -> set[tuple[str, str]]:
        """Each copy with its source, as all articles added so far have it."""
        exact = {(article, body.head) for body in self._bodies.values() for article in body.articles}
        linked = ((body.first, self._bodies[other].first) for body in self._bodies.values() for other in body.linked)
        return {pair for pair in exact if pair[0] != pair[1]} | {(max(two)[-1], min(two)[-1]) for two in linked}

    def text(self, article: str) -> CopyText:
        """The text of an article that was added; what is looked at again is kept on, as the first report of much is."""
        text = self._texts.pop(article, None) or (self._fetch and self._fetch(article))
        if text is None:
            raise KeyError(article)
        self._keep(text)
        return text

    def _place(self, keys: CopyKeys) -> list[CopyKeys]:
        """Take an article in; the keys by which its body has to be looked for again."""
        body = self._bodies.setdefault(keys.body, _Body(keys.order))
        is_head, is_new_week = keys.order <= body.first, keys.week not in body.keys
        self._articles.add(keys.article)
        body.articles.append(keys.article)
        body.first = min(body.first, keys.order)
        if is_new_week:
            body.keys[keys.week] = keys
            self._candidates.add(keys)
        return list(body.keys.values()) if is_head else [keys] * is_new_week

    def _link(self, body: int, searched: Iterable[CopyKeys]) -> Iterator[Copy]:
        found = {other for keys in searched for other in self._candidates.find(keys)}
        text = self.text(self._bodies[body].head)
        for other in sorted(found - self._bodies[body].linked):
            copy = compare_texts(text, self.text(self._bodies[other].head))
            if copy:
                self._bodies[body].linked.add(other)
                self._bodies[other].linked.add(body)
                yield copy

    def _unlink(self, body: int) -> None:
        for other in self._bodies[body].linked:
            self._bodies[other].linked.remove(body)
        self._bodies[body].linked.clear()

    def _keep(self, text: CopyText) -> None:
        self._texts[text.article] = text
        if self._fetch and len(self._texts) > _KEPT:
            del self._texts[next(iter(self._texts))]
