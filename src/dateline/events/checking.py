"""Check a codebook against its own sentences: each entry must match where it says so, and nowhere it says not."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dateline.events.codebook import Codebook, Entry

# Whether an entry, with no other beside it, makes a row of a sentence.
Matches = Callable[[Entry, str], bool]


@dataclass(frozen=True, slots=True)
class Problem:
    """An entry that does not do what its sentences say; `where` is `file:line`."""

    where: str
    problem: str


def check_codebook(codebook: Codebook, matches: Matches) -> Iterator[Problem]:
    """The problems of all entries, in the order of the files."""
    seen: dict[object, str] = {}
    for entry in codebook.entries:
        pattern = (entry.kind, entry.lemma, entry.clause, *map(str, (entry.wanted, entry.unless)))
        if pattern in seen:
            yield Problem(entry.where, f"{entry.id} has the trigger and the conditions of the entry at {seen[pattern]}")
        seen.setdefault(pattern, entry.where)
        yield from _check_entry(entry, matches)


def _check_entry(entry: Entry, matches: Matches) -> Iterator[Problem]:
    if not matches(entry, entry.yes):
        yield Problem(entry.where, f"{entry.id} does not match its `yes` sentence: {entry.yes}")
    if matches(entry, entry.no):
        yield Problem(entry.where, f"{entry.id} matches its `no` sentence: {entry.no}")
