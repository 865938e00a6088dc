"""Witnesses when copies have changed: of the articles whose copies these are, and of all that go back to them."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping

from dateline.links.copy import Copy, CopyKind
from dateline.links.origins import find_source
from dateline.links.recorded_news import read_texts_of
from dateline.record.connection import rows_of
from dateline.record.link_memory import LinkMemory, listed

_COPIES = "SELECT article, source, kind, share, reason FROM copies WHERE article IN (SELECT value FROM json_each(?))"


def find_witnesses_again(memory: LinkMemory, concerned: Iterable[str]) -> dict[str, str]:
    """The witness of each article concerned, and of those that take over a change from one, by the copies recorded."""
    wanted, sources, found = set(concerned), dict[str, str | None](), dict[str, str]()
    while wanted:
        sources |= _find_sources(memory, wanted)
        known = memory.witnesses({*sources, *filter(None, sources.values())})
        found = {article: _root(article, sources, known) for article in sources}
        changed = [article for article, witness in found.items() if known.get(article) != witness]
        wanted = memory.copies_from(changed) - sources.keys()
    return found


def _root(article: str, sources: Mapping[str, str | None], known: Mapping[str, str]) -> str:
    """The witness that an article goes back to by what is its source now, and, where that is not asked, was before."""
    while article in sources:
        source = sources[article]
        if source is None:
            return article
        article = source
    return known[article]


def _find_sources(memory: LinkMemory, articles: Iterable[str]) -> dict[str, str | None]:
    """The source that each article goes back to, None for one with a voice of its own."""
    copies: defaultdict[str, list[Copy]] = defaultdict(list)
    for row in rows_of(memory.connection, _COPIES, listed(articles)):
        copy = Copy(row["article"], row["source"], CopyKind(row["kind"]), row["share"], array("I"), row["reason"])
        copies[copy.article].append(copy)
    compared = {article for own in copies.values() for copy in own for article in (copy.article, copy.source)}
    texts = read_texts_of(memory.connection, memory.newest(compared)).values()
    by_article = {text.article: text for text in texts}
    return {article: find_source(copies.get(article, ()), by_article) for article in articles}
