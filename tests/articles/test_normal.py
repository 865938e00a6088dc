"""The normal reading of a text, and the way back."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dateline.articles.normal import normal

_ODD = "\x0b\x85\x93\u00ad\u200b\u200d\ufeff\u202e\u2066\u00a0\u2009\u3000\ufb01\ufb03\uff21\u0301\u0308\u2011\u2028"
_TEXTS = st.text(st.sampled_from(_ODD + "aeiofnO \n\r.-’") | st.characters())


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Sol\u00adberg", "Solberg"),
        ("Sol\u00ad\n  berg", "Solberg"),
        ("Lav\u200brov\ufeff met\u2060 \u202eWang\u202c", "Lavrov met Wang"),
        ("\ufb01ve o\ufb03cers \ufb02ed, \ufb06ill \ufb00", "five officers fled, still ff"),
        ("10\u00a0June\u2009in\u3000Oslo", "10 June in Oslo"),
        ("Ｎｏｒｗａｙ，２０２４", "Norway,2024"),
        ("e\u0301lan, Lu\u0302\u0301t, o\u00ad\u0308re", "élan, Lû\u0301t, öre"),
        ("one\u0085two\u2028three\u000bfour", "one\ntwo\nthree\nfour"),
        ("cease\u2011fire, Russia\u00b4s, Qur\u02bcan, \u22125", "cease-fire, Russia’s, Qur’an, -5"),
        ("\u0093We will,\u0094 he\u0092d said", "“We will,” he’d said"),
        ("\U0001d40f\U0001d42e\U0001d42d\U0001d422\U0001d427", "Putin"),
        ("a" + "\u0316\u0301" * 1000, "á" + "\u0316" * 4 + "\u0301" * 3),
    ],
)
def test_a_text_is_read_as_it_is_meant(printed: str, read: str) -> None:
    assert normal(printed).text == read


@pytest.mark.parametrize("text", ["", "“Ça – c’est Łódź…”\r\n\t½ of 10² km, CO₂", "Дніпро 北京 Đặng", "\u0301"])
def test_a_text_as_it_is_printed_in_news_is_normal(text: str) -> None:
    assert normal(text).text == text


@given(_TEXTS)
def test_the_normal_reading_is_normal(text: str) -> None:
    read = normal(text).text
    assert normal(read).text == read


@given(_TEXTS, st.data())
def test_a_span_leads_back_to_what_reads_the_same(text: str, data: st.DataObject) -> None:
    read = normal(text)
    assume(read.text)
    start = data.draw(st.integers(0, len(read.text) - 1))
    end = data.draw(st.integers(start + 1, len(read.text)))
    first, last = read.original(start, end)
    whole_start, whole_end = read.place(first, last)
    assert whole_start <= start < end <= whole_end
    assert normal(text[first:last]).text == read.text[whole_start:whole_end]


@given(_TEXTS, st.data())
def test_what_is_read_whole_leads_there_and_back(text: str, data: st.DataObject) -> None:
    read = normal(text)
    assume(read.text)
    end = data.draw(st.integers(1, len(read.text)))
    span = read.place(*read.original(0, end))
    assert read.original(*span) == read.original(0, end)
