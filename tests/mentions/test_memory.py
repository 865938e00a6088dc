"""What an article has said so far of whom."""

import pytest

from dateline.articles.span import Span
from dateline.mentions.memory import Memory, name_words
from dateline.mentions.mention import Mention, MentionKind
from dateline.registry.spelling import slug


def person(name: str, *, country: str | None = None) -> Mention:
    id = f"person/{slug(name)}"
    return Mention(MentionKind.ACTOR, Span("a", 0, 1), name, 0, 0, id=id, name=name, country=country)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Ana de la Cruz", ["ana", "cruz"]),
        ("Omar bin Said", ["omar", "said"]),
        ("J. O'Neill", ["j.", "o'neill"]),
        ("Said 2", ["said"]),
        ("van", []),
    ],
)
def test_words_that_can_stand_for_a_name(name: str, words: list[str]) -> None:
    assert name_words(name) == words


@pytest.mark.parametrize(
    ("later", "is_known"),
    [
        ("Petrov", True),
        ("Ivan", True),
        ("Ivan Petrov", True),
        ("Ivan Sergeyevich Petrov", True),
        ("Oleg Petrov", False),
        ("Sidorov", False),
        ("", False),
    ],
)
def test_later_names_of_a_person(later: str, *, is_known: bool) -> None:
    memory, known = Memory(), person("Ivan Petrov")
    memory.keep_person(known)
    assert memory.person(later) is (known if is_known else None)


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        (person("Petrov"), person("Ivan Petrov"), 1),
        (person("Ivan Petrov"), person("Petrov"), 0),
        (person("Ivan Petrov"), person("Petrov", country="RUS"), 1),
        (person("Ivan Petrov", country="RUS"), person("Petrov", country="NOR"), 0),
    ],
)
def test_what_tells_more_is_kept(first: Mention, second: Mention, kept: int) -> None:
    memory = Memory()
    memory.keep_person(first)
    memory.keep_person(second)
    assert memory.person("Petrov") is (first, second)[kept]


def test_organisations_and_roles_are_remembered_by_their_words() -> None:
    memory, mention = Memory(), person("x")
    memory.keep_name("Fjord Bank", mention)
    memory.keep_person(mention, role="governor")
    assert memory.organisation("FJORD BANK") is mention
    assert memory.role("governor") is mention
    assert (memory.organisation("Bank"), memory.role("mayor")) == (None, None)


@pytest.mark.parametrize(
    ("first", "later", "is_known"),
    [
        ("Andina Azul", "Andina", True),
        ("Andina", "Andina Airlines", True),
        ("Andina", "Andina Air", True),
        ("Andina", "Andina United", False),
        ("Andina Azul", "Andina Air", False),
    ],
)
def test_shorter_and_fuller_names_of_a_body(first: str, later: str, *, is_known: bool) -> None:
    memory, known = Memory(), person(first)
    memory.keep_name(first, known)
    assert memory.organisation(later) is (known if is_known else None)


@pytest.mark.parametrize(("first", "later"), [("Ana Erdoğan", "Erdogan"), ("Ana Erdogan", "Ana Erdoğan")])
def test_a_name_is_the_same_without_its_accents(first: str, later: str) -> None:
    memory, known = Memory(), person(first)
    memory.keep_person(known)
    assert memory.person(later) is known
