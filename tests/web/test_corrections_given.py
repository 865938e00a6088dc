"""Rulings given by programs and by forms: what is answered, what follows, what is refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from story import write_story
from story_links import EVENTS, write_story_links

from dateline.web.app import make_app
from dateline.web.index.updating import update_index
from dateline.web.settings import DeskSettings

EVENT = EVENTS["visit", "planned"].id
TOKEN = {"Authorization": "Bearer secret"}


@pytest.fixture
def program(tmp_path: Path) -> Iterator[TestClient]:
    """A program with the token of a desk over the small story."""
    path = write_story_links(write_story(tmp_path / "story.db"))
    update_index(path)
    settings = DeskSettings(path, token="secret")
    with TestClient(make_app(settings), base_url="http://localhost", headers=TOKEN) as client:
        yield client


def given(kind: str, target: str, **more: object) -> dict[str, object]:
    """A ruling as a program sends it."""
    return {"kind": kind, "target": target, "author": "Ada", **more}


def test_a_ruling_is_kept_listed_and_undone(program: TestClient) -> None:
    kept = program.post("/api/corrections", json=given("change", EVENT, field="status", value="denied"))
    assert kept.status_code == 201
    (row,) = program.get("/api/corrections").json()["rows"]
    assert row["id"] == kept.json()["id"]
    assert row["told"]["event"]["id"] == EVENT
    assert program.post("/api/corrections", json=given("undo", row["id"])).status_code == 201
    first, second = program.get("/api/corrections").json()["rows"]
    assert (first["withdrawn"]["ruling"]["kind"], second["correction"]["withdrawn_by"]) == ("change", first["id"])


def test_an_accepted_event_counts_among_those_of_the_highest_scores(program: TestClient) -> None:
    assert program.post("/api/corrections", json=given("accept", EVENT)).status_code == 201
    shown = program.get("/about").text
    assert "0.9 to 1.0" in shown
    assert "1.0 to 1.1" not in shown


@pytest.mark.parametrize(
    ("ruling", "told"),
    [
        (given("accept", "nothing"), "no event"),
        (given("change", EVENT, field="status", value="certain"), "status"),
        (given("change", EVENT, field="colour", value="red"), "field"),
        (given("undo", "nothing"), "no correction"),
        (given("join", "o1", value={"occurrence": "o1"}), "itself"),
        ({"kind": "accept", "target": EVENT, "author": " "}, "name"),
    ],
)
def test_what_cannot_be_ruled_is_told_in_a_sentence(program: TestClient, ruling: dict[str, object], told: str) -> None:
    answer = program.post("/api/corrections", json=ruling)
    assert answer.status_code == 400
    assert told in answer.json()["detail"]


def test_without_the_word_of_a_page_nothing_is_ruled(program: TestClient) -> None:
    stranger = TestClient(program.app, base_url="http://localhost")
    assert stranger.post("/api/corrections", json=given("accept", EVENT)).status_code in (401, 403)
    assert program.get("/api/corrections").json()["rows"] == []
