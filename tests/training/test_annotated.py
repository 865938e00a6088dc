"""Every kind of line, how pieces find their place, and every error with its file and line."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.events.event import EventType, Status
from training.annotated import (
    Annotated,
    AnnotationError,
    MarkedEvent,
    Party,
    Ranges,
    modes_of,
    own_text,
    read_annotated,
)

DATA = Path(__file__).parents[2] / "training" / "data"
FILES = sorted(DATA.glob("*/*.txt"))
FORMAT = (DATA / "FORMAT.md").read_text("utf-8")
EXAMPLES = [body for language, body in re.findall(r"^```(\w*)\n(.*?)^```", FORMAT, re.M | re.S) if not language]
VISIT = "CONSULT visit | planned | who: - | whom: - | when: - | where: -"
BLOCK = """# genre: agency | region: Nordic | years: 2010s
S Envoy Ada Moe, an admiral, said Oslo "would pull out" of the talks in Bergen on Friday.
E pull out | REJECT talks | possible | who: Oslo | whom: - | when: - | where: -
E talks | CONSULT talk | planned | who: - | whom: - | when: Friday | where: Bergen
A Envoy Ada Moe, an admiral | said | Oslo "would pull out" of the talks in Bergen on Friday
T Friday | DATE
"""
Written = Callable[[str], Path]


def words(sentence: Annotated, ranges: Ranges) -> list[str]:
    """The pieces that ranges are."""
    return [sentence.text[start:end] for start, end in ranges]


def problems(folder: Path) -> list[str]:
    """All errors of a folder."""
    errors: list[AnnotationError] = []
    list(read_annotated(sorted(folder.glob("*/*.txt")), refuse=errors.append))
    return [str(error) for error in errors]


def event_of(folder: Path) -> MarkedEvent:
    """The first event of a folder."""
    return own_text(folder)[0].events[0]


def test_a_block_is_a_sentence_with_its_marks(written: Written) -> None:
    (sentence,) = own_text(written(BLOCK))
    first, second = sentence.events
    assert (sentence.where, sentence.header) == ("own.txt:2", "genre: agency | region: Nordic | years: 2010s")
    assert (first.type, first.mode, first.status) == (EventType.REJECT, "talks", Status.POSSIBLE)
    assert words(sentence, first.trigger) == ["pull out"]
    assert [words(sentence, party.at) for party in first.who] == [["Oslo"]]
    assert (first.whom, first.when, first.where, first.day) == ((), (), (), None)
    assert words(sentence, second.when + second.where) == ["Friday", "Bergen"]


def test_attributions_times_and_near_misses(written: Written) -> None:
    sentence, other = own_text(written(f"{BLOCK}\nS The strike at the chess club lasted an hour.\nN sport\n"))
    (said,) = sentence.attributions
    assert words(sentence, said.source + said.cue) == ["Envoy Ada Moe, an admiral", "said"]
    assert words(sentence, said.content)[0].startswith('Oslo "would')
    assert [(words(sentence, at), kind) for at, kind in sentence.times] == [(["Friday"], "DATE")]
    assert (other.near_miss, other.events, sentence.near_miss) == ("sport", [], "")


@pytest.mark.parametrize(
    ("text", "trigger", "who", "places"),
    [
        ("The visit was the visit of Ada.", "visit", "Ada", [(4, 9), (27, 30)]),
        ("The visit was the visit of Ada.", "visit@2", "Ada", [(18, 23), (27, 30)]),
        ("He said that he visits.", "visits", "he", [(16, 22), (13, 15)]),
        ("Ada met Bo after Ada left.", "left", "Ada", [(21, 25), (17, 20)]),
        ("Ada met Bo after Ada left.", "left", "Ada@1", [(21, 25), (0, 3)]),
        ("Off to war, they called it off.", "called + off", "they", [(17, 23), (27, 30), (12, 16)]),
        ("Bo and the visitors visit Ada.", "visit", "the visitors", [(20, 25), (7, 19)]),
        ("Under fire in Rome, Ada found no way out.", "way out + found", "Ada", [(24, 29), (33, 40), (20, 23)]),
        ("A visit - at last - by Ada.", "visit", "-@2", [(2, 7), (18, 19)]),
    ],
)
def test_pieces_find_their_place(
    written: Written, text: str, trigger: str, who: str, places: list[tuple[int, int]]
) -> None:
    event = event_of(written(f"S {text}\nE {trigger} | {VISIT.replace('who: -', f'who: {who}')}\n"))
    assert [*event.trigger, *event.who[0].at] == places


@pytest.mark.parametrize(
    ("line", "source", "cue"),
    [
        ("he | said | Bo was late", (0, 2), (3, 7)),
        ("he | said@2 | Bo was late", (24, 26), (27, 31)),
        ("he@2 | said | Bo was late", (24, 26), (27, 31)),
        ("- | said@2 | Bo was late", None, (27, 31)),
    ],
)
def test_source_and_cue_stand_together(
    written: Written, line: str, source: tuple[int, int] | None, cue: tuple[int, int]
) -> None:
    folder = written(f"S he said Bo was late and he said no more.\nA {line}\nN gossip\n")
    (said,) = own_text(folder)[0].attributions
    assert (said.source, said.cue) == ((source,) if source else (), (cue,))


@pytest.mark.parametrize(
    ("who", "unsure"),
    [("Ada", ["'Ada' stands 2 times, the nearest is taken"]), ("Ada@2", []), ("Bo", [])],
)
def test_a_piece_that_was_not_chosen_is_unsure(written: Written, who: str, unsure: list[str]) -> None:
    folder = written(f"S Ada told Bo that Ada visits.\nE visits | {VISIT.replace('who: -', f'who: {who}')}\n")
    assert own_text(folder)[0].unsure == unsure


@pytest.mark.parametrize(
    ("who", "parties", "stateless"),
    [
        ("Ada =NOR / Bo =-", (Party(((0, 3),), "NOR"), Party(((8, 10),))), []),
        ("- =NOR", (Party((), "NOR"),), []),
        ("- =-", (), []),
        ("-", (), []),
        ("Ada", (Party(((0, 3),)),), ["Ada"]),
    ],
)
def test_countries(written: Written, who: str, parties: tuple[Party, ...], stateless: list[str]) -> None:
    event = VISIT.replace("who: -", f"who: {who}")
    (sentence,) = own_text(written(f"P 2014-03-07\nS Ada met Bo.\nE met | {event}\n/P\n"))
    assert (sentence.events[0].who, sentence.stateless) == (parties, stateless)


@pytest.mark.parametrize(
    ("when", "at", "day"),
    [
        ("Friday =2014-03-07", ((11, 17),), "2014-03-07"),
        ("- =2014-03", (), "2014-03"),
        ("- =2014", (), "2014"),
        ("Friday", ((11, 17),), None),
        ("-", (), None),
    ],
)
def test_days(written: Written, when: str, at: Ranges, day: str | None) -> None:
    event = VISIT.replace("when: -", f"when: {when}")
    found = event_of(written(f"P 2014-03-07\nS Ada met on Friday.\nE met | {event}\n/P\n"))
    assert (found.when, found.day) == (at, day)


def test_a_report_is_shared_by_its_sentences(written: Written) -> None:
    text = "P 2014-03-07\nS One.\nN test\n\nS Two.\nN test\n/P\n\nP\nS Three.\nN test\n/P\n\nS Four.\nN test\n"
    found = [(sentence.report, sentence.published) for sentence in own_text(written(text))]
    assert found == [("own.txt:1", "2014-03-07")] * 2 + [("own.txt:9", ""), ("", "")]


GOOD = "S Ada met Bo on Friday.\n"
MET = f"E met | {VISIT}\n"


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        (GOOD, 1, "neither an event"),
        (f"{GOOD}{MET}N sport\n", 1, "and a reason why there is none"),
        (f"{MET}", 1, "before any sentence"),
        (f"{GOOD}{MET}\nT Friday | DATE\n", 4, "before any sentence"),
        (f"{GOOD}{MET}X what\n", 3, "unknown line 'X'"),
        (f"{GOOD}{MET}N\n", 3, "without its reason"),
        ("S\nN sport\n", 1, "without words"),
        (f"{GOOD}{MET} T Friday | DATE\n", 3, "begins or ends with a space"),
        (f"{GOOD}{MET}T Friday | DAY\n", 3, "a time is"),
        (f"{GOOD}{MET}T Friday\n", 3, "a time is"),
        (f"{GOOD}{MET}T - | DATE\n", 3, "a time is"),
        (f"{GOOD}{MET}T Fri | DATE\n", 3, "'Fri' does not stand"),
        (f"{GOOD}{MET}T friday | DATE\n", 3, "'friday' does not stand"),
        (f"{GOOD}{MET}A Ada | met\n", 3, "an attribution has 3 parts, here are 2"),
        (f"{GOOD}{MET}A Ada | met | -\n", 3, "without content"),
        (f"{GOOD}{MET}A Cy | met | Bo\n", 3, "'Cy' does not stand"),
        (f"{GOOD}E met | CONSULT visit\n", 2, "an event has 7 parts, here are 2"),
        (f"{GOOD}{MET.replace('CONSULT', 'PARLEY')}", 2, "type or mode 'PARLEY visit'"),
        (f"{GOOD}{MET.replace('visit', 'veto')}", 2, "type or mode 'CONSULT veto'"),
        (f"{GOOD}{MET.replace('planned', 'sure')}", 2, "status 'sure'"),
        (f"{GOOD}{MET.replace('E met', 'E -')}", 2, "without trigger"),
        (f"{GOOD}{MET.replace('E met', 'E met@0')}", 2, "'met@0': places are counted from @1"),
        (f"{GOOD}{MET.replace('E met', 'E met@2')}", 2, "'met@2' does not stand"),
        (f"{GOOD}{MET.replace('E met', 'E @1')}", 2, "a piece without words: '@1'"),
        (f"{GOOD}{MET.replace('who: -', 'who:')}", 2, "a piece without words: ''"),
        (f"{GOOD}{MET.replace('who: -', 'Ada')}", 2, "who: expected"),
        (f"{GOOD}{MET.replace('who: -', 'who: Ada =Norway')}", 2, "country 'Norway'"),
        (f"{GOOD}{MET.replace('when: -', 'when: Friday =soon')}", 2, "['soon'] are no ISO dates"),
        (f"{GOOD}{MET.replace('when: -', 'when: Friday =2014-02-30')}", 2, "are no ISO dates"),
        (f"P 2014-02-30\n{GOOD}{MET}/P\n", 1, "day of publication '2014-02-30'"),
        (f"P 2014-02\n{GOOD}{MET}/P\n", 1, "day of publication '2014-02'"),
        (f"P\n{GOOD}{MET}\n", 1, "without its end"),
        (f"P\n{GOOD}{MET}\nP\n{GOOD}{MET}/P\n", 5, "inside another"),
        (f"{GOOD}{MET}/P\n", 3, "the end of a report"),
    ],
)
def test_errors_tell_their_line(written: Written, text: str, line: int, problem: str) -> None:
    (found,) = problems(written(text))
    assert found.startswith(f"own.txt:{line}: ")
    assert problem in found


def test_a_file_in_another_encoding_is_an_error(written: Written) -> None:
    folder = written("")
    (folder / "sentences" / "own.txt").write_bytes("S Ada fût là.\nN test\n".encode("latin-1"))
    assert [problem.partition(": ")[0] for problem in problems(folder)] == ["own.txt:1"]


def test_reading_stops_at_the_first_error_unless_it_is_refused(written: Written) -> None:
    folder = written(f"{GOOD}E left | {VISIT}\nT Monday | DATE\nT Friday | DATE\n\n{GOOD}{MET}")
    with pytest.raises(AnnotationError, match=r"own\.txt:2"):
        own_text(folder)
    errors: list[AnnotationError] = []
    first, second = read_annotated(sorted(folder.glob("*/*.txt")), refuse=errors.append)
    assert [str(error).partition(": ")[0] for error in errors] == ["own.txt:2", "own.txt:3"]
    assert (len(first.times), len(second.events)) == (1, 1)


@pytest.mark.parametrize(
    ("published", "least", "most"),
    [("", 0, 0), ("2014-03-07", 10, 40)],
)
def test_reports_are_held_back_whole_and_only_where_they_are_dated(published: str, least: int, most: int) -> None:
    names = [f"file-{n % 100}.txt" for n in range(2000)]
    reports = {(name, Annotated(f"{name}:{n}", f"{n}", "", name, published).is_held) for n, name in enumerate(names)}
    assert len(reports) == 100
    assert least <= sum(is_held for _, is_held in reports) <= most


def test_a_twentieth_of_single_sentences_is_held_back() -> None:
    loose = [Annotated("", f"Sentence {number}.", "") for number in range(2000)]
    assert 60 < sum(sentence.is_held for sentence in loose) < 140


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples_of_the_format_are_right(written: Written, example: str) -> None:
    assert problems(written(example)) == []


@pytest.mark.parametrize("type", EventType)
def test_the_format_names_the_modes_of(type: EventType) -> None:
    (row,) = re.findall(rf"^\| `{type.value}` \|.*", FORMAT, re.M)
    assert [*re.findall(r"`(\w+)`", row)[1:], "other"] == modes_of()[type.value]


@pytest.mark.parametrize("path", FILES, ids=[f"{path.parent.name}/{path.name}" for path in FILES])
def test_own_text_has_no_error(path: Path) -> None:
    errors: list[AnnotationError] = []
    list(read_annotated([path], refuse=errors.append))
    assert [str(error) for error in errors] == []
