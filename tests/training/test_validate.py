"""Doubts, figures and shared runs of tiny texts, and the command's exit codes."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.events.event import EventType
from training import validate
from training.annotated import Annotated, own_text
from training.coverage import attribution_forms, form_of, near_misses, thin_modes, totals, types_by_status
from training.diversity import (
    decades,
    decades_of,
    header_values,
    lemma_of,
    lengths,
    name_pairs,
    names,
    states_in,
    trigger_lemmas,
)
from training.doubts import find_doubts
from training.overlap import other_overlaps, own_overlaps, runs_of

ROOT = Path(__file__).parents[2]
MET = "CONSULT meet | happened | who: Ada | whom: - | when: - | where: -"
GOOD = f"""# genre: agency, local paper | region: Nordic | years: 1990s
S Ada met the harbour council of Bergen twice before the ferries stopped.
E met | {MET}

S Ada said she would visit Bergen if the ferries ran.
E visit | CONSULT visit | hypothetical | who: she | whom: Bergen | when: - | where: Bergen
A Ada | said | she would visit Bergen if the ferries ran

S The goalkeeper of Norway met every ball with calm hands.
N sport
"""
COPY = "ADA met -- the harbour council, of Bergen: twice (before) noon."
Written = Callable[[str], Path]


def dated(line: str, text: str) -> str:
    """A report of Friday, 7 March 2014, of one sentence."""
    return f"P 2014-03-07\nS {text}\n{line}\n/P\n"


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        (f"S Ada and Bo met, Ada said.\nE met | {MET}", "place not chosen", "'Ada' stands 2 times"),
        (dated(f"E met | {MET}", "Ada met Bo."), "party without country", "'Ada'"),
        (dated(f"E met | {MET.replace('Ada', 'Ada =XQZ')}", "Ada met Bo."), "unknown country", "XQZ"),
        (f"S Ada met Bo.\nE met | {MET.replace('happened', 'alleged')}", "told by nobody", "alleged 'met'"),
        (f"S Ada - Bo met.\nA Ada | - | Bo met\nE met | {MET}", "no cue", "'Bo met'"),
        (f"S Ada met Bo on Friday.\nE met | {MET}\nT on Friday | DATE", "time with preposition", "'on Friday'"),
        (f"S Ada met Bo late.\nE met | {MET.replace('when: -', 'when: late')}", "when without T", "'late'"),
        (f"S Ada met Bo head on in a hall.\nE met Bo head on in | {MET}", "long trigger", "'met Bo head on in'"),
        (f"S Ada met Bo.\nE met | {MET}\nE met | {MET}", "one trigger, two events", "'met'"),
        (f"S Ada met Bo.\nE met | {MET}\n\nS Ada met Bo.\nE met | {MET}", "said twice", "stands at own.txt:1"),
        (f"{GOOD}\nS {COPY}\nN test", "near duplicate", "own.txt:2 has 'ada met the harbour council of bergen twice'"),
        (
            dated(f"E met | {MET.replace('Ada', 'Ada =NOR').replace('when: -', 'when: Friday =2014-03-06')}\n"
                  "T Friday | DATE", "Ada met Bo on Friday."),
            "wrong weekday", "'Friday' is 2014-03-06, a Thursday",
        ),
        (
            dated(f"E met | {MET.replace('Ada', 'Ada =NOR').replace('when: -', 'when: - =2014-04')}", "Ada met Bo."),
            "done after publication", "'met' happened 2014-04, told 2014-03-07",
        ),
    ],
)  # fmt: skip
def test_doubts(written: Written, text: str, kind: str, words: str) -> None:
    (doubt,) = find_doubts(own_text(written(text)))
    assert doubt.kind == kind
    assert words in doubt.words


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        f"S Ada reportedly met Bo.\nE met | {MET.replace('happened', 'alleged')}",
        f"S Bo says Ada met him.\nE met | {MET.replace('happened', 'alleged')}\nA Bo | says | Ada met him",
        f"S Ada met Bo at least a week ago.\nE met | {MET}\nT at least a week ago | DATE",
        dated(f"E met | {MET.replace('Ada', 'Ada =IGO').replace('when: -', 'when: - =2014-03')}", "Ada met Bo."),
        dated(f"E met | {MET.replace('Ada', 'Ada =SUN')}", "Ada met Bo."),
    ],
)
def test_nothing_to_doubt(written: Written, text: str) -> None:
    assert list(find_doubts(own_text(written(text)))) == []


TOKENS = COPY.split()


@pytest.mark.parametrize(
    ("name", "content", "is_found"),
    [
        ("a.txt", f"Well. {COPY}", True),
        ("a.md", COPY.replace(" ", "\n"), True),
        ("a.json", json.dumps({"deep": [{"text": COPY}]}), True),
        ("a.json", json.dumps({"tokens": TOKENS}), True),
        ("a.json", json.dumps([{"form": token, "tag": "X"} for token in TOKENS]), True),
        ("a.json", f"no JSON: {COPY}", True),
        ("a.jsonl", f"{{}}\n{json.dumps([COPY])}\n", True),
        ("a.conllu", "\n".join(f"{n}\t{token}\t_" for n, token in enumerate(TOKENS, 1)), True),
        ("a.conllu", f"# text = {COPY}\n", True),
        ("deep/er/a.txt", COPY, True),
        ("a.py", COPY, False),
        ("a.txt", COPY.replace("twice", "once"), False),
        ("a.json", json.dumps({"first": COPY[:30], "second": COPY[30:]}), False),
    ],
)
def test_shared_runs(written: Written, tmp_path: Path, name: str, content: str, is_found: bool) -> None:
    path = tmp_path / "other" / name
    path.parent.mkdir(parents=True)
    path.write_text(content)
    found = other_overlaps(own_text(written(GOOD)), [tmp_path / "other"])
    expected = [("own.txt:2", str(path), "ada met the harbour council of bergen twice")] if is_found else []
    assert [(overlap.where, overlap.other, overlap.words) for overlap in found] == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [("a b c d e f g", 0), ("a b c d e f g h", 1), ("A, b 3 c d_e (f) g h", 1), ("Ää ö b c d e f g h", 2)],
)
def test_runs_are_eight_words_of_letters(text: str, count: int) -> None:
    assert len(list(runs_of(text))) == count


def test_a_run_within_the_own_text_is_told_once_a_pair(written: Written) -> None:
    (overlap,) = own_overlaps(own_text(written(f"{GOOD}\nS {COPY.replace('noon', 'the ferries')}\nN test\n")))
    assert (overlap.where, overlap.other, overlap.count) == ("own.txt:12", "own.txt:2", 4)


@pytest.mark.parametrize(
    ("text", "line", "form"),
    [
        ("Ada said it rained.", "Ada | said | it rained", "cue before"),
        ("It rained, Ada said.", "Ada | said | It rained", "cue after"),
        ('"It rained," Ada said, "all day."', 'Ada | said | "It rained," + "all day."', "cue inside"),
        ("According to Ada it rained.", "Ada | According to | it rained", "according to"),
        ("Ada: it rained.", "Ada | : | it rained", "colon or dash"),
        ("Her claim that it rained was odd.", "Her | claim | that it rained", "noun cue"),
        ("Ada's fear of rain was odd.", "Ada | fear | of rain", "noun cue"),
        ("In a statement Ada was glad of rain.", "Ada | In a statement | glad of rain", "noun cue"),
        ("Ada - it rained.", "Ada | - | it rained", "no cue"),
    ],
)
def test_forms_of_attribution(written: Written, text: str, line: str, form: str) -> None:
    (sentence,) = own_text(written(f"S {text}\nN weather\nA {line}\n"))
    assert form_of(sentence, sentence.attributions[0]) == form


def test_coverage(written: Written) -> None:
    sentences = own_text(written(GOOD))
    assert {row["what"]: row["count"] for row in totals(sentences)} == {
        "files": 1, "sentences": 3, "passages": 0, "dated passages": 0, "events": 2,
        "attributions": 1, "sentences with attribution": 1, "times": 0, "near misses": 1,
    }  # fmt: skip
    rows = {row["type"]: row for row in types_by_status(sentences)}
    assert [rows[name]["all"] for name in ("CONSULT", "AGREE", "all", "share, %")] == [2, 0, 2, 100]
    assert [rows["CONSULT"][name] for name in ("happened", "hypothetical", "planned")] == [1, 1, 0]
    assert near_misses(sentences)[0] == {"reason": "sport", "count": 1}
    assert attribution_forms(sentences)[-1] == {"form": "all", "count": 1, "no source": 0}


def test_thin_modes(written: Written) -> None:
    (row,) = [row for row in thin_modes(own_text(written(GOOD))) if row["type"] == "CONSULT"]
    assert (row["never"], row["rare"]) == ("call, host, mediate, negotiate, talk, other", "meet 1, visit 1")


@pytest.mark.parametrize(
    ("trigger", "lemma"),
    [("signed", "sign"), ("visits", "visit"), ("walked out of", "walk out of"), ("fell", "fall"), ("kowtoo", "kowtoo")],
)
def test_lemmas(trigger: str, lemma: str) -> None:
    assert lemma_of(trigger) == lemma


@pytest.mark.parametrize(
    ("text", "pairs", "states"),
    [
        ("Norway's envoy Ada Moe left Chile.", ["Ada Moe"], {"NOR", "CHL"}),
        ("The Kremlin met U.S. senator Bo Li.", ["Bo Li"], {"RUS", "USA"}),
        ("Rain fell, Ada, Bo and Cy Dahl's dog slept.", ["Cy Dahl"], set()),
    ],
)
def test_names(text: str, pairs: list[str], states: set[str]) -> None:
    assert (list(name_pairs(text)), states_in(text)) == (pairs, states)


@pytest.mark.parametrize(
    ("years", "published", "expected"),
    [
        ("1990s", "", ["1990s"]),
        ("1990s-2010s", "", ["1990s", "2000s", "2010s"]),
        ("1970s, 2020s", "", ["1970s", "2020s"]),
        ("1999", "", ["1990s"]),
        ("mixed", "", []),
        ("1990s", "2014-03-07", ["2010s"]),
    ],
)
def test_decades(years: str, published: str, expected: list[str]) -> None:
    sentence = Annotated("", "", f"genre: agency | years: {years}", published=published)
    assert decades_of(sentence) == expected


def test_diversity(written: Written) -> None:
    sentences = own_text(written(GOOD))
    (row,) = [row for row in trigger_lemmas(sentences) if row["type"] == EventType.CONSULT.value]
    assert (row["lemmas"], row["share of first, %"]) == (2, 50)
    assert decades(sentences) == [{"decade": "1990s", "sentences": 3}]
    assert [row["genre"] for row in header_values(sentences, "genre")] == ["agency", "local paper", "2 in all"]
    assert [row["count"] for row in lengths(sentences)] == [10, 10, 10, 11, 12]
    assert [row["different"] for row in names(sentences)] == [0, 1, 0]


@pytest.fixture
def run(written: Written, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[[str, str], tuple[int, str]]:
    """Validates a text beside another one: exit code and what is told on stderr."""

    def validated(text: str, other: str) -> tuple[int, str]:
        (tmp_path / "other").mkdir()
        (tmp_path / "other" / "a.txt").write_text(other)
        code = validate.main([str(written(text)), "--other", str(tmp_path / "other")])
        return code, capsys.readouterr().err

    return validated


@pytest.mark.parametrize(
    ("text", "other", "code", "told"),
    [
        (GOOD, "nothing of the kind", 0, "3 sentences, 0 errors, 0 shared with other text"),
        (GOOD, COPY, 1, "3 sentences, 0 errors, 1 shared with other text"),
        (f"{GOOD}\nS Left.\n\nS Right.\nN -\nX\n", "", 1, "error: own.txt:12: neither"),
        (f"{GOOD}\nS Left.\n\nS Right.\nN -\nX\n", "", 1, "error: own.txt:16: unknown line 'X'"),
        ("", "", 1, "no sentences"),
    ],
)
def test_exit_codes(
    run: Callable[[str, str], tuple[int, str]], text: str, other: str, code: int, told: str
) -> None:
    found, errors = run(text, other)
    assert found == code
    assert told in errors


def test_tables_are_plain_when_piped(written: Written, capsys: pytest.CaptureFixture[str]) -> None:
    validate.main([str(written(GOOD))])
    assert capsys.readouterr().out.splitlines()[:5] == ["", "# totals", "what\tcount", "files\t1", "sentences\t3"]


@pytest.mark.parametrize("arguments", [["nowhere"], [str(ROOT), "--other", "nowhere"]])
def test_a_folder_that_is_not_there_is_wrong_usage(arguments: list[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        validate.main(arguments)


def test_needs_no_torch() -> None:
    program = "import sys; sys.modules['torch'] = None; import training.annotated, training.validate"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0
