"""Short reports read by the shipped reader: ways of telling that tell one state, person or act from another."""

import pytest

from dateline.articles.build import build_article
from dateline.articles.document import Document
from dateline.events.event import Event, Role
from dateline.reading import read


def events(text: str) -> list[Event]:
    """What a report of 24 September 2019 tells."""
    return list(read(build_article(Document("report", text=text, published="2019-09-24"))).events)


def told(text: str, trigger: str) -> Event:
    """The one event that is told by words with these in them."""
    (event,) = (event for event in events(text) if trigger in event.trigger_text)
    return event


def names(roles: tuple[Role, ...]) -> list[tuple[str, str | None]]:
    """Who takes part, by words and country."""
    return [(role.text, role.country) for role in roles]


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        # A state of several words belongs to the office before a name, and what follows "of" is no part of the name.
        (
            "Prime Minister of New Zealand Ana Moe flew to Oslo on Friday.",
            "flew",
            [("Ana Moe", "NZL")],
            [("Oslo", "NOR")],
        ),
        (
            "Presidents Ana Moe of Nigeria and Patrice Roe of Benin signed the agreement on Sunday.",
            "signed",
            [("Ana Moe", "NGA"), ("Patrice Roe", "BEN")],
            [],
        ),
        # Georgia among states of the United States.
        (
            "The bill was sponsored by Senators Ana Moe of Florida, Mike Lien of Utah and David Roe of Georgia.",
            "sponsored",
            [("Ana Moe", "USA"), ("Mike Lien", "USA"), ("David Roe", "USA")],
            [],
        ),
        ("Georgia invited the president of Chile to Tbilisi.", "invited", [("Georgia", "GEO")], [("president", "CHL")]),
        # What is under his own guards is not done by himself.
        (
            "Leon Moe, a mayor in Chile, was killed by his guards on Tuesday.",
            "killed",
            [("guards", "CHL")],
            [("Leon Moe", "CHL")],
        ),
        # Two verbs in a row act on the same thing.
        (
            "Chile praised North Korea on Friday and thanked it for the letter.",
            "thanked",
            [("Chile", "CHL")],
            [("North Korea", "PRK")],
        ),
        # Two offices of one person.
        (
            "Ana Moe, Chairwoman of the Greens and Mayor of Oslo, met Chile's president on Friday.",
            "met",
            [("Ana Moe", None), ("president", "CHL")],
            [],
        ),
        ("The House of Commons of Canada voted on Monday.", "voted", [("House of Commons", "CAN")], []),
        (
            "Firms stopped trading in Chad, and Norway withdrew its envoy from the desert nation.",
            "withdrew",
            [("Norway", "NOR")],
            [("nation", "TCD")],
        ),
    ],
)
def test_who_takes_part(
    text: str, trigger: str, actors: list[tuple[str, str]], recipients: list[tuple[str, str]]
) -> None:
    event = told(text, trigger)
    assert (names(event.actors), names(event.recipients)) == (actors, recipients)


def test_anti_government_protests_are_against_it() -> None:
    event = told("Anti-government protests continue in Baghdad.", "protests")
    assert [role.country for role in event.actors] == ["IRQ"]
    assert names(event.recipients) == [("government", "IRQ")]


@pytest.mark.parametrize(
    ("text", "trigger", "types"),
    [
        # A people that protests is not its state.
        ("Chileans have been protesting since March.", "protesting", ["PROTEST"]),
        ("Chile has protested to Peru over the arrest.", "protested", ["ACCUSE"]),
        # One finding, told by the court's verb.
        ("The Supreme Court of Kenya found that the ban was unlawful.", "unlawful", []),
        ("The Supreme Court of Kenya found that the ban was unlawful.", "found", ["REJECT"]),
        # Rules are no acts, but what a law does is one.
        ("The constitution of Chile requires both houses of parliament to confirm nominees.", "confirm", []),
        ("Under the constitution the Senate of Chile would elect a president.", "elect", []),
        ("The Senate of Chile elected a president on Friday.", "elect", ["SUPPORT"]),
    ],
)
def test_what_kind_of_act_it_is(text: str, trigger: str, types: list[str]) -> None:
    assert [event.type.value for event in events(text) if trigger in event.trigger_text] == types


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Chile's police have detained forty students since the protests began in March.", "protests", "ongoing"),
        ("Chile's police detained forty students after the protests began in March.", "protests", "happened"),
    ],
)
def test_what_has_begun_since_goes_on(text: str, trigger: str, status: str) -> None:
    assert told(text, trigger).status.value == status


@pytest.mark.parametrize(
    ("text", "trigger", "start"),
    [
        (
            "Chile's minister Ana Moe announced her resignation effective next Wednesday, October 2.",
            "resig",
            "2019-10-02",
        ),
        ("Chile's minister Ana Moe announced her resignation, saying that October 2 was a holiday.", "resig", None),
    ],
)
def test_when_a_resignation_takes_effect(text: str, trigger: str, start: str | None) -> None:
    event = told(text, trigger)
    assert (event.when.start if event.when else None) == start


@pytest.mark.parametrize(
    ("text", "trigger", "recipients"),
    [
        ("Britons voted in 2016 to leave the European Union.", "voted", [("European Union", "IGO")]),
        ("The Senate of Chile confirmed Ana Moe by one vote.", "confirmed", [("Ana Moe", None)]),
        # Whoever sent the drones, it need not be somebody at home.
    ],
)
def test_whom_a_decision_is_about(text: str, trigger: str, recipients: list[tuple[str, str | None]]) -> None:
    assert names(told(text, trigger).recipients) == recipients


@pytest.mark.parametrize(("cause", "actors"), [("by several rockets", []), ("before dawn", ["IRQ"])])
def test_what_rockets_hit_is_not_taken_for_hit_by_somebody_at_home(cause: str, actors: list[str]) -> None:
    text = f"Iraq mourned on Friday. The soldiers were attacked {cause}. The government of Iraq spoke to parliament."
    assert [role.country for role in told(text, "attacked").actors] == actors


@pytest.mark.parametrize("condition", ["a state of emergency", "the president's power"])
def test_conditions_are_nobody(condition: str) -> None:
    text = f"Four governors in Chile filed a lawsuit against {condition} on Friday."
    assert not [role.text for event in events(text) for role in event.recipients if role.text in ("state", "power")]


def test_three_nations_are_not_the_one_that_a_report_is_about() -> None:
    text = (
        "An Indonesian airliner vanished on Friday. Indonesia searched the sea. "
        "Singapore, India and Australia heard of it. All three nations offered military assistance."
    )
    assert names(told(text, "assistance").actors) == [("nations", None)]


@pytest.mark.parametrize(
    ("text", "status", "said_by"),
    [
        ("Chile said it had signed the truce after Peru attacked the port on Friday.", "happened", []),
        ("Chile said on Friday that Peru had attacked the port.", "alleged", ["Chile"]),
    ],
)
def test_what_came_before_an_announcement_is_told_by_the_report(text: str, status: str, said_by: list[str]) -> None:
    event = told(text, "attacked")
    assert (event.status.value, [role.text for role in event.said_by]) == (status, said_by)
