"""Training and test data: treebank sentences (CoNLL-U) and names, as plain examples.

Public sources: UD English EWT and GUM (github.com/UniversalDependencies), UNER EWT (universalner.org). The
digests of the files used are printed by `python -m training digests` and stand in the model card.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

NAME_OF_ENTITY = {"person": "PER", "organization": "ORG", "place": "LOC"}
# Words before a person's name that UNER leaves outside the name, as news annotators do.
_TITLES_OUTSIDE = (
    "president minister premier chancellor king queen prince princess pope senator governor mayor general colonel "
    "captain judge justice secretary ambassador professor prof dr mr mrs ms miss sir lord lady father saint st"
)
TITLES = frozenset(_TITLES_OUTSIDE.split())
IGNORED = -100


@dataclass
class Example:
    """One sentence of W words. Lists are of length W; `heads` counts from 1, 0 is the root; absent layers are None."""

    document: str
    words: list[str]
    spaces: list[bool]
    starts_paragraph: bool = False
    pos: list[str] | None = None
    tags: list[str] | None = None
    heads: list[int] | None = None
    relations: list[str] | None = None
    names: list[str] | None = None


@dataclass
class _OpenSentence:
    rows: list[list[str]] = field(default_factory=list)
    starts_paragraph: bool = False


def read_treebank(path: Path) -> Iterator[Example]:
    """Sentences of a CoNLL-U file with words, tags and trees; names where the file marks entities (GUM)."""
    document, has_entities, sentence = "", False, _OpenSentence()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc"):
            document, has_entities = line.partition("=")[2].strip(), False
        elif line.startswith("# newpar"):
            sentence.starts_paragraph = True
        elif line.startswith("# global.Entity"):
            has_entities = True
        elif not line and sentence.rows:
            yield _example(document, sentence, has_entities=has_entities or document.startswith("GUM_"))
            sentence = _OpenSentence()
        elif line and not line.startswith("#"):
            _add_row(sentence, line.split("\t"))


def _add_row(sentence: _OpenSentence, row: list[str]) -> None:
    if row[0].isdecimal():
        sentence.rows.append(row)


def _example(document: str, sentence: _OpenSentence, *, has_entities: bool) -> Example:
    rows = sentence.rows
    return Example(
        document,
        [row[1] for row in rows],
        ["SpaceAfter=No" not in row[9] for row in rows],
        sentence.starts_paragraph,
        [row[3] for row in rows],
        [row[4] for row in rows],
        [int(row[6]) for row in rows],
        [row[7] for row in rows],
        _names(rows) if has_entities else None,
    )


def _names(rows: list[list[str]]) -> list[str]:
    """BIO tags of the proper names among the entities of a GUM sentence."""
    tags = ["O"] * len(rows)
    for start, end, kind, head in sorted(_entities(rows), key=lambda e: e[1] - e[0]):
        first, last = _proper_core(rows, start, end, head)
        if kind in NAME_OF_ENTITY and first < last:
            tags[first:last] = [f"B-{NAME_OF_ENTITY[kind]}"] + [f"I-{NAME_OF_ENTITY[kind]}"] * (last - first - 1)
    return tags


def _entities(rows: list[list[str]]) -> Iterator[tuple[int, int, str, int]]:
    """(start, end, kind, index of the head word) of every entity; brackets open and close in the MISC column."""
    waiting: list[tuple[str, int, str, int]] = []
    for index, row in enumerate(rows):
        found = re.search(r"Entity=([^|\s]+)", row[9])
        for opening, closing in re.findall(r"\(([^()]+)|([^()]*)\)", found.group(1) if found else ""):
            if opening:
                group, kind, head = _opened(opening)
                waiting.append((group, index, kind, index + head))
                continue
            # A bare bracket closes what opened last, as one-word entities do.
            match = next((w for w in reversed(waiting) if closing in ("", w[0])), None)
            if match:
                waiting.remove(match)
                yield match[1], index + 1, match[2], match[3]


def _opened(opening: str) -> tuple[str, str, int]:
    """(group, kind, how far the head word stands from the first) of `12-person-new-nnnnn-cf1-2,3-coref`."""
    group, kind, *rest = opening.split("-")
    core = next((part for part in rest if re.fullmatch(r"\d+(,\d+)*", part)), "1")
    return group, kind, int(core.partition(",")[0]) - 1


def _proper_core(rows: list[list[str]], start: int, end: int, head: int) -> tuple[int, int]:
    """The proper name around the head word of an entity: (first, last), empty when the head is no proper noun."""
    if not start <= head < end or rows[head][3] != "PROPN":
        return head, head
    first, last = head, head + 1
    while first > start and rows[first - 1][3] == "PROPN":
        first -= 1
    while last < end and (rows[last][3] == "PROPN" or _resumes(rows, last, end)):
        last += 1
    while first < last and rows[first][1].rstrip(".").lower() in TITLES:
        first += 1
    return first, last


def _resumes(rows: list[list[str]], index: int, end: int) -> bool:
    """Whether a name goes on after this small word: "Bank of the West"."""
    if rows[index][2] not in ("of", "the", "-"):
        return False
    following = [row[3] for row in rows[index + 1 : min(end, index + 3)]]
    return bool(following) and (following[0] == "PROPN" or (following[0] == "DET" and following[-1] == "PROPN"))


def read_names(path: Path) -> Iterator[Example]:
    """Sentences of a names file: one JSON object a line with `tokens` and BIO `tags`; the document is the id's stem."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        words = record["tokens"]
        yield Example(record["id"].rpartition("-")[0], words, [True] * len(words), names=record["tags"])
