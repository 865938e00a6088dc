"""The codebook: readable TOML files, one a type, loaded, validated and indexed by trigger word.

The words of the field stand in the data (`codebook/*.toml`), their grammar in `triggers.py`. Every mistake is told
with its file and line, because the people who write codebooks are not the people who wrote this.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

from dateline.errors import CodebookError
from dateline.events.event import EventType

KINDS = ("verb", "noun", "adjective")
CONDITIONS = ("particle", "object", "subject", "modifier", "phrase")
_NEEDS = ("none", "either", "actor", "recipient", "both")
_DEFAULT_ROLES = {
    "verb": (("subject",), ("object",)),
    "adjective": (("subject",), ("of", "to", "with", "about")),
    "noun": (("possessive", "by", "modifier", "of"), ("on", "against", "to", "with")),
}
_OTHER_KEYS = ("mode", "clause", "unless", "actor", "recipient", "mutual", "needs", "trust", "yes", "no")
_KEYS = frozenset((*KINDS, *CONDITIONS, *_OTHER_KEYS))
_CLASSES_FILE = "classes.toml"


@dataclass(frozen=True, slots=True)
class Condition:
    """What the words around a trigger must (or must not) be; word classes are unfolded, an empty set asks nothing."""

    particle: frozenset[str] = frozenset()
    object: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    modifier: frozenset[str] = frozenset()
    phrase: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """One way in which news tells an act: trigger, conditions, where its roles stand, two sentences that test it."""

    id: str
    where: str
    type: EventType
    mode: str
    cameo: str
    scale: float
    kind: str
    lemma: str
    wanted: Condition
    unless: Condition
    clause: bool | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    is_mutual: bool
    needs: str
    trust: float
    yes: str
    no: str


@dataclass(frozen=True, slots=True)
class Mode:
    """A way of doing what a type names, with its CAMEO code ("" for none) and its place on the Goldstein scale."""

    type: EventType
    name: str
    cameo: str
    scale: float


@dataclass(frozen=True)
class Codebook:
    """All entries, by kind and lemma of their trigger; `version` is a digest of the files they came from."""

    entries: tuple[Entry, ...]
    version: str
    modes: tuple[Mode, ...] = ()

    def __post_init__(self) -> None:
        index: dict[tuple[str, str], list[Entry]] = {}
        for entry in self.entries:
            index.setdefault((entry.kind, entry.lemma), []).append(entry)
        object.__setattr__(self, "_index", index)
        object.__setattr__(self, "_alike", dict(_usual(self.entries)))

    def candidates(self, kind: str, lemma: str) -> list[Entry]:
        """Entries triggered by this lemma as this kind of word."""
        index: dict[tuple[str, str], list[Entry]] = self._index  # type: ignore[attr-defined]
        return index.get((kind, lemma), [])

    def mode(self, type: EventType, name: str) -> Mode | None:
        """What the codebook says of a mode of a type; None when it does not know it."""
        return next((mode for mode in self.modes if (mode.type, mode.name) == (type, name)), None)

    def like(self, type: EventType, mode: str, kind: str) -> Entry | None:
        """The entry whose roles stand for those of this type, mode and kind of word: of all such, the usual one."""
        alike: dict[tuple[EventType, str, str], Entry] = self._alike  # type: ignore[attr-defined]
        return alike.get((type, mode, kind)) or alike.get((type, "", kind))

    def by_id(self, entry_id: str) -> Entry | None:
        """The entry with this id."""
        return next((entry for entry in self.entries if entry.id == entry_id), None)


def load_codebook(path: Path | None = None) -> Codebook:
    """The shipped codebook, or the user's own: one file of entries or a folder of them.

    Word classes are the shipped ones, and those of a `classes.toml` beside the files. Raises CodebookError with
    `file:line` for the first thing that is wrong.
    """
    shipped = Path(str(files("dateline.events"))) / "codebook"
    folder = path or shipped
    sources = [folder] if folder.is_file() else sorted(p for p in folder.glob("*.toml") if p.name != _CLASSES_FILE)
    if not sources:
        raise CodebookError(f"{folder}: no codebook file (*.toml) here")
    classes = _read_classes(shipped / _CLASSES_FILE)
    beside = (folder if folder.is_dir() else folder.parent) / _CLASSES_FILE
    if beside.exists():
        classes |= _read_classes(beside)
    entries = tuple(_numbered(entry for source in sources for entry in _read_entries(source, classes)))
    modes = tuple(mode for source in sources for mode in _read_modes(source))
    return Codebook(entries, _digest([*sources, shipped / _CLASSES_FILE, beside]), modes)


def _usual(entries: Sequence[Entry]) -> Iterator[tuple[tuple[EventType, str, str], Entry]]:
    """For every type, mode ("" for any) and kind of word an entry with the roles that most such entries have."""
    alike: dict[tuple[EventType, str, str], list[Entry]] = {}
    for entry in entries:
        for mode in (entry.mode, ""):
            alike.setdefault((entry.type, mode, entry.kind), []).append(entry)
    for key, some in alike.items():
        counts = Counter((entry.actor, entry.recipient, entry.is_mutual) for entry in some)
        roles = counts.most_common(1)[0][0]
        yield key, next(entry for entry in some if (entry.actor, entry.recipient, entry.is_mutual) == roles)


def _numbered(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Entries that differ only in what their ids leave out get a number: ids are of one entry each."""
    counts: Counter[str] = Counter()
    for entry in entries:
        counts[entry.id] += 1
        yield entry if counts[entry.id] == 1 else replace(entry, id=f"{entry.id}~{counts[entry.id]}")


def _digest(sources: list[Path]) -> str:
    digest = sha256()
    for source in sources:
        if source.exists():
            digest.update(source.read_bytes())
    return digest.hexdigest()[:12]


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CodebookError(f"{path}:1: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise CodebookError(f"{path}:1: is not UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise CodebookError(f"{path}:{_line_of(error, path)}: is not TOML: {error}") from error


def _line_of(error: tomllib.TOMLDecodeError, path: Path) -> int:
    """The line that the parser names in its message; the last one where it says "at end of document"."""
    named = re.search(r"at line (\d+)", str(error))
    return int(named[1]) if named else max(1, len(path.read_text(encoding="utf-8").splitlines()))


def _read_classes(path: Path) -> dict[str, frozenset[str]]:
    classes = _read_toml(path).get("classes", {})
    if not isinstance(classes, dict) or not all(isinstance(words, list) for words in classes.values()):
        raise CodebookError(f'{path}:1: [classes] must hold lines like: arms = ["missile", "tank"]')
    return {name: frozenset(map(str, words)) for name, words in classes.items()}


def _read_entries(path: Path, classes: Mapping[str, frozenset[str]]) -> Iterator[Entry]:
    table = _read_toml(path)
    if table.get("type") not in EventType.__members__:
        raise CodebookError(f"{path}:1: type must be one of {', '.join(EventType.__members__)}")
    lines = _header_lines(path, r"\[\[\s*entry\s*\]\]")
    rows = table.get("entry", [])
    if not isinstance(rows, list) or len(rows) != len(lines):
        raise CodebookError(f"{path}:1: each entry must begin with a line [[entry]]")
    _check_modes(path, table.get("modes", {}))
    for line, row in zip(lines, rows, strict=True):
        yield _Row(f"{path}:{line}", row, table, classes).entry()


def _read_modes(path: Path) -> Iterator[Mode]:
    """The modes that a file declares; `_read_entries` has checked them."""
    table = _read_toml(path)
    for name, mode in table.get("modes", {}).items():
        yield Mode(EventType(table["type"]), name, str(mode.get("cameo", "")), float(mode.get("scale", 0.0)))


def _header_lines(path: Path, header: str) -> list[int]:
    """The numbers of the lines that begin with a header."""
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    return [number for number, line in lines if re.match(header, line.strip())]


def _check_modes(path: Path, modes: Any) -> None:
    if not isinstance(modes, dict):
        raise CodebookError(f"{path}:1: modes must be tables such as [modes.visit]")
    for name, mode in modes.items():
        line = next(iter(_header_lines(path, rf"\[\s*modes\.[\"']?{re.escape(name)}\b")), 1)
        if not isinstance(mode, dict) or not isinstance(mode.get("cameo", ""), str):
            raise CodebookError(f'{path}:{line}: mode {name} must be a table with a cameo code such as "042"')
        if not isinstance(mode.get("scale", 0.0), (int, float)):
            raise CodebookError(f"{path}:{line}: the scale of mode {name} must be a number")


@dataclass(frozen=True)
class _Row:
    """One `[[entry]]` table being turned into an Entry."""

    where: str
    row: dict[str, Any]
    table: dict[str, Any]
    classes: Mapping[str, frozenset[str]]

    def entry(self) -> Entry:
        """The entry, or a CodebookError that says what is wrong with it."""
        row, kind = self.row, self._kind()
        self._check_keys()
        mode = self._mode()
        actor, recipient = _DEFAULT_ROLES[kind]
        wanted = self._condition(row)
        return Entry(
            self._id(kind),
            self.where,
            EventType(self.table["type"]),
            row["mode"],
            str(mode.get("cameo", "")),
            float(mode.get("scale", 0.0)),
            kind,
            self._lemma(kind),
            wanted,
            self._condition(row.get("unless", {})),
            self._flag("clause", default=None),
            self._sources("actor", actor),
            self._sources("recipient", self._recipient(recipient, wanted)),
            bool(self._flag("mutual", default=False)),
            self._needs(),
            self._trust(),
            self._sentence("yes"),
            self._sentence("no"),
        )

    def error(self, problem: str) -> CodebookError:
        """A CodebookError at this entry."""
        return CodebookError(f"{self.where}: {problem}")

    def _recipient(self, default: tuple[str, ...], wanted: Condition) -> tuple[str, ...]:
        # An object that belongs to the trigger ("impose sanctions on X") is not the one acted upon.
        return ("on", "against", "to", "with", "for") if wanted.object and default == ("object",) else default

    def _kind(self) -> str:
        found = [kind for kind in KINDS if kind in self.row]
        if len(found) != 1:
            raise self.error("an entry has exactly one of verb, noun, adjective")
        return found[0]

    def _mode(self) -> Mapping[str, Any]:
        name = self.row.get("mode")
        modes: dict[str, Mapping[str, Any]] = self.table.get("modes", {})
        if not isinstance(name, str) or name not in modes:
            raise self.error(f"mode {name!r} is not declared under [modes.…]")
        return modes[name]

    def _flag(self, key: str, *, default: bool | None) -> bool | None:
        value = self.row.get(key, default)
        if value is not default and not isinstance(value, bool):
            raise self.error(f"{key} must be true or false, not {value!r}")
        return value

    def _sources(self, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
        """Where a role stands, in the order they are tried: subject, object, …, or a preposition."""
        sources = self.row.get(key, default)
        if not isinstance(sources, (list, tuple)) or not all(isinstance(source, str) for source in sources):
            raise self.error(f'{key} must be a list such as ["subject"], not {sources!r}')
        return tuple(sources)

    def _lemma(self, kind: str) -> str:
        lemma = self.row[kind]
        if not isinstance(lemma, str) or not lemma or lemma != lemma.lower() or " " in lemma:
            raise self.error(f"{kind} must be one lower-case word, not {lemma!r}")
        return lemma

    def _id(self, kind: str) -> str:
        conditions = [w for key in CONDITIONS for w in self._flat(self.row.get(key, ()))]
        return "/".join([self.table["type"], str(self.row.get("mode")), kind, self._lemma(kind), *conditions[:3]])

    @staticmethod
    def _flat(value: Any) -> list[str]:
        if isinstance(value, dict):
            return [str(preposition) for preposition in value]
        return [value] if isinstance(value, str) else list(map(str, value))

    def _check_keys(self) -> None:
        if not isinstance(self.row.get("unless", {}), dict):
            raise self.error('unless must be a table such as { object = ["record"] }')
        unknown = sorted(set(self.row) - _KEYS) + sorted(set(self.row.get("unless", {})) - set(CONDITIONS))
        if unknown:
            raise self.error(f"unknown key {unknown[0]!r}; known are {', '.join(sorted(_KEYS))}")

    def _condition(self, table: Mapping[str, Any]) -> Condition:
        phrase = table.get("phrase", {})
        if not isinstance(phrase, dict):
            raise self.error('phrase must be a table such as { to = ["street"] }')
        words = {key: self._words(key, table[key]) for key in CONDITIONS if key in table and key != "phrase"}
        return Condition(**words, phrase={preposition: self._words("phrase", w) for preposition, w in phrase.items()})

    def _words(self, key: str, words: Any) -> frozenset[str]:
        words = [words] if isinstance(words, str) else words
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise self.error(f"{key} must be a list of words")
        found: set[str] = set()
        for word in words:
            found |= self._unfolded(word)
        return frozenset(found)

    def _unfolded(self, word: str) -> frozenset[str]:
        """A class gives its words; a sector such as @COP stands for itself and is compared with what is named."""
        name = word.removeprefix("@")
        if not word.startswith("@") or name.isupper():
            return frozenset({word})
        if name not in self.classes:
            raise self.error(f"no word class @{name} in classes.toml")
        return self.classes[name]

    def _needs(self) -> str:
        needs = self.row.get("needs", "either")
        if needs not in _NEEDS:
            raise self.error(f"needs must be one of {', '.join(_NEEDS)}, not {needs!r}")
        return str(needs)

    def _trust(self) -> float:
        trust = self.row.get("trust", 0.8)
        if isinstance(trust, bool) or not isinstance(trust, (int, float)) or not 0 < trust <= 1:
            raise self.error(f"trust must be a number above 0 and at most 1, not {trust!r}")
        return float(trust)

    def _sentence(self, key: str) -> str:
        sentence = self.row.get(key)
        if not isinstance(sentence, str) or not sentence.strip():
            raise self.error(f"{key} must be a sentence: every entry has one that matches and one that does not")
        return sentence
