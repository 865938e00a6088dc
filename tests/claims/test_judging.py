"""Claims: the holder, the words that mark them, what is said, and the events inside."""

import pytest
from reports import find_event, read_report

from dateline.claims.claim import Claim
from dateline.reading import Reader

CLAIMS = [
    ("Norway said that Chile had attacked Peru.", "Norway said: asserts attacked"),
    ("Norway denied that it had attacked Peru.", "Norway denied: denies attacked"),
    ("Norway announced that it would close its embassy in Lima.", "Norway announced: asserts close"),
    ("Norwegian Prime Minister Ana Lund said she would visit Chile.", "Ana Lund said: asserts visit"),
    ("According to Norway, Chile attacked Peru.", "Norway According: asserts attacked"),
    ("Norway urged Chile to withdraw its troops.", "Norway urged: asks withdraw"),
    ("Norway demanded that Peru withdraw its troops.", "Norway demanded: asks withdraw"),
    ("Norway believes that Chile attacked Peru.", "Norway believes: doubts attacked"),
    ("Chile hopes that Peru will sign the treaty.", "Chile hopes: doubts sign the treaty"),
    ("Norway said that Chile had attacked Peru and expelled its envoys.", "Norway said: asserts attacked, expelled"),
]

CONTENT = [
    ("Norway said that Chile had attacked Peru.", "that Chile had attacked Peru"),
    ("Norway said it would close its embassy in Lima.", "it would close its embassy in Lima"),
    ("Norway believes that Chile attacked Peru.", "that Chile attacked Peru"),
]


def claims(reader: Reader, text: str) -> list[tuple[Claim, list[str]]]:
    """The claims of a report, each with the triggers of its events."""
    reading = read_report(reader, text)
    triggers = {event.id: event.trigger_text for event in reading.events}
    return [(claim, [triggers[id] for id in claim.events]) for claim in reading.claims]


@pytest.mark.parametrize(("sentence", "expected"), CLAIMS)
def test_one_claim(sentence: str, expected: str, reader: Reader) -> None:
    ((claim, inside),) = claims(reader, sentence)
    (holder,) = claim.holder
    assert f"{holder.text} {claim.cue_text}: {claim.stance.value} {', '.join(inside)}" == expected
    assert not claim.is_quote


@pytest.mark.parametrize(("sentence", "content"), CONTENT)
def test_what_is_said(sentence: str, content: str, reader: Reader) -> None:
    ((claim, _),) = claims(reader, sentence)
    assert claim.content_text == content


@pytest.mark.parametrize(
    "text",
    [
        "Chile attacked Peru on Monday.",
        "Norway and Chile began talks in Geneva on Monday.",
        "Peru will withdraw its troops.",
        "It rained in Oslo.",
    ],
)
def test_the_outlet_makes_no_claim(text: str, reader: Reader) -> None:
    assert claims(reader, text) == []


def test_a_claim_in_a_claim_is_two(reader: Reader) -> None:
    found = claims(reader, "Norway said that Chile had claimed that Peru attacked the port.")
    assert [claim.cue_text for claim, _ in found] == ["said", "claimed"]
    assert found[0][0].content.covers(found[1][0].content)
    assert found[0][1] == found[1][1]


def test_a_quotation_is_marked_as_one(reader: Reader) -> None:
    ((claim, inside),) = claims(reader, '"Chile attacked Peru," the Norwegian prime minister said.')
    assert claim.is_quote and inside == ["attacked"]
    assert "Chile attacked Peru" in claim.content_text


OF_THESE_DAYS = [
    ("Norway condemned Chile.", "condemned", "2024-05"),
    ("Norway has condemned Chile.", "condemned", "2024-05"),
    ("Norway praised Chile.", "praised", "2024-05"),
    ("Norway urged Chile to withdraw its troops.", "urged", "2024-05"),
    ("Norway's president posted a message blaming Chile.", "blaming", "2024-05"),
    ("Norway promised aid to Chile.", "promised", "2024-05"),
    ("Norway apologised to Chile.", "apologised", "2024-05"),
    # Before these days, always, to come, or not at all.
    ("Norway had condemned Chile.", "condemned", None),
    ("Norway condemns Chile.", "condemns", None),
    ("Norway will condemn Chile.", "condemn", None),
    ("Norway did not condemn Chile.", "condemn", None),
    ("Norway reportedly condemned Chile.", "condemned", None),
    # Told by a noun, or a deed and no reaction in words.
    ("Norway's criticism of Chile was sharp.", "criticism", None),
    ("Norway attacked Chile.", "attacked", None),
    ("Norway invited Chile's president.", "invited", None),
]


@pytest.mark.parametrize(("sentence", "trigger", "month"), OF_THESE_DAYS)
def test_a_reaction_in_words_is_of_the_month_of_publication(
    sentence: str, trigger: str, month: str | None, reader: Reader
) -> None:
    when = find_event(reader, sentence, trigger).when
    assert (when.start if when else None) == month
    assert when is None or (when.basis, when.span) == ("published", None)


@pytest.mark.parametrize(("published", "month"), [("2023-11-02", "2023-11"), ("2023-11", "2023-11"), ("2023", None)])
def test_the_month_is_that_of_the_article(published: str, month: str | None, reader: Reader) -> None:
    when = find_event(reader, "Norway condemned Chile.", "condemned", published=published).when
    assert (when.start if when else None) == month


def test_a_date_of_its_own_wins(reader: Reader) -> None:
    when = find_event(reader, "Norway condemned Chile in 2019.", "condemned").when
    assert when is not None and (when.start, when.basis) == ("2019", "text")
