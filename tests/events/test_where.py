"""The place of an act: told beside it, its object, its occasion or its doer; a visit takes place where it goes."""

import pytest
from reports import find_event

from dateline.reading import Reader

PLACES = [
    # Visits.
    ("Norway's president visited Santiago on Monday.", "visited", "Santiago"),
    ("Norway's president will travel to Chile in June.", "travel", "Chile"),
    ("Norway's president paid a visit to Chile in June.", "visit", "Chile"),
    ("Norway's president arrived in Santiago for talks with Chile's president.", "talks", "Santiago"),
    ("Norway's president is in Kenya for talks with Kenya's president.", "talks", "Kenya"),
    ("Norway's president flew from Oslo to Nairobi on Monday to meet Kenya's president.", "meet", "Nairobi"),
    ("Norway's president welcomed Chile's president to Oslo on Monday.", "welcomed", "Oslo"),
    # Occasions, and words that only say which part.
    ("At a summit in Geneva, Norway's president met Chile's president.", "met", "Geneva"),
    ("Norway's foreign minister met his Chilean counterpart on the sidelines of a summit in Geneva.", "met", "Geneva"),
    ("The delegation will meet with Chilean officials in Santiago next week.", "meet", "Santiago"),
    ("Norway's president met Chile's president at the United Nations in New York.", "met", "New York"),
    ("Police arrested 30 protesters at a rally in Lima.", "arrested", "Lima"),
    ("Soldiers killed four rebels in clashes outside Beirut.", "killed", "Beirut"),
    ("A bomb killed six soldiers in the Syrian city of Homs.", "killed", "Homs"),
    ("Militants stormed a prison in the town of Goma, freeing hundreds.", "stormed", "Goma"),
    # Whom it is done to, and who does it.
    ("Protesters attacked Chile's embassy in Oslo.", "attacked", "Oslo"),
    ("Two teachers were abducted by gunmen in northern Nigeria.", "abducted", "Nigeria"),
    ("A court in Lima convicted Norway's former ambassador.", "convicted", "Lima"),
    ("Police in Lima arrested two Danish sailors.", "arrested", "Lima"),
    ("Talks between Chile and Peru in Bergen failed on Monday.", "Talks", "Bergen"),
    ("The killing of four soldiers in Beirut was condemned by Norway.", "killing", "Beirut"),
    ("Norway condemned the attack on its embassy in Beirut.", "attack", "Beirut"),
    ("Norway's navy seized a Chilean ship off Somalia.", "seized", "Somalia"),
]
NO_PLACES = [
    ("Norway's foreign minister said in Geneva that Chile had attacked Peru.", "attacked"),
    ("Norway's president praised the reforms in Kenya.", "praised"),
    ("Norway accused Chile of violating human rights in Peru.", "accused"),
    ("Norway condemned the attack on its embassy in Beirut.", "condemned"),
    ("Norway withdrew its troops from Mali.", "withdrew"),
    ("OSLO (Reuters) - Norway condemned Chile on Monday.", "condemned"),
    ("The killing of four soldiers in Beirut was condemned by Norway.", "condemned"),
]
LOCATED = [
    ("Norway and Chile met in Oslo.", "met", ("place/oslo", "NOR", "", 60)),
    ("Norway's president visited Santiago.", "visited", ("place/santiago", "CHL", "", -33)),
    ("Norway and Chile met in Paris, Texas.", "met", ("place/usa-texas-paris", "USA", "Texas", 34)),
    ("Norway and Chile met in Houston.", "met", ("place/houston", "USA", "Texas", 30)),
    ("Norway and Chile met in Kenya.", "met", ("state/KEN", "KEN", "", None)),
    ("Norway and Chile met in Zelvograd.", "met", ("place/zelvograd", None, "", None)),
]


@pytest.mark.parametrize(("sentence", "trigger", "place"), PLACES)
def test_the_place_of_the_act(sentence: str, trigger: str, place: str, reader: Reader) -> None:
    where = find_event(reader, sentence, trigger).where
    assert where is not None
    assert where.text == place == where.span.of(sentence)


@pytest.mark.parametrize(("sentence", "trigger"), NO_PLACES)
def test_a_place_of_something_else_is_not_taken(sentence: str, trigger: str, reader: Reader) -> None:
    assert find_event(reader, sentence, trigger).where is None


@pytest.mark.parametrize(("sentence", "trigger", "expected"), LOCATED)
def test_a_place_is_told_with_what_is_known_of_it(
    sentence: str, trigger: str, expected: tuple[str, str | None, str, int | None], reader: Reader
) -> None:
    where = find_event(reader, sentence, trigger).where
    assert where is not None
    degrees = None if where.latitude is None else round(where.latitude)
    assert (where.id, where.country, where.admin, degrees) == expected
