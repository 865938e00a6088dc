"""Two or more at once: whom "both countries", "the two leaders", "they" and "the former" are, where it is plain."""

import pytest
from reports import read_report

from dateline.mentions.mention import Mention
from dateline.reading import Reader

TWO = "Norway and Chile met in Geneva."
LEADERS = "Norway's president Ana Moe met Chile's president Luis Soto."
THREE = "Norway, Chile and Peru met in Geneva."
RAIN = " It rained. It rained. It rained."

GROUPS = [
    (f"{TWO} Both countries signed a treaty.", "countries", ["NOR", "CHL"]),
    (f"{TWO} The two countries signed a treaty.", "countries", ["NOR", "CHL"]),
    (f"{TWO} These two states signed a treaty.", "states", ["NOR", "CHL"]),
    (f"{THREE} The three countries signed a treaty.", "countries", ["NOR", "CHL", "PER"]),
    # In the same sentence, and two sentences on.
    ("Norway and Chile said on Monday that both countries would sign a treaty.", "countries", ["NOR", "CHL"]),
    (f"{TWO} Officials spoke. Both countries signed a treaty.", "countries", ["NOR", "CHL"]),
    # The two that the article is about, however far away.
    (f"Norway talks. Norway and Chile are near.{RAIN} Both countries signed a treaty.", "countries", ["NOR", "CHL"]),
    (f"{TWO} They signed a treaty.", "They", ["NOR", "CHL"]),
]
OF_STATES = [
    ("The leaders of Norway and Chile met in Geneva.", "leaders", ["NOR", "CHL"]),
    ("Norwegian and Chilean ministers met in Geneva.", "ministers", ["NOR", "CHL"]),
    ("The leaders of Norway met in Geneva.", "leaders", []),
    # Envoys to two states are of neither, and whose people are arrested by another state are not of that.
    ("The envoys to Norway and Chile met in Geneva.", "envoys", []),
    ("The arrest of three Danish journalists by Egypt caused an outcry.", "journalists", []),
]
PEOPLE = [
    (f"{LEADERS} The two leaders signed a treaty.", "leaders", ["person/ana-moe", "person/luis-soto"]),
    (f"{LEADERS} Both presidents signed a treaty.", "presidents", ["person/ana-moe", "person/luis-soto"]),
]
ONES = [
    (f"{TWO} The former signed a treaty.", "former", "NOR"),
    (f"{TWO} The latter signed a treaty.", "latter", "CHL"),
]
OPEN = [
    # Too many, too few, or nobody before.
    (f"{THREE} Both countries signed a treaty.", "countries"),
    ("Norway voted. Both countries signed a treaty.", "countries"),
    (f"Both countries signed a treaty. {THREE}", "countries"),
    # Not the ones the article knows of.
    (f"{TWO} Two countries signed a treaty.", "countries"),
    (f"{TWO} Countries signed a treaty.", "countries"),
    # Far away, and other states between.
    (f"{TWO}{RAIN} Peru voted. Kenya voted.{RAIN} Both countries signed a treaty.", "countries"),
    # One acts upon the other: "they" may be anybody.
    ("Norway praised Chile. They signed a treaty.", "They"),
    (f"{TWO} Officials smiled. It rained in Bergen. They signed a treaty.", "They"),
    # One of one, and a word that only describes.
    ("Norway voted. The latter signed a treaty.", "latter"),
    (f"{THREE} The former signed a treaty.", "former"),
    (f"{TWO} The former president signed a treaty.", "former"),
]


def found(reader: Reader, text: str, words: str) -> Mention | None:
    """The last actor by these words, if there is one."""
    mentions = [mention for mention in read_report(reader, text).mentions if mention.text == words]
    return mentions[-1] if mentions else None


@pytest.mark.parametrize(("text", "words", "countries"), GROUPS)
def test_states(text: str, words: str, countries: list[str], reader: Reader) -> None:
    group = found(reader, text, words)
    assert group is not None and [member.country for member in group.members] == countries


@pytest.mark.parametrize(("text", "words", "countries"), OF_STATES)
def test_people_of_several_states(text: str, words: str, countries: list[str], reader: Reader) -> None:
    group = found(reader, text, words)
    assert group is not None and [member.country for member in group.members] == countries
    assert all(member.through and member.basis == "modifier" for member in group.members)


@pytest.mark.parametrize(("text", "words", "ids"), PEOPLE)
def test_people(text: str, words: str, ids: list[str], reader: Reader) -> None:
    group = found(reader, text, words)
    assert group is not None and [member.id for member in group.members] == ids


@pytest.mark.parametrize(("text", "words", "country"), ONES)
def test_one_of_two(text: str, words: str, country: str, reader: Reader) -> None:
    one = found(reader, text, words)
    assert one is not None and (one.country, one.basis, one.members) == (country, "coreference", ())


@pytest.mark.parametrize(("text", "words"), OPEN)
def test_nobody_is_guessed(text: str, words: str, reader: Reader) -> None:
    mention = found(reader, text, words)
    assert mention is None or (mention.members, mention.country) == ((), None)


@pytest.mark.parametrize(("text", "words", "_members"), [*GROUPS, *PEOPLE])
def test_a_group_leads_to_the_words_that_name_its_members(
    text: str, words: str, _members: list[str], reader: Reader
) -> None:
    group = found(reader, text, words)
    assert group is not None
    assert group.through == tuple(member.through[0] for member in group.members)
    assert all(member.span == group.span and member.basis == "coreference" for member in group.members)
    assert len({member.country for member in group.members}) == len(group.members)
