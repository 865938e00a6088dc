"""Articles, search, actors, dyads, map and about on a desk over the small story, one article of which is hostile."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from story import write_story
from story_links import write_story_links

from dateline.web.app import make_app
from dateline.web.index.updating import update_index
from dateline.web.settings import DeskSettings

PLACES = ("/articles", "/search", "/actors", "/dyads", "/map", "/about")
ODD = ('"', "-", '-"', "a\u0000b", "\u202eabc", "<script>alert(1)</script>", "' OR 1=1 --", "%", "NEAR(", "x" * 500)


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The desk, its index up to date."""
    path: Path = write_story_links(write_story(tmp_path_factory.mktemp("lists") / "story.db"))
    update_index(path)
    with TestClient(make_app(DeskSettings(path)), base_url="http://localhost") as client:
        yield client


def found(asking: TestClient, place: str) -> Any:
    """What the API answers."""
    answer = asking.get(f"/api{place}")
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("", ["b3", "a2", "a1", "c4"]),
        ("?words=norway", {"a1", "b3", "c4"}),
        ("?words=norway+-riga", {"c4"}),
        ('?words="fishing+accord"', {"a1"}),
        ('?words="accord+fishing"', set()),
        ("?words=-norway", set()),
        ("?outlet=Fjord+Post", ["b3", "a1"]),
        ("?outlet=Nobody", []),
        ("?from=2024-06-11", ["b3", "a2"]),
        ("?to=2024-06-12", ["a2", "a1"]),
        ("?from=2025", []),
        ("?page=2", []),
    ],
)
def test_articles_asked_for(asking: TestClient, query: str, ids: list[str] | set[str]) -> None:
    listed = [one["row"]["id"] for one in found(asking, f"/articles{query}")["rows"]]
    assert (listed if isinstance(ids, list) else set(listed)) == ids


def test_an_article_without_a_title_has_its_first_words(asking: TestClient) -> None:
    headings = {one["row"]["id"]: one["heading"] for one in found(asking, "/articles")["rows"]}
    assert headings["a2"].startswith("Latvia denies arms for Iceland Latvia denied that it sent drones to Iceland.")
    assert headings["a2"].endswith(" …")
    assert headings["b3"] == "Talks go on"


def test_outlets_stand_beside(asking: TestClient) -> None:
    outlets = {one["outlet"]: one["articles"] for one in found(asking, "/articles")["outlets"]}
    assert outlets == {"Fjord Post": 2, "Baltic Mirror": 1, "": 1}


@pytest.mark.parametrize(
    ("words", "articles", "is_asked", "parties"),
    [
        ("drones", ["a2"], True, []),
        ("fishing", ["a1"], True, []),
        ("zebra", [], True, []),
        ("latvia expel", ["b3"], True, ["state/LVA"]),
        ("petra lund", ["a1"], True, ["person/petra-lund"]),  # who is there under one of the two names
        ('"', [], False, []),
        ("-norway", [], False, []),
        ("", [], False, []),
    ],
)
def test_search(asking: TestClient, words: str, articles: list[str], is_asked: bool, parties: list[str]) -> None:
    answer = found(asking, f"/search?words={words}")
    assert [one["row"]["id"] for one in answer["rows"]] == articles
    assert answer["is_asked"] is is_asked
    assert [one["actor"] for one in answer["parties"]] == parties


def test_words_found_are_marked(asking: TestClient) -> None:
    assert '<mark class="found" title="found">drones</mark>' in asking.get("/search?words=drone").text


@pytest.mark.parametrize(
    ("words", "actors"),
    [("norw", ["state/NOR"]), ("pet lu", ["person/petra-lund"]), ("etra", []), ("!", []), ("offi", ["an official"])],
)
def test_actors_by_the_beginnings_of_their_names(asking: TestClient, words: str, actors: list[str]) -> None:
    assert [one["row"]["actor"] for one in found(asking, f"/actors?words={words}")["rows"]] == actors


@pytest.mark.parametrize("place", ["state/NOR", "state%2FNOR"])
def test_one_actor(asking: TestClient, place: str) -> None:
    answer = found(asking, f"/actors/{place}")
    assert (answer["actor"]["name"], answer["country"], answer["career"]) == ("Norway", "", None)
    assert answer["partners"][0]["party"] == "state/LVA"
    assert answer["story"]["total"] >= len(answer["entries"]) > 1


def test_who_speaks_is_heard_and_what_came_of_it_told(asking: TestClient) -> None:
    answer = found(asking, "/actors/person/petra-lund")
    assert [one["told"]["claim"]["cue_text"] for one in answer["claims"]]
    assert answer["country"] == "Norway"
    assert answer["verdicts"] == {"changed": 1}


@pytest.mark.parametrize("place", ["/actors/nobody", "/actors/person/", "/actors/%3Cscript%3E", "/actors/%00"])
def test_nobody_is_not_found(asking: TestClient, place: str) -> None:
    assert asking.get(place).status_code == asking.get(f"/api{place}").status_code == 404


@pytest.mark.parametrize(
    ("query", "pairs"),
    [
        ("", {("NOR", "LVA"), ("LVA", "NOR"), ("NOR", "ISL")}),
        ("?one=Iceland", {("NOR", "ISL")}),
        ("?one=nor&other=Riga", {("NOR", "LVA"), ("LVA", "NOR")}),
        ("?other=ISL", {("NOR", "ISL")}),
        ("?one=NOR&other=NOR", set()),
        ("?from=2024-06&to=2024", {("NOR", "LVA"), ("LVA", "NOR"), ("NOR", "ISL")}),
        ("?to=2000", {("NOR", "LVA")}),
        ("?from=2030", set()),
    ],
)
def test_dyads(asking: TestClient, query: str, pairs: set[tuple[str, str]]) -> None:
    rows = found(asking, f"/dyads{query}")["rows"]
    assert {(one["dyad"]["source"], one["dyad"]["target"]) for one in rows} == pairs


def test_the_matrix_of_a_pair_has_its_years(asking: TestClient) -> None:
    matrix = found(asking, "/dyads?one=NOR&other=LVA")["matrix"]
    assert [row["label"] for row in matrix["rows"]] == ["2024"]
    assert [cell and cell["count"] for cell in matrix["rows"][0]["cells"]].index(2) == 5


@pytest.mark.parametrize(
    ("query", "total", "placed", "names"),
    [("", 11, 1, ["Riga"]), ("?party=ISL", 3, 0, []), ("?status=ongoing", 1, 1, ["Riga"]), ("?words=zebra", 0, 0, [])],
)
def test_map(asking: TestClient, query: str, total: int, placed: int, names: list[str]) -> None:
    answer = found(asking, f"/map{query}")
    assert [row["place"]["name"] for row in answer["rows"]] == names
    assert (answer["total"], answer["placed"]) == (total, placed)


def test_a_place_leads_to_the_same_question_put_to_the_story(asking: TestClient) -> None:
    shown = asking.get("/map?party=NOR&page=3").text
    assert 'href="/?party=NOR&amp;place=Riga"' in shown
    assert 'data-lat="56.95" data-lon="24.11" data-name="Riga"' in shown


def test_about_adds_up(asking: TestClient) -> None:
    answer = found(asking, "/about")
    numbers, standing = answer["numbers"], answer["standing"]
    assert sum(numbers["by_status"].values()) == sum(numbers["by_type"].values()) == numbers["events_shown"]
    assert sum(numbers["by_origins"].values()) == numbers["occurrences"] + numbers["below"]
    assert numbers["events"] - numbers["events_shown"] == 1
    assert (numbers["left_open"]["date"], numbers["without_outlet"], numbers["undated"]) == (6, 1, 1)
    assert (standing["is_linked"], standing["unseen"], standing["is_waiting"]) == (True, 0, False)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("odd", ODD)
def test_odd_questions_are_answered_or_refused_in_a_sentence(asking: TestClient, place: str, odd: str) -> None:
    names = ("words", "outlet", "one", "other", "party", "place", "from", "to", "type")
    for name in names:
        for address in (place, f"/api{place}"):
            answer = asking.get(address, params={name: odd})
            assert answer.status_code in (200, 400), (name, answer.text)
            assert "<script>alert" not in answer.text or address.startswith("/api")


@pytest.mark.parametrize("place", [*PLACES, "/actors/state/NOR", "/search?words=norway", "/search?words=mocked"])
def test_pages_are_inert_and_bring_no_style_or_script_of_their_own(asking: TestClient, place: str) -> None:
    shown = asking.get(place).text
    assert "<img src=x" not in shown
    assert not re.search(r"<[^>]+ (?:style|on\w+)=", shown)
    assert all(" src=" in tag for tag in re.findall(r"<script[^>]*>", shown))
    assert "\u202e" not in shown
