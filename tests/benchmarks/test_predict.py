"""Predictions in the format of the scorers, from inputs without answers."""

import json
from pathlib import Path

import pytest

from benchmarks.accuracy import main
from benchmarks.predict import (
    predict_attributions,
    predict_factuality,
    predict_names,
    predict_record,
    predict_relations,
    predict_times,
)

TEXT = "Norwegian Prime Minister Anna Berg met Finnish President Mikko Salo in Oslo on Monday."


def lines_of(path: Path) -> list[dict[str, object]]:
    """The objects of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def gold_folder(folder: Path, **more: object) -> Path:
    """A folder with one report, with `more` keys."""
    folder.mkdir()
    report = {"id": "r1", "title": "A meeting", "published": "2024-05-15", "text": TEXT, **more}
    (folder / "r1.json").write_text(json.dumps(report))
    return folder


def test_events_of_a_folder_are_written_as_exported(tmp_path: Path) -> None:
    output = tmp_path / "events.jsonl"
    assert predict_record(gold_folder(tmp_path / "gold"), output) == ()
    (event,) = lines_of(output)
    assert (event["article"], event["type"], event["status"]) == ("r1", "CONSULT", "happened")
    for name in ("sentence", "trigger"):
        span = event[name]
        assert TEXT[span["start"] : span["end"]] == span["text"]  # type: ignore[index]


def test_answers_in_the_input_change_nothing(tmp_path: Path) -> None:
    answer = {"id": "e1", "sentence": TEXT, "trigger": "Oslo", "type": "ASSAULT", "actors": [], "recipients": []}
    folders = gold_folder(tmp_path / "bare"), gold_folder(tmp_path / "gold", events=[answer])
    for folder in folders:
        predict_record(folder, folder.with_suffix(".jsonl"))
    bare, gold = (lines_of(folder.with_suffix(".jsonl")) for folder in folders)
    assert bare == gold


def test_names_are_spans_of_their_text(tmp_path: Path) -> None:
    source, output = tmp_path / "texts.jsonl", tmp_path / "names.jsonl"
    source.write_text(json.dumps({"id": "s1", "text": TEXT}) + "\n\n" + json.dumps({"id": "s2", "text": ""}) + "\n")
    assert predict_names(source, output) == ()
    first, second = lines_of(output)
    assert (first["id"], second) == ("s1", {"id": "s2", "entities": []})
    entities = first["entities"]
    assert {entity["type"] for entity in entities} <= {"PER", "ORG", "LOC"}  # type: ignore[attr-defined]
    assert [TEXT[entity["start"] : entity["end"]] for entity in entities] == [e["text"] for e in entities]  # type: ignore[attr-defined]
    assert "Anna Berg" in [entity["text"] for entity in entities]  # type: ignore[attr-defined]


def test_times_are_counted_from_the_day_of_writing(tmp_path: Path) -> None:
    source, output = tmp_path / "texts.jsonl", tmp_path / "times.jsonl"
    source.write_text(json.dumps({"id": "s1", "text": TEXT, "dct": "2024-05-15T09:30"}) + "\n")
    assert predict_times(source, output) == ()
    start = TEXT.index("Monday")
    time = {"start": start, "end": start + 6, "type": "DATE", "value": "2024-05-13"}
    assert lines_of(output) == [{"id": "s1", "timexes": [time]}]


def test_days_that_cannot_be_have_no_value_to_write(tmp_path: Path) -> None:
    source, output = tmp_path / "texts.jsonl", tmp_path / "times.jsonl"
    source.write_text(json.dumps({"id": "s1", "text": "They left on June 31.", "dct": "2024-05-15"}) + "\n")
    predict_times(source, output)
    assert lines_of(output) == [{"id": "s1", "timexes": []}]


@pytest.mark.parametrize(
    ("line", "problem"),
    [("{", "Invalid JSON"), ("[]", "object"), ('{"id": "s"}', "text: Field required"), (b"\xff", "Invalid JSON")],
)
def test_a_bad_line_is_one_error_and_the_rest_is_read(tmp_path: Path, line: str | bytes, problem: str) -> None:
    source, output = tmp_path / "texts.jsonl", tmp_path / "names.jsonl"
    bad = line if isinstance(line, bytes) else line.encode()
    source.write_bytes(bad + b'\n{"id": "s2", "text": "Anna Berg left."}\n')
    (error,) = predict_names(source, output)
    assert error.name.endswith(":1")
    assert problem in error.problem
    assert [found["id"] for found in lines_of(output)] == ["s2"]


def test_who_says_what_is_spans_of_the_text(tmp_path: Path) -> None:
    source, output = tmp_path / "texts.jsonl", tmp_path / "said.jsonl"
    text = "Foreign Minister Anna Berg said on Monday that the treaty would be signed."
    source.write_text(json.dumps({"id": "s1", "text": text}) + "\n")
    assert predict_attributions(source, output) == ()
    (said,) = lines_of(output)[0]["attributions"]  # type: ignore[attr-defined]
    parts = {name: " ".join(text[start:end] for start, end in spans) for name, spans in said.items()}
    assert parts["source"] == "Foreign Minister Anna Berg"
    assert parts["cue"] == "said"
    assert parts["content"] == "that the treaty would be signed"


@pytest.mark.parametrize(
    ("words", "predicate", "is_sure"),
    [("Norway closed its border .", 1, True), ("Norway will never close its border .", 3, False)],
)
def test_what_is_said_to_be_is_surer_than_what_is_not(
    tmp_path: Path, words: str, predicate: int, is_sure: bool
) -> None:
    source, output = tmp_path / "words.jsonl", tmp_path / "sure.jsonl"
    source.write_text(json.dumps({"id": "s1", "tokens": words.split(), "pred_idx": predicate}) + "\n")
    assert predict_factuality(source, output) == ()
    assert (lines_of(output)[0]["factuality"] > 0) is is_sure  # type: ignore[operator]


def test_a_predicate_outside_its_sentence_is_an_error(tmp_path: Path) -> None:
    source = tmp_path / "words.jsonl"
    source.write_text(json.dumps({"id": "s1", "tokens": ["Nothing"], "pred_idx": 1}) + "\n")
    (error,) = predict_factuality(source, tmp_path / "sure.jsonl")
    assert "pred_idx 1 is none of the 1 tokens" in error.problem


@pytest.mark.parametrize(
    ("told", "root"),
    [
        ("{} bombed {} on Friday.", "ASSAULT"),
        ("{} will send humanitarian aid to {} next month.", "AGREE"),
        ("{} and {} signed a fishing treaty.", "SUPPORT"),
        ("{} refused to meet {}.", "REJECT"),
    ],
)
def test_a_relation_is_coded_with_its_certainty(tmp_path: Path, told: str, root: str) -> None:
    source, output = tmp_path / "pairs.jsonl", tmp_path / "roots.jsonl"
    text = told.format("Ruritania", "Sweden")
    source_span, target_span = ([text.index(who), text.index(who) + len(who)] for who in ("Ruritania", "Sweden"))
    line = {"id": "s1", "text": text, "source_span": source_span, "target_span": target_span}
    source.write_text(json.dumps(line) + "\n")
    assert predict_relations(source, output) == ()
    assert lines_of(output) == [{"id": "s1", "root": root}]


@pytest.mark.parametrize("task", ["record", "ner", "temporal", "attribution", "factuality_meantime", "plover_relation"])
def test_an_input_that_is_not_there_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str], task: str) -> None:
    assert main(["predict", task, str(tmp_path / "none"), str(tmp_path / "output")]) == 1
    assert "none" in capsys.readouterr().err


def test_an_unknown_task_is_told_which_there_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["predict", "weather", str(tmp_path), str(tmp_path / "output")])
    assert stopped.value.code == 2
    told = capsys.readouterr().err
    assert "'weather'" in told
    assert "record" in told
    assert "ner" in told
