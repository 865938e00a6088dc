"""The side that a clause leaves out: filled from the article's other words where they tell it, else left open."""

import pytest
from reports import countries, find_event, read_report

from dateline.events.event import Event
from dateline.reading import Reader

EXPELLED = "Chile expelled the Peruvian ambassador on Monday."
RAINS = " It rained in the hills." * 4
# Whom an act in words is aimed at.
AIMED = [
    # Those behind the act it is about, told in its own words or pointed at.
    ("Chile closed its embassy in Lima. Peru condemned the move.", "condemned", "PER > CHL"),
    (f"{EXPELLED} Peru condemned the decision.", "condemned", "PER > CHL"),
    ("Chile attacked Peru on Monday. Norway condemned the attack.", "condemned", "NOR > CHL"),
    # Those who rule or are ruled.
    (
        "Kenyan protesters demanded new elections. The Kenyan government offered talks. Kenya is calm. Kenyans wait.",
        "demanded",
        "KEN > KEN",
    ),
    # Whom a refusal answers.
    (
        "Kenya's opposition accused the government of fraud. The government rejected the claims.",
        "rejected",
        "KEN > KEN",
    ),
    (
        "Kenyan opposition leader Ana Moe asked President Eero Lund of Kenya to resign. Lund refused.",
        "refused",
        "KEN > KEN",
    ),
    # Whose offer was accepted: the last that was put to those who accept.
    ("Kenya invited Mali's president to Nairobi. Mali's president accepted the invitation.", "accepted", "MLI > KEN"),
]
OPEN = [
    # An invitation to others.
    ("Kenya invited Mali's president to Nairobi. Peru accepted the invitation.", "accepted", "PER > "),
    # "The move" is not one's own, nor one of long ago, nor something said.
    (f"{EXPELLED} Chile condemned the move.", "condemned", "CHL > "),
    (f"{EXPELLED}{RAINS} Peru condemned the move.", "condemned", "PER > "),
    ("Norway criticised Kenya. Peru condemned the move.", "condemned", "PER > "),
    # Two attacks: nobody can tell which.
    ("Chile attacked Peru. Kenya attacked Mali. Norway condemned the attack.", "condemned", "NOR > "),
    # The rulers of others.
    ("Kenyan protesters demanded new elections. The Chilean government offered talks.", "demanded", "KEN > "),
    # A quarrel abroad.
    ("Norway refused. Chile accused Norway of lying.", "refused", "NOR > "),
    # An act that is aimed at nobody stays so.
    ("Chile's president resigned. Norway accused Chile of lying.", "resigned", "CHL > "),
]
CROWDS = [
    ("The protests in Kenya continued on Monday.", "protests", "KEN"),
    ("Kenyan protesters gathered. The protests were peaceful.", "protests were", "KEN"),
]


def sides(event: Event) -> str:
    return f"{countries(event.actors)} > {countries(event.recipients)}"


@pytest.mark.parametrize(("text", "trigger", "expected"), [*AIMED, *OPEN])
def test_whom_it_is_aimed_at(text: str, trigger: str, expected: str, reader: Reader) -> None:
    assert sides(find_event(reader, text, trigger)) == expected


@pytest.mark.parametrize(("text", "trigger", "country"), CROWDS)
def test_protests_are_by_protesters(text: str, trigger: str, country: str, reader: Reader) -> None:
    (crowd,) = find_event(reader, text, trigger).actors
    assert (crowd.id, crowd.country, crowd.sector) == (f"group/{country.lower()}-protester", country, "OPP")


def test_protests_nowhere_are_by_nobody(reader: Reader) -> None:
    assert find_event(reader, "The protests continued on Monday.", "protests").actors == ()


@pytest.mark.parametrize(("text", "trigger", "_expected"), AIMED)
def test_what_is_filled_in_is_explained(text: str, trigger: str, _expected: str, reader: Reader) -> None:
    event = find_event(reader, text, trigger)
    assert any(reason.startswith("recipient: ") for reason in event.reasons)
    assert event.score < 1


@pytest.mark.parametrize(("text", "trigger", "_expected"), [AIMED[0], AIMED[2], AIMED[5]])
def test_a_side_of_another_act_leads_to_its_words(text: str, trigger: str, _expected: str, reader: Reader) -> None:
    event = find_event(reader, text, trigger)
    reading = read_report(reader, text)
    triggers = {other.trigger for other in reading.events if other.trigger != event.trigger}
    assert all(triggers & set(role.through) for role in event.recipients)


@pytest.mark.parametrize(("text", "trigger", "expected"), [*AIMED, *OPEN])
def test_nobody_is_aimed_at_by_themselves(text: str, trigger: str, expected: str, reader: Reader) -> None:
    event = find_event(reader, text, trigger)
    assert not {role.id for role in event.actors} & {role.id for role in event.recipients}
