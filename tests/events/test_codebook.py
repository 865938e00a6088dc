"""The codebook: what its files may say, what an entry becomes, and mistakes told with file and line."""

import re
from pathlib import Path

import pytest

from dateline.errors import CodebookError
from dateline.events.codebook import Codebook, Entry, load_codebook
from dateline.events.event import EventType

HEAD = """type = "CONSULT"

[modes.visit]
cameo = "042"
scale = 1.9

"""
SENTENCES = 'yes = "Norway visits Chile."\nno = "Norway thanks Chile."\n'
ENTRY = f'[[entry]]\nverb = "visit"\nmode = "visit"\n{SENTENCES}'


def entry_with(*lines: str, head: str = HEAD, trigger: str = 'verb = "visit"') -> str:
    """A codebook file of one entry with these lines added; the entry begins in line 7."""
    return "\n".join([head + "[[entry]]", trigger, 'mode = "visit"', *lines, SENTENCES])


def loaded(folder: Path, text: str, *, classes: str = "") -> Entry:
    """The only entry of a codebook file."""
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    if classes:
        (folder / "classes.toml").write_text(classes, encoding="utf-8")
    (entry,) = load_codebook(path).entries
    return entry


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("", 1, "type must be one of AGREE, "),
        ('type = "PICNIC"', 1, "type must be one of"),
        ('type = "CONSULT"\nentry = 3', 1, "each entry must begin with a line"),
        ('type = "CONSULT"\nentry = [{ verb = "visit" }]', 1, "each entry must begin with a line"),
        ('type = "CONSULT"\nmodes = 3', 1, "modes must be tables"),
        ('type = "CONSULT"\n\n[modes.visit]\ncameo = 42', 3, "cameo code"),
        ('type = "CONSULT"\n\n[modes]\nvisit = 3', 1, "cameo code"),
        ('type = "CONSULT"\n[modes.visit]\nscale = "high"', 2, "scale of mode visit must be a number"),
        ('type = "CONSULT"\nverb =', 2, "is not TOML"),
        ('type = "CONSULT', 1, "is not TOML"),
        ('type = "CONSULT"\nx = [1,\n2', 3, "is not TOML"),
        (HEAD + "[[entry]]\n" + SENTENCES, 7, "exactly one of verb, noun, adjective"),
        (entry_with('noun = "visit"'), 7, "exactly one of verb, noun, adjective"),
        (entry_with(trigger='verb = "Visit"'), 7, "verb must be one lower-case word, not 'Visit'"),
        (entry_with(trigger='verb = "pay visit"'), 7, "verb must be one lower-case word"),
        (entry_with(trigger='noun = ""'), 7, "noun must be one lower-case word"),
        (entry_with(trigger="verb = 3"), 7, "verb must be one lower-case word"),
        (ENTRY.join([HEAD, entry_with("colour = 3", head="")]), 12, "unknown key 'colour'; known are"),
        (entry_with("unless = { colour = 3 }"), 7, "unknown key 'colour'"),
        (entry_with("unless = 3"), 7, "unless must be a table"),
        (entry_with().replace('mode = "visit"', 'mode = "picnic"'), 7, "mode 'picnic' is not declared"),
        (entry_with().replace('mode = "visit"', "mode = [1]"), 7, "is not declared"),
        (entry_with().replace('mode = "visit"\n', ""), 7, "mode None is not declared"),
        (entry_with("object = 3"), 7, "object must be a list of words"),
        (entry_with("object = [3]"), 7, "object must be a list of words"),
        (entry_with('object = ["@nothing"]'), 7, "no word class @nothing in classes.toml"),
        (entry_with('phrase = ["street"]'), 7, "phrase must be a table"),
        (entry_with("phrase = { to = 3 }"), 7, "phrase must be a list of words"),
        (entry_with('actor = "subject"'), 7, 'actor must be a list such as ["subject"]'),
        (entry_with("recipient = [3]"), 7, "recipient must be a list"),
        (entry_with('mutual = "yes"'), 7, "mutual must be true or false, not 'yes'"),
        (entry_with("clause = 1"), 7, "clause must be true or false"),
        (entry_with('needs = "all"'), 7, "needs must be one of none, either, actor, recipient, both, not 'all'"),
        (entry_with("trust = 0"), 7, "trust must be a number above 0 and at most 1, not 0"),
        (entry_with("trust = 1.1"), 7, "trust must be a number"),
        (entry_with('trust = "high"'), 7, "trust must be a number"),
        (entry_with("trust = true"), 7, "trust must be a number"),
        (entry_with().replace('no = "Norway thanks Chile."', 'no = " "'), 7, "no must be a sentence"),
        (entry_with().replace('yes = "Norway visits Chile."', ""), 7, "yes must be a sentence"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(tmp_path: Path, text: str, line: int, problem: str) -> None:
    with pytest.raises(CodebookError) as caught:
        loaded(tmp_path, text)
    assert str(caught.value).startswith(f"{tmp_path / 'own.toml'}:{line}: ")
    assert problem in str(caught.value)


@pytest.mark.parametrize("classes", ["classes = 3", '[classes]\narms = "tank"', "[classes"])
def test_a_mistake_in_the_classes_is_told_with_its_file(tmp_path: Path, classes: str) -> None:
    with pytest.raises(CodebookError, match=r"classes\.toml:1: "):
        loaded(tmp_path, HEAD + ENTRY, classes=classes)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_bytes(b"type = '\xff'")
    with pytest.raises(CodebookError, match=r"own\.toml:1: is not UTF-8"):
        load_codebook(tmp_path)


@pytest.mark.parametrize("name", ["", "nowhere"])
def test_a_folder_without_a_codebook_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(CodebookError, match="no codebook file"):
        load_codebook(tmp_path / name)


@pytest.mark.parametrize(
    ("trigger", "actor", "recipient"),
    [
        ('verb = "visit"', ("subject",), ("object",)),
        ('noun = "visit"', ("possessive", "by", "modifier", "of"), ("on", "against", "to", "with")),
        ('adjective = "grateful"', ("subject",), ("of", "to", "with", "about")),
        # An object that belongs to the pattern is not the one acted upon.
        ('verb = "pay"\nobject = ["visit"]', ("subject",), ("on", "against", "to", "with", "for")),
        ('verb = "visit"\nactor = ["object"]\nrecipient = ["none"]', ("object",), ("none",)),
    ],
)
def test_where_roles_stand(tmp_path: Path, trigger: str, actor: tuple[str, ...], recipient: tuple[str, ...]) -> None:
    entry = loaded(tmp_path, entry_with(trigger=trigger))
    assert (entry.actor, entry.recipient) == (actor, recipient)


def test_what_is_left_out_has_a_default(tmp_path: Path) -> None:
    entry = loaded(tmp_path, HEAD + ENTRY)
    assert (entry.type, entry.mode, entry.cameo, entry.scale) == (EventType.CONSULT, "visit", "042", 1.9)
    assert (entry.clause, entry.is_mutual, entry.needs, entry.trust) == (None, False, "either", 0.8)
    assert entry.where == f"{tmp_path / 'own.toml'}:7"


@pytest.mark.parametrize(
    ("words", "classes", "expected"),
    [
        ('"street"', "", {"street"}),
        ('["street", "square"]', "", {"street", "square"}),
        ('["@shop", "bank"]', '[classes]\nshop = ["baker", "grocer"]', {"baker", "grocer", "bank"}),
        # A class of one's own takes the place of the shipped one.
        ('["@arms"]', '[classes]\narms = ["spear"]', {"spear"}),
        # Sectors and states are compared with what is named, not with words.
        ('["@COP", "@STATE"]', "", {"@COP", "@STATE"}),
    ],
)
def test_words_and_their_classes(tmp_path: Path, words: str, classes: str, expected: set[str]) -> None:
    assert loaded(tmp_path, entry_with(f"object = {words}"), classes=classes).wanted.object == expected


def test_conditions_and_exceptions(tmp_path: Path) -> None:
    lines = 'particle = "off"', "phrase = { to = ['street'], with = 'crowd' }", 'unless = { subject = ["storm"] }'
    entry = loaded(tmp_path, entry_with(*lines))
    assert entry.wanted.particle == {"off"}
    assert entry.wanted.phrase == {"to": {"street"}, "with": {"crowd"}}
    assert (entry.unless.subject, entry.unless.particle) == ({"storm"}, frozenset())


def test_entries_that_say_the_same_still_have_ids_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(HEAD + ENTRY + ENTRY, encoding="utf-8")
    ids = [entry.id for entry in load_codebook(tmp_path).entries]
    assert len(set(ids)) == 2 and ids[0] in ids[1]


@pytest.mark.parametrize(("file", "is_other"), [("own.toml", True), ("classes.toml", True), ("notes.txt", False)])
def test_the_version_is_of_the_files_that_count(tmp_path: Path, file: str, *, is_other: bool) -> None:
    (tmp_path / "own.toml").write_text(HEAD + ENTRY, encoding="utf-8")
    before = load_codebook(tmp_path).version
    with (tmp_path / file).open("a", encoding="utf-8") as opened:
        opened.write("# a remark\n")
    assert (load_codebook(tmp_path).version != before) is is_other


@pytest.fixture(scope="module")
def shipped() -> Codebook:
    """The shipped codebook."""
    return load_codebook()


def test_the_shipped_codebook_is_broad(shipped: Codebook) -> None:
    assert len(shipped.entries) >= 1000
    assert {entry.type for entry in shipped.entries} == set(EventType)


def test_no_two_shipped_entries_share_an_id(shipped: Codebook) -> None:
    assert len({entry.id for entry in shipped.entries}) == len(shipped.entries)


def test_every_shipped_code_is_a_code_of_its_field(shipped: Codebook) -> None:
    codes = {entry.cameo for entry in shipped.entries if entry.cameo}
    assert [code for code in codes if not re.fullmatch(r"\d{3,4}", code)] == []
    assert all(-10 <= entry.scale <= 10 for entry in shipped.entries)


def test_every_shipped_entry_is_found_by_its_trigger_and_by_its_id(shipped: Codebook) -> None:
    for entry in shipped.entries[::50]:
        assert entry in shipped.candidates(entry.kind, entry.lemma)
        assert shipped.by_id(entry.id) is entry
    assert (shipped.candidates("verb", "picnic"), shipped.by_id("nothing")) == ([], None)
