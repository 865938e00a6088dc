"""What full text finds a claim by: its words, its holders, its stance, and those whom it is about."""

from collections import defaultdict
from collections.abc import Iterator

from dateline.web.index.article_counts import RecordedArticle, RecordedRole
from dateline.web.index.line_tokens import ALL
from dateline.web.index.tokens import facet, find_words


def claim_tokens(article: RecordedArticle) -> Iterator[tuple[str, str]]:
    """The claims of an article with their tokens."""
    roles: dict[str, list[RecordedRole]] = defaultdict(list)
    for role in article.roles:
        roles[role.of].append(role)
    events: dict[str, list[str]] = defaultdict(list)
    for id, event in article.claimed:
        events[id].append(event)
    for claim in article.claims:
        found = {ALL, facet("stance", claim.stance), facet("outlet", article.outlet), *find_words(claim.content)}
        for role in roles[claim.id]:
            found.update(_of_party("holder", role))
        about = (role for event in events[claim.id] for role in roles[event] if role.part != "said_by")
        for role in about:
            found.update(_of_party("about", role))
        yield claim.id, " ".join(sorted(found))


def _of_party(part: str, role: RecordedRole) -> Iterator[str]:
    yield from (facet(part, value) for value in (role.party, role.country) if value)
    yield from (facet(f"{part} named", word) for word in find_words(f"{role.name} {role.text}"))
