"""The language of a text, and how sure it is."""

import pytest

from dateline.articles.article import PartKind
from dateline.articles.build import build_article
from dateline.articles.document import Document
from dateline.articles.language import UNKNOWN, find_language, is_foreign, language_code

ENGLISH = (
    "The foreign minister of Norway told reporters on Monday that the talks would begin in the autumn, and that both"
    " sides had accepted the invitation to Bergen."
)
SPANISH = (
    "El ministro de Asuntos Exteriores dijo el lunes a los periodistas que las conversaciones empezarán en otoño y que"
    " ambas partes han aceptado la invitación."
)
RUSSIAN = "Министр иностранных дел заявил журналистам, что переговоры начнутся осенью и что обе стороны согласны."
NAMES = "Putin, Xi, Modi, Erdogan, Lukashenko, Sharif"


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        (ENGLISH, "", "en"),
        (ENGLISH, "es", "en"),
        (SPANISH, "en", "es"),
        (RUSSIAN, "en-GB", "ru"),
        (NAMES, "", "en"),
        (NAMES, "es-MX", "es"),
        (NAMES, "x-klingon", "en"),
        ("Переговоры начались.", "", UNKNOWN),
        ("ꂴꆏ ꌋꆀ", "", UNKNOWN),
        (f"{ENGLISH} {SPANISH}", "", "en"),
        (f"{ENGLISH} {SPANISH}", "es", "es"),
        ("12 – 14", "", "en"),
        ("\U0001fffe\U0001ffff", "", "en"),
    ],
)
def test_what_is_surely_recognised_wins_over_what_is_declared(text: str, declared: str, language: str) -> None:
    assert find_language(text, declared=declared) == language


@pytest.mark.parametrize(
    ("tag", "code"),
    [("en-GB", "en"), ("EN_us", "en"), ("English", "en"), ("eng", "en"), ("pt-BR", "pt"), ("fil", "fil"),
     ("und", ""), ("x-default", ""), ("", ""), ("q" * 1000, "")],
)  # fmt: skip
def test_a_declared_language_has_one_code(tag: str, code: str) -> None:
    assert language_code(tag) == code


@pytest.mark.parametrize(("text", "foreign"), [(ENGLISH, False), (SPANISH, True), (RUSSIAN, True), (NAMES, False)])
def test_a_paragraph_is_foreign_where_that_is_sure(text: str, foreign: bool) -> None:
    assert is_foreign(text, language="en") is foreign


def test_a_quotation_in_another_language_is_no_news() -> None:
    article = build_article(Document("a", text="\n\n".join((ENGLISH, ENGLISH[:-1] + " again.", RUSSIAN, NAMES + "."))))
    assert article.language == "en"
    assert [part.kind for part in article.parts].count(PartKind.FOREIGN) == 1
