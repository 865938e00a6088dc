"""When and where: days by the words of the act's own clause, counted from a Wednesday, 15 May 2024."""

import pytest
from reports import find_event

from dateline.reading import Reader

WHEN = [
    ("Norway's president visited Chile on Monday.", "visited", "2024-05-13", "2024-05-13"),
    ("Norway's president will visit Chile on Monday.", "visit", "2024-05-20", "2024-05-20"),
    ("Norway's president is to visit Chile on Friday.", "visit", "2024-05-17", "2024-05-17"),
    ("Kenya's president is expected to visit Mali on Monday.", "visit", "2024-05-20", "2024-05-20"),
    ("Norway's president visited Chile yesterday.", "visited", "2024-05-14", "2024-05-14"),
    ("Norway's president will visit Chile tomorrow.", "visit", "2024-05-16", "2024-05-16"),
    ("Norway's president visited Chile in July 2000.", "visited", "2000-07", "2000-07"),
    ("Norway's president visited Chile in 2019.", "visited", "2019", "2019"),
    ("Norway's president visited Chile in October.", "visited", "2023-10", "2023-10"),
    ("Norway's president will visit Chile in October.", "visit", "2024-10", "2024-10"),
    ("Norway's president visited Chile last week.", "visited", "2024-05-06", "2024-05-12"),
    ("Norway's president will visit Chile next month.", "visit", "2024-06", "2024-06"),
    ("Norway's president visited Chile from April 3 to April 5.", "visited", "2024-04-03", "2024-04-05"),
    ("Norway and Chile met on 3 April 2023.", "met", "2023-04-03", "2023-04-03"),
    ("The talks between Norway and Chile began on Monday.", "talks", "2024-05-13", "2024-05-13"),
    ("Two Danish reporters arrested in Cairo on Monday were freed.", "arrested", "2024-05-13", "2024-05-13"),
    # Open on one side.
    ("Chile has occupied the Peruvian islands since 2011.", "occupied", "2011", None),
    ("Peru will expel the Chilean ambassador by June.", "expel", None, "2024-06"),
    # A date belongs to its own clause.
    ("Norway said on Monday that its president would visit Chile in June.", "visit", "2024-06", "2024-06"),
    ("Norway invited Chile's president on Monday to visit Oslo in June.", "invited", "2024-05-13", "2024-05-13"),
    ("Norway invited Chile's president on Monday to visit Oslo in June.", "visit", "2024-06", "2024-06"),
    (
        "Norway's president, who visited Chile in April, met Peru's president on Monday.",
        "visited",
        "2024-04",
        "2024-04",
    ),
    (
        "Norway's president, who visited Chile in April, met Peru's president on Monday.",
        "met",
        "2024-05-13",
        "2024-05-13",
    ),
]

UNDATED = [
    ("Norway signed a treaty with Chile.", "signed"),
    ("Norway invited Chile's president to Oslo.", "invited"),
    ("Norway said on Monday that Chile had attacked Peru.", "attacked"),
    ("Norway arrested two sailors who had fought in the war of 1998.", "arrested"),
    ("Norway may condemn Chile.", "condemn"),
]

WHERE = [
    ("Norway and Chile met in Geneva on Monday.", "met", "Geneva"),
    ("Norwegian soldiers arrested two Danish sailors in Oslo.", "arrested", "Oslo"),
    ("Norwegian and Chilean ministers held talks in Nairobi.", "talks", "Nairobi"),
    ("Chile's president met Norway's prime minister near Oslo.", "met", "Oslo"),
    ("Thousands of people protested in Santiago on Saturday.", "protested", "Santiago"),
]

NOWHERE = [
    ("Norway condemned Chile.", "condemned"),
    ("Norway is to host Chile in May.", "host"),
    ("Norway imposed sanctions on Mali.", "sanctions"),
]


@pytest.mark.parametrize(("sentence", "trigger", "start", "end"), WHEN)
def test_when(sentence: str, trigger: str, start: str | None, end: str | None, *, reader: Reader) -> None:
    when = find_event(reader, sentence, trigger).when
    assert when is not None and when.span is not None
    assert (when.start, when.end, when.basis) == (start, end, "text")


@pytest.mark.parametrize(("sentence", "trigger"), UNDATED)
def test_no_basis_no_date(sentence: str, trigger: str, reader: Reader) -> None:
    assert find_event(reader, sentence, trigger).when is None


@pytest.mark.parametrize("published", ["2024-05-15", "2024-05"])
def test_an_undated_reaction_is_of_the_month_of_publication(published: str, reader: Reader) -> None:
    when = find_event(reader, "Norway condemned Chile.", "condemned", published=published).when
    assert when is not None
    assert (when.start, when.end, when.basis, when.span) == ("2024-05", "2024-05", "published", None)


@pytest.mark.parametrize("published", ["", "2024"])
def test_an_undated_reaction_in_a_report_without_a_month_has_no_date(published: str, reader: Reader) -> None:
    assert find_event(reader, "Norway condemned Chile.", "condemned", published=published).when is None


@pytest.mark.parametrize(("sentence", "trigger", "place"), WHERE)
def test_where(sentence: str, trigger: str, place: str, reader: Reader) -> None:
    where = find_event(reader, sentence, trigger).where
    assert where is not None
    assert where.text == place == where.span.of(sentence)


@pytest.mark.parametrize(("sentence", "trigger"), NOWHERE)
def test_no_place_is_made_up(sentence: str, trigger: str, reader: Reader) -> None:
    assert find_event(reader, sentence, trigger).where is None
