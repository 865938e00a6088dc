"""The story as one file: whole without a script, self-contained, and proof against what stands in articles."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from visit_told import tell, write_linked

from dateline.articles.article import Metadatum
from dateline.reading import Reading
from dateline.record.reader import RecordReader, open_record
from dateline.views.story import StoryFilters, story
from dateline.views.story_file import rows_of_all, story_html, story_title

HOSTILE = '<script>alert("x")</script>&<img src=x onerror=alert(1)>'


class Elements(HTMLParser):
    """The elements of a page with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.extend((name, value or "") for name, value in attrs)

    def values(self, name: str) -> list[str]:
        return [value for key, value in self.attributes if key == name]


def hostile(reading: Reading) -> Reading:
    """The same from an outlet and under a title that would be elements of the page."""
    return replace(reading, article=replace(reading.article, title=HOSTILE, outlet=Metadatum(HOSTILE)))


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two occurrences, one of them told three times, once by a copy."""
    told = [
        tell("a1", "planned 2024-05/2024-05 2024-04-15"),
        hostile(tell("a2", "happened 2024-05-02/2024-05-02 2024-05-03")),
        tell("a3", "happened 2024-05-02/2024-05-02 2024-05-04"),
        tell("a4", "denied - 2024-04-15"),
    ]
    path = tmp_path_factory.mktemp("story") / "record.db"
    write_linked(path, told, "a1+a2+a3 a4", witnesses={"a1": "a1", "a2": "a2", "a3": "a2", "a4": "a4"})
    return path


@pytest.fixture(scope="module")
def page(linked: Path) -> str:
    """The file of both occurrences."""
    with open_record(linked) as reader:
        return story_html(reader, story(reader), title=HOSTILE)


@pytest.fixture(scope="module")
def unlinked(record: RecordReader) -> str:
    """The file of a record of which little is linked."""
    return story_html(record, rows_of_all(record, StoryFilters()), title="The story", below=2)


def without_script(page: str) -> str:
    return page.partition("<script>")[0]


def test_every_occurrence_has_its_row_its_tellings_and_its_counts(page: str) -> None:
    elements = Elements(page)
    assert elements.values("data-status") == ["happened", "denied"]
    main = page.partition('<main id="story"')[2].partition("</main>")[0]
    assert main.count("<blockquote>") == 4 and main.count('<details class="copies">') == 1
    assert "3 articles, 2 independent origins" in main


def test_an_event_in_no_occurrence_is_a_row_of_its_own(unlinked: str) -> None:
    # Twelve events of the score that is shown, two of which tell of one thing.
    assert len(Elements(unlinked).values("data-status")) == 11
    assert "2 more events of a lower score left out." in unlinked


def test_its_history_leads_to_the_sentences(page: str) -> None:
    steps = re.findall(r'<a href="(#.*?)">(announced|took place)</a>', page)
    assert [kind for _, kind in steps] == ["announced", "took place"]


@pytest.mark.parametrize("name", ["page", "unlinked"])
def test_links_lead_to_places_on_the_page(name: str, request: pytest.FixtureRequest) -> None:
    elements = Elements(without_script(request.getfixturevalue(name)))
    ids = elements.values("id")
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in elements.values("href")} <= set(ids)


@pytest.mark.parametrize("name", ["page", "unlinked"])
def test_nothing_is_loaded_and_nothing_of_an_article_runs(name: str, request: pytest.FixtureRequest) -> None:
    page = request.getfixturevalue(name)
    elements = Elements(page)
    names = {name for name, _ in elements.attributes}
    assert not names & {"src", "style"} and not any(name.startswith("on") for name in names)
    assert (elements.tags.count("script"), elements.tags.count("style"), elements.tags.count("img")) == (1, 1, 0)
    assert not re.search(r"https?://|url\((?!#)|@import", without_script(page))


@pytest.mark.parametrize("tag", ["style", "script"])
def test_the_policy_names_what_stands_inline(page: str, tag: str) -> None:
    content = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.S)[-1]
    assert f"{tag}-src &#39;sha256-{b64encode(sha256(content.encode()).digest()).decode()}&#39;" in page
    assert "default-src &#39;none&#39;" in page


@pytest.mark.parametrize("hostile", ["<script>alert", "<img", "\x1b", "\x07", "\x9b", "\u202e", "wire</style>"])
def test_articles_cannot_break_out(page: str, unlinked: str, hostile: str) -> None:
    assert hostile not in without_script(page) + without_script(unlinked)


@pytest.mark.parametrize(
    "words", ["18–19 June", "since 1991", "by 2025", "undated, told 12 June 2024", "⟨RTLO⟩", "[bold]loud[/bold]"]
)
def test_words_on_the_page(unlinked: str, words: str) -> None:
    assert words in unlinked


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        (StoryFilters(), "The story"),
        (StoryFilters("Lund visits Riga "), "Lund visits Riga"),
        (StoryFilters(between=("NOR", "Latvia")), "Norway and Latvia"),
        (StoryFilters(between=("Petra Lund", "LVA")), "Petra Lund and Latvia"),
    ],
)
def test_the_title_is_what_was_asked_for(asked: StoryFilters, title: str) -> None:
    assert story_title(asked) == title
