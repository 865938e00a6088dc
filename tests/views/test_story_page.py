"""The page of a story: whole without script, every telling on it, and proof against what stands in articles."""

import re
from dataclasses import replace

import pytest
from test_page import Elements
from visit_told import tell, write_linked

from dateline.articles.article import Metadatum
from dateline.reading import Reading
from dateline.record.reader import open_record
from dateline.views.story import StoryFilters, story
from dateline.views.story_page import story_html, story_title

HOSTILE = '<script>alert("x")</script>&<img src=x onerror=alert(1)>'


def hostile(reading: Reading) -> Reading:
    """The same from an outlet and under a title that would be elements of the page."""
    return replace(reading, article=replace(reading.article, title=HOSTILE, outlet=Metadatum(HOSTILE)))


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Two occurrences, one of them told three times, once by a copy."""
    told = [
        tell("a1", "planned 2024-05/2024-05 2024-04-15"),
        hostile(tell("a2", "happened 2024-05-02/2024-05-02 2024-05-03")),
        tell("a3", "happened 2024-05-02/2024-05-02 2024-05-04"),
        tell("a4", "denied - 2024-04-15"),
    ]
    path = tmp_path_factory.mktemp("story") / "record.db"
    write_linked(path, told, "a1+a2+a3 a4", witnesses={"a1": "a1", "a2": "a2", "a3": "a2", "a4": "a4"})
    with open_record(path) as reader:
        return story_html(reader, story(reader), title=HOSTILE)


def test_every_occurrence_is_there_with_its_tellings_and_counts(page: str) -> None:
    classes = Elements(page).values("class")
    assert [one for one in classes if one.startswith("event row")] == ["event row happened", "event row denied"]
    main = page.partition('<main id="timeline"')[2].partition("</main>")[0]
    assert main.count("<blockquote>") == 4 and main.count("a copy") == 1
    assert "3 articles, 2 independent origins" in main


def test_its_history_leads_to_the_sentences(page: str) -> None:
    steps = re.findall(r'<a href="#(.*?)">(announced|took place)</a>', page)
    assert [kind for _, kind in steps] == ["announced", "took place"]


def test_links_lead_to_places_on_the_page(page: str) -> None:
    elements = Elements(page)
    ids = elements.values("id")
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in elements.values("href")} <= set(ids)


def test_nothing_is_loaded_and_nothing_runs(page: str) -> None:
    elements = Elements(page)
    names = {name for name, _ in elements.attributes}
    assert not names & {"src", "style"} and not any(name.startswith("on") for name in names)
    assert not {"script", "img"} & set(elements.tags) and elements.tags.count("style") == 1
    assert "script-src" not in page and not re.search(r"https?://|url\(|@import", page)


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        (StoryFilters("Lund visits Riga "), "Lund visits Riga"),
        (StoryFilters(between=("NOR", "Latvia")), "Norway and Latvia"),
        (StoryFilters(between=("Petra Lund", "LVA")), "Petra Lund and Latvia"),
    ],
)
def test_the_title_is_what_was_asked_for(asked: StoryFilters, title: str) -> None:
    assert story_title(asked) == title
