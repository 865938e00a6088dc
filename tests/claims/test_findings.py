"""Findings: what is flagged in short reports, what it should read, and what is right and left alone."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from reports import read_report

from dateline.articles.article import Metadatum
from dateline.claims.evidence import in_words, on_day
from dateline.claims.finding import Finding
from dateline.reading import Reader, Reading

# Published; the report; the words in question, what they should read.
OFFICES = [
    ("2023-09-25", "Russian Foreign Minister Dmitry Medvedev arrived in Oslo.", "Dmitry Medvedev", "Sergei Lavrov"),
    ("2023-09", "Chinese Foreign Minister Li Qiang visited Oslo on Monday.", "Li Qiang", "Wang Yi"),
    ("2024-06-18", "German Chancellor Emmanuel Macron visited Kyiv on Monday.", "Emmanuel Macron", "Olaf Scholz"),
    ("2023-09-25", "North Korean leader Kim Jong-il will visit Russia next month.", "Kim Jong-il", "Kim Jong-un"),
    ("2023-09-25", "Venezuelan President Hugo Chavez met Cuban officials on Monday.", "Hugo Chavez", "Nicolás Maduro"),
]
DEAD = [
    ("2023-09-25", "Kim Jong-il is meeting Russian officials, the Kremlin said.", "Kim Jong-il", ""),
    ("2024-06-18", "Hugo Chávez will visit Russia late next week.", "Hugo Chávez", ""),
]
NAMES = [
    (
        "2023-09-25",
        "Russian Foreign Minister Sergey Labrov announced a visit to Oslo.",
        "Sergey Labrov",
        "Sergei Lavrov",
    ),
    ("2024-06-18", "French President Emanuel Macrone visited Norway.", "Emanuel Macrone", "Emmanuel Macron"),
    ("2016-06-18", "German Chancellor Angela Mergel visited Norway.", "Angela Mergel", "Angela Merkel"),
    ("2023-09-25", "North Korea's leader Kim Jong-woon returned to Pyongyang.", "Kim Jong-woon", "Kim Jong-un"),
    ("2023-09-25", "Officials of Russia met in Oslo. President Pujin visited Norway.", "Pujin", "Vladimir Putin"),
    (
        "2023-09-25",
        "Russian Foreign Minister Sergei Lavrov visited Norway. Minister Loveloff met reporters in Oslo.",
        "Loveloff",
        "Sergei Lavrov",
    ),
]
YEARS = [
    ("2024-09-02", "It has been 23 years since July 2000, when Putin first came.", "23 years", "24 years"),
    ("2024-06-18", "It is the first visit in twenty years, since he came in July 2000.", "twenty years", "24 years"),
    ("2024", "The treaty was signed 20 years ago, in 2001.", "20 years", "23 years"),
    ("2024-06-18", "In May 1990, 30 years ago, Norway signed the treaty.", "30 years", "34 years"),
    (
        "2024-06-18",
        "Putin visited Norway on Tuesday, his first visit in 20 years. Putin last visited Norway in July 2000.",
        "20 years",
        "24 years",
    ),
]
DATES = [
    ("2024-06-18", "Norway will host the talks on June 31.", "June 31", ""),
    ("", "Norway hosted the talks on 29 February 2023.", "29 February 2023", ""),
    ("", "Putin came on Tuesday, June 19, 2024.", "Tuesday, June 19, 2024", "Wednesday, June 19, 2024"),
    ("2024-06-18", "The accord ran from June 2005 to May 2001.", "June 2005 to May 2001", ""),
    ("2024-06-18", "The accord was signed on 19 June 2042.", "19 June 2042", ""),
    ("2024-06-18", "Putin visited Norway on January 3, 2025.", "January 3, 2025", ""),
    ("2024", "The talks took place in Oslo on 3 March 2031.", "3 March 2031", ""),
]
KINDS = {
    "wrong_office_holder": OFFICES,
    "dead_person_acting": DEAD,
    "garbled_name": NAMES,
    "years_do_not_add_up": YEARS,
    "impossible_date": DATES,
}
FLAGGED = [(day, text, (words, right, kind)) for kind, rows in KINDS.items() for day, text, words, right in rows]

RIGHT = [
    ("2023-09-25", "Russian Foreign Minister Sergei Lavrov met US Secretary of State Antony Blinken."),
    ("2023-09-25", "US Secretary of State John Kerry met Chinese officials."),  # by courtesy: he held it
    ("2023-09-25", "Former Russian Foreign Minister Dmitry Medvedev arrived in Oslo."),
    ("2023-09-25", "Russian Deputy Prime Minister Dmitry Medvedev arrived in Oslo."),
    ("2023-09-25", "In 2009 Russian Foreign Minister Dmitry Medvedev arrived in Oslo."),
    ("2023-09-25", "Lloyd Austin may become US Secretary of State Lloyd Austin one day."),
    ("", "Russian Foreign Minister Dmitry Medvedev arrived in Oslo."),  # on which day?
    ("2023-09-25", "In July 2000 Putin met then-National Defence Chairman Kim Jong-il."),
    ("2023-09-25", "The late North Korean leader Kim Jong-il visited Russia by train."),
    ("2023-09-25", "The new Russian Foreign Minister Dmitry Medvedev was sworn in."),
    ("2023-09-25", "European Council President Charles Michel met French President Emmanuel Macron."),
    ("2024-06-18", "President Jimmy Carter agonised over the hostages in Iran."),  # before the tables begin
    ("2023-09-25", "The war led to the fall of Venezuelan President Hugo Chavez."),
    ("2012-01-10", "North Korean leader Kim Jong-il visited a farm."),  # died weeks ago
    ("2023-09-25", "Kim Jong-il died in 2011. Kim Jong-il is meeting officials on an old photograph."),
    ("2023-09-25", "The supporters of Hugo Chávez will protest next week."),
    ("2023-09-25", "Russian Foreign Minister Sergey Lavrov met Kim Jong Un. Serguei Lavrov thanked Norway."),
    ("2023-09-25", "Bulgarian Foreign Minister Ivan Labrov met Russian Foreign Minister Sergei Lavrov."),
    ("2024-06-18", "US Attorney General Mark Herring visited Norway."),  # sounds like another's surname, no more
    ("2023-09-25", "The ambassador visited Syria's President Bashar al-Assad. Assad thanked the ambassador."),
    ("2023-09-25", "It will be 23 years since he visited Pyongyang in July 2000."),
    ("2024-06-18", "It will be 24 years since he visited Pyongyang in July 2000."),
    ("2024-06-18", "It has been nearly 20 years since the war of 2001."),
    ("2024-06-18", "In 2010 it had been 10 years since the war of 2000."),
    ("2024-06-18", "He was jailed for 20 years in 2001. He is 50 years old."),
    ("", "The treaty was signed 20 years ago, in 2001."),
    ("2024-06-18", "Norway hosted talks on June 30, on February 29, 2024, and on Tuesday, June 18, 2024."),
    ("2024-06-18", "The talks were moved from June 20, 2024 to June 18, 2024."),
    ("2024-06-18", "Norway announced a summit on 19 June 2042."),
    ("2024-06-18", "The accord would have been signed on 19 June 2042."),
    ("2024-06-18", "They signed an accord that ends on 19 June 2042."),
    ("2024-06-18", "In the novel the king was killed on 19 June 2042."),
    ("2024-06-18", "The ministers met on 19 June 2024."),  # a clock ahead of another
    ("2024-12-31", "The accord was signed on 1 January 2025."),
    ("2024-06-18", "The lease was signed until 19 June 2042."),
    ("", "The accord was signed on 19 June 2042."),
    ("2024-06-18", "She governed from 2001 to 2005, and prices rose between 2021 and 2023."),
]


def findings(reader: Reader, text: str, published: str) -> tuple[Finding, ...]:
    """The findings of a report."""
    return read_report(reader, text, published=published).findings


@pytest.mark.parametrize(("published", "text", "expected"), FLAGGED)
def test_what_is_flagged(published: str, text: str, expected: tuple[str, str, str], reader: Reader) -> None:
    (finding,) = findings(reader, text, published)
    assert (finding.text, finding.should_read, finding.kind.value) == expected
    assert finding.reason.endswith(".") and finding.rule


@pytest.mark.parametrize(("published", "text"), RIGHT)
def test_what_is_right(published: str, text: str, reader: Reader) -> None:
    assert findings(reader, text, published) == ()


@pytest.mark.parametrize(
    ("published", "text", "words"),
    [
        ("2023-09-25", "Russian Foreign Minister Dmitry Medvedev arrived in Oslo.", ["Foreign Minister"]),
        ("2024-09-02", "It has been 23 years since July 2000.", ["July 2000"]),
        (
            "2023-09-25",
            "Russian Foreign Minister Sergey Labrov left. Minister Labrov met reporters.",
            ["Foreign Minister", "Labrov"],
        ),
        (
            "2023-09-25",
            "Russian Foreign Minister Sergei Lavrov left. Minister Labrov came.",
            ["Minister", "Sergei Lavrov"],
        ),
        ("2024-06-18", "French President Emanuel Macrone visited Norway.", ["President"]),
        ("2023-09-25", "Kim Jong-il is meeting Russian officials, the Kremlin said.", ["meeting"]),
        ("2024-06-18", "Norway will host the talks on June 31.", []),
    ],
)
def test_what_a_finding_rests_on(published: str, text: str, words: list[str], reader: Reader) -> None:
    (finding,) = findings(reader, text, published)
    assert [span.of(text) for span in finding.rests_on] == words


@pytest.mark.parametrize(
    ("published", "then"),
    [
        ("2023-09-25", "on 25 September 2023"),
        ("2023-09", "in September 2023"),
        ("2023-08/2024", "between August 2023 and 2024"),
    ],
)
def test_the_reason_tells_when(published: str, then: str, reader: Reader) -> None:
    article = read_report(reader, "Russian Foreign Minister Dmitry Medvedev arrived in Oslo.").article
    (finding,) = reader.read(replace(article, published=Metadatum(published))).findings
    assert then in finding.reason and "Sergei Lavrov" in finding.reason


def test_ids_are_of_the_words_and_the_kind(reader: Reader) -> None:
    text = "Norway hosts talks on June 31. Chile hosts talks on April 31."
    first, second = findings(reader, text, "2024-06-18")
    assert first.id != second.id
    assert findings(reader, text, "2024-06-20")[0].id == findings(reader, text, "2024-06-19")[0].id


@pytest.mark.parametrize(
    ("date", "words"),
    [("2011-12-07", "on 7 December 2011"), ("2011-12", "in December 2011"), ("2011", "in 2011")],
)
def test_dates_in_print(date: str, words: str) -> None:
    assert on_day(date) == words
    assert words.endswith(in_words(date))


def test_a_translated_dispatch_has_its_names_flagged(dispatches: Mapping[str, Reading]) -> None:
    reading = dispatches["2023-09-25-translation"]
    found = {finding.text: finding.should_read for finding in reading.findings}
    assert found == {"Sergey Labrov": "Sergei Lavrov", "Pujin": "Vladimir Putin", "Kim Jong-woon": "Kim Jong-un"}


def test_the_other_dispatches_are_left_alone(dispatches: Mapping[str, Reading]) -> None:
    others = (reading for name, reading in dispatches.items() if name != "2023-09-25-translation")
    assert [finding for reading in others for finding in reading.findings] == []
